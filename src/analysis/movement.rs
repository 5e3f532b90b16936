//! What moved between two rounds (document 004, step 4).

use crate::framework::{Pack, Score, Statement};
use crate::workbook::{Lane, Round};

/// A statement whose rating for now is a number in both rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// Its rating for now in the earlier round.
    pub before: Score,
    /// Its rating for now in the later round.
    pub after: Score,
}

impl Move<'_> {
    /// Later minus earlier, from -10 to 10.
    #[must_use]
    pub fn by(&self) -> i16 {
        i16::from(self.after.number()) - i16::from(self.before.number())
    }
}

/// What moved between two rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Movement<'a> {
    /// The statements that can be compared, in the pack's order.
    pub moves: Vec<Move<'a>>,
    /// How many cannot: blank or not applicable in either round.
    pub not_compared: usize,
}

impl<'a> Movement<'a> {
    /// What moved from one round to another.
    #[must_use]
    pub fn between(pack: &'a Pack, before: &Round, after: &Round) -> Movement<'a> {
        let mut movement = Movement::default();
        for (_, statement) in pack.statements() {
            let counted = |round: &Round| pack.scale.counted(round.score(&statement.id, Lane::Now));
            match (counted(before), counted(after)) {
                (Some(before), Some(after)) => movement.moves.push(Move { statement, before, after }),
                _ => movement.not_compared += 1,
            }
        }
        movement
    }

    /// How many rose.
    #[must_use]
    pub fn up(&self) -> usize {
        self.moves.iter().filter(|one| one.by() > 0).count()
    }

    /// How many fell.
    #[must_use]
    pub fn down(&self) -> usize {
        self.moves.iter().filter(|one| one.by() < 0).count()
    }

    /// How many stayed.
    #[must_use]
    pub fn same(&self) -> usize {
        self.moves.iter().filter(|one| one.by() == 0).count()
    }
}
