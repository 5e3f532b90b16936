//! The pure layers, from outside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod analysis;
mod charts;
mod files;
mod guard;
mod imports;
mod judged;
mod layers;
mod marks;
mod opening;
mod pack;
mod pasted;
mod plan;
mod report;
mod schema;
mod school;
mod session;
mod styles;
mod texts;
mod workbook;
