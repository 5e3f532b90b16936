//! Commands: each is one change to a workbook, and can be undone by another.

use std::fmt;

use super::{
    Assessment, EvidenceItem, Lane, Opinion, Plan, Round, RoundAbout, School, StatementEvidence, Submission, Target,
    Visit, Workbook,
};
use crate::framework::{PackRef, Score, StatementId};

/// The place of a round in a workbook: the positions of its assessment and of the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundPlace {
    /// The position in [`Workbook::assessments`].
    pub assessment: usize,
    /// The position in [`super::Assessment::rounds`].
    pub round: usize,
}

/// A change to a workbook. A workbook changes in no other way.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Rates a statement, or makes its rating blank.
    Rate {
        /// The round that the rating belongs to.
        place: RoundPlace,
        /// The statement.
        statement: StatementId,
        /// Now or target.
        lane: Lane,
        /// The rating. `None` makes it blank.
        score: Option<Score>,
    },
    /// Changes the school's details.
    DescribeSchool(School),
    /// Changes a round's date, practice and horizon.
    DescribeRound {
        /// The round.
        place: RoundPlace,
        /// The new date, practice and horizon.
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
    /// Changes the records about a statement's evidence.
    DescribeStatement {
        /// The round.
        place: RoundPlace,
        /// The statement.
        statement: StatementId,
        /// The new records.
        said: StatementEvidence,
    },
    /// Marks a statement as limiting or not, where its pack doesn't say.
    MarkLimiting {
        /// The position in [`Workbook::assessments`].
        assessment: usize,
        /// The statement.
        statement: StatementId,
        /// True if it is limiting. `None` removes the mark.
        limiting: Option<bool>,
    },
    /// Changes to another edition of the pack. Ratings stay with the ids of their statements.
    ChangeEdition {
        /// The position in [`Workbook::assessments`].
        assessment: usize,
        /// The pack in the new edition.
        pack: PackRef,
    },
    /// Changes the comment on an aspect.
    CommentOn {
        /// The round.
        place: RoundPlace,
        /// The id of the aspect.
        aspect: String,
        /// The comment. An empty one is removed.
        comment: String,
    },
    /// Changes the plan and record of a round's visit.
    DescribeVisit {
        /// The round.
        place: RoundPlace,
        /// The new plan and record of the visit.
        visit: Visit,
    },
    /// Changes the submission of a round.
    DescribeSubmission {
        /// The round.
        place: RoundPlace,
        /// The new submission.
        submission: Submission,
    },
    /// Adds a second opinion after the last.
    AddOpinion {
        /// The round.
        place: RoundPlace,
        /// The opinion.
        opinion: Opinion,
    },
    /// Removes the last second opinion.
    RemoveLastOpinion {
        /// The round.
        place: RoundPlace,
        /// Its position in [`Round::opinions`].
        at: usize,
    },
    /// Replaces the opinion at a position. Everything typed without a pause is one opinion.
    ChangeOpinion {
        /// The round.
        place: RoundPlace,
        /// The position in [`Round::opinions`].
        at: usize,
        /// The opinion.
        opinion: Opinion,
    },
    /// Replaces the item with this id in the library.
    ChangeEvidence(EvidenceItem),
    /// Adds an item to the library.
    AddEvidence {
        /// The position that it will have; at the end if there are fewer.
        at: usize,
        /// The item.
        item: EvidenceItem,
    },
    /// Removes the item with this id from the library, and so from every statement.
    RemoveEvidence(String),
    /// Changes the plan outside its targets. The targets of the plan in this command are ignored.
    DescribePlan(Plan),
    /// Replaces the target with this id in the plan.
    ChangeTarget(Target),
    /// Adds a target to the plan.
    AddTarget {
        /// The position that it will have; at the end if there are fewer.
        at: usize,
        /// The target.
        target: Target,
    },
    /// Removes the target with this id from the plan.
    RemoveTarget(String),
    /// Applies several commands as one change, which is undone at once.
    Together(Vec<Command>),
    /// Moves a target to another position in the plan.
    MoveTarget {
        /// Its position now.
        from: usize,
        /// Its new position.
        to: usize,
    },
}

/// The reason why a command wasn't applied. The workbook is unchanged then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The workbook has no such assessment or round.
    NoSuchPlace,
    /// The workbook has no such item of evidence or target.
    NoSuchEntry,
    /// The workbook already has an item of evidence or a target with this id.
    SuchAnEntry,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refused::NoSuchPlace => "This workbook has no such round.",
            Refused::NoSuchEntry => "This entry is no longer in the workbook.",
            Refused::SuchAnEntry => "This entry is already in the workbook.",
        })
    }
}

impl Command {
    /// True if it adds the item of evidence or the target with this id.
    #[must_use]
    pub fn adds(&self, id: &str) -> bool {
        match self {
            Command::AddEvidence { item, .. } => item.id == id,
            Command::AddTarget { target, .. } => target.id == id,
            Command::Together(commands) => commands.iter().any(|command| command.adds(id)),
            _ => false,
        }
    }

    /// Applies the command and returns the one that undoes it.
    ///
    /// # Errors
    /// [`Refused`] if it can't be applied. The workbook is unchanged then.
    ///
    /// # Examples
    /// ```
    /// use join_the_dots::workbook::{Command, School, Workbook};
    ///
    /// let mut workbook = Workbook::default();
    /// let school = School { name: "Hill Top School".to_owned(), ..School::default() };
    /// let undo = Command::DescribeSchool(school).apply(&mut workbook).unwrap();
    /// assert_eq!(workbook.school.name, "Hill Top School");
    ///
    /// undo.apply(&mut workbook).unwrap();
    /// assert_eq!(workbook, Workbook::default());
    /// ```
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
                            // Nothing else has changed since, so the commands applied so far can be undone.
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

    /// True if both commands set one and the same field, so that one undo takes both back: typing 10 sets 1 first.
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
            // The opinion that was added last is still being typed.
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
