//! A workbook as a file.

use jiff::civil::Date;
use serde_json::Value;

use super::json::{self, Object, Problem, Read, write, write_rest};
use super::{APP_VERSION, Reach, Refusal, draft, pack_file};
use crate::framework::{Pack, PackRef, Score, StatementId, find};
use crate::workbook::{
    Assessment, Horizon, Lane, Phase, Practice, Rating, Round, RoundAbout, School, Urn, Workbook, day_from_iso,
    day_to_iso, gather,
};

/// What the file says it is.
pub(super) const FORMAT: &str = "join-the-dots/workbook";
/// The version of the format that this program writes, and the newest that it reads.
pub(super) const VERSION: u64 = 3;
/// More unsound values than this, and the file is refused rather than repaired.
const MOST_PROBLEMS: usize = 200;

/// An opened workbook, and what was repaired or ignored in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The workbook.
    pub workbook: Workbook,
    /// What was repaired or ignored, in the order found. Empty for a sound file.
    pub problems: Vec<Problem>,
}

impl Reach {
    /// The text of a workbook's file.
    #[must_use]
    pub fn workbook_to_json(self, workbook: &Workbook) -> String {
        format!("{:#}\n", to_value(workbook, self))
    }

    /// Opens a workbook's file, or a draft that was saved as one. `packs` are those that this page knows.
    ///
    /// # Errors
    /// A [`Refusal`] if it can't be opened at all.
    pub fn open_workbook(self, bytes: &[u8], packs: &[&Pack]) -> Result<Opened, Refusal> {
        let value = json::parse(bytes)?;
        if value.get("format").and_then(Value::as_str) == Some(draft::FORMAT) {
            let (draft, problems) = draft::read(value, packs, self)?;
            return Ok(Opened { workbook: draft.workbook, problems });
        }
        read(value, packs, self)
    }
}

/// The text of a workbook's file.
#[must_use]
pub fn workbook_to_json(workbook: &Workbook) -> String {
    Reach::WHOLE.workbook_to_json(workbook)
}

/// Opens a workbook's file, or a draft that was saved as one. `packs` are those that this page knows.
///
/// # Errors
/// A [`Refusal`] if it can't be opened at all.
pub fn open_workbook(bytes: &[u8], packs: &[&Pack]) -> Result<Opened, Refusal> {
    Reach::WHOLE.open_workbook(bytes, packs)
}

/// Reads a workbook from the value of its file.
pub(super) fn read(value: Value, packs: &[&Pack], reach: Reach) -> Result<Opened, Refusal> {
    let mut file = envelope(value, FORMAT)?;
    let problems = &mut Vec::new();
    let mut workbook = Workbook {
        id: file.take("id", problems, json::text).unwrap_or_default(),
        example: file.take("example", problems, json::yes_or_no).unwrap_or_default(),
        school: file.object("school", problems).map(|school| read_school(school, problems)).unwrap_or_default(),
        assessments: read_all(file.objects("assessments", problems), problems, read_assessment),
        unknown: file.unknown(),
        ..Workbook::default()
    };
    // Every one so far was left out; what follows is kept.
    for problem in problems.iter_mut() {
        problem.what += "; left out";
    }
    problems.extend(reach.complete(&mut workbook));
    if problems.len() > MOST_PROBLEMS {
        return Err(Refusal::TooManyProblems);
    }
    problems.extend(reach.not_known(&workbook, packs));
    Ok(Opened { workbook, problems: std::mem::take(problems) })
}

/// Checks what a file says it is, and returns the rest of it.
///
/// Version 2 has evidence and a plan, which version 1 has not, and version 3 has what quality marks need: visits, comments,
/// opinions, what is limiting. A file of an older version is one of version 3 without them, so nothing has to be migrated. A version that changes what was there will be migrated here, before it is read.
pub(super) fn envelope(value: Value, format: &str) -> Result<Object, Refusal> {
    match value.get("format") {
        Some(Value::String(says)) if says == format => {}
        Some(Value::String(says)) if says == pack_file::FORMAT => return Err(Refusal::IsAPack),
        Some(Value::String(says)) => {
            return Err(Refusal::OtherKind { says: Some(says.chars().take(60).collect()) });
        }
        _ => return Err(Refusal::OtherKind { says: None }),
    }
    let newest = if format == pack_file::FORMAT { pack_file::VERSION } else { VERSION };
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if version > newest => return Err(Refusal::Newer { version, known: newest }),
        Some(version) if version > 0 => {}
        _ => return Err(Refusal::NoVersion),
    }
    let mut file = Object::whole(value).ok_or(Refusal::OtherKind { says: None })?;
    for field in ["format", "version", "app"] {
        // What they say is known by now, and is written anew.
        let _ = file.take(field, &mut Vec::new(), |_| Ok(()));
    }
    Ok(file)
}

