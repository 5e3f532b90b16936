//! Keys that several pages use: the arrows along radio buttons, where undo takes the whole way back, and the keys of
//! undo and redo.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::browser::{clock, focus};

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

/// A step through what was changed.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Back.
    Undo,
    /// Forth again.
    Redo,
}

impl Step {
    /// The step that these keys ask for; none in a field of text, where they are the browser's own.
    pub fn asked(event: &web_sys::KeyboardEvent) -> Option<Step> {
        let modified = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        if !modified || focus::writes_text(event.target()) {
            return None;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Some(Step::Undo),
            ("z", true) | ("y", false) => Some(Step::Redo),
            _ => None,
        }
    }
}
