//! Pages in the second file of the program, which is fetched when one of them is first opened.

use leptos::prelude::*;

use crate::ui::state::fetching::{Later, use_later_pages};
use crate::ui::state::reactive::reactive_view;
use crate::ui::state::store::{Fetching, use_store};
use crate::ui::widgets::parts::{Heading, primary};

/// Returns a page of the second file. Until the file is here, a message stands in its place.
pub fn fetched_page(show: impl Fn(Later) -> AnyView + Send + 'static) -> AnyView {
    let (store, pages) = (use_store(), use_later_pages());
    store.fetch_soon();
    reactive_view(move || match (store.fetching.get(), pages.get()) {
        (Fetching::Here, Some(later)) => show(later),
        (Fetching::NotYet | Fetching::UnderWay | Fetching::Here, _) => {
            view! { <p class="muted">"Loading this page…"</p> }.into_any()
        }
        (Fetching::Failed, _) => view! {
            <Heading text="This page couldn’t be loaded" />
            <p>
                "Join the Dots loads this part when you first open it, and the connection failed. Your work is safe. \
                Check the connection, then try again."
            </p>
            <p class="button-row">{primary("Try again", move || store.fetch_again())}</p>
        }
        .into_any(),
    })
    .into_any()
}

/// Returns the page for an address that names a section which the scheme does not have.
pub fn no_such_section() -> AnyView {
    view! { <Heading text="This section doesn’t exist" /> }.into_any()
}
