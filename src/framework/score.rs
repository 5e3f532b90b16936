//! A number on a rating scale.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number on a rating scale: a whole number from 0 to 10.
///
/// A pack says which number means "not applicable". A statement without a rating has no score: there is no score that
/// means "not rated".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "i64", into = "u8")]
#[cfg_attr(not(target_arch = "wasm32"), schemars(!try_from, !into, transparent))]
pub struct Score(#[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 10)))] u8);

impl TryFrom<i64> for Score {
    type Error = NotAScore;

    fn try_from(number: i64) -> Result<Score, NotAScore> {
        u8::try_from(number).ok().and_then(|number| Score::new(number).ok()).ok_or(NotAScore(number))
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> u8 {
        score.0
    }
}

impl Score {
    /// The highest number that any rating scale may have.
    pub const MAX: u8 = 10;

    /// Makes a score of a number.
    ///
    /// # Errors
    /// [`NotAScore`] if it is over [`Score::MAX`].
    pub fn new(number: u8) -> Result<Score, NotAScore> {
        if number <= Score::MAX { Ok(Score(number)) } else { Err(NotAScore(i64::from(number))) }
    }

    /// The number, 0 to 10.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A number that is outside 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAScore(i64);

impl fmt::Display for NotAScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is outside 0-{}", self.0, Score::MAX)
    }
}
