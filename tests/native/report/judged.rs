//! Documents of a school that works with two packs: a rated one, and a judged one.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use jiff::civil::date;
use join_the_dots::files::open_pack;
use join_the_dots::framework::{Pack, SEEDS, StatementId};
use join_the_dots::report::{Document, make};
use join_the_dots::workbook::{
    Assessment, EvidenceItem, Lane, Link, Opinion, Outcome, Plan, Rating, Round, RoundAbout, StatementEvidence,
    StatementRef, Target, VisitItem, Voice, Workbook,
};
use roxmltree::Document as Xml;

use super::csv::read_csv;
use super::word::text_of;
use super::{HOSTILE, TODAY, assert_opens, assert_says, full_school, part};
use crate::school::{School, pack, score};

/// The position of the judged assessment.
const JUDGED: usize = 1;

fn packs() -> Vec<Pack> {
    SEEDS.iter().map(|seed| open_pack(seed.as_bytes()).unwrap()).collect()
}

/// A judged pack with lists for a visit and a rule for readiness.
fn pack_with_visit() -> Pack {
    packs().into_iter().find(|pack| pack.is_judged() && Document::VisitWord.suits(pack)).unwrap()
}

/// A judged pack whose result is handed in.
fn pack_with_submission() -> Pack {
    packs().into_iter().find(|pack| pack.is_judged() && pack.submission.is_some()).unwrap()
}

/// The statement at this position in the pack.
fn statement_at(pack: &Pack, place: usize) -> StatementId {
    pack.statements().nth(place).unwrap().1.id.clone()
}

/// A school with one rated pack and, after it, this judged one: the first statement is met, the second partly, the third
/// not yet; of the second the adviser says that it is met, and they agree.
fn school(judged: &Pack) -> Workbook {
    let mut workbook = School::new().rate("1-1", 4, 7).workbook();
    let mut before = Round::new(RoundAbout { date: Some(date(2025, 11, 3)), ..RoundAbout::default() });
    let mut round = Round::new(RoundAbout { date: Some(date(2026, 11, 12)), ..RoundAbout::default() });
    for (place, number) in [(0, 3), (1, 2), (2, 1)] {
        round.ratings.insert(statement_at(judged, place), Rating { now: Some(score(number)), ..Rating::default() });
    }
    before.ratings.insert(statement_at(judged, 0), Rating { now: Some(score(1)), ..Rating::default() });
    let own = StatementEvidence { own: "Assemblies, every week.".to_owned(), ..StatementEvidence::default() };
    round.evidence.insert(statement_at(judged, 0), own);
    if let Some(aspect) = judged.areas[0].aspects.first() {
        round.comments.insert(aspect.id.clone(), "We are proud of this.".to_owned());
    }
    let opinion = |voice, number, reason: &str| Opinion {
        statement: statement_at(judged, 1),
        voice,
        score: Some(score(number)),
        reason: reason.to_owned(),
        by: "Adviser for inclusion".to_owned(),
        on: Some(date(2026, 11, 14)),
        ..Opinion::default()
    };
    round.opinions = vec![
        opinion(Voice::Adviser, 1, "Too few voices."),
        opinion(Voice::Adviser, 3, "Seen in three lessons."),
        opinion(Voice::Agreed, 3, "We looked again."),
    ];
    round.visit.date = Some(date(2027, 3, 8));
    round.visit.assessor = "An assessor".to_owned();
    round.visit.next_audit = Some(date(2029, 3, 8));
    for area in &judged.areas {
        for (i, item) in area.during_visit.iter().enumerate() {
            let time = if i == 0 { "10:15" } else { "9.30" };
            let item_said = VisitItem { time: time.to_owned(), with: "Year 5".to_owned(), ..VisitItem::default() };
            round.visit.items.entry(item.id.clone()).or_insert(item_said);
        }
    }
    if let Some(item) = judged.areas[0].before_visit.first() {
        let there = VisitItem { ready: true, with: "Office, shelf 2".to_owned(), ..VisitItem::default() };
        round.visit.items.insert(item.id.clone(), there);
    }
    round.submission.from = Some(date(2025, 9, 1));
    round.submission.deadline = Some(date(2027, 9, 30));
    let mut assessment = Assessment { pack: judged.reference(), rounds: vec![before, round], ..Assessment::default() };
    assessment.limiting.insert(statement_at(judged, 2), true);
    workbook.assessments.push(assessment);
    let link = |place| Link {
        pack: judged.id.clone(),
        statement: statement_at(judged, place),
        lane: Lane::Now,
        ..Link::default()
    };
    workbook.evidence = vec![EvidenceItem {
        id: "e1".to_owned(),
        title: "Plans of assemblies".to_owned(),
        place: "Shelf 3".to_owned(),
        links: vec![link(0)],
        ..EvidenceItem::default()
    }];
    let of = |pack: &Pack, statement| StatementRef { pack: pack.id.clone(), statement, ..StatementRef::default() };
    workbook.plan = Plan {
        targets: vec![Target {
            id: "t1".to_owned(),
            aim: "Every voice is heard".to_owned(),
            statements: vec![of(judged, statement_at(judged, 1)), of(&pack(), StatementId("1-1".to_owned()))],
            ..Target::default()
        }],
        ..Plan::default()
    };
    workbook
}

