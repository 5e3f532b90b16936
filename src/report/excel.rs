//! The workbook as a spreadsheet; `rating_sheets.rs` and `sheets.rs` say what stands on each sheet.
//!
//! Numbers are numbers and days are days, so that Excel can sort and count them. What users wrote is written as text
//! and never as a formula. Not rated is an empty cell, not applicable is "n/a".

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook as Book, Worksheet, XlsxError,
};

use super::Unmade;
use super::rating_sheets::ratings;
use super::sheets::{evidence, gaps, plan, reviews};
use super::text::{Rated, plain, school_name};
use crate::framework::{Pack, find};
use crate::workbook::{Pounds, Workbook, day_to_iso};

/// Excel takes no more than 32,767 UTF-16 units in a cell.
const LONGEST_CELL: usize = 32_000;
/// Excel's calendar begins in this year.
const FIRST_YEAR: i16 = 1900;
const A4: u8 = 9;
/// The height of a line, and of the highest row that there may be, in points.
const LINE: f64 = 15.0;
const HIGHEST_ROW: f64 = 409.0;

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
    let judged = |pack: Option<&Pack>| pack.is_some_and(Pack::is_judged);
    let no_gaps = workbook.assessments.iter().all(|assessment| judged(find(packs, &assessment.pack)));
    let mut sheets = ratings(workbook, packs);
    if workbook.assessments.is_empty() || !no_gaps {
        sheets.push(gaps(workbook, packs));
    }
    sheets.extend([evidence(workbook, packs), plan(workbook, packs, today), reviews(workbook)]);
    for sheet in sheets {
        sheet.write(book.add_worksheet(), &formats, &school)?;
    }
    book.save_to_buffer()
}

/// What stands in a cell.
pub(super) enum Cell {
    Blank,
    Text(String),
    Number(f64),
    Money(Pounds),
    Day(Date),
}

impl Cell {
    pub(super) fn text(text: &str) -> Cell {
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

    pub(super) fn count(many: usize) -> Cell {
        Cell::Number(u32::try_from(many).unwrap_or(u32::MAX).into())
    }

    pub(super) fn rated(rated: Rated) -> Cell {
        match rated {
            Rated::Not => Cell::Blank,
            Rated::NotApplicable => Cell::Text("n/a".to_owned()),
            Rated::At(score) | Rated::OffScale(score) => Cell::Number(score.number().into()),
        }
    }

    pub(super) fn day(day: Option<Date>) -> Cell {
        match day {
            None => Cell::Blank,
            Some(day) if day.year() < FIRST_YEAR => Cell::Text(day_to_iso(day)),
            Some(day) => Cell::Day(day),
        }
    }
}

/// One sheet, before it is written.
pub(super) struct Sheet {
    pub(super) name: String,
    /// Each column's heading, and its width in characters.
    pub(super) columns: Vec<(&'static str, f64)>,
    /// The rows; one that heads others is strong.
    pub(super) rows: Vec<(bool, Vec<Cell>)>,
    /// What is said where there is no row.
    pub(super) empty: &'static str,
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
        // Numbers stand below their headings, and apart from the text of the next column.
        let each = |format: Format| {
            let format = format.set_align(FormatAlign::Left);
            [format.clone(), format.clone().set_num_format("d mmm yyyy"), format.set_num_format("£#,##0.00")]
        };
        let heading = cell.set_bold().set_background_color(Color::RGB(0x0020_3A5C)).set_font_color(Color::White);
        Formats { heading, row: each(row), strong: each(strong) }
    }
}

impl Sheet {
    fn write(self, sheet: &mut Worksheet, formats: &Formats, school: &str) -> Result<(), XlsxError> {
        sheet.set_name(&self.name)?;
        let mut last_column = 0;
        for (column, (heading, width)) in (0..).zip(&self.columns) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, *heading, &formats.heading)?;
            last_column = column;
        }
        sheet.set_row_height(0, 2.0 * LINE)?;
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
            sheet.set_row_height(row, height(&self.columns, cells))?;
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
        sheet.set_footer(format!("&L{school}&C{}&RPage &P of &N", self.name.replace('&', "&&")));
        Ok(())
    }
}

/// How high a row must be to show its longest text, as far as Excel lets it. Excel would find out by itself, but other
/// programs take the height that a file says.
fn height(columns: &[(&str, f64)], cells: &[Cell]) -> f64 {
    let lines = cells.iter().zip(columns).map(|(cell, (_, width))| {
        let Cell::Text(text) = cell else { return 1.0 };
        // Words that don't fit move to the next line whole.
        let a_line = width;
        text.lines().map(|line| (f64::from(characters(line)) / a_line).ceil().max(1.0)).sum()
    });
    (lines.fold(1.0, f64::max) * LINE).min(HIGHEST_ROW)
}

fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// A sum that Excel can add up. Below ten million pounds every penny has its own number.
#[allow(clippy::cast_precision_loss, reason = "sums end far below where numbers lose pence")]
fn in_pounds(sum: Pounds) -> f64 {
    sum.pence as f64 / 100.0
}
