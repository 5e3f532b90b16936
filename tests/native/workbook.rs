//! Whatever is done to a workbook can be undone, and whatever is saved opens the same.

use join_the_dots::exchange::{Draft, SavedToFile, draft_to_json, open_draft, open_workbook, workbook_to_json};
use join_the_dots::framework::PackRef;
use join_the_dots::workbook::*;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

use crate::school::{School as Made, id, pack, score};

fn a_score() -> impl Strategy<Value = Option<join_the_dots::framework::Score>> {
    option::of((0u8..=10).prop_map(score))
}

fn a_statement() -> impl Strategy<Value = join_the_dots::framework::StatementId> {
    (1u8..=8, 1u8..=8).prop_map(|(area, number)| id(&format!("{area}-{number}")))
}

fn unknown_fields() -> impl Strategy<Value = UnknownFields> {
    let leaf = prop_oneof![
        Just(Unknown::Null),
        any::<bool>().prop_map(Unknown::Bool),
        any::<i64>().prop_map(|number| Unknown::Number(number.to_string())),
        "-?[1-9][0-9]{0,30}\\.[0-9]{1,30}(e[+-][1-9][0-9]{0,3})?".prop_map(Unknown::Number),
        any::<String>().prop_map(Unknown::Text),
    ];
    let value = leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Unknown::List),
            btree_map("[a-z]{1,6}", inner, 0..4).prop_map(Unknown::Fields),
        ]
    });
    btree_map("later_[a-z]{1,6}", value, 0..3)
}

fn about() -> impl Strategy<Value = RoundAbout> {
    let date = option::of((2020i16..2040, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d)));
    (date, 0usize..3, 0usize..2).prop_map(|(date, practice, horizon)| RoundAbout {
        date,
        practice: Practice::ALL[practice],
        horizon_months: Horizon::ALL[horizon],
    })
}

fn a_round() -> impl Strategy<Value = Round> {
    let rating = (a_score(), a_score(), unknown_fields())
        .prop_map(|(now, target, unknown)| Rating { now, target, unknown })
        .prop_filter("a blank rating has no entry", |rating| !rating.is_blank());
    (about(), btree_map(a_statement(), rating, 0..20), unknown_fields()).prop_map(|(about, ratings, unknown)| Round {
        ratings,
        unknown,
        ..Round::new(about)
    })
}

fn a_school() -> impl Strategy<Value = School> {
    (any::<String>(), option::of(0usize..8), option::of(100_000u32..999_999), unknown_fields()).prop_map(
        |(name, phase, urn, unknown)| School {
            name,
            phase: phase.map(|phase| Phase::ALL[phase]),
            urn: urn.map(|urn| Urn::parse(&urn.to_string()).unwrap()),
            unknown,
        },
    )
}

fn a_workbook() -> impl Strategy<Value = Workbook> {
    let assessment = (any::<bool>(), vec(a_round(), 1..4), unknown_fields()).prop_map(|(known, rounds, unknown)| {
        let pack = if known { pack().reference() } else { PackRef { id: "else".to_owned(), edition: "9".to_owned() } };
        Assessment { pack, rounds, unknown }
    });
    ("[a-z0-9-]{1,12}", any::<bool>(), a_school(), vec(assessment, 1..3), unknown_fields())
        .prop_map(|(id, example, school, assessments, unknown)| Workbook { id, example, school, assessments, unknown })
}

