//! A second look: what an adviser says of a school’s ratings, and what is agreed after the talk. It all travels in the one
//! file; nothing of the school’s is overwritten, and what was said before stays to be read.

mod recording;
mod statement;

use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::recording::{Recording, who_field};
use self::statement::one_statement;
use crate::analysis::{JudgementSource, ReadinessState, Share};
use crate::browser::location;
use crate::framework::{Area, Pack, Score, Statement, StatementId};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_text, reactive_view, show_when};
use crate::ui::state::store::use_store;
use crate::ui::widgets::fields::select;
use crate::ui::widgets::parts::{Heading, ScaleKey, action, count, score_mark, section, sheet_link, table};
use crate::workbook::{Lane, Opinion, Round, Voice};

/// A statement with what everybody says of it.
struct Row<'a> {
    area: &'static Area,
    statement: &'static Statement,
    own: Option<Score>,
    adviser: Option<&'a Opinion>,
    agreed: Option<&'a Opinion>,
}

impl Row<'_> {
    /// Whether anybody says another rating than the school.
    fn differs(&self) -> bool {
        let others = [self.adviser, self.agreed].into_iter().flatten();
        others.filter_map(|opinion| opinion.score).any(|score| Some(score) != self.own)
    }

    fn has_opinion(&self) -> bool {
        self.adviser.is_some() || self.agreed.is_some()
    }
}

type Shown = fn(&Row) -> bool;

/// Which statements are shown.
const FILTERS: [(&str, Shown); 3] = [
    ("All statements", |_| true),
    ("Statements with a second opinion", |row| row.has_opinion()),
    ("Statements where ratings differ", |row| row.differs()),
];

/// Every statement, in the pack’s order. Each opinion is looked at once.
fn rows<'a>(pack: &'static Pack, round: &'a Round) -> Vec<Row<'a>> {
    let mut last: BTreeMap<(&StatementId, bool), &Opinion> = BTreeMap::new();
    for opinion in &round.opinions {
        last.insert((&opinion.statement, opinion.voice == Voice::Agreed), opinion);
    }
    let said = |id, agreed| {
        let opinion: Option<&&'a Opinion> = last.get(&(id, agreed));
        opinion.copied().filter(|one| one.score.is_some() || !one.reason.trim().is_empty())
    };
    let row = |(area, statement): (&'static Area, &'static Statement)| Row {
        area,
        statement,
        own: round.own_score(&statement.id),
        adviser: said(&statement.id, false),
        agreed: said(&statement.id, true),
    };
    pack.statements().map(row).collect()
}

/// What an adviser says of a school’s ratings, and what is agreed.
#[component]
pub fn Moderation(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let Some(place) = untrack(|| store.place()) else { return empty_view() };
    let recording = Recording::new(store, pack, place);
    let filter = RwSignal::new(0usize);
    let figures = reactive_view(move || recording.read(|round| figures(pack, round)).unwrap_or_else(empty_view));
    let changed = reactive_view(move || recording.read(|round| changed(pack, round)).unwrap_or_else(empty_view));
    let areas = reactive_view(move || areas(recording, filter.get()));
    let choices = FILTERS.iter().map(|(words, _)| (*words).to_owned()).collect();
    let readiness = reactive_view(move || readiness(recording));
    view! {
        <Heading text="Moderation" />
        <p class="page-guide">
            "An adviser opens the school’s file and records a second judgement beside the school’s own, with a reason. After discussion, they record what is agreed. The adviser then saves the file and returns it. The school sees all three, and its own judgements don’t change."
        </p>
        <div class="screen-only">{who_field(recording)}</div>
        {(!pack.is_judged()).then(|| view! { <div class="screen-only"><ScaleKey scale=&pack.scale /></div> })}
        {figures}
        {readiness}
        <div class="screen-only page-sections">
            {section("statements", "Statement by statement", view! {
                <div class="filters">
                    <p class="field">
                        <label for="moderation-filter">"Show"</label>
                        {select("moderation-filter".to_owned(), None, choices, Memo::new(move |_| filter.get()), move |at| filter.set(at))}
                    </p>
                </div>
                {areas}
            }.into_any())}
        </div>
        {section("changed", "What changed", changed.into_any())}
        <p class="button-row screen-only">{action("Print this page", location::print)}</p>
    }
    .into_any()
}

/// How many were looked at, and how they compare with the school’s own.
fn figures(pack: &'static Pack, round: &Round) -> AnyView {
    let rows = rows(pack, round);
    let looked = rows.iter().filter(|row| row.adviser.is_some()).count();
    let agreed = rows.iter().filter(|row| row.agreed.is_some_and(|opinion| opinion.score.is_some())).count();
    if looked == 0 && rows.iter().all(|row| row.agreed.is_none()) {
        return view! {
            <p class="notice">
                "No one has recorded a second judgement yet. Enter who is recording, then choose your judgement of a statement below."
            </p>
        }
        .into_any();
    }
    let (mut same, mut higher, mut lower) = (0, 0, 0);
    for row in &rows {
        let Some(score) = row.adviser.and_then(|opinion| opinion.score) else { continue };
        if Some(score) == row.own {
            same += 1;
        } else if let (Some(own), Some(other)) = (pack.scale.counted(row.own), pack.scale.counted(Some(score))) {
            higher += usize::from(other > own);
            lower += usize::from(other < own);
        }
    }
    let rest = looked - same - higher - lower;
    let rest = if rest == 0 { String::new() } else { format!(", {rest} can’t be compared") };
    let words = format!(
        "The adviser has checked {looked} of {}: {same} the same as the school’s, {higher} higher, {lower} lower{rest}. {agreed} agreed.",
        count(rows.len(), "statement", "statements")
    );
    view! { <p class="tabular">{words}</p> }.into_any()
}

