//! The state of the improvement plan: overdue steps, missing owners, dates and criteria, costs.

use jiff::civil::Date;

use crate::workbook::{Plan, Pounds, Status, Step, Target};

/// The state of one target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetState {
    /// The positions of the overdue steps.
    pub overdue: Vec<usize>,
    /// The day by which every step must be done.
    pub due: Option<Date>,
    /// The first day by which an open step must be done.
    pub next_due: Option<Date>,
    /// The missing parts, as short phrases: "no owner".
    pub missing: Vec<&'static str>,
}

impl TargetState {
    /// The problems of the target, as short phrases, overdue steps first. Empty if there are none.
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

/// True if a step should be done by now and isn't.
fn is_overdue(step: &Step, today: Date) -> bool {
    step.status.is_open() && step.due.is_some_and(|due| due < today)
}

/// The state of a target on a day. One that is done or stopped has nothing overdue and nothing missing.
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

/// The state of a plan in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlanState {
    /// The number of targets.
    pub targets: usize,
    /// The number of targets that are done.
    pub done: usize,
    /// The number of targets that are under way.
    pub under_way: usize,
    /// The number of steps. Stopped targets don't count, here and below.
    pub steps: usize,
    /// The number of steps that are done.
    pub steps_done: usize,
    /// The number of overdue steps.
    pub overdue: usize,
    /// The total cost of the targets that have one.
    pub cost: Pounds,
    /// The number of targets without a cost.
    pub uncosted: usize,
}

impl PlanState {
    /// The state of a plan on a day.
    #[must_use]
    pub fn on_day(plan: &Plan, today: Date) -> PlanState {
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

/// A step of the plan with its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlannedStep<'a> {
    /// The step's target.
    pub target: &'a Target,
    /// The position of the step in the target.
    pub at: usize,
    /// The step.
    pub step: &'a Step,
}

impl<'a> PlannedStep<'a> {
    /// The role that does the step: the step's own, or otherwise the target's. Empty if neither has one.
    #[must_use]
    pub fn owner(&self) -> &'a str {
        let own = self.step.owner.trim();
        if own.is_empty() { self.target.owner.trim() } else { own }
    }

    /// True if there is still work to do. A target that is done has none.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.target.status.is_open() && self.step.status.is_open()
    }

    /// True if the step should be done by now and isn't.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.target.status.is_open() && is_overdue(self.step, today)
    }

    /// The steps of every target that isn't stopped, in the plan's order.
    #[must_use]
    pub fn all(plan: &'a Plan) -> Vec<PlannedStep<'a>> {
        let targets = plan.targets.iter().filter(|target| target.status != Status::Stopped);
        let steps = |target: &'a Target| {
            target.steps.iter().enumerate().map(move |(at, step)| PlannedStep { target, at, step })
        };
        targets.flat_map(steps).collect()
    }
}
