//! The keeper of one open document, as a state machine: [`Event`]s in, [`Effect`]s out.
//!
//! **Architecture Invariant:** a keeper does no I/O and knows no clock, no ids and no format. Whoever runs it reads and writes
//! texts, and carries effects out in order.
//!
//! Its rules, which `tests/native/keeper.rs` tries on random histories of several tabs:
//! - Only a text that this tab has read or written, or that the user agreed to replace, is written over.
//! - A text that can't be read, or not in full, is set aside before the document is written over it.
//! - A failed write stays on screen until a write succeeds.
//! - A backup is removed only when the version that it holds is written elsewhere, or given up by the user.
//! - A tab without changes of its own follows other tabs and asks nothing.

use super::keeping::{
    Document, Effect, Event, Keeping, Loaded, NotKept, Notice, Outcome, Purpose, Reading, Texts, Version,
};

/// A copy of this tab's version that was written because another tab's version stands under the document's name.
#[derive(Clone, Debug)]
struct Backup {
    id: String,
    text: String,
}

/// A write that the browser has not answered yet.
#[derive(Clone, Copy, Debug, Default)]
struct Writing {
    /// Whether the document that is written can be used.
    finished: bool,
    /// Whether it has content that was not in the storage.
    unwritten: bool,
}

/// Keeps one open document in the browser's storage, which other tabs may change as well.
#[derive(Clone, Debug)]
pub struct Keeper<D> {
    keeping: Keeping<D>,
    /// The texts that this tab last read or wrote.
    known: Texts,
    /// Whether the document has content that is not in the storage.
    unwritten: bool,
    /// Whether this tab has changed the document since it was opened or loaded.
    changed: bool,
    /// Whether something is being typed that is no change yet.
    typing: bool,
    /// Texts that must be set aside before the next write.
    unread: Vec<String>,
    /// Whether a write waits for that.
    write_waits: bool,
    writing: Writing,
    /// What to say when the next write has succeeded.
    then_say: Option<Notice>,
    backup: Option<Backup>,
    /// Whether this tab's version could not be written to a backup when it was last tried.
    backup_failed: bool,
    /// Whether the document is being left and its last write has not been answered.
    leaving: bool,
    /// The first backup's id.
    backup_id: String,
    /// How many backups other tabs work on by now, so that this tab can't write them any more.
    backups_given_up: u32,
}

impl<D> Default for Keeper<D> {
    fn default() -> Keeper<D> {
        Keeper {
            keeping: Keeping::Kept,
            known: Texts::default(),
            unwritten: false,
            changed: false,
            typing: false,
            unread: Vec::new(),
            write_waits: false,
            writing: Writing::default(),
            then_say: None,
            backup: None,
            backup_failed: false,
            leaving: false,
            backup_id: String::new(),
            backups_given_up: 0,
        }
    }
}

impl<D: Document> Keeper<D> {
    /// How the document is kept just now.
    #[must_use]
    pub fn keeping(&self) -> &Keeping<D> {
        &self.keeping
    }

    /// Whether closing the document would lose something. To be asked after [`Event::Leave`].
    #[must_use]
    pub fn would_lose(&self) -> bool {
        match self.keeping {
            Keeping::Failed(_) | Keeping::Removed => true,
            Keeping::Theirs(_) => self.backup.is_none() || self.backup_failed,
            Keeping::Kept | Keeping::Soon | Keeping::Example => false,
        }
    }

