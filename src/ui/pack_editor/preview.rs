//! What the open area will look like, to try out: the rows of the real sheet over a workbook that is never kept.

use std::time::Duration;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::draft::Writing;
use super::made::preview_name;
use crate::framework::{Area, Pack, Scale, Statement, check};
use crate::ui::lane::LaneView;
use crate::ui::live::{Views, effect, live, nothing, text};
use crate::ui::overlay::Overlay;
use crate::ui::packs;
use crate::ui::parts::Key;
use crate::ui::saving::KeptText;
use crate::ui::store::{EXAMPLE, Store};
use crate::workbook::{Assessment, Lane, Round, Workbook};

/// How long it is quiet before the preview is made anew, in milliseconds.
const QUIET: Duration = Duration::from_millis(600);
/// How many statements it shows.
const MOST: usize = 40;

/// The open area as a pack of its own, without what the sheet does not need. `None` if that is not sound yet.
fn part_to_show(pack: &Pack, opened: &str) -> Option<Pack> {
    let mut area = pack.area(opened).or_else(|| pack.areas.first())?.clone();
    area.statements.truncate(MOST);
    for statement in &mut area.statements {
        statement.exemplars.clear();
    }
    area.aspects.retain(|aspect| area.statements.iter().any(|one| one.aspect.as_ref() == Some(&aspect.id)));
    (area.before_visit, area.during_visit) = (Vec::new(), Vec::new());
    let name = preview_name();
    let part = Pack {
        id: name.id,
        edition: name.edition,
        title: pack.title.clone(),
        language: pack.language.clone(),
        scale: pack.scale.clone(),
        areas: vec![area],
        ..Pack::default()
    };
    check(&part).is_ok().then_some(part)
}

/// A desk of its own, with a workbook that is never kept.
fn scratch() -> Store {
    use crate::exchange::Draft;
    let store = Store::new(String::new());
    let assessment = Assessment { pack: preview_name(), rounds: vec![Round::default()], ..Assessment::default() };
    let workbook =
        Workbook { id: EXAMPLE.to_owned(), example: true, assessments: vec![assessment], ..Workbook::default() };
    let draft = Draft { tab: String::new(), revision: 0, changed_at: 0, saved_to_file: None, workbook };
    store.lay_out(draft, KeptText::Never, Vec::new());
    store
}

