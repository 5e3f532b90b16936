//! Opening files: each kind of bad input has its own sentence, and what is sound beside it is kept.

use join_the_dots::files::{open_draft, open_workbook, workbook_to_json};
use join_the_dots::framework::EXAMPLE_SCHOOL;
use join_the_dots::workbook::{EvidenceKind, Have, Lane, Outcome, Status, Submission, Visit, Voice, Workbook};
use serde_json::{Value, json};

use crate::marks::bury;
use crate::school::{School, id, pack, score};

#[track_caller]
fn refused(bytes: &[u8], message: &str) {
    assert_eq!(open_workbook(bytes, &[&pack()]).unwrap_err().to_string(), message);
}

/// The file of a small school with one value changed: the workbook, and what was said of it.
#[track_caller]
fn changed(pointer: &str, value: Value) -> (Workbook, Vec<String>) {
    let school = School::new().rate("1-1", 4, 7).rate("1-3", 5, 8);
    let mut file: Value = serde_json::from_str(&workbook_to_json(&school.workbook())).unwrap();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}")) {
        Value::Object(fields) => {
            fields.insert(field.to_owned(), value);
        }
        Value::Array(entries) => entries.insert(field.parse().unwrap(), value),
        _ => panic!("{parent} holds nothing"),
    }
    let opened = open_workbook(file.to_string().as_bytes(), &[&pack()]).unwrap();
    (opened.workbook, opened.problems.iter().map(ToString::to_string).collect())
}

