//! The workbook of a school, and the commands that change it.
//!
//! [`Workbook`] is the document. A [`Command`] is one change to it, and the only way to change it. Carried out, it gives
//! the command that takes it back.
//!
//! **Architecture Invariant:** no I/O, no clock, no JSON text: dates and ids arrive as values. Not rated, not
//! applicable and a number are three different things: `None`, the scale's number for it, and a number.

mod audit;
mod command;
mod day;
mod document;
mod evidence;
mod lane;
mod plan;
mod texts;

pub use crate::framework::UnknownFields;
pub use audit::{Opinion, Outcome, Submission, Visit, VisitItem, Voice};
pub use command::{Command, Refused, RoundPlace};
pub use day::{day_from_iso, day_in_words, day_to_iso};
pub use document::{Assessment, Horizon, NotAUrn, Phase, Practice, Rating, Round, RoundAbout, School, Urn, Workbook};
pub use evidence::{EvidenceItem, EvidenceKind, Have, Link, Mark, StatementEvidence};
pub use lane::Lane;
pub use plan::{NotPounds, Plan, Pounds, Principle, Review, StatementRef, Status, Step, Target};
pub use texts::{TextPlace, names_somebody, visit_texts};