/// The preview of the open area.
#[component]
pub fn Preview(writing: Writing) -> impl IntoView {
    let store = scratch();
    provide_context(store);
    let shown = RwSignal::new(None::<&'static Pack>);
    let stale = RwSignal::new(false);
    // What is shown lies in memory until the page is closed: it is made anew only when it is quiet, and another.
    let make = move || {
        let (Some(pack), Some(opened)) = (writing.pack.try_get_untracked(), writing.opened.try_get_untracked()) else {
            return;
        };
        let Some(part) = part_to_show(&pack, &opened) else { return stale.set(true) };
        stale.set(false);
        if shown.with_untracked(|shown| shown.is_none_or(|shown| *shown != part)) {
            shown.set(Some(packs::learn(part)));
            store.learnt_packs();
        }
    };
    let soon = StoredValue::new_local(None::<Timeout>);
    let mut first = true;
    effect(move || {
        writing.pack.track();
        writing.opened.track();
        if std::mem::take(&mut first) {
            make();
        } else {
            let quiet = u32::try_from(QUIET.as_millis()).unwrap_or_default();
            soon.set_value(Some(Timeout::new(quiet, make)));
        }
    });
    on_cleanup(|| packs::forget(&preview_name()));
    let sheet = live(move || match shown.get().and_then(|pack| Some((pack, pack.areas.first()?))) {
        Some((pack, area)) if pack.is_judged() => judged(store, pack, area),
        Some((pack, area)) => rated(pack, area),
        None => nothing(),
    });
    view! {
        <div class="preview">
            <p class="soft">"The area that is open above, as schools will see it. Try it out: nothing that is picked here is kept."</p>
            <p class="fault">
                {text(move || if stale.get() { "What is written just now can’t be shown yet: the line at the end of the page says why.".to_owned() } else { String::new() })}
            </p>
            {sheet}
        </div>
    }
}

fn rated(pack: &'static Pack, area: &'static Area) -> AnyView {
    let rows = area.statements.iter().map(|statement| {
        view! {
            <fieldset class="row">
                <legend class="says"><b class="num">{statement.number.clone()}</b>" "{statement.text.clone()}</legend>
                {Lane::ALL.map(|lane| view! { <LaneView statement lane scale=&pack.scale /> }).into_iter().views()}
            </fieldset>
        }
    });
    view! {
        <h3>{area.heading()}</h3>
        <Key />
        <div class="sheet screen">
            {head(&pack.scale)}
            {rows.views()}
            <Overlay pack areas=vec![area] lanes_per_row=2 marks=1.0 />
        </div>
    }
    .into_any()
}

/// The scale above the sheet, as the sheet has it.
fn head(scale: &Scale) -> AnyView {
    let first = scale.not_applicable.filter(|&score| score == scale.min);
    let width = |from: u8, to: u8| format!("{}fr", u32::from(to.saturating_sub(from)) + 1);
    let bands = scale.bands.iter().map(|band| {
        let from = if first == Some(band.from) { band.from.number() + 1 } else { band.from.number() };
        (width(from, band.to.number()), band.short_title.clone())
    });
    let not_applicable = first.map(|_| ("1fr".to_owned(), "n/a".to_owned()));
    let (columns, titles): (Vec<String>, Vec<String>) = not_applicable.into_iter().chain(bands).unzip();
    view! {
        <div class="head" aria-hidden="true">
            <div class="bands" style:grid-template-columns=columns.join(" ")>
                {titles.into_iter().map(|title| view! { <span>{title}</span> }).views()}
            </div>
            <div class="numbers num">
                {scale.scores().map(|score| view! { <b>{score.number()}</b> }).views()}
            </div>
        </div>
    }
    .into_any()
}

fn judged(store: Store, pack: &'static Pack, area: &'static Area) -> AnyView {
    let groups = area.groups().into_iter().map(|(aspect, statements)| {
        let rows = statements.into_iter().map(|statement| judged_row(store, pack, statement));
        view! {
            <div class="judged-group">
                {aspect.map(|aspect| view! { <h4>{aspect.title.clone()}</h4> })}
                {rows.views()}
            </div>
        }
    });
    view! {
        <h3>{area.heading()}</h3>
        {groups.views()}
    }
    .into_any()
}

fn judged_row(store: Store, pack: &'static Pack, statement: &'static Statement) -> AnyView {
    let scale = &pack.scale;
    let score = Memo::new(move |_| store.score(&statement.id, Lane::Now));
    let options = scale.scores().map(|option| {
        let class = text(move || {
            let chosen = if score.get() == Some(option) { " chosen" } else { "" };
            let tone = match () {
                () if scale.is_met(Some(option)) => "met",
                () if option > scale.min => "partly",
                () => "not-yet",
            };
            format!("option {tone}{chosen}")
        });
        let name = format!("preview-{}", statement.id);
        view! {
            <label class=class>
                <input type="radio" name=name prop:checked=move || score.get() == Some(option)
                    on:change=move |_| store.rate(&statement.id, Lane::Now, Some(option), false) />
                {scale.label(option).to_owned()}
            </label>
        }
    });
    let limiting = (statement.limiting == Some(true)).then(|| view! { <span class="pill limiting">"Limiting"</span> });
    view! {
        <fieldset class="judged">
            <legend><b class="num">{statement.number.clone()}</b>" "{statement.text.clone()}</legend>
            <div class="options">{options.views()}{limiting}</div>
        </fieldset>
    }
    .into_any()
}