#[test]
fn what_is_no_workbook_is_refused_in_a_sentence() {
    refused(b"", "The file is empty. Choose an earlier copy of it.");
    refused(b" \n ", "The file is empty. Choose an earlier copy of it.");
    refused(
        b"Dear Mrs Jones,",
        "The file is not a Join the Dots workbook: it can\u{2019}t be read from line 1, column 1. Choose the file whose name \
         ends in .json, or an earlier copy if someone has edited it by hand.",
    );
    refused(
        b"\x89PNG\r\n\x1a\n\xff\xfe",
        "The file is not text, so it is not a Join the Dots workbook. Choose the file whose name ends in .json.",
    );
    refused(
        b"[1, 2]",
        "The file was not made by Join the Dots. Choose a file that was saved here with \u{201c}Save to file\u{201d}.",
    );
    refused(
        br#"{"format": "geojson"}"#,
        "The file says that it is \u{201c}geojson\u{201d}, which is not a Join the Dots workbook. Choose a file that \
         was saved here with \u{201c}Save to file\u{201d}.",
    );
    refused(
        br#"{"format": "join-the-dots/pack", "version": 1}"#,
        "The file is a pack of statements, not a school\u{2019}s workbook. Choose a file that was saved here with \
         \u{201c}Save to file\u{201d}.",
    );
    refused(
        br#"{"format": "join-the-dots/workbook", "version": 7}"#,
        "The file was saved by a newer Join the Dots (its format is version 7, this page knows version 3). Reload \
         this page to get the newest one, then open the file again.",
    );
    for version in ["", r#", "version": 0"#, r#", "version": "1""#, r#", "version": -1"#] {
        refused(
            format!(r#"{{"format": "join-the-dots/workbook"{version}}}"#).as_bytes(),
            "The file doesn\u{2019}t say which version of the format it has (version). Choose an earlier copy of it.",
        );
    }
}

#[test]
fn a_file_cut_short_says_where() {
    let text = workbook_to_json(&School::new().rate("1-1", 4, 7).workbook());
    let cut = &text[..text.find("\"now\"").unwrap()];
    let line = cut.lines().count();
    refused(
        cut.as_bytes(),
        &format!(
            "The file stops in the middle, at line {line}. It was probably cut short when it was copied or \
             downloaded. Copy it again, or choose an earlier copy."
        ),
    );
}

#[test]
fn a_huge_file_and_a_deep_one_are_refused() {
    refused(
        &vec![b' '; 30_000_000],
        "The file has 30 MB, and a workbook never has more than 10 MB. Check that it is the file you meant.",
    );
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    refused(
        deep.as_bytes(),
        "The file\u{2019}s values are nested far deeper than in any workbook, so it was not made by Join the Dots. Check \
         that it is the file you meant.",
    );
}

#[test]
fn a_rating_that_is_none_is_left_out_and_the_rest_is_kept() {
    for (value, what) in [
        (json!(11), "11 is outside 0-10; left out"),
        (json!(-1), "-1 is outside 0-10; left out"),
        (json!(3.5), "3.5 is not a whole number; left out"),
        (json!("7"), "this is the text \"7\", not a whole number; left out"),
        (json!([7]), "this is a list, not a whole number; left out"),
    ] {
        let (workbook, problems) = changed("/assessments/0/rounds/0/ratings/1-3/now", value);
        assert_eq!(problems, [format!("assessments[0].rounds[0].ratings.1-3.now: {what}")]);
        let round = &workbook.assessments[0].rounds[0];
        assert_eq!(round.score(&id("1-3"), Lane::Now), None);
        assert_eq!(round.score(&id("1-3"), Lane::Target), Some(score(8)));
        assert_eq!(round.score(&id("1-1"), Lane::Now), Some(score(4)));
    }
}

#[test]
fn wrong_types_anywhere_lose_nothing_else() {
    for (pointer, value, problem) in [
        ("/school", json!(5), "school: this is the number 5, not an object with fields; left out"),
        ("/school/name", json!(5), "school.name: this is the number 5, not text; left out"),
        (
            "/school/phase",
            json!("moon"),
            "school.phase: this is the text \"moon\", not one of early-years, primary, middle, secondary, all-through, post16, special, alternative-provision; left out",
        ),
        ("/school/urn", json!("12"), "school.urn: a URN is six digits, such as 123456; left out"),
        (
            "/assessments/0/rounds/0/date",
            json!("31/12/2026"),
            "assessments[0].rounds[0].date: this is the text \"31/12/2026\", not a date such as 2026-11-21; left out",
        ),
        (
            "/assessments/0/rounds/0/horizon_months",
            json!(9),
            "assessments[0].rounds[0].horizon_months: this is the number 9, not 6 or 12 months; left out",
        ),
        (
            "/assessments/0/rounds/0/practice",
            json!("all"),
            "assessments[0].rounds[0].practice: this is the text \"all\", not one of own, department, setting; left out",
        ),
        (
            "/assessments/0/rounds/0/ratings/9-9",
            json!("x"),
            "assessments[0].rounds[0].ratings.9-9: this is the text \"x\", not an object with fields; left out",
        ),
        (
            "/assessments/0/rounds/1",
            json!(7),
            "assessments[0].rounds[1]: this is the number 7, not an object with fields; left out",
        ),
        ("/assessments/1", json!("no"), "assessments[1]: this is the text \"no\", not an object with fields; left out"),
    ] {
        let (workbook, problems) = changed(pointer, value);
        assert_eq!(problems, [problem]);
        assert_eq!(workbook.assessments[0].rounds[0].score(&id("1-1"), Lane::Now), Some(score(4)), "{pointer}");
    }
}

#[test]
fn an_unsound_entry_of_a_list_leaves_the_places_of_the_others() {
    let mut file: Value = serde_json::from_str(&workbook_to_json(&School::new().rate("1-1", 4, 7).workbook())).unwrap();
    let mut second = file["assessments"][0]["rounds"][0].clone();
    second["ratings"]["1-1"]["now"] = json!(99);
    file["assessments"][0]["rounds"] = json!([false, second]);
    let opened = open_workbook(file.to_string().as_bytes(), &[&pack()]).unwrap();
    let problems: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "assessments[0].rounds[0]: this is yes or no, not an object with fields; left out",
            "assessments[0].rounds[1].ratings.1-1.now: 99 is outside 0-10; left out",
        ]
    );
    assert_eq!(opened.workbook.assessments[0].rounds.len(), 1);
}

