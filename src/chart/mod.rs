//! Draws now and target: on the canvas over the sheet, and as SVG for print, export and tests. Of a judged pack it draws
//! how much is met.
//!
//! Now is a solid line with filled dots, target a dashed one with hollow diamonds, so that colour is never the only
//! difference; the gap between them is shaded. A line joins across what is blank or not applicable.
//!
//! **Architecture Invariant:** knows positions and colours, not where they come from. Lengths are CSS pixels; a pen's
//! `scale` is how many pixels of its surface make one.

mod drawing;
mod figure;
mod ink;
mod lines;
mod pen;
mod shares;
mod sheet;
mod svg;

pub use drawing::Drawing;
pub use figure::{Figure, FigureRow, FigureSection, figure_svg};
pub use ink::{Colour, Ink};
pub use lines::{Row, draw_lines};
pub use pen::{Pen, Place, Point, Surface};
pub use shares::{ShareBar, SharesFigure, shares_svg};
pub use sheet::{SheetFigure, sheet_svg};
