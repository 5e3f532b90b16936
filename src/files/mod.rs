//! Files as text: workbooks, drafts and packs as JSON.
//!
//! Opening returns the document *and* a list of what was repaired or left out, each with its path. A file that
//! can't be opened is refused with a sentence for the person who chose it. A type states its shape once, where it is
//! declared: serde reads and writes it, and schemars publishes its schema.
//!
//! **Architecture Invariant:** the only layer that calls serde_json. No I/O: whoever calls brings the text.

mod draft;
mod envelope;
mod file_name;
mod not_known;
mod pack;
mod problem;
mod refusal;
mod repair;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod workbook;

pub use draft::{Draft, SavedToFile, draft_to_json, open_draft, read_draft};
pub use envelope::APP_VERSION;
pub use file_name::file_name;
pub use not_known::not_known;
pub use pack::{PackRefused, open_pack, open_unfinished_pack, pack_to_json};
pub use problem::Problem;
pub use refusal::{LARGEST_FILE, Refusal};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::{pack_schema, workbook_schema};
pub use workbook::{Opened, open_workbook, read_workbook, workbook_to_json};
