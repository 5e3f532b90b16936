//! The list of documents.

use crate::framework::Pack;

/// A kind of document that can be made from a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The improvement plan (Word).
    PlanWord,
    /// The evidence pages (Word).
    EvidenceWord,
    /// One page for governors (Word). For a judged pack: strengths and areas for development.
    GovernorsWord,
    /// The draft of the inclusion strategy (Word).
    StrategyWord,
    /// The checklist and timetable of a visit (Word).
    VisitWord,
    /// The result that a school hands in for quality assurance (Word).
    SubmissionWord,
    /// Ratings, gaps, evidence, plan and reviews (Excel).
    Workbook,
    /// One row for each statement and round (CSV).
    Table,
    /// Reviews, visits and due dates (calendar).
    Calendar,
}

impl Document {
    /// Every document, in the order in which lists show them.
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

    /// The document's id, which the page sends to the worker: "plan-word".
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

    /// The document with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Document> {
        Document::ALL.into_iter().find(|document| document.id() == id)
    }

    /// The extension of the document's file: "docx".
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

    /// True if this pack has content for the document: a visit checklist needs a pack with lists for a visit.
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

    /// The document's media type: "text/csv;charset=utf-8".
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
