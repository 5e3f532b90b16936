//! Groups of pupils so small that people who know the school can tell who is meant.
//!
//! A bound is no count: "up to 3 pupils", "more than 3 pupils" and "fewer than 5" are left alone, and so are ratios
//! ("2 children to a laptop", "one child in four"). "Only two pupils" and "2 or 3 pupils" are counts.

use super::words::{Word, has};
use super::{Find, Kind};

/// In order, from one.
const NUMBERS: &str = "\
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
    eighteen nineteen twenty";

/// Words for more than one pupil, and those that have one form for one and many.
pub(super) const MANY: &str = "\
    adolescents boys children cla ehcps girls infants juniors kids lac lads learners pupils refugees siblings \
    students teenagers youngsters";

/// Words for one pupil.
pub(super) const ONE: &str = "boy child cla ehcp girl kid lac lad learner pupil student youngster";

/// Words after "one pupil" or "two pupil" that make it the name of a thing.
pub(super) const THINGS: &str = "\
    band book centred conference council development friendly leader leadership led passport plan premium profile \
    progress protection questionnaire referral support survey view voice wellbeing";

/// Words between a number and pupils that part them.
pub(super) const PARTING: &str = "\
    a about adult adults after and are as at before by can classes clubs day days for from governors group groups had \
    half have hour hours if in is lessons meetings members minute minutes month months more of on or out parents per \
    percent quarters review schools sessions so staff targets teachers terms than that thirds times to until was week \
    weeks when where which with";

/// Words before a number that make it a label, or part of a date.
pub(super) const LABELS: &str = "\
    aim appendix april area at august band chapter class day december evidence fig figure form goal grade group item \
    january july june key ks level march no november number objective october page paragraph part phase point \
    principle priority question room row section september set stage standard statement step strand strategy table \
    target term tier unit wave week year years";

/// Words before a number, or one word before that, which make it a bound.
pub(super) const BOUNDS: &str = "above below least max maximum min minimum most over than under until upto";

/// Words before "one" that make it something else: every one of them, no one, all but one.
pub(super) const NO_COUNT: &str = "another any but each either every no which";

/// Every group of fewer than `smallest` pupils.
pub(super) fn find(words: &[Word<'_>], smallest: u32) -> Vec<Find> {
    let mut finds = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if number(word).is_some_and(|number| (1..smallest).contains(&number))
            && is_count(words, at)
            && let Some(end) = pupils(words, at)
        {
            finds.push(Find::new(Kind::SmallGroup, word.start..end));
        } else if let Some(start) = counted_before(words, at, smallest) {
            finds.push(Find::new(Kind::SmallGroup, start..word.end()));
        }
    }
    finds
}

/// Where the pupils start that a number after them counts, as in a table: "EHCPs: 3", "boys = 2".
fn counted_before(words: &[Word<'_>], at: usize, smallest: u32) -> Option<usize> {
    let (word, pupils) = (words.get(at)?, at.checked_sub(1).and_then(|before| words.get(before))?);
    let counts = number(word).is_some_and(|number| (1..smallest).contains(&number)) && word.low != "one";
    let is_table = matches!(word.gap.trim(), ":" | "=" | "|" | "-" | "–") || word.gap == "\t";
    let ends = !matches!(word.next, '%' | '/' | ':' | '-' | '–')
        && words
            .get(at + 1)
            .is_none_or(|next| !next.follows() && !next.gap.starts_with(['.', ':']) || next.gap == ". ");
    (counts && is_table && ends && has(MANY, &pupils.low) && !word.gap.contains('\n')).then_some(pupils.start)
}

fn number(word: &Word<'_>) -> Option<u32> {
    if word.text.len() <= 3 && word.text.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.text.parse().ok();
    }
    if word.low == "couple" {
        return Some(2);
    }
    NUMBERS.split(' ').zip(1..).find(|(name, _)| *name == word.low).map(|(_, number)| number)
}

/// The word some places before another, if nothing parts the two.
fn earlier<'a, 'b>(words: &'a [Word<'b>], at: usize, back: usize) -> Option<&'a Word<'b>> {
    let start = at.checked_sub(back)?;
    let joined = words.get(start + 1..=at)?.iter().all(Word::follows);
    if joined { words.get(start) } else { None }
}

