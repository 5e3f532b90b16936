//! The envelope of every file: the fields `format`, `version` and `app`, which say what the rest is.

use serde::Serialize;
use serde_json::{Map, Value};

use super::refusal::{LARGEST_FILE, Refusal};

/// The version of this program, which every file carries.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// A kind of file: the name that stands in its `format` field, and the newest version that this program knows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) name: &'static str,
    pub(super) newest: u64,
}

/// A workbook's file.
///
/// Version 2 added evidence and the plan. Version 3 added what quality marks need: visits, comments, opinions, and which
/// statements are limiting. An older file is a file of version 3 without them, so it needs no migration. A version that
/// changes what was there will be migrated in [`Format::open`].
pub(super) const WORKBOOK: Format = Format { name: "join-the-dots/workbook", newest: 3 };
/// A draft, which holds a workbook's file.
pub(super) const DRAFT: Format = Format { name: "join-the-dots/draft", newest: WORKBOOK.newest };
/// A pack's file.
pub(super) const PACK: Format = Format { name: "join-the-dots/pack", newest: 1 };

/// The fields of the envelope.
const FIELDS: [&str; 3] = ["format", "version", "app"];

/// Reads bytes as JSON. A whole number is read as one however a program wrote it: 7, 7.0 or 7e0.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, Refusal> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > LARGEST_FILE {
        return Err(Refusal::TooLarge { bytes: size });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotText)?;
    // Some Windows editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let mut value = serde_json::from_str(text).map_err(|error| {
        // Only the message tells a nesting that is too deep from other errors.
        if error.to_string().starts_with("recursion limit exceeded") {
            Refusal::TooDeep
        } else if error.is_eof() {
            Refusal::Truncated { line: error.line() }
        } else {
            Refusal::NotJson { line: error.line(), column: error.column() }
        }
    })?;
    make_whole(&mut value);
    Ok(value)
}

/// Turns numbers such as 7.0 into 7, anywhere in a value.
fn make_whole(value: &mut Value) {
    /// The largest whole number up to which a float holds every one: 2 to the power of 53.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) => {
            let float = number.as_f64().filter(|float| number.is_f64() && float.fract() == 0.0 && float.abs() < EXACT);
            if let Some(float) = float {
                *value = Value::from(float as i64);
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(make_whole),
        Value::Object(fields) => fields.values_mut().for_each(make_whole),
        _ => {}
    }
}

impl Format {
    /// Whether a file says that it has this format.
    pub(super) fn is_of(self, value: &Value) -> bool {
        value.get("format").and_then(Value::as_str) == Some(self.name)
    }

    /// Checks the envelope of a file, and returns the rest of it: an object.
    pub(super) fn open(self, mut value: Value) -> Result<Value, Refusal> {
        if !self.is_of(&value) {
            let says = value.get("format").and_then(Value::as_str).map(|says| says.chars().take(60).collect());
            return Err(if PACK.is_of(&value) { Refusal::IsAPack } else { Refusal::OtherKind { says } });
        }
        match value.get("version").and_then(Value::as_u64) {
            Some(version) if version > self.newest => return Err(Refusal::Newer { version, known: self.newest }),
            Some(version) if version > 0 => {}
            _ => return Err(Refusal::NoVersion),
        }
        if let Value::Object(fields) = &mut value {
            fields.retain(|name, _| !FIELDS.contains(&name.as_str()));
        }
        Ok(value)
    }

    /// Writes a document as the value of a file of this format.
    pub(super) fn close(self, document: &impl Serialize) -> Value {
        let mut file = Map::new();
        file.insert("format".to_owned(), self.name.into());
        file.insert("version".to_owned(), self.newest.into());
        file.insert("app".to_owned(), APP_VERSION.into());
        // Writing a document can't fail: every key in it is a text.
        if let Ok(Value::Object(mut fields)) = serde_json::to_value(document) {
            file.append(&mut fields);
        }
        Value::Object(file)
    }
}
