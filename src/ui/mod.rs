//! The page: leptos components, and the state that they share.
//!
//! Everything on screen follows from [`state::store::Store`], and changes by its commands alone. What the browser does goes
//! through [`crate::browser`].
//!
//! One folder a room. A room may use only those above it in this table, and no file imports another in a circle
//! (`tests/native/layers.rs` holds both):
//!
//! | room | contents |
//! |---|---|
//! | `state` | The state that every page shares: the open workbook, its keeping, the routes, the known packs. |
//! | `widgets` | Parts that several rooms use: fields, buttons, dialogs, tables, keys. |
//! | `charts` | The lines over the sheet, the pictures of a round, and both on paper. |
//! | `rating` | Rating and judging statements, and what the ratings show: gaps, all statements, shares, terms. |
//! | `evidence` | The evidence of each statement, and the school's library of evidence. |
//! | `plan` | The improvement plan: its targets, their reviews, the inclusion strategy's fields, and the plan on paper. |
//! | `rounds` | The rounds of a scheme, the school's details, and moving to another edition. |
//! | `mark` | The way to a quality mark: readiness, moderation, the visit, handing in. |
//! | `documents` | Documents to hand over, the check of their texts, and the pages for governors and for print. |
//! | `drafts` | The first page, the list of drafts, starting a workbook, and opening files. |
//! | `packs` | The schemes that this page knows: their list, a school's schemes side by side, and the editor. |
//! | `app` | The frame of the program, the table of its pages, and the way from an address to a page. |
//!
//! **Architecture Invariant:** storage, files and the clock are never touched from here directly; nothing that a user
//! wrote is ever parsed as HTML.

mod app;
mod charts;
mod documents;
mod drafts;
mod evidence;
mod mark;
mod packs;
mod plan;
mod rating;
mod rounds;
mod state;
mod widgets;

pub use app::start;
