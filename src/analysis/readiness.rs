//! Whether a school is ready by the rule of its scheme, and what would change it soonest.
//!
//! **Architecture Invariant:** nothing is ready while a limiting statement is unmet, or while it is not known whether an
//! unmet one is limiting, however much is met.

use std::cmp::Reverse;
use std::fmt;

use super::{Share, Whose};
use crate::framework::{Area, Pack, Readiness, Score, Statement};
use crate::workbook::{Assessment, Round};

/// How a round stands against the readiness rule of its pack.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadinessState<'a> {
    /// The rule.
    pub rule: &'a Readiness,
    /// How many statements are met.
    pub met: usize,
    /// How many there are, without those that do not apply.
    pub total: usize,
    /// How many must be met: the rule's share of `total`, rounded up.
    pub needed: usize,
    /// The limiting statements that apply and are not met, in the pack's order. Empty if the rule asks for none.
    pub unmet_limiting: Vec<&'a Statement>,
    /// The unmet statements of which nobody has said whether they are limiting. Empty if the rule asks for none.
    pub unmet_unknown: Vec<&'a Statement>,
    /// How many statements nobody has said that of, met and not applicable ones included.
    pub unknown: usize,
    /// How many statements are marked as limiting, by the pack or by the school.
    pub limiting: usize,
    /// Whether the school is ready.
    pub verdict: Verdict,
    /// What would change it soonest, in the order to work on. Empty if there is nothing to do.
    pub soonest: Vec<Work<'a>>,
}

/// Whether a school is ready by the rule of its scheme. Whether it is awarded is not for a program to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All that the rule asks for is there.
    Ready,
    /// Something is not there: each reason, most telling first.
    NotYet(Vec<Reason>),
}

/// Why a school is not ready yet: each is a phrase that can stand in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing applies to the setting, so nothing can be met.
    NothingApplies,
    /// Too few statements are met.
    TooFew {
        /// How many are met.
        met: usize,
        /// How many apply.
        total: usize,
        /// The share that the rule asks for, in percent.
        share: u8,
        /// How many statements that is.
        needed: usize,
    },
    /// Limiting statements are not met: their numbers.
    Limiting(Vec<String>),
    /// No statement is marked as limiting, though the rule speaks of such.
    NoneMarked,
    /// So many unmet statements may be limiting.
    MayBeLimiting(usize),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::NothingApplies => f.write_str("every statement is judged as not applicable"),
            Reason::TooFew { met, total, share, needed } => {
                write!(f, "not enough statements are met: {met} of {total}, and {share}% asks for {needed}")
            }
            Reason::Limiting(numbers) => match numbers.as_slice() {
                [one] => write!(f, "a limiting statement is not met: {one}"),
                some => write!(f, "limiting statements are not met: {}", some.join(", ")),
            },
            Reason::NoneMarked => f.write_str("nobody has marked which statements are limiting"),
            Reason::MayBeLimiting(1) => f.write_str("1 unmet statement may be limiting: nobody has said whether it is"),
            Reason::MayBeLimiting(many) => {
                write!(f, "{many} unmet statements may be limiting: nobody has said whether they are")
            }
        }
    }
}

/// Why to work on a statement, most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkFor {
    /// It is limiting: without it there is no award.
    Limiting,
    /// It may be limiting. To say that it is not would do as well.
    MayBeLimiting,
    /// It counts towards the share.
    Share,
}

/// A statement to work on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work<'a> {
    /// The area that it stands in.
    pub area: &'a Area,
    /// The statement.
    pub statement: &'a Statement,
    /// Why.
    pub why: WorkFor,
    /// How it is judged; `None` if it is not.
    pub score: Option<Score>,
}

impl<'a> ReadinessState<'a> {
    /// How a round of this assessment stands, by the school's own judgements or by those agreed. `None` if the pack has
    /// no rule.
    #[must_use]
    pub fn of(pack: &'a Pack, assessment: &Assessment, round: &Round, whose: Whose) -> Option<ReadinessState<'a>> {
        let rule = pack.readiness.as_ref()?;
        let share = Share::of_pack(pack, round, whose);
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
            let score = pack.scale.on(whose.score(round, &statement.id));
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
        // Closest to met first, unjudged last. Stable: ties stay in the pack's order.
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
            // Where none is marked, every one may be: that is said already.
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
