//! What stands out in a plan: what is overdue, what nobody owns, what has no date or no measure.

use jiff::civil::Date;

use crate::workbook::{Plan, Pounds, Status, Step, Target};

/// What stands out in one target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetState {
    /// The positions of the steps that should have been done by now.
    pub overdue: Vec<usize>,
    /// The day by which every step is to be done.
    pub due: Option<Date>,
    /// The first day on which an open step is to be done.
    pub next_due: Option<Date>,
    /// What is not there, as short phrases: "no owner".
    pub missing: Vec<&'static str>,
}

impl TargetState {
    /// What stands out, as short phrases, what is overdue first. Empty if nothing does.
    #[must_use]
    pub fn stands_out(&self) -> Vec<String> {
        let overdue = match self.overdue.len() {
            0 => None,
            1 => Some("1 step overdue".to_owned()),
            many => Some(format!("{many} steps overdue")),
        };
        overdue.into_iter().chain(self.missing.iter().map(|&what| what.to_owned())).collect()
    }
}

/// Whether a step should have been done by now.
fn is_overdue(step: &Step, today: Date) -> bool {
    step.status.is_open() && step.due.is_some_and(|due| due < today)
}

/// What stands out in a target. In one that is done or stopped, nothing does.
#[must_use]
pub fn target_state(target: &Target, today: Date) -> TargetState {
    let open = || target.steps.iter().filter(|step| step.status.is_open());
    let mut state = TargetState { due: None, next_due: open().filter_map(|step| step.due).min(), ..Default::default() };
    state.due = target.steps.iter().filter_map(|step| step.due).max();
    if !target.status.is_open() {
        return state;
    }
    let steps = target.steps.iter().enumerate();
    state.overdue = steps.filter(|(_, step)| is_overdue(step, today)).map(|(i, _)| i).collect();
    let blank = |text: &str| text.trim().is_empty();
    let ownerless = blank(&target.owner) && (target.steps.is_empty() || open().any(|step| blank(&step.owner)));
    let checks = [
        (blank(&target.aim), "no aim"),
        (blank(&target.success), "no success criterion"),
        (ownerless, "no owner"),
        (target.steps.is_empty(), "no step"),
        (open().any(|step| step.due.is_none()), "a step without a due date"),
        (target.statements.is_empty(), "no statement"),
    ];
    state.missing = checks.into_iter().filter(|(missing, _)| *missing).map(|(_, what)| what).collect();
    state
}

/// A plan in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlanState {
    /// How many targets there are.
    pub targets: usize,
    /// How many of them are done.
    pub done: usize,
    /// How many of them are under way.
    pub under_way: usize,
    /// How many steps there are, of targets that are not stopped.
    pub steps: usize,
    /// How many of those are done.
    pub steps_done: usize,
    /// How many of those should have been done by now and are not.
    pub overdue: usize,
    /// What the targets cost that have a cost, without those that are stopped.
    pub cost: Pounds,
    /// How many targets that are not stopped have no cost.
    pub uncosted: usize,
}

impl PlanState {
    /// A plan in numbers, as of a day.
    #[must_use]
    pub fn of(plan: &Plan, today: Date) -> PlanState {
        let mut state = PlanState { targets: plan.targets.len(), ..PlanState::default() };
        for target in &plan.targets {
            state.done += usize::from(target.status == Status::Done);
            state.under_way += usize::from(target.status == Status::UnderWay);
            if target.status == Status::Stopped {
                continue;
            }
            state.steps += target.steps.len();
            state.steps_done += target.steps.iter().filter(|step| step.status == Status::Done).count();
            state.overdue += target_state(target, today).overdue.len();
            match target.cost {
                Some(cost) => state.cost.pence = state.cost.pence.saturating_add(cost.pence),
                None => state.uncosted += 1,
            }
        }
        state
    }
}

/// One step with the target that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepOf<'a> {
    /// The target.
    pub target: &'a Target,
    /// The position of the step in it.
    pub at: usize,
    /// The step.
    pub step: &'a Step,
}

impl<'a> StepOf<'a> {
    /// The role that does the step: its own, else the target's. Empty if neither is named.
    #[must_use]
    pub fn owner(&self) -> &'a str {
        let own = self.step.owner.trim();
        if own.is_empty() { self.target.owner.trim() } else { own }
    }

    /// Whether there is still something to do: of a target that is done, there is not.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.target.status.is_open() && self.step.status.is_open()
    }

    /// Whether it should have been done by now.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.target.status.is_open() && is_overdue(self.step, today)
    }

    /// Every step of targets that are not stopped, in the plan's order.
    #[must_use]
    pub fn all(plan: &'a Plan) -> Vec<StepOf<'a>> {
        let targets = plan.targets.iter().filter(|target| target.status != Status::Stopped);
        let steps =
            |target: &'a Target| target.steps.iter().enumerate().map(move |(at, step)| StepOf { target, at, step });
        targets.flat_map(steps).collect()
    }
}
