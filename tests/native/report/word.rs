//! Word files, read as XML by roxmltree.

use std::io::{Cursor, Read};

use join_the_dots::report::{Document, make};
use join_the_dots::workbook::Workbook;
use roxmltree::{Document as Xml, Node};

use super::{HOSTILE_CLEANED, TODAY, assert_says, file_of, full_school, hostile_school, part, xml_parts};
use crate::school::{School, id, pack};

const WORD: [Document; 4] =
    [Document::PlanWord, Document::EvidenceWord, Document::GovernorsWord, Document::StrategyWord];

const PNG: &[u8] = include_bytes!("../../browser/screenshot.png");

fn is(node: &Node, name: &str) -> bool {
    node.tag_name().name() == name
}

/// The text of a part of a document, one line for each paragraph.
pub(super) fn text_of(xml: Node) -> String {
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
    text_of(Xml::parse(&part(&file_of(document, workbook), "word/document.xml")).unwrap().root())
}

#[test]
fn every_part_of_a_word_file_is_well_formed_xml() {
    for workbook in [full_school(), hostile_school(), Workbook::default()] {
        for document in WORD {
            for (name, xml) in xml_parts(&file_of(document, &workbook)) {
                Xml::parse(&xml).unwrap_or_else(|error| panic!("{name} of {document:?}: {error}"));
            }
        }
    }
}

#[test]
fn every_table_repeats_its_heading_and_keeps_its_rows_whole() {
    for workbook in [full_school(), hostile_school()] {
        for document in WORD {
            // With a picture, the page for governors has a table too.
            let file = make(document, &workbook, &[&pack()], 0, TODAY, Some(PNG)).unwrap();
            let xml = part(&file, "word/document.xml");
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
                    assert!(whole || text_of(*row).len() > 1500);
                    assert!(!row.descendants().any(|node| is(&node, "trHeight")));
                }
            }
        }
    }
}

