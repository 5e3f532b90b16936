//! What becomes of a user's requests: opinions, targets, comparisons and redactions.

use jiff::civil::date;
use join_the_dots::framework::Score;
use join_the_dots::guard::Kind;
use join_the_dots::session::{
    Comparison, Decisions, Recorded, Recorder, look_through, plan_statements, redact_suspects,
};
use join_the_dots::workbook::{
    Assessment, Command, EvidenceItem, Lane, Opinion, Rating, Round, RoundPlace, Voice, Workbook,
};

use crate::school::{id, pack};

fn score(number: u8) -> Option<Score> {
    Some(Score::new(number).unwrap())
}

fn a_workbook() -> Workbook {
    let rating = Rating { now: score(6), ..Rating::default() };
    let round = Round { ratings: [(id("1-1"), rating)].into(), ..Round::default() };
    let assessment = Assessment { pack: pack().reference(), rounds: vec![round], ..Assessment::default() };
    Workbook { id: "w".to_owned(), assessments: vec![assessment], ..Workbook::default() }
}

fn recorder(name: &str, day: i8) -> Recorder {
    Recorder { place: RoundPlace { assessment: 0, round: 0 }, name: name.to_owned(), today: date(2026, 11, day) }
}

fn record(workbook: &mut Workbook, recorder: &Recorder, recorded: Recorded) -> bool {
    let command = recorder.record(workbook, &id("1-1"), Voice::Adviser, recorded);
    let recorded = command.is_some();
    command.into_iter().for_each(|command| drop(command.apply(workbook).unwrap()));
    recorded
}

fn opinions(workbook: &Workbook) -> &[Opinion] {
    &workbook.assessments[0].rounds[0].opinions
}

#[test]
fn one_persons_words_on_one_day_are_one_opinion() {
    let mut workbook = a_workbook();
    let adviser = recorder("Adviser", 21);
    assert!(record(&mut workbook, &adviser, Recorded::Score(score(4))));
    assert!(record(&mut workbook, &adviser, Recorded::Reason("Patchy".to_owned())));
    assert!(!record(&mut workbook, &adviser, Recorded::Reason("Patchy".to_owned())));
    let [one] = opinions(&workbook) else { panic!("{:?}", opinions(&workbook)) };
    assert_eq!((one.score, one.reason.as_str(), one.by.as_str()), (score(4), "Patchy", "Adviser"));
    // Another day, or another person, adds to it.
    assert!(record(&mut workbook, &recorder("Adviser", 22), Recorded::Score(score(5))));
    assert!(record(&mut workbook, &recorder("Governor", 22), Recorded::Score(score(7))));
    assert_eq!(opinions(&workbook).iter().map(|one| one.score).collect::<Vec<_>>(), [score(4), score(5), score(7)]);
    assert_eq!(opinions(&workbook)[2].reason, "Patchy");
}

#[test]
fn a_name_that_is_given_later_is_put_to_todays_nameless_opinions() {
    let mut workbook = a_workbook();
    record(&mut workbook, &recorder("", 20), Recorded::Score(score(3)));
    record(&mut workbook, &recorder("", 21), Recorded::Score(score(4)));
    assert_eq!(recorder("", 21).nameless(&workbook), [1]);
    assert_eq!(recorder("", 21).put_name(&workbook), []);
    for command in recorder("Adviser", 21).put_name(&workbook) {
        command.apply(&mut workbook).unwrap();
    }
    assert_eq!(opinions(&workbook).iter().map(|one| one.by.as_str()).collect::<Vec<_>>(), ["", "Adviser"]);
}

#[test]
fn an_agreed_rating_that_is_taken_over_keeps_the_schools_beside_it() {
    let mut workbook = a_workbook();
    let adviser = recorder("Adviser", 21);
    assert_eq!(adviser.take_over(&workbook, &id("1-1")), None);
    let agree = adviser.record(&workbook, &id("1-1"), Voice::Agreed, Recorded::Score(score(5))).unwrap();
    agree.apply(&mut workbook).unwrap();
    let commands = adviser.take_over(&workbook, &id("1-1")).unwrap();
    Command::Together(commands).apply(&mut workbook).unwrap();
    let round = &workbook.assessments[0].rounds[0];
    assert_eq!(round.score(&id("1-1"), Lane::Now), score(5));
    assert_eq!(round.own_score(&id("1-1")), score(6));
    assert_eq!(opinions(&workbook)[0].taken_over_on, Some(date(2026, 11, 21)));
}

