//! Fetching the second part of the program: every page that rating does not need.
//!
//! The program is two files. The first has what rates; the other is fetched when one of its pages is asked for, and
//! shares the first one's memory (`.ci/finish.mjs` makes the two of one program). `ui/app/pages.rs` says which pages the
//! second file has; here is only how far fetching it has come.

use std::pin::Pin;

use leptos::prelude::*;

use super::packs;
use super::route::Page;
use super::shelf::Shelf;
use super::store::Store;
use crate::exchange::{Draft, Opened, Reach};
use crate::framework::{Area, Pack, PackRef};
use crate::session::Version;
use crate::ui::charts::pictures::Picture;
use crate::ui::state::reactive::spawn;

/// The pages that are fetched later.
#[derive(Clone, Copy)]
pub struct Later {
    /// A page of the open workbook.
    pub page: fn(&'static Pack, &Page) -> AnyView,
    /// Saves the chart of some areas as a picture.
    pub save_picture: fn(Store, &'static Pack, &[&'static Area], Picture),
    /// The whole text of the example.
    pub example: &'static str,
    /// How data is kept, the keys, whose wording it is.
    pub about: fn() -> AnyView,
    /// The drafts in this browser, on the first page.
    pub drafts: fn(RwSignal<Shelf>) -> AnyView,
    /// What is asked when a file is another version of a draft that is here.
    pub ask: fn(Box<Opened>, Box<Version<Draft>>) -> AnyView,
    /// The packs that are known, or one of them that is being written.
    pub packs: fn(Option<&PackRef>) -> AnyView,
    /// What stands in place of a page whose pack is not here.
    pub no_pack: fn(&Page) -> AnyView,
    /// What opening repaired, ignored or can't show.
    pub repairs: fn() -> AnyView,
    /// What opening the file of a pack asks or says: its name and bytes.
    pub open_pack: fn(&str, &[u8]) -> AnyView,
    /// What reads and writes the rest of workbooks.
    pub reach: Reach,
    /// Learns the packs that come with the page, whole, and the user's own.
    pub learn: fn(),
}

/// How far fetching them has come.
#[derive(Clone, Copy, Default)]
pub enum Fetching {
    /// Nobody has asked for them.
    #[default]
    NotYet,
    /// They are on their way.
    UnderWay,
    /// They are here.
    Here(Later),
    /// They could not be fetched.
    Failed,
}

/// Fetches the second file of the program. `None` if the connection did not bring it; a later call tries again.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = Option<Later>>>>;

/// Fetches them, again if they did not come before.
pub fn try_to_fetch(store: Store) {
    store.fetching.set(Fetching::UnderWay);
    spawn(async move {
        match (store.fetch.get_value())().await {
            Some(later) => arrived(store, later),
            None => store.fetching.set(Fetching::Failed),
        }
    });
}

fn arrived(store: Store, later: Later) {
    if !matches!(store.fetching.get_untracked(), Fetching::Here(_)) {
        (later.learn)();
        packs::reach_all(later.reach);
        store.complete();
        store.learnt_packs();
        store.complete_example(later.example);
        store.fetching.set(Fetching::Here(later));
    }
}

/// Fetches them if nobody has yet, without waiting for them.
pub fn fetch_soon(store: Store) {
    if matches!(store.fetching.get_untracked(), Fetching::NotYet | Fetching::Failed) {
        try_to_fetch(store);
    }
}

/// Does something with what is fetched later, when it is here.
pub fn with_later(store: Store, act: impl FnOnce(Later) + 'static) {
    spawn(async move {
        match (store.fetch.get_value())().await {
            Some(later) => {
                arrived(store, later);
                act(later);
            }
            None => store.say("This couldn’t be loaded. Check your connection, then try again."),
        }
    });
}
