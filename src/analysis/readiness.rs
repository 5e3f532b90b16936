//! Readiness for an award by the rule of a scheme, and the quickest route to it.
//!
//! **Architecture Invariant:** a school isn't ready while a limiting statement is unmet, or while nobody knows if an
//! unmet statement is limiting, however many others are met.

use std::cmp::Reverse;
use std::fmt;

use super::{JudgementSource, Share};
use crate::framework::{Area, Pack, Readiness, Score, Statement};
use crate::workbook::{Assessment, Round};

/// The state of a round by the readiness rule of its pack.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadinessState<'a> {
    /// The rule.
    pub rule: &'a Readiness,
    /// The number of statements that are met.
    pub met: usize,
    /// The number of statements that apply.
    pub total: usize,
    /// The number that must be met: the rule's share of `total`, rounded up.
    pub needed: usize,
    /// The limiting statements that apply and aren't met, in the pack's order. Empty if the rule doesn't ask for them.
    pub unmet_limiting: Vec<&'a Statement>,
    /// The unmet statements that may be limiting, because nobody has said. Empty if the rule doesn't ask for them.
    pub unmet_unknown: Vec<&'a Statement>,
    /// The number of statements that may be limiting, met and not applicable ones included.
    pub unknown: usize,
    /// The number of statements that the pack or the school marks as limiting.
    pub limiting: usize,
    /// The verdict by the rule.
    pub verdict: Verdict,
    /// The quickest route to ready: statements in the order to work on them. Empty if there is nothing to do.
    pub soonest: Vec<Work<'a>>,
}

/// The verdict by the rule of a scheme: ready or not yet. It is no award: people decide that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The round meets the rule.
    Ready,
    /// The round doesn't meet the rule: the reasons, most important first.
    NotYet(Vec<Reason>),
}

/// A reason why a school isn't ready yet, shown as a phrase in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No statement applies to the setting, so none can be met.
    NothingApplies,
    /// Too few statements are met.
    TooFew {
        /// The number that are met.
        met: usize,
        /// The number that apply.
        total: usize,
        /// The share that the rule asks for, in percent.
        share: u8,
        /// The number of statements that this share requires.
        needed: usize,
    },
    /// Limiting statements aren't met: their numbers.
    Limiting(Vec<String>),
    /// No statement is marked as limiting, and the rule asks for some.
    NoneMarked,
    /// Unmet statements may be limiting: their count.
    MayBeLimiting(usize),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::NothingApplies => f.write_str("every statement is judged as not applicable"),
            Reason::TooFew { met, total, share, needed } => {
                write!(f, "not enough statements are met: {met} of {total}, and {share}% requires {needed}")
            }
            Reason::Limiting(numbers) => match numbers.as_slice() {
                [one] => write!(f, "a limiting statement is not met: {one}"),
                some => write!(f, "limiting statements are not met: {}", some.join(", ")),
            },
            Reason::NoneMarked => f.write_str("nobody has marked which statements are limiting"),
            Reason::MayBeLimiting(1) => f.write_str("1 unmet statement may be limiting: nobody has checked yet"),
            Reason::MayBeLimiting(many) => {
                write!(f, "{many} unmet statements may be limiting: nobody has checked yet")
            }
        }
    }
}

/// A reason to work on a statement, most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkFor {
    /// It is limiting: there is no award without it.
    Limiting,
    /// It may be limiting. Marking it as not limiting would do as well.
    MayBeLimiting,
    /// It counts towards the share.
    Share,
}

/// A statement to work on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work<'a> {
    /// The statement's area.
    pub area: &'a Area,
    /// The statement.
    pub statement: &'a Statement,
    /// The reason.
    pub why: WorkFor,
    /// The judgement. `None` if there is none.
    pub score: Option<Score>,
}

