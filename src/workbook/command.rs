//! One change to a workbook, and the change that takes it back.

use std::fmt;

use super::{
    Assessment, EvidenceItem, Lane, Opinion, Plan, Round, RoundAbout, School, StatementEvidence, Submission, Target,
    Visit, Workbook,
};
use crate::framework::{PackRef, Score, StatementId};

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
    /// Says what is recorded of a statement's evidence.
    DescribeStatement {
        /// The round.
        place: RoundPlace,
        /// The statement.
        statement: StatementId,
        /// What is to be recorded.
        said: StatementEvidence,
    },
    /// Says whether a statement is limiting, where its pack does not; none takes that back.
    MarkLimiting {
        /// The position in [`Workbook::assessments`].
        assessment: usize,
        /// The statement.
        statement: StatementId,
        /// What is said of it.
        limiting: Option<bool>,
    },
    /// Works on with another edition of the pack. Ratings stay with their statements' ids.
    ChangeEdition {
        /// The position in [`Workbook::assessments`].
        assessment: usize,
        /// The pack, in the other edition.
        pack: PackRef,
    },
    /// Says something of an aspect.
    CommentOn {
        /// The round.
        place: RoundPlace,
        /// The id of the aspect.
        aspect: String,
        /// What is said; empty takes it back.
        comment: String,
    },
    /// Says what is planned and recorded of a round's visit.
    DescribeVisit {
        /// The round.
        place: RoundPlace,
        /// What is to be said of it.
        visit: Visit,
    },
    /// Says how a round is handed in.
    DescribeSubmission {
        /// The round.
        place: RoundPlace,
        /// What is to be said of it.
        submission: Submission,
    },
    /// Adds an opinion after the last.
    AddOpinion {
        /// The round.
        place: RoundPlace,
        /// The opinion.
        opinion: Opinion,
    },
    /// Removes the last opinion.
    RemoveLastOpinion {
        /// The round.
        place: RoundPlace,
        /// Its position in [`Round::opinions`].
        at: usize,
    },
    /// Puts an opinion in place of the one at a position: what is typed in one sitting is one opinion.
    ChangeOpinion {
        /// The round.
        place: RoundPlace,
        /// The position in [`Round::opinions`].
        at: usize,
        /// The opinion.
        opinion: Opinion,
    },
    /// Puts an item in the library in place of the one of its id.
    ChangeEvidence(EvidenceItem),
    /// Adds an item to the library.
    AddEvidence {
        /// The position that it will have; at the end if there are fewer.
        at: usize,
        /// The item.
        item: EvidenceItem,
    },
    /// Removes the item of this id from the library, and so from every statement.
    RemoveEvidence(String),
    /// Says what is said of the plan besides its targets: those of the plan in this command are not looked at.
    DescribePlan(Plan),
    /// Puts a target in the plan in place of the one of its id.
    ChangeTarget(Target),
    /// Adds a target to the plan.
    AddTarget {
        /// The position that it will have; at the end if there are fewer.
        at: usize,
        /// The target.
        target: Target,
    },
    /// Removes the target of this id from the plan.
    RemoveTarget(String),
    /// Carries out several commands as one change, which is taken back at once.
    Together(Vec<Command>),
    /// Moves a target to another position in the plan.
    MoveTarget {
        /// Where it is.
        from: usize,
        /// Where it will be.
        to: usize,
    },
}

/// Why a command was not carried out. The workbook is then as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The workbook has no such assessment or round.
    NoSuchPlace,
    /// The workbook has no such item of evidence or target.
    NoSuchEntry,
    /// The workbook has an item of evidence or a target of this id already.
    SuchAnEntry,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refused::NoSuchPlace => "There is no such round in this workbook.",
            Refused::NoSuchEntry => "There is no such entry in this workbook any more.",
            Refused::SuchAnEntry => "This entry is in the workbook already.",
        })
    }
}

