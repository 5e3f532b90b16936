//! The names of files that leave the page.

use jiff::civil::Date;

use crate::workbook::day_to_iso;

/// The longest part of a name, in characters: some systems take no more than 255 bytes in all.
const LONGEST_PART: usize = 60;

/// The name of a file: the school, the document and the date. Characters that Windows, macOS or a shared drive don't allow
/// are left out.
///
/// # Examples
/// ```
/// use join_the_dots::files::file_name;
///
/// let date = jiff::civil::date(2026, 11, 21);
/// assert_eq!(file_name("Hill Top", "Improvement plan", date, "docx"), "Hill Top - Improvement plan - 2026-11-21.docx");
/// assert_eq!(file_name("A/B: \"C\"", "", date, "json"), "A B C - 2026-11-21.json");
/// ```
#[must_use]
pub fn file_name(school: &str, document: &str, date: Date, ending: &str) -> String {
    let parts = [part(school), part(document), day_to_iso(date)];
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
