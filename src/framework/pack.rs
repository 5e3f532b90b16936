//! A framework pack: one scheme's texts and rules, as its file holds them.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Scale, ScaleKind, Score, UnknownFields, is_default};

/// A framework pack. What its file looks like is written in `seeds/README.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "is_default")]
    pub aims: Vec<String>,
    /// Every typing slip of the source that the pack corrects.
    #[serde(default, skip_serializing_if = "is_default")]
    pub corrections: Vec<Correction>,
    /// What else was decided when the pack was made, in sentences.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: Vec<String>,
    /// The scale that statements are rated on.
    pub scale: Scale,
    /// What ratings from a number upwards ask for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub asks: Vec<Ask>,
    /// How to work with the scheme, in the order to do it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub steps: Vec<Step>,
    /// The areas, in the source's order. A page shows one at a time.
    pub areas: Vec<Area>,
    /// The terms that the scheme defines.
    #[serde(default, skip_serializing_if = "is_default")]
    pub glossary: Vec<Term>,
    /// When a school is ready for the scheme's award, if the scheme says so.
    #[serde(skip_serializing_if = "is_default")]
    pub readiness: Option<Readiness>,
    /// How often the plan is to be looked back on, in months from 1 to 36, if the scheme says so.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 36)))]
    #[serde(skip_serializing_if = "is_default")]
    pub review_months: Option<u8>,
    /// How the result is handed in for the authority to look over, if it is.
    #[serde(skip_serializing_if = "is_default")]
    pub submission: Option<SubmissionRule>,
    /// What the source does not hold and users fill in themselves, in sentences.
    #[serde(default, skip_serializing_if = "is_default")]
    pub left_open: Vec<String>,
}

/// Where a pack's texts come from, and whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    /// The document's title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Whose the wording is, in a sentence.
    pub rights: String,
    /// What is known of the document's own edition, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub edition_note: String,
}

/// A typing slip of the source and what the pack has instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Ask {
    /// The name that answers refer to it by. It never changes.
    pub id: String,
    /// The lowest number that asks for it.
    pub from: Score,
    /// The kinds of evidence of which one is enough, as workbooks name them: "case-study".
    #[serde(default, skip_serializing_if = "is_default")]
    pub kinds: Vec<String>,
    /// What is said where there is none, in sentences.
    pub text: String,
}

/// One step of working with the scheme, in our own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Step {
    /// What to do, in a few words.
    pub title: String,
    /// How to do it.
    pub text: String,
}

/// A part of the scheme that stands on one page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The parts that the area's statements are grouped in, in the source's order. There may be none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub aspects: Vec<Aspect>,
    /// The statements, in the source's order; those of an aspect stand together.
    pub statements: Vec<Statement>,
    /// What evidence the scheme suggests to gather before a visit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub before_visit: Vec<CheckItem>,
    /// What evidence is gathered during a visit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub during_visit: Vec<CheckItem>,
}

/// A part of an area: some statements under a heading of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Aspect {
    /// The name that statements refer to the aspect by, unique in the pack. It never changes.
    pub id: String,
    /// The heading, as printed.
    pub title: String,
}

/// Something to have ready for a visit, or to look at during one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CheckItem {
    /// The name that records refer to the item by. Where two areas ask for one and the same thing, it has one id in both.
    pub id: String,
    /// The wording, as printed.
    pub text: String,
    /// The id of the item of this list that it is an example of, if it is one.
    #[serde(skip_serializing_if = "is_default")]
    pub within: Option<String>,
}

/// A term that the scheme defines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Term {
    /// The name that addresses refer to the term by.
    pub id: String,
    /// The term, as printed.
    pub term: String,
    /// Other forms of it that occur in the scheme's texts: a plural, an abbreviation.
    #[serde(default, skip_serializing_if = "is_default")]
    pub also: Vec<String>,
    /// What it means: the paragraphs, as printed.
    pub text: Vec<String>,
    /// If the term means a time that ends with the visit, how many years it is: from 1 to 20.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 20)))]
    #[serde(skip_serializing_if = "is_default")]
    pub years_back: Option<u8>,
}

/// When a school is ready for a scheme's award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Readiness {
    /// How much of the statements must be met, in percent from 1 to 100.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 100)))]
    pub share: u8,
    /// Whether every limiting statement must be met too.
    #[serde(default, skip_serializing_if = "is_default")]
    pub limiting: bool,
    /// Where the rule comes from, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
}

/// How a result is handed in for the authority to look over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SubmissionRule {
    /// What time the result speaks of, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub period: String,
    /// By when it is handed in, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub deadline: String,
    /// Who looks it over and how, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub to: String,
}

/// One thing that a school rates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Statement {
    /// The name that ratings refer to the statement by. It never changes.
    pub id: StatementId,
    /// The number, as people say it.
    pub number: String,
    /// The wording, as printed.
    pub text: String,
    /// What evidence of it looks like, by band. There may be none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub exemplars: Vec<Exemplar>,
    /// The id of the aspect of its area that it stands in, if the area has aspects.
    #[serde(skip_serializing_if = "is_default")]
    pub aspect: Option<String>,
    /// Whether the award is barred while it is unmet. Absent: the source does not say, so the school does.
    #[serde(skip_serializing_if = "is_default")]
    pub limiting: Option<bool>,
    /// Whether the source gives a heading only, and its wording is for users to fill in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wording_open: bool,
}

/// What evidence looks like in one band.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct StatementId(pub String);

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A reference to an edition of a pack, as workbooks hold it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(!default))]
pub struct PackRef {
    /// The pack's id.
    pub id: String,
    /// The pack's edition.
    pub edition: String,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl PackRef {
    /// The reference to this edition of the pack of this id.
    #[must_use]
    pub fn new(id: impl Into<String>, edition: impl Into<String>) -> PackRef {
        PackRef { id: id.into(), edition: edition.into(), unknown: UnknownFields::new() }
    }

    /// Whether both name the same edition of the same pack.
    #[must_use]
    pub fn is_same(&self, other: &PackRef) -> bool {
        self.id == other.id && self.edition == other.edition
    }
}

impl Pack {
    /// How a workbook refers to this pack.
    #[must_use]
    pub fn reference(&self) -> PackRef {
        PackRef::new(&self.id, &self.edition)
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

    /// Whether statements are judged by words, not rated by numbers: such a pack has no targets.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.scale.kind == ScaleKind::Judgement
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
    /// The area's statements in groups: each aspect with its statements, or all of them without one.
    #[must_use]
    pub fn groups(&self) -> Vec<(Option<&Aspect>, Vec<&Statement>)> {
        let of = |aspect: Option<&str>| -> Vec<&Statement> {
            self.statements.iter().filter(|statement| statement.aspect.as_deref() == aspect).collect()
        };
        let ungrouped = std::iter::once((None, of(None)));
        let grouped = self.aspects.iter().map(|aspect| (Some(aspect), of(Some(&aspect.id))));
        ungrouped.chain(grouped).filter(|(_, statements)| !statements.is_empty()).collect()
    }

    /// Number and title, as a heading has them.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{} {}", self.number, self.title)
    }
}

/// The numbers that more than one statement has, each with how many have it, in the statements' order. A source may print
/// them so.
#[must_use]
pub fn repeated_numbers(areas: &[Area]) -> Vec<(&str, usize)> {
    let numbers = || areas.iter().flat_map(|area| &area.statements).map(|one| one.number.trim());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    numbers().filter(|number| !number.is_empty()).for_each(|number| *counts.entry(number).or_default() += 1);
    numbers().filter_map(|number| counts.remove_entry(number)).filter(|&(_, many)| many > 1).collect()
}
