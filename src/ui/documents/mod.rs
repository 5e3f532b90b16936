//! Documents to hand over, the check of their texts, and the pages for governors and for print.

pub mod governors;
pub mod guarding;
pub mod page;
pub mod print;
pub mod strengths;
