//! The page "Where the gap is widest": the statements ranked by the gap between target and now.

use leptos::prelude::*;

use crate::analysis::{Gap, Gaps};
use crate::browser::location;
use crate::framework::{Pack, Scale};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{Heading, action, score_mark, sheet_link, table};
use crate::workbook::Lane;

/// The page "Where the gap is widest".
#[component]
pub fn GapsPage(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let ranking = reactive_view(move || {
        store.with_rounds(|_, round, _| ranking(pack, &Gaps::in_round(pack, round))).unwrap_or_else(empty_view)
    });
    view! {
        <Heading text="Where the gap is widest" />
        <p class="page-guide">
            "The gap is your target minus now. Put your effort, planning and monitoring where it is widest."
        </p>
        {ranking}
        <p class="button-row screen-only">
            {action("Print this list", location::print)}
        </p>
    }
}

/// Says how many statements are ranked, how many are not, and why.
pub fn ranking_summary(gaps: &Gaps) -> String {
    let ranked = format!("{} of {} statements have both ratings and are ranked.", gaps.ranked.len(), gaps.total());
    let reasons = [(gaps.incomplete, "without both ratings"), (gaps.not_applicable, "not applicable to your setting")];
    let reasons = reasons.into_iter().filter(|(number, _)| *number > 0);
    let reasons: Vec<String> = reasons.map(|(number, reason)| format!("{number} {reason}")).collect();
    if reasons.is_empty() { ranked } else { format!("{ranked} Not ranked: {}.", reasons.join(", ")) }
}

fn ranking(pack: &'static Pack, gaps: &Gaps<'static>) -> AnyView {
    let workbook_path = use_store().desk();
    let summary = view! { <p class="page-guide tabular">{ranking_summary(gaps)}</p> };
    if gaps.ranked.is_empty() {
        let first = pack.areas.first().map(|area| area.id.clone()).unwrap_or_default();
        return view! {
            {summary}
            <p class="notice">
                "There is nothing to rank yet. Rate a statement for now and target, and it appears here. The widest \
                gap comes first. "
                <a href=Page::Rate(first).href(&workbook_path)>"Go to the first sheet"</a>
            </p>
        }
        .into_any();
    }
    let rows = gaps.ranked.iter().map(|gap| gap_row(&pack.scale, *gap, &workbook_path)).into_views();
    view! {
        {summary}
        {table(
            "Statements by gap",
            view! { <span class="visually-hidden">"Statements with both ratings, widest gap first"</span> }.into_any(),
            &["Gap", "No.", "Statement", "Section", "Now", "Target"],
            "Statement",
            view! { <tbody>{rows}</tbody> }.into_any(),
        )}
    }
    .into_any()
}

fn gap_row(scale: &'static Scale, gap: Gap<'static>, workbook_path: &str) -> AnyView {
    let band = |score| {
        scale.reading(score).band.map(|band| view! { <span class="muted table-note">{band.short_title.clone()}</span> })
    };
    let below = (gap.width() < 0).then(|| view! { <span class="muted table-note">"target below now"</span> });
    view! {
        <tr>
            <td class="tabular"><b>{gap_width(gap.width())}</b>{below}</td>
            <td class="tabular">{sheet_link(gap.area, gap.statement, workbook_path)}</td>
            <th scope="row" class="table-wide">{gap.statement.text.clone()}</th>
            <td>{gap.area.short_title.clone()}</td>
            <td>{score_mark(Lane::Now, Some(gap.now), scale)}{band(gap.now)}</td>
            <td>{score_mark(Lane::Target, Some(gap.target), scale)}{band(gap.target)}</td>
        </tr>
    }
    .into_any()
}

/// Returns the width of a gap as people write it, with a real minus sign.
pub fn gap_width(width: i16) -> String {
    width.to_string().replace('-', "−")
}
