//! Dates of birth: a date that the text calls one, or a date in brackets after a name.

use super::codes::words_before;
use super::{Finding, Kind};

/// The names of the months, in full.
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];

/// The number of words that may stand between "born" and its date.
const REACH: usize = 5;

/// Finds every date of birth in a text. `names` are the names in it, in order.
pub(super) fn find(text: &str, names: &[Finding]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut names = names.iter().map(|finding| finding.range.end).peekable();
    // The end of the last date. Words before it are about that date.
    let mut past = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if at >= past && c.is_ascii_alphanumeric() && !before.is_alphanumeric() && !matches!(before, '£' | '/') {
            let is_announced = || is_announced(text, past, at);
            if let Some(end) = date(text, at) {
                let mut name = None;
                while let Some(end) = names.next_if(|end| *end <= at) {
                    name = Some(end);
                }
                let in_brackets = name.and_then(|name| text.get(name..at)).is_some_and(|gap| gap.trim() == "(");
                if in_brackets || is_announced() {
                    findings.push(Finding::new(Kind::BirthDate, at..end));
                }
                past = end;
            } else if c.is_ascii_digit()
                && let Some(end) = date_without_separators(text, at)
            {
                if is_announced() {
                    findings.push(Finding::new(Kind::BirthDate, at..end));
                }
                past = end;
            }
        }
        before = c;
    }
    findings
}

/// True if the words before a date say that somebody was born then. Words before `past` belong to an earlier date.
fn is_announced(text: &str, past: usize, at: usize) -> bool {
    let Some(since) = text.get(past..at) else { return false };
    let words = words_before(since, since.len(), REACH + 3);
    let word = |place: usize| words.get(place).map_or("", String::as_str);
    for place in 0..words.len().min(REACH + 1) {
        match word(place) {
            "dob" | "birthdate" | "birthday" | "birthdays" => return true,
            "birth" if matches!(word(place + 1), "of" | "s") && word(place + 2) == "date" => return true,
            "date" if word(place + 1) == "birth" => return true,
            // "Date of review": the date of something else is nearer than the birth.
            "date" if place > 0 && word(place - 1) == "of" => return false,
            // "The idea was born out of a project in 2014" has more words than a sentence about a child.
            "born" if place < REACH => {
                return place == 0 || !matches!(word(place - 1), "and" | "from" | "leader" | "leaders" | "of" | "out");
            }
            "b" if word(place + 1) == "o" && word(place + 2) == "d" => return true,
            "b" if place == 0 && is_abbreviated(since) => return true,
            _ => {}
        }
    }
    false
}

/// True if a text ends with "b." for born, and not with the letter of a section or a pupil.
fn is_abbreviated(since: &str) -> bool {
    let since = since.trim_end();
    since.ends_with("b.") || since.ends_with("(b") || since.ends_with(", b")
}

/// The end of the date that starts here.
fn date(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let length = in_figures(rest).or_else(|| day_first(rest)).or_else(|| month_first(rest))?;
    let goes_on = rest.get(length..)?.chars().next().is_some_and(char::is_alphanumeric);
    (!goes_on).then_some(at + length)
}

/// The end of six or eight digits in a row that can be a date. They are one only where the text says so.
fn date_without_separators(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let (digits, length) = digits(rest)?;
    let goes_on = rest.get(length..)?.chars().next().is_some_and(char::is_alphanumeric);
    let (day, month) = match length {
        6 => (digits / 10_000, digits / 100 % 100),
        8 => (digits / 1_000_000, digits / 10_000 % 100),
        _ => return None,
    };
    (!goes_on && is_day(day) && is_month(month)).then_some(at + length)
}

fn is_day(day: u32) -> bool {
    (1..=31).contains(&day)
}

fn is_month(month: u32) -> bool {
    (1..=12).contains(&month)
}

/// The number of up to eight digits that a text starts with, and its length.
fn digits(text: &str) -> Option<(u32, usize)> {
    let length = text.bytes().take(9).take_while(u8::is_ascii_digit).count();
    let number = text.get(..length)?.parse().ok()?;
    (length <= 8).then_some((number, length))
}

