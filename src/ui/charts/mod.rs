//! The lines over the sheet, the pictures of a round, and both on paper.

pub mod overlay;
pub mod paper;
pub mod pictures;
