//! A framework pack: one scheme's texts and rules, as its file holds them.

use std::fmt;

use super::{Scale, Score};

/// A framework pack. What its file looks like is written in `seeds/README.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Pack {
    /// The name that workbooks refer to the pack by. It never changes.
    pub id: String,
    /// Which edition of the pack this is. Workbooks say which one they were filled in with.
    pub edition: String,
    /// The scheme's name, as people see it.
    pub title: String,
    /// The language of the texts, as in `lang` of HTML.
    pub language: String,
    /// Where the texts come from, and whose they are.
    pub source: Source,
    /// What the scheme aims at, as printed.
    pub aims: Vec<String>,
    /// Every typing slip of the source that the pack corrects.
    pub corrections: Vec<Correction>,
    /// What else was decided when the pack was made, in sentences.
    pub notes: Vec<String>,
    /// The scale that statements are rated on.
    pub scale: Scale,
    /// What ratings from a number upwards ask for.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub asks: Vec<Ask>,
    /// How to work with the scheme, in the order to do it.
    pub steps: Vec<Step>,
    /// The areas, in the source's order. A page shows one at a time.
    pub areas: Vec<Area>,
}

/// Where a pack's texts come from, and whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    /// The document's title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Whose the wording is, in a sentence.
    pub rights: String,
    /// What is known of the document's own edition, in a sentence.
    pub edition_note: String,
}

/// A typing slip of the source and what the pack has instead.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Correction {
    /// The path of the text, as `areas[1].statements[5].text`.
    pub at: String,
    /// What the source prints.
    pub printed: String,
    /// What the pack has.
    pub corrected: String,
}

/// What the scale's own words ask of a high rating: evidence of some kind.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Ask {
    /// The name that answers refer to it by. It never changes.
    pub id: String,
    /// The lowest number that asks for it.
    pub from: Score,
    /// The kinds of evidence of which one is enough, as workbooks name them: "case-study".
    pub kinds: Vec<String>,
    /// What is said where there is none, in sentences.
    pub text: String,
}

/// One step of working with the scheme, in our own words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Step {
    /// What to do, in a few words.
    pub title: String,
    /// How to do it.
    pub text: String,
}

/// A part of the scheme that stands on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Area {
    /// The name that addresses refer to the area by.
    pub id: String,
    /// The number, as people say it.
    pub number: String,
    /// The heading, as printed.
    pub title: String,
    /// The heading in a few words, for narrow places.
    pub short_title: String,
    /// The statements, in the source's order.
    pub statements: Vec<Statement>,
}

/// One thing that a school rates.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Statement {
    /// The name that ratings refer to the statement by. It never changes.
    pub id: StatementId,
    /// The number, as people say it.
    pub number: String,
    /// The wording, as printed.
    pub text: String,
    /// What evidence of it looks like, by band. There may be none.
    pub exemplars: Vec<Exemplar>,
}

/// What evidence looks like in one band.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Exemplar {
    /// The name that marks refer to the exemplar by. It never changes.
    pub id: String,
    /// The id of the band that it stands in.
    pub band: String,
    /// The wording, as printed.
    pub text: String,
}

/// The name of a statement within its pack, as "1-3".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(transparent))]
pub struct StatementId(pub String);

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which pack, in which edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PackRef {
    /// The pack's id.
    pub id: String,
    /// The pack's edition.
    pub edition: String,
}

impl Pack {
    /// How a workbook refers to this pack.
    #[must_use]
    pub fn reference(&self) -> PackRef {
        PackRef { id: self.id.clone(), edition: self.edition.clone() }
    }

    /// Every statement with its area, in the source's order.
    pub fn statements(&self) -> impl Iterator<Item = (&Area, &Statement)> {
        self.areas.iter().flat_map(|area| area.statements.iter().map(move |statement| (area, statement)))
    }

    /// The area of this id.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// The statement of this id.
    #[must_use]
    pub fn statement(&self, id: &StatementId) -> Option<&Statement> {
        self.statements().map(|(_, statement)| statement).find(|statement| &statement.id == id)
    }

    /// How many statements there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.areas.iter().map(|area| area.statements.len()).sum()
    }

    /// Whether there is no statement at all; a sound pack has some.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Area {
    /// Number and title, as a heading has them.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{} {}", self.number, self.title)
    }
}
