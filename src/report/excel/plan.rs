//! The sheet of the improvement plan: a row for each target, and below it a row for each of its steps.

use jiff::civil::Date;

use super::cell::Cell;
use super::sheet::{Column, Row, Sheet};
use crate::analysis::{NO_TARGET_YET, TargetState, target_state};
use crate::framework::Pack;
use crate::report::statements::statement_numbers;
use crate::workbook::{Step, Target, Workbook};

const COLUMNS: [Column; 18] = [
    ("Target", 7.0),
    ("Step", 6.0),
    ("Aim, or what is done", 32.0),
    ("Owner", 13.0),
    ("Start", 12.0),
    ("Due", 12.0),
    ("Status", 12.0),
    ("Stands out", 16.0),
    ("Success criteria", 24.0),
    ("Statements", 11.0),
    ("Cost", 11.0),
    ("Funding", 13.0),
    ("Resources", 16.0),
    ("Monitoring", 16.0),
    ("Development plan", 13.0),
    ("Barrier removed", 16.0),
    ("Who benefits", 14.0),
    ("Principles", 14.0),
];

/// The sheet.
pub(super) fn sheet(workbook: &Workbook, packs: &[&Pack], today: Date) -> Sheet {
    let mut rows = Vec::new();
    for (t, target) in workbook.plan.targets.iter().enumerate() {
        let state = target_state(target, today);
        rows.push(Row { is_strong: true, cells: target_cells(workbook, packs, t + 1, target, &state) });
        let steps = target.steps.iter().enumerate();
        rows.extend(steps.map(|(s, step)| Row::from(step_cells(t + 1, s + 1, step, state.overdue.contains(&s)))));
    }
    Sheet { name: "Plan".to_owned(), columns: COLUMNS.to_vec(), rows, empty: NO_TARGET_YET }
}

fn step_cells(target: usize, number: usize, step: &Step, is_overdue: bool) -> Vec<Cell> {
    let mut cells = vec![
        Cell::count(target),
        Cell::count(number),
        Cell::text(&step.what),
        Cell::text(&step.owner),
        Cell::day(step.start),
        Cell::day(step.due),
        Cell::text(step.status.words()),
        Cell::text(if is_overdue { "overdue" } else { "" }),
    ];
    cells.resize_with(COLUMNS.len(), || Cell::Blank);
    cells
}

fn target_cells(
    workbook: &Workbook,
    packs: &[&Pack],
    number: usize,
    target: &Target,
    state: &TargetState,
) -> Vec<Cell> {
    let principles = workbook.plan.principles.iter().filter(|one| target.principles.contains(&one.id));
    let principles: Vec<&str> = principles.map(|one| one.name.as_str()).collect();
    vec![
        Cell::count(number),
        Cell::Blank,
        Cell::text(&target.aim),
        Cell::text(&target.owner),
        Cell::Blank,
        Cell::day(state.due),
        Cell::text(target.status.words()),
        Cell::text(&state.stands_out().join(", ")),
        Cell::text(&target.success),
        Cell::text(&statement_numbers(workbook, packs, &target.statements)),
        target.cost.map_or(Cell::Blank, Cell::Money),
        Cell::text(&target.funding),
        Cell::text(&target.resources),
        Cell::text(&target.monitoring),
        Cell::text(&target.sdp_reference),
        Cell::text(&target.barrier),
        Cell::text(&target.who_benefits),
        Cell::text(&principles.join(", ")),
    ]
}
