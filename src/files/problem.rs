//! A problem in a file: its place, and what happened to it.

use std::fmt;

/// Something in a file that was repaired or can't be shown, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path in the file, such as `assessments[0].rounds[0].ratings.1-3.now`.
    pub at: String,
    /// The value there and what was done about it, as the rest of a sentence.
    pub what: String,
    /// True: the value is left out of the document. False: the value is kept, and can't be shown.
    pub left_out: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}
