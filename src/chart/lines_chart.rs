//! A chart of now and target that stands by itself, with its title and key: for print, export and tests.

use plotters::prelude::DrawingBackend;

use super::area::{ChartArea, DrawResult, Label, Point, hairline, svg, wrapped};
use super::colours::Colours;
use super::marks::{RowMarks, draw_lines};
use crate::framework::{Area, Pack, Scale, Score};
use crate::workbook::{Lane, Round};

/// A chart of one section or of all, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct LinesChart {
    /// The title. A long one takes several lines.
    pub title: String,
    /// The line below the title: which round it is.
    pub subtitle: String,
    /// The lowest and the highest number that count.
    pub numbers: (u8, u8),
    /// The name of the dotted line in the key, if there is one.
    pub dotted: Option<&'static str>,
    /// The sections, top to bottom. Lines join within a section, not from one to the next.
    pub sections: Vec<ChartSection>,
}

/// A section of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSection {
    /// Its heading.
    pub heading: String,
    /// Its statements, top to bottom.
    pub rows: Vec<ChartRow>,
}

/// A statement on a chart. A rating that doesn't count is `None`.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartRow {
    /// The statement's number.
    pub label: String,
    /// The rating of now.
    pub now: Option<u8>,
    /// The rating of target.
    pub target: Option<u8>,
    /// The rating of now in the baseline.
    pub baseline: Option<u8>,
    /// Whether the statement is not applicable, now or by target.
    pub not_applicable: bool,
}

const WIDTH: f64 = 720.0;
const MARGIN: f64 = 24.0;
/// The top of the sections under a title of one line.
const TOP: f64 = 104.0;
/// The height of a line of the title, and the most characters it takes.
const TITLE_LINE: (f64, usize) = (26.0, 58);
const HEADING: f64 = 26.0;
const ROW: f64 = 19.0;
const BOTTOM: f64 = 20.0;
/// The places of the lowest and the highest number.
const SCALE: (f64, f64) = (132.0, 684.0);
/// The size of the marks, and of those in the key.
const MARKS: (f64, f64) = (0.66, 0.75);

/// The name of the dotted line, unless [`LinesChart::with_dotted`] gives another.
const BASELINE: &str = "Now in the baseline";

