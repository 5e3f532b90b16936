//! The workbook as a spreadsheet: ratings, gaps, evidence, plan and reviews, a sheet each.
//!
//! Numbers are numbers and days are days, so that Excel can sort and count them. What users wrote is written as text and
//! never as a formula. Not rated is an empty cell, not applicable is "n/a".

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook as Book, Worksheet, XlsxError,
};

use super::Unmade;
use super::ratings::rows;
use super::text::{Rated, plain, school_name, statement_number, statement_numbers};
use crate::analysis::{Gaps, TargetState, target_state};
use crate::framework::Pack;
use crate::workbook::{EvidenceItem, Lane, Pounds, Target, Workbook, day_to_iso};

/// Excel takes no more than 32,767 UTF-16 units in a cell.
const LONGEST_CELL: usize = 32_000;
/// Excel's calendar begins in this year.
const FIRST_YEAR: i16 = 1900;
const A4: u8 = 9;

/// Makes the spreadsheet.
pub(super) fn make(workbook: &Workbook, packs: &[&Pack], today: Date) -> Result<Vec<u8>, Unmade> {
    write(workbook, packs, today).map_err(|error| Unmade::by("Excel file", &error))
}

fn write(workbook: &Workbook, packs: &[&Pack], today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new();
    let school = school_name(workbook).unwrap_or_default();
    let title = if school.is_empty() { "Ratings, evidence and plan".to_owned() } else { school.clone() };
    book.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_author(school.as_str())
            .set_subject("Ratings, gaps, evidence, improvement plan and reviews")
            .set_comment("Made with Join the Dots")
            .set_creation_datetime(&today),
    );
    let formats = Formats::new();
    for sheet in [
        ratings(workbook, packs),
        gaps(workbook, packs),
        evidence(workbook, packs),
        plan(workbook, packs, today),
        reviews(workbook),
    ] {
        sheet.write(book.add_worksheet(), &formats, &school)?;
    }
    book.save_to_buffer()
}

/// What stands in a cell.
enum Cell {
    Blank,
    Text(String),
    Number(f64),
    Money(Pounds),
    Day(Date),
}

impl Cell {
    fn text(text: &str) -> Cell {
        let mut text = plain(text);
        if text.encode_utf16().count() > LONGEST_CELL {
            let mut units = 0;
            let fits = |c: &char| {
                units += c.len_utf16();
                units < LONGEST_CELL - 100
            };
            text = text.chars().take_while(fits).collect();
            text += "… (Excel has no room for the rest, which is in the workbook’s own file)";
        }
        if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
    }

    fn count(many: usize) -> Cell {
        Cell::Number(u32::try_from(many).unwrap_or(u32::MAX).into())
    }

    fn rated(rated: Rated) -> Cell {
        match rated {
            Rated::Not => Cell::Blank,
            Rated::NotApplicable => Cell::Text("n/a".to_owned()),
            Rated::At(score) => Cell::Number(score.number().into()),
        }
    }

    fn day(day: Option<Date>) -> Cell {
        match day {
            None => Cell::Blank,
            Some(day) if day.year() < FIRST_YEAR => Cell::Text(day_to_iso(day)),
            Some(day) => Cell::Day(day),
        }
    }
}

/// One sheet, before it is written.
struct Sheet {
    name: &'static str,
    /// Each column's heading, and its width in characters.
    columns: Vec<(&'static str, f64)>,
    /// The rows; one that heads others is strong.
    rows: Vec<(bool, Vec<Cell>)>,
    /// What is said where there is no row.
    empty: &'static str,
}

struct Formats {
    heading: Format,
    /// Text and numbers, days, money: for rows, and for rows that head others.
    row: [Format; 3],
    strong: [Format; 3],
}

impl Formats {
    fn new() -> Formats {
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let line = |format: &Format| {
            format.clone().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(Color::RGB(0x00D9_D9D9))
        };
        let row = line(&cell);
        let strong = row.clone().set_bold().set_background_color(Color::RGB(0x00EE_F2F7));
        let each = |format: Format| {
            let left = format.clone().set_align(FormatAlign::Left);
            [format.clone(), left.set_num_format("d mmm yyyy"), format.set_num_format("£#,##0.00")]
        };
        let heading = cell.set_bold().set_background_color(Color::RGB(0x0020_3A5C)).set_font_color(Color::White);
        Formats { heading, row: each(row), strong: each(strong) }
    }
}

impl Sheet {
    fn write(self, sheet: &mut Worksheet, formats: &Formats, school: &str) -> Result<(), XlsxError> {
        sheet.set_name(self.name)?;
        let mut last_column = 0;
        for (column, (heading, width)) in (0..).zip(&self.columns) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, *heading, &formats.heading)?;
            last_column = column;
        }
        let mut last_row = 0;
        for (row, (is_strong, cells)) in (1..).zip(&self.rows) {
            let [text, day, money] = if *is_strong { &formats.strong } else { &formats.row };
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Blank => sheet.write_blank(row, column, text)?,
                    Cell::Text(words) => sheet.write_string_with_format(row, column, words, text)?,
                    Cell::Number(number) => sheet.write_number_with_format(row, column, *number, text)?,
                    Cell::Money(sum) => sheet.write_number_with_format(row, column, in_pounds(*sum), money)?,
                    Cell::Day(date) => sheet.write_datetime_with_format(row, column, *date, day)?,
                };
            }
            last_row = row;
        }
        if last_row == 0 {
            sheet.write_string(1, 0, self.empty)?;
        }
        sheet.autofilter(0, 0, last_row, last_column)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        // In a footer & begins a code.
        let school = school.replace('&', "&&");
        sheet.set_footer(format!("&L{school}&C{}&RPage &P of &N", self.name));
        Ok(())
    }
}

