//! The published schemas are the types', and what is written keeps to them.
//!
//! `UPDATE_SCHEMAS=1 cargo test` writes them anew.

use std::path::{Path, PathBuf};
use std::{env, fs};

use join_the_dots::files::{open_pack, open_workbook, pack_schema, pack_to_json, workbook_schema, workbook_to_json};
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
    hold("workbook-3.json", &workbook_schema());
    hold("pack-1.json", &pack_schema());
}

/// The schema that was published for the version that a workbook's file says it has.
fn schema_of(text: &str) -> Value {
    let value: Value = serde_json::from_str(text).unwrap();
    let published = fs::read_to_string(path(&format!("workbook-{}.json", value["version"]))).unwrap();
    serde_json::from_str(&published).unwrap()
}

#[test]
fn packs_and_workbooks_keep_to_them() {
    for seed in SEEDS {
        keeps_to(&pack_schema(), seed);
        keeps_to(&pack_schema(), &pack_to_json(&open_pack(seed.as_bytes()).unwrap()));
    }
    keeps_to(&schema_of(EXAMPLE_SCHOOL), EXAMPLE_SCHOOL);
    keeps_to(&workbook_schema(), &workbook_to_json(&School::new().rate("1-1", 4, 7).rate("2-7", 0, 0).workbook()));
}

/// The schema of a released version stays where it was published, as it was.
#[test]
fn files_of_every_version_keep_to_their_own() {
    for (version, text) in [
        (1, include_str!("golden/workbook-1.json")),
        (2, include_str!("golden/workbook-2.json")),
        (3, include_str!("golden/workbook-3.json")),
    ] {
        let schema = schema_of(text);
        assert_eq!(schema["properties"]["version"]["const"], version);
        keeps_to(&schema, text);
    }
}

/// What a version has, it keeps: a file of an older one, as this program writes it, keeps to the newest schema.
#[test]
fn older_files_written_anew_keep_to_the_newest() {
    for text in [include_str!("golden/workbook-1.json"), include_str!("golden/workbook-2.json"), EXAMPLE_SCHOOL] {
        let workbook = open_workbook(text.as_bytes(), &[]).unwrap().workbook;
        keeps_to(&workbook_schema(), &workbook_to_json(&workbook));
    }
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
    let text = include_str!("golden/workbook-3.json");
    for (right, wrong) in [
        ("\"outcome\": \"with-conditions\"", "\"outcome\": \"maybe\""),
        ("\"score\": 2", "\"score\": 11"),
        ("\"voice\": \"agreed\"", "\"voice\": \"nobody\""),
        ("\"1-1\": true", "\"1-1\": \"yes\""),
        ("\"next_audit\": \"2029-03-01\"", "\"next_audit\": 2029"),
    ] {
        assert!(text.contains(right), "{right}");
        let value: Value = serde_json::from_str(&text.replacen(right, wrong, 1)).unwrap();
        assert!(!validator.is_valid(&value), "{wrong} passes");
    }
}
