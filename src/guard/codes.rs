//! Numbers that carry their own check: pupil, NHS and national insurance numbers.

use super::words::has;
use super::{Find, Kind};

/// The letters of pupil numbers, each at its value. I, O and S are left out, being too like 1, 0 and 5.
const PUPIL_LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// Words before a run of digits that say it is the number of something else.
pub(super) const OTHER_NUMBERS: &str = "\
    account asset budget certificate charity code company grid id invoice isbn licence meeting order po quote serial \
    tag urn";

/// Words before a letter and digits that say it is the number of a thing.
pub(super) const OTHER_CODES: &str = "asset invoice licence order serial tag";

/// Prefixes of national insurance numbers that are never given out, beside those with letters that are not used.
pub(super) const NO_PREFIX: &str = "BG GB KN NK NT TN ZZ";

/// Every pupil, NHS and national insurance number of a text.
pub(super) fn find(text: &str) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut past = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if at >= past && c.is_ascii_alphanumeric() && !before.is_alphanumeric() {
            let found = pupil_number(text, at)
                .map(|end| Find::new(Kind::PupilNumber, at..end))
                .or_else(|| nhs_number(text, at).map(|end| Find::new(Kind::NhsNumber, at..end)))
                .or_else(|| insurance_number(text, at).map(|end| Find::new(Kind::InsuranceNumber, at..end)));
            if let Some(found) = found {
                past = found.range.end;
                finds.push(found);
            }
        }
        before = c;
    }
    finds
}

/// Characters that were read to a shape.
struct Read {
    /// Without what stood between them, in capitals.
    compact: String,
    /// Before which of them something stood.
    gaps: Vec<usize>,
    /// Where it ends: bytes of the text.
    end: usize,
}

/// Reads characters to a shape, `A` a letter, `9` a digit and `*` either, with at most one space, hyphen or full stop
/// between any two of them, and no letter or digit after the last.
fn read(text: &str, at: usize, shape: &str) -> Option<Read> {
    let rest = text.get(at..)?;
    let mut characters = rest.char_indices().peekable();
    let mut read = Read { compact: String::new(), gaps: Vec::new(), end: at };
    for (place, wanted) in shape.chars().enumerate() {
        let (mut offset, mut c) = characters.next()?;
        if place > 0 && is_between(c) {
            read.gaps.push(place);
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
        read.compact.push(c.to_ascii_uppercase());
        read.end = at + offset + 1;
    }
    if characters.next().is_some_and(|(_, c)| c.is_alphanumeric()) { None } else { Some(read) }
}

/// Whether a character may stand between the groups of a number.
pub(super) fn is_between(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '-' | '\u{2010}'..='\u{2013}' | '.')
}

/// The last few words before a place, in lower case, the nearest first.
pub(super) fn words_before(text: &str, at: usize, count: usize) -> Vec<String> {
    let mut start = at.saturating_sub(80);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let before = text.get(start..at).unwrap_or_default();
    // Nothing before a blank line has to do with it.
    let before = before.rsplit("\n\n").next().unwrap_or_default();
    let words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.rev().take(count).map(str::to_lowercase).collect()
}

fn pupil_number(text: &str, at: usize) -> Option<usize> {
    let read = read(text, at, "A99999999999*")?;
    let said = || {
        let before = words_before(text, at, 3);
        let is = |place: usize, word: &str| before.get(place).is_some_and(|one| one == word);
        (0..2).any(|place| is(place, "upn") || (is(place, "number") && is(place + 1, "pupil")))
    };
    // One in 23 of other numbers has the right letter by chance.
    let other = || words_before(text, at, 2).iter().any(|word| has(OTHER_CODES, word));
    let is_checked = check_letter(&read.compact).is_some_and(|letter| read.compact.starts_with(letter));
    let verified = is_checked && read.gaps.len() <= 5 && !other();
    (verified || said()).then_some(read.end)
}

/// The letter that a pupil number should start with: its characters times their places, 2 to 13, modulo 23.
fn check_letter(compact: &str) -> Option<char> {
    let mut sum = 0;
    for (c, place) in compact.chars().skip(1).zip(2..) {
        let value = c.to_digit(10).map(|digit| digit as usize).or_else(|| PUPIL_LETTERS.find(c));
        // A letter that is not used stands in no number that can be verified.
        sum += value? * place;
    }
    PUPIL_LETTERS.chars().nth(sum % 23)
}

fn nhs_number(text: &str, at: usize) -> Option<usize> {
    let read = read(text, at, "9999999999")?;
    if !(read.gaps.is_empty() || read.gaps == [3, 6]) {
        return None;
    }
    let before = words_before(text, at, 5);
    if before.iter().any(|word| word == "nhs") {
        return (!read.compact.starts_with('0')).then_some(read.end);
    }
    let other = before.iter().take(3).any(|word| has(OTHER_NUMBERS, word));
    // Those of England and Wales, of Northern Ireland, and those kept for tests.
    let given_out = read.compact.starts_with(['3', '4', '6', '7']) || read.compact.starts_with("999");
    (!other && given_out && is_nhs_checked(&read.compact)).then_some(read.end)
}

/// Whether the tenth digit is the check digit of the nine before it, modulo 11.
fn is_nhs_checked(compact: &str) -> bool {
    let digits = || compact.chars().filter_map(|c| c.to_digit(10));
    let sum: u32 = digits().take(9).zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    digits().nth(9) == Some((11 - sum % 11) % 11)
}

fn insurance_number(text: &str, at: usize) -> Option<usize> {
    let read = read(text, at, "AA999999A")?;
    let prefix = read.compact.get(..2)?;
    let never = |c: char| "DFIQUV".contains(c);
    if prefix.contains(never) || prefix.ends_with('O') || has(NO_PREFIX, prefix) {
        return None;
    }
    if !read.compact.ends_with(['A', 'B', 'C', 'D']) {
        return None;
    }
    // "at 10 15 30 a bell rings": in small letters and apart it is only one where that is said.
    let as_printed = text.get(at..read.end)?;
    let plain = read.gaps.is_empty() || !as_printed.contains(|c: char| c.is_ascii_lowercase());
    let said = || words_before(text, at, 4).iter().any(|word| ["ni", "nino", "insurance"].contains(&word.as_str()));
    (plain || said()).then_some(read.end)
}
