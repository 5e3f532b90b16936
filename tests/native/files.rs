//! Whatever opens once can be written and opened again, as a file and as a draft, and nothing is lost on the way.

use join_the_dots::files::{
    Draft, Opened, Problem, Refusal, draft_to_json, open_draft, open_pack, open_workbook, workbook_to_json,
};
use join_the_dots::framework::{PackRef, SEEDS};
use join_the_dots::workbook::{Lane, Workbook};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

use crate::school::{School, id, score};
use crate::workbook::a_workbook;

const GOLDEN: &str = include_str!("golden/workbook-3.json");

fn open(file: &Value) -> Result<Opened, Refusal> {
    open_workbook(file.to_string().as_bytes(), &[])
}

fn golden() -> Value {
    serde_json::from_str(GOLDEN).unwrap()
}

fn is_sound(problems: &[Problem]) -> bool {
    problems.iter().all(|problem| !problem.left_out)
}

/// The paths of what was left out, in order.
fn left_out(opened: &Opened) -> Vec<String> {
    opened.problems.iter().filter(|problem| problem.left_out).map(|problem| problem.at.clone()).collect()
}

/// Checks that a workbook comes back as it is from a file and from a draft.
#[track_caller]
fn comes_back(workbook: &Workbook) {
    let again = open_workbook(workbook_to_json(workbook).as_bytes(), &[]).unwrap();
    assert_eq!(&again.workbook, workbook);
    assert!(is_sound(&again.problems), "{:?}", again.problems);
    let draft = Draft { revision: 3, workbook: workbook.clone(), ..Draft::default() };
    let (back, problems) = open_draft(&draft_to_json(&draft), &[]).unwrap();
    assert_eq!(back, draft);
    assert!(is_sound(&problems), "{problems:?}");
    let saved = open_workbook(draft_to_json(&draft).as_bytes(), &[]).unwrap();
    assert_eq!(&saved.workbook, workbook);
}

/// The pointers of every value within a value.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut each = |name: &str, inner: &Value| {
        let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
        found.push(at.clone());
        places(inner, &at, found);
    };
    match value {
        Value::Array(entries) => entries.iter().enumerate().for_each(|(i, inner)| each(&i.to_string(), inner)),
        Value::Object(fields) => fields.iter().for_each(|(name, inner)| each(name, inner)),
        _ => {}
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0u8..12).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-3i8..12).prop_map(|number| Value::from(f64::from(number))),
        "[a-z0-9-]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec(("[a-z]{1,6}", inner), 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_opens_once_opens_again(workbook in a_workbook(), changes in vec((any::<Index>(), any_json()), 0..8)) {
        let mut file: Value = serde_json::from_str(&workbook_to_json(&workbook)).unwrap();
        for (at, value) in changes {
            let mut found = Vec::new();
            places(&file, "", &mut found);
            // The envelope stays: without it nothing opens.
            found.retain(|place| place != "/format" && place != "/version");
            *file.pointer_mut(&found[at.index(found.len())]).unwrap() = value;
        }
        let opened = open(&file).unwrap();
        comes_back(&opened.workbook);
    }

    /// One changed value costs no value that stands elsewhere.
    #[test]
    fn an_unsound_value_takes_nothing_with_it(change in any_json(), at in any::<Index>()) {
        let (before, mut file) = (golden(), golden());
        let mut found = Vec::new();
        places(&before, "", &mut found);
        // The envelope is written anew, a mark without what it says is none, and an entry that is left out moves others.
        let is_apart = |place: &&String| {
            let parent = place.rsplit_once('/').and_then(|(parent, _)| before.pointer(parent));
            !["/format", "/version", "/app"].contains(&place.as_str()) && !place.ends_with("/have") && parent.is_some_and(Value::is_object)
        };
        let changed: Vec<&String> = found.iter().filter(is_apart).collect();
        let place = changed[at.index(changed.len())];
        *file.pointer_mut(place).unwrap() = change;
        let saved: Value = serde_json::from_str(&workbook_to_json(&open(&file).unwrap().workbook)).unwrap();
        for other in found.iter().filter(|other| !other.starts_with(place) && *other != "/app") {
            let value = before.pointer(other).unwrap();
            if !value.is_object() && !value.is_array() {
                prop_assert_eq!(saved.pointer(other), Some(value), "{} is lost with {}", other, place);
            }
        }
    }
}

