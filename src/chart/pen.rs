//! A pen in CSS pixels, and what it can draw on.

use super::Colour;

/// A place on the chart: across and down from its top left corner, in CSS pixels.
pub type Point = (f64, f64);

/// A place on a surface, in its own pixels.
pub type Place = (i32, i32);

/// What a chart is drawn on: a canvas, or SVG.
///
/// What a surface refuses is left undrawn: a chart less is no reason to stop, its numbers stand in a table beside it.
pub trait Surface {
    /// Draws a line through these places.
    fn path(&mut self, places: &[Place], colour: Colour, width: u32);
    /// Fills the shape with these corners.
    fn shape(&mut self, corners: &[Place], colour: Colour);
    /// Fills a disc.
    fn disc(&mut self, middle: Place, radius: u32, colour: Colour);
    /// Writes a line of text of this height, from its left end or from its middle; `at` is the middle of its height.
    fn text(&mut self, text: &str, at: Place, size: u32, colour: Colour, centred: bool);
}

/// Draws in CSS pixels on a surface that has others.
pub struct Pen<'a> {
    /// What is drawn on.
    pub surface: &'a mut dyn Surface,
    /// How many of the surface's pixels make a CSS pixel.
    pub scale: f64,
}

impl Pen<'_> {
    fn at(&self, (x, y): Point) -> Place {
        ((x * self.scale).round() as i32, (y * self.scale).round() as i32)
    }

    fn all(&self, points: &[Point]) -> Vec<Place> {
        points.iter().map(|&point| self.at(point)).collect()
    }

    /// A length in the surface's pixels, at least one.
    fn length(&self, length: f64) -> u32 {
        (length * self.scale).round().max(1.0) as u32
    }

    /// Draws a line through these points.
    pub fn line(&mut self, points: &[Point], colour: Colour, width: f64) {
        if points.len() > 1 {
            self.surface.path(&self.all(points), colour, self.length(width));
        }
    }

    /// Draws a line of dashes through these points. They go on around corners.
    pub fn dashes(&mut self, points: &[Point], colour: Colour, width: f64, dash: f64, space: f64) {
        // How far it is to the next change from dash to space or back, and whether a dash is being drawn.
        let (mut left, mut drawing) = (dash, true);
        let mut piece: Vec<Point> = points.first().copied().into_iter().collect();
        for pair in points.windows(2) {
            let &[(x0, y0), (x1, y1)] = pair else { continue };
            let length = (x1 - x0).hypot(y1 - y0);
            let mut gone = 0.0;
            while length - gone > left {
                gone += left;
                let at = (x0 + (x1 - x0) * gone / length, y0 + (y1 - y0) * gone / length);
                if drawing {
                    piece.push(at);
                    self.line(&piece, colour, width);
                }
                drawing = !drawing;
                left = if drawing { dash } else { space };
                piece = vec![at];
            }
            left -= length - gone;
            piece.push((x1, y1));
        }
        if drawing {
            self.line(&piece, colour, width);
        }
    }

    /// Fills the shape with these corners.
    pub fn shape(&mut self, corners: &[Point], colour: Colour) {
        self.surface.shape(&self.all(corners), colour);
    }

    /// Fills a disc.
    pub fn disc(&mut self, middle: Point, radius: f64, colour: Colour) {
        self.surface.disc(self.at(middle), self.length(radius), colour);
    }

    /// Writes a line of text.
    pub fn text(&mut self, text: &str, at: Point, size: f64, colour: Colour, centred: bool) {
        self.surface.text(text, self.at(at), self.length(size), colour, centred);
    }
}
