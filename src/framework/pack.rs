//! A framework pack: the texts and rules of one scheme, as its file holds them.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Scale, ScaleKind, Score, UnknownFields, is_default};

/// A framework pack: one scheme as data. `seeds/README.md` describes its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Pack {
    /// The name that workbooks refer to the pack by. It never changes.
    pub id: String,
    /// The edition of the pack. A workbook names the edition that it was filled in with.
    pub edition: String,
    /// The scheme's name on the page.
    pub title: String,
    /// The language of the texts, as in `lang` of HTML.
    pub language: String,
    /// The document that the texts come from, and who owns them.
    pub source: Source,
    /// The scheme's aims, as printed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub aims: Vec<String>,
    /// Every typing slip of the source that the pack corrects.
    #[serde(default, skip_serializing_if = "is_default")]
    pub corrections: Vec<Correction>,
    /// Other decisions that were made when the pack was written, in sentences.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: Vec<String>,
    /// The scale that statements are rated on.
    pub scale: Scale,
    /// The kinds of evidence that high ratings ask for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub asks: Vec<Ask>,
    /// The steps of working with the scheme, in order.
    #[serde(default, skip_serializing_if = "is_default")]
    pub steps: Vec<Step>,
    /// The areas, in the source's order. A page shows one at a time.
    pub areas: Vec<Area>,
    /// The terms that the scheme defines.
    #[serde(default, skip_serializing_if = "is_default")]
    pub glossary: Vec<Term>,
    /// The rule that says when a school is ready for the scheme's award, if the scheme has one.
    #[serde(skip_serializing_if = "is_default")]
    pub readiness: Option<Readiness>,
    /// The months between two reviews of the plan, from 1 to 36, if the scheme says so.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 36)))]
    #[serde(skip_serializing_if = "is_default")]
    pub review_months: Option<u8>,
    /// The rule for submitting the result to the authority, if the scheme has one.
    #[serde(skip_serializing_if = "is_default")]
    pub submission: Option<SubmissionRule>,
    /// The parts that the source leaves out and users fill in themselves, in sentences.
    #[serde(default, skip_serializing_if = "is_default")]
    pub left_open: Vec<String>,
}

/// The document that a pack's texts come from, and who owns them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    /// The document's title.
    pub title: String,
    /// The publisher.
    pub publisher: String,
    /// The owner of the wording, in a sentence.
    pub rights: String,
    /// The document's own edition, as far as it is known, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub edition_note: String,
}

/// A typing slip in the source, and the text that the pack has instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Correction {
    /// The path of the text, as `areas[1].statements[5].text`.
    pub at: String,
    /// The text that the source prints.
    pub printed: String,
    /// The text that the pack has.
    pub corrected: String,
}

/// A kind of evidence that the scale's own words ask of a high rating.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Ask {
    /// The id that answers refer to. It never changes.
    pub id: String,
    /// The lowest number that asks for it.
    pub from: Score,
    /// The kinds of evidence, as workbooks name them: "case-study". One of them is enough.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kinds: Vec<String>,
    /// The text of the prompt that asks for it, in sentences.
    pub text: String,
}

/// One step of working with the scheme, in our own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Step {
    /// The step in a few words.
    pub title: String,
    /// The way to do it.
    pub text: String,
}

/// A part of the scheme with statements, shown on one page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Area {
    /// The id that addresses refer to.
    pub id: String,
    /// The number, as people say it.
    pub number: String,
    /// The heading, as printed.
    pub title: String,
    /// The heading in a few words, for narrow places.
    pub short_title: String,
    /// The groups of the area's statements, in the source's order. There may be none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub aspects: Vec<Aspect>,
    /// The statements, in the source's order; those of an aspect stand together.
    pub statements: Vec<Statement>,
    /// The evidence that the scheme suggests gathering before a visit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub before_visit: Vec<CheckItem>,
    /// The evidence that is gathered during a visit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub during_visit: Vec<CheckItem>,
}

/// A group of an area's statements under a heading of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Aspect {
    /// The id that statements refer to, unique in the pack. It never changes.
    pub id: String,
    /// The heading, as printed.
    pub title: String,
}

