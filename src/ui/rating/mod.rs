//! Rating and judging statements, and what the ratings show: gaps, all statements, shares, terms.

pub mod gaps;
pub mod judge;
pub mod lane;
pub mod overview;
pub mod rate;
pub mod shares;
pub mod terms;
