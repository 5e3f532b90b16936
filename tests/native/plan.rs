//! Evidence, prompts, the state of the plan, the inclusion strategy and the governors' summary.

use jiff::civil::{Date, date};
use join_the_dots::analysis::{
    GovernorsSummary, PlanState, PlannedStep, Support, prompts, strategy_gaps, target_state,
};
use join_the_dots::files::open_workbook;
use join_the_dots::framework::EXAMPLE_SCHOOL;
use join_the_dots::workbook::*;

use crate::school::{School as Made, id, pack};

const TODAY: Date = date(2026, 11, 21);

fn item(kind: EvidenceKind, statement: &str, lane: Lane, day: Date) -> EvidenceItem {
    let link = Link { pack: pack().id, statement: id(statement), lane, unknown: Default::default() };
    let title = format!("{statement} {kind:?}");
    EvidenceItem { id: title.clone(), title, kind, date: Some(day), links: vec![link], ..Default::default() }
}

fn said<'a>(workbook: &'a mut Workbook, statement: &str) -> &'a mut StatementEvidence {
    workbook.assessments[0].rounds.last_mut().unwrap().evidence.entry(id(statement)).or_default()
}

/// The texts of what is asked about a statement in the last round, with what was answered.
fn asked(workbook: &Workbook, statement: &str) -> Vec<(String, Option<String>)> {
    let pack = pack();
    let rounds = &workbook.assessments[0].rounds;
    let [earlier @ .., round] = rounds.as_slice() else { panic!("a round") };
    let found = prompts(&pack, workbook, earlier.last(), round, pack.statement(&id(statement)).unwrap());
    found.into_iter().map(|prompt| (prompt.text, prompt.answer.map(str::to_owned))).collect()
}

const OUTCOMES: &str = "From 7 the scale speaks of evidence of better outcomes for children and young people with SEND. \
    No data, questionnaire or case study is linked to this rating yet.";
const CASE_STUDY: &str = "From 8 the scale speaks of case studies of outstanding practice to share. No case study is \
    linked to this rating yet.";

#[test]
fn a_high_rating_asks_for_the_evidence_that_the_scale_names() {
    let mut workbook = Made::new().rate("1-1", 6, 7).rate("1-2", 7, 8).rate("1-3", 9, 9).workbook();
    assert_eq!(asked(&workbook, "1-1"), []);
    assert_eq!(asked(&workbook, "1-2"), [(OUTCOMES.to_owned(), None)]);
    assert_eq!(asked(&workbook, "1-3"), [(OUTCOMES.to_owned(), None), (CASE_STUDY.to_owned(), None)]);
    // Minutes show no outcomes, and what is for the target shows nothing of now.
    workbook.evidence = vec![
        item(EvidenceKind::Minutes, "1-2", Lane::Now, TODAY),
        item(EvidenceKind::Data, "1-2", Lane::Target, TODAY),
    ];
    assert_eq!(asked(&workbook, "1-2"), [(OUTCOMES.to_owned(), None)]);
    workbook.evidence.push(item(EvidenceKind::Data, "1-2", Lane::Now, TODAY));
    assert_eq!(asked(&workbook, "1-2"), []);
    workbook.evidence.push(item(EvidenceKind::CaseStudy, "1-3", Lane::Now, TODAY));
    assert_eq!(asked(&workbook, "1-3"), []);
}

#[test]
fn a_target_below_now_is_asked_about_and_answered() {
    let mut workbook = Made::new().rate("1-1", 6, 4).workbook();
    assert_eq!(asked(&workbook, "1-1"), [("The target, 4, is below now, 6.".to_owned(), None)]);
    said(&mut workbook, "1-1").answers.insert("target-below-now".to_owned(), "Funding ends.".to_owned());
    assert_eq!(
        asked(&workbook, "1-1"),
        [("The target, 4, is below now, 6.".to_owned(), Some("Funding ends.".to_owned()))]
    );
}

