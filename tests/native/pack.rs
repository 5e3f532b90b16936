//! The pack of the SEND self-evaluation is complete, every pack keeps what it promises, and a broken pack is refused with the path and the reason.

use join_the_dots::files::{open_pack, pack_to_json};
use join_the_dots::framework::{CATALOGUE, Pack, ReadingLabel, SEEDS};
use serde_json::{Value, json};

use crate::marks::bury_file;
use crate::school::{pack, score};

#[test]
fn has_every_section_statement_and_exemplar() {
    let pack = pack();
    let counts: Vec<usize> = pack.areas.iter().map(|area| area.statements.len()).collect();
    assert_eq!(counts, [7, 7, 7, 7, 7, 5, 5]);
    assert_eq!(pack.len(), 45);
    let exemplars = |band: &str| {
        pack.statements().flat_map(|(_, statement)| &statement.exemplars).filter(|one| one.band == band).count()
    };
    assert_eq!((exemplars("strategic"), exemplars("in-planning"), exemplars("not-addressed")), (92, 66, 0));
    let without: Vec<&str> = pack
        .statements()
        .filter(|(_, statement)| statement.exemplars.is_empty())
        .map(|(_, statement)| statement.number.as_str())
        .collect();
    assert_eq!(without, ["6.4"]);
    assert_eq!(pack.steps.len(), 4);
    assert_eq!(pack.aims.len(), 4);
}

#[test]
fn sections_stand_in_the_order_of_the_body() {
    let titles: Vec<String> = pack().areas.iter().map(|area| area.short_title.clone()).collect();
    assert_eq!(
        titles,
        [
            "Outcomes",
            "Leadership",
            "Teaching and learning",
            "Pupils, parents and carers",
            "Use of resources",
            "Assessment and identification",
            "Monitoring and evaluation"
        ]
    );
}

#[test]
fn the_rating_pages_wording_is_the_statements() {
    let pack = pack();
    let text = |number: &str| {
        pack.statements().find(|(_, statement)| statement.number == number).map(|(_, statement)| statement.text.clone())
    };
    // Each of these words is on the rating page, and not on the evidence page.
    for (number, words) in [
        ("1.1", "National benchmark or comparative school figures"),
        ("3.2", "Senior leaders are involved in reviewing"),
        ("4.5", "For example pupils with SEND"),
        ("5.5", "through the use of a provision map"),
    ] {
        let text = text(number).unwrap();
        assert!(text.contains(words), "{number} is {text:?}");
    }
}

#[test]
fn numbers_and_ids_agree() {
    for (area, statement) in pack().statements() {
        assert_eq!(statement.id.0, statement.number.replace('.', "-"));
        assert!(statement.number.starts_with(&format!("{}.", area.number)));
    }
}

/// The place in a pack's file that a path of our own names.
pub fn pointer(path: &str) -> String {
    format!("/{}", path.replace(['[', '.'], "/").replace(']', ""))
}

#[test]
fn every_correction_names_a_text_that_has_it() {
    for seed in SEEDS {
        let value: Value = serde_json::from_str(seed).unwrap();
        let pack = open_pack(seed.as_bytes()).unwrap();
        for slip in pack.corrections {
            let text = value.pointer(&pointer(&slip.at)).and_then(Value::as_str);
            let text = text.unwrap_or_else(|| panic!("{} has no {}", pack.id, slip.at));
            assert!(text.contains(&slip.corrected), "{} has no {:?}", slip.at, slip.corrected);
        }
    }
}

#[test]
fn carries_no_personal_contact_details() {
    for seed in SEEDS {
        for word in ["@", "http", "www.", "smartsurvey", "McGinty", "Cottell", "gov.uk"] {
            assert!(!seed.contains(word), "a pack has {word:?}");
        }
    }
}

#[test]
fn a_pack_that_is_saved_opens_as_it_was() {
    for seed in SEEDS {
        let pack = open_pack(seed.as_bytes()).unwrap();
        let saved = pack_to_json(&pack);
        let again = open_pack(saved.as_bytes()).unwrap();
        assert_eq!(again, pack);
        assert_eq!(pack_to_json(&again), saved);
    }
}

