//! A chart of either kind, for those who take it out of the page whatever it is.

use super::{Figure, Ink, Pen, SharesFigure, figure_svg, shares_svg};

/// A chart, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Now and target, of a pack that is rated.
    Lines(Figure),
    /// How much is met, of a pack that is judged.
    Shares(SharesFigure),
}

impl Drawing {
    /// Its width and height in CSS pixels.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        match self {
            Drawing::Lines(figure) => figure.size(),
            Drawing::Shares(figure) => figure.size(),
        }
    }

    /// Draws it on a surface of at least [`Drawing::size`].
    pub fn draw(&self, pen: &mut Pen<'_>, ink: &Ink) {
        match self {
            Drawing::Lines(figure) => figure.draw(pen, ink),
            Drawing::Shares(figure) => figure.draw(pen, ink),
        }
    }

    /// It as the text of an SVG file, in the colours of paper.
    #[must_use]
    pub fn svg(&self) -> String {
        match self {
            Drawing::Lines(figure) => figure_svg(figure),
            Drawing::Shares(figure) => shares_svg(figure),
        }
    }
}
