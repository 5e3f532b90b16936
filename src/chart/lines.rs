//! The lines of one section, wherever its rows stand.

use super::{Colour, Ink, Pen, Point};

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
const OUTLINE: f64 = 2.5;
const BASE_LINE: f64 = 1.5;
const BASE_SQUARE: f64 = 3.5;

/// Draws the lines of one section: the gap, the base line, then now, then target. `marks` is the size of dots and
/// diamonds, 1 for the sheet's own.
pub fn draw_lines(pen: &mut Pen<'_>, rows: &[Row], ink: &Ink, marks: f64) {
    let line = |mark: fn(&Row) -> Option<Point>| rows.iter().filter_map(mark).collect::<Vec<Point>>();
    shade(pen, rows, ink.gap);

    // Thin, finely dashed, small squares: it stays behind the other two.
    let base_line = line(|row| row.base_line);
    pen.dashes(&base_line, ink.base_line, BASE_LINE, 2.0, 3.0);
    for &(x, y) in &base_line {
        let r = BASE_SQUARE * marks;
        pen.shape(&[(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)], ink.base_line);
    }

    let now = line(|row| row.now);
    pen.line(&now, ink.now, LINE * marks);
    for &dot in &now {
        pen.disc(dot, DOT * marks, ink.now);
    }

    let target = line(|row| row.target);
    pen.dashes(&target, ink.target, LINE * marks, 7.0 * marks, 5.0 * marks);
    for &(x, y) in &target {
        let r = DIAMOND * marks;
        let [top, right, bottom, left] = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
        pen.shape(&[top, right, bottom, left], ink.ground);
        // One corner more than it needs, so that the last is joined as the others are.
        pen.line(&[top, right, bottom, left, top, right], ink.target, OUTLINE * marks);
    }
}

/// Shades between the lines, from the first to the last statement that has both marks.
fn shade(pen: &mut Pen<'_>, rows: &[Row], colour: Colour) {
    let both = |row: &Row| row.now.is_some() && row.target.is_some();
    let (Some(first), Some(last)) = (rows.iter().position(both), rows.iter().rposition(both)) else { return };
    let between = rows.get(first..=last).unwrap_or_default();
    let there = between.iter().filter_map(|row| row.now);
    let back = between.iter().rev().filter_map(|row| row.target);
    let outline: Vec<Point> = there.chain(back).collect();
    pen.shape(&outline, colour);
}
