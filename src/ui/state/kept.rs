//! How the open workbook is kept in the browser, and what is known of its file.

use leptos::prelude::*;

use crate::browser::files::Target;
use crate::browser::soon::Soon;
use crate::files::{Draft, SavedToFile};
use crate::session::{Keeper, Keeping};

/// How the open workbook is kept. A handle: copies of it are the same state.
#[derive(Clone, Copy)]
pub struct Kept {
    /// How it is kept just now, as the screen shows it.
    pub now: RwSignal<Keeping<Draft>>,
    /// When it was last saved to a file.
    pub saved_to_file: RwSignal<Option<SavedToFile>>,
    /// The file that it was saved to last.
    pub file: StoredValue<Option<Target>, LocalStorage>,
    /// How many changes it has seen.
    pub revision: RwSignal<u64>,
    /// When it was changed last, in milliseconds since 1970.
    pub changed_at: StoredValue<u64>,
    /// The keeper, which decides.
    pub keeper: StoredValue<Keeper<Draft>>,
    /// Writes when there has been no change for a moment.
    pub timer: StoredValue<Option<Soon>, LocalStorage>,
    /// This tab's name, which tells its writes from another's.
    pub tab: StoredValue<String>,
}

impl Kept {
    /// No workbook.
    pub fn new(tab: String) -> Kept {
        Kept {
            now: RwSignal::new(Keeping::Kept),
            saved_to_file: RwSignal::default(),
            file: StoredValue::new_local(None),
            revision: RwSignal::default(),
            changed_at: StoredValue::default(),
            keeper: StoredValue::default(),
            timer: StoredValue::new_local(None),
            tab: StoredValue::new(tab),
        }
    }
}
