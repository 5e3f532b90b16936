//! The Excel file of a whole workbook, one file here for each sheet.
//!
//! Numbers are numbers and days are days, so that Excel can sort and add them up. A user's text is always text and never
//! a formula. A blank rating is an empty cell, not applicable is "n/a".

mod cell;
mod evidence;
mod gaps;
mod plan;
mod ratings;
mod reviews;
mod sheet;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, Workbook as ExcelFile, XlsxError};

use super::error::ReportError;
use super::phrases::school_name;
use crate::framework::{Pack, find};
use crate::workbook::Workbook;
use sheet::Formats;

/// Makes the Excel file.
pub(super) fn make(workbook: &Workbook, packs: &[&Pack], today: Date) -> Result<Vec<u8>, ReportError> {
    write(workbook, packs, today).map_err(|error| ReportError::writing("Excel file", &error))
}

fn write(workbook: &Workbook, packs: &[&Pack], today: Date) -> Result<Vec<u8>, XlsxError> {
    let school = school_name(workbook).unwrap_or_default();
    let title = if school.is_empty() { "Ratings, evidence and plan" } else { &school };
    let mut file = ExcelFile::new();
    file.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_author(school.as_str())
            .set_subject("Ratings, gaps, evidence, improvement plan and reviews")
            .set_comment("Made with Join the Dots")
            .set_creation_datetime(&today),
    );
    let is_judged = |pack: Option<&Pack>| pack.is_some_and(Pack::is_judged);
    let all_judged = workbook.assessments.iter().all(|assessment| is_judged(find(packs, &assessment.pack)));
    let mut sheets = ratings::sheets(workbook, packs);
    if workbook.assessments.is_empty() || !all_judged {
        sheets.push(gaps::sheet(workbook, packs));
    }
    sheets.extend([evidence::sheet(workbook, packs), plan::sheet(workbook, packs, today), reviews::sheet(workbook)]);
    let formats = Formats::new();
    for sheet in sheets {
        sheet.write(file.add_worksheet(), &formats, &school)?;
    }
    file.save_to_buffer()
}
