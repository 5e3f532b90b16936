//! The rounds of a scheme, the school's details, and moving to another edition.

pub mod compare;
pub mod edition;
pub mod page;
pub mod school;
