//! Where the gap is widest: the statements ranked, and those that can't be.

use leptos::prelude::*;

use crate::analysis::{Gap, Gaps};
use crate::browser::location;
use crate::framework::{Pack, Scale};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{Heading, action, score_mark, table, to_sheet};
use crate::workbook::Lane;

/// Where the gap is widest.
#[component]
pub fn GapsPage(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let ranking = reactive_view(move || {
        store.with_rounds(|_, round, _| ranking(pack, &Gaps::of(pack, round))).unwrap_or_else(empty_view)
    });
    view! {
        <Heading text="Where the gap is widest" />
        <p class="guide">"The gap is target minus now. Where it is widest is where effort, planning and monitoring go first."</p>
        {ranking}
        <p class="buttons screen">
            {action("Print this list", location::print)}
        </p>
    }
}

/// How many statements are ranked, and how many are not, and why.
pub fn counted(gaps: &Gaps) -> String {
    format!(
        "{} of {} statements have both ratings and are ranked. Not ranked: {} without both ratings, {} not applicable \
         to the setting.",
        gaps.ranked.len(),
        gaps.total(),
        gaps.incomplete,
        gaps.not_applicable
    )
}

fn ranking(pack: &'static Pack, gaps: &Gaps<'static>) -> AnyView {
    let desk = use_store().desk();
    let counted = view! { <p class="guide num">{counted(gaps)}</p> };
    if gaps.ranked.is_empty() {
        let first = pack.areas.first().map(|area| area.id.clone()).unwrap_or_default();
        return view! {
            {counted}
            <p class="notice">
                "Nothing can be ranked yet. As soon as a statement is rated both now and target, it stands here, widest gap first. "
                <a href=Page::Rate(first).href(&desk)>"Go to the first sheet"</a>
            </p>
        }
        .into_any();
    }
    let lines = gaps.ranked.iter().map(|gap| line(&pack.scale, *gap, &desk)).into_views();
    view! {
        {counted}
        {table(
            "Statements by gap",
            view! { <span class="unseen">"Statements with both ratings, widest gap first"</span> }.into_any(),
            &["Gap", "No.", "Statement", "Section", "Now", "Target"],
            "Statement",
            view! { <tbody>{lines}</tbody> }.into_any(),
        )}
    }
    .into_any()
}

fn line(scale: &'static Scale, gap: Gap<'static>, desk: &str) -> AnyView {
    let band = |score| {
        scale.reading(score).band.map(|band| view! { <span class="soft small">{band.short_title.clone()}</span> })
    };
    let below = (gap.width() < 0).then(|| view! { <span class="soft small">"target below now"</span> });
    view! {
        <tr>
            <td class="num"><b>{gap_width(gap.width())}</b>{below}</td>
            <td class="num">{to_sheet(gap.area, gap.statement, desk)}</td>
            <th scope="row" class="wide">{gap.statement.text.clone()}</th>
            <td>{gap.area.short_title.clone()}</td>
            <td>{score_mark(Lane::Now, Some(gap.now), scale)}{band(gap.now)}</td>
            <td>{score_mark(Lane::Target, Some(gap.target), scale)}{band(gap.target)}</td>
        </tr>
    }
    .into_any()
}

/// The width of a gap as it is printed.
pub fn gap_width(width: i16) -> String {
    width.to_string().replace('-', "−")
}
