//! One change to a workbook, and the change that takes it back.

use std::fmt;

use super::{Assessment, Lane, Round, RoundAbout, School, Workbook};
use crate::framework::{Score, StatementId};

/// Which round of which assessment, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundPlace {
    /// The position in [`Workbook::assessments`].
    pub assessment: usize,
    /// The position in [`super::Assessment::rounds`].
    pub round: usize,
}

/// One change to a workbook. There is no other way to change one.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Rates a statement, or takes its rating back to blank.
    Rate {
        /// The round that the rating belongs to.
        place: RoundPlace,
        /// The statement.
        statement: StatementId,
        /// Now or target.
        lane: Lane,
        /// The rating, or none for blank.
        score: Option<Score>,
    },
    /// Says who the school is.
    DescribeSchool(School),
    /// Says when a round was, whose practice it rates, and how far ahead it looks.
    DescribeRound {
        /// The round.
        place: RoundPlace,
        /// What is to be said of it.
        about: RoundAbout,
    },
    /// Adds a round after the last.
    AddRound {
        /// The position in [`Workbook::assessments`].
        assessment: usize,
        /// The new round.
        round: Round,
    },
    /// Removes the last round.
    RemoveLastRound {
        /// The position in [`Workbook::assessments`].
        assessment: usize,
    },
    /// Adds an assessment after the last.
    AddAssessment(Assessment),
    /// Removes the last assessment.
    RemoveLastAssessment,
}

/// Why a command was not carried out. The workbook is then as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The workbook has no such assessment or round.
    NoSuchPlace,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refused::NoSuchPlace => "There is no such round in this workbook.",
        })
    }
}

impl Command {
    /// Carries the command out and returns the one that takes it back.
    ///
    /// # Errors
    /// [`Refused`] if it cannot be carried out; the workbook is then as it was.
    pub fn apply(self, workbook: &mut Workbook) -> Result<Command, Refused> {
        match self {
            Command::Rate { place, statement, lane, score } => {
                let round = round_mut(workbook, place)?;
                let rating = round.ratings.entry(statement.clone()).or_default();
                let before = std::mem::replace(rating.score_mut(lane), score);
                if rating.is_blank() {
                    round.ratings.remove(&statement);
                }
                Ok(Command::Rate { place, statement, lane, score: before })
            }
            Command::DescribeSchool(school) => {
                Ok(Command::DescribeSchool(std::mem::replace(&mut workbook.school, school)))
            }
            Command::DescribeRound { place, about } => {
                let round = round_mut(workbook, place)?;
                let before = round.about();
                RoundAbout { date: round.date, practice: round.practice, horizon_months: round.horizon_months } = about;
                Ok(Command::DescribeRound { place, about: before })
            }
            Command::AddRound { assessment, round } => {
                let rounds = &mut workbook.assessments.get_mut(assessment).ok_or(Refused::NoSuchPlace)?.rounds;
                rounds.push(round);
                Ok(Command::RemoveLastRound { assessment })
            }
            Command::RemoveLastRound { assessment } => {
                let rounds = &mut workbook.assessments.get_mut(assessment).ok_or(Refused::NoSuchPlace)?.rounds;
                let round = rounds.pop().ok_or(Refused::NoSuchPlace)?;
                Ok(Command::AddRound { assessment, round })
            }
            Command::AddAssessment(assessment) => {
                workbook.assessments.push(assessment);
                Ok(Command::RemoveLastAssessment)
            }
            Command::RemoveLastAssessment => {
                Ok(Command::AddAssessment(workbook.assessments.pop().ok_or(Refused::NoSuchPlace)?))
            }
        }
    }

    /// Whether both commands set the same one thing, so that the later makes the earlier a slip of the keys.
    #[must_use]
    pub fn sets_the_same(&self, other: &Command) -> bool {
        match (self, other) {
            (
                Command::Rate { place, statement, lane, .. },
                Command::Rate { place: other_place, statement: other_statement, lane: other_lane, .. },
            ) => place == other_place && statement == other_statement && lane == other_lane,
            _ => false,
        }
    }
}

fn round_mut(workbook: &mut Workbook, place: RoundPlace) -> Result<&mut Round, Refused> {
    let assessment = workbook.assessments.get_mut(place.assessment).ok_or(Refused::NoSuchPlace)?;
    assessment.rounds.get_mut(place.round).ok_or(Refused::NoSuchPlace)
}
