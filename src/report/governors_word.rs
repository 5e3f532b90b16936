//! One page for governors, for Word. It must stay one page of A4: every text that a school or a pack brings is held to
//! a length, and the picture to a height.

use jiff::civil::Date;

use super::Unmade;
use super::page::{About, Page, WIDTH};
use super::plan_word::state_in_words;
use super::text::{Chosen, count, school_name, short};
use crate::analysis::{GovernorsSummary, Movement};
use crate::workbook::{Workbook, day_in_words};

/// Space above and below the text, in twentieths of a point.
const MARGIN: i32 = 794;
/// The most that the picture takes.
const PICTURE: (u32, u32) = (WIDTH as u32, 6000);
const LONGEST_STATEMENT: usize = 150;
const LONGEST_QUESTION: usize = 210;
const LONGEST_NAME: usize = 70;

/// Makes the page.
pub(super) fn make(
    workbook: &Workbook,
    chosen: Option<Chosen>,
    today: Date,
    chart_png: Option<&[u8]>,
) -> Result<Vec<u8>, Unmade> {
    let school = school_name(workbook);
    let mut page = Page::with_margin(MARGIN);
    page.title("SEND and inclusion: a page for governors");
    let known = chosen.and_then(|one| Some((GovernorsSummary::of_last_round(one.pack, workbook, today)?, one.round)));
    let name = school.as_deref().map_or_else(String::new, |school| format!("{} · ", short(school, LONGEST_NAME)));
    match known {
        Some((governors, round)) => {
            let rated = round.date.map_or_else(String::new, |day| format!(", ratings of {}", day_in_words(day)));
            page.text("Subtitle", &format!("{name}{}{rated}", day_in_words(today)));
            example(&mut page, workbook);
            content(&mut page, &governors, chart_png);
        }
        None => {
            page.text("Subtitle", &format!("{name}{}", day_in_words(today)));
            example(&mut page, workbook);
            page.heading("There is nothing to report yet");
            page.body(
                "Nothing is rated yet. Once statements are rated as they are now and as they should be, this page \
                 tells where practice is strong, what comes first, what has moved and how the plan stands, and what \
                 governors might ask.",
            );
        }
    }
    page.finish(&About { title: "A page for governors", school: school.as_deref(), today })
}

fn example(page: &mut Page, workbook: &Workbook) {
    if workbook.example {
        page.text("Compact", "This school is invented, to show what a filled-in workbook looks like.");
    }
}

fn content(page: &mut Page, governors: &GovernorsSummary, chart_png: Option<&[u8]>) {
    if let Some(png) = chart_png {
        page.picture(png, "The ratings of every section, now and target, as two lines", PICTURE);
    }
    let strengths = governors.strengths.iter().map(|one| {
        let shown = if one.has_evidence { "" } else { " Nothing is recorded yet that shows it." };
        let text = short(&one.statement.text, LONGEST_STATEMENT);
        format!("{}, rated {}: {text}{shown}", one.statement.number, one.now)
    });
    let priorities = governors.priorities.iter().map(|gap| {
        let text = short(&gap.statement.text, LONGEST_STATEMENT);
        format!("{}, {} now and {} wanted: {text}", gap.statement.number, gap.now, gap.target)
    });
    let strengths = or(strengths.collect(), "No rating stands above the lowest band yet.");
    let priorities = or(priorities.collect(), "No statement has a target above now yet.");
    let at = |column: &[String], row| column.get(row).cloned().unwrap_or_default();
    let rows = (0..strengths.len().max(priorities.len())).map(|row| vec![at(&strengths, row), at(&priorities, row)]);
    let columns = [("Where practice is strong", WIDTH / 2), ("What comes first: the widest gaps", WIDTH / 2)];
    page.table(&columns, &rows.collect::<Vec<_>>());

    page.led("Compact", "What moved:", &moved(governors.moved.as_ref()));
    let plan = if governors.plan.targets == 0 {
        "There is no target in the plan yet.".to_owned()
    } else {
        state_in_words(&governors.plan)
    };
    page.led("Compact", "The plan:", &plan);
    page.text("CompactHeading", "Questions worth asking");
    for question in &governors.questions {
        page.text("CompactNumber", &short(question, LONGEST_QUESTION));
    }
}

fn or(rows: Vec<String>, none: &str) -> Vec<String> {
    if rows.is_empty() { vec![none.to_owned()] } else { rows }
}

fn moved(moved: Option<&(Option<Date>, Movement)>) -> String {
    let Some((day, movement)) = moved else {
        return "This is the first round of ratings, so there is none to compare it with.".to_owned();
    };
    let since = day.map_or_else(|| "the round before".to_owned(), day_in_words);
    if movement.moves.is_empty() {
        return format!("No statement is rated now both in this round and in that of {since}.");
    }
    let mut words = format!(
        "Since {since}, {} rose, {} fell and {} stayed",
        count(movement.up(), "rating"),
        movement.down(),
        movement.same()
    );
    if movement.not_compared > 0 {
        words += &format!("; {} can’t be compared", movement.not_compared);
    }
    words + "."
}
