//! What belongs to a round of a quality mark besides its judgements: comments, the visit, a second opinion, and how it is
//! handed in.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::UnknownFields;
use crate::framework::{Score, StatementId};

/// A visit for accreditation: planned, and then recorded.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Visit {
    /// The day of the visit.
    pub date: Option<Date>,
    /// Who comes.
    pub assessor: String,
    /// What is recorded of the pack's lists for the visit, by the item's id.
    pub items: BTreeMap<String, VisitItem>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// What the assessor found, in all.
    pub findings: String,
    /// When the audit is to be done again.
    pub next_audit: Option<Date>,
    /// Fields that a later version wrote.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// What is recorded of one item of a list for a visit.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct VisitItem {
    /// Whether it is ready.
    pub ready: bool,
    /// When in the day it is, as people say it: "10:15".
    pub time: String,
    /// With whom, or where it lies ready.
    pub with: String,
    /// What was found.
    pub findings: String,
    /// Fields that a later version wrote.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// What came of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(rename_all = "kebab-case"))]
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

    /// The outcome as files have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Awarded => "awarded",
            Outcome::WithConditions => "with-conditions",
            Outcome::NotYet => "not-yet",
        }
    }

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
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Submission {
    /// The first day of the time that it speaks of.
    pub from: Option<Date>,
    /// The last day of the time that it speaks of.
    pub to: Option<Date>,
    /// By when it is to be handed in.
    pub deadline: Option<Date>,
    /// Who signed it off.
    pub signed_by: String,
    /// When it was signed off.
    pub signed_on: Option<Date>,
    /// What [`Round::mark`](super::Round::mark) was then. Empty: not known.
    pub signed_mark: String,
    /// Fields that a later version wrote.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// What somebody other than the school said of a statement, or what was agreed after a talk. The school's own rating is
/// never touched by it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Opinion {
    /// The statement.
    pub statement: StatementId,
    /// Whose word it is.
    pub voice: Voice,
    /// The rating or judgement of where practice is now. Absent: taken back.
    pub score: Option<Score>,
    /// Why.
    pub reason: String,
    /// Who said it.
    pub by: String,
    /// When.
    pub on: Option<Date>,
    /// When the school made it its own rating, if it did.
    pub taken_over_on: Option<Date>,
    /// The school's own rating that it took the place of then. Absent: there was none.
    pub in_place_of: Option<Score>,
    /// Fields that a later version wrote.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// Whose word an opinion is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(rename_all = "kebab-case"))]
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
