//! The parts that Word documents are made of: headings, paragraphs, tables, a picture, the footer of every page.
//!
//! Looks come from named styles alone (`styles.xml`), so that a school can restyle a document in one place.

use docx_rs::{
    BreakType, Docx, Footer, NumPages, PageMargin, PageNum, Paragraph, Pic, Run, Table, TableCell, TableLayoutType,
    TableRow, WidthType,
};
use jiff::civil::Date;

use super::Unmade;
use super::package::{HEADER_ROW_HEIGHT, pack};
use super::text::{or_dash, plain, short};

/// A4, and the space around its text, in twentieths of a point.
const PAGE: (u32, u32) = (11906, 16838);
const MARGIN: i32 = 1134;
/// How wide the text is.
pub(super) const WIDTH: usize = 9638;
/// English Metric Units in a twentieth of a point.
const EMU: u32 = 635;
/// A row with more text than this may break over pages: one that is taller than a page must.
const LONGEST_WHOLE_ROW: usize = 1500;

/// What is said of a document outside its text.
pub(super) struct About<'a> {
    /// What the document is, as "Improvement plan".
    pub(super) title: &'a str,
    /// The school's name, if it has one.
    pub(super) school: Option<&'a str>,
    /// The day that it is made.
    pub(super) today: Date,
}

/// A Word document in the making.
pub(super) struct Page {
    docx: Docx,
    alternative: Option<String>,
}

impl Page {
    /// An empty document.
    pub(super) fn new() -> Page {
        Page::with_margin(MARGIN)
    }

    /// An empty document with less space above and below its text.
    pub(super) fn with_margin(margin: i32) -> Page {
        let margins = PageMargin {
            top: margin,
            bottom: margin,
            left: MARGIN,
            right: MARGIN,
            header: margin / 2,
            footer: margin / 2,
            gutter: 0,
        };
        Page { docx: Docx::new().page_size(PAGE.0, PAGE.1).page_margin(margins), alternative: None }
    }

    /// A paragraph in a style.
    pub(super) fn text(&mut self, style: &str, text: &str) {
        self.add(Paragraph::new().style(style).add_run(run(text)));
    }

    /// A paragraph that begins with a few words in bold.
    pub(super) fn led(&mut self, style: &str, lead: &str, text: &str) {
        let lead = run(lead).add_text(" ").style("Strong");
        self.add(Paragraph::new().style(style).add_run(lead).add_run(run(text)));
    }

    /// The document's title.
    pub(super) fn title(&mut self, text: &str) {
        self.text("Title", text);
    }

    /// A heading of the first rank.
    pub(super) fn heading(&mut self, text: &str) {
        self.text("Heading1", text);
    }

    /// A heading of the second rank.
    pub(super) fn subheading(&mut self, text: &str) {
        self.text("Heading2", text);
    }

    /// A heading of the third rank.
    pub(super) fn minor_heading(&mut self, text: &str) {
        self.text("Heading3", text);
    }

    /// A paragraph of text.
    pub(super) fn body(&mut self, text: &str) {
        self.text("Normal", text);
    }

    /// A line above a table.
    pub(super) fn caption(&mut self, text: &str) {
        self.text("Caption", text);
    }

    /// A list with dots.
    pub(super) fn bullets<S: AsRef<str>>(&mut self, items: impl IntoIterator<Item = S>) {
        for item in items {
            self.text("ListBullet", item.as_ref());
        }
    }

    /// Names and values, side by side. An empty value is a dash.
    pub(super) fn facts(&mut self, facts: &[(&str, String)]) {
        let widths = [2300, WIDTH - 2300];
        let rows = facts.iter().map(|(name, value)| {
            let value = or_dash(value);
            let cells = vec![cell("CellName", name, widths[0]), cell("Cell", &value, widths[1])];
            whole(TableRow::new(cells), value.len())
        });
        self.add_table("Facts", rows.collect(), &widths);
    }

    /// A table whose first row is repeated on every page. An empty cell is a dash.
    pub(super) fn table(&mut self, columns: &[(&str, usize)], rows: &[Vec<String>]) {
        self.grid(columns, rows, or_dash);
    }

