//! Text in, text out: workbooks, drafts and packs as JSON.
//!
//! Opening returns the document *and* what was repaired or ignored in it, each with its path. A file that
//! can't be opened is refused with a sentence for the person who chose it.
//!
//! **Architecture Invariant:** the only layer that knows serde_json. No I/O: whoever calls brings the text.

mod audit_file;
mod draft;
mod evidence_file;
mod file_name;
mod json;
mod pack_file;
mod pasted;
mod plan_file;
mod reach;
mod refusal;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod workbook_file;

pub use draft::{Draft, SavedToFile, draft_to_json, open_draft};
pub use file_name::file_name;
pub use json::Problem;
pub use pack_file::{PackRefused, open_pack, open_unfinished_pack, pack_to_json};
pub use pasted::{
    ColumnHolds, LONGEST_PASTED, Pasted, PastedArea, PastedAreas, PastedAspect, PastedColumn, PastedRefused,
    PastedStatement, ReadAs, Unclear, into_areas, read_pasted, read_pasted_as,
};
pub use reach::Reach;
pub use refusal::{LARGEST_FILE, Refusal};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::{pack_schema, workbook_schema};
pub use workbook_file::{Opened, not_known, open_workbook, workbook_to_json};

/// The version of this program, which every file carries.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");
