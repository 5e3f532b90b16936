//! Reads a pasted text: as a table where it is one, otherwise line by line.

use super::pasted::{ColumnHolds, Pasted, ReadAs};
use super::refused::{LONGEST_PASTED, PastedRefused};
use super::{lines, rows, table};
use crate::framework::MOST_STATEMENTS;

/// Recognises areas, aspects and statements in a pasted text.
///
/// # Errors
/// [`PastedRefused`] if there is no text in it, or far too much.
///
/// # Examples
/// ```
/// use join_the_dots::paste::{PastedRefused, read_pasted};
///
/// let pasted = read_pasted("1. Leadership\n1.1 There is a link governor.\n1.2 There is a champion.")?;
/// assert_eq!(pasted.areas[0].title, "Leadership");
/// assert_eq!(pasted.statements().count(), 2);
///
/// assert_eq!(read_pasted(" "), Err(PastedRefused::Empty));
/// # Ok::<(), PastedRefused>(())
/// ```
pub fn read_pasted(text: &str) -> Result<Pasted, PastedRefused> {
    read(text, None)
}

/// Reads a pasted table as its user says: `header` tells whether the first row heads the columns, `holds` what each column
/// holds.
///
/// # Errors
/// [`PastedRefused`] if there is no text in it, or far too much.
pub fn read_pasted_as(text: &str, header: bool, holds: &[ColumnHolds]) -> Result<Pasted, PastedRefused> {
    read(text, Some(table::Choice { header, holds }))
}

