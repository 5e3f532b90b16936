//! How far the school is from an award: the rule of the pack, what is limiting, and what would change it soonest.

use leptos::prelude::*;

use crate::analysis::{AreaShare, JudgementSource, ReadinessState, Share, Verdict, WorkFor};
use crate::browser::{files, ids, location};
use crate::files::{file_name, pack_to_json};
use crate::framework::{Area, Pack, Score, Statement};
use crate::session::{is_planned, plan_statements};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::fields::select;
use crate::ui::widgets::parts::{Heading, action, count, judged, named_action, primary, section, table};
use crate::workbook::{Assessment, Command, Round};

/// How far the school is from an award.
#[component]
pub fn ReadinessPage(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let agreed = RwSignal::new(0usize);
    let has_agreed = Memo::new(move |_| store.with_rounds(|_, round, _| round.has_agreed()).unwrap_or_default());
    let whose =
        move || if has_agreed.get() && agreed.get() == 1 { JudgementSource::Agreed } else { JudgementSource::School };
    let verdict =
        reactive_view(move || with_round(store, |assessment, round| verdict(store, pack, assessment, round, whose())));
    let shares = reactive_view(move || with_round(store, |_, round| shares_table(pack, round, whose())));
    let choice = move || {
        let words =
            vec!["The school’s own judgements".to_owned(), "The agreed judgement, where there is one".to_owned()];
        view! {
            <p class="field screen-only">
                <label for="whose">"Which judgements count?"</label>
                {select("whose".to_owned(), None, words, Memo::new(move |_| agreed.get()), move |at| agreed.set(at))}
            </p>
        }
        .into_any()
    };
    view! {
        <Heading text="Readiness" />
        {show_when(move || has_agreed.get(), choice)}
        {verdict}
        {section("shares", "Met, by section and aspect", shares.into_any())}
        {limiting(store, pack)}
        <p class="button-row screen-only">{action("Print this page", location::print)}</p>
    }
}

/// Reads the assessment that the page is about, and its current round.
pub fn with_round(store: Store, read: impl FnOnce(&Assessment, &Round) -> AnyView) -> AnyView {
    let Some(place) = store.assessment() else { return empty_view() };
    store.workbook.with(|workbook| {
        let found = workbook.assessments.get(place).and_then(|one| Some((one, one.current()?)));
        found.map_or_else(empty_view, |(assessment, round)| read(assessment, round))
    })
}

fn verdict(
    store: Store,
    pack: &'static Pack,
    assessment: &Assessment,
    round: &Round,
    whose: JudgementSource,
) -> AnyView {
    let Some(state) = ReadinessState::in_round(pack, assessment, round, whose) else {
        let share = Share::of_pack(pack, round, whose);
        return view! {
            <p class="notice tabular">{format!("{} of {} are met. This scheme has no rule that says when a school is ready. You can add a rule in the scheme editor.", share.met, share.applicable())}</p>
        }
        .into_any();
    };
    let (class, mark, heading, reasons) = match &state.verdict {
        Verdict::Ready => ("readiness-verdict readiness-verdict-ready", "✓", "Ready, by the scheme’s rule", Vec::new()),
        Verdict::NotYet(reasons) => (
            "readiness-verdict readiness-verdict-not-ready",
            "○",
            "Not ready yet, because",
            reasons.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ),
    };
    let reasons = reasons.into_iter().map(|reason| view! { <li>{reason}"."</li> }).into_views();
    let figures = format!(
        "{} of {} met. The rule asks for {}% of them: {}.",
        state.met, state.total, state.rule.share, state.needed
    );
    let kinds = match (state.limiting, state.unknown) {
        (limiting, 0) => format!("{} limiting.", count(limiting, "statement is", "statements are")),
        (limiting, unknown) => format!(
            "{} marked as limiting; of {unknown} it is not known yet.",
            count(limiting, "statement is", "statements are")
        ),
    };
    let work: Vec<(&'static Area, &'static Statement, WorkFor, Option<Score>)> = state
        .soonest
        .iter()
        .filter_map(|one| {
            let (area, statement) = pack.statements().find(|(_, found)| found.id == one.statement.id)?;
            Some((area, statement, one.why, one.score))
        })
        .collect();
    let all: Vec<&'static Statement> = work.iter().map(|(_, statement, ..)| *statement).collect();
    let lines = work.into_iter().map(|(area, statement, why, score)| {
        let why = match why {
            WorkFor::Limiting => "limiting",
            WorkFor::MayBeLimiting => "may be limiting",
            WorkFor::Share => "counts towards the share",
        };
        view! {
            <li>
                <div class="readiness-step">
                    <span>{judged_line(store, pack, area, statement, score)}" "<span class="pill">{why}</span></span>
                    {into_plan(store, pack, statement)}
                </div>
            </li>
        }
    });
    let lines = lines.into_views();
    let soonest = (!lines.is_empty()).then(|| {
        let content = view! {
            <p class="page-guide tabular">
                {format!(
                    "Limiting statements come first, then statements that may be limiting, then as many as {}% requires. Within each group, the statements nearest to met come first.",
                    state.rule.share,
                )}
            </p>
            <ol class="spaced-list">{lines}</ol>
            <p class="button-row">{action("Add all of these to the plan", move || put_into_plan(store, pack, &all))}</p>
        };
        section("soonest", "Quickest route to ready", content.into_any())
    });
    view! {
        <div class=class>
            <h2><span aria-hidden="true">{mark}" "</span>{heading}</h2>
            <ul>{reasons}</ul>
            <p class="tabular">{figures}" "{kinds}</p>
            <p class="muted">{state.rule.source.clone()}</p>
        </div>
        {soonest}
    }
    .into_any()
}

