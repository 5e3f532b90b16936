//! Reads the sound part of a value: an unsound value is taken out and named, until the rest can be read.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use super::problem::Problem;

/// The most times that one value is read. Each time costs as much as reading it all.
const MOST_READINGS: usize = 1_000;

/// Reads the sound part of a value.
///
/// An unsound value is taken out of it and told as a problem. Null is the same as absent, so it is no problem. Returns
/// `None` with more than `most` problems, or if the value can't be read even without them.
pub(super) fn read_sound<T: DeserializeOwned>(
    value: &mut Value,
    most: usize,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let mut removed = Removed::default();
    for _ in 0..MOST_READINGS {
        let error = match serde_path_to_error::deserialize(&*value) {
            Ok(read) => return Some(read),
            Err(error) => error,
        };
        let path = steps(error.path());
        let message = error.inner().to_string();
        let taken = removed.take_out(value, &path);
        let (at, found) = taken.as_ref().map_or(("", &Value::Null), |(at, found)| (at, found));
        if let Some(field) = missing(&message) {
            let at = join(at, field);
            // A field that is missing because it was unsound is already told.
            if problems.iter().all(|problem| problem.at != at) {
                problems.push(Problem { at, what: "this is missing".to_owned(), left_out: true });
            }
        } else if found.is_null() {
            remove_nulls(value, &path);
        } else {
            problems.push(Problem { at: at.to_owned(), what: describe(&message, found), left_out: true });
        }
        if taken.is_none() || problems.len() > most {
            return None;
        }
    }
    None
}

/// The steps of a path that lead through objects and lists.
fn steps(path: &Path) -> Vec<&Segment> {
    path.iter().filter(|step| matches!(step, Segment::Seq { .. } | Segment::Map { .. })).collect()
}

/// A path with one more field.
fn join(at: &str, field: &str) -> String {
    if at.is_empty() { field.to_owned() } else { format!("{at}.{field}") }
}

/// The entries that were taken out of lists, so that the entries after them keep their numbers: each list's path with
/// the number that the entry has in the file, in order.
#[derive(Default)]
struct Removed(Vec<(String, usize)>);

impl Removed {
    /// Takes a value out. Returns its path as the file has it, and the value; `None` if the path leads nowhere.
    fn take_out(&mut self, mut within: &mut Value, path: &[&Segment]) -> Option<(String, Value)> {
        let (last, steps) = path.split_last()?;
        let mut at = String::new();
        for step in steps {
            (at, within) = match (step, within) {
                (Segment::Map { key }, Value::Object(fields)) => (join(&at, key), fields.get_mut(key)?),
                (Segment::Seq { index }, Value::Array(entries)) => {
                    (format!("{at}[{}]", self.number(&at, *index)), entries.get_mut(*index)?)
                }
                _ => return None,
            };
        }
        match (last, within) {
            (Segment::Map { key }, Value::Object(fields)) => Some((join(&at, key), fields.shift_remove(key)?)),
            (Segment::Seq { index }, Value::Array(entries)) if *index < entries.len() => {
                let number = self.number(&at, *index);
                let path = format!("{at}[{number}]");
                self.0.push((at, number));
                self.0.sort_unstable();
                Some((path, entries.remove(*index)))
            }
            _ => None,
        }
    }

    /// The number that an entry of a list has in the file.
    fn number(&self, list: &str, index: usize) -> usize {
        let before = self.0.iter().filter(|(path, _)| path == list);
        before.fold(index, |number, (_, removed)| number + usize::from(*removed <= number))
    }
}

/// Removes the nulls that stand in the same field of the other entries of a list: a program that writes one writes many.
fn remove_nulls(value: &mut Value, path: &[&Segment]) {
    match (path, value) {
        ([Segment::Map { key }], Value::Object(fields)) if fields.get(key).is_some_and(Value::is_null) => {
            fields.shift_remove(key);
        }
        ([Segment::Map { key }, rest @ ..], Value::Object(fields)) => {
            fields.get_mut(key).into_iter().for_each(|field| remove_nulls(field, rest));
        }
        ([Segment::Seq { .. }, rest @ ..], Value::Array(entries)) => {
            entries.iter_mut().for_each(|entry| remove_nulls(entry, rest));
        }
        _ => {}
    }
}

/// The field that serde's message calls missing.
fn missing(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.strip_suffix('`')
}

/// Describes an unsound value, from serde's message: what it is and what it should be.
fn describe(message: &str, found: &Value) -> String {
    // The value may hold these words too, what serde expected can't.
    let Some((_, expected)) = message.rsplit_once(", expected ") else { return message.to_owned() };
    let should = match expected {
        "a string" | "string or map" => "text".to_owned(),
        "a boolean" => "yes or no".to_owned(),
        "a sequence" => "a list".to_owned(),
        "u8" if found.is_u64() => "a small whole number".to_owned(),
        "u8" | "u32" | "u64" => "a whole number from 0".to_owned(),
        "i64" if found.is_number() => return format!("{} is not a whole number", short(found)),
        "i64" => "a whole number".to_owned(),
        other if other == "a map" || other.starts_with("struct ") => "an object with fields".to_owned(),
        // Of two words serde says "`a` or `b`", of more "one of `a`, `b`, `c`".
        other if other.starts_with('`') => format!("one of {}", other.replace(" or ", ", ").replace('`', "")),
        other => other.replace('`', ""),
    };
    let is = match found {
        Value::Null => "nothing".to_owned(),
        Value::Bool(_) => "yes or no".to_owned(),
        Value::Number(_) => format!("the number {}", short(found)),
        Value::String(text) => format!("the text {:?}", text.chars().take(20).collect::<String>()),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object with fields".to_owned(),
    };
    format!("this is {is}, not {should}")
}

/// The beginning of a number.
fn short(number: &Value) -> String {
    number.to_string().chars().take(20).collect()
}
