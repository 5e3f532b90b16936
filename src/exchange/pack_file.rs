//! A pack as a file.

use std::fmt;

use serde_json::Value;

use super::json::{self, Object, Problem};
use super::{Refusal, workbook_file};
use crate::framework::{
    Anchor, Area, Ask, Band, Correction, Exemplar, Fault, Pack, Scale, ScaleKind, Source, Statement, StatementId, Step,
    check,
};

/// What the file says it is.
pub(super) const FORMAT: &str = "join-the-dots/pack";
/// The version of the format that this program reads.
pub(super) const VERSION: u64 = 1;

/// Why a pack can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackRefused {
    /// Its file can't be opened.
    File(Refusal),
    /// Something in it is unsound. A pack is never repaired: its wording is somebody's, and ratings hang on its ids.
    Unsound(Fault),
}

impl fmt::Display for PackRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackRefused::File(refusal) => refusal.fmt(f),
            PackRefused::Unsound(fault) => fault.fmt(f),
        }
    }
}

/// Opens a pack's file.
///
/// # Errors
/// [`PackRefused`], with the path and the reason, if anything in it is unsound.
pub fn open_pack(bytes: &[u8]) -> Result<Pack, PackRefused> {
    let value: Value = json::parse(bytes).map_err(PackRefused::File)?;
    let mut file = workbook_file::envelope(value, FORMAT).map_err(PackRefused::File)?;
    let problems = &mut Vec::new();
    let pack = read_pack(&mut file, problems);
    if let Some(Problem { at, what, .. }) = problems.first().cloned() {
        return Err(PackRefused::Unsound(Fault { at, why: what }));
    }
    check(&pack).map_err(PackRefused::Unsound)?;
    Ok(pack)
}

/// Reads a list of objects of one kind.
fn list<T>(
    from: &mut Object,
    name: &str,
    problems: &mut Vec<Problem>,
    read: fn(Object, &mut Vec<Problem>) -> T,
) -> Vec<T> {
    from.objects(name, problems).into_iter().map(|object| read(object, problems)).collect()
}

/// Reads a list of texts.
pub(super) fn texts(value: &Value) -> json::Read<Vec<String>> {
    let entries = value.as_array().ok_or_else(|| json::wrong(value, "a list of texts"))?;
    entries.iter().map(json::text).collect()
}

fn read_pack(file: &mut Object, problems: &mut Vec<Problem>) -> Pack {
    Pack {
        id: file.need("id", problems, json::text),
        edition: file.need("edition", problems, json::text),
        title: file.need("title", problems, json::text),
        language: file.need("language", problems, json::text),
        source: {
            let mut source = file.object("source", problems).unwrap_or_else(|| Object::empty("source"));
            Source {
                title: source.need("title", problems, json::text),
                publisher: source.need("publisher", problems, json::text),
                rights: source.need("rights", problems, json::text),
                edition_note: source.take("edition_note", problems, json::text).unwrap_or_default(),
            }
        },
        aims: file.take("aims", problems, texts).unwrap_or_default(),
        corrections: list(file, "corrections", problems, |mut slip, problems| Correction {
            at: slip.need("at", problems, json::text),
            printed: slip.need("printed", problems, json::text),
            corrected: slip.need("corrected", problems, json::text),
        }),
        notes: file.take("notes", problems, texts).unwrap_or_default(),
        scale: {
            let scale = file.object("scale", problems).unwrap_or_else(|| Object::empty("scale"));
            read_scale(scale, problems)
        },
        asks: list(file, "asks", problems, |mut ask, problems| Ask {
            id: ask.need("id", problems, json::text),
            from: ask.need("from", problems, workbook_file::score),
            kinds: ask.take("kinds", problems, texts).unwrap_or_default(),
            text: ask.need("text", problems, json::text),
        }),
        steps: list(file, "steps", problems, |mut step, problems| Step {
            title: step.need("title", problems, json::text),
            text: step.need("text", problems, json::text),
        }),
        areas: list(file, "areas", problems, |mut area, problems| Area {
            id: area.need("id", problems, json::text),
            number: area.need("number", problems, json::text),
            title: area.need("title", problems, json::text),
            short_title: area.need("short_title", problems, json::text),
            statements: list(&mut area, "statements", problems, read_statement),
        }),
    }
}

fn read_scale(mut scale: Object, problems: &mut Vec<Problem>) -> Scale {
    let kind = scale.need("kind", problems, json::text);
    if kind != "rating" {
        scale.wrong("kind", format!("there is no kind of scale {kind:?}, only \"rating\""), problems);
    }
    Scale {
        kind: ScaleKind::Rating,
        min: scale.need("min", problems, workbook_file::score),
        max: scale.need("max", problems, workbook_file::score),
        not_applicable: scale.take("not_applicable", problems, workbook_file::score),
        anchors: list(&mut scale, "anchors", problems, |mut anchor, problems| Anchor {
            from: anchor.need("from", problems, workbook_file::score),
            to: anchor.need("to", problems, workbook_file::score),
            text: anchor.need("text", problems, json::text),
        }),
        bands: list(&mut scale, "bands", problems, |mut band, problems| Band {
            id: band.need("id", problems, json::text),
            from: band.need("from", problems, workbook_file::score),
            to: band.need("to", problems, workbook_file::score),
            title: band.need("title", problems, json::text),
            short_title: band.need("short_title", problems, json::text),
        }),
    }
}

fn read_statement(mut statement: Object, problems: &mut Vec<Problem>) -> Statement {
    Statement {
        id: StatementId(statement.need("id", problems, json::text)),
        number: statement.need("number", problems, json::text),
        text: statement.need("text", problems, json::text),
        exemplars: list(&mut statement, "exemplars", problems, |mut exemplar, problems| Exemplar {
            id: exemplar.need("id", problems, json::text),
            band: exemplar.need("band", problems, json::text),
            text: exemplar.need("text", problems, json::text),
        }),
    }
}
