//! The canvas: its pixels, and the colours that the style sheet gives it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use crate::chart::{Colour, Drawing, Ink, Pen, Place, Surface};

/// How many of a canvas's pixels make a CSS pixel on this screen.
#[must_use]
pub fn scale() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, 4.0)
}

/// Empties a canvas and makes it ready to draw on, `width` by `height` CSS pixels at `scale`.
#[must_use]
pub fn ready(canvas: &HtmlCanvasElement, width: f64, height: f64, scale: f64) -> Option<Canvas> {
    let (wide, high) = ((width * scale).round() as u32, (height * scale).round() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    if (canvas.width(), canvas.height()) == (wide, high) {
        context.clear_rect(0.0, 0.0, f64::from(wide), f64::from(high));
    } else {
        canvas.set_width(wide);
        canvas.set_height(high);
    }
    context.set_text_baseline("middle");
    Some(Canvas { context })
}

/// A canvas as a surface.
pub struct Canvas {
    context: CanvasRenderingContext2d,
}

/// A colour as the canvas has it.
fn css((red, green, blue): Colour) -> String {
    format!("rgb({red} {green} {blue})")
}

impl Canvas {
    fn trace(&self, places: &[Place]) {
        self.context.begin_path();
        for &(x, y) in places {
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

impl Surface for Canvas {
    fn path(&mut self, places: &[Place], colour: Colour, width: u32) {
        self.trace(places);
        self.context.set_stroke_style_str(&css(colour));
        self.context.set_line_width(f64::from(width));
        self.context.stroke();
    }

    fn shape(&mut self, corners: &[Place], colour: Colour) {
        self.trace(corners);
        self.context.set_fill_style_str(&css(colour));
        self.context.fill();
    }

    fn disc(&mut self, (x, y): Place, radius: u32, colour: Colour) {
        self.context.begin_path();
        // It refuses radii below nothing, and ours are not.
        let _ = self.context.arc(f64::from(x), f64::from(y), f64::from(radius), 0.0, std::f64::consts::TAU);
        self.context.set_fill_style_str(&css(colour));
        self.context.fill();
    }

    fn text(&mut self, text: &str, (x, y): Place, size: u32, colour: Colour, centred: bool) {
        self.context.set_font(&format!("{size}px sans-serif"));
        self.context.set_text_align(if centred { "center" } else { "start" });
        self.context.set_fill_style_str(&css(colour));
        // A text that is not drawn is no reason to stop.
        let _ = self.context.fill_text(text, f64::from(x), f64::from(y));
    }
}

/// The colours of a chart as the style sheet has them just now: light, dark, or the user's own.
///
/// Each stands as the text colour of a `.ink` element in `element`, so that the browser has worked it out.
#[must_use]
pub fn ink(element: &Element) -> Ink {
    let colour = |name: &str, otherwise: Colour| {
        let found = element.query_selector(&format!(".ink-{name}")).ok().flatten();
        found.and_then(|found| colour_of(&found)).unwrap_or(otherwise)
    };
    let paper = Ink::PAPER;
    Ink {
        now: colour("now", paper.now),
        target: colour("target", paper.target),
        gap: colour("gap", paper.gap),
        base_line: colour("base-line", paper.base_line),
        ground: colour("ground", paper.ground),
        text: colour("text", paper.text),
        grid: colour("grid", paper.grid),
    }
}

/// The text colour of an element, from what browsers write it as: "rgb(10, 90, 138)".
fn colour_of(element: &Element) -> Option<Colour> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    let colour = style.get_property_value("color").ok()?;
    let numbers = colour.split_once('(')?.1;
    let mut numbers = numbers.split([',', ' ', ')', '/']).filter_map(|number| number.parse::<u8>().ok());
    Some((numbers.next()?, numbers.next()?, numbers.next()?))
}

/// A figure as a PNG picture, in the colours of paper, twice as fine as a screen has it. `then` gets its bytes as a blob.
pub fn figure_png(figure: &Drawing, then: impl FnOnce(web_sys::Blob) + 'static) -> Option<()> {
    let scale = 2.0;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = figure.size();
    let mut surface = ready(&canvas, width, height, scale)?;
    figure.draw(&mut Pen { surface: &mut surface, scale }, &Ink::PAPER);
    let then = wasm_bindgen::closure::Closure::once_into_js(move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into() {
            then(blob);
        }
    });
    canvas.to_blob(then.unchecked_ref()).ok()
}
