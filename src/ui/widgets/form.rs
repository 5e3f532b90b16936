//! The fields about a school and a round: the start page asks for them, and the school's page shows them again.

use jiff::civil::Date;
use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::ui::state::reactive::{IntoViews, ReactiveAttr, empty_view, reactive_attr, reactive_view, run_effect};
use crate::ui::widgets::parts::count;
use crate::workbook::{Horizon, Phase, Practice, RoundAbout, School, Urn, day_from_iso, day_in_words, day_to_iso};

/// The sentence for a school without a name.
pub const NAME_MISSING: &str = "Enter the name of the school or setting.";

/// A fault in a form: the id of its field, and a sentence that says what to do.
pub type FieldFault = (&'static str, String);

/// The list of a form's faults. It takes the focus when it appears, and each line leads to its field.
#[component]
pub fn Faults(
    /// The title of the page, without the word "Error".
    title: &'static str,
    faults: RwSignal<Vec<FieldFault>>,
) -> impl IntoView {
    let mut title_is_error = false;
    run_effect(move || {
        if faults.with(|faults| !faults.is_empty()) {
            focus::set_page_title(&format!("Error: {title}"));
            focus::focus("#faults");
            title_is_error = true;
        } else if title_is_error {
            focus::retitle();
        }
    });
    reactive_view(move || {
        let found = faults.get();
        if found.is_empty() {
            return empty_view();
        }
        let heading = format!("Please fix {}", count(found.len(), "thing", "things"));
        let lines = found.into_iter().map(|(field, sentence)| {
            let go = move |event: web_sys::MouseEvent| {
                event.prevent_default();
                focus::focus(&format!("#{field}"));
            };
            view! { <li><a href=format!("#{field}") on:click=go>{sentence}</a></li> }
        });
        view! {
            <div class="trouble" id="faults" tabindex="-1" role="group" aria-labelledby="faults-title">
                <h2 id="faults-title">{heading}</h2>
                <ul>{lines.into_views()}</ul>
            </div>
        }
        .into_any()
    })
}

/// The fault of one field, shown beside the field; nothing if the field has none.
#[component]
pub fn Fault(field: &'static str, faults: RwSignal<Vec<FieldFault>>) -> impl IntoView {
    reactive_view(move || {
        let sentence =
            faults.with(|faults| faults.iter().find(|(at, _)| *at == field).map(|(_, sentence)| sentence.clone()));
        match sentence {
            Some(sentence) => {
                let id = format!("{field}-fault");
                view! { <span class="fault" id=id><b aria-hidden="true">"! "</b>{sentence}</span> }.into_any()
            }
            None => empty_view(),
        }
    })
}

/// Returns the value of a field's `aria-invalid`: "true" while the field has a fault.
pub fn is_faulty(field: &'static str, faults: RwSignal<Vec<FieldFault>>) -> ReactiveAttr {
    reactive_attr(move || faults.with(|faults| faults.iter().any(|(at, _)| *at == field)).then_some("true"))
}

/// The fields about the school: its name, its phase and its reference number.
#[derive(Clone, Copy)]
pub struct SchoolFields {
    before: StoredValue<School>,
    name: NodeRef<html::Input>,
    phase: NodeRef<html::Select>,
    urn: NodeRef<html::Input>,
}

impl SchoolFields {
    /// Returns the fields, filled in with the school's details.
    pub fn new(school: School) -> SchoolFields {
        SchoolFields {
            before: StoredValue::new(school),
            name: NodeRef::new(),
            phase: NodeRef::new(),
            urn: NodeRef::new(),
        }
    }

    /// Reads the school's details from the fields.
    ///
    /// # Errors
    /// The faults, if the name is missing or the number isn't a URN.
    pub fn read(self) -> Result<School, Vec<FieldFault>> {
        let text = |node: NodeRef<html::Input>| node.get_untracked().map(|input| input.value()).unwrap_or_default();
        let mut faults = Vec::new();
        let name = text(self.name).trim().to_owned();
        if name.is_empty() {
            faults.push(("school-name", NAME_MISSING.to_owned()));
        }
        let urn = text(self.urn);
        let urn = match urn.trim() {
            "" => None,
            typed => Urn::parse(typed)
                .map_err(|_| {
                    let sentence = "A URN has six digits, such as 123456. You can leave this field empty.";
                    faults.push(("school-urn", sentence.to_owned()));
                })
                .ok(),
        };
        let chosen = self.phase.get_untracked().and_then(|select| usize::try_from(select.selected_index()).ok());
        // The first option is "Choose a phase".
        let phase = chosen.and_then(|index| index.checked_sub(1)).and_then(|index| Phase::ALL.get(index)).copied();
        if faults.is_empty() { Ok(School { name, phase, urn, ..self.before.get_value() }) } else { Err(faults) }
    }

    /// Returns the fields as they stand on the page.
    pub fn view(self, faults: RwSignal<Vec<FieldFault>>) -> impl IntoView {
        let School { name, phase, urn, .. } = self.before.get_value();
        let phases = Phase::ALL.into_iter().map(|one| {
            view! { <option prop:selected=phase == Some(one)>{one.words()}</option> }
        });
        let urn = urn.map(|urn| urn.to_string()).unwrap_or_default();
        view! {
            <p class="field">
                <label for="school-name">"Name of the school or setting"</label>
                <input
                    id="school-name" type="text" autocomplete="organization" maxlength="200" required prop:value=name
                    aria-invalid=is_faulty("school-name", faults) aria-describedby="school-name-fault"
                    node_ref=self.name
                />
                <Fault field="school-name" faults />
            </p>
            <p class="field">
                <label for="school-phase">"Phase " <span class="muted field-optional">"(optional)"</span></label>
                <select id="school-phase" node_ref=self.phase>
                    <option prop:selected=phase.is_none()>"Choose a phase"</option>
                    {phases.into_views()}
                </select>
            </p>
            <p class="field">
                <label for="school-urn">"Unique reference number, URN " <span class="muted field-optional">"(optional)"</span></label>
                <input
                    id="school-urn" class="field-short" type="text" inputmode="numeric" maxlength="12"
                    prop:value=urn aria-invalid=is_faulty("school-urn", faults)
                    aria-describedby="school-urn-hint school-urn-fault" node_ref=self.urn
                />
                <span class="muted" id="school-urn-hint">
                    "Six digits. It helps an authority tell apart schools with the same name."
                </span>
                <Fault field="school-urn" faults />
            </p>
        }
    }
}

/// The fields about a round: its date, whose practice it rates, and when its targets are due.
#[derive(Clone, Copy)]
pub struct RoundFields {
    before: RoundAbout,
    date: NodeRef<html::Input>,
    practice: StoredValue<Practice>,
    horizon: StoredValue<Horizon>,
}

impl RoundFields {
    /// Returns the fields, filled in with the round's details.
    pub fn new(before: RoundAbout) -> RoundFields {
        RoundFields {
            before,
            date: NodeRef::new(),
            practice: StoredValue::new(before.practice),
            horizon: StoredValue::new(before.horizon_months),
        }
    }

    /// Reads the round's details from the fields.
    ///
    /// # Errors
    /// A fault, if the date is incomplete or its year doesn't begin with 20.
    pub fn read(self) -> Result<RoundAbout, Vec<FieldFault>> {
        let input = self.date.get_untracked();
        let typed = input.as_ref().map(|input| input.value()).unwrap_or_default();
        // A date field gives an impossible date as an empty value, and says that it is invalid.
        let valid = input.is_none_or(|input| input.check_validity());
        let date = if typed.is_empty() { None } else { day_from_iso(&typed) };
        if !valid || date.is_none() && !typed.is_empty() {
            return Err(vec![(
                "round-date",
                "The date of the round isn’t complete. Enter day, month and year, or leave it empty.".to_owned(),
            )]);
        }
        if date.is_some_and(|date| !(2000..2100).contains(&date.year())) {
            return Err(vec![("round-date", "Enter the year of the round with four digits, such as 2026.".to_owned())]);
        }
        Ok(RoundAbout { date, practice: self.practice.get_value(), horizon_months: self.horizon.get_value() })
    }

    /// Reads the details of a round that follows a round of this day.
    ///
    /// # Errors
    /// The faults of [`RoundFields::read`], and one if the date is earlier than `before`.
    pub fn read_after(self, before: Option<Date>) -> Result<RoundAbout, Vec<FieldFault>> {
        let about = self.read()?;
        match before.zip(about.date) {
            Some((before, day)) if day < before => {
                let before = day_in_words(before);
                Err(vec![("round-date", format!("The round before is dated {before}. This round can’t be earlier."))])
            }
            _ => Ok(about),
        }
    }

    /// Returns the fields as they stand on the page. A judged scheme has only the date: `judged` hides the others.
    pub fn view(self, judged: bool, faults: RwSignal<Vec<FieldFault>>) -> impl IntoView {
        view! {
            <div hidden=judged>{self.rating_fields()}</div>
            {self.date_view(faults)}
        }
    }

    /// Returns the fields that only a rated scheme has: whose practice it is, and when the targets are due.
    pub fn rating_fields(self) -> AnyView {
        let practices = Practice::ALL.into_iter().map(|one| {
            view! {
                <label class="choice">
                    <input
                        type="radio" name="practice" prop:checked=one == self.before.practice
                        on:change=move |_| self.practice.set_value(one)
                    />
                    {one.words()}
                </label>
            }
        });
        let horizons = Horizon::ALL.into_iter().map(|one| {
            view! {
                <label class="choice">
                    <input
                        type="radio" name="horizon" prop:checked=one == self.before.horizon_months
                        on:change=move |_| self.horizon.set_value(one)
                    />
                    {format!("In {} months", one.months())}
                </label>
            }
        });
        view! {
            <fieldset class="choices">
                <legend>"JudgementSource practice are you rating?"</legend>
                {practices.into_views()}
            </fieldset>
            <fieldset class="choices">
                <legend>"When do you want to reach your targets?"</legend>
                {horizons.into_views()}
            </fieldset>
        }
        .into_any()
    }

    /// Returns the field for the day of the round.
    pub fn date_view(self, faults: RwSignal<Vec<FieldFault>>) -> AnyView {
        let date = self.before.date.map(day_to_iso).unwrap_or_default();
        view! {
            <p class="field">
                <label for="round-date">"Date of this round"</label>
                <input
                    id="round-date" class="field-short" type="date" prop:value=date
                    aria-invalid=is_faulty("round-date", faults) aria-describedby="round-date-fault" node_ref=self.date
                />
                <Fault field="round-date" faults />
            </p>
        }
        .into_any()
    }
}

/// Joins what was read from two groups of fields.
///
/// # Errors
/// The faults of both groups.
pub fn read_both<A, B>(
    first: Result<A, Vec<FieldFault>>,
    second: Result<B, Vec<FieldFault>>,
) -> Result<(A, B), Vec<FieldFault>> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (first, second) => Err(first.err().into_iter().chain(second.err()).flatten().collect()),
    }
}
