//! The content of one cell.

use jiff::civil::Date;

use crate::report::clean::clean;
use crate::report::rated::Rated;
use crate::workbook::{Pounds, day_to_iso};

/// Excel takes at most 32,767 UTF-16 units in a cell.
const LONGEST_TEXT: usize = 32_000;
const CUT: &str = "… (too long for Excel; your workbook file has all of it)";
/// The year in which Excel's calendar begins.
const FIRST_YEAR: i16 = 1900;

/// The content of a cell. Texts are clean.
pub(super) enum Cell {
    Blank,
    Text(String),
    Number(f64),
    Money(Pounds),
    Day(Date),
}

impl Cell {
    /// A user's or a pack's text.
    pub(super) fn text(text: &str) -> Cell {
        let mut text = clean(text);
        if text.encode_utf16().count() > LONGEST_TEXT {
            let mut units = CUT.encode_utf16().count();
            let fits = |c: &char| {
                units += c.len_utf16();
                units <= LONGEST_TEXT
            };
            text = text.chars().take_while(fits).collect();
            text += CUT;
        }
        if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
    }

    /// A count, or a position that begins with 1.
    pub(super) fn count(number: usize) -> Cell {
        Cell::Number(u32::try_from(number).unwrap_or(u32::MAX).into())
    }

    /// A rating as a number.
    pub(super) fn rating(rated: Rated) -> Cell {
        match rated {
            Rated::Blank => Cell::Blank,
            Rated::NotApplicable => Cell::Text(rated.figure()),
            Rated::At(score) | Rated::OffScale(score) => Cell::Number(score.number().into()),
        }
    }

    /// A day. Excel has no days before 1900, so those are texts.
    pub(super) fn day(day: Option<Date>) -> Cell {
        match day {
            None => Cell::Blank,
            Some(day) if day.year() < FIRST_YEAR => Cell::Text(day_to_iso(day)),
            Some(day) => Cell::Day(day),
        }
    }
}