/// A statement with its judged, leading to where it is judged.
pub fn judged_line(
    store: Store,
    pack: &'static Pack,
    area: &'static Area,
    statement: &'static Statement,
    score: Option<Score>,
) -> AnyView {
    let href = Page::Rate(area.id.clone()).href_at(&store.desk(), &statement.id);
    view! {
        <a href=href><span class="tabular">{statement.number.clone()}</span></a>" "{statement.text.clone()}" "{judged(&pack.scale, score)}
    }
    .into_any()
}

/// The button that puts a statement into the plan, or that it is there.
pub fn into_plan(store: Store, pack: &'static Pack, statement: &'static Statement) -> AnyView {
    let planned = Memo::new(move |_| store.workbook.with(|workbook| is_planned(workbook, pack, statement)));
    reactive_view(move || {
        if planned.get() {
            return view! { <span class="muted">"in the plan"</span> }.into_any();
        }
        let name = format!("Add to the plan: {}", statement.number);
        let put = move || {
            put_into_plan(store, pack, &[statement]);
            crate::browser::focus::focus("h1");
        };
        view! { <span>{named_action("Add to the plan", name, put)}</span> }.into_any()
    })
    .into_any()
}

/// Puts statements into the plan, a target each; those that are there already stay as they are.
pub fn put_into_plan(store: Store, pack: &'static Pack, statements: &[&'static Statement]) {
    store.settle();
    let fresh = store.workbook.with_untracked(|workbook| plan_statements(workbook, pack, statements, ids::new_id));
    let sentence = match fresh.len() {
        0 => "All of them are already in the plan.".to_owned(),
        many => format!("{} now in the plan. Use Undo to go back.", count(many, "target is", "targets are")),
    };
    if !fresh.is_empty() {
        store.apply(Command::Together(fresh));
    }
    store.say(sentence);
}

/// How much is met, by area and aspect.
fn shares_table(pack: &'static Pack, round: &Round, whose: JudgementSource) -> AnyView {
    let row = |name: String, share: &Share, area: bool| {
        let percent = share.percent().map_or("–".to_owned(), |percent| format!("{percent}%"));
        let class = area.then_some("readiness-area");
        view! {
            <tr class=class>
                <th scope="row" class="table-wide">{name}</th>
                <td class="tabular">{share.met}</td>
                <td class="tabular">{share.partly}</td>
                <td class="tabular">{share.not_yet}</td>
                <td class="tabular">{share.unjudged}</td>
                <td class="tabular">{share.total}</td>
                <td class="tabular"><b>{percent}</b></td>
            </tr>
        }
        .into_any()
    };
    let rows = AreaShare::all(pack, round, whose).into_iter().flat_map(|found| {
        let mut rows = vec![row(found.area.heading(), &found.share, true)];
        rows.extend(
            found
                .aspects
                .iter()
                .filter_map(|(aspect, share)| aspect.map(|aspect| row(aspect.title.clone(), share, false))),
        );
        rows
    });
    let rows: Vec<AnyView> = rows.collect();
    table(
        "How much is met",
        view! { <span class="visually-hidden">"How many statements are met, by section and aspect"</span> }.into_any(),
        &["Section, aspect", "Met", "Partly", "Not yet", "Not judged", "Of", "Share met, rounded down"],
        "Section, aspect",
        view! { <tbody>{rows}</tbody> }.into_any(),
    )
}

