//! The draft of the inclusion strategy (Word), made from the improvement plan.
//!
//! The draft says that the school must edit it. It names the gaps in the plan and never fills them; that holds for the
//! principles of the guidance too, whose names only the school gives.

use jiff::civil::Date;

use super::builder::{WIDTH, WordBuilder};
use super::front::school_and_day;
use super::linked_statement::LinkedStatement;
use crate::analysis::{PlanState, activities, strategy_gaps, target_state};
use crate::framework::Pack;
use crate::report::clean::{capitalised, clean, one_line, or};
use crate::report::error::ReportError;
use crate::report::phrases::day_or;
use crate::workbook::{Plan, Target, Workbook, day_in_words};

const TO_FILL_IN: &str = "not set yet, to be filled in";
/// The longest heading. A longer aim stands in full below it.
const LONGEST_HEADING: usize = 110;

/// Makes the draft.
pub(in crate::report) fn make(workbook: &Workbook, packs: &[&Pack], today: Date) -> Result<Vec<u8>, ReportError> {
    let plan = &workbook.plan;
    let mut doc = WordBuilder::new("Inclusion strategy (draft)", workbook, today);
    doc.title("Inclusion strategy");
    doc.labelled("Callout", "Draft for the school to edit.", "Read it, change it and finish it before you publish it.");
    school_and_day(&mut doc, workbook, today);
    doc.facts(&[
        ("Years covered", or(&plan.strategy_years, TO_FILL_IN)),
        ("Reviewed", format!("Yearly. The next review: {}", day_or(plan.strategy_review, TO_FILL_IN))),
    ]);
    doc.heading("About this draft");
    doc.body(
        "Mainstream schools in England must publish an inclusion strategy by 31 December 2026, as a condition of the \
         inclusive mainstream fund. It sets out the activity that the fund pays for to remove barriers to learning and \
         participation, with budgeted costs. A strategy of several years is reviewed yearly.",
    );
    doc.body(
        "This draft follows the school’s improvement plan, which follows its own ratings. Every target that is not \
         stopped is an activity here. The draft adds nothing to the plan.",
    );
    let gaps = strategy_gaps(plan);
    if !gaps.is_empty() {
        doc.caption("Still to be filled in");
        doc.bullets(&gaps);
    }
    doc.heading("Activity");
    if activities(plan).next().is_none() {
        doc.body(
            "The plan has no target yet. Choose the widest gaps in the ratings. Then write in the plan what you will \
             do, which barrier it removes, who benefits, what it costs and how you will measure success.",
        );
        return doc.finish();
    }
    doc.body(&budget_sentence(&PlanState::on_day(plan, today)));
    for (i, target) in activities(plan) {
        activity(&mut doc, workbook, packs, i + 1, target, today);
    }
    budget(&mut doc, plan, today);
    doc.finish()
}

fn budget_sentence(state: &PlanState) -> String {
    let total = format!("The budgeted costs come to {}.", state.cost);
    match state.uncosted {
        0 => total,
        1 => format!("{total} 1 activity has no cost yet."),
        many => format!("{total} {many} activities have no cost yet."),
    }
}

fn activity(doc: &mut WordBuilder, workbook: &Workbook, packs: &[&Pack], number: usize, target: &Target, today: Date) {
    let plan = &workbook.plan;
    let aim = one_line(&target.aim, LONGEST_HEADING);
    doc.subheading(&format!("Activity {number}: {}", or(&aim, "no aim yet")));
    let full_aim = Some(clean(&target.aim)).filter(|full| *full != aim);
    let steps = target.steps.iter().map(|step| clean(&step.what)).filter(|step| !step.is_empty());
    let done: Vec<String> = full_aim.into_iter().chain(steps.map(|step| format!("• {step}"))).collect();
    let principles = plan.principles.iter().filter(|one| target.principles.contains(&one.id));
    let principles: Vec<String> = principles.map(|one| clean(&one.name)).filter(|name| !name.is_empty()).collect();
    let statements = target.statements.iter().map(|one| LinkedStatement::new(workbook, packs, one).line());
    doc.facts(&[
        ("What is done", done.join("\n")),
        ("Barrier to learning and participation", target.barrier.clone()),
        ("Who benefits", target.who_benefits.clone()),
        ("Budgeted cost", target.cost.map(|cost| cost.to_string()).unwrap_or_default()),
        ("Funding", target.funding.clone()),
        ("Success measure", target.success.clone()),
        ("Review", review(plan, target, today)),
        ("Principles served", principles.join("\n")),
        ("Statements to improve", statements.collect::<Vec<_>>().join("\n")),
    ]);
}

/// The day of the plan's next review, and the day on which the last step is due.
fn review(plan: &Plan, target: &Target, today: Date) -> String {
    let next = plan.next_review.map(|day| format!("with the plan, on {}", day_in_words(day)));
    let due = target_state(target, today).due.map(|day| format!("to be done by {}", day_in_words(day)));
    capitalised(&next.into_iter().chain(due).collect::<Vec<_>>().join("; "))
}

fn budget(doc: &mut WordBuilder, plan: &Plan, today: Date) {
    doc.heading("Budgeted costs");
    let mut rows: Vec<Vec<String>> = activities(plan)
        .map(|(i, target)| {
            let cost = target.cost.map_or_else(|| "no cost yet".to_owned(), |cost| cost.to_string());
            vec![(i + 1).to_string(), one_line(&target.aim, 160), one_line(&target.funding, 120), cost]
        })
        .collect();
    let state = PlanState::on_day(plan, today);
    let counted = match state.uncosted {
        0 => "All activities".to_owned(),
        1 => "All activities but 1, which has no cost yet".to_owned(),
        many => format!("All activities but {many}, which have no cost yet"),
    };
    rows.push(vec!["Total".to_owned(), counted, String::new(), state.cost.to_string()]);
    doc.table(&[("", 700), ("Activity", WIDTH - 4500), ("Funding", 2300), ("Cost", 1500)], &rows);
}
