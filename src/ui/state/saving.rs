//! Keeping the open workbook: as a draft in the browser after every change, and as a file when asked.
//!
//! Nothing that another tab or program wrote is ever replaced without the user's word.

use leptos::prelude::*;

use crate::browser::soon::Soon;
use crate::browser::{clock, drafts, files, focus, ids};
use crate::exchange::{Draft, Refusal, SavedToFile, file_name};
use crate::ui::state::fetching::{Fetching, fetch_soon};
use crate::ui::state::packs;
use crate::ui::state::reactive::spawn;
use crate::ui::state::shelf;
use crate::ui::state::store::{EXAMPLE, Store};
use crate::workbook::{Command, School, Workbook};

/// How the open workbook is kept just now.
#[derive(Clone, Debug, PartialEq)]
pub enum Keeping {
    /// Every change is in the browser.
    Kept,
    /// A change is about to be written.
    Soon,
    /// The last write failed.
    Failed(drafts::NotKept),
    /// The draft is gone from the browser, and not by this tab.
    Removed,
    /// Another tab has changed the draft.
    Theirs(Box<Draft>),
    /// The example is not kept.
    Example,
}

/// What this tab knows of the draft's text in the browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum KeptText {
    /// It has never been written.
    #[default]
    Never,
    /// It was this, when this tab last read or wrote it.
    Was(String),
}

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

impl Store {
    /// Opens the draft of this id, unless it is open.
    pub fn visit(self, id: &str) -> Visit {
        if self.workbook.with_untracked(|workbook| workbook.id == id) {
            return Visit::Open;
        }
        self.leave();
        if self.would_lose() {
            return Visit::Unkept;
        }
        if id == EXAMPLE {
            self.lay_out_example();
            return Visit::Open;
        }
        let Ok(Some(text)) = drafts::read(id) else { return Visit::Missing };
        match packs::reach().open_draft(&text, &packs::all()) {
            Ok((draft, problems)) => {
                self.lay_out(draft, KeptText::Was(text), problems);
                Visit::Open
            }
            Err(refusal) => Visit::Unreadable(refusal),
        }
    }

    /// Opens a workbook in place of the open one, and keeps it. Not to be called while [`Store::would_lose`].
    pub fn take_in(self, workbook: Workbook, problems: Vec<crate::exchange::Problem>, from_file: bool) {
        self.leave();
        let now = clock::now();
        let saved_to_file = from_file.then_some(SavedToFile { at: now, revision: 0 });
        let draft = Draft { tab: self.tab.get_value(), revision: 0, changed_at: now, saved_to_file, workbook };
        let id = draft.workbook.id.clone();
        self.lay_out(draft, KeptText::Never, problems);
        self.write_over(&id);
        if from_file {
            // What there is to say of a file comes with the later pages.
            fetch_soon(self);
        }
        drafts::ask_to_persist();
    }

    /// The open workbook as a draft.
    fn draft(self) -> Draft {
        Draft {
            tab: self.tab.get_value(),
            revision: self.revision.get_untracked(),
            changed_at: self.changed_at.get_value(),
            saved_to_file: self.saved_to_file.get_untracked(),
            workbook: self.workbook.get_untracked(),
        }
    }

    /// Writes the draft when it has been quiet for a moment.
    pub(super) fn keep_soon(self) {
        match self.keeping.get_untracked() {
            Keeping::Example | Keeping::Theirs(_) => {}
            keeping => {
                // A failure stays on screen until a write succeeds.
                if keeping == Keeping::Kept {
                    self.keeping.set(Keeping::Soon);
                }
                let since = self.write_soon.with_value(|soon| soon.as_ref().map(Soon::since));
                self.write_soon.set_value(Some(Soon::new(since, move || self.keep_now())));
            }
        }
    }

    /// Writes the draft if there is a change that is not written.
    pub fn keep_now(self) {
        self.write_soon.update_value(|timeout| drop(timeout.take()));
        if matches!(self.keeping.get_untracked(), Keeping::Soon | Keeping::Failed(_)) {
            self.write();
        }
    }

