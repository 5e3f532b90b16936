//! What reads like a child's name: a full name, or a first name where the text says that it is a pupil's.
//!
//! A guess from lists, capitals and what stands around. Adults by title or role are left alone, and so are places,
//! organisations and people whom everybody knows. A parent's full name is found: it names the child too.

use super::first_names::{ALSO_WORDS as NAME_OR_WORD, FIRST_NAMES};
use super::surnames::{ALSO_WORDS as SURNAME_OR_WORD, SURNAMES};
use super::vocabulary::{DID, KNOWN, OUTSIDE, PLACES, ROLES, TITLES, VOCABULARY};
use super::words::{Word, has, is_apostrophe, is_hyphen};
use super::{Find, Kind};

/// Words right before a name that say whose it is.
pub(super) const CHILD: &str = "boy brother child daughter girl learner named pupil sister son student twins";

/// Small words inside a surname.
pub(super) const PARTICLES: &str = "al bin da de del di dos el ibn la le van von";

/// Surnames that go on with a sentence where they stand in small letters after a first name.
pub(super) const VERBS: &str = "cook dad day french hunt little long love may page read rose wade young";

/// What adults have, and children seldom do, after their name: "Paul Dix's approach".
pub(super) const WORKS: &str = "\
    approach article framework method methods model podcast principles research theory training webinar";

/// What makes the name before it that of a character, an author or somebody in public life.
pub(super) const PUBLIC: &str = "books characters films mbe mp musical novels obe posters";

/// How many words may stand between a first name and its year group: "Jack, who is now in Year 3".
const REACH: usize = 5;

/// Every name of a text.
pub(super) fn find(words: &[Word<'_>]) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = full(words, at).or_else(|| surname_first(words, at)).or_else(|| initialled(words, at));
        if let Some((last, is_child)) = found {
            if is_child && let (Some(first), Some(last)) = (words.get(at), words.get(last)) {
                finds.push(Find::new(Kind::Name, first.start..last.core_end()));
            }
            at = last + 1;
            continue;
        }
        if let (Some(word), Some(end)) = (words.get(at), alone(words, at)) {
            finds.push(Find::new(Kind::Name, word.start..end));
        }
        at += 1;
    }
    finds
}

/// Whether a word is a first name of the list, whole or, with a hyphen, in its first part.
fn is_first_name(word: &Word<'_>) -> bool {
    has(FIRST_NAMES, &word.low) || word.low.split_once('-').is_some_and(|(first, _)| has(FIRST_NAMES, first))
}

/// Whether a word is a surname of the list, whole or, with a hyphen, in one part.
fn is_surname(word: &Word<'_>) -> bool {
    word.low.split('-').any(|part| has(SURNAMES, part))
}

/// Whether a word could be a name that no list has: one capital first, letters only, no word of schools.
fn is_unusual(word: &Word<'_>) -> bool {
    word.is_capital() && !word.is_shouted() && word.is_letters() && word.low.len() > 1 && !is_vocabulary(word)
}

/// Whether a word, or a part of it, is one of schools, sentences or places.
fn is_vocabulary(word: &Word<'_>) -> bool {
    let is = |low: &str| [VOCABULARY, PLACES, ROLES, TITLES].iter().any(|list| has(list, low));
    is(&word.low) || word.low.strip_suffix('s').is_some_and(is) || word.low.split('-').any(is)
}

/// Whether a word could be a surname after a first name.
fn could_be_surname(word: &Word<'_>) -> bool {
    is_surname(word) || is_unusual(word) || (word.is_shouted() && word.text.len() > 4 && !is_vocabulary(word))
}

/// Whether a word is a single letter that stands for a surname: Oliver B.
fn is_initial(word: &Word<'_>) -> bool {
    let single = word.text.len() == 1 && word.is_capital() && word.is_letters();
    single && (word.next == '.' || !matches!(word.text, "A" | "I"))
}

