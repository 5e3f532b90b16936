//! A workbook's file.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::envelope::{DRAFT, WORKBOOK, parse};
use super::not_known::not_known;
use super::problem::Problem;
use super::refusal::Refusal;
use super::repair::read_sound;
use crate::framework::Pack;
use crate::workbook::{VisitItem, Workbook};

/// The most unsound values that are repaired. With more of them, the file is refused.
const MOST_PROBLEMS: usize = 200;

/// The deepest nesting of a workbook's values. serde_json reads one level more, which a draft needs around it.
const DEEPEST: usize = 126;

/// An opened workbook, and what was repaired or left out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The workbook.
    pub workbook: Workbook,
    /// The problems, in the order found. Empty for a sound file.
    pub problems: Vec<Problem>,
}

/// Writes a workbook as the text of its file.
///
/// # Examples
/// ```
/// use join_the_dots::files::{open_workbook, workbook_to_json};
/// use join_the_dots::workbook::Workbook;
///
/// let workbook = Workbook { id: "hill-top".to_owned(), ..Workbook::default() };
/// let text = workbook_to_json(&workbook);
/// assert!(text.starts_with("{\n  \"format\": \"join-the-dots/workbook\""));
/// assert_eq!(open_workbook(text.as_bytes(), &[])?.workbook, workbook);
/// # Ok::<(), join_the_dots::files::Refusal>(())
/// ```
#[must_use]
pub fn workbook_to_json(workbook: &Workbook) -> String {
    format!("{:#}\n", to_value(workbook))
}

/// Opens a workbook's file, or a draft that was saved as one. Lists what was left out, and what can't be shown with these
/// packs.
///
/// # Errors
/// A [`Refusal`] if the file can't be opened at all.
///
/// # Examples
/// ```
/// use join_the_dots::files::{Refusal, open_workbook};
///
/// let file = br#"{"format": "join-the-dots/workbook", "version": 3, "school": {"name": "Hill Top", "urn": 12}}"#;
/// let opened = open_workbook(file, &[])?;
/// assert_eq!(opened.workbook.school.name, "Hill Top");
/// assert_eq!(opened.problems[0].to_string(), "school.urn: this is the number 12, not text; left out");
///
/// assert_eq!(open_workbook(b"\xff\xfe", &[]), Err(Refusal::NotText));
/// # Ok::<(), Refusal>(())
/// ```
pub fn open_workbook(bytes: &[u8], packs: &[&Pack]) -> Result<Opened, Refusal> {
    let mut opened = read_workbook(bytes)?;
    opened.problems.extend(not_known(&opened.workbook, packs));
    Ok(opened)
}

/// Opens a workbook's file, or a draft that was saved as one, and lists what was left out.
///
/// # Errors
/// A [`Refusal`] if the file can't be opened at all.
pub fn read_workbook(bytes: &[u8]) -> Result<Opened, Refusal> {
    let mut value = parse(bytes)?;
    if DRAFT.is_of(&value) {
        value = DRAFT.open(value)?.get_mut("workbook").map(Value::take).unwrap_or_default();
    }
    from_value(value)
}

/// Reads a workbook from the value of its file.
pub(super) fn from_value(value: Value) -> Result<Opened, Refusal> {
    let mut value = WORKBOOK.open(value)?;
    if depth(&value) > DEEPEST {
        return Err(Refusal::TooDeep);
    }
    let mut problems = Vec::new();
    let mut workbook = read_part(&mut value, &mut problems)?;
    tidy(&mut workbook);
    Ok(Opened { workbook, problems })
}

/// Writes a workbook as the value of its file.
pub(super) fn to_value(workbook: &Workbook) -> Value {
    WORKBOOK.close(workbook)
}

/// Reads the sound part of a workbook's or a draft's value, and adds what was left out to the problems.
pub(super) fn read_part<T: DeserializeOwned>(value: &mut Value, problems: &mut Vec<Problem>) -> Result<T, Refusal> {
    let mut left_out = Vec::new();
    let read = read_sound(value, MOST_PROBLEMS - problems.len(), &mut left_out).ok_or(Refusal::TooManyProblems)?;
    problems.extend(left_out.into_iter().map(|problem| Problem { what: problem.what + "; left out", ..problem }));
    Ok(read)
}

/// The number of lists and objects that stand in each other where a value is deepest.
fn depth(value: &Value) -> usize {
    let deepest = match value {
        Value::Array(entries) => entries.iter().map(depth).max(),
        Value::Object(fields) => fields.values().map(depth).max(),
        _ => return 0,
    };
    1 + deepest.unwrap_or(0)
}

/// Removes entries that say nothing, and gives every entry an id of its own.
fn tidy(workbook: &mut Workbook) {
    for round in workbook.assessments.iter_mut().flat_map(|assessment| &mut assessment.rounds) {
        round.ratings.retain(|_, rating| !rating.is_blank());
        round.evidence.retain(|_, evidence| !evidence.is_blank());
        round.comments.retain(|_, comment| !comment.is_empty());
        round.visit.items.retain(|_, item| *item != VisitItem::default());
    }
    tell_apart(workbook.evidence.iter_mut().map(|item| &mut item.id));
    tell_apart(workbook.plan.targets.iter_mut().map(|target| &mut target.id));
}

/// Gives a new id to each entry without an id, and to each entry whose id another has before it. Nothing in a file
/// refers to these entries by id, so nothing is lost.
fn tell_apart<'a>(ids: impl Iterator<Item = &'a mut String>) {
    let mut seen = BTreeSet::new();
    for (i, id) in ids.enumerate() {
        while id.is_empty() || seen.contains(id) {
            *id = format!("{id}-{}", i + 1);
        }
        seen.insert(id.clone());
    }
}
