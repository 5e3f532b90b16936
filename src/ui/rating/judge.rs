//! Judging the statements of one area: a word for each, under the headings of its aspects.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::{focus, location};
use crate::framework::{Area, Aspect, Pack, Score, Statement};
use crate::ui::rating::terms::Defined;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_text, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::editing::{self, Prose, Shape, prose, prose_field};
use crate::ui::widgets::keys::Walk;
use crate::ui::widgets::parts::{Heading, action, count, named_action, place_of};
use crate::workbook::Lane;

/// The judging page of one area.
#[component]
pub fn Judge(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let next = pack.areas.iter().skip_while(|one| one.id != area.id).nth(1);
    let (next, words) = match next {
        Some(next) => (Page::Rate(next.id.clone()), format!("Next: {}", next.short_title)),
        None => (Page::Readiness, "Next: readiness".to_owned()),
    };
    let options: Vec<String> = pack.scale.scores().map(|score| format!("“{}”", pack.scale.label(score))).collect();
    view! {
        <Heading text=area.heading() />
        <p class="guide">
            {format!(
                "{}. Judge each as it is now: {}. It is fine to leave some blank.",
                count(area.statements.len(), "statement", "statements"),
                options.join(", "),
            )}
            {(!pack.glossary.is_empty()).then_some(" Words with a dotted line are in the glossary.")}
        </p>
        {wording_open(area)}
        {sheet(pack, area, true)}
        <p class="buttons after-sheet screen">
            {action("Print this page", location::print)}
            <a class="button primary next" href=next.href(&store.desk())>{words}<span aria-hidden="true">"→"</span></a>
        </p>
    }
}

/// The statements under the headings of their aspects. `more`: with comments, notes and evidence.
pub fn sheet(pack: &'static Pack, area: &'static Area, more: bool) -> AnyView {
    let groups = area.groups().into_iter().map(|(aspect, statements)| group(pack, aspect, statements, more));
    groups.into_views().into_any()
}

/// What is said where the source gives headings and no wording.
fn wording_open(area: &'static Area) -> AnyView {
    if !area.statements.iter().any(|statement| statement.wording_open) {
        return empty_view();
    }
    view! {
        <p class="notice">
            "The wording of the criteria here is not published, so this page does not have it. Judge each heading as a whole from the criteria that you were given, or "
            <a href="#/packs">"write them into a pack of your own"</a> "."
        </p>
    }
    .into_any()
}

fn group(
    pack: &'static Pack,
    aspect: Option<&'static Aspect>,
    statements: Vec<&'static Statement>,
    more: bool,
) -> AnyView {
    let rows = statements.into_iter().map(|statement| one(pack, statement, more)).into_views();
    let Some(aspect) = aspect else { return view! { <div class="judged-group">{rows}</div> }.into_any() };
    let heading = format!("aspect-{}", aspect.id);
    let id = heading.clone();
    view! {
        <section class="judged-group" aria-labelledby=heading>
            <h2 id=id>{aspect.title.clone()}</h2>
            {rows}
            {more.then(|| comment_field(aspect))}
        </section>
    }
    .into_any()
}

/// What is said of an aspect.
fn comment_field(aspect: &'static Aspect) -> AnyView {
    let comment = editing::comment(&aspect.id);
    let whole =
        Prose { get: Box::new(|comment: &String| comment.as_str()), set: Arc::new(|comment, typed| *comment = typed) };
    prose_field(&comment, "comment", format!("Comment on “{}”", aspect.title), "", Shape::Lines, whole)
}

