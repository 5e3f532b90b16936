//! Gaps between now and target, widest first (the SEND self-evaluation, step 2c).

use std::cmp::Reverse;

use crate::framework::{Area, Pack, Score, Statement};
use crate::workbook::{Lane, Round};

/// A statement with both ratings, and the gap between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap<'a> {
    /// The statement's area.
    pub area: &'a Area,
    /// The statement.
    pub statement: &'a Statement,
    /// The rating for now.
    pub now: Score,
    /// The rating for target.
    pub target: Score,
}

impl Gap<'_> {
    /// Target minus now, from -10 to 10. Below 0 where the target is below now.
    #[must_use]
    pub fn width(&self) -> i16 {
        i16::from(self.target.number()) - i16::from(self.now.number())
    }
}

/// The gaps of a round. Every statement of the pack is either ranked or counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps<'a> {
    /// The statements with both ratings, widest gap first, ties in the pack's order.
    pub ranked: Vec<Gap<'a>>,
    /// The number of statements that don't apply to the setting, by either rating.
    pub not_applicable: usize,
    /// The number of statements that lack a rating or both.
    pub incomplete: usize,
}

impl<'a> Gaps<'a> {
    /// The gaps of one round.
    ///
    /// # Examples
    /// ```
    /// use join_the_dots::analysis::Gaps;
    /// use join_the_dots::framework::{Score, StatementId, starter};
    /// use join_the_dots::workbook::{Rating, Round};
    ///
    /// let pack = starter();
    /// let score = |number| Score::new(number).ok();
    /// let rating = |now, target| Rating { now: score(now), target: score(target), ..Rating::default() };
    /// let mut round = Round::default();
    /// round.ratings.insert(StatementId("1-1".to_owned()), rating(4, 6));
    /// round.ratings.insert(StatementId("2-4".to_owned()), rating(3, 8));
    ///
    /// let gaps = Gaps::in_round(&pack, &round);
    /// let ranked: Vec<String> =
    ///     gaps.ranked.iter().map(|gap| format!("{}: {}", gap.statement.number, gap.width())).collect();
    /// assert_eq!(ranked, ["2.4: 5", "1.1: 2"]);
    /// assert_eq!(gaps.incomplete, 43);
    /// ```
    #[must_use]
    pub fn in_round(pack: &'a Pack, round: &Round) -> Gaps<'a> {
        let mut gaps = Gaps::default();
        for (area, statement) in pack.statements() {
            let [now, target] = Lane::ALL.map(|lane| pack.scale.on(round.score(&statement.id, lane)));
            if [now, target].into_iter().flatten().any(|score| pack.scale.is_not_applicable(score)) {
                gaps.not_applicable += 1;
            } else if let (Some(now), Some(target)) = (now, target) {
                gaps.ranked.push(Gap { area, statement, now, target });
            } else {
                gaps.incomplete += 1;
            }
        }
        // A stable sort keeps ties in the pack's order.
        gaps.ranked.sort_by_key(|gap| Reverse(gap.width()));
        gaps
    }

    /// The number of statements in the pack.
    #[must_use]
    pub fn total(&self) -> usize {
        self.ranked.len() + self.not_applicable + self.incomplete
    }

    /// The place of a statement in the ranking, from 1, and true if others share the place. Equal gaps share one.
    /// `None` if the statement isn't ranked.
    #[must_use]
    pub fn place(&self, statement: &Statement) -> Option<(usize, bool)> {
        let width = self.ranked.iter().find(|gap| gap.statement.id == statement.id)?.width();
        let wider = self.ranked.iter().filter(|gap| gap.width() > width).count();
        let same = self.ranked.iter().filter(|gap| gap.width() == width).count();
        Some((wider + 1, same > 1))
    }
}
