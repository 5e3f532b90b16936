//! Evidence, in a workbook's file.

use std::collections::BTreeSet;

use serde_json::Value;

use super::json::{self, Object, Problem, fields, list, prose, write};
use super::workbook_file::{day, read_all};
use crate::framework::StatementId;
use crate::workbook::{EvidenceItem, EvidenceKind, Have, Lane, Link, Mark, StatementEvidence, day_to_iso, gather};

/// Reads the library.
pub(super) fn read_library(file: &mut Object, problems: &mut Vec<Problem>) -> Vec<EvidenceItem> {
    let mut items = read_all(file.objects("evidence", problems), problems, read_item);
    tell_apart(items.iter_mut().map(|item| &mut item.id));
    items
}

/// Gives an id of its own to each entry that has none, or one that stood before: nothing in the file refers to entries
/// by id, so nothing is lost by it.
pub(super) fn tell_apart<'a>(ids: impl Iterator<Item = &'a mut String>) {
    let mut seen = BTreeSet::new();
    for (i, id) in ids.enumerate() {
        while id.is_empty() || seen.contains(id) {
            *id = format!("{id}-{}", i + 1);
        }
        seen.insert(id.clone());
    }
}

fn read_item(mut item: Object, problems: &mut Vec<Problem>) -> EvidenceItem {
    EvidenceItem {
        id: item.prose("id", problems),
        title: item.prose("title", problems),
        kind: item
            .take("kind", problems, |value| json::one_of(value, EvidenceKind::ALL, EvidenceKind::id))
            .unwrap_or(EvidenceKind::Other),
        place: item.prose("place", problems),
        date: item.take("date", problems, day),
        added: item.take("added", problems, day),
        shows: item.prose("shows", problems),
        note: item.prose("note", problems),
        links: read_all(item.objects("links", problems), problems, |mut link, problems| Link {
            pack: link.prose("pack", problems),
            statement: StatementId(link.prose("statement", problems)),
            lane: read_lane(&mut link, problems),
            unknown: link.unknown(),
        }),
        unknown: item.unknown(),
    }
}

fn read_lane(from: &mut Object, problems: &mut Vec<Problem>) -> Lane {
    from.take("lane", problems, |value| json::one_of(value, Lane::ALL, Lane::id)).unwrap_or_default()
}

/// Reads what is recorded of a statement.
pub(super) fn read_statement(mut said: Object, problems: &mut Vec<Problem>) -> StatementEvidence {
    let own = said.prose("own", problems);
    let marks = said.object("marks", problems).map(|marks| marks.all(problems)).unwrap_or_default();
    let marks = marks.into_iter().filter_map(|(exemplar, mut mark)| {
        let have = mark.take("have", problems, |value| json::one_of(value, Have::ALL, Have::id))?;
        let lane = read_lane(&mut mark, problems);
        Some((exemplar, Mark { have, lane, unknown: mark.unknown() }))
    });
    let marks = gather(marks);
    let answers = said.take("answers", problems, |value| {
        let answers = value.as_object().ok_or_else(|| json::wrong(value, "texts by name"))?;
        answers.iter().map(|(prompt, answer)| Ok((prompt.clone(), json::text(answer)?))).collect()
    });
    StatementEvidence { own, marks, answers: answers.unwrap_or_default(), unknown: said.unknown() }
}

/// An item as its file has it.
pub(super) fn write_item(item: &EvidenceItem) -> Value {
    let EvidenceItem { id, title, kind, place, date, added, shows, note, links, unknown } = item;
    let links = links.iter().map(|Link { pack, statement, lane, unknown }| {
        let known =
            [("pack", pack.as_str().into()), ("statement", statement.0.as_str().into()), ("lane", lane.id().into())];
        write(known, unknown)
    });
    write(
        [
            ("id", id.as_str().into()),
            ("title", prose(title)),
            ("kind", kind.id().into()),
            ("place", prose(place)),
            ("date", date.map(day_to_iso).into()),
            ("added", added.map(day_to_iso).into()),
            ("shows", prose(shows)),
            ("note", prose(note)),
            ("links", list(links)),
        ],
        unknown,
    )
}

/// What is recorded of a statement, as its file has it.
pub(super) fn write_statement(said: &StatementEvidence) -> Value {
    let StatementEvidence { own, marks, answers, unknown } = said;
    let marks = marks.iter().map(|(exemplar, Mark { have, lane, unknown })| {
        (exemplar.clone(), write([("have", have.id().into()), ("lane", lane.id().into())], unknown))
    });
    let answers = answers.iter().map(|(prompt, answer)| (prompt.clone(), answer.as_str().into()));
    write([("own", prose(own)), ("marks", fields(marks)), ("answers", fields(answers))], unknown)
}
