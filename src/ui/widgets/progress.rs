//! How far a school has got with rating a section or a whole scheme.

use leptos::prelude::*;

use crate::analysis::Progress;
use crate::framework::{Area, Pack};
use crate::ui::state::store::use_store;
use crate::workbook::Round;

/// Returns how many statements of an area are rated in the current round; of the whole pack if `area` is absent.
pub fn progress_of(pack: &'static Pack, area: Option<&'static Area>) -> Memo<Progress> {
    let store = use_store();
    Memo::new(move |_| {
        let progress = |round: &Round| match area {
            Some(area) => Progress::in_round(pack, &area.statements, round),
            None => Progress::in_round(pack, pack.statements().map(|(_, statement)| statement), round),
        };
        store.with_rounds(|_, round, _| progress(round)).unwrap_or_default()
    })
}
