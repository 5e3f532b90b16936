//! A draft: a workbook as the browser keeps it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::envelope::{DRAFT, parse};
use super::not_known::not_known;
use super::problem::Problem;
use super::refusal::Refusal;
use super::workbook::{self, Opened, read_part};
use crate::framework::Pack;
use crate::workbook::Workbook;

/// A workbook as the browser keeps it, with who changed it, when, and how often.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The name of the tab that wrote the draft last.
    pub tab: String,
    /// The number of changes so far, by any tab.
    pub revision: u64,
    /// The time of the last change, in milliseconds since 1970.
    pub changed_at: u64,
    /// The last time that the workbook was saved to a file, if it ever was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saved_to_file: Option<SavedToFile>,
    /// The workbook. In the draft's text it stands as a whole file, with an envelope of its own.
    #[serde(skip)]
    pub workbook: Workbook,
}

/// A record that a draft was saved to a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedToFile {
    /// The time, in milliseconds since 1970.
    pub at: u64,
    /// The draft's revision at that time.
    pub revision: u64,
}

/// Writes a draft as text.
///
/// # Examples
/// ```
/// use join_the_dots::files::{Draft, draft_to_json, open_draft};
///
/// let draft = Draft { revision: 3, ..Draft::default() };
/// let (again, problems) = open_draft(&draft_to_json(&draft), &[])?;
/// assert_eq!((again, problems), (draft, vec![]));
/// # Ok::<(), join_the_dots::files::Refusal>(())
/// ```
#[must_use]
pub fn draft_to_json(draft: &Draft) -> String {
    let mut value = DRAFT.close(draft);
    if let Value::Object(fields) = &mut value {
        fields.insert("workbook".to_owned(), workbook::to_value(&draft.workbook));
    }
    value.to_string()
}

/// Opens the text of a draft, and lists what was left out and what can't be shown with these packs.
///
/// # Errors
/// A [`Refusal`] if the text can't be opened at all.
///
/// # Examples
/// ```
/// use join_the_dots::files::{Refusal, open_draft};
///
/// let text = r#"{"format": "join-the-dots/draft", "version": 3, "tab": "t", "workbook":
///     {"format": "join-the-dots/workbook", "version": 3, "school": {"name": "Hill Top", "phase": "moon"}}}"#;
/// let (draft, problems) = open_draft(text, &[])?;
/// assert_eq!(draft.workbook.school.name, "Hill Top");
/// assert_eq!(problems[0].at, "school.phase");
///
/// assert_eq!(open_draft("", &[]), Err(Refusal::Empty));
/// # Ok::<(), Refusal>(())
/// ```
pub fn open_draft(text: &str, packs: &[&Pack]) -> Result<(Draft, Vec<Problem>), Refusal> {
    let (draft, mut problems) = read_draft(text)?;
    problems.extend(not_known(&draft.workbook, packs));
    Ok((draft, problems))
}

/// Opens the text of a draft, and lists what was left out.
///
/// # Errors
/// A [`Refusal`] if the text can't be opened at all.
pub fn read_draft(text: &str) -> Result<(Draft, Vec<Problem>), Refusal> {
    let mut value = DRAFT.open(parse(text.as_bytes())?)?;
    let workbook = value.get_mut("workbook").map(Value::take).unwrap_or_default();
    let Opened { workbook, mut problems } = workbook::from_value(workbook)?;
    let draft: Draft = read_part(&mut value, &mut problems)?;
    Ok((Draft { workbook, ..draft }, problems))
}
