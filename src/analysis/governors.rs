//! The governors' page: strengths, priorities, movement, the state of the plan, and questions to ask. All of it follows
//! from the school's own data.

use jiff::civil::Date;

use super::{Gap, Gaps, Movement, PlanState, Support, list_in_words, prompts, target_state};
use crate::framework::{Area, Pack, Score, Statement};
use crate::workbook::{Lane, Round, Workbook, day_in_words};

/// The most strengths, the most priorities, and the most statements that one question names.
const MOST_STATEMENTS: usize = 3;

/// The number of questions.
const QUESTIONS: usize = 5;

/// A statement with one of the highest ratings for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength<'a> {
    /// The statement's area.
    pub area: &'a Area,
    /// The statement.
    pub statement: &'a Statement,
    /// The rating for now.
    pub now: Score,
    /// True if there is evidence for it.
    pub has_evidence: bool,
}

/// A summary of one round for governors.
#[derive(Clone, Debug, PartialEq)]
pub struct GovernorsSummary<'a> {
    /// The highest ratings for now above the lowest band. Among equals, those with evidence come first. At most three.
    pub strengths: Vec<Strength<'a>>,
    /// The widest gaps above 0. At most three.
    pub priorities: Vec<Gap<'a>>,
    /// The date of the round before, and the movement since, if there is such a round.
    pub moved: Option<(Option<Date>, Movement<'a>)>,
    /// The state of the plan in numbers.
    pub plan: PlanState,
    /// Five questions that are worth asking.
    pub questions: Vec<String>,
}

impl<'a> GovernorsSummary<'a> {
    /// The summary of the last round. `None` if the workbook has no round of this pack.
    #[must_use]
    pub fn of_last_round(pack: &'a Pack, workbook: &'a Workbook, today: Date) -> Option<GovernorsSummary<'a>> {
        let (_, assessment) = workbook.assessment(&pack.id)?;
        let [earlier @ .., round] = assessment.rounds.as_slice() else { return None };
        let before = earlier.last();
        let support = Support::for_pack(pack, workbook, round);
        let gaps = Gaps::in_round(pack, round);
        let moved = before.map(|before| (before.date, Movement::between(pack, before, round)));
        let plan = PlanState::on_day(&workbook.plan, today);
        let strengths = strengths(pack, &support);
        let priorities: Vec<Gap> =
            gaps.ranked.iter().filter(|gap| gap.width() > 0).take(MOST_STATEMENTS).copied().collect();
        let facts = Facts { pack, workbook, before, round, today };
        let questions = facts.questions(&support, &gaps, &priorities, moved.as_ref(), plan, &strengths);
        Some(GovernorsSummary { strengths, priorities, moved, plan, questions })
    }
}

/// The strengths among a pack's statements, highest first.
fn strengths<'a>(pack: &'a Pack, support: &[Support<'a>]) -> Vec<Strength<'a>> {
    let lowest = pack.scale.bands.first().map(|band| band.to);
    let mut found: Vec<Strength<'a>> = support
        .iter()
        .filter_map(|one| {
            let now = one.now.filter(|&now| lowest.is_none_or(|lowest| now > lowest))?;
            Some(Strength { area: one.area, statement: one.statement, now, has_evidence: !one.lacks_now() })
        })
        .collect();
    // A stable sort keeps ties in the pack's order.
    found.sort_by_key(|one| std::cmp::Reverse((one.now, one.has_evidence)));
    found.truncate(MOST_STATEMENTS);
    found
}

/// The data that questions come from.
struct Facts<'a> {
    pack: &'a Pack,
    workbook: &'a Workbook,
    before: Option<&'a Round>,
    round: &'a Round,
    today: Date,
}

impl<'a> Facts<'a> {
    /// The first five questions that the data raises, most useful first. The last few can always be asked.
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
            self.ask_about_priorities(priorities),
            ask_about_overdue_steps(plan),
            ask_about_evidence(support),
            moved.and_then(|(day, movement)| ask_about_movement(*day, movement)),
            self.ask_about_prompts(),
            ask_about_incomplete_targets(self.workbook, self.today),
            ask_about_not_applicable(self.pack, self.round),
            ask_about_blanks(gaps),
            ask_about_best(strengths),
            ask_about_costs(plan),
            Some(self.ask_about_next_review()),
            Some(ask_about_practice(self.round)),
            ask_about_lowest(support),
            Some(ask_about_horizon(self.round)),
            Some(self.ask_about_rounds()),
        ];
        asked.into_iter().flatten().take(QUESTIONS).collect()
    }

    fn ask_about_priorities(&self, priorities: &[Gap<'a>]) -> Option<String> {
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
            format!("{} has the widest gap, now {} and target {}", first.statement.number, first.now, first.target);
        Some(match unplanned.as_slice() {
            [] => format!("{widest}: what will be different by the next review, and how will governors see it?"),
            [one] if *one == first.statement.number => {
                format!("{widest}, and the plan has no target for it yet: what is being done?")
            }
            [one] => {
                format!("{one} has one of the widest gaps, and the plan has no target for it yet: what is being done?")
            }
            some => format!(
                "{} have the widest gaps, and the plan has no target for them yet: what is being done?",
                list_in_words(some)
            ),
        })
    }

    fn ask_about_prompts(&self) -> Option<String> {
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
        let some = asked.get(..MOST_STATEMENTS.min(asked.len()))?;
        if asked.is_empty() {
            return None;
        }
        Some(format!(
            "The evidence doesn’t yet support the ratings of {}: which evidence is being gathered?",
            list_in_words(some)
        ))
    }

    fn ask_about_rounds(&self) -> String {
        let rounds = self.workbook.assessment(&self.pack.id).map_or(0, |(_, assessment)| assessment.rounds.len());
        match rounds {
            0 | 1 => "This is the first round of ratings: when is the next, and who will take part?".to_owned(),
            many => {
                format!("These are the ratings of round {many}: what has the school learnt from one round to the next?")
            }
        }
    }

    fn ask_about_next_review(&self) -> String {
        match self.workbook.plan.next_review {
            Some(day) => {
                format!("The next review of the plan is on {}: what should governors see then?", day_in_words(day))
            }
            None => {
                "No day is set for the next review of the plan: when will governors hear what has changed?".to_owned()
            }
        }
    }
}

