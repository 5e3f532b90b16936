//! The parts of a quality mark's round beside its judgements: the visit, second opinions, and the submission.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::UnknownFields;
use super::day::{read_day, write_day};
use crate::framework::{Score, StatementId, is_default};

/// A visit for accreditation: the plan of it, and then the record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Visit {
    /// The day of the visit.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// The people who come.
    #[serde(skip_serializing_if = "is_default")]
    pub assessor: String,
    /// The records about the pack's lists for the visit, by the item's id.
    #[serde(skip_serializing_if = "is_default")]
    pub items: BTreeMap<String, VisitItem>,
    /// The outcome. Absent: not known yet.
    #[serde(skip_serializing_if = "is_default")]
    pub outcome: Option<Outcome>,
    /// The assessor's findings overall.
    #[serde(skip_serializing_if = "is_default")]
    pub findings: String,
    /// The day of the next audit.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub next_audit: Option<Date>,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The record about one item of a list for a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct VisitItem {
    /// True if it is ready.
    #[serde(skip_serializing_if = "is_default")]
    pub ready: bool,
    /// The time of day, as people write it: "10:15".
    #[serde(skip_serializing_if = "is_default")]
    pub time: String,
    /// The people it is with, or the place where it is kept.
    #[serde(skip_serializing_if = "is_default")]
    pub with: String,
    /// The notes and findings.
    #[serde(skip_serializing_if = "is_default")]
    pub findings: String,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The outcome of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The mark is awarded.
    Awarded,
    /// The mark is awarded on conditions.
    WithConditions,
    /// The mark isn't awarded yet.
    NotYet,
}

impl Outcome {
    /// Every value, in the order of the forms.
    pub const ALL: [Outcome; 3] = [Outcome::Awarded, Outcome::WithConditions, Outcome::NotYet];

    /// The outcome's name on the page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Outcome::Awarded => "Awarded",
            Outcome::WithConditions => "Awarded, with conditions",
            Outcome::NotYet => "Not yet awarded",
        }
    }
}

/// The submission of a round to the authority.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Submission {
    /// The first day of the period that it covers.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub from: Option<Date>,
    /// The last day of the period that it covers.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub to: Option<Date>,
    /// The deadline.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub deadline: Option<Date>,
    /// The person who signed it off.
    #[serde(skip_serializing_if = "is_default")]
    pub signed_by: String,
    /// The day when it was signed off. Absent: not signed off.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub signed_on: Option<Date>,
    /// The [`Round::mark`](super::Round::mark) on that day. Empty: not known.
    #[serde(skip_serializing_if = "is_default")]
    pub signed_mark: String,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A second opinion on a statement's rating: the adviser's, or the one agreed after discussion. It never changes the
/// school's own rating.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Opinion {
    /// The statement.
    pub statement: StatementId,
    /// The person or people whose opinion it is.
    pub voice: Voice,
    /// The rating or judgement for now. Absent: withdrawn.
    #[serde(skip_serializing_if = "is_default")]
    pub score: Option<Score>,
    /// The reason for it.
    #[serde(skip_serializing_if = "is_default")]
    pub reason: String,
    /// The person who recorded it.
    #[serde(skip_serializing_if = "is_default")]
    pub by: String,
    /// The day when it was recorded.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub on: Option<Date>,
    /// The day when the school took it over as its own rating, if it did.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub taken_over_on: Option<Date>,
    /// The school's own rating before that day. Absent: there was none.
    #[serde(skip_serializing_if = "is_default")]
    pub in_place_of: Option<Score>,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The person or people whose opinion it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// The adviser's, from outside the school.
    #[default]
    Adviser,
    /// The school's and the adviser's, agreed after discussion.
    Agreed,
}

impl Voice {
    /// Both voices: the adviser's comes first.
    pub const ALL: [Voice; 2] = [Voice::Adviser, Voice::Agreed];

    /// The voice's name in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Voice::Adviser => "adviser",
            Voice::Agreed => "agreed",
        }
    }

    /// The voice's name on the page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Voice::Adviser => "Adviser",
            Voice::Agreed => "Agreed",
        }
    }
}
