//! The rounds: the base line, what has moved since, and the start of the next one.

use leptos::prelude::*;

use crate::analysis::{Movement, Progress};
use crate::browser::{clock, focus, location};
use crate::framework::Pack;
use crate::ui::rounds::compare::Compare;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::form::{Faults, RoundFields};
use crate::ui::widgets::parts::{Heading, action, count, how_often, round_in_words, section, table};
use crate::workbook::{Command, Round, RoundAbout, day_in_words};

/// The rounds of the open workbook.
#[component]
pub fn Rounds(pack: &'static Pack) -> impl IntoView {
    view! {
        <Heading text="Rounds" />
        <p class="guide">
            {format!("Come back{}, see what your work has changed, and ", how_often(pack))}
            {if pack.is_judged() { "judge again" } else { "rate again" }}
            ". The first round is the base line: it is kept as it is, and later rounds are shown beside it."
        </p>
        <RoundTable pack />
        <Moved pack />
        <Compare pack />
        <Next pack />
    }
}

#[component]
fn RoundTable(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let rows = reactive_view(move || {
        store.workbook.with(|workbook| {
            let rounds =
                workbook.assessment(&pack.id).map(|(_, assessment)| assessment.rounds.as_slice()).unwrap_or_default();
            let last = rounds.len().saturating_sub(1);
            let row = |(i, round): (usize, &Round)| {
                let progress = Progress::of(pack, pack.statements().map(|(_, statement)| statement), round);
                let name = match i {
                    _ if last == 0 => "First round",
                    0 => "Base line",
                    _ if i == last => "This round",
                    _ => "Earlier round",
                };
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td class="wide">{round_in_words(pack, round.about())}</td>
                        <td class="num">{format!("{} of {}", progress.rated, progress.total)}</td>
                    </tr>
                }
            };
            rounds.iter().enumerate().map(row).into_views().into_any()
        })
    });
    let about = if pack.is_judged() { "When" } else { "When, whose practice, how far ahead" };
    table(
        "Rounds so far",
        view! { <span class="unseen">"Rounds so far, first to last"</span> }.into_any(),
        &["Round", about, if pack.is_judged() { "Judged" } else { "Rated" }],
        about,
        view! { <tbody>{rows}</tbody> }.into_any(),
    )
}

/// What has moved since the base line.
#[component]
fn Moved(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let moved = move || {
        store.with_rounds(|_, round, base_line| {
            let base_line = base_line?;
            let movement = Movement::between(pack, base_line, round);
            let fell: Vec<String> =
                movement.moves.iter().filter(|one| one.by() < 0).map(|one| one.statement.number.clone()).collect();
            let since = base_line
                .date
                .map_or_else(|| "the base line".to_owned(), |date| format!("the base line of {}", day_in_words(date)));
            let mut words = format!(
                "Since {since}: {} rose, {} stayed, {} fell",
                count(movement.up(), "statement", "statements"),
                movement.same(),
                movement.down()
            );
            if !fell.is_empty() {
                words += &format!(" ({})", fell.join(", "));
            }
            Some(
                words
                    + &format!(
                        ". {} can’t be compared: blank or not applicable in one of the two.",
                        movement.not_compared
                    ),
            )
        })?
    };
    reactive_view(move || match moved() {
        None => empty_view(),
        Some(words) => section(
            "moved",
            "Changes",
            view! {
                <p class="num">{words}</p>
                <p><a href=Page::Overview.href(&store.desk())>"Statement by statement, with the chart"</a></p>
            }
            .into_any(),
        ),
    })
}

/// The start of the next round, and the way back from it.
#[component]
fn Next(pack: &'static Pack) -> impl IntoView {
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
            store.say("A new round has begun. The one before is kept.");
            let first = pack.areas.first().map(|area| area.id.clone()).unwrap_or_default();
            location::go(&Page::Rate(first).href(&untrack(|| store.desk())));
        }
    };
    let remove = move || {
        if let Some(place) = untrack(|| store.place()) {
            store.apply(Command::RemoveLastRound { assessment: place.assessment });
            store.say("The last round is removed. Undo brings it back.");
            focus::focus_soon("h1");
        }
    };
    let carried = if pack.is_judged() {
        "Your evidence and notes are carried over, and so is what does not apply. Judgements are blank, to be looked at afresh."
    } else {
        "The targets of this round are carried over, for you to keep or change, and so are your evidence and what is not applicable. Where you are now is blank, to be looked at afresh."
    };
    let form = view! {
        <p>{carried}</p>
        <form novalidate on:submit=begin>
            <Faults title="Rounds" faults />
            {fields.view(pack.is_judged(), faults)}
            <p class="buttons"><button type="submit" class="primary">"Start the next round"</button></p>
        </form>
    };
    let removal = move || {
        let content = view! {
            <p>"Takes the last round out of the workbook, with its ratings. The rounds before it stay."</p>
            <p class="buttons">{action("Remove this round", remove)}</p>
        };
        section("remove", "Remove this round", content.into_any())
    };
    view! {
        <div class="screen">
            {section("next", "Start the next round", form.into_any())}
            {show_when(move || store.place().is_some_and(|place| place.round > 0), removal)}
        </div>
    }
}
