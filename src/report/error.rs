//! The reason why a document was not made.

use std::fmt;

/// The reason why a document was not made, as a sentence for the person who asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportError(String);

impl ReportError {
    /// The workbook holds nothing for this document. `sentence` says what to do.
    pub(super) fn nothing_to_make(sentence: &str) -> ReportError {
        ReportError(sentence.to_owned())
    }

    /// A library can't write this kind of file.
    pub(super) fn writing(file: &str, error: &impl fmt::Display) -> ReportError {
        ReportError(format!("The {file} can’t be written ({error}). Your work is safe in this page."))
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReportError {}
