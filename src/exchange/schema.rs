//! The published JSON Schemas, made from the types. They stand in `seeds/schema/`; a test holds them to the types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::{pack_file, workbook_file};
use crate::framework::Pack;
use crate::workbook::Workbook;

/// The JSON Schema of a workbook's file.
#[must_use]
pub fn workbook_schema() -> Value {
    schema::<Workbook>(workbook_file::FORMAT, workbook_file::VERSION, "A Join the Dots workbook")
}

/// The JSON Schema of a pack's file.
#[must_use]
pub fn pack_schema() -> Value {
    schema::<Pack>(pack_file::FORMAT, pack_file::VERSION, "A Join the Dots framework pack")
}

/// The schema of a type, with what every file of ours begins with.
fn schema<T: JsonSchema>(format: &str, version: u64, title: &str) -> Value {
    let schema: Schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    let mut schema = schema.to_value();
    let envelope = [
        ("format", json!({"const": format, "description": "What the file is."})),
        ("version", json!({"type": "integer", "const": version, "description": "The version of the format."})),
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
