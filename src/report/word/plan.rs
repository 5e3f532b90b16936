//! The improvement plan (Word): a block for each plan target, with its steps and its reviews.

use jiff::civil::Date;

use super::builder::{WIDTH, WordBuilder};
use super::front::school_and_day;
use super::linked_statement::LinkedStatement;
use crate::analysis::{PlanState, PlannedStep, plan_in_figures, target_state};
use crate::framework::Pack;
use crate::report::clean::{DASH, capitalised, clean, one_line, or};
use crate::report::error::ReportError;
use crate::report::phrases::day_or;
use crate::workbook::{Status, Target, Workbook, day_in_words};

/// The longest heading. A longer aim stands in full below it.
const LONGEST_HEADING: usize = 110;

/// Makes the improvement plan.
pub(in crate::report) fn make(workbook: &Workbook, packs: &[&Pack], today: Date) -> Result<Vec<u8>, ReportError> {
    let mut doc = WordBuilder::new("Improvement plan", workbook, today);
    doc.title("Improvement plan");
    school_and_day(&mut doc, workbook, today);
    if workbook.plan.targets.is_empty() {
        doc.heading("There is no target yet");
        doc.body(
            "A plan begins with the widest gaps. Rate the statements for now and target, find the widest gaps, and \
             choose a few to work on. One to three are enough to begin with. Each becomes part of a target with an \
             aim, success criteria, steps, an owner and a date, and this document prints it.",
        );
    } else {
        summary(&mut doc, workbook, today);
    }
    for (i, target) in workbook.plan.targets.iter().enumerate() {
        target_block(&mut doc, workbook, packs, i + 1, target, today);
    }
    doc.finish()
}

/// The plan's figures, and a table of its targets.
fn summary(doc: &mut WordBuilder, workbook: &Workbook, today: Date) {
    let plan = &workbook.plan;
    let review = plan.next_review.map_or_else(
        || "No day is set for the next review.".to_owned(),
        |day| format!("The next review is on {}.", day_in_words(day)),
    );
    doc.body(&format!("{} {review}", plan_in_figures(&PlanState::on_day(plan, today))));
    let rows = plan.targets.iter().enumerate().map(|(i, target)| {
        let state = target_state(target, today);
        vec![
            (i + 1).to_string(),
            one_line(&target.aim, LONGEST_HEADING),
            one_line(&target.owner, 60),
            target.status.words().to_owned(),
            state.due.map(day_in_words).unwrap_or_default(),
            capitalised(&state.stands_out().join(", ")),
        ]
    });
    let columns = [
        ("", 420),
        ("Target", WIDTH - 6620),
        ("Owner", 1500),
        ("Status", 1150),
        ("Done by", 1500),
        ("What stands out", 2050),
    ];
    doc.table(&columns, &rows.collect::<Vec<_>>());
}

fn target_block(
    doc: &mut WordBuilder,
    workbook: &Workbook,
    packs: &[&Pack],
    number: usize,
    target: &Target,
    today: Date,
) {
    let aim = one_line(&target.aim, LONGEST_HEADING);
    doc.heading(&format!("Target {number}: {}", or(&aim, "no aim yet")));
    let stands_out = capitalised(&target_state(target, today).stands_out().join(", "));
    if !stands_out.is_empty() {
        doc.labelled("Callout", "What stands out:", &format!("{stands_out}."));
    }
    let mut facts = Vec::new();
    if clean(&target.aim) != aim {
        facts.push(("Aim", target.aim.clone()));
    }
    facts.extend([
        ("How we will know", target.success.clone()),
        ("Owner", target.owner.clone()),
        ("Status", target.status.words().to_owned()),
        ("Cost and funding", cost_and_funding(target)),
        ("Resources", target.resources.clone()),
        ("Monitoring", target.monitoring.clone()),
        ("School Development Plan", target.sdp_reference.clone()),
    ]);
    if target.steps.is_empty() {
        facts.push(("Steps", "No steps yet".to_owned()));
    }
    doc.facts(&facts);
    ratings_to_improve(doc, workbook, packs, target);
    steps(doc, number, target, today);
    reviews(doc, target);
}

fn cost_and_funding(target: &Target) -> String {
    let funding = clean(&target.funding);
    match (target.cost, funding.is_empty()) {
        (Some(cost), false) => format!("{cost}, from: {funding}"),
        (Some(cost), true) => format!("{cost}. No funding source yet"),
        (None, false) => format!("No cost yet. From: {funding}"),
        (None, true) => String::new(),
    }
}

fn ratings_to_improve(doc: &mut WordBuilder, workbook: &Workbook, packs: &[&Pack], target: &Target) {
    let linked: Vec<_> = target.statements.iter().map(|one| LinkedStatement::new(workbook, packs, one)).collect();
    if linked.is_empty() {
        return;
    }
    doc.caption("Ratings to improve");
    let with_scheme = linked.iter().any(|one| one.scheme.is_some());
    let rows = linked.into_iter().map(|one| {
        let mut row = vec![one.number, one.text];
        row.extend(one.scheme);
        row.extend([one.now, one.target]);
        row
    });
    let mut columns = vec![("", 900), ("Statement", WIDTH - 3100), ("Now", 1100), ("Target", 1100)];
    if with_scheme {
        columns.splice(1..2, [("Statement", WIDTH - 4900), ("Scheme", 1800)]);
    }
    doc.table(&columns, &rows.collect::<Vec<_>>());
}

fn steps(doc: &mut WordBuilder, target_number: usize, target: &Target, today: Date) {
    if target.steps.is_empty() {
        return;
    }
    doc.caption("Steps");
    let rows = target.steps.iter().enumerate().map(|(at, step)| {
        let placed = PlannedStep { target, at, step };
        let stopped = if step.status == Status::Stopped { " (stopped)" } else { "" };
        let overdue = if placed.is_overdue(today) { ", overdue" } else { "" };
        vec![
            format!("{target_number}.{}", at + 1),
            format!("{}{stopped}", clean(&step.what)),
            placed.owner().to_owned(),
            day_or(step.start, DASH),
            day_or(step.due, DASH),
            format!("{}{overdue}", step.status.words()),
        ]
    });
    let columns =
        [("", 620), ("What is done", WIDTH - 6720), ("Owner", 1500), ("Start", 1600), ("Due", 1600), ("Status", 1400)];
    doc.table(&columns, &rows.collect::<Vec<_>>());
}

fn reviews(doc: &mut WordBuilder, target: &Target) {
    if target.reviews.is_empty() {
        return;
    }
    doc.caption("Reviews so far");
    let rows = target.reviews.iter().map(|review| {
        vec![
            review.date.map(day_in_words).unwrap_or_default(),
            review.done.clone(),
            review.impact.clone(),
            review.how_we_know.clone(),
            review.next_step.clone(),
        ]
    });
    let wide = (WIDTH - 1500) / 4;
    let columns = [
        ("Date", 1500),
        ("What was done", wide),
        ("What impact it had", wide),
        ("How we know", wide),
        ("Next step", wide),
    ];
    doc.table(&columns, &rows.collect::<Vec<_>>());
}
