//! A text divided into words, each in a form that the lists of words can be searched for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A run of letters and digits, with the apostrophes and hyphens inside it.
pub(super) struct Word<'a> {
    /// The place where it starts: bytes of the text.
    pub start: usize,
    /// The word as the text has it.
    pub text: &'a str,
    /// The word in lower case, without accents and without a possessive "'s": the form that lists hold.
    pub folded: String,
    /// True if the word has a possessive: "Jack's".
    pub is_possessive: bool,
    /// The text between the word before and this one.
    pub gap: &'a str,
    /// The character after it, or a space at the end of the text.
    pub next: char,
}

impl Word<'_> {
    /// The place where it ends: bytes of the text.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The place where it ends without its possessive.
    pub fn end_without_possessive(&self) -> usize {
        self.start + without_possessive(self.text).len()
    }

    /// True if the word starts with a capital, as names do.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// True if the word has two letters or more, and all are capitals: SMITH, SEND.
    pub fn is_all_capitals(&self) -> bool {
        let word = without_possessive(self.text);
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
    }

    /// True if the word has no digits.
    pub fn is_letters(&self) -> bool {
        self.text.chars().all(|c| c.is_alphabetic() || is_combining_mark(c) || is_apostrophe(c) || is_hyphen(c))
    }

    /// True if only spaces on one line stand between the word before and this one.
    pub fn follows_directly(&self) -> bool {
        !self.gap.is_empty() && self.gap.chars().all(|c| c != '\n' && c.is_whitespace())
    }

    /// True if a sentence, a line or a list starts with this word, so that its capital says nothing.
    pub fn is_first(&self) -> bool {
        self.start == self.gap.len() || self.gap.contains(['.', '!', '?', ':', '\n', '•', '|', '\t'])
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// Divides a text into its words.
pub(super) fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut characters = text.char_indices().peekable();
    let mut last_end = 0;
    while let Some((start, c)) = characters.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut next = ' ';
        while let Some(&(at, c)) = characters.peek() {
            let after = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            let joins = (is_apostrophe(c) || is_hyphen(c)) && after.is_some_and(char::is_alphanumeric);
            if !c.is_alphanumeric() && !is_combining_mark(c) && !joins {
                next = c;
                break;
            }
            end = at + c.len_utf8();
            characters.next();
        }
        let word = text.get(start..end).unwrap_or_default();
        let without = without_possessive(word);
        let gap = text.get(last_end..start).unwrap_or_default();
        words.push(Word {
            start,
            text: word,
            folded: fold(without),
            is_possessive: without.len() < word.len(),
            gap,
            next,
        });
        last_end = end;
    }
    words
}

/// A word in lower case, without accents, with plain apostrophes and hyphens.
fn fold(word: &str) -> String {
    word.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).map(without_stroke).collect()
}

/// A letter without its stroke or other mark that Unicode does not part from it, and a plain apostrophe or hyphen.
fn without_stroke(c: char) -> char {
    match c {
        'đ' => 'd',
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_folded_to_what_the_lists_hold() {
        for (word, folded) in [
            ("Zoë", "zoe"),
            ("Zoe\u{308}", "zoe"),
            ("BRONTË’S", "bronte"),
            ("Łukasz", "lukasz"),
            ("Jørgen", "jorgen"),
            ("Đorđe", "dorde"),
            ("Şükrü", "sukru"),
            ("İbrahim", "ibrahim"),
            ("Nguyễn", "nguyen"),
            ("Tanni Grey‑Thompson", "tanni"),
            ("Grey‑Thompson", "grey-thompson"),
            ("O’Brien", "o'brien"),
        ] {
            assert_eq!(words_of(word)[0].folded, folded, "{word}");
        }
    }

    #[test]
    fn words_and_the_text_between_them_are_the_whole_text() {
        let text = " Jack’s – “e-mail”\n2 pupils.";
        let words = words_of(text);
        let joined: String = words.iter().flat_map(|word| [word.gap, word.text]).collect();
        assert_eq!(format!("{joined}."), text);
        assert_eq!(words.iter().map(|word| word.text).collect::<Vec<_>>(), ["Jack’s", "e-mail", "2", "pupils"]);
        assert_eq!((words[0].end_without_possessive(), words[0].end(), words[0].next), (5, 9, ' '));
        assert!(words[0].is_possessive && words[0].is_first() && words[2].is_first() && !words[3].is_first());
        assert!(words[3].follows_directly() && !words[2].follows_directly());
    }
}
