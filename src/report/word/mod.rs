//! Word documents, one file each.
//!
//! `builder` is what they are built with, `package` completes the file that docx-rs writes, and `front`, `judged` and
//! `linked_statement` hold parts that several documents share. Named styles (`styles.xml`) alone give a document its
//! looks, so that a school can restyle it in one place.

pub(super) mod evidence;
pub(super) mod governors;
pub(super) mod plan;
pub(super) mod strategy;
pub(super) mod strengths;
pub(super) mod submission;
pub(super) mod visit;

mod builder;
mod evidence_judged;
mod front;
mod judged;
mod linked_statement;
mod package;
