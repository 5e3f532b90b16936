//! The inputs that forms and pages are made of: text, dates, money, lists.
//!
//! An input knows nothing of the workbook. Its caller passes the value to show and a function that saves what is typed.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::state::reactive::{IntoViews, empty_view, reactive_attr, reactive_text, reactive_view, run_effect};
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::named_action;

/// The height of a text field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Line,
    /// Several lines, growing with the text.
    Lines,
}

/// The characters beyond which a field of one line warns that its text is too long for lists and documents.
const LONG_LINE: usize = 300;

/// Returns a text field with its label, its hint and a warning if a single line is very long.
///
/// One piece of code for every part of a workbook, so that the program stays small. `typed` is called at each key,
/// `left` when the field loses the focus.
pub fn text_field(
    id: String,
    label: String,
    hint: &'static str,
    shape: Shape,
    value: Memo<String>,
    typed: Box<dyn Fn(String)>,
    left: Box<dyn Fn()>,
) -> AnyView {
    let too_long = reactive_view(move || {
        let length = value.with(|value| value.chars().count());
        if shape == Shape::Lines || length <= LONG_LINE {
            return empty_view();
        }
        let sentence = format!(
            "This line has {length} characters. All of it is saved, but lists and documents read better with fewer \
             than {LONG_LINE}."
        );
        view! { <b aria-hidden="true">"! "</b>{sentence} }.into_any()
    });
    let fault = format!("{id}-fault");
    let described = if hint.is_empty() { fault.clone() } else { format!("{id}-hint {fault}") };
    let hint = (!hint.is_empty()).then(|| view! { <span class="muted" id=format!("{id}-hint")>{hint}</span> });
    let field = text_input(id.clone(), Some(described), shape, value, typed, left);
    view! {
        <p class="field">
            <label for=id>{label}</label>
            {hint}
            {field}
            <span class="fault" id=fault>{too_long}</span>
        </p>
    }
    .into_any()
}

/// Returns the input of a text field, without its label. `described` holds the ids of the elements that describe it.
pub fn text_input(
    id: String,
    described: Option<String>,
    shape: Shape,
    value: Memo<String>,
    typed: Box<dyn Fn(String)>,
    left: Box<dyn Fn()>,
) -> AnyView {
    let on_input = input_handler(typed.into());
    let on_missed = on_input.clone();
    let on_blur = move |event: web_sys::FocusEvent| {
        read_missed_input(value, &event, &on_missed);
        left();
    };
    match shape {
        Shape::Line => view! {
            <input
                id=id type="text" aria-describedby=described
                prop:value=value on:input=on_input on:blur=on_blur
            />
        }
        .into_any(),
        Shape::Lines => view! {
            <textarea
                id=id rows="2" aria-describedby=described
                prop:value=value on:input=on_input on:blur=on_blur
            ></textarea>
        }
        .into_any(),
    }
}

/// Returns an event handler that passes the text of its field to `typed`.
pub fn input_handler(typed: Rc<dyn Fn(String)>) -> impl Fn(web_sys::Event) + Clone + 'static {
    move |event| typed(event_target_value(&event))
}

/// Passes the text of a field on as the field loses the focus, if it differs from `value`, the text that the page
/// knows.
///
/// Dictation software may write into a field without an input event. `value` has been disposed of where the field
/// leaves together with its page; nothing is passed on then.
pub fn read_missed_input(value: Memo<String>, event: &web_sys::FocusEvent, on_input: &dyn Fn(web_sys::Event)) {
    let typed = event_target_value(event);
    if value.try_with_untracked(|value| *value != typed).unwrap_or_default() {
        on_input(event.clone().into());
    }
}

/// Returns a field whose text must have a meaning: a date, a time, an amount of money.
///
/// `save` is called when the field changes. If it returns a sentence, the text stays in the field with the sentence
/// beside it, and the value in the workbook stays as it was.
pub fn checked_field(
    id: String,
    label: String,
    kind: &'static str,
    value: Memo<String>,
    save: impl Fn(&str) -> Result<(), String> + 'static,
) -> AnyView {
    let store = use_store();
    let fault = RwSignal::new(String::new());
    // The value at the time of the fault. While it has not changed, the text that is being typed stays in the field.
    let value_at_fault = StoredValue::new(None::<String>);
    let field = NodeRef::<leptos::html::Input>::new();
    run_effect(move || {
        let (now, Some(field)) = (value.get(), field.get()) else { return };
        if value_at_fault.with_value(|at_fault| at_fault.as_ref() != Some(&now)) {
            value_at_fault.set_value(None);
            fault.set(String::new());
            field.set_value(&now);
        }
    });
    let described = format!("{id}-fault");
    let on_change = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
            return;
        };
        // A date field gives an impossible date as an empty value, and says that it is invalid.
        let found = if input.check_validity() { save(input.value().trim()) } else { save("?") };
        if found.is_err() {
            // Apply the text typed before now: applied in a moment, it would take the place of the faulty text.
            store.settle();
        }
        value_at_fault.set_value(found.is_err().then(|| value.get_untracked()));
        fault.set(found.err().unwrap_or_default());
    };
    // On paper an empty day or time becomes a line to write on. CSS has no selector for an empty date field.
    let class = reactive_text(move || {
        if value.with(String::is_empty) { "field-short field-blank" } else { "field-short" }.to_owned()
    });
    let invalid = reactive_attr(move || fault.with(|fault| !fault.is_empty()).then_some("true"));
    view! {
        <p class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id class=class type=kind node_ref=field
                aria-invalid=invalid aria-describedby=described.clone() on:change=on_change
            />
            <span class="fault" id=described aria-live="polite">{reactive_text(move || fault.get())}</span>
        </p>
    }
    .into_any()
}

/// Returns a list to choose one option from. `chosen` and `choose` count the options from 0. `label` names the list
/// where no label stands beside it.
pub fn select(
    id: String,
    label: Option<String>,
    options: Vec<String>,
    chosen: Memo<usize>,
    choose: impl Fn(usize) + 'static,
) -> AnyView {
    let change = move |event: web_sys::Event| {
        let list = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        let Some(list) = list else { return };
        if let Ok(at) = usize::try_from(list.selected_index()) {
            choose(at);
        }
        // A refused choice must not look chosen. The memo is gone if the choice has removed this list.
        if let Some(at) = chosen.try_get_untracked().and_then(|at| i32::try_from(at).ok()) {
            list.set_selected_index(at);
        }
    };
    let options = options.into_iter().enumerate().map(|(at, option)| {
        view! { <option prop:selected=move || chosen.get() == at>{option}</option> }
    });
    view! { <select id=id aria-label=label on:change=change>{options.into_views()}</select> }.into_any()
}

/// Returns a "Remove" button. `name`, which begins with "Remove", tells a screen reader what the button removes.
pub fn remove_button(name: String, press: impl FnMut() + 'static) -> AnyView {
    named_action("Remove", name, press)
}
