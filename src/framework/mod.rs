//! Framework packs: the scale, areas, statements and exemplars of one scheme, as data.
//!
//! The program knows packs, not schemes: no code here, or above, asks which scheme it works with.
//!
//! **Architecture Invariant:** no I/O, no clock, no JSON text. Another layer reads the files of packs; this one holds
//! their meaning and checks that they are valid.

mod catalogue;
mod check;
mod editions;
mod fields;
mod glossary;
mod pack;
mod scale;
mod score;

pub use catalogue::{CATALOGUE, EXAMPLE_SCHOOL, EXAMPLE_TO_RATE, Listed, SEEDS, starter};
pub use check::{Fault, MOST_STATEMENTS, check};
pub use editions::{Changed, Changes, Placed, Retitled, by_edition, find, is_same_text, newest};
pub use fields::{UnknownFields, is_default};
pub use glossary::mark_terms;
pub use pack::{
    Area, Ask, Aspect, CheckItem, Correction, Exemplar, Pack, PackRef, Readiness, Source, Statement, StatementId, Step,
    SubmissionRule, Term, repeated_numbers,
};
pub use scale::{Anchor, Band, Reading, ReadingLabel, Scale, ScaleKind};
pub use score::{NotAScore, Score};
