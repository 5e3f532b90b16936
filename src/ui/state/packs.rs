//! The packs that this page knows: those that come with it, and the user's own.
//!
//! A pack lives as long as the page: pages hold on to the one they show. What comes with the page is read once, without
//! what rating does not need; when the later pages are here, all packs are known whole.

use std::sync::{OnceLock, PoisonError, RwLock};

use crate::exchange::Reach;
use crate::framework::{self, CATALOGUE, Pack, PackRef};
use crate::workbook::Workbook;

/// How much of files this page reads and writes just now: all, as soon as the later pages are here.
pub fn reach() -> Reach {
    WHOLE.get().copied().unwrap_or(Reach::RATING)
}

/// Reads and writes all of files from now on.
pub fn reach_all(whole: Reach) {
    // Said twice, it is the same.
    let _ = WHOLE.set(whole);
}

static WHOLE: OnceLock<Reach> = OnceLock::new();

/// What is known whole.
static LEARNT: RwLock<Vec<&'static Pack>> = RwLock::new(Vec::new());

/// The pack that a page starts with, without what rating does not need.
fn starter() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(framework::starter)
}

/// The packs that are known just now, whole ones where they are.
pub fn all() -> Vec<&'static Pack> {
    let learnt = LEARNT.read().unwrap_or_else(PoisonError::into_inner);
    if learnt.is_empty() { vec![starter()] } else { learnt.clone() }
}

/// The pack that a workbook refers to: in its very edition if that is known, else in the newest.
pub fn find(reference: &PackRef) -> Option<&'static Pack> {
    framework::find(&all(), reference)
}

/// The newest edition of the pack of this id.
pub fn of_id(id: &str) -> Option<&'static Pack> {
    framework::newest(&all(), id)
}

/// The pack of this id, in the edition that the workbook works with.
pub fn of_workbook(workbook: &Workbook, id: &str) -> Option<&'static Pack> {
    match workbook.assessment(id) {
        Some((_, assessment)) => find(&assessment.pack),
        None => of_id(id),
    }
}

/// Learns a pack, in place of one with the same id and edition.
pub fn learn(pack: Pack) -> &'static Pack {
    let pack: &'static Pack = Box::leak(Box::new(pack));
    let mut learnt = LEARNT.write().unwrap_or_else(PoisonError::into_inner);
    learnt.retain(|one| one.id != pack.id || one.edition != pack.edition);
    learnt.push(pack);
    pack
}

/// Forgets a pack. Pages that show it may go on doing so.
pub fn forget(reference: &PackRef) {
    LEARNT.write().unwrap_or_else(PoisonError::into_inner).retain(|one| one.reference() != *reference);
}

/// Whether this very edition comes with the page.
pub fn is_shipped(reference: &PackRef) -> bool {
    CATALOGUE.iter().any(|listed| listed.id == reference.id && listed.edition == reference.edition)
}

/// The pack that shows what one being written will look like. It is never listed.
pub fn preview() -> PackRef {
    PackRef { id: "preview".to_owned(), edition: "preview".to_owned() }
}
