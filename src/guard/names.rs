//! Names that may be a child's: a full name, or a first name that the text says is a pupil's.
//!
//! A finding is a guess from lists of names, capitals and the words around it. Adults with a title or a role are left
//! alone, and so are places, organisations and well-known people. A parent's full name is found: it names the child
//! too.

use super::first_names::{ALSO_WORDS as NAME_OR_WORD, FIRST_NAMES};
use super::lists::has;
use super::surnames::{ALSO_WORDS as SURNAME_OR_WORD, SURNAMES};
use super::vocabulary::{DEEDS_OF_ADULTS, ORGANISATIONS, PLACES, ROLES, SCHOOL_WORDS, TITLES, WELL_KNOWN_PEOPLE};
use super::word::{Word, is_apostrophe, is_hyphen};
use super::{Finding, Kind};

/// Words right before a name that say it is a child's.
#[rustfmt::skip]
pub(super) const CHILD_BEFORE_NAME: &[&str] = &[
    "boy", "brother", "child", "daughter", "girl", "learner", "named", "pupil", "sister", "son", "student", "twins",
];

/// Small words inside a surname.
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "di", "dos", "el", "ibn", "la", "le", "van", "von",
];

/// Surnames that are verbs or other words of a sentence where they follow a first name in small letters: "grace may".
#[rustfmt::skip]
pub(super) const ALSO_VERBS: &[&str] = &[
    "cook", "dad", "day", "french", "hunt", "little", "long", "love", "may", "page", "read", "rose", "wade", "young",
];

/// Things that adults make, and children seldom do, after a name: "Paul Dix's approach".
#[rustfmt::skip]
pub(super) const WORKS: &[&str] = &[
    "approach", "article", "framework", "method", "methods", "model", "podcast", "principles", "research", "theory",
    "training", "webinar",
];

/// Words after a name that make it the name of a character, an author or a public figure.
#[rustfmt::skip]
pub(super) const PUBLIC_FIGURES: &[&str] = &[
    "books", "characters", "films", "mbe", "mp", "musical", "novels", "obe", "posters",
];

/// The number of words that may stand between a first name and its year group: "Jack, who is now in Year 3".
const WORDS_TO_YEAR_GROUP: usize = 5;

/// Finds every name among the words of a text.
pub(super) fn find(words: &[Word<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found =
            full_name(words, at).or_else(|| surname_first(words, at)).or_else(|| initial_and_surname(words, at));
        if let Some((last, is_child)) = found {
            if is_child && let (Some(first), Some(last)) = (words.get(at), words.get(last)) {
                findings.push(Finding::new(Kind::Name, first.start..last.end_without_possessive()));
            }
            at = last + 1;
            continue;
        }
        if let (Some(word), Some(end)) = (words.get(at), first_name_alone(words, at)) {
            findings.push(Finding::new(Kind::Name, word.start..end));
        }
        at += 1;
    }
    findings
}

/// True if a word is a first name in the list. Of a word with a hyphen, the first part is enough.
fn is_first_name(word: &Word<'_>) -> bool {
    has(FIRST_NAMES, &word.folded) || word.folded.split_once('-').is_some_and(|(first, _)| has(FIRST_NAMES, first))
}

/// True if a word is a surname in the list. Of a word with a hyphen, one part is enough.
fn is_surname(word: &Word<'_>) -> bool {
    word.folded.split('-').any(|part| has(SURNAMES, part))
}

/// True if a word could be a name that no list has: a capital, then small letters, and no school word.
fn could_be_unlisted_name(word: &Word<'_>) -> bool {
    word.is_capital() && !word.is_all_capitals() && word.is_letters() && word.folded.len() > 1 && !is_school_word(word)
}

/// True if schools use a word, or a part of it, for something other than a child: lessons, places, roles, plain words.
fn is_school_word(word: &Word<'_>) -> bool {
    let is_listed = |folded: &str| [SCHOOL_WORDS, PLACES, ROLES, TITLES].iter().any(|list| has(list, folded));
    is_listed(&word.folded)
        || word.folded.strip_suffix('s').is_some_and(is_listed)
        || word.folded.split('-').any(is_listed)
}

/// True if a word could be a surname after a first name.
fn could_be_surname(word: &Word<'_>) -> bool {
    is_surname(word)
        || could_be_unlisted_name(word)
        || (word.is_all_capitals() && word.text.len() > 4 && !is_school_word(word))
}

/// True if a word is a single letter that stands for a surname: Oliver B.
fn is_initial(word: &Word<'_>) -> bool {
    let single = word.text.len() == 1 && word.is_capital() && word.is_letters();
    single && (word.next == '.' || !matches!(word.text, "A" | "I"))
}

