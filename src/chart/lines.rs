//! The lines of one section, wherever its rows stand.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, DashedPathElement, PathElement, Polygon};
use plotters::prelude::DrawingBackend;
use plotters::style::{Color, RGBColor, ShapeStyle};

use super::Ink;

/// A place on the chart: across and down from its top left corner, in CSS pixels.
pub type Point = (f64, f64);

/// Where one statement's marks stand; none where it is blank or not applicable.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Row {
    /// Now.
    pub now: Option<Point>,
    /// Target.
    pub target: Option<Point>,
    /// Now, in the base line.
    pub base_line: Option<Point>,
}

const LINE: f64 = 3.0;
const DOT: f64 = 7.0;
const DIAMOND: f64 = 8.5;
const BASE_LINE: f64 = 1.5;
const BASE_DOT: f64 = 3.5;
const DASH: f64 = 7.0;
const SPACE: f64 = 5.0;

/// What a backend may answer.
pub(super) type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Draws the lines of one section: the gap, the base line, then now, then target. `marks` is the size of dots and
/// diamonds, 1 for the sheet's own.
///
/// # Errors
/// What the backend says.
pub fn draw_lines<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    rows: &[Row],
    ink: &Ink,
    scale: f64,
    marks: f64,
) -> Drawn<DB> {
    let pen = Pen { area, scale, marks };
    let now: Vec<Point> = rows.iter().filter_map(|row| row.now).collect();
    let target: Vec<Point> = rows.iter().filter_map(|row| row.target).collect();
    let base_line: Vec<Point> = rows.iter().filter_map(|row| row.base_line).collect();
    pen.gap(rows, ink.gap)?;
    pen.dotted(&base_line, ink.base_line)?;
    pen.solid(&now, ink.now)?;
    pen.dashed(&target, ink)
}

/// Draws in CSS pixels on an area that has others.
struct Pen<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    scale: f64,
    marks: f64,
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    /// A point in the backend's pixels.
    fn at(&self, (x, y): Point) -> (i32, i32) {
        ((x * self.scale).round() as i32, (y * self.scale).round() as i32)
    }

    /// A length in the backend's pixels, at least one.
    fn length(&self, length: f64) -> u32 {
        (length * self.scale).round().max(1.0) as u32
    }

    fn stroke(&self, colour: RGBColor, width: f64) -> ShapeStyle {
        colour.stroke_width(self.length(width))
    }

    fn points(&self, points: &[Point]) -> Vec<(i32, i32)> {
        points.iter().map(|&point| self.at(point)).collect()
    }

    /// Shades between the lines, from the first to the last statement that has both marks.
    fn gap(&self, rows: &[Row], colour: RGBColor) -> Drawn<DB> {
        let both = |row: &Row| row.now.is_some() && row.target.is_some();
        let (Some(first), Some(last)) = (rows.iter().position(both), rows.iter().rposition(both)) else {
            return Ok(());
        };
        let between = rows.get(first..=last).unwrap_or_default();
        let there = between.iter().filter_map(|row| row.now);
        let back = between.iter().rev().filter_map(|row| row.target);
        let outline: Vec<(i32, i32)> = there.chain(back).map(|point| self.at(point)).collect();
        self.area.draw(&Polygon::new(outline, colour.filled()))
    }

    fn solid(&self, points: &[Point], colour: RGBColor) -> Drawn<DB> {
        self.area.draw(&PathElement::new(self.points(points), self.stroke(colour, LINE * self.marks)))?;
        for &point in points {
            self.area.draw(&Circle::new(self.at(point), self.length(DOT * self.marks), colour.filled()))?;
        }
        Ok(())
    }

    fn dashed(&self, points: &[Point], ink: &Ink) -> Drawn<DB> {
        let (dash, space) = (self.length(DASH * self.marks), self.length(SPACE * self.marks));
        let stroke = self.stroke(ink.target, LINE * self.marks);
        self.area.draw(&DashedPathElement::new(self.points(points), dash, space, stroke))?;
        let reach = DIAMOND * self.marks;
        let outline = self.stroke(ink.target, 2.5 * self.marks);
        for &(x, y) in points {
            let corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)];
            let [top, right, bottom, left] = corners.map(|corner| self.at(corner));
            self.area.draw(&Polygon::new([top, right, bottom, left], ink.ground.filled()))?;
            // One more point than it needs, so that the last corner is joined as the others are.
            self.area.draw(&PathElement::new([top, right, bottom, left, top, right], outline))?;
        }
        Ok(())
    }

    /// The base line: thin, finely dashed, small squares, so that it stays behind the other two.
    fn dotted(&self, points: &[Point], colour: RGBColor) -> Drawn<DB> {
        let (dash, space) = (self.length(2.0), self.length(3.0));
        let stroke = self.stroke(colour, BASE_LINE);
        self.area.draw(&DashedPathElement::new(self.points(points), dash, space, stroke))?;
        let reach = BASE_DOT * self.marks;
        for &(x, y) in points {
            let corners =
                [(x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach), (x - reach, y + reach)];
            self.area.draw(&Polygon::new(corners.map(|corner| self.at(corner)), colour.filled()))?;
        }
        Ok(())
    }
}
