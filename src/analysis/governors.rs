//! What governors should know on one page, and what they might ask. Every word of it follows from the school's own data.

use jiff::civil::Date;

use super::honesty::prompts;
use super::{Gap, Gaps, Movement, PlanState, Support, in_a_row};
use crate::framework::{Area, Pack, Score, Statement};
use crate::workbook::{Lane, Round, Workbook, day_in_words};

/// How many strengths, priorities and questions stand on the page.
const THREE: usize = 3;
const FIVE: usize = 5;

/// A statement whose rating for now is among the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength<'a> {
    /// The area that the statement stands in.
    pub area: &'a Area,
    /// The statement.
    pub statement: &'a Statement,
    /// Where practice is now.
    pub now: Score,
    /// Whether there is something to show for it.
    pub shown: bool,
}

/// What governors should know of one round.
#[derive(Clone, Debug, PartialEq)]
pub struct Governors<'a> {
    /// The highest ratings for now above the lowest band, those with evidence first among equals. At most three.
    pub strengths: Vec<Strength<'a>>,
    /// The widest gaps above nothing. At most three.
    pub priorities: Vec<Gap<'a>>,
    /// What moved since the round before, if there is one, and that round's day.
    pub moved: Option<(Option<Date>, Movement<'a>)>,
    /// The plan in numbers.
    pub plan: PlanState,
    /// What is worth asking. Five.
    pub questions: Vec<String>,
}

impl<'a> Governors<'a> {
    /// What governors should know of the last round. `None` if the workbook has no round of this pack.
    #[must_use]
    pub fn of(pack: &'a Pack, workbook: &'a Workbook, today: Date) -> Option<Governors<'a>> {
        let (_, assessment) = workbook.assessment(&pack.id)?;
        let [earlier @ .., round] = assessment.rounds.as_slice() else { return None };
        let before = earlier.last();
        let support = Support::of_all(pack, workbook, round);
        let gaps = Gaps::of(pack, round);
        let moved = before.map(|before| (before.date, Movement::between(pack, before, round)));
        let plan = PlanState::of(&workbook.plan, today);
        let strengths = strengths(pack, &support);
        let priorities: Vec<Gap> = gaps.ranked.iter().filter(|gap| gap.width() > 0).take(THREE).copied().collect();
        let facts = Facts { pack, workbook, before, round, today };
        let questions = facts.questions(&support, &gaps, &priorities, moved.as_ref(), plan, &strengths);
        Some(Governors { strengths, priorities, moved, plan, questions })
    }
}

fn strengths<'a>(pack: &'a Pack, support: &[Support<'a>]) -> Vec<Strength<'a>> {
    let lowest = pack.scale.bands.first().map(|band| band.to);
    let mut found: Vec<Strength<'a>> = support
        .iter()
        .filter_map(|one| {
            let now = one.now.filter(|&now| lowest.is_none_or(|lowest| now > lowest))?;
            Some(Strength { area: one.area, statement: one.statement, now, shown: !one.lacks_now() })
        })
        .collect();
    // Stable: ties stay in the pack's order.
    found.sort_by_key(|one| std::cmp::Reverse((one.now, one.shown)));
    found.truncate(THREE);
    found
}

struct Facts<'a> {
    pack: &'a Pack,
    workbook: &'a Workbook,
    before: Option<&'a Round>,
    round: &'a Round,
    today: Date,
}

