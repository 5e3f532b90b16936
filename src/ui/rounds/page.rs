//! The page of a scheme's rounds: their list, the change since the baseline, and the start of the next round.

use leptos::prelude::*;

use crate::analysis::{Movement, Progress, movement_in_figures};
use crate::browser::{clock, focus, location};
use crate::framework::Pack;
use crate::ui::rounds::compare::Compare;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::form::{Faults, RoundFields};
use crate::ui::widgets::parts::{Heading, action, review_interval, round_in_words, section, table};
use crate::workbook::{Command, Round, RoundAbout, day_in_words};

/// The page of the rounds of one scheme.
#[component]
pub fn Rounds(pack: &'static Pack) -> impl IntoView {
    view! {
        <Heading text="Rounds" />
        <p class="page-guide">
            {format!("Come back{}, ", review_interval(pack))}
            {if pack.is_judged() { "judge again" } else { "rate again" }}
            ", and see what your work has changed. The first round is your baseline: it stays as it is, and you can \
            compare later rounds with it."
        </p>
        <RoundTable pack />
        <SinceBaseline pack />
        <Compare pack />
        <NextRound pack />
    }
}

/// The table of all rounds, first to last.
#[component]
fn RoundTable(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let rows = reactive_view(move || {
        store.workbook.with(|workbook| {
            let rounds =
                workbook.assessment(&pack.id).map(|(_, assessment)| assessment.rounds.as_slice()).unwrap_or_default();
            let last = rounds.len().saturating_sub(1);
            let row = |(at, round): (usize, &Round)| {
                let progress = Progress::in_round(pack, pack.statements().map(|(_, statement)| statement), round);
                let name = match at {
                    _ if last == 0 => "First round",
                    0 => "Baseline",
                    _ if at == last => "This round",
                    _ => "Earlier round",
                };
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td class="table-wide">{round_in_words(pack, round.about())}</td>
                        <td class="tabular">{format!("{} of {}", progress.rated, progress.total)}</td>
                    </tr>
                }
            };
            rounds.iter().enumerate().map(row).into_views().into_any()
        })
    });
    let about = if pack.is_judged() { "When" } else { "When, whose practice, how far ahead" };
    table(
        "Rounds so far",
        view! { <span class="visually-hidden">"Rounds so far, first to last"</span> }.into_any(),
        &["Round", about, if pack.is_judged() { "Judged" } else { "Rated" }],
        about,
        view! { <tbody>{rows}</tbody> }.into_any(),
    )
}

/// The change since the baseline; nothing in the first round.
#[component]
fn SinceBaseline(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let changes = move || {
        store.with_rounds(|_, round, baseline| {
            let baseline = baseline?;
            let movement = Movement::between(pack, baseline, round);
            let since = baseline
                .date
                .map_or_else(|| "the baseline".to_owned(), |date| format!("the baseline of {}", day_in_words(date)));
            Some(movement_in_figures(&format!("Since {since}"), &movement))
        })?
    };
    reactive_view(move || match changes() {
        None => empty_view(),
        Some(sentence) => section(
            "moved",
            "What has changed",
            view! {
                <p class="tabular">{sentence}</p>
                <p><a href=Page::Overview.href(&store.desk())>"See every statement, with the chart"</a></p>
            }
            .into_any(),
        ),
    })
}

/// The form that starts the next round, and the button that removes the last one.
#[component]
fn NextRound(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let faults = RwSignal::new(Vec::new());
    let before = untrack(|| store.with_rounds(|_, round, _| round.about())).unwrap_or_default();
    let fields = RoundFields::new(RoundAbout { date: Some(clock::today()), ..before });
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let before = untrack(|| store.with_rounds(|_, round, _| round.date)).flatten();
        let about = match fields.read_after(before) {
            Err(found) => return faults.set(found),
            Ok(about) => about,
        };
        faults.set(Vec::new());
        let next = untrack(|| store.with_rounds(|_, round, _| round.next(about, pack.scale.not_applicable)));
        if let (Some(round), Some(place)) = (next, untrack(|| store.place())) {
            store.apply(Command::AddRound { assessment: place.assessment, round });
            store.say("A new round has started. The rounds before it stay as they are.");
            let first = pack.areas.first().map(|area| area.id.clone()).unwrap_or_default();
            location::go(&Page::Rate(first).href(&untrack(|| store.desk())));
        }
    };
    let remove = move || {
        if let Some(place) = untrack(|| store.place()) {
            store.apply(Command::RemoveLastRound { assessment: place.assessment });
            store.say("The last round was removed. Press Undo to bring it back.");
            focus::focus_soon("h1");
        }
    };
    let copied = if pack.is_judged() {
        "The new round starts with your evidence, your notes, and the statements that are not applicable. All other \
         judgements are blank, so that you look afresh."
    } else {
        "The new round starts with your evidence, the statements that are not applicable, and your targets, which you \
         can change. All other ratings for now are blank, so that you look afresh."
    };
    let form = view! {
        <p>{copied}</p>
        <form novalidate on:submit=begin>
            <Faults title="Rounds" faults />
            {fields.view(pack.is_judged(), faults)}
            <p class="button-row"><button type="submit" class="button-primary">"Start the next round"</button></p>
        </form>
    };
    let removal = move || {
        let content = view! {
            <p>"This removes the last round and its ratings. The rounds before it stay."</p>
            <p class="button-row">{action("Remove this round", remove)}</p>
        };
        section("remove", "Remove this round", content.into_any())
    };
    view! {
        <div class="screen-only page-sections">
            {section("next", "Start the next round", form.into_any())}
            {show_when(move || store.place().is_some_and(|place| place.round > 0), removal)}
        </div>
    }
}
