//! One rating or judgement, as documents print it.

use super::clean::clean;
use crate::framework::{Pack, Score};

/// A rating of one statement. Blank, not applicable and a number are three different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rated {
    /// Nothing was chosen.
    Blank,
    /// The statement does not apply to the setting.
    NotApplicable,
    /// A number on the pack's scale.
    At(Score),
    /// A number that this edition's scale does not have. It is printed, and counts as blank.
    OffScale(Score),
}

impl Rated {
    /// The rating that a score stands for on the pack's scale. Without the pack, every score is a number.
    pub(super) fn new(pack: Option<&Pack>, score: Option<Score>) -> Rated {
        match score {
            None => Rated::Blank,
            Some(score) if pack.is_some_and(|pack| pack.scale.is_not_applicable(score)) => Rated::NotApplicable,
            Some(score) if pack.is_some_and(|pack| !pack.scale.has(score)) => Rated::OffScale(score),
            Some(score) => Rated::At(score),
        }
    }

    /// The rating as a figure: "7", "n/a", "not rated".
    pub(super) fn figure(self) -> String {
        match self {
            Rated::Blank => "not rated".to_owned(),
            Rated::NotApplicable => "n/a".to_owned(),
            Rated::At(score) | Rated::OffScale(score) => score.to_string(),
        }
    }

    /// The rating as the pack prints it: a judgement is a word of the scale, a rating is a figure.
    pub(super) fn label(self, pack: Option<&Pack>) -> String {
        let Some(pack) = pack.filter(|pack| pack.is_judged()) else { return self.figure() };
        let printed = |score| Some(clean(pack.scale.label(score))).filter(|label| !label.is_empty());
        match self {
            Rated::Blank => "not judged".to_owned(),
            Rated::NotApplicable => pack.scale.not_applicable.and_then(printed).unwrap_or_else(|| self.figure()),
            Rated::At(score) => printed(score).unwrap_or_else(|| self.figure()),
            Rated::OffScale(_) => self.figure(),
        }
    }

    /// The number, if the scale has it.
    pub(super) fn number(self) -> Option<Score> {
        if let Rated::At(score) = self { Some(score) } else { None }
    }
}
