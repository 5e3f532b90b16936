//! Opinions of an adviser, or agreed ones, as they are recorded in a round.

use jiff::civil::Date;

use crate::framework::{Score, StatementId};
use crate::workbook::{Command, Lane, Opinion, Round, RoundPlace, Voice, Workbook};

/// A part of an opinion that someone records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// A rating, or that there is none.
    Score(Option<Score>),
    /// The reason for it.
    Reason(String),
}

/// Someone who records opinions on one day, in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorder {
    /// The round.
    pub place: RoundPlace,
    /// Their name or role; empty while nobody has given one.
    pub name: String,
    /// The day.
    pub today: Date,
}

impl Recorder {
    fn round<'a>(&self, workbook: &'a Workbook) -> Option<&'a Round> {
        workbook.assessments.get(self.place.assessment)?.rounds.get(self.place.round)
    }

    /// The command that records something. One person's words on one day are one opinion; anything else is added after it, so
    /// that every earlier opinion stays. `None` if nothing changes.
    #[must_use]
    pub fn record(
        &self,
        workbook: &Workbook,
        statement: &StatementId,
        voice: Voice,
        recorded: Recorded,
    ) -> Option<Command> {
        let (place, today) = (self.place, Some(self.today));
        let opinions = &self.round(workbook)?.opinions;
        let at = opinions.iter().rposition(|one| &one.statement == statement && one.voice == voice);
        let before = at.and_then(|at| opinions.get(at));
        let mut opinion = before.cloned().unwrap_or_default();
        match recorded {
            Recorded::Score(score) => opinion.score = score,
            Recorded::Reason(reason) => opinion.reason = reason,
        }
        let blank = Opinion::default();
        let was = before.unwrap_or(&blank);
        if opinion.score == was.score && opinion.reason == was.reason {
            return None;
        }
        match (at, before) {
            (Some(at), Some(before))
                if before.by == self.name && before.on == today && before.taken_over_on.is_none() =>
            {
                Some(Command::ChangeOpinion { place, at, opinion })
            }
            _ => {
                let (statement, by) = (statement.clone(), self.name.clone());
                let Opinion { score, reason, .. } = opinion;
                let opinion = Opinion { statement, voice, score, reason, by, on: today, ..Opinion::default() };
                Some(Command::AddOpinion { place, opinion })
            }
        }
    }

    /// The positions of the opinions that were recorded without a name on this day.
    #[must_use]
    pub fn nameless(&self, workbook: &Workbook) -> Vec<usize> {
        let opinions = self.round(workbook).map(|round| round.opinions.as_slice()).unwrap_or_default();
        let is_nameless = |one: &Opinion| one.by.trim().is_empty() && one.on == Some(self.today);
        opinions.iter().enumerate().filter(|(_, one)| is_nameless(one)).map(|(at, _)| at).collect()
    }

    /// The commands that put the name to the opinions without one. None while there is no name.
    #[must_use]
    pub fn put_name(&self, workbook: &Workbook) -> Vec<Command> {
        let Some(round) = self.round(workbook).filter(|_| !self.name.is_empty()) else { return Vec::new() };
        let named = |at: usize| {
            let opinion = Opinion { by: self.name.clone(), ..round.opinions.get(at)?.clone() };
            Some(Command::ChangeOpinion { place: self.place, at, opinion })
        };
        self.nameless(workbook).into_iter().filter_map(named).collect()
    }

    /// The commands that make the agreed rating of a statement the school's own. The school's earlier rating stays beside the
    /// agreed one. `None` if nothing is agreed.
    #[must_use]
    pub fn take_over(&self, workbook: &Workbook, statement: &StatementId) -> Option<Vec<Command>> {
        let place = self.place;
        let round = self.round(workbook)?;
        let is_agreed = |one: &Opinion| &one.statement == statement && one.voice == Voice::Agreed;
        let at = round.opinions.iter().rposition(is_agreed)?;
        let agreed = round.opinions.get(at)?;
        let opinion =
            Opinion { taken_over_on: Some(self.today), in_place_of: round.own_score(statement), ..agreed.clone() };
        let rate = Command::Rate { place, statement: statement.clone(), lane: Lane::Now, score: agreed.score };
        Some(vec![rate, Command::ChangeOpinion { place, at, opinion }])
    }
}
