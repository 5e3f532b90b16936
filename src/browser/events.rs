//! Events of the window and the document, for as long as the page is open.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget};

fn listen(target: Option<EventTarget>, name: &'static str, passive: bool, mut then: impl FnMut(&Event) + 'static) {
    if let Some(target) = target {
        let options =
            if passive { EventListenerOptions::default() } else { EventListenerOptions::enable_prevent_default() };
        EventListener::new_with_options(&target, name, options, move |event| then(event)).forget();
    }
}

fn window() -> Option<EventTarget> {
    web_sys::window().map(JsCast::unchecked_into)
}

fn document() -> Option<EventTarget> {
    web_sys::window().and_then(|window| window.document()).map(JsCast::unchecked_into)
}

/// Whenever the part of the address behind the # changes.
pub fn on_address(mut then: impl FnMut() + 'static) {
    listen(window(), "hashchange", true, move |_| then());
}

/// When the page is hidden or left: the last moment to keep something.
pub fn on_leaving(then: impl Fn() + Clone + 'static) {
    let hidden = then.clone();
    listen(document(), "visibilitychange", true, move |_| {
        let state = web_sys::window().and_then(|window| window.document()).map(|document| document.visibility_state());
        if state == Some(web_sys::VisibilityState::Hidden) {
            hidden();
        }
    });
    listen(window(), "pagehide", true, move |_| then());
}

/// Before the page is closed: asks the user to stay while `asks` says so.
pub fn on_closing(asks: impl Fn() -> bool + 'static) {
    listen(window(), "beforeunload", false, move |event| {
        if asks() {
            event.prevent_default();
        }
    });
}

/// When another tab changes what is kept.
pub fn on_storage(mut then: impl FnMut(&web_sys::StorageEvent) + 'static) {
    listen(window(), "storage", true, move |event| {
        if let Some(event) = event.dyn_ref() {
            then(event);
        }
    });
}

/// Whenever a key goes down, wherever the focus is.
pub fn on_key(mut then: impl FnMut(&web_sys::KeyboardEvent) + 'static) {
    listen(document(), "keydown", false, move |event| {
        if let Some(event) = event.dyn_ref() {
            then(event);
        }
    });
}

/// When files are dragged over the page and dropped on it.
pub fn on_drop(mut hover: impl FnMut(bool) + Clone + 'static, mut then: impl FnMut(web_sys::File) + 'static) {
    let has_files = |event: &web_sys::DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
    };
    let mut over = hover.clone();
    listen(document(), "dragover", false, move |event| {
        if event.dyn_ref().is_some_and(has_files) {
            event.prevent_default();
            over(true);
        }
    });
    let mut left = hover.clone();
    listen(document(), "dragleave", true, move |event| {
        if event.dyn_ref::<web_sys::DragEvent>().is_some_and(|event| event.related_target().is_none()) {
            left(false);
        }
    });
    listen(document(), "drop", false, move |event| {
        let Some(event) = event.dyn_ref::<web_sys::DragEvent>().filter(|event| has_files(event)) else { return };
        event.prevent_default();
        hover(false);
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
            then(file);
        }
    });
}

/// Before the page is printed, and after.
pub fn on_print(mut then: impl FnMut(bool) + Clone + 'static) {
    let mut before = then.clone();
    listen(window(), "beforeprint", true, move |_| before(true));
    listen(window(), "afterprint", true, move |_| then(false));
}

/// Whenever one of these media queries begins or ceases to hold.
pub fn on_media(queries: &[&str], then: impl FnMut() + Clone + 'static) {
    for query in queries {
        let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
        let mut then = then.clone();
        listen(list.map(JsCast::unchecked_into), "change", true, move |_| then());
    }
}

/// Whether a media query holds.
#[must_use]
pub fn media_holds(query: &str) -> bool {
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}
