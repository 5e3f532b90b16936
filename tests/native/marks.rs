//! The packs of the quality marks: Bury's has every word of its source, East Sussex's claims none that is not published.

use std::collections::{BTreeMap, BTreeSet};

use join_the_dots::files::open_pack;
use join_the_dots::framework::{CheckItem, Pack, SEEDS, ScaleKind};
use serde_json::Value;

use crate::pack::pointer;
use crate::school::score;

/// Every line of the Bury Inclusion Quality Mark's document that isn't blank, in order, with white space as one space. It
/// was taken from the source by `sed 's/[[:space:]][[:space:]]*/ /g; s/^ //; s/ $//; /^$/d'`, and by nothing else.
const BURY_SOURCE: &str = include_str!("golden/bury-standards.txt");

fn file(id: &str) -> &'static str {
    let is_it = |seed: &&&str| open_pack(seed.as_bytes()).unwrap().id == id;
    SEEDS.iter().find(is_it).unwrap_or_else(|| panic!("no {id}"))
}

/// The file of the pack of the Bury Inclusion Quality Mark.
pub fn bury_file() -> &'static str {
    file("bury-inclusion-quality-mark")
}

/// The pack of the Bury Inclusion Quality Mark, as the page has it.
pub fn bury() -> Pack {
    open_pack(bury_file().as_bytes()).unwrap()
}

fn east_sussex() -> Pack {
    open_pack(file("east-sussex-quality-mark").as_bytes()).unwrap()
}

#[test]
fn bury_has_every_area_aspect_standard_and_list() {
    let pack = bury();
    let counts = |of: fn(&join_the_dots::framework::Area) -> usize| pack.areas.iter().map(of).collect::<Vec<_>>();
    assert_eq!(counts(|area| area.statements.len()), [14, 12, 14, 13]);
    assert_eq!(pack.len(), 53);
    assert_eq!(counts(|area| area.aspects.len()), [6, 3, 2, 3]);
    assert_eq!(counts(|area| area.before_visit.len()), [11, 10, 9, 15]);
    assert_eq!(counts(|area| area.during_visit.len()), [5, 6, 5, 8]);
    assert_eq!(pack.glossary.len(), 13);
    let groups: Vec<(&str, usize)> = pack
        .areas
        .iter()
        .flat_map(|area| area.groups())
        .map(|(aspect, statements)| (aspect.unwrap().title.as_str(), statements.len()))
        .collect();
    assert_eq!(
        groups,
        [
            ("Ethos", 3),
            ("Leadership and Governance", 4),
            ("CPD", 1),
            ("Person Centred Planning", 1),
            ("Understanding & valuing difference", 2),
            ("Policies and Plans", 3),
            ("Curriculum and teaching", 6),
            ("Learning and progress of all groups", 5),
            ("Transition", 1),
            ("Resilience", 12),
            ("Belonging", 2),
            ("Whole school approach", 3),
            ("Participation of stakeholders", 8),
            ("Wider community links", 2),
        ]
    );
}

/// The pack told line by line as the document prints it.
fn as_printed(pack: &Pack) -> Vec<String> {
    let mut lines: Vec<String> = [
        "STANDARDS FOR INITIAL AUDIT",
        "The Bury Inclusion Quality Mark",
        "Please note: standards highlighted in green are limiting judgements for accreditation",
        "Terms in bold can be found in the glossary",
    ]
    .map(str::to_owned)
    .into();
    let bullets = |items: &[CheckItem]| items.iter().map(|item| format!("· {}", item.text)).collect::<Vec<_>>();
    for area in &pack.areas {
        lines.push(area.title.clone());
        for (aspect, statements) in area.groups() {
            lines.push(aspect.unwrap().title.clone());
            lines.extend(statements.iter().map(|statement| statement.text.clone()));
        }
        lines.push("Suggestions of evidence to be gathered prior to the accreditation visit".to_owned());
        lines.extend(bullets(&area.before_visit));
        lines.push("Evidence to be gathered during the accreditation visit".to_owned());
        lines.extend(bullets(&area.during_visit));
    }
    lines.push("Glossary of terms and definitions".to_owned());
    for term in &pack.glossary {
        lines.push(term.term.clone());
        lines.extend(term.text.iter().cloned());
    }
    lines
}

#[test]
fn bury_is_the_source_word_for_word_but_for_the_listed_corrections() {
    let mut file: Value = serde_json::from_str(bury_file()).unwrap();
    let corrections = bury().corrections;
    for slip in &corrections {
        let text = file.pointer_mut(&pointer(&slip.at)).unwrap();
        let printed = text.as_str().unwrap().replacen(&slip.corrected, &slip.printed, 1);
        assert_ne!(text.as_str(), Some(printed.as_str()), "{} corrects nothing", slip.at);
        *text = printed.into();
    }
    assert_eq!(corrections.len(), 1);
    let printed = open_pack(file.to_string().as_bytes()).unwrap();
    let source: Vec<&str> = BURY_SOURCE.lines().collect();
    let told = as_printed(&printed);
    for (told, source) in told.iter().zip(&source) {
        assert_eq!(told, source);
    }
    assert_eq!(told.len(), source.len());
}

#[test]
fn bury_numbers_and_ids_agree() {
    for (area, statement) in bury().statements() {
        assert_eq!(statement.id.0, statement.number.replace('.', "-"));
        assert!(statement.number.starts_with(&format!("{}.", area.number)));
        assert!(statement.aspect.as_ref().unwrap().starts_with(&format!("{}-", area.id)));
    }
}

