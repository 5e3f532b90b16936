//! Join the Dots: a school looks at its own SEND and inclusion practice, rates it now and where it wants to be,
//! and sees where the gap is widest.
//!
//! A module may use only those below it; a test holds these arrows (`tests/native/layers.rs`):
//!
//! | module | what it is |
//! |---|---|
//! | `ui` | pages and widgets: the only place that knows the screen (browser only) |
//! | `browser` | storage, files, clock, print: one file an effect (browser only) |
//! | [`session`] | keeps an open document in the browser whatever other tabs do, undoes, compares, redacts |
//! | [`report`] | documents made from a workbook: Word, Excel, CSV, calendar |
//! | [`chart`] | draws now and target, or the share met, with plotters: on the canvas and as SVG |
//! | [`files`] | text in, text out: workbooks, drafts and packs as JSON, one file a format |
//! | [`paste`] | pasted lists and tables, for the editor of packs |
//! | [`analysis`] | what follows: gaps, movement, readiness, what is due, how the plan stands |
//! | [`workbook`] | what a school records, and the one way to change it |
//! | [`framework`] | what a pack is |
//! | [`guard`] | looks through a text for what should not leave a school: names, numbers, small groups |
//!
//! All but the first two compile and are tested natively, do no I/O, and know neither clock nor leptos.

pub mod analysis;
pub mod chart;
pub mod files;
pub mod framework;
pub mod guard;
pub mod paste;
pub mod report;
pub mod session;
pub mod workbook;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod browser;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;
