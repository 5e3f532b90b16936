//! Documents, read back by other programs than those that wrote them: calamine, roxmltree, ical.

mod calendar;
mod csv;
mod excel;
mod judged;
mod word;

use std::io::{Cursor, Read};

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use jiff::civil::{Date, date};
use join_the_dots::files::open_workbook;
use join_the_dots::framework::{EXAMPLE_SCHOOL, Pack};
use join_the_dots::report::{Document, make};
use join_the_dots::workbook::{
    EvidenceItem, EvidenceKind, Have, Lane, Link, Mark, Phase, Plan, Pounds, Principle, Rating, Review, Round,
    RoundAbout, StatementEvidence, StatementRef, Status, Step, Target, Urn, Workbook, visit_texts,
};

use crate::school::{School, id, pack, score};

const TODAY: Date = date(2026, 11, 21);
/// A text that tries to break out of every format.
const HOSTILE: &str = "=cmd|' /C calc'!A1 <script>alert(1)</script> & 👩🏽‍🏫 שלום\u{0} \u{b}\r\nsecond line\tafter a tab";
/// The first line of the hostile text, as documents print it.
const HOSTILE_CLEANED: &str = "=cmd|' /C calc'!A1 <script>alert(1)</script> & 👩🏽‍🏫 שלום";

fn file_of(document: Document, workbook: &Workbook) -> Vec<u8> {
    make(document, workbook, &[&pack()], 0, TODAY, None).unwrap()
}

fn link(statement: &str, lane: Lane) -> Link {
    Link { pack: pack().id, statement: id(statement), lane, ..Link::default() }
}

fn statement(statement: &str) -> StatementRef {
    StatementRef { pack: pack().id, statement: id(statement), ..StatementRef::default() }
}

/// A school that has used every part of the page.
fn full_school() -> Workbook {
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

/// A school with hostile texts, links to nothing, and ids that stand twice.
fn hostile_school() -> Workbook {
    let mut workbook = full_school();
    let long = "ten thousand characters ".repeat(417);
    workbook.school.name = HOSTILE.to_owned();
    let item = &mut workbook.evidence[0];
    item.title = long.clone();
    item.shows = HOSTILE.to_owned();
    item.place = "javascript:alert(1)".to_owned();
    item.links.push(link("9-9", Lane::Now));
    let target = &mut workbook.plan.targets[0];
    target.aim = long;
    target.owner = HOSTILE.to_owned();
    target.steps[1].what = HOSTILE.to_owned();
    target.statements.push(statement("9-9"));
    target.statements.push(StatementRef { pack: "no-such-pack".to_owned(), ..statement("1-1") });
    workbook.plan.targets[1].id = "t1".to_owned();
    workbook.plan.targets[1].aim = HOSTILE.to_owned();
    workbook.plan.targets[1].steps = workbook.plan.targets[0].steps.clone();
    let round = workbook.assessments[0].rounds.last_mut().unwrap();
    round.ratings.insert(id("9-9"), Rating { now: Some(score(3)), ..Rating::default() });
    round.evidence.insert(id("1-2"), StatementEvidence { own: HOSTILE.to_owned(), ..Default::default() });
    workbook
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[track_caller]
fn assert_says(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "no “{sentence}” in:\n{text}");
    }
}

#[test]
fn one_workbook_makes_the_same_bytes_twice_on_one_day() {
    for document in Document::ALL {
        let first = file_of(document, &full_school());
        assert!(first == file_of(document, &full_school()), "{document:?}");
    }
}

#[test]
fn a_workbook_whose_pack_is_not_known_makes_every_document() {
    let none: [&Pack; 0] = [];
    for document in Document::ALL {
        make(document, &full_school(), &none, 0, TODAY, None).unwrap();
        assert_eq!(Document::from_id(document.id()), Some(document));
    }
    let csv = make(Document::Table, &full_school(), &none, 0, TODAY, None).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert_eq!(csv.lines().count(), 1 + 2 + 5);
}

