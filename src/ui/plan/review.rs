//! The page for reviewing the plan: each open target with its reviews. A review says what was done, its impact, how the
//! school knows, and the next step.

use leptos::prelude::*;

use crate::browser::{clock, focus};
use crate::framework::Pack;
use crate::ui::plan::parts::{aim_of, plan_summary, quoted_aim, ratings_to_improve, target_flags};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_text, reactive_view};
use crate::ui::state::route::{Page, PlanOrder};
use crate::ui::state::store::use_store;
use crate::ui::widgets::editing::{self, Editing, Prose, date_field, prose_field};
use crate::ui::widgets::fields::{Shape, remove_button};
use crate::ui::widgets::parts::{Heading, named_action, review_interval};
use crate::workbook::{Review, Target};

/// The page for reviewing the plan.
#[component]
pub fn ReviewPage(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    // The targets are made again only when one comes or goes, not while the user types.
    let ids = Memo::new(move |_| {
        store.workbook.with(|workbook| {
            let open = workbook.plan.targets.iter().filter(|target| target.status.is_open());
            open.map(|target| target.id.clone()).collect::<Vec<_>>()
        })
    });
    let summary = reactive_view(move || {
        store.workbook.with(|workbook| view! { <p class="tabular">{plan_summary(&workbook.plan)}</p> }.into_any())
    });
    let targets = reactive_view(move || {
        let ids = ids.get();
        if ids.is_empty() {
            let href = Page::Plan(PlanOrder::Targets).href(&store.desk());
            return view! {
                <p class="notice">"There is no open target to review. "<a href=href>"Go to the plan"</a></p>
            }
            .into_any();
        }
        ids.into_iter().map(|id| one_target(pack, &id)).into_views().into_any()
    });
    let next = date_field(
        &editing::plan(),
        "review-after",
        "Review again on",
        |plan| plan.next_review,
        |plan, day| plan.next_review = day,
    );
    view! {
        <Heading text="Review of the plan" />
        <p class="page-guide">
            {format!("Look back{}: record what was done, its impact, ", review_interval(pack))}
            "how you know, and the next step. You can then "
            <a href=Page::Rounds.href(&store.desk())>{if pack.is_judged() { "judge again" } else { "rate again" }}</a>
            " in a new round, and see what has changed."
        </p>
        {summary}
        {targets}
        {next}
    }
}

fn one_target(pack: &'static Pack, id: &str) -> AnyView {
    let store = use_store();
    let target = editing::target(id);
    let href = Page::Target(id.to_owned()).href(&store.desk());
    let (heading, about) = (target.clone(), target.clone());
    let aim = reactive_text(move || heading.read(aim_of));
    let about = reactive_view(move || {
        let target = about.read(Target::clone);
        store.workbook.with(|workbook| {
            view! { {target_flags(&target, clock::today())}{ratings_to_improve(store, pack, workbook, &target)} }
                .into_any()
        })
    });
    view! {
        <section class="card plan-target">
            <h2><a href=href>{aim}</a></h2>
            {about}
            <Reviews target />
        </section>
    }
    .into_any()
}

/// The reviews of a target, last first, and the button that adds one.
#[component]
pub fn Reviews(target: Editing<Target>) -> impl IntoView {
    let reading = target.clone();
    let number = Memo::new(move |_| reading.read(|target| target.reviews.len()));
    let adding = target.clone();
    let add = move || {
        adding.set(|target| target.reviews.push(Review { date: Some(clock::today()), ..Review::default() }));
        let last = number.get_untracked().saturating_sub(1);
        focus::focus_soon(format!("[id='{}']", adding.id(&format!("review-{last}-done"))));
    };
    let name = {
        let target = target.clone();
        untrack(|| target.read(quoted_aim))
    };
    let list = reactive_view(move || {
        let number = number.get();
        if number == 0 {
            return empty_view();
        }
        (0..number).rev().map(|at| one_review(&target, at)).into_views().into_any()
    });
    view! {
        <p class="button-row">{named_action("Add a review", format!("Add a review: target {name}"), add)}</p>
        {list}
    }
}

/// Returns a text of the review at this place, to be edited.
fn review_prose(at: usize, get: fn(&Review) -> &str, set: fn(&mut Review, String)) -> Prose<Target> {
    Prose {
        get: Box::new(move |target: &Target| target.reviews.get(at).map_or("", get)),
        set: std::sync::Arc::new(move |target: &mut Target, text| {
            if let Some(review) = target.reviews.get_mut(at) {
                set(review, text);
            }
        }),
    }
}

/// Returns the fields of one review.
fn one_review(target: &Editing<Target>, at: usize) -> AnyView {
    let number = at + 1;
    let name = |field: &str| format!("review-{at}-{field}");
    let text = |field: &str, label: &'static str, get: fn(&Review) -> &str, set: fn(&mut Review, String)| {
        prose_field(target, &name(field), label, "", Shape::Lines, review_prose(at, get, set))
    };
    let date = date_field(
        target,
        &name("date"),
        "Date",
        move |target| target.reviews.get(at).and_then(|review| review.date),
        move |target, day| {
            if let Some(review) = target.reviews.get_mut(at) {
                review.date = day;
            }
        },
    );
    let removing = target.clone();
    let remove = move || {
        removing.set(|target| {
            if at < target.reviews.len() {
                target.reviews.remove(at);
            }
        });
        focus::focus("h1");
    };
    view! {
        <fieldset class="entry">
            <legend>{format!("Review {number}")}</legend>
            {date}
            {text("done", "What was done", |review| &review.done, |review, text| review.done = text)}
            {text("impact", "What impact it had", |review| &review.impact, |review, text| review.impact = text)}
            {text("know", "How we know", |review| &review.how_we_know, |review, text| review.how_we_know = text)}
            {text("next", "Next step", |review| &review.next_step, |review, text| review.next_step = text)}
            <p class="button-row">{remove_button(format!("Remove review {number}"), remove)}</p>
        </fieldset>
    }
    .into_any()
}
