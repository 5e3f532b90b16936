//! The JSON Schemas of files, made from the types. They are published from `seeds/schema/`, and a test compares both.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::envelope::{Format, PACK, WORKBOOK};
use crate::framework::Pack;
use crate::workbook::Workbook;

/// The JSON Schema of a workbook's file.
#[must_use]
pub fn workbook_schema() -> Value {
    schema::<Workbook>(WORKBOOK, "A Join the Dots workbook")
}

/// The JSON Schema of a pack's file.
#[must_use]
pub fn pack_schema() -> Value {
    schema::<Pack>(PACK, "A Join the Dots framework pack")
}

/// The schema of a type, with the envelope of its file.
fn schema<T: JsonSchema>(format: Format, title: &str) -> Value {
    let schema: Schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    let mut schema = schema.to_value();
    let envelope = [
        ("format", json!({"const": format.name, "description": "What the file is."})),
        ("version", json!({"type": "integer", "const": format.newest, "description": "The version of the format."})),
        ("app", json!({"type": "string", "description": "The version of the program that wrote the file."})),
    ];
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), json!(title));
        let properties = object.entry("properties").or_insert_with(|| json!({}));
        if let Some(properties) = properties.as_object_mut() {
            properties.extend(envelope.into_iter().map(|(name, value)| (name.to_owned(), value)));
        }
        let required = object.entry("required").or_insert_with(|| json!([]));
        if let Some(required) = required.as_array_mut() {
            required.splice(0..0, [json!("format"), json!("version")]);
        }
    }
    schema
}
