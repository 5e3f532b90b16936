//! The printed plan: every target with all its entries, as in the plan for Word. Empty entries are left out.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::analysis::PlannedStep;
use crate::browser::clock;
use crate::framework::Pack;
use crate::ui::plan::parts::{aim_of, plan_summary, ratings_to_improve, target_flags};
use crate::ui::state::reactive::{IntoViews, empty_view};
use crate::ui::state::store::Store;
use crate::ui::widgets::on_paper::facts;
use crate::workbook::{Review, Target, Workbook, day_in_words};

/// Returns the printed plan.
pub fn plan_on_paper(store: Store, pack: &'static Pack, workbook: &Workbook) -> AnyView {
    let plan = &workbook.plan;
    let next = plan.next_review.map(|day| format!(" The next review is on {}.", day_in_words(day)));
    let targets = plan.targets.iter().enumerate();
    let each = targets.map(|(at, target)| one_target(store, pack, workbook, at + 1, target));
    view! {
        <div class="printed">
            <p class="tabular">{plan_summary(plan)}{next}</p>
            {each.into_views()}
        </div>
    }
    .into_any()
}

fn one_target(store: Store, pack: &'static Pack, workbook: &Workbook, number: usize, target: &Target) -> AnyView {
    let today = clock::today();
    let moves = (!target.statements.is_empty()).then(|| {
        view! { <h3>"Ratings to improve"</h3>{ratings_to_improve(store, pack, workbook, target)} }
    });
    view! {
        <section>
            <h2><span class="tabular">{number}</span>" "{aim_of(target)}</h2>
            {target_flags(target, today)}
            {facts(entries(target))}
            {moves}
            {steps(target, today)}
            {reviews(target)}
        </section>
    }
    .into_any()
}

/// Returns the entries of a target that are filled in, each with its name.
fn entries(target: &Target) -> Vec<(&'static str, AnyView)> {
    let cost = target.cost.map(|cost| cost.to_string()).unwrap_or_default();
    let each = [
        ("Success criteria", target.success.as_str()),
        ("Owner", &target.owner),
        ("Progress", target.status.words()),
        ("Cost", &cost),
        ("Funding source", &target.funding),
        ("Resources", &target.resources),
        ("Monitoring", &target.monitoring),
        ("School Development Plan reference", &target.sdp_reference),
        ("Barrier it removes", &target.barrier),
        ("Who benefits", &target.who_benefits),
    ];
    let filled = each.into_iter().filter(|(_, text)| !text.trim().is_empty());
    filled.map(|(name, text)| (name, text.trim().to_owned().into_any())).collect()
}

fn day(day: Option<Date>) -> String {
    day.map_or_else(|| "–".to_owned(), day_in_words)
}

fn steps(target: &Target, today: Date) -> AnyView {
    if target.steps.is_empty() {
        return empty_view();
    }
    let rows = target.steps.iter().enumerate().map(|(at, step)| {
        let one = PlannedStep { target, at, step };
        let is_overdue = one.is_overdue(today);
        view! {
            <tr>
                <td class="tabular">{at + 1}</td>
                <th scope="row">{step.what.clone()}</th>
                <td>{one.owner().to_owned()}</td>
                <td class="tabular table-day">{day(step.start)}</td>
                <td class="tabular table-day">{day(step.due)}</td>
                <td>{step.status.words()}{is_overdue.then_some(", overdue")}</td>
            </tr>
        }
    });
    paper_table("Steps", &["", "What to do", "Owner", "Start", "Due", "Progress"], rows.into_views())
}

fn reviews(target: &Target) -> AnyView {
    if target.reviews.is_empty() {
        return empty_view();
    }
    let row = |review: &Review| {
        let entries = [&review.done, &review.impact, &review.how_we_know, &review.next_step];
        let entries = entries.map(|text| view! { <td>{text.clone()}</td> });
        view! { <tr><th scope="row" class="tabular table-day">{day(review.date)}</th>{entries.into_iter().into_views()}</tr> }
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
