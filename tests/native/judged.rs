//! Judged packs: shares, readiness, dates to remember, statements with similar wordings, and their chart.

use jiff::civil::date;
use join_the_dots::analysis::{
    Due, DueKind, JudgementSource, ReadinessState, Reason, Share, Verdict, WorkFor, similar_statements,
};
use join_the_dots::chart::SharesChart;
use join_the_dots::files::open_pack;
use join_the_dots::framework::{
    Anchor, Area, Aspect, Changes, Pack, PackRef, Readiness, SEEDS, Scale, ScaleKind, Score, Statement, StatementId,
    is_same_text,
};
use join_the_dots::workbook::{
    Assessment, Opinion, Outcome, Plan, Rating, Round, RoundAbout, Status, Step, Submission, Target, Visit, Voice,
    Workbook,
};

use crate::charts::{Parts, golden};
use crate::school::score;

const NA: u8 = 0;
const NOT_YET: u8 = 1;
const PARTLY: u8 = 2;
const MET: u8 = 3;

/// A judged pack with so many statements in each aspect of each area.
fn judged(areas: &[&[usize]]) -> Pack {
    let anchors = ["Not applicable", "Not yet", "Partly met", "Met"].into_iter().zip(0..).map(|(text, number)| {
        let at: Score = score(number);
        Anchor { from: at, to: at, text: text.to_owned() }
    });
    let mut pack = Pack { id: "mark".to_owned(), title: "A Mark".to_owned(), ..Pack::default() };
    pack.scale = Scale {
        kind: ScaleKind::Judgement,
        min: score(NA),
        max: score(MET),
        not_applicable: Some(score(NA)),
        met_from: Some(score(MET)),
        anchors: anchors.collect(),
        ..Scale::default()
    };
    pack.readiness = Some(Readiness { share: 80, limiting: true, source: "The scheme says so.".to_owned() });
    for (a, aspects) in areas.iter().enumerate() {
        let a = a + 1;
        let mut area = Area {
            id: a.to_string(),
            number: a.to_string(),
            title: ["Whole school approaches", "Supporting emotional health and wellbeing of learners & staff"]
                [(a + 1) % 2]
                .to_owned(),
            ..Area::default()
        };
        for (i, &many) in aspects.iter().enumerate() {
            let id = format!("{a}-part-{i}");
            let titles =
                ["Ethos", "Leadership and <governance>", "Understanding and valuing difference in the community"];
            area.aspects.push(Aspect { id: id.clone(), title: titles[i % 3].to_owned() });
            for _ in 0..many {
                let place = area.statements.len() + 1;
                area.statements.push(Statement {
                    id: StatementId(format!("{a}-{place}")),
                    number: format!("{a}.{place}"),
                    text: format!("Statement {place}."),
                    aspect: Some(id.clone()),
                    ..Statement::default()
                });
            }
        }
        pack.areas.push(area);
    }
    pack
}

/// A round with these judgements, in the pack's order; what is left is blank.
fn round(pack: &Pack, judgements: &[Option<u8>]) -> Round {
    let mut round = Round::default();
    for ((_, statement), judgement) in pack.statements().zip(judgements) {
        let now = judgement.map(score);
        round.ratings.insert(statement.id.clone(), Rating { now, ..Rating::default() });
    }
    round
}

/// So many of one judgement.
fn times(many: usize, judgement: u8) -> Vec<Option<u8>> {
    vec![Some(judgement); many]
}

fn reasons(state: &ReadinessState) -> Vec<String> {
    match &state.verdict {
        Verdict::Ready => Vec::new(),
        Verdict::NotYet(reasons) => reasons.iter().map(Reason::to_string).collect(),
    }
}

