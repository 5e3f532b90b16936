//! The reasons why a file can't be opened, in sentences.

use std::fmt;

/// The largest file that is read, in bytes. A workbook of many rounds is a hundredth of it.
pub const LARGEST_FILE: u64 = 10_000_000;

/// The reason why a file can't be opened. Each is shown as sentences after the file's name: what is wrong, where, and what to
/// do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file is empty.
    Empty,
    /// The file is larger than [`LARGEST_FILE`].
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The file isn't text, so no version of the page wrote it.
    NotText,
    /// The file is text, but not JSON.
    NotJson {
        /// The line where reading stopped, from 1.
        line: usize,
        /// The column where reading stopped, from 1.
        column: usize,
    },
    /// The file ends before it is complete.
    Truncated {
        /// The line where it ends, from 1.
        line: usize,
    },
    /// The file's values are nested deeper than in any document of ours.
    TooDeep,
    /// The file is JSON of another program.
    OtherKind {
        /// The format that the file names, if it names one.
        says: Option<String>,
    },
    /// The file is a pack, not a workbook.
    IsAPack,
    /// A newer version of the page wrote the file.
    Newer {
        /// The version of the format that the file names.
        version: u64,
        /// The newest that this page knows.
        known: u64,
    },
    /// The file has no version, or one that no version of the page wrote.
    NoVersion,
    /// Too many values in the file are unsound.
    TooManyProblems,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Empty => f.write_str("The file is empty. Choose an earlier copy of it."),
            Refusal::TooLarge { bytes } => write!(
                f,
                "The file has {} MB, and a workbook never has more than {} MB. Check that it is the file you meant.",
                bytes.div_ceil(1_000_000),
                LARGEST_FILE / 1_000_000
            ),
            Refusal::NotText => f.write_str(
                "The file is not text, so it is not a Join the Dots workbook. Choose the file whose name ends in .json.",
            ),
            Refusal::NotJson { line, column } => write!(
                f,
                "The file is not a Join the Dots workbook: it can’t be read from line {line}, column {column}. Choose \
                 the file whose name ends in .json, or an earlier copy if someone has edited it by hand.",
            ),
            Refusal::Truncated { line } => write!(
                f,
                "The file stops in the middle, at line {line}. It was probably cut short when it was copied or \
                 downloaded. Copy it again, or choose an earlier copy.",
            ),
            Refusal::TooDeep => f.write_str(
                "The file’s values are nested far deeper than in any workbook, so it was not made by Join the Dots. \
                 Check that it is the file you meant.",
            ),
            Refusal::OtherKind { says: None } => f.write_str(
                "The file was not made by Join the Dots. Choose a file that was saved here with “Save to file”.",
            ),
            Refusal::OtherKind { says: Some(says) } => write!(
                f,
                "The file says that it is “{says}”, which is not a Join the Dots workbook. Choose a file that was \
                 saved here with “Save to file”.",
            ),
            Refusal::IsAPack => f.write_str(
                "The file is a pack of statements, not a school’s workbook. Choose a file that was saved here with \
                 “Save to file”.",
            ),
            Refusal::Newer { version, known } => write!(
                f,
                "The file was saved by a newer Join the Dots (its format is version {version}, this page knows \
                 version {known}). Reload this page to get the newest one, then open the file again."
            ),
            Refusal::NoVersion => f.write_str(
                "The file doesn’t say which version of the format it has (version). Choose an earlier copy of it.",
            ),
            Refusal::TooManyProblems => f.write_str(
                "So much in the file is unsound that it would be wrong to guess. Choose an earlier copy of it.",
            ),
        }
    }
}