#[test]
fn what_this_page_does_not_know_is_named_and_kept() {
    let (workbook, problems) = changed("/assessments/0/rounds/0/ratings/9-9", json!({"now": 3}));
    assert_eq!(
        problems,
        [
            "assessments[0].rounds[0].ratings.9-9: the pack has no such statement; its rating is kept, but can\u{2019}t be shown"
        ]
    );
    assert_eq!(workbook.assessments[0].rounds[0].score(&id("9-9"), Lane::Now), Some(score(3)));

    let (workbook, problems) = changed("/assessments/0/pack/id", json!("our-own"));
    assert_eq!(
        problems,
        [
            "assessments[0].pack.id: this page has no pack \u{201c}our-own\u{201d}; it is kept, but can\u{2019}t be shown here"
        ]
    );
    assert_eq!(workbook.assessments[0].rounds[0].ratings.len(), 2);

    let (_, problems) = changed("/assessments/0/pack/edition", json!("2"));
    assert_eq!(
        problems,
        ["assessments[0].pack.edition: the ratings were made with edition \u{201c}2\u{201d}, this page has edition \
          \u{201c}1\u{201d}; statements that are in both are shown, the others are kept"]
    );
}

#[test]
fn unknown_fields_survive_a_round_trip() {
    for pointer in [
        "/later",
        "/school/later",
        "/assessments/0/later",
        "/assessments/0/pack/later",
        "/assessments/0/rounds/0/later",
        "/assessments/0/rounds/0/ratings/1-1/later",
    ] {
        let value = serde_json::from_str::<Value>(
            r#"{"deep": [1, -2, 0.5, 1e300, 18446744073709551615, -9223372036854775808, 0.1234567890123456789, null, "x", {"y": true}]}"#,
        )
        .unwrap();
        let (workbook, problems) = changed(pointer, value.clone());
        assert_eq!(problems, Vec::<String>::new());
        let saved: Value = serde_json::from_str(&workbook_to_json(&workbook)).unwrap();
        assert_eq!(saved.pointer(pointer), Some(&value), "{pointer}");
    }
}

#[test]
fn more_problems_than_can_be_meant_are_refused() {
    let mut file: Value = serde_json::from_str(&workbook_to_json(&School::new().workbook())).unwrap();
    let ratings: serde_json::Map<String, Value> = (0..300).map(|i| (format!("x-{i}"), json!({"now": 11}))).collect();
    file["assessments"][0]["rounds"][0]["ratings"] = Value::Object(ratings);
    refused(
        file.to_string().as_bytes(),
        "So much in the file is unsound that it would be wrong to guess. Choose an earlier copy of it.",
    );
}

#[test]
fn a_byte_order_mark_is_no_trouble() {
    let text = format!("\u{feff}{EXAMPLE_SCHOOL}");
    assert_eq!(open_workbook(text.as_bytes(), &[&pack(), &bury()]).unwrap().problems, []);
}

