//! How far rating has come, of an area or of a whole pack.

use leptos::prelude::*;

use crate::analysis::Progress;
use crate::framework::{Area, Pack};
use crate::ui::state::store::use_store;
use crate::workbook::Round;

/// How much of an area is rated, or of the whole pack.
pub fn progress_of(pack: &'static Pack, area: Option<&'static Area>) -> Memo<Progress> {
    let store = use_store();
    Memo::new(move |_| {
        let progress = |round: &Round| match area {
            Some(area) => Progress::of(pack, &area.statements, round),
            None => Progress::of(pack, pack.statements().map(|(_, statement)| statement), round),
        };
        store.with_rounds(|_, round, _| progress(round)).unwrap_or_default()
    })
}
