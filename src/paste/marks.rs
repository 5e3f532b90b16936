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
    let text = bare(text);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    let marks = text.chars().filter(|c| matches!(c, '.' | '-')).count();
    let roman = digits == 0 && (1..=4).contains(&letters) && text.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let usual = digits <= 6 && letters <= 1 && (digits > 0 || letters > 0) && marks <= 3;
    (usual || roman) && digits + letters + marks == text.chars().count()
}

/// Whether this is a number as schemes make them up: "QS1", "SLC-2.1".
pub(super) fn is_code(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= 12 && text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_whitespace)
}

/// A number without its punctuation.
pub(super) fn bare(number: &str) -> &str {
    number.trim().trim_start_matches('(').trim_end_matches(['.', ')', ':'])
}

/// Whether a number is of something under another: "1.1" and "1a" are under "1", and "A1" under "A"; "10" is not.
pub(super) fn extends(under: &str, over: &str) -> bool {
    let rest = under.strip_prefix(over).unwrap_or_default();
    let (Some(last), Some(first)) = (over.chars().last(), rest.chars().next()) else { return false };
    match first {
        '.' | '-' => rest.len() > 1,
        _ if first.is_ascii_digit() => !last.is_ascii_digit(),
        _ => first.is_alphabetic() && last.is_ascii_digit(),
    }
}

/// Whether what has the one number heads what has the other: "1" heads "1.1", and a list that begins anew with "a".
pub(super) fn heads(over: &str, under: &str) -> bool {
    let anew = ["1", "a", "i"].contains(&under) && !over.contains('.') && level(over) != level(under);
    anew || extends(under, over)
}

/// What is alike in numbers of one level: how many parts they have, and whether they begin with a digit, "a" or "A".
pub(super) fn level(number: &str) -> (usize, bool, bool) {
    let begins = |is: fn(char) -> bool| number.starts_with(is);
    (number.matches(['.', '-']).count(), begins(|c| c.is_ascii_digit()), begins(char::is_lowercase))
}

/// The number that a text begins with, without its punctuation, and the rest of the text.
pub(super) fn numbered(text: &str) -> Option<(String, &str)> {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let (rest, number) = (rest.trim_start(), bare(first));
    let marked = first.len() > number.len();
    let has_digit = number.contains(|c: char| c.is_ascii_digit());
    let begins = rest.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
    // "A school" and "3 in 4 pupils" have no number; "1 Ethos" and "A. Ethos" have.
    let sure = marked || (has_digit && (number.contains('.') || begins));
    (is_number(first) && sure && !rest.is_empty()).then(|| (number.to_owned(), rest))
}

/// A heading's number, and the heading without number and colon. `next` is the number that follows it: over "A1", the A of
/// "A Leadership" is a number, and no word.
pub(super) fn heading(text: &str, next: Option<&str>) -> (Option<String>, String) {
    let lettered = || {
        let (first, rest) = text.trim().split_once(char::is_whitespace)?;
        next.is_some_and(|next| extends(next, first)).then(|| (first.to_owned(), rest))
    };
    match numbered(text).or_else(lettered) {
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
