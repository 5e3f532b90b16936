//! A workbook as a file.

use jiff::civil::Date;
use serde_json::Value;

use super::json::{self, Object, Problem, Read, write};
use super::{APP_VERSION, Refusal, draft, pack_file};
use crate::framework::{Pack, PackRef, Score, StatementId};
use crate::workbook::{
    Assessment, Horizon, Phase, Practice, Rating, Round, RoundAbout, School, Urn, Workbook, day_from_iso, day_to_iso,
    gather,
};

/// What the file says it is.
pub(super) const FORMAT: &str = "join-the-dots/workbook";
/// The version of the format that this program writes, and the newest that it reads.
pub(super) const VERSION: u64 = 1;
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

/// The text of a workbook's file.
#[must_use]
pub fn workbook_to_json(workbook: &Workbook) -> String {
    format!("{:#}\n", to_value(workbook))
}

/// Opens a workbook's file, or a draft that was saved as one. `packs` are those that this page knows.
///
/// # Errors
/// A [`Refusal`] if it can't be opened at all.
pub fn open_workbook(bytes: &[u8], packs: &[&Pack]) -> Result<Opened, Refusal> {
    let value = json::parse(bytes)?;
    if value.get("format").and_then(Value::as_str) == Some(draft::FORMAT) {
        return draft::read(value, packs).map(|(draft, problems)| Opened { workbook: draft.workbook, problems });
    }
    read(value, packs)
}

/// Reads a workbook from the value of its file.
pub(super) fn read(value: Value, packs: &[&Pack]) -> Result<Opened, Refusal> {
    let mut file = envelope(value, FORMAT)?;
    let problems = &mut Vec::new();
    let workbook = Workbook {
        id: file.take("id", problems, json::text).unwrap_or_default(),
        example: file.take("example", problems, json::yes_or_no).unwrap_or_default(),
        school: file.object("school", problems).map(|school| read_school(school, problems)).unwrap_or_default(),
        assessments: read_all(file.objects("assessments", problems), problems, read_assessment),
        unknown: file.unknown(),
    };
    // Every one so far was left out; what follows is kept.
    for problem in problems.iter_mut() {
        problem.what += "; left out";
    }
    if problems.len() > MOST_PROBLEMS {
        return Err(Refusal::TooManyProblems);
    }
    name_what_is_not_known(&workbook, packs, problems);
    Ok(Opened { workbook, problems: std::mem::take(problems) })
}

/// Checks what a file says it is, and returns the rest of it.
///
/// There is one version so far. An older one will be migrated here, a step a version, before it is read.
pub(super) fn envelope(value: Value, format: &str) -> Result<Object, Refusal> {
    match value.get("format") {
        Some(Value::String(says)) if says == format => {}
        Some(Value::String(says)) if says == pack_file::FORMAT => return Err(Refusal::IsAPack),
        Some(Value::String(says)) => {
            return Err(Refusal::OtherKind { says: Some(says.chars().take(60).collect()) });
        }
        _ => return Err(Refusal::OtherKind { says: None }),
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if version > VERSION => return Err(Refusal::Newer { version }),
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

fn read_all<T>(objects: Vec<Object>, problems: &mut Vec<Problem>, read: fn(Object, &mut Vec<Problem>) -> T) -> Vec<T> {
    objects.into_iter().map(|object| read(object, problems)).collect()
}

fn read_school(mut school: Object, problems: &mut Vec<Problem>) -> School {
    School {
        name: school.take("name", problems, json::text).unwrap_or_default(),
        phase: school.take("phase", problems, |value| json::one_of(value, Phase::ALL, Phase::id)),
        urn: school.take("urn", problems, |value| Urn::parse(&json::text(value)?).map_err(|error| error.to_string())),
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

fn day(value: &Value) -> Read<Date> {
    value.as_str().and_then(day_from_iso).ok_or_else(|| json::wrong(value, "a date such as 2026-11-21"))
}

fn horizon(value: &Value) -> Read<Horizon> {
    let found = Horizon::ALL.into_iter().find(|horizon| value.as_u64() == Some(u64::from(horizon.months())));
    found.ok_or_else(|| json::wrong(value, "6 or 12 months"))
}

/// A workbook as the value of its file.
pub(super) fn to_value(workbook: &Workbook) -> Value {
    let Workbook { id, example, school, assessments, unknown } = workbook;
    write(
        [
            ("format", FORMAT.into()),
            ("version", VERSION.into()),
            ("app", APP_VERSION.into()),
            ("id", id.as_str().into()),
            ("example", if *example { true.into() } else { Value::Null }),
            ("school", write_school(school)),
            ("assessments", assessments.iter().map(write_assessment).collect()),
        ],
        unknown,
    )
}

fn write_school(school: &School) -> Value {
    let School { name, phase, urn, unknown } = school;
    let urn = urn.as_ref().map(ToString::to_string);
    write([("name", name.as_str().into()), ("phase", phase.map(Phase::id).into()), ("urn", urn.into())], unknown)
}

fn write_assessment(assessment: &Assessment) -> Value {
    let Assessment { pack, rounds, unknown } = assessment;
    let pack = [("id", pack.id.as_str().into()), ("edition", pack.edition.as_str().into())];
    write([("pack", write(pack, &Default::default())), ("rounds", rounds.iter().map(write_round).collect())], unknown)
}

fn write_round(round: &Round) -> Value {
    let ratings = round.ratings.iter().map(|(statement, rating)| (statement.0.clone(), write_rating(rating)));
    write(
        [
            ("date", round.date.map(day_to_iso).into()),
            ("practice", round.practice.id().into()),
            ("horizon_months", round.horizon_months.months().into()),
            ("ratings", Value::Object(ratings.collect())),
        ],
        &round.unknown,
    )
}

fn write_rating(rating: &Rating) -> Value {
    let number = |score: Option<Score>| score.map(Score::number).into();
    write([("now", number(rating.now)), ("target", number(rating.target))], &rating.unknown)
}

/// Says what the workbook holds that this page can't show. It is kept all the same.
fn name_what_is_not_known(workbook: &Workbook, packs: &[&Pack], problems: &mut Vec<Problem>) {
    for (a, assessment) in workbook.assessments.iter().enumerate() {
        let reference = &assessment.pack;
        let Some(pack) = packs.iter().find(|pack| pack.id == reference.id) else {
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
        }
    }
}
