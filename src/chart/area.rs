//! A chart's drawing area: plotters' own, measured in CSS pixels. Beside it stand the few things that plotters leaves
//! to us:
//!
//! - Fine pixels. plotters counts whole pixels of its backend. [`CssPixels`] makes several of them from one CSS pixel,
//!   so that a canvas is crisp on a fine screen and an SVG keeps quarters of a pixel.
//! - The size of an SVG. plotters gives it in those fine pixels; [`svg`] gives it in CSS pixels.
//! - Text. plotters-svg draws it smaller and higher than the canvas does, and writes control characters, which XML
//!   forbids: [`Label`] sets that right. Neither backend breaks lines, and no font is measured: [`wrapped`] counts
//!   characters.
//! - The hollow diamond, which plotters doesn't have.

use plotters::coord::CoordTranslate;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::{
    Color, DrawingArea, DrawingBackend, FontFamily, IntoDrawingArea, PathElement, Polygon, RGBColor, SVGBackend, Text,
    TextStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// A position on a chart: across and down from its top left corner, in CSS pixels.
pub type Point = (f64, f64);

/// A plotters drawing area whose points are CSS pixels.
pub type ChartArea<DB> = DrawingArea<DB, CssPixels>;

/// The result of drawing on a backend. A canvas can refuse; a string never does.
pub type DrawResult<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// CSS pixels as plotters' coordinates.
#[derive(Clone, Copy, Debug)]
pub struct CssPixels {
    /// The backend's pixels in one CSS pixel.
    scale: f64,
    /// The factor on a text's size with which the backend draws it in its true size.
    text_size: f64,
    /// The part of a text's size by which it must move down, so that its middle is at its point.
    text_drop: f64,
}

impl CssPixels {
    /// A length in the backend's pixels, at least one.
    pub(super) fn length(&self, length: f64) -> u32 {
        (length * self.scale).round().max(1.0) as u32
    }
}

impl CoordTranslate for CssPixels {
    type From = Point;

    fn translate(&self, &(x, y): &Point) -> (i32, i32) {
        ((x * self.scale).round() as i32, (y * self.scale).round() as i32)
    }
}

/// The whole of a backend as a drawing area, with `scale` of the backend's pixels to one CSS pixel.
pub fn chart_area<DB: DrawingBackend>(backend: DB, scale: f64) -> ChartArea<DB> {
    backend.into_drawing_area().apply_coord_spec(CssPixels { scale, text_size: 1.0, text_drop: 0.0 })
}

/// The units of an SVG in one CSS pixel.
const SVG_SCALE: f64 = 4.0;

/// plotters-svg divides the size of every text by 1.24, and takes half the height of an "x" for the middle of a line,
/// where browsers take half the height of a capital on the canvas.
const SVG_PIXELS: CssPixels = CssPixels { scale: SVG_SCALE, text_size: 1.24, text_drop: 0.085 };

/// An SVG file of this width and height in CSS pixels, as text.
pub(super) fn svg(
    (width, height): (f64, f64),
    draw: impl FnOnce(&ChartArea<SVGBackend<'_>>) -> DrawResult<SVGBackend<'static>>,
) -> String {
    let whole = |length: f64| length.round() as u32;
    let (wide, high) = (whole(width * SVG_SCALE), whole(height * SVG_SCALE));
    let mut drawn = String::new();
    let area = SVGBackend::with_string(&mut drawn, (wide, high)).into_drawing_area().apply_coord_spec(SVG_PIXELS);
    // A string takes everything that is written to it.
    let _ = draw(&area).and_then(|()| area.present());
    drop(area);
    // The first tag is plotters' own, with its size in units.
    let content = drawn.split_once('>').map_or("", |(_, content)| content);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {wide} {high}\">{content}",
        whole(width),
        whole(height),
    )
}

/// The look of one line of text.
#[derive(Clone, Copy)]
pub(super) struct Label {
    /// The height of its letters, as CSS's font-size.
    pub size: f64,
    /// Its colour.
    pub colour: RGBColor,
    /// The end of the text, or its middle, that stands at the given point.
    pub from: HPos,
}

impl Label {
    /// Text that begins at the given point.
    pub fn new(size: f64, colour: RGBColor) -> Label {
        Label { size, colour, from: HPos::Left }
    }

    /// The same text with its middle at the given point.
    pub fn centred(self) -> Label {
        Label { from: HPos::Center, ..self }
    }

    /// Draws one line of text. The point is half way up its capitals.
    pub fn draw<DB: DrawingBackend>(self, area: &ChartArea<DB>, text: &str, (x, y): Point) -> DrawResult<DB> {
        let pixels = area.as_coord_spec();
        let at = (x, y + self.size * pixels.text_drop);
        let size = f64::from(pixels.length(self.size)) * pixels.text_size;
        let style = TextStyle::from((FontFamily::SansSerif, size)).color(&self.colour);
        area.draw(&Text::new(printable(text), at, style.pos(Pos::new(self.from, VPos::Center))))
    }
}

/// A text with a space for each character that XML forbids.
fn printable(text: &str) -> String {
    let forbidden = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.chars().map(|c| if forbidden(c) { ' ' } else { c }).collect()
}

/// A text in lines of at most `width` characters. Where it needs more than `lines`, the last one ends with an ellipsis.
pub(super) fn wrapped(text: &str, width: usize, lines: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let room = |line: &&mut String| line.chars().count() + word.chars().count() < width;
        match found.last_mut().filter(room) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => found.push(word.to_owned()),
        }
    }
    let cut = found.len() > lines;
    found.truncate(lines);
    let last = found.len().saturating_sub(1);
    for (i, line) in found.iter_mut().enumerate() {
        if line.chars().count() > width || (cut && i == last) {
            let short: String = line.chars().take(width.saturating_sub(1)).collect();
            *line = format!("{}…", short.trim_end());
        }
    }
    found
}

/// Draws a straight line, one CSS pixel wide.
pub(super) fn hairline<DB: DrawingBackend>(area: &ChartArea<DB>, ends: [Point; 2], colour: RGBColor) -> DrawResult<DB> {
    area.draw(&PathElement::new(ends, colour.stroke_width(area.as_coord_spec().length(1.0))))
}

/// Draws a hollow diamond: its outline in one colour, its inside in another.
pub(super) fn diamond<DB: DrawingBackend>(
    area: &ChartArea<DB>,
    (x, y): Point,
    radius: f64,
    (outline, inside): (RGBColor, RGBColor),
    width: f64,
) -> DrawResult<DB> {
    let [top, right, bottom, left] = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)];
    area.draw(&Polygon::new([top, right, bottom, left], inside.filled()))?;
    // The path runs over its first side again, so that its ends meet as its corners do.
    let style = outline.stroke_width(area.as_coord_spec().length(width));
    area.draw(&PathElement::new([top, right, bottom, left, top, right], style))
}