#[test]
fn shares_count_and_never_round_up() {
    let pack = judged(&[&[3, 2], &[2]]);
    let judgements = [Some(MET), Some(PARTLY), Some(NOT_YET), Some(NA), None, Some(MET), Some(MET)];
    let round = round(&pack, &judgements);
    let share = Share::of_pack(&pack, &round, JudgementSource::School);
    assert_eq!(share, Share { met: 3, partly: 1, not_yet: 1, not_applicable: 1, unjudged: 1, total: 7 });
    assert_eq!(share.percent(), Some(50));
    assert_eq!(Share { met: 2, total: 3, ..Share::default() }.percent(), Some(66));
    assert_eq!(Share { not_applicable: 3, total: 3, ..Share::default() }.percent(), None);
    assert_eq!(Share::default().percent(), None);
}

#[test]
fn agreed_judgements_count_before_the_schools_own() {
    let pack = judged(&[&[2]]);
    let mut round = round(&pack, &[Some(MET), Some(MET)]);
    let agreed = |score| Opinion {
        statement: StatementId("1-1".to_owned()),
        voice: Voice::Agreed,
        score,
        reason: "We talked.".to_owned(),
        ..Opinion::default()
    };
    round.opinions.push(agreed(Some(score(PARTLY))));
    assert_eq!(Share::of_pack(&pack, &round, JudgementSource::School).met, 2);
    assert_eq!(Share::of_pack(&pack, &round, JudgementSource::Agreed).met, 1);
    round.opinions.push(agreed(None));
    assert_eq!(Share::of_pack(&pack, &round, JudgementSource::Agreed).met, 2);
}

#[test]
fn a_school_is_not_ready_while_a_limiting_statement_is_unmet_or_unknown() {
    let pack = judged(&[&[10]]);
    let mut assessment = Assessment::default();
    let nine = round(&pack, &[times(9, MET), times(1, PARTLY)].concat());
    let state = |assessment: &Assessment, round: &Round| {
        let state = ReadinessState::in_round(&pack, assessment, round, JudgementSource::School).unwrap();
        (state.verdict == Verdict::Ready, reasons(&state))
    };
    let no = |reason: &str| (false, vec![reason.to_owned()]);
    assert_eq!(state(&assessment, &nine), no("nobody has marked which statements are limiting"));

    assessment.limiting.insert(StatementId("1-1".to_owned()), true);
    let why = "1 unmet statement may be limiting: nobody has checked yet";
    assert_eq!(state(&assessment, &nine), no(why));

    assessment.limiting.insert(StatementId("1-10".to_owned()), true);
    assert_eq!(state(&assessment, &nine), no("a limiting statement is not met: 1.10"));

    // What nobody has said of met statements does not matter.
    assessment.limiting.insert(StatementId("1-10".to_owned()), false);
    assert_eq!(state(&assessment, &nine), (true, Vec::new()));

    let none = round(&pack, &times(10, NA));
    assert_eq!(state(&assessment, &none), no("every statement is judged as not applicable"));
}

#[test]
fn the_needed_share_is_rounded_up_and_the_quickest_route_is_in_order() {
    let mut pack = judged(&[&[53]]);
    for statement in &mut pack.areas[0].statements {
        statement.limiting = Some(["1-3", "1-50", "1-51"].contains(&statement.id.0.as_str()));
    }
    pack.areas[0].statements[51].limiting = None;
    let mut judgements = [times(40, MET), times(7, NOT_YET), times(6, PARTLY)].concat();
    judgements[50] = None;
    judgements[49] = Some(NOT_YET);
    let round = round(&pack, &judgements);
    let assessment = Assessment::default();
    let state = ReadinessState::in_round(&pack, &assessment, &round, JudgementSource::School).unwrap();
    assert_eq!((state.met, state.total, state.needed), (40, 53, 43));
    assert_eq!((state.limiting, state.unknown), (3, 1));
    assert_eq!(
        reasons(&state),
        [
            "limiting statements are not met: 1.50, 1.51",
            "1 unmet statement may be limiting: nobody has checked yet",
            "not enough statements are met: 40 of 53, and 80% requires 43"
        ]
    );
    // The judged before the blank, and no more than the share needs: three limiting ones reach it already.
    let work: Vec<(&str, WorkFor)> =
        state.soonest.iter().map(|work| (work.statement.id.0.as_str(), work.why)).collect();
    assert_eq!(work, [("1-50", WorkFor::Limiting), ("1-51", WorkFor::Limiting), ("1-52", WorkFor::MayBeLimiting)]);

    pack.areas[0].statements[51].limiting = Some(false);
    let state = ReadinessState::in_round(&pack, &assessment, &round, JudgementSource::School).unwrap();
    let work: Vec<&str> = state.soonest.iter().map(|work| work.statement.id.0.as_str()).collect();
    assert_eq!(work, ["1-50", "1-51", "1-48"]);

    pack.readiness = Some(Readiness { share: 75, limiting: false, source: String::new() });
    let state = ReadinessState::in_round(&pack, &assessment, &round, JudgementSource::School).unwrap();
    assert!(state.verdict == Verdict::Ready && state.soonest.is_empty());
    pack.readiness = None;
    assert_eq!(ReadinessState::in_round(&pack, &assessment, &round, JudgementSource::School), None);
}