    /// Takes an event in and says what is to be done. `mine` makes the open document, as it is just now.
    pub fn update(&mut self, event: Event<D>, mine: &dyn Fn() -> D) -> Vec<Effect<D>> {
        let mut effects = Vec::new();
        let out = &mut effects;
        match event {
            Event::Opened { texts, in_part } => {
                *self = Keeper { known: texts, ..Keeper::default() };
                out.push(Effect::StopTimer);
                if in_part {
                    self.must_set_aside();
                    self.set_aside(out);
                }
            }
            Event::Begun { over, unread } => {
                *self = Keeper { known: over, unwritten: true, keeping: Keeping::Soon, ..Keeper::default() };
                if unread {
                    self.must_set_aside();
                }
                self.write(mine, out);
            }
            Event::Example => {
                *self = Keeper { keeping: Keeping::Example, ..Keeper::default() };
                out.push(Effect::StopTimer);
            }
            _ if matches!(self.keeping, Keeping::Example) => {}
            Event::Changed => {
                (self.changed, self.unwritten, self.typing) = (true, true, false);
                if !self.is_stopped() {
                    self.is_to_be_written();
                    out.push(Effect::StartTimer);
                }
            }
            Event::Typing => {
                self.typing = true;
                if matches!(self.keeping, Keeping::Kept) {
                    self.keeping = Keeping::Soon;
                }
            }
            Event::TypedNothing => {
                self.typing = false;
                if matches!(self.keeping, Keeping::Soon) && !self.unwritten {
                    self.keeping = Keeping::Kept;
                } else if matches!(self.keeping, Keeping::Theirs(_)) {
                    // There may be nothing to ask any more.
                    out.push(Effect::Read(Purpose::Look));
                }
            }
            Event::Noted => {
                // Unwritten content takes it along.
                if matches!(self.keeping, Keeping::Kept | Keeping::Soon) && !self.unwritten {
                    self.write(mine, out);
                }
            }
            Event::Quiet => {
                self.flush(mine, out);
            }
            Event::StorageChanged => out.push(Effect::Read(Purpose::Look)),
            Event::Found(Purpose::Look, found) => self.look(found, mine, out),
            Event::Found(Purpose::Load, found) => self.load(found, mine, out),
            Event::Written(outcome) => self.written(outcome, mine, out),
            Event::SetAside(Ok(())) => {
                if !self.unread.is_empty() {
                    self.unread.remove(0);
                }
                if self.write_waits {
                    self.write(mine, out);
                } else {
                    self.set_aside(out);
                }
            }
            Event::SetAside(Err(why)) => {
                // If no write waits, the next one tries again.
                if std::mem::take(&mut self.write_waits) {
                    self.fail(why);
                }
            }
            Event::KeepMine => self.keep_mine(mine, out),
            Event::LoadTheirs => {
                if matches!(self.keeping, Keeping::Theirs(_)) {
                    out.push(Effect::Read(Purpose::Load));
                }
            }
            Event::KeepBoth(id) => self.keep_both(&id, mine, out),
            Event::Leave(id) => {
                self.backup_id = id;
                self.leaving = self.flush(mine, out);
                self.back_up(mine, out);
            }
            Event::BackupWritten { id, outcome } => self.backup_written(id, outcome, mine, out),
        }
        effects
    }

    /// Whether nothing is written until the user says so.
    fn is_stopped(&self) -> bool {
        matches!(self.keeping, Keeping::Theirs(_) | Keeping::Removed)
    }

    /// Whether this tab has something that another tab's version must not replace unasked.
    fn has_own_changes(&self) -> bool {
        self.changed || self.unwritten || self.typing
    }

    /// A write is to come. A failure stays on screen until one succeeds.
    fn is_to_be_written(&mut self) {
        if !matches!(self.keeping, Keeping::Failed(_)) {
            self.keeping = Keeping::Soon;
        }
    }

    fn fail(&mut self, why: NotKept) {
        self.then_say = None;
        self.leaving = false;
        self.keeping = Keeping::Failed(why);
    }

    /// Everything is in the storage, but for what is being typed.
    fn is_kept(&mut self, out: &mut Vec<Effect<D>>) {
        self.unwritten = false;
        self.keeping = if self.typing { Keeping::Soon } else { Keeping::Kept };
        self.leaving = false;
        self.remove_backup(out);
    }

    /// Writes what is not written. Returns whether there is something.
    fn flush(&mut self, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) -> bool {
        out.push(Effect::StopTimer);
        let failed = matches!(self.keeping, Keeping::Failed(_));
        let writes = failed || (matches!(self.keeping, Keeping::Soon) && self.unwritten);
        if writes {
            self.write(mine, out);
        }
        writes
    }

