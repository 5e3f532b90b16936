//! The ratings as CSV: one tidy row for each statement and round, for whatever program the school counts with.

use csv::{Terminator, WriterBuilder};

use super::Unmade;
use super::ratings::{RatingRow, rows};
use super::text::{Rated, plain, yes_or_no};
use crate::framework::Pack;
use crate::workbook::{Opinion, Workbook, day_to_iso};

/// What Excel on Windows knows UTF-8 by.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

const MANY: usize = 29;

/// New columns come last, so that what was made for the others still finds them in their places.
const COLUMNS: [&str; MANY] = [
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

/// Makes the table. Without a rating it is its heading.
pub(super) fn make(workbook: &Workbook, packs: &[&Pack]) -> Result<Vec<u8>, Unmade> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let unmade = |error: csv::Error| Unmade::by("table", &error);
    writer.write_record(COLUMNS).map_err(unmade)?;
    for row in rows(workbook, packs) {
        writer.write_record(record(workbook, &row)).map_err(unmade)?;
    }
    writer.into_inner().map_err(|error| Unmade::by("table", &error))
}

fn record(workbook: &Workbook, row: &RatingRow) -> [String; MANY] {
    let school = &workbook.school;
    let cell = |rated: Rated| if rated == Rated::Not { String::new() } else { rated.words() };
    let judged = row.known.is_some_and(Pack::is_judged);
    let said = |rated: Rated| if rated == Rated::Not { String::new() } else { harmless(&rated.said(row.known)) };
    let judgement = |opinion: Option<&Opinion>| said(Rated::of(row.known, opinion.and_then(|one| one.score)));
    let reason = |opinion: Option<&Opinion>| harmless(opinion.map_or("", |one| &one.reason));
    [
        harmless(&school.name),
        school.urn.as_ref().map(ToString::to_string).unwrap_or_default(),
        school.phase.map(|phase| phase.words().to_owned()).unwrap_or_default(),
        harmless(row.pack),
        harmless(row.edition),
        row.number.to_string(),
        row.date().map(day_to_iso).unwrap_or_default(),
        row.round.practice.words().to_owned(),
        row.round.horizon_months.months().to_string(),
        harmless(row.section.0),
        harmless(row.section.1),
        harmless(&row.statement_number),
        harmless(&row.statement),
        cell(row.now),
        cell(row.target),
        row.gap.map(|gap| gap.to_string()).unwrap_or_default(),
        harmless(row.bands.0),
        harmless(row.bands.1),
        row.items.0.to_string(),
        row.items.1.to_string(),
        harmless(row.title),
        harmless(row.aspect),
        if judged { said(row.now) } else { String::new() },
        row.met().map(|met| yes_or_no(Some(met)).to_owned()).unwrap_or_default(),
        if judged { yes_or_no(row.limiting).to_owned() } else { String::new() },
        judgement(row.adviser),
        reason(row.adviser),
        judgement(row.agreed),
        reason(row.agreed),
    ]
}

/// A text that no spreadsheet program takes for a formula. One that begins with what formulas begin with gets an
/// apostrophe in front, which those programs read as "this is text".
fn harmless(text: &str) -> String {
    // Looked at before anything is trimmed: a tab in front is one of the ways in.
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = plain(text);
    let begins = begins || text.starts_with(['=', '+', '-', '@']);
    if begins { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_formula_begins_with_is_made_harmless() {
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
