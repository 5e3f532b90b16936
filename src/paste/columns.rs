//! What the columns of a table hold, by their headings and by what stands in them.

use std::collections::BTreeSet;

use super::heads::says;
use super::marks::{bulleted, is_code, is_number, is_short};
use super::pasted::ColumnHolds;
use super::rows::Row;

/// What a column looks like.
struct Look {
    /// What its heading says that it holds.
    says: Option<ColumnHolds>,
    /// How many cells have text, how many texts there are, and the mean number of their characters.
    filled: usize,
    texts: usize,
    mean: usize,
    /// Whether most texts are as short as headings.
    short: bool,
    /// Whether numbers stand in it.
    numbers: bool,
}

fn look(header: Option<&Row>, rows: &[Row], column: usize) -> Look {
    let says = header.and_then(|header| says(header.cell(column)));
    let cells: Vec<&str> = rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).collect();
    let filled = cells.len();
    let texts = cells.iter().collect::<BTreeSet<_>>().len();
    let characters: usize = cells.iter().map(|cell| cell.chars().count()).sum();
    let most = |is: fn(&str) -> bool| cells.iter().filter(|cell| is(cell)).count() * 2 >= filled;
    let has_gaps = filled * 10 < rows.len() * 8;
    // Under "Area", numbers that come again, or go on over empty cells, are those of the areas.
    let is_number_column = match says {
        Some(ColumnHolds::Area | ColumnHolds::Aspect) if has_gaps || texts < filled => false,
        Some(ColumnHolds::Number) => most(is_code) || most(is_mark),
        // A row of one cell, which is a heading, may stand among them.
        _ => most(is_mark) || (filled > 1 && texts == filled && !has_gaps && cells.iter().all(|cell| is_code(cell))),
    };
    Look {
        says,
        filled,
        texts,
        mean: characters.checked_div(filled).unwrap_or(0),
        short: most(is_short),
        numbers: filled > 0 && is_number_column,
    }
}

/// Whether this is a number or a bullet.
fn is_mark(text: &str) -> bool {
    is_number(text) || bulleted(text) == Some("")
}

/// Which column holds the statements: the one that says so, else the first whose texts are nearly as long as the longest.
fn statements_in(looks: &[Look], rows: usize) -> Option<usize> {
    let texts: Vec<(usize, &Look)> =
        looks.iter().enumerate().filter(|(_, look)| look.filled > 0 && !look.numbers).collect();
    let fullest = texts.iter().map(|(_, look)| look.filled).max().unwrap_or(0);
    // A statement stands in nearly every row, and only once.
    let is_own = |look: &Look| look.filled * 10 >= fullest * 8 && look.texts * 10 >= look.filled * 9;
    let said: Vec<&(usize, &Look)> =
        texts.iter().filter(|(_, look)| look.says == Some(ColumnHolds::Statement)).collect();
    let said =
        said.iter().find(|(_, look)| is_own(look)).or_else(|| said.iter().rev().max_by_key(|(_, look)| look.texts));
    if let Some((column, _)) = said {
        return Some(*column);
    }
    // Short texts with gaps between them are headings, however short the statements are.
    let wordy = |look: &Look| {
        look.filled * 4 >= rows && look.texts * 2 >= look.filled && (is_own(look) || !look.short || texts.len() == 1)
    };
    let open: Vec<&(usize, &Look)> = texts.iter().filter(|(_, look)| look.says.is_none() && wordy(look)).collect();
    let any: Vec<&(usize, &Look)> = texts.iter().filter(|(_, look)| wordy(look)).collect();
    let among = if open.is_empty() { any } else { open };
    let longest = among.iter().map(|(_, look)| look.mean).max().unwrap_or(0);
    among.iter().find(|(_, look)| look.mean * 2 >= longest).map(|(column, _)| *column)
}

/// What each column holds.
pub(super) fn recognise(header: Option<&Row>, rows: &[Row], width: usize) -> Vec<ColumnHolds> {
    let mut looks: Vec<Look> = (0..width).map(|column| look(header, rows, column)).collect();
    if looks.iter().any(|look| look.numbers && look.says == Some(ColumnHolds::Number)) {
        // The numbers under "Section", beside those under "Ref", are what the sections are called.
        let sections =
            looks.iter_mut().filter(|look| matches!(look.says, Some(ColumnHolds::Area | ColumnHolds::Aspect)));
        sections.for_each(|look| look.numbers = false);
    }
    let statements = statements_in(&looks, rows.len()).unwrap_or(width.saturating_sub(1));
    let says = |look: &Look, held: ColumnHolds| look.says == Some(held) && !look.numbers;
    let mut areas = looks.iter().any(|look| says(look, ColumnHolds::Area));
    let mut area_said = !areas;
    let mut numbers = false;
    let mut holds = Vec::new();
    for (column, look) in looks.iter().enumerate() {
        let before = column < statements;
        holds.push(match look.says {
            _ if column == statements => ColumnHolds::Statement,
            _ if look.filled == 0 => ColumnHolds::LeftOut,
            Some(ColumnHolds::Number) if look.numbers => ColumnHolds::Number,
            _ if before && look.numbers && !numbers => ColumnHolds::Number,
            Some(ColumnHolds::Area) if !area_said => {
                area_said = true;
                ColumnHolds::Area
            }
            Some(ColumnHolds::Area | ColumnHolds::Aspect) => ColumnHolds::Aspect,
            Some(ColumnHolds::Evidence) => ColumnHolds::Evidence,
            _ if !before => ColumnHolds::Evidence,
            _ if !areas => {
                areas = true;
                ColumnHolds::Area
            }
            _ => ColumnHolds::Aspect,
        });
        numbers |= holds.last() == Some(&ColumnHolds::Number);
    }
    lift(&mut holds, rows);
    holds
}

/// Where there are aspects and no areas, the first are areas; where rows of one cell stand over rows with a heading of
/// their own, those are the areas, and these the aspects.
fn lift(holds: &mut [ColumnHolds], rows: &[Row]) {
    let first = |holds: &[ColumnHolds], what| holds.iter().position(|&held| held == what);
    if first(holds, ColumnHolds::Area).is_none()
        && let Some(held) = holds.iter_mut().find(|held| **held == ColumnHolds::Aspect)
    {
        *held = ColumnHolds::Area;
    }
    let (Some(column), None) = (first(holds, ColumnHolds::Area), first(holds, ColumnHolds::Aspect)) else { return };
    let over = rows.windows(2).any(|pair| match pair {
        [one, next] => one.filled() == [column] && next.filled().len() > 1 && !next.cell(column).is_empty(),
        _ => false,
    });
    if let Some(held) = holds.get_mut(column).filter(|_| over) {
        *held = ColumnHolds::Aspect;
    }
}
