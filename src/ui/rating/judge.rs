//! The page for judging one area: each statement gets a word of the scale, under the headings of its aspects.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::{focus, location};
use crate::framework::{Area, Aspect, Pack, Score, Statement};
use crate::ui::rating::terms::GlossaryText;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_text, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::editing::{self, Prose, prose, prose_field};
use crate::ui::widgets::fields::Shape;
use crate::ui::widgets::keys::ArrowRun;
use crate::ui::widgets::parts::{Heading, action, count, named_action, statement_anchor};
use crate::workbook::{Lane, Round};

/// The page for judging one area.
#[component]
pub fn Judge(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let next = pack.areas.iter().skip_while(|one| one.id != area.id).nth(1);
    let (next, next_text) = match next {
        Some(next) => (Page::Rate(next.id.clone()), format!("Next: {}", next.short_title)),
        None => (Page::Readiness, "Next: readiness".to_owned()),
    };
    let options: Vec<String> = pack.scale.scores().map(|score| format!("“{}”", pack.scale.label(score))).collect();
    view! {
        <Heading text=area.heading() />
        <p class="page-guide">
            {format!(
                "{}. Judge each one as it is now: {}. You can leave some blank.",
                count(area.statements.len(), "statement", "statements"),
                options.join(", "),
            )}
            {(!pack.glossary.is_empty()).then_some(" Words with a dotted line are in the glossary.")}
        </p>
        {wording_notice(area)}
        {sheet(pack, area, true)}
        <p class="button-row screen-only">
            {action("Print this page", location::print)}
            <a class="button button-primary sheet-next" href=next.href(&store.desk())>
                {next_text}<span aria-hidden="true">"→"</span>
            </a>
        </p>
    }
}

/// Returns the statements of an area under the headings of their aspects. `with_notes` adds fields for comments and
/// notes, and links to the evidence.
pub fn sheet(pack: &'static Pack, area: &'static Area, with_notes: bool) -> AnyView {
    let groups = area.groups().into_iter().map(|(aspect, statements)| group(pack, aspect, statements, with_notes));
    groups.into_views().into_any()
}

/// Returns a notice for an area whose source gives headings and no wording; nothing for any other area.
fn wording_notice(area: &'static Area) -> AnyView {
    if !area.statements.iter().any(|statement| statement.wording_open) {
        return empty_view();
    }
    view! {
        <p class="notice">
            "The wording of these criteria is not published, so only their headings are here. Judge each heading as a \
            whole, using the criteria you were given, or "
            <a href="#/packs">"write them into a scheme of your own"</a> "."
        </p>
    }
    .into_any()
}

fn group(
    pack: &'static Pack,
    aspect: Option<&'static Aspect>,
    statements: Vec<&'static Statement>,
    with_notes: bool,
) -> AnyView {
    let rows = statements.into_iter().map(|one| statement_fieldset(pack, one, with_notes)).into_views();
    let Some(aspect) = aspect else { return view! { <div class="judge-group">{rows}</div> }.into_any() };
    let heading = format!("aspect-{}", aspect.id);
    let id = heading.clone();
    view! {
        <section class="judge-group" aria-labelledby=heading>
            <h2 id=id>{aspect.title.clone()}</h2>
            {rows}
            {with_notes.then(|| comment_field(aspect))}
        </section>
    }
    .into_any()
}

/// Returns the field for the comment on an aspect.
fn comment_field(aspect: &'static Aspect) -> AnyView {
    let comment = editing::comment(&aspect.id);
    let whole =
        Prose { get: Box::new(|comment: &String| comment.as_str()), set: Arc::new(|comment, typed| *comment = typed) };
    prose_field(&comment, "comment", format!("Comment on “{}”", aspect.title), "", Shape::Lines, whole)
}

