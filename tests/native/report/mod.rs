//! Documents, read back by programs that did not write them: calamine, roxmltree, ical, and a small reader of CSV.

mod calendar;
mod excel;
mod judged;
mod table;
mod word;

use std::io::{Cursor, Read};

use jiff::civil::{Date, date};
use join_the_dots::files::open_workbook;
use join_the_dots::framework::{EXAMPLE_SCHOOL, Pack};
use join_the_dots::report::{Document, make};
use join_the_dots::workbook::{
    EvidenceItem, EvidenceKind, Have, Lane, Link, Mark, Phase, Plan, Pounds, Principle, Rating, Review, Round,
    RoundAbout, StatementEvidence, StatementRef, Status, Step, Target, Urn, Workbook,
};

use crate::school::{School, id, pack, score};

const TODAY: Date = date(2026, 11, 21);
/// What a user could write, to see what becomes of it.
const NASTY: &str = "=cmd|' /C calc'!A1 <script>alert(1)</script> & 👩🏽‍🏫 שלום\u{0} \u{b}\r\nsecond line\tafter a tab";
/// The same, as documents have it.
const HELD: &str = "=cmd|' /C calc'!A1 <script>alert(1)</script> & 👩🏽‍🏫 שלום";

fn made(document: Document, workbook: &Workbook) -> Vec<u8> {
    make(document, workbook, &[&pack()], 0, TODAY, None).unwrap()
}

fn link(statement: &str, lane: Lane) -> Link {
    Link { pack: pack().id, statement: id(statement), lane, ..Link::default() }
}

fn statement(statement: &str) -> StatementRef {
    StatementRef { pack: pack().id, statement: id(statement), ..StatementRef::default() }
}

/// A school that has used everything.
fn full() -> Workbook {
    let school = School::new().rate("1-1", 4, 7).rate("1-2", 6, 8).rate("2-4", 2, 6).rate("7-1", 8, 7).now("3-3", 0);
    let mut workbook = school.workbook();
    workbook.school.urn = Some(Urn::parse("123456").unwrap());
    workbook.school.phase = Some(Phase::Primary);
    let mut said = StatementEvidence { own: "The progress file of every term.".to_owned(), ..Default::default() };
    let exemplars = &pack().statement(&id("1-1")).unwrap().exemplars.clone();
    for (exemplar, (have, lane)) in exemplars.iter().zip([(Have::Partly, Lane::Target), (Have::HaveIt, Lane::Now)]) {
        said.marks.insert(exemplar.id.clone(), Mark { have, lane, unknown: Default::default() });
    }
    let rounds = &mut workbook.assessments[0].rounds;
    rounds[0].evidence.insert(id("1-1"), said);
    let mut base = Round::new(RoundAbout { date: Some(date(2025, 11, 3)), ..rounds[0].about() });
    base.ratings.insert(id("1-1"), Rating { now: Some(score(3)), target: Some(score(6)), ..Rating::default() });
    base.ratings.insert(id("1-2"), Rating { now: Some(score(7)), ..Rating::default() });
    rounds.insert(0, base);
    workbook.evidence = vec![EvidenceItem {
        id: "e1".to_owned(),
        title: "Progress of pupils with SEND".to_owned(),
        kind: EvidenceKind::Data,
        place: "https://drive.example.org/progress".to_owned(),
        date: Some(date(2026, 7, 3)),
        added: Some(date(2026, 7, 4)),
        shows: "The gap has closed by a third.".to_owned(),
        links: vec![link("1-1", Lane::Now), link("1-2", Lane::Now), link("2-4", Lane::Target)],
        ..EvidenceItem::default()
    }];
    workbook.plan = plan();
    workbook
}

