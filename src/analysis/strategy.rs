//! What an inclusion strategy drafted from a plan still lacks.
//!
//! English mainstream schools must publish one by 31 December 2026 as a condition of the inclusive mainstream fund: the
//! activity that is paid for, the barriers that it removes, budgeted costs, and a yearly review.

use crate::workbook::{Plan, Status, Target};

/// The targets that the strategy tells of, with their positions in the plan: those that are not stopped.
pub fn activities(plan: &Plan) -> impl Iterator<Item = (usize, &Target)> {
    plan.targets.iter().enumerate().filter(|(_, target)| target.status != Status::Stopped)
}

/// What is still to be filled in, as sentences, that of the whole strategy first.
#[must_use]
pub fn gaps(plan: &Plan) -> Vec<String> {
    let mut gaps = Vec::new();
    if plan.strategy_years.trim().is_empty() {
        gaps.push("The years that the strategy is for are not named.".to_owned());
    }
    if plan.strategy_review.is_none() {
        gaps.push("The date of the yearly review is not set.".to_owned());
    }
    if activities(plan).next().is_none() {
        gaps.push("The plan has no target yet, so there is no activity to describe.".to_owned());
    }
    for (i, target) in activities(plan) {
        let blank = |text: &str| text.trim().is_empty();
        let lacks = [
            (blank(&target.aim), "its aim"),
            (blank(&target.barrier), "the barrier that it removes"),
            (blank(&target.who_benefits), "who benefits"),
            (target.cost.is_none(), "a budgeted cost"),
            (blank(&target.funding), "a funding source"),
            (blank(&target.success), "a success measure"),
        ];
        let lacks: Vec<&str> = lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect();
        if !lacks.is_empty() {
            gaps.push(format!("Target {} lacks {}.", i + 1, in_a_row(&lacks)));
        }
    }
    gaps
}

/// Things in a row: "one, two and three".
#[must_use]
pub fn in_a_row(things: &[&str]) -> String {
    match things {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
