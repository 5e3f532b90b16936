//! How much of a judged pack is met: plain counts, never a grade.

use crate::framework::{Area, Aspect, Pack, Scale, Score, Statement, StatementId};
use crate::workbook::{Lane, Round, Voice};

/// Whose word counts where a judgement is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// The school's own judgement.
    #[default]
    School,
    /// What was agreed after a talk, where something was; else the school's own judgement.
    Agreed,
}

impl Whose {
    /// The judgement of where practice is now. `None` if there is none.
    #[must_use]
    pub fn score(self, round: &Round, statement: &StatementId) -> Option<Score> {
        let agreed = match self {
            Whose::School => None,
            Whose::Agreed => round.opinion(statement, Voice::Agreed).and_then(|opinion| opinion.score),
        };
        agreed.or_else(|| round.score(statement, Lane::Now))
    }
}

/// How some statements are judged. The five counts besides `total` add up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many are met.
    pub met: usize,
    /// How many are judged below met and above the lowest.
    pub partly: usize,
    /// How many have the lowest judgement.
    pub not_yet: usize,
    /// How many do not apply to the setting.
    pub not_applicable: usize,
    /// How many nobody has judged.
    pub unjudged: usize,
    /// How many statements there are.
    pub total: usize,
}

impl Share {
    /// The share of these statements.
    #[must_use]
    pub fn of<'a>(
        scale: &Scale,
        statements: impl IntoIterator<Item = &'a Statement>,
        round: &Round,
        whose: Whose,
    ) -> Share {
        let mut share = Share::default();
        for statement in statements {
            let score = scale.on(whose.score(round, &statement.id));
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

    /// The share of a whole pack.
    #[must_use]
    pub fn of_pack(pack: &Pack, round: &Round, whose: Whose) -> Share {
        Share::of(&pack.scale, pack.statements().map(|(_, statement)| statement), round, whose)
    }

    /// How many apply to the setting, judged or not.
    #[must_use]
    pub fn applicable(&self) -> usize {
        self.total - self.not_applicable
    }

    /// How much of what applies is met, in whole percent from 0 to 100, rounded down: 80 is never said of less than 80.
    /// `None` where nothing applies.
    #[must_use]
    pub fn percent(&self) -> Option<u8> {
        u8::try_from((self.met * 100).checked_div(self.applicable())?).ok()
    }
}

/// The share of one area and of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaShare<'a> {
    /// The area.
    pub area: &'a Area,
    /// Its share.
    pub share: Share,
    /// The share of each aspect. Statements outside aspects are counted under `None`.
    pub aspects: Vec<(Option<&'a Aspect>, Share)>,
}

impl<'a> AreaShare<'a> {
    /// The shares of every area, in the pack's order.
    #[must_use]
    pub fn all(pack: &'a Pack, round: &Round, whose: Whose) -> Vec<AreaShare<'a>> {
        let shares = pack.areas.iter().map(|area| {
            let groups = area.groups().into_iter();
            AreaShare {
                area,
                share: Share::of(&pack.scale, &area.statements, round, whose),
                aspects: groups.map(|(aspect, some)| (aspect, Share::of(&pack.scale, some, round, whose))).collect(),
            }
        });
        shares.collect()
    }
}
