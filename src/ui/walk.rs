//! Walking along radio buttons with the arrow keys: each is picked in passing, and undo takes the whole way back.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::browser::clock;

/// A walk along one group of radio buttons.
#[derive(Clone, Copy, Debug)]
pub struct Walk(StoredValue<Option<u64>>);

impl Walk {
    /// Nobody walks.
    pub fn new() -> Walk {
        Walk(StoredValue::new(None))
    }

    /// Hears a key. Whether it walks: the pick that follows is the browser's own.
    pub fn hears(self, event: &KeyboardEvent) -> bool {
        let walks = event.key().starts_with("Arrow");
        if !walks {
            self.0.set_value(None);
        } else if !clock::is_just_now(self.0.get_value()) {
            self.0.set_value(Some(0));
        }
        walks
    }

    /// Notes a pick. Whether it goes on from the one before it, and takes its place.
    pub fn goes_on(self) -> bool {
        let on = clock::is_just_now(self.0.get_value());
        self.0.update_value(|at| *at = at.map(|_| clock::now()));
        on
    }
}
