//! Two rounds compared: on a chart, and statement by statement.

use leptos::prelude::*;

use crate::analysis::{Movement, movement_in_figures};
use crate::chart::{LinesChart, SharesChart};
use crate::framework::{Area, Pack};
use crate::ui::charts::paper::vector;
use crate::ui::rating::overview::{rating_difference, signed};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::store::use_store;
use crate::ui::widgets::fields::select;
use crate::ui::widgets::parts::{baseline_mark, round_in_words, score_mark, section, sheet_link, table};
use crate::workbook::{Lane, Round, Workbook};

fn rounds<'a>(workbook: &'a Workbook, pack: &Pack) -> &'a [Round] {
    workbook.assessment(&pack.id).map(|(_, assessment)| assessment.rounds.as_slice()).unwrap_or_default()
}

/// The comparison of two rounds that the user chooses; nothing while there is only one round.
#[component]
pub fn Compare(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let number = Memo::new(move |_| store.workbook.with(|workbook| rounds(workbook, pack).len()));
    reactive_view(move || {
        let number = number.get();
        if number < 2 {
            return empty_view();
        }
        let earlier = RwSignal::new(0usize);
        let later = RwSignal::new(number - 1);
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
                return view! { <p class="notice">"Choose two different rounds to see what changed between them."</p> }
                    .into_any();
            }
            store.workbook.with(|workbook| {
                let rounds = rounds(workbook, pack);
                match (rounds.get(earlier), rounds.get(later), rounds.first()) {
                    (Some(before), Some(after), Some(baseline)) => {
                        let baseline = (earlier != 0 && later != 0).then_some(baseline);
                        compared(pack, before, after, baseline)
                    }
                    _ => empty_view(),
                }
            })
        });
        let content = view! {
            <div class="rounds-pair screen-only">
                {choice("earlier-round", "Compare", earlier)}
                {choice("later-round", "with", later)}
            </div>
            {found}
        };
        section("compare", "Compare two rounds", content.into_any())
    })
}

fn compared(pack: &'static Pack, before: &Round, after: &Round, baseline: Option<&Round>) -> AnyView {
    let movement = Movement::between(pack, before, after);
    // The page and its print name the school, so the picture does not.
    let title = pack.title.clone();
    let about = round_in_words(pack, after.about());
    let (svg, legend) = if pack.is_judged() {
        let chart = SharesChart::new(pack, after, Some(before), title, about);
        (chart.svg(), "On the chart, bars show the later round and marks show the earlier one.")
    } else {
        let chart = LinesChart::new(pack, pack.areas.iter(), after, Some(before), title, about);
        let chart = chart.with_dotted("Now in the earlier round");
        (
            chart.svg(),
            "On the chart, the dotted line with squares shows now in the earlier round. In the later round, now is \
             solid and the target is dashed.",
        )
    };
    let head: &[&str] = match baseline {
        Some(_) => &["No.", "Statement", "Baseline", "Earlier", "Later", "Change"],
        None => &["No.", "Statement", "Earlier", "Later", "Change"],
    };
    let caption = view! { <span class="visually-hidden">"Now in two rounds, and the change"</span> }.into_any();
    let bodies = pack.areas.iter().map(|area| one_area(pack, area, before, after, baseline, head.len()));
    view! {
        <p class="tabular">{movement_in_figures("Between these rounds", &movement)}</p>
        <p class="muted">{legend}</p>
        {vector(&svg, "chart-picture rounds-chart")}
        {table("Two rounds", caption, head, "Statement", bodies.into_views().into_any())}
    }
    .into_any()
}

fn one_area(
    pack: &'static Pack,
    area: &'static Area,
    before: &Round,
    after: &Round,
    baseline: Option<&Round>,
    columns: usize,
) -> AnyView {
    let scale = &pack.scale;
    let rows = area.statements.iter().map(|statement| {
        let now = |round: &Round| round.score(&statement.id, Lane::Now);
        let change = rating_difference(scale, now(before), now(after)).map(signed);
        let workbook_path = use_store().desk();
        view! {
            <tr>
                <td class="tabular">{sheet_link(area, statement, &workbook_path)}</td>
                <th scope="row" class="table-wide">{statement.text.clone()}</th>
                {baseline.map(|round| view! { <td>{baseline_mark(now(round), scale)}</td> })}
                <td>{baseline_mark(now(before), scale)}</td>
                <td>{score_mark(Lane::Now, now(after), scale)}</td>
                <td class="tabular">{change}</td>
            </tr>
        }
    });
    view! {
        <tbody>
            <tr class="table-area"><th scope="rowgroup" colspan=columns>{area.heading()}</th></tr>
            {rows.into_views()}
        </tbody>
    }
    .into_any()
}
