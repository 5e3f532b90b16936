//! Every text that people write is visited, so that the guard can check it.

use std::collections::BTreeSet;

use join_the_dots::files::{open_workbook, workbook_to_json};
use join_the_dots::workbook::{TextPlace, Workbook, names_somebody, visit_texts};
use serde_json::Value;

use crate::school::pack;

/// The golden file of version 3. It has something in every field.
const FULL: &str = include_str!("golden/workbook-3.json");

fn open(text: &str) -> Workbook {
    open_workbook(text.as_bytes(), &[&pack()]).unwrap().workbook
}

/// The texts of a workbook: the place, the field's name and the text of each.
fn texts(workbook: &mut Workbook) -> Vec<(TextPlace, &'static str, String)> {
    let mut texts = Vec::new();
    visit_texts(workbook, &mut |place, field, text| texts.push((place.clone(), field, text.clone())));
    texts
}

/// The names of the fields whose strings are the same in both files. An entry of a list has no name of its own.
fn unchanged<'a>(before: &'a Value, after: &Value, field: &'a str, found: &mut BTreeSet<&'a str>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            before.iter().for_each(|(name, value)| unchanged(value, &after[name], name, found));
        }
        (Value::Array(before), Value::Array(after)) => {
            before.iter().zip(after).for_each(|(before, after)| unchanged(before, after, field, found));
        }
        (Value::String(before), Value::String(after)) if before == after => {
            found.insert(field);
        }
        _ => {}
    }
}

#[test]
fn every_string_of_a_file_is_visited_or_is_no_text_of_a_person() {
    let mut workbook = open(FULL);
    let before: Value = serde_json::from_str(&workbook_to_json(&workbook)).unwrap();
    visit_texts(&mut workbook, &mut |_, _, text| text.push('!'));
    let after: Value = serde_json::from_str(&workbook_to_json(&workbook)).unwrap();
    let mut found = BTreeSet::new();
    unchanged(&before, &after, "", &mut found);
    let about_the_file = ["format", "app"];
    let ids = ["id", "pack", "edition", "statement", "principles"];
    let choices = ["phase", "practice", "have", "lane", "voice", "outcome", "kind", "status"];
    let days = ["date", "on", "next_audit", "from", "to", "deadline", "signed_on", "added", "start", "due"];
    let days_of_the_plan = ["next_review", "strategy_review"];
    // The school's name stands on every document on purpose, and its number is public.
    let the_school = ["name", "urn"];
    let expected = [&about_the_file[..], &ids, &choices, &days, &days_of_the_plan, &the_school].concat();
    assert_eq!(found, expected.into_iter().collect());
}

#[test]
fn every_text_can_be_changed() {
    let mut workbook = open(FULL);
    let before = texts(&mut workbook);
    visit_texts(&mut workbook, &mut |_, _, text| text.clear());
    let after = texts(&mut workbook);
    assert_eq!(after.len(), before.len());
    assert!(after.iter().all(|(_, _, text)| text.is_empty()));
    let filled = before.iter().filter(|(_, _, text)| !text.is_empty()).count();
    assert!(filled > 40, "{filled}: the golden file has something in every field");
}

#[test]
fn the_time_of_an_item_in_a_visit_is_visited() {
    let texts = texts(&mut open(FULL));
    let times: Vec<&str> =
        texts.iter().filter(|(_, field, _)| *field == "time").map(|(_, _, text)| text.as_str()).collect();
    // The second item has no time.
    assert_eq!(times, ["10:15", "", "11:00"]);
    assert!(texts.contains(&(TextPlace::Visit(1, 0), "time", "10:15".to_owned())));
}

#[test]
fn only_fields_for_a_person_hold_a_name_on_purpose() {
    let texts = texts(&mut open(FULL));
    let people: BTreeSet<&str> =
        texts.iter().filter(|(_, field, _)| names_somebody(field)).map(|(_, field, _)| *field).collect();
    assert_eq!(
        people.into_iter().collect::<Vec<_>>(),
        ["assessor", "inclusion champion", "link governor", "who recorded it", "who signed it off"]
    );
}

#[test]
fn fields_of_other_versions_are_kept_and_not_visited() {
    let mut value: Value = serde_json::from_str(FULL).unwrap();
    value["school"]["motto"] = Value::from("Aisha Khan was here");
    let mut workbook = open(&value.to_string());
    assert!(texts(&mut workbook).iter().all(|(_, _, text)| !text.contains("Aisha")));
    assert!(workbook_to_json(&workbook).contains("Aisha Khan was here"));
}