/// Something to have ready for a visit, or to look at during one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CheckItem {
    /// The id that records refer to. Two areas that ask for one thing give it one id.
    pub id: String,
    /// The wording, as printed.
    pub text: String,
    /// The id of the item in this list that this one is an example of, if it is an example.
    #[serde(skip_serializing_if = "is_default")]
    pub within: Option<String>,
}

/// A term of the scheme's glossary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Term {
    /// The id that addresses refer to.
    pub id: String,
    /// The term, as printed.
    pub term: String,
    /// Other forms of the term in the scheme's texts: a plural, an abbreviation.
    #[serde(default, skip_serializing_if = "is_default")]
    pub also: Vec<String>,
    /// The definition: its paragraphs, as printed.
    pub text: Vec<String>,
    /// The length of the time that the term stands for, if it is a time that ends with the visit: 1 to 20 years.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 20)))]
    #[serde(skip_serializing_if = "is_default")]
    pub years_back: Option<u8>,
}

/// The rule that says when a school is ready for a scheme's award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Readiness {
    /// The share of the statements that must be met, in percent from 1 to 100.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 100)))]
    pub share: u8,
    /// True if every limiting statement must be met too.
    #[serde(default, skip_serializing_if = "is_default")]
    pub limiting: bool,
    /// The source of the rule, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
}

/// The rule for submitting a result to the authority.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SubmissionRule {
    /// The period that the result covers, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub period: String,
    /// The deadline, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub deadline: String,
    /// The person who checks the submission, and how to send it, in a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub to: String,
}

/// A statement about practice that a school rates or judges.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Statement {
    /// The id that ratings refer to. It never changes.
    pub id: StatementId,
    /// The number, as people say it.
    pub number: String,
    /// The wording, as printed.
    pub text: String,
    /// Examples of evidence, by band. There may be none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub exemplars: Vec<Exemplar>,
    /// The id of its aspect, if its area has aspects.
    #[serde(skip_serializing_if = "is_default")]
    pub aspect: Option<String>,
    /// True if there is no award while the statement is unmet. Absent: the source doesn't say, so the school does.
    #[serde(skip_serializing_if = "is_default")]
    pub limiting: Option<bool>,
    /// True if the source gives a heading only, and users fill in the wording.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wording_open: bool,
}

/// An example of evidence for a statement in one band.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Exemplar {
    /// The id that marks refer to. It never changes.
    pub id: String,
    /// The id of its band.
    pub band: String,
    /// The wording, as printed.
    pub text: String,
}

/// The id of a statement within its pack, such as "1-3".
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
    /// The reference that a workbook keeps of this pack.
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

    /// True if statements are judged in words, and not rated with numbers. Such a pack has no targets.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.scale.kind == ScaleKind::Judgement
    }

    /// The number of statements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.areas.iter().map(|area| area.statements.len()).sum()
    }

    /// True if the pack has no statement. A valid pack has some.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Area {
    /// The area's statements in groups: each aspect with its statements. Statements without an aspect come first, under
    /// `None`.
    #[must_use]
    pub fn groups(&self) -> Vec<(Option<&Aspect>, Vec<&Statement>)> {
        let of = |aspect: Option<&str>| -> Vec<&Statement> {
            self.statements.iter().filter(|statement| statement.aspect.as_deref() == aspect).collect()
        };
        let ungrouped = std::iter::once((None, of(None)));
        let grouped = self.aspects.iter().map(|aspect| (Some(aspect), of(Some(&aspect.id))));
        ungrouped.chain(grouped).filter(|(_, statements)| !statements.is_empty()).collect()
    }

    /// The number and title, as a heading.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{} {}", self.number, self.title)
    }
}

/// The numbers that several statements share, each with its count, in the statements' order. A source may print a
/// number twice.
#[must_use]
pub fn repeated_numbers(areas: &[Area]) -> Vec<(&str, usize)> {
    let numbers = || areas.iter().flat_map(|area| &area.statements).map(|one| one.number.trim());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    numbers().filter(|number| !number.is_empty()).for_each(|number| *counts.entry(number).or_default() += 1);
    numbers().filter_map(|number| counts.remove_entry(number)).filter(|&(_, many)| many > 1).collect()
}