#[test]
fn a_rise_without_new_evidence_is_asked_about() {
    let mut workbook = Made::new().rate("1-1", 2, 6).rate("1-2", 2, 6).workbook();
    let about = RoundAbout { date: Some(date(2027, 3, 1)), ..Default::default() };
    let mut next = workbook.assessments[0].rounds[0].next(about, None);
    for (statement, now) in [("1-1", 5), ("1-2", 4)] {
        next.ratings.get_mut(&id(statement)).unwrap().now = Some(crate::school::score(now));
    }
    workbook.assessments[0].rounds.push(next);
    let rise = "Up by 3 since the last round, from 2 to 5, with no new evidence.".to_owned();
    assert_eq!(asked(&workbook, "1-1"), [(rise.clone(), None)]);
    assert_eq!(asked(&workbook, "1-2"), []);
    // What was there before the last round is not new; what came after it is, and so are new words.
    workbook.evidence = vec![item(EvidenceKind::Data, "1-1", Lane::Now, date(2026, 11, 12))];
    assert_eq!(asked(&workbook, "1-1"), [(rise, None)]);
    workbook.evidence[0].added = Some(date(2026, 11, 13));
    assert_eq!(asked(&workbook, "1-1"), []);
    workbook.evidence.clear();
    said(&mut workbook, "1-1").own = "Book looks".to_owned();
    assert_eq!(asked(&workbook, "1-1"), []);
}

#[test]
fn a_rating_above_the_lowest_band_without_evidence_lacks_it() {
    let pack = pack();
    let mut workbook = Made::new().rate("1-1", 3, 3).rate("1-2", 5, 5).rate("1-3", 5, 8).rate("1-7", 0, 0).workbook();
    let lacks = |workbook: &Workbook| {
        let all = Support::for_pack(&pack, workbook, &workbook.assessments[0].rounds[0]);
        let numbers =
            |found: Vec<&Support>| found.iter().map(|one| one.statement.number.clone()).collect::<Vec<_>>().join(" ");
        let now = all.iter().filter(|one| one.lacks_now()).collect();
        let target = all.iter().filter(|one| one.lacks_target()).collect();
        (numbers(now), numbers(target))
    };
    // In the lowest band nothing is claimed, and a target that is reached needs nothing more.
    assert_eq!(lacks(&workbook), ("1.2 1.3".to_owned(), "1.3".to_owned()));
    workbook.evidence =
        vec![item(EvidenceKind::Other, "1-2", Lane::Now, TODAY), item(EvidenceKind::Other, "1-3", Lane::Target, TODAY)];
    assert_eq!(lacks(&workbook), ("1.3".to_owned(), String::new()));
    said(&mut workbook, "1-3").own = "  ".to_owned();
    assert_eq!(lacks(&workbook).0, "1.3");
    said(&mut workbook, "1-3").own = "Pupil voice".to_owned();
    let exemplar = pack.statement(&id("1-3")).unwrap().exemplars[0].id.clone();
    let mark = |have| Mark { have, lane: Lane::Target, unknown: Default::default() };
    said(&mut workbook, "1-3").marks.insert(exemplar.clone(), mark(Have::NotYet));
    assert_eq!(lacks(&workbook), (String::new(), "1.3".to_owned()));
    said(&mut workbook, "1-3").marks.insert(exemplar, mark(Have::HaveIt));
    assert_eq!(lacks(&workbook), (String::new(), String::new()));
}

fn step(due: Option<Date>, status: Status) -> Step {
    Step { what: "Do it".to_owned(), due, status, ..Step::default() }
}

#[test]
fn the_problems_of_a_target_are_named() {
    let empty = Target::default();
    assert_eq!(
        target_state(&empty, TODAY).stands_out(),
        ["no aim", "no success criterion", "no owner", "no step", "no statement"]
    );
    let mut target = Target {
        aim: "Better".to_owned(),
        success: "Seen".to_owned(),
        owner: "SENCo".to_owned(),
        statements: vec![StatementRef { pack: pack().id, statement: id("1-1"), ..Default::default() }],
        steps: vec![
            step(Some(date(2026, 11, 20)), Status::UnderWay),
            step(Some(TODAY), Status::NotStarted),
            step(Some(date(2026, 1, 1)), Status::Done),
            step(None, Status::Stopped),
        ],
        ..Target::default()
    };
    let state = target_state(&target, TODAY);
    assert_eq!(state.stands_out(), ["1 step overdue"]);
    assert_eq!((state.due, state.next_due), (Some(TODAY), Some(date(2026, 11, 20))));
    let overdue = |at: usize| PlannedStep { target: &target, at, step: &target.steps[at] }.is_overdue(TODAY);
    assert!(overdue(0) && !overdue(1));
    target.steps[0].due = None;
    target.owner = " ".to_owned();
    assert_eq!(target_state(&target, TODAY).stands_out(), ["no owner", "a step without a due date"]);
    target.status = Status::Done;
    assert_eq!(target_state(&target, TODAY).stands_out(), Vec::<String>::new());
}

