//! The colours of a chart.

use plotters::style::RGBColor;

/// The colours of a chart. The page takes them from its style sheet, so that dark mode and forced colours hold. Print
/// and saved pictures have [`Colours::PAPER`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// The line and dots of now.
    pub now: RGBColor,
    /// The line and diamonds of target.
    pub target: RGBColor,
    /// The gap between the two.
    pub gap: RGBColor,
    /// The line and squares of the baseline.
    pub baseline: RGBColor,
    /// The background, and the inside of a diamond.
    pub ground: RGBColor,
    /// Words and numbers.
    pub text: RGBColor,
    /// The lines of the grid.
    pub grid: RGBColor,
}

impl Colours {
    /// The light colours of `style/base.css`, for white paper.
    pub const PAPER: Colours = Colours {
        now: RGBColor(0x0a, 0x5a, 0x8a),
        target: RGBColor(0xa8, 0x42, 0x0b),
        gap: RGBColor(0xf7, 0xea, 0xd9),
        baseline: RGBColor(0x5d, 0x6b, 0x73),
        ground: RGBColor(0xff, 0xff, 0xff),
        text: RGBColor(0x16, 0x24, 0x2c),
        grid: RGBColor(0xdc, 0xdf, 0xdc),
    };
}
