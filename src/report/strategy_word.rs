//! The draft of the inclusion strategy for Word, made of the improvement plan.
//!
//! It is for the school to edit, and says so. What the plan does not say is named as missing, never made up; so are the
//! principles of the guidance, whose names only the school gives.

use jiff::civil::Date;

use super::Unmade;
use super::page::{About, Page, WIDTH};
use super::plan_word::{opening, statement_in_words};
use super::text::{plain, school_name, short};
use crate::analysis::{PlanState, activities, strategy_gaps, target_state};
use crate::framework::Pack;
use crate::workbook::{Plan, Target, Workbook, day_in_words};

const TITLE: &str = "Inclusion strategy";
const NOT_NAMED: &str = "not set yet: to be filled in";

/// Makes the draft.
pub(super) fn make(workbook: &Workbook, packs: &[&Pack], today: Date) -> Result<Vec<u8>, Unmade> {
    let school = school_name(workbook);
    let plan = &workbook.plan;
    let mut page = Page::new();
    page.title(TITLE);
    page.led("Callout", "Draft for the school to edit.", "Read it, change it and finish it before it is published.");
    opening(&mut page, workbook, today);
    let years = plain(&plan.strategy_years);
    let review = plan.strategy_review.map_or_else(|| NOT_NAMED.to_owned(), day_in_words);
    page.facts(&[
        ("Years covered", if years.is_empty() { NOT_NAMED.to_owned() } else { years }),
        ("Reviewed", format!("Yearly. The next review: {review}")),
    ]);
    page.heading("About this draft");
    page.body(
        "Mainstream schools in England must publish an inclusion strategy by 31 December 2026, as a condition of the \
         inclusive mainstream fund. It sets out the activity that is paid for to remove barriers to learning and \
         participation, with budgeted costs. A strategy of several years is reviewed yearly.",
    );
    page.body(
        "This draft is put together from the school’s improvement plan, which follows from its own ratings: every \
         target that is not stopped is an activity here. Nothing was added that the plan does not say.",
    );
    let gaps = strategy_gaps(plan);
    if !gaps.is_empty() {
        page.caption("Still to be filled in");
        page.bullets(&gaps);
    }

    page.heading("Activity");
    if activities(plan).next().is_none() {
        page.body(
            "The plan has no target yet. Choose the widest gaps in the ratings, and say in the plan what is done about \
             them, which barrier it removes, who benefits, what it costs and how success is measured.",
        );
    } else {
        page.body(&costs(&PlanState::on_day(plan, today)));
    }
    for (i, target) in activities(plan) {
        activity(&mut page, workbook, packs, i + 1, target, today);
    }
    if activities(plan).next().is_some() {
        budget(&mut page, plan, today);
    }
    page.finish(&About { title: "Inclusion strategy (draft)", school: school.as_deref(), today })
}

/// The budgeted costs, and how many activities have none.
fn costs(state: &PlanState) -> String {
    match state.uncosted {
        0 => format!("The budgeted costs come to {}.", state.cost),
        1 => format!("The budgeted costs come to {}. 1 activity has no cost yet.", state.cost),
        many => format!("The budgeted costs come to {}. {many} activities have no cost yet.", state.cost),
    }
}

fn activity(page: &mut Page, workbook: &Workbook, packs: &[&Pack], number: usize, target: &Target, today: Date) {
    let plan = &workbook.plan;
    let aim = short(&target.aim, 110);
    let name = if aim.is_empty() { "no aim is written yet" } else { &aim };
    page.subheading(&format!("Activity {number}: {name}"));
    let steps: Vec<String> =
        target.steps.iter().map(|step| plain(&step.what)).filter(|what| !what.is_empty()).collect();
    let mut activity = if plain(&target.aim) == aim { Vec::new() } else { vec![plain(&target.aim)] };
    activity.extend(steps.iter().map(|step| format!("• {step}")));
    let principles = plan.principles.iter().filter(|one| target.principles.contains(&one.id));
    let principles: Vec<String> = principles.map(|one| plain(&one.name)).filter(|name| !name.is_empty()).collect();
    let statements: Vec<String> =
        target.statements.iter().map(|one| statement_in_words(workbook, packs, one)).collect();
    page.facts(&[
        ("What is done", activity.join("\n")),
        ("Barrier to learning and participation", target.barrier.clone()),
        ("Who benefits", target.who_benefits.clone()),
        ("Budgeted cost", target.cost.map(|cost| cost.to_string()).unwrap_or_default()),
        ("Funding", target.funding.clone()),
        ("Success measure", target.success.clone()),
        ("Review", review(plan, target, today)),
        ("Principles served", principles.join("\n")),
        ("Statements that it is to move", statements.join("\n")),
    ]);
}

/// When the activity is looked back on: with the plan, else by the day that its last step is due.
fn review(plan: &Plan, target: &Target, today: Date) -> String {
    let due = target_state(target, today).due.map(|day| format!("to be done by {}", day_in_words(day)));
    let next = plan.next_review.map(|day| format!("with the plan, on {}", day_in_words(day)));
    let said: Vec<String> = next.into_iter().chain(due).collect();
    let text = said.join("; ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn budget(page: &mut Page, plan: &Plan, today: Date) {
    page.heading("Budgeted costs");
    let mut rows: Vec<Vec<String>> = activities(plan)
        .map(|(i, target)| {
            let cost = target.cost.map_or_else(|| "no cost yet".to_owned(), |cost| cost.to_string());
            vec![(i + 1).to_string(), short(&target.aim, 160), short(&target.funding, 120), cost]
        })
        .collect();
    let state = PlanState::on_day(plan, today);
    let sum = match state.uncosted {
        0 => "All activities".to_owned(),
        1 => "All activities but 1, which has no cost yet".to_owned(),
        many => format!("All activities but {many}, which have no cost yet"),
    };
    rows.push(vec!["Sum".to_owned(), sum, String::new(), state.cost.to_string()]);
    page.table(&[("", 700), ("Activity", WIDTH - 4500), ("Funding", 2300), ("Cost", 1500)], &rows);
}