/// A sum that Excel can add up. Below ten million pounds every penny has its own number.
#[allow(clippy::cast_precision_loss, reason = "sums end far below where numbers lose pence")]
fn in_pounds(sum: Pounds) -> f64 {
    sum.pence as f64 / 100.0
}

fn ratings(workbook: &Workbook, packs: &[&Pack]) -> Sheet {
    let rows = rows(workbook, packs).into_iter().map(|row| {
        let cells = vec![
            Cell::text(row.title),
            Cell::count(row.number),
            Cell::day(row.date()),
            Cell::text(row.round.practice.words()),
            Cell::count(row.round.horizon_months.months().into()),
            Cell::text(&format!("{} {}", row.section.0, row.section.1)),
            Cell::text(&row.statement_number),
            Cell::text(&row.statement),
            Cell::rated(row.now),
            Cell::rated(row.target),
            row.gap.map_or(Cell::Blank, |gap| Cell::Number(gap.into())),
            Cell::text(row.bands.0),
            Cell::text(row.bands.1),
            Cell::count(row.items.0),
            Cell::count(row.items.1),
        ];
        (false, cells)
    });
    Sheet {
        name: "Ratings",
        columns: vec![
            ("Framework", 20.0),
            ("Round", 8.0),
            ("Date", 13.0),
            ("Practice rated", 18.0),
            ("Months ahead", 9.0),
            ("Section", 26.0),
            ("Statement", 11.0),
            ("What it says", 60.0),
            ("Now", 7.0),
            ("Target", 8.0),
            ("Gap", 7.0),
            ("Now: band", 20.0),
            ("Target: band", 20.0),
            ("Evidence for now", 10.0),
            ("Evidence for target", 10.0),
        ],
        rows: rows.collect(),
        empty: "There is no round of ratings yet.",
    }
}

fn gaps(workbook: &Workbook, packs: &[&Pack]) -> Sheet {
    let mut rows = Vec::new();
    for assessment in &workbook.assessments {
        let pack = packs.iter().find(|pack| pack.id == assessment.pack.id);
        let Some((pack, round)) = pack.zip(assessment.current()) else { continue };
        let gaps = Gaps::of(pack, round);
        for gap in &gaps.ranked {
            let targets = &workbook.plan.targets;
            let works_on = targets.iter().enumerate().filter(|(_, target)| {
                target.statements.iter().any(|one| one.pack == pack.id && one.statement == gap.statement.id)
            });
            let works_on: Vec<String> = works_on.map(|(i, _)| format!("Target {}", i + 1)).collect();
            let cells = vec![
                gaps.place(gap.statement).map_or(Cell::Blank, |(place, _)| Cell::count(place)),
                Cell::text(&pack.title),
                Cell::text(&gap.area.heading()),
                Cell::text(&gap.statement.number),
                Cell::text(&gap.statement.text),
                Cell::Number(gap.now.number().into()),
                Cell::Number(gap.target.number().into()),
                Cell::Number(gap.width().into()),
                Cell::text(&works_on.join(", ")),
            ];
            rows.push((false, cells));
        }
    }
    Sheet {
        name: "Gaps",
        columns: vec![
            ("Place", 8.0),
            ("Framework", 20.0),
            ("Section", 28.0),
            ("Statement", 11.0),
            ("What it says", 70.0),
            ("Now", 7.0),
            ("Target", 8.0),
            ("Gap", 7.0),
            ("In the plan", 14.0),
        ],
        rows,
        empty: "No statement is rated both now and target in the last round, so there is no gap to rank.",
    }
}

