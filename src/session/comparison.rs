//! The differences between a draft and a file of the same workbook, for the user to choose between them.

use std::collections::BTreeSet;

use crate::framework::StatementId;
use crate::workbook::{Round, Workbook};

/// What a file of a workbook has that the draft of it does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many opinions of others the file has more.
    pub opinions: usize,
    /// How many ratings differ, rounds of the same pack compared in order.
    pub ratings: usize,
}

impl Comparison {
    /// Compares a draft with a file.
    #[must_use]
    pub fn of(draft: &Workbook, file: &Workbook) -> Comparison {
        let both = file.assessments.iter().filter_map(|one| Some((draft.assessment(&one.pack.id)?.1, one)));
        Comparison {
            opinions: opinions(file).saturating_sub(opinions(draft)),
            ratings: both
                .flat_map(|(draft, file)| draft.rounds.iter().zip(&file.rounds))
                .map(|(draft, file)| other_ratings(draft, file))
                .sum(),
        }
    }
}

fn opinions(workbook: &Workbook) -> usize {
    workbook.assessments.iter().flat_map(|one| &one.rounds).map(|round| round.opinions.len()).sum()
}

fn other_ratings(draft: &Round, file: &Round) -> usize {
    let ids: BTreeSet<&StatementId> = draft.ratings.keys().chain(file.ratings.keys()).collect();
    ids.into_iter().filter(|id| draft.ratings.get(id) != file.ratings.get(id)).count()
}