fn judged_file(document: Document, workbook: &Workbook, assessment: usize) -> Vec<u8> {
    let packs = packs();
    let packs: Vec<&Pack> = packs.iter().collect();
    make(document, workbook, &packs, assessment, TODAY, None).unwrap()
}

fn text(document: Document, workbook: &Workbook) -> String {
    text_of(Xml::parse(&part(&judged_file(document, workbook, JUDGED), "word/document.xml")).unwrap().root())
}

#[test]
fn evidence_pages_print_judgements_in_words_under_their_aspects() {
    let judged = pack_with_visit();
    let text = text(Document::EvidenceWord, &school(&judged));
    let (area, scale) = (&judged.areas[0], &judged.scale);
    let [first, second, third] = [0, 1, 2].map(|place| judged.statements().nth(place).unwrap().1);
    let label = |number| scale.label(score(number)).to_owned();
    assert_says(
        &text,
        &[
            &format!(
                "{}\n{}\nComment: We are proud of this.\n{} {}",
                area.heading(),
                area.aspects[0].title,
                first.number,
                first.text
            ),
            &format!("Judgement: {}. Limiting: not known.\nIn our own words: Assemblies, every week.", label(3)),
            "Plans of assemblies\nDocument",
            &format!("{} {}\nJudgement: {}.", second.number, second.text, label(2)),
            &format!("Adviser: {}: Seen in three lessons. (Adviser for inclusion)", label(3)),
            &format!("Agreed: {}: We looked again. (Adviser for inclusion)", label(3)),
            &format!("{} {}\nJudgement: {}. Limiting: yes.", third.number, third.text, label(1)),
            "Judgement: not judged.",
            &format!("No evidence recorded yet for the judgement: 1 statement ({}).", second.number),
        ],
    );
    assert!(!text.contains("Too few voices") && !text.contains("Target:") && !text.contains("Band"));
}