impl LinesChart {
    /// The chart of these areas in one round, with the baseline if there is one.
    #[must_use]
    pub fn new<'a>(
        pack: &Pack,
        areas: impl IntoIterator<Item = &'a Area>,
        round: &Round,
        baseline: Option<&Round>,
        title: String,
        subtitle: String,
    ) -> LinesChart {
        let sections = areas.into_iter().map(|area| section(&pack.scale, area, round, baseline)).collect();
        let counted: Vec<u8> =
            pack.scale.scores().filter(|&score| !pack.scale.is_not_applicable(score)).map(Score::number).collect();
        let numbers = (counted.first().copied().unwrap_or(0), counted.last().copied().unwrap_or(Score::MAX));
        LinesChart { title, subtitle, numbers, dotted: baseline.map(|_| BASELINE), sections }
    }

    /// The chart with another name for its dotted line, where that is not the baseline.
    #[must_use]
    pub fn with_dotted(self, name: &'static str) -> LinesChart {
        LinesChart { dotted: self.dotted.map(|_| name), ..self }
    }

    /// The width and height of the chart in CSS pixels.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        let rows: usize = self.sections.iter().map(|section| section.rows.len()).sum();
        (WIDTH, self.top() + self.sections.len() as f64 * HEADING + rows as f64 * ROW + BOTTOM)
    }

    fn title_lines(&self) -> Vec<String> {
        wrapped(&self.title, TITLE_LINE.1, usize::MAX)
    }

    /// The top of the sections.
    fn top(&self) -> f64 {
        TOP + TITLE_LINE.0 * (self.title_lines().len().max(1) - 1) as f64
    }

    fn x(&self, number: u8) -> f64 {
        let (low, high) = (f64::from(self.numbers.0), f64::from(self.numbers.1));
        SCALE.0 + (SCALE.1 - SCALE.0) * (f64::from(number) - low) / (high - low).max(1.0)
    }

    /// Draws the chart on an area of [`LinesChart::size`].
    ///
    /// # Errors
    /// If the backend can't draw.
    pub fn draw<DB: DrawingBackend>(&self, area: &ChartArea<DB>, colours: &Colours) -> DrawResult<DB> {
        area.fill(&colours.ground)?;
        let top = self.top();
        for (i, line) in self.title_lines().iter().enumerate() {
            Label::new(20.0, colours.text).draw(area, line, (MARGIN, 24.0 + TITLE_LINE.0 * i as f64))?;
        }
        Label::new(14.0, colours.text).draw(area, &self.subtitle, (MARGIN, top - 56.0))?;
        self.draw_key(area, colours)?;
        for number in self.numbers.0..=self.numbers.1 {
            let label = Label::new(14.0, colours.text).centred();
            label.draw(area, &number.to_string(), (self.x(number), top - 8.0))?;
        }
        let mut y = top;
        for section in &self.sections {
            hairline(area, [(MARGIN, y), (WIDTH - MARGIN, y)], colours.text)?;
            Label::new(15.0, colours.text).draw(area, &section.heading, (MARGIN, y + HEADING / 2.0))?;
            y += HEADING;
            self.draw_rows(area, colours, &section.rows, y)?;
            y += ROW * section.rows.len() as f64;
        }
        hairline(area, [(MARGIN, y), (WIDTH - MARGIN, y)], colours.text)
    }

    /// Draws the grid, the numbers and the lines of one section.
    fn draw_rows<DB: DrawingBackend>(
        &self,
        area: &ChartArea<DB>,
        colours: &Colours,
        rows: &[ChartRow],
        top: f64,
    ) -> DrawResult<DB> {
        let bottom = top + ROW * rows.len() as f64;
        for number in self.numbers.0..=self.numbers.1 {
            hairline(area, [(self.x(number), top), (self.x(number), bottom)], colours.grid)?;
        }
        let label = Label::new(13.0, colours.text);
        let mut marks = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            let y = top + ROW * (i as f64 + 0.5);
            label.draw(area, &row.label, (MARGIN, y))?;
            if row.not_applicable {
                label.draw(area, "n/a", (MARGIN + 44.0, y))?;
            }
            let mark = |number: Option<u8>| number.map(|number| (self.x(number), y));
            marks.push(RowMarks { now: mark(row.now), target: mark(row.target), baseline: mark(row.baseline) });
        }
        draw_lines(area, &marks, colours, MARKS.0)
    }

    /// Draws the key: a mark of each line, with the line's name.
    fn draw_key<DB: DrawingBackend>(&self, area: &ChartArea<DB>, colours: &Colours) -> DrawResult<DB> {
        type Mark = fn(Point) -> RowMarks;
        let y = self.top() - 30.0;
        let keys: [(f64, Option<&str>, Mark); 3] = [
            (8.0, Some("Now"), |at| RowMarks { now: Some(at), ..RowMarks::default() }),
            (78.0, Some("Target"), |at| RowMarks { target: Some(at), ..RowMarks::default() }),
            (164.0, self.dotted, |at| RowMarks { baseline: Some(at), ..RowMarks::default() }),
        ];
        for (x, name, mark) in keys {
            let Some(name) = name else { continue };
            draw_lines(area, &[mark((MARGIN + x, y))], colours, MARKS.1)?;
            Label::new(14.0, colours.text).draw(area, name, (MARGIN + x + 14.0, y))?;
        }
        Ok(())
    }

    /// The chart as an SVG file, in the colours of paper.
    #[must_use]
    pub fn svg(&self) -> String {
        svg(self.size(), |area| self.draw(area, &Colours::PAPER))
    }
}

fn section(scale: &Scale, area: &Area, round: &Round, baseline: Option<&Round>) -> ChartSection {
    let rows = area.statements.iter().map(|statement| {
        let score = |round: &Round, lane| scale.on(round.score(&statement.id, lane));
        let counted = |round: &Round, lane| scale.counted(score(round, lane)).map(Score::number);
        ChartRow {
            label: statement.number.clone(),
            now: counted(round, Lane::Now),
            target: counted(round, Lane::Target),
            baseline: baseline.and_then(|round| counted(round, Lane::Now)),
            not_applicable: Lane::ALL
                .into_iter()
                .filter_map(|lane| score(round, lane))
                .any(|score| scale.is_not_applicable(score)),
        }
    });
    ChartSection { heading: area.heading(), rows: rows.collect() }
}
