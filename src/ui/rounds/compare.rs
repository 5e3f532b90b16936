//! Any two rounds, one over the other: on the chart, and statement by statement.

use leptos::prelude::*;

use crate::analysis::Movement;
use crate::chart::{Figure, SharesFigure, figure_svg, shares_svg};
use crate::framework::{Area, Pack};
use crate::ui::charts::paper::vector;
use crate::ui::rating::overview::{difference, signed};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::store::use_store;
use crate::ui::widgets::editing::select;
use crate::ui::widgets::parts::{base_line_mark, count, round_in_words, score_mark, section, table, to_sheet};
use crate::workbook::{Lane, Round, Workbook};

fn rounds<'a>(workbook: &'a Workbook, pack: &Pack) -> &'a [Round] {
    workbook.assessment(&pack.id).map(|(_, assessment)| assessment.rounds.as_slice()).unwrap_or_default()
}

/// Two rounds to choose, one over the other. Nothing, where there is one round only.
#[component]
pub fn Compare(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let many = Memo::new(move |_| store.workbook.with(|workbook| rounds(workbook, pack).len()));
    reactive_view(move || {
        let many = many.get();
        if many < 2 {
            return empty_view();
        }
        let earlier = RwSignal::new(0usize);
        let later = RwSignal::new(many - 1);
        let names = move || {
            let in_words =
                |(at, round): (usize, &Round)| format!("{}: {}", at + 1, round_in_words(pack, round.about()));
            store
                .workbook
                .with_untracked(|workbook| rounds(workbook, pack).iter().enumerate().map(in_words).collect::<Vec<_>>())
        };
        let choice = move |id: &'static str, label: &'static str, chosen: RwSignal<usize>| {
            view! {
                <p class="field">
                    <label for=id>{label}</label>
                    {select(id.to_owned(), None, names(), Memo::new(move |_| chosen.get()), move |at| chosen.set(at))}
                </p>
            }
        };
        let found = reactive_view(move || {
            let (earlier, later) = (earlier.get(), later.get());
            if earlier == later {
                return view! { <p class="notice">"Choose two different rounds to see what moved between them."</p> }
                    .into_any();
            }
            store.workbook.with(|workbook| {
                let rounds = rounds(workbook, pack);
                match (rounds.get(earlier), rounds.get(later), rounds.first()) {
                    (Some(before), Some(after), Some(base_line)) => {
                        let base_line = (earlier != 0 && later != 0).then_some(base_line);
                        compared(pack, before, after, base_line)
                    }
                    _ => empty_view(),
                }
            })
        });
        let content = view! {
            <div class="filters screen">
                {choice("earlier-round", "Compare", earlier)}
                {choice("later-round", "with", later)}
            </div>
            {found}
        };
        section("compare", "Two rounds, one over the other", content.into_any())
    })
}

fn compared(pack: &'static Pack, before: &Round, after: &Round, base_line: Option<&Round>) -> AnyView {
    let movement = Movement::between(pack, before, after);
    // Whose it is stands around the picture, on screen and on paper.
    let title = pack.title.clone();
    let words = round_in_words(pack, after.about());
    let (svg, says) = if pack.is_judged() {
        let figure = SharesFigure::new(pack, after, Some(before), title, words);
        (shares_svg(&figure), "On the chart the bars are the later round, the marks on them the earlier one.")
    } else {
        let figure = Figure::new(pack, pack.areas.iter(), after, Some(before), title, words);
        let figure = figure.with_dotted("Now in the earlier round");
        (
            figure_svg(&figure),
            "On the chart the earlier round’s now is dotted, with squares; the later round has now solid and target dashed.",
        )
    };
    let head: &[&str] = match base_line {
        Some(_) => &["No.", "Statement", "Base line", "Earlier", "Later", "Moved"],
        None => &["No.", "Statement", "Earlier", "Later", "Moved"],
    };
    let bodies = pack.areas.iter().map(|area| one_area(pack, area, before, after, base_line, head.len()));
    view! {
        <p class="num">{format!("From one to the other: {}", movement_in_words(&movement))}</p>
        <p class="soft small">{says}</p>
        {vector(&svg, "compared-chart")}
        {table("Two rounds", view! { <span class="unseen">"Now in two rounds, and what moved"</span> }.into_any(), head, "Statement", bodies.into_views().into_any())}
    }
    .into_any()
}

fn one_area(
    pack: &'static Pack,
    area: &'static Area,
    before: &Round,
    after: &Round,
    base_line: Option<&Round>,
    columns: usize,
) -> AnyView {
    let scale = &pack.scale;
    let rows = area.statements.iter().map(|statement| {
        let now = |round: &Round| round.score(&statement.id, Lane::Now);
        let moved = difference(scale, now(before), now(after)).map(signed);
        let desk = use_store().desk();
        view! {
            <tr>
                <td class="num">{to_sheet(area, statement, &desk)}</td>
                <th scope="row" class="wide">{statement.text.clone()}</th>
                {base_line.map(|round| view! { <td>{base_line_mark(now(round), scale)}</td> })}
                <td>{base_line_mark(now(before), scale)}</td>
                <td>{score_mark(Lane::Now, now(after), scale)}</td>
                <td class="num">{moved}</td>
            </tr>
        }
    });
    view! {
        <tbody>
            <tr class="area"><th scope="rowgroup" colspan=columns>{area.heading()}</th></tr>
            {rows.into_views()}
        </tbody>
    }
    .into_any()
}

/// What moved, in a sentence that begins after "Since …:".
pub fn movement_in_words(movement: &Movement) -> String {
    format!(
        "{} rose, {} stayed, {} fell; {} can’t be compared.",
        count(movement.up(), "statement", "statements"),
        movement.same(),
        movement.down(),
        movement.not_compared
    )
}
