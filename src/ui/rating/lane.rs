//! One rating of one statement: a row of radio buttons, and a button that takes it back to blank.
//!
//! A lane is the unit of rendering: a pick runs the effects of its own lane and no other's.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

use crate::browser::elements::element;
use crate::browser::{clock, location};
use crate::framework::{ReadingLabel, Scale, Score, Statement};
use crate::ui::state::reactive::{reactive_text, run_effect, show_when};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::keys::Walk;
use crate::ui::widgets::parts::label_in_words;
use crate::workbook::Lane;

/// The radio buttons of a lane: made once for a sheet, and copied into each of its lanes. A sheet has hundreds of them, and
/// each that is made by itself delays the first click (`tests/bench`).
#[derive(Clone, Copy)]
pub struct Cells(StoredValue<Vec<Element>, LocalStorage>);

impl Cells {
    /// Of a lane on this scale.
    pub fn of(scale: &Scale) -> Cells {
        Cells(StoredValue::new_local(scale.scores().filter_map(|score| cell(scale, score)).collect()))
    }

    /// Puts a copy into a lane, in place of what is there: from one sheet to the next the elements of the page may stay.
    /// `group` is what its radio buttons have in common and with no other lane.
    fn copy_into(self, lane: &Element, group: &str) {
        lane.set_text_content(None);
        self.0.with_value(|cells| {
            for cell in cells {
                let Ok(copy) = cell.clone_node_with_deep(true) else { continue };
                let input = copy.first_child().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
                if let (Some(input), Ok(_)) = (input, lane.append_child(&copy)) {
                    input.set_name(group);
                }
            }
        });
    }
}

/// One rating of one statement.
#[component]
pub fn LaneView(
    statement: &'static Statement,
    lane: Lane,
    scale: &'static Scale,
    /// What to copy its radio buttons from.
    copied: Cells,
) -> impl IntoView {
    let store = use_store();
    let cells = NodeRef::<html::Div>::new();
    let score = Memo::new(move |_| store.score(&statement.id, lane));
    let (class, mark) = match lane {
        Lane::Now => ("lane now", "●"),
        Lane::Target => ("lane target", "◇"),
    };
    let name = format!("{} {}", statement.number, lane.words());
    let group = format!("{}-{}", statement.id, lane.words());

    cells.on_load(move |cells| copied.copy_into(&cells, &group));
    // What is checked follows from the workbook, whoever changed it: a pick, a key, undo, another tab.
    let mut before: Option<Option<Score>> = None;
    run_effect(move || {
        let score = score.get();
        if let Some(cells) = cells.get() {
            if before.is_some() {
                location::mark("lane");
            }
            let from = scale.min.number();
            if let Some(score) = score {
                if let Some(input) = radio(&cells, score.number() - from) {
                    input.set_checked(true);
                }
            } else if let Some(score) = before.flatten()
                && let Some(input) = radio(&cells, score.number() - from)
            {
                input.set_checked(false);
            }
        }
        before = Some(score);
    });

    // When a 1 was typed: a 0 soon after it makes it a 10. The sheet says so.
    let typed = StoredValue::new(None::<u64>);
    let walk = Walk::new();
    let pick = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let picked = input.value().parse().ok().and_then(|number| Score::new(number).ok());
        store.rate(&statement.id, lane, picked, walk.goes_on());
        tell(store, statement, lane, scale);
    };
    let key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if walk.hears(&event) {
            return;
        }
        let (picked, over) = match event.key().as_str() {
            "Delete" | "Backspace" => (None, false),
            "0" if clock::is_just_now(typed.get_value()) => (Score::new(10).ok(), true),
            digit => match digit.parse().ok().filter(|_| digit.len() == 1).and_then(|number| Score::new(number).ok()) {
                Some(score) => (Some(score), false),
                None => return,
            },
        };
        if picked.is_some_and(|score| !scale.has(score)) {
            return;
        }
        event.prevent_default();
        typed.set_value((event.key() == "1").then(clock::now));
        store.rate(&statement.id, lane, picked, over);
        tell(store, statement, lane, scale);
        if let (Some(cells), Some(score)) = (cells.get_untracked(), picked)
            && let Some(input) = radio(&cells, score.number() - scale.min.number())
        {
            // It is in the page and takes the focus; if not, the focus stays in the group.
            let _ = input.focus();
        }
    };
    let clear = move |_| {
        store.rate(&statement.id, lane, None, false);
        tell(store, statement, lane, scale);
        // The button is going; its group stays.
        if let Some(input) = cells.get_untracked().and_then(|cells| radio(&cells, 0)) {
            let _ = input.focus();
        }
    };
    // On a narrow screen what was picked is said here, in the wide form below the sheet.
    let reading = reactive_text(move || score.get().map(|score| label_in_words(scale, score)).unwrap_or_default());
    let look = move |_| store.picked.set(Some((statement.id.clone(), lane)));
    view! {
        <div class=class on:focusin=look>
            <span class="tag"><span aria-hidden="true">{mark}</span>" "{lane.words()}</span>
            {show_when(
                move || score.get().is_some(),
                move || {
                    view! {
                        <button type="button" class="clear" aria-label=format!("Clear {name}") title="Back to blank" on:click=clear>
                            <span aria-hidden="true">"×"</span>
                        </button>
                    }
                        .into_any()
                },
            )}
            <span class="reading">{reading}</span>
            <div class="cells" role="radiogroup" aria-label=lane.words() node_ref=cells on:change=pick on:keydown=key></div>
        </div>
    }
}

/// A radio button that has no group yet, in its label.
fn cell(scale: &Scale, score: Score) -> Option<Element> {
    let not_applicable = scale.is_not_applicable(score);
    let shown = if not_applicable { "n/a".to_owned() } else { score.to_string() };
    let (value, name) = (score.to_string(), name_of(scale, score));
    let cell = element("label", &[("class", if not_applicable { "cell na" } else { "cell" })], "")?;
    let input = element("input", &[("type", "radio"), ("value", &value), ("aria-label", &name)], "")?;
    let number = element("span", &[], &shown)?;
    cell.append_child(&input).and_then(|_| cell.append_child(&number)).ok()?;
    Some(cell)
}

/// The name of a radio button: the number, then what the scale says of it.
fn name_of(scale: &Scale, score: Score) -> String {
    if scale.is_not_applicable(score) {
        return format!("{score} n/a, not applicable to our setting");
    }
    match scale.reading(score).label {
        ReadingLabel::At(anchor) => format!("{score} {}", anchor.text),
        ReadingLabel::Between(below, above) => format!("{score} between {} and {}", below.to, above.from),
        ReadingLabel::Unlabelled => score.to_string(),
    }
}

/// The radio button at this place.
fn radio(cells: &web_sys::HtmlDivElement, place: u8) -> Option<HtmlInputElement> {
    cells.get_elements_by_tag_name("input").item(u32::from(place))?.dyn_into().ok()
}

/// Announces a rating: what a screen reader has not read already.
fn tell(store: Store, statement: &'static Statement, lane: Lane, scale: &'static Scale) {
    store.picked.set(Some((statement.id.clone(), lane)));
    store.messages.announce_soon(move || {
        let score = untrack(|| store.score(&statement.id, lane));
        let what = match score {
            None => "blank".to_owned(),
            Some(score) if scale.is_not_applicable(score) => "not applicable, so left out of the line".to_owned(),
            Some(score) => match scale.band(score) {
                Some(band) => format!("{score}, {}", band.title),
                None => score.to_string(),
            },
        };
        format!("{} {}: {what}.", statement.number, lane.words())
    });
}
