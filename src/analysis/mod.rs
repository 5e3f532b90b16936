//! What follows from what is recorded: gaps, progress, what moved, what is shown for it, how the plan stands.
//!
//! **Architecture Invariant:** only reads. What is blank or not applicable takes no part in a figure, and is
//! counted, never hidden. An average is never turned into a grade.

mod alike;
mod due;
mod gaps;
mod governors;
mod honesty;
mod movement;
mod plan;
mod progress;
mod readiness;
mod sentences;
mod shares;
mod strategy;
mod support;

pub use alike::{Alike, LEAST as LEAST_ALIKE, Place, alike};
pub use due::{Due, DueKind, RoundOf, days_between, days_in_words};
pub use gaps::{Gap, Gaps};
pub use governors::{Governors, Strength};
pub use honesty::{Prompt, prompts};
pub use movement::{Move, Movement};
pub use plan::{PlanState, StepOf, TargetState, target_state};
pub use progress::Progress;
pub use readiness::{ReadinessState, Reason, Verdict, Work, WorkFor};
pub use sentences::{NO_EVIDENCE_YET, NO_TARGET_YET, earlier_round, movement_in_figures, number_of, plan_in_figures};
pub use shares::{AreaShare, Share, Whose};
pub use strategy::{activities, gaps as strategy_gaps, in_a_row};
pub use support::Support;
