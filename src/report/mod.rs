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
mod judged_word;
mod package;
mod page;
mod plan_word;
mod rating_sheets;
mod ratings;
mod sheets;
mod strategy_word;
mod strengths_word;
mod submission_word;
mod table;
mod text;
mod visit_word;

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
    /// One page for governors, for Word. Of a judged pack: strengths and areas for development.
    GovernorsWord,
    /// The draft of the inclusion strategy, for Word.
    StrategyWord,
    /// What to have ready for a visit, and its timetable, for Word.
    VisitWord,
    /// The result as it is handed in to be looked over, for Word.
    SubmissionWord,
    /// Ratings, gaps, evidence, plan and reviews, for Excel.
    Workbook,
    /// One row for each statement and round, as CSV.
    Table,
    /// Reviews and due dates, for calendars.
    Calendar,
}

impl Document {
    /// Every one, in the order that lists offer them.
    pub const ALL: [Document; 9] = [
        Document::PlanWord,
        Document::EvidenceWord,
        Document::GovernorsWord,
        Document::StrategyWord,
        Document::VisitWord,
        Document::SubmissionWord,
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
            Document::VisitWord => "visit-word",
            Document::SubmissionWord => "submission-word",
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
            Document::PlanWord
            | Document::EvidenceWord
            | Document::GovernorsWord
            | Document::StrategyWord
            | Document::VisitWord
            | Document::SubmissionWord => "docx",
            Document::Workbook => "xlsx",
            Document::Table => "csv",
            Document::Calendar => "ics",
        }
    }

    /// Whether there is anything to make it of in this pack.
    #[must_use]
    pub fn suits(self, pack: &Pack) -> bool {
        match self {
            Document::VisitWord => {
                pack.areas.iter().any(|area| !area.before_visit.is_empty() || !area.during_visit.is_empty())
            }
            Document::SubmissionWord => pack.submission.is_some(),
            _ => true,
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

/// Makes a document. `packs` are those that this page knows; `assessment` is the place of the assessment that documents of
/// one pack are about; `chart_png` is a picture of now and target for the page for governors.
///
/// # Errors
/// [`Unmade`] if there is nothing to make it of, or it can't be written.
pub fn make(
    document: Document,
    workbook: &Workbook,
    packs: &[&Pack],
    assessment: usize,
    today: Date,
    chart_png: Option<&[u8]>,
) -> Result<Vec<u8>, Unmade> {
    let chosen = text::chosen(workbook, packs, assessment);
    match (document, chosen) {
        (Document::PlanWord, _) => plan_word::make(workbook, packs, today),
        (Document::EvidenceWord, _) => evidence_word::make(workbook, chosen, today),
        (Document::GovernorsWord, Some(chosen)) if chosen.pack.is_judged() => {
            strengths_word::make(workbook, chosen, today)
        }
        (Document::GovernorsWord, _) => governors_word::make(workbook, chosen, today, chart_png),
        (Document::StrategyWord, _) => strategy_word::make(workbook, packs, today),
        (Document::VisitWord, _) => visit_word::make(workbook, chosen, today),
        (Document::SubmissionWord, _) => submission_word::make(workbook, chosen, today),
        (Document::Workbook, _) => excel::make(workbook, packs, today),
        (Document::Table, _) => table::make(workbook, packs),
        (Document::Calendar, _) => calendar::make(workbook, packs, today),
    }
}
