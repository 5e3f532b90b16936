//! Parts of a page that follow the state.
//!
//! Boxed, so that all of them share one type and one piece of compiled code: written as bare closures they made up a
//! third of the program (`tests/bench` has the figures).

use std::pin::Pin;

use leptos::prelude::*;

/// Text that follows the state.
pub type Text = Box<dyn FnMut() -> String + Send>;
/// An attribute that follows the state, and may be absent.
pub type Flag = Box<dyn FnMut() -> Option<&'static str> + Send>;
/// Content that follows the state.
pub type Live = Box<dyn FnMut() -> AnyView + Send>;

/// Text that follows the state.
pub fn text(read: impl FnMut() -> String + Send + 'static) -> Text {
    Box::new(read)
}

/// An attribute that follows the state: absent while this is `None`.
pub fn flag(read: impl FnMut() -> Option<&'static str> + Send + 'static) -> Flag {
    Box::new(read)
}

/// Content that follows the state, built anew whenever what it reads changes.
pub fn live(view: impl FnMut() -> AnyView + Send + 'static) -> Live {
    Box::new(view)
}

/// Content that is there while something holds.
pub fn when(holds: impl Fn() -> bool + Send + Sync + 'static, view: impl Fn() -> AnyView + Send + 'static) -> Live {
    boxed_when(Box::new(holds), Box::new(view))
}

fn boxed_when(holds: Box<dyn Fn() -> bool + Send + Sync>, view: Box<dyn Fn() -> AnyView + Send>) -> Live {
    let holds = Memo::new(move |_| holds());
    live(move || if holds.get() { view() } else { nothing() })
}

/// Text that follows the state, of which those who read it hear only when it is another.
pub fn told(read: impl Fn() -> String + Send + Sync + 'static) -> Memo<String> {
    let read: Box<dyn Fn() -> String + Send + Sync> = Box::new(read);
    Memo::new(move |_| read())
}

/// Nothing.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// Views in a row.
pub trait Views {
    /// Each as a view of one type.
    fn views(self) -> Vec<AnyView>;
}

impl<I: Iterator<Item = V>, V: IntoAny> Views for I {
    fn views(self) -> Vec<AnyView> {
        self.map(IntoAny::into_any).collect()
    }
}

/// Does something now, and again whenever what it reads changes.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// Does something that takes a while, beside everything else.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    leptos::task::spawn_local(work);
}