/// The first released file opens, for ever. It is never written anew.
#[test]
fn the_golden_file_of_version_1_opens() {
    let opened = open_workbook(include_bytes!("golden/workbook-1.json"), &[&pack()]).unwrap();
    assert_eq!(opened.problems, []);
    let workbook = opened.workbook;
    assert_eq!((workbook.id.as_str(), workbook.example), ("6f1f2c1e-0000-4000-8000-000000000001", false));
    assert_eq!(workbook.school.name, "St Aldhelm\u{2019}s \u{201c}Golden\u{201d} School");
    assert_eq!(workbook.school.urn.as_ref().unwrap().to_string(), "123456");
    let assessment = &workbook.assessments[0];
    assert_eq!(assessment.rounds.len(), 2);
    let (before, now) = (assessment.base_line().unwrap(), assessment.current().unwrap());
    assert_eq!(before.horizon_months.months(), 6);
    assert_eq!(before.score(&id("1-1"), Lane::Now), Some(score(4)));
    assert_eq!(now.date, Some("2026-11-12".parse().unwrap()));
    assert_eq!(Lane::ALL.map(|lane| now.score(&id("1-1"), lane)), [Some(score(6)), Some(score(10))]);
    assert_eq!(Lane::ALL.map(|lane| now.score(&id("2-7"), lane)), [Some(score(0)), None]);
    assert_eq!(now.score(&id("7-5"), Lane::Now), None);
    let again = open_workbook(workbook_to_json(&workbook).as_bytes(), &[&pack()]).unwrap();
    assert_eq!(again.workbook, workbook);
}

/// The first released file with evidence and a plan opens, for ever. It is never written anew.
#[test]
fn the_golden_file_of_version_2_opens() {
    let text = include_str!("golden/workbook-2.json");
    let opened = open_workbook(text.as_bytes(), &[&pack()]).unwrap();
    assert_eq!(opened.problems, []);
    let workbook = opened.workbook;
    assert_eq!(workbook.school.smallest_group, Some(6));
    let [data, minutes] = workbook.evidence.as_slice() else { panic!("two items") };
    assert_eq!((data.title.as_str(), data.kind), ("Autumn data", EvidenceKind::Data));
    assert_eq!(data.address(), Some("https://example.org/send?term=autumn"));
    assert!(data.speaks_for(&pack().id, &id("1-1"), Some(Lane::Target)));
    assert_eq!(minutes.address(), None);
    let said = &workbook.assessments[0].current().unwrap().evidence[&id("1-1")];
    assert_eq!(said.own, "Book looks,\nhalf-termly");
    assert_eq!(said.marks["1-1-strategic-1"].have, Have::Partly);
    assert_eq!(said.answers["case-study"], "It is being written.");
    let [target, _] = workbook.plan.targets.as_slice() else { panic!("two targets") };
    assert_eq!(target.cost.unwrap().to_string(), "£1,250.50");
    assert_eq!((target.steps[0].due, target.steps[0].status), (Some("2026-12-18".parse().unwrap()), Status::UnderWay));
    assert_eq!(target.reviews[0].impact, "Too early to say.");
    assert_eq!(target.principles, ["p1"]);
    // Nothing has to be migrated: only the version is another.
    assert_eq!(workbook_to_json(&workbook), text.replace("\"version\": 2", "\"version\": 3"));
}

/// The first released file with a quality mark opens, for ever. It is never written anew.
#[test]
fn the_golden_file_of_version_3_opens() {
    let text = include_str!("golden/workbook-3.json");
    let opened = open_workbook(text.as_bytes(), &[&pack(), &bury()]).unwrap();
    assert_eq!(opened.problems, []);
    let workbook = opened.workbook;
    assert_eq!(workbook.school.inclusion_champion, "The deputy head");
    assert_eq!(workbook.school.link_governor, "The vice-chair");
    let day = |text: &str| Some(text.parse().unwrap());

    let rated = workbook.assessments[0].current().unwrap();
    // The adviser has taken back what was said; how it came to that is kept.
    assert_eq!(rated.opinions.len(), 3);
    assert_eq!(rated.opinion(&id("1-1"), Voice::Adviser), None);
    let agreed = rated.opinion(&id("1-1"), Voice::Agreed).unwrap();
    assert_eq!((agreed.score, agreed.on), (Some(score(7)), day("2026-11-20")));
    assert_eq!(rated.score(&id("1-1"), Lane::Now), Some(score(8)));

    let (_, marked) = workbook.assessment(&bury().id).unwrap();
    let limiting = ["1-1", "3-7", "4-1"].map(|statement| marked.is_limiting(bury().statement(&id(statement)).unwrap()));
    assert_eq!(limiting, [Some(true), Some(false), None]);
    let audit = marked.current().unwrap();
    assert_eq!(audit.comments["3-resilience"], "One exclusion, in 2025;\nnone since.");
    let Visit { date, outcome, next_audit, items, .. } = &audit.visit;
    assert_eq!((*date, *outcome, *next_audit), (day("2027-03-01"), Some(Outcome::WithConditions), day("2029-03-01")));
    assert_eq!(items.len(), 3);
    let walk = &items["learning-walk"];
    assert_eq!((walk.ready, walk.time.as_str(), walk.with.as_str()), (true, "10:15", "The deputy head"));
    let Submission { from, to, deadline, signed_by, signed_on, .. } = &audit.submission;
    assert_eq!((*from, *to), (day("2025-09-01"), day("2026-08-31")));
    assert_eq!((*deadline, *signed_on, signed_by.as_str()), (day("2026-09-30"), day("2026-09-28"), "The headteacher"));
    assert_eq!(workbook_to_json(&workbook), text);
}

