//! What follows from the ratings: gaps, progress, and what moved between two rounds.
//!
//! **Architecture Invariant:** only reads. What is blank or not applicable takes no part in a figure, and is
//! counted, never hidden. An average is never turned into a grade.

mod gaps;
mod movement;
mod progress;

pub use gaps::{Gap, Gaps};
pub use movement::{Move, Movement};
pub use progress::Progress;
