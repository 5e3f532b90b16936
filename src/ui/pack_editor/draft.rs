//! The pack that is being written: its history, and how it is kept.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::words::in_words;
use crate::browser::{drafts, events};
use crate::exchange::{open_pack, pack_to_json};
use crate::framework::{Fault, Pack, PackRef, check};
use crate::ui::packs;
use crate::ui::store::{Store, use_store};

/// How long it is quiet before a pack is kept, in milliseconds.
const QUIET: u32 = 500;
/// How many changes can be taken back.
const MOST_UNDONE: usize = 100;

/// How the pack is kept just now.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Everything is in the browser.
    Kept,
    /// A change is about to be written.
    Soon,
    /// It is unsound, so only what it was before is in the browser.
    Unsound(Fault),
    /// The browser would not keep it.
    Failed(drafts::NotKept),
    /// Another tab has changed it.
    Theirs,
}

/// What can be taken back and done again.
#[derive(Default)]
struct Past {
    undo: Vec<Pack>,
    redo: Vec<Pack>,
    /// The field that the last change was typed into; empty if it was no typing.
    field: String,
}

/// What is being dragged: which list it stands in, and its id.
pub type Dragged = (&'static str, String);

/// The pack that is being written. A handle: copies of it are the same pack.
#[derive(Clone, Copy)]
pub struct Writing {
    /// The state that every page shares.
    pub store: Store,
    /// The pack as it is just now.
    pub pack: RwSignal<Pack>,
    /// How it is kept.
    pub kept: RwSignal<Standing>,
    /// Whether there is something to undo, and to redo.
    pub can: RwSignal<(bool, bool)>,
    /// The id of the area whose statements are shown.
    pub opened: RwSignal<String>,
    /// Which folded parts are open.
    pub unfolded: RwSignal<BTreeSet<String>>,
    /// What is being dragged.
    pub dragged: RwSignal<Option<Dragged>>,
    past: StoredValue<Past>,
    soon: StoredValue<Option<Timeout>, LocalStorage>,
    /// What this tab last read or wrote as its text in the browser.
    known_text: StoredValue<Option<String>>,
    /// The last version that was sound, if that is not the one that pages know.
    sound: StoredValue<Option<Pack>>,
}

thread_local! {
    /// The pack that is open for writing.
    static OPEN: Cell<Option<Writing>> = const { Cell::new(None) };
    /// Packs that were left while they could not be kept, with what was then in the browser. They live as long as the
    /// page is open.
    static ASIDE: RefCell<Vec<(Pack, Option<String>)>> = const { RefCell::new(Vec::new()) };
    static LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this pack was left with changes that are not kept.
pub fn is_aside(reference: &PackRef) -> bool {
    ASIDE.with_borrow(|aside| aside.iter().any(|(pack, _)| pack.reference() == *reference))
}

/// Throws away what of this pack is not kept.
pub fn drop_aside(reference: &PackRef) {
    ASIDE.with_borrow_mut(|aside| aside.retain(|(pack, _)| pack.reference() != *reference));
}

/// Lets pages know the pack that is open for writing, as it is.
pub fn settle() {
    if let Some(writing) = OPEN.get() {
        writing.learn();
    }
}

/// Asks before the page is closed with something that is not kept.
fn listen() {
    if LISTENING.replace(true) {
        return;
    }
    let keep = || {
        if let Some(writing) = OPEN.get() {
            writing.keep_now();
        }
    };
    events::on_leaving(keep);
    events::on_closing(move || {
        keep();
        OPEN.get().is_some_and(Writing::is_unkept) || ASIDE.with_borrow(|aside| !aside.is_empty())
    });
}

impl Writing {
    /// Opens a pack of the user's own. `None` if there is no such pack.
    pub fn open(reference: &PackRef) -> Option<Writing> {
        let text = drafts::read_pack(&reference.id, &reference.edition).ok().flatten();
        let kept = text.as_ref().and_then(|text| open_pack(text.as_bytes()).ok());
        let known = || packs::find(reference).filter(|pack| pack.reference() == *reference).cloned();
        let aside = ASIDE.with_borrow(|aside| aside.iter().find(|(pack, _)| pack.reference() == *reference).cloned());
        let soon = aside.is_some() || text.is_none();
        let (pack, text) = match aside {
            Some(aside) => aside,
            None => (kept.or_else(known)?, text),
        };
        let first = pack.areas.first().map(|area| area.id.clone()).unwrap_or_default();
        let writing = Writing {
            store: use_store(),
            pack: RwSignal::new(pack),
            kept: RwSignal::new(if soon { Standing::Soon } else { Standing::Kept }),
            can: RwSignal::default(),
            opened: RwSignal::new(first),
            unfolded: RwSignal::new(["about", "areas"].map(str::to_owned).into()),
            dragged: RwSignal::default(),
            past: StoredValue::default(),
            soon: StoredValue::new_local(None),
            known_text: StoredValue::new(text),
            sound: StoredValue::default(),
        };
        drop_aside(reference);
        writing.keep_now();
        listen();
        OPEN.set(Some(writing));
        on_cleanup(move || writing.leave());
        Some(writing)
    }

    /// Reads it, and again whenever it changes.
    pub fn read<R>(self, read: impl FnOnce(&Pack) -> R) -> R {
        self.pack.with(read)
    }

    /// Changes it. All that is typed into one field in a row is taken back at once; `field` is empty for what is no
    /// typing.
    pub fn edit(self, field: &str, change: impl FnOnce(&mut Pack)) {
        let mut change = Some(change);
        self.change(field, &mut |pack| {
            if let Some(change) = change.take() {
                change(pack);
            }
        });
    }

    fn change(self, field: &str, change: &mut dyn FnMut(&mut Pack)) {
        let over = !field.is_empty() && self.past.with_value(|past| past.field == field);
        let before = (!over).then(|| self.pack.get_untracked());
        self.pack.update(|pack| change(pack));
        if before.as_ref().is_some_and(|before| self.pack.with_untracked(|pack| pack == before)) {
            return;
        }
        self.past.update_value(|past| {
            past.undo.extend(before);
            if past.undo.len() > MOST_UNDONE {
                past.undo.remove(0);
            }
            past.redo.clear();
            field.clone_into(&mut past.field);
        });
        self.changed();
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.step(true);
    }

    /// Makes the change again that was undone.
    pub fn redo(self) {
        self.step(false);
    }

    fn step(self, back: bool) {
        let now = self.pack.get_untracked();
        let mut found = None;
        self.past.update_value(|past| {
            let (from, to) = if back { (&mut past.undo, &mut past.redo) } else { (&mut past.redo, &mut past.undo) };
            found = from.pop();
            if found.is_some() {
                to.push(now);
            }
            past.field.clear();
        });
        let Some(pack) = found else { return };
        self.pack.set(pack);
        self.store.say(if back { "Undone." } else { "Done again." });
        self.changed();
    }

    fn changed(self) {
        self.can.set(self.past.with_value(|past| (!past.undo.is_empty(), !past.redo.is_empty())));
        if self.kept.get_untracked() != Standing::Theirs {
            if self.kept.get_untracked() == Standing::Kept {
                self.kept.set(Standing::Soon);
            }
            self.soon.set_value(Some(Timeout::new(QUIET, move || self.keep())));
        }
    }

    /// Keeps it if there is a change that is not kept.
    pub fn keep_now(self) {
        let waiting = self.soon.try_with_value(Option::is_some).unwrap_or_default();
        if waiting || self.kept.try_get_untracked() == Some(Standing::Soon) {
            self.keep();
        }
    }

    fn keep(self) {
        self.soon.update_value(|soon| drop(soon.take()));
        let pack = self.pack.get_untracked();
        if let Err(fault) = check(&pack) {
            return self.kept.set(Standing::Unsound(fault));
        }
        let there = drafts::read_pack(&pack.id, &pack.edition).ok().flatten();
        if there.is_some() && self.known_text.with_value(|known| *known != there) {
            return self.kept.set(Standing::Theirs);
        }
        self.write(pack);
    }

    /// Writes it over whatever is there.
    fn write(self, pack: Pack) {
        let text = pack_to_json(&pack);
        match drafts::write_pack(&pack.id, &pack.edition, &text) {
            Ok(()) => {
                self.known_text.set_value(Some(text));
                self.kept.set(Standing::Kept);
            }
            Err(why) => self.kept.set(Standing::Failed(why)),
        }
        self.sound.set_value(Some(pack));
    }

    /// Tries again to keep it, in place of what is there.
    pub fn keep_mine(self) {
        let pack = self.pack.get_untracked();
        match check(&pack) {
            Ok(()) => self.write(pack),
            Err(fault) => self.kept.set(Standing::Unsound(fault)),
        }
    }

    /// Takes what another tab has kept. It can be undone.
    pub fn load_theirs(self) {
        let PackRef { id, edition } = self.pack.with_untracked(Pack::reference);
        let Ok(Some(text)) = drafts::read_pack(&id, &edition) else { return self.keep_mine() };
        if let Ok(theirs) = open_pack(text.as_bytes()) {
            self.known_text.set_value(Some(text));
            self.kept.set(Standing::Soon);
            self.edit("", move |pack| *pack = theirs);
            self.keep();
        }
    }

    /// Whether closing the page now would lose something.
    fn is_unkept(self) -> bool {
        self.kept.try_get_untracked().is_some_and(|kept| kept != Standing::Kept)
    }

    /// Why it could not be kept, or passed on, as it is: in words.
    pub fn trouble(self) -> Option<String> {
        self.keep_now();
        match self.kept.get_untracked() {
            Standing::Unsound(fault) => Some(self.pack.with_untracked(|pack| in_words(pack, &fault))),
            _ => None,
        }
    }

    /// Lets pages know the pack as it is, when it is sound.
    pub fn learn(self) {
        self.keep_now();
        let mut sound = None;
        self.sound.update_value(|kept| sound = kept.take());
        if let Some(pack) = sound {
            packs::learn(pack);
            self.store.learnt_packs();
        }
    }

    /// Whether everything is in the browser.
    pub fn is_kept(self) -> bool {
        self.kept.get_untracked() == Standing::Kept
    }

    /// Gives the edition another name, and keeps it under that.
    pub fn rename_to(self, edition: &str) {
        self.pack.update(|pack| edition.clone_into(&mut pack.edition));
        self.keep_mine();
    }

    fn leave(self) {
        self.learn();
        if self.is_unkept() {
            let pack = self.pack.get_untracked();
            drop_aside(&pack.reference());
            let known = self.known_text.get_value();
            ASIDE.with_borrow_mut(|aside| aside.push((pack, known)));
        }
        OPEN.set(None);
    }

    /// Opens a folded part.
    pub fn unfold(self, key: &str) {
        self.unfolded.update(|unfolded| {
            unfolded.insert(key.to_owned());
        });
    }
}