fn a_command() -> impl Strategy<Value = Command> {
    let place = (0usize..3, 0usize..4).prop_map(|(assessment, round)| RoundPlace { assessment, round });
    let lane = prop_oneof![Just(Lane::Now), Just(Lane::Target)];
    prop_oneof![
        6 => (place.clone(), a_statement(), lane, a_score())
            .prop_map(|(place, statement, lane, score)| Command::Rate { place, statement, lane, score }),
        1 => a_school().prop_map(Command::DescribeSchool),
        1 => (place, about()).prop_map(|(place, about)| Command::DescribeRound { place, about }),
        1 => (0usize..3, a_round()).prop_map(|(assessment, round)| Command::AddRound { assessment, round }),
        1 => (0usize..3).prop_map(|assessment| Command::RemoveLastRound { assessment }),
        1 => Just(Command::RemoveLastAssessment),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn save_then_open_is_the_identity(workbook in a_workbook()) {
        let opened = open_workbook(workbook_to_json(&workbook).as_bytes(), &[&pack()]).unwrap();
        prop_assert_eq!(opened.workbook, workbook);
    }

    #[test]
    fn a_draft_comes_back_as_it_was(workbook in a_workbook(), revision: u64, changed_at: u64, saved: bool) {
        let saved_to_file = saved.then_some(SavedToFile { at: changed_at, revision });
        let draft = Draft { tab: "t".to_owned(), revision, changed_at, saved_to_file, workbook };
        let (back, _) = open_draft(&draft_to_json(&draft), &[&pack()]).unwrap();
        prop_assert_eq!(back, draft);
    }

    #[test]
    fn apply_then_undo_is_the_identity(workbook in a_workbook(), commands in vec(a_command(), 0..20)) {
        let mut now = workbook.clone();
        let mut session = Session::default();
        let mut done = 0;
        for command in commands {
            let before = now.clone();
            if session.apply(&mut now, command).is_ok() {
                done += 1;
            } else {
                prop_assert_eq!(&now, &before, "a refused command changed something");
            }
        }
        let after = now.clone();
        for _ in 0..done {
            prop_assert!(session.undo(&mut now).is_some());
        }
        prop_assert!(session.undo(&mut now).is_none());
        prop_assert_eq!(&now, &workbook);
        for _ in 0..done {
            prop_assert!(session.redo(&mut now).is_some());
        }
        prop_assert!(session.redo(&mut now).is_none());
        prop_assert_eq!(&now, &after);
    }

    #[test]
    fn opening_never_panics_on_arbitrary_bytes(bytes in vec(any::<u8>(), 0..400)) {
        let _ = open_workbook(&bytes, &[&pack()]);
    }

    #[test]
    fn opening_never_panics_on_a_damaged_file(workbook in a_workbook(), at in 0.0..1.0f64, byte: u8, cut: bool) {
        let mut bytes = workbook_to_json(&workbook).into_bytes();
        let at = ((bytes.len() - 1) as f64 * at) as usize;
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _ = open_workbook(&bytes, &[&pack()]);
    }
}

#[test]
fn a_one_and_a_nought_are_undone_together() {
    let mut workbook = Made::new().workbook();
    let mut session = Session::default();
    let rate = |number| Command::Rate {
        place: RoundPlace { assessment: 0, round: 0 },
        statement: id("1-1"),
        lane: Lane::Now,
        score: Some(score(number)),
    };
    let before = workbook.clone();
    session.apply(&mut workbook, rate(1)).unwrap();
    session.apply_over(&mut workbook, rate(10)).unwrap();
    assert_eq!(workbook.assessments[0].rounds[0].score(&id("1-1"), Lane::Now), Some(score(10)));
    session.undo(&mut workbook);
    assert_eq!(workbook, before);
    assert!(!session.can_undo());
}

#[test]
fn the_next_round_carries_targets_and_what_does_not_apply() {
    let round = Made::new().rate("1-1", 4, 7).rate("2-7", 0, 0).now("3-1", 5).round;
    let about = RoundAbout { date: Some("2027-03-01".parse().unwrap()), ..round.about() };
    let next = round.next(about, Some(score(0)));
    assert_eq!(next.about(), about);
    let both = |statement: &str| Lane::ALL.map(|lane| next.score(&id(statement), lane));
    assert_eq!(both("1-1"), [None, Some(score(7))]);
    assert_eq!(both("2-7"), [Some(score(0)), Some(score(0))]);
    assert_eq!(both("3-1"), [None, None]);
    assert_eq!(next.ratings.len(), 2);
}

#[test]
fn a_urn_is_six_digits() {
    for typed in ["123456", " 123 456 "] {
        assert_eq!(Urn::parse(typed).unwrap().to_string(), "123456");
    }
    for typed in ["", "12345", "1234567", "012345", "12345a", "１２３４５６"] {
        assert_eq!(Urn::parse(typed), Err(NotAUrn), "{typed:?}");
    }
}
