//! Charts of a school's ratings, drawn with plotters: on the canvas over the sheet, and as SVG for print, export and
//! tests.
//!
//! A pack that is rated has lines: now is a solid line with filled dots, target a dashed line with hollow diamonds, so
//! that colour is never the only difference. The gap between them is shaded. A line joins across blank and not
//! applicable statements. A pack that is judged has bars: the share of statements met.
//!
//! **Architecture Invariant:** this layer gets positions and colours as values and draws on any
//! [`DrawingBackend`](plotters::prelude::DrawingBackend). It never asks the page for either. Lengths are CSS pixels.

mod area;
mod colours;
mod lines_chart;
mod marks;
mod pack_chart;
mod shares_chart;
mod sheet_lines;

pub use area::{ChartArea, CssPixels, DrawResult, Point, chart_area};
pub use colours::Colours;
pub use lines_chart::{ChartRow, ChartSection, LinesChart};
pub use marks::{RowMarks, draw_lines};
pub use pack_chart::PackChart;
pub use shares_chart::{ShareBar, SharesChart};
pub use sheet_lines::SheetLines;