#[test]
fn a_word_file_names_its_school_and_its_language() {
    let file = file_of(Document::PlanWord, &full_school());
    let core = part(&file, "docProps/core.xml");
    assert_says(
        &core,
        &[
            "<dc:title>Hill Top School: Improvement plan</dc:title>",
            "<dc:creator>Hill Top School</dc:creator>",
            "2026-11-21T00:00:00Z",
        ],
    );
    assert_says(&part(&file, "word/styles.xml"), &[r#"<w:lang w:val="en-GB""#, r#"w:styleId="Heading2""#]);
    let footer = part(&file, "word/footer1.xml");
    assert_eq!(text_of(Xml::parse(&footer).unwrap().root()), "Hill Top School · Improvement plan\tPage 1 of 1");
    assert_says(&footer, &["PAGE", "NUMPAGES"]);
    let document = part(&file, "word/document.xml");
    assert_says(&document, &[r#"<w:pgSz w:w="11906" w:h="16838""#, r#"<w:pStyle w:val="Title" />"#]);
    assert!(!document.contains("docGrid"));
}

#[test]
fn the_plan_has_every_target_with_its_ratings_steps_and_reviews() {
    let text = text(Document::PlanWord, &full_school());
    assert_says(
        &text,
        &[
            "Improvement plan\nHill Top School\nAs it stood on 21 November 2026\n",
            "2 targets: 0 done, 1 under way. 1 of 3 steps done, 1 overdue. Budgeted: £1,250.50; 1 target without a \
             cost. The next review is on 1 February 2027.",
            "Target 1: Governors ask about outcomes\nWhat stands out: 1 step overdue.",
            "How we will know\nFour recorded challenges a year\nOwner\nHeadteacher\nStatus\nUnder way\nCost and \
             funding\n£1,250.50, from: Inclusive mainstream fund\nResources\nTwo evenings\nMonitoring\nMinutes, once \
             a term\nSchool Development Plan\nSDP 2.3",
            "Steps\n\nWhat is done\nOwner\nStart\nDue\nStatus\n1.1\nBook the training\nSENCo\n7 September 2026\n1 \
             October 2026\nDone\n1.2\nHold the training; ask, listen\nSENCo\n7 September 2026\n1 November 2026\nUnder \
             way, overdue",
            "20 October 2026\nThe training is booked.\nNone yet.\nThe booking.\nHold it.",
            "Target 2: no aim yet\nWhat stands out: No aim, no success criterion, no owner, no step, no statement.",
            "How we will know\n—\nOwner\n—\nStatus\nNot started\nCost and funding\n—",
            "Steps\nNo steps yet",
        ],
    );
    let statement = &pack().statement(&id("2-4")).unwrap().clone();
    assert_says(&text, &[&format!("{}\n{}\n2\n6", statement.number, statement.text)]);
}

#[test]
fn the_evidence_pages_print_marks_as_words_and_shapes() {
    let text = text(Document::EvidenceWord, &full_school());
    assert_says(
        &text,
        &[
            "Marks: ✓ have it, ◐ partly, ○ not yet. A dash means that nobody has marked the example yet.",
            "◐ Partly\nTarget",
            "✓ Have it\nNow",
            "Our own evidence: The progress file of every term.",
            "Progress of pupils with SEND\nData\n3 July 2026\nThe gap has closed by a \
             third.\nhttps://drive.example.org/progress\nNow",
            "Now: does not apply to our setting. Target: not rated.",
            "Still to gather for the target\n◐ Partly: ",
        ],
    );
    for (_, statement) in pack().statements() {
        assert_says(&text, &[&format!("{} {}", statement.number, statement.text)]);
    }
    let empty = self::text(Document::EvidenceWord, &Workbook::default());
    assert_says(&empty, &["The school has no name yet", "There is no evidence to show yet"]);
}

#[test]
fn the_page_for_governors_has_the_movement_the_plan_and_five_questions() {
    let text = text(Document::GovernorsWord, &full_school());
    assert_says(
        &text,
        &[
            "Hill Top School · 21 November 2026, ratings of 12 November 2026",
            "Changes\nSince the round of 3 November 2025: 1 statement rose, 0 stayed the same, 1 fell (1.2). 43 \
             can’t be compared, because a rating is blank or not applicable.",
            "The plan\n2 targets: 0 done, 1 under way. 1 of 3 steps done, 1 overdue. Budgeted: £1,250.50; 1 target \
             without a cost.",
            "7.1, rated 8: ",
            "No evidence recorded yet.",
            "2.4, now 2, target 6: The SEND governor holds the school to account",
            "Questions to ask",
        ],
    );
    let xml = part(&file_of(Document::GovernorsWord, &full_school()), "word/document.xml");
    assert_eq!(xml.matches(r#"<w:pStyle w:val="CompactNumber" />"#).count(), 5);
}

#[test]
fn a_picture_has_alternative_text_and_anything_but_png_is_left_out() {
    let file = make(Document::GovernorsWord, &full_school(), &[&pack()], 0, TODAY, Some(PNG)).unwrap();
    let xml = part(&file, "word/document.xml");
    assert_says(
        &xml,
        &[r#"descr="The ratings of every area, now and target, as two lines""#, r#"r:embed="rIdImage1""#],
    );
    let mut archive = zip::ZipArchive::new(Cursor::new(&file)).unwrap();
    let mut picture = Vec::new();
    archive.by_name("word/media/rIdImage1.png").unwrap().read_to_end(&mut picture).unwrap();
    assert_eq!(picture, PNG);
    for broken in [&b""[..], b"GIF89a", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0"] {
        let file = make(Document::GovernorsWord, &full_school(), &[&pack()], 0, TODAY, Some(broken)).unwrap();
        assert!(!part(&file, "word/document.xml").contains("w:drawing"));
    }
}

#[test]
fn the_strategy_is_a_draft_that_names_its_gaps_and_invents_nothing() {
    let text = text(Document::StrategyWord, &full_school());
    assert_says(
        &text,
        &[
            "Years covered\n2026 to 2029\nReviewed\nYearly. The next review: 30 November 2027\n",
            "Draft for the school to edit. Read it, change it and finish it before you publish it.",
            "Mainstream schools in England must publish an inclusion strategy by 31 December 2026, as a condition of \
             the inclusive mainstream fund.",
            "Still to be filled in\nTarget 2 lacks its aim, the barrier that it removes, who benefits, a budgeted \
             cost, a funding source and a success measure.",
            "The budgeted costs come to £1,250.50. 1 activity has no cost yet.",
            "Barrier to learning and participation\nNeeds are found late\nWho benefits\nPupils at SEN \
             support\nBudgeted cost\n£1,250.50\nFunding\nInclusive mainstream fund\nSuccess measure\nFour recorded \
             challenges a year",
            "Review\nWith the plan, on 1 February 2027; to be done by 1 March 2027",
            "Principles served\nOur first one",
            "Principles served\n—",
        ],
    );
}

#[test]
fn documents_of_an_empty_plan_say_how_to_begin() {
    let workbook = School::new().workbook();
    assert_says(&text(Document::PlanWord, &workbook), &["There is no target yet\nA plan begins with the widest gaps."]);
    let strategy = text(Document::StrategyWord, &workbook);
    assert_says(
        &strategy,
        &[
            "Years covered\nnot set yet, to be filled in\nReviewed\nYearly. The next review: not set yet, to be \
             filled in",
            "The plan has no target yet.",
            "The plan has no target yet, so there is no activity to describe.",
        ],
    );
    assert_says(&text(Document::GovernorsWord, &workbook), &["There is no target yet."]);
    assert_says(&text(Document::GovernorsWord, &Workbook::default()), &["There is nothing to report yet"]);
}

#[test]
fn word_documents_keep_every_text() {
    let plan = text(Document::PlanWord, &hostile_school());
    let long = "ten thousand characters ".repeat(417);
    assert_says(
        &plan,
        &[
            HOSTILE_CLEANED,
            "second line\tafter a tab",
            long.trim(),
            "9-9\nThis statement isn’t in any scheme on this page. The plan keeps its link.\n3\nnot rated",
        ],
    );
    assert_says(
        &text(Document::EvidenceWord, &hostile_school()),
        &[HOSTILE_CLEANED, long.trim(), "javascript:alert(1)"],
    );
    assert_says(&text(Document::StrategyWord, &hostile_school()), &[HOSTILE_CLEANED, long.trim()]);
    let xml = part(&file_of(Document::PlanWord, &hostile_school()), "word/document.xml");
    assert!(!xml.contains("<script>") && !xml.contains("hyperlink"));
}
