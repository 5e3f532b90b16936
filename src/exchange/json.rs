//! Reading JSON that may be unsound: text to values, and values to what they mean.
//!
//! [`Object`] takes fields out of an object one by one and says of each unsound one where it stands and what is wrong.
//! Workbooks go on without it; packs stop.

use std::fmt;

use serde_json::{Map, Value};

use super::Refusal;
use crate::workbook::{Unknown, UnknownFields, gather};

/// Something in a file that was repaired or ignored: where, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path in the file, as `assessments[0].rounds[0].ratings.1-3.now`.
    pub at: String,
    /// What was found and what became of it.
    pub what: String,
    /// Whether it was left out of what was opened. If not, it is kept, and can't be shown.
    pub left_out: bool,
}

impl Problem {
    pub(super) fn left_out(at: String, what: impl Into<String>) -> Problem {
        Problem { at, what: what.into(), left_out: true }
    }

    pub(super) fn kept(at: String, what: impl Into<String>) -> Problem {
        Problem { at, what: what.into(), left_out: false }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

/// Reads bytes as JSON.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, Refusal> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > super::LARGEST_FILE {
        return Err(Refusal::TooLarge { bytes: size });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotText)?;
    // Some Windows editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    serde_json::from_str(text).map_err(|error| {
        // serde_json tells a nesting that is too deep by its words alone.
        if error.to_string().starts_with("recursion limit exceeded") {
            Refusal::TooDeep
        } else if error.is_eof() {
            Refusal::Truncated { line: error.line() }
        } else {
            Refusal::NotJson { line: error.line(), column: error.column() }
        }
    })
}

/// What reading one value comes to: what it means, or what is wrong with it as the rest of a sentence.
pub(super) type Read<T> = Result<T, String>;

/// An object whose fields are taken out one by one, and its path.
pub(super) struct Object {
    at: String,
    fields: Map<String, Value>,
}

impl Object {
    /// The object that a file is.
    pub(super) fn whole(value: Value) -> Option<Object> {
        match value {
            Value::Object(fields) => Some(Object { at: String::new(), fields }),
            _ => None,
        }
    }

    /// An object of the fields of these names that were kept as they came, taken out of them. `None` if there is none.
    pub(super) fn kept(at: String, kept: &mut UnknownFields, names: &[&str]) -> Option<Object> {
        let take = |name: &&str| kept.remove(*name).map(|value| ((*name).to_owned(), give_back(&value)));
        let fields: Map<String, Value> = names.iter().filter_map(take).collect();
        if fields.is_empty() { None } else { Some(Object { at, fields }) }
    }

    /// An object without fields at this path, in the place of one that is not there.
    pub(super) fn empty(at: &str) -> Object {
        Object { at: at.to_owned(), fields: Map::new() }
    }

    fn path(&self, name: &str) -> String {
        if self.at.is_empty() { name.to_owned() } else { format!("{}.{name}", self.at) }
    }

    /// Takes a field out and reads it. Null is the same as absent; what is unsound is said, and absent.
    pub(super) fn take<T>(
        &mut self,
        name: &str,
        problems: &mut Vec<Problem>,
        read: fn(&Value) -> Read<T>,
    ) -> Option<T> {
        let value = self.fields.remove(name).filter(|value| !value.is_null())?;
        match read(&value) {
            Ok(read) => Some(read),
            Err(what) => {
                problems.push(Problem::left_out(self.path(name), what));
                None
            }
        }
    }

    /// Takes a text out: empty if it is absent.
    pub(super) fn prose(&mut self, name: &str, problems: &mut Vec<Problem>) -> String {
        self.take(name, problems, text).unwrap_or_default()
    }

    /// The same, of a field that must be there.
    pub(super) fn need<T: Default>(
        &mut self,
        name: &str,
        problems: &mut Vec<Problem>,
        read: fn(&Value) -> Read<T>,
    ) -> T {
        if self.fields.get(name).is_none_or(Value::is_null) {
            problems.push(Problem::left_out(self.path(name), "this is missing"));
        }
        self.take(name, problems, read).unwrap_or_default()
    }

    /// Takes an object out.
    pub(super) fn object(&mut self, name: &str, problems: &mut Vec<Problem>) -> Option<Object> {
        let at = self.path(name);
        as_object(self.fields.remove(name)?, at, problems)
    }

    /// Takes a list of objects out.
    pub(super) fn objects(&mut self, name: &str, problems: &mut Vec<Problem>) -> Vec<Object> {
        let at = self.path(name);
        let entries = match self.fields.remove(name) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(entries)) => entries,
            Some(other) => {
                problems.push(Problem::left_out(at, wrong(&other, "a list")));
                return Vec::new();
            }
        };
        let entry = |(i, value)| as_object(value, format!("{at}[{i}]"), problems);
        entries.into_iter().enumerate().filter_map(entry).collect()
    }

    /// Takes out every field, as objects by their names.
    pub(super) fn all(self, problems: &mut Vec<Problem>) -> Vec<(String, Object)> {
        let at = self.at;
        let field = |(name, value)| {
            let at = format!("{at}.{name}");
            as_object(value, at, problems).map(|object| (name, object))
        };
        self.fields.into_iter().filter_map(field).collect()
    }

    /// Takes out every field, as values by their names. What is unsound is said, and absent.
    pub(super) fn each<T>(self, problems: &mut Vec<Problem>, read: fn(&Value) -> Read<T>) -> Vec<(String, T)> {
        let at = self.at;
        let field = |(name, value): (String, Value)| match read(&value) {
            Ok(read) => Some((name, read)),
            Err(what) => {
                problems.push(Problem::left_out(format!("{at}.{name}"), what));
                None
            }
        };
        self.fields.into_iter().filter_map(field).collect()
    }

    /// What has not been taken out: fields that this version does not know.
    pub(super) fn unknown(self) -> UnknownFields {
        gather(self.fields.into_iter().map(|(name, value)| (name, keep(value))))
    }
}

