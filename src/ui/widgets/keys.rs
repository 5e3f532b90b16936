//! Keys that several pages share: the arrows along radio buttons, and the keys of undo and redo.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::browser::{clock, focus};

/// A run of arrow keys along one group of radio buttons, which a single undo takes back as a whole.
///
/// Holds the time of the run's last choice in milliseconds: 0 before its first choice, nothing outside a run.
#[derive(Clone, Copy, Debug)]
pub struct ArrowRun(StoredValue<Option<u64>>);

impl ArrowRun {
    /// Returns a run that has not begun.
    pub fn new() -> ArrowRun {
        ArrowRun(StoredValue::new(None))
    }

    /// Begins, goes on with or ends the run at a key. Returns true if it is an arrow key: the browser then moves the
    /// choice itself.
    pub fn on_key(self, event: &KeyboardEvent) -> bool {
        let is_arrow = event.key().starts_with("Arrow");
        if !is_arrow {
            self.0.set_value(None);
        } else if !clock::is_just_now(self.0.get_value()) {
            self.0.set_value(Some(0));
        }
        is_arrow
    }

    /// Notes a choice. Returns true if it continues the run, so that it replaces the choice before it in the history.
    pub fn continues(self) -> bool {
        let continues = clock::is_just_now(self.0.get_value());
        self.0.update_value(|last| *last = last.map(|_| clock::now()));
        continues
    }
}

/// One step through the history of changes.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Takes the last change back.
    Undo,
    /// Makes the last change that was taken back again.
    Redo,
}

impl Step {
    /// Returns the step that a key asks for. In a text field the keys of undo belong to the browser, so there is none.
    pub fn from_keys(event: &KeyboardEvent) -> Option<Step> {
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
