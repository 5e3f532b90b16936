//! Charts and sheets on paper, A4. Charts are vectors, and every row has a fixed height, so that the lines meet their
//! cells whatever the printer.

use leptos::prelude::*;

use crate::chart::SheetLines;
use crate::framework::{Area, Pack, Statement};
use crate::ui::charts::pictures::figure_of;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_text, reactive_view};
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{baseline_day, round_in_words, score_mark};
use crate::workbook::Lane;

/// A picture of ours. Its words stand beside it.
pub fn vector(svg: &str, class: &'static str) -> AnyView {
    let source = format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(svg)));
    view! { <img class=class src=source alt="" /> }.into_any()
}

/// JudgementSource it is, on every sheet of paper.
#[component]
pub fn PaperHead(#[prop(into)] title: String) -> impl IntoView {
    let store = use_store();
    let name = reactive_text(move || store.workbook.with(|workbook| workbook.school.name.clone()));
    let round = reactive_text(move || {
        store.with_rounds(|pack, round, _| round_in_words(pack, round.about())).unwrap_or_default()
    });
    view! {
        <header class="paper-head">
            <h2>{title}</h2>
            <p><b>{name}</b>" "{round}</p>
        </header>
    }
}

/// The overview chart on paper.
#[component]
pub fn PaperFigure(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let svg = reactive_view(move || {
        // Drawn again when a rating changes.
        store.workbook.track();
        let areas: Vec<&'static Area> = pack.areas.iter().collect();
        let figure = figure_of(store, pack, &areas);
        figure.map_or_else(empty_view, |figure| vector(&figure.svg(), "paper-figure"))
    });
    view! { <section class="paper">{svg}</section> }
}

/// The sheet of one area on paper.
#[component]
pub fn PaperSheet(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let scale = &pack.scale;
    let svg = reactive_view(move || {
        store
            .with_rounds(|_, round, baseline| {
                vector(&SheetLines::new(pack, area, round, baseline).svg(), "paper-lines")
            })
            .unwrap_or_else(empty_view)
    });
    let words = baseline_day();
    let baseline = reactive_text(move || match words.get().as_str() {
        "" => String::new(),
        words => format!("▪ Now in the baseline, {words}"),
    });
    view! {
        <section class="paper">
            <PaperHead title=area.heading() />
            <p class="paper-key"><span>"● Now, solid line"</span><span>"◇ Target, dashed line"</span><span>{baseline}</span></p>
            <div class="paper-sheet" style:--numbers=pack.scale.len().to_string()>
                <div class="paper-row paper-numbers">
                    <span></span>
                    <div class="paper-cells">
                        {scale
                            .scores()
                            .map(|score| view! { <b>{if scale.is_not_applicable(score) { "n/a".to_owned() } else { score.to_string() }}</b> })
                            .into_views()}
                    </div>
                </div>
                {area.statements.iter().map(|statement| view! { <PaperRow pack statement /> }).into_views()}
                {svg}
            </div>
            <ul class="paper-scale">
                {scale.anchors.iter().map(|anchor| view! { <li><b>{anchor.numbers()}</b>" "{anchor.text.clone()}</li> }).into_views()}
            </ul>
        </section>
    }
}

#[component]
fn PaperRow(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    let scale = &pack.scale;
    let mark = move |lane| reactive_view(move || score_mark(lane, store.score(&statement.id, lane), scale));
    view! {
        <div class="paper-row">
            <p><b>{statement.number.clone()}</b>" "{statement.text.clone()}</p>
            <div class="paper-scores"><span>{mark(Lane::Now)}</span><span>{mark(Lane::Target)}</span></div>
            <div class="paper-cells">{scale.scores().map(|_| view! { <i></i> }).into_views()}</div>
        </div>
    }
}
