//! The builder of Word documents: headings, paragraphs, lists, tables, a picture, and the footer of every page.

use docx_rs::{
    AbstractNumbering, BreakType, Docx, Footer, Level, LevelJc, LevelText, NumPages, NumberFormat, Numbering,
    PageMargin, PageNum, Paragraph, Pic, Run, SpecialIndentType, Start, Table, TableCell, TableLayoutType, TableRow,
    WidthType,
};
use jiff::civil::Date;

use super::package::{FACTS, GRID, Properties, pack};
use crate::report::clean::{clean, one_line, or_dash};
use crate::report::error::ReportError;
use crate::report::phrases::school_name;
use crate::workbook::Workbook;

/// A4, and the space around its text, in twentieths of a point.
const PAGE: (u32, u32) = (11906, 16838);
const MARGIN: i32 = 1134;
/// The width of the text, in twentieths of a point.
pub(super) const WIDTH: usize = 9638;
/// The table style of a layout: no lines.
const LAYOUT: &str = "Layout";
/// English Metric Units in a twentieth of a point.
const EMU: u32 = 635;
/// The ids of the lists that `styles.xml` names. docx-rs has a list of its own, with id 1.
const BULLETS: usize = 2;
const NUMBERS: usize = 3;
/// The longest text, in bytes, whose row stays on one page. A row that is taller than a page has to break.
const LONGEST_WHOLE_ROW: usize = 1500;

/// A Word document that is being built.
pub(super) struct WordBuilder {
    docx: Docx,
    properties: Properties,
    alternative_text: Option<String>,
}

impl WordBuilder {
    /// An empty document of this school. `title` stands in the footer and in the file's properties.
    pub(super) fn new(title: &'static str, workbook: &Workbook, today: Date) -> WordBuilder {
        let docx = Docx::new()
            .page_size(PAGE.0, PAGE.1)
            .page_margin(margins(MARGIN))
            .add_abstract_numbering(list(BULLETS, "bullet", "•", (340, 260)))
            .add_abstract_numbering(list(NUMBERS, "decimal", "%1.", (400, 320)))
            .add_numbering(Numbering::new(BULLETS, BULLETS))
            .add_numbering(Numbering::new(NUMBERS, NUMBERS));
        let properties = Properties { title, school: school_name(workbook), today };
        WordBuilder { docx, properties, alternative_text: None }
    }

    /// The document with another space above and below its text, in twentieths of a point.
    pub(super) fn with_margin(mut self, margin: i32) -> WordBuilder {
        self.docx = self.docx.page_margin(margins(margin));
        self
    }

    /// Adds a paragraph.
    pub(super) fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    /// Adds a text in a style.
    pub(super) fn text(&mut self, style: &str, text: &str) {
        self.add(styled(style, text));
    }

    /// Adds a text in a style, with a label in bold before it.
    pub(super) fn labelled(&mut self, style: &str, label: &str, text: &str) {
        self.add(labelled(style, label, text));
    }

    /// Adds the document's title.
    pub(super) fn title(&mut self, text: &str) {
        self.text("Title", text);
    }

    /// Adds a heading of the first level.
    pub(super) fn heading(&mut self, text: &str) {
        self.text("Heading1", text);
    }

    /// Adds a heading of the second level.
    pub(super) fn subheading(&mut self, text: &str) {
        self.text("Heading2", text);
    }

    /// Adds a heading of the third level.
    pub(super) fn minor_heading(&mut self, text: &str) {
        self.text("Heading3", text);
    }

    /// Adds a paragraph of body text.
    pub(super) fn body(&mut self, text: &str) {
        self.text("Normal", text);
    }

    /// Adds a line that stays with the table below it.
    pub(super) fn caption(&mut self, text: &str) {
        self.text("Caption", text);
    }

    /// Adds a list with bullets.
    pub(super) fn bullets<S: AsRef<str>>(&mut self, items: impl IntoIterator<Item = S>) {
        for item in items {
            self.text("ListBullet", item.as_ref());
        }
    }

    /// Adds a table of names and values. An empty value is a dash.
    pub(super) fn facts(&mut self, facts: &[(&str, String)]) {
        let widths = [2500, WIDTH - 2500];
        let rows = facts.iter().map(|(name, value)| {
            let value = or_dash(value);
            let cells = vec![cell("CellName", name, widths[0]), cell("Cell", &value, widths[1])];
            row(cells, value.len())
        });
        self.add_table(FACTS, rows.collect(), &widths);
    }

    /// Adds a table with a heading row, which repeats on every page. An empty cell is a dash. Each column has a heading
    /// and a width in twentieths of a point.
    pub(super) fn table(&mut self, columns: &[(&str, usize)], rows: &[Vec<String>]) {
        self.grid(columns, rows, or_dash);
    }

    /// Adds a table to write in on paper: an empty cell stays empty.
    pub(super) fn form(&mut self, columns: &[(&str, usize)], rows: &[Vec<String>]) {
        self.grid(columns, rows, clean);
    }

    fn grid(&mut self, columns: &[(&str, usize)], rows: &[Vec<String>], shown: fn(&str) -> String) {
        let widths: Vec<usize> = columns.iter().map(|(_, width)| *width).collect();
        let heading = columns.iter().map(|(name, width)| cell("CellHeading", name, *width)).collect();
        let body = rows.iter().map(|texts| {
            let longest = texts.iter().map(String::len).max().unwrap_or_default();
            row(texts.iter().zip(&widths).map(|(text, width)| cell("Cell", &shown(text), *width)).collect(), longest)
        });
        // package.rs makes the first row of a grid repeat.
        let rows = std::iter::once(row(heading, 0)).chain(body).collect();
        self.add_table(GRID, rows, &widths);
    }