    /// Writes the draft, unless someone else has written it since.
    pub fn write(self) {
        let id = self.workbook.with_untracked(|workbook| workbook.id.clone());
        if id.is_empty() || id == EXAMPLE {
            return;
        }
        if let (Ok(Some(there)), kept) = (drafts::read(&id), self.kept_text.get_value())
            && kept != KeptText::Was(there.clone())
        {
            match packs::reach().open_draft(&there, &packs::all()) {
                Ok((theirs, _)) => return self.keeping.set(Keeping::Theirs(Box::new(theirs))),
                // Not a draft any more: some other program wrote it. It is kept aside before it is written over.
                Err(_) => {
                    if let Err(trouble) = drafts::set_aside(&id, &there) {
                        return self.keeping.set(Keeping::Failed(trouble));
                    }
                    self.say("Another program wrote over this draft in the browser. What it wrote is kept aside, on the first page.");
                }
            }
        }
        self.write_over(&id);
    }

    /// Not all of a draft's text could be read: the text is kept aside, once, before the draft is written over it.
    pub(super) fn owe_aside(self, id: &str, text: &str) {
        if drafts::set_aside(id, text).is_err() {
            self.owed.set_value(text.to_owned());
        }
    }

    /// Writes the draft over whatever is there.
    fn write_over(self, id: &str) {
        let owed = self.owed.get_value();
        if !owed.is_empty() {
            if let Err(trouble) = drafts::set_aside(id, &owed) {
                return self.keeping.set(Keeping::Failed(trouble));
            }
            self.owed.set_value(String::new());
        }
        let text = packs::reach().draft_to_json(&self.draft());
        match drafts::write(id, &text) {
            Ok(()) => {
                self.kept_text.set_value(KeptText::Was(text));
                if self.revision.get_untracked() > 0 && matches!(self.fetching.get_untracked(), Fetching::NotYet) {
                    // Something is rated: the other pages will be wanted, also where the connection is lost by then.
                    fetch_soon(self);
                }
                // What is being typed just now is not in it yet.
                self.keeping.set(if self.is_typing() { Keeping::Soon } else { Keeping::Kept });
            }
            Err(trouble) => self.keeping.set(Keeping::Failed(trouble)),
        }
    }

    /// Looks at what a change of the storage by another tab means for the open workbook.
    pub fn heed_storage(self, event: &web_sys::StorageEvent) {
        let Some(about) = drafts::of_event(event) else { return };
        let id = self.workbook.with_untracked(|workbook| workbook.id.clone());
        if id.is_empty() || id == EXAMPLE || !(about.is_empty() || about == id) {
            return;
        }
        match drafts::read(&id) {
            Ok(Some(there)) if self.kept_text.get_value() == KeptText::Was(there.clone()) => {
                // It was removed, and is back as it was.
                if self.keeping.get_untracked() == Keeping::Removed {
                    self.keeping.set(Keeping::Soon);
                    self.keep_now();
                }
            }
            Ok(Some(there)) => {
                // A text that is no draft is dealt with when this tab writes next.
                if let Ok((theirs, _)) = packs::reach().open_draft(&there, &packs::all()) {
                    self.write_soon.update_value(|timeout| drop(timeout.take()));
                    self.heed(theirs, there);
                }
            }
            Ok(None) => self.keeping.set(Keeping::Removed),
            Err(trouble) => self.keeping.set(Keeping::Failed(trouble)),
        }
    }

    /// Another tab has written the open workbook. Where the two are one, as when the other has saved it to a file, there is
    /// nothing to ask.
    fn heed(self, theirs: Draft, text: String) {
        if self.workbook.with_untracked(|mine| *mine != theirs.workbook) {
            return self.keeping.set(Keeping::Theirs(Box::new(theirs)));
        }
        self.saved_to_file.set(theirs.saved_to_file);
        self.revision.set(theirs.revision);
        self.changed_at.set_value(theirs.changed_at);
        self.kept_text.set_value(KeptText::Was(text));
        self.keeping.set(if self.is_typing() { Keeping::Soon } else { Keeping::Kept });
    }