#[test]
fn every_pack_comes_with_the_page_under_its_own_name() {
    let opened: Vec<Pack> = SEEDS.iter().map(|seed| open_pack(seed.as_bytes()).unwrap()).collect();
    let said: Vec<[&str; 3]> = CATALOGUE.iter().map(|listed| [listed.id, listed.edition, listed.title]).collect();
    let has: Vec<[&str; 3]> =
        opened.iter().map(|pack| [&pack.id, &pack.edition, &pack.title].map(String::as_str)).collect();
    assert_eq!(said, has);
    let ids: Vec<&str> = said.iter().map(|[id, ..]| *id).collect();
    assert_eq!(ids, ["send-self-evaluation", "bury-inclusion-quality-mark", "east-sussex-quality-mark"]);
}

#[test]
fn the_scale_labels_what_is_printed_and_places_what_is_between() {
    let scale = pack().scale;
    let label = |number| match scale.reading(score(number)).label {
        ReadingLabel::At(anchor) => anchor.text.clone(),
        ReadingLabel::Between(below, above) => format!("between {} and {}", below.numbers(), above.numbers()),
        ReadingLabel::Unlabelled => "nothing".to_owned(),
    };
    assert_eq!(label(0), "Inappropriate/inapplicable to our setting (please miss this out when joining the dots)");
    assert_eq!(label(3), "Some evidence of practice (very patchy/no evidence of impact)");
    assert_eq!(label(4), "between 3 and 5");
    assert_eq!(label(6), "between 5 and 7");
    assert_eq!(label(9), "Case studies of outstanding practice to share");
    let band = |number| scale.reading(score(number)).band.map(|band| band.numbers());
    let bands: Vec<Option<String>> = (0..=10).map(band).collect();
    let of = |text: &str| Some(text.to_owned());
    assert_eq!(bands[..4], [None, of("0-3"), of("0-3"), of("0-3")]);
    assert_eq!(bands[4..7], [of("4-6"), of("4-6"), of("4-6")]);
    assert_eq!(bands[7..], [of("7-10"), of("7-10"), of("7-10"), of("7-10")]);
}

/// A pack with one value changed, and what opening it says.
#[track_caller]
fn broken_of(seed: &str, pointer: &str, value: Value) -> String {
    let mut pack: Value = serde_json::from_str(seed).unwrap();
    *pack.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    open_pack(pack.to_string().as_bytes()).unwrap_err().to_string()
}

#[track_caller]
fn broken(pointer: &str, value: Value) -> String {
    broken_of(SEEDS[0], pointer, value)
}

#[test]
fn a_broken_pack_is_refused_with_path_and_reason() {
    for (pointer, value, message) in [
        ("/areas/1/statements/3/id", json!("1-1"), "areas[1].statements[3].id: \"1-1\" is used twice"),
        ("/areas/2/id", json!("1"), "areas[2].id: \"1\" is used twice"),
        ("/areas/0/statements", json!([]), "areas[0].statements: the area has no statements"),
        ("/areas", json!([]), "areas: the pack has no areas, so there is nothing to rate"),
        ("/areas/0/statements/0/text", json!("  "), "areas[0].statements[0].text: this is empty"),
        (
            "/areas/0/statements/0/exemplars/0/band",
            json!("excellent"),
            "areas[0].statements[0].exemplars[0].band: there is no band \"excellent\" in the scale",
        ),
        ("/scale/bands/1/from", json!(5), "scale.bands[1].from: there is a gap in the scale: no band holds 4"),
        ("/scale/bands/1/from", json!(3), "scale.bands[1].from: two bands hold 3"),
        ("/scale/bands/2/to", json!(9), "scale.bands: there is a gap in the scale: no band holds 10"),
        ("/scale/bands/2/id", json!("in-planning"), "scale.bands[2].id: \"in-planning\" is used twice"),
        ("/scale/max", json!(11), "scale.max: 11 is outside 0-10"),
        ("/scale/max", json!(0), "scale.max: 0 is not above the lowest number, 0"),
        ("/scale/anchors/2/from", json!(1), "scale.anchors[2].from: 1 is repeated or out of order"),
        ("/scale/kind", json!("stars"), "scale.kind: this is the text \"stars\", not one of rating, judgement"),
        ("/title", json!(7), "title: this is the number 7, not text"),
    ] {
        assert_eq!(broken(pointer, value), message);
    }
}