    /// Adds paragraphs to the right of a picture; without a picture, over the whole width.
    pub(super) fn beside(&mut self, picture: Option<Picture>, paragraphs: Vec<Paragraph>) {
        let Some(picture) = picture else {
            return paragraphs.into_iter().for_each(|paragraph| self.add(paragraph));
        };
        // The cells' own space stands on both sides of the picture.
        let left = (picture.size_in_emu.0 / EMU) as usize + 180;
        let widths = [left, WIDTH.saturating_sub(left)];
        let right = TableCell::new().width(widths[1], WidthType::Dxa);
        let right = paragraphs.into_iter().fold(right, TableCell::add_paragraph);
        let pic = Pic::new_with_dimensions(picture.png, 1, 1).id("rIdImage1");
        let pic = pic.size(picture.size_in_emu.0, picture.size_in_emu.1);
        let picture_paragraph = Paragraph::new().style("Figure").add_run(Run::new().add_image(pic));
        let left = TableCell::new().width(widths[0], WidthType::Dxa).add_paragraph(picture_paragraph);
        self.alternative_text = Some(picture.alternative_text);
        self.add_table(LAYOUT, vec![row(vec![left, right], 0)], &widths);
    }

    /// Writes the document's file. The footer of every page has the school's name and the page's number.
    pub(super) fn finish(self) -> Result<Vec<u8>, ReportError> {
        let WordBuilder { docx, properties, alternative_text } = self;
        let school = properties.school.as_deref();
        let school = school.map_or_else(String::new, |school| format!("{} · ", one_line(school, 60)));
        let footer = Paragraph::new()
            .style("Footer")
            .add_run(Run::new().add_text(format!("{school}{}", properties.title)).add_tab().add_text("Page "))
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text(" of "))
            .add_num_pages(NumPages::new());
        let mut docx = docx.footer(Footer::new().add_paragraph(footer));
        // The styles use the lists, which docx-rs can't know: by itself it counts paragraphs that name a list.
        docx.document_rels.has_numberings = true;
        pack(docx.build(), &properties, alternative_text.as_deref())
    }

    fn add_table(&mut self, style: &str, rows: Vec<TableRow>, widths: &[usize]) {
        let table = Table::without_borders(rows)
            .set_grid(widths.to_vec())
            .width(widths.iter().sum(), WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .style(style);
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        // Word would join two tables without a paragraph between them, and needs a paragraph at the end.
        self.text("AfterTable", "");
    }
}

/// A PNG with the size that it has on the page.
pub(super) struct Picture {
    png: Vec<u8>,
    alternative_text: String,
    size_in_emu: (u32, u32),
}

impl Picture {
    /// A picture as large as fits into `room`, in twentieths of a point. `None` if the bytes are no PNG.
    pub(super) fn new(png: &[u8], alternative_text: &str, room: (u32, u32)) -> Option<Picture> {
        let (width, height) = png_size(png)?;
        let (most_wide, most_high) = (u64::from(room.0 * EMU), u64::from(room.1 * EMU));
        let (wide, high) = (u64::from(width), u64::from(height));
        // As wide as fits, unless it is then too high.
        let (wide, high) = if most_wide * high <= most_high * wide {
            (most_wide, most_wide * high / wide)
        } else {
            (most_high * wide / high, most_high)
        };
        let size_in_emu = (u32::try_from(wide).ok()?, u32::try_from(high).ok()?);
        Some(Picture { png: png.to_vec(), alternative_text: clean(alternative_text), size_in_emu })
    }
}

/// The width and height in a PNG's first chunk.
fn png_size(png: &[u8]) -> Option<(u32, u32)> {
    let rest = png.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let number = |at: usize| Some(u32::from_be_bytes(rest.get(at..at + 4)?.try_into().ok()?));
    let (width, height) = (number(8)?, number(12)?);
    (width > 0 && height > 0).then_some((width, height))
}

/// A paragraph in a style.
pub(super) fn styled(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(run(text))
}

/// A paragraph in a style, with a label in bold before it.
pub(super) fn labelled(style: &str, label: &str, text: &str) -> Paragraph {
    let label = run(label).add_text(" ").style("Strong");
    Paragraph::new().style(style).add_run(label).add_run(run(text))
}

fn margins(above_and_below: i32) -> PageMargin {
    PageMargin {
        top: above_and_below,
        bottom: above_and_below,
        left: MARGIN,
        right: MARGIN,
        header: above_and_below / 2,
        footer: above_and_below / 2,
        gutter: 0,
    }
}

/// A list of one level. `indent` is that of the text and that of the mark before it.
fn list(id: usize, format: &str, mark: &str, indent: (i32, i32)) -> AbstractNumbering {
    let level = Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(mark), LevelJc::new("left"));
    let hanging = SpecialIndentType::Hanging(indent.1);
    AbstractNumbering::new(id).add_level(level.indent(Some(indent.0), Some(hanging), None, None))
}

/// A row that stays on one page, if its longest text allows it.
fn row(cells: Vec<TableCell>, longest_text: usize) -> TableRow {
    let row = TableRow::new(cells);
    if longest_text > LONGEST_WHOLE_ROW { row } else { row.cant_split() }
}

fn cell(style: &str, text: &str, width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa).add_paragraph(styled(style, text))
}

/// A text with its line ends and tabs.
fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (i, line) in clean(text).split('\n').enumerate() {
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