    /// The id of the copy that [`Store::leave`] makes of the open workbook.
    fn rescue_id(self) -> String {
        format!("{}-{}", self.workbook.with_untracked(|workbook| workbook.id.clone()), self.tab.get_value())
    }

    /// Keeps this tab's version in place of the other's, or of none.
    pub fn keep_mine(self) {
        let id = self.workbook.with_untracked(|workbook| workbook.id.clone());
        drafts::remove(&self.rescue_id());
        self.write_over(&id);
        if self.keeping.get_untracked() == Keeping::Kept {
            self.say("Your version is kept in this browser.");
            focus::focus_soon("h1");
        }
    }

    /// Loads the other tab's version in place of this one's.
    pub fn load_theirs(self) {
        let id = self.workbook.with_untracked(|workbook| workbook.id.clone());
        if let Ok(Some(text)) = drafts::read(&id)
            && let Ok((draft, problems)) = packs::reach().open_draft(&text, &packs::all())
        {
            drafts::remove(&self.rescue_id());
            self.lay_out(draft, KeptText::Was(text), problems);
            self.say("The other tab’s version is open here now.");
            focus::focus_soon("h1");
        }
    }

    /// Leaves the other tab's version where it is and keeps this one as a draft of its own. Returns its id.
    pub fn keep_both(self) -> String {
        drafts::remove(&self.rescue_id());
        let mut workbook = self.workbook.get_untracked();
        workbook.id = ids::new_id();
        workbook.school.name = copy_name(&workbook.school.name);
        let id = workbook.id.clone();
        let mut draft = self.draft();
        draft.workbook = workbook;
        self.lay_out(draft, KeptText::Never, Vec::new());
        self.write();
        self.say("Both are kept: this is your version, as a copy.");
        id
    }

    /// The page is being left: writes what is not written. While another tab's version is in the way, this tab's goes
    /// to a copy, so that it is not lost whatever happens next.
    pub fn leave(self) {
        focus::finish_field();
        self.settle();
        self.keep_now();
        // Whether it could be kept is asked before anything is closed.
        let _ = self.keep_copy();
    }

    /// Keeps this tab's version as a copy, if another tab's is in the way and is different.
    fn keep_copy(self) -> Result<(), drafts::NotKept> {
        if let Keeping::Theirs(theirs) = self.keeping.get_untracked() {
            let mut mine = self.draft();
            if mine.workbook != theirs.workbook {
                mine.workbook.id = self.rescue_id();
                mine.workbook.school.name = copy_name(&mine.workbook.school.name);
                return drafts::write(&mine.workbook.id, &packs::reach().draft_to_json(&mine));
            }
        }
        Ok(())
    }

    /// Whether closing the open workbook now would lose something: it is neither in the browser nor in a file.
    pub fn would_lose(self) -> bool {
        let unkept = match self.keeping.get_untracked() {
            Keeping::Failed(_) | Keeping::Removed => true,
            Keeping::Theirs(_) => self.keep_copy().is_err(),
            _ => false,
        };
        let revision = self.revision.get_untracked();
        unkept
            && self.saved_to_file.with_untracked(|saved| saved.as_ref().is_none_or(|saved| saved.revision != revision))
    }

    /// Whether this is the open workbook.
    fn is_open(self, id: &str) -> bool {
        self.workbook.with_untracked(|workbook| workbook.id == id)
    }

    /// Takes the open workbook off the desk, so that it is read again when it is next visited.
    fn put_away(self) {
        self.leave();
        self.write_soon.update_value(|timeout| drop(timeout.take()));
        self.keeping.set(Keeping::Kept);
        self.workbook.set(Workbook::default());
    }