/// A full name from a word on, as its last word and whether it can be a child's.
fn full(words: &[Word<'_>], at: usize) -> Option<(usize, bool)> {
    let first = words.get(at)?;
    let next = words.get(at + 1).filter(|next| next.follows())?;
    // "Gabriel da Silva": what the particle belongs to is the surname.
    let particle = usize::from(first.is_capital() && has(PARTICLES, &next.low));
    let second = words.get(at + 1 + particle).filter(|second| second.follows())?;
    if first.owns || !first.is_letters() {
        return None;
    }
    let listed = is_first_name(first);
    if !first.is_capital() {
        // As dictated: both must be in a list, and neither a word that goes on.
        let plain = listed && !has(NAME_OR_WORD, &first.low) && !second.is_capital();
        let both = plain && has(SURNAMES, &second.low) && !has(VERBS, &second.low);
        return both.then(|| (at + 1, is_child(words, at, at + 1)));
    }
    if !second.is_capital() {
        return None;
    }
    let word_too = has(NAME_OR_WORD, &first.low);
    let after_first = listed && {
        // "Grace Academy", "Will Year 4": a word at the start of a sentence needs a surname that is known.
        let says = !word_too || !first.is_first() || is_surname(second) || is_said(words, at);
        says && (could_be_surname(second) || (is_initial(second) && !(word_too && first.is_first())))
    };
    let unlisted = !listed && is_unusual(first) && {
        let known = is_surname(second) && !has(SURNAME_OR_WORD, &second.low);
        let double = second.low.contains('-') && second.text.split(is_hyphen).all(starts_with_capital);
        let said = is_said(words, at) && is_unusual(second);
        (known || double || said) && !is_vocabulary_at_start(first)
    };
    if !after_first && !unlisted {
        return None;
    }
    let mut last = at + 1 + particle;
    if !second.owns
        && second.next == ' '
        && words.get(last + 1).is_some_and(|third| third.follows() && third.is_capital())
    {
        let goes_on = words.get(last + 1).is_some_and(|third| third.is_letters() && could_be_surname(third));
        last += usize::from(goes_on && !words.get(last + 1).is_some_and(is_vocabulary));
    }
    Some((last, is_child(words, at, last)))
}

/// A word at the start of a sentence that is not in the vocabulary may still be an ordinary one.
fn is_vocabulary_at_start(word: &Word<'_>) -> bool {
    word.is_first() && ["ed", "ing", "ly", "tion", "ment", "ness", "ity"].iter().any(|end| word.low.ends_with(end))
}

fn starts_with_capital(part: &str) -> bool {
    part.chars().next().is_some_and(char::is_uppercase)
}

/// A surname, a comma and a first name from a word on: "SMITH, Oliver".
fn surname_first(words: &[Word<'_>], at: usize) -> Option<(usize, bool)> {
    let (surname, first) = (words.get(at)?, words.get(at + 1)?);
    if first.gap.trim() != "," || surname.owns || !first.is_capital() || !surname.is_capital() || !is_first_name(first)
    {
        return None;
    }
    // "In Leeds, Oliver ...": a name is followed by something other than the rest of a sentence.
    let ends = first.owns || words.get(at + 2).is_none_or(|next| next.gap.trim() != "" || next.gap.contains('\n'));
    let irish = surname.text.chars().any(is_apostrophe) || surname.low.starts_with("mc");
    let known = (is_surname(surname) && !is_first_name(surname)) || irish;
    let shouted = surname.is_shouted() && (is_surname(surname) || surname.text.len() > 5) && !is_vocabulary(surname);
    let said = (known && (ends || surname.is_first())) || (shouted && surname.is_letters());
    (said && !has(VOCABULARY, &surname.low)).then(|| (at + 1, is_child(words, at, at + 1)))
}

/// An initial and a surname from a word on, which are a child's only where the text says so: "J. Whitaker in Y3".
fn initialled(words: &[Word<'_>], at: usize) -> Option<(usize, bool)> {
    let (initial, surname) = (words.get(at)?, words.get(at + 1)?);
    let dotted = is_initial(initial) && surname.gap.trim_start_matches('.').chars().all(|c| c == ' ');
    if !dotted || surname.gap.is_empty() || !surname.is_capital() || !could_be_surname(surname) {
        return None;
    }
    let child = (year_after(words, at + 1, 2).is_some() || is_said(words, at)) && is_child(words, at, at + 1);
    child.then_some((at + 1, true))
}

/// A first name alone, where the text says that it is a pupil's: "pupil Jack", "Jack (Year 4)". Where it ends.
fn alone(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    let listed = is_first_name(word);
    let after_capital = |word: &Word<'_>| word.follows() && word.is_capital();
    if words.get(at + 1).is_some_and(|next| after_capital(next) && !is_year(words, at + 1)) {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let child = word.follows() && before.is_some_and(|before| has(CHILD, &before.low) && !before.owns);
    let small = before.is_some_and(|before| !before.is_capital());
    let word_too = has(NAME_OR_WORD, &word.low);
    let said = if word.is_capital() { listed || (small && is_unusual(word)) } else { listed && !word_too };
    if child && said {
        return Some(word.core_end());
    }
    if !listed || word.owns || before.is_some_and(|before| word.follows() && is_adult(&before.low)) {
        return None;
    }
    if !word.is_capital() {
        // As dictated: "szymon in year 2".
        let near = !word_too && words.get(at + 1).is_some_and(|next| next.low == "in");
        return if near { year_after(words, at, 1) } else { None };
    }
    // "Mark Year 6 books": a word needs a bracket or an "in" between.
    let straight = is_year(words, at + 1) && words.get(at + 1).is_some_and(Word::follows);
    if word_too && straight {
        return None;
    }
    let reach = if word_too { 1 } else { REACH };
    let year = year_after(words, at, reach)?;
    Some(if straight || matches!(word.next, '(' | ' ') && year_after(words, at, 1).is_some() {
        year
    } else {
        word.end()
    })
}

/// Whether a year group starts at a word: Year 4, Y4, Reception.
fn is_year(words: &[Word<'_>], at: usize) -> bool {
    year_end(words, at).is_some()
}

/// Where the year group ends that starts at a word.
fn year_end(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if matches!(word.low.as_str(), "year" | "yr" | "y") {
        let number = words.get(at + 1).filter(|number| number.follows())?;
        let spelt = ["one", "two", "three", "four", "five", "six", "seven"].contains(&number.low.as_str());
        return (is_number(number.text) || spelt).then(|| number.end());
    }
    let joined = ["year", "yr", "y"].iter().find_map(|start| word.low.strip_prefix(start)).is_some_and(is_number);
    (joined || matches!(word.text, "Reception" | "YR" | "EYFS")).then(|| word.end())
}

/// Where the year group ends that follows a name within some words of the same sentence.
fn year_after(words: &[Word<'_>], at: usize, reach: usize) -> Option<usize> {
    for place in at + 1..=at + 1 + reach {
        let word = words.get(place)?;
        if word.gap.contains(['.', '!', '?', ';', '\n', ')']) || word.gap.contains(':') {
            return None;
        }
        if let Some(end) = year_end(words, place) {
            let before = words.get(place - 1)?.low.as_str();
            // What is in brackets, after a comma or "in" is said of the name; "for Year 4" is not.
            let of_it =
                word.gap.contains(['(', ',', '-', '–']) || matches!(before, "in" | "from" | "a" | "now" | "our");
            return (place == at + 1 || of_it).then_some(end);
        }
        // Another name, or a thing with a capital, may be what the year group is of.
        if word.is_capital() {
            return None;
        }
    }
    None
}

/// Whether the words before say that a child's name follows: "Child: ", "Name of pupil: ", "pupil ".
fn is_said(words: &[Word<'_>], at: usize) -> bool {
    let Some((word, before)) = words.get(at).zip(at.checked_sub(1).and_then(|before| words.get(before))) else {
        return false;
    };
    let child = has(CHILD, &before.low) || before.low == "name";
    child && !before.owns && matches!(word.gap.trim(), "" | ":" | "-" | "–" | "(" | ",") && !word.gap.contains('\n')
}

/// Whether a word names an adult's role or title.
fn is_adult(low: &str) -> bool {
    has(TITLES, low) || has(ROLES, low)
}

/// Whether a full name can be a child's, by what stands around it.
fn is_child(words: &[Word<'_>], first: usize, last: usize) -> bool {
    let (Some(start), Some(end)) = (words.get(first), words.get(last)) else { return false };
    let known = format!("{}_{}", start.low, end.low);
    !has(KNOWN, &known) && !is_adult_before(words, first) && !is_more_after(words, last)
}

/// Whether a title, a role or a deed of adults stands before a name.
fn is_adult_before(words: &[Word<'_>], first: usize) -> bool {
    let Some(start) = words.get(first) else { return false };
    let before = |back: usize| first.checked_sub(back).and_then(|before| words.get(before));
    let low = |back: usize| before(back).map_or("", |word| word.low.as_str());
    let joined = matches!(start.gap.trim(), "" | "." | ":" | "-" | "–") && !start.gap.contains('\n');
    let role = joined && (is_adult(low(1)) || low(1).strip_suffix('s').is_some_and(is_adult));
    let deed = joined && low(1) == "by" && has(DID, low(2));
    // "The deputy SENCo is Martha Dean", "Ofsted's inspector".
    let is = joined && matches!(low(1), "is" | "was" | "named") && is_adult(low(2));
    let sent = joined && before(1).is_some_and(|word| word.owns && has(OUTSIDE, &word.low));
    role || deed || is || sent || is_apposed(words, first) || is_in_list(words, first)
}

/// Whether a name explains a role before it: "our director of inclusion, Helen Marsh".
fn is_apposed(words: &[Word<'_>], first: usize) -> bool {
    if words.get(first).is_none_or(|start| start.gap.trim() != ",") {
        return false;
    }
    let mut role = false;
    for back in 1..=5 {
        let Some(word) = first.checked_sub(back).and_then(|before| words.get(before)) else { return false };
        role |= is_adult(&word.low);
        // Without "our", roles and names with commas between are a list of those who came.
        if role && (word.owns || matches!(word.low.as_str(), "our" | "the" | "their")) {
            return true;
        }
        if !word.follows() {
            return false;
        }
    }
    false
}

/// Whether a name is in a list under a role: "Staff: Angela Reid, Tim Booth".
fn is_in_list(words: &[Word<'_>], first: usize) -> bool {
    for place in (first.saturating_sub(16)..first).rev() {
        let (Some(word), Some(next)) = (words.get(place), words.get(place + 1)) else { return false };
        if next.gap.trim() == ":" {
            return is_adult(&word.low) && !next.gap.contains('\n');
        }
        if !matches!(next.gap.trim(), "" | "," | ".") || !(word.is_capital() || word.low == "and") {
            return false;
        }
    }
    false
}

/// Whether a name goes on as that of a place, an adult or an author.
fn is_more_after(words: &[Word<'_>], last: usize) -> bool {
    let Some(end) = words.get(last) else { return false };
    let after = |on: usize| words.get(last + on);
    let low = |on: usize| after(on).map_or("", |word| word.low.as_str());
    let joined = after(1).is_some_and(Word::follows);
    // "Anna Freud Centre", "Isaac Newton house"; a plural may be a verb, as in "Tom Smith awards".
    if joined && (has(PLACES, low(1)) || low(1).strip_suffix('s').is_some_and(|one| has(PLACES, one))) {
        return true;
    }
    if end.owns && joined {
        return has(WORKS, low(1)) || (has(WORKS, low(2)) && after(2).is_some_and(Word::follows));
    }
    if joined && has(PUBLIC, low(1)) {
        return true;
    }
    // "Sarah Jones (SENCo)", "Priya Nair, our SENCo", "Karen Wilson - deputy headteacher".
    if after(1).is_some_and(|next| matches!(next.gap.trim(), "," | "(" | "-" | "–" | "/") && !next.gap.contains('\n'))
    {
        for on in 1..=4 {
            if on > 1 && !after(on).is_some_and(Word::follows) {
                break;
            }
            if is_adult(low(on)) {
                return true;
            }
            // "Tom Smith, supported by the TA" is no role of his.
            if matches!(low(on), "and" | "by" | "with" | "to" | "from" | "who" | "for" | "was" | "is" | "has") {
                break;
            }
        }
    }
    // "Hannah Lewis from Barnardo's", "visited from the authority".
    (1..=2).any(|on| low(on) == "from" && (on + 1..=on + 3).any(|place| has(OUTSIDE, low(place))))
}