#[test]
fn due_things_are_in_the_order_of_their_days() {
    let today = date(2027, 3, 10);
    let step = |what: &str, due, status| Step { what: what.to_owned(), due, status, ..Step::default() };
    let steps = vec![
        step("Train all staff", Some(date(2027, 3, 7)), Status::UnderWay),
        step("Done", Some(date(2027, 3, 1)), Status::Done),
        step("No day", None, Status::NotStarted),
    ];
    let visit = |date, outcome, next_audit| Visit { date, outcome, next_audit, ..Visit::default() };
    let handed_in =
        Submission { deadline: Some(date(2026, 1, 1)), signed_on: Some(date(2025, 12, 1)), ..Default::default() };
    let to_hand_in = Submission { deadline: Some(date(2027, 3, 11)), ..Submission::default() };
    let rounds = vec![
        Round {
            visit: visit(Some(date(2024, 5, 1)), Some(Outcome::NotYet), Some(date(2026, 5, 1))),
            submission: handed_in,
            ..Round::default()
        },
        Round {
            visit: visit(Some(date(2027, 3, 9)), None, Some(date(2028, 3, 10))),
            submission: to_hand_in,
            ..Round::default()
        },
    ];
    let mark = PackRef::new("mark", "1");
    let workbook = Workbook {
        plan: Plan {
            targets: vec![Target { steps, ..Target::default() }],
            next_review: Some(today),
            ..Plan::default()
        },
        assessments: vec![Assessment { pack: mark, rounds, ..Assessment::default() }],
        ..Workbook::default()
    };
    let pack = judged(&[&[1]]);
    let due = Due::all(&workbook, &[&pack], today);
    let said: Vec<String> = due.iter().map(|one| format!("{}, {}", one.title(), one.in_words())).collect();
    assert_eq!(
        said,
        [
            "Step: Train all staff, 3 days ago",
            "Outcome of the visit of 9 March 2027: A Mark, yesterday",
            "Review of the improvement plan, today",
            "Submission: A Mark, tomorrow",
            "Next audit: A Mark, in 366 days",
        ]
    );
    assert_eq!(due.iter().filter(|one| one.is_overdue()).count(), 2);
    assert!(matches!(&due[4].what, DueKind::NextAudit(of) if of.round == 1 && of.assessment == 0));
    assert_eq!(Due::all(&workbook, &[], today)[4].title(), "Next audit: mark");

    // What is still open goes into the next round, and is due once.
    let mut later = workbook.clone();
    let rounds = &mut later.assessments[0].rounds;
    let next = rounds[1].next(RoundAbout { date: Some(today), ..RoundAbout::default() }, None);
    assert_eq!((&next.visit, &next.submission), (&rounds[1].visit, &rounds[1].submission));
    rounds.push(next);
    let said_later: Vec<String> =
        Due::all(&later, &[&pack], today).iter().map(|one| format!("{}, {}", one.title(), one.in_words())).collect();
    assert_eq!(said_later, said);
    // What is done stays where it was.
    let done = later.assessments[0].rounds.last_mut().unwrap();
    (done.visit.outcome, done.submission.signed_on) = (Some(Outcome::NotYet), Some(today));
    let after = done.next(RoundAbout::default(), None);
    assert_eq!((after.visit, after.submission), (Visit::default(), Submission::default()));
}

