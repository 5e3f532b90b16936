//! The page of the improvement plan (SEND Self Evaluation tool, step 4), in three orders: by target, by owner and by
//! date.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::analysis::{PlannedStep, target_state};
use crate::browser::{clock, focus, location};
use crate::framework::Pack;
use crate::ui::plan::compile::{StatementsToPlan, add_target};
use crate::ui::plan::paper::plan_on_paper;
use crate::ui::plan::parts::{aim_of, plan_summary, quoted_aim, ratings_to_improve, target_flags};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view, show_when};
use crate::ui::state::route::{Page, PlanOrder};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::editing::{self, date_field};
use crate::ui::widgets::parts::{Heading, action, count, named_action, review_interval, section, table};
use crate::workbook::{Command, Plan, Status, Workbook, day_in_words};

/// The page of the improvement plan.
#[component]
pub fn PlanPage(pack: &'static Pack, order: PlanOrder) -> impl IntoView {
    let store = use_store();
    let summary = reactive_view(move || {
        store.workbook.with(|workbook| {
            let hint = workbook.plan.targets.is_empty().then_some(" Tick statements below to start one.");
            view! { <p class="page-guide tabular">{plan_summary(&workbook.plan)}{hint}</p> }.into_any()
        })
    });
    let view = reactive_view(move || {
        let workbook_path = store.desk();
        store.workbook.with(|workbook| match order {
            _ if workbook.plan.targets.is_empty() => empty_view(),
            PlanOrder::Targets => by_target(store, pack, workbook),
            PlanOrder::Owners => by_owner(&workbook.plan, &workbook_path),
            PlanOrder::Dates => by_date(&workbook.plan, &workbook_path),
        })
    });
    let orders = [("By target", PlanOrder::Targets), ("By owner", PlanOrder::Owners), ("By date", PlanOrder::Dates)];
    let orders = orders.map(|(name, one)| {
        let href = Page::Plan(one).href(&store.desk());
        view! { <li><a href=href aria-current=(one == order).then_some("true")>{name}</a></li> }
    });
    let is_printing = move || {
        let has_targets = store.workbook.with(|workbook| !workbook.plan.targets.is_empty());
        order == PlanOrder::Targets && has_targets && store.surroundings.printing.get()
    };
    let paper = show_when(is_printing, move || store.workbook.with(|workbook| plan_on_paper(store, pack, workbook)));
    let next = date_field(
        &editing::plan(),
        "next-review",
        "Next review of the plan",
        |plan| plan.next_review,
        |plan, day| plan.next_review = day,
    );
    let compile_title =
        if pack.is_judged() { "Add a target from unmet statements" } else { "Add a target from the widest gaps" };
    let review = view! {
        <p class="page-guide">{format!("Look back{} at what you did, and what it changed.", review_interval(pack))}</p>
        {next}
        <p><a class="button" href=Page::Review.href(&store.desk())>"Review the plan"</a></p>
    };
    view! {
        <Heading text="Improvement plan" />
        {summary}
        <nav class="plan-orders screen-only" aria-label="Order of the plan"><ul>{orders.into_iter().into_views()}</ul></nav>
        {view}
        <div class="screen-only page-sections">
            {section("compile", compile_title, view! { <StatementsToPlan pack /> }.into_any())}
            {section("when", "Look back at the plan", review.into_any())}
        </div>
        <p class="button-row screen-only">
            {action("Add an empty target", move || add_target(store, Vec::new()))}
            {action("Print the plan", location::print)}
        </p>
        {paper}
    }
}

