//! The first lines of Word documents: the school, the day, and the source of the wording.

use jiff::civil::Date;

use super::builder::WordBuilder;
use crate::framework::Pack;
use crate::report::clean::{clean, or};
use crate::report::phrases::school_name;
use crate::workbook::{Round, Workbook, day_in_words};

/// The note in every document of the invented school.
pub(super) const EXAMPLE: &str = "This school is invented, to show what a filled-in workbook looks like.";

/// Adds the lines below a document's title: the school and the day.
pub(super) fn school_and_day(doc: &mut WordBuilder, workbook: &Workbook, today: Date) {
    doc.text("Subtitle", &or(&school_name(workbook).unwrap_or_default(), "The school has no name yet"));
    doc.text("Subtitle", &format!("As it stood on {}", day_in_words(today)));
    if workbook.example {
        doc.text("Callout", EXAMPLE);
    }
}

/// Adds a line with the pack's title, the day of the round, and the publisher of the wording.
pub(super) fn source(doc: &mut WordBuilder, pack: &Pack, round: &Round) {
    let rated = if pack.is_judged() { "judgements" } else { "ratings" };
    let day = round.date.map_or_else(String::new, |day| format!(", {rated} of {}", day_in_words(day)));
    // A school's own scheme has no publisher.
    let publisher = clean(pack.source.publisher.trim().trim_end_matches('.'));
    let wording = if publisher.is_empty() { String::new() } else { format!(" Wording: {publisher}.") };
    doc.body(&format!("{}{day}.{wording}", clean(&pack.title)));
}
