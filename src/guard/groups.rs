//! Groups of pupils so small that people who know the school can tell who is in them.
//!
//! A bound isn't a count: "up to 3 pupils", "more than 3 pupils" and "fewer than 5" are left alone, and so are ratios
//! ("2 children to a laptop", "one child in four"). "Only two pupils" and "2 or 3 pupils" are counts.

use super::lists::has;
use super::word::Word;
use super::{Finding, Kind};

/// The numbers from one to twenty in words, in their order.
#[rustfmt::skip]
const NUMBERS: [&str; 20] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
];

/// Words for more than one pupil. "LAC" and "CLA" stand for one child or for many.
#[rustfmt::skip]
pub(super) const PLURAL_PUPILS: &[&str] = &[
    "adolescents", "boys", "children", "cla", "ehcps", "girls", "infants", "juniors", "kids", "lac", "lads", "learners",
    "pupils", "refugees", "siblings", "students", "teenagers", "youngsters",
];

/// Words for one pupil.
#[rustfmt::skip]
pub(super) const ONE_PUPIL: &[&str] = &[
    "boy", "child", "cla", "ehcp", "girl", "kid", "lac", "lad", "learner", "pupil", "student", "youngster",
];

/// Words after "one pupil" that make it a thing: "one pupil survey".
#[rustfmt::skip]
pub(super) const THINGS: &[&str] = &[
    "band", "book", "centred", "conference", "council", "development", "friendly", "leader", "leadership", "led",
    "passport", "plan", "premium", "profile", "progress", "protection", "questionnaire", "referral", "support",
    "survey", "view", "voice", "wellbeing",
];

/// Words between a number and pupils that keep the number from counting the pupils: "2 hours for pupils".
#[rustfmt::skip]
pub(super) const SEPARATORS: &[&str] = &[
    "a", "about", "adult", "adults", "after", "and", "are", "as", "at", "before", "by", "can", "classes", "clubs",
    "day", "days", "for", "from", "governors", "group", "groups", "had", "half", "have", "hour", "hours", "if", "in",
    "is", "lessons", "meetings", "members", "minute", "minutes", "month", "months", "more", "of", "on", "or", "out",
    "parents", "per", "percent", "quarters", "review", "schools", "sessions", "so", "staff", "targets", "teachers",
    "terms", "than", "that", "thirds", "times", "to", "until", "was", "week", "weeks", "when", "where", "which", "with",
];

/// Words before a number that make it a label or part of a date: "Year 3", "March 3".
#[rustfmt::skip]
pub(super) const LABELS: &[&str] = &[
    "aim", "appendix", "april", "area", "at", "august", "band", "chapter", "class", "day", "december", "evidence",
    "fig", "figure", "form", "goal", "grade", "group", "item", "january", "july", "june", "key", "ks", "level", "march",
    "no", "november", "number", "objective", "october", "page", "paragraph", "part", "phase", "point", "principle",
    "priority", "question", "room", "row", "section", "september", "set", "stage", "standard", "statement", "step",
    "strand", "strategy", "table", "target", "term", "tier", "unit", "wave", "week", "year", "years",
];

/// Words that make a number after them a bound, directly or with "of" between: "under 3", "a maximum of 3".
#[rustfmt::skip]
pub(super) const BOUNDS: &[&str] = &[
    "above", "below", "least", "max", "maximum", "min", "minimum", "most", "over", "than", "under", "until", "upto",
];

/// Words before "one" that keep it from being a count: "every one of them", "no one", "all but one".
pub(super) const NOT_COUNTS: &[&str] = &["another", "any", "but", "each", "either", "every", "no", "which"];

/// Finds every group of fewer than `smallest` pupils.
pub(super) fn find(words: &[Word<'_>], smallest: u32) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if number(word).is_some_and(|number| (1..smallest).contains(&number))
            && is_count(words, at)
            && let Some(end) = end_of_pupils(words, at)
        {
            findings.push(Finding::new(Kind::SmallGroup, word.start..end));
        } else if let Some(start) = start_of_pupils_before(words, at, smallest) {
            findings.push(Finding::new(Kind::SmallGroup, start..word.end()));
        }
    }
    findings
}

/// The start of the pupils that a number after them counts, as in a table: "EHCPs: 3", "boys = 2".
fn start_of_pupils_before(words: &[Word<'_>], at: usize, smallest: u32) -> Option<usize> {
    let (word, pupils) = (words.get(at)?, at.checked_sub(1).and_then(|before| words.get(before))?);
    let counts = number(word).is_some_and(|number| (1..smallest).contains(&number)) && word.folded != "one";
    let is_table = matches!(word.gap.trim(), ":" | "=" | "|" | "-" | "–") || word.gap == "\t";
    let ends = !matches!(word.next, '%' | '/' | ':' | '-' | '–')
        && words
            .get(at + 1)
            .is_none_or(|next| !next.follows_directly() && !next.gap.starts_with(['.', ':']) || next.gap == ". ");
    (counts && is_table && ends && has(PLURAL_PUPILS, &pupils.folded) && !word.gap.contains('\n'))
        .then_some(pupils.start)
}

/// The number that a word stands for, in digits or spelt out.
fn number(word: &Word<'_>) -> Option<u32> {
    if word.text.len() <= 3 && word.text.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.text.parse().ok();
    }
    if word.folded == "couple" {
        return Some(2);
    }
    NUMBERS.into_iter().zip(1..).find(|(name, _)| *name == word.folded).map(|(_, number)| number)
}