#[test]
fn strengths_are_whole_aspects_and_limiting_statements_come_first() {
    let judged = pack_with_visit();
    let mut workbook = school(&judged);
    let aspect = &judged.areas[0].aspects[1];
    let round = workbook.assessments[JUDGED].rounds.last_mut().unwrap();
    for statement in judged.areas[0].statements.iter().filter(|one| one.aspect.as_ref() == Some(&aspect.id)) {
        round.ratings.insert(statement.id.clone(), Rating { now: Some(score(3)), ..Rating::default() });
    }
    let third = statement_at(&judged, 2);
    let in_aspect = judged.statement(&third).unwrap().aspect.as_ref() == Some(&aspect.id);
    let text = text(Document::GovernorsWord, &workbook);
    assert_says(
        &text,
        &[
            "Strengths and areas for development\nHill Top School\n",
            &format!(
                "In these aspects, every statement that applies is met.\nArea\nAspect\nStatements\n{}\n{}",
                judged.areas[0].heading(),
                aspect.title
            ),
            "The scheme’s rule: Not ready yet: ",
            "By the judgements agreed with the adviser:",
            "Since the round of 3 November 2025: 1 statement rose, 0 stayed the same, 0 fell. ",
            "The plan\n1 target: 0 done, 0 under way. No steps yet.",
        ],
    );
    if !in_aspect {
        let number = |place| judged.statements().nth(place).unwrap().1.number.clone();
        let list = text.split("Areas for development").nth(1).unwrap();
        assert!(list.find(&number(2)) < list.find(&format!("\n{}\n", number(1))), "{list}");
    }
    assert!(!text.contains("Questions to ask"));
}

#[test]
fn a_scheme_without_a_publisher_prints_no_source_of_its_wording() {
    let mut judged = pack_with_visit();
    judged.source.publisher = "  ".to_owned();
    let workbook = school(&judged);
    let made = make(Document::EvidenceWord, &workbook, &[&pack(), &judged], JUDGED, TODAY, None).unwrap();
    let text = text_of(Xml::parse(&part(&made, "word/document.xml")).unwrap().root());
    assert!(text.contains(&judged.title) && !text.contains("Wording"), "{text}");
}

#[test]
fn a_reason_alone_agrees_on_nothing() {
    let judged = pack_with_visit();
    let mut workbook = school(&judged);
    let round = workbook.assessments[JUDGED].rounds.last_mut().unwrap();
    assert!(round.has_agreed());
    for one in round.opinions.iter_mut().filter(|one| one.voice == Voice::Agreed) {
        (one.score, one.reason) = (None, "We will look again in May.".to_owned());
    }
    assert!(!round.has_agreed());
    assert!(!text(Document::GovernorsWord, &workbook).contains("By the judgements agreed"));
}

#[test]
fn a_plan_over_two_packs_names_the_scheme_of_each_statement() {
    let judged = pack_with_visit();
    let text = text(Document::PlanWord, &school(&judged));
    let second = judged.statements().nth(1).unwrap().1;
    let label = judged.scale.label(score(2));
    assert_says(
        &text,
        &[
            "Statement\nScheme\nNow\nTarget\n",
            &format!("{}\n{}\n{}\n{label}\n—", second.number, second.text, judged.title),
            &format!("{}\n4\n7", pack().title),
        ],
    );
    let strategy = self::text(Document::StrategyWord, &school(&judged));
    assert_says(&strategy, &["Statements to improve\n", &format!("(now {label}, {})", judged.title)]);
}

#[test]
fn the_checklist_has_a_timetable_and_boxes_to_tick() {
    let judged = pack_with_visit();
    let workbook = school(&judged);
    let text = text(Document::VisitWord, &workbook);
    let item = &judged.areas[0].before_visit[0];
    assert_says(
        &text,
        &[
            "Visit checklist\nHill Top School\n",
            "Date of the visit\n8 March 2027\nAssessor\nAn assessor\nOutcome\nnot recorded yet\nNext audit\n8 March 2029",
            &format!("☑\n{}\nOffice, shelf 2", item.text),
            "☐\n",
        ],
    );
    // An activity that every area asks for is one row, which names them all.
    let shared = &judged.areas[0].during_visit[0];
    let areas = judged.areas.iter().filter(|area| area.during_visit.iter().any(|one| one.id == shared.id));
    let areas: Vec<&str> = areas.map(|area| area.short_title.as_str()).collect();
    assert!(areas.len() > 1);
    let timetable = text.split("During the visit").nth(1).unwrap().split("To have ready").next().unwrap();
    assert_says(timetable, &[&format!("10:15\n{}\n{}\nYear 5", shared.text, areas.join(", "))]);
    assert_eq!(timetable.matches(&format!("\n{}\n", shared.text)).count(), 1);
    let (half_past, quarter_past) = (timetable.find("9.30").unwrap(), timetable.find("10:15").unwrap());
    assert!(half_past < quarter_past);
    let rated = text_of(
        Xml::parse(&part(&judged_file(Document::VisitWord, &full_school(), 0), "word/document.xml")).unwrap().root(),
    );
    assert_says(&rated, &["There is no list for a visit"]);
    assert!(!Document::VisitWord.suits(&pack()) && !Document::SubmissionWord.suits(&pack()));
}