impl<'a> ReadinessState<'a> {
    /// The state of a round of this assessment. `None` if the pack has no rule.
    ///
    /// # Examples
    /// ```
    /// use join_the_dots::analysis::{JudgementSource, ReadinessState, Verdict};
    /// use join_the_dots::framework::{Readiness, Score, StatementId, starter};
    /// use join_the_dots::workbook::{Assessment, Rating, Round};
    ///
    /// // A rule by which 80% of the statements must be rated 7 or higher.
    /// let mut pack = starter();
    /// pack.readiness = Some(Readiness { share: 80, limiting: false, source: String::new() });
    /// pack.scale.met_from = Score::new(7).ok();
    ///
    /// let mut round = Round::default();
    /// round.ratings.insert(StatementId("1-1".to_owned()), Rating { now: Score::new(8).ok(), ..Rating::default() });
    /// let school = JudgementSource::School;
    /// let state = ReadinessState::in_round(&pack, &Assessment::default(), &round, school).unwrap();
    /// assert_eq!((state.met, state.needed, state.total), (1, 36, 45));
    /// assert_eq!(
    ///     state.verdict.to_string(),
    ///     "not ready yet: not enough statements are met: 1 of 45, and 80% requires 36"
    /// );
    /// ```
    #[must_use]
    pub fn in_round(
        pack: &'a Pack,
        assessment: &Assessment,
        round: &Round,
        source: JudgementSource,
    ) -> Option<ReadinessState<'a>> {
        let rule = pack.readiness.as_ref()?;
        let share = Share::of_pack(pack, round, source);
        let (met, total) = (share.met, share.applicable());
        let needed = (total * usize::from(rule.share)).div_ceil(100);
        let (mut unknown, mut limiting) = (0, 0);
        let mut soonest = Vec::new();
        for (area, statement) in pack.statements() {
            let why = match assessment.is_limiting(statement) {
                Some(true) => WorkFor::Limiting,
                Some(false) => WorkFor::Share,
                None => WorkFor::MayBeLimiting,
            };
            limiting += usize::from(why == WorkFor::Limiting);
            unknown += usize::from(why == WorkFor::MayBeLimiting);
            let score = pack.scale.on(source.score(round, &statement.id));
            let applies = score.is_none_or(|score| !pack.scale.is_not_applicable(score));
            if applies && !pack.scale.is_met(score) {
                let why = if rule.limiting { why } else { WorkFor::Share };
                soonest.push(Work { area, statement, why, score });
            }
        }
        let unmet = |kind| {
            let some = soonest.iter().filter(|work: &&Work| work.why == kind);
            some.map(|work| work.statement).collect::<Vec<&Statement>>()
        };
        let (unmet_limiting, unmet_unknown) = (unmet(WorkFor::Limiting), unmet(WorkFor::MayBeLimiting));
        // Closest to met first, unjudged last. A stable sort keeps ties in the pack's order.
        soonest.sort_by_key(|work| (work.why, Reverse(work.score)));
        let pressing = unmet_limiting.len() + unmet_unknown.len();
        soonest.truncate(pressing.max(needed.saturating_sub(met)));

        let mut state = ReadinessState {
            rule,
            met,
            total,
            needed,
            unmet_limiting,
            unmet_unknown,
            unknown,
            limiting,
            verdict: Verdict::Ready,
            soonest,
        };
        let reasons = state.reasons();
        if !reasons.is_empty() {
            state.verdict = Verdict::NotYet(reasons);
        }
        Some(state)
    }

    fn reasons(&self) -> Vec<Reason> {
        let &ReadinessState { rule, met, total, needed, .. } = self;
        let none_marked = rule.limiting && self.limiting == 0;
        let numbers = || self.unmet_limiting.iter().map(|statement| statement.number.clone()).collect();
        let found = [
            (!self.unmet_limiting.is_empty()).then(|| Reason::Limiting(numbers())),
            none_marked.then_some(Reason::NoneMarked),
            // If none is marked, every one may be limiting: `NoneMarked` says that already.
            (!none_marked && !self.unmet_unknown.is_empty()).then_some(Reason::MayBeLimiting(self.unmet_unknown.len())),
            (met < needed).then_some(Reason::TooFew { met, total, share: rule.share, needed }),
            (total == 0).then_some(Reason::NothingApplies),
        ];
        found.into_iter().flatten().collect()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Ready => f.write_str("ready by the rule"),
            Verdict::NotYet(reasons) => {
                let reasons: Vec<String> = reasons.iter().map(Reason::to_string).collect();
                write!(f, "not ready yet: {}", reasons.join("; "))
            }
        }
    }
}
