//! Strengths and areas for development, as soon as they are judged: for the SENCo, senior leaders and governors
//! (document 002).

use leptos::prelude::*;

use crate::analysis::{AreaShare, JudgementSource, Share, earlier_round};
use crate::browser::location;
use crate::framework::{Area, Aspect, Pack, Score, Statement};
use crate::ui::mark::readiness::{into_plan, judged_line, put_into_plan, with_round};
use crate::ui::plan::parts::plan_summary;
use crate::ui::state::reactive::{IntoViews, reactive_view};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::parts::{Heading, action, count, score_mark, section};
use crate::workbook::{Assessment, EvidenceKind, Lane, Round};

/// Strengths and areas for development.
#[component]
pub fn Strengths(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let content = reactive_view(move || with_round(store, |assessment, round| content(store, pack, assessment, round)));
    view! {
        <Heading text="Strengths and areas for development" />
        {content}
        <p class="button-row screen-only">{action("Print this page", location::print)}</p>
    }
}

/// An area or an aspect, by its heading, and its statements.
type Part = (String, &'static Area, Vec<&'static Statement>);

fn parts(pack: &'static Pack) -> Vec<Part> {
    let of = |area: &'static Area| {
        let heading = move |aspect: Option<&'static Aspect>| {
            aspect.map_or_else(|| area.heading(), |aspect| format!("{}: {}", area.heading(), aspect.title))
        };
        area.groups().into_iter().map(move |(aspect, statements)| (heading(aspect), area, statements))
    };
    pack.areas.iter().flat_map(of).collect()
}

fn content(store: Store, pack: &'static Pack, assessment: &Assessment, round: &Round) -> AnyView {
    let share = Share::of_pack(pack, round, JudgementSource::School);
    let now = |statement: &Statement| round.score(&statement.id, Lane::Now);
    if share.unjudged == share.total {
        let first = pack.areas.first().map(|area| Page::Rate(area.id.clone()).href(&store.desk()));
        return view! {
            <p class="notice">"Nothing is judged yet. Your judgements will appear here. "<a href=first>"Go to the first section"</a></p>
        }
        .into_any();
    }
    let whole = AreaShare::all(pack, round, JudgementSource::School);
    let summary = whole.iter().map(|one| {
        view! { <li class="tabular">{one.area.heading()}": "<b>{format!("{} of {} met", one.share.met, one.share.applicable())}</b></li> }
    });
    let strengths = parts(pack).into_iter().filter_map(|(heading, _, statements)| {
        let met: Vec<&Statement> =
            statements.iter().copied().filter(|statement| pack.scale.is_met(now(statement))).collect();
        if met.is_empty() {
            return None;
        }
        let share = Share::of_statements(&pack.scale, statements.iter().copied(), round, JudgementSource::School);
        let all = if share.met == share.applicable() { "all met" } else { "in part" };
        let each = met.iter().map(|statement| shown(store, pack, statement));
        Some(view! { <h3>{heading}" "<span class="muted">"("{all}")"</span></h3><ul class="spaced-list">{each.into_views()}</ul> })
    });
    let mut open: Vec<(&'static Area, &'static Statement, Option<Score>, Option<bool>)> = parts(pack)
        .into_iter()
        .flat_map(|(_, area, statements)| statements.into_iter().map(move |statement| (area, statement)))
        .filter(|(_, statement)| {
            let score = now(statement);
            pack.scale.counted(score).is_some() && !pack.scale.is_met(score)
        })
        .map(|(area, statement)| (area, statement, now(statement), assessment.is_limiting(statement)))
        .collect();
    // Limiting ones first, then the lowest judged; ties in the pack's order.
    open.sort_by_key(|(_, _, score, limiting)| (*limiting != Some(true), *score));
    let all: Vec<&'static Statement> = open.iter().map(|(_, statement, ..)| *statement).collect();
    let development = open.into_iter().map(|(area, statement, score, limiting)| {
        let limiting = (limiting == Some(true)).then(|| view! { <span class="pill pill-limiting">"Limiting"</span>" " });
        view! { <li><div class="readiness-step"><span>{judged_line(store, pack, area, statement, score)}" "{limiting}</span>{into_plan(store, pack, statement)}</div></li> }
    });
    let development = development.into_views();
    let development = if development.is_empty() {
        view! { <p class="muted">"Every judged statement is met."</p> }.into_any()
    } else {
        view! {
            <ul class="spaced-list">{development}</ul>
            <p class="button-row">{action("Add all of these to the plan", move || put_into_plan(store, pack, &all))}</p>
        }
        .into_any()
    };
    let strengths = strengths.into_views();
    let strengths = if strengths.is_empty() {
        view! { <p class="muted">"Nothing is met yet."</p> }.into_any()
    } else {
        strengths.into_any()
    };
    let unjudged = match share.unjudged {
        0 => String::new(),
        many => format!(" {} not judged yet.", count(many, "statement is", "statements are")),
    };
    view! {
        <p class="page-guide tabular">{format!("{} of {} met, {} partly, {} not yet.", share.met, share.applicable(), share.partly, share.not_yet)}{unjudged}</p>
        <ul class="spaced-list">{summary.into_views()}</ul>
        {section("strengths", "Strengths", strengths)}
        {section("development", "Areas for development", development)}
        {section("moved", "Changes since the last round", moved(store, pack, assessment))}
        {section("plan-state", "The plan", plan_state(store))}
    }
    .into_any()
}

