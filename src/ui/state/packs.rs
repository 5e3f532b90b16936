//! The packs that this page knows: those that come with it, and the user's own.
//!
//! A pack lives as long as the page: pages hold on to the one they show. What comes with the page is read once, without
//! what rating does not need; when the later pages are here, all packs are known whole.

use leptos::prelude::*;

use crate::framework::{self, CATALOGUE, Pack, PackRef};
use crate::workbook::Workbook;

/// The packs that this page knows just now. A handle: copies of it are the same packs.
#[derive(Clone, Copy)]
pub struct KnownPacks {
    /// The packs that are known whole.
    learnt: StoredValue<Vec<&'static Pack>>,
    /// The pack that a page starts with, without what rating does not need.
    starter: StoredValue<Option<&'static Pack>>,
}

/// Keeps a pack for as long as the page is open, because pages hold on to it.
fn hold(pack: Pack) -> &'static Pack {
    Box::leak(Box::new(pack))
}

impl KnownPacks {
    /// The pack that a page starts with.
    pub fn starter() -> KnownPacks {
        let packs = KnownPacks::none();
        packs.starter.set_value(Some(hold(framework::starter())));
        packs
    }

    /// No pack, for a page that shows one of its own.
    pub fn none() -> KnownPacks {
        KnownPacks { learnt: StoredValue::default(), starter: StoredValue::new(None) }
    }

    /// All of them, whole ones where they are.
    pub fn all(self) -> Vec<&'static Pack> {
        let learnt = self.learnt.get_value();
        if learnt.is_empty() { self.starter.get_value().into_iter().collect() } else { learnt }
    }

    /// The pack that a workbook refers to: in its very edition if that is known, else in the newest.
    pub fn find(self, reference: &PackRef) -> Option<&'static Pack> {
        framework::find(&self.all(), reference)
    }

    /// The newest edition of the pack of this id.
    pub fn of_id(self, id: &str) -> Option<&'static Pack> {
        framework::newest(&self.all(), id)
    }

    /// The pack of this id, in the edition that the workbook works with.
    pub fn of_workbook(self, workbook: &Workbook, id: &str) -> Option<&'static Pack> {
        match workbook.assessment(id) {
            Some((_, assessment)) => self.find(&assessment.pack),
            None => self.of_id(id),
        }
    }

    /// Learns a pack, in place of one with the same id and edition.
    pub fn learn(self, pack: Pack) -> &'static Pack {
        let pack = hold(pack);
        self.learnt.update_value(|learnt| {
            learnt.retain(|one| one.id != pack.id || one.edition != pack.edition);
            learnt.push(pack);
        });
        pack
    }

    /// Forgets a pack. Pages that show it may go on doing so.
    pub fn forget(self, reference: &PackRef) {
        self.learnt.try_update_value(|learnt| learnt.retain(|one| !one.reference().is_same(reference)));
    }
}

/// Whether this very edition comes with the page.
pub fn is_shipped(reference: &PackRef) -> bool {
    CATALOGUE.iter().any(|listed| listed.id == reference.id && listed.edition == reference.edition)
}

/// The pack that shows what one being written will look like. It is never listed.
pub fn preview() -> PackRef {
    PackRef::new("preview", "preview")
}