#[test]
fn statements_are_put_into_the_plan_once() {
    let mut workbook = a_workbook();
    let pack = pack();
    let statements: Vec<_> = pack.statements().map(|(_, statement)| statement).take(3).collect();
    let mut number = 0;
    let mut new_id = || {
        number += 1;
        format!("target-{number}")
    };
    for command in plan_statements(&workbook, &pack, &statements[..1], &mut new_id) {
        command.apply(&mut workbook).unwrap();
    }
    let commands = plan_statements(&workbook, &pack, &statements, &mut new_id);
    assert_eq!(commands.len(), 2);
    Command::Together(commands).apply(&mut workbook).unwrap();
    let ids: Vec<&str> = workbook.plan.targets.iter().map(|target| target.id.as_str()).collect();
    assert_eq!(ids, ["target-1", "target-2", "target-3"]);
    let first = &workbook.plan.targets[0];
    assert_eq!(first.aim, format!("Meet {}: {}", statements[0].number, statements[0].text));
    assert_eq!(first.statements[0].statement, statements[0].id);
}

#[test]
fn a_file_is_compared_with_its_draft_rating_by_rating() {
    let draft = a_workbook();
    let mut file = draft.clone();
    assert_eq!(Comparison::of(&draft, &file), Comparison::default());
    let round = &mut file.assessments[0].rounds[0];
    round.ratings.insert(id("1-1"), Rating { now: score(7), ..Rating::default() });
    round.ratings.insert(id("1-2"), Rating { now: score(2), ..Rating::default() });
    round.opinions.push(Opinion { statement: id("1-1"), ..Opinion::default() });
    assert_eq!(Comparison::of(&draft, &file), Comparison { opinions: 1, ratings: 2 });
    assert_eq!(Comparison::of(&file, &draft), Comparison { opinions: 0, ratings: 2 });
}

/// A workbook with a UPN, which is never meant to leave.
fn with_a_pupil() -> Workbook {
    let item =
        EvidenceItem { id: "e".to_owned(), note: "Pupil A123456789012 reads well.".to_owned(), ..Default::default() };
    Workbook { evidence: vec![item], ..a_workbook() }
}

#[test]
fn what_identifies_a_child_is_redacted_in_a_copy() {
    let workbook = with_a_pupil();
    let suspects = look_through(&workbook, &Decisions::default());
    let [one] = suspects.as_slice() else { panic!("{suspects:?}") };
    assert_eq!((one.field, one.found.as_str()), ("note", "A123456789012"));
    assert_ne!(one.kind, Kind::Name);
    assert!(one.redact && !one.decided);
    let copy = redact_suspects(&workbook, &suspects).unwrap();
    assert!(!copy.evidence[0].note.contains("A123456789012"), "{}", copy.evidence[0].note);
    assert!(copy.evidence[0].note.ends_with("reads well."));
    assert_eq!(workbook, with_a_pupil());
}

#[test]
fn a_decision_holds_until_the_text_changes() {
    let mut workbook = with_a_pupil();
    let mut decisions = Decisions::default();
    let mut suspects = look_through(&workbook, &decisions);
    suspects[0].redact = false;
    decisions.remember(&workbook, &suspects);
    let again = look_through(&workbook, &decisions);
    assert!(again[0].decided && !again[0].redact);
    assert_eq!(redact_suspects(&workbook, &again), Some(workbook.clone()));
    workbook.evidence[0].note.insert_str(0, "Today: ");
    assert_eq!(redact_suspects(&workbook, &again), None);
    assert!(!look_through(&workbook, &decisions)[0].decided);
}
