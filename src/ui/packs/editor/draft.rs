//! The pack that is being written: its history, and how a [`Keeper`] keeps it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::words::in_words;
use crate::browser::events;
use crate::browser::soon::Soon;
use crate::browser::storage::{Name, NotKept, Put};
use crate::files::{open_pack, open_unfinished_pack, pack_to_json};
use crate::framework::{Fault, Pack, PackRef, check};
use crate::session::{
    Document, Effect, Event, History, Keeper, Keeping, Loaded, Outcome, Reading, Snapshot, Texts, Version,
};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::keys::Step;

/// How many changes can be undone.
const MOST_UNDONE: usize = 100;

/// How the pack is kept just now.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Everything is in the browser.
    Kept,
    /// A change is about to be written.
    Soon,
    /// It is unsound: it is in the browser as it stands, beside the last version that was sound.
    Unsound(Fault),
    /// The browser would not keep it.
    Failed(NotKept),
    /// Another tab has deleted it.
    Removed,
    /// Another tab has changed it.
    Theirs,
}

/// What is being dragged: which list it stands in, and its id.
pub type Dragged = (&'static str, String);

/// The changes of a pack.
type PackHistory = History<Snapshot<Pack>>;

/// A pack that was deleted.
#[derive(Clone, PartialEq)]
pub struct Deleted {
    /// The pack.
    pub pack: Pack,
    /// What of it was not finished, or not kept.
    pub unfinished: Option<Unfinished>,
}

/// What the pages about packs share for as long as the page is open. A handle: copies of it are the same.
#[derive(Clone, Copy)]
pub struct Workbench {
    /// The pack that is open for writing.
    open: StoredValue<Option<Writing>>,
    /// Packs that were left while they could not be kept.
    left: StoredValue<Vec<(Pack, Keeper<Pack>)>>,
    /// The history of a pack whose edition was just given another name.
    renamed: StoredValue<Option<(PackRef, PackHistory)>>,
    /// Whether the workbench hears of the window's events.
    listens: StoredValue<bool>,
    /// Packs that were deleted and can be brought back, last first.
    pub deleted: RwSignal<Vec<Deleted>>,
    /// Whether the pack that is opened for writing next begins with a list that is pasted.
    pub paste_first: StoredValue<bool>,
}

/// Reaches the workbench from any component.
pub fn use_workbench() -> Workbench {
    expect_context::<Workbench>()
}

/// The texts of a pack in the browser, as far as they can be read.
fn read_pack(texts: Texts) -> Reading<Pack> {
    if texts.is_empty() {
        return Reading::Nothing;
    }
    let sound = texts.finished.as_ref().map(|text| open_pack(text.as_bytes()).ok());
    let unfinished = texts.unfinished.as_ref().map(|text| open_unfinished_pack(text.as_bytes()).ok());
    let in_part = sound == Some(None) || unfinished == Some(None);
    match unfinished.flatten().or(sound.flatten()) {
        Some(document) => Reading::Version(Box::new(Version { texts, document, in_part })),
        None => Reading::Unreadable(texts),
    }
}

/// Whether this pack was left while it could not be used.
pub fn is_unfinished(reference: &PackRef) -> bool {
    Name::pack(reference).read().is_ok_and(|texts| texts.unfinished.is_some())
}

/// A pack of the user's own as the browser has it, last changed by whichever tab; without what is not finished.
pub fn kept_in_the_browser(reference: &PackRef) -> Option<Pack> {
    open_pack(Name::pack(reference).read().ok()?.finished?.as_bytes()).ok()
}

/// What of a pack is not finished, or not kept: as it stood, to be brought back with the pack.
#[derive(Clone, PartialEq)]
pub struct Unfinished(String);

impl Unfinished {
    /// Keeps it beside the pack again, whose edition may have another name by now.
    ///
    /// # Errors
    /// Why it is not kept.
    pub fn put_back(self, reference: &PackRef) -> Result<(), NotKept> {
        let edition = reference.edition.clone();
        let named = open_unfinished_pack(self.0.as_bytes()).map(|pack| Pack { edition, ..pack });
        Name::pack(reference).write(false, &named.map_or(self.0, |pack| pack_to_json(&pack)))
    }
}

impl Workbench {
    /// Nothing is being written.
    pub fn new() -> Workbench {
        Workbench {
            open: StoredValue::new(None),
            left: StoredValue::default(),
            renamed: StoredValue::new(None),
            listens: StoredValue::new(false),
            deleted: RwSignal::default(),
            paste_first: StoredValue::new(false),
        }
    }

    /// Whether this pack was left with changes that are not kept.
    pub fn is_left(self, reference: &PackRef) -> bool {
        self.left.with_value(|left| left.iter().any(|(pack, _)| pack.reference().is_same(reference)))
    }

    /// Takes a pack out that was left with changes that are not kept.
    fn take_left(self, reference: &PackRef) -> Option<(Pack, Keeper<Pack>)> {
        let mut taken = None;
        self.left.update_value(|left| {
            let place = left.iter().position(|(pack, _)| pack.reference().is_same(reference));
            taken = place.map(|place| left.remove(place));
        });
        taken
    }

    /// What of this pack is not finished, or not kept, if there is anything.
    pub fn unfinished(self, reference: &PackRef) -> Option<Unfinished> {
        let is_it = |(pack, _): &&(Pack, Keeper<Pack>)| pack.reference().is_same(reference);
        let left = self.left.with_value(|left| left.iter().find(is_it).map(|(pack, _)| pack_to_json(pack)));
        left.or_else(|| Name::pack(reference).read().ok()?.unfinished).map(Unfinished)
    }

    /// Throws away what of this pack is not finished, or not kept.
    pub fn drop_unfinished(self, reference: &PackRef) {
        Name::pack(reference).remove_unfinished();
        self.take_left(reference);
    }

    /// Lets pages know the pack that is open for writing, as it is.
    pub fn settle(self) {
        if let Some(writing) = self.open.get_value() {
            writing.learn();
        }
    }

    /// Keeps the open pack when the page is left, asks before the page is closed with something that is not kept, follows
    /// other tabs, and undoes by keys.
    fn listen(self) {
        if self.listens.get_value() {
            return;
        }
        self.listens.set_value(true);
        let leave = move || {
            if let Some(writing) = self.open.get_value() {
                writing.send(Event::Leave(String::new()));
            }
        };
        events::on_leaving(leave);
        events::on_closing(move || {
            leave();
            let is_left = self.left.with_value(|left| !left.is_empty());
            is_left || self.open.get_value().is_some_and(Writing::would_lose)
        });
        events::on_storage(move |event| {
            if let Some(writing) = self.open.get_value()
                && writing.name().is_in(event)
            {
                writing.send(Event::StorageChanged);
            }
        });
        events::on_key(move |event| {
            let step = self.open.get_value().and_then(|writing| Some((writing, Step::from_keys(event)?)));
            match step {
                Some((writing, Step::Undo)) => writing.undo(),
                Some((writing, Step::Redo)) => writing.redo(),
                None => return,
            }
            event.prevent_default();
        });
    }
}

/// The pack that is being written. A handle: copies of it are the same pack.
#[derive(Clone, Copy)]
pub struct Writing {
    /// The state that every page shares.
    pub store: Store,
    bench: Workbench,
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
    history: StoredValue<PackHistory>,
    keeper: StoredValue<Keeper<Pack>>,
    timer: StoredValue<Option<Soon>, LocalStorage>,
    /// The last version that was sound, if that is not the one that pages know.
    sound: StoredValue<Option<Pack>>,
}

impl Writing {
    /// Opens a pack of the user's own. `None` if there is no such pack.
    pub fn open(reference: &PackRef) -> Option<Writing> {
        let bench = use_workbench();
        let store = use_store();
        let learnt = || store.packs.find(reference).filter(|pack| pack.reference().is_same(reference)).cloned();
        let begun = |over: Texts, unread| Some((learnt()?, Keeper::default(), Event::Begun { over, unread }));
        let (pack, keeper, event) = match bench.take_left(reference) {
            Some((pack, keeper)) => (pack, keeper, Event::Quiet),
            None => match read_pack(Name::pack(reference).read().unwrap_or_default()) {
                Reading::Nothing => begun(Texts::default(), false)?,
                Reading::Unreadable(texts) => begun(texts, true)?,
                Reading::Version(version) => {
                    let Version { texts, document, in_part } = *version;
                    (document, Keeper::default(), Event::Opened { texts, in_part })
                }
            },
        };
        let mut renamed = None;
        bench.renamed.update_value(|kept| renamed = kept.take());
        let history = renamed.filter(|(pack, _)| pack == reference).map(|(_, history)| history);
        let history = history.unwrap_or_else(|| History::of_at_most(MOST_UNDONE));
        let first = pack.areas.first().map(|area| area.id.clone()).unwrap_or_default();
        let writing = Writing {
            store,
            bench,
            pack: RwSignal::new(pack),
            kept: RwSignal::new(Standing::Soon),
            can: RwSignal::new((history.can_undo(), history.can_redo())),
            opened: RwSignal::new(first),
            unfolded: RwSignal::new(["about", "areas"].map(str::to_owned).into()),
            dragged: RwSignal::default(),
            history: StoredValue::new(history),
            keeper: StoredValue::new(keeper),
            timer: StoredValue::new_local(None),
            sound: StoredValue::default(),
        };
        writing.send(event);
        if is_unfinished(reference) && writing.pack.with_untracked(Document::is_finished) {
            // It can be used after all, as this page sees it.
            writing.send(Event::Noted);
        }
        bench.listen();
        bench.open.set_value(Some(writing));
        on_cleanup(move || writing.leave());
        Some(writing)
    }

    fn name(self) -> Name {
        Name::pack(&self.pack.with_untracked(Pack::reference))
    }

    /// Lets the keeper know of an event, and carries out what it asks for.
    fn send(self, event: Event<Pack>) {
        let mine = || self.pack.get_untracked();
        let effects = self.keeper.try_update_value(|keeper| keeper.update(event, &mine));
        for effect in effects.unwrap_or_default() {
            // Each answer is dealt with before the next effect is carried out.
            if let Some(answer) = self.carry_out(effect) {
                self.send(answer);
            }
        }
        let now = self.keeper.try_with_value(|keeper| match keeper.keeping() {
            Keeping::Kept | Keeping::Example => {
                self.pack.with_untracked(check).map_or_else(Standing::Unsound, |()| Standing::Kept)
            }
            Keeping::Soon => Standing::Soon,
            Keeping::Failed(why) => Standing::Failed(*why),
            Keeping::Removed => Standing::Removed,
            Keeping::Theirs(_) => Standing::Theirs,
        });
        if let Some(now) = now
            && self.kept.with_untracked(|kept| *kept != now)
        {
            self.kept.set(now);
        }
    }

    fn carry_out(self, effect: Effect<Pack>) -> Option<Event<Pack>> {
        match effect {
            Effect::Read(purpose) => return Some(Event::Found(purpose, self.name().read().map(read_pack))),
            Effect::Write { document, over } => {
                let outcome = write(&document, &over);
                if document.is_finished() {
                    self.sound.set_value(Some(document));
                }
                return Some(Event::Written(outcome));
            }
            Effect::SetAside(text) => return Some(Event::SetAside(self.name().set_aside(&text))),
            Effect::RemoveUnfinished(text) => {
                self.name().remove_texts(&Texts { finished: None, unfinished: Some(text) });
            }
            Effect::Load(pack, Loaded::Theirs) => {
                // The user can take it back.
                self.make(|history, mine| history.apply(mine, Snapshot(pack)));
            }
            Effect::Load(pack, _) => {
                self.sound.set_value(pack.is_finished().then(|| pack.clone()));
                self.pack.set(pack);
            }
            Effect::StartTimer => {
                let since = self.timer.with_value(|timer| timer.as_ref().map(Soon::since));
                self.timer.set_value(Some(Soon::new(since, move || self.keep_now())));
            }
            Effect::StopTimer => {
                self.timer.try_update_value(|timer| drop(timer.take()));
            }
            // The page shows how it stands, and packs have nothing beside their content.
            Effect::Say(_) | Effect::Adopt(_) => {}
            // Packs are not copied.
            Effect::WriteBackup { .. } | Effect::RemoveBackup { .. } => {}
        }
        None
    }

    /// Reads it, and again whenever it changes.
    pub fn read<R>(self, read: impl FnOnce(&Pack) -> R) -> R {
        self.pack.with(read)
    }

    /// Changes it. Undo takes back at once all that is typed into one field in a row; `field` is empty if nothing is typed.
    pub fn edit(self, field: &str, change: impl FnOnce(&mut Pack)) {
        let before = self.pack.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        self.change_to(field, &before, after);
    }

    fn change_to(self, field: &str, before: &Pack, after: Pack) {
        if *before == after {
            return;
        }
        let change = Snapshot(after);
        if field.is_empty() {
            self.make(|history, pack| history.apply(pack, change));
        } else {
            self.make(|history, pack| history.apply_typed(pack, field, change));
        }
        self.send(Event::Changed);
    }

    /// Makes a step of its history.
    fn make<R>(self, step: impl FnOnce(&mut PackHistory, &mut Pack) -> R) -> Option<R> {
        let mut made = None;
        self.history.update_value(|history| {
            self.pack.update(|pack| made = Some(step(history, pack)));
            self.can.set((history.can_undo(), history.can_redo()));
        });
        made
    }

    /// Takes the last change back.
    pub fn undo(self) {
        if self.make(PackHistory::undo).flatten().is_some() {
            self.store.say("Undone.");
            self.send(Event::Changed);
        }
    }

    /// Makes the change again that was undone.
    pub fn redo(self) {
        if self.make(PackHistory::redo).flatten().is_some() {
            self.store.say("Redone.");
            self.send(Event::Changed);
        }
    }

    /// Keeps it if there is a change that is not kept.
    pub fn keep_now(self) {
        self.send(Event::Quiet);
    }

    /// Keeps it in place of the other tab's version, or tries again after a failure.
    pub fn keep_mine(self) {
        self.send(Event::KeepMine);
    }

    /// Takes the other tab's version. It can be undone.
    pub fn load_theirs(self) {
        self.send(Event::LoadTheirs);
    }

    /// Whether closing the page now would lose something.
    fn would_lose(self) -> bool {
        self.keeper.try_with_value(Keeper::would_lose).unwrap_or_default()
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
            self.store.packs.learn(pack);
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
        self.send(Event::Begun { over: Texts::default(), unread: false });
        let mut history = self.history.get_value();
        history.change_each(|Snapshot(pack)| edition.clone_into(&mut pack.edition));
        self.bench.renamed.set_value(Some((self.pack.with_untracked(Pack::reference), history)));
    }

    fn leave(self) {
        self.learn();
        self.send(Event::Leave(String::new()));
        if self.would_lose() {
            let pack = self.pack.get_untracked();
            let keeper = self.keeper.get_value();
            self.bench.take_left(&pack.reference());
            self.bench.left.update_value(|left| left.push((pack, keeper)));
        }
        self.bench.open.set_value(None);
    }

    /// Opens a folded part.
    pub fn unfold(self, key: &str) {
        self.unfolded.update(|unfolded| {
            unfolded.insert(key.to_owned());
        });
    }
}

/// Writes a pack, unless the storage holds other texts than these.
fn write(pack: &Pack, over: &Texts) -> Outcome<Pack> {
    let text = pack_to_json(pack);
    match Name::pack(&pack.reference()).write_over(over, pack.is_finished(), &text) {
        Ok(Put::Done) => Outcome::Done(text),
        Ok(Put::Differs(there)) => Outcome::Differs(read_pack(there)),
        Err(why) => Outcome::Failed(why),
    }
}
