//! What the draft of the inclusion strategy needs besides the plan, and what it still lacks.

use leptos::prelude::*;

use crate::analysis::strategy_gaps;
use crate::browser::{focus, ids};
use crate::ui::state::reactive::{IntoViews, reactive_view};
use crate::ui::state::store::use_store;
use crate::ui::widgets::editing::{self, Prose, Shape, date_field, prose, prose_field, remove};
use crate::ui::widgets::parts::action;
use crate::workbook::{Plan, Principle};

/// The fields of the strategy, and what it lacks.
#[component]
pub fn Strategy() -> impl IntoView {
    let store = use_store();
    let plan = editing::plan();
    let lacks = reactive_view(move || {
        let gaps = store.workbook.with(|workbook| strategy_gaps(&workbook.plan));
        if gaps.is_empty() {
            return view! { <p>"Nothing that the draft asks for is missing. Read it as somebody who does not know the school would."</p> }.into_any();
        }
        let each = gaps.into_iter().map(|gap| view! { <li>{gap}</li> });
        view! { <p>"The draft names what is still missing:"</p><ul>{each.into_views()}</ul> }.into_any()
    });
    view! {
        <p>
            "English mainstream schools must publish an inclusion strategy by 31 December 2026 as a condition of the inclusive mainstream fund: the activity that is paid for to remove barriers to learning and participation, with budgeted costs. A strategy of several years is reviewed yearly, and says so on its cover. What is made here is a draft from your plan, for you to edit."
        </p>
        {prose_field(&plan, "years", "The years that it is for", "As the cover says it, such as “2026 to 2029”.", Shape::Line, prose!(strategy_years))}
        {date_field(&plan, "yearly", "Date of the yearly review", |plan| plan.strategy_review, |plan, day| plan.strategy_review = day)}
        <Principles />
        {lacks}
    }
}

/// The principles of the guidance, as the school names them.
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
            let (read, write, gone) = (id.clone(), id.clone(), id.clone());
            let name = Prose {
                get: Box::new(move |plan: &Plan| plan.principles.iter().find(|one| one.id == read).map_or("", |one| &one.name)),
                set: std::sync::Arc::new(move |plan: &mut Plan, text| {
                    if let Some(one) = plan.principles.iter_mut().find(|one| one.id == write) {
                        one.name = text;
                    }
                }),
            };
            let removing = plan.clone();
            let take_out = move || {
                removing.set(|plan| plan.principles.retain(|one| one.id != gone));
                focus::focus("#principles");
            };
            view! {
                <li>
                    {prose_field(&plan, &format!("principle-{id}"), format!("Principle {}", at + 1), "", Shape::Line, name)}
                    {remove(format!("Remove principle {}", at + 1), take_out)}
                </li>
            }
        });
        view! { <ol class="principles">{each.into_views()}</ol> }.into_any()
    });
    view! {
        <h3 id="principles" tabindex="-1">"Principles of the guidance"</h3>
        <p class="soft">"Which ones there are is not known to this page: list them in the guidance’s words, then tick on each target which of them it serves."</p>
        {list}
        <p class="buttons">{action("Add a principle", add)}</p>
    }
}
