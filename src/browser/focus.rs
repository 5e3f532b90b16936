//! Where the keyboard is, and what the tab says.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// Sets what the tab says.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets what the tab says from the heading of the page, after something else stood there.
pub fn retitle() {
    let heading = document().and_then(|document| document.query_selector("h1").ok().flatten());
    if let Some(text) = heading.and_then(|heading| heading.text_content()) {
        set_page_title(&text);
    }
}

/// Sets what the tab says of a page with this heading.
pub fn set_page_title(heading: &str) {
    set_title(&format!("{heading} – Join the Dots"));
}

/// Moves the focus to the first element that this selector finds.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Removes the first element that this selector finds.
pub fn remove(selector: &str) {
    if let Some(element) = document().and_then(|document| document.query_selector(selector).ok().flatten()) {
        element.remove();
    }
}

/// Shows the first element that this selector finds, if it was hidden.
pub fn reveal(selector: &str) {
    if let Some(element) = document().and_then(|document| document.query_selector(selector).ok().flatten()) {
        // Removing an attribute is never refused.
        let _ = element.remove_attribute("hidden");
    }
}

/// Moves the focus there when what has just changed is on the page.
pub fn focus_soon(selector: impl Into<String>) {
    let selector = selector.into();
    gloo_timers::callback::Timeout::new(0, move || focus(&selector)).forget();
}

/// Tells the field of text that has the focus that what is typed in it is done, as leaving the field does.
pub fn finish_field() {
    let focused = document().and_then(|document| document.active_element());
    let input = focused.and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let (Some(input), Ok(change)) = (input.filter(|input| input.type_() == "text"), web_sys::Event::new("change")) {
        // A field that listens to no change is done already.
        let _ = input.dispatch_event(&change);
    }
}

/// Closes the dialog that is open, and the focus returns to where it was.
pub fn close_dialog() {
    let open = document().and_then(|document| document.query_selector("dialog[open]").ok().flatten());
    if let Some(dialog) = open.and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Whether keys typed there write text, so that they are not ours.
#[must_use]
pub fn writes_text(target: Option<web_sys::EventTarget>) -> bool {
    let Some(element) = target.and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    match element.tag_name().as_str() {
        "TEXTAREA" => true,
        "INPUT" => {
            let kind = element.get_attribute("type").unwrap_or_default();
            !["radio", "checkbox", "button", "submit", "file"].contains(&kind.as_str())
        }
        _ => element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable),
    }
}
