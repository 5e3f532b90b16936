//! The page as it is printed, on A4. Charts are vectors, and every row has a fixed height, so that the lines meet their
//! cells whatever the printer.

use leptos::prelude::*;

use super::gaps::{counted, gap_width};
use super::live::{Views, live, nothing, text};
use super::parts::{Heading, base_line_day, primary, round_in_words, score_mark};
use super::pictures::figure_of;
use super::readiness::judged;
use super::store::use_store;
use crate::analysis::Gaps;
use crate::browser::location;
use crate::chart::SheetLines;
use crate::framework::{Area, Pack, Statement};
use crate::workbook::Lane;

/// Everything, to look at and to print.
#[component]
pub fn PrintPage(pack: &'static Pack) -> impl IntoView {
    let (what, sheets) = if pack.is_judged() {
        let judgements = pack.areas.iter().map(|area| view! { <PaperJudgements pack area /> }.into_any());
        ("The overview and the judgements of every area, a page each, as below.", judgements.collect::<Vec<_>>())
    } else {
        let sheets = pack.areas.iter().map(|area| view! { <PaperSheet pack area /> }.into_any());
        let gaps = std::iter::once(view! { <PaperGaps pack /> }.into_any());
        (
            "The overview, the widest gaps and the sheet of every section, a page each, as below.",
            gaps.chain(sheets).collect(),
        )
    };
    view! {
        <div class="screen">
            <Heading text="Print" />
            <p class="guide">{what}" To print one page only, print from that page."</p>
            <p class="buttons">{primary("Print everything", location::print)}</p>
        </div>
        <div class="papers" role="region" aria-label="What is printed" tabindex="0">
            <PaperFigure pack />
            {sheets}
        </div>
    }
}

/// A picture of ours. Its words stand beside it.
pub fn vector(svg: &str, class: &'static str) -> AnyView {
    let source = format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(svg)));
    view! { <img class=class src=source alt="" /> }.into_any()
}

/// Whose it is, on every sheet of paper.
#[component]
fn PaperHead(#[prop(into)] title: String) -> impl IntoView {
    let store = use_store();
    let name = text(move || store.workbook.with(|workbook| workbook.school.name.clone()));
    let round =
        text(move || store.with_rounds(|pack, round, _| round_in_words(pack, round.about())).unwrap_or_default());
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
    let svg = live(move || {
        // Drawn again when a rating changes.
        store.workbook.track();
        let areas: Vec<&'static Area> = pack.areas.iter().collect();
        let figure = figure_of(store, pack, &areas);
        figure.map_or_else(nothing, |figure| vector(&figure.svg(), "paper-figure"))
    });
    view! { <section class="paper">{svg}</section> }
}

/// The ten widest gaps on paper.
#[component]
fn PaperGaps(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let rows = live(move || {
        let found = store.with_rounds(|_, round, _| {
            let gaps = Gaps::of(pack, round);
            let rows = gaps.ranked.iter().take(10).map(|gap| {
                view! {
                    <tr>
                        <td class="num"><b>{gap_width(gap.width())}</b></td>
                        <td class="num">{gap.statement.number.clone()}</td>
                        <td>{gap.statement.text.clone()}</td>
                        <td>{score_mark(Lane::Now, Some(gap.now), &pack.scale)}</td>
                        <td>{score_mark(Lane::Target, Some(gap.target), &pack.scale)}</td>
                    </tr>
                }
            });
            view! {
                <p>{counted(&gaps)}</p>
                <table>
                    <thead><tr><th>"Gap"</th><th>"No."</th><th>"Statement"</th><th>"Now"</th><th>"Target"</th></tr></thead>
                    <tbody>{rows.views()}</tbody>
                </table>
            }
            .into_any()
        });
        found.unwrap_or_else(nothing)
    });
    view! {
        <section class="paper">
            <PaperHead title="Where the gap is widest: the first ten" />
            {rows}
        </section>
    }
}

/// The sheet of one area on paper.
#[component]
pub fn PaperSheet(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let scale = &pack.scale;
    let svg = live(move || {
        store
            .with_rounds(|_, round, base_line| {
                vector(&SheetLines::new(pack, area, round, base_line).svg(), "paper-lines")
            })
            .unwrap_or_else(nothing)
    });
    let words = base_line_day();
    let base_line = text(move || match words.get().as_str() {
        "" => String::new(),
        words => format!("▪ Now in the base line, {words}"),
    });
    view! {
        <section class="paper">
            <PaperHead title=area.heading() />
            <p class="paper-key"><span>"● Now, solid line"</span><span>"◇ Target, dashed line"</span><span>{base_line}</span></p>
            <div class="paper-sheet" style:--numbers=pack.scale.len().to_string()>
                <div class="paper-row paper-numbers">
                    <span></span>
                    <div class="paper-cells">
                        {scale
                            .scores()
                            .map(|score| view! { <b>{if scale.is_not_applicable(score) { "n/a".to_owned() } else { score.to_string() }}</b> })
                            .views()}
                    </div>
                </div>
                {area.statements.iter().map(|statement| view! { <PaperRow pack statement /> }).views()}
                {svg}
            </div>
            <ul class="paper-scale">
                {scale.anchors.iter().map(|anchor| view! { <li><b>{anchor.numbers()}</b>" "{anchor.text.clone()}</li> }).views()}
            </ul>
        </section>
    }
}

/// The judgements of one area on paper.
#[component]
fn PaperJudgements(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let groups = area.groups().into_iter().map(|(aspect, statements)| {
        let rows = statements.into_iter().map(|statement| {
            let score = live(move || judged(&pack.scale, store.score(&statement.id, Lane::Now)));
            let limiting = live(move || match store.is_limiting(statement) {
                Some(true) => view! { "limiting" }.into_any(),
                _ => nothing(),
            });
            view! {
                <tr>
                    <td class="num">{statement.number.clone()}</td>
                    <td>{statement.text.clone()}</td>
                    <td>{score}</td>
                    <td>{limiting}</td>
                </tr>
            }
        });
        let heading = aspect
            .map(|aspect| view! { <tr class="area"><th scope="rowgroup" colspan="4">{aspect.title.clone()}</th></tr> });
        view! { <tbody>{heading}{rows.views()}</tbody> }
    });
    view! {
        <section class="paper">
            <PaperHead title=area.heading() />
            <table>
                <thead><tr><th scope="col">"No."</th><th scope="col">"Statement"</th><th scope="col">"Judgement"</th><th scope="col">"Limiting"</th></tr></thead>
                {groups.views()}
            </table>
        </section>
    }
}

#[component]
fn PaperRow(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    let scale = &pack.scale;
    let mark = move |lane| live(move || score_mark(lane, store.score(&statement.id, lane), scale));
    view! {
        <div class="paper-row">
            <p><b>{statement.number.clone()}</b>" "{statement.text.clone()}</p>
            <div class="paper-scores"><span>{mark(Lane::Now)}</span><span>{mark(Lane::Target)}</span></div>
            <div class="paper-cells">{scale.scores().map(|_| view! { <i></i> }).views()}</div>
        </div>
    }
}
