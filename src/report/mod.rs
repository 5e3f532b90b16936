//! Documents that a school hands to other people, made from its workbook as bytes: Word, Excel, CSV and calendar files.
//!
//! Each document is made anew from the workbook, so it is never out of step with it. `analysis` works out the figures;
//! this layer lays them out.
//!
//! **Architecture Invariant:** the only layer that knows the libraries which write these files. No I/O and no clock:
//! today arrives as a value, and one workbook makes the same bytes twice on one day. The layer runs in a worker
//! (`src/bin/report.rs`), which is fetched when a document is first asked for.

mod calendar;
mod clean;
mod csv;
mod document;
mod error;
mod excel;
mod phrases;
mod rated;
mod rating_rows;
mod statements;
mod subject;
mod word;

use jiff::civil::Date;

use crate::framework::Pack;
use crate::workbook::Workbook;
use subject::Subject;

pub use document::Document;
pub use error::ReportError;

/// Makes a document.
///
/// `packs` are the packs that the page knows. `assessment` is the position of the assessment that a document of one pack
/// is about. `chart_png` is a picture of the now and target lines, for the page for governors.
///
/// # Errors
/// [`ReportError`] if the workbook holds nothing for this document, or if a library can't write it.
pub fn make(
    document: Document,
    workbook: &Workbook,
    packs: &[&Pack],
    assessment: usize,
    today: Date,
    chart_png: Option<&[u8]>,
) -> Result<Vec<u8>, ReportError> {
    let subject = Subject::new(workbook, packs, assessment);
    match (document, subject) {
        (Document::PlanWord, _) => word::plan::make(workbook, packs, today),
        (Document::EvidenceWord, _) => word::evidence::make(workbook, subject, today),
        (Document::GovernorsWord, Some(subject)) if subject.pack.is_judged() => {
            word::strengths::make(workbook, subject, today)
        }
        (Document::GovernorsWord, _) => word::governors::make(workbook, subject, today, chart_png),
        (Document::StrategyWord, _) => word::strategy::make(workbook, packs, today),
        (Document::VisitWord, _) => word::visit::make(workbook, subject, today),
        (Document::SubmissionWord, _) => word::submission::make(workbook, subject, today),
        (Document::Workbook, _) => excel::make(workbook, packs, today),
        (Document::Table, _) => csv::make(workbook, packs),
        (Document::Calendar, _) => calendar::make(workbook, packs, today),
    }
}
