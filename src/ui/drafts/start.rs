//! The form that begins a workbook.

use leptos::prelude::*;

use crate::browser::{clock, ids, location};
use crate::framework::{CATALOGUE, PackRef};
use crate::ui::drafts::opening::{UNKEPT, resume};
use crate::ui::state::fetching::use_later_pages;
use crate::ui::state::packs::{self, KnownPacks};
use crate::ui::state::reactive::reactive_attr;
use crate::ui::state::store::use_store;
use crate::ui::widgets::fields::select;
use crate::ui::widgets::form::{Faults, RoundFields, SchoolFields, read_both};
use crate::ui::widgets::parts::Heading;
use crate::workbook::{Assessment, Round, RoundAbout, School, Workbook};

/// The form that begins a workbook.
#[component]
pub fn Start(
    /// The pack to begin with, in any edition if in none; absent for the first.
    pack: Option<PackRef>,
) -> impl IntoView {
    let (store, pages) = (use_store(), use_later_pages());
    let choices = StoredValue::new(choices(store.packs));
    let first = pack.and_then(|pack| {
        choices.with_value(|choices| {
            let very = choices.iter().position(|(known, _)| *known == pack);
            very.or_else(|| choices.iter().position(|(known, _)| known.id == pack.id))
        })
    });
    let chosen = RwSignal::new(first.unwrap_or_default());
    let school = SchoolFields::new(School::default());
    let round = RoundFields::new(RoundAbout { date: Some(clock::today()), ..RoundAbout::default() });
    let faults = RwSignal::new(Vec::new());
    let begun = StoredValue::new(false);
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        // Pressed twice, it begins once.
        if begun.get_value() {
            return;
        }
        if store.would_lose() {
            return faults.set(vec![("school-name", UNKEPT.to_owned())]);
        }
        match read_both(school.read(), round.read()) {
            Err(found) => faults.set(found),
            Ok((school, about)) => {
                let pack = choices.with_value(|choices| choices.get(chosen.get_untracked()).cloned());
                let assessment =
                    pack.map(|(pack, _)| Assessment { pack, rounds: vec![Round::new(about)], ..Assessment::default() });
                let workbook = Workbook {
                    id: ids::new_id(),
                    school,
                    assessments: assessment.into_iter().collect(),
                    ..Workbook::default()
                };
                begun.set_value(true);
                let known = workbook.assessments.iter().all(|one| store.packs.find(&one.pack).is_some());
                store.take_in(workbook.clone(), Vec::new(), false, None);
                if known {
                    location::go(&resume(store.packs, &workbook));
                } else {
                    pages.then(store, move |_| location::go(&resume(store.packs, &workbook)));
                }
            }
        }
    };
    let names = choices.with_value(|choices| choices.iter().map(|(_, title)| title.clone()).collect());
    view! {
        <div class="page-narrow">
            <Heading text="Start" />
            <p>"Only the name is needed. You can change everything later, and we won’t ask again."</p>
            <form novalidate on:submit=begin>
                <Faults title="Start" faults />
                <p class="field">
                    <label for="start-pack">"Which scheme?"</label>
                    {select("start-pack".to_owned(), None, names, Memo::new(move |_| chosen.get()), move |at| chosen.set(at))}
                    <span class="muted">"You can add others later. "<a href="#/packs">"Write or open a scheme of your own"</a></span>
                </p>
                {school.view(faults)}
                <div hidden=reactive_attr(move || judged(store.packs, choices, chosen.get()).then_some(""))>{round.rating_fields()}</div>
                {round.date_view(faults)}
                <p class="button-row">
                    <button type="submit" class="button-primary">"Begin"</button>
                    <a class="button" href="#/">"Back"</a>
                </p>
            </form>
        </div>
    }
}

/// The packs to begin with: those that come with the page, and the others that it knows.
fn choices(known: KnownPacks) -> Vec<(PackRef, String)> {
    let listed = CATALOGUE.iter().map(|listed| (PackRef::new(listed.id, listed.edition), listed.title.to_owned()));
    let own = known.all().into_iter().map(|pack| (pack, pack.reference()));
    let own = own.filter(|(_, name)| !packs::is_shipped(name));
    let mut all: Vec<(PackRef, String)> = listed.chain(own.map(|(pack, name)| (name, pack.title.clone()))).collect();
    // Several editions of one pack are told apart.
    let ids: Vec<String> = all.iter().map(|(pack, _)| pack.id.clone()).collect();
    for (pack, title) in &mut all {
        if ids.iter().filter(|id| **id == pack.id).count() > 1 {
            *title = format!("{title}, edition {}", pack.edition);
        }
    }
    all
}

/// Whether the pack at this place has no targets, so that how far ahead they look need not be asked.
fn judged(known: KnownPacks, choices: StoredValue<Vec<(PackRef, String)>>, at: usize) -> bool {
    let pack = choices.with_value(|choices| choices.get(at).and_then(|(pack, _)| known.find(pack)));
    pack.is_none_or(|pack| pack.is_judged())
}
