//! The page of all statements of a judged pack: a chart of the share that is met, and a table of the judgements.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::{canvas, location};
use crate::framework::{Area, Pack, Statement};
use crate::ui::charts::overlay::inks;
use crate::ui::charts::paper::PaperFigure;
use crate::ui::charts::pictures::{SavePictures, figure_of};
use crate::ui::state::reactive::{IntoViews, reactive_view, run_effect, show_when};
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{Heading, action, score_mark, sheet_link, table};
use crate::workbook::{Lane, Round};

/// The page of all statements of a judged pack.
#[component]
pub fn SharesPage(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let areas: Vec<&'static Area> = pack.areas.iter().collect();
    view! {
        <Heading text=format!("All {} statements", pack.len()) />
        <p class="page-guide">
            "How much of each section and aspect is met now, compared with the last round if there is one."
        </p>
        <Chart pack />
        <p class="button-row screen-only">
            <SavePictures pack areas=areas />
            {action("Print this page", location::print)}
        </p>
        <h2>"Every judgement"</h2>
        {reactive_view(move || judgements(pack))}
        {show_when(move || store.surroundings.printing.get(), move || view! { <PaperFigure pack /> }.into_any())}
    }
}

/// The chart in the colours of the page, hidden from screen readers: the table has its numbers.
#[component]
fn Chart(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let node = NodeRef::<html::Canvas>::new();
    run_effect(move || {
        store.workbook.track();
        store.surroundings.colours.track();
        let Some(element) = node.get() else { return };
        let areas: Vec<&'static Area> = pack.areas.iter().collect();
        let Some(figure) = figure_of(store, pack, &areas) else { return };
        let element: web_sys::HtmlCanvasElement = element.unchecked_into();
        let colours = element.parent_element().map(|around| canvas::colours(&around));
        if let Some(colours) = colours {
            canvas::draw(&element, &figure, canvas::scale(), &colours);
        }
    });
    view! {
        <div class="shares-chart screen-only" aria-hidden="true">
            <canvas aria-hidden="true" node_ref=node></canvas>
            {inks()}
        </div>
    }
}

fn judgements(pack: &'static Pack) -> AnyView {
    let store = use_store();
    let before = store.round_before();
    let head: &[&str] =
        if before.is_some() { &["No.", "Statement", "Last round", "Now"] } else { &["No.", "Statement", "Now"] };
    let workbook_path = store.desk();
    let bodies = store.with_rounds(|_, round, _| {
        let body = |area: &'static Area| {
            let rows = area.statements.iter().map(|one| row(pack, area, one, round, before.as_ref(), &workbook_path));
            view! {
                <tbody>
                    <tr class="table-area"><th scope="rowgroup" colspan=head.len()>{area.heading()}</th></tr>
                    {rows.into_views()}
                </tbody>
            }
        };
        pack.areas.iter().map(body).into_views()
    });
    let caption = view! { <span class="visually-hidden">"Every judgement, by section"</span> }.into_any();
    table("All judgements", caption, head, "Statement", bodies.unwrap_or_default().into_any())
}

fn row(
    pack: &'static Pack,
    area: &'static Area,
    statement: &'static Statement,
    round: &Round,
    before: Option<&Round>,
    workbook_path: &str,
) -> AnyView {
    let mark = |round: &Round| score_mark(Lane::Now, round.score(&statement.id, Lane::Now), &pack.scale);
    view! {
        <tr>
            <td class="tabular">{sheet_link(area, statement, workbook_path)}</td>
            <th scope="row" class="table-wide">{statement.text.clone()}</th>
            {before.map(|before| view! { <td>{mark(before)}</td> })}
            <td>{mark(round)}</td>
        </tr>
    }
    .into_any()
}
