//! What happens while someone works on a document: it is kept, its changes are undone and redone, its texts are looked through.
//!
//! A [`Keeper`] keeps a document in the browser, whatever other tabs do. A [`History`] takes changes back. The other modules
//! make commands out of what a user asks for, or compare and clean documents.
//!
//! **Architecture Invariant:** pure and tested natively. Events come in, effects and values go out; times and ids arrive as
//! values.

mod comparison;
mod draft;
mod history;
mod keeper;
mod keeping;
mod opinions;
mod planning;
mod redaction;

pub use comparison::Comparison;
pub use draft::copy_name;
pub use history::{Change, History, Snapshot};
pub use keeper::Keeper;
pub use keeping::{
    Document, Effect, Event, Keeping, Loaded, NotKept, Notice, Outcome, Purpose, Reading, Texts, Version,
};
pub use opinions::{Recorded, Recorder};
pub use planning::{is_planned, plan_statements};
pub use redaction::{Decisions, Suspect, look_through, redact_suspects};
