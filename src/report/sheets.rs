//! What stands on the sheets of the spreadsheet that are not about ratings alone: gaps, evidence, plan and reviews.

use jiff::civil::Date;

use super::excel::{Cell, Sheet};
use super::text::{statement_number, statement_numbers};
use crate::analysis::{Gaps, TargetState, target_state};
use crate::framework::{Pack, find};
use crate::workbook::{EvidenceItem, Lane, Target, Workbook};

pub(super) fn gaps(workbook: &Workbook, packs: &[&Pack]) -> Sheet {
    let mut rows = Vec::new();
    for assessment in &workbook.assessments {
        // A judged pack has no targets, and so no gaps.
        let pack = find(packs, &assessment.pack).filter(|pack| !pack.is_judged());
        let Some((pack, round)) = pack.zip(assessment.current()) else { continue };
        let gaps = Gaps::in_round(pack, round);
        for gap in &gaps.ranked {
            let targets = &workbook.plan.targets;
            let works_on = targets.iter().enumerate().filter(|(_, target)| {
                target.statements.iter().any(|one| one.pack == pack.id && one.statement == gap.statement.id)
            });
            let works_on: Vec<String> = works_on.map(|(i, _)| format!("Target {}", i + 1)).collect();
            let cells = vec![
                gaps.place(gap.statement).map_or(Cell::Blank, |(place, _)| Cell::count(place)),
                Cell::text(&pack.title),
                Cell::text(&gap.area.heading()),
                Cell::text(&gap.statement.number),
                Cell::text(&gap.statement.text),
                Cell::Number(gap.now.number().into()),
                Cell::Number(gap.target.number().into()),
                Cell::Number(gap.width().into()),
                Cell::text(&works_on.join(", ")),
            ];
            rows.push((false, cells));
        }
    }
    Sheet {
        name: "Gaps".to_owned(),
        columns: vec![
            ("Place", 8.0),
            ("Framework", 20.0),
            ("Section", 28.0),
            ("Statement", 11.0),
            ("What it says", 70.0),
            ("Now", 7.0),
            ("Target", 8.0),
            ("Gap", 7.0),
            ("In the plan", 14.0),
        ],
        rows,
        empty: "No statement is rated both now and target in the last round, so there is no gap to rank.",
    }
}

pub(super) fn evidence(workbook: &Workbook, packs: &[&Pack]) -> Sheet {
    let linked = |item: &EvidenceItem, lane| {
        let links = item.links.iter().filter(|link| link.lane == lane);
        links.map(|link| statement_number(workbook, packs, &link.pack, &link.statement)).collect::<Vec<_>>().join(", ")
    };
    let rows = workbook.evidence.iter().map(|item| {
        let cells = vec![
            Cell::text(&item.title),
            Cell::text(item.kind.words()),
            Cell::day(item.date),
            Cell::text(&item.place),
            Cell::text(&item.shows),
            Cell::text(&item.note),
            Cell::text(&linked(item, Lane::Now)),
            Cell::text(&linked(item, Lane::Target)),
            Cell::day(item.added),
        ];
        (false, cells)
    });
    Sheet {
        name: "Evidence".to_owned(),
        columns: vec![
            ("Title", 34.0),
            ("Kind", 14.0),
            ("Date", 13.0),
            ("Where it is kept", 30.0),
            ("What it shows", 44.0),
            ("Note", 30.0),
            ("Statements, for now", 18.0),
            ("Statements, for target", 18.0),
            ("Entered on", 13.0),
        ],
        rows: rows.collect(),
        empty: "There is no evidence in the library yet.",
    }
}

pub(super) fn plan(workbook: &Workbook, packs: &[&Pack], today: Date) -> Sheet {
    let mut rows = Vec::new();
    for (i, target) in workbook.plan.targets.iter().enumerate() {
        let state = target_state(target, today);
        rows.push((true, target_cells(workbook, packs, i + 1, target, &state)));
        for (s, step) in target.steps.iter().enumerate() {
            let mut cells = vec![
                Cell::count(i + 1),
                Cell::count(s + 1),
                Cell::text(&step.what),
                Cell::text(&step.owner),
                Cell::day(step.start),
                Cell::day(step.due),
                Cell::text(step.status.words()),
                Cell::text(if state.overdue.contains(&s) { "overdue" } else { "" }),
            ];
            cells.resize_with(PLAN.len(), || Cell::Blank);
            rows.push((false, cells));
        }
    }
    Sheet { name: "Plan".to_owned(), columns: PLAN.to_vec(), rows, empty: "There is no target in the plan yet." }
}

const PLAN: [(&str, f64); 18] = [
    ("Target", 7.0),
    ("Step", 6.0),
    ("What is to be better, or done", 32.0),
    ("Owner", 13.0),
    ("Start", 12.0),
    ("Due", 12.0),
    ("Status", 10.0),
    ("Stands out", 16.0),
    ("Success criteria", 24.0),
    ("Statements", 11.0),
    ("Cost", 11.0),
    ("Funding", 13.0),
    ("Resources", 16.0),
    ("Monitoring", 16.0),
    ("Development plan", 12.0),
    ("Barrier removed", 16.0),
    ("Who benefits", 14.0),
    ("Principles", 14.0),
];

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

pub(super) fn reviews(workbook: &Workbook) -> Sheet {
    let targets = workbook.plan.targets.iter().enumerate();
    let rows = targets.flat_map(|(i, target)| {
        target.reviews.iter().map(move |review| {
            let cells = vec![
                Cell::count(i + 1),
                Cell::text(&target.aim),
                Cell::day(review.date),
                Cell::text(&review.done),
                Cell::text(&review.impact),
                Cell::text(&review.how_we_know),
                Cell::text(&review.next_step),
            ];
            (false, cells)
        })
    });
    Sheet {
        name: "Reviews".to_owned(),
        columns: vec![
            ("Target", 8.0),
            ("What is to be better", 34.0),
            ("Date", 13.0),
            ("What was done", 40.0),
            ("What impact it had", 40.0),
            ("How we know", 34.0),
            ("What comes next", 34.0),
        ],
        rows: rows.collect(),
        empty: "No target has been looked back on yet.",
    }
}