/// Whether the number stands for a count: it is no label, no bound, no part of a longer number.
fn is_count(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let before = word.gap.chars().next_back().unwrap_or(' ');
    if matches!(before, '.' | ':' | '/' | '£' | '$' | '€' | '#' | ',') || matches!(word.next, '%' | '/' | '’' | '\'')
    {
        return false;
    }
    if is_labelled(words, at) {
        return false;
    }
    let low = |back: usize| earlier(words, at, back).map_or("", |word| word.low.as_str());
    if word.low == "one" && (has(NO_COUNT, low(1)) || low(1) == "to") {
        return false;
    }
    // "Up to 3", "more than 3", "a maximum of 3".
    if has(BOUNDS, low(1)) || (low(1) == "to" && low(2) == "up") || (low(1) == "of" && has(BOUNDS, low(2))) {
        return false;
    }
    // "Between 8 and 3": hours. "Between 2 and 3" is a count, found at the second number.
    let first = earlier(words, at, 2).and_then(number);
    let range = matches!(low(1), "and" | "to" | "or") || matches!(before, '-' | '–');
    !(range && low(3) == "between" && first > number(word))
}

/// Whether the word before says that the number is a name: Year 3, Years 3 and 4, Statement 2.4.
fn is_labelled(words: &[Word<'_>], at: usize) -> bool {
    let low = |back: usize| earlier(words, at, back).map_or("", |word| word.low.as_str());
    let is_label = |low: &str| has(LABELS, low) || has(LABELS, low.trim_end_matches('s'));
    // "Only" and the like may start a sentence with a capital, a label that is a number comes after a word.
    is_label(low(1))
        || low(1) == "version"
        || (matches!(low(1), "and" | "to" | "or") && is_label(low(3)))
        || (words.get(at).is_some_and(|word| matches!(word.gap, "-" | "–" | " - " | " – " | "/" | " & "))
            && at.checked_sub(2).and_then(|label| words.get(label)).is_some_and(|word| is_label(&word.low)))
}

/// Where the pupils that a number counts end.
fn pupils(words: &[Word<'_>], at: usize) -> Option<usize> {
    let one = words.get(at).and_then(number) == Some(1);
    let mut place = at + 1;
    let low = |place: usize| words.get(place).filter(|word| word.follows()).map(|word| word.low.as_str());
    if low(place) == Some("of") {
        let ours = matches!(low(place + 1), Some("our" | "the" | "these" | "those" | "my" | "their" | "its"));
        if !ours && low(at) != Some("couple") {
            return None;
        }
        place += if ours { 2 } else { 1 };
    }
    let of = place > at + 1;
    for _ in 0..4 {
        let word = words.get(place).filter(|word| word.follows())?;
        // Year 6 and Key Stage 2 may stand between, with their number.
        if matches!(word.low.as_str(), "year" | "stage" | "yr" | "ks" | "class") && low(place + 1).is_some() {
            let numbered = words.get(place + 1).is_some_and(|next| next.text.bytes().all(|b| b.is_ascii_digit()));
            place += if numbered { 2 } else { 1 };
            continue;
        }
        // People are pupils where they are young; others may be anybody.
        let young = words.get(place - 1).is_some_and(|before| before.low == "young");
        let plural = has(MANY, &word.low) || (young && word.low == "people");
        let single = has(ONE, &word.low) || (young && word.low == "person");
        if (plural && (!one || of) && !word.owns && word.next != '\'') || (single && one && !of) {
            return (!is_ratio(words, place)).then(|| last_of(words, place, one));
        }
        if has(PARTING, &word.low) || number(word).is_some() {
            return None;
        }
        place += 1;
    }
    None
}

/// Whether what follows makes it a ratio or a thing: one child in four, 2 children to a laptop, one pupil survey.
fn is_ratio(words: &[Word<'_>], place: usize) -> bool {
    let next = |on: usize| words.get(place + on).filter(|word| word.follows());
    let low = |on: usize| next(on).map_or("", |word| word.low.as_str());
    let share = matches!(low(1), "in" | "to" | "per") || (low(1) == "out" && low(2) == "of");
    let each = matches!(low(1), "per" | "each") || (low(1) == "at" && low(2) == "a" && low(3) == "time");
    let of = if low(1) == "out" { 3 } else { 2 };
    has(THINGS, low(1))
        || each
        || (share && next(of).and_then(number).is_some())
        || (low(1) == "to" && matches!(low(2), "a" | "an" | "each" | "every" | "one"))
}

/// Where the phrase ends: two words for pupils may follow each other, as in "two LAC pupils".
fn last_of(words: &[Word<'_>], place: usize, one: bool) -> usize {
    let mut last = place;
    while let Some(next) = words.get(last + 1).filter(|word| word.follows())
        && (has(MANY, &next.low) || (one && has(ONE, &next.low)))
    {
        last += 1;
    }
    words.get(last).map_or(0, Word::end)
}