    /// Gives a draft on the shelf another name.
    ///
    /// # Errors
    /// Why the name is not kept.
    pub fn rename(self, draft: &Draft, name: &str) -> Result<(), drafts::NotKept> {
        if self.is_open(&draft.workbook.id) {
            if self.would_lose() {
                // Kept nowhere else: it is renamed where it is.
                let school = self.workbook.with_untracked(|workbook| workbook.school.clone());
                self.apply(Command::DescribeSchool(School { name: name.to_owned(), ..school }));
                self.keep_now();
                return Ok(());
            }
            self.put_away();
        }
        shelf::rename(draft, name)
    }

    /// Takes a draft off the shelf, for [`Store::deleted`] to hold until the page is closed.
    ///
    /// # Errors
    /// Why what of it can't be read could not be set aside: it is not deleted then.
    pub fn delete(self, draft: Draft) -> Result<(), drafts::NotKept> {
        let mut draft = draft;
        if self.is_open(&draft.workbook.id) {
            if !matches!(self.keeping.get_untracked(), Keeping::Theirs(_)) {
                draft = self.draft();
            }
            self.put_away();
        }
        let id = &draft.workbook.id;
        let in_part = shelf::read_in_part(id);
        // First, so that there is room.
        drafts::remove(id);
        // What of it could not be read would not come back with it.
        if let Some(text) = in_part
            && let Err(trouble) = drafts::set_aside(id, &text)
        {
            drafts::write(id, &text)?;
            return Err(trouble);
        }
        self.deleted.update(|deleted| deleted.insert(0, draft));
        Ok(())
    }

    /// Puts a deleted draft back on the shelf.
    ///
    /// # Errors
    /// Why it can't be kept; it can then still be put back.
    pub fn undelete(self, draft: &Draft) -> Result<(), drafts::NotKept> {
        // An older file of the same workbook may have been opened and deleted as well: what is brought back is this one.
        let found = self.deleted.with_untracked(|deleted| deleted.iter().position(|one| one == draft));
        if let Some(place) = found {
            shelf::undelete(draft.clone())?;
            self.deleted.update(|deleted| drop(deleted.remove(place)));
        }
        Ok(())
    }

    /// Gives the open workbook to the browser as a download, when the browser can't keep it.
    pub fn download(self) {
        self.settle();
        let text = self.workbook.with_untracked(|workbook| packs::reach().workbook_to_json(workbook));
        files::download(&self.file_name("json"), &text, "application/json");
        self.saved_to_file.set(Some(SavedToFile { at: clock::now(), revision: self.revision.get_untracked() }));
        self.say("Your work is in your downloads.");
    }

    /// Saves the open workbook to a file.
    pub fn save_to_file(self) {
        self.settle();
        self.keep_now();
        let workbook = self.workbook.get_untracked();
        let revision = self.revision.get_untracked();
        let name = self.file_name("json");
        spawn(async move {
            let saved = files::save(&workbook.id, &name, &packs::reach().workbook_to_json(&workbook)).await;
            let sentence = match saved {
                files::Saved::Cancelled => return,
                files::Saved::Written => "Saved to the file.".to_owned(),
                files::Saved::Downloaded => format!("Saved as “{name}” in your downloads."),
                files::Saved::RefusedButDownloaded => {
                    format!("The browser may not write to that file, so “{name}” is in your downloads instead.")
                }
            };
            self.say(sentence);
            if self.workbook.with_untracked(|open| open.id == workbook.id) {
                self.saved_to_file.set(Some(SavedToFile { at: clock::now(), revision }));
                // That it was saved is kept with the draft.
                if self.keeping.get_untracked() == Keeping::Kept {
                    self.write();
                }
            }
        });
    }

    /// The name of a file that leaves the page: school, pack, date.
    pub fn file_name(self, ending: &str) -> String {
        let school = self.workbook.with_untracked(|workbook| workbook.school.name.clone());
        let pack = untrack(|| self.pack()).map_or("", |pack| &pack.title);
        file_name(&school, pack, clock::today(), ending)
    }
}

/// The name of a copy.
pub fn copy_name(name: &str) -> String {
    format!("{name} (copy)")
}
