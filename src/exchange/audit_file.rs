//! What belongs to a quality mark, in a workbook's file.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json::{self, Object, Problem, fields, prose, write};
use super::workbook_file::{day, score};
use crate::framework::{Score, StatementId};
use crate::workbook::{Opinion, Outcome, Submission, Visit, VisitItem, Voice, day_to_iso, gather};

/// Reads which statements are limiting.
pub(super) fn read_limiting(from: &mut Object, problems: &mut Vec<Problem>) -> BTreeMap<StatementId, bool> {
    let marks = from.object("limiting", problems).map(|marks| marks.each(problems, json::yes_or_no));
    gather(marks.unwrap_or_default().into_iter().map(|(statement, is)| (StatementId(statement), is)))
}

/// Reads what is said of aspects.
pub(super) fn read_comments(from: &mut Object, problems: &mut Vec<Problem>) -> BTreeMap<String, String> {
    let comments = from.object("comments", problems).map(|comments| comments.each(problems, json::text));
    gather(comments.unwrap_or_default().into_iter().filter(|(_, comment)| !comment.is_empty()))
}

/// Reads what is planned and recorded of a visit.
pub(super) fn read_visit(mut visit: Object, problems: &mut Vec<Problem>) -> Visit {
    let items = visit.object("items", problems).map(|items| items.all(problems)).unwrap_or_default();
    let items = items.into_iter().map(|(id, mut item)| {
        let read = VisitItem {
            ready: item.take("ready", problems, json::yes_or_no).unwrap_or_default(),
            time: item.prose("time", problems),
            with: item.prose("with", problems),
            findings: item.prose("findings", problems),
            unknown: item.unknown(),
        };
        (id, read)
    });
    Visit {
        items: gather(items.filter(|(_, item)| *item != VisitItem::default())),
        date: visit.take("date", problems, day),
        assessor: visit.prose("assessor", problems),
        outcome: visit.take("outcome", problems, |value| json::one_of(value, Outcome::ALL, Outcome::id)),
        findings: visit.prose("findings", problems),
        next_audit: visit.take("next_audit", problems, day),
        unknown: visit.unknown(),
    }
}

/// Reads how a round is handed in.
pub(super) fn read_submission(mut said: Object, problems: &mut Vec<Problem>) -> Submission {
    Submission {
        from: said.take("from", problems, day),
        to: said.take("to", problems, day),
        deadline: said.take("deadline", problems, day),
        signed_by: said.prose("signed_by", problems),
        signed_on: said.take("signed_on", problems, day),
        signed_mark: said.prose("signed_mark", problems),
        unknown: said.unknown(),
    }
}

/// Reads what somebody said of a statement.
pub(super) fn read_opinion(mut opinion: Object, problems: &mut Vec<Problem>) -> Opinion {
    Opinion {
        statement: StatementId(opinion.prose("statement", problems)),
        voice: opinion.take("voice", problems, |value| json::one_of(value, Voice::ALL, Voice::id)).unwrap_or_default(),
        score: opinion.take("score", problems, score),
        reason: opinion.prose("reason", problems),
        by: opinion.prose("by", problems),
        on: opinion.take("on", problems, day),
        taken_over_on: opinion.take("taken_over_on", problems, day),
        in_place_of: opinion.take("in_place_of", problems, score),
        unknown: opinion.unknown(),
    }
}

/// A visit as its file has it: absent if nothing is said of it.
pub(super) fn write_visit(visit: &Visit) -> Value {
    if *visit == Visit::default() {
        return Value::Null;
    }
    let Visit { date, assessor, items, outcome, findings, next_audit, unknown } = visit;
    let items = items.iter().map(|(id, VisitItem { ready, time, with, findings, unknown })| {
        let known = [
            ("ready", if *ready { true.into() } else { Value::Null }),
            ("time", prose(time)),
            ("with", prose(with)),
            ("findings", prose(findings)),
        ];
        (id.clone(), write(known, unknown))
    });
    write(
        [
            ("date", date.map(day_to_iso).into()),
            ("assessor", prose(assessor)),
            ("items", fields(items)),
            ("outcome", outcome.map(Outcome::id).into()),
            ("findings", prose(findings)),
            ("next_audit", next_audit.map(day_to_iso).into()),
        ],
        unknown,
    )
}

/// How a round is handed in, as its file has it: absent if nothing is said of it.
pub(super) fn write_submission(submission: &Submission) -> Value {
    if *submission == Submission::default() {
        return Value::Null;
    }
    let Submission { from, to, deadline, signed_by, signed_on, signed_mark, unknown } = submission;
    write(
        [
            ("from", from.map(day_to_iso).into()),
            ("to", to.map(day_to_iso).into()),
            ("deadline", deadline.map(day_to_iso).into()),
            ("signed_by", prose(signed_by)),
            ("signed_on", signed_on.map(day_to_iso).into()),
            ("signed_mark", prose(signed_mark)),
        ],
        unknown,
    )
}

/// What somebody said of a statement, as its file has it.
pub(super) fn write_opinion(opinion: &Opinion) -> Value {
    let Opinion { statement, voice, score, reason, by, on, taken_over_on, in_place_of, unknown } = opinion;
    write(
        [
            ("statement", statement.0.as_str().into()),
            ("voice", voice.id().into()),
            ("score", score.map(Score::number).into()),
            ("reason", prose(reason)),
            ("by", prose(by)),
            ("on", on.map(day_to_iso).into()),
            ("taken_over_on", taken_over_on.map(day_to_iso).into()),
            ("in_place_of", in_place_of.map(Score::number).into()),
        ],
        unknown,
    )
}
