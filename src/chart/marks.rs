//! The lines and marks of one section, wherever its rows stand.

use plotters::element::DashedPathElement;
use plotters::prelude::{Circle, Color, DrawingBackend, PathElement, Polygon, RGBColor, Rectangle};

use super::area::{ChartArea, DrawResult, Point, diamond};
use super::colours::Colours;

/// The positions of one statement's marks. A blank or not applicable rating has none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RowMarks {
    /// The dot of now.
    pub now: Option<Point>,
    /// The diamond of target.
    pub target: Option<Point>,
    /// The square of now in the baseline.
    pub baseline: Option<Point>,
}

/// The width of now's and target's lines.
const LINE: f64 = 3.0;
/// The radius of a dot.
const DOT: f64 = 7.0;
/// The radius of a diamond, and the width of its outline.
const DIAMOND: (f64, f64) = (8.5, 2.5);
/// The length of target's dashes, and of the space between them.
const DASH: (f64, f64) = (7.0, 5.0);
/// The width of the baseline, its dashes and the space between them: thin and fine, so that it stays in the back.
const BASELINE: (f64, f64, f64) = (1.5, 2.0, 3.0);
/// Half the side of a baseline's square.
const SQUARE: f64 = 3.5;

/// Draws the lines of one section: the gap, the baseline, then now, then target. `size` is the size of the marks; 1 is
/// the size on the sheet.
///
/// # Errors
/// If the backend can't draw.
pub fn draw_lines<DB: DrawingBackend>(
    area: &ChartArea<DB>,
    rows: &[RowMarks],
    colours: &Colours,
    size: f64,
) -> DrawResult<DB> {
    let points = |mark: fn(&RowMarks) -> Option<Point>| rows.iter().filter_map(mark).collect::<Vec<Point>>();
    shade(area, rows, colours.gap)?;

    let (width, dash, space) = BASELINE;
    let baseline = points(|row| row.baseline);
    dashes(area, &baseline, (dash, space), (colours.baseline, width))?;
    for &(x, y) in &baseline {
        let r = SQUARE * size;
        area.draw(&Rectangle::new([(x - r, y - r), (x + r, y + r)], colours.baseline.filled()))?;
    }

    let pixels = area.as_coord_spec();
    let now = points(|row| row.now);
    if now.len() > 1 {
        area.draw(&PathElement::new(now.clone(), colours.now.stroke_width(pixels.length(LINE * size))))?;
    }
    for dot in now {
        area.draw(&Circle::new(dot, pixels.length(DOT * size), colours.now.filled()))?;
    }

    let target = points(|row| row.target);
    dashes(area, &target, (DASH.0 * size, DASH.1 * size), (colours.target, LINE * size))?;
    for middle in target {
        diamond(area, middle, DIAMOND.0 * size, (colours.target, colours.ground), DIAMOND.1 * size)?;
    }
    Ok(())
}

/// Draws a dashed line, if there are points to join.
fn dashes<DB: DrawingBackend>(
    area: &ChartArea<DB>,
    points: &[Point],
    (dash, space): (f64, f64),
    (colour, width): (RGBColor, f64),
) -> DrawResult<DB> {
    let pixels = area.as_coord_spec();
    let style = colour.stroke_width(pixels.length(width));
    let points = points.iter().copied();
    area.draw(&DashedPathElement::new(points, pixels.length(dash), pixels.length(space), style))
}

/// Shades the gap between the lines, from the first to the last statement that has both marks.
fn shade<DB: DrawingBackend>(area: &ChartArea<DB>, rows: &[RowMarks], colour: RGBColor) -> DrawResult<DB> {
    let both = |row: &RowMarks| row.now.is_some() && row.target.is_some();
    let (Some(first), Some(last)) = (rows.iter().position(both), rows.iter().rposition(both)) else { return Ok(()) };
    let between = rows.get(first..=last).unwrap_or_default();
    let down = between.iter().filter_map(|row| row.now);
    let up = between.iter().rev().filter_map(|row| row.target);
    area.draw(&Polygon::new(down.chain(up).collect::<Vec<Point>>(), colour.filled()))
}
