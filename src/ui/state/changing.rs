//! Changes of the open workbook: made, typed, undone and redone.

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::soon::Soon;
use crate::framework::{Pack, Score, StatementId};
use crate::session::{Event, History};
use crate::ui::state::changes::Typing;
use crate::ui::state::packs::KnownPacks;
use crate::ui::state::store::{Store, quoted};
use crate::workbook::{Command, Lane, Workbook};

impl Store {
    /// Notes what is being typed into a field. It becomes a change in a moment, or as soon as anything else happens. Undo
    /// takes back at once all that is typed into one field in a row.
    pub fn type_in(self, field: &str, make: impl FnOnce(&Workbook) -> Option<Command> + 'static) {
        let typing = self.changes.typing;
        if !typing.with_value(|typing| typing.as_ref().is_none_or(|typing| typing.field == field)) {
            self.settle();
        }
        let since = typing.with_value(|typing| typing.as_ref().map(|typing| typing.soon.since()));
        self.keep(Event::Typing);
        typing.set_value(Some(Typing {
            field: field.to_owned(),
            make: Box::new(make),
            // A key never waits for a change to be made.
            soon: Soon::new(since, move || self.settle()),
        }));
    }

    /// Makes a change of what is being typed.
    pub fn settle(self) {
        let mut taken = None;
        self.changes.typing.update_value(|typing| taken = typing.take());
        let Some(Typing { field, make, .. }) = taken else { return };
        let made = self.workbook.with_untracked(make).is_some_and(|command| {
            self.change(|history, workbook| history.apply_typed(workbook, &field, command).is_ok())
        });
        if !made {
            self.keep(Event::TypedNothing);
        }
    }

    /// Carries a command out, and keeps what it did.
    pub fn apply(self, command: Command) {
        self.settle();
        self.change(|history, workbook| history.apply(workbook, command).is_ok());
    }

    /// Carries a command out in place of the last one, if both set one thing.
    pub fn apply_over(self, command: Command) {
        self.settle();
        self.change(|history, workbook| history.apply_over(workbook, command).is_ok());
    }

    /// Whether undo, and whether redo, brings back the evidence or target of this id.
    pub fn brings_back(self, id: &str) -> (bool, bool) {
        self.changes.can.track();
        self.changes.history.with_value(|history| (history.undo_adds(id), history.redo_adds(id)))
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.settle();
        self.change(|history, workbook| {
            let undone = history.undo(workbook);
            if let Some(command) = &undone {
                self.say(format!("Undone: {}", describe(self.packs, workbook, command)));
            }
            undone.is_some()
        });
    }

    /// Makes the change again that was undone.
    pub fn redo(self) {
        self.settle();
        self.change(|history, workbook| {
            let redone = history.redo(workbook);
            if let Some(command) = &redone {
                self.say(format!("Done again: {}", describe(self.packs, workbook, command)));
            }
            redone.is_some()
        });
    }

    /// Changes the workbook, and keeps it if it has changed. Returns whether it has.
    fn change(self, change: impl FnOnce(&mut History<Command>, &mut Workbook) -> bool) -> bool {
        let mut changed = false;
        self.changes.history.update_value(|history| {
            self.workbook.maybe_update(|workbook| {
                changed = change(history, workbook);
                changed
            });
            self.changes.can.set((history.can_undo(), history.can_redo()));
        });
        if changed {
            self.kept.changed_at.set_value(clock::now());
            self.kept.revision.update(|revision| *revision += 1);
            self.keep(Event::Changed);
        }
        changed
    }

    /// Rates a statement; `over` takes the place of the rating made just before.
    pub fn rate(self, statement: &StatementId, lane: Lane, score: Option<Score>, over: bool) {
        let Some(place) = self.place() else { return };
        if self.score(statement, lane) == score {
            return;
        }
        let command = Command::Rate { place, statement: statement.clone(), lane, score };
        if over {
            self.apply_over(command);
        } else {
            self.apply(command);
        }
    }
}

/// What a command does, as the rest of a sentence.
fn describe(packs: KnownPacks, workbook: &Workbook, command: &Command) -> String {
    let number_of = |assessment: usize, statement: &StatementId| number_of(packs, workbook, assessment, statement);
    match command {
        Command::Rate { place, statement, lane, score } => {
            let number = number_of(place.assessment, statement);
            if let Some(pack) = pack_at(packs, workbook, place.assessment).filter(|pack| pack.is_judged()) {
                let word = score.map_or("not judged", |score| pack.scale.label(score));
                return format!("{number} is {word}");
            }
            let lane = lane.words();
            match score {
                Some(score) => format!("{number} {lane} is {score}"),
                None => format!("{number} {lane} is blank"),
            }
        }
        Command::DescribeSchool(_) => "the school’s details".to_owned(),
        Command::DescribeRound { .. } => "the details of the round".to_owned(),
        Command::AddRound { .. } => "the round is here".to_owned(),
        Command::RemoveLastRound { .. } => "the round is removed".to_owned(),
        Command::AddAssessment(_) => "the pack is here".to_owned(),
        Command::RemoveLastAssessment => "the pack is removed".to_owned(),
        Command::DescribeStatement { place, statement, .. } => {
            format!("the evidence of {}", number_of(place.assessment, statement))
        }
        Command::MarkLimiting { assessment, statement, .. } => {
            format!("whether {} is limiting", number_of(*assessment, statement))
        }
        Command::ChangeEdition { .. } => "the edition of the pack".to_owned(),
        Command::CommentOn { .. } => "a comment".to_owned(),
        Command::DescribeVisit { .. } => "the details of the visit".to_owned(),
        Command::DescribeSubmission { .. } => "the details of handing in".to_owned(),
        Command::AddOpinion { place, opinion } | Command::ChangeOpinion { place, opinion, .. } => {
            format!("{} on {}", opinion.voice.words(), number_of(place.assessment, &opinion.statement))
        }
        Command::RemoveLastOpinion { .. } => "an opinion is removed".to_owned(),
        Command::ChangeEvidence(item) => format!("evidence {}", quoted(&item.title)),
        Command::AddEvidence { item, .. } => format!("evidence {} is here", quoted(&item.title)),
        Command::RemoveEvidence(_) => "a piece of evidence is removed".to_owned(),
        Command::DescribePlan(_) => "the details of the plan".to_owned(),
        Command::ChangeTarget(target) => format!("target {}", quoted(&target.aim)),
        Command::AddTarget { target, .. } => format!("target {} is here", quoted(&target.aim)),
        Command::RemoveTarget(_) => "a target is removed".to_owned(),
        Command::MoveTarget { .. } => "the order of the targets".to_owned(),
        Command::Together(commands) => {
            // A rating says most: what goes with it follows from it.
            let rating = commands.iter().find(|one| matches!(one, Command::Rate { .. }));
            rating.or(commands.first()).map(|one| describe(packs, workbook, one)).unwrap_or_default()
        }
    }
}

/// The pack of the assessment at this place.
fn pack_at(packs: KnownPacks, workbook: &Workbook, assessment: usize) -> Option<&'static Pack> {
    packs.find(&workbook.assessments.get(assessment)?.pack)
}

/// A statement's number in the pack of this assessment, or its id where the pack does not have it.
fn number_of(packs: KnownPacks, workbook: &Workbook, assessment: usize, statement: &StatementId) -> String {
    let found = pack_at(packs, workbook, assessment).and_then(|pack| pack.statement(statement));
    found.map_or_else(|| statement.0.clone(), |found| found.number.clone())
}
