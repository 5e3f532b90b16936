//! Sentences said to the user in passing, and the list of what opening a workbook repaired.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::browser::clock;
use crate::files::Problem;

/// Something said to the user in passing, seen and announced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The sentence.
    pub text: String,
    /// Counts, so that the same sentence said twice is said twice.
    pub turn: u32,
    /// Whether it is only announced, because it stands on the page already.
    pub unseen: bool,
    /// When it was said, in milliseconds since 1970.
    at: u64,
}

/// How long after it was said a sentence may still belong to the page that comes next, in milliseconds.
const FRESH: u64 = 1000;

/// How long a sentence stays to be read, in milliseconds.
const READABLE: u32 = 10_000;

/// How long it is quiet before a sentence is announced, in milliseconds.
const QUIET: u32 = 700;

/// The messages of one page. A handle: copies of it are the same messages.
#[derive(Clone, Copy)]
pub struct Messages {
    /// The last sentence.
    pub said: RwSignal<Said>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// What opening the workbook repaired or left out.
    pub problems: RwSignal<Vec<Problem>>,
    /// Whether the user has read these.
    pub repairs_read: RwSignal<bool>,
}

impl Messages {
    /// No message.
    pub fn new() -> Messages {
        Messages {
            said: RwSignal::default(),
            timer: StoredValue::new_local(None),
            problems: RwSignal::default(),
            repairs_read: RwSignal::default(),
        }
    }

    /// Says something at once.
    pub fn say(self, text: String) {
        self.put(text, false);
        self.timer.set_value(Some(Timeout::new(READABLE, move || self.put(String::new(), false))));
    }

    /// Announces what stands on the page already, when there has been quiet for a moment: a run of picks is not chatter.
    pub fn announce_soon(self, text: impl FnOnce() -> String + 'static) {
        self.timer.set_value(Some(Timeout::new(QUIET, move || self.put(text(), true))));
    }

    /// Clears what was said on the page before, but for what led to this one.
    pub fn turn_page(self) {
        let over = |said: &Said| !said.text.is_empty() && clock::now().saturating_sub(said.at) > FRESH;
        if self.said.with_untracked(over) {
            self.put(String::new(), false);
        }
    }

    fn put(self, text: String, unseen: bool) {
        self.said.update(|said| *said = Said { text, turn: said.turn.wrapping_add(1), unseen, at: clock::now() });
    }
}
