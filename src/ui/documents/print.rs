//! The page that prints everything: the overview, the widest gaps, and the sheet of every area.

use leptos::prelude::*;

use crate::analysis::Gaps;
use crate::browser::location;
use crate::framework::{Area, Pack};
use crate::ui::charts::paper::{PaperFigure, PaperHead, PaperSheet};
use crate::ui::rating::gaps::{gap_width, ranking_summary};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{Heading, judged, primary, score_mark};
use crate::workbook::Lane;

/// Everything, to look at and to print.
#[component]
pub fn PrintPage(pack: &'static Pack) -> impl IntoView {
    let (what, sheets) = if pack.is_judged() {
        let judgements = pack.areas.iter().map(|area| view! { <PaperJudgements pack area /> }.into_any());
        ("The overview and the judgements of every section, one page each, as below.", judgements.collect::<Vec<_>>())
    } else {
        let sheets = pack.areas.iter().map(|area| view! { <PaperSheet pack area /> }.into_any());
        let gaps = std::iter::once(view! { <PaperGaps pack /> }.into_any());
        (
            "The overview, the widest gaps and the sheet of every section, one page each, as below.",
            gaps.chain(sheets).collect(),
        )
    };
    view! {
        <div class="screen-only">
            <Heading text="Print" />
            <p class="page-guide">{what}" To print a single page, print from that page."</p>
            <p class="button-row">{primary("Print everything", location::print)}</p>
        </div>
        <div class="paper-stack" role="region" aria-label="Pages to print" tabindex="0">
            <PaperFigure pack />
            {sheets}
        </div>
    }
}

/// The ten widest gaps on paper.
#[component]
fn PaperGaps(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let rows = reactive_view(move || {
        let found = store.with_rounds(|_, round, _| {
            let gaps = Gaps::in_round(pack, round);
            let rows = gaps.ranked.iter().take(10).map(|gap| {
                view! {
                    <tr>
                        <td class="tabular"><b>{gap_width(gap.width())}</b></td>
                        <td class="tabular">{gap.statement.number.clone()}</td>
                        <td>{gap.statement.text.clone()}</td>
                        <td>{score_mark(Lane::Now, Some(gap.now), &pack.scale)}</td>
                        <td>{score_mark(Lane::Target, Some(gap.target), &pack.scale)}</td>
                    </tr>
                }
            });
            view! {
                <p>{ranking_summary(&gaps)}</p>
                <table>
                    <thead><tr><th>"Gap"</th><th>"No."</th><th>"Statement"</th><th>"Now"</th><th>"Target"</th></tr></thead>
                    <tbody>{rows.into_views()}</tbody>
                </table>
            }
            .into_any()
        });
        found.unwrap_or_else(empty_view)
    });
    view! {
        <section class="paper">
            <PaperHead title="The ten widest gaps" />
            {rows}
        </section>
    }
}

/// The judgements of one area on paper.
#[component]
fn PaperJudgements(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let groups = area.groups().into_iter().map(|(aspect, statements)| {
        let rows = statements.into_iter().map(|statement| {
            let score = reactive_view(move || judged(&pack.scale, store.score(&statement.id, Lane::Now)));
            let limiting = reactive_view(move || match store.is_limiting(statement) {
                Some(true) => view! { "limiting" }.into_any(),
                _ => empty_view(),
            });
            view! {
                <tr>
                    <td class="tabular">{statement.number.clone()}</td>
                    <td>{statement.text.clone()}</td>
                    <td>{score}</td>
                    <td>{limiting}</td>
                </tr>
            }
        });
        let heading = aspect.map(
            |aspect| view! { <tr class="table-area"><th scope="rowgroup" colspan="4">{aspect.title.clone()}</th></tr> },
        );
        view! { <tbody>{heading}{rows.into_views()}</tbody> }
    });
    view! {
        <section class="paper">
            <PaperHead title=area.heading() />
            <table>
                <thead><tr><th scope="col">"No."</th><th scope="col">"Statement"</th><th scope="col">"Judgement"</th><th scope="col">"Limiting"</th></tr></thead>
                {groups.into_views()}
            </table>
        </section>
    }
}
