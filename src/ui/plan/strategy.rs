//! The fields that only the inclusion strategy needs, and the list of what its draft still lacks.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::strategy_gaps;
use crate::browser::{focus, ids};
use crate::ui::state::reactive::{IntoViews, reactive_view};
use crate::ui::state::store::use_store;
use crate::ui::widgets::editing::{self, Prose, date_field, prose, prose_field};
use crate::ui::widgets::fields::{Shape, remove_button};
use crate::ui::widgets::parts::action;
use crate::workbook::{Plan, Principle};

/// The fields of the inclusion strategy, and the list of what its draft still lacks.
#[component]
pub fn Strategy() -> impl IntoView {
    let store = use_store();
    let plan = editing::plan();
    let lacks = reactive_view(move || {
        let gaps = store.workbook.with(|workbook| strategy_gaps(&workbook.plan));
        if gaps.is_empty() {
            return view! {
                <p>"The draft is complete. Read it once more, as someone who doesn’t know your school."</p>
            }
            .into_any();
        }
        let each = gaps.into_iter().map(|gap| view! { <li>{gap}</li> });
        view! { <p>"The draft still needs some details:"</p><ul>{each.into_views()}</ul> }.into_any()
    });
    let years = prose_field(
        &plan,
        "years",
        "Years it covers",
        "As on the cover, such as “2026 to 2029”.",
        Shape::Line,
        prose!(strategy_years),
    );
    let yearly_review = date_field(
        &plan,
        "yearly",
        "Date of the yearly review",
        |plan| plan.strategy_review,
        |plan, day| plan.strategy_review = day,
    );
    view! {
        <p>
            "Mainstream schools in England must publish an inclusion strategy by 31 December 2026, as a condition of \
            the inclusive mainstream fund. It says which activities the fund pays for to remove barriers to learning \
            and participation, and what they cost. If it covers several years, review it every year, and say so on the \
            cover. Join the Dots makes a draft from your plan, for you to edit."
        </p>
        {years}
        {yearly_review}
        <Principles />
        {lacks}
    }
}

/// The list of the guidance's principles, which the school fills in.
#[component]
fn Principles() -> impl IntoView {
    let plan = editing::plan();
    let reading = plan.clone();
    let ids =
        Memo::new(move |_| reading.read(|plan| plan.principles.iter().map(|one| one.id.clone()).collect::<Vec<_>>()));
    let adding = plan.clone();
    let add = move || {
        let id = ids::new_id();
        let selector = format!("[id='{}']", adding.id(&format!("principle-{id}")));
        adding.set(|plan| plan.principles.push(Principle { id, ..Principle::default() }));
        focus::focus_soon(selector);
    };
    let list = reactive_view(move || {
        let each = ids.get().into_iter().enumerate().map(|(at, id)| {
            let (read, write, removed) = (id.clone(), id.clone(), id.clone());
            let name = Prose {
                get: Box::new(move |plan: &Plan| {
                    plan.principles.iter().find(|one| one.id == read).map_or("", |one| &one.name)
                }),
                set: Arc::new(move |plan: &mut Plan, text| {
                    if let Some(one) = plan.principles.iter_mut().find(|one| one.id == write) {
                        one.name = text;
                    }
                }),
            };
            let removing = plan.clone();
            let remove = move || {
                removing.set(|plan| plan.principles.retain(|one| one.id != removed));
                focus::focus("#principles");
            };
            let label = format!("Principle {}", at + 1);
            view! {
                <li>
                    {prose_field(&plan, &format!("principle-{id}"), label, "", Shape::Line, name)}
                    {remove_button(format!("Remove principle {}", at + 1), remove)}
                </li>
            }
        });
        view! { <ol class="plain-list">{each.into_views()}</ol> }.into_any()
    });
    view! {
        <h3 id="principles" tabindex="-1">"Principles of the guidance"</h3>
        <p class="muted">
            "Copy the principles from the guidance, in its own words. Then tick on each target the ones it serves."
        </p>
        {list}
        <p class="button-row">{action("Add a principle", add)}</p>
    }
}
