//! Keeping the open workbook as a draft in the browser: carries out what its [`Keeper`] says.

use leptos::prelude::*;

use crate::browser::soon::Soon;
use crate::browser::storage::{self, Name, Put};
use crate::browser::{clock, focus, ids};
use crate::files::{Draft, Problem, Refusal, SavedToFile, draft_to_json, read_draft};
use crate::session::{Document, Effect, Event, Keeper, Loaded, Notice, Outcome, Reading, Texts, Version};
use crate::ui::state::store::{EXAMPLE, Store};
use crate::workbook::Workbook;

/// What came of looking for a workbook by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visit {
    /// It is open.
    Open,
    /// There is no such draft here.
    Missing,
    /// There is one, and it can't be read.
    Unreadable(Refusal),
    /// The workbook that is open has changes that are kept nowhere: it stays open.
    Unkept,
}

/// Reads the texts of a draft. Returns the problems in them as well.
pub fn read_texts(texts: Texts) -> (Reading<Draft>, Vec<Problem>) {
    let Some(text) = &texts.finished else { return (Reading::Nothing, Vec::new()) };
    match read_draft(text) {
        Ok((document, problems)) => {
            let in_part = problems.iter().any(|problem| problem.left_out);
            (Reading::Version(Box::new(Version { texts, document, in_part })), problems)
        }
        Err(_) => (Reading::Unreadable(texts), Vec::new()),
    }
}

impl Store {
    /// Lets the keeper know of an event, and carries out what it asks for.
    pub fn keep(self, event: Event<Draft>) {
        let effects = self.kept.keeper.try_update_value(|keeper| keeper.update(event, &|| self.draft()));
        for effect in effects.unwrap_or_default() {
            // Each answer is dealt with before the next effect is carried out.
            if let Some(answer) = self.carry_out(effect) {
                self.keep(answer);
            }
        }
        self.kept.keeper.with_value(|keeper| {
            if self.kept.now.with_untracked(|now| now != keeper.keeping()) {
                self.kept.now.set(keeper.keeping().clone());
            }
        });
    }

    fn carry_out(self, effect: Effect<Draft>) -> Option<Event<Draft>> {
        let name = Name::draft(&self.id());
        match effect {
            Effect::Read(purpose) => Some(Event::Found(purpose, name.read().map(|texts| read_texts(texts).0))),
            Effect::Write { document, over } => {
                let outcome = write(&document, &over);
                if matches!(outcome, Outcome::Done(_)) && document.revision > 0 {
                    // Something is rated: the other pages will be wanted, also where the connection is lost by then.
                    self.fetch_at_first();
                }
                Some(Event::Written(outcome))
            }
            Effect::SetAside(text) => Some(Event::SetAside(name.set_aside(&text))),
            Effect::WriteBackup { id, document, over } => {
                let outcome = write(&document, &over);
                Some(Event::BackupWritten { id, outcome })
            }
            other => {
                self.carry_out_unanswered(other);
                None
            }
        }
    }

    fn carry_out_unanswered(self, effect: Effect<Draft>) {
        match effect {
            Effect::RemoveBackup { id, text } => Name::draft(&id).remove_texts(&Texts::finished(text)),
            Effect::Load(draft, why) => self.load(draft, why),
            Effect::Adopt(draft) => self.adopt(&draft),
            Effect::StartTimer => {
                let since = self.kept.timer.with_value(|timer| timer.as_ref().map(Soon::since));
                self.kept.timer.set_value(Some(Soon::new(since, move || self.keep_now())));
            }
            Effect::StopTimer => self.kept.timer.update_value(|timer| drop(timer.take())),
            Effect::Say(notice) => {
                self.say(match notice {
                    Notice::SetAside => {
                        "Another program wrote over this draft in the browser. What it wrote is kept aside, on the first page."
                    }
                    Notice::MineKept => "Your version is kept in this browser.",
                    Notice::TheirsLoaded => "The other tab’s version is open here now.",
                    Notice::BothKept => "Both are kept: this is your version, as a copy.",
                });
                if matches!(notice, Notice::MineKept | Notice::TheirsLoaded) {
                    focus::focus_soon("h1");
                }
            }
            // A draft has no unfinished version, and the rest is answered.
            _ => {}
        }
    }

    /// Shows a version in place of the open one.
    fn load(self, draft: Draft, why: Loaded) {
        let saved = self.kept.saved_to_file.get_untracked();
        let picked = self.picked.get_untracked();
        let problems = match why {
            Loaded::Copy => Vec::new(),
            Loaded::Followed | Loaded::Theirs => {
                let texts = Name::draft(&draft.workbook.id).read().unwrap_or_default();
                read_texts(texts).1
            }
        };
        self.show(draft, problems);
        if why == Loaded::Followed {
            self.picked.set(picked);
            self.kept.saved_to_file.update(|now| *now = later(now.take(), saved));
        }
    }

    /// Takes over what another tab noted beside the content, which is the open workbook's.
    fn adopt(self, theirs: &Draft) {
        self.kept.saved_to_file.update(|now| *now = later(theirs.saved_to_file.clone(), now.take()));
        self.kept.revision.set(theirs.revision);
        self.kept.changed_at.set_value(theirs.changed_at);
    }

