//! The reasons why a pasted text can't be used, in sentences.

use std::fmt;

use crate::framework::MOST_STATEMENTS;

/// The longest text that is read, in bytes.
pub const LONGEST_PASTED: usize = 1_000_000;

/// The reason why a pasted text can't be used. Each is shown as sentences: what is wrong, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastedRefused {
    /// The text is blank.
    Empty,
    /// The text is longer than [`LONGEST_PASTED`].
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// There are more statements than a pack may have.
    TooMany {
        /// The number of statements.
        statements: usize,
    },
}

impl fmt::Display for PastedRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PastedRefused::Empty => {
                f.write_str("There is no text in what was pasted. Copy the statements from their document once more.")
            }
            PastedRefused::TooLong { bytes } => write!(
                f,
                "The text has {} kB, and no more than {} kB can be read at a time. Copy only the part of the document \
                 that has the statements.",
                bytes.div_ceil(1000),
                LONGEST_PASTED / 1000
            ),
            PastedRefused::TooMany { statements } => write!(
                f,
                "The text has {statements} statements, and a pack has at most {MOST_STATEMENTS}. Copy only the part of \
                 the document that has the statements to rate."
            ),
        }
    }
}