impl<'a> Facts<'a> {
    /// The first five of what is worth asking, most telling first.
    fn questions(
        &self,
        support: &[Support<'a>],
        gaps: &Gaps<'a>,
        priorities: &[Gap<'a>],
        moved: Option<&(Option<Date>, Movement<'a>)>,
        plan: PlanState,
        strengths: &[Strength<'a>],
    ) -> Vec<String> {
        let asked = [
            self.of_priorities(priorities),
            self.of_the_plan(plan),
            self.of_evidence(support),
            moved.and_then(|(day, movement)| of_movement(*day, movement)),
            self.of_case_studies(),
            of_target_gaps(self.workbook, self.today),
            of_not_applicable(self.pack, self.round),
            of_blanks(gaps),
            of_strengths(strengths),
            of_costs(plan),
            Some(self.of_the_next_time()),
            Some(of_the_raters(self.round)),
            of_lowest(support),
            Some(of_horizon(self.round)),
            Some(self.of_rounds()),
        ];
        asked.into_iter().flatten().take(FIVE).collect()
    }

    fn of_priorities(&self, priorities: &[Gap<'a>]) -> Option<String> {
        let first = priorities.first()?;
        let planned = |gap: &&Gap| {
            let targets = &self.workbook.plan.targets;
            targets.iter().any(|target| {
                target.statements.iter().any(|found| found.pack == self.pack.id && found.statement == gap.statement.id)
            })
        };
        let unplanned: Vec<&str> =
            priorities.iter().filter(|gap| !planned(gap)).map(|gap| gap.statement.number.as_str()).collect();
        let widest =
            format!("{} has the widest gap (now {}, target {})", first.statement.number, first.now, first.target);
        Some(match unplanned.as_slice() {
            [] => format!("{widest}: what will be different by the next review, and how will governors see it?"),
            [one] if *one == first.statement.number => {
                format!("{widest} and no target of the plan works on it yet: what is being done?")
            }
            [one] => format!("No target of the plan works on {one} yet, one of the widest gaps: what is being done?"),
            some => format!(
                "No target of the plan works on {} yet, which have the widest gaps: what is being done?",
                in_a_row(some)
            ),
        })
    }

    fn of_the_plan(&self, plan: PlanState) -> Option<String> {
        match (plan.targets, plan.overdue) {
            (0, _) => Some("There is no improvement plan yet: when will governors see one?".to_owned()),
            (_, 0) => None,
            (_, 1) => Some("One step of the plan is overdue: what is in the way, and who can move it?".to_owned()),
            (_, many) => {
                Some(format!("{many} steps of the plan are overdue: what is in the way, and who can move it?"))
            }
        }
    }

    fn of_evidence(&self, support: &[Support<'a>]) -> Option<String> {
        let lacking: Vec<&str> =
            support.iter().filter(|one| one.lacks_now()).map(|one| one.statement.number.as_str()).collect();
        let some = lacking.get(..THREE.min(lacking.len()))?;
        match lacking.len() {
            0 => None,
            1 => Some(format!(
                "No evidence is recorded yet for the rating of {}: how does the school know?",
                in_a_row(some)
            )),
            many if many <= THREE => Some(format!(
                "No evidence is recorded yet for the ratings of {}: how does the school know?",
                in_a_row(some)
            )),
            many => Some(format!(
                "No evidence is recorded yet for {many} of the ratings, {} among them: how does the school know?",
                in_a_row(some)
            )),
        }
    }

    fn of_case_studies(&self) -> Option<String> {
        let open = |statement: &&'a Statement| {
            let found = prompts(self.pack, self.workbook, self.before, self.round, statement);
            found.iter().any(|prompt| prompt.answer.is_none())
        };
        let asked: Vec<&str> = self
            .pack
            .statements()
            .map(|(_, statement)| statement)
            .filter(open)
            .map(|statement| statement.number.as_str())
            .collect();
        let some = asked.get(..THREE.min(asked.len()))?;
        if asked.is_empty() {
            return None;
        }
        Some(format!(
            "The evidence doesn’t yet support the {} of {}: which evidence is being gathered?",
            if asked.len() == 1 { "rating" } else { "ratings" },
            in_a_row(some)
        ))
    }

    fn of_rounds(&self) -> String {
        let rounds = self.workbook.assessment(&self.pack.id).map_or(0, |(_, assessment)| assessment.rounds.len());
        match rounds {
            0 | 1 => "This is the first round of ratings: when will the next be, and who will take part?".to_owned(),
            many => {
                format!("These are the ratings of round {many}: what has the school learnt from one round to the next?")
            }
        }
    }

    fn of_the_next_time(&self) -> String {
        match self.workbook.plan.next_review {
            Some(day) => {
                format!("The plan is to be reviewed on {}: what should governors be shown then?", day_in_words(day))
            }
            None => {
                "No day is set for the next review of the plan: when will governors hear what has changed?".to_owned()
            }
        }
    }
}

fn of_movement(day: Option<Date>, movement: &Movement) -> Option<String> {
    let since = day.map_or("the round before".to_owned(), day_in_words);
    match (movement.down(), movement.same()) {
        (0, 0) => None,
        (0, 1) => Some(format!("One rating has not moved since {since}: does the plan reach it?")),
        (0, same) => Some(format!("{same} ratings have not moved since {since}: does the plan reach them?")),
        (1, _) => {
            Some(format!("One rating has fallen since {since}: is practice worse, or is the judgement more honest?"))
        }
        (down, _) => Some(format!(
            "{down} ratings have fallen since {since}: is practice worse, or is the judgement more honest?"
        )),
    }
}

fn of_target_gaps(workbook: &Workbook, today: Date) -> Option<String> {
    let lacking =
        workbook.plan.targets.iter().filter(|target| !super::target_state(target, today).missing.is_empty()).count();
    match lacking {
        0 => None,
        1 => Some(
            "One target of the plan lacks an owner, a date, a measure or a step: when will it be complete?".to_owned(),
        ),
        many => Some(format!(
            "{many} targets of the plan lack an owner, a date, a measure or a step: when will they be complete?"
        )),
    }
}

fn of_not_applicable(pack: &Pack, round: &Round) -> Option<String> {
    let left_out = |statement: &&Statement| {
        round.score(&statement.id, Lane::Now).is_some_and(|score| pack.scale.is_not_applicable(score))
    };
    let numbers: Vec<&str> = pack
        .statements()
        .map(|(_, statement)| statement)
        .filter(left_out)
        .map(|statement| statement.number.as_str())
        .collect();
    if numbers.is_empty() {
        return None;
    }
    Some(format!(
        "{} {} rated as not applicable to the setting: do governors agree?",
        in_a_row(&numbers),
        if numbers.len() == 1 { "is" } else { "are" }
    ))
}

fn of_blanks(gaps: &Gaps) -> Option<String> {
    match gaps.incomplete {
        0 => None,
        1 => Some("One statement is not rated both now and target: is that intended?".to_owned()),
        many => Some(format!("{many} statements are not rated both now and target: is that intended?")),
    }
}

fn of_strengths(strengths: &[Strength]) -> Option<String> {
    let best = strengths.first()?;
    Some(format!(
        "{} is rated {}: who else could learn from it, and how is it kept up?",
        best.statement.number, best.now
    ))
}

fn of_lowest(support: &[Support]) -> Option<String> {
    // The first of those that are lowest.
    let lowest = support.iter().filter_map(|one| Some((one.now?, one.statement))).min_by_key(|(now, _)| *now)?;
    Some(format!("{} is rated {}, the lowest rating: what would it take to improve it?", lowest.1.number, lowest.0))
}

fn of_horizon(round: &Round) -> String {
    let months = round.horizon_months.months();
    let from = round.date.map_or_else(String::new, |day| format!(" from {}", day_in_words(day)));
    format!("The targets look {months} months ahead{from}: what should be seen halfway?")
}

fn of_costs(plan: PlanState) -> Option<String> {
    match plan.uncosted {
        0 => None,
        1 => Some("One target of the plan has no cost: what does it need?".to_owned()),
        many => Some(format!("{many} targets of the plan have no cost: what do they need?")),
    }
}

fn of_the_raters(round: &Round) -> String {
    use crate::workbook::Practice;
    match round.practice {
        Practice::Own => "The ratings are of one person’s own practice: who else has looked at them?".to_owned(),
        Practice::Department => "The ratings are of one department: how is it elsewhere in the school?".to_owned(),
        Practice::Setting => "The ratings are of the whole setting: who took part in making them?".to_owned(),
    }
}