    /// Writes the document, after what must be set aside first.
    fn write(&mut self, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        self.write_waits = !self.unread.is_empty();
        if self.write_waits {
            return self.set_aside(out);
        }
        let document = mine();
        let unwritten = std::mem::take(&mut self.unwritten);
        self.writing = Writing { finished: document.is_finished(), unwritten };
        out.push(Effect::Write { document, over: self.known.clone() });
    }

    fn set_aside(&self, out: &mut Vec<Effect<D>>) {
        out.extend(self.unread.first().cloned().map(Effect::SetAside));
    }

    /// The texts that are known could not be read, or not in full.
    fn must_set_aside(&mut self) {
        let Texts { finished, unfinished } = self.known.clone();
        self.unread.extend(finished.into_iter().chain(unfinished));
    }

    fn written(&mut self, outcome: Outcome<D>, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        let Writing { finished, unwritten } = std::mem::take(&mut self.writing);
        match outcome {
            Outcome::Done(text) if finished => {
                let known = std::mem::replace(&mut self.known, Texts::finished(text));
                out.extend(known.unfinished.map(Effect::RemoveUnfinished));
                self.write_succeeded(out);
            }
            Outcome::Done(text) => {
                self.known.unfinished = Some(text);
                self.write_succeeded(out);
            }
            Outcome::Differs(reading) => {
                self.unwritten |= unwritten;
                self.meet(reading, true, mine, out);
            }
            Outcome::Failed(why) => {
                self.unwritten |= unwritten;
                self.fail(why);
            }
        }
    }

    fn write_succeeded(&mut self, out: &mut Vec<Effect<D>>) {
        if self.unwritten {
            // The document has changed while it was being written.
            self.keeping = Keeping::Soon;
            out.push(Effect::StartTimer);
        } else {
            self.is_kept(out);
        }
        out.extend(self.then_say.take().map(Effect::Say));
    }

    /// Another tab has changed the storage.
    fn look(&mut self, found: Result<Reading<D>, NotKept>, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        match found {
            Err(why) => self.fail(why),
            // It was not there before either.
            Ok(Reading::Nothing) if self.known.is_empty() => {}
            Ok(Reading::Nothing) => {
                out.push(Effect::StopTimer);
                self.keeping = Keeping::Removed;
            }
            Ok(Reading::Version(version)) if !self.known.differ_from(&version.texts) => {
                // It was removed or changed, and is back as this tab knows it.
                if self.is_stopped() {
                    self.known = version.texts;
                    self.write_or_keep(mine, out);
                }
            }
            Ok(reading) => self.meet(reading, false, mine, out),
        }
    }

    fn write_or_keep(&mut self, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        if self.unwritten {
            self.keeping = Keeping::Soon;
            self.write(mine, out);
        } else {
            self.is_kept(out);
        }
    }

    /// The storage holds something that this tab does not know. `writing`: a write of this tab's has met it.
    fn meet(&mut self, reading: Reading<D>, writing: bool, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        match reading {
            Reading::Nothing => {
                self.known = Texts::default();
                self.write(mine, out);
            }
            // It is set aside when this tab writes next.
            Reading::Unreadable(_) if !writing => {}
            Reading::Unreadable(texts) => {
                self.known = texts;
                self.must_set_aside();
                out.push(Effect::Say(Notice::SetAside));
                self.write(mine, out);
            }
            Reading::Version(version) => self.meet_version(*version, mine, out),
        }
    }

    fn meet_version(&mut self, version: Version<D>, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        out.push(Effect::StopTimer);
        if version.document.has_content_of(&mine()) {
            let document = self.take_version(version, out);
            self.is_kept(out);
            out.push(Effect::Adopt(document));
            out.extend(self.then_say.take().map(Effect::Say));
        } else if self.has_own_changes() {
            self.then_say = None;
            self.keeping = Keeping::Theirs(Box::new(version));
            if std::mem::take(&mut self.leaving) {
                self.back_up(mine, out);
            }
        } else {
            let document = self.take_version(version, out);
            self.is_kept(out);
            out.push(Effect::Load(document, Loaded::Followed));
        }
    }

