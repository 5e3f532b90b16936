//! The inclusion strategy that a plan is drafted into, and the parts that it still lacks.
//!
//! English mainstream schools must publish a strategy by 31 December 2026, as a condition of the inclusive mainstream
//! fund: the activities that are paid for, the barriers that they remove, budgeted costs, and a yearly review.

use crate::workbook::{Plan, Status, Target};

/// The activities of the strategy: the targets that aren't stopped, with their positions in the plan.
pub fn activities(plan: &Plan) -> impl Iterator<Item = (usize, &Target)> {
    plan.targets.iter().enumerate().filter(|(_, target)| target.status != Status::Stopped)
}

/// The parts that are still missing, as sentences, those of the whole strategy first.
#[must_use]
pub fn strategy_gaps(plan: &Plan) -> Vec<String> {
    let mut gaps = Vec::new();
    if plan.strategy_years.trim().is_empty() {
        gaps.push("The years of the strategy are missing.".to_owned());
    }
    if plan.strategy_review.is_none() {
        gaps.push("The date of the yearly review is missing.".to_owned());
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
            gaps.push(format!("Target {} lacks {}.", i + 1, list_in_words(&lacks)));
        }
    }
    gaps
}

/// Several things as people list them: "one, two and three".
#[must_use]
pub fn list_in_words(things: &[&str]) -> String {
    match things {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