fn seed(id: &str) -> Pack {
    let packs = SEEDS.iter().map(|text| open_pack(text.as_bytes()).unwrap());
    packs.into_iter().find(|pack| pack.id == id).unwrap()
}

#[test]
fn statements_of_two_schemes_with_similar_wordings_are_paired() {
    let (one, other) = (seed("send-self-evaluation"), seed("bury-inclusion-quality-mark"));
    let found = similar_statements(&[&one, &other]);
    let has = |a: &str, b: &str| {
        let is = |place: &str, number: &str| place == number;
        found.iter().any(|pair| is(&pair.one.statement.number, a) && is(&pair.other.statement.number, b))
    };
    // Training of staff; parents' part in decisions; exclusions; what follows the next stage; co-production.
    for (a, b) in [("5.1", "1.8"), ("4.2", "4.3"), ("1.7", "3.7"), ("1.5", "2.12"), ("4.3", "4.2"), ("2.2", "4.4")] {
        assert!(has(a, b), "{a} and {b}");
    }
    // "Communicated to all staff" is no "form of communication", and attendance data is no good attendance.
    for (a, b) in [("3.4", "3.5"), ("6.3", "4.8"), ("5.5", "3.2"), ("6.4", "3.8")] {
        assert!(!has(a, b), "{a} and {b}");
    }
    assert!(found.windows(2).all(|pair| pair[0].similarity >= pair[1].similarity));
    assert!((15..40).contains(&found.len()), "{} pairs", found.len());
    for (_, statement) in one.statements() {
        assert!(found.iter().filter(|pair| pair.one.statement == statement).count() <= 3);
    }
}

#[test]
fn equal_wordings_are_wholly_similar_and_open_wordings_are_left_out() {
    let pack = seed("bury-inclusion-quality-mark");
    let mut copy = Pack { id: "copy".to_owned(), ..pack.clone() };
    let same = |found: &[join_the_dots::analysis::SimilarPair]| {
        found.iter().filter(|pair| pair.similarity == 100 && pair.one.statement.id == pair.other.statement.id).count()
    };
    assert!(same(&similar_statements(&[&pack, &copy])) > 40);
    for area in &mut copy.areas {
        area.statements.iter_mut().for_each(|statement| statement.wording_open = true);
    }
    assert_eq!(similar_statements(&[&pack, &copy]), []);
    assert_eq!(similar_statements(&[&pack]), []);
}

#[test]
fn many_statements_are_compared_quickly() {
    let pack = seed("bury-inclusion-quality-mark");
    let mut many = Pack { id: "many".to_owned(), ..Pack::default() };
    for i in 0..12 {
        for area in &pack.areas {
            many.areas.push(Area { id: format!("{i}-{}", area.id), ..area.clone() });
        }
    }
    let begun = std::time::Instant::now();
    assert!(!similar_statements(&[&many, &seed("send-self-evaluation")]).is_empty());
    assert!(begun.elapsed().as_millis() < 1500, "{:?}", begun.elapsed());
}

