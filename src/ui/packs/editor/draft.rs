//! The pack that is being written: its history, and how it is kept.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use leptos::prelude::*;

use super::words::in_words;
use crate::browser::drafts::{self, PackText};
use crate::browser::events;
use crate::browser::soon::Soon;
use crate::exchange::{open_pack, open_unfinished_pack, pack_to_json};
use crate::framework::{Fault, Pack, PackRef, check};
use crate::ui::state::packs;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::keys::Step;

/// How many changes can be taken back.
const MOST_UNDONE: usize = 100;

/// How the pack is kept just now.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Everything is in the browser.
    Kept,
    /// A change is about to be written.
    Soon,
    /// It is unsound: it is in the browser as it stands, beside what it was before.
    Unsound(Fault),
    /// The browser would not keep it.
    Failed(drafts::NotKept),
    /// Another tab has changed it.
    Theirs,
}

/// What can be taken back and done again.
#[derive(Clone, Default)]
struct Past {
    undo: Vec<Pack>,
    redo: Vec<Pack>,
    /// The field that the last change was typed into; empty if it was no typing.
    field: String,
}

impl Past {
    /// Whether there is something to undo, and to redo.
    fn can(&self) -> (bool, bool) {
        (!self.undo.is_empty(), !self.redo.is_empty())
    }
}

/// What this tab last read or wrote of it in the browser.
#[derive(Clone, Default, PartialEq)]
struct Known {
    sound: Option<String>,
    unfinished: Option<String>,
}

impl Known {
    fn read(PackRef { id, edition }: &PackRef) -> Known {
        let read = |kind: PackText| kind.read(id, edition).ok().flatten();
        Known { sound: read(PackText::Sound), unfinished: read(PackText::Unfinished) }
    }

    /// Whether something else is there by now. What is gone is written anew.
    fn is_another_than(&self, there: &Known) -> bool {
        let differs = |known: &Option<String>, there: &Option<String>| there.is_some() && known != there;
        differs(&self.sound, &there.sound) || differs(&self.unfinished, &there.unfinished)
    }

    /// The pack as it was left.
    fn pack(&self) -> Option<Pack> {
        let unfinished = self.unfinished.as_ref().and_then(|text| open_unfinished_pack(text.as_bytes()).ok());
        unfinished.or_else(|| open_pack(self.sound.as_ref()?.as_bytes()).ok())
    }
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
    soon: StoredValue<Option<Soon>, LocalStorage>,
    known: StoredValue<Known>,
    /// The last version that was sound, if that is not the one that pages know.
    sound: StoredValue<Option<Pack>>,
}

