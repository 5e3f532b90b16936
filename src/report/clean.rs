//! Cleaning of texts for files. Every text that a user or a pack brings passes through [`clean`] before it is written.

/// The mark in a cell or a fact without a value.
pub(super) const DASH: &str = "—";

/// A text that every kind of file can hold: without control characters, which XML forbids, with `\n` as its line end,
/// and without space around it. Tabs stay.
pub(super) fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let allowed = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    lines.chars().filter(allowed).collect::<String>().trim().to_owned()
}

/// A clean text, or a dash if it is empty.
pub(super) fn or_dash(text: &str) -> String {
    or(text, DASH)
}

/// A clean text, or `otherwise` if it is empty.
pub(super) fn or(text: &str, otherwise: &str) -> String {
    let text = clean(text);
    if text.is_empty() { otherwise.to_owned() } else { text }
}

/// A clean text on one line, cut after a whole word to at most so many characters. A cut text ends with "…".
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= longest {
        return text;
    }
    let start: String = text.chars().take(longest.saturating_sub(1)).collect();
    // One long word would leave next to nothing, so it is cut in the middle.
    let whole_words = start.rsplit_once(' ').map(|(words, _)| words).filter(|words| words.len() * 2 > start.len());
    format!("{}…", whole_words.unwrap_or(&start))
}

/// A text with a capital first letter.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_left_out_and_line_ends_are_of_one_kind() {
        assert_eq!(clean(" a\u{0}\u{b}\u{1f}\u{7f}\u{85}\u{fffe}\u{ffff}b\r\nc\rd\te \u{b} "), "ab\nc\nd\te");
        assert_eq!(or_dash(" \u{b} "), DASH);
    }

    #[test]
    fn a_long_line_is_cut_after_a_whole_word() {
        assert_eq!(one_line("one\ntwo three", 13), "one two three");
        assert_eq!(one_line("one two three", 12), "one two…");
        assert_eq!(one_line("onetwothree", 6), "onetw…");
    }
}
