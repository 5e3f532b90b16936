//! The lines of one area's sheet on paper, where every row has one height.

use super::area::{Point, svg};
use super::colours::Colours;
use super::marks::{RowMarks, draw_lines};
use crate::framework::{Area, Pack, Score};
use crate::workbook::{Lane, Round};

/// The width of a cell, in CSS pixels: 8 mm on paper.
const CELL: f64 = 32.0;
/// The height of a row: 28 mm on paper.
const ROW: f64 = 112.0;
/// The places of now and target in a row, as parts of its height.
const LANES: (f64, f64) = (0.32, 0.68);

/// The lines of one area, to lay over the cells of its printed sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetLines {
    width: f64,
    rows: Vec<RowMarks>,
}

impl SheetLines {
    /// The lines of this area in one round, with the baseline if there is one.
    #[must_use]
    pub fn new(pack: &Pack, area: &Area, round: &Round, baseline: Option<&Round>) -> SheetLines {
        let from = pack.scale.min.number();
        let x = |score: Score| (f64::from(score.number() - from) + 0.5) * CELL;
        let rows = area.statements.iter().enumerate().map(|(i, statement)| {
            let mark = |round: &Round, lane, height: f64| -> Option<Point> {
                let score = pack.scale.counted(round.score(&statement.id, lane))?;
                Some((x(score), (i as f64 + height) * ROW))
            };
            RowMarks {
                now: mark(round, Lane::Now, LANES.0),
                target: mark(round, Lane::Target, LANES.1),
                baseline: baseline.and_then(|round| mark(round, Lane::Now, LANES.0)),
            }
        });
        SheetLines { width: pack.scale.len() as f64 * CELL, rows: rows.collect() }
    }

    /// The lines as an SVG file, in the colours of paper.
    #[must_use]
    pub fn svg(&self) -> String {
        let height = self.rows.len() as f64 * ROW;
        svg((self.width, height), |area| draw_lines(area, &self.rows, &Colours::PAPER, 0.9))
    }
}
