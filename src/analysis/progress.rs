//! Progress: the number of statements that are rated.

use crate::framework::{Pack, Statement};
use crate::workbook::{Lane, Round};

/// The number of statements that are rated, among some. A school may leave statements blank: the count doesn't press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The number of statements.
    pub total: usize,
    /// The number with a rating for now, "not applicable" included.
    pub now: usize,
    /// The number with a rating for target, "not applicable" included.
    pub target: usize,
    /// The number that is complete: both ratings, or not applicable now. In a judged pack: a judgement.
    pub rated: usize,
}

impl Progress {
    /// The progress in a round, over some statements of its pack.
    #[must_use]
    pub fn in_round<'a>(pack: &Pack, statements: impl IntoIterator<Item = &'a Statement>, round: &Round) -> Progress {
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
