//! Fetching the second part of the program: every page that rating does not need.
//!
//! The program is two files. The first has what rates; the other is fetched when one of its pages is asked for, and
//! shares the first one's memory (`.ci/finish.mjs` makes the two of one program). `ui/app/pages.rs` says which pages the
//! second file has; here is only how far fetching it has come.

use std::pin::Pin;

use leptos::prelude::*;

use super::route::Page;
use super::shelf::Shelf;
use super::store::{Fetching, Store};
use crate::files::{Draft, Opened};
use crate::framework::{Area, Pack, PackRef};
use crate::session::Version;
use crate::ui::state::reactive::spawn;

/// A kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Of dots, for a document or a slide.
    Png,
    /// Of lines, which stay sharp at any size.
    Svg,
}

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
    /// Learns the packs that come with the page, whole, and the user's own.
    pub learn: fn(Store),
}

/// Fetches the second file of the program. `None` if the connection did not bring it; a later call tries again.
pub type FetchLater = fn() -> Pin<Box<dyn Future<Output = Option<Later>>>>;

/// The way to the later pages. A handle: copies of it are the same.
#[derive(Clone, Copy)]
pub struct LaterPages {
    fetch: FetchLater,
    here: StoredValue<Option<Later>>,
}

/// Reaches the way to the later pages from any component.
pub fn use_later_pages() -> LaterPages {
    expect_context::<LaterPages>()
}

impl LaterPages {
    /// None is here yet.
    pub fn new(fetch: FetchLater) -> LaterPages {
        LaterPages { fetch, here: StoredValue::new(None) }
    }

    /// The pages, if they are here.
    pub fn get(self) -> Option<Later> {
        self.here.get_value()
    }

    /// Fetches them, and notes in the store how that went.
    pub fn fetch(self, store: Store) {
        spawn(async move {
            match (self.fetch)().await {
                Some(later) => self.arrived(store, later),
                None => store.fetching.set(Fetching::Failed),
            }
        });
    }

    /// Does something with them, when they are here.
    pub fn then(self, store: Store, act: impl FnOnce(Later) + 'static) {
        spawn(async move {
            match (self.fetch)().await {
                Some(later) => {
                    self.arrived(store, later);
                    act(later);
                }
                None => store.say("This couldn’t be loaded. Check your connection, then try again."),
            }
        });
    }

    fn arrived(self, store: Store, later: Later) {
        if store.fetching.get_untracked() != Fetching::Here {
            (later.learn)(store);
            store.learnt_packs();
            store.whole_example.set_value(later.example);
            store.complete_example();
            self.here.set_value(Some(later));
            store.fetching.set(Fetching::Here);
        }
    }
}
