//! Questions about a statement's ratings. The school answers one with evidence, with another rating, or with a reason.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::prompts;
use crate::framework::{Pack, Statement};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::editing::{self, Prose, prose_field};
use crate::ui::widgets::fields::Shape;
use crate::workbook::StatementEvidence;

/// The questions about one statement's ratings; nothing if there are none.
#[component]
pub fn Prompts(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    // The questions are made again when they change, not while an answer is typed.
    let questions = memo_text(move || {
        questions_about(store, pack, statement).into_iter().map(|(id, text)| format!("{id}\n{text}\n\n")).collect()
    });
    let area =
        pack.statements().find(|(_, one)| one.id == statement.id).map(|(area, _)| area.id.clone()).unwrap_or_default();
    reactive_view(move || {
        // Reads the memo: tracking alone would not run it, and a memo that has not run follows nothing.
        if questions.with(String::is_empty) {
            return empty_view();
        }
        let found = untrack(|| questions_about(store, pack, statement));
        let rate = Page::Rate(area.clone()).href_at(&store.desk(), &statement.id);
        let evidence = editing::statement(&statement.id);
        let number_of_questions = found.len();
        let each = found.into_iter().enumerate().map(|(at, (id, text))| {
            let (read, write) = (id.clone(), id.clone());
            let answer = Prose {
                get: Box::new(move |evidence: &StatementEvidence| {
                    evidence.answers.get(&read).map_or("", String::as_str)
                }),
                set: Arc::new(move |evidence: &mut StatementEvidence, why: String| {
                    if why.trim().is_empty() {
                        evidence.answers.remove(&write);
                    } else {
                        evidence.answers.insert(write.clone(), why);
                    }
                }),
            };
            let (reading, answered) = (evidence.clone(), id.clone());
            let answered = show_when(
                move || reading.read(|evidence| evidence.answers.contains_key(&answered)),
                || view! { <b>" You have answered this."</b> }.into_any(),
            );
            // Two fields of one statement need two labels.
            let place =
                if number_of_questions > 1 { format!(" ({} of {number_of_questions})", at + 1) } else { String::new() };
            let label = format!("Or say why {} is right as it is{place}", statement.number);
            view! {
                <li>
                    <p>{text}{answered}</p>
                    {prose_field(&evidence, &format!("why-{id}"), label, "", Shape::Line, answer)}
                </li>
            }
        });
        view! {
            <div class="notice evidence-prompts">
                <h3>"Worth a second look"</h3>
                <p>
                    "Link evidence below, " <a href=rate.clone()>"change the rating"</a>
                    ", or say why. You can still carry on."
                </p>
                <ul>{each.into_views()}</ul>
            </div>
        }
        .into_any()
    })
}

/// Returns the ids and texts of the questions about one statement.
fn questions_about(store: Store, pack: &'static Pack, statement: &'static Statement) -> Vec<(String, String)> {
    let Some(place) = store.place() else { return Vec::new() };
    store.workbook.with(|workbook| {
        let Some(assessment) = workbook.assessments.get(place.assessment) else { return Vec::new() };
        let before = place.round.checked_sub(1).and_then(|at| assessment.rounds.get(at));
        let Some(round) = assessment.rounds.get(place.round) else { return Vec::new() };
        let prompts = prompts(pack, workbook, before, round, statement);
        prompts.into_iter().map(|prompt| (prompt.id.to_owned(), prompt.text)).collect()
    })
}
