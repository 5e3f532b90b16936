//! Whatever is done to a workbook can be undone, and whatever is saved opens the same.

use std::sync::LazyLock;

use join_the_dots::files::{Draft, SavedToFile, draft_to_json, open_draft, open_workbook, workbook_to_json};
use join_the_dots::framework::{Pack, PackRef, Statement};
use join_the_dots::session::History;
use join_the_dots::workbook::*;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

use crate::school::{School as Made, id, pack, score};

/// The pack, opened once: the strategies below ask for it again and again.
static KNOWN: LazyLock<Pack> = LazyLock::new(pack);

fn a_score() -> impl Strategy<Value = Option<join_the_dots::framework::Score>> {
    option::of((0u8..=10).prop_map(score))
}

fn a_statement() -> impl Strategy<Value = join_the_dots::framework::StatementId> {
    (1u8..=8, 1u8..=8).prop_map(|(area, number)| id(&format!("{area}-{number}")))
}

/// A number with a fraction, or one too large for whole numbers: 7.0 is read as 7.
fn a_float() -> impl Strategy<Value = f64> {
    let holds = |number: &f64| number.is_finite() && (number.fract() != 0.0 || number.abs() >= 9_007_199_254_740_992.0);
    any::<f64>().prop_filter("a whole number is read as one", holds)
}

fn unknown_fields() -> impl Strategy<Value = UnknownFields> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        a_float().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec(("[a-z]{1,6}", inner), 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
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

fn a_day() -> impl Strategy<Value = Option<jiff::civil::Date>> {
    option::of((2020i16..2040, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d)))
}

fn a_lane() -> impl Strategy<Value = Lane> {
    prop_oneof![Just(Lane::Now), Just(Lane::Target)]
}

fn a_status() -> impl Strategy<Value = Status> {
    (0usize..4).prop_map(|at| Status::ALL[at])
}

fn statement_evidence() -> impl Strategy<Value = StatementEvidence> {
    let mark = (0usize..3, a_lane(), unknown_fields()).prop_map(|(have, lane, unknown)| Mark {
        have: Have::ALL[have],
        lane,
        unknown,
    });
    (
        any::<String>(),
        btree_map("[a-z0-9-]{1,8}", mark, 0..4),
        btree_map("[a-z]{1,8}", any::<String>(), 0..3),
        unknown_fields(),
    )
        .prop_map(|(own, marks, answers, unknown)| StatementEvidence { own, marks, answers, unknown })
}

fn an_item() -> impl Strategy<Value = EvidenceItem> {
    let link = (a_lane(), a_statement(), unknown_fields()).prop_map(|(lane, statement, unknown)| Link {
        pack: KNOWN.id.clone(),
        statement,
        lane,
        unknown,
    });
    ("[a-c]{1,2}", vec(any::<String>(), 4), 0usize..9, a_day(), a_day(), vec(link, 0..4), unknown_fields()).prop_map(
        |(id, texts, kind, date, added, links, unknown)| {
            let [title, place, shows, note] = <[String; 4]>::try_from(texts).unwrap();
            EvidenceItem { id, title, kind: EvidenceKind::ALL[kind], place, date, added, shows, note, links, unknown }
        },
    )
}

fn a_target() -> impl Strategy<Value = Target> {
    let step = (any::<String>(), any::<String>(), a_day(), a_day(), a_status(), unknown_fields())
        .prop_map(|(what, owner, start, due, status, unknown)| Step { what, owner, start, due, status, unknown });
    let review = (a_day(), vec(any::<String>(), 4), unknown_fields()).prop_map(|(date, texts, unknown)| {
        let [done, impact, how_we_know, next_step] = <[String; 4]>::try_from(texts).unwrap();
        Review { date, done, impact, how_we_know, next_step, unknown }
    });
    let statement = (a_statement(), unknown_fields()).prop_map(|(statement, unknown)| StatementRef {
        pack: KNOWN.id.clone(),
        statement,
        unknown,
    });
    let cost = option::of((0..=Pounds::MOST).prop_map(|pence| Pounds::of_pence(pence).unwrap()));
    let lists = (vec(statement, 0..3), vec(step, 0..4), vec("[a-z]{1,4}", 0..3), vec(review, 0..3), unknown_fields());
    ("[a-c]{1,2}", vec(any::<String>(), 9), cost, a_status(), lists).prop_map(
        |(id, texts, cost, status, (statements, steps, principles, reviews, unknown))| {
            let [aim, success, owner, resources, funding, sdp_reference, monitoring, barrier, who_benefits] =
                <[String; 9]>::try_from(texts).unwrap();
            Target {
                id,
                aim,
                success,
                owner,
                resources,
                cost,
                funding,
                sdp_reference,
                monitoring,
                barrier,
                who_benefits,
                status,
                statements,
                steps,
                principles,
                reviews,
                unknown,
            }
        },
    )
}

