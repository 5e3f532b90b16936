//! The check of a document's texts before it leaves the page: each suspect is shown, to be kept, edited or redacted.

use leptos::prelude::*;

use crate::framework::Pack;
use crate::session::{Suspect, look_through, redact_suspects};
use crate::ui::evidence::links::evidence_title;
use crate::ui::plan::parts::aim_of;
use crate::ui::state::packs::KnownPacks;
use crate::ui::state::reactive::IntoViews;
use crate::ui::state::route::{Page, PlanOrder};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::parts::{action, count, primary};
use crate::workbook::{TextPlace, Workbook};

/// A suspect, and the choice between keeping and redacting it.
#[derive(Clone)]
pub struct Found {
    suspect: Suspect,
    black: ArcRwSignal<bool>,
}

impl Found {
    /// The suspect, as the user has decided on it by now.
    fn decided(&self) -> Suspect {
        let mut decided = self.suspect.clone();
        decided.redact = self.black.get_untracked();
        decided
    }
}

/// The suspects in the open workbook, with the choices that the user made before.
pub fn find_suspects(store: Store) -> Vec<Found> {
    let look = |workbook: &Workbook| store.memory.decisions.with_value(|decisions| look_through(workbook, decisions));
    let suspects = store.workbook.with_untracked(look).into_iter();
    suspects.map(|suspect| Found { black: ArcRwSignal::new(suspect.redact), suspect }).collect()
}

/// A copy of the open workbook with the suspects redacted that the user chose, whose decisions are remembered. `None` if a text has changed
/// since it was looked through.
pub fn decided_copy(store: Store, found: &[Found]) -> Option<Workbook> {
    let decided: Vec<Suspect> = found.iter().map(Found::decided).collect();
    store.workbook.with_untracked(|workbook| {
        let copy = redact_suspects(workbook, &decided)?;
        store.memory.decisions.update_value(|decisions| decisions.remember(workbook, &decided));
        Some(copy)
    })
}

/// What was found, to be decided on.
pub fn decide(
    pack: &'static Pack,
    name: &'static str,
    found: &[Found],
    make: impl FnMut() + 'static,
    cancel: impl FnMut() + 'static,
) -> AnyView {
    let store = use_store();
    let blacks: Vec<ArcRwSignal<bool>> = found.iter().map(|one| one.black.clone()).collect();
    let all = blacks.clone();
    let black_all = move || all.iter().for_each(|black| black.set(true));
    let keep_all = move || blacks.iter().for_each(|black| black.set(false));
    let places = count(found.len(), "place", "places");
    let seen = found.iter().all(|one| one.suspect.decided);
    let heading = if seen {
        format!("“{name}”: {places} that you have checked")
    } else {
        format!("“{name}”: check {places} first")
    };
    let blacked = found.iter().filter(|one| one.black.get_untracked()).count();
    let before = format!("Your earlier decisions: {} kept, {blacked} redacted.", found.len() - blacked);
    let each = store.workbook.with_untracked(|workbook| {
        found.iter().enumerate().map(|(at, one)| one_found(pack, workbook, at, one)).into_views()
    });
    let look = view! {
        <p>
            "A document that you share shouldn’t let anyone recognise a child. Edit the text, keep it as it is, or redact it in this document. Redacting doesn’t change your own work."
        </p>
        <ol class="plain-list">{each}</ol>
        <p class="button-row">
            {action("Redact all", black_all)}
            {action("Keep all", keep_all)}
        </p>
    };
    let look = if seen {
        view! {
            <p>{before}</p>
            <details class="fold"><summary>"Check them again"</summary>{look}</details>
        }
        .into_any()
    } else {
        look.into_any()
    };
    view! {
        <section class="card" id="guard" tabindex="-1" aria-labelledby="guard-title">
            <h2 id="guard-title">{heading}</h2>
            {look}
            <p class="button-row">
                {primary("Download the document", make)}
                {action("Cancel", cancel)}
            </p>
        </section>
    }
    .into_any()
}

