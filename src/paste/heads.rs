//! What the headings of a table's columns say.

use super::marks::{is_number, is_short};
use super::pasted::ColumnHolds;

/// What heads a column of areas. Each word stands for its plural too.
const AREAS: [&str; 9] = ["area", "section", "theme", "domain", "heading", "strand", "category", "topic", "pillar"];
const ASPECTS: [&str; 4] = ["aspect", "element", "focus", "part"];
const NUMBERS: [&str; 8] = ["no", "nr", "num", "number", "ref", "reference", "code", "id"];
const STATEMENTS: [&str; 9] = [
    "standard",
    "statement",
    "criterion",
    "criteria",
    "indicator",
    "descriptor",
    "question",
    "expectation",
    "requirement",
];
const EVIDENCE: [&str; 4] = ["evidence", "exemplar", "example", "exemplification"];
/// Words of the bands of a scale, which head columns of exemplars.
const BANDS: [&str; 17] = [
    "band",
    "level",
    "beginning",
    "emerging",
    "developing",
    "establishing",
    "established",
    "embedding",
    "embedded",
    "secure",
    "enhancing",
    "enhanced",
    "exceeding",
    "expected",
    "bronze",
    "silver",
    "gold",
];

fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|&known| word == known || word.strip_suffix('s') == Some(known))
}

fn words(heading: &str) -> Vec<String> {
    let lower = heading.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What a column of this heading holds, if the heading says so.
pub(super) fn says(heading: &str) -> Option<ColumnHolds> {
    let words = words(heading);
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return (heading.trim() == "#").then_some(ColumnHolds::Number);
    };
    // "Standard no." and "Ref" head numbers; "Yes / no" doesn't.
    if is_in(&NUMBERS, last) && words.len() <= 3 && !words.iter().any(|word| word == "yes") {
        return Some(ColumnHolds::Number);
    }
    if words.iter().any(|word| is_in(&EVIDENCE, word)) {
        return Some(ColumnHolds::Evidence);
    }
    let heads = |word: &str| is_in(&AREAS, word) || is_in(&ASPECTS, word);
    let below = if first == "sub" { words.get(1).map(String::as_str) } else { first.strip_prefix("sub") };
    if below.is_some_and(heads) {
        return Some(ColumnHolds::Aspect);
    }
    words.iter().find_map(|word| match () {
        () if is_in(&AREAS, word) => Some(ColumnHolds::Area),
        () if is_in(&ASPECTS, word) => Some(ColumnHolds::Aspect),
        () if is_in(&STATEMENTS, word) => Some(ColumnHolds::Statement),
        () => None,
    })
}

/// Whether a heading says what its column holds, and nothing else: "Area of practice", and not "Standards are high".
fn is_sure(heading: &str, is_first: bool) -> bool {
    let words = words(heading);
    let joins = |word: &String| ["of", "for", "to", "or", "and"].contains(&word.as_str());
    let short = words.len() <= 2 || (words.len() <= 4 && words.get(1).is_some_and(joins));
    // A "No" that stands further on may be an answer.
    says(heading).is_some_and(|held| short && (held != ColumnHolds::Number || is_first))
}

/// Whether these are the headings of columns: all are short, and one surely says what its column holds, or two seem to.
pub(super) fn is_header(cells: &[&str]) -> bool {
    let seems = |cell: &&&str| says(cell).is_some() || words(cell).iter().any(|word| is_in(&BANDS, word));
    let sure = cells.iter().enumerate().any(|(place, cell)| is_sure(cell, place == 0));
    cells.len() > 1
        && cells.first().is_some_and(|first| !is_number(first))
        && cells.iter().all(|cell| is_title(cell))
        && (sure || cells.iter().filter(seems).count() > 1)
}

/// Whether a text can head a column: "No." and "Met?" can.
fn is_title(text: &str) -> bool {
    let characters = text.chars().count();
    characters <= 12 || (characters <= 60 && is_short(text.trim_end_matches(['?', '.'])))
}
