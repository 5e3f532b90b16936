//! Every statement: one chart with the section boundaries, and a table with the same numbers.

use leptos::prelude::*;

use crate::browser::location;
use crate::framework::{Area, Pack, Scale, Score, Statement};
use crate::ui::charts::overlay::Overlay;
use crate::ui::charts::paper::PaperFigure;
use crate::ui::charts::pictures::SavePictures;
use crate::ui::rating::gaps::gap_width;
use crate::ui::state::reactive::{IntoViews, reactive_view, show_when};
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{
    Heading, Key, action, base_line_day, base_line_mark, round_in_words, score_mark, table, to_sheet,
};
use crate::workbook::{Lane, Round};

/// The overview of all statements.
#[component]
pub fn Overview(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let areas: Vec<&'static Area> = pack.areas.iter().collect();
    view! {
        <Heading text=format!("All {} statements", pack.len()) />
        <p class="guide">
            "Each section has its own lines, joined as on its sheet. A line joins across what is blank or not applicable."
        </p>
        <Key />
        <div class="plot screen" aria-hidden="true" style:--numbers=pack.scale.len().to_string()>
            <PlotHead pack />
            {pack.areas.iter().map(|area| view! { <PlotArea area /> }).into_views()}
            <Overlay pack areas=areas.clone() lanes_per_row=1 marks=0.66 />
        </div>
        <p class="buttons screen">
            <SavePictures pack areas=areas />
            {action("Print this overview", location::print)}
        </p>
        <h2>"The same numbers in a table"</h2>
        <Table pack />
        {show_when(move || store.surroundings.printing.get(), move || view! { <PaperFigure pack /> }.into_any())}
    }
}

#[component]
fn PlotHead(pack: &'static Pack) -> impl IntoView {
    let scale = &pack.scale;
    view! {
        <div class="plot-row plot-head num">
            <span></span>
            <div class="numbers">
                {scale
                    .scores()
                    .map(|score| view! { <b>{if scale.is_not_applicable(score) { "n/a".to_owned() } else { score.to_string() }}</b> })
                    .into_views()}
            </div>
        </div>
    }
}

#[component]
fn PlotArea(area: &'static Area) -> impl IntoView {
    let store = use_store();
    let not_applicable = move |statement: &'static Statement| {
        let pack = store.pack();
        Lane::ALL.into_iter().any(|lane| {
            store
                .score(&statement.id, lane)
                .is_some_and(|score| pack.is_some_and(|pack| pack.scale.is_not_applicable(score)))
        })
    };
    view! {
        <div class="plot-area">
            <p class="plot-heading">{area.heading()}</p>
            {area
                .statements
                .iter()
                .map(|statement| {
                    view! {
                        <div class="plot-row">
                            <span class="num">{statement.number.clone()}</span>
                            <div class="cells">
                                {show_when(move || not_applicable(statement), || view! { <span class="plot-na">"n/a"</span> }.into_any())}
                            </div>
                        </div>
                    }
                })
                .into_views()}
        </div>
    }
}

/// The numbers of the chart.
#[component]
fn Table(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    // The table is made anew when there is a base line, or none any more; its rows follow the ratings by themselves.
    let before = base_line_day();
    reactive_view(move || {
        let before = before.get();
        let compared = !before.is_empty();
        let about =
            untrack(|| store.with_rounds(|_, round, _| round_in_words(pack, round.about()))).unwrap_or_default();
        let caption = if compared { format!("{about} The base line is the round of {before}.") } else { about };
        let head: &[&str] = if compared {
            &["No.", "Statement", "Base line", "Now", "Moved", "Target", "Gap"]
        } else {
            &["No.", "Statement", "Now", "Target", "Gap"]
        };
        let bodies = pack.areas.iter().map(|area| {
            let rows =
                area.statements.iter().map(|statement| view! { <TableRow pack area statement compared /> }.into_any());
            view! {
                <tbody>
                    <tr class="area"><th scope="rowgroup" colspan=head.len()>{area.heading()}</th></tr>
                    {rows.into_views()}
                </tbody>
            }
            .into_any()
        });
        table("All ratings", caption.into_any(), head, "Statement", bodies.into_views().into_any())
    })
}

#[component]
fn TableRow(pack: &'static Pack, area: &'static Area, statement: &'static Statement, compared: bool) -> impl IntoView {
    let store = use_store();
    let scale = &pack.scale;
    let cells = reactive_view(move || {
        let read = |_: &'static Pack, round: &Round, base_line: Option<&Round>| {
            let [now, target] = Lane::ALL.map(|lane| round.score(&statement.id, lane));
            [base_line.and_then(|round| round.score(&statement.id, Lane::Now)), now, target]
        };
        let [before, now, target] = store.with_rounds(read).unwrap_or_default();
        view! {
            {compared.then(|| view! { <td>{base_line_mark(before, scale)}</td> })}
            <td>{score_mark(Lane::Now, now, scale)}</td>
            {compared.then(|| view! { <td class="num">{difference(scale, before, now).map(signed)}</td> })}
            <td>{score_mark(Lane::Target, target, scale)}</td>
            <td class="num"><b>{difference(scale, now, target).map(gap_width)}</b></td>
        }
        .into_any()
    });
    view! {
        <tr>
            <td class="num">{to_sheet(area, statement, &store.desk())}</td>
            <th scope="row" class="wide">{statement.text.clone()}</th>
            {cells}
        </tr>
    }
}

/// How far it is from one rating to another, if both are numbers that count.
pub fn difference(scale: &Scale, from: Option<Score>, to: Option<Score>) -> Option<i16> {
    let number = |score| scale.counted(score).map(|score| i16::from(score.number()));
    Some(number(to)? - number(from)?)
}

/// A difference with its sign: +2, −1, 0.
pub fn signed(by: i16) -> String {
    match by {
        1.. => format!("+{by}"),
        0 => "0".to_owned(),
        _ => format!("−{}", -by),
    }
}
