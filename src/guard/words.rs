//! A text as words, each with what stands before it; and lists of words that are looked up by halving.

/// A word: letters and digits, with the apostrophes and hyphens inside it.
pub(super) struct Word<'a> {
    /// Where it starts: bytes of the text.
    pub start: usize,
    /// As it stands.
    pub text: &'a str,
    /// In lower case, without accents and without a possessive: what is looked up.
    pub low: String,
    /// Whether it has a possessive: "Jack's".
    pub owns: bool,
    /// What stands between the word before and this one.
    pub gap: &'a str,
    /// The character after it, a space at the end of the text.
    pub next: char,
}

impl Word<'_> {
    /// Where it ends: bytes of the text.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Where it ends without a possessive.
    pub fn core_end(&self) -> usize {
        self.start + without_possessive(self.text).len()
    }

    /// Whether it starts with a capital, as names do.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it has at least two letters and all are capitals: SMITH, SEND.
    pub fn is_shouted(&self) -> bool {
        let core = without_possessive(self.text);
        core.chars().filter(|c| c.is_alphabetic()).count() > 1 && !core.chars().any(char::is_lowercase)
    }

    /// Whether it is made of letters alone.
    pub fn is_letters(&self) -> bool {
        self.text.chars().all(|c| c.is_alphabetic() || is_apostrophe(c) || is_hyphen(c))
    }

    /// Whether only spaces on the same line stand before it.
    pub fn follows(&self) -> bool {
        !self.gap.is_empty() && self.gap.chars().all(|c| c != '\n' && c.is_whitespace())
    }

    /// Whether a sentence, a line or a list starts with it, so that its capital says nothing.
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

/// The words of a text.
pub(super) fn split(text: &str) -> Vec<Word<'_>> {
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
            let inside = (is_apostrophe(c) || is_hyphen(c)) && after.is_some_and(char::is_alphanumeric);
            if !c.is_alphanumeric() && !is_mark(c) && !inside {
                next = c;
                break;
            }
            end = at + c.len_utf8();
            characters.next();
        }
        let word = text.get(start..end).unwrap_or_default();
        let core = without_possessive(word);
        let low = core.chars().flat_map(char::to_lowercase).filter(|c| !is_mark(*c)).map(plain).collect();
        let gap = text.get(last_end..start).unwrap_or_default();
        words.push(Word { start, text: word, low, owns: core.len() < word.len(), gap, next });
        last_end = end;
    }
    words
}

/// An accent that is written as a character of its own.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A letter without its accent, as the lists of names have it.
fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ę' | 'ě' | 'ė' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '’' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

/// Whether a list has this word. The list is in order of bytes, its words apart by one space.
pub(super) fn has(list: &str, word: &str) -> bool {
    let mut rest = list;
    while !rest.is_empty() {
        // Half of it may be inside a word: its start is after the space before.
        let mut middle = rest.len() / 2;
        while !rest.is_char_boundary(middle) {
            middle -= 1;
        }
        let (before, after) = rest.split_at(middle);
        let start = before.rfind(' ').map_or(0, |at| at + 1);
        let end = after.find(' ').map_or(rest.len(), |at| middle + at);
        match word.cmp(rest.get(start..end).unwrap_or_default()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => rest = rest.get(..start.saturating_sub(1)).unwrap_or_default(),
            std::cmp::Ordering::Greater => rest = rest.get(end + 1..).unwrap_or_default(),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::{codes, first_names, groups, names, surnames, telephone, vocabulary};
    use super::has;

    #[test]
    fn lists_are_in_order_and_every_word_of_them_is_found() {
        for list in [
            first_names::FIRST_NAMES,
            first_names::ALSO_WORDS,
            surnames::SURNAMES,
            surnames::ALSO_WORDS,
            vocabulary::VOCABULARY,
            vocabulary::PLACES,
            vocabulary::TITLES,
            vocabulary::ROLES,
            vocabulary::DID,
            vocabulary::OUTSIDE,
            vocabulary::KNOWN,
            codes::OTHER_NUMBERS,
            codes::OTHER_CODES,
            codes::NO_PREFIX,
            telephone::OTHER_NUMBERS,
            groups::MANY,
            groups::ONE,
            groups::THINGS,
            groups::PARTING,
            groups::LABELS,
            groups::BOUNDS,
            groups::NO_COUNT,
            names::CHILD,
            names::PARTICLES,
            names::VERBS,
            names::WORKS,
            names::PUBLIC,
        ] {
            let words: Vec<&str> = list.split(' ').collect();
            assert!(words.is_sorted_by(|one, next| one < next));
            assert!(words.iter().all(|word| !word.is_empty() && has(list, word)));
            for word in ["", "a b", "zzz", "aaron's", "0", "é"] {
                assert!(!has(list, word), "{word}");
            }
        }
    }
}