    /// A table to write in on paper: an empty cell stays empty.
    pub(super) fn form(&mut self, columns: &[(&str, usize)], rows: &[Vec<String>]) {
        self.grid(columns, rows, plain);
    }

    fn grid(&mut self, columns: &[(&str, usize)], rows: &[Vec<String>], held: fn(&str) -> String) {
        let widths: Vec<usize> = columns.iter().map(|(_, width)| *width).collect();
        let heading = columns.iter().map(|(name, width)| cell("CellHeading", name, *width)).collect();
        // The library has no word for "repeat this row"; see package.rs.
        let heading = TableRow::new(heading).cant_split().row_height(HEADER_ROW_HEIGHT);
        let body = rows.iter().map(|row| {
            let length = row.iter().map(String::len).max().unwrap_or_default();
            let cells = row.iter().zip(&widths).map(|(text, width)| cell("Cell", &held(text), *width)).collect();
            whole(TableRow::new(cells), length)
        });
        let rows = std::iter::once(heading).chain(body).collect();
        self.add_table("Grid", rows, &widths);
    }

    /// A picture in the middle of the page, as large as fits in so many twentieths of a point, with what it shows in
    /// words. Whether it could be used: only PNG can.
    pub(super) fn picture(&mut self, png: &[u8], words: &str, box_: (u32, u32)) -> bool {
        let Some((width, height)) = png_size(png) else { return false };
        let (most_wide, most_high) = (u64::from(box_.0 * EMU), u64::from(box_.1 * EMU));
        let (wide, high) = (u64::from(width), u64::from(height));
        // As wide as fits, unless it is then too high.
        let (wide, high) = if most_wide * high <= most_high * wide {
            (most_wide, most_wide * high / wide)
        } else {
            (most_high * wide / high, most_high)
        };
        let (Ok(wide), Ok(high)) = (u32::try_from(wide), u32::try_from(high)) else { return false };
        let pic = Pic::new_with_dimensions(png.to_vec(), 1, 1).id("rIdImage1").size(wide, high);
        self.alternative = Some(plain(words));
        self.add(Paragraph::new().style("Figure").add_run(Run::new().add_image(pic)));
        true
    }

    /// The document as the bytes of its file. The footer of every page has the school's name and the page's number.
    pub(super) fn finish(self, about: &About) -> Result<Vec<u8>, Unmade> {
        let name = about.school.map_or_else(String::new, |school| format!("{} · ", short(school, 60)));
        let footer = Paragraph::new()
            .style("Footer")
            .add_run(Run::new().add_text(format!("{name}{}", about.title)).add_tab().add_text("Page "))
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text(" of "))
            .add_num_pages(NumPages::new());
        let docx = self.docx.footer(Footer::new().add_paragraph(footer));
        pack(docx.build(), about, self.alternative.as_deref())
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn add_table(&mut self, style: &str, rows: Vec<TableRow>, widths: &[usize]) {
        let table = Table::without_borders(rows)
            .set_grid(widths.to_vec())
            .width(widths.iter().sum(), WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .style(style);
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        // Two tables in a row would be one, and Word wants a paragraph at the end.
        self.text("AfterTable", "");
    }
}

/// A row that stays on one page, if it can.
fn whole(row: TableRow, length: usize) -> TableRow {
    if length > LONGEST_WHOLE_ROW { row } else { row.cant_split() }
}

fn cell(style: &str, text: &str, width: usize) -> TableCell {
    let paragraph = Paragraph::new().style(style).add_run(run(text));
    TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
}

/// A text with its line ends and tabs.
fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (i, line) in plain(text).split('\n').enumerate() {
        if i > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        for (t, part) in line.split('\t').enumerate() {
            if t > 0 {
                run = run.add_tab();
            }
            if !part.is_empty() {
                run = run.add_text(part);
            }
        }
    }
    run
}

/// The width and height that a PNG's first chunk names.
fn png_size(png: &[u8]) -> Option<(u32, u32)> {
    let rest = png.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let number = |at: usize| Some(u32::from_be_bytes(rest.get(at..at + 4)?.try_into().ok()?));
    let (width, height) = (number(8)?, number(12)?);
    (width > 0 && height > 0).then_some((width, height))
}