impl Command {
    /// Whether it adds the piece of evidence or the target of this id.
    #[must_use]
    pub fn adds(&self, id: &str) -> bool {
        match self {
            Command::AddEvidence { item, .. } => item.id == id,
            Command::AddTarget { target, .. } => target.id == id,
            Command::Together(commands) => commands.iter().any(|command| command.adds(id)),
            _ => false,
        }
    }

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
            Command::DescribeStatement { place, statement, said } => {
                let evidence = &mut round_mut(workbook, place)?.evidence;
                let before = evidence.remove(&statement).unwrap_or_default();
                if !said.is_blank() {
                    evidence.insert(statement.clone(), said);
                }
                Ok(Command::DescribeStatement { place, statement, said: before })
            }
            Command::MarkLimiting { assessment, statement, limiting } => {
                let marks = &mut workbook.assessments.get_mut(assessment).ok_or(Refused::NoSuchPlace)?.limiting;
                let before = match limiting {
                    Some(limiting) => marks.insert(statement.clone(), limiting),
                    None => marks.remove(&statement),
                };
                Ok(Command::MarkLimiting { assessment, statement, limiting: before })
            }
            Command::ChangeEdition { assessment, pack } => {
                let found = workbook.assessments.get_mut(assessment).ok_or(Refused::NoSuchPlace)?;
                Ok(Command::ChangeEdition { assessment, pack: std::mem::replace(&mut found.pack, pack) })
            }
            Command::CommentOn { place, aspect, comment } => {
                let comments = &mut round_mut(workbook, place)?.comments;
                let before = if comment.is_empty() {
                    comments.remove(&aspect)
                } else {
                    comments.insert(aspect.clone(), comment)
                };
                Ok(Command::CommentOn { place, aspect, comment: before.unwrap_or_default() })
            }
            Command::DescribeVisit { place, visit } => {
                let before = std::mem::replace(&mut round_mut(workbook, place)?.visit, visit);
                Ok(Command::DescribeVisit { place, visit: before })
            }
            Command::DescribeSubmission { place, submission } => {
                let before = std::mem::replace(&mut round_mut(workbook, place)?.submission, submission);
                Ok(Command::DescribeSubmission { place, submission: before })
            }
            Command::AddOpinion { place, opinion } => {
                let opinions = &mut round_mut(workbook, place)?.opinions;
                opinions.push(opinion);
                Ok(Command::RemoveLastOpinion { place, at: opinions.len() - 1 })
            }
            Command::RemoveLastOpinion { place, at } => {
                let opinions = &mut round_mut(workbook, place)?.opinions;
                if at + 1 != opinions.len() {
                    return Err(Refused::NoSuchEntry);
                }
                let opinion = opinions.remove(at);
                Ok(Command::AddOpinion { place, opinion })
            }
            Command::ChangeOpinion { place, at, opinion } => {
                let found = round_mut(workbook, place)?.opinions.get_mut(at).ok_or(Refused::NoSuchEntry)?;
                Ok(Command::ChangeOpinion { place, at, opinion: std::mem::replace(found, opinion) })
            }
            Command::ChangeEvidence(item) => {
                let found = workbook.evidence.iter_mut().find(|found| found.id == item.id);
                Ok(Command::ChangeEvidence(std::mem::replace(found.ok_or(Refused::NoSuchEntry)?, item)))
            }
            Command::AddEvidence { at, item } => {
                if workbook.evidence.iter().any(|found| found.id == item.id) {
                    return Err(Refused::SuchAnEntry);
                }
                let id = item.id.clone();
                let at = at.min(workbook.evidence.len());
                workbook.evidence.insert(at, item);
                Ok(Command::RemoveEvidence(id))
            }
            Command::RemoveEvidence(id) => {
                let at = workbook.evidence.iter().position(|item| item.id == id).ok_or(Refused::NoSuchEntry)?;
                Ok(Command::AddEvidence { at, item: workbook.evidence.remove(at) })
            }
            Command::DescribePlan(plan) => {
                let targets = std::mem::take(&mut workbook.plan.targets);
                let before = std::mem::replace(&mut workbook.plan, Plan { targets, ..plan });
                Ok(Command::DescribePlan(Plan { targets: Vec::new(), ..before }))
            }
            Command::ChangeTarget(target) => {
                let found = workbook.plan.targets.iter_mut().find(|found| found.id == target.id);
                Ok(Command::ChangeTarget(std::mem::replace(found.ok_or(Refused::NoSuchEntry)?, target)))
            }
            Command::AddTarget { at, target } => {
                if workbook.plan.targets.iter().any(|found| found.id == target.id) {
                    return Err(Refused::SuchAnEntry);
                }
                let id = target.id.clone();
                let at = at.min(workbook.plan.targets.len());
                workbook.plan.targets.insert(at, target);
                Ok(Command::RemoveTarget(id))
            }
            Command::RemoveTarget(id) => {
                let targets = &mut workbook.plan.targets;
                let at = targets.iter().position(|target| target.id == id).ok_or(Refused::NoSuchEntry)?;
                Ok(Command::AddTarget { at, target: targets.remove(at) })
            }
            Command::Together(commands) => {
                let mut undo = Vec::new();
                for command in commands {
                    match command.apply(workbook) {
                        Ok(inverse) => undo.push(inverse),
                        Err(refused) => {
                            // What was done so far can always be taken back: nothing else has happened since.
                            for inverse in undo.into_iter().rev() {
                                let _ = inverse.apply(workbook);
                            }
                            return Err(refused);
                        }
                    }
                }
                undo.reverse();
                Ok(Command::Together(undo))
            }
            Command::MoveTarget { from, to } => {
                let targets = &mut workbook.plan.targets;
                if from >= targets.len() || to >= targets.len() {
                    return Err(Refused::NoSuchEntry);
                }
                let target = targets.remove(from);
                targets.insert(to, target);
                Ok(Command::MoveTarget { from: to, to: from })
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
            (
                Command::DescribeStatement { place, statement, .. },
                Command::DescribeStatement { place: other_place, statement: other_statement, .. },
            ) => place == other_place && statement == other_statement,
            (Command::ChangeEvidence(item), Command::ChangeEvidence(other)) => item.id == other.id,
            (Command::ChangeTarget(target), Command::ChangeTarget(other)) => target.id == other.id,
            (Command::DescribePlan(_), Command::DescribePlan(_))
            | (Command::DescribeSchool(_), Command::DescribeSchool(_)) => true,
            (
                Command::CommentOn { place, aspect, .. },
                Command::CommentOn { place: other_place, aspect: other_aspect, .. },
            ) => place == other_place && aspect == other_aspect,
            (Command::DescribeVisit { place, .. }, Command::DescribeVisit { place: other, .. })
            | (Command::DescribeSubmission { place, .. }, Command::DescribeSubmission { place: other, .. }) => {
                place == other
            }
            // What was added just now is still being said.
            (
                Command::ChangeOpinion { place, at, .. } | Command::RemoveLastOpinion { place, at },
                Command::ChangeOpinion { place: other_place, at: other_at, .. },
            ) => place == other_place && at == other_at,
            _ => false,
        }
    }
}

fn round_mut(workbook: &mut Workbook, place: RoundPlace) -> Result<&mut Round, Refused> {
    let assessment = workbook.assessments.get_mut(place.assessment).ok_or(Refused::NoSuchPlace)?;
    assessment.rounds.get_mut(place.round).ok_or(Refused::NoSuchPlace)
}
