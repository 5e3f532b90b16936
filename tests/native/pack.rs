//! The pack of document 004 is complete, and a broken pack is refused with the path and the reason.

use join_the_dots::exchange::open_pack;
use join_the_dots::framework::{ReadingLabel, SEEDS};
use serde_json::{Value, json};

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

#[test]
fn every_correction_names_a_text_that_has_it() {
    let value: Value = serde_json::from_str(SEEDS[0].text).unwrap();
    for slip in pack().corrections {
        let pointer = format!("/{}", slip.at.replace(['[', '.'], "/").replace(']', ""));
        let text = value.pointer(&pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {}", slip.at));
        assert!(text.contains(&slip.corrected), "{} has no {:?}", slip.at, slip.corrected);
    }
}

#[test]
fn carries_no_personal_contact_details() {
    for word in ["@", "http", "smartsurvey", "McGinty"] {
        assert!(!SEEDS[0].text.contains(word), "the pack has {word:?}");
    }
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

/// The pack with one value changed, and what opening it says.
#[track_caller]
fn broken(pointer: &str, value: Value) -> String {
    let mut pack: Value = serde_json::from_str(SEEDS[0].text).unwrap();
    *pack.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    open_pack(pack.to_string().as_bytes()).unwrap_err().to_string()
}

#[test]
fn a_broken_pack_is_refused_with_path_and_reason() {
    for (pointer, value, message) in [
        ("/areas/1/statements/3/id", json!("1-1"), "areas[1].statements[3].id: \"1-1\" is there twice"),
        ("/areas/2/id", json!("1"), "areas[2].id: \"1\" is there twice"),
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
        ("/scale/bands/2/id", json!("in-planning"), "scale.bands[2].id: \"in-planning\" is there twice"),
        ("/scale/max", json!(11), "scale.max: 11 is outside 0-10"),
        ("/scale/max", json!(0), "scale.max: 0 is not above the lowest number, 0"),
        ("/scale/anchors/2/from", json!(1), "scale.anchors[2].from: 1 comes again, or out of order"),
        ("/scale/kind", json!("stars"), "scale.kind: there is no kind of scale \"stars\", only \"rating\""),
        ("/title", json!(7), "title: this is the number 7, not text"),
    ] {
        assert_eq!(broken(pointer, value), message);
    }
}

#[test]
fn a_file_that_is_no_pack_is_refused() {
    let refused = |text: &str| open_pack(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(refused(""), "The file is empty. Choose an earlier copy of it.");
    assert!(refused("{\"format\": \"join-the-dots/workbook\", \"version\": 1}").contains("join-the-dots/workbook"));
}