/// The file of the quality mark with its whole content, changed by hand, and what opening it says.
#[track_caller]
fn edited(edit: impl Fn(&mut Value)) -> String {
    let mut pack: Value = serde_json::from_str(bury_file()).unwrap();
    edit(&mut pack);
    open_pack(pack.to_string().as_bytes()).unwrap_err().to_string()
}

#[test]
fn a_broken_quality_mark_is_refused_with_path_and_reason() {
    for (pointer, value, message) in [
        ("/readiness/share", json!(140), "readiness.share: 140% is not a share: it is from 1 to 100"),
        ("/readiness/share", json!(0), "readiness.share: 0% is not a share: it is from 1 to 100"),
        ("/readiness/share", json!(1000), "readiness.share: this is the number 1000, not a small whole number"),
        ("/readiness/share", json!(-80), "readiness.share: this is the number -80, not a whole number from 0"),
        ("/readiness/share", json!(79.5), "readiness.share: this is the number 79.5, not a whole number from 0"),
        ("/readiness/limiting", json!("all"), "readiness.limiting: this is the text \"all\", not yes or no"),
        ("/areas/1/statements/11/aspect", json!("2-progress"), "areas[1].aspects[2]: the aspect has no statements"),
        (
            "/areas/1/statements/3/aspect",
            json!("1-ethos"),
            "areas[1].statements[3].aspect: the area has no aspect \"1-ethos\"",
        ),
        (
            "/areas/0/statements/5/aspect",
            json!("1-ethos"),
            "areas[0].statements[5].aspect: the statements of \"1-ethos\" do not stand together",
        ),
        (
            "/areas/0/statements/1/aspect",
            Value::Null,
            "areas[0].statements[2].aspect: the statements of \"1-ethos\" do not stand together",
        ),
        ("/areas/2/aspects/1/id", json!("1-ethos"), "areas[2].aspects[1].id: \"1-ethos\" is used twice"),
        ("/areas/2/aspects/1/title", json!(" "), "areas[2].aspects[1].title: this is empty"),
        (
            "/areas/3/before_visit/2/within",
            json!("committees"),
            "areas[3].before_visit[2].within: there is no item \"committees\" in this list",
        ),
        (
            "/areas/3/before_visit/2/within",
            json!("school-council"),
            "areas[3].before_visit[2].within: the item is an example of itself: the ids go round in a circle",
        ),
        (
            "/areas/0/during_visit/1/id",
            json!("learner-interviews"),
            "areas[0].during_visit[1].id: \"learner-interviews\" is used twice",
        ),
        (
            "/areas/3/during_visit/6/text",
            json!("Walk"),
            "areas[3].during_visit[6].text: \"learning-walk\" has a different text elsewhere",
        ),
        (
            "/areas/3/before_visit/0/id",
            json!("learning-walk"),
            "areas[3].before_visit[0].text: \"learning-walk\" has a different text elsewhere",
        ),
        ("/areas/0/before_visit/0/text", json!(""), "areas[0].before_visit[0].text: this is empty"),
        ("/scale/anchors/1/text", json!(""), "scale.anchors: 2 has no label, so nobody could choose it"),
        ("/scale/max", json!(4), "scale.anchors: 4 has no label, so nobody could choose it"),
        ("/scale/met_from", Value::Null, "scale.met_from: this is missing"),
        ("/scale/met_from", json!(4), "scale.met_from: 4 is not a number of the scale"),
        // A rating has a band for every number, and this has none.
        ("/scale/kind", json!("rating"), "scale.bands: there is a gap in the scale: no band holds 1"),
        ("/glossary/0/text", json!([]), "glossary[0].text: the term has no definition"),
        ("/glossary/0/text", json!(["", " "]), "glossary[0].text: the term has no definition"),
        ("/glossary/0/text", Value::Null, "glossary[0].text: this is missing"),
        ("/glossary/0/text", json!("Jointly"), "glossary[0].text: this is the text \"Jointly\", not a list"),
        ("/glossary/0/term", json!(""), "glossary[0].term: this is empty"),
        ("/glossary/1/id", json!("co-production"), "glossary[1].id: \"co-production\" is used twice"),
        ("/glossary/10/years_back", json!(0), "glossary[10].years_back: this is not a number of years from 1 to 20"),
        (
            "/glossary/10/years_back",
            json!(1000),
            "glossary[10].years_back: this is the number 1000, not a small whole number",
        ),
        (
            "/areas/0/statements/0/wording_open",
            json!("yes"),
            "areas[0].statements[0].wording_open: this is the text \"yes\", not yes or no",
        ),
        (
            "/areas/0/statements/0/limiting",
            json!("green"),
            "areas[0].statements[0].limiting: this is the text \"green\", not yes or no",
        ),
    ] {
        let said = edited(|pack| {
            let (parent, field) = pointer.rsplit_once('/').unwrap();
            let parent = pack.pointer_mut(parent).unwrap_or_else(|| panic!("no {pointer}"));
            match field.parse::<usize>() {
                Ok(at) => parent[at] = value.clone(),
                Err(_) => parent[field] = value.clone(),
            }
        });
        assert_eq!(said, message);
    }
}

