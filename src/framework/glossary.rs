//! The terms of a glossary: the places where they occur in a text, and the time that a term may stand for.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Term;

impl Term {
    /// The first day of the time that the term stands for, if it stands for some years that end on this day. From a
    /// 29 February, years without one count back to the 28th.
    ///
    /// # Examples
    /// ```
    /// use jiff::civil::date;
    /// use join_the_dots::framework::Term;
    ///
    /// let term = Term { years_back: Some(3), ..Term::default() };
    /// assert_eq!(term.start(date(2027, 3, 1)), Some(date(2024, 3, 1)));
    /// assert_eq!(Term::default().start(date(2027, 3, 1)), None);
    /// ```
    #[must_use]
    pub fn start(&self, end: Date) -> Option<Date> {
        self.years_back.and_then(|years| end.checked_sub(i32::from(years).years()).ok())
    }
}

/// Divides a text into pieces: terms of the glossary, and the text between them. Joined again, the pieces are the text.
///
/// Case makes no difference, and a hyphen equals a space. Where two terms begin at one place, the longer one counts. A
/// term is marked once, where it first occurs, because a text full of marks is hard to read.
#[must_use]
pub fn mark_terms<'a, 't>(text: &'a str, glossary: &'t [Term]) -> Vec<(&'a str, Option<&'t Term>)> {
    let mut pieces = Vec::new();
    let mut marked: Vec<&str> = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while at < text.len() {
        let starts_word = text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        let found = if starts_word { longest(&text[at..], glossary) } else { None };
        match found.filter(|(term, _)| !marked.contains(&term.id.as_str())) {
            Some((term, length)) => {
                if plain < at {
                    pieces.push((&text[plain..at], None));
                }
                pieces.push((&text[at..at + length], Some(term)));
                marked.push(&term.id);
                at += length;
                plain = at;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    if plain < text.len() {
        pieces.push((&text[plain..], None));
    }
    pieces
}

/// The longest term that a text begins with, and the number of bytes that it takes.
fn longest<'t>(text: &str, glossary: &'t [Term]) -> Option<(&'t Term, usize)> {
    let forms = glossary.iter().flat_map(|term| {
        let forms = std::iter::once(&term.term).chain(&term.also);
        forms.filter_map(move |form| Some((term, length_at_start(text, form.trim())?)))
    });
    forms.max_by_key(|(_, length)| *length)
}

/// The number of bytes that a form takes at the start of a text, if the text begins with it as whole words.
fn length_at_start(text: &str, form: &str) -> Option<usize> {
    let hyphen_as_space = |c: char| if c.is_whitespace() || c == '-' { ' ' } else { c };
    let mut letters = text.char_indices();
    let mut wanted = form.chars().filter(|c| !c.is_control()).peekable();
    wanted.peek()?;
    for want in wanted {
        let (_, letter) = letters.next()?;
        if hyphen_as_space(letter) != hyphen_as_space(want) && !letter.to_lowercase().eq(want.to_lowercase()) {
            return None;
        }
    }
    let rest = letters.as_str();
    let ends_word = rest.chars().next().is_none_or(|next| !next.is_alphanumeric());
    ends_word.then_some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(id: &str, term: &str, also: &[&str]) -> Term {
        let also = also.iter().map(|&form| form.to_owned()).collect();
        Term { id: id.to_owned(), term: term.to_owned(), also, ..Term::default() }
    }

    fn marks(text: &str) -> Vec<(String, Option<String>)> {
        let glossary = [
            term("exclusion", "Exclusion", &["exclusions"]),
            term("permanent", "Permanent exclusion", &["permanent exclusions"]),
            term("co-production", "Co-production", &[]),
            term("qft", "Inclusive Quality First Teaching", &["QFT"]),
        ];
        let pieces = mark_terms(text, &glossary);
        assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text);
        pieces.iter().map(|(piece, term)| ((*piece).to_owned(), term.map(|term| term.id.clone()))).collect()
    }

    fn only_terms(text: &str) -> Vec<(String, String)> {
        marks(text).into_iter().filter_map(|(piece, term)| Some((piece, term?))).collect()
    }

    fn pair(piece: &str, id: &str) -> (String, String) {
        (piece.to_owned(), id.to_owned())
    }

    #[test]
    fn the_longest_term_is_marked_whatever_its_case() {
        assert_eq!(
            only_terms("No permanent exclusions, no exclusion."),
            [pair("permanent exclusions", "permanent"), pair("exclusion", "exclusion")]
        );
        assert_eq!(only_terms("CO PRODUCTION is planned"), [pair("CO PRODUCTION", "co-production")]);
    }

    #[test]
    fn only_whole_words_are_marked_and_each_term_once() {
        assert_eq!(only_terms("Exclusionary, inexclusion"), []);
        assert_eq!(only_terms("QFT, then QFT (QFT)"), [pair("QFT", "qft")]);
        assert_eq!(marks(""), []);
        assert_eq!(marks("Ünïcödé – “QFT”").len(), 3);
    }
}