    /// Makes a version of the storage the one that this tab knows.
    fn take_version(&mut self, version: Version<D>, out: &mut Vec<Effect<D>>) -> D {
        let Version { texts, document, in_part } = version;
        self.known = texts;
        if in_part {
            self.must_set_aside();
            self.set_aside(out);
        }
        document
    }

    fn keep_mine(&mut self, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        match std::mem::replace(&mut self.keeping, Keeping::Soon) {
            Keeping::Theirs(version) => {
                self.known = version.texts;
                if version.in_part {
                    self.must_set_aside();
                }
            }
            Keeping::Removed | Keeping::Failed(_) => {}
            other => {
                self.keeping = other;
                self.flush(mine, out);
                return;
            }
        }
        self.unwritten = true;
        self.then_say = Some(Notice::MineKept);
        self.write(mine, out);
    }

    /// The user has chosen the other tab's version, and this is what the storage holds by now.
    fn load(&mut self, found: Result<Reading<D>, NotKept>, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        match found {
            // The question stays.
            Err(_) => {}
            Ok(Reading::Nothing) => self.keeping = Keeping::Removed,
            Ok(Reading::Unreadable(texts)) => {
                self.keeping = Keeping::Soon;
                self.meet(Reading::Unreadable(texts), true, mine, out);
            }
            Ok(Reading::Version(version)) => {
                let document = self.take_version(*version, out);
                (self.changed, self.typing) = (false, false);
                self.is_kept(out);
                out.extend([Effect::Load(document, Loaded::Theirs), Effect::Say(Notice::TheirsLoaded)]);
            }
        }
    }

    fn keep_both(&mut self, id: &str, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        if !matches!(self.keeping, Keeping::Theirs(_)) {
            return;
        }
        let Some(copy) = mine().copy(id) else { return };
        self.keeping = Keeping::Soon;
        self.known = Texts::default();
        // These belong to the document that stays behind, where nothing is written over them.
        self.unread.clear();
        self.then_say = Some(Notice::BothKept);
        out.push(Effect::Load(copy.clone(), Loaded::Copy));
        self.write(&|| copy.clone(), out);
    }

    /// Writes this tab's version beside the other tab's, so that it is not lost whatever happens next.
    fn back_up(&mut self, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        let Keeping::Theirs(theirs) = &self.keeping else { return };
        let mine = mine();
        if theirs.document.has_content_of(&mine) {
            return;
        }
        let id = match self.backups_given_up {
            0 => self.backup_id.clone(),
            given_up => format!("{}-{}", self.backup_id, given_up + 1),
        };
        let before = self.backup.as_ref().filter(|backup| backup.id == id);
        let over = before.map(|backup| Texts::finished(backup.text.clone())).unwrap_or_default();
        match mine.copy(&id) {
            Some(document) => out.push(Effect::WriteBackup { id, document, over }),
            None => self.backup_failed = true,
        }
    }

    fn backup_written(&mut self, id: String, outcome: Outcome<D>, mine: &dyn Fn() -> D, out: &mut Vec<Effect<D>>) {
        match outcome {
            Outcome::Done(text) => {
                self.backup_failed = false;
                self.backup = Some(Backup { id, text });
            }
            Outcome::Failed(_) => self.backup_failed = true,
            // Another tab works on the backup by now: this tab makes another.
            Outcome::Differs(_) => {
                self.backup = None;
                self.backups_given_up += 1;
                self.back_up(mine, out);
            }
        }
    }

    fn remove_backup(&mut self, out: &mut Vec<Effect<D>>) {
        if let Some(Backup { id, text }) = self.backup.take() {
            out.push(Effect::RemoveBackup { id, text });
        }
        self.backup_failed = false;
    }
}
