//! A chart that stands by itself, with its words: for print, export, and the golden tests.

use super::svg::svg;
use super::{Ink, Pen, Row, draw_lines};
use crate::framework::{Area, Pack, Scale, Score};
use crate::workbook::{Lane, Round};

/// A chart of one section or of all, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What stands above it.
    pub title: String,
    /// What stands below the title: the round, and what the lines mean.
    pub subtitle: String,
    /// The lowest and the highest number that count.
    pub numbers: (u8, u8),
    /// What the dotted line is, if there is one.
    pub dotted: Option<&'static str>,
    /// The sections, top to bottom. Lines join within one, not from one to the next.
    pub sections: Vec<FigureSection>,
}

/// A section of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureSection {
    /// Its heading.
    pub heading: String,
    /// Its statements.
    pub rows: Vec<FigureRow>,
}

/// A statement of a figure. The numbers are those that count.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    /// The statement's number.
    pub label: String,
    /// Now.
    pub now: Option<u8>,
    /// Target.
    pub target: Option<u8>,
    /// Now, in the base line.
    pub base_line: Option<u8>,
    /// Whether the statement does not apply, now or by target.
    pub not_applicable: bool,
}

const WIDTH: f64 = 720.0;
const MARGIN: f64 = 24.0;
/// Where the sections begin under a title of one line.
const TOP: f64 = 104.0;
/// The height of a line of the title, and how many characters it takes at the most.
const TITLE_LINE: (f64, usize) = (26.0, 58);
const HEADING: f64 = 26.0;
const ROW: f64 = 19.0;
const BOTTOM: f64 = 20.0;
/// Where the lowest and the highest number stand.
const SCALE: (f64, f64) = (132.0, 684.0);

/// What the dotted line is, unless said otherwise.
const BASE_LINE: &str = "Now in the base line";