fn read(text: &str, choice: Option<table::Choice>) -> Result<Pasted, PastedRefused> {
    if text.len() > LONGEST_PASTED {
        return Err(PastedRefused::TooLong { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n");
    let rows = rows::rows(&text);
    let pasted = if table::is_table(&rows) { table::read(rows, choice) } else { lines::read(&rows) };
    let statements = pasted.statements().count();
    if statements > MOST_STATEMENTS {
        return Err(PastedRefused::TooMany { statements });
    }
    if statements == 0 && pasted.unclear.is_empty() && pasted.read_as == ReadAs::Lines {
        return Err(PastedRefused::Empty);
    }
    Ok(pasted)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::framework::StatementId;
    use crate::paste::into_areas;

    /// What was recognised, one thing a line.
    fn told(text: &str) -> Vec<String> {
        let pasted = read_pasted(text).unwrap();
        let mut told = Vec::new();
        for area in &pasted.areas {
            told.push(format!("# {} {}", area.number.as_deref().unwrap_or("-"), area.title));
            for aspect in &area.aspects {
                told.extend(aspect.title.as_ref().map(|title| format!("## {title}")));
                for one in &aspect.statements {
                    let exemplars: Vec<String> =
                        one.exemplars.iter().map(|(heading, text)| format!(" [{heading}: {text}]")).collect();
                    told.push(format!("{} {}{}", one.number.as_deref().unwrap_or("-"), one.text, exemplars.concat()));
                }
            }
        }
        told.extend(pasted.unclear.iter().map(|one| format!("? {} {}", one.line, one.text)));
        told
    }

    #[test]
    fn lines_with_headings_of_two_levels() {
        let text = "1. Whole school approaches\n\nEthos\n• Leaders drive a culture.\n-  All staff recognise\tinclusion.\n\n\
                    Leadership:\n1.1 There is a link governor.\n(b) There is a champion.\n\n2. Learning\n\nTeaching\n\
                    A broad curriculum is there.\n\nA heading at the end\n";
        assert_eq!(
            told(text),
            [
                "# 1 Whole school approaches",
                "## Ethos",
                "- Leaders drive a culture.",
                "- All staff recognise inclusion.",
                "## Leadership",
                "1.1 There is a link governor.",
                "b There is a champion.",
                "# 2 Learning",
                "## Teaching",
                "- A broad curriculum is there.",
                "? 16 A heading at the end",
            ]
        );
    }

    #[test]
    fn lines_without_headings_or_full_stops() {
        assert_eq!(
            told("Staff feel safe\n\nBullying is addressed\n\nLearners belong"),
            ["# - ", "- Staff feel safe", "- Bullying is addressed", "- Learners belong",]
        );
        let wrapped = "Staff understand their role in, and responsibilities for, the teaching\nof all learners.";
        assert_eq!(told(wrapped)[1], format!("- {}", wrapped.replace('\n', " ")));
        assert_eq!(told("“A” <script>alert(1)</script> stays.")[1], "- “A” <script>alert(1)</script> stays.");
    }

    #[test]
    fn a_table_with_merged_cells_and_a_header() {
        let text = "Aspect\tStandard\tMet?\r\nWhole school approaches\r\nEthos\tLeaders drive a culture of inclusion.\r\n\t\
                    All staff recognise inclusion as a priority.\r\nCPD\t\"There is a plan,\nand \"\"it works\"\".\"\tyes\r\n\
                    \t\tstray\r\nInclusive learning\t\t\r\nTransition\tTransition is supported between stages.\t\r\n";
        assert_eq!(
            told(text),
            [
                "# - Whole school approaches",
                "## Ethos",
                "- Leaders drive a culture of inclusion.",
                "- All staff recognise inclusion as a priority.",
                "## CPD",
                "- There is a plan, and \"it works\". [Met?: yes]",
                "# - Inclusive learning",
                "## Transition",
                "- Transition is supported between stages.",
                "? 7 stray",
            ]
        );
        let ReadAs::Table { header, columns } = read_pasted(text).unwrap().read_as else { panic!() };
        assert!(header);
        let held: Vec<(&str, ColumnHolds)> = columns.iter().map(|one| (one.heading.as_str(), one.holds)).collect();
        let expected = [ColumnHolds::Aspect, ColumnHolds::Statement, ColumnHolds::Evidence];
        assert_eq!(held, ["Aspect", "Standard", "Met?"].into_iter().zip(expected).collect::<Vec<_>>());
    }

    #[test]
    fn a_table_with_numbers_and_exemplars_makes_areas() {
        let text = "No.\tStatement\t1-3\t4-6\n1 Outcomes\n1.1\tPupils make progress.\tFew do, here and there, in \
                    lessons that are looked at.\tMost do, and work shows it over a year.\n1.2\tParents contribute.\t\t\
                    They do.\n2 Leadership\n2.1\tThere is a vision.\tNone.\tOne.";
        let pasted = read_pasted(text).unwrap();
        assert_eq!(pasted.unclear, []);
        let made = into_areas(pasted);
        assert_eq!(made.bands, [("band-1".to_owned(), "1-3".to_owned()), ("band-2".to_owned(), "4-6".to_owned())]);
        assert_eq!(made.areas.len(), 2);
        assert_eq!((made.areas[1].heading().as_str(), made.areas[0].statements.len()), ("2 Leadership", 2));
        let second = &made.areas[0].statements[1];
        assert_eq!((second.id.0.as_str(), second.number.as_str()), ("1-2", "1.2"));
        assert_eq!((second.exemplars[0].band.as_str(), second.exemplars[0].id.as_str()), ("band-2", "1-2-1"));
    }

    #[test]
    fn a_table_of_numbers_and_texts_has_headings_by_their_numbers() {
        let text = "1\tOutcomes for pupils\n1.1\tPupils make progress from where they start.\n1.2\tParents contribute to \
                    what is done.\n2\tLeadership\n2.1\tThere is a clear vision for all pupils.";
        assert_eq!(
            told(text),
            [
                "# 1 Outcomes for pupils",
                "1.1 Pupils make progress from where they start.",
                "1.2 Parents contribute to what is done.",
                "# 2 Leadership",
                "2.1 There is a clear vision for all pupils.",
            ]
        );
    }

    #[test]
    fn too_much_is_refused_with_its_number() {
        assert_eq!(read_pasted(" \n\t\n"), Err(PastedRefused::Empty));
        let many = read_pasted(&"A statement.\n".repeat(2_001)).unwrap_err();
        assert_eq!(many, PastedRefused::TooMany { statements: 2_001 });
        assert!(many.to_string().contains("2001 statements"));
        assert!(read_pasted(&"x".repeat(1_000_001)).unwrap_err().to_string().contains("1001 kB"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_is_lost_and_ids_are_unique(text in "([A-Za-z1-3.:\"•\\-\t\n <é]|\t|\n|1\\.1 |Area 1|Statement){0,120}") {
            let words = |text: &str| {
                let word = |c: char| c.is_alphabetic();
                text.chars().filter(|&c| word(c)).fold(std::collections::BTreeMap::new(), |mut count, c| {
                    *count.entry(c).or_insert(0) += 1;
                    count
                })
            };
            if let Ok(pasted) = read_pasted(&text) {
                let mut all = String::new();
                for area in &pasted.areas {
                    all.push_str(&area.title);
                    all.push_str(area.number.as_deref().unwrap_or_default());
                    for aspect in &area.aspects {
                        prop_assert!(!aspect.statements.is_empty());
                        all.push_str(aspect.title.as_deref().unwrap_or_default());
                    }
                }
                for one in pasted.statements() {
                    prop_assert!(!one.text.trim().is_empty());
                    all.push_str(&one.text);
                    all.push_str(one.number.as_deref().unwrap_or_default());
                    one.exemplars.iter().for_each(|(_, text)| all.push_str(text));
                }
                pasted.unclear.iter().for_each(|one| all.push_str(&one.text));
                if let ReadAs::Table { columns, .. } = &pasted.read_as {
                    // A heading that is filled in on every row is said once.
                    columns.iter().for_each(|column| all.push_str(&column.heading));
                    for word in text.split(|c: char| !c.is_alphabetic()) {
                        prop_assert!(all.contains(word), "{word:?} is lost: {pasted:?}");
                    }
                } else {
                    prop_assert_eq!(words(&all), words(&text));
                }
                let made = into_areas(pasted);
                let ids: Vec<&StatementId> =
                    made.areas.iter().flat_map(|area| &area.statements).map(|one| &one.id).collect();
                let unique: std::collections::BTreeSet<&&StatementId> = ids.iter().collect();
                prop_assert_eq!(unique.len(), ids.len());
            }
        }

        #[test]
        fn any_text_is_read(text in any::<String>()) {
            let _ = read_pasted(&text).map(into_areas);
        }
    }
}