    /// The open workbook as a draft.
    pub fn draft(self) -> Draft {
        Draft {
            tab: self.kept.tab.get_value(),
            revision: self.kept.revision.get_untracked(),
            changed_at: self.kept.changed_at.get_value(),
            saved_to_file: self.kept.saved_to_file.get_untracked(),
            workbook: self.workbook.get_untracked(),
        }
    }

    /// Opens the draft of this id, unless it is open.
    pub fn visit(self, id: &str) -> Visit {
        if self.id() == id {
            return Visit::Open;
        }
        if self.would_lose() {
            return Visit::Unkept;
        }
        if id == EXAMPLE {
            self.open_example();
            return Visit::Open;
        }
        let Some(text) = Name::draft(id).read().ok().and_then(|texts| texts.finished) else { return Visit::Missing };
        match read_draft(&text) {
            Ok((draft, problems)) => {
                let in_part = self.show(draft, problems);
                self.keep(Event::Opened { texts: Texts::finished(text), in_part });
                Visit::Open
            }
            Err(refusal) => Visit::Unreadable(refusal),
        }
    }

    /// Opens a workbook in place of the open one, and keeps it. `over` is the version of it in this browser that the user
    /// lets it replace. Not to be called while [`Store::would_lose`].
    pub fn take_in(self, workbook: Workbook, problems: Vec<Problem>, from_file: bool, over: Option<&Version<Draft>>) {
        self.leave();
        let now = clock::now();
        let saved_to_file = from_file.then_some(SavedToFile { at: now, revision: 0 });
        let draft = Draft { tab: self.kept.tab.get_value(), revision: 0, changed_at: now, saved_to_file, workbook };
        self.show(draft, problems);
        let unread = over.is_some_and(|version| version.in_part);
        self.keep(Event::Begun { over: over.map(|version| version.texts.clone()).unwrap_or_default(), unread });
        if from_file {
            // What there is to say of a file comes with the later pages.
            self.fetch_soon();
        }
        storage::ask_to_persist();
    }

    /// Writes the draft if there is a change that is not written.
    pub fn keep_now(self) {
        self.keep(Event::Quiet);
    }

    /// Another tab has changed the storage.
    pub fn on_storage(self, event: &web_sys::StorageEvent) {
        let id = self.id();
        if !id.is_empty() && Name::draft(&id).is_in(event) {
            // What is being typed is a change of this tab's own, if it comes to one.
            self.settle();
            self.keep(Event::StorageChanged);
        }
    }

    /// Keeps this tab's version in place of the other's, or of none.
    pub fn keep_mine(self) {
        self.settle();
        self.keep(Event::KeepMine);
    }

    /// Loads the other tab's version in place of this one's.
    pub fn load_theirs(self) {
        self.settle();
        self.keep(Event::LoadTheirs);
    }

    /// Leaves the other tab's version where it is and keeps this one as a draft of its own. Returns its id.
    pub fn keep_both(self) -> String {
        self.settle();
        self.keep(Event::KeepBoth(ids::new_id()));
        self.id()
    }

    /// The page is being left: writes what is not written. While another tab's version is in the way, this tab's goes
    /// to a backup, so that it is not lost whatever happens next.
    pub fn leave(self) {
        focus::finish_field();
        self.settle();
        let id = self.id();
        if !id.is_empty() {
            self.keep(Event::Leave(format!("{id}-{}", self.kept.tab.get_value())));
        }
    }

    /// Whether closing the open workbook now would lose something: it is neither in the browser nor in a file. What can be
    /// kept is kept first.
    pub fn would_lose(self) -> bool {
        self.leave();
        let revision = self.kept.revision.get_untracked();
        let is_in_a_file = |saved: &Option<SavedToFile>| saved.as_ref().is_some_and(|saved| saved.revision == revision);
        self.kept.keeper.with_value(Keeper::would_lose) && !self.kept.saved_to_file.with_untracked(is_in_a_file)
    }

    /// Closes the open workbook, so that it is read again when it is next visited.
    pub fn close(self) {
        self.leave();
        self.workbook.set(Workbook::default());
        self.changes.forget();
        self.keep(Event::Opened { texts: Texts::default(), in_part: false });
    }
}

/// Writes a draft, unless the storage holds another text than these.
fn write(draft: &Draft, over: &Texts) -> Outcome<Draft> {
    let text = draft_to_json(draft);
    match Name::draft(&draft.workbook.id).write_over(over, draft.is_finished(), &text) {
        Ok(Put::Done) => Outcome::Done(text),
        Ok(Put::Differs(there)) => Outcome::Differs(read_texts(there).0),
        Err(why) => Outcome::Failed(why),
    }
}

/// The later of two notes that a workbook was saved to a file.
fn later(one: Option<SavedToFile>, other: Option<SavedToFile>) -> Option<SavedToFile> {
    [one, other].into_iter().flatten().max_by_key(|saved| saved.at)
}