fn as_object(value: Value, at: String, problems: &mut Vec<Problem>) -> Option<Object> {
    match value {
        Value::Object(fields) => Some(Object { at, fields }),
        Value::Null => None,
        other => {
            problems.push(Problem::left_out(at, wrong(&other, "an object with fields")));
            None
        }
    }
}

/// Says what a value is and what it should be.
pub(super) fn wrong(value: &Value, should: &str) -> String {
    let short = |text: &str| text.chars().take(20).collect::<String>();
    let is = match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(_) => "yes or no".to_owned(),
        Value::Number(number) => format!("the number {}", short(&number.to_string())),
        Value::String(text) => format!("the text {:?}", short(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object with fields".to_owned(),
    };
    format!("this is {is}, not {should}")
}

/// Reads text.
pub(super) fn text(value: &Value) -> Read<String> {
    value.as_str().map(str::to_owned).ok_or_else(|| wrong(value, "text"))
}

/// Reads yes or no.
pub(super) fn yes_or_no(value: &Value) -> Read<bool> {
    value.as_bool().ok_or_else(|| wrong(value, "yes or no"))
}

/// Reads a count.
pub(super) fn count(value: &Value) -> Read<u64> {
    value.as_u64().ok_or_else(|| wrong(value, "a whole number from 0"))
}

/// Reads one of some words, by what each means.
pub(super) fn one_of<T: Copy, const N: usize>(value: &Value, all: [T; N], word: fn(T) -> &'static str) -> Read<T> {
    let found = value.as_str().and_then(|text| all.into_iter().find(|&one| word(one) == text));
    found.ok_or_else(|| wrong(value, &format!("one of {}", all.map(word).join(", "))))
}

/// Keeps a value that this version does not know.
fn keep(value: Value) -> Unknown {
    match value {
        Value::Null => Unknown::Null,
        Value::Bool(is) => Unknown::Bool(is),
        Value::Number(number) => Unknown::Number(number.to_string()),
        Value::String(text) => Unknown::Text(text),
        Value::Array(entries) => Unknown::List(entries.into_iter().map(keep).collect()),
        Value::Object(fields) => Unknown::Fields(gather(fields.into_iter().map(|(name, value)| (name, keep(value))))),
    }
}

/// Gives a value back as it was kept.
fn give_back(unknown: &Unknown) -> Value {
    match unknown {
        Unknown::Null => Value::Null,
        Unknown::Bool(is) => (*is).into(),
        // It was read from a file, so it can be read again.
        Unknown::Number(number) => number.parse().map(Value::Number).unwrap_or_default(),
        Unknown::Text(text) => text.as_str().into(),
        Unknown::List(entries) => Value::Array(entries.iter().map(give_back).collect()),
        Unknown::Fields(fields) => Value::Object(written(fields)),
    }
}

fn written(fields: &UnknownFields) -> Map<String, Value> {
    fields.iter().map(|(name, unknown)| (name.clone(), give_back(unknown))).collect()
}

/// A list as it is written: absent if there is nothing in it.
pub(super) fn list(entries: impl Iterator<Item = Value>) -> Value {
    let entries: Vec<Value> = entries.collect();
    if entries.is_empty() { Value::Null } else { Value::Array(entries) }
}

/// An object of named entries as it is written: absent if there is nothing in it.
pub(super) fn fields(entries: impl Iterator<Item = (String, Value)>) -> Value {
    let entries: Map<String, Value> = entries.collect();
    if entries.is_empty() { Value::Null } else { Value::Object(entries) }
}

/// A text as it is written: absent if there is none.
pub(super) fn prose(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

/// An object as it is written: these fields, without those that are null, then those that were not known.
pub(super) fn write<const N: usize>(fields: [(&str, Value); N], unknown: &UnknownFields) -> Value {
    // One piece of code for objects of any number of fields.
    write_all(&mut fields.into_iter(), unknown)
}

/// The same, with the fields of another object before those that were not known. There may be no other object.
pub(super) fn write_rest<const N: usize>(fields: [(&str, Value); N], rest: Value, unknown: &UnknownFields) -> Value {
    let mut value = write(fields, &UnknownFields::new());
    if let Value::Object(object) = &mut value {
        if let Value::Object(mut rest) = rest {
            object.append(&mut rest);
        }
        object.append(&mut written(unknown));
    }
    value
}

fn write_all(fields: &mut dyn Iterator<Item = (&str, Value)>, unknown: &UnknownFields) -> Value {
    let mut object = Map::new();
    for (name, value) in fields {
        if !value.is_null() {
            object.insert(name.to_owned(), value);
        }
    }
    object.append(&mut written(unknown));
    Value::Object(object)
}
