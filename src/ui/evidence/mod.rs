//! The evidence of each statement, and the school's library of evidence.

pub mod item;
pub mod library;
pub mod links;
pub mod prompts;
pub mod statement;
