//! The plan as it is printed by target: all that is written of each, as the plan for Word has it. What is not written is
//! left out.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::analysis::StepOf;
use crate::browser::clock;
use crate::framework::Pack;
use crate::ui::plan::page::{aim_of, in_numbers, must_move, stands_out};
use crate::ui::state::reactive::{IntoViews, empty_view};
use crate::ui::state::store::Store;
use crate::ui::widgets::on_paper::facts;
use crate::workbook::{Review, Target, Workbook, day_in_words};

/// The plan on paper.
pub fn plan_on_paper(store: Store, pack: &'static Pack, workbook: &Workbook) -> AnyView {
    let plan = &workbook.plan;
    let next = plan.next_review.map(|day| format!(" The next review is on {}.", day_in_words(day)));
    let targets = plan.targets.iter().enumerate();
    let each = targets.map(|(at, target)| one_target(store, pack, workbook, at + 1, target));
    view! {
        <div class="on-paper">
            <p class="num">{in_numbers(plan)}{next}</p>
            {each.into_views()}
        </div>
    }
    .into_any()
}

fn one_target(store: Store, pack: &'static Pack, workbook: &Workbook, number: usize, target: &Target) -> AnyView {
    let today = clock::today();
    let moves = (!target.statements.is_empty()).then(|| {
        view! { <h3>"Ratings that it must move"</h3>{must_move(store, pack, workbook, target)} }
    });
    view! {
        <section class="target-paper">
            <h2><span class="num">{number}</span>" "{aim_of(target)}</h2>
            {stands_out(target, today)}
            {facts(said_of(target))}
            {moves}
            {steps(target, today)}
            {reviews(target)}
        </section>
    }
    .into_any()
}

/// What is said of a target in words.
fn said_of(target: &Target) -> Vec<(&'static str, AnyView)> {
    let cost = target.cost.map(|cost| cost.to_string()).unwrap_or_default();
    let each = [
        ("Success criteria", target.success.as_str()),
        ("Owner", &target.owner),
        ("How far it is", target.status.words()),
        ("Cost", &cost),
        ("Funding source", &target.funding),
        ("Resources", &target.resources),
        ("Monitoring", &target.monitoring),
        ("School Development Plan reference", &target.sdp_reference),
        ("Barrier that it removes", &target.barrier),
        ("Who benefits", &target.who_benefits),
    ];
    let said = each.into_iter().filter(|(_, words)| !words.trim().is_empty());
    said.map(|(name, words)| (name, words.trim().to_owned().into_any())).collect()
}

fn day(day: Option<Date>) -> String {
    day.map_or_else(|| "–".to_owned(), day_in_words)
}

fn steps(target: &Target, today: Date) -> AnyView {
    if target.steps.is_empty() {
        return empty_view();
    }
    let rows = target.steps.iter().enumerate().map(|(at, step)| {
        let one = StepOf { target, at, step };
        let late = one.is_overdue(today);
        view! {
            <tr>
                <td class="num">{at + 1}</td>
                <th scope="row">{step.what.clone()}</th>
                <td>{one.owner().to_owned()}</td>
                <td class="num day">{day(step.start)}</td>
                <td class="num day">{day(step.due)}</td>
                <td>{step.status.words()}{late.then_some(", overdue")}</td>
            </tr>
        }
    });
    paper_table("Steps", &["", "What is done", "Owner", "Start", "Due", "How far"], rows.into_views())
}

fn reviews(target: &Target) -> AnyView {
    if target.reviews.is_empty() {
        return empty_view();
    }
    let row = |review: &Review| {
        let said = [&review.done, &review.impact, &review.how_we_know, &review.next_step];
        let said = said.map(|words| view! { <td>{words.clone()}</td> });
        view! { <tr><th scope="row" class="num day">{day(review.date)}</th>{said.into_iter().into_views()}</tr> }
    };
    let rows = target.reviews.iter().map(row).into_views();
    paper_table("Reviews", &["Date", "What was done", "What impact it had", "How we know", "Next step"], rows)
}

fn paper_table(title: &'static str, head: &[&'static str], rows: Vec<AnyView>) -> AnyView {
    let head = head.iter().map(|&text| view! { <th scope="col">{text}</th> });
    view! {
        <h3>{title}</h3>
        <table>
            <thead><tr>{head.into_views()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
