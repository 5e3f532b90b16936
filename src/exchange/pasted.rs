//! What somebody pasted into the editor of packs: lines of text, or a table as Word and Excel give it as text.
//!
//! Nothing is lost: what can't be placed is listed with its line and why. Markup is text like any other here.

mod columns;
mod heads;
mod lines;
mod marks;
mod table;

use std::fmt;

use crate::framework::{Area, Aspect, Exemplar, MOST_STATEMENTS, Statement, StatementId};

/// The longest text that is read, in bytes.
pub const LONGEST_PASTED: usize = 1_000_000;

/// What was recognised in a pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The areas with their statements, in the text's order.
    pub areas: Vec<PastedArea>,
    /// What could not be placed, in the text's order.
    pub unclear: Vec<Unclear>,
    /// How the text was read.
    pub read_as: ReadAs,
}

/// A part of the text under a heading of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedArea {
    /// The number that stands before its heading, without its punctuation.
    pub number: Option<String>,
    /// Its heading; empty for statements that stand before any heading.
    pub title: String,
    /// Its parts. Statements before the first heading within it are in a part without a title.
    pub aspects: Vec<PastedAspect>,
}

/// Statements that stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedAspect {
    /// Their heading, if they have one of their own, with its number.
    pub title: Option<String>,
    /// The statements. There is at least one.
    pub statements: Vec<PastedStatement>,
}

/// One statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedStatement {
    /// The number that stands before it, without its punctuation.
    pub number: Option<String>,
    /// Its wording, in one line.
    pub text: String,
    /// What stands in the columns after it: the column's heading and the text.
    pub exemplars: Vec<(String, String)>,
}

/// Something that could not be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// The line of the text where it begins, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// Why it has no place, as a phrase.
    pub why: &'static str,
}

/// How a text was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReadAs {
    /// Line by line: headings, and statements under them.
    #[default]
    Lines,
    /// As a table.
    Table {
        /// Whether its first row was taken for the headings of the columns.
        header: bool,
        /// Its columns.
        columns: Vec<PastedColumn>,
    },
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedColumn {
    /// What heads it; empty if nothing does.
    pub heading: String,
    /// Its first text under the heading.
    pub first: String,
    /// How many of its cells have text.
    pub cells: usize,
    /// What it was taken for.
    pub holds: ColumnHolds,
}

/// What a column of a table holds. Texts of two columns that hold the same are joined, but for exemplars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnHolds {
    /// Headings of areas. Under an empty cell the area above goes on.
    Area,
    /// Headings of the parts of an area.
    Aspect,
    /// Numbers of statements.
    Number,
    /// The statements.
    Statement,
    /// What evidence looks like.
    Evidence,
    /// Nothing that is taken.
    #[default]
    LeftOut,
}

impl ColumnHolds {
    /// All that a column can hold, in the order in which it is offered.
    pub const ALL: [ColumnHolds; 6] = [
        ColumnHolds::Area,
        ColumnHolds::Aspect,
        ColumnHolds::Number,
        ColumnHolds::Statement,
        ColumnHolds::Evidence,
        ColumnHolds::LeftOut,
    ];
}

/// Why a pasted text can't be used, in sentences: what was found, and the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastedRefused {
    /// There is nothing in it but blanks.
    Empty,
    /// It is longer than [`LONGEST_PASTED`].
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// There are more statements than a pack may have.
    TooMany {
        /// How many there are.
        statements: usize,
    },
}

impl fmt::Display for PastedRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PastedRefused::Empty => {
                f.write_str("There is no text in what was pasted. Copy the statements from their document once more.")
            }
            PastedRefused::TooLong { bytes } => write!(
                f,
                "The text has {} kB, and no more than {} kB can be read at a time. Copy only the part of the document \
                 that has the statements.",
                bytes.div_ceil(1000),
                LONGEST_PASTED / 1000
            ),
            PastedRefused::TooMany { statements } => write!(
                f,
                "The text has {statements} statements, and a pack has at most {MOST_STATEMENTS}. Copy only the part of \
                 the document that has the statements to rate."
            ),
        }
    }
}

/// Recognises areas, aspects and statements in a pasted text.
///
/// # Errors
/// [`PastedRefused`] if there is no text in it, or far too much.
pub fn read_pasted(text: &str) -> Result<Pasted, PastedRefused> {
    read(text, None)
}

/// Reads a pasted table as its user says: whether the first row heads the columns, and what each column holds.
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
    let rows = table::rows(&text);
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

impl Pasted {
    /// Every statement, in the text's order.
    pub fn statements(&self) -> impl Iterator<Item = &PastedStatement> {
        self.areas.iter().flat_map(|area| &area.aspects).flat_map(|aspect| &aspect.statements)
    }
}

/// What a pack takes from a pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedAreas {
    /// The areas, with new ids: "1", and "1-1" for its first statement.
    pub areas: Vec<Area>,
    /// The bands that the scale needs for the exemplars: each one's id and its title, which is its column's heading.
    pub bands: Vec<(String, String)>,
}

