//! Saving the open workbook to a file, and renaming, deleting and bringing back drafts.

use leptos::prelude::*;

use crate::browser::storage::{Name, NotKept};
use crate::browser::{clock, files};
use crate::files::{Draft, SavedToFile, file_name, workbook_to_json};
use crate::session::{Event, Keeping};
use crate::ui::state::reactive::spawn;
use crate::ui::state::shelf;
use crate::ui::state::store::Store;
use crate::workbook::{Command, School};

impl Store {
    /// Whether this is the open workbook.
    fn is_open(self, id: &str) -> bool {
        self.workbook.with_untracked(|workbook| workbook.id == id)
    }

    /// Gives a draft on the shelf another name.
    ///
    /// # Errors
    /// Why the name is not kept.
    pub fn rename(self, draft: &Draft, name: &str) -> Result<(), NotKept> {
        if self.is_open(&draft.workbook.id) {
            if self.would_lose() {
                // Kept nowhere else: it is renamed where it is.
                let school = self.workbook.with_untracked(|workbook| workbook.school.clone());
                self.apply(Command::DescribeSchool(School { name: name.to_owned(), ..school }));
                self.keep_now();
                return Ok(());
            }
            self.close();
        }
        shelf::rename(draft, name)
    }

    /// Takes a draft off the shelf, for [`Memory`](crate::ui::state::store::Memory) to hold until the page is closed.
    ///
    /// # Errors
    /// Why the part of it that can't be read could not be set aside: it is not deleted then.
    pub fn delete(self, draft: Draft) -> Result<(), NotKept> {
        let mut draft = draft;
        if self.is_open(&draft.workbook.id) {
            if !matches!(self.kept.now.get_untracked(), Keeping::Theirs(_)) {
                draft = self.draft();
            }
            self.close();
        }
        let name = Name::draft(&draft.workbook.id);
        let in_part = shelf::read_in_part(&draft.workbook.id);
        // First, so that there is room.
        name.remove();
        // The part of it that could not be read would not come back with it.
        if let Some(text) = in_part
            && let Err(why) = name.set_aside(&text)
        {
            name.write(true, &text)?;
            return Err(why);
        }
        self.memory.deleted.update(|deleted| deleted.insert(0, draft));
        Ok(())
    }

    /// Puts a deleted draft back on the shelf.
    ///
    /// # Errors
    /// Why it can't be kept; it can then still be put back.
    pub fn undelete(self, draft: &Draft) -> Result<(), NotKept> {
        // An older file of the same workbook may have been opened and deleted as well: this one is brought back.
        let found = self.memory.deleted.with_untracked(|deleted| deleted.iter().position(|one| one == draft));
        if let Some(place) = found {
            shelf::undelete(draft.clone())?;
            self.memory.deleted.update(|deleted| drop(deleted.remove(place)));
        }
        Ok(())
    }

    /// Gives the open workbook to the browser as a download, when the browser can't keep it.
    pub fn download(self) {
        self.settle();
        let text = self.workbook.with_untracked(workbook_to_json);
        files::download(&self.file_name("json"), &text, "application/json");
        self.note_saved(self.kept.revision.get_untracked());
        self.say("Your work is in your downloads.");
    }

    fn note_saved(self, revision: u64) {
        self.kept.saved_to_file.set(Some(SavedToFile { at: clock::now(), revision }));
    }

    /// Saves the open workbook to a file.
    pub fn save_to_file(self) {
        self.settle();
        self.keep_now();
        let workbook = self.workbook.get_untracked();
        let revision = self.kept.revision.get_untracked();
        let name = self.file_name("json");
        spawn(async move {
            let text = workbook_to_json(&workbook);
            let target = self.kept.file.get_value();
            let (saved, target) = files::save(target, &workbook.id, &name, &text).await;
            self.kept.file.set_value(target);
            let sentence = match saved {
                files::Saved::Cancelled => return,
                files::Saved::Written => "Saved to the file.".to_owned(),
                files::Saved::Downloaded => format!("Saved as “{name}” in your downloads."),
                files::Saved::RefusedButDownloaded => {
                    format!("The browser may not write to that file, so “{name}” is in your downloads instead.")
                }
            };
            self.say(sentence);
            if self.is_open(&workbook.id) {
                self.note_saved(revision);
                // That it was saved is kept with the draft.
                self.keep(Event::Noted);
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