impl Figure {
    /// The chart of these areas in one round, with the base line if there is one.
    #[must_use]
    pub fn new<'a>(
        pack: &Pack,
        areas: impl IntoIterator<Item = &'a Area>,
        round: &Round,
        base_line: Option<&Round>,
        title: String,
        subtitle: String,
    ) -> Figure {
        let sections = areas.into_iter().map(|area| section(&pack.scale, area, round, base_line)).collect();
        let counted: Vec<u8> =
            pack.scale.scores().filter(|&score| !pack.scale.is_not_applicable(score)).map(Score::number).collect();
        let numbers = (counted.first().copied().unwrap_or(0), counted.last().copied().unwrap_or(Score::MAX));
        Figure { title, subtitle, numbers, dotted: base_line.map(|_| BASE_LINE), sections }
    }

    /// The same, with other words for the dotted line: it need not be that of the base line.
    #[must_use]
    pub fn with_dotted(self, words: &'static str) -> Figure {
        Figure { dotted: self.dotted.map(|_| words), ..self }
    }

    /// Its width and height in CSS pixels.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        let rows: usize = self.sections.iter().map(|section| section.rows.len()).sum();
        (WIDTH, self.top() + self.sections.len() as f64 * HEADING + rows as f64 * ROW + BOTTOM)
    }

    /// Where the sections begin: a long title takes more lines than one.
    fn top(&self) -> f64 {
        TOP + TITLE_LINE.0 * (lines(&self.title).len().max(1) - 1) as f64
    }

    fn x(&self, number: u8) -> f64 {
        let (low, high) = (f64::from(self.numbers.0), f64::from(self.numbers.1));
        SCALE.0 + (SCALE.1 - SCALE.0) * (f64::from(number) - low) / (high - low).max(1.0)
    }

    /// Draws the figure on a surface of at least [`Figure::size`].
    pub fn draw(&self, pen: &mut Pen<'_>, ink: &Ink) {
        let (width, height) = self.size();
        pen.shape(&[(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)], ink.ground);
        let top = self.top();
        for (i, line) in lines(&self.title).iter().enumerate() {
            pen.text(line, (MARGIN, 24.0 + TITLE_LINE.0 * i as f64), 20.0, ink.text, false);
        }
        pen.text(&self.subtitle, (MARGIN, top - 56.0), 14.0, ink.text, false);
        self.draw_key(pen, ink);
        for number in self.numbers.0..=self.numbers.1 {
            pen.text(&number.to_string(), (self.x(number), top - 8.0), 14.0, ink.text, true);
        }
        let mut y = top;
        for section in &self.sections {
            pen.line(&[(MARGIN, y), (width - MARGIN, y)], ink.text, 1.0);
            pen.text(&section.heading, (MARGIN, y + HEADING / 2.0), 15.0, ink.text, false);
            y += HEADING;
            let bottom = y + ROW * section.rows.len() as f64;
            for number in self.numbers.0..=self.numbers.1 {
                pen.line(&[(self.x(number), y), (self.x(number), bottom)], ink.grid, 1.0);
            }
            let rows: Vec<Row> = section.rows.iter().enumerate().map(|(i, row)| self.place(row, y, i)).collect();
            for (i, row) in section.rows.iter().enumerate() {
                let middle = y + ROW * (i as f64 + 0.5);
                pen.text(&row.label, (MARGIN, middle), 13.0, ink.text, false);
                if row.not_applicable {
                    pen.text("n/a", (MARGIN + 44.0, middle), 13.0, ink.text, false);
                }
            }
            draw_lines(pen, &rows, ink, 0.66);
            y = bottom;
        }
        pen.line(&[(MARGIN, y), (width - MARGIN, y)], ink.text, 1.0);
    }

    /// What the lines mean.
    fn draw_key(&self, pen: &mut Pen<'_>, ink: &Ink) {
        let y = self.top() - 30.0;
        let [now, target, base_line] = [8.0, 78.0, 164.0].map(|x| (MARGIN + x, y));
        let keys = [
            ("Now", now, Row { now: Some(now), ..Row::default() }, true),
            ("Target", target, Row { target: Some(target), ..Row::default() }, true),
            (
                self.dotted.unwrap_or_default(),
                base_line,
                Row { base_line: Some(base_line), ..Row::default() },
                self.dotted.is_some(),
            ),
        ];
        for (text, (x, y), row, shown) in keys {
            if shown {
                draw_lines(pen, &[row], ink, 0.75);
                pen.text(text, (x + 14.0, y), 14.0, ink.text, false);
            }
        }
    }

    fn place(&self, row: &FigureRow, top: f64, index: usize) -> Row {
        let y = top + ROW * (index as f64 + 0.5);
        let mark = |number: Option<u8>| number.map(|number| (self.x(number), y));
        Row { now: mark(row.now), target: mark(row.target), base_line: mark(row.base_line) }
    }
}

/// A text in lines that are short enough for a title.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < TITLE_LINE.1 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn section(scale: &Scale, area: &Area, round: &Round, base_line: Option<&Round>) -> FigureSection {
    let rows = area.statements.iter().map(|statement| {
        let score = |round: &Round, lane| scale.on(round.score(&statement.id, lane));
        let counted = |round: &Round, lane| scale.counted(score(round, lane)).map(Score::number);
        FigureRow {
            label: statement.number.clone(),
            now: counted(round, Lane::Now),
            target: counted(round, Lane::Target),
            base_line: base_line.and_then(|round| counted(round, Lane::Now)),
            not_applicable: Lane::ALL
                .into_iter()
                .filter_map(|lane| score(round, lane))
                .any(|score| scale.is_not_applicable(score)),
        }
    });
    FigureSection { heading: area.heading(), rows: rows.collect() }
}

/// The figure as the text of an SVG file, in the colours of paper.
#[must_use]
pub fn figure_svg(figure: &Figure) -> String {
    svg(figure.size(), |pen| figure.draw(pen, &Ink::PAPER))
}