/// The fields of every object of a file that no type names are kept, wherever they stand.
#[test]
fn unknown_fields_of_every_object_are_kept() {
    // Their fields are names of the user's or the pack's, so none is unknown.
    let maps = ["ratings", "comments", "limiting", "items", "marks", "answers"];
    let later = json!({"deep": [null, 0.5, {"deeper": ""}], "none": null});
    let text = include_str!("golden/workbook-2.json");
    for file in [golden(), serde_json::from_str(text).unwrap()] {
        let mut file: Value = file;
        file["version"] = json!(3);
        file["app"] = json!(env!("CARGO_PKG_VERSION"));
        let mut found = vec![String::new()];
        places(&file, "", &mut found);
        let mut objects = 0;
        for place in found {
            let name = place.rsplit('/').next().unwrap();
            let is_map = maps.contains(&name) || (name == "evidence" && place.contains("rounds"));
            let Some(Value::Object(fields)) = file.pointer_mut(&place) else { continue };
            if is_map {
                continue;
            }
            fields.insert("later".to_owned(), later.clone());
            objects += 1;
        }
        assert!(objects > 15, "{objects}");
        let opened = open(&file).unwrap();
        assert_eq!(left_out(&opened), Vec::<String>::new());
        let saved: Value = serde_json::from_str(&workbook_to_json(&opened.workbook)).unwrap();
        assert_eq!(saved, file);
        comes_back(&opened.workbook);
    }
}

/// A file whose unknown field holds so many lists in each other.
fn nested(lists: usize) -> Value {
    let mut value = json!(1);
    for _ in 0..lists {
        value = json!([value]);
    }
    json!({"format": "join-the-dots/workbook", "version": 3, "later": value})
}

#[test]
fn nesting_is_refused_before_a_draft_of_it_would_be() {
    for lists in 0..125 {
        comes_back(&open(&nested(lists)).unwrap().workbook);
    }
    comes_back(&open(&nested(125)).unwrap().workbook);
    for lists in 126..140 {
        assert_eq!(open(&nested(lists)).unwrap_err(), Refusal::TooDeep, "{lists}");
    }
}

#[test]
fn two_hundred_unsound_values_are_repaired_and_one_more_is_refused() {
    let unsound = |many: usize| {
        // Of every kind that a page may look at later: ratings, evidence, the plan.
        let mut file = golden();
        let entries: Vec<Value> = (0..many).map(|i| json!({"id": format!("e-{i}"), "title": i})).collect();
        file["evidence"] = Value::from(entries);
        file
    };
    let opened = open(&unsound(200)).unwrap();
    assert_eq!(left_out(&opened), (0..200).map(|i| format!("evidence[{i}].title")).collect::<Vec<_>>());
    assert_eq!(opened.workbook.evidence.len(), 200);
    for many in [201, 1_000] {
        assert_eq!(open(&unsound(many)).unwrap_err(), Refusal::TooManyProblems);
        let draft = json!({"format": "join-the-dots/draft", "version": 3, "workbook": unsound(many)});
        assert_eq!(open_draft(&draft.to_string(), &[]).unwrap_err(), Refusal::TooManyProblems);
    }
}