/// A version 2 file with what only version 3 has: a later version wrote it, and nothing of it is lost.
#[test]
fn what_belongs_to_a_quality_mark_is_read_whatever_the_version() {
    let text = include_str!("golden/workbook-3.json").replace("\"version\": 3", "\"version\": 2");
    let opened = open_workbook(text.as_bytes(), &[&pack(), &bury()]).unwrap();
    assert_eq!(opened.problems, []);
    assert_eq!(workbook_to_json(&opened.workbook), include_str!("golden/workbook-3.json"));
}

#[test]
fn what_is_unsound_in_an_audit_is_left_out_and_named() {
    let text = include_str!("golden/workbook-3.json");
    let at = "assessments[1].rounds[0]";
    for (right, wrong, problem) in [
        (
            r#""outcome": "with-conditions""#,
            r#""outcome": "maybe""#,
            format!(
                "{at}.visit.outcome: this is the text \"maybe\", not one of awarded, with-conditions, not-yet; left out"
            ),
        ),
        (
            r#""date": "2027-03-01""#,
            r#""date": "1 March""#,
            format!("{at}.visit.date: this is the text \"1 March\", not a date such as 2026-11-21; left out"),
        ),
        (
            r#""next_audit": "2029-03-01""#,
            r#""next_audit": 2029"#,
            format!("{at}.visit.next_audit: this is the number 2029, not a date such as 2026-11-21; left out"),
        ),
        (
            r#""ready": true"#,
            r#""ready": "soon""#,
            format!("{at}.visit.items.learning-walk.ready: this is the text \"soon\", not yes or no; left out"),
        ),
        (
            r#""time": "10:15""#,
            r#""time": 10"#,
            format!("{at}.visit.items.learning-walk.time: this is the number 10, not text; left out"),
        ),
        (
            r#""assessor": "Two heads of other “golden” schools""#,
            r#""assessor": ["Two heads"]"#,
            format!("{at}.visit.assessor: this is a list, not text; left out"),
        ),
        (r#""score": 2"#, r#""score": 11"#, format!("{at}.opinions[0].score: 11 is outside 0-10; left out")),
        (
            r#""voice": "agreed",
              "score": 2"#,
            r#""voice": "mine",
              "score": 2"#,
            format!("{at}.opinions[1].voice: this is the text \"mine\", not one of adviser, agreed; left out"),
        ),
        (
            r#""3-resilience": "One"#,
            r#""3-resilience": 1, "4-community": "One"#,
            format!("{at}.comments.3-resilience: this is the number 1, not text; left out"),
        ),
        (
            r#""signed_by": "The headteacher""#,
            r#""signed_by": false"#,
            format!("{at}.submission.signed_by: this is yes or no, not text; left out"),
        ),
        (
            r#""deadline": "2026-09-30""#,
            r#""deadline": "2026-09-31""#,
            format!(
                "{at}.submission.deadline: this is the text \"2026-09-31\", not a date such as 2026-11-21; left out"
            ),
        ),
        (
            r#""1-1": true"#,
            r#""1-1": "yes""#,
            "assessments[1].limiting.1-1: this is the text \"yes\", not yes or no; left out".to_owned(),
        ),
        (
            r#""link_governor": "The vice-chair""#,
            r#""link_governor": 5"#,
            "school.link_governor: this is the number 5, not text; left out".to_owned(),
        ),
    ] {
        assert!(text.contains(right), "{right}");
        let opened = open_workbook(text.replacen(right, wrong, 1).as_bytes(), &[&pack(), &bury()]).unwrap();
        let problems: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, [problem]);
        // What stands beside it is kept.
        let audit = opened.workbook.assessments[1].current().unwrap();
        assert_eq!(audit.score(&id("1-1"), Lane::Now), Some(score(3)), "{wrong}");
        assert_eq!(audit.visit.findings, "The policies are being brought up to date.", "{wrong}");
        assert_eq!(audit.opinions.len(), 2, "{wrong}");
    }
    for (name, value) in [("visit", "7"), ("submission", "[]"), ("comments", "\"x\""), ("opinions", "{}")] {
        let mut file: Value = serde_json::from_str(text).unwrap();
        file["assessments"][1]["rounds"][0][name] = serde_json::from_str(value).unwrap();
        let opened = open_workbook(file.to_string().as_bytes(), &[&pack(), &bury()]).unwrap();
        let [problem] = opened.problems.as_slice() else { panic!("one problem of {name}") };
        assert_eq!(problem.at, format!("{at}.{name}"));
        assert!(problem.left_out);
        assert_eq!(opened.workbook.assessments[1].rounds[0].ratings.len(), 3, "{name}");
    }
}

