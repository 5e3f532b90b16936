//! Numbers with a check digit or a fixed shape: pupil, NHS and national insurance numbers.

use super::lists::has;
use super::{Finding, Kind};

/// The letters of pupil numbers. The place of a letter is its value. I, O and S look too much like 1, 0 and 5, and are
/// not used.
const PUPIL_LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// Words before ten digits that say they are the number of something else.
#[rustfmt::skip]
pub(super) const OTHER_NUMBERS: &[&str] = &[
    "account", "asset", "budget", "certificate", "charity", "code", "company", "grid", "id", "invoice", "isbn",
    "licence", "meeting", "order", "po", "quote", "serial", "tag", "urn",
];

/// Words before a letter and twelve digits that say they are the number of a thing.
pub(super) const OTHER_CODES: &[&str] = &["asset", "invoice", "licence", "order", "serial", "tag"];

/// Prefixes that no national insurance number has, beside those with a letter that is never used.
pub(super) const UNUSED_PREFIXES: &[&str] = &["bg", "gb", "kn", "nk", "nt", "tn", "zz"];

/// Finds every pupil, NHS and national insurance number in a text.
pub(super) fn find(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut past = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if at >= past && c.is_ascii_alphanumeric() && !before.is_alphanumeric() {
            let found = pupil_number(text, at)
                .map(|end| Finding::new(Kind::PupilNumber, at..end))
                .or_else(|| nhs_number(text, at).map(|end| Finding::new(Kind::NhsNumber, at..end)))
                .or_else(|| insurance_number(text, at).map(|end| Finding::new(Kind::InsuranceNumber, at..end)));
            if let Some(found) = found {
                past = found.range.end;
                findings.push(found);
            }
        }
        before = c;
    }
    findings
}

/// Characters of a text that fit a shape.
struct Matched {
    /// The letters, in capitals, and digits, without the separators.
    compact: String,
    /// The places in `compact` that have a separator before them.
    gaps: Vec<usize>,
    /// The end of the characters: bytes of the text.
    end: usize,
}

/// Matches a text to a shape, in which `A` is a letter, `9` a digit and `*` either. One space, hyphen or full stop may
/// stand between any two characters. No letter or digit may stand after the last.
fn match_shape(text: &str, at: usize, shape: &str) -> Option<Matched> {
    let rest = text.get(at..)?;
    let mut characters = rest.char_indices().peekable();
    let mut matched = Matched { compact: String::new(), gaps: Vec::new(), end: at };
    for (place, wanted) in shape.chars().enumerate() {
        let (mut offset, mut c) = characters.next()?;
        if place > 0 && is_separator(c) {
            matched.gaps.push(place);
            (offset, c) = characters.next()?;
        }
        let fits = match wanted {
            'A' => c.is_ascii_alphabetic(),
            '9' => c.is_ascii_digit(),
            _ => c.is_ascii_alphanumeric(),
        };
        if !fits {
            return None;
        }
        matched.compact.push(c.to_ascii_uppercase());
        matched.end = at + offset + 1;
    }
    if characters.next().is_some_and(|(_, c)| c.is_alphanumeric()) { None } else { Some(matched) }
}

/// True if a character may stand between the groups of a number.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '-' | '\u{2010}'..='\u{2013}' | '.')
}

/// The last `count` words before a place, in lower case, the nearest first.
pub(super) fn words_before(text: &str, at: usize, count: usize) -> Vec<String> {
    let mut start = at.saturating_sub(80);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let before = text.get(start..at).unwrap_or_default();
    // Words before a blank line belong to another paragraph.
    let before = before.rsplit("\n\n").next().unwrap_or_default();
    let words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.rev().take(count).map(str::to_lowercase).collect()
}

fn pupil_number(text: &str, at: usize) -> Option<usize> {
    let found = match_shape(text, at, "A99999999999*")?;
    let is_announced = || {
        let before = words_before(text, at, 3);
        let is = |place: usize, word: &str| before.get(place).is_some_and(|one| one == word);
        (0..2).any(|place| is(place, "upn") || (is(place, "number") && is(place + 1, "pupil")))
    };
    // One in 23 other numbers has the right letter by chance.
    let is_other_number = || words_before(text, at, 2).iter().any(|word| has(OTHER_CODES, word));
    let is_checked = check_letter(&found.compact).is_some_and(|letter| found.compact.starts_with(letter));
    let is_verified = is_checked && found.gaps.len() <= 5 && !is_other_number();
    (is_verified || is_announced()).then_some(found.end)
}

/// The letter that a pupil number should start with: its characters times their places, 2 to 13, modulo 23.
fn check_letter(compact: &str) -> Option<char> {
    let mut sum = 0;
    for (c, place) in compact.chars().skip(1).zip(2..) {
        let value = c.to_digit(10).map(|digit| digit as usize).or_else(|| PUPIL_LETTERS.find(c));
        // No number with an unused letter can be verified.
        sum += value? * place;
    }
    PUPIL_LETTERS.chars().nth(sum % 23)
}

fn nhs_number(text: &str, at: usize) -> Option<usize> {
    let found = match_shape(text, at, "9999999999")?;
    if !(found.gaps.is_empty() || found.gaps == [3, 6]) {
        return None;
    }
    let before = words_before(text, at, 5);
    if before.iter().any(|word| word == "nhs") {
        return (!found.compact.starts_with('0')).then_some(found.end);
    }
    let is_other_number = before.iter().take(3).any(|word| has(OTHER_NUMBERS, word));
    // Numbers of England and Wales, numbers of Northern Ireland, and those kept for tests.
    let is_in_use = found.compact.starts_with(['3', '4', '6', '7']) || found.compact.starts_with("999");
    (!is_other_number && is_in_use && is_nhs_checked(&found.compact)).then_some(found.end)
}

/// True if the tenth digit is the check digit of the nine before it, modulo 11.
fn is_nhs_checked(compact: &str) -> bool {
    let digits = || compact.chars().filter_map(|c| c.to_digit(10));
    let sum: u32 = digits().take(9).zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    digits().nth(9) == Some((11 - sum % 11) % 11)
}

fn insurance_number(text: &str, at: usize) -> Option<usize> {
    let found = match_shape(text, at, "AA999999A")?;
    let prefix = found.compact.get(..2)?;
    let is_unused = |c: char| "DFIQUV".contains(c);
    if prefix.contains(is_unused) || prefix.ends_with('O') || has(UNUSED_PREFIXES, &prefix.to_ascii_lowercase()) {
        return None;
    }
    if !found.compact.ends_with(['A', 'B', 'C', 'D']) {
        return None;
    }
    // "at 10 15 30 a bell rings": small letters with separators are a number only where the text says so.
    let as_printed = text.get(at..found.end)?;
    let is_plain = found.gaps.is_empty() || !as_printed.contains(|c: char| c.is_ascii_lowercase());
    let is_announced =
        || words_before(text, at, 4).iter().any(|word| ["ni", "nino", "insurance"].contains(&word.as_str()));
    (is_plain || is_announced()).then_some(found.end)
}