/// The length of a date in figures: 12/03/2014, 12-3-14, 12.3.2014, 2014-03-12.
fn in_figures(text: &str) -> Option<usize> {
    let (one, mut length) = digits(text)?;
    let first = length;
    let separator =
        text.get(length..)?.trim_start_matches(' ').chars().next().filter(|c| matches!(c, '/' | '-' | '.' | '–'))?;
    let mut next = || {
        // "2 - 3 - 2014", as dictated or pasted.
        let rest = text.get(length..)?;
        let before = rest.len() - rest.trim_start_matches(' ').len();
        let rest = rest.get(before..)?.strip_prefix(separator)?;
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let (number, digits) = digits(rest.get(spaces..)?)?;
        length += before + separator.len_utf8() + spaces + digits;
        (before <= 1 && spaces <= 1).then_some((number, digits))
    };
    let (month, month_digits) = next()?;
    let (last, last_digits) = next()?;
    let fits = match first {
        1 | 2 => is_day(one) && matches!(last_digits, 2 | 4),
        4 => is_day(last) && last_digits <= 2,
        _ => false,
    };
    (fits && is_month(month) && month_digits <= 2).then_some(length)
}

/// The length of a date that starts with the day: 12 March 2014, 12th of Mar '14.
fn day_first(text: &str) -> Option<usize> {
    let (_, day_length) = digits(text).filter(|(day, length)| is_day(*day) && *length <= 2)?;
    let mut length = day_length + ordinal_ending(text.get(day_length..)?);
    length += separators(text.get(length..)?);
    if let Some(rest) = text.get(length..)?.strip_prefix("of ") {
        length += 3 + separators(rest);
    }
    length += month(text.get(length..)?)?;
    length += separators(text.get(length..)?);
    Some(length + year(text.get(length..)?)?)
}

/// The length of a date that starts with the month: March 12 2014, Mar 12th, 2014.
fn month_first(text: &str) -> Option<usize> {
    let mut length = month(text)?;
    length += separators(text.get(length..)?);
    let (_, day_length) = digits(text.get(length..)?).filter(|(day, length)| is_day(*day) && *length <= 2)?;
    length += day_length;
    length += ordinal_ending(text.get(length..)?);
    length += separators(text.get(length..)?);
    Some(length + year(text.get(length..)?)?)
}

/// The length of the "th" of a day, 0 if there is none.
fn ordinal_ending(text: &str) -> usize {
    let is_ending = |text: &str| ["st", "nd", "rd", "th"].iter().any(|ending| text.eq_ignore_ascii_case(ending));
    if text.get(..2).is_some_and(is_ending) { 2 } else { 0 }
}

/// The length of the separators between two parts of a date: up to three spaces, commas, full stops and hyphens.
fn separators(text: &str) -> usize {
    let is_separator = |c: &char| matches!(c, ' ' | '\u{a0}' | ',' | '.' | '-' | '/');
    text.chars().take(3).take_while(is_separator).map(char::len_utf8).sum()
}

/// The length of the month at the start of a text, in full or as its first letters.
fn month(text: &str) -> Option<usize> {
    let length = text.bytes().take(10).take_while(u8::is_ascii_alphabetic).count();
    let word = text.get(..length)?.to_ascii_lowercase();
    let short = (3..=4).contains(&length);
    MONTHS.iter().any(|month| *month == word || (short && month.starts_with(word.as_str()))).then_some(length)
}

/// The length of the year at the start of a text: 2014, 14 or '14.
fn year(text: &str) -> Option<usize> {
    let mark = text.chars().next().filter(|c| matches!(c, '\'' | '’')).map_or(0, char::len_utf8);
    let (year, length) = digits(text.get(mark..)?)?;
    let full = length == 4 && (1900..2100).contains(&year);
    (full || length == 2).then_some(mark + length)
}
