//! What is due for a school, over all that it works with.

use jiff::civil::Date;

use super::{StepOf, days_between, days_in_words};
use crate::framework::{Pack, PackRef, find};
use crate::workbook::{Workbook, day_in_words};

/// Something with a day by which it is to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Due<'a> {
    /// The day.
    pub on: Date,
    /// How many days are left: 0 on the day itself, below 0 once it is past.
    pub days: i64,
    /// What is due.
    pub what: DueKind<'a>,
}

/// What can be due.
#[derive(Clone, Debug, PartialEq)]
pub enum DueKind<'a> {
    /// An open step of the improvement plan.
    Step(StepOf<'a>),
    /// To look back on the plan.
    PlanReview,
    /// To look over the inclusion strategy.
    StrategyReview,
    /// A visit for accreditation. Once its day is past, what came of it is to be recorded.
    Visit(RoundOf<'a>),
    /// To do an audit again.
    NextAudit(RoundOf<'a>),
    /// To hand in a round that is not signed off.
    Submission(RoundOf<'a>),
}

/// Which round of which pack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoundOf<'a> {
    /// The place of the assessment in the workbook.
    pub assessment: usize,
    /// The place of the round in it.
    pub round: usize,
    /// Which pack it is.
    pub reference: &'a PackRef,
    /// The pack, if it is known, in whichever edition.
    pub pack: Option<&'a Pack>,
}

impl<'a> RoundOf<'a> {
    /// What to call the scheme: its title, or its id where the pack is not known.
    #[must_use]
    pub fn scheme(&self) -> &'a str {
        self.pack.map_or(&self.reference.id, |pack| &pack.title)
    }
}

impl<'a> Due<'a> {
    /// All that is due, by its day. On one day, the plan comes first, then visits, audits and submissions by assessment.
    #[must_use]
    pub fn all(workbook: &'a Workbook, packs: &[&'a Pack], today: Date) -> Vec<Due<'a>> {
        let plan = &workbook.plan;
        let mut found: Vec<(Option<Date>, DueKind<'a>)> =
            vec![(plan.next_review, DueKind::PlanReview), (plan.strategy_review, DueKind::StrategyReview)];
        found.extend(
            StepOf::all(plan).into_iter().filter(StepOf::is_open).map(|one| (one.step.due, DueKind::Step(one))),
        );
        for (at, assessment) in workbook.assessments.iter().enumerate() {
            let reference = &assessment.pack;
            let pack = find(packs, reference);
            for (i, round) in assessment.rounds.iter().enumerate() {
                let of = RoundOf { assessment: at, round: i, reference, pack };
                // What was open when a round ended went on into the next.
                let is_current = i + 1 == assessment.rounds.len();
                let visit = round.visit.date.filter(|&day| day >= today || round.visit.outcome.is_none());
                found.push((visit.filter(|_| is_current), DueKind::Visit(of)));
                // A later round with a visit, or with another day for the next audit, is that audit.
                let later = assessment.rounds.iter().skip(i + 1);
                let done = later.map(|round| &round.visit).any(|later| later.date.or(later.next_audit).is_some());
                found.push((round.visit.next_audit.filter(|_| !done), DueKind::NextAudit(of)));
                let submission = &round.submission;
                let deadline = submission.deadline.filter(|_| is_current && submission.signed_on.is_none());
                found.push((deadline, DueKind::Submission(of)));
            }
        }
        let with_day = found.into_iter().filter_map(|(on, what)| on.map(|on| (on, what)));
        let mut due: Vec<Due> = with_day.map(|(on, what)| Due { on, days: days_between(today, on), what }).collect();
        due.sort_by_key(|one| one.on);
        due
    }

    /// Whether its day is past.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        self.days < 0
    }

    /// How far off its day is: "in 12 days", "today", "3 days ago".
    #[must_use]
    pub fn in_words(&self) -> String {
        days_in_words(self.days)
    }

    /// What is due, as a phrase: "Visit for Some Mark", "Step: train all staff".
    #[must_use]
    pub fn title(&self) -> String {
        match &self.what {
            DueKind::Step(one) if one.step.what.trim().is_empty() => "A step of the improvement plan".to_owned(),
            DueKind::Step(one) => format!("Step: {}", one.step.what.trim()),
            DueKind::PlanReview => "Review of the improvement plan".to_owned(),
            DueKind::StrategyReview => "Review of the inclusion strategy".to_owned(),
            DueKind::Visit(of) if self.is_overdue() => {
                format!("What came of the visit of {}: {}", day_in_words(self.on), of.scheme())
            }
            DueKind::Visit(of) => format!("Visit: {}", of.scheme()),
            DueKind::NextAudit(of) => format!("Next audit: {}", of.scheme()),
            DueKind::Submission(of) => format!("To be handed in: {}", of.scheme()),
        }
    }
}
