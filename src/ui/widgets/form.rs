//! The fields that a workbook begins with, and that the school's page shows again. Nothing is asked twice.

use jiff::civil::Date;
use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::ui::state::reactive::{IntoViews, ReactiveAttr, empty_view, reactive_attr, reactive_view, run_effect};
use crate::ui::widgets::parts::count;
use crate::workbook::{Horizon, Phase, Practice, RoundAbout, School, Urn, day_from_iso, day_in_words, day_to_iso};

/// What is said where a name is missing.
pub const NAMELESS: &str = "Give the school or setting a name.";

/// What is wrong with a field: the field's id, and a sentence.
pub type FieldFault = (&'static str, String);

/// A list of what is wrong with a form. It takes the focus when it appears, and each line leads to its field.
#[component]
pub fn Faults(
    /// The title of the page, without the word "Error".
    title: &'static str,
    faults: RwSignal<Vec<FieldFault>>,
) -> impl IntoView {
    let mut said = false;
    run_effect(move || {
        if faults.with(|faults| !faults.is_empty()) {
            focus::set_page_title(&format!("Error: {title}"));
            focus::focus("#faults");
            said = true;
        } else if said {
            focus::retitle();
        }
    });
    reactive_view(move || {
        let found = faults.get();
        if found.is_empty() {
            return empty_view();
        }
        let heading = format!("Please fix {}", count(found.len(), "thing", "things"));
        view! {
            <div class="trouble" id="faults" tabindex="-1" role="group" aria-labelledby="faults-title">
                <h2 id="faults-title">{heading}</h2>
                <ul>
                    {found
                            .into_iter()
                            .map(|(field, sentence)| {
                                let go = move |event: web_sys::MouseEvent| {
                                    event.prevent_default();
                                    focus::focus(&format!("#{field}"));
                                };
                                view! { <li><a href=format!("#{field}") on:click=go>{sentence}</a></li> }
                            })
                            .into_views()}
                </ul>
            </div>
        }
        .into_any()
    })
}

/// The sentence beside a field that something is wrong with.
#[component]
pub fn Fault(field: &'static str, faults: RwSignal<Vec<FieldFault>>) -> impl IntoView {
    reactive_view(move || {
        let sentence =
            faults.with(|faults| faults.iter().find(|(at, _)| *at == field).map(|(_, sentence)| sentence.clone()));
        match sentence {
            Some(sentence) => {
                view! { <span class="fault" id=format!("{field}-fault")><b aria-hidden="true">"! "</b>{sentence}</span> }
                    .into_any()
            }
            None => empty_view(),
        }
    })
}

/// Whether something is wrong with a field, as `aria-invalid` has it.
pub fn is_faulty(field: &'static str, faults: RwSignal<Vec<FieldFault>>) -> ReactiveAttr {
    reactive_attr(move || faults.with(|faults| faults.iter().any(|(at, _)| *at == field)).then_some("true"))
}

/// The fields about the school.
#[derive(Clone, Copy)]
pub struct SchoolFields {
    before: StoredValue<School>,
    name: NodeRef<html::Input>,
    phase: NodeRef<html::Select>,
    urn: NodeRef<html::Input>,
}

impl SchoolFields {
    /// The fields, filled in with what is known.
    pub fn new(school: School) -> SchoolFields {
        SchoolFields {
            before: StoredValue::new(school),
            name: NodeRef::new(),
            phase: NodeRef::new(),
            urn: NodeRef::new(),
        }
    }

    /// What has been filled in.
    ///
    /// # Errors
    /// What is wrong with which field.
    pub fn read(self) -> Result<School, Vec<FieldFault>> {
        let text = |node: NodeRef<html::Input>| node.get_untracked().map(|input| input.value()).unwrap_or_default();
        let mut faults = Vec::new();
        let name = text(self.name).trim().to_owned();
        if name.is_empty() {
            faults.push(("school-name", NAMELESS.to_owned()));
        }
        let urn = text(self.urn);
        let urn = match urn.trim() {
            "" => None,
            typed => Urn::parse(typed)
                .map_err(|_| {
                    faults.push((
                        "school-urn",
                        format!("“{typed}” isn’t a URN. A URN has six digits. You can also leave it empty."),
                    ));
                })
                .ok(),
        };
        let chosen = self.phase.get_untracked().and_then(|select| usize::try_from(select.selected_index()).ok());
        // The first option is "not said".
        let phase = chosen.and_then(|index| index.checked_sub(1)).and_then(|index| Phase::ALL.get(index)).copied();
        if faults.is_empty() { Ok(School { name, phase, urn, ..self.before.get_value() }) } else { Err(faults) }
    }

    /// The fields on screen.
    pub fn view(self, faults: RwSignal<Vec<FieldFault>>) -> impl IntoView {
        let School { name, phase, urn, .. } = self.before.get_value();
        let chosen = phase.and_then(|phase| Phase::ALL.iter().position(|&one| one == phase)).map(|index| index + 1);
        view! {
            <p class="field">
                <label for="school-name">"Name of the school or setting"</label>
                <input
                    id="school-name" type="text" autocomplete="organization" maxlength="200" required prop:value=name
                    aria-invalid=is_faulty("school-name", faults) aria-describedby="school-name-fault" node_ref=self.name
                />
                <Fault field="school-name" faults />
            </p>
            <p class="field">
                <label for="school-phase">"Phase " <span class="soft">"(optional)"</span></label>
                <select id="school-phase" node_ref=self.phase>
                    <option prop:selected=chosen.is_none()>"Choose a phase"</option>
                    {Phase::ALL
                        .into_iter()
                        .map(|one| view! { <option prop:selected=phase == Some(one)>{one.words()}</option> })
                        .into_views()}
                </select>
            </p>
            <p class="field">
                <label for="school-urn">"Unique reference number, URN " <span class="soft">"(optional)"</span></label>
                <input
                    id="school-urn" class="short" type="text" inputmode="numeric" maxlength="12"
                    prop:value=urn.map(|urn| urn.to_string()).unwrap_or_default()
                    aria-invalid=is_faulty("school-urn", faults) aria-describedby="school-urn-hint school-urn-fault" node_ref=self.urn
                />
                <span class="soft" id="school-urn-hint">"Six digits. It helps an authority tell apart schools with the same name."</span>
                <Fault field="school-urn" faults />
            </p>
        }
    }
}

/// The fields about a round.
#[derive(Clone, Copy)]
pub struct RoundFields {
    before: RoundAbout,
    date: NodeRef<html::Input>,
    practice: StoredValue<Practice>,
    horizon: StoredValue<Horizon>,
}

impl RoundFields {
    /// The fields, filled in with what is known.
    pub fn new(before: RoundAbout) -> RoundFields {
        RoundFields {
            before,
            date: NodeRef::new(),
            practice: StoredValue::new(before.practice),
            horizon: StoredValue::new(before.horizon_months),
        }
    }

    /// What has been filled in.
    ///
    /// # Errors
    /// What is wrong with which field.
    pub fn read(self) -> Result<RoundAbout, Vec<FieldFault>> {
        let input = self.date.get_untracked();
        let typed = input.as_ref().map(|input| input.value()).unwrap_or_default();
        // A date that can't be is an empty value to a date field, and an invalid one.
        let sound = input.is_none_or(|input| input.check_validity());
        let date = if typed.is_empty() { None } else { day_from_iso(&typed) };
        if !sound || date.is_none() && !typed.is_empty() {
            return Err(vec![(
                "round-date",
                "The date of the round isn’t complete. Enter the whole date, or leave it empty.".to_owned(),
            )]);
        }
        if date.is_some_and(|date| !(2000..2100).contains(&date.year())) {
            return Err(vec![("round-date", "Enter the year of the round with four digits, such as 2026.".to_owned())]);
        }
        Ok(RoundAbout { date, practice: self.practice.get_value(), horizon_months: self.horizon.get_value() })
    }

    /// What has been filled in, of a round that follows one of this day.
    ///
    /// # Errors
    /// What is wrong with which field.
    pub fn read_after(self, before: Option<Date>) -> Result<RoundAbout, Vec<FieldFault>> {
        let about = self.read()?;
        match before.zip(about.date) {
            Some((before, day)) if day < before => {
                let before = day_in_words(before);
                Err(vec![(
                    "round-date",
                    format!("The round before is dated {before}. Choose that day or a later one."),
                )])
            }
            _ => Ok(about),
        }
    }

    /// The fields on screen; without those that make sense of ratings only, of a pack that is judged.
    pub fn view(self, judged: bool, faults: RwSignal<Vec<FieldFault>>) -> impl IntoView {
        view! {
            <div hidden=judged>{self.of_ratings()}</div>
            {self.date_view(faults)}
        }
    }

    /// Whose practice is rated, and how far ahead targets look.
    pub fn of_ratings(self) -> AnyView {
        view! {
            <fieldset class="choices">
                <legend>"Whose practice is rated?"</legend>
                {Practice::ALL
                    .into_iter()
                    .map(|one| {
                        view! {
                            <label class="choice">
                                <input type="radio" name="practice" prop:checked=one == self.before.practice on:change=move |_| self.practice.set_value(one) />
                                {one.words()}
                            </label>
                        }
                    })
                    .into_views()}
            </fieldset>
            <fieldset class="choices">
                <legend>"When do you want to reach your targets?"</legend>
                {Horizon::ALL
                    .into_iter()
                    .map(|one| {
                        view! {
                            <label class="choice">
                                <input type="radio" name="horizon" prop:checked=one == self.before.horizon_months on:change=move |_| self.horizon.set_value(one) />
                                {format!("{} months", one.months())}
                            </label>
                        }
                    })
                    .into_views()}
            </fieldset>
        }
        .into_any()
    }

    /// The day of the round.
    pub fn date_view(self, faults: RwSignal<Vec<FieldFault>>) -> AnyView {
        let date = self.before.date.map(day_to_iso).unwrap_or_default();
        view! {
            <p class="field">
                <label for="round-date">"Date of this round"</label>
                <input
                    id="round-date" class="short" type="date" prop:value=date
                    aria-invalid=is_faulty("round-date", faults) aria-describedby="round-date-fault" node_ref=self.date
                />
                <Fault field="round-date" faults />
            </p>
        }
        .into_any()
    }
}

/// What two groups of fields hold together.
///
/// # Errors
/// What is wrong with any field of either.
pub fn both<A, B>(
    one: Result<A, Vec<FieldFault>>,
    other: Result<B, Vec<FieldFault>>,
) -> Result<(A, B), Vec<FieldFault>> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (one, other) => Err(one.err().into_iter().chain(other.err()).flatten().collect()),
    }
}