/// How a judged pack stands by what is agreed, where the school has not judged so itself.
fn readiness(recording: Recording) -> AnyView {
    let Recording { pack, place, .. } = recording;
    if !pack.is_judged() {
        return empty_view();
    }
    let words = recording.store.workbook.with(|workbook| {
        let assessment = workbook.assessments.get(place.assessment)?;
        let round = assessment.rounds.get(place.round)?;
        if !round.has_agreed() {
            return None;
        }
        let share = Share::of_pack(pack, round, JudgementSource::Agreed);
        let met = format!(
            "Using the agreed judgement where there is one, otherwise the school’s own: {} of {} met",
            share.met,
            share.applicable()
        );
        let rule = ReadinessState::in_round(pack, assessment, round, JudgementSource::Agreed);
        Some(rule.map_or_else(|| format!("{met}."), |state| format!("{met}; {}.", state.verdict)))
    });
    words.map_or_else(empty_view, |words| view! { <p class="tabular">{words}</p> }.into_any())
}

/// The areas, of which one is open at a time. Which statements they show is settled when the filter is chosen: none
/// vanishes under the hands of who is recording.
fn areas(recording: Recording, filter: usize) -> AnyView {
    let shown = FILTERS.get(filter).map_or((|_| true) as Shown, |(_, shown)| *shown);
    let pick = |round: &Round| -> Vec<&'static StatementId> {
        rows(recording.pack, round).iter().filter(|row| shown(row)).map(|row| &row.statement.id).collect()
    };
    let ids = untrack(|| recording.read(pick)).unwrap_or_default();
    if ids.is_empty() {
        let why = if filter == 1 {
            "No statement has a second opinion yet."
        } else {
            "No one’s rating differs from the school’s."
        };
        return view! { <p class="notice">{why}</p> }.into_any();
    }
    let mut first = true;
    let mut each = Vec::new();
    for area in &recording.pack.areas {
        let statements: Vec<&'static Statement> =
            area.statements.iter().filter(|statement| ids.contains(&&statement.id)).collect();
        if !statements.is_empty() {
            each.push(one_area(recording, area, statements, first));
            first = false;
        }
    }
    each.into_any()
}

fn one_area(recording: Recording, area: &'static Area, statements: Vec<&'static Statement>, first: bool) -> AnyView {
    let open = RwSignal::new(first);
    let toggled = move |event: web_sys::Event| {
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok());
        if let Some(details) = details {
            open.set(details.open());
        }
    };
    let many = statements.len();
    let looked = memo_text(move || {
        let of_area = |round: &Round| {
            let some = rows(recording.pack, round);
            some.iter().filter(|row| row.area.id == area.id && row.adviser.is_some()).count()
        };
        let looked = recording.read(of_area).unwrap_or_default();
        format!(": {}, {looked} of {} checked", count(many, "statement", "statements"), area.statements.len())
    });
    let content = show_when(
        move || open.get(),
        move || statements.iter().map(|statement| one_statement(recording, area, statement)).into_views().into_any(),
    );
    view! {
        <details name="moderation" open=first on:toggle=toggled>
            <summary><b>{area.heading()}</b><span class="muted tabular">{reactive_text(move || looked.get())}</span></summary>
            {content}
        </details>
    }
    .into_any()
}

/// The statements of which somebody says another rating than the school.
fn changed(pack: &'static Pack, round: &Round) -> AnyView {
    let rows: Vec<Row> = rows(pack, round).into_iter().filter(Row::differs).collect();
    if rows.is_empty() {
        return view! { <p>"Nothing recorded differs from the school’s own."</p> }.into_any();
    }
    let scale = &pack.scale;
    let desk = use_store().desk();
    let each = rows.iter().map(|row| {
        let mark = |opinion: Option<&Opinion>| score_mark(Lane::Now, opinion.and_then(|one| one.score), scale);
        let reasons = [("Adviser", row.adviser), ("Agreed", row.agreed)];
        let reasons = reasons.into_iter().filter_map(|(who, opinion)| {
            let reason = opinion?.reason.trim();
            (!reason.is_empty()).then(|| view! { <p><b>{who}": "</b>{reason.to_owned()}</p> })
        });
        view! {
            <tr>
                <td class="tabular">{sheet_link(row.area, row.statement, &desk)}</td>
                <th scope="row" class="table-wide">{row.statement.text.clone()}</th>
                <td>{score_mark(Lane::Now, row.own, scale)}</td>
                <td>{mark(row.adviser)}</td>
                <td>{mark(row.agreed)}</td>
                <td class="moderation-reasons">{reasons.into_views()}</td>
            </tr>
        }
    });
    let caption = format!("{} where a rating differs from the school’s", count(rows.len(), "statement", "statements"));
    table(
        "Different ratings",
        view! { {caption} }.into_any(),
        &["No.", "Statement", "School", "Adviser", "Agreed", "Reasons"],
        "Statement",
        view! { <tbody>{each.into_views()}</tbody> }.into_any(),
    )
}
