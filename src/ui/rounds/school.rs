//! The page of the school's details, the round's details, and two roles.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::browser::location;
use crate::ui::state::reactive::reactive_view;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::editing::{self, prose, prose_field};
use crate::ui::widgets::fields::Shape;
use crate::ui::widgets::form::{Faults, RoundFields, SchoolFields, read_both};
use crate::ui::widgets::parts::{Heading, section};
use crate::workbook::{Command, RoundPlace, School};

/// Returns the day of the round before this one.
fn day_of_round_before(store: Store, place: RoundPlace) -> Option<Date> {
    let before = place.round.checked_sub(1)?;
    store.workbook.with_untracked(|workbook| workbook.assessments.get(place.assessment)?.rounds.get(before)?.date)
}

/// The page of the school and the round.
#[component]
pub fn SchoolPage() -> impl IntoView {
    let store = use_store();
    let roles = editing::school();
    // Without the roles, which are edited in place below: a change there must not make the form again.
    let details = Memo::new(move |_| {
        let school = store.workbook.with(|workbook| workbook.school.clone());
        School { inclusion_champion: String::new(), link_governor: String::new(), ..school }
    });
    let about = Memo::new(move |_| store.with_rounds(|_, round, _| round.about()).unwrap_or_default());
    // Made again when undo changes the details that it shows.
    let form = reactive_view(move || {
        let before_school = details.get();
        let before_round = about.get();
        let school = SchoolFields::new(before_school.clone());
        let round = RoundFields::new(before_round);
        let faults = RwSignal::new(Vec::new());
        let before_school = StoredValue::new(before_school);
        // The round on this page: when the user leaves the page, another round can be the current one already.
        let place = untrack(|| store.place());
        let touched = StoredValue::new(false);
        let save = move || {
            // A date that has not changed is not checked against the round before.
            let date_changed = round.read().is_ok_and(|about| about.date != before_round.date);
            let before = place.filter(|_| date_changed).and_then(|place| day_of_round_before(store, place));
            let (school, about) = read_both(school.read(), round.read_after(before))?;
            faults.set(Vec::new());
            // One command for both, so that one undo takes both back.
            let round = place.filter(|_| about != before_round);
            let round = round.map(|place| Command::DescribeRound { place, about });
            let school = before_school.with_value(|before| school != *before).then(|| {
                let roles = store.workbook.with_untracked(|workbook| workbook.school.clone());
                let School { inclusion_champion, link_governor, .. } = roles;
                Command::DescribeSchool(School { inclusion_champion, link_governor, ..school })
            });
            let changes: Vec<Command> = school.into_iter().chain(round).collect();
            let has_changes = !changes.is_empty();
            if has_changes {
                store.apply(Command::Together(changes));
            }
            Ok(has_changes)
        };
        let submit = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            match save() {
                Err(found) => faults.set(found),
                Ok(_) => store.say("The details are saved."),
            }
        };
        // Leaving the page saves the form too: everywhere else, typing is enough.
        let (here, workbook) = (location::hash(), store.id());
        on_cleanup(move || {
            if location::hash() != here && store.id() == workbook {
                match save() {
                    Ok(true) => store.say("The details are saved."),
                    Ok(false) => {}
                    // An opened file can have had the fault before: then say nothing.
                    Err(_) if !touched.get_value() => {}
                    Err(found) => {
                        let why = found.into_iter().next().map(|(_, sentence)| sentence).unwrap_or_default();
                        store.say(format!("The details were not saved. {why}"));
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
                <p class="button-row"><button type="submit" class="button-primary">"Save details"</button></p>
            </form>
        }
        .into_any()
    });
    let champion = prose_field(
        &roles,
        "champion",
        "Inclusion champion",
        "The member of staff who champions inclusion.",
        Shape::Line,
        prose!(inclusion_champion),
    );
    let link_governor =
        prose_field(&roles, "link-governor", "Link governor for inclusion", "", Shape::Line, prose!(link_governor));
    view! {
        <Heading text="School and round" />
        {form}
        {section("roles", "Roles", view! {
            <p class="page-guide">"Quality marks ask who holds these roles. Both are optional."</p>
            {champion}
            {link_governor}
        }.into_any())}
    }
}
