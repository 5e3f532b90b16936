//! Telephone numbers as dialled in the United Kingdom.

use super::codes::{is_between, words_before};
use super::words::has;
use super::{Find, Kind};

/// Words before a run of digits that say it is no telephone number.
pub(super) const OTHER_NUMBERS: &str = "account certificate company invoice isbn order ref serial";

/// Every telephone number of a text.
pub(super) fn find(text: &str) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut past = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let may_start = matches!(c, '0' | '+' | '(');
        if at >= past && may_start && !before.is_alphanumeric() && !matches!(before, '+' | '(' | '£' | '.' | '/') {
            if let Some(end) = number(text, at) {
                past = end;
                finds.push(Find::new(Kind::Telephone, at..end));
            }
        } else if at >= past
            && c == '0'
            && before == '('
            && let Some(end) = number(text, at)
        {
            past = end;
            finds.push(Find::new(Kind::Telephone, at..end));
        }
        before = c;
    }
    finds
}

/// Where a telephone number that starts here ends.
fn number(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let abroad = ["+44", "0044", "(+44)", "(0044)"].into_iter().find(|code| rest.starts_with(code));
    // As it would be dialled at home, from the first 0.
    let mut dialled = String::new();
    let mut groups = 1;
    let mut first_group = 0;
    let mut end = at;
    let mut between = 0;
    let mut characters = rest.char_indices().skip(abroad.map_or(0, str::len)).peekable();
    while let Some(&(offset, c)) = characters.peek() {
        if c.is_ascii_digit() {
            if dialled.len() == 11 {
                break;
            }
            if between > 0 && !dialled.is_empty() {
                groups += 1;
            }
            // The 0 of "+44 (0)1632" is there or not.
            if abroad.is_some() && dialled.is_empty() && c != '0' {
                dialled.push('0');
            }
            dialled.push(c);
            if groups == 1 {
                first_group = dialled.len();
            }
            between = 0;
            end = at + offset + 1;
        } else if (is_between(c) || matches!(c, '(' | ')')) && between < 2 {
            between += 1;
        } else {
            break;
        }
        characters.next();
    }
    let goes_on = text.get(end..)?.chars().next().is_some_and(char::is_alphanumeric);
    let national = (10..=11).contains(&dialled.len()) && dialled.starts_with('0');
    let area = dialled.chars().nth(1).is_some_and(|c| "12378".contains(c));
    // A date starts with two digits, a code of an area has three at least.
    let grouped = (abroad.is_some() || first_group >= 3) && groups <= 5;
    let other = || words_before(text, at, 2).iter().any(|word| has(OTHER_NUMBERS, word));
    (!goes_on && national && area && grouped && !other()).then_some(end)
}
