//! The school's name and particulars, and those of the round.

use leptos::prelude::*;

use super::fields::{Faults, RoundFields, SchoolFields, both};
use super::live::live;
use super::parts::Heading;
use super::store::use_store;
use crate::workbook::Command;

/// The school's page.
#[component]
pub fn SchoolPage() -> impl IntoView {
    let store = use_store();
    // Made anew when the workbook changes under it, by undo.
    let form = live(move || {
        let before_school = store.workbook.with(|workbook| workbook.school.clone());
        let before_round = store.with_rounds(|_, round, _| round.about()).unwrap_or_default();
        let school = SchoolFields::new(before_school.clone());
        let round = RoundFields::new(before_round);
        let faults = RwSignal::new(Vec::new());
        let keep = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            match both(school.read(), round.read()) {
                Err(found) => faults.set(found),
                Ok((school, about)) => {
                    faults.set(Vec::new());
                    if school != before_school {
                        store.apply(Command::DescribeSchool(school));
                    }
                    if let Some(place) = store.place()
                        && about != before_round
                    {
                        store.apply(Command::DescribeRound { place, about });
                    }
                    store.say("The details are changed.");
                }
            }
        };
        view! {
            <form novalidate on:submit=keep>
                <Faults title="School and round" faults />
                {school.view(faults)}
                <h2>"This round"</h2>
                {round.view(faults)}
                <p class="buttons"><button type="submit" class="primary">"Change the details"</button></p>
            </form>
        }
        .into_any()
    });
    view! {
        <Heading text="School and round" />
        {form}
    }
}
