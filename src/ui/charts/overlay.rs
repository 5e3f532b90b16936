//! The canvas laid over rows of cells: it draws the lines where the cells stand.
//!
//! It measures the rows when their size changes, never when a rating does; a pick only draws.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, ResizeObserver};

use crate::browser::canvas;
use crate::chart::{Colours, RowMarks, draw_lines};
use crate::framework::{Area, Pack, Score};
use crate::ui::state::reactive::{IntoViews, run_effect};
use crate::ui::state::store::use_store;
use crate::workbook::{Lane, Round};

/// The numbers of one statement that count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Numbers {
    now: Option<u8>,
    target: Option<u8>,
    baseline: Option<u8>,
}

/// Where a row of cells stands, from the top left corner of the canvas, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Cells {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// Where everything stands.
#[derive(Clone, Debug, Default, PartialEq)]
struct Layout {
    width: f64,
    height: f64,
    cells: Vec<Cells>,
}

/// What the canvas shows. It is drawn when this is another, not whenever the workbook is.
#[derive(Clone, Debug, Default, PartialEq)]
struct Drawn {
    numbers: Vec<Vec<Numbers>>,
    layout: Layout,
    scale: f64,
    /// The colours, and the turn of colours that they are of.
    colours: Option<(u64, Colours)>,
}

impl Drawn {
    fn draw(&self, canvas: &HtmlCanvasElement, pack: &Pack, lanes_per_row: usize, marks: f64) {
        let Layout { width, height, cells } = &self.layout;
        let (Some((_, colours)), true) = (self.colours, *width >= 1.0) else { return };
        let Some(area) = canvas::ready(canvas, *width, *height, self.scale) else { return };
        let mut cells = cells.chunks(lanes_per_row);
        for statements in &self.numbers {
            let rows = statements.iter().map(|numbers| place(pack, *numbers, cells.next().unwrap_or_default()));
            // A canvas that refuses shows less: the numbers are in the page too.
            let _ = draw_lines(&area, &rows.collect::<Vec<RowMarks>>(), &colours, marks);
        }
    }
}

/// The canvas over the `.cells` of the element around it: for each statement of each area as many of them as
/// `lanes_per_row`, in their order.
#[component]
pub fn Overlay(
    pack: &'static Pack,
    areas: Vec<&'static Area>,
    /// 2 where now and target have cells of their own, 1 where they share them.
    lanes_per_row: usize,
    /// The size of dots and diamonds; 1 is the sheet's.
    marks: f64,
) -> impl IntoView {
    let store = use_store();
    let node = NodeRef::<html::Canvas>::new();
    let layout = RwSignal::new(Layout::default());
    let areas = StoredValue::new(areas);
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    run_effect(move || {
        let Some(around) = node.get().and_then(|canvas| canvas.parent_element()) else { return };
        let measured = around.clone();
        layout.set(measure(&around));
        let callback = Closure::<dyn FnMut()>::new(move || {
            let now = measure(&measured);
            if layout.try_with_untracked(|before| *before != now) == Some(true) {
                layout.set(now);
            }
        });
        if let Ok(made) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            made.observe(&around);
            observer.set_value(Some((made, callback)));
        }
    });
    on_cleanup(move || {
        observer.update_value(|observer| {
            if let Some((observer, _)) = observer.take() {
                observer.disconnect();
            }
        });
    });
    let mut drawn = Drawn::default();
    run_effect(move || {
        let Some(element) = node.get() else { return };
        let read = |_: &'static Pack, round: &Round, baseline: Option<&Round>| {
            areas.with_value(|areas| areas.iter().map(|area| numbers_of(pack, area, round, baseline)).collect())
        };
        let colours = store.surroundings.colours.get();
        let next = Drawn {
            numbers: store.with_rounds(read).unwrap_or_default(),
            layout: layout.get(),
            scale: canvas::scale(),
            colours: match (drawn.colours, element.parent_element()) {
                (Some((turn, known)), _) if turn == colours => Some((turn, known)),
                (_, around) => around.map(|around| (colours, canvas::colours(&around))),
            },
        };
        if next != drawn {
            next.draw(&element, pack, lanes_per_row, marks);
            drawn = next;
        }
    });
    view! {
        <canvas node_ref=node aria-hidden="true"></canvas>
        {inks()}
    }
}

fn numbers_of(pack: &Pack, area: &Area, round: &Round, baseline: Option<&Round>) -> Vec<Numbers> {
    let counted = |round: &Round, id, lane| pack.scale.counted(round.score(id, lane)).map(Score::number);
    area.statements
        .iter()
        .map(|statement| Numbers {
            now: counted(round, &statement.id, Lane::Now),
            target: counted(round, &statement.id, Lane::Target),
            baseline: baseline.and_then(|round| counted(round, &statement.id, Lane::Now)),
        })
        .collect()
}

/// Where the marks of a statement stand. The baseline's stand in the lane of now.
fn place(pack: &Pack, numbers: Numbers, cells: &[Cells]) -> RowMarks {
    let (Some(now), Some(target)) = (cells.first(), cells.last()) else { return RowMarks::default() };
    let at = |cells: &Cells, number: Option<u8>| {
        let from = pack.scale.min.number();
        let count = f64::from(pack.scale.max.number() - from) + 1.0;
        number.map(|number| {
            let column = f64::from(number) - f64::from(from) + 0.5;
            (cells.left + cells.width * column / count, cells.top + cells.height / 2.0)
        })
    };
    RowMarks { now: at(now, numbers.now), target: at(target, numbers.target), baseline: at(now, numbers.baseline) }
}

fn measure(around: &Element) -> Layout {
    let frame = around.get_bounding_client_rect();
    // Inside the border, where the canvas stands.
    let (left, top) = (frame.left() + f64::from(around.client_left()), frame.top() + f64::from(around.client_top()));
    let found = around.get_elements_by_class_name("chart-cells");
    let cells = (0..found.length()).filter_map(|i| found.item(i)).map(|cells| {
        let rect = cells.get_bounding_client_rect();
        Cells { left: rect.left() - left, top: rect.top() - top, width: rect.width(), height: rect.height() }
    });
    let element: Option<&HtmlElement> = around.dyn_ref();
    Layout {
        width: element.map_or(0.0, |element| f64::from(element.client_width())),
        height: element.map_or(0.0, |element| f64::from(element.client_height())),
        cells: cells.collect(),
    }
}

/// The colours of a chart as elements, for the canvas beside them to look up.
pub fn inks() -> AnyView {
    view! {
        <span class="inks" hidden>
            {["now", "target", "gap", "base-line", "ground", "text", "grid"]
                .map(|name| view! { <i class=format!("ink-{name}")></i> })
                .into_iter()
                .into_views()}
        </span>
    }
    .into_any()
}
