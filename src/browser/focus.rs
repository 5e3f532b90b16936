//! Where the keyboard is, and what the tab says.

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
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
    take(find(selector));
}

fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Moves the focus to the element of this id, whatever the id holds.
pub fn focus_id(id: &str) {
    take(document().and_then(|document| document.get_element_by_id(id)).and_then(|element| element.dyn_into().ok()));
}

/// Whether the page has an element of this id.
#[must_use]
pub fn is_there(id: &str) -> bool {
    document().is_some_and(|document| document.get_element_by_id(id).is_some())
}

/// Moves the focus to the first field of this name, whatever the name holds.
pub fn focus_named(name: &str) {
    let fields = document().map(|document| document.get_elements_by_name(name));
    take(fields.and_then(|fields| fields.item(0)).and_then(|node| node.dyn_into().ok()));
}

fn take(element: Option<HtmlElement>) {
    if let Some(element) = element {
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
///
/// What is on this page has it before the next key is read, so that nobody types past it.
pub fn focus_soon(selector: impl Into<String>) {
    let selector = selector.into();
    wasm_bindgen_futures::spawn_local(async move {
        drawn().await;
        let found = find(&selector);
        if found.is_none() {
            // It is on another page, which comes with the change of the address.
            Timeout::new(0, move || focus(&selector)).forget();
        }
        take(found);
    });
}

/// Waits until what follows from a change is on the page, and no longer: the browser reads no key in between.
async fn drawn() {
    // One turn for what has changed, one for what that changes in turn, and so on. Turns with nothing to do cost nothing.
    for _ in 0..8 {
        // A promise that is kept already can't fail.
        let _ = JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await;
    }
}

/// Keeps the focus over the making anew of the list that it is in: gives it to what has the same name there.
pub fn hold() {
    let Some(held) = document().and_then(|document| document.active_element()) else { return };
    let tag = held.tag_name();
    let name = name(&held);
    // Of several of one name, the one in the same place among them.
    let place = alike(&tag, &name).position(|element| element == held);
    let Some(place) = place else { return };
    wasm_bindgen_futures::spawn_local(async move {
        drawn().await;
        let now = document().and_then(|document| document.active_element());
        // It is gone, or it is another's by now: an element may be used again for what comes in its place.
        if now.is_none_or(|now| now.tag_name() == "BODY" || now == held) {
            take(alike(&tag, &name).nth(place).and_then(|element| element.dyn_into().ok()));
        }
    });
}

/// What an element is called, if by its words or its label.
fn name(element: &Element) -> Option<String> {
    element.get_attribute("aria-label").or_else(|| element.text_content())
}

/// The elements of this tag and name in the content of the page, in document order.
fn alike(tag: &str, called: &Option<String>) -> impl Iterator<Item = Element> {
    let found = document().and_then(|document| document.query_selector_all(&format!("main {tag}")).ok());
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    let all = (0..count).filter_map(move |place| found.as_ref()?.item(place)?.dyn_into::<Element>().ok());
    all.filter(move |element| name(element) == *called)
}

/// Tells the field of text that has the focus that what is typed in it is done, as leaving the field does.
pub fn finish_field() {
    let Some(field) = document().and_then(|document| document.active_element()) else { return };
    let is_line = field.dyn_ref::<web_sys::HtmlInputElement>().is_some_and(|input| input.type_() == "text");
    let names: &[&str] = match () {
        () if is_line => &["change", "blur"],
        () if field.is_instance_of::<web_sys::HtmlTextAreaElement>() => &["blur"],
        () => &[],
    };
    for event in names.iter().filter_map(|name| web_sys::Event::new(name).ok()) {
        // A field that does not listen is done already.
        let _ = field.dispatch_event(&event);
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