#[test]
fn statements_of_two_editions_are_matched_by_id() {
    let old = judged(&[&[2, 1], &[2]]);
    let mut new = old.clone();
    assert!(Changes::between(&old, &new).is_empty() && is_same_text(&old, &new));
    assert_eq!(Changes::between(&old, &new).kept, 5);
    new.areas[0].title = "Another".to_owned();
    new.areas[0].aspects[1].title = "Governance".to_owned();
    new.areas[0].statements[0].text = "Reworded.".to_owned();
    new.areas[0].statements[1].number = "1.9".to_owned();
    new.areas[0].statements[2].text = "Statement  3.".to_owned();
    new.areas[1].statements[1].id = StatementId("2-9".to_owned());
    let gone = new.areas[1].statements.remove(0);
    new.areas[1].statements.push(Statement { id: StatementId("2-3".to_owned()), text: "New.".to_owned(), ..gone });
    new.scale.met_from = Some(score(PARTLY));
    let changes = Changes::between(&old, &new);
    let ids = |some: &[(&Area, &Statement)]| some.iter().map(|(_, one)| one.id.0.clone()).collect::<Vec<String>>();
    assert_eq!((ids(&changes.added), ids(&changes.removed)), (vec!["2-3".to_owned()], vec!["2-1".to_owned()]));
    assert_eq!((changes.reworded.len(), changes.moved.len(), changes.kept), (1, 2, 1));
    assert_eq!(changes.reworded[0].after.1.text, "Reworded.");
    assert_eq!((changes.moved[1].before.1.id.0.as_str(), changes.moved[1].after.1.id.0.as_str()), ("2-2", "2-9"));
    assert_eq!((changes.areas.len(), changes.aspects.len(), changes.scale), (1, 1, true));
    assert!(!is_same_text(&old, &new));
    let mut turned = old.clone();
    turned.areas[0].statements.swap(0, 1);
    assert!(!is_same_text(&old, &turned));
}

/// A round in which every n-th statement is met, and some do not apply.
fn some_round(pack: &Pack, every: usize) -> Round {
    let judgements: Vec<Option<u8>> = (0..pack.len())
        .map(|i| match i {
            i if i % 11 == 10 => Some(NA),
            i if i % every == 0 => Some(MET),
            i => [Some(PARTLY), Some(NOT_YET), None][i % 3],
        })
        .collect();
    round(pack, &judgements)
}

#[test]
fn shares_of_four_areas_beside_the_round_before() {
    let pack = judged(&[&[3, 4, 1, 1, 5], &[6, 5, 1], &[12, 2], &[3, 8, 2, 1]]);
    let (round, before) = (some_round(&pack, 2), some_round(&pack, 3));
    let title = "A Mark: Oakfield Primary <example> & co".to_owned();
    let chart = SharesChart::new(&pack, &round, Some(&before), title, "Round of 12 November 2026.".to_owned());
    let svg = chart.svg();
    let parts = Parts::of(&svg);
    let compared = chart.bars.iter().filter(|bar| bar.before.is_some()).count();
    assert_eq!((compared, parts.diamonds.len()), (1 + 4 + 14, 19 + 1), "a diamond for each bar, and the key's");
    golden("shares", &svg);
}

#[test]
fn shares_of_forty_aspects_with_nothing_to_compare() {
    let five: &[usize] = &[2, 1, 3, 2, 1];
    let mut pack = judged(&[five; 8]);
    pack.areas[2].aspects[0].title =
        "Pneumonoultramicroscopicsilicovolcanoconiosis and a heading that goes on ".repeat(4);
    pack.areas[7].aspects.clear();
    pack.areas[7].statements.iter_mut().for_each(|statement| statement.aspect = None);
    let mut round = some_round(&pack, 2);
    for statement in &pack.areas[1].statements {
        round.ratings.insert(statement.id.clone(), Rating { now: Some(score(NA)), ..Rating::default() });
    }
    let title = "A scheme whose name is so long that it does not go on one line of the chart: ".repeat(4);
    let chart = SharesChart::new(&pack, &round, None, title, String::new());
    assert_eq!(chart.bars.len(), 1 + 8 + 35);
    let svg = chart.svg();
    let parts = Parts::of(&svg);
    assert_eq!(parts.diamonds.len(), 0);
    assert_eq!(parts.texts.iter().filter(|text| *text == "n/a").count(), 6, "an area and its five aspects");
    golden("shares-forty", &svg);
}