/// Makes areas of what was recognised. Numbers of the text are kept, and what has none is numbered through.
#[must_use]
pub fn into_areas(pasted: Pasted) -> PastedAreas {
    let mut made = PastedAreas::default();
    for (a, from) in (1..).zip(pasted.areas) {
        let title = if from.title.is_empty() { format!("Area {a}") } else { from.title };
        let mut area = Area {
            id: a.to_string(),
            number: from.number.unwrap_or_else(|| a.to_string()),
            short_title: marks::cut(&title, 28),
            title,
            ..Area::default()
        };
        for from in from.aspects {
            let aspect = from.title.map(|title| Aspect { id: format!("{a}-part-{}", area.aspects.len() + 1), title });
            for from in from.statements {
                let place = area.statements.len() + 1;
                let mut exemplars = Vec::new();
                for (i, (heading, text)) in (1..).zip(from.exemplars) {
                    let band = made.band(heading);
                    exemplars.push(Exemplar { id: format!("{a}-{place}-{i}"), band, text });
                }
                area.statements.push(Statement {
                    id: StatementId(format!("{a}-{place}")),
                    number: from.number.unwrap_or_else(|| format!("{}.{place}", area.number)),
                    text: from.text,
                    aspect: aspect.as_ref().map(|aspect| aspect.id.clone()),
                    exemplars,
                    ..Statement::default()
                });
            }
            area.aspects.extend(aspect);
        }
        made.areas.push(area);
    }
    made
}

impl PastedAreas {
    /// The id of the band of this title.
    fn band(&mut self, title: String) -> String {
        if let Some((id, _)) = self.bands.iter().find(|(_, known)| *known == title) {
            return id.clone();
        }
        let id = format!("band-{}", self.bands.len() + 1);
        self.bands.push((id.clone(), title));
        id
    }
}

/// Why a heading could not be placed.
const NOTHING_UNDER: &str = "it looks like a heading, and no statement stands under it";

/// A heading, and where it stands.
#[derive(Clone, Default)]
struct Heading {
    line: usize,
    /// All of it, in one line.
    whole: String,
    number: Option<String>,
    title: String,
}

impl Heading {
    /// A heading whose number stands apart from it.
    fn numbered(line: usize, number: &str, title: &str) -> Heading {
        let (whole, title) = (format!("{number} {title}"), marks::title(title));
        Heading { line, whole, number: Some(number.to_owned()), title }
    }

    /// A heading over what has this number.
    fn over(line: usize, whole: &str, next: Option<&str>) -> Heading {
        let (number, title) = marks::heading(whole, next);
        Heading { line, whole: whole.to_owned(), number, title }
    }

    /// Whether another's number says that it is of this level.
    fn is_peer(&self, other: &Heading) -> bool {
        let level = |heading: &Heading| heading.number.as_deref().map(marks::level);
        level(self).is_some() && level(self) == level(other)
    }

    /// Whether another's number says that it stands under this one.
    fn is_over(&self, other: &Heading) -> bool {
        let both = self.number.as_ref().zip(other.number.as_ref());
        both.is_some_and(|(over, under)| marks::extends(under, over))
    }
}

/// Puts statements under the headings that were met before them.
#[derive(Default)]
struct Builder {
    pasted: Pasted,
    /// The headings that have no statement yet, the aspect's with its line.
    area: Option<Heading>,
    aspect: Option<(usize, String)>,
}

impl Builder {
    fn area(&mut self, heading: Heading) {
        self.leave_headings();
        self.area = Some(heading);
    }

    /// A heading of the second level: an area's, if there is none before it.
    fn aspect(&mut self, heading: Heading) {
        if self.pasted.areas.is_empty() && self.area.is_none() {
            return self.area(heading);
        }
        self.part(heading.line, heading.whole);
    }

    /// A heading of the second level, which has its area or needs none.
    fn part(&mut self, line: usize, title: String) {
        let before = self.aspect.replace((line, title));
        self.unplaced(before);
    }

    fn statement(&mut self, statement: PastedStatement) {
        if let Some(Heading { number, title, .. }) = self.area.take() {
            self.pasted.areas.push(PastedArea { number, title, aspects: Vec::new() });
        }
        if self.pasted.areas.is_empty() {
            self.pasted.areas.push(PastedArea::default());
        }
        let Some(area) = self.pasted.areas.last_mut() else { return };
        let title = self.aspect.take().map(|(_, title)| marks::title(&title));
        if title.is_some() || area.aspects.is_empty() {
            area.aspects.push(PastedAspect { title, statements: Vec::new() });
        }
        area.aspects.last_mut().into_iter().for_each(|aspect| aspect.statements.push(statement.clone()));
    }

    /// The statement that was met last.
    fn last(&mut self) -> Option<&mut PastedStatement> {
        self.pasted.areas.last_mut()?.aspects.last_mut()?.statements.last_mut()
    }

    fn unclear(&mut self, line: usize, text: String, why: &'static str) {
        self.pasted.unclear.push(Unclear { line, text, why });
    }

    fn unplaced(&mut self, heading: Option<(usize, String)>) {
        if let Some((line, text)) = heading {
            self.unclear(line, text, NOTHING_UNDER);
        }
    }

    fn leave_headings(&mut self) {
        let (area, aspect) = (self.area.take(), self.aspect.take());
        self.unplaced(area.map(|heading| (heading.line, heading.whole)));
        self.unplaced(aspect);
    }

    fn done(mut self, read_as: ReadAs) -> Pasted {
        self.leave_headings();
        self.pasted.unclear.sort_by_key(|one| one.line);
        self.pasted.read_as = read_as;
        self.pasted
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