fn a_plan() -> impl Strategy<Value = Plan> {
    let principle = ("[a-z]{1,4}", any::<String>(), unknown_fields()).prop_map(|(id, name, unknown)| Principle {
        id,
        name,
        unknown,
    });
    (
        btree_map("[a-c]{1,2}", a_target(), 0..4),
        a_day(),
        any::<String>(),
        a_day(),
        vec(principle, 0..3),
        unknown_fields(),
    )
        .prop_map(|(targets, next_review, strategy_years, strategy_review, principles, unknown)| Plan {
            targets: targets.into_iter().map(|(id, target)| Target { id, ..target }).collect(),
            next_review,
            strategy_years,
            strategy_review,
            principles,
            unknown,
        })
}

fn an_aspect() -> impl Strategy<Value = String> {
    "[1-4]-[a-c]{1,2}"
}

fn a_visit() -> impl Strategy<Value = Visit> {
    let item = (any::<bool>(), vec(any::<String>(), 3), unknown_fields())
        .prop_map(|(ready, texts, unknown)| {
            let [time, with, findings] = <[String; 3]>::try_from(texts).unwrap();
            VisitItem { ready, time, with, findings, unknown }
        })
        .prop_filter("a blank one has no entry", |item| *item != VisitItem::default());
    let items = btree_map("[a-z-]{1,8}", item, 0..4);
    let outcome = option::of((0usize..3).prop_map(|at| Outcome::ALL[at]));
    (a_day(), any::<String>(), items, outcome, any::<String>(), a_day(), unknown_fields()).prop_map(
        |(date, assessor, items, outcome, findings, next_audit, unknown)| Visit {
            date,
            assessor,
            items,
            outcome,
            findings,
            next_audit,
            unknown,
        },
    )
}

fn a_submission() -> impl Strategy<Value = Submission> {
    (a_day(), a_day(), a_day(), any::<String>(), a_day(), any::<String>(), unknown_fields()).prop_map(
        |(from, to, deadline, signed_by, signed_on, signed_mark, unknown)| Submission {
            from,
            to,
            deadline,
            signed_by,
            signed_on,
            signed_mark,
            unknown,
        },
    )
}

fn an_opinion() -> impl Strategy<Value = Opinion> {
    let voice = (0usize..2).prop_map(|at| Voice::ALL[at]);
    let taken_over = (a_day(), a_score());
    (a_statement(), voice, a_score(), any::<String>(), any::<String>(), a_day(), taken_over, unknown_fields()).prop_map(
        |(statement, voice, score, reason, by, on, (taken_over_on, in_place_of), unknown)| Opinion {
            statement,
            voice,
            score,
            reason,
            by,
            on,
            taken_over_on,
            in_place_of,
            unknown,
        },
    )
}

fn a_round() -> impl Strategy<Value = Round> {
    let rating = (a_score(), a_score(), unknown_fields())
        .prop_map(|(now, target, unknown)| Rating { now, target, unknown })
        .prop_filter("a blank rating has no entry", |rating| !rating.is_blank());
    let said = statement_evidence().prop_filter("a blank one has no entry", |said| !said.is_blank());
    let rated = (btree_map(a_statement(), rating, 0..20), btree_map(a_statement(), said, 0..4));
    let comments = btree_map(an_aspect(), "\\PC{1,20}", 0..3);
    let audit = (comments, a_visit(), a_submission(), vec(an_opinion(), 0..4));
    (about(), rated, audit, unknown_fields()).prop_map(
        |(about, (ratings, evidence), (comments, visit, submission, opinions), unknown)| {
            let RoundAbout { date, practice, horizon_months } = about;
            Round { date, practice, horizon_months, ratings, evidence, comments, visit, submission, opinions, unknown }
        },
    )
}

