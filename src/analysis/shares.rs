//! Shares: counts of the statements of a judged pack that are met, partly met or not met. They are never a grade.

use crate::framework::{Area, Aspect, Pack, Scale, Score, Statement, StatementId};
use crate::workbook::{Lane, Round, Voice};

/// The source of the judgements that are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JudgementSource {
    /// The school's own judgement.
    #[default]
    School,
    /// The agreed judgement, or the school's own where nothing is agreed.
    Agreed,
}

impl JudgementSource {
    /// The judgement of a statement for now. `None` if there is none.
    #[must_use]
    pub fn score(self, round: &Round, statement: &StatementId) -> Option<Score> {
        let agreed = match self {
            JudgementSource::School => None,
            JudgementSource::Agreed => round.opinion(statement, Voice::Agreed).and_then(|opinion| opinion.score),
        };
        agreed.or_else(|| round.score(statement, Lane::Now))
    }
}

/// Counts of some statements by judgement. The other five add up to `total`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The number that are met.
    pub met: usize,
    /// The number judged below met and above the lowest.
    pub partly: usize,
    /// The number with the lowest judgement.
    pub not_yet: usize,
    /// The number that don't apply to the setting.
    pub not_applicable: usize,
    /// The number that nobody has judged.
    pub unjudged: usize,
    /// The number of statements.
    pub total: usize,
}

impl Share {
    /// Counts some statements of a round.
    #[must_use]
    pub fn of_statements<'a>(
        scale: &Scale,
        statements: impl IntoIterator<Item = &'a Statement>,
        round: &Round,
        source: JudgementSource,
    ) -> Share {
        let mut share = Share::default();
        for statement in statements {
            let score = scale.on(source.score(round, &statement.id));
            let count = match score {
                None => &mut share.unjudged,
                Some(score) if scale.is_not_applicable(score) => &mut share.not_applicable,
                Some(_) if scale.is_met(score) => &mut share.met,
                Some(score) if scale.is_above_lowest(score) => &mut share.partly,
                Some(_) => &mut share.not_yet,
            };
            *count += 1;
            share.total += 1;
        }
        share
    }

    /// Counts all statements of a pack in a round.
    ///
    /// # Examples
    /// ```
    /// use join_the_dots::analysis::{JudgementSource, Share};
    /// use join_the_dots::framework::{Score, StatementId, starter};
    /// use join_the_dots::workbook::{Rating, Round};
    ///
    /// let mut pack = starter();
    /// pack.scale.met_from = Score::new(7).ok();
    /// let mut round = Round::default();
    /// for (statement, now) in [("1-1", 8), ("1-2", 3), ("1-3", 0)] {
    ///     let rating = Rating { now: Score::new(now).ok(), ..Rating::default() };
    ///     round.ratings.insert(StatementId(statement.to_owned()), rating);
    /// }
    /// let share = Share::of_pack(&pack, &round, JudgementSource::School);
    /// assert_eq!((share.met, share.partly, share.not_applicable, share.unjudged), (1, 1, 1, 42));
    /// // 1 of 44 that apply, rounded down.
    /// assert_eq!(share.percent(), Some(2));
    /// ```
    #[must_use]
    pub fn of_pack(pack: &Pack, round: &Round, source: JudgementSource) -> Share {
        Share::of_statements(&pack.scale, pack.statements().map(|(_, statement)| statement), round, source)
    }

    /// The number that apply to the setting, judged or not.
    #[must_use]
    pub fn applicable(&self) -> usize {
        self.total - self.not_applicable
    }

    /// The share of the applicable statements that are met, in whole percent from 0 to 100. It is rounded down, so that
    /// 79.9% never counts as 80%. `None` if no statement applies.
    #[must_use]
    pub fn percent(&self) -> Option<u8> {
        u8::try_from((self.met * 100).checked_div(self.applicable())?).ok()
    }
}

/// The share of one area and of each of its aspects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaShare<'a> {
    /// The area.
    pub area: &'a Area,
    /// The share of the whole area.
    pub share: Share,
    /// The share of each aspect. `None` stands for the statements without an aspect.
    pub aspects: Vec<(Option<&'a Aspect>, Share)>,
}

impl<'a> AreaShare<'a> {
    /// The shares of all areas, in the pack's order.
    #[must_use]
    pub fn all(pack: &'a Pack, round: &Round, source: JudgementSource) -> Vec<AreaShare<'a>> {
        let shares = pack.areas.iter().map(|area| {
            let groups = area.groups().into_iter();
            AreaShare {
                area,
                share: Share::of_statements(&pack.scale, &area.statements, round, source),
                aspects: groups
                    .map(|(aspect, some)| (aspect, Share::of_statements(&pack.scale, some, round, source)))
                    .collect(),
            }
        });
        shares.collect()
    }
}