/// The word `back` places before another, if only spaces stand between all of them.
fn earlier<'a, 'b>(words: &'a [Word<'b>], at: usize, back: usize) -> Option<&'a Word<'b>> {
    let start = at.checked_sub(back)?;
    let joined = words.get(start + 1..=at)?.iter().all(Word::follows_directly);
    if joined { words.get(start) } else { None }
}

/// True if a number is a count: not a label, not a bound, not part of a longer number.
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
    let word_folded = |back: usize| earlier(words, at, back).map_or("", |word| word.folded.as_str());
    if word.folded == "one" && (has(NOT_COUNTS, word_folded(1)) || word_folded(1) == "to") {
        return false;
    }
    // "Up to 3", "more than 3", "a maximum of 3".
    if has(BOUNDS, word_folded(1))
        || (word_folded(1) == "to" && word_folded(2) == "up")
        || (word_folded(1) == "of" && has(BOUNDS, word_folded(2)))
    {
        return false;
    }
    // "Between 8 and 3": hours. "Between 2 and 3" is a count, found at the second number.
    let first = earlier(words, at, 2).and_then(number);
    let range = matches!(word_folded(1), "and" | "to" | "or") || matches!(before, '-' | '–');
    !(range && word_folded(3) == "between" && first > number(word))
}

/// True if the word before makes a number a label: Year 3, Years 3 and 4, Statement 2.4.
fn is_labelled(words: &[Word<'_>], at: usize) -> bool {
    let word_folded = |back: usize| earlier(words, at, back).map_or("", |word| word.folded.as_str());
    let is_label = |folded: &str| has(LABELS, folded) || has(LABELS, folded.trim_end_matches('s'));
    is_label(word_folded(1))
        || word_folded(1) == "version"
        || (matches!(word_folded(1), "and" | "to" | "or") && is_label(word_folded(3)))
        || (words.get(at).is_some_and(|word| matches!(word.gap, "-" | "–" | " - " | " – " | "/" | " & "))
            && at.checked_sub(2).and_then(|label| words.get(label)).is_some_and(|word| is_label(&word.folded)))
}

/// The end of the pupils that a number counts.
fn end_of_pupils(words: &[Word<'_>], at: usize) -> Option<usize> {
    let one = words.get(at).and_then(number) == Some(1);
    let mut place = at + 1;
    let word_folded =
        |place: usize| words.get(place).filter(|word| word.follows_directly()).map(|word| word.folded.as_str());
    if word_folded(place) == Some("of") {
        let ours = matches!(word_folded(place + 1), Some("our" | "the" | "these" | "those" | "my" | "their" | "its"));
        if !ours && word_folded(at) != Some("couple") {
            return None;
        }
        place += if ours { 2 } else { 1 };
    }
    let has_of = place > at + 1;
    for _ in 0..4 {
        let word = words.get(place).filter(|word| word.follows_directly())?;
        // "Two Year 6 pupils", "two Key Stage 2 pupils": a year group may stand between.
        if matches!(word.folded.as_str(), "year" | "stage" | "yr" | "ks" | "class") && word_folded(place + 1).is_some()
        {
            let numbered = words.get(place + 1).is_some_and(|next| next.text.bytes().all(|b| b.is_ascii_digit()));
            place += if numbered { 2 } else { 1 };
            continue;
        }
        // "Young people" are pupils. "People" may be anybody.
        let young = words.get(place - 1).is_some_and(|before| before.folded == "young");
        let plural = has(PLURAL_PUPILS, &word.folded) || (young && word.folded == "people");
        let single = has(ONE_PUPIL, &word.folded) || (young && word.folded == "person");
        if (plural && (!one || has_of) && !word.is_possessive && word.next != '\'') || (single && one && !has_of) {
            return (!is_ratio(words, place)).then(|| end_of_phrase(words, place, one));
        }
        if has(SEPARATORS, &word.folded) || number(word).is_some() {
            return None;
        }
        place += 1;
    }
    None
}

/// True if the words after pupils make a ratio or a thing: one child in four, 2 children to a laptop, one pupil survey.
fn is_ratio(words: &[Word<'_>], place: usize) -> bool {
    let next = |on: usize| words.get(place + on).filter(|word| word.follows_directly());
    let word_folded = |on: usize| next(on).map_or("", |word| word.folded.as_str());
    let share = matches!(word_folded(1), "in" | "to" | "per") || (word_folded(1) == "out" && word_folded(2) == "of");
    let each = matches!(word_folded(1), "per" | "each")
        || (word_folded(1) == "at" && word_folded(2) == "a" && word_folded(3) == "time");
    let number_after = if word_folded(1) == "out" { 3 } else { 2 };
    has(THINGS, word_folded(1))
        || each
        || (share && next(number_after).and_then(number).is_some())
        || (word_folded(1) == "to" && matches!(word_folded(2), "a" | "an" | "each" | "every" | "one"))
}

/// The end of the phrase: two words for pupils may follow each other, as in "two LAC pupils".
fn end_of_phrase(words: &[Word<'_>], place: usize, one: bool) -> usize {
    let mut last = place;
    while let Some(next) = words.get(last + 1).filter(|word| word.follows_directly())
        && (has(PLURAL_PUPILS, &next.folded) || (one && has(ONE_PUPIL, &next.folded)))
    {
        last += 1;
    }
    words.get(last).map_or(0, Word::end)
}
