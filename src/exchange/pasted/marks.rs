//! Bullets, numbers, and what a heading looks like.

/// A text in one line, without blanks around it.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// A text of at most so many characters, cut between words if it can be.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most.saturating_sub(1)).collect();
    let short = short.rsplit_once(' ').map_or(short.as_str(), |(words, _)| words);
    format!("{}…", short.trim_end_matches([',', ';', ':', ' ']))
}

/// The text after a bullet, if it begins with one.
pub(super) fn bulleted(text: &str) -> Option<&str> {
    let text = text.trim();
    // "o" is Word's bullet of the second level, "\u{f0b7}" what its first one is in a font of symbols.
    let bullet =
        |c: char| matches!(c, '•' | '·' | '‣' | '▪' | '●' | '○' | '◦' | '■' | '□' | '–' | '—' | '-' | '*' | '\u{f0b7}');
    let rest = text.strip_prefix(bullet).or_else(|| text.strip_prefix("o\t"))?;
    // A dash that belongs to a word is none.
    (rest.is_empty() || rest.starts_with(char::is_whitespace) || text.starts_with('•')).then(|| rest.trim_start())
}

/// Whether this is a number as lists have it: "1", "1.1", "A2", "b".
pub(super) fn is_number(text: &str) -> bool {
    let text = text.trim().trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    let marks = text.chars().filter(|c| matches!(c, '.' | '-')).count();
    let roman = digits == 0 && (1..=4).contains(&letters) && text.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let usual = digits <= 6 && letters <= 1 && (digits > 0 || letters > 0) && marks <= 3;
    (usual || roman) && digits + letters + marks == text.chars().count()
}

/// The number that a text begins with, without its punctuation, and the rest of the text.
pub(super) fn numbered(text: &str) -> Option<(String, &str)> {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let (rest, number) = (rest.trim_start(), first.trim_start_matches('(').trim_end_matches(['.', ')', ':']));
    let marked = first.len() > number.len();
    let has_digit = number.contains(|c: char| c.is_ascii_digit());
    let begins = rest.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
    // "A school" and "3 in 4 pupils" have no number; "1 Ethos" and "A. Ethos" have.
    let sure = marked || (has_digit && (number.contains('.') || begins));
    (is_number(first) && sure && !rest.is_empty()).then(|| (number.to_owned(), rest))
}

/// A heading's number, and the heading without number and colon.
pub(super) fn heading(text: &str) -> (Option<String>, String) {
    match numbered(text) {
        Some((number, rest)) => (Some(number), title(rest)),
        None => (None, title(text)),
    }
}

/// A heading without its colon.
pub(super) fn title(text: &str) -> String {
    let text = one_line(text);
    let title = text.trim_end_matches(':').trim_end();
    if title.is_empty() { text } else { title.to_owned() }
}

/// Whether a text is short, and does not end as a sentence does.
pub(super) fn is_short(text: &str) -> bool {
    text.chars().count() <= 80 && text.split_whitespace().count() <= 12 && !text.ends_with(['.', ';', ',', '!', '?'])
}