fn ask_about_overdue_steps(plan: PlanState) -> Option<String> {
    match (plan.targets, plan.overdue) {
        (0, _) => Some("There is no improvement plan yet: when will governors see one?".to_owned()),
        (_, 0) => None,
        (_, 1) => Some("One step of the plan is overdue: what is in the way, and who can move it?".to_owned()),
        (_, many) => Some(format!("{many} steps of the plan are overdue: what is in the way, and who can move it?")),
    }
}

fn ask_about_evidence(support: &[Support]) -> Option<String> {
    let lacking: Vec<&str> =
        support.iter().filter(|one| one.lacks_now()).map(|one| one.statement.number.as_str()).collect();
    let some = lacking.get(..MOST_STATEMENTS.min(lacking.len()))?;
    match lacking.len() {
        0 => None,
        1 => Some(format!(
            "No evidence is recorded yet for the rating of {}: how does the school know?",
            list_in_words(some)
        )),
        many if many <= MOST_STATEMENTS => Some(format!(
            "No evidence is recorded yet for the ratings of {}: how does the school know?",
            list_in_words(some)
        )),
        many => Some(format!(
            "No evidence is recorded yet for {many} of the ratings, {} among them: how does the school know?",
            list_in_words(some)
        )),
    }
}

fn ask_about_movement(day: Option<Date>, movement: &Movement) -> Option<String> {
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

fn ask_about_incomplete_targets(workbook: &Workbook, today: Date) -> Option<String> {
    let lacking = workbook.plan.targets.iter().filter(|target| !target_state(target, today).missing.is_empty()).count();
    match lacking {
        0 => None,
        1 => Some(
            "One target of the plan lacks an owner, a date, a success criterion or a step: when will it be complete?"
                .to_owned(),
        ),
        many => Some(format!(
            "{many} targets of the plan lack an owner, a date, a success criterion or a step: when will they be complete?"
        )),
    }
}

fn ask_about_not_applicable(pack: &Pack, round: &Round) -> Option<String> {
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
        list_in_words(&numbers),
        if numbers.len() == 1 { "is" } else { "are" }
    ))
}

fn ask_about_blanks(gaps: &Gaps) -> Option<String> {
    match gaps.incomplete {
        0 => None,
        1 => Some("One statement lacks a rating for now or target: is that deliberate?".to_owned()),
        many => Some(format!("{many} statements lack a rating for now or target: is that deliberate?")),
    }
}

fn ask_about_best(strengths: &[Strength]) -> Option<String> {
    let best = strengths.first()?;
    Some(format!(
        "{} is rated {}: who else could learn from it, and how will the school keep it up?",
        best.statement.number, best.now
    ))
}

fn ask_about_lowest(support: &[Support]) -> Option<String> {
    // `min_by_key` takes the first of several.
    let lowest = support.iter().filter_map(|one| Some((one.now?, one.statement))).min_by_key(|(now, _)| *now)?;
    Some(format!("{} has the lowest rating, {}: what would raise it?", lowest.1.number, lowest.0))
}

fn ask_about_horizon(round: &Round) -> String {
    let months = round.horizon_months.months();
    let from = round.date.map_or_else(String::new, |day| format!(" from {}", day_in_words(day)));
    format!("The targets are for {months} months{from}: what should governors see halfway?")
}

fn ask_about_costs(plan: PlanState) -> Option<String> {
    match plan.uncosted {
        0 => None,
        1 => Some("One target of the plan has no cost: what does it need?".to_owned()),
        many => Some(format!("{many} targets of the plan have no cost: what do they need?")),
    }
}

fn ask_about_practice(round: &Round) -> String {
    use crate::workbook::Practice;
    match round.practice {
        Practice::Own => "The ratings are of one person’s own practice: who else has checked them?".to_owned(),
        Practice::Department => "The ratings are of one department: how do other departments compare?".to_owned(),
        Practice::Setting => "The ratings are of the whole setting: who took part in making them?".to_owned(),
    }
}