fn a_school() -> impl Strategy<Value = School> {
    let urn = option::of(100_000u32..999_999);
    let people = (any::<String>(), any::<String>());
    (any::<String>(), option::of(0usize..8), urn, option::of(any::<u32>()), people, unknown_fields()).prop_map(
        |(name, phase, urn, smallest_group, (inclusion_champion, link_governor), unknown)| School {
            name,
            phase: phase.map(|phase| Phase::ALL[phase]),
            urn: urn.map(|urn| Urn::parse(&urn.to_string()).unwrap()),
            smallest_group,
            inclusion_champion,
            link_governor,
            unknown,
        },
    )
}

fn a_reference() -> impl Strategy<Value = PackRef> {
    let other = ("[a-z-]{1,8}", "[0-9]{1,2}", unknown_fields());
    let other = other.prop_map(|(id, edition, unknown)| PackRef { id, edition, unknown });
    prop_oneof![Just(KNOWN.reference()), other]
}

fn an_assessment() -> impl Strategy<Value = Assessment> {
    let limiting = btree_map(a_statement(), any::<bool>(), 0..5);
    (a_reference(), vec(a_round(), 1..4), limiting, unknown_fields())
        .prop_map(|(pack, rounds, limiting, unknown)| Assessment { pack, rounds, limiting, unknown })
}

pub fn a_workbook() -> impl Strategy<Value = Workbook> {
    let assessment = an_assessment();
    let library = btree_map("[a-c]{1,2}", an_item(), 0..5);
    let about = ("[a-z0-9-]{1,12}", any::<bool>(), a_school(), unknown_fields());
    (about, vec(assessment, 1..3), library, a_plan()).prop_map(
        |((id, example, school, unknown), assessments, library, plan)| {
            let evidence = library.into_iter().map(|(id, item)| EvidenceItem { id, ..item }).collect();
            Workbook { id, example, school, assessments, evidence, plan, unknown }
        },
    )
}

fn place_of_a_round() -> impl Strategy<Value = RoundPlace> + Clone {
    (0usize..3, 0usize..4).prop_map(|(assessment, round)| RoundPlace { assessment, round })
}

