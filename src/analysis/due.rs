//! Dates to remember: everything that is due for a school, over all its assessments and its plan.

use jiff::civil::Date;

use super::{PlannedStep, days_between, days_in_words};
use crate::framework::{Pack, PackRef, find};
use crate::workbook::{Workbook, day_in_words};

/// Something to do by a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Due<'a> {
    /// The day.
    pub on: Date,
    /// The days left: 0 on the day itself, below 0 after it.
    pub days: i64,
    /// The thing to do.
    pub what: DueKind<'a>,
}

/// The kinds of things that can be due.
#[derive(Clone, Debug, PartialEq)]
pub enum DueKind<'a> {
    /// An open step of the improvement plan.
    Step(PlannedStep<'a>),
    /// A review of the improvement plan.
    PlanReview,
    /// A review of the inclusion strategy.
    StrategyReview,
    /// A visit for accreditation. After its day, its outcome is due to be recorded.
    Visit(RoundRef<'a>),
    /// The next audit.
    NextAudit(RoundRef<'a>),
    /// The submission of a round that isn't signed off.
    Submission(RoundRef<'a>),
}

/// A round, with its pack and its place in the workbook.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoundRef<'a> {
    /// The position of the assessment in the workbook.
    pub assessment: usize,
    /// The position of the round in the assessment.
    pub round: usize,
    /// The reference to the pack.
    pub reference: &'a PackRef,
    /// The pack in any edition, if it is known.
    pub pack: Option<&'a Pack>,
}

impl<'a> RoundRef<'a> {
    /// The scheme's title, or its id if the pack isn't known.
    #[must_use]
    pub fn scheme(&self) -> &'a str {
        self.pack.map_or(&self.reference.id, |pack| &pack.title)
    }
}

impl<'a> Due<'a> {
    /// Everything that is due, earliest first. On one day the plan comes first, then visits, audits and submissions by
    /// assessment.
    ///
    /// # Examples
    /// ```
    /// use jiff::civil::date;
    /// use join_the_dots::analysis::Due;
    /// use join_the_dots::workbook::Workbook;
    ///
    /// let mut workbook = Workbook::default();
    /// workbook.plan.next_review = Some(date(2027, 2, 26));
    /// workbook.plan.strategy_review = Some(date(2026, 12, 3));
    /// let due = Due::all(&workbook, &[], date(2026, 12, 1));
    /// let titles: Vec<String> = due.iter().map(|one| format!("{}: {}", one.title(), one.in_words())).collect();
    /// assert_eq!(
    ///     titles,
    ///     ["Review of the inclusion strategy: in 2 days", "Review of the improvement plan: in 87 days"]
    /// );
    /// ```
    #[must_use]
    pub fn all(workbook: &'a Workbook, packs: &[&'a Pack], today: Date) -> Vec<Due<'a>> {
        let plan = &workbook.plan;
        let mut found: Vec<(Option<Date>, DueKind<'a>)> =
            vec![(plan.next_review, DueKind::PlanReview), (plan.strategy_review, DueKind::StrategyReview)];
        found.extend(
            PlannedStep::all(plan)
                .into_iter()
                .filter(PlannedStep::is_open)
                .map(|one| (one.step.due, DueKind::Step(one))),
        );
        for (at, assessment) in workbook.assessments.iter().enumerate() {
            let reference = &assessment.pack;
            let pack = find(packs, reference);
            for (i, round) in assessment.rounds.iter().enumerate() {
                let place = RoundRef { assessment: at, round: i, reference, pack };
                // Whatever was open at the end of a round goes on into the next one.
                let is_current = i + 1 == assessment.rounds.len();
                let visit = round.visit.date.filter(|&day| day >= today || round.visit.outcome.is_none());
                found.push((visit.filter(|_| is_current), DueKind::Visit(place)));
                // A later round with a visit, or with a later day for the next audit, is that audit.
                let later = assessment.rounds.iter().skip(i + 1);
                let done = later.map(|round| &round.visit).any(|later| later.date.or(later.next_audit).is_some());
                found.push((round.visit.next_audit.filter(|_| !done), DueKind::NextAudit(place)));
                let submission = &round.submission;
                let deadline = submission.deadline.filter(|_| is_current && submission.signed_on.is_none());
                found.push((deadline, DueKind::Submission(place)));
            }
        }
        let with_day = found.into_iter().filter_map(|(on, what)| on.map(|on| (on, what)));
        let mut due: Vec<Due> = with_day.map(|(on, what)| Due { on, days: days_between(today, on), what }).collect();
        due.sort_by_key(|one| one.on);
        due
    }

    /// True if its day is past.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        self.days < 0
    }

    /// The time until its day: "in 12 days", "today", "3 days ago".
    #[must_use]
    pub fn in_words(&self) -> String {
        days_in_words(self.days)
    }

    /// The thing to do, as a phrase: "Visit: Some Mark", "Step: train all staff".
    #[must_use]
    pub fn title(&self) -> String {
        match &self.what {
            DueKind::Step(one) if one.step.what.trim().is_empty() => "A step of the improvement plan".to_owned(),
            DueKind::Step(one) => format!("Step: {}", one.step.what.trim()),
            DueKind::PlanReview => "Review of the improvement plan".to_owned(),
            DueKind::StrategyReview => "Review of the inclusion strategy".to_owned(),
            DueKind::Visit(place) if self.is_overdue() => {
                format!("Outcome of the visit of {}: {}", day_in_words(self.on), place.scheme())
            }
            DueKind::Visit(place) => format!("Visit: {}", place.scheme()),
            DueKind::NextAudit(place) => format!("Next audit: {}", place.scheme()),
            DueKind::Submission(place) => format!("Submission: {}", place.scheme()),
        }
    }
}