#[test]
fn unknown_fields_of_an_audit_survive_a_round_trip() {
    let round = "/assessments/1/rounds/0";
    for pointer in [
        format!("{round}/visit"),
        format!("{round}/visit/items/learning-walk"),
        format!("{round}/submission"),
        format!("{round}/opinions/1"),
    ] {
        let mut file: Value = serde_json::from_str(include_str!("golden/workbook-3.json")).unwrap();
        file.pointer_mut(&pointer).unwrap()["later"] = json!({"deep": [null, 0.5]});
        let opened = open_workbook(file.to_string().as_bytes(), &[&pack(), &bury()]).unwrap();
        assert_eq!(opened.problems, []);
        let saved: Value = serde_json::from_str(&workbook_to_json(&opened.workbook)).unwrap();
        assert_eq!(saved, file, "{pointer}");
    }
}

#[test]
fn entries_without_an_id_of_their_own_get_one() {
    let text = include_str!("golden/workbook-2.json").replace("\"e-2\"", "\"e-1\"").replace("\"t-1\"", "\"\"");
    let workbook = open_workbook(text.as_bytes(), &[&pack()]).unwrap().workbook;
    assert_eq!(workbook.evidence.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["e-1", "e-1-2"]);
    assert_eq!(workbook.plan.targets[0].id, "-1");
}

