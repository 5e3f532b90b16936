//! The school's name and particulars, and those of the round.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::browser::location;
use crate::ui::state::reactive::reactive_view;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::editing::{self, Shape, prose, prose_field};
use crate::ui::widgets::form::{Faults, RoundFields, SchoolFields, both};
use crate::ui::widgets::parts::{Heading, section};
use crate::workbook::{Command, RoundPlace, School};

/// The day of the round before this one.
fn day_before(store: Store, place: RoundPlace) -> Option<Date> {
    let before = place.round.checked_sub(1)?;
    store.workbook.with_untracked(|workbook| workbook.assessments.get(place.assessment)?.rounds.get(before)?.date)
}

/// The school's page.
#[component]
pub fn SchoolPage() -> impl IntoView {
    let store = use_store();
    let roles = editing::school();
    // The roles below are changed in place: the form above is not made anew for them.
    let described = Memo::new(move |_| {
        let school = store.workbook.with(|workbook| workbook.school.clone());
        School { inclusion_champion: String::new(), link_governor: String::new(), ..school }
    });
    let about = Memo::new(move |_| store.with_rounds(|_, round, _| round.about()).unwrap_or_default());
    // Made anew when what it shows changes under it, by undo.
    let form = reactive_view(move || {
        let before_school = described.get();
        let before_round = about.get();
        let school = SchoolFields::new(before_school.clone());
        let round = RoundFields::new(before_round);
        let faults = RwSignal::new(Vec::new());
        let before_school = StoredValue::new(before_school);
        // The round that is shown: when the page is left, another may be worked on already.
        let place = untrack(|| store.place());
        let touched = StoredValue::new(false);
        let keep = move || {
            // A date that is as it was is not asked about.
            let dated = round.read().is_ok_and(|about| about.date != before_round.date);
            let before = place.filter(|_| dated).and_then(|place| day_before(store, place));
            let (school, about) = both(school.read(), round.read_after(before))?;
            faults.set(Vec::new());
            // Both at once, so that they are taken back at once.
            let round = place.filter(|_| about != before_round);
            let round = round.map(|place| Command::DescribeRound { place, about });
            let school = before_school.with_value(|before| school != *before).then(|| {
                let roles = store.workbook.with_untracked(|workbook| workbook.school.clone());
                let School { inclusion_champion, link_governor, .. } = roles;
                Command::DescribeSchool(School { inclusion_champion, link_governor, ..school })
            });
            let changes: Vec<Command> = school.into_iter().chain(round).collect();
            let any = !changes.is_empty();
            if any {
                store.apply(Command::Together(changes));
            }
            Ok(any)
        };
        let submit = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            match keep() {
                Err(found) => faults.set(found),
                Ok(_) => store.say("The details are changed."),
            }
        };
        // Who leaves the page without the button keeps what is typed all the same, as everywhere else.
        let (here, workbook) = (location::hash(), store.id());
        on_cleanup(move || {
            if location::hash() != here && store.id() == workbook {
                match keep() {
                    Ok(true) => store.say("The details are changed."),
                    Ok(false) => {}
                    // Of a file, something may have been amiss before.
                    Err(_) if !touched.get_value() => {}
                    Err(found) => {
                        let why = found.into_iter().next().map(|(_, sentence)| sentence).unwrap_or_default();
                        store.say(format!("The details of the school are not changed. {why}"));
                    }
                }
            }
        });
        view! {
            <form novalidate on:submit=submit on:input=move |_| touched.set_value(true)>
                <Faults title="School and round" faults />
                {school.view(faults)}
                <h2>"This round"</h2>
                {round.view(store.pack().is_some_and(|pack| pack.is_judged()), faults)}
                <p class="buttons"><button type="submit" class="primary">"Change the details"</button></p>
            </form>
        }
        .into_any()
    });
    view! {
        <Heading text="School and round" />
        {form}
        {section("roles", "Roles", view! {
            <p class="guide">"Quality marks ask who they are. They may stay empty."</p>
            {prose_field(&roles, "champion", "Inclusion champion", "The member of staff who champions inclusion.", Shape::Line, prose!(inclusion_champion))}
            {prose_field(&roles, "link-governor", "Link governor for inclusion", "", Shape::Line, prose!(link_governor))}
        }.into_any())}
    }
}
