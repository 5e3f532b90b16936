//! Sentences about a school's figures that stand both on screen and in documents, so that both say the same.

use jiff::civil::Date;

use super::{Movement, PlanState};
use crate::workbook::day_in_words;

/// The sentence of a plan without targets.
pub const NO_TARGET_YET: &str = "There is no target yet.";

/// The sentence beside a rating for now without evidence.
pub const NO_EVIDENCE_YET: &str = "No evidence recorded yet.";

/// A number with its noun, which takes an s in the plural: "1 target", "3 targets".
///
/// # Examples
/// ```
/// use join_the_dots::analysis::number_of;
///
/// assert_eq!(number_of(1, "target"), "1 target");
/// assert_eq!(number_of(0, "step"), "0 steps");
/// ```
#[must_use]
pub fn number_of(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A plan's figures: its targets, its steps and its budget.
///
/// # Examples
/// ```
/// use join_the_dots::analysis::{PlanState, plan_in_figures};
///
/// let plan = PlanState { targets: 2, under_way: 1, steps: 3, steps_done: 1, overdue: 1, uncosted: 2, ..PlanState::default() };
/// assert_eq!(plan_in_figures(&plan), "2 targets: 0 done, 1 under way. 1 of 3 steps done, 1 overdue.");
/// ```
#[must_use]
pub fn plan_in_figures(plan: &PlanState) -> String {
    if plan.targets == 0 {
        return NO_TARGET_YET.to_owned();
    }
    let targets = number_of(plan.targets, "target");
    let mut text = format!("{targets}: {} done, {} under way.", plan.done, plan.under_way);
    text += &match (plan.steps, plan.overdue) {
        (0, _) => " No steps yet.".to_owned(),
        (steps, 0) => format!(" {} of {} done. Nothing is overdue.", plan.steps_done, number_of(steps, "step")),
        (steps, late) => format!(" {} of {} done, {late} overdue.", plan.steps_done, number_of(steps, "step")),
    };
    if plan.cost.pence > 0 || plan.uncosted < plan.targets {
        text += &match plan.uncosted {
            0 => format!(" Budgeted: {}.", plan.cost),
            number => format!(" Budgeted: {}; {} without a cost.", plan.cost, number_of(number, "target")),
        };
    }
    text
}

/// An earlier round, as sentences name it: "the round of 3 November 2025".
#[must_use]
pub fn earlier_round(day: Option<Date>) -> String {
    day.map_or_else(|| "the round before".to_owned(), |day| format!("the round of {}", day_in_words(day)))
}

/// The change between two rounds: how many statements rose, stayed and fell, and which fell. `lead` stands before it:
/// "Since the round of 3 November 2025".
///
/// # Examples
/// ```
/// use join_the_dots::analysis::{Movement, movement_in_figures};
///
/// let nothing_rated = Movement { not_compared: 45, ..Movement::default() };
/// assert_eq!(
///     movement_in_figures("Since the round before", &nothing_rated),
///     "Since the round before: 0 statements rose, 0 stayed the same, 0 fell. 45 can’t be compared, because a rating \
///      is blank or not applicable.",
/// );
/// ```
#[must_use]
pub fn movement_in_figures(lead: &str, movement: &Movement) -> String {
    let fell: Vec<&str> =
        movement.moves.iter().filter(|one| one.by() < 0).map(|one| one.statement.number.as_str()).collect();
    let fell = if fell.is_empty() { String::new() } else { format!(" ({})", fell.join(", ")) };
    let rose = number_of(movement.up(), "statement");
    let mut text = format!("{lead}: {rose} rose, {} stayed the same, {} fell{fell}.", movement.same(), movement.down());
    if movement.not_compared > 0 {
        text += &format!(" {} can’t be compared, because a rating is blank or not applicable.", movement.not_compared);
    }
    text
}