/// Which statements are limiting, where the pack does not say: for the school to mark once.
fn limiting(store: Store, pack: &'static Pack) -> AnyView {
    let open: Vec<&'static Statement> =
        pack.statements().map(|(_, statement)| statement).filter(|statement| statement.limiting.is_none()).collect();
    if pack.readiness.as_ref().is_none_or(|rule| !rule.limiting) || open.is_empty() {
        return empty_view();
    }
    let rows = pack.areas.iter().map(|area| {
        let each = area.statements.iter().filter(|statement| statement.limiting.is_none());
        let each = each.map(|statement| limiting_choice(store, statement)).into_views();
        view! { <h3>{area.heading()}</h3><ul class="readiness-limiting">{each}</ul> }
    });
    let rest = open.clone();
    let mark_rest = move || {
        let Some(assessment) = store.assessment() else { return };
        let unknown = rest.iter().filter(|statement| untrack(|| store.is_limiting(statement)).is_none());
        let marks: Vec<Command> = unknown
            .map(|statement| Command::MarkLimiting {
                assessment,
                statement: statement.id.clone(),
                limiting: Some(false),
            })
            .collect();
        let many = marks.len();
        if many > 0 {
            store.apply(Command::Together(marks));
        }
        store.say(format!(
            "{} marked as not limiting. Undo takes it back.",
            count(many, "statement is", "statements are")
        ));
    };
    let content = view! {
        <p class="page-guide">"The award isn’t possible while a limiting statement isn’t met. This scheme doesn’t say which statements are limiting. Mark them here once, from the copy you were given. Your marks stay in your file."</p>
        <details>
            <summary>{format!("Mark which of {} are limiting", count(open.len(), "statement", "statements"))}</summary>
            {rows.into_views()}
            <p class="button-row">{action("Mark the rest as not limiting", mark_rest)}</p>
        </details>
        <p class="button-row">{primary("Save the scheme with these marks", move || save_marked(store, pack))}</p>
        <p class="muted">"A scheme file with your marks, for other schools that use this scheme. It contains nothing else of yours."</p>
    };
    section("limiting", "Which statements are limiting", content.into_any())
}

fn limiting_choice(store: Store, statement: &'static Statement) -> AnyView {
    let place = Memo::new(move |_| match store.is_limiting(statement) {
        None => 0,
        Some(true) => 1,
        Some(false) => 2,
    });
    let choose = move |at: usize| {
        let limiting = [None, Some(true), Some(false)].get(at).copied().flatten();
        if let Some(assessment) = untrack(|| store.assessment()) {
            store.apply(Command::MarkLimiting { assessment, statement: statement.id.clone(), limiting });
        }
    };
    let words = ["Not known", "Limiting", "Not limiting"].map(str::to_owned).to_vec();
    let id = format!("limiting-{}", statement.id);
    view! {
        <li>
            <label for=id.clone()><b class="tabular">{statement.number.clone()}</b>" "{statement.text.clone()}</label>
            {select(id, None, words, place, choose)}
        </li>
    }
    .into_any()
}

/// Gives the browser a pack file with what the school marked as limiting, under an edition of its own.
fn save_marked(store: Store, pack: &'static Pack) {
    let mut marked = pack.clone();
    for statement in marked.areas.iter_mut().flat_map(|area| &mut area.statements) {
        statement.limiting = untrack(|| store.is_limiting(statement));
    }
    marked.edition = format!("{}-limiting", pack.edition);
    marked.notes.push("A school that uses the scheme marked which statements are limiting.".to_owned());
    let name =
        file_name("", &format!("{} {}", marked.title, marked.edition), crate::browser::clock::today(), "pack.json");
    files::download(&name, &pack_to_json(&marked), "application/json");
    store.say(format!("“{name}” is in your downloads."));
}
