//! Pages that stand in the second file of the program, and what is shown until it is here.

use leptos::prelude::*;

use crate::ui::state::fetching::{Fetching, Later, fetch_soon, try_to_fetch};
use crate::ui::state::reactive::reactive_view;
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{Heading, primary};

/// A page that is fetched when it is first looked at.
pub fn later(show: impl Fn(Later) -> AnyView + Send + 'static) -> AnyView {
    let store = use_store();
    fetch_soon(store);
    reactive_view(move || match store.fetching.get() {
        Fetching::Here(later) => show(later),
        Fetching::NotYet | Fetching::UnderWay => view! { <p class="soft">"Loading this page…"</p> }.into_any(),
        Fetching::Failed => view! {
            <Heading text="This page couldn’t be loaded" />
            <p>"This part of Join the Dots loads when you first open it, and the connection failed. Your work is safe."</p>
            <p class="buttons">{primary("Try again", move || try_to_fetch(store))}</p>
        }
        .into_any(),
    })
    .into_any()
}

/// What stands where an address names a section that the pack does not have.
pub fn no_such_section() -> AnyView {
    view! { <Heading text="This section doesn’t exist" /> }.into_any()
}
