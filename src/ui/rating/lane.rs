//! One rating of one statement: a row of radio buttons, and a button that takes it back to blank.
//!
//! The lane is what the page redraws: a click runs the effects of its own lane and of no other.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

use crate::browser::elements::element;
use crate::browser::{clock, location};
use crate::framework::{ReadingLabel, Scale, Score, Statement};
use crate::ui::state::reactive::{reactive_text, run_effect, show_when};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::keys::ArrowRun;
use crate::ui::widgets::parts::{between_in_words, label_in_words};
use crate::workbook::Lane;

/// The radio buttons of one lane, made once for a sheet and copied into each of its lanes.
///
/// A sheet has hundreds of radio buttons. Making each by itself would delay the first click (`tests/bench` measures
/// it).
#[derive(Clone, Copy)]
pub struct Cells(StoredValue<Vec<Element>, LocalStorage>);

impl Cells {
    /// Makes the radio buttons of a lane on this scale.
    pub fn for_scale(scale: &Scale) -> Cells {
        Cells(StoredValue::new_local(scale.scores().filter_map(|score| cell(scale, score)).collect()))
    }

    /// Puts a copy into a lane, and takes the lane's old buttons out: leptos may reuse the elements of the sheet
    /// before. `group` names this lane's group of radio buttons.
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

/// One rating of one statement, with its tag, its radio buttons and the button that clears it.
#[component]
pub fn LaneView(
    statement: &'static Statement,
    lane: Lane,
    scale: &'static Scale,
    /// The radio buttons to copy.
    cells: Cells,
) -> impl IntoView {
    let store = use_store();
    let group_node = NodeRef::<html::Div>::new();
    let score = Memo::new(move |_| store.score(&statement.id, lane));
    let (class, mark) = match lane {
        Lane::Now => ("sheet-rating sheet-rating-now", "●"),
        Lane::Target => ("sheet-rating sheet-rating-target", "◇"),
    };
    let name = format!("{} {}", statement.number, lane.words());
    let group = format!("{}-{}", statement.id, lane.words());

    group_node.on_load(move |element| cells.copy_into(&element, &group));
    // The workbook says which button is checked, whoever changed it: a click, a key, undo, another tab.
    let mut before: Option<Option<Score>> = None;
    run_effect(move || {
        let score = score.get();
        if let Some(cells) = group_node.get() {
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

    // The time at which a 1 was typed: a 0 soon after makes it a 10, as the sheet explains.
    let one_typed_at = StoredValue::new(None::<u64>);
    let arrow_run = ArrowRun::new();
    let on_change = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let chosen = input.value().parse().ok().and_then(|number| Score::new(number).ok());
        store.rate(&statement.id, lane, chosen, arrow_run.continues());
        announce_rating(store, statement, lane, scale);
    };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if arrow_run.on_key(&event) {
            return;
        }
        let (chosen, replaces) = match event.key().as_str() {
            "Delete" | "Backspace" => (None, false),
            "0" if clock::is_just_now(one_typed_at.get_value()) => (Score::new(10).ok(), true),
            digit => match digit.parse().ok().filter(|_| digit.len() == 1).and_then(|number| Score::new(number).ok()) {
                Some(score) => (Some(score), false),
                None => return,
            },
        };
        if chosen.is_some_and(|score| !scale.has(score)) {
            return;
        }
        event.prevent_default();
        one_typed_at.set_value((event.key() == "1").then(clock::now));
        store.rate(&statement.id, lane, chosen, replaces);
        announce_rating(store, statement, lane, scale);
        if let (Some(cells), Some(score)) = (group_node.get_untracked(), chosen)
            && let Some(input) = radio(&cells, score.number() - scale.min.number())
        {
            // A button of the page takes the focus. If it can't, the focus stays in the group.
            let _ = input.focus();
        }
    };
    let clear = move |_| {
        store.rate(&statement.id, lane, None, false);
        announce_rating(store, statement, lane, scale);
        // The clear button disappears, so the focus moves to its group.
        if let Some(input) = group_node.get_untracked().and_then(|cells| radio(&cells, 0)) {
            let _ = input.focus();
        }
    };
    // A narrow screen shows the label of the rating here, a wide one below the sheet.
    let label = reactive_text(move || score.get().map(|score| label_in_words(scale, score)).unwrap_or_default());
    let on_focus = move |_| store.picked.set(Some((statement.id.clone(), lane)));
    view! {
        <div class=class on:focusin=on_focus>
            <span class="sheet-rating-name"><span aria-hidden="true">{mark}</span>" "{lane.words()}</span>
            {show_when(
                move || score.get().is_some(),
                move || {
                    view! {
                        <button
                            type="button" class="sheet-clear" aria-label=format!("Clear {name}") title="Clear this rating"
                            on:click=clear
                        >
                            <span aria-hidden="true">"×"</span>
                        </button>
                    }
                    .into_any()
                },
            )}
            <span class="sheet-label">{label}</span>
            <div
                class="sheet-cells chart-cells" role="radiogroup" aria-label=lane.words() node_ref=group_node
                on:change=on_change on:keydown=on_key
            ></div>
        </div>
    }
}

/// Makes one radio button in its label. The button has no group yet.
fn cell(scale: &Scale, score: Score) -> Option<Element> {
    let not_applicable = scale.is_not_applicable(score);
    let shown = if not_applicable { "n/a".to_owned() } else { score.to_string() };
    let (value, name) = (score.to_string(), radio_name(scale, score));
    let cell =
        element("label", &[("class", if not_applicable { "sheet-cell sheet-cell-na" } else { "sheet-cell" })], "")?;
    let input = element("input", &[("type", "radio"), ("value", &value), ("aria-label", &name)], "")?;
    let number = element("span", &[], &shown)?;
    cell.append_child(&input).and_then(|_| cell.append_child(&number)).ok()?;
    Some(cell)
}

/// Returns the name of a radio button for screen readers: its number, then the scale's label.
fn radio_name(scale: &Scale, score: Score) -> String {
    if scale.is_not_applicable(score) {
        return format!("{score} n/a, not applicable to our setting");
    }
    match scale.reading(score).label {
        ReadingLabel::At(anchor) => format!("{score} {}", anchor.text),
        ReadingLabel::Between(below, above) => format!("{score} {}", between_in_words(below, above)),
        ReadingLabel::Unlabelled => score.to_string(),
    }
}

/// Returns the radio button at this place in its lane, counted from 0.
fn radio(cells: &web_sys::HtmlDivElement, place: u8) -> Option<HtmlInputElement> {
    cells.get_elements_by_tag_name("input").item(u32::from(place))?.dyn_into().ok()
}

/// Announces a rating to screen readers, and shows its label below the sheet.
fn announce_rating(store: Store, statement: &'static Statement, lane: Lane, scale: &'static Scale) {
    store.picked.set(Some((statement.id.clone(), lane)));
    store.messages.announce_soon(move || {
        let score = untrack(|| store.score(&statement.id, lane));
        let rating = match score {
            None => "blank".to_owned(),
            Some(score) if scale.is_not_applicable(score) => "not applicable, so it isn’t counted".to_owned(),
            Some(score) => match scale.band(score) {
                Some(band) => format!("{score}, {}", band.title),
                None => score.to_string(),
            },
        };
        format!("{} {}: {rating}.", statement.number, lane.words())
    });
}
