//! How much of a sheet is rated.

use crate::framework::{Pack, Statement};
use crate::workbook::{Lane, Round};

/// How many of some statements are rated. Blank is a permitted final state: this counts, it does not press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many statements there are.
    pub total: usize,
    /// How many have a rating for now, "not applicable" included.
    pub now: usize,
    /// How many have a rating for target, "not applicable" included.
    pub target: usize,
    /// How many need nothing more: both rated, or not applicable now; of a pack that is judged, judged.
    pub rated: usize,
}

impl Progress {
    /// The progress over these statements of a pack.
    #[must_use]
    pub fn of<'a>(pack: &Pack, statements: impl IntoIterator<Item = &'a Statement>, round: &Round) -> Progress {
        let mut progress = Progress::default();
        for statement in statements {
            let [now, target] = Lane::ALL.map(|lane| pack.scale.on(round.score(&statement.id, lane)));
            progress.total += 1;
            progress.now += usize::from(now.is_some());
            progress.target += usize::from(target.is_some());
            let needs_no_target = pack.is_judged() || now.is_some_and(|score| pack.scale.is_not_applicable(score));
            progress.rated += usize::from(now.is_some() && (target.is_some() || needs_no_target));
        }
        progress
    }
}
