//! The drafts in this browser: listed, renamed, duplicated, deleted, and brought back.

use crate::analysis::Progress;
use crate::browser::storage::{self, Name, NotKept};
use crate::browser::{clock, ids};
use crate::files::{Draft, Refusal, draft_to_json, read_draft};
use crate::framework::Pack;
use crate::session::copy_name;
use crate::ui::state::packs::KnownPacks;
use crate::workbook::{Command, School};

/// What stands on the shelf.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// The drafts, last changed first.
    pub drafts: Vec<Draft>,
    /// Drafts that a newer version of the page wrote, by id.
    pub newer: Vec<(String, Refusal)>,
    /// Texts that can't be read as drafts, by the name they were set aside under.
    pub aside: Vec<(String, String)>,
    /// Why nothing can be kept here, if so.
    pub trouble: Option<NotKept>,
}

/// Looks at what is in the browser. What can't be read is set aside, and stays.
pub fn look() -> Shelf {
    let mut shelf = Shelf::default();
    let texts = match storage::drafts() {
        Ok(texts) => texts,
        Err(trouble) => return Shelf { trouble: Some(trouble), ..shelf },
    };
    for (id, text) in texts {
        match read_draft(&text) {
            Ok((draft, _)) => {
                let place = shelf.drafts.partition_point(|one| one.changed_at > draft.changed_at);
                shelf.drafts.insert(place, draft);
            }
            Err(refusal @ Refusal::Newer { .. }) => shelf.newer.push((id, refusal)),
            // Moved, so that it is found once: kept aside first, and only then removed.
            Err(_) => {
                let name = Name::draft(&id);
                if name.set_aside(&text).is_ok() {
                    name.remove();
                }
            }
        }
    }
    shelf.aside = storage::aside().unwrap_or_default();
    shelf
}

/// How much of each pack of a draft is done, with the pack's title; of those that this page knows just now.
pub fn progress(packs: KnownPacks, draft: &Draft) -> Vec<(&'static Pack, Progress)> {
    let each = draft.workbook.assessments.iter().filter_map(|assessment| {
        let pack = packs.find(&assessment.pack)?;
        let statements = pack.statements().map(|(_, statement)| statement);
        Some((pack, Progress::in_round(pack, statements, assessment.current()?)))
    });
    each.collect()
}

/// Gives a draft another name: as it is kept now, which may not be what was looked at.
pub fn rename(draft: &Draft, name: &str) -> Result<(), NotKept> {
    if let Some(text) = read_in_part(&draft.workbook.id) {
        Name::draft(&draft.workbook.id).set_aside(&text)?;
    }
    let now = Name::draft(&draft.workbook.id).read()?.finished;
    let now = now.and_then(|text| read_draft(&text).ok());
    let mut draft = now.map_or_else(|| draft.clone(), |(draft, _)| draft);
    let school = School { name: name.to_owned(), ..draft.workbook.school.clone() };
    // Describing the school is never refused.
    let _ = Command::DescribeSchool(school).apply(&mut draft.workbook);
    draft.revision += 1;
    draft.changed_at = clock::now();
    put_back(&draft)
}

/// The text of a draft if not all of it can be read: it is to be set aside before the draft is written anew or removed.
pub fn read_in_part(id: &str) -> Option<String> {
    let text = Name::draft(id).read().ok()?.finished?;
    let (_, problems) = read_draft(&text).ok()?;
    problems.iter().any(|problem| problem.left_out).then_some(text)
}

/// Makes a copy of a draft, with a name that says so.
pub fn duplicate(draft: &Draft) -> Result<(), NotKept> {
    let mut draft = draft.clone();
    draft.workbook.id = ids::new_id();
    draft.workbook.school.name = copy_name(&draft.workbook.school.name);
    draft.changed_at = clock::now();
    draft.saved_to_file = None;
    put_back(&draft)
}

/// Puts a draft back that was taken down; as a copy, if its file was opened here since.
pub fn undelete(mut draft: Draft) -> Result<(), NotKept> {
    if Name::draft(&draft.workbook.id).read()?.finished.is_some() {
        draft.workbook.id = ids::new_id();
        draft.workbook.school.name = copy_name(&draft.workbook.school.name);
    }
    put_back(&draft)
}

/// Keeps a draft on the shelf.
fn put_back(draft: &Draft) -> Result<(), NotKept> {
    Name::draft(&draft.workbook.id).write(true, &draft_to_json(draft))
}
