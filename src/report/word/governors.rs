//! One page for governors (Word).
//!
//! It must stay one page of A4, so every text from a school or a pack is cut to a length, and the picture to a size.

use docx_rs::Paragraph;
use jiff::civil::Date;

use super::builder::{Picture, WordBuilder, labelled, styled};
use super::front::EXAMPLE;
use crate::analysis::{
    GovernorsSummary, Movement, NO_EVIDENCE_YET, earlier_round, movement_in_figures, plan_in_figures,
};
use crate::report::clean::one_line;
use crate::report::error::ReportError;
use crate::report::phrases::school_name;
use crate::report::subject::Subject;
use crate::workbook::{Workbook, day_in_words};

/// The space above and below the text, in twentieths of a point.
const MARGIN: i32 = 794;
/// The room for the picture, in twentieths of a point: its labels must be readable, and the text fit beside it.
const PICTURE_ROOM: (u32, u32) = (5800, 9400);
const ALTERNATIVE_TEXT: &str = "The ratings of every area, now and target, as two lines";
const LONGEST_STATEMENT: usize = 130;
const LONGEST_QUESTION: usize = 210;
const LONGEST_MOVEMENT: usize = 240;
const LONGEST_NAME: usize = 70;

/// Makes the page.
pub(in crate::report) fn make(
    workbook: &Workbook,
    subject: Option<Subject>,
    today: Date,
    chart_png: Option<&[u8]>,
) -> Result<Vec<u8>, ReportError> {
    let mut doc = WordBuilder::new("A page for governors", workbook, today).with_margin(MARGIN);
    doc.title("SEND and inclusion: a page for governors");
    let found =
        subject.and_then(|one| Some((GovernorsSummary::of_last_round(one.pack, workbook, today)?, one.round.date)));
    let school = school_name(workbook).map_or_else(String::new, |name| format!("{} · ", one_line(&name, LONGEST_NAME)));
    let ratings = found.as_ref().and_then(|(_, day)| *day);
    let ratings = ratings.map_or_else(String::new, |day| format!(", ratings of {}", day_in_words(day)));
    doc.text("Subtitle", &format!("{school}{}{ratings}", day_in_words(today)));
    if workbook.example {
        doc.text("Compact", EXAMPLE);
    }
    match found {
        Some((governors, _)) => {
            let picture = chart_png.and_then(|png| Picture::new(png, ALTERNATIVE_TEXT, PICTURE_ROOM));
            doc.beside(picture, findings(&governors));
            doc.text("CompactHeading", "Questions to ask");
            for question in &governors.questions {
                doc.text("CompactNumber", &one_line(question, LONGEST_QUESTION));
            }
        }
        None => {
            doc.heading("There is nothing to report yet");
            doc.body(
                "No statement is rated yet. Rate the statements for now and target. This page then shows where \
                 practice is strong, what comes first, what has moved, how the plan stands, and what governors might \
                 ask.",
            );
        }
    }
    doc.finish()
}

/// The strengths, the priorities, the change since the last round, and the plan's figures.
fn findings(governors: &GovernorsSummary) -> Vec<Paragraph> {
    let strengths = governors.strengths.iter().map(|one| {
        let shown = if one.has_evidence { String::new() } else { format!(" {NO_EVIDENCE_YET}") };
        let text = one_line(&one.statement.text, LONGEST_STATEMENT);
        labelled("CompactBullet", &format!("{}, rated {}:", one.statement.number, one.now), &format!("{text}{shown}"))
    });
    let priorities = governors.priorities.iter().map(|gap| {
        let label = format!("{}, now {}, target {}:", gap.statement.number, gap.now, gap.target);
        labelled("CompactBullet", &label, &one_line(&gap.statement.text, LONGEST_STATEMENT))
    });
    let mut paragraphs = vec![styled("CompactHeading", "Where practice is strong")];
    paragraphs.extend(or_sentence(strengths.collect(), "No rating stands above the lowest band yet."));
    paragraphs.push(styled("CompactHeading", "Priorities: the widest gaps"));
    paragraphs.extend(or_sentence(priorities.collect(), "No statement has a target above now yet."));
    paragraphs.push(styled("CompactHeading", "Changes"));
    paragraphs.push(styled("Compact", &movement(governors.moved.as_ref())));
    paragraphs.push(styled("CompactHeading", "The plan"));
    paragraphs.push(styled("Compact", &plan_in_figures(&governors.plan)));
    paragraphs
}

fn or_sentence(paragraphs: Vec<Paragraph>, sentence: &str) -> Vec<Paragraph> {
    if paragraphs.is_empty() { vec![styled("Compact", sentence)] } else { paragraphs }
}

fn movement(moved: Option<&(Option<Date>, Movement)>) -> String {
    match moved {
        None => "This is the first round, so there is nothing to compare it with yet.".to_owned(),
        Some((day, movement)) => {
            let text = movement_in_figures(&format!("Since {}", earlier_round(*day)), movement);
            one_line(&text, LONGEST_MOVEMENT)
        }
    }
}
