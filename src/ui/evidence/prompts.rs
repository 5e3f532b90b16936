//! Questions that a rating invites: answered by adding evidence, by changing the rating, or by saying why.

use leptos::prelude::*;

use crate::analysis::prompts;
use crate::framework::{Pack, Statement};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view};
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::editing::{self, Prose, Shape, prose_field};

/// The questions that one statement's ratings invite.
#[component]
pub fn Prompts(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    // Made anew when another question is asked, not when an answer is typed.
    let asked = memo_text(move || {
        found(store, pack, statement).into_iter().map(|(id, text)| format!("{id}\n{text}\n\n")).collect()
    });
    let area =
        pack.statements().find(|(_, one)| one.id == statement.id).map(|(area, _)| area.id.clone()).unwrap_or_default();
    reactive_view(move || {
        // Read, not only tracked: a memo that nobody has read follows nothing.
        if asked.with(String::is_empty) {
            return empty_view();
        }
        let found = untrack(|| found(store, pack, statement));
        let rate = Page::Rate(area.clone()).href_at(&store.desk(), &statement.id);
        let said = editing::statement(&statement.id);
        let many = found.len();
        let each = found.into_iter().enumerate().map(|(at, (id, text))| {
            let (read, write) = (id.clone(), id.clone());
            let answer = Prose {
                get: Box::new(move |said: &crate::workbook::StatementEvidence| {
                    said.answers.get(&read).map_or("", String::as_str)
                }),
                set: std::sync::Arc::new(move |said: &mut crate::workbook::StatementEvidence, why: String| {
                    if why.trim().is_empty() {
                        said.answers.remove(&write);
                    } else {
                        said.answers.insert(write.clone(), why);
                    }
                }),
            };
            let (reading, answered) = (said.clone(), id.clone());
            let answered = crate::ui::state::reactive::show_when(
                move || reading.read(|said| said.answers.contains_key(&answered)),
                || view! { <b>" Answered: it stands as it is."</b> }.into_any(),
            );
            // Two fields are told apart.
            let which = if many > 1 { format!(" ({} of {many})", at + 1) } else { String::new() };
            let label = format!("Or say why {} stands as it is{which}", statement.number);
            view! {
                <li>
                    <p>{text}{answered}</p>
                    {prose_field(&said, &format!("why-{id}"), label, "", Shape::Line, answer)}
                </li>
            }
        });
        view! {
            <div class="notice prompts">
                <h3>"Worth a second look"</h3>
                <p>"Link evidence below, " <a href=rate.clone()>"change the rating"</a> ", or say why. Nothing is held back for it."</p>
                <ul>{each.into_views()}</ul>
            </div>
        }
        .into_any()
    })
}

/// The prompts' ids and texts.
fn found(
    store: crate::ui::state::store::Store,
    pack: &'static Pack,
    statement: &'static Statement,
) -> Vec<(String, String)> {
    let Some(place) = store.place() else { return Vec::new() };
    store.workbook.with(|workbook| {
        let Some(assessment) = workbook.assessments.get(place.assessment) else { return Vec::new() };
        let before = place.round.checked_sub(1).and_then(|at| assessment.rounds.get(at));
        let Some(round) = assessment.rounds.get(place.round) else { return Vec::new() };
        let prompts = prompts(pack, workbook, before, round, statement);
        prompts.into_iter().map(|prompt| (prompt.id.to_owned(), prompt.text)).collect()
    })
}
