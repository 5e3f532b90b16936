//! The colours of a chart.

/// A colour: red, green, blue.
pub type Colour = (u8, u8, u8);

/// The colours of a chart. The page takes them from its style sheet, so that dark and forced colours hold; what leaves
/// the page has [`Ink::PAPER`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// The line and dots of now.
    pub now: Colour,
    /// The line and diamonds of target.
    pub target: Colour,
    /// The space between the two.
    pub gap: Colour,
    /// The line of the base line.
    pub base_line: Colour,
    /// What the chart stands on, and the inside of a diamond.
    pub ground: Colour,
    /// Words and numbers.
    pub text: Colour,
    /// The grid.
    pub grid: Colour,
}

impl Ink {
    /// For white paper: the colours of `style/base.css` in its light form.
    pub const PAPER: Ink = Ink {
        now: (0x0a, 0x5a, 0x8a),
        target: (0xa8, 0x42, 0x0b),
        gap: (0xf7, 0xea, 0xd9),
        base_line: (0x5d, 0x6b, 0x73),
        ground: (0xff, 0xff, 0xff),
        text: (0x16, 0x24, 0x2c),
        grid: (0xdc, 0xdf, 0xdc),
    };
}
