//! Where the gap between now and target is widest (document 004, step 2c).

use crate::framework::{Area, Pack, Score, Statement};
use crate::workbook::{Lane, Round};

/// A statement with both ratings, and the gap between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap<'a> {
    /// The area that the statement stands in.
    pub area: &'a Area,
    /// The statement.
    pub statement: &'a Statement,
    /// Where practice is now.
    pub now: Score,
    /// Where it should be.
    pub target: Score,
}

impl Gap<'_> {
    /// Target minus now, from -10 to 10. Below 0 where the target is below now.
    #[must_use]
    pub fn width(&self) -> i16 {
        i16::from(self.target.number()) - i16::from(self.now.number())
    }
}

/// Every statement of a pack, ranked or counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps<'a> {
    /// The statements with both ratings, widest gap first, ties in the pack's order.
    pub ranked: Vec<Gap<'a>>,
    /// How many do not apply to the setting, by either rating.
    pub not_applicable: usize,
    /// How many lack a rating, or both.
    pub incomplete: usize,
}

impl<'a> Gaps<'a> {
    /// The gaps of one round.
    #[must_use]
    pub fn of(pack: &'a Pack, round: &Round) -> Gaps<'a> {
        let mut gaps = Gaps::default();
        let mut found = Vec::new();
        for (area, statement) in pack.statements() {
            let [now, target] = Lane::ALL.map(|lane| pack.scale.on(round.score(&statement.id, lane)));
            if [now, target].into_iter().flatten().any(|score| pack.scale.is_not_applicable(score)) {
                gaps.not_applicable += 1;
            } else if let (Some(now), Some(target)) = (now, target) {
                found.push(Gap { area, statement, now, target });
            } else {
                gaps.incomplete += 1;
            }
        }
        // There are few widths: taken one by one they leave ties in the pack's order.
        let most = i16::from(Score::MAX);
        for width in (-most..=most).rev() {
            gaps.ranked.extend(found.iter().filter(|gap| gap.width() == width));
        }
        gaps
    }

    /// How many statements the pack has.
    #[must_use]
    pub fn total(&self) -> usize {
        self.ranked.len() + self.not_applicable + self.incomplete
    }

    /// The place of a statement in the ranking, first is 1, equal widths sharing a place, and whether it
    /// shares it. `None` if it is not ranked.
    #[must_use]
    pub fn place(&self, statement: &Statement) -> Option<(usize, bool)> {
        let width = self.ranked.iter().find(|gap| gap.statement.id == statement.id)?.width();
        let wider = self.ranked.iter().filter(|gap| gap.width() > width).count();
        let same = self.ranked.iter().filter(|gap| gap.width() == width).count();
        Some((wider + 1, same > 1))
    }
}