#[test]
fn a_submission_names_its_maker_and_its_signature() {
    let judged = pack_with_submission();
    let mut workbook = school(&judged);
    let rule = judged.submission.clone().unwrap();
    let unsigned = text(Document::SubmissionWord, &workbook);
    assert_says(
        &unsigned,
        &[
            "Made by the school. The school made this from its own judgements, in its own words.",
            &format!("Period covered\nfrom 1 September 2025\n{}", rule.period),
            &format!("Deadline\n30 September 2027\n{}", rule.deadline),
            "Signed off\nnot signed off yet\n",
            "By the school’s own judgements, 1 of ",
            "In our own words: Assemblies, every week.",
            "Evidence: Plans of assemblies",
            "Evidence: none listed.",
        ],
    );
    let submission = &mut workbook.assessments[JUDGED].rounds.last_mut().unwrap().submission;
    submission.signed_by = "Headteacher".to_owned();
    submission.signed_on = Some(date(2027, 9, 1));
    assert_says(&text(Document::SubmissionWord, &workbook), &["Signed off\nby Headteacher on 1 September 2027"]);
}

fn sheets(workbook: &Workbook) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(judged_file(Document::Workbook, workbook, JUDGED))).unwrap()
}

#[test]
fn excel_has_a_sheet_for_each_pack_and_judgements_are_words() {
    let judged = pack_with_visit();
    let mut book = sheets(&school(&judged));
    let names = book.sheet_names();
    assert_eq!(names[2..], ["Gaps", "Evidence", "Plan", "Reviews"]);
    assert!(names.iter().all(|name| name.chars().count() <= 31));
    let rows: Vec<Vec<Data>> = book.worksheet_range(&names[1]).unwrap().rows().map(<[Data]>::to_vec).collect();
    let column = |heading: &str| rows[0].iter().position(|cell| cell == &Data::String(heading.to_owned())).unwrap();
    let second = judged.statements().nth(1).unwrap().1;
    let (number, round) = (column("Statement"), column("Round"));
    let row = |wanted: &str| {
        let is = |row: &&Vec<Data>| row[number] == Data::String(wanted.to_owned()) && row[round] == Data::Float(2.0);
        rows.iter().find(is).unwrap().clone()
    };
    let found = row(&second.number);
    let cells = ["Judgement", "Met", "Limiting", "Adviser", "Adviser’s reason", "Agreed", "Reason for what is agreed"]
        .map(|heading| found[column(heading)].to_string());
    let (partly, met) = (judged.scale.label(score(2)), judged.scale.label(score(3)));
    assert_eq!(cells, [partly, "no", "not known", met, "Seen in three lessons.", met, "We looked again."]);
    let third = row(&judged.statements().nth(2).unwrap().1.number);
    assert_eq!(third[column("Limiting")].to_string(), "yes");
    assert_eq!(found[column("Aspect")].to_string(), judged.areas[0].aspects[0].title);
    // The rated pack has no second opinions.
    let rated: Vec<Data> = book.worksheet_range(&names[0]).unwrap().rows().next().unwrap().to_vec();
    assert!(!rated.contains(&Data::String("Adviser".to_owned())) && rated.contains(&Data::String("Gap".to_owned())));
    let mut alone = school(&judged);
    alone.assessments.remove(0);
    let names = sheets(&alone).sheet_names();
    assert_eq!(names, ["Judgements", "Evidence", "Plan", "Reviews"]);
}

