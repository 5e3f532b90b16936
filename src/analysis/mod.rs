//! Conclusions from a workbook: gaps, progress, movement, evidence that is missing, readiness, the state of the plan,
//! and dates to remember.
//!
//! **Architecture Invariant:** only reads. Blank and not applicable ratings take no part in a figure. They are counted,
//! and never hidden. An average is never turned into a grade.

mod dates;
mod due;
mod gaps;
mod governors;
mod movement;
mod plan;
mod progress;
mod prompts;
mod readiness;
mod sentences;
mod shares;
mod similar;
mod strategy;
mod support;

pub use dates::{EvidenceAge, days_between, days_in_words, last_academic_year};
pub use due::{Due, DueKind, RoundRef};
pub use gaps::{Gap, Gaps};
pub use governors::{GovernorsSummary, Strength};
pub use movement::{Move, Movement};
pub use plan::{PlanState, PlannedStep, TargetState, target_state};
pub use progress::Progress;
pub use prompts::{Prompt, prompts};
pub use readiness::{ReadinessState, Reason, Verdict, Work, WorkFor};
pub use sentences::{NO_EVIDENCE_YET, NO_TARGET_YET, earlier_round, movement_in_figures, number_of, plan_in_figures};
pub use shares::{AreaShare, JudgementSource, Share};
pub use similar::{LEAST_SIMILARITY, PlacedStatement, SimilarPair, similar_statements};
pub use strategy::{activities, list_in_words, strategy_gaps};
pub use support::Support;