/// A statement that is met, with what shows it: case studies first, as the best practice to share.
fn shown(store: Store, pack: &'static Pack, statement: &'static Statement) -> AnyView {
    let evidence = store.workbook.with(|workbook| {
        let linked = workbook.evidence.iter().filter(|item| item.speaks_for(&pack.id, &statement.id, None));
        let mut titles: Vec<(bool, String)> = linked
            .map(|item| (item.kind != EvidenceKind::CaseStudy, format!("{} ({})", item.title, item.kind.words())))
            .collect();
        titles.sort();
        titles.into_iter().map(|(_, title)| title).collect::<Vec<_>>().join("; ")
    });
    let evidence = (!evidence.is_empty()).then(|| view! { <span class="muted">" Shown by: "{evidence}</span> });
    view! { <li><b class="tabular">{statement.number.clone()}</b>" "{statement.text.clone()}{evidence}</li> }.into_any()
}

fn moved(store: Store, pack: &'static Pack, assessment: &Assessment) -> AnyView {
    let [.., before, now] = assessment.rounds.as_slice() else {
        let rounds = Page::Rounds.href(&store.desk());
        return view! { <p class="muted">"This is the first round. After your next audit, the changes will appear here. "<a href=rounds>"Rounds"</a></p> }.into_any();
    };
    let scores = |statement: &Statement| (before.score(&statement.id, Lane::Now), now.score(&statement.id, Lane::Now));
    let lines = pack.statements().filter_map(|(_, statement)| {
        let (was, is) = scores(statement);
        let (was, is) = (pack.scale.counted(was)?, pack.scale.counted(is)?);
        (was != is).then(|| {
            let words = if is > was { "rose" } else { "fell" };
            view! {
                <li>
                    <b class="tabular">{statement.number.clone()}</b>" "{words}" from "{score_mark(Lane::Now, Some(was), &pack.scale)}" to "{score_mark(Lane::Now, Some(is), &pack.scale)}
                    <span class="muted">" "{statement.text.clone()}</span>
                </li>
            }
        })
    });
    let lines = lines.into_views();
    let since = earlier_round(before.date);
    if lines.is_empty() {
        return view! { <p class="muted">{format!("No judgement has changed since {since}.")}</p> }.into_any();
    }
    view! { <p>{format!("Compared with {since}:")}</p><ul class="spaced-list">{lines}</ul> }.into_any()
}

fn plan_state(store: Store) -> AnyView {
    use crate::ui::state::route::PlanOrder;
    let href = Page::Plan(PlanOrder::Targets).href(&store.desk());
    let words = store.workbook.with(|workbook| plan_summary(&workbook.plan));
    view! { <p class="tabular">{words}</p><p><a href=href>"To the plan"</a></p> }.into_any()
}
