//! The first page: what this is, and the drafts that are here.

use leptos::prelude::*;

use crate::framework::CATALOGUE;
use crate::ui::drafts::opening::{FileButton, resume};
use crate::ui::state::fetching::use_later_pages;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view, run_effect};
use crate::ui::state::route::Route;
use crate::ui::state::shelf::{self, Shelf};
use crate::ui::state::store::{Fetching, use_store};
use crate::ui::widgets::parts::{Heading, section};

const KEPT: &str = "Saved in this browser";

/// The first page.
#[component]
pub fn Home() -> impl IntoView {
    let store = use_store();
    // A draft that is open must be on the shelf with its last change.
    store.keep_now();
    let shelf = RwSignal::new(Shelf::default());
    run_effect(move || {
        store.surroundings.storage.track();
        shelf.set(shelf::look());
    });
    view! {
        <div class="page-wide">
            <section class="home-hero">
                <div>
                    <Heading text="See where your SEND practice stands, and where the gap is widest" />
                    <p class="home-lead">
                        "Rate each statement as it is now and as you want it to be. The dots join down the page as you go, and the space between the two lines is the work to do."
                    </p>
                    <p class="button-row">
                        <a class="button button-primary" href="#/start">"Start"</a>
                        <FileButton text="Open a file" />
                        <a class="button" href="#/w/example/rate/2">"Look at an example"</a>
                    </p>
                    <p class="muted">"You can also drop a saved file anywhere on this page."</p>
                    <p class="muted">
                        "It comes with "{schemes()}", and you can "<a href=Route::Packs.href()>"write a scheme of your own"</a>"."
                    </p>
                </div>
                <Picture />
            </section>
            <ul class="home-promises">
                <li><b>"Nothing leaves this computer."</b>" There is no login, and no server stores your school’s data."</li>
                <li><b>"Stop when you like."</b>" Every change is saved in this browser at once, so a few minutes after school are enough."</li>
                <li><b>"It is yours."</b>" Save everything as one file, open it on another computer, or pass it on."</li>
            </ul>
            {drafts(shelf)}
        </div>
    }
}

/// The schemes that come with the page, in a sentence.
fn schemes() -> String {
    let titles: Vec<&str> = CATALOGUE.iter().map(|listed| listed.title).collect();
    match titles.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("the {} and the {last}", rest.join(", the ")),
        _ => titles.join(""),
    }
}

/// What the tool does, in one picture: two lines and the space between. Dots are strokes of no length with round ends.
#[component]
fn Picture() -> impl IntoView {
    view! {
        <svg class="home-picture" viewBox="0 0 300 250" aria-hidden="true">
            <path class="home-picture-gap" d="M140 25 90 75 160 125 60 175 110 225 220 225 240 175 210 125 240 75 190 25Z" />
            <path class="home-picture-specks" d="M30 25h244M30 75h244M30 125h244M30 175h244M30 225h244" />
            <path class="home-picture-now" d="M140 25 90 75 160 125 60 175 110 225" />
            <path class="home-picture-target" d="M190 25 240 75 210 125 240 175 220 225" />
            <path class="home-picture-now home-picture-dots" d="M140 25h0M90 75h0M160 125h0M60 175h0M110 225h0" />
            <path
                class="home-picture-diamonds"
                d="M190 15l10 10-10 10-10-10zM240 65l10 10-10 10-10-10zM210 115l10 10-10 10-10-10zM240 165l10 10-10 10-10-10zM220 215l10 10-10 10-10-10z"
            />
        </svg>
    }
}

/// The drafts in this browser, and what can be done with them: until that is here, where to go on with each.
fn drafts(shelf: RwSignal<Shelf>) -> AnyView {
    let (store, pages) = (use_store(), use_later_pages());
    reactive_view(move || match store.fetching.get() {
        Fetching::Here => pages.get().map_or_else(empty_view, |later| (later.drafts)(shelf)),
        _ => shelf.with(|shelf| {
            let Shelf { drafts, newer, aside, trouble } = shelf;
            if drafts.is_empty() && newer.is_empty() && aside.is_empty() && trouble.is_none() {
                return section("drafts", KEPT, nothing_yet());
            }
            store.fetch_soon();
            let each = drafts.iter().map(|draft| {
                let name = draft.workbook.school.name.clone();
                view! { <li class="card"><h3><a href=resume(store.packs, &draft.workbook)>{name}</a></h3></li> }
            });
            section("drafts", KEPT, view! { <ul class="cards">{each.into_views()}</ul> }.into_any())
        }),
    })
    .into_any()
}

/// What stands where there is no draft.
pub fn nothing_yet() -> AnyView {
    view! { <p class="muted">"Your work will appear here. It stays until you delete it."</p> }.into_any()
}
