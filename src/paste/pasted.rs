//! A pasted text as it was recognised: areas, aspects, statements, and the texts that could not be placed.

/// A pasted text as it was recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The areas with their statements, in the text's order.
    pub areas: Vec<PastedArea>,
    /// The texts that could not be placed, in the text's order.
    pub unclear: Vec<Unclear>,
    /// The way in which the text was read: by lines or as a table.
    pub read_as: ReadAs,
}

/// An area: a part of the text under a heading of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedArea {
    /// The number that stands before its heading, without its punctuation.
    pub number: Option<String>,
    /// Its heading; empty for statements that stand before any heading.
    pub title: String,
    /// Its aspects. Statements before the first heading within it are in a part without a title.
    pub aspects: Vec<PastedAspect>,
}

/// An aspect: statements that stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedAspect {
    /// Their heading, if they have one of their own, with its number.
    pub title: Option<String>,
    /// The statements. There is at least one.
    pub statements: Vec<PastedStatement>,
}

/// A statement of a pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedStatement {
    /// The number that stands before it, without its punctuation.
    pub number: Option<String>,
    /// Its wording, in one line.
    pub text: String,
    /// The texts in the columns after it, each with its column's heading.
    pub exemplars: Vec<(String, String)>,
}

/// A text that could not be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// The line of the text where it begins, from 1.
    pub line: usize,
    /// The text.
    pub text: String,
    /// The reason, as a phrase.
    pub why: &'static str,
}

/// The way in which a text was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReadAs {
    /// Line by line: headings, and statements under them.
    #[default]
    Lines,
    /// As a table.
    Table {
        /// True: its first row was taken for the headings of the columns.
        header: bool,
        /// Its columns.
        columns: Vec<PastedColumn>,
    },
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedColumn {
    /// Its heading; empty if it has none.
    pub heading: String,
    /// Its first text under the heading.
    pub first: String,
    /// The number of its cells with text.
    pub cells: usize,
    /// The part of a scheme that it was taken for.
    pub holds: ColumnHolds,
}

/// The part of a scheme that a column of a table holds. Texts of two columns that hold one part are joined, but for
/// exemplars.
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
    /// Exemplars: what evidence looks like.
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

impl Pasted {
    /// Every statement, in the text's order.
    pub fn statements(&self) -> impl Iterator<Item = &PastedStatement> {
        self.areas.iter().flat_map(|area| &area.aspects).flat_map(|aspect| &aspect.statements)
    }
}
