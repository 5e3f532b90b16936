//! Documents made from a workbook, as bytes: what a school hands to other people.
//!
//! Each is made anew from what is recorded, so nothing in it can be out of step with the workbook. The numbers are
//! those of `analysis`; here is only how they are laid out and said.
//!
//! **Architecture Invariant:** the only layer that knows the libraries which write Word, Excel, CSV and calendar files.
//! No I/O and no clock: today arrives as a value, and the same workbook on the same day makes the same bytes. It runs
//! in a worker (`src/bin/report.rs`), which is fetched only when a document is asked for.

mod calendar;
mod evidence_word;
mod excel;
mod governors_word;
mod package;
mod page;
mod plan_word;
mod ratings;
mod sheets;
mod strategy_word;
mod table;
mod text;

use std::fmt;

use jiff::civil::Date;

use crate::framework::Pack;
use crate::workbook::Workbook;

/// A document that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The improvement plan, for Word.
    PlanWord,
    /// The evidence pages, for Word.
    EvidenceWord,
    /// One page for governors, for Word.
    GovernorsWord,
    /// The draft of the inclusion strategy, for Word.
    StrategyWord,
    /// Ratings, gaps, evidence, plan and reviews, for Excel.
    Workbook,
    /// One row for each statement and round, as CSV.
    Table,
    /// Reviews and due dates, for calendars.
    Calendar,
}

impl Document {
    /// Every one, in the order that lists offer them.
    pub const ALL: [Document; 7] = [
        Document::PlanWord,
        Document::EvidenceWord,
        Document::GovernorsWord,
        Document::StrategyWord,
        Document::Workbook,
        Document::Table,
        Document::Calendar,
    ];

    /// The name that programs refer to it by.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Document::PlanWord => "plan-word",
            Document::EvidenceWord => "evidence-word",
            Document::GovernorsWord => "governors-word",
            Document::StrategyWord => "strategy-word",
            Document::Workbook => "workbook",
            Document::Table => "table",
            Document::Calendar => "calendar",
        }
    }

    /// The document of this name.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Document> {
        Document::ALL.into_iter().find(|document| document.id() == id)
    }

    /// The ending of its file's name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Document::PlanWord | Document::EvidenceWord | Document::GovernorsWord | Document::StrategyWord => "docx",
            Document::Workbook => "xlsx",
            Document::Table => "csv",
            Document::Calendar => "ics",
        }
    }

    /// What kind of file it is, as browsers name kinds.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self.ending() {
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "csv" => "text/csv;charset=utf-8",
            _ => "text/calendar;charset=utf-8",
        }
    }
}

/// Why a document was not made, as a sentence for whoever asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmade(String);

impl Unmade {
    /// A library refused what it was given.
    fn by(what: &str, error: &impl fmt::Display) -> Unmade {
        Unmade(format!("The {what} could not be written ({error}). Nothing is lost: your work is still in this page."))
    }
}

impl fmt::Display for Unmade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unmade {}

/// Makes a document. `packs` are those that this page knows, `chart_png` a picture of now and target for the page for
/// governors.
///
/// # Errors
/// [`Unmade`] if there is nothing to make it of, or it can't be written.
pub fn make(
    document: Document,
    workbook: &Workbook,
    packs: &[&Pack],
    today: Date,
    chart_png: Option<&[u8]>,
) -> Result<Vec<u8>, Unmade> {
    match document {
        Document::PlanWord => plan_word::make(workbook, packs, today),
        Document::EvidenceWord => evidence_word::make(workbook, packs, today),
        Document::GovernorsWord => governors_word::make(workbook, packs, today, chart_png),
        Document::StrategyWord => strategy_word::make(workbook, today),
        Document::Workbook => excel::make(workbook, packs, today),
        Document::Table => table::make(workbook, packs),
        Document::Calendar => calendar::make(workbook, today),
    }
}