fn evidence(workbook: &Workbook, packs: &[&Pack]) -> Sheet {
    let linked = |item: &EvidenceItem, lane| {
        let links = item.links.iter().filter(|link| link.lane == lane);
        links.map(|link| statement_number(packs, &link.pack, &link.statement)).collect::<Vec<_>>().join(", ")
    };
    let rows = workbook.evidence.iter().map(|item| {
        let cells = vec![
            Cell::text(&item.title),
            Cell::text(item.kind.words()),
            Cell::day(item.date),
            Cell::text(&item.place),
            Cell::text(&item.shows),
            Cell::text(&item.note),
            Cell::text(&linked(item, Lane::Now)),
            Cell::text(&linked(item, Lane::Target)),
            Cell::day(item.added),
        ];
        (false, cells)
    });
    Sheet {
        name: "Evidence",
        columns: vec![
            ("Title", 34.0),
            ("Kind", 14.0),
            ("Date", 13.0),
            ("Where it is kept", 30.0),
            ("What it shows", 44.0),
            ("Note", 30.0),
            ("Statements, for now", 18.0),
            ("Statements, for target", 18.0),
            ("Entered on", 13.0),
        ],
        rows: rows.collect(),
        empty: "There is no evidence in the library yet.",
    }
}

fn plan(workbook: &Workbook, packs: &[&Pack], today: Date) -> Sheet {
    let mut rows = Vec::new();
    for (i, target) in workbook.plan.targets.iter().enumerate() {
        let state = target_state(target, today);
        rows.push((true, target_cells(workbook, packs, i + 1, target, &state)));
        for (s, step) in target.steps.iter().enumerate() {
            let mut cells = vec![
                Cell::count(i + 1),
                Cell::count(s + 1),
                Cell::text(&step.what),
                Cell::text(&step.owner),
                Cell::day(step.start),
                Cell::day(step.due),
                Cell::text(step.status.words()),
                Cell::text(if state.overdue.contains(&s) { "overdue" } else { "" }),
            ];
            cells.resize_with(PLAN.len(), || Cell::Blank);
            rows.push((false, cells));
        }
    }
    Sheet { name: "Plan", columns: PLAN.to_vec(), rows, empty: "There is no target in the plan yet." }
}

const PLAN: [(&str, f64); 18] = [
    ("Target", 8.0),
    ("Step", 7.0),
    ("What is to be better, or done", 44.0),
    ("Owner", 18.0),
    ("Start", 13.0),
    ("Due", 13.0),
    ("Status", 12.0),
    ("Stands out", 22.0),
    ("Success criteria", 36.0),
    ("Statements", 14.0),
    ("Cost", 13.0),
    ("Funding", 18.0),
    ("Resources", 26.0),
    ("Monitoring", 26.0),
    ("Development plan", 16.0),
    ("Barrier removed", 26.0),
    ("Who benefits", 22.0),
    ("Principles", 20.0),
];

fn target_cells(
    workbook: &Workbook,
    packs: &[&Pack],
    number: usize,
    target: &Target,
    state: &TargetState,
) -> Vec<Cell> {
    let principles = workbook.plan.principles.iter().filter(|one| target.principles.contains(&one.id));
    let principles: Vec<&str> = principles.map(|one| one.name.as_str()).collect();
    vec![
        Cell::count(number),
        Cell::Blank,
        Cell::text(&target.aim),
        Cell::text(&target.owner),
        Cell::Blank,
        Cell::day(state.due),
        Cell::text(target.status.words()),
        Cell::text(&state.stands_out().join(", ")),
        Cell::text(&target.success),
        Cell::text(&statement_numbers(packs, &target.statements)),
        target.cost.map_or(Cell::Blank, Cell::Money),
        Cell::text(&target.funding),
        Cell::text(&target.resources),
        Cell::text(&target.monitoring),
        Cell::text(&target.sdp_reference),
        Cell::text(&target.barrier),
        Cell::text(&target.who_benefits),
        Cell::text(&principles.join(", ")),
    ]
}

fn reviews(workbook: &Workbook) -> Sheet {
    let targets = workbook.plan.targets.iter().enumerate();
    let rows = targets.flat_map(|(i, target)| {
        target.reviews.iter().map(move |review| {
            let cells = vec![
                Cell::count(i + 1),
                Cell::text(&target.aim),
                Cell::day(review.date),
                Cell::text(&review.done),
                Cell::text(&review.impact),
                Cell::text(&review.how_we_know),
                Cell::text(&review.next_step),
            ];
            (false, cells)
        })
    });
    Sheet {
        name: "Reviews",
        columns: vec![
            ("Target", 8.0),
            ("What is to be better", 34.0),
            ("Date", 13.0),
            ("What was done", 40.0),
            ("What impact it had", 40.0),
            ("How we know", 34.0),
            ("What comes next", 34.0),
        ],
        rows: rows.collect(),
        empty: "No target has been looked back on yet.",
    }
}
