//! The names of files that leave the page.

use jiff::civil::Date;

use crate::workbook::day_to_iso;

/// The longest part of a name, in characters: some systems take no more than 255 bytes in all.
const LONGEST_PART: usize = 60;

/// The name of a file: school, what it is, date. Whatever Windows, macOS or a shared drive won't have in a name
/// is left out.
#[must_use]
pub fn file_name(school: &str, what: &str, date: Date, ending: &str) -> String {
    let parts = [part(school), part(what), day_to_iso(date)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.{ending}", parts.join(" - "))
}

fn part(text: &str) -> String {
    let allowed: String =
        text.chars().map(|c| if c.is_control() || "\\/:*?\"<>|".contains(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = allowed.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(LONGEST_PART).collect();
    // Windows drops dots and spaces at the end, and hides a name that begins with a dot.
    short.trim_matches(['.', ' ']).to_owned()
}