/// The full name that starts at a word: the position of its last word, and true if it can be a child's.
fn full_name(words: &[Word<'_>], at: usize) -> Option<(usize, bool)> {
    let first = words.get(at)?;
    let next = words.get(at + 1).filter(|next| next.follows_directly())?;
    // "Gabriel da Silva": the particle belongs to the surname.
    let particle = usize::from(first.is_capital() && has(PARTICLES, &next.folded));
    let second = words.get(at + 1 + particle).filter(|second| second.follows_directly())?;
    if first.is_possessive || !first.is_letters() {
        return None;
    }
    let listed = is_first_name(first);
    if !first.is_capital() {
        // Dictated text has no capitals. Both words must then be in a list, and neither an ordinary word.
        let plain = listed && !has(NAME_OR_WORD, &first.folded) && !second.is_capital();
        let both = plain && has(SURNAMES, &second.folded) && !has(ALSO_VERBS, &second.folded);
        return both.then(|| (at + 1, is_child(words, at, at + 1)));
    }
    if !second.is_capital() {
        return None;
    }
    let is_ordinary_word = has(NAME_OR_WORD, &first.folded);
    let after_first = listed && {
        // "Grace Academy", "Will Year 4": a word at the start of a sentence needs a surname that is known.
        let is_name = !is_ordinary_word || !first.is_first() || is_surname(second) || is_announced(words, at);
        is_name && (could_be_surname(second) || (is_initial(second) && !(is_ordinary_word && first.is_first())))
    };
    let unlisted = !listed && could_be_unlisted_name(first) && {
        let known = is_surname(second) && !has(SURNAME_OR_WORD, &second.folded);
        let double = second.folded.contains('-') && second.text.split(is_hyphen).all(starts_with_capital);
        let announced = is_announced(words, at) && could_be_unlisted_name(second);
        (known || double || announced) && !could_start_sentence(first)
    };
    if !after_first && !unlisted {
        return None;
    }
    let mut last = at + 1 + particle;
    if !second.is_possessive
        && second.next == ' '
        && words.get(last + 1).is_some_and(|third| third.follows_directly() && third.is_capital())
    {
        let goes_on = words.get(last + 1).is_some_and(|third| third.is_letters() && could_be_surname(third));
        last += usize::from(goes_on && !words.get(last + 1).is_some_and(is_school_word));
    }
    Some((last, is_child(words, at, last)))
}

/// True if a word at the start of a sentence has the ending of an ordinary word: "Reading Johnson's book helped".
fn could_start_sentence(word: &Word<'_>) -> bool {
    word.is_first() && ["ed", "ing", "ly", "tion", "ment", "ness", "ity"].iter().any(|end| word.folded.ends_with(end))
}

fn starts_with_capital(part: &str) -> bool {
    part.chars().next().is_some_and(char::is_uppercase)
}

/// The surname, comma and first name that start at a word: "SMITH, Oliver". The result is as in [`full_name`].
fn surname_first(words: &[Word<'_>], at: usize) -> Option<(usize, bool)> {
    let (surname, first) = (words.get(at)?, words.get(at + 1)?);
    if first.gap.trim() != ","
        || surname.is_possessive
        || !first.is_capital()
        || !surname.is_capital()
        || !is_first_name(first)
    {
        return None;
    }
    // "In Leeds, Oliver read": after a place, the sentence goes on. After a name it doesn't.
    let ends =
        first.is_possessive || words.get(at + 2).is_none_or(|next| next.gap.trim() != "" || next.gap.contains('\n'));
    let irish = surname.text.chars().any(is_apostrophe) || surname.folded.starts_with("mc");
    let known = (is_surname(surname) && !is_first_name(surname)) || irish;
    let all_capitals =
        surname.is_all_capitals() && (is_surname(surname) || surname.text.len() > 5) && !is_school_word(surname);
    let is_name = (known && (ends || surname.is_first())) || (all_capitals && surname.is_letters());
    (is_name && !has(SCHOOL_WORDS, &surname.folded)).then(|| (at + 1, is_child(words, at, at + 1)))
}

/// The initial and surname that start at a word, if the text says that they are a child's: "J. Whitaker in Y3". The
/// result is as in [`full_name`].
fn initial_and_surname(words: &[Word<'_>], at: usize) -> Option<(usize, bool)> {
    let (initial, surname) = (words.get(at)?, words.get(at + 1)?);
    let dotted = is_initial(initial) && surname.gap.trim_start_matches('.').chars().all(|c| c == ' ');
    if !dotted || surname.gap.is_empty() || !surname.is_capital() || !could_be_surname(surname) {
        return None;
    }
    let child = (year_after(words, at + 1, 2).is_some() || is_announced(words, at)) && is_child(words, at, at + 1);
    child.then_some((at + 1, true))
}

/// The end of a first name that stands alone, if the text says that it is a pupil's: "pupil Jack", "Jack (Year 4)".
fn first_name_alone(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    let listed = is_first_name(word);
    let after_capital = |word: &Word<'_>| word.follows_directly() && word.is_capital();
    if words.get(at + 1).is_some_and(|next| after_capital(next) && !is_year(words, at + 1)) {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let after_child = word.follows_directly()
        && before.is_some_and(|before| has(CHILD_BEFORE_NAME, &before.folded) && !before.is_possessive);
    let after_small = before.is_some_and(|before| !before.is_capital());
    let is_ordinary_word = has(NAME_OR_WORD, &word.folded);
    let could_be_name = if word.is_capital() {
        listed || (after_small && could_be_unlisted_name(word))
    } else {
        listed && !is_ordinary_word
    };
    if after_child && could_be_name {
        return Some(word.end_without_possessive());
    }
    if !listed || word.is_possessive || before.is_some_and(|before| word.follows_directly() && is_adult(&before.folded))
    {
        return None;
    }
    if !word.is_capital() {
        // Dictated text has no capitals: "szymon in year 2".
        let near = !is_ordinary_word && words.get(at + 1).is_some_and(|next| next.folded == "in");
        return if near { year_after(words, at, 1) } else { None };
    }
    // "Mark Year 6 books": an ordinary word needs a bracket or "in" before the year group.
    let straight = is_year(words, at + 1) && words.get(at + 1).is_some_and(Word::follows_directly);
    if is_ordinary_word && straight {
        return None;
    }
    let reach = if is_ordinary_word { 1 } else { WORDS_TO_YEAR_GROUP };
    let year = year_after(words, at, reach)?;
    Some(if straight || matches!(word.next, '(' | ' ') && year_after(words, at, 1).is_some() {
        year
    } else {
        word.end()
    })
}

/// True if a year group starts at a word: Year 4, Y4, Reception.
fn is_year(words: &[Word<'_>], at: usize) -> bool {
    year_end(words, at).is_some()
}

/// The end of the year group that starts at a word.
fn year_end(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if matches!(word.folded.as_str(), "year" | "yr" | "y") {
        let number = words.get(at + 1).filter(|number| number.follows_directly())?;
        let spelt = ["one", "two", "three", "four", "five", "six", "seven"].contains(&number.folded.as_str());
        return (is_number(number.text) || spelt).then(|| number.end());
    }
    let joined = ["year", "yr", "y"].iter().find_map(|start| word.folded.strip_prefix(start)).is_some_and(is_number);
    (joined || matches!(word.text, "Reception" | "YR" | "EYFS")).then(|| word.end())
}

/// The end of the year group that follows a name with at most `reach` words between them, in one sentence.
fn year_after(words: &[Word<'_>], at: usize, reach: usize) -> Option<usize> {
    for place in at + 1..=at + 1 + reach {
        let word = words.get(place)?;
        if word.gap.contains(['.', '!', '?', ';', '\n', ')']) || word.gap.contains(':') {
            return None;
        }
        if let Some(end) = year_end(words, place) {
            let before = words.get(place - 1)?.folded.as_str();
            // "(Year 4)", ", Year 4" and "in Year 4" describe the name. "For Year 4" doesn't.
            let describes_name =
                word.gap.contains(['(', ',', '-', '–']) || matches!(before, "in" | "from" | "a" | "now" | "our");
            return (place == at + 1 || describes_name).then_some(end);
        }
        // The year group may describe another name, or a thing with a capital.
        if word.is_capital() {
            return None;
        }
    }
    None
}

/// True if the words before say that a child's name follows: "Child: ", "Name of pupil: ", "pupil ".
fn is_announced(words: &[Word<'_>], at: usize) -> bool {
    let Some((word, before)) = words.get(at).zip(at.checked_sub(1).and_then(|before| words.get(before))) else {
        return false;
    };
    let child = has(CHILD_BEFORE_NAME, &before.folded) || before.folded == "name";
    child
        && !before.is_possessive
        && matches!(word.gap.trim(), "" | ":" | "-" | "–" | "(" | ",")
        && !word.gap.contains('\n')
}

/// True if a folded word is an adult's role or title.
fn is_adult(folded: &str) -> bool {
    has(TITLES, folded) || has(ROLES, folded)
}

/// True if the words around a full name allow it to be a child's.
fn is_child(words: &[Word<'_>], first: usize, last: usize) -> bool {
    let (Some(start), Some(end)) = (words.get(first), words.get(last)) else { return false };
    let name = format!("{} {}", start.folded, end.folded);
    !has(WELL_KNOWN_PEOPLE, &name) && !is_adult_by_words_before(words, first) && !is_other_by_words_after(words, last)
}

/// True if the words before a name make it an adult's: a title, a role, or something that adults do.
fn is_adult_by_words_before(words: &[Word<'_>], first: usize) -> bool {
    let Some(start) = words.get(first) else { return false };
    let before = |back: usize| first.checked_sub(back).and_then(|before| words.get(before));
    let word_folded = |back: usize| before(back).map_or("", |word| word.folded.as_str());
    let joined = matches!(start.gap.trim(), "" | "." | ":" | "-" | "–") && !start.gap.contains('\n');
    let role = joined && (is_adult(word_folded(1)) || word_folded(1).strip_suffix('s').is_some_and(is_adult));
    let deed = joined && word_folded(1) == "by" && has(DEEDS_OF_ADULTS, word_folded(2));
    // "The deputy SENCo is Martha Dean", "Ofsted's Martha Dean".
    let is = joined && matches!(word_folded(1), "is" | "was" | "named") && is_adult(word_folded(2));
    let visitor = joined && before(1).is_some_and(|word| word.is_possessive && has(ORGANISATIONS, &word.folded));
    role || deed || is || visitor || is_after_role_and_comma(words, first) || is_in_list_after_role(words, first)
}

/// True if a role and a comma stand before a name: "our director of inclusion, Helen Marsh".
fn is_after_role_and_comma(words: &[Word<'_>], first: usize) -> bool {
    if words.get(first).is_none_or(|start| start.gap.trim() != ",") {
        return false;
    }
    let mut role = false;
    for back in 1..=5 {
        let Some(word) = first.checked_sub(back).and_then(|before| words.get(before)) else { return false };
        role |= is_adult(&word.folded);
        // Without "our", roles and names with commas between them are a list of people who came.
        if role && (word.is_possessive || matches!(word.folded.as_str(), "our" | "the" | "their")) {
            return true;
        }
        if !word.follows_directly() {
            return false;
        }
    }
    false
}

/// True if a name is in a list after a role: "Staff: Angela Reid, Tim Booth".
fn is_in_list_after_role(words: &[Word<'_>], first: usize) -> bool {
    for place in (first.saturating_sub(16)..first).rev() {
        let (Some(word), Some(next)) = (words.get(place), words.get(place + 1)) else { return false };
        if next.gap.trim() == ":" {
            return is_adult(&word.folded) && !next.gap.contains('\n');
        }
        if !matches!(next.gap.trim(), "" | "," | ".") || !(word.is_capital() || word.folded == "and") {
            return false;
        }
    }
    false
}

/// True if the words after a name make it a place's, an adult's or an author's.
fn is_other_by_words_after(words: &[Word<'_>], last: usize) -> bool {
    let Some(end) = words.get(last) else { return false };
    let after = |on: usize| words.get(last + on);
    let word_folded = |on: usize| after(on).map_or("", |word| word.folded.as_str());
    let joined = after(1).is_some_and(Word::follows_directly);
    // "Anna Freud Centre", "Isaac Newton house"; a plural may be a verb, as in "Tom Smith awards".
    if joined && (has(PLACES, word_folded(1)) || word_folded(1).strip_suffix('s').is_some_and(|one| has(PLACES, one))) {
        return true;
    }
    if end.is_possessive && joined {
        return has(WORKS, word_folded(1))
            || (has(WORKS, word_folded(2)) && after(2).is_some_and(Word::follows_directly));
    }
    if joined && has(PUBLIC_FIGURES, word_folded(1)) {
        return true;
    }
    // "Sarah Jones (SENCo)", "Priya Nair, our SENCo", "Karen Wilson - deputy headteacher".
    if after(1).is_some_and(|next| matches!(next.gap.trim(), "," | "(" | "-" | "–" | "/") && !next.gap.contains('\n'))
    {
        for on in 1..=4 {
            if on > 1 && !after(on).is_some_and(Word::follows_directly) {
                break;
            }
            if is_adult(word_folded(on)) {
                return true;
            }
            // "Tom Smith, supported by the TA": the role is somebody else's.
            if matches!(word_folded(on), "and" | "by" | "with" | "to" | "from" | "who" | "for" | "was" | "is" | "has") {
                break;
            }
        }
    }
    // "Hannah Lewis from Barnardo's", "visited from the authority".
    (1..=2).any(|on| word_folded(on) == "from" && (on + 1..=on + 3).any(|place| has(ORGANISATIONS, word_folded(place))))
}