/// Returns one statement with the radio buttons that judge it.
fn statement_fieldset(pack: &'static Pack, statement: &'static Statement, with_notes: bool) -> AnyView {
    let store = use_store();
    let scale = &pack.scale;
    let score = Memo::new(move |_| store.score(&statement.id, Lane::Now));
    let key: &'static str = &statement.id.0;
    let wording = GlossaryText::new(pack, key);
    let arrow_run = ArrowRun::new();
    let judge = move |score: Option<Score>| {
        store.rate(&statement.id, Lane::Now, score, score.is_some() && arrow_run.continues())
    };
    let clear = move || {
        judge(None);
        focus::focus_named(&format!("judge-{key}"));
    };
    let name = format!("judge-{key}");
    let options = scale.scores().map(|option| {
        let class = reactive_text(move || {
            let chosen = score.get() == Some(option);
            let tone = if scale.is_met(Some(option)) {
                " judge-option-met"
            } else if scale.is_above_lowest(option) {
                " judge-option-partly"
            } else {
                ""
            };
            format!("judge-option{tone}{}", if chosen { " judge-option-chosen" } else { "" })
        });
        view! {
            <label class=class>
                <input
                    type="radio" name=name.clone() prop:checked=move || score.get() == Some(option)
                    on:change=move |_| judge(Some(option))
                />
                {scale.label(option).to_owned()}
            </label>
        }
    });
    let options = options.into_views();
    let key_down = move |event: web_sys::KeyboardEvent| {
        if arrow_run.on_key(&event) {
            return;
        }
        if matches!(event.key().as_str(), "Delete" | "Backspace") {
            event.prevent_default();
            judge(None);
        }
    };
    let clear_name = format!("Clear {}", statement.number);
    view! {
        <fieldset
            class="judge-statement" id=statement_anchor(&statement.id.0) tabindex="-1"
            on:mouseleave=move |_| wording.close()
        >
            <legend><b class="tabular">{statement.number.clone()}</b>" "{wording.text_with_terms(&statement.text)}</legend>
            {wording.definition()}
            <div class="judge-options" on:keydown=key_down>
                {options}
                {show_when(move || score.get().is_some(), move || named_action("Clear", clear_name.clone(), clear))}
                {limiting_mark(store, statement)}
            </div>
            {with_notes.then(|| note_and_evidence(pack, statement))}
        </fieldset>
    }
    .into_any()
}

/// Returns the mark of a limiting statement, which bars the award while it is unmet; nothing for any other.
fn limiting_mark(store: Store, statement: &'static Statement) -> AnyView {
    let is_limiting = Memo::new(move |_| store.is_limiting(statement));
    reactive_view(move || match is_limiting.get() {
        Some(true) => view! { <span class="pill pill-limiting">"Limiting"</span> }.into_any(),
        _ => empty_view(),
    })
    .into_any()
}

/// Returns a fold with a statement's note and a link to its evidence. Its content is made when it is first opened, so
/// that a long page stays quick.
fn note_and_evidence(pack: &'static Pack, statement: &'static Statement) -> AnyView {
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
    let has_note = Memo::new(move |_| {
        let has_note =
            |round: &Round| round.evidence.get(&statement.id).is_some_and(|evidence| !evidence.own.trim().is_empty());
        store.with_rounds(|_, round, _| has_note(round)).unwrap_or_default()
    });
    let summary = reactive_text(move || {
        let note = if has_note.get() { "a note" } else { "no note" };
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
        let evidence_text = editing::statement(&statement.id);
        view! {
            {prose_field(&evidence_text, "own", format!("Note on {number}"), "", Shape::Lines, prose!(own))}
            <p><a href=evidence.clone()>{format!("Evidence for {number}")}</a></p>
        }
        .into_any()
    };
    view! {
        <details class="judge-more" on:toggle=toggled>
            <summary>{format!("{} note and evidence: ", statement.number)}<span class="muted">{summary}</span></summary>
            {show_when(move || open.get(), content)}
        </details>
    }
    .into_any()
}