fn one_found(pack: &'static Pack, workbook: &Workbook, at: usize, one: &Found) -> AnyView {
    let (place, page) = place_in_words(use_store().packs, pack, workbook, &one.suspect.place);
    let store = use_store();
    let href = match &one.suspect.place {
        TextPlace::Statement(assessment, ..)
        | TextPlace::Aspect(assessment, ..)
        | TextPlace::Visit(assessment, _)
        | TextPlace::Submission(assessment, _)
        | TextPlace::Opinion(assessment, ..) => page.href(&store.desk_of(*assessment)),
        _ => page.href(&store.desk()),
    };
    let name = format!("find-{at}");
    let choice = |words: &'static str, is: bool| {
        let (black, choose) = (one.black.clone(), one.black.clone());
        view! {
            <label class="choice">
                <input type="radio" name=name.clone() prop:checked=move || black.get() == is on:change=move |_| choose.set(is) />
                {words}
            </label>
        }
    };
    view! {
        <li>
            <fieldset class="choices">
                <legend><b>{first_large(one.suspect.kind.name())}</b>{format!(" in {place}, {}", one.suspect.field)}</legend>
                <p class="guard-text">{one.suspect.before.clone()}<mark>{one.suspect.found.clone()}</mark>{one.suspect.after.clone()}</p>
                <p class="muted">{one.suspect.kind.why()}" "<a href=href>"Edit the text"</a></p>
                {choice("Keep", false)}
                {choice("Redact", true)}
            </fieldset>
        </li>
    }
    .into_any()
}

fn first_large(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Where a text stands, in words, and the page on which it is mended.
fn place_in_words(packs: KnownPacks, pack: &'static Pack, workbook: &Workbook, place: &TextPlace) -> (String, Page) {
    match place {
        TextPlace::Item(id) => {
            let title = workbook.evidence.iter().find(|item| &item.id == id).map(|item| evidence_title(&item.title));
            (format!("evidence “{}”", title.unwrap_or_default()), Page::Item(id.clone()))
        }
        TextPlace::Aspect(assessment, round, id) => {
            let pack = pack_of(packs, pack, workbook, *assessment);
            let area = pack.areas.iter().find(|area| area.aspects.iter().any(|aspect| &aspect.id == id));
            let title = area.and_then(|area| area.aspects.iter().find(|aspect| &aspect.id == id));
            let title = title.map_or(id.as_str(), |aspect| aspect.title.as_str());
            let page = Page::Rate(area.map(|area| area.id.clone()).unwrap_or_default());
            (format!("the comment on “{title}” in round {}", round + 1), page)
        }
        TextPlace::Visit(_, round) => (format!("the visit in round {}", round + 1), Page::Visit),
        TextPlace::Opinion(assessment, round, id) => {
            let found = pack_of(packs, pack, workbook, *assessment).statement(id);
            let number = found.map_or(id.0.as_str(), |found| found.number.as_str());
            (format!("second opinions on {number} in round {}", round + 1), Page::Moderation)
        }
        TextPlace::Statement(assessment, round, id) => {
            let found = pack_of(packs, pack, workbook, *assessment);
            let found = found.statements().find(|(_, one)| &one.id == id);
            let number = found.map_or(id.0.as_str(), |(_, one)| one.number.as_str());
            let area = found.map(|(area, _)| area.id.clone()).unwrap_or_default();
            (format!("statement {number} in round {}", round + 1), Page::Evidence(area))
        }
        TextPlace::Target(id) => {
            let aim = workbook.plan.targets.iter().find(|target| &target.id == id).map(aim_of);
            (format!("target “{}”", aim.unwrap_or_default()), Page::Target(id.clone()))
        }
        TextPlace::Plan => ("the inclusion strategy".to_owned(), Page::Plan(PlanOrder::Targets)),
        TextPlace::Submission(_, round) => (format!("the submission of round {}", round + 1), Page::Submission),
        TextPlace::School => ("the school’s roles".to_owned(), Page::School),
    }
}

/// The pack of an assessment, if this page knows it; else the one that is shown.
fn pack_of(packs: KnownPacks, shown: &'static Pack, workbook: &Workbook, assessment: usize) -> &'static Pack {
    workbook.assessments.get(assessment).and_then(|found| packs.find(&found.pack)).unwrap_or(shown)
}
