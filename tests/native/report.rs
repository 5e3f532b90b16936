//! Documents, read back by programs that did not write them: calamine, roxmltree, ical, and a small reader of CSV.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use jiff::civil::{Date, date};
use join_the_dots::framework::Pack;
use join_the_dots::report::{Document, Unmade, make};
use join_the_dots::workbook::{
    EvidenceItem, EvidenceKind, Have, Lane, Link, Mark, Phase, Plan, Pounds, Principle, Rating, Review, Round,
    RoundAbout, StatementEvidence, StatementRef, Status, Step, Target, Urn, Workbook,
};
use roxmltree::{Document as Xml, Node};

use crate::school::{School, id, pack, score};

const TODAY: Date = date(2026, 11, 21);
/// What a user could write, to see what becomes of it.
const NASTY: &str = "=cmd|' /C calc'!A1 <script>alert(1)</script> & 👩🏽‍🏫 שלום\u{0} \u{b}\r\nsecond line\tafter a tab";
/// The same, as documents have it.
const HELD: &str = "=cmd|' /C calc'!A1 <script>alert(1)</script> & 👩🏽‍🏫 שלום";

fn made(document: Document, workbook: &Workbook) -> Vec<u8> {
    make(document, workbook, &[&pack()], TODAY, None).unwrap()
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

// Word.

const WORD: [Document; 4] =
    [Document::PlanWord, Document::EvidenceWord, Document::GovernorsWord, Document::StrategyWord];

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn is(node: &Node, name: &str) -> bool {
    node.tag_name().name() == name
}

/// The text of a part of a document, one line for each paragraph.
fn words(xml: Node) -> String {
    let paragraphs = xml.descendants().filter(|node| is(node, "p"));
    let line = |paragraph: Node| -> String {
        let parts = paragraph.descendants().filter_map(|node| match node.tag_name().name() {
            "t" => node.text(),
            "br" => Some("\n"),
            "tab" if node.parent().is_some_and(|parent| is(&parent, "r")) => Some("\t"),
            _ => None,
        });
        parts.collect()
    };
    paragraphs.map(line).collect::<Vec<_>>().join("\n")
}

fn text(document: Document, workbook: &Workbook) -> String {
    words(Xml::parse(&part(&made(document, workbook), "word/document.xml")).unwrap().root())
}

#[track_caller]
fn says(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "no “{sentence}” in:\n{text}");
    }
}

#[test]
fn every_part_of_a_word_file_is_sound_xml_whatever_users_wrote() {
    for workbook in [full(), nasty(), Workbook::default()] {
        for document in WORD {
            let file = made(document, &workbook);
            let mut archive = zip::ZipArchive::new(Cursor::new(&file)).unwrap();
            let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
            for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
                let mut text = String::new();
                archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
                Xml::parse(&text).unwrap_or_else(|error| panic!("{name} of {document:?}: {error}"));
            }
        }
    }
}

#[test]
fn every_table_repeats_its_heading_and_keeps_its_rows_whole() {
    for workbook in [full(), nasty()] {
        for document in WORD {
            let xml = part(&made(document, &workbook), "word/document.xml");
            let xml = Xml::parse(&xml).unwrap();
            let tables: Vec<Node> = xml.descendants().filter(|node| is(node, "tbl")).collect();
            assert!(!tables.is_empty());
            for table in tables {
                let style = table.descendants().find(|node| is(node, "tblStyle")).unwrap();
                let style = style.attributes().next().unwrap().value();
                let rows: Vec<Node> = table.children().filter(|node| is(node, "tr")).collect();
                let repeats = |row: &Node| row.descendants().any(|node| is(&node, "tblHeader"));
                assert_eq!(rows.iter().filter(|row| repeats(row)).count(), usize::from(style == "Grid"));
                assert_eq!(repeats(&rows[0]), style == "Grid");
                for row in &rows {
                    let whole = row.descendants().any(|node| is(&node, "cantSplit"));
                    assert!(whole || words(*row).len() > 1500);
                    assert!(!row.descendants().any(|node| is(&node, "trHeight")));
                }
            }
        }
    }
}

