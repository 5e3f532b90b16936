//! One page for governors: the chart, what is strong, what comes first, what moved, how the plan stands, what to ask.

use leptos::prelude::*;

use crate::analysis::{GovernorsSummary, NO_EVIDENCE_YET, earlier_round, movement_in_figures};
use crate::browser::{clock, location};
use crate::framework::Pack;
use crate::ui::charts::paper::vector;
use crate::ui::charts::pictures::figure_of;
use crate::ui::plan::parts::plan_summary;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_text, reactive_view};
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{Heading, Key, action, round_in_words, score_mark};
use crate::workbook::Lane;

/// The page for governors.
#[component]
pub fn GovernorsPage(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    // On paper, the line above the heading says whose it is.
    let whose = reactive_text(move || {
        let name = store.workbook.with(|workbook| workbook.school.name.clone());
        format!("{name}. {}. ", pack.title)
    });
    let about =
        reactive_text(move || store.with_rounds(|_, round, _| round_in_words(pack, round.about())).unwrap_or_default());
    let chart = reactive_view(move || {
        store.workbook.track();
        let areas: Vec<_> = pack.areas.iter().collect();
        figure_of(store, pack, &areas).map_or_else(empty_view, |figure| vector(&figure.svg(), "chart-picture"))
    });
    let findings = reactive_view(move || {
        store.workbook.with(|workbook| match GovernorsSummary::of_last_round(pack, workbook, clock::today()) {
            Some(found) => findings(pack, &found, plan_summary(&workbook.plan)),
            None => empty_view(),
        })
    });
    view! {
        <Heading text="For governors" />
        <p class="page-guide tabular"><span class="screen-only">{whose}</span>{about}</p>
        <div class="governors">
            <div>
                <Key />
                {chart}
                <p class="muted screen-only"><a href=Page::Overview.href(&store.desk())>"The same numbers in a table"</a></p>
            </div>
            <div>{findings}</div>
        </div>
        <p class="button-row screen-only">
            {action("Print this page", location::print)}
            <a class="button" href=Page::Documents.href(&store.desk())>"Download as Word"</a>
        </p>
    }
}

fn findings(pack: &'static Pack, found: &GovernorsSummary, plan: String) -> AnyView {
    let strengths = found.strengths.iter().map(|one| {
        let shown = (!one.has_evidence).then(|| format!(" {NO_EVIDENCE_YET}"));
        view! {
            <li>
                {score_mark(Lane::Now, Some(one.now), &pack.scale)}" "<b class="tabular">{one.statement.number.clone()}</b>" "
                {one.statement.text.clone()}<span class="muted">{shown}</span>
            </li>
        }
    });
    let strengths = strengths.into_views();
    let strengths = if strengths.is_empty() {
        view! { <p class="muted">"No statement is rated above the lowest band yet."</p> }.into_any()
    } else {
        view! { <ul>{strengths}</ul> }.into_any()
    };
    let priorities = found.priorities.iter().map(|gap| {
        view! {
            <li>
                {score_mark(Lane::Now, Some(gap.now), &pack.scale)}<span aria-hidden="true">" → "</span><span class="visually-hidden">" to move to "</span>
                {score_mark(Lane::Target, Some(gap.target), &pack.scale)}" "
                <b class="tabular">{gap.statement.number.clone()}</b>" "{gap.statement.text.clone()}
            </li>
        }
    });
    let priorities = priorities.into_views();
    let priorities = if priorities.is_empty() {
        view! { <p class="muted">"No statement has a target above where it is now yet."</p> }.into_any()
    } else {
        view! { <ul>{priorities}</ul> }.into_any()
    };
    let moved = match &found.moved {
        None => "This is the first round, so there is nothing to compare it with yet.".to_owned(),
        Some((day, movement)) => movement_in_figures(&format!("Since {}", earlier_round(*day)), movement),
    };
    view! {
        <h2>"Highest rated"</h2>
        {strengths}
        <h2>"Priorities"</h2>
        {priorities}
        <h2>"Changes"</h2>
        <p class="tabular">{moved}</p>
        <h2>"The plan"</h2>
        <p class="tabular">{plan}</p>
        <h2>"Questions to ask"</h2>
        <ol>{found.questions.iter().map(|question| view! { <li>{question.clone()}</li> }).into_views()}</ol>
    }
    .into_any()
}
