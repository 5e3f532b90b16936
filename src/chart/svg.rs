//! SVG as a surface: for print, export and the golden tests.

use std::fmt::Write;

use super::pen::Place;
use super::{Colour, Pen, Surface};

/// How many units of the drawing make a CSS pixel: surfaces have whole units only.
const FINE: f64 = 4.0;

/// The text of an SVG file of this width and height in CSS pixels.
pub(super) fn svg((width, height): (f64, f64), draw: impl FnOnce(&mut Pen<'_>)) -> String {
    let mut surface = Svg::default();
    draw(&mut Pen { surface: &mut surface, scale: FINE });
    let whole = |length: f64| length.round() as u32;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\">\n{}</svg>\n",
        whole(width),
        whole(height),
        whole(width * FINE),
        whole(height * FINE),
        surface.elements
    )
}

/// The elements drawn so far, one on a line.
#[derive(Default)]
struct Svg {
    elements: String,
}

/// A colour as SVG has it.
fn hex((red, green, blue): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn points(places: &[Place]) -> String {
    let each: Vec<String> = places.iter().map(|(x, y)| format!("{x},{y}")).collect();
    each.join(" ")
}

impl Svg {
    fn add(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a string can't fail.
        let _ = writeln!(self.elements, "{element}");
    }
}

impl Surface for Svg {
    fn path(&mut self, places: &[Place], colour: Colour, width: u32) {
        let (points, colour) = (points(places), hex(colour));
        self.add(format_args!(r#"<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"/>"#));
    }

    fn shape(&mut self, corners: &[Place], colour: Colour) {
        let (points, colour) = (points(corners), hex(colour));
        self.add(format_args!(r#"<polygon points="{points}" fill="{colour}"/>"#));
    }

    fn disc(&mut self, (x, y): Place, radius: u32, colour: Colour) {
        let colour = hex(colour);
        self.add(format_args!(r#"<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}"/>"#));
    }

    fn text(&mut self, text: &str, (x, y): Place, size: u32, colour: Colour, centred: bool) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let (colour, anchor) = (hex(colour), if centred { "middle" } else { "start" });
        // Lowered by a third of its height, the middle of the text stands at y.
        self.add(format_args!(
            r#"<text x="{x}" y="{y}" dy="0.35em" font-family="sans-serif" font-size="{size}" text-anchor="{anchor}" fill="{colour}">{text}</text>"#
        ));
    }
}