/// Reads every object of a list.
pub(super) fn read_all<T>(
    objects: Vec<Object>,
    problems: &mut Vec<Problem>,
    read: fn(Object, &mut Vec<Problem>) -> T,
) -> Vec<T> {
    objects.into_iter().map(|object| read(object, problems)).collect()
}

fn read_school(mut school: Object, problems: &mut Vec<Problem>) -> School {
    School {
        name: school.take("name", problems, json::text).unwrap_or_default(),
        phase: school.take("phase", problems, |value| json::one_of(value, Phase::ALL, Phase::id)),
        urn: school.take("urn", problems, |value| Urn::parse(&json::text(value)?).map_err(|error| error.to_string())),
        smallest_group: school.take("smallest_group", problems, |value| {
            u32::try_from(json::count(value)?).map_err(|_| json::wrong(value, "a small number"))
        }),
        inclusion_champion: school.prose("inclusion_champion", problems),
        link_governor: school.prose("link_governor", problems),
        unknown: school.unknown(),
    }
}

fn read_assessment(mut assessment: Object, problems: &mut Vec<Problem>) -> Assessment {
    let pack = assessment.object("pack", problems).map(|mut pack| PackRef {
        id: pack.take("id", problems, json::text).unwrap_or_default(),
        edition: pack.take("edition", problems, json::text).unwrap_or_default(),
    });
    Assessment {
        pack: pack.unwrap_or_default(),
        rounds: read_all(assessment.objects("rounds", problems), problems, read_round),
        unknown: assessment.unknown(),
        ..Assessment::default()
    }
}

fn read_round(mut round: Object, problems: &mut Vec<Problem>) -> Round {
    let about = RoundAbout {
        date: round.take("date", problems, day),
        practice: round
            .take("practice", problems, |value| json::one_of(value, Practice::ALL, Practice::id))
            .unwrap_or_default(),
        horizon_months: round.take("horizon_months", problems, horizon).unwrap_or_default(),
    };
    let ratings = round.object("ratings", problems).map(|ratings| ratings.all(problems)).unwrap_or_default();
    let ratings = ratings.into_iter().map(|(id, rating)| (StatementId(id), read_rating(rating, problems)));
    let ratings = gather(ratings.filter(|(_, rating)| !rating.is_blank()));
    Round { ratings, unknown: round.unknown(), ..Round::new(about) }
}

fn read_rating(mut rating: Object, problems: &mut Vec<Problem>) -> Rating {
    Rating {
        now: rating.take("now", problems, score),
        target: rating.take("target", problems, score),
        unknown: rating.unknown(),
    }
}

/// Reads a score.
pub(super) fn score(value: &Value) -> Read<Score> {
    match value {
        Value::Number(number) => match number.as_i64() {
            Some(number) => Score::from_file(number).map_err(|error| error.to_string()),
            None => Err(format!("{number} is not a whole number")),
        },
        other => Err(json::wrong(other, "a whole number from 0 to 10")),
    }
}

/// Reads a day.
pub(super) fn day(value: &Value) -> Read<Date> {
    value.as_str().and_then(day_from_iso).ok_or_else(|| json::wrong(value, "a date such as 2026-11-21"))
}

fn horizon(value: &Value) -> Read<Horizon> {
    let found = Horizon::ALL.into_iter().find(|horizon| value.as_u64() == Some(u64::from(horizon.months())));
    found.ok_or_else(|| json::wrong(value, "6 or 12 months"))
}

/// A workbook as the value of its file.
pub(super) fn to_value(workbook: &Workbook, reach: Reach) -> Value {
    let Workbook { id, example, school, assessments, unknown, .. } = workbook;
    let known = [
        ("format", FORMAT.into()),
        ("version", VERSION.into()),
        ("app", APP_VERSION.into()),
        ("id", id.as_str().into()),
        ("example", if *example { true.into() } else { Value::Null }),
        ("school", write_school(school)),
        ("assessments", assessments.iter().map(|assessment| write_assessment(assessment, reach)).collect()),
    ];
    write_rest(known, reach.of_workbook(workbook), unknown)
}

