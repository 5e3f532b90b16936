//! The lines of one area's sheet on paper, where every row has one height.

use super::svg::svg;
use super::{Ink, Point, Row, draw_lines};
use crate::framework::{Area, Pack, Score};
use crate::workbook::{Lane, Round};

/// The width of a cell, in CSS pixels: 8 mm on paper.
const CELL: f64 = 32.0;
/// The height of a row: 28 mm on paper.
const ROW: f64 = 112.0;
/// Where now and target stand in the height of a row.
const LANES: (f64, f64) = (0.32, 0.68);

/// Where the marks of one area stand on its sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetFigure {
    width: f64,
    rows: Vec<Row>,
}

impl SheetFigure {
    /// The marks of this area in one round, with the base line if there is one.
    #[must_use]
    pub fn new(pack: &Pack, area: &Area, round: &Round, base_line: Option<&Round>) -> SheetFigure {
        let from = pack.scale.min.number();
        let x = |score: Score| (f64::from(score.number() - from) + 0.5) * CELL;
        let rows = area.statements.iter().enumerate().map(|(i, statement)| {
            let mark = |round: &Round, lane, height: f64| -> Option<Point> {
                let score = pack.scale.counted(round.score(&statement.id, lane))?;
                Some((x(score), (i as f64 + height) * ROW))
            };
            Row {
                now: mark(round, Lane::Now, LANES.0),
                target: mark(round, Lane::Target, LANES.1),
                base_line: base_line.and_then(|round| mark(round, Lane::Now, LANES.0)),
            }
        });
        SheetFigure { width: pack.scale.len() as f64 * CELL, rows: rows.collect() }
    }
}

/// The lines as SVG, to lay over the cells of a printed sheet.
#[must_use]
pub fn sheet_svg(figure: &SheetFigure) -> String {
    let height = figure.rows.len() as f64 * ROW;
    svg((figure.width, height), |pen| draw_lines(pen, &figure.rows, &Ink::PAPER, 0.9))
}
