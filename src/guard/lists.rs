//! The look-up in a list of words. Every list is in alphabetical order, so that halving it finds a word.

/// True if a list in alphabetical order holds this word.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::{codes, first_names, groups, names, surnames, telephone, vocabulary};
    use super::has;

    const LISTS: &[&[&str]] = &[
        first_names::FIRST_NAMES,
        first_names::ALSO_WORDS,
        surnames::SURNAMES,
        surnames::ALSO_WORDS,
        vocabulary::SCHOOL_WORDS,
        vocabulary::PLACES,
        vocabulary::TITLES,
        vocabulary::ROLES,
        vocabulary::DEEDS_OF_ADULTS,
        vocabulary::ORGANISATIONS,
        vocabulary::WELL_KNOWN_PEOPLE,
        codes::OTHER_NUMBERS,
        codes::OTHER_CODES,
        codes::UNUSED_PREFIXES,
        telephone::OTHER_NUMBERS,
        groups::PLURAL_PUPILS,
        groups::ONE_PUPIL,
        groups::THINGS,
        groups::SEPARATORS,
        groups::LABELS,
        groups::BOUNDS,
        groups::NOT_COUNTS,
        names::CHILD_BEFORE_NAME,
        names::PARTICLES,
        names::ALSO_VERBS,
        names::WORKS,
        names::PUBLIC_FIGURES,
    ];

    #[test]
    fn lists_are_sorted_unique_and_in_lower_case() {
        for list in LISTS {
            assert!(list.is_sorted_by(|one, next| one < next), "{:?}", list.first());
            for word in *list {
                assert!(!word.trim().is_empty() && word.trim() == *word && word.to_lowercase() == *word, "{word:?}");
                assert!(has(list, word), "{word:?}");
            }
            for word in ["", "aaaa", "aaron's", "zzz", "é"] {
                assert!(!has(list, word), "{word:?}");
            }
        }
    }

    #[test]
    fn every_list_that_is_searched_is_tested() {
        let sources = [
            include_str!("birth.rs"),
            include_str!("codes.rs"),
            include_str!("email.rs"),
            include_str!("first_names.rs"),
            include_str!("groups.rs"),
            include_str!("names.rs"),
            include_str!("surnames.rs"),
            include_str!("telephone.rs"),
            include_str!("vocabulary.rs"),
        ];
        let lists: usize = sources.iter().map(|source| source.matches(": &[&str] = &[").count()).sum();
        assert_eq!(lists, LISTS.len());
    }
}