fn write_school(school: &School) -> Value {
    let School { name, phase, urn, smallest_group, inclusion_champion, link_governor, unknown } = school;
    let urn = urn.as_ref().map(ToString::to_string);
    write(
        [
            ("name", name.as_str().into()),
            ("phase", phase.map(Phase::id).into()),
            ("urn", urn.into()),
            ("smallest_group", (*smallest_group).into()),
            ("inclusion_champion", json::prose(inclusion_champion)),
            ("link_governor", json::prose(link_governor)),
        ],
        unknown,
    )
}

fn write_assessment(assessment: &Assessment, reach: Reach) -> Value {
    let Assessment { pack, rounds, unknown, .. } = assessment;
    let pack = [("id", pack.id.as_str().into()), ("edition", pack.edition.as_str().into())];
    let known = [
        ("pack", write(pack, &Default::default())),
        ("rounds", rounds.iter().map(|round| write_round(round, reach)).collect()),
    ];
    write_rest(known, reach.of_assessment(assessment), unknown)
}

fn write_round(round: &Round, reach: Reach) -> Value {
    let ratings = round.ratings.iter().map(|(statement, rating)| (statement.0.clone(), write_rating(rating)));
    let known = [
        ("date", round.date.map(day_to_iso).into()),
        ("practice", round.practice.id().into()),
        ("horizon_months", round.horizon_months.months().into()),
        ("ratings", Value::Object(ratings.collect())),
    ];
    write_rest(known, reach.of_round(round), &round.unknown)
}

fn write_rating(rating: &Rating) -> Value {
    let number = |score: Option<Score>| score.map(Score::number).into();
    write([("now", number(rating.now)), ("target", number(rating.target))], &rating.unknown)
}

/// What a workbook holds that this page can't show with the packs that it knows. It is kept all the same.
#[must_use]
pub fn not_known(workbook: &Workbook, packs: &[&Pack]) -> Vec<Problem> {
    let mut problems = Vec::new();
    // Of a pack that is not here, every statement is unknown: that is said once, below.
    let mut look_up = |pack: &str, statement: &StatementId, at: String| {
        let mut editions = packs.iter().filter(|known| known.id == pack).peekable();
        if editions.peek().is_some() && editions.all(|known| known.statement(statement).is_none()) {
            let what = format!("the pack has no statement “{statement}”; the link is kept, but can’t be followed");
            problems.push(Problem::kept(at, what));
        }
    };
    for (i, item) in workbook.evidence.iter().enumerate() {
        for (l, link) in item.links.iter().enumerate() {
            look_up(&link.pack, &link.statement, format!("evidence[{i}].links[{l}].statement"));
        }
    }
    for (t, target) in workbook.plan.targets.iter().enumerate() {
        for (s, found) in target.statements.iter().enumerate() {
            look_up(&found.pack, &found.statement, format!("plan.targets[{t}].statements[{s}].statement"));
        }
    }
    for (a, assessment) in workbook.assessments.iter().enumerate() {
        let reference = &assessment.pack;
        let Some(pack) = find(packs, reference) else {
            let what = format!("this page has no pack “{}”; it is kept, but can’t be shown here", reference.id);
            problems.push(Problem::kept(format!("assessments[{a}].pack.id"), what));
            continue;
        };
        if pack.edition != reference.edition {
            let what = format!(
                "the ratings were made with edition “{}”, this page has edition “{}”; statements that are in both \
                 are shown, the others are kept",
                reference.edition, pack.edition
            );
            problems.push(Problem::kept(format!("assessments[{a}].pack.edition"), what));
        }
        for (r, round) in assessment.rounds.iter().enumerate() {
            for statement in round.ratings.keys().filter(|id| pack.statement(id).is_none()) {
                let what = "the pack has no such statement; its rating is kept, but can’t be shown".to_owned();
                problems.push(Problem::kept(format!("assessments[{a}].rounds[{r}].ratings.{statement}"), what));
            }
            for (statement, rating) in &round.ratings {
                for lane in Lane::ALL {
                    let score = rating.score(lane).filter(|score| !pack.scale.has(*score));
                    if let Some(score) = score.filter(|_| pack.statement(statement).is_some()) {
                        let what = format!(
                            "{score} is not on the pack’s scale, {} to {}; it is kept, and counts as blank",
                            pack.scale.min, pack.scale.max
                        );
                        let at = format!("assessments[{a}].rounds[{r}].ratings.{statement}.{}", lane.id());
                        problems.push(Problem::kept(at, what));
                    }
                }
            }
            for statement in round.evidence.keys().filter(|id| pack.statement(id).is_none()) {
                let what = "the pack has no such statement; its evidence is kept, but can’t be shown".to_owned();
                problems.push(Problem::kept(format!("assessments[{a}].rounds[{r}].evidence.{statement}"), what));
            }
        }
    }
    problems
}
