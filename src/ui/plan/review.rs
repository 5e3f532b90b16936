//! Looking back: for each target what was done, what came of it and how the school knows, and what is next.

use leptos::prelude::*;

use crate::browser::{clock, focus};
use crate::framework::Pack;
use crate::ui::plan::page::{aim_of, in_numbers, must_move, stands_out};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::route::{Page, PlanOrder};
use crate::ui::state::store::use_store;
use crate::ui::widgets::editing::{self, Editing, Prose, Shape, date_field, prose_field, remove};
use crate::ui::widgets::parts::{Heading, named_action};
use crate::workbook::{Review, Target};

/// Every open target with its reviews.
#[component]
pub fn ReviewPage(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    // Made anew when targets come and go, not when something is typed.
    let ids = Memo::new(move |_| {
        store.workbook.with(|workbook| {
            let open = workbook.plan.targets.iter().filter(|target| target.status.is_open());
            open.map(|target| target.id.clone()).collect::<Vec<_>>()
        })
    });
    let numbers = reactive_view(move || {
        store.workbook.with(|workbook| view! { <p class="num">{in_numbers(&workbook.plan)}</p> }.into_any())
    });
    let targets = reactive_view(move || {
        let ids = ids.get();
        if ids.is_empty() {
            let href = Page::Plan(PlanOrder::Targets).href(&store.desk());
            return view! { <p class="notice">"There is no open target to look back on. "<a href=href>"Go to the plan"</a></p> }.into_any();
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
        <p class="guide">
            "Every three to four months: what was done, what impact it had, how you know, and what comes next. Then, if you want, "
            <a href=Page::Rounds.href(&store.desk())>"rate again in a new round"</a>" and see what has moved."
        </p>
        {numbers}
        {targets}
        {next}
    }
}

fn one_target(pack: &'static Pack, id: &str) -> AnyView {
    let store = use_store();
    let target = editing::target(id);
    let href = Page::Target(id.to_owned()).href(&store.desk());
    let (heading, about) = (target.clone(), target.clone());
    let aim = crate::ui::state::reactive::reactive_text(move || heading.read(aim_of));
    let about = reactive_view(move || {
        let target = about.read(Target::clone);
        store.workbook.with(|workbook| {
            view! { {stands_out(&target, clock::today())}{must_move(store, pack, workbook, &target)} }.into_any()
        })
    });
    view! {
        <section class="card target">
            <h2><a href=href>{aim}</a></h2>
            {about}
            <Reviews target />
        </section>
    }
    .into_any()
}

/// The reviews of a target, last first, and the way to add one.
#[component]
pub fn Reviews(target: Editing<Target>) -> impl IntoView {
    let reading = target.clone();
    let many = Memo::new(move |_| reading.read(|target| target.reviews.len()));
    let adding = target.clone();
    let add = move || {
        adding.set(|target| target.reviews.push(Review { date: Some(clock::today()), ..Review::default() }));
        let selector =
            format!("[id='{}']", adding.id(&format!("review-{}-done", many.get_untracked().saturating_sub(1))));
        focus::focus_soon(selector);
    };
    let name = {
        let target = target.clone();
        untrack(|| target.read(|target| crate::ui::state::store::quoted(&target.aim)))
    };
    let list = reactive_view(move || {
        let many = many.get();
        if many == 0 {
            return empty_view();
        }
        (0..many).rev().map(|at| one_review(&target, at)).into_views().into_any()
    });
    view! {
        <p class="buttons">{named_action("Add a review", format!("Add a review: target {name}"), add)}</p>
        {list}
    }
}

/// A text of the review at this place.
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

fn one_review(target: &Editing<Target>, at: usize) -> AnyView {
    let number = at + 1;
    let name = |field: &str| format!("review-{at}-{field}");
    let removing = target.clone();
    let take_out = move || {
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
            {date_field(target, &name("date"), "Date", move |target| target.reviews.get(at).and_then(|review| review.date), move |target, day| {
                if let Some(review) = target.reviews.get_mut(at) { review.date = day; }
            })}
            {prose_field(target, &name("done"), "What was done", "", Shape::Lines, review_prose(at, |review| &review.done, |review, text| review.done = text))}
            {prose_field(target, &name("impact"), "What impact it had", "", Shape::Lines, review_prose(at, |review| &review.impact, |review, text| review.impact = text))}
            {prose_field(target, &name("know"), "How we know", "", Shape::Lines, review_prose(at, |review| &review.how_we_know, |review, text| review.how_we_know = text))}
            {prose_field(target, &name("next"), "Next step", "", Shape::Lines, review_prose(at, |review| &review.next_step, |review, text| review.next_step = text))}
            <p class="buttons">{remove(format!("Remove review {number}"), take_out)}</p>
        </fieldset>
    }
    .into_any()
}
