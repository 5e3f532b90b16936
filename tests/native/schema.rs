//! The published schemas are the types', and what is written keeps to them.
//!
//! `UPDATE_SCHEMAS=1 cargo test` writes them anew.

use std::path::{Path, PathBuf};
use std::{env, fs};

use join_the_dots::exchange::{pack_schema, workbook_schema, workbook_to_json};
use join_the_dots::framework::{EXAMPLE_SCHOOL, SEEDS};
use serde_json::Value;

use crate::school::School;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/schema").join(name)
}

fn hold(name: &str, schema: &Value) {
    let text = serde_json::to_string_pretty(schema).unwrap() + "\n";
    if env::var_os("UPDATE_SCHEMAS").is_some() {
        fs::write(path(name), &text).unwrap();
    }
    assert_eq!(fs::read_to_string(path(name)).unwrap(), text, "seeds/schema/{name} is not what the types say");
}

#[track_caller]
fn keeps_to(schema: &Value, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn published_schemas_are_the_types() {
    hold("workbook-2.json", &workbook_schema());
    hold("pack-1.json", &pack_schema());
}

#[test]
fn packs_and_workbooks_keep_to_them() {
    for seed in SEEDS {
        keeps_to(&pack_schema(), seed.text);
    }
    keeps_to(&workbook_schema(), EXAMPLE_SCHOOL);
    keeps_to(&workbook_schema(), &workbook_to_json(&School::new().rate("1-1", 4, 7).rate("2-7", 0, 0).workbook()));
    keeps_to(&workbook_schema(), include_str!("golden/workbook-2.json"));
}

/// The schema of a released version stays where it was published, as it was.
#[test]
fn files_of_version_1_keep_to_its_schema() {
    let schema: Value = serde_json::from_str(&fs::read_to_string(path("workbook-1.json")).unwrap()).unwrap();
    keeps_to(&schema, include_str!("golden/workbook-1.json"));
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let validator = jsonschema::validator_for(&workbook_schema()).unwrap();
    let text = workbook_to_json(&School::new().rate("1-1", 4, 7).workbook());
    for (right, wrong) in [
        ("\"now\": 4", "\"now\": 11"),
        ("\"now\": 4", "\"now\": 3.5"),
        ("\"horizon_months\": 12", "\"horizon_months\": 9"),
        ("join-the-dots/workbook", "something-else"),
        ("\"practice\": \"setting\"", "\"practice\": \"nobody\""),
    ] {
        assert!(text.contains(right), "{right}");
        let value: Value = serde_json::from_str(&text.replace(right, wrong)).unwrap();
        assert!(!validator.is_valid(&value), "{wrong} passes");
    }
}
