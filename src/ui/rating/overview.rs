//! The page of all statements of a rated pack: one chart with a part for each section, and a table of its numbers.

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
    Heading, Key, action, baseline_day, baseline_mark, round_in_words, score_mark, sheet_link, table,
};
use crate::workbook::{Lane, Round};

/// The page of all statements of a rated pack.
#[component]
pub fn Overview(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let areas: Vec<&'static Area> = pack.areas.iter().collect();
    view! {
        <Heading text=format!("All {} statements", pack.len()) />
        <p class="page-guide">
            "Each section has its own lines, as on its sheet. The lines skip statements that are blank or not \
            applicable."
        </p>
        <Key />
        <div class="plot chart-frame screen-only" aria-hidden="true" style:--numbers=pack.scale.len().to_string()>
            <PlotHead pack />
            {pack.areas.iter().map(|area| view! { <PlotArea area /> }).into_views()}
            <Overlay pack areas=areas.clone() lanes_per_row=1 marks=0.66 />
        </div>
        <p class="button-row screen-only">
            <SavePictures pack areas=areas />
            {action("Print this page", location::print)}
        </p>
        <h2>"All ratings in a table"</h2>
        <Table pack />
        {show_when(move || store.surroundings.printing.get(), move || view! { <PaperFigure pack /> }.into_any())}
    }
}

#[component]
fn PlotHead(pack: &'static Pack) -> impl IntoView {
    let scale = &pack.scale;
    let heads = scale.scores().map(|score| {
        let text = if scale.is_not_applicable(score) { "n/a".to_owned() } else { score.to_string() };
        view! { <b>{text}</b> }
    });
    view! {
        <div class="plot-row plot-head tabular">
            <span></span>
            <div class="chart-numbers">{heads.into_views()}</div>
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
    let rows = area.statements.iter().map(|statement| {
        let mark = || view! { <span class="plot-na">"n/a"</span> }.into_any();
        view! {
            <div class="plot-row">
                <span class="tabular">{statement.number.clone()}</span>
                <div class="plot-cells chart-cells">{show_when(move || not_applicable(statement), mark)}</div>
            </div>
        }
    });
    view! {
        <div>
            <p class="plot-heading">{area.heading()}</p>
            {rows.into_views()}
        </div>
    }
}

/// The table of all ratings.
#[component]
fn Table(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    // Made again only when the baseline comes or goes. The rows follow the ratings by themselves.
    let before = baseline_day();
    reactive_view(move || {
        let before = before.get();
        let compared = !before.is_empty();
        let about =
            untrack(|| store.with_rounds(|_, round, _| round_in_words(pack, round.about()))).unwrap_or_default();
        let caption = if compared { format!("{about} The baseline is the round of {before}.") } else { about };
        let head: &[&str] = if compared {
            &["No.", "Statement", "Baseline", "Now", "Change", "Target", "Gap"]
        } else {
            &["No.", "Statement", "Now", "Target", "Gap"]
        };
        let bodies = pack.areas.iter().map(|area| {
            let rows =
                area.statements.iter().map(|statement| view! { <TableRow pack area statement compared /> }.into_any());
            view! {
                <tbody>
                    <tr class="table-area"><th scope="rowgroup" colspan=head.len()>{area.heading()}</th></tr>
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
        let read = |_: &'static Pack, round: &Round, baseline: Option<&Round>| {
            let [now, target] = Lane::ALL.map(|lane| round.score(&statement.id, lane));
            [baseline.and_then(|round| round.score(&statement.id, Lane::Now)), now, target]
        };
        let [before, now, target] = store.with_rounds(read).unwrap_or_default();
        view! {
            {compared.then(|| view! { <td>{baseline_mark(before, scale)}</td> })}
            <td>{score_mark(Lane::Now, now, scale)}</td>
            {compared.then(|| view! { <td class="tabular">{rating_difference(scale, before, now).map(signed)}</td> })}
            <td>{score_mark(Lane::Target, target, scale)}</td>
            <td class="tabular"><b>{rating_difference(scale, now, target).map(gap_width)}</b></td>
        }
        .into_any()
    });
    view! {
        <tr>
            <td class="tabular">{sheet_link(area, statement, &store.desk())}</td>
            <th scope="row" class="table-wide">{statement.text.clone()}</th>
            {cells}
        </tr>
    }
}

/// Returns the difference between two ratings, if both are numbers that count.
pub fn rating_difference(scale: &Scale, from: Option<Score>, to: Option<Score>) -> Option<i16> {
    let number = |score| scale.counted(score).map(|score| i16::from(score.number()));
    Some(number(to)? - number(from)?)
}

/// Returns a difference with its sign: +2, −1, 0.
pub fn signed(by: i16) -> String {
    match by {
        1.. => format!("+{by}"),
        0 => "0".to_owned(),
        _ => format!("−{}", -by),
    }
}
