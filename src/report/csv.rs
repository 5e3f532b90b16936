//! The ratings as CSV: one row for each statement and round, for other programs.

use csv::{Terminator, WriterBuilder};

use super::clean::clean;
use super::error::ReportError;
use super::phrases::yes_or_no;
use super::rated::Rated;
use super::rating_rows::{RatingRow, rows};
use crate::framework::Pack;
use crate::workbook::{Opinion, Workbook, day_to_iso};

/// The mark by which Excel on Windows recognises UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

const COLUMN_COUNT: usize = 29;

/// The names of the columns. New ones come last, so that programs find the others in their places.
const COLUMNS: [&str; COLUMN_COUNT] = [
    "school",
    "urn",
    "phase",
    "pack",
    "edition",
    "round",
    "date",
    "practice",
    "horizon months",
    "section number",
    "section",
    "statement number",
    "statement",
    "now",
    "target",
    "gap",
    "now band",
    "target band",
    "evidence items for now",
    "evidence items for target",
    "pack title",
    "aspect",
    "judgement",
    "met",
    "limiting",
    "adviser",
    "adviser’s reason",
    "agreed",
    "reason for what is agreed",
];

/// The characters with which spreadsheet programs begin a formula.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// Makes the CSV. Without a rating, it is the row of names alone.
pub(super) fn make(workbook: &Workbook, packs: &[&Pack]) -> Result<Vec<u8>, ReportError> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let failed = |error: csv::Error| ReportError::writing("table", &error);
    writer.write_record(COLUMNS).map_err(failed)?;
    for row in rows(workbook, packs) {
        writer.write_record(record(workbook, &row)).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| ReportError::writing("table", &error))
}

fn record(workbook: &Workbook, row: &RatingRow) -> [String; COLUMN_COUNT] {
    let school = &workbook.school;
    let judged = row.pack.is_some_and(Pack::is_judged);
    let figure = |rated: Rated| if rated == Rated::Blank { String::new() } else { rated.figure() };
    let label = |rated: Rated| if rated == Rated::Blank { String::new() } else { harmless(&rated.label(row.pack)) };
    let judgement = |opinion: Option<&Opinion>| label(Rated::new(row.pack, opinion.and_then(|one| one.score)));
    let reason = |opinion: Option<&Opinion>| harmless(opinion.map_or("", |one| &one.reason));
    [
        harmless(&school.name),
        school.urn.as_ref().map(ToString::to_string).unwrap_or_default(),
        school.phase.map(|phase| phase.words().to_owned()).unwrap_or_default(),
        harmless(row.pack_id),
        harmless(row.edition),
        row.round_number.to_string(),
        row.round.date.map(day_to_iso).unwrap_or_default(),
        row.round.practice.words().to_owned(),
        row.round.horizon_months.months().to_string(),
        harmless(row.area_number),
        harmless(row.area_title),
        harmless(&row.statement_number),
        harmless(&row.statement),
        figure(row.now),
        figure(row.target),
        row.gap.map(|gap| gap.to_string()).unwrap_or_default(),
        harmless(row.now_band),
        harmless(row.target_band),
        row.items_for_now.to_string(),
        row.items_for_target.to_string(),
        harmless(row.pack_title),
        harmless(row.aspect_title),
        if judged { label(row.now) } else { String::new() },
        row.met().map(|met| yes_or_no(Some(met)).to_owned()).unwrap_or_default(),
        if judged { yes_or_no(row.limiting).to_owned() } else { String::new() },
        judgement(row.adviser),
        reason(row.adviser),
        judgement(row.agreed),
        reason(row.agreed),
    ]
}

/// A clean text that no spreadsheet program takes for a formula: an apostrophe before it tells them that it is text.
fn harmless(text: &str) -> String {
    // Some programs skip a tab or a line end at the beginning, which cleaning takes away.
    let could_be_formula = text.starts_with(FORMULA) || text.starts_with(['\t', '\r']);
    let text = clean(text);
    if could_be_formula || text.starts_with(FORMULA) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_begins_like_a_formula_gets_an_apostrophe() {
        for (text, cell) in [
            ("=cmd|' /C calc'!A1", "'=cmd|' /C calc'!A1"),
            ("+44", "'+44"),
            ("-1", "'-1"),
            ("@here", "'@here"),
            ("\t=1+1", "'=1+1"),
            ("\r=1+1", "'=1+1"),
            ("  =1+1", "'=1+1"),
            ("1=1", "1=1"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), cell, "{text:?}");
        }
    }
}