#[test]
fn bury_says_of_no_standard_whether_it_is_limiting() {
    let pack = bury();
    assert!(pack.statements().all(|(_, statement)| statement.limiting.is_none()));
    assert!(pack.statements().all(|(_, statement)| !statement.wording_open && statement.exemplars.is_empty()));
    assert!(pack.left_open.iter().any(|text| text.contains("limiting")));
    assert!(pack.notes.iter().any(|text| text.contains("limiting")));
    let rule = pack.readiness.unwrap();
    assert_eq!((rule.share, rule.limiting), (80, true));
    assert!(rule.source.contains("not in this document"));
    assert!(!BURY_SOURCE.contains("80"));
    assert_eq!((pack.review_months, pack.submission), (None, None));
}

#[test]
fn bury_asks_for_the_same_thing_under_the_same_name() {
    let pack = bury();
    let items: Vec<&CheckItem> =
        pack.areas.iter().flat_map(|area| area.before_visit.iter().chain(&area.during_visit)).collect();
    assert_eq!(items.len(), 45 + 24);
    let by_text: BTreeMap<&str, &str> = items.iter().map(|item| (item.text.as_str(), item.id.as_str())).collect();
    let by_id: BTreeSet<&str> = items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(by_text.len(), by_id.len());
    for item in &items {
        assert_eq!(by_text[item.text.as_str()], item.id, "{:?} has two ids", item.text);
        assert!(item.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{:?}", item.id);
    }
    for area in &pack.areas {
        let during: Vec<&str> = area.during_visit.iter().map(|item| item.id.as_str()).collect();
        for every in ["learner-interviews", "parent-carer-interviews", "staff-interviews", "learning-walk"] {
            assert!(during.contains(&every), "{} has no {every}", area.heading());
        }
    }
    let within: Vec<(&str, &str)> =
        items.iter().filter_map(|item| Some((item.text.as_str(), item.within.as_deref()?))).collect();
    let meetings = "minutes-with-stakeholders";
    assert_eq!(
        within,
        [
            ("School council", meetings),
            ("Parent/carers forums", meetings),
            ("SEN review meetings", meetings),
            ("Family support meetings", meetings),
        ]
    );
}

#[test]
fn every_other_form_of_a_term_occurs() {
    let texts = BURY_SOURCE.to_lowercase();
    let pack = bury();
    for term in &pack.glossary {
        for form in &term.also {
            assert!(texts.contains(&form.to_lowercase()), "{form:?} occurs nowhere");
            assert_ne!(form.to_lowercase(), term.term.to_lowercase());
        }
    }
    let years: Vec<(&str, u8)> =
        pack.glossary.iter().filter_map(|term| Some((term.term.as_str(), term.years_back?))).collect();
    assert_eq!(years, [("Recent", 2)]);
}

#[test]
fn judgements_are_words_of_which_the_last_is_met() {
    for (pack, words) in [(bury(), ["Not yet", "Partly", "Met"]), (east_sussex(), ["No", "Partly", "Yes"])] {
        assert!(pack.is_judged());
        let scale = pack.scale;
        assert_eq!(scale.kind, ScaleKind::Judgement);
        assert_eq!(scale.scores().map(|score| scale.label(score).to_owned()).collect::<Vec<_>>(), words);
        assert_eq!(scale.scores().map(|score| scale.is_met(Some(score))).collect::<Vec<_>>(), [false, false, true]);
        assert!(!scale.is_met(None));
        assert!(scale.bands.is_empty() && scale.not_applicable.is_none());
        assert_eq!(scale.met_from, Some(score(3)));
    }
}

#[test]
fn east_sussex_has_six_headings_and_claims_no_wording() {
    let pack = east_sussex();
    let headings: Vec<String> = pack.areas.iter().map(|area| area.heading()).collect();
    assert_eq!(
        headings,
        [
            "A Statutory requirements, policies and practice",
            "B Strategic Whole School Approach",
            "C Heading C (its name is not published)",
            "D Heading D (its name is not published)",
            "E Heading E (its name is not published)",
            "F Heading F (its name is not published)",
        ]
    );
    let texts: Vec<&str> = pack.statements().map(|(_, statement)| statement.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Safeguarding",
            "Behaviour and Attendance",
            "SEND Code of Practice",
            "Strategic Whole School Approach, as a whole",
            "Heading C, as a whole",
            "Heading D, as a whole",
            "Heading E, as a whole",
            "Heading F, as a whole",
        ]
    );
    assert!(pack.statements().all(|(_, statement)| statement.wording_open && statement.limiting.is_none()));
    // Of the first heading the aspects are known, and no more: each statement is its aspect's name.
    for (area, statement) in pack.statements() {
        let aspect = area.aspects.iter().find(|aspect| Some(&aspect.id) == statement.aspect.as_ref());
        assert_eq!(aspect.map(|aspect| aspect.title.as_str()), (area.id == "a").then_some(statement.text.as_str()));
        assert_eq!(statement.id.0, statement.number.replace('.', "-").to_lowercase());
    }
    assert!(pack.left_open.iter().any(|text| text.contains("pack editor")));
    assert!(pack.aims.is_empty() && pack.asks.is_empty() && pack.glossary.is_empty());
    assert_eq!((pack.readiness, pack.review_months), (None, None));
    assert!(pack.submission.unwrap().deadline.contains("30 September 2021"));
}