fn plan() -> Plan {
    let step = |what: &str, due, status| Step {
        what: what.to_owned(),
        owner: "SENCo".to_owned(),
        start: Some(date(2026, 9, 7)),
        due,
        status,
        ..Step::default()
    };
    let target = Target {
        id: "t1".to_owned(),
        aim: "Governors ask about outcomes".to_owned(),
        success: "Four recorded challenges a year".to_owned(),
        owner: "Headteacher".to_owned(),
        resources: "Two evenings".to_owned(),
        cost: Some(Pounds::parse("1,250.50").unwrap()),
        funding: "Inclusive mainstream fund".to_owned(),
        sdp_reference: "SDP 2.3".to_owned(),
        monitoring: "Minutes, once a term".to_owned(),
        barrier: "Needs are found late".to_owned(),
        who_benefits: "Pupils at SEN support".to_owned(),
        status: Status::UnderWay,
        statements: vec![statement("2-4"), statement("1-1")],
        steps: vec![
            step("Book the training", Some(date(2026, 10, 1)), Status::Done),
            step("Hold the training; ask, listen", Some(date(2026, 11, 1)), Status::UnderWay),
            step("Look at the minutes", Some(date(2027, 3, 1)), Status::NotStarted),
        ],
        principles: vec!["p1".to_owned()],
        reviews: vec![Review {
            date: Some(date(2026, 10, 20)),
            done: "The training is booked.".to_owned(),
            impact: "None yet.".to_owned(),
            how_we_know: "The booking.".to_owned(),
            next_step: "Hold it.".to_owned(),
            ..Review::default()
        }],
        ..Target::default()
    };
    Plan {
        targets: vec![target, Target { id: "t2".to_owned(), ..Target::default() }],
        next_review: Some(date(2027, 2, 1)),
        strategy_years: "2026 to 2029".to_owned(),
        strategy_review: Some(date(2027, 11, 30)),
        principles: vec![Principle { id: "p1".to_owned(), name: "Our first one".to_owned(), ..Principle::default() }],
        ..Plan::default()
    }
}

/// A school whose words are whatever a user, or a file, could bring.
fn nasty() -> Workbook {
    let mut workbook = full();
    let long = "ten thousand characters ".repeat(417);
    workbook.school.name = NASTY.to_owned();
    let item = &mut workbook.evidence[0];
    item.title = long.clone();
    item.shows = NASTY.to_owned();
    item.place = "javascript:alert(1)".to_owned();
    item.links.push(link("9-9", Lane::Now));
    let target = &mut workbook.plan.targets[0];
    target.aim = long;
    target.owner = NASTY.to_owned();
    target.steps[1].what = NASTY.to_owned();
    target.statements.push(statement("9-9"));
    target.statements.push(StatementRef { pack: "no-such-pack".to_owned(), ..statement("1-1") });
    workbook.plan.targets[1].id = "t1".to_owned();
    workbook.plan.targets[1].aim = NASTY.to_owned();
    workbook.plan.targets[1].steps = workbook.plan.targets[0].steps.clone();
    let round = workbook.assessments[0].rounds.last_mut().unwrap();
    round.ratings.insert(id("9-9"), Rating { now: Some(score(3)), ..Rating::default() });
    round.evidence.insert(id("1-2"), StatementEvidence { own: NASTY.to_owned(), ..Default::default() });
    workbook
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[track_caller]
fn says(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "no “{sentence}” in:\n{text}");
    }
}

#[test]
fn the_same_workbook_on_the_same_day_makes_the_same_bytes() {
    for document in Document::ALL {
        let first = made(document, &full());
        assert!(first == made(document, &full()), "{document:?}");
    }
}

#[test]
fn a_workbook_of_a_pack_that_is_not_here_makes_every_document() {
    let none: [&Pack; 0] = [];
    for document in Document::ALL {
        make(document, &full(), &none, 0, TODAY, None).unwrap();
        assert_eq!(Document::of_id(document.id()), Some(document));
    }
    let csv = make(Document::Table, &full(), &none, 0, TODAY, None).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert_eq!(csv.lines().count(), 1 + 2 + 5);
}

/// Leaves the documents in the folder that DOCUMENTS names, for whoever wants to look at them.
#[test]
fn documents_can_be_looked_at() {
    let Ok(folder) = std::env::var("DOCUMENTS") else { return };
    let chart = std::env::var("CHART").ok().map(|path| std::fs::read(path).unwrap());
    let example = open_workbook(EXAMPLE_SCHOOL.as_bytes(), &[&pack()]).unwrap().workbook;
    let workbooks = [("full", full()), ("nasty", nasty()), ("empty", Workbook::default()), ("example", example)];
    for (name, workbook) in workbooks {
        for document in Document::ALL {
            if let Ok(bytes) = make(document, &workbook, &[&pack()], 0, TODAY, chart.as_deref()) {
                let path = format!("{folder}/{name}-{}.{}", document.id(), document.ending());
                std::fs::write(path, bytes).unwrap();
            }
        }
    }
}
