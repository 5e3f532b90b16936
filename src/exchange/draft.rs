//! A draft: a workbook as the browser keeps it between two sittings.

use serde_json::Value;

use super::json::{self, Problem, write};
use super::{APP_VERSION, Reach, Refusal, workbook_file};
use crate::framework::Pack;
use crate::workbook::Workbook;

/// What the text says it is.
pub(super) const FORMAT: &str = "join-the-dots/draft";

/// A workbook as the browser keeps it, with what is known of its keeping.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The tab that wrote it last.
    pub tab: String,
    /// How many changes it has seen, by any tab.
    pub revision: u64,
    /// When it was changed last, in milliseconds since 1970.
    pub changed_at: u64,
    /// When it was last saved to a file, if it was.
    pub saved_to_file: Option<SavedToFile>,
    /// The workbook.
    pub workbook: Workbook,
}

/// That a draft was saved to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedToFile {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// The revision that the file has.
    pub revision: u64,
}

impl Reach {
    /// The text of a draft.
    #[must_use]
    pub fn draft_to_json(self, draft: &Draft) -> String {
        to_json(draft, self)
    }

    /// Opens the text of a draft. `packs` are those that this page knows.
    ///
    /// # Errors
    /// A [`Refusal`] if it can't be opened at all.
    pub fn open_draft(self, text: &str, packs: &[&Pack]) -> Result<(Draft, Vec<Problem>), Refusal> {
        read(json::parse(text.as_bytes())?, packs, self)
    }
}

/// The text of a draft.
#[must_use]
pub fn draft_to_json(draft: &Draft) -> String {
    Reach::WHOLE.draft_to_json(draft)
}

fn to_json(draft: &Draft, reach: Reach) -> String {
    let Draft { tab, revision, changed_at, saved_to_file, workbook } = draft;
    let saved_to_file = saved_to_file
        .as_ref()
        .map(|saved| write([("at", saved.at.into()), ("revision", saved.revision.into())], &Default::default()));
    write(
        [
            ("format", FORMAT.into()),
            ("version", workbook_file::VERSION.into()),
            ("app", APP_VERSION.into()),
            ("tab", tab.as_str().into()),
            ("revision", (*revision).into()),
            ("changed_at", (*changed_at).into()),
            ("saved_to_file", saved_to_file.unwrap_or_default()),
            ("workbook", workbook_file::to_value(workbook, reach)),
        ],
        &Default::default(),
    )
    .to_string()
}

/// Opens the text of a draft. `packs` are those that this page knows.
///
/// # Errors
/// A [`Refusal`] if it can't be opened at all.
pub fn open_draft(text: &str, packs: &[&Pack]) -> Result<(Draft, Vec<Problem>), Refusal> {
    Reach::WHOLE.open_draft(text, packs)
}

pub(super) fn read(mut value: Value, packs: &[&Pack], reach: Reach) -> Result<(Draft, Vec<Problem>), Refusal> {
    let workbook = value.get_mut("workbook").map(Value::take).unwrap_or_default();
    let mut text = workbook_file::envelope(value, FORMAT)?;
    let opened = workbook_file::read(workbook, packs, reach)?;
    let problems = &mut opened.problems.clone();
    let saved_to_file = text.object("saved_to_file", problems).and_then(|mut saved| {
        let at = saved.take("at", problems, json::count)?;
        Some(SavedToFile { at, revision: saved.take("revision", problems, json::count)? })
    });
    let draft = Draft {
        tab: text.take("tab", problems, json::text).unwrap_or_default(),
        revision: text.take("revision", problems, json::count).unwrap_or_default(),
        changed_at: text.take("changed_at", problems, json::count).unwrap_or_default(),
        saved_to_file,
        workbook: opened.workbook,
    };
    Ok((draft, std::mem::take(problems)))
}
