//! The parts of a quality mark's round beside its judgements: the visit, second opinions, and the submission.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::UnknownFields;
use crate::framework::{Score, StatementId};

/// A visit for accreditation: the plan of it, and then the record.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Visit {
    /// The day of the visit.
    pub date: Option<Date>,
    /// The people who come.
    pub assessor: String,
    /// The records about the pack's lists for the visit, by the item's id.
    pub items: BTreeMap<String, VisitItem>,
    /// The outcome. Absent: not known yet.
    pub outcome: Option<Outcome>,
    /// The assessor's findings overall.
    pub findings: String,
    /// The day of the next audit.
    pub next_audit: Option<Date>,
    /// Fields of another version, kept as they came.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// The record about one item of a list for a visit.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct VisitItem {
    /// True if it is ready.
    pub ready: bool,
    /// The time of day, as people write it: "10:15".
    pub time: String,
    /// The people it is with, or the place where it is kept.
    pub with: String,
    /// The notes and findings.
    pub findings: String,
    /// Fields of another version, kept as they came.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// The outcome of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(rename_all = "kebab-case"))]
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

    /// The outcome's name in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Awarded => "awarded",
            Outcome::WithConditions => "with-conditions",
            Outcome::NotYet => "not-yet",
        }
    }

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
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Submission {
    /// The first day of the period that it covers.
    pub from: Option<Date>,
    /// The last day of the period that it covers.
    pub to: Option<Date>,
    /// The deadline.
    pub deadline: Option<Date>,
    /// The person who signed it off.
    pub signed_by: String,
    /// The day when it was signed off. Absent: not signed off.
    pub signed_on: Option<Date>,
    /// The [`Round::mark`](super::Round::mark) on that day. Empty: not known.
    pub signed_mark: String,
    /// Fields of another version, kept as they came.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// A second opinion on a statement's rating: the adviser's, or the one agreed after discussion. It never changes the
/// school's own rating.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Opinion {
    /// The statement.
    pub statement: StatementId,
    /// The person or people whose opinion it is.
    pub voice: Voice,
    /// The rating or judgement for now. Absent: withdrawn.
    pub score: Option<Score>,
    /// The reason for it.
    pub reason: String,
    /// The person who recorded it.
    pub by: String,
    /// The day when it was recorded.
    pub on: Option<Date>,
    /// The day when the school took it over as its own rating, if it did.
    pub taken_over_on: Option<Date>,
    /// The school's own rating before that day. Absent: there was none.
    pub in_place_of: Option<Score>,
    /// Fields of another version, kept as they came.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// The person or people whose opinion it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(rename_all = "kebab-case"))]
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