#[test]
fn ids_that_go_round_in_a_circle_are_refused() {
    let said = edited(|pack| {
        let items = &mut pack["areas"][3]["before_visit"];
        items[1]["within"] = json!("family-support-meetings");
        items[5]["within"] = json!("school-council");
    });
    assert_eq!(said, "areas[3].before_visit[1].within: the item is an example of itself: the ids go round in a circle");
}

#[test]
fn rules_that_make_no_sense_are_refused() {
    for months in [0, 37] {
        let said = edited(|pack| pack["review_months"] = json!(months));
        assert_eq!(said, "review_months: this is not a number of months from 1 to 36");
    }
    // On a rating without such a line nothing is met, so nothing could be ready.
    let mut rating: Value = serde_json::from_str(SEEDS[0]).unwrap();
    rating["readiness"] = json!({"share": 80});
    let said = open_pack(rating.to_string().as_bytes()).unwrap_err().to_string();
    assert_eq!(said, "readiness: nothing can be met on this scale: it has no met_from");
    rating["scale"]["met_from"] = json!(7);
    assert_eq!(open_pack(rating.to_string().as_bytes()).unwrap().readiness.unwrap().share, 80);
}

#[test]
fn more_statements_than_a_school_could_work_with_are_refused() {
    let said = edited(|pack| {
        let more = (0..50_000).map(|i| json!({"id": format!("x-{i}"), "number": "x", "text": "x"}));
        pack["areas"][0]["statements"] = more.collect();
        pack["areas"][0]["aspects"] = json!([]);
    });
    assert_eq!(said, "areas: there are 50039 statements, and a pack has at most 2000");
}

#[test]
fn a_script_in_a_text_is_text() {
    let script = "<script>alert(\"1\")</script> & <img src=x onerror=alert(1)> {{1+1}} \u{202e}";
    let mut pack: Value = serde_json::from_str(bury_file()).unwrap();
    for pointer in
        ["/title", "/areas/0/statements/0/text", "/areas/0/before_visit/0/text", "/glossary/0/text/0", "/left_open/0"]
    {
        *pack.pointer_mut(pointer).unwrap() = json!(script);
    }
    let pack = open_pack(pack.to_string().as_bytes()).unwrap();
    let again = open_pack(pack_to_json(&pack).as_bytes()).unwrap();
    for pack in [pack, again] {
        let area = &pack.areas[0];
        let texts = [&pack.title, &area.statements[0].text, &area.before_visit[0].text, &pack.glossary[0].text[0]];
        assert_eq!(texts, [script; 4]);
        assert_eq!(pack.left_open, [script]);
    }
}

#[test]
fn a_file_that_is_no_pack_is_refused() {
    let refused = |text: &str| open_pack(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(refused(""), "The file is empty. Choose an earlier copy of it.");
    assert!(refused("{\"format\": \"join-the-dots/workbook\", \"version\": 1}").contains("join-the-dots/workbook"));
}
