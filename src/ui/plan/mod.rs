//! The improvement plan: its targets, their reviews, the inclusion strategy's fields, and the plan on paper.

pub mod compile;
pub mod page;
pub mod paper;
pub mod parts;
pub mod review;
pub mod strategy;
pub mod target;
