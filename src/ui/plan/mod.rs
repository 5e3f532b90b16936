//! The improvement plan: its targets, their reviews, the inclusion strategy's fields, and the plan on paper.

pub mod page;
pub mod paper;
pub mod review;
pub mod strategy;
pub mod target;