#[test]
fn entries_after_one_that_is_left_out_keep_their_numbers() {
    let mut file = golden();
    file["evidence"] = json!([
        7,
        {"id": "a", "links": [true, {"lane": "now"}, [], {"lane": "later"}]},
        null,
        "x",
        {"id": "b", "kind": "smell", "links": ["y", {"pack": 5}]},
    ]);
    let opened = open(&file).unwrap();
    let mut found = left_out(&opened);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "evidence[0]",
            "evidence[1].links[0]",
            "evidence[1].links[2]",
            "evidence[1].links[3].lane",
            "evidence[3]",
            "evidence[4].kind",
            "evidence[4].links[0]",
            "evidence[4].links[1].pack",
        ]
    );
    let links: Vec<usize> = opened.workbook.evidence.iter().map(|item| item.links.len()).collect();
    assert_eq!(links, [2, 1]);
}

#[test]
fn whole_numbers_are_read_however_they_are_written() {
    let text = workbook_to_json(&School::new().rate("1-1", 7, 0).workbook());
    for (seven, nought, twelve) in [("7.0", "0.0", "12.0"), ("7e0", "-0.0", "1.2e1"), ("70E-1", "0e5", "0.12E+2")] {
        let written = text
            .replace("\"now\": 7", &format!("\"now\": {seven}"))
            .replace("\"target\": 0", &format!("\"target\": {nought}"))
            .replace("\"horizon_months\": 12", &format!("\"horizon_months\": {twelve}"));
        assert_ne!(written, text);
        let opened = open_workbook(written.as_bytes(), &[]).unwrap();
        assert_eq!(left_out(&opened), Vec::<String>::new());
        let round = &opened.workbook.assessments[0].rounds[0];
        assert_eq!(Lane::ALL.map(|lane| round.score(&id("1-1"), lane)), [Some(score(7)), Some(score(0))]);
        assert_eq!(workbook_to_json(&opened.workbook), text);
    }
    let pack = SEEDS[0].replace("\"max\": 10", "\"max\": 10.0");
    assert_ne!(pack, SEEDS[0]);
    assert_eq!(open_pack(pack.as_bytes()).unwrap(), open_pack(SEEDS[0].as_bytes()).unwrap());
}

/// Another program may write null for every field that is empty.
#[test]
fn null_is_the_same_as_absent() {
    let nulls = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), Value::Null)).collect::<Map<_, _>>();
    let item = nulls(&["title", "kind", "place", "date", "added", "shows", "note", "links"]);
    let target = nulls(&["aim", "cost_pence", "statements", "steps", "principles", "status"]);
    let mut file = golden();
    file["evidence"] = vec![item; 1_500].into();
    file["plan"]["targets"] = vec![target; 1_500].into();
    file["school"]["phase"] = Value::Null;
    file["assessments"][0]["rounds"][0]["ratings"]["1-1"] = Value::Null;
    let opened = open(&file).unwrap();
    assert_eq!(left_out(&opened), Vec::<String>::new());
    assert_eq!((opened.workbook.evidence.len(), opened.workbook.plan.targets.len()), (1_500, 1_500));
    comes_back(&opened.workbook);
}

#[test]
fn a_mark_that_says_nothing_is_left_out_and_named() {
    let text = include_str!("golden/workbook-2.json").replace("\"have\": \"partly\",", "");
    let opened = open_workbook(text.as_bytes(), &[]).unwrap();
    let problems: Vec<String> = opened.problems.iter().filter(|one| one.left_out).map(ToString::to_string).collect();
    let at = "assessments[0].rounds[0].evidence.1-1.marks.1-1-strategic-1";
    assert_eq!(problems, [format!("{at}.have: this is missing; left out")]);
}

#[test]
fn the_same_edition_is_the_same_whatever_else_a_file_says_of_it() {
    let mut file = golden();
    file["assessments"][0]["pack"]["later"] = json!(1);
    let reference = open(&file).unwrap().workbook.assessments.remove(0).pack;
    let PackRef { id, edition, .. } = &reference;
    assert!(reference.is_same(&PackRef::new(id, edition)));
    assert!(!reference.is_same(&PackRef::new(id, "9")));
}