#[test]
fn unsound_evidence_and_plans_are_repaired_and_named() {
    let text = include_str!("golden/workbook-2.json");
    for (right, wrong, problem) in [
        (
            "\"cost_pence\": 125050",
            "\"cost_pence\": \"lots\"",
            "plan.targets[0].cost_pence: this is the text \"lots\", not a whole number from 0; left out",
        ),
        (
            "\"cost_pence\": 125050",
            "\"cost_pence\": 99999999999",
            "plan.targets[0].cost_pence: this is the number 99999999999, not a sum in pence of up to £10,000,000; left out",
        ),
        (
            "\"due\": \"2026-12-18\"",
            "\"due\": \"2026-02-30\"",
            "plan.targets[0].steps[0].due: this is the text \"2026-02-30\", not a date such as 2026-11-21; left out",
        ),
        (
            "\"statement\": \"2-4\"",
            "\"statement\": \"9-9\"",
            "plan.targets[0].statements[0].statement: the pack has no statement “9-9”; the link is kept, but can’t be followed",
        ),
        (
            "\"statement\": \"1-1\"",
            "\"statement\": \"9-9\"",
            "evidence[0].links[0].statement: the pack has no statement “9-9”; the link is kept, but can’t be followed",
        ),
        (
            "\"have\": \"partly\"",
            "\"have\": \"amber\"",
            "assessments[0].rounds[0].evidence.1-1.marks.1-1-strategic-1.have: this is the text \"amber\", not one of have-it, partly, not-yet; left out",
        ),
        ("\"kind\": \"data\"", "\"kind\": 7", "evidence[0].kind: this is the number 7, not text; left out"),
    ] {
        assert!(text.contains(right), "{right}");
        let opened = open_workbook(text.replacen(right, wrong, 1).as_bytes(), &[&pack()]).unwrap();
        let problems: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, [problem], "{wrong}");
    }
}

/// The first released draft opens, for ever. It is never written anew.
#[test]
fn the_golden_draft_of_version_1_opens() {
    let (draft, problems) = open_draft(include_str!("golden/draft-1.json"), &[&pack()]).unwrap();
    assert_eq!(problems, []);
    assert_eq!((draft.tab.as_str(), draft.revision), ("tab-1", 12));
    assert_eq!(draft.saved_to_file.unwrap().revision, 10);
    assert_eq!(draft.workbook.assessments[0].current().unwrap().score(&id("1-1"), Lane::Now), Some(score(6)));
    // As a file, it is the workbook in it.
    let opened = open_workbook(include_bytes!("golden/draft-1.json"), &[&pack()]).unwrap();
    assert_eq!(opened.workbook, draft.workbook);
}

/// The first released draft with evidence and a plan opens, for ever. It is never written anew.
#[test]
fn the_golden_draft_of_version_2_opens() {
    let (draft, problems) = open_draft(include_str!("golden/draft-2.json"), &[&pack()]).unwrap();
    assert_eq!(problems, []);
    assert_eq!((draft.tab.as_str(), draft.revision), ("tab-2", 31));
    let opened = open_workbook(include_bytes!("golden/workbook-2.json"), &[&pack()]).unwrap();
    assert_eq!(draft.workbook, opened.workbook);
}

/// The first released draft with a quality mark opens, for ever. It is never written anew.
#[test]
fn the_golden_draft_of_version_3_opens() {
    let (draft, problems) = open_draft(include_str!("golden/draft-3.json"), &[&pack(), &bury()]).unwrap();
    assert_eq!(problems, []);
    assert_eq!((draft.tab.as_str(), draft.revision), ("tab-3", 47));
    assert_eq!(draft.saved_to_file.unwrap().revision, 46);
    let opened = open_workbook(include_bytes!("golden/workbook-3.json"), &[&pack(), &bury()]).unwrap();
    assert_eq!(draft.workbook, opened.workbook);
}

#[test]
fn the_example_is_sound_and_says_that_it_is_invented() {
    let opened = open_workbook(EXAMPLE_SCHOOL.as_bytes(), &[&pack(), &bury()]).unwrap();
    assert_eq!(opened.problems, []);
    let packs: Vec<&str> = opened.workbook.assessments.iter().map(|one| one.pack.id.as_str()).collect();
    assert_eq!(packs, ["send-self-evaluation", "bury-inclusion-quality-mark"]);
    assert!(opened.workbook.example);
    assert!(opened.workbook.school.name.contains("invented example"));
    assert_eq!(opened.workbook.school.urn, None);
}