fn one(pack: &'static Pack, statement: &'static Statement, with_more: bool) -> AnyView {
    let store = use_store();
    let scale = &pack.scale;
    let score = Memo::new(move |_| store.score(&statement.id, Lane::Now));
    let key: &'static str = &statement.id.0;
    let defined = Defined::new(pack, key);
    let walk = Walk::new();
    let judge =
        move |score: Option<Score>| store.rate(&statement.id, Lane::Now, score, score.is_some() && walk.goes_on());
    let clear = move || {
        judge(None);
        focus::focus_named(&format!("judge-{key}"));
    };
    let name = format!("judge-{key}");
    let options = scale.scores().map(|option| {
        let class = reactive_text(move || {
            let chosen = score.get() == Some(option);
            let tone = match () {
                () if scale.is_met(Some(option)) => "met",
                () if scale.is_above_lowest(option) => "partly",
                () => "not-yet",
            };
            format!("option {tone}{}", if chosen { " chosen" } else { "" })
        });
        view! {
            <label class=class>
                <input type="radio" name=name.clone() prop:checked=move || score.get() == Some(option) on:change=move |_| judge(Some(option)) />
                {scale.label(option).to_owned()}
            </label>
        }
    });
    let options = options.into_views();
    let key_down = move |event: web_sys::KeyboardEvent| {
        if walk.hears(&event) {
            return;
        }
        if matches!(event.key().as_str(), "Delete" | "Backspace") {
            event.prevent_default();
            judge(None);
        }
    };
    let cleared = format!("Clear {}", statement.number);
    view! {
        <fieldset class="judged" id=place_of(&statement.id.0) tabindex="-1" on:mouseleave=move |_| defined.close()>
            <legend><b class="num">{statement.number.clone()}</b>" "{defined.text(&statement.text)}</legend>
            {defined.definition()}
            <div class="options" on:keydown=key_down>
                {options}
                {show_when(move || score.get().is_some(), move || named_action("Clear", cleared.clone(), clear))}
                {limiting(store, statement)}
            </div>
            {with_more.then(|| more(pack, statement))}
        </fieldset>
    }
    .into_any()
}

/// Whether a statement bars the award while it is unmet.
fn limiting(store: Store, statement: &'static Statement) -> AnyView {
    let is = Memo::new(move |_| store.is_limiting(statement));
    reactive_view(move || match is.get() {
        Some(true) => view! { <span class="pill limiting">"Limiting"</span> }.into_any(),
        _ => empty_view(),
    })
    .into_any()
}

/// Note and evidence, made only when they are looked at: a long page stays quick.
fn more(pack: &'static Pack, statement: &'static Statement) -> AnyView {
    let store = use_store();
    let open = RwSignal::new(false);
    let toggled = move |event: web_sys::Event| {
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok());
        if details.is_some_and(|details| details.open()) {
            open.set(true);
        }
    };
    let linked = Memo::new(move |_| {
        store.workbook.with(|workbook| {
            workbook.evidence.iter().filter(|item| item.speaks_for(&pack.id, &statement.id, None)).count()
        })
    });
    let noted = Memo::new(move |_| {
        let noted = |round: &crate::workbook::Round| {
            round.evidence.get(&statement.id).is_some_and(|said| !said.own.trim().is_empty())
        };
        store.with_rounds(|_, round, _| noted(round)).unwrap_or_default()
    });
    let says = reactive_text(move || {
        let note = if noted.get() { "a note" } else { "no note" };
        let evidence = match linked.get() {
            0 => "no evidence linked".to_owned(),
            many => format!("{} linked", count(many, "piece of evidence", "pieces of evidence")),
        };
        format!("{note}, {evidence}")
    });
    let area = pack.areas.iter().find(|area| area.statements.iter().any(|one| one.id == statement.id));
    let evidence =
        area.map(|area| Page::Evidence(area.id.clone()).href_at(&store.desk(), &statement.id)).unwrap_or_default();
    let number = statement.number.clone();
    let content = move || {
        let said = editing::statement(&statement.id);
        view! {
            {prose_field(&said, "own", format!("Note on {number}"), "", Shape::Lines, prose!(own))}
            <p><a href=evidence.clone()>{format!("Evidence for {number}")}</a></p>
        }
        .into_any()
    };
    view! {
        <details class="more" on:toggle=toggled>
            <summary>{format!("{} note and evidence: ", statement.number)}<span class="soft">{says}</span></summary>
            {show_when(move || open.get(), content)}
        </details>
    }
    .into_any()
}