#[test]
fn the_csv_has_every_pack_and_no_reason_is_a_formula() {
    let judged = pack_with_visit();
    let mut workbook = school(&judged);
    workbook.assessments[JUDGED].rounds[1].opinions[1].reason = HOSTILE.to_owned();
    let text = String::from_utf8(judged_file(Document::Table, &workbook, 0)).unwrap();
    let rows = read_csv(text.strip_prefix('\u{FEFF}').unwrap());
    assert_eq!(rows.len(), 1 + pack().len() + 2 * judged.len());
    assert_eq!(rows[0][..4], ["school", "urn", "phase", "pack"]);
    let column = |name: &str| rows[0].iter().position(|heading| heading == name).unwrap();
    let second = judged.statements().nth(1).unwrap().1;
    let is = |row: &&Vec<String>| row[3] == judged.id && row[5] == "2" && row[11] == second.number;
    let found = rows.iter().find(is).unwrap();
    assert_eq!(found[column("pack title")], judged.title);
    assert_eq!(found[column("judgement")], judged.scale.label(score(2)));
    assert_eq!((found[column("met")].as_str(), found[column("now")].as_str()), ("no", "2"));
    assert_eq!(found[column("agreed")], judged.scale.label(score(3)));
    assert!(found[column("adviser’s reason")].starts_with("'="));
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '@', '\t']), "{cell}");
    }
    let mut book = sheets(&workbook);
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
}

#[test]
fn the_calendar_has_visits_audits_and_deadlines() {
    let judged = pack_with_visit();
    let mut workbook = school(&judged);
    let lines = |workbook: &Workbook| {
        String::from_utf8(judged_file(Document::Calendar, workbook, 0)).unwrap().replace("\r\n ", "")
    };
    assert_says(
        &lines(&workbook),
        &[
            &format!("SUMMARY:Visit: {}", judged.title),
            "DTSTART;VALUE=DATE:20270308",
            &format!("SUMMARY:Next audit: {}", judged.title),
            &format!("SUMMARY:Hand in: {}", judged.title),
            &format!("a-school-{}-visit-2@join-the-dots", judged.id),
        ],
    );
    let round = workbook.assessments[JUDGED].rounds.last_mut().unwrap();
    round.visit.date = Some(date(2026, 1, 8));
    round.visit.outcome = Some(Outcome::Awarded);
    round.submission.signed_on = Some(date(2026, 2, 1));
    let after = lines(&workbook);
    assert!(!after.contains("SUMMARY:Visit") && !after.contains("Hand in:"));
}

#[test]
fn every_word_file_of_a_judged_pack_is_well_formed_and_made_the_same_twice() {
    for judged in packs().into_iter().filter(Pack::is_judged) {
        let mut workbook = school(&judged);
        let round = workbook.assessments[JUDGED].rounds.last_mut().unwrap();
        round.opinions[2].reason = HOSTILE.to_owned();
        round.visit.assessor = HOSTILE.to_owned();
        round.submission.signed_by = HOSTILE.to_owned();
        for document in Document::ALL.into_iter().filter(|one| one.ending() == "docx" && one.suits(&judged)) {
            let file = judged_file(document, &workbook, JUDGED);
            let xml = part(&file, "word/document.xml");
            Xml::parse(&xml).unwrap_or_else(|error| panic!("{document:?} of {}: {error}", judged.id));
            assert!(!xml.contains("<script>"));
            assert!(file == judged_file(document, &workbook, JUDGED));
        }
    }
}

#[test]
fn every_document_of_a_judged_pack_opens() {
    for judged in [pack_with_visit(), pack_with_submission()] {
        for document in Document::ALL.into_iter().filter(|document| document.suits(&judged)) {
            assert_opens(document, &judged_file(document, &school(&judged), JUDGED), &judged.id);
        }
    }
}
