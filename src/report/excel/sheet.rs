//! One sheet: its cells, its looks, and how it prints.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::cell::Cell;
use crate::workbook::Pounds;

/// Excel's number for the paper size A4.
const A4: u8 = 9;
/// The height of a line, and Excel's highest row, in points.
const LINE: f64 = 15.0;
const HIGHEST_ROW: f64 = 409.0;

/// A column: its heading, and its width in characters.
pub(super) type Column = (&'static str, f64);

/// One sheet, before it is written.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// The sentence in a sheet without rows.
    pub(super) empty: &'static str,
}

/// One row of a sheet.
pub(super) struct Row {
    /// True if the rows below belong to this one: it is bold.
    pub(super) is_strong: bool,
    pub(super) cells: Vec<Cell>,
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Row {
        Row { is_strong: false, cells }
    }
}

/// The formats of cells, made once for the whole file.
pub(super) struct Formats {
    heading: Format,
    plain: RowFormats,
    strong: RowFormats,
}

/// The formats of a row's cells.
struct RowFormats {
    text_or_number: Format,
    day: Format,
    money: Format,
}

impl RowFormats {
    fn new(format: Format) -> RowFormats {
        // Numbers stand below their headings, apart from the text of the next column.
        let text_or_number = format.set_align(FormatAlign::Left);
        let day = text_or_number.clone().set_num_format("d mmm yyyy");
        let money = text_or_number.clone().set_num_format("£#,##0.00");
        RowFormats { text_or_number, day, money }
    }
}

impl Formats {
    pub(super) fn new() -> Formats {
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let row = cell.clone().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(Color::RGB(0x00D9_D9D9));
        let strong = row.clone().set_bold().set_background_color(Color::RGB(0x00EE_F2F7));
        let heading = cell.set_bold().set_background_color(Color::RGB(0x0020_3A5C)).set_font_color(Color::White);
        Formats { heading, plain: RowFormats::new(row), strong: RowFormats::new(strong) }
    }
}

impl Sheet {
    /// Writes the sheet, ready to sort, filter and print.
    pub(super) fn write(self, sheet: &mut Worksheet, formats: &Formats, school: &str) -> Result<(), XlsxError> {
        sheet.set_name(&self.name)?;
        let mut last_column = 0;
        for (column, (heading, width)) in (0..).zip(&self.columns) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, *heading, &formats.heading)?;
            last_column = column;
        }
        sheet.set_row_height(0, 2.0 * LINE)?;
        let mut last_row = 0;
        for (at, row) in (1..).zip(&self.rows) {
            let formats = if row.is_strong { &formats.strong } else { &formats.plain };
            for (column, cell) in (0..).zip(&row.cells) {
                write_cell(sheet, (at, column), cell, formats)?;
            }
            sheet.set_row_height(at, height(&self.columns, &row.cells))?;
            last_row = at;
        }
        if last_row == 0 {
            sheet.write_string(1, 0, self.empty)?;
        }
        sheet.autofilter(0, 0, last_row, last_column)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        // In a footer, & begins a code.
        let [school, name] = [school, &self.name].map(|text| text.replace('&', "&&"));
        sheet.set_footer(format!("&L{school}&C{name}&RPage &P of &N"));
        Ok(())
    }
}

fn write_cell(sheet: &mut Worksheet, at: (u32, u16), cell: &Cell, formats: &RowFormats) -> Result<(), XlsxError> {
    let (row, column) = at;
    let RowFormats { text_or_number, day, money } = formats;
    match cell {
        Cell::Blank => sheet.write_blank(row, column, text_or_number)?,
        Cell::Text(text) => sheet.write_string_with_format(row, column, text, text_or_number)?,
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number, text_or_number)?,
        Cell::Money(pounds) => sheet.write_number_with_format(row, column, in_pounds(*pounds), money)?,
        Cell::Day(date) => sheet.write_datetime_with_format(row, column, *date, day)?,
    };
    Ok(())
}

/// The height, in points, at which a row shows its longest text, as far as Excel allows. Excel would find it out by
/// itself; other programs take the height in the file.
fn height(columns: &[Column], cells: &[Cell]) -> f64 {
    let lines = cells.iter().zip(columns).map(|(cell, (_, width))| {
        let Cell::Text(text) = cell else { return 1.0 };
        text.lines().map(|line| (f64::from(characters(line)) / width).ceil().max(1.0)).sum()
    });
    (lines.fold(1.0, f64::max) * LINE).min(HIGHEST_ROW)
}

fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// An amount as the number that Excel adds up.
#[allow(clippy::cast_precision_loss, reason = "budgets end far below where numbers lose pence")]
fn in_pounds(pounds: Pounds) -> f64 {
    pounds.pence as f64 / 100.0
}
