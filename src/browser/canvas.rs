//! The canvas: its pixels, and the colours that the style sheet gives it.

use plotters::style::RGBColor;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use crate::chart::{ChartArea, Colours, PackChart, chart_area};

/// The number of a canvas's pixels in one CSS pixel on this screen.
#[must_use]
pub fn scale() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, 4.0)
}

/// Empties a canvas and makes it ready to draw on, `width` by `height` CSS pixels at `scale`.
#[must_use]
pub fn ready(canvas: &HtmlCanvasElement, width: f64, height: f64, scale: f64) -> Option<ChartArea<CanvasBackend>> {
    let (wide, high) = ((width * scale).round() as u32, (height * scale).round() as u32);
    if (canvas.width(), canvas.height()) == (wide, high) {
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        context.clear_rect(0.0, 0.0, f64::from(wide), f64::from(high));
    } else {
        canvas.set_width(wide);
        canvas.set_height(high);
    }
    Some(chart_area(CanvasBackend::with_canvas_object(canvas.clone())?, scale))
}

/// Draws a chart on a canvas of its size, at `scale`. A canvas that refuses shows less: the page has the numbers in a
/// table too.
pub fn draw(canvas: &HtmlCanvasElement, chart: &PackChart, scale: f64, colours: &Colours) -> Option<()> {
    let (width, height) = chart.size();
    chart.draw(&ready(canvas, width, height, scale)?, colours).ok()
}

/// The colours of a chart in the style sheet's present form: light, dark, or the user's own.
///
/// Each is the text colour of an `.ink-…` element in `element`, which the browser has already computed.
#[must_use]
pub fn colours(element: &Element) -> Colours {
    let colour = |name: &str, otherwise: RGBColor| {
        let found = element.query_selector(&format!(".ink-{name}")).ok().flatten();
        found.and_then(|found| colour_of(&found)).unwrap_or(otherwise)
    };
    let paper = Colours::PAPER;
    Colours {
        now: colour("now", paper.now),
        target: colour("target", paper.target),
        gap: colour("gap", paper.gap),
        baseline: colour("base-line", paper.baseline),
        ground: colour("ground", paper.ground),
        text: colour("text", paper.text),
        grid: colour("grid", paper.grid),
    }
}

/// The text colour of an element. Browsers write it as "rgb(10, 90, 138)".
fn colour_of(element: &Element) -> Option<RGBColor> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    let colour = style.get_property_value("color").ok()?;
    let numbers = colour.split_once('(')?.1;
    let mut numbers = numbers.split([',', ' ', ')', '/']).filter_map(|number| number.parse::<u8>().ok());
    Some(RGBColor(numbers.next()?, numbers.next()?, numbers.next()?))
}

/// Makes a PNG picture of a chart, in the colours of paper and twice as fine as it is on screen. `then` gets its bytes.
pub fn chart_png(chart: &PackChart, then: impl FnOnce(web_sys::Blob) + 'static) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    draw(&canvas, chart, 2.0, &Colours::PAPER)?;
    let then = wasm_bindgen::closure::Closure::once_into_js(move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into() {
            then(blob);
        }
    });
    canvas.to_blob(then.unchecked_ref()).ok()
}
