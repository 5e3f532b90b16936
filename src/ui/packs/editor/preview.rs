//! What the open area will look like, to try out: the real sheet over a workbook that is never kept.

use std::time::Duration;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::draft::Writing;
use crate::framework::{Pack, check};
use crate::ui::rating::judge;
use crate::ui::rating::rate;
use crate::ui::state::packs::{self, KnownPacks};
use crate::ui::state::reactive::{empty_view, reactive_text, reactive_view, run_effect};
use crate::ui::state::store::{EXAMPLE, Store};
use crate::workbook::{Assessment, Round, Workbook};

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
    let name = packs::preview();
    let part = Pack {
        id: name.id,
        edition: name.edition,
        title: pack.title.clone(),
        language: pack.language.clone(),
        scale: pack.scale.clone(),
        areas: vec![area],
        glossary: pack.glossary.clone(),
        ..Pack::default()
    };
    check(&part).is_ok().then_some(part)
}

/// A desk of its own, with a workbook that is never kept.
fn scratch() -> Store {
    // Whoever writes a pack has the later pages already.
    let store = Store::new(String::new(), KnownPacks::none(), Box::new(|_| {}));
    let assessment = Assessment { pack: packs::preview(), rounds: vec![Round::default()], ..Assessment::default() };
    let workbook =
        Workbook { id: EXAMPLE.to_owned(), example: true, assessments: vec![assessment], ..Workbook::default() };
    store.show_example(workbook, Vec::new());
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
            shown.set(Some(store.packs.learn(part)));
            store.learnt_packs();
        }
    };
    let soon = StoredValue::new_local(None::<Timeout>);
    let mut first = true;
    run_effect(move || {
        writing.pack.track();
        writing.opened.track();
        if std::mem::take(&mut first) {
            make();
        } else {
            let quiet = u32::try_from(QUIET.as_millis()).unwrap_or_default();
            soon.set_value(Some(Timeout::new(quiet, make)));
        }
    });
    let sheet = reactive_view(move || match shown.get().and_then(|pack| Some((pack, pack.areas.first()?))) {
        Some((pack, area)) => {
            let sheet = if pack.is_judged() { judge::sheet(pack, area, false) } else { rate::sheet(pack, area) };
            view! { <h3>{area.heading()}</h3>{sheet} }.into_any()
        }
        None => empty_view(),
    });
    view! {
        <div class="editor-preview">
            <p class="muted">"The section that is open above, as schools will see it. Try it out. Nothing that you choose here is saved."</p>
            <p class="fault">
                {reactive_text(move || if stale.get() { "The latest changes can’t be shown yet. The line at the end of the page says why.".to_owned() } else { String::new() })}
            </p>
            {sheet}
        </div>
    }
}
