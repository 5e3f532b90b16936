//! Pasted text: lists of statements, or a table as Word and Excel give it as text, for the editor of packs.
//!
//! Nothing is lost: each text that can't be placed is listed with its line and the reason. Markup is text like any other
//! here.
//!
//! **Architecture Invariant:** no JSON and no I/O: whoever calls brings the text.

mod areas;
mod builder;
mod columns;
mod heads;
mod lines;
mod marks;
mod pasted;
mod read;
mod refused;
mod rows;
mod table;

pub use areas::{PastedAreas, into_areas};
pub use pasted::{ColumnHolds, Pasted, PastedArea, PastedAspect, PastedColumn, PastedStatement, ReadAs, Unclear};
pub use read::{read_pasted, read_pasted_as};
pub use refused::{LONGEST_PASTED, PastedRefused};
