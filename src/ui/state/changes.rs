//! The changes of the open workbook so far, and what is being typed.

use leptos::prelude::*;

use crate::browser::soon::Soon;
use crate::session::History;
use crate::workbook::{Command, Workbook};

/// Makes a command of what was typed, from the workbook as it is then.
pub type MakeCommand = Box<dyn FnOnce(&Workbook) -> Option<Command>>;

/// Text that is being typed into a field.
pub struct Typing {
    /// The field.
    pub field: String,
    /// Makes the change.
    pub make: MakeCommand,
    /// Makes it when there has been no key for a moment.
    pub soon: Soon,
}

/// The changes of the open workbook so far. A handle: copies of it are the same changes.
#[derive(Clone, Copy)]
pub struct Changes {
    /// Their history.
    pub history: StoredValue<History<Command>>,
    /// Whether there is something to undo, and to redo.
    pub can: RwSignal<(bool, bool)>,
    /// What is being typed and is no change yet.
    pub typing: StoredValue<Option<Typing>, LocalStorage>,
}

impl Changes {
    /// No change.
    pub fn new() -> Changes {
        Changes { history: StoredValue::default(), can: RwSignal::default(), typing: StoredValue::new_local(None) }
    }

    /// Forgets all of them: another workbook is open, or another version of it.
    pub fn forget(self) {
        self.history.set_value(History::default());
        self.can.set((false, false));
    }
}