/// Asserts that a document opens in a program that did not write it, and has content. Leaves it in the folder that the
/// variable DOCUMENTS names, for people who want to look at it.
#[track_caller]
fn assert_opens(document: Document, file: &[u8], name: &str) {
    if let Ok(folder) = std::env::var("DOCUMENTS") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(format!("{folder}/{name}-{}.{}", document.id(), document.ending()), file).unwrap();
    }
    match document.ending() {
        "docx" => {
            for (name, xml) in xml_parts(file) {
                roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{name} of {document:?}: {error}"));
            }
            assert_says(&part(file, "word/document.xml"), &[r#"<w:pStyle w:val="Title" />"#, "<w:footerReference "]);
        }
        "xlsx" => {
            let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(file)).unwrap();
            for name in workbook.sheet_names() {
                // The heading, and a row or the sentence of an empty sheet.
                assert!(workbook.worksheet_range(&name).unwrap().height() > 1, "{name}");
            }
        }
        "csv" => {
            let text = std::str::from_utf8(file).unwrap().strip_prefix('\u{FEFF}').unwrap();
            assert!(csv::read_csv(text).iter().all(|row| row.len() == 29));
        }
        _ => assert!(!calendar::read_events(file).is_empty()),
    }
}

/// The XML parts of a Word or Excel file, by name.
fn xml_parts(file: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let is_xml = |name: &String| name.ends_with(".xml") || name.ends_with(".rels");
    let mut parts = Vec::new();
    for name in names.into_iter().filter(is_xml) {
        let mut xml = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut xml).unwrap();
        parts.push((name, xml));
    }
    parts
}

#[test]
fn every_document_opens() {
    let chart = std::env::var("CHART")
        .map_or_else(|_| include_bytes!("../../browser/screenshot.png").to_vec(), |path| std::fs::read(path).unwrap());
    let example = open_workbook(EXAMPLE_SCHOOL.as_bytes(), &[&pack()]).unwrap().workbook;
    let workbooks =
        [("full", full_school()), ("hostile", hostile_school()), ("empty", Workbook::default()), ("example", example)];
    for (name, workbook) in workbooks {
        for document in Document::ALL {
            let file = make(document, &workbook, &[&pack()], 0, TODAY, Some(&chart));
            // An empty plan has no days for a calendar.
            if (name, document) == ("empty", Document::Calendar) {
                file.unwrap_err();
            } else {
                assert_opens(document, &file.unwrap(), name);
            }
        }
    }
}

/// Characters that XML forbids, or that break a line of a calendar.
const CONTROLS: &str = "\u{0}\u{1}\u{b}\u{c}\u{1b}\u{7f}\u{85}\u{9f}\u{fffe}\u{ffff}";

/// A pack with control characters in every text that documents print.
fn pack_with_controls() -> Pack {
    let mut pack = pack();
    let add = |text: &mut String| text.push_str(CONTROLS);
    [&mut pack.title, &mut pack.source.publisher].into_iter().for_each(add);
    pack.scale.anchors.iter_mut().for_each(|anchor| add(&mut anchor.text));
    pack.scale.bands.iter_mut().for_each(|band| add(&mut band.short_title));
    for area in &mut pack.areas {
        [&mut area.title, &mut area.short_title, &mut area.number].into_iter().for_each(add);
        area.aspects.iter_mut().for_each(|aspect| add(&mut aspect.title));
        area.before_visit.iter_mut().chain(&mut area.during_visit).for_each(|item| add(&mut item.text));
        for statement in &mut area.statements {
            [&mut statement.number, &mut statement.text].into_iter().for_each(add);
            statement.exemplars.iter_mut().for_each(|exemplar| add(&mut exemplar.text));
        }
    }
    pack
}

#[test]
fn no_control_character_of_any_text_reaches_a_document() {
    let pack = pack_with_controls();
    let mut workbook = full_school();
    workbook.id.push_str(CONTROLS);
    workbook.school.name.push_str(CONTROLS);
    let mut texts = 0;
    visit_texts(&mut workbook, &mut |_, _, text| {
        text.push_str(CONTROLS);
        texts += 1;
    });
    assert!(texts > 20, "{texts}");
    for document in Document::ALL {
        let file = make(document, &workbook, &[&pack], 0, TODAY, None).unwrap();
        assert_opens(document, &file, "controls");
        let texts = match document.ending() {
            "docx" | "xlsx" => xml_parts(&file).into_iter().map(|(_, xml)| xml).collect(),
            _ => vec![String::from_utf8(file).unwrap()],
        };
        for text in texts {
            assert!(!text.contains(|c| CONTROLS.contains(c)), "{document:?}");
            // Excel writes control characters as codes.
            assert!(!text.contains("_x0") && !text.contains("&#"), "{document:?}");
        }
    }
}