/// Returns the targets in their order, each with the buttons that move it.
fn by_target(store: Store, pack: &'static Pack, workbook: &Workbook) -> AnyView {
    let today = clock::today();
    let last = workbook.plan.targets.len() - 1;
    let each = workbook.plan.targets.iter().enumerate().map(|(at, target)| {
        let state = target_state(target, today);
        let href = Page::Target(target.id.clone()).href(&store.desk());
        let due = state.due.map(|due| format!("by {}", day_in_words(due)));
        let owner = Some(target.owner.trim().to_owned()).filter(|owner| !owner.is_empty());
        let about = [Some(target.status.words().to_owned()), owner, due, target.cost.map(|cost| cost.to_string())];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let steps = match target.steps.len() {
            0 => "No steps yet".to_owned(),
            number => {
                let done = target.steps.iter().filter(|step| step.status == Status::Done).count();
                format!("{done} of {} done", count(number, "step", "steps"))
            }
        };
        let id = StoredValue::new(target.id.clone());
        let move_to = move |to: usize| {
            let id = id.get_value();
            store.apply(Command::MoveTarget { from: at, to });
            store.say(format!("Target moved to place {}.", to + 1));
            focus::focus_soon(format!("[id='aim-{id}']"));
        };
        let name = format!("target {} {}", at + 1, quoted_aim(target));
        let move_button =
            |text: &'static str, to: usize| named_action(text, format!("{text}: {name}"), move || move_to(to));
        let up = (at > 0).then(|| move_button("Move up", at - 1));
        let down = (at < last).then(|| move_button("Move down", at + 1));
        let link_id = format!("aim-{}", target.id);
        view! {
            <li class="card plan-target">
                <h3><span class="tabular">{at + 1}</span>" "<a id=link_id href=href>{aim_of(target)}</a></h3>
                <p class="tabular">{about}" · "{steps}</p>
                {target_flags(target, today)}
                {ratings_to_improve(store, pack, workbook, target)}
                <p class="button-row screen-only">{up}{down}</p>
            </li>
        }
    });
    view! { <h2 id="targets" tabindex="-1">"Targets"</h2><ol class="plain-list">{each.into_views()}</ol> }.into_any()
}

/// Returns the rows of a table of steps.
fn step_rows(steps: Vec<PlannedStep>, workbook_path: &str, with_owner: bool) -> AnyView {
    let today = clock::today();
    let each = steps.into_iter().map(|one| {
        let href = Page::Target(one.target.id.clone()).href(workbook_path);
        let overdue = one.is_overdue(today).then(|| {
            view! { <span class="flag flag-overdue flag-below"><span aria-hidden="true">"! "</span>"overdue"</span> }
        });
        let due = one.step.due.map_or_else(|| "no date".to_owned(), day_in_words);
        let owner = match one.owner() {
            "" => "no owner".to_owned(),
            owner => owner.to_owned(),
        };
        let step = if one.step.what.trim().is_empty() { "Not described yet".to_owned() } else { one.step.what.clone() };
        view! {
            <tr>
                <td class="tabular table-day">{due}{overdue}</td>
                {with_owner.then(|| view! { <td>{owner}</td> })}
                <th scope="row" class="table-wide">{step}</th>
                <td class="plan-aim"><a href=href>{aim_of(one.target)}</a></td>
                <td>{one.step.status.words()}</td>
            </tr>
        }
    });
    view! { <tbody>{each.into_views()}</tbody> }.into_any()
}

fn sort_by_date(steps: &mut [PlannedStep]) {
    // Steps without a date come last: they can't be overdue, and must not be forgotten.
    steps.sort_by_key(|one| (one.step.due.is_none(), one.step.due));
}

/// Returns a table of steps for each owner.
fn by_owner(plan: &Plan, workbook_path: &str) -> AnyView {
    let mut owners: BTreeMap<String, Vec<PlannedStep>> = BTreeMap::new();
    for one in PlannedStep::all(plan) {
        owners.entry(one.owner().to_owned()).or_default().push(one);
    }
    let each = owners.into_iter().map(|(owner, mut steps)| {
        sort_by_date(&mut steps);
        let name = if owner.is_empty() { "! No owner yet".to_owned() } else { owner };
        let rows = step_rows(steps, workbook_path, false);
        let label = format!("Steps: {name}");
        let table = table(&label, empty_view(), &["Due", "Step", "Target", "Progress"], "Step", rows);
        view! {
            <h2>{name}</h2>
            <div class="plan-steps">{table}</div>
        }
    });
    let each = each.into_views();
    if each.is_empty() { no_steps() } else { each.into_any() }
}

/// Returns a table of all steps, the first due at the top.
fn by_date(plan: &Plan, workbook_path: &str) -> AnyView {
    let mut steps = PlannedStep::all(plan);
    if steps.is_empty() {
        return no_steps();
    }
    sort_by_date(&mut steps);
    let rows = step_rows(steps, workbook_path, true);
    let caption = view! { <span class="visually-hidden">"Steps, the first due at the top"</span> }.into_any();
    let table = table("Steps by date", caption, &["Due", "Owner", "Step", "Target", "Progress"], "Step", rows);
    view! { <div class="plan-steps">{table}</div> }.into_any()
}

fn no_steps() -> AnyView {
    view! {
        <p class="notice">
            "No target has a step yet. Open a target, then add what to do, who does it, and by when."
        </p>
    }
    .into_any()
}
