//! What a framework pack is: the scale, areas, statements and exemplars of one scheme, as data.
//!
//! The engine knows packs, not schemes: nothing here, or above, asks which scheme it is working with.
//!
//! **Architecture Invariant:** no I/O, no clock, no JSON text. `exchange` reads packs; this layer says what
//! they mean and what makes one sound.

mod catalogue;
mod check;
mod pack;
mod scale;
mod score;

pub use catalogue::{EXAMPLE_SCHOOL, EXAMPLE_TO_RATE, SEEDS, SEEDS_TO_RATE, Seed};
pub use check::{Fault, check};
pub use pack::{Area, Ask, Correction, Exemplar, Pack, PackRef, Source, Statement, StatementId, Step};
pub use scale::{Anchor, Band, Reading, ReadingLabel, Scale, ScaleKind};
pub use score::{NotAScore, Score};
