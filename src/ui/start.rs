//! The form that begins a workbook.

use leptos::prelude::*;

use super::fields::{Faults, RoundFields, SchoolFields, both};
use super::opening::{UNKEPT, resume};
use super::packs;
use super::parts::Heading;
use super::store::use_store;
use crate::browser::{clock, ids, location};
use crate::workbook::{Assessment, Round, RoundAbout, School, Workbook};

/// The form that begins a workbook.
#[component]
pub fn Start() -> impl IntoView {
    let store = use_store();
    let school = SchoolFields::new(School::default());
    let round = RoundFields::new(RoundAbout { date: Some(clock::today()), ..RoundAbout::default() });
    let faults = RwSignal::new(Vec::new());
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if store.would_lose() {
            return faults.set(vec![("school-name", UNKEPT.to_owned())]);
        }
        match both(school.read(), round.read()) {
            Err(found) => faults.set(found),
            Ok((school, about)) => {
                let assessments = packs::all().first().map(|pack| Assessment {
                    pack: pack.reference(),
                    rounds: vec![Round::new(about)],
                    ..Assessment::default()
                });
                let workbook = Workbook {
                    id: ids::new_id(),
                    school,
                    assessments: assessments.into_iter().collect(),
                    ..Workbook::default()
                };
                let page = resume(&workbook);
                store.take_in(workbook, Vec::new(), false);
                location::go(&page);
            }
        }
    };
    view! {
        <div class="page-narrow">
            <Heading text="Start a SEND self-evaluation" />
            <p>"Only the name is needed. All of this can be changed later, and none of it is asked again."</p>
            <form novalidate on:submit=begin>
                <Faults title="Start a SEND self-evaluation" faults />
                {school.view(faults)}
                {round.view(faults)}
                <p class="buttons">
                    <button type="submit" class="primary">"Start rating"</button>
                    <a class="button" href="#/">"Back"</a>
                </p>
            </form>
        </div>
    }
}
