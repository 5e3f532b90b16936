//! Movement between two rounds: ratings that rose, fell or stayed (the SEND self-evaluation, step 4).

use crate::framework::{Pack, Score, Statement};
use crate::workbook::{Lane, Round};

/// A statement with a number as its rating for now in both rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// The rating for now in the earlier round.
    pub before: Score,
    /// The rating for now in the later round.
    pub after: Score,
}

impl Move<'_> {
    /// The later rating minus the earlier, from -10 to 10.
    #[must_use]
    pub fn by(&self) -> i16 {
        i16::from(self.after.number()) - i16::from(self.before.number())
    }
}

/// The movement of a pack's statements between two rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Movement<'a> {
    /// The statements that can be compared, in the pack's order.
    pub moves: Vec<Move<'a>>,
    /// The number of statements that can't be compared: blank or not applicable in either round.
    pub not_compared: usize,
}

impl<'a> Movement<'a> {
    /// The movement from one round to another.
    ///
    /// # Examples
    /// ```
    /// use join_the_dots::analysis::Movement;
    /// use join_the_dots::framework::{Score, StatementId, starter};
    /// use join_the_dots::workbook::{Rating, Round};
    ///
    /// let pack = starter();
    /// let round = |now| {
    ///     let rating = Rating { now: Score::new(now).ok(), ..Rating::default() };
    ///     let mut round = Round::default();
    ///     round.ratings.insert(StatementId("1-1".to_owned()), rating);
    ///     round
    /// };
    /// let movement = Movement::between(&pack, &round(4), &round(7));
    /// assert_eq!((movement.up(), movement.moves[0].by(), movement.not_compared), (1, 3, 44));
    /// ```
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

    /// The number of ratings that rose.
    #[must_use]
    pub fn up(&self) -> usize {
        self.moves.iter().filter(|one| one.by() > 0).count()
    }

    /// The number of ratings that fell.
    #[must_use]
    pub fn down(&self) -> usize {
        self.moves.iter().filter(|one| one.by() < 0).count()
    }

    /// The number of ratings that stayed.
    #[must_use]
    pub fn same(&self) -> usize {
        self.moves.iter().filter(|one| one.by() == 0).count()
    }
}