#[test]
fn a_word_file_says_whose_it_is_and_in_which_language() {
    let file = made(Document::PlanWord, &full());
    let core = part(&file, "docProps/core.xml");
    says(
        &core,
        &[
            "<dc:title>Hill Top School: Improvement plan</dc:title>",
            "<dc:creator>Hill Top School</dc:creator>",
            "2026-11-21T00:00:00Z",
        ],
    );
    says(&part(&file, "word/styles.xml"), &[r#"<w:lang w:val="en-GB""#, r#"w:styleId="Heading2""#]);
    let footer = part(&file, "word/footer1.xml");
    assert_eq!(words(Xml::parse(&footer).unwrap().root()), "Hill Top School · Improvement plan\tPage 1 of 1");
    says(&footer, &["PAGE", "NUMPAGES"]);
    let document = part(&file, "word/document.xml");
    says(&document, &[r#"<w:pgSz w:w="11906" w:h="16838""#, r#"<w:pStyle w:val="Title" />"#]);
    assert!(!document.contains("docGrid"));
}

#[test]
fn the_plan_has_every_target_with_its_ratings_steps_and_reviews() {
    let text = text(Document::PlanWord, &full());
    says(
        &text,
        &[
            "Improvement plan\nHill Top School\nAs it stood on 21 November 2026\n",
            "The plan has 2 targets (1 under way) and 3 steps, of which 1 is done and 1 is overdue. The next review is on 1 \
         February 2027.",
            "Target 1: Governors ask about outcomes\nWhat stands out: 1 step overdue.",
            "How we will know\nFour recorded challenges a year\nOwner\nHeadteacher\nStatus\nUnder way\nCost and funding\n\
         £1,250.50, from: Inclusive mainstream fund\nResources\nTwo evenings\nMonitoring\nMinutes, once a term\nSchool \
         Development Plan\nSDP 2.3",
            "Steps\n\nWhat is done\nOwner\nBegins\nDue\nStatus\n1.1\nBook the training\nSENCo\n7 September 2026\n1 October \
         2026\nDone\n1.2\nHold the training; ask, listen\nSENCo\n7 September 2026\n1 November 2026\nUnder way, overdue",
            "20 October 2026\nThe training is booked.\nNone yet.\nThe booking.\nHold it.",
            "Target 2: no aim is written yet\nWhat stands out: No aim, no success criterion, no owner, no step, no statement.",
            "How we will know\n—\nOwner\n—\nStatus\nNot started\nCost and funding\n—",
        ],
    );
    let statement = &pack().statement(&id("2-4")).unwrap().clone();
    says(&text, &[&format!("{}\n{}\n2\n6", statement.number, statement.text)]);
}

#[test]
fn the_evidence_pages_have_marks_in_words_and_shapes() {
    let text = text(Document::EvidenceWord, &full());
    says(
        &text,
        &[
            "Marks: ✓ have it, ◐ partly, ○ not yet. Nothing is said of an exemplar without a mark.",
            "◐ Partly\nTarget",
            "✓ Have it\nNow",
            "Our own evidence: The progress file of every term.",
            "Progress of pupils with SEND\nData\n3 July 2026\nThe gap has closed by a third.\n\
         https://drive.example.org/progress\nNow",
            "Now: does not apply to our setting. Target: not rated.",
            "Still to gather for the target\n◐ Partly: ",
        ],
    );
    for (_, statement) in pack().statements() {
        says(&text, &[&format!("{} {}", statement.number, statement.text)]);
    }
    let empty = self::text(Document::EvidenceWord, &Workbook::default());
    says(&empty, &["The school’s name is not filled in", "There is nothing to show yet"]);
}

#[test]
fn the_page_for_governors_has_what_moved_and_five_questions() {
    let text = text(Document::GovernorsWord, &full());
    says(
        &text,
        &[
            "Hill Top School · 21 November 2026, ratings of 12 November 2026",
            "What moved: Since 3 November 2025, 1 rating rose, 1 fell and 0 stayed; 43 can’t be compared.",
            "The plan: The plan has 2 targets (1 under way) and 3 steps, of which 1 is done and 1 is overdue.",
            "Rated 8; nothing is recorded yet that shows it.",
            "2 now, 6 wanted.",
            "Questions worth asking",
        ],
    );
    let xml = part(&made(Document::GovernorsWord, &full()), "word/document.xml");
    assert_eq!(xml.matches(r#"<w:pStyle w:val="CompactNumber" />"#).count(), 5);
}

#[test]
fn a_picture_comes_with_its_words_and_anything_else_is_left_out() {
    let png = include_bytes!("../browser/screenshot.png");
    let file = make(Document::GovernorsWord, &full(), &[&pack()], TODAY, Some(png)).unwrap();
    let xml = part(&file, "word/document.xml");
    says(&xml, &[r#"descr="The ratings of every section, now and target, as two lines""#, r#"r:embed="rIdImage1""#]);
    let mut archive = zip::ZipArchive::new(Cursor::new(&file)).unwrap();
    let mut picture = Vec::new();
    archive.by_name("word/media/rIdImage1.png").unwrap().read_to_end(&mut picture).unwrap();
    assert_eq!(picture, png);
    for broken in [&b""[..], b"GIF89a", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0"] {
        let file = make(Document::GovernorsWord, &full(), &[&pack()], TODAY, Some(broken)).unwrap();
        assert!(!part(&file, "word/document.xml").contains("w:drawing"));
    }
}

#[test]
fn the_strategy_is_a_draft_that_names_its_gaps_and_invents_nothing() {
    let text = text(Document::StrategyWord, &full());
    says(
        &text,
        &[
            "Years covered\n2026 to 2029\nReviewed\nYearly. The next review: 30 November 2027\n",
            "Draft for the school to edit. Read it, change it and finish it before it is published.",
            "Mainstream schools in England must publish an inclusion strategy by 31 December 2026, as a condition of the \
         inclusive mainstream fund.",
            "Still to be filled in\nTarget 2 lacks its aim, the barrier that it removes, who benefits, a budgeted cost, a \
         funding source and a success measure.",
            "The budgeted costs come to £1,250.50. 1 activity has no cost yet.",
            "Barrier to learning and participation\nNeeds are found late\nWho benefits\nPupils at SEN support\nBudgeted \
         cost\n£1,250.50\nFunding\nInclusive mainstream fund\nSuccess measure\nFour recorded challenges a year",
            "Principles served\nOur first one",
            "Principles served\n—",
        ],
    );
}

#[test]
fn an_empty_plan_makes_documents_that_say_how_to_begin() {
    let workbook = School::new().workbook();
    says(&text(Document::PlanWord, &workbook), &["There is no target yet\nA plan begins with the widest gaps."]);
    let strategy = text(Document::StrategyWord, &workbook);
    says(
        &strategy,
        &[
            "Years covered\nnot set yet: to be filled in\nReviewed\nYearly. The next review: not set yet: to be filled in",
            "The plan has no target yet.",
            "The plan has no target yet, so there is no activity to tell of.",
        ],
    );
    says(&text(Document::GovernorsWord, &workbook), &["There is no target in the plan yet."]);
    says(&text(Document::GovernorsWord, &Workbook::default()), &["There is nothing to report yet"]);
}

#[test]
fn nothing_that_was_written_is_lost_in_word() {
    let plan = text(Document::PlanWord, &nasty());
    let long = "ten thousand characters ".repeat(417);
    says(
        &plan,
        &[
            HELD,
            "second line\tafter a tab",
            long.trim(),
            "9-9\nThis statement is not in the packs that this page has; the link to it is kept.\n3\nnot rated",
        ],
    );
    says(&text(Document::EvidenceWord, &nasty()), &[HELD, long.trim(), "javascript:alert(1)"]);
    says(&text(Document::StrategyWord, &nasty()), &[HELD, long.trim()]);
    let xml = part(&made(Document::PlanWord, &nasty()), "word/document.xml");
    assert!(!xml.contains("<script>") && !xml.contains("hyperlink"));
}

// Excel.

fn sheet(workbook: &Workbook, name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(made(Document::Workbook, workbook))).unwrap();
    assert_eq!(book.sheet_names(), ["Ratings", "Gaps", "Evidence", "Plan", "Reviews"]);
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// A column by its heading, without the heading.
fn column(sheet: &[Vec<Data>], heading: &str) -> Vec<Data> {
    let at = sheet[0].iter().position(|cell| cell == &Data::String(heading.to_owned())).unwrap();
    sheet[1..].iter().map(|row| row[at].clone()).collect()
}

fn words_of(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[track_caller]
fn assert_day(cell: &Data, day: Date) {
    let Data::DateTime(found) = cell else { panic!("{cell:?} is no date") };
    let (year, month, of_month, ..) = found.to_ymd_hms_milli();
    assert_eq!((year, month, of_month), (day.year() as u16, day.month() as u8, day.day() as u8));
}

#[test]
fn ratings_are_numbers_blanks_and_words() {
    let sheet = sheet(&full(), "Ratings");
    assert_eq!(sheet.len(), 1 + 2 * 45);
    let (number, now, target, gap) =
        (column(&sheet, "Statement"), column(&sheet, "Now"), column(&sheet, "Target"), column(&sheet, "Gap"));
    let row = |round: usize, statement: &str| {
        let wanted = words_of(&pack().statement(&id(statement)).unwrap().number);
        let found: Vec<usize> = number.iter().enumerate().filter(|(_, n)| **n == wanted).map(|(i, _)| i).collect();
        found[round]
    };
    let at = row(1, "1-1");
    assert_eq!((&now[at], &target[at], &gap[at]), (&Data::Float(4.0), &Data::Float(7.0), &Data::Float(3.0)));
    assert_eq!(column(&sheet, "Evidence for now")[at], Data::Float(1.0));
    assert_day(&column(&sheet, "Date")[at], date(2026, 11, 12));
    let at = row(1, "3-3");
    assert_eq!((&now[at], &target[at], &gap[at]), (&words_of("n/a"), &Data::Empty, &Data::Empty));
    let at = row(1, "1-3");
    assert_eq!((&now[at], &target[at], &gap[at]), (&Data::Empty, &Data::Empty, &Data::Empty));
    assert_eq!(gap[row(1, "7-1")], Data::Float(-1.0));
    assert_day(&column(&sheet, "Date")[row(0, "1-1")], date(2025, 11, 3));
}

#[test]
fn gaps_are_ranked_and_say_which_target_works_on_them() {
    let sheet = sheet(&full(), "Gaps");
    assert_eq!(column(&sheet, "Gap"), [4.0, 3.0, 2.0, -1.0].map(Data::Float));
    assert_eq!(column(&sheet, "Place"), [1.0, 2.0, 3.0, 4.0].map(Data::Float));
    let plan = [words_of("Target 1"), words_of("Target 1"), Data::Empty, Data::Empty];
    assert_eq!(column(&sheet, "In the plan"), plan);
}

#[test]
fn evidence_plan_and_reviews_have_days_and_sums() {
    let evidence = sheet(&full(), "Evidence");
    assert_eq!(column(&evidence, "Statements, for now"), [words_of("1.1, 1.2")]);
    assert_eq!(column(&evidence, "Statements, for target"), [words_of("2.4")]);
    assert_day(&column(&evidence, "Date")[0], date(2026, 7, 3));

    let plan = sheet(&full(), "Plan");
    assert_eq!(column(&plan, "Target"), [1.0, 1.0, 1.0, 1.0, 2.0].map(Data::Float));
    let steps = [Data::Empty, Data::Float(1.0), Data::Float(2.0), Data::Float(3.0), Data::Empty];
    assert_eq!(column(&plan, "Step"), steps);
    assert_eq!(column(&plan, "Cost")[0], Data::Float(1250.5));
    assert_day(&column(&plan, "Due")[2], date(2026, 11, 1));
    assert_eq!(column(&plan, "Stands out")[0], words_of("1 step overdue"));
    assert_eq!(column(&plan, "Stands out")[2], words_of("overdue"));
    assert_eq!(column(&plan, "Principles")[0], words_of("Our first one"));

    let reviews = sheet(&full(), "Reviews");
    assert_day(&column(&reviews, "Date")[0], date(2026, 10, 20));
    assert_eq!(column(&reviews, "What comes next"), [words_of("Hold it.")]);
}

#[test]
fn what_users_wrote_is_text_in_excel_and_never_a_formula() {
    let file = made(Document::Workbook, &nasty());
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&file)).unwrap();
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    let shows = column(&sheet(&nasty(), "Evidence"), "What it shows");
    assert!(matches!(&shows[0], Data::String(text) if text.starts_with(HELD)), "{shows:?}");
    let ratings = sheet(&nasty(), "Ratings");
    let last = ratings.last().unwrap();
    assert_eq!(
        last[6..9],
        [words_of("9-9"), words_of("(a statement that this page’s packs do not have)"), Data::Float(3.0)]
    );
}

#[test]
fn excel_says_whose_it_is_and_prints_on_a4_across() {
    let file = made(Document::Workbook, &full());
    says(
        &part(&file, "docProps/core.xml"),
        &[
            "<dc:title>Hill Top School</dc:title><dc:subject>",
            "<dc:creator>Hill Top School</dc:creator>",
            "2026-11-21T00:00:00Z",
        ],
    );
    for number in 1..=5 {
        let sheet = part(&file, &format!("xl/worksheets/sheet{number}.xml"));
        says(
            &sheet,
            &[
                r#"<pageSetup paperSize="9""#,
                r#"fitToHeight="0""#,
                r#"orientation="landscape""#,
                r#"state="frozen""#,
                "<autoFilter ",
            ],
        );
    }
    let empty = sheet(&Workbook::default(), "Plan");
    assert_eq!(empty[1][0], words_of("There is no target in the plan yet."));
}

// CSV.

/// Reads CSV as RFC 4180 has it.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (quoted, c) {
            (true, '"') if rest.peek() == Some(&'"') => cell.extend(rest.next()),
            (_, '"') => quoted = !quoted,
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\r') => assert_eq!(rest.peek(), Some(&'\n')),
            (false, '\n') => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (_, c) => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted);
    rows
}

fn table(workbook: &Workbook) -> Vec<Vec<String>> {
    let text = String::from_utf8(made(Document::Table, workbook)).unwrap();
    let text = text.strip_prefix('\u{FEFF}').expect("Excel knows UTF-8 by its mark");
    assert!(text.ends_with("\r\n"));
    read_csv(text)
}

#[test]
fn the_table_has_one_row_for_each_statement_and_round() {
    let rows = table(&full());
    assert_eq!(rows.len(), 1 + 2 * 45);
    assert!(rows.iter().all(|row| row.len() == 20));
    let pack = pack();
    let found = rows.iter().find(|row| row[5] == "2" && row[11] == "1.1").unwrap();
    let statement = pack.statement(&id("1-1")).unwrap();
    let area = &pack.areas[0];
    let band = |number: u8| pack.scale.band(score(number)).unwrap().short_title.clone();
    assert_eq!(
        found[..],
        [
            "Hill Top School".to_owned(),
            "123456".to_owned(),
            "Primary".to_owned(),
            pack.id.clone(),
            pack.edition.clone(),
            "2".to_owned(),
            "2026-11-12".to_owned(),
            "The whole setting".to_owned(),
            "12".to_owned(),
            area.number.clone(),
            area.title.clone(),
            "1.1".to_owned(),
            statement.text.clone(),
            "4".to_owned(),
            "7".to_owned(),
            "3".to_owned(),
            band(4),
            band(7),
            "1".to_owned(),
            "0".to_owned(),
        ]
    );
    let found = |number: &str| rows.iter().find(|row| row[5] == "2" && row[11] == number).unwrap()[13..16].to_vec();
    assert_eq!(found("3.3"), ["n/a", "", ""]);
    assert_eq!(found("7.1"), ["8", "7", "-1"]);
    assert_eq!(found("1.3"), ["", "", ""]);
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    let rows = table(&nasty());
    assert!(rows[1][0].starts_with(&format!("'{HELD}")), "{}", rows[1][0]);
    for cell in rows.iter().flatten() {
        let number = cell.parse::<i32>().is_ok();
        assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}

// Calendar.

struct Entry {
    uid: String,
    start: String,
    end: String,
    summary: String,
    description: String,
    stamp: String,
}

fn entries(workbook: &Workbook) -> Vec<Entry> {
    let file = String::from_utf8(made(Document::Calendar, workbook)).unwrap();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Join the Dots//"), "{file}");
    assert!(!file.contains("METHOD"));
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
    let mut calendars = ical::IcalParser::new(file.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    let entry = |event: &ical::parser::ical::component::IcalEvent| {
        let find = |name: &str| event.properties.iter().find(|property| property.name == name).unwrap();
        let value = |name: &str| find(name).value.clone().unwrap_or_default();
        let kind = vec![("VALUE".to_owned(), vec!["DATE".to_owned()])];
        assert_eq!(find("DTSTART").params.as_ref(), Some(&kind));
        assert_eq!(find("DTEND").params.as_ref(), Some(&kind));
        Entry {
            uid: value("UID"),
            start: value("DTSTART"),
            end: value("DTEND"),
            summary: value("SUMMARY"),
            description: value("DESCRIPTION"),
            stamp: value("DTSTAMP"),
        }
    };
    calendar.events.iter().map(entry).collect()
}

#[test]
fn the_calendar_has_reviews_and_what_is_still_to_be_done() {
    let entries = entries(&full());
    let days: Vec<(&str, &str)> = entries.iter().map(|one| (one.start.as_str(), one.end.as_str())).collect();
    let expected =
        [("20270201", "20270202"), ("20271130", "20271201"), ("20261101", "20261102"), ("20270301", "20270302")];
    assert_eq!(days, expected);
    assert_eq!(entries[2].summary, r"Due: Hold the training\; ask\, listen");
    assert_eq!(
        entries[2].description,
        r"Owner: SENCo\nTarget: Governors ask about outcomes\nStatus: Under way\nBegins: 7 September 2026"
    );
    assert_eq!(entries[2].uid, "a-school-t1-step-2@join-the-dots");
    assert!(entries.iter().all(|one| one.stamp == "20261121T000000Z"));
}

#[test]
fn no_two_entries_have_one_name_and_nothing_breaks_a_line() {
    let entries = entries(&nasty());
    let mut names: Vec<&str> = entries.iter().map(|one| one.uid.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), entries.len());
    assert!(entries.iter().all(|one| one.summary.chars().count() < 200));
    assert!(entries.iter().any(|one| one.description.contains("second line")));
}

#[test]
fn a_plan_without_a_date_makes_no_calendar_and_says_why() {
    let refused: Unmade = make(Document::Calendar, &Workbook::default(), &[], TODAY, None).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "There is no date in the plan yet: set the day of its next review, or the due date of a step, and then ask for \
         the calendar again."
    );
}

// All of them.

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
        make(document, &full(), &none, TODAY, None).unwrap();
        assert_eq!(Document::of_id(document.id()), Some(document));
    }
    let csv = make(Document::Table, &full(), &none, TODAY, None).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert_eq!(csv.lines().count(), 1 + 2 + 5);
}

/// Leaves the documents in the folder that DOCUMENTS names, for whoever wants to look at them.
#[test]
fn documents_can_be_looked_at() {
    let Ok(folder) = std::env::var("DOCUMENTS") else { return };
    let chart = std::env::var("CHART").ok().map(|path| std::fs::read(path).unwrap());
    for (name, workbook) in [("full", full()), ("nasty", nasty()), ("empty", Workbook::default())] {
        for document in Document::ALL {
            if let Ok(bytes) = make(document, &workbook, &[&pack()], TODAY, chart.as_deref()) {
                let path = format!("{folder}/{name}-{}.{}", document.id(), document.ending());
                std::fs::write(path, bytes).unwrap();
            }
        }
    }
}
