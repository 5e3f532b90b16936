//! Text line by line: headings, and statements under them.

use super::builder::{Builder, Heading};
use super::marks::{bulleted, heads, is_short, level, numbered, one_line};
use super::pasted::{Pasted, PastedStatement, ReadAs};
use super::rows::Row;

/// What one line looks like.
struct Line {
    at: usize,
    number: Option<String>,
    text: String,
    whole: String,
    /// How sure it is that this is a heading: 0 is no heading.
    heading: u8,
    /// Whether it goes on with the sentence of the line before.
    goes_on: bool,
    bulleted: bool,
}

/// How many lines on the numbers that a heading stands over are looked for.
const NEAR: usize = 3;

/// A heading that nothing but the blank line before it tells, or its number.
const LIKELY: u8 = 1;
/// A heading that says that it is one.
const SURE: u8 = 2;

fn look(rows: &[Row]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut blank = true;
    for row in rows {
        let raw = row.cells.join("\t");
        let whole = one_line(&raw);
        if whole.is_empty() {
            blank = true;
            continue;
        }
        let bullet = bulleted(&raw);
        let text = bullet.map_or_else(|| whole.clone(), one_line);
        let (number, text) = match numbered(&text) {
            Some((number, rest)) => (Some(number), rest.to_owned()),
            None => (None, text),
        };
        let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
        let named = ["area", "section", "part", "theme", "domain"].contains(&first.as_str())
            && text.contains(|c: char| c.is_ascii_digit());
        let top =
            number.as_ref().is_some_and(|number| !number.contains('.') && !number.starts_with(char::is_lowercase));
        let heading = match () {
            () if bullet.is_some() || !is_short(&text) => 0,
            () if text.ends_with(':') || named => SURE,
            () if top || (blank && number.is_none()) => LIKELY,
            () => 0,
        };
        let plain = !blank && bullet.is_none() && number.is_none() && text.starts_with(char::is_lowercase);
        let before = lines.last_mut().filter(|line| plain && line.heading < SURE && is_broken_off(&line.text));
        let goes_on = before.is_some();
        before.into_iter().for_each(|line| line.heading = 0);
        if !text.is_empty() {
            lines.push(Line { at: row.line, number, text, whole, heading, goes_on, bulleted: bullet.is_some() });
        }
        blank = false;
    }
    lines
}

/// Whether a line is so long that it was wrapped, and its sentence is not at its end.
fn is_broken_off(text: &str) -> bool {
    text.chars().count() >= 50 && !text.ends_with(['.', ':', '!', '?'])
}

/// Reads lines.
pub(super) fn read(rows: &[Row]) -> Pasted {
    let mut lines = look(rows);
    // Where most lines look like headings and few end as sentences do, they are statements without full stops.
    let headings = lines.iter().filter(|line| line.heading > 0).count();
    let sentences = lines.iter().filter(|line| line.text.ends_with('.')).count();
    if headings * 2 > lines.len() && sentences * 3 < lines.len() {
        lines.iter_mut().filter(|line| line.heading == LIKELY).for_each(|line| line.heading = 0);
    }
    number_headings(&mut lines);
    // Where somewhere two headings stand together, the first is an area's, and one that stands alone is an aspect's.
    let is_heading = |i: usize| lines.get(i).is_some_and(|line| line.heading > 0);
    let two_levels = (1..lines.len()).any(|i| is_heading(i) && is_heading(i - 1));
    let levels: Vec<bool> =
        (0..lines.len()).map(|i| !two_levels || (is_heading(i + 1) && !is_heading(i + 2))).collect();
    let numbers: Vec<Option<String>> = lines.iter().map(|line| line.number.clone()).collect();

    let mut builder = Builder::default();
    let mut area = Heading::default();
    for (i, (line, is_area)) in lines.into_iter().zip(levels).enumerate() {
        let Line { at, number, text, whole, heading, goes_on, .. } = line;
        let next = numbers.iter().skip(i + 1).take(NEAR).flatten().next();
        let over = || Heading::over(at, &whole, next.map(String::as_str));
        match builder.last() {
            Some(last) if goes_on => {
                last.text.push(' ');
                last.text.push_str(&text);
            }
            _ if heading == 0 => builder.statement(PastedStatement { number, text, exemplars: Vec::new() }),
            // What numbers say of the levels goes before what stands together.
            _ if (is_area || area.is_peer(&over())) && !area.is_over(&over()) => {
                area = over();
                builder.area(over());
            }
            _ => builder.aspect(over()),
        }
    }
    builder.done(ReadAs::Lines)
}

/// Finds headings by the numbers of the lines under them: "A Leadership" over "A1", "Leadership" over "1.1". A number with
/// nothing under it is a statement's.
fn number_headings(lines: &mut [Line]) {
    for i in 0..lines.len() {
        let (before, rest) = lines.split_at_mut(i);
        let Some((line, next)) = rest.split_first_mut() else { return };
        let under = next.first().and_then(|next| next.number.as_deref());
        let short = is_short(&line.text) && !line.bulleted && !line.goes_on;
        let capital = !line.text.starts_with(char::is_lowercase);
        let is_over = match (line.number.as_deref(), under) {
            (Some(over), Some(under)) => heads(over, under),
            (None, Some(_)) => capital && !before.last().is_some_and(|line| is_broken_off(&line.text)),
            _ => false,
        };
        if short && is_over {
            line.heading = SURE;
        }
    }
    for i in 0..lines.len() {
        let next = lines.get(i + 1).map(|next| (next.number.clone(), next.heading));
        let Some(line) = lines.get_mut(i) else { return };
        let Some(number) = line.number.as_deref().filter(|_| line.heading == LIKELY) else { continue };
        let stands_alone = match next {
            Some((Some(next), _)) => level(&next) == level(number),
            Some((None, heading)) => heading == SURE,
            None => true,
        };
        if stands_alone {
            line.heading = 0;
        }
    }
}