#[test]
fn the_state_of_a_plan_leaves_out_stopped_targets() {
    let cost = |pence| Some(Pounds::of_pence(pence).unwrap());
    let plan = Plan {
        targets: vec![
            Target {
                status: Status::Done,
                cost: cost(100),
                steps: vec![step(None, Status::Done)],
                ..Target::default()
            },
            Target {
                status: Status::Stopped,
                cost: cost(900),
                steps: vec![step(Some(date(2020, 1, 1)), Status::NotStarted)],
                ..Target::default()
            },
            Target {
                owner: "Head".to_owned(),
                steps: vec![step(Some(date(2020, 1, 1)), Status::NotStarted)],
                ..Target::default()
            },
        ],
        ..Plan::default()
    };
    let state = PlanState::on_day(&plan, TODAY);
    let expected = PlanState {
        targets: 3,
        done: 1,
        under_way: 0,
        steps: 2,
        steps_done: 1,
        overdue: 1,
        cost: cost(100).unwrap(),
        uncosted: 1,
    };
    assert_eq!(state, expected);
    assert_eq!(PlannedStep::all(&plan).iter().map(PlannedStep::owner).collect::<Vec<_>>(), ["", "Head"]);
}

#[test]
fn a_strategy_names_its_missing_parts() {
    let mut plan = Plan::default();
    assert_eq!(
        strategy_gaps(&plan),
        [
            "The years of the strategy are missing.",
            "The date of the yearly review is missing.",
            "The plan has no target yet, so there is no activity to describe.",
        ]
    );
    plan.strategy_years = "2026 to 2029".to_owned();
    plan.strategy_review = Some(TODAY);
    let whole = Target {
        aim: "A".to_owned(),
        barrier: "B".to_owned(),
        who_benefits: "C".to_owned(),
        cost: Some(Pounds::default()),
        funding: "D".to_owned(),
        success: "E".to_owned(),
        ..Target::default()
    };
    plan.targets = vec![
        Target { status: Status::Stopped, ..Target::default() },
        whole.clone(),
        Target { cost: None, funding: String::new(), ..whole },
    ];
    assert_eq!(strategy_gaps(&plan), ["Target 3 lacks a budgeted cost and a funding source."]);
}

#[test]
fn the_governors_summary_of_the_example_has_its_strengths_gaps_and_questions() {
    let pack = pack();
    let workbook = open_workbook(EXAMPLE_SCHOOL.as_bytes(), &[&pack]).unwrap().workbook;
    let found = GovernorsSummary::of_last_round(&pack, &workbook, TODAY).unwrap();
    let strengths: Vec<_> =
        found.strengths.iter().map(|one| (one.statement.number.as_str(), one.now.number(), one.has_evidence)).collect();
    assert_eq!(strengths, [("4.1", 8, true), ("1.2", 7, true), ("1.6", 7, false)]);
    let priorities: Vec<_> = found.priorities.iter().map(|gap| (gap.statement.number.as_str(), gap.width())).collect();
    assert_eq!(priorities, [("2.4", 5), ("2.6", 5), ("4.3", 4)]);
    let (since, movement) = found.moved.unwrap();
    assert_eq!((since, movement.up(), movement.same(), movement.down()), (Some(date(2025, 11, 13)), 33, 4, 1));
    assert_eq!(found.plan.overdue, 1);
    assert_eq!(found.questions.len(), 5);
    assert_eq!(
        found.questions[..2],
        [
            "2.4 has the widest gap, now 3 and target 8: what will be different by the next review, and how will governors see it?",
            "One step of the plan is overdue: what is in the way, and who can move it?",
        ]
    );
}

/// Five questions, whatever there is.
#[test]
fn there_are_always_five_questions() {
    let pack = pack();
    let perfect = pack
        .statements()
        .map(|(_, statement)| statement.id.0.clone())
        .fold(Made::new(), |made, id| made.rate(&id, 6, 6));
    for workbook in [Made::new().workbook(), Made::new().rate("1-1", 10, 10).workbook(), perfect.workbook()] {
        let found = GovernorsSummary::of_last_round(&pack, &workbook, TODAY).unwrap();
        assert_eq!(found.questions.len(), 5, "{:?}", found.questions);
        let apart: std::collections::BTreeSet<&String> = found.questions.iter().collect();
        assert_eq!(apart.len(), 5);
    }
}
