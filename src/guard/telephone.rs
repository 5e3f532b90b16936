//! Telephone numbers of the United Kingdom, as people write them.

use super::codes::{is_separator, words_before};
use super::lists::has;
use super::{Finding, Kind};

/// Words before a run of digits that say it isn't a telephone number.
#[rustfmt::skip]
pub(super) const OTHER_NUMBERS: &[&str] = &[
    "account", "certificate", "company", "invoice", "isbn", "order", "ref", "serial",
];

/// Finds every telephone number in a text.
pub(super) fn find(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut past = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let may_start = matches!(c, '0' | '+' | '(');
        if at >= past && may_start && !before.is_alphanumeric() && !matches!(before, '+' | '(' | '£' | '.' | '/') {
            if let Some(end) = number_end(text, at) {
                past = end;
                findings.push(Finding::new(Kind::Telephone, at..end));
            }
        } else if at >= past
            && c == '0'
            && before == '('
            && let Some(end) = number_end(text, at)
        {
            past = end;
            findings.push(Finding::new(Kind::Telephone, at..end));
        }
        before = c;
    }
    findings
}

/// The end of the telephone number that starts here.
fn number_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let country_code = ["+44", "0044", "(+44)", "(0044)"].into_iter().find(|code| rest.starts_with(code));
    // The number as dialled within the country, from its first 0.
    let mut dialled = String::new();
    let mut groups = 1;
    let mut first_group = 0;
    let mut end = at;
    let mut separators = 0;
    let mut characters = rest.char_indices().skip(country_code.map_or(0, str::len)).peekable();
    while let Some(&(offset, c)) = characters.peek() {
        if c.is_ascii_digit() {
            if dialled.len() == 11 {
                break;
            }
            if separators > 0 && !dialled.is_empty() {
                groups += 1;
            }
            // "+44 (0)1632" has the 0, "+44 1632" doesn't.
            if country_code.is_some() && dialled.is_empty() && c != '0' {
                dialled.push('0');
            }
            dialled.push(c);
            if groups == 1 {
                first_group = dialled.len();
            }
            separators = 0;
            end = at + offset + 1;
        } else if (is_separator(c) || matches!(c, '(' | ')')) && separators < 2 {
            separators += 1;
        } else {
            break;
        }
        characters.next();
    }
    let goes_on = text.get(end..)?.chars().next().is_some_and(char::is_alphanumeric);
    let is_whole = (10..=11).contains(&dialled.len()) && dialled.starts_with('0');
    let is_in_use = dialled.chars().nth(1).is_some_and(|c| "12378".contains(c));
    // A date starts with two digits, an area code has at least three.
    let is_grouped = (country_code.is_some() || first_group >= 3) && groups <= 5;
    let is_other_number = || words_before(text, at, 2).iter().any(|word| has(OTHER_NUMBERS, word));
    (!goes_on && is_whole && is_in_use && is_grouped && !is_other_number()).then_some(end)
}
