//! What belongs to a round of a quality mark besides its judgements: comments, the visit, a second opinion, and how it is
//! handed in.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::UnknownFields;
use super::day::{read_day, write_day};
use crate::framework::{Score, StatementId, is_default};

/// A visit for accreditation: planned, and then recorded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Visit {
    /// The day of the visit.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// Who comes.
    #[serde(skip_serializing_if = "is_default")]
    pub assessor: String,
    /// What is recorded of the pack's lists for the visit, by the item's id.
    #[serde(skip_serializing_if = "is_default")]
    pub items: BTreeMap<String, VisitItem>,
    /// What came of it.
    #[serde(skip_serializing_if = "is_default")]
    pub outcome: Option<Outcome>,
    /// What the assessor found, in all.
    #[serde(skip_serializing_if = "is_default")]
    pub findings: String,
    /// When the audit is to be done again.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub next_audit: Option<Date>,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// What is recorded of one item of a list for a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct VisitItem {
    /// Whether it is ready.
    #[serde(skip_serializing_if = "is_default")]
    pub ready: bool,
    /// When in the day it is, as people say it: "10:15".
    #[serde(skip_serializing_if = "is_default")]
    pub time: String,
    /// With whom, or where it lies ready.
    #[serde(skip_serializing_if = "is_default")]
    pub with: String,
    /// What was found.
    #[serde(skip_serializing_if = "is_default")]
    pub findings: String,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// What came of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The mark is awarded.
    Awarded,
    /// It is awarded when something has been done.
    WithConditions,
    /// It is not awarded yet.
    NotYet,
}

impl Outcome {
    /// Every one, in the order that forms offer them.
    pub const ALL: [Outcome; 3] = [Outcome::Awarded, Outcome::WithConditions, Outcome::NotYet];

    /// The outcome in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Outcome::Awarded => "Awarded",
            Outcome::WithConditions => "Awarded, with conditions",
            Outcome::NotYet => "Not yet awarded",
        }
    }
}

/// How a round is handed in for the authority to look over.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Submission {
    /// The first day of the time that it speaks of.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub from: Option<Date>,
    /// The last day of the time that it speaks of.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub to: Option<Date>,
    /// By when it is to be handed in.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub deadline: Option<Date>,
    /// Who signed it off.
    #[serde(skip_serializing_if = "is_default")]
    pub signed_by: String,
    /// When it was signed off.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub signed_on: Option<Date>,
    /// What [`Round::mark`](super::Round::mark) was then. Empty: not known.
    #[serde(skip_serializing_if = "is_default")]
    pub signed_mark: String,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// What somebody other than the school said of a statement, or what was agreed after a talk. The school's own rating is
/// never touched by it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Opinion {
    /// The statement.
    pub statement: StatementId,
    /// Whose word it is.
    pub voice: Voice,
    /// The rating or judgement of where practice is now. Absent: taken back.
    #[serde(skip_serializing_if = "is_default")]
    pub score: Option<Score>,
    /// Why.
    #[serde(skip_serializing_if = "is_default")]
    pub reason: String,
    /// Who said it.
    #[serde(skip_serializing_if = "is_default")]
    pub by: String,
    /// When.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub on: Option<Date>,
    /// When the school made it its own rating, if it did.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub taken_over_on: Option<Date>,
    /// The school's own rating that it took the place of then. Absent: there was none.
    #[serde(skip_serializing_if = "is_default")]
    pub in_place_of: Option<Score>,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// Whose word an opinion is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// The adviser's, who looks at it from outside.
    #[default]
    Adviser,
    /// The school's and the adviser's, after they have talked.
    Agreed,
}

impl Voice {
    /// Both, in the order that they speak.
    pub const ALL: [Voice; 2] = [Voice::Adviser, Voice::Agreed];

    /// The voice as files have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Voice::Adviser => "adviser",
            Voice::Agreed => "agreed",
        }
    }

    /// The voice in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Voice::Adviser => "Adviser",
            Voice::Agreed => "Agreed",
        }
    }
}
