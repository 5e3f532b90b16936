//! Views, texts and attributes that follow the state.
//!
//! Boxed, so that all of them share one type and one piece of compiled code: written as bare closures they made up a
//! third of the program (`tests/bench` has the figures).

use std::pin::Pin;

use leptos::prelude::*;

/// Text that is worked out again whenever the state it reads changes.
pub type ReactiveText = Box<dyn FnMut() -> String + Send>;
/// An attribute that is worked out again whenever the state it reads changes; absent while it is `None`.
pub type ReactiveAttr = Box<dyn FnMut() -> Option<&'static str> + Send>;
/// Content that is built again whenever the state it reads changes.
pub type ReactiveView = Box<dyn FnMut() -> AnyView + Send>;

/// Returns text that follows the state.
pub fn reactive_text(read: impl FnMut() -> String + Send + 'static) -> ReactiveText {
    Box::new(read)
}

/// Returns an attribute that follows the state: absent while `read` gives `None`.
pub fn reactive_attr(read: impl FnMut() -> Option<&'static str> + Send + 'static) -> ReactiveAttr {
    Box::new(read)
}

/// Returns content that is built again whenever the state it reads changes.
pub fn reactive_view(view: impl FnMut() -> AnyView + Send + 'static) -> ReactiveView {
    Box::new(view)
}

/// Returns content that is shown while `holds` is true.
pub fn show_when(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> ReactiveView {
    boxed_when(Box::new(holds), Box::new(view))
}

fn boxed_when(holds: Box<dyn Fn() -> bool + Send + Sync>, view: Box<dyn Fn() -> AnyView + Send>) -> ReactiveView {
    let holds = Memo::new(move |_| holds());
    reactive_view(move || if holds.get() { view() } else { empty_view() })
}

/// Returns a text whose readers run again only when the text itself changes.
pub fn memo_text(read: impl Fn() -> String + Send + Sync + 'static) -> Memo<String> {
    let read: Box<dyn Fn() -> String + Send + Sync> = Box::new(read);
    Memo::new(move |_| read())
}

/// Returns a view of nothing.
pub fn empty_view() -> AnyView {
    ().into_any()
}

/// Turns a row of views into views of one type.
pub trait IntoViews {
    /// Returns each as a view of one type.
    fn into_views(self) -> Vec<AnyView>;
}

impl<I: Iterator<Item = V>, V: IntoAny> IntoViews for I {
    fn into_views(self) -> Vec<AnyView> {
        self.map(IntoAny::into_any).collect()
    }
}

/// Runs an effect now, and again whenever the state it reads changes.
pub fn run_effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// Runs asynchronous work beside everything else.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    leptos::task::spawn_local(work);
}