thread_local! {
    /// The pack that is open for writing.
    static OPEN: Cell<Option<Writing>> = const { Cell::new(None) };
    /// Packs that were left while they could not be kept, with what was then in the browser. They live as long as the
    /// page is open.
    static ASIDE: RefCell<Vec<(Pack, Known)>> = const { RefCell::new(Vec::new()) };
    /// What can be undone of a pack whose edition was just given another name.
    static CARRIED: RefCell<Option<(PackRef, Past)>> = const { RefCell::new(None) };
    static LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this pack was left with changes that are not kept.
pub fn is_aside(reference: &PackRef) -> bool {
    ASIDE.with_borrow(|aside| aside.iter().any(|(pack, _)| pack.reference() == *reference))
}

/// Whether this pack was left while it could not be used.
pub fn is_unfinished(reference: &PackRef) -> bool {
    Known::read(reference).unfinished.is_some()
}

/// A pack of the user's own as the browser has it, last changed by whichever tab; without what is not finished.
pub fn kept_in_the_browser(reference: &PackRef) -> Option<Pack> {
    open_pack(Known::read(reference).sound?.as_bytes()).ok()
}

/// What of a pack is not finished, or not kept: as it stood, to be brought back with the pack.
#[derive(Clone, PartialEq)]
pub struct Unfinished(String);

impl Unfinished {
    /// Of this pack, if there is any.
    pub fn of(reference: &PackRef) -> Option<Unfinished> {
        let aside = ASIDE.with_borrow(|aside| aside.iter().find(|(pack, _)| pack.reference() == *reference).cloned());
        aside.map(|(pack, _)| pack_to_json(&pack)).or_else(|| Known::read(reference).unfinished).map(Unfinished)
    }

    /// Keeps it beside the pack again, which may have another name of its edition by now.
    ///
    /// # Errors
    /// Why it is not kept.
    pub fn put_back(self, PackRef { id, edition }: &PackRef) -> Result<(), drafts::NotKept> {
        let named = open_unfinished_pack(self.0.as_bytes()).map(|pack| Pack { edition: edition.clone(), ..pack });
        PackText::Unfinished.write(id, edition, &named.map_or(self.0, |pack| pack_to_json(&pack)))
    }
}

/// Throws away what of this pack is not finished, or not kept.
pub fn drop_unfinished(reference: &PackRef) {
    PackText::Unfinished.remove(&reference.id, &reference.edition);
    drop_aside(reference);
}

fn drop_aside(reference: &PackRef) {
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
    events::on_key(|event| {
        let step = OPEN.get().and_then(|writing| Some((writing, Step::asked(event)?)));
        match step {
            Some((writing, Step::Undo)) => writing.undo(),
            Some((writing, Step::Redo)) => writing.redo(),
            None => return,
        }
        event.prevent_default();
    });
}

impl Writing {
    /// Opens a pack of the user's own. `None` if there is no such pack.
    pub fn open(reference: &PackRef) -> Option<Writing> {
        let there = Known::read(reference);
        let learnt = || packs::find(reference).filter(|pack| pack.reference() == *reference).cloned();
        let aside = ASIDE.with_borrow(|aside| aside.iter().find(|(pack, _)| pack.reference() == *reference).cloned());
        let soon = aside.is_some() || there.unfinished.is_some() || there.sound.is_none();
        let (pack, known) = match aside {
            Some(aside) => aside,
            None => (there.pack().or_else(learnt)?, there),
        };
        let carried = CARRIED.take().filter(|(pack, _)| pack == reference);
        let past = carried.map(|(_, past)| past).unwrap_or_default();
        let first = pack.areas.first().map(|area| area.id.clone()).unwrap_or_default();
        let writing = Writing {
            store: use_store(),
            pack: RwSignal::new(pack),
            kept: RwSignal::new(if soon { Standing::Soon } else { Standing::Kept }),
            can: RwSignal::new(past.can()),
            opened: RwSignal::new(first),
            unfolded: RwSignal::new(["about", "areas"].map(str::to_owned).into()),
            dragged: RwSignal::default(),
            past: StoredValue::new(past),
            soon: StoredValue::new_local(None),
            known: StoredValue::new(known),
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
        self.store.say(if back { "Undone." } else { "Redone." });
        self.changed();
    }

    fn changed(self) {
        self.can.set(self.past.with_value(Past::can));
        if self.kept.get_untracked() != Standing::Theirs {
            if self.kept.get_untracked() == Standing::Kept {
                self.kept.set(Standing::Soon);
            }
            let since = self.soon.with_value(|soon| soon.as_ref().map(Soon::since));
            self.soon.set_value(Some(Soon::new(since, move || self.keep())));
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
        let there = Known::read(&self.pack.with_untracked(Pack::reference));
        if self.known.with_value(|known| known.is_another_than(&there)) {
            return self.kept.set(Standing::Theirs);
        }
        self.keep_mine();
    }

    /// Keeps it in place of whatever is there.
    pub fn keep_mine(self) {
        let pack = self.pack.get_untracked();
        let text = pack_to_json(&pack);
        let Pack { id, edition, .. } = &pack;
        let (kind, then) = match check(&pack) {
            Ok(()) => (PackText::Sound, Standing::Kept),
            Err(fault) => (PackText::Unfinished, Standing::Unsound(fault)),
        };
        let kept = kind.write(id, edition, &text);
        if kept.is_ok() {
            self.known.update_value(|known| match kind {
                PackText::Sound => *known = Known { sound: Some(text), unfinished: None },
                PackText::Unfinished => known.unfinished = Some(text),
            });
        }
        if kind == PackText::Sound {
            if kept.is_ok() {
                PackText::Unfinished.remove(id, edition);
            }
            self.sound.set_value(Some(pack));
        }
        self.kept.set(kept.map_or_else(Standing::Failed, |()| then));
    }

    /// Takes what another tab has kept. It can be undone.
    pub fn load_theirs(self) {
        let there = Known::read(&self.pack.with_untracked(Pack::reference));
        if there == Known::default() {
            return self.keep_mine();
        }
        if let Some(theirs) = there.pack() {
            self.known.set_value(there);
            self.kept.set(Standing::Soon);
            self.edit("", move |pack| *pack = theirs);
            self.keep();
        }
    }

    /// Whether closing the page now would lose something.
    fn is_unkept(self) -> bool {
        let kept = self.kept.try_get_untracked();
        kept.is_some_and(|kept| !matches!(kept, Standing::Kept | Standing::Unsound(_)))
    }

    /// Why it could not be kept, or passed on, as it is: in words.
    pub fn trouble(self) -> Option<String> {
        self.keep_now();
        self.pack.with_untracked(|pack| check(pack).err().map(|fault| in_words(pack, &fault)))
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
        let mut past = self.past.get_value();
        past.undo.iter_mut().chain(&mut past.redo).for_each(|pack| edition.clone_into(&mut pack.edition));
        CARRIED.set(Some((self.pack.with_untracked(Pack::reference), past)));
    }

    fn leave(self) {
        self.learn();
        if self.is_unkept() {
            let pack = self.pack.get_untracked();
            drop_aside(&pack.reference());
            let known = self.known.get_value();
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