fn a_command() -> impl Strategy<Value = Command> {
    let place = place_of_a_round();
    let lane = prop_oneof![Just(Lane::Now), Just(Lane::Target)];
    prop_oneof![
        6 => (place.clone(), a_statement(), lane, a_score())
            .prop_map(|(place, statement, lane, score)| Command::Rate { place, statement, lane, score }),
        1 => a_school().prop_map(Command::DescribeSchool),
        1 => (place, about()).prop_map(|(place, about)| Command::DescribeRound { place, about }),
        1 => (0usize..3, a_round()).prop_map(|(assessment, round)| Command::AddRound { assessment, round }),
        1 => (0usize..3).prop_map(|assessment| Command::RemoveLastRound { assessment }),
        1 => Just(Command::RemoveLastAssessment),
        2 => (place_of_a_round(), a_statement(), statement_evidence())
            .prop_map(|(place, statement, said)| Command::DescribeStatement { place, statement, said }),
        1 => an_assessment().prop_map(Command::AddAssessment),
        2 => (0usize..3, a_statement(), option::of(any::<bool>())).prop_map(|(assessment, statement, limiting)| {
            Command::MarkLimiting { assessment, statement, limiting }
        }),
        1 => (0usize..3, a_reference()).prop_map(|(assessment, pack)| Command::ChangeEdition { assessment, pack }),
        2 => (place_of_a_round(), an_aspect(), ".{0,8}")
            .prop_map(|(place, aspect, comment)| Command::CommentOn { place, aspect, comment }),
        2 => (place_of_a_round(), a_visit()).prop_map(|(place, visit)| Command::DescribeVisit { place, visit }),
        2 => (place_of_a_round(), a_submission())
            .prop_map(|(place, submission)| Command::DescribeSubmission { place, submission }),
        2 => (place_of_a_round(), an_opinion()).prop_map(|(place, opinion)| Command::AddOpinion { place, opinion }),
        2 => (place_of_a_round(), 0..2_usize).prop_map(|(place, at)| Command::RemoveLastOpinion { place, at }),
        2 => (place_of_a_round(), 0usize..5, an_opinion())
            .prop_map(|(place, at, opinion)| Command::ChangeOpinion { place, at, opinion }),
        2 => an_item().prop_map(Command::ChangeEvidence),
        2 => (0usize..6, an_item()).prop_map(|(at, item)| Command::AddEvidence { at, item }),
        2 => "[a-c]{1,2}".prop_map(Command::RemoveEvidence),
        1 => a_plan().prop_map(Command::DescribePlan),
        2 => a_target().prop_map(Command::ChangeTarget),
        2 => (0usize..6, a_target()).prop_map(|(at, target)| Command::AddTarget { at, target }),
        2 => "[a-c]{1,2}".prop_map(Command::RemoveTarget),
        2 => (0usize..5, 0usize..5).prop_map(|(from, to)| Command::MoveTarget { from, to }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn save_then_open_is_the_identity(workbook in a_workbook()) {
        let opened = open_workbook(workbook_to_json(&workbook).as_bytes(), &[&KNOWN]).unwrap();
        prop_assert_eq!(opened.workbook, workbook);
    }

    #[test]
    fn a_draft_comes_back_as_it_was(workbook in a_workbook(), revision: u64, changed_at: u64, saved: bool) {
        let saved_to_file = saved.then_some(SavedToFile { at: changed_at, revision });
        let draft = Draft { tab: "t".to_owned(), revision, changed_at, saved_to_file, workbook };
        let (back, _) = open_draft(&draft_to_json(&draft), &[&KNOWN]).unwrap();
        prop_assert_eq!(back, draft);
    }

    #[test]
    fn apply_then_undo_is_the_identity(workbook in a_workbook(), commands in vec(a_command(), 0..20)) {
        let mut now = workbook.clone();
        let mut history = History::default();
        let mut done = 0;
        for command in commands {
            let before = now.clone();
            if history.apply(&mut now, command).is_ok() {
                done += 1;
            } else {
                prop_assert_eq!(&now, &before, "a refused command changed something");
            }
        }
        let after = now.clone();
        for _ in 0..done {
            prop_assert!(history.undo(&mut now).is_some());
        }
        prop_assert!(history.undo(&mut now).is_none());
        prop_assert_eq!(&now, &workbook);
        for _ in 0..done {
            prop_assert!(history.redo(&mut now).is_some());
        }
        prop_assert!(history.redo(&mut now).is_none());
        prop_assert_eq!(&now, &after);
    }

    #[test]
    fn opening_never_panics_on_arbitrary_bytes(bytes in vec(any::<u8>(), 0..400)) {
        let _ = open_workbook(&bytes, &[&KNOWN]);
    }

    #[test]
    fn opening_never_panics_on_a_damaged_file(workbook in a_workbook(), at in 0.0..1.0f64, byte: u8, cut: bool) {
        let mut bytes = workbook_to_json(&workbook).into_bytes();
        let at = ((bytes.len() - 1) as f64 * at) as usize;
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _ = open_workbook(&bytes, &[&KNOWN]);
    }
}

#[test]
fn a_one_and_a_nought_are_undone_together() {
    let mut workbook = Made::new().workbook();
    let mut history = History::default();
    let rate = |number| Command::Rate {
        place: RoundPlace { assessment: 0, round: 0 },
        statement: id("1-1"),
        lane: Lane::Now,
        score: Some(score(number)),
    };
    let before = workbook.clone();
    history.apply(&mut workbook, rate(1)).unwrap();
    history.apply_over(&mut workbook, rate(10)).unwrap();
    assert_eq!(workbook.assessments[0].rounds[0].score(&id("1-1"), Lane::Now), Some(score(10)));
    history.undo(&mut workbook);
    assert_eq!(workbook, before);
    assert!(!history.can_undo());
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
fn the_next_round_carries_evidence_and_asks_again() {
    let mut round = Made::new().rate("1-1", 8, 9).round;
    let mark = Mark { have: Have::Partly, lane: Lane::Target, unknown: Default::default() };
    let said = StatementEvidence {
        own: "Book looks".to_owned(),
        marks: [("1-1-a".to_owned(), mark)].into(),
        answers: [("case-study".to_owned(), "Being written".to_owned())].into(),
        ..Default::default()
    };
    let only_answers = StatementEvidence { answers: said.answers.clone(), ..Default::default() };
    round.evidence = [(id("1-1"), said.clone()), (id("1-2"), only_answers)].into();
    let next = round.next(round.about(), None);
    let carried = StatementEvidence { answers: Default::default(), ..said };
    assert_eq!(next.evidence, [(id("1-1"), carried)].into());
}

#[test]
fn the_next_round_is_looked_at_by_others_afresh() {
    let mut round = Made::new().rate("1-1", 8, 9).round;
    round.comments = [("1-ethos".to_owned(), "Strong".to_owned())].into();
    round.visit.assessor = "The authority".to_owned();
    round.submission.signed_by = "The headteacher".to_owned();
    round.opinions = vec![Opinion { statement: id("1-1"), score: Some(score(5)), ..Opinion::default() }];
    let next = round.next(round.about(), None);
    assert_eq!(next.comments, Default::default());
    assert_eq!((next.visit, next.submission), Default::default());
    assert_eq!(next.opinions, []);
}

#[test]
fn the_last_opinion_of_a_voice_holds_and_touches_no_rating() {
    let mut workbook = Made::new().rate("1-1", 8, 9).workbook();
    let place = RoundPlace { assessment: 0, round: 0 };
    let mut say = |voice, number: Option<u8>, reason: &str| {
        let opinion = Opinion {
            statement: id("1-1"),
            voice,
            score: number.map(score),
            reason: reason.to_owned(),
            ..Opinion::default()
        };
        Command::AddOpinion { place, opinion }.apply(&mut workbook).unwrap();
        let round = &workbook.assessments[0].rounds[0];
        assert_eq!(round.score(&id("1-1"), Lane::Now), Some(score(8)));
        Voice::ALL.map(|voice| round.opinion(&id("1-1"), voice).map(|found| found.score))
    };
    assert_eq!(say(Voice::Adviser, Some(5), "Patchy"), [Some(Some(score(5))), None]);
    assert_eq!(say(Voice::Agreed, Some(6), ""), [Some(Some(score(5))), Some(Some(score(6)))]);
    assert_eq!(say(Voice::Adviser, Some(6), "Seen more"), [Some(Some(score(6))), Some(Some(score(6)))]);
    // Without a number, but with a reason, it is still said; without both it is taken back.
    assert_eq!(say(Voice::Agreed, None, "To be talked over"), [Some(Some(score(6))), Some(None)]);
    assert_eq!(say(Voice::Adviser, None, "  "), [None, Some(None)]);
    assert_eq!(workbook.assessments[0].rounds[0].opinions.len(), 5);
}

#[test]
fn what_is_said_of_one_aspect_in_one_sitting_is_taken_back_at_once() {
    let mut workbook = Made::new().workbook();
    let before = workbook.clone();
    let place = RoundPlace { assessment: 0, round: 0 };
    let comment = |text: &str| Command::CommentOn { place, aspect: "1-ethos".to_owned(), comment: text.to_owned() };
    let mut history = History::default();
    history.apply(&mut workbook, comment("S")).unwrap();
    history.apply_over(&mut workbook, comment("Strong")).unwrap();
    assert_eq!(workbook.assessments[0].rounds[0].comments["1-ethos"], "Strong");
    history.undo(&mut workbook);
    assert_eq!(workbook, before);
    // An empty one takes back what was said, and leaves no entry.
    history.apply(&mut workbook, comment("Strong")).unwrap();
    history.apply(&mut workbook, comment("")).unwrap();
    assert_eq!(workbook, before);
}

#[test]
fn an_opinion_that_is_still_being_said_is_taken_back_at_once() {
    let mut workbook = Made::new().workbook();
    let before = workbook.clone();
    let place = RoundPlace { assessment: 0, round: 0 };
    let opinion = |reason: &str| Opinion { statement: id("1-1"), reason: reason.to_owned(), ..Opinion::default() };
    let mut history = History::default();
    history.apply(&mut workbook, Command::AddOpinion { place, opinion: opinion("Seen") }).unwrap();
    let change = |at, reason| Command::ChangeOpinion { place, at, opinion: opinion(reason) };
    history.apply_over(&mut workbook, change(0, "Seen in two classes")).unwrap();
    history.undo(&mut workbook);
    assert_eq!(workbook, before);
    history.redo(&mut workbook);
    assert_eq!(workbook.assessments[0].rounds[0].opinions, [opinion("Seen in two classes")]);
    // Another one is a change of its own.
    history.apply(&mut workbook, Command::AddOpinion { place, opinion: opinion("More") }).unwrap();
    history.apply_over(&mut workbook, change(0, "Seen in three")).unwrap();
    history.undo(&mut workbook);
    assert_eq!(workbook.assessments[0].rounds[0].opinions, [opinion("Seen in two classes"), opinion("More")]);
}

#[test]
fn what_the_pack_says_is_limiting_is_not_the_schools_to_say() {
    let mut workbook = Made::new().workbook();
    let said = |workbook: &Workbook, limiting| {
        let statement = Statement { id: id("1-1"), limiting, ..Statement::default() };
        workbook.assessments[0].is_limiting(&statement)
    };
    assert_eq!(said(&workbook, None), None);
    let mark = Command::MarkLimiting { assessment: 0, statement: id("1-1"), limiting: Some(true) };
    let undo = mark.apply(&mut workbook).unwrap();
    assert_eq!((said(&workbook, None), said(&workbook, Some(false))), (Some(true), Some(false)));
    undo.apply(&mut workbook).unwrap();
    assert_eq!(said(&workbook, None), None);
}

#[test]
fn another_edition_keeps_the_ratings_with_their_statements() {
    let mut workbook = Made::new().rate("1-1", 4, 7).workbook();
    let before = workbook.clone();
    let pack = PackRef { edition: "2".to_owned(), ..pack().reference() };
    let undo = Command::ChangeEdition { assessment: 0, pack: pack.clone() }.apply(&mut workbook).unwrap();
    assert_eq!(workbook.assessments[0].pack, pack);
    assert_eq!(workbook.assessments[0].rounds, before.assessments[0].rounds);
    undo.apply(&mut workbook).unwrap();
    assert_eq!(workbook, before);
}

#[test]
fn what_is_typed_into_one_place_is_taken_back_at_once() {
    let mut workbook = Made::new().workbook();
    let target = |aim: &str| Target { id: "t".to_owned(), aim: aim.to_owned(), ..Target::default() };
    let mut history = History::default();
    history.apply(&mut workbook, Command::AddTarget { at: 9, target: target("") }).unwrap();
    let added = workbook.clone();
    for aim in ["B", "Bet", "Better"] {
        history.apply_over(&mut workbook, Command::ChangeTarget(target(aim))).unwrap();
    }
    assert_eq!(workbook.plan.targets[0].aim, "Better");
    history.undo(&mut workbook);
    assert_eq!(workbook, added);

    let school = |inclusion_champion: &str| {
        let inclusion_champion = inclusion_champion.to_owned();
        Command::DescribeSchool(join_the_dots::workbook::School { inclusion_champion, ..added.school.clone() })
    };
    history.apply(&mut workbook, school("T")).unwrap();
    for role in ["The S", "The SENCo"] {
        history.apply_over(&mut workbook, school(role)).unwrap();
    }
    history.undo(&mut workbook);
    assert_eq!(workbook, added);
}

#[test]
fn an_entry_is_there_once() {
    let mut workbook = Made::new().workbook();
    let item = EvidenceItem { id: "e".to_owned(), ..EvidenceItem::default() };
    let add = Command::AddEvidence { at: 0, item: item.clone() };
    add.clone().apply(&mut workbook).unwrap();
    assert_eq!(add.apply(&mut workbook), Err(Refused::SuchAnEntry));
    assert_eq!(Command::RemoveEvidence("x".to_owned()).apply(&mut workbook), Err(Refused::NoSuchEntry));
    assert_eq!(workbook.evidence, [item]);
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

#[test]
fn what_a_school_said_itself_stays_beside_what_it_took_over() {
    let statement = id("1-1");
    let score = |number: u8| Some(score(number));
    let agreed = |number, taken_over_on, in_place_of| Opinion {
        statement: statement.clone(),
        voice: Voice::Agreed,
        score: score(number),
        taken_over_on,
        in_place_of,
        ..Opinion::default()
    };
    let rated = |number| Rating { now: score(number), ..Rating::default() };
    let mut round = Round { ratings: [(statement.clone(), rated(6))].into(), ..Round::default() };
    let signed = round.mark();
    assert_eq!(round.own_score(&statement), score(6));
    round.opinions.push(agreed(5, Some(jiff::civil::date(2026, 11, 22)), score(6)));
    // Agreed, and not taken over yet by what the sheet has.
    assert_eq!(round.own_score(&statement), score(6));
    round.ratings.insert(statement.clone(), rated(5));
    assert_eq!(round.own_score(&statement), score(6));
    // What is agreed later changes nothing of it, until it is taken over as well.
    round.opinions.push(agreed(4, None, None));
    assert_eq!(round.own_score(&statement), score(6));
    round.ratings.insert(statement.clone(), rated(7));
    assert_eq!(round.own_score(&statement), score(7));
    assert_ne!(round.mark(), signed);
    round.ratings.insert(statement.clone(), rated(6));
    assert_eq!(round.mark(), signed);
}
