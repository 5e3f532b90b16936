//! A pack as a file.

use std::fmt;

use serde_json::Value;

use super::json::{self, Object, Problem};
use super::{Refusal, workbook_file};
use crate::framework::{
    Anchor, Area, Ask, Aspect, Band, CheckItem, Correction, Exemplar, Fault, Pack, Readiness, Scale, ScaleKind, Score,
    Source, Statement, StatementId, Step, SubmissionRule, Term, check,
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
    let pack = open_unfinished_pack(bytes)?;
    check(&pack).map_err(PackRefused::Unsound)?;
    Ok(pack)
}

/// Reads a pack that is still being written: it has the shape of one, and may be unsound otherwise.
///
/// # Errors
/// [`PackRefused`], with the path and the reason, if it has not.
pub fn open_unfinished_pack(bytes: &[u8]) -> Result<Pack, PackRefused> {
    let value: Value = json::parse(bytes).map_err(PackRefused::File)?;
    let mut file = workbook_file::envelope(value, FORMAT).map_err(PackRefused::File)?;
    let problems = &mut Vec::new();
    let pack = read_pack(&mut file, problems);
    if let Some(Problem { at, what, .. }) = problems.first().cloned() {
        return Err(PackRefused::Unsound(Fault { at, why: what }));
    }
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
            aspects: list(&mut area, "aspects", problems, |mut aspect, problems| Aspect {
                id: aspect.need("id", problems, json::text),
                title: aspect.need("title", problems, json::text),
            }),
            statements: list(&mut area, "statements", problems, read_statement),
            before_visit: list(&mut area, "before_visit", problems, read_check_item),
            during_visit: list(&mut area, "during_visit", problems, read_check_item),
        }),
        glossary: list(file, "glossary", problems, |mut term, problems| Term {
            id: term.need("id", problems, json::text),
            term: term.need("term", problems, json::text),
            also: term.take("also", problems, texts).unwrap_or_default(),
            text: term.need("text", problems, texts),
            years_back: term.take("years_back", problems, small),
        }),
        readiness: file.object("readiness", problems).map(|mut rule| Readiness {
            share: rule.need("share", problems, share),
            limiting: rule.take("limiting", problems, json::yes_or_no).unwrap_or_default(),
            source: rule.prose("source", problems),
        }),
        review_months: file.take("review_months", problems, small),
        submission: file.object("submission", problems).map(|mut rule| SubmissionRule {
            period: rule.prose("period", problems),
            deadline: rule.prose("deadline", problems),
            to: rule.prose("to", problems),
        }),
        left_open: file.take("left_open", problems, texts).unwrap_or_default(),
    }
}

fn read_check_item(mut item: Object, problems: &mut Vec<Problem>) -> CheckItem {
    CheckItem {
        id: item.need("id", problems, json::text),
        text: item.need("text", problems, json::text),
        within: item.take("within", problems, json::text),
    }
}

/// Reads a number below 256; which of them make sense is for the check to say.
fn small(value: &Value) -> json::Read<u8> {
    u8::try_from(json::count(value)?).map_err(|_| json::wrong(value, "a small whole number"))
}

/// Reads a share in percent.
fn share(value: &Value) -> json::Read<u8> {
    let share = json::count(value)?;
    u8::try_from(share).map_err(|_| format!("{share}% is not a share: it is from 1 to 100"))
}

fn read_scale(mut scale: Object, problems: &mut Vec<Problem>) -> Scale {
    Scale {
        kind: scale.need("kind", problems, |value| json::one_of(value, ScaleKind::ALL, ScaleKind::id)),
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
        met_from: scale.take("met_from", problems, workbook_file::score),
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
        aspect: statement.take("aspect", problems, json::text),
        limiting: statement.take("limiting", problems, json::yes_or_no),
        wording_open: statement.take("wording_open", problems, json::yes_or_no).unwrap_or_default(),
    }
}

/// The text of a pack's file.
#[must_use]
pub fn pack_to_json(pack: &Pack) -> String {
    format!("{:#}\n", to_value(pack))
}

/// An object without unknown fields: a pack has none, since what is not known in it is not kept.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    json::write(fields, &Default::default())
}

fn words(texts: &[String]) -> Value {
    json::list(texts.iter().map(|text| text.as_str().into()))
}

fn to_value(pack: &Pack) -> Value {
    let Pack {
        id,
        edition,
        title,
        language,
        source,
        aims,
        corrections,
        notes,
        scale,
        asks,
        steps,
        areas,
        glossary,
        readiness,
        review_months,
        submission,
        left_open,
    } = pack;
    let Source { title: source_title, publisher, rights, edition_note } = source;
    let pairs =
        |first: &str, second: &str, title: &str, text: &str| object([(first, title.into()), (second, text.into())]);
    object([
        ("format", FORMAT.into()),
        ("version", VERSION.into()),
        ("app", super::APP_VERSION.into()),
        ("id", id.as_str().into()),
        ("edition", edition.as_str().into()),
        ("title", title.as_str().into()),
        ("language", language.as_str().into()),
        (
            "source",
            object([
                ("title", source_title.as_str().into()),
                ("publisher", publisher.as_str().into()),
                ("rights", rights.as_str().into()),
                ("edition_note", json::prose(edition_note)),
            ]),
        ),
        ("aims", words(aims)),
        (
            "corrections",
            json::list(corrections.iter().map(|Correction { at, printed, corrected }| {
                object([
                    ("at", at.as_str().into()),
                    ("printed", printed.as_str().into()),
                    ("corrected", corrected.as_str().into()),
                ])
            })),
        ),
        ("notes", words(notes)),
        ("left_open", words(left_open)),
        ("scale", write_scale(scale)),
        (
            "asks",
            json::list(asks.iter().map(|Ask { id, from, kinds, text }| {
                object([
                    ("id", id.as_str().into()),
                    ("from", from.number().into()),
                    ("kinds", words(kinds)),
                    ("text", text.as_str().into()),
                ])
            })),
        ),
        ("steps", json::list(steps.iter().map(|Step { title, text }| pairs("title", "text", title, text)))),
        (
            "readiness",
            readiness.as_ref().map_or(Value::Null, |Readiness { share, limiting, source }| {
                object([("share", (*share).into()), ("limiting", (*limiting).into()), ("source", json::prose(source))])
            }),
        ),
        ("review_months", (*review_months).into()),
        (
            "submission",
            submission.as_ref().map_or(Value::Null, |SubmissionRule { period, deadline, to }| {
                object([("period", json::prose(period)), ("deadline", json::prose(deadline)), ("to", json::prose(to))])
            }),
        ),
        (
            "glossary",
            json::list(glossary.iter().map(|Term { id, term, also, text, years_back }| {
                object([
                    ("id", id.as_str().into()),
                    ("term", term.as_str().into()),
                    ("also", words(also)),
                    ("text", words(text)),
                    ("years_back", (*years_back).into()),
                ])
            })),
        ),
        ("areas", Value::Array(areas.iter().map(write_area).collect())),
    ])
}

fn write_scale(scale: &Scale) -> Value {
    let Scale { kind, min, max, not_applicable, anchors, bands, met_from } = scale;
    object([
        ("kind", kind.id().into()),
        ("min", min.number().into()),
        ("max", max.number().into()),
        ("not_applicable", not_applicable.map(Score::number).into()),
        ("met_from", met_from.map(Score::number).into()),
        (
            "anchors",
            json::list(anchors.iter().map(|Anchor { from, to, text }| {
                object([("from", from.number().into()), ("to", to.number().into()), ("text", text.as_str().into())])
            })),
        ),
        (
            "bands",
            json::list(bands.iter().map(|Band { id, from, to, title, short_title }| {
                object([
                    ("id", id.as_str().into()),
                    ("from", from.number().into()),
                    ("to", to.number().into()),
                    ("title", title.as_str().into()),
                    ("short_title", short_title.as_str().into()),
                ])
            })),
        ),
    ])
}

fn write_area(area: &Area) -> Value {
    let Area { id, number, title, short_title, aspects, statements, before_visit, during_visit } = area;
    let items = |items: &[CheckItem]| {
        json::list(items.iter().map(|CheckItem { id, text, within }| {
            object([("id", id.as_str().into()), ("text", text.as_str().into()), ("within", within.as_deref().into())])
        }))
    };
    object([
        ("id", id.as_str().into()),
        ("number", number.as_str().into()),
        ("title", title.as_str().into()),
        ("short_title", short_title.as_str().into()),
        (
            "aspects",
            json::list(
                aspects
                    .iter()
                    .map(|Aspect { id, title }| object([("id", id.as_str().into()), ("title", title.as_str().into())])),
            ),
        ),
        ("statements", Value::Array(statements.iter().map(write_statement).collect())),
        ("before_visit", items(before_visit)),
        ("during_visit", items(during_visit)),
    ])
}

fn write_statement(statement: &Statement) -> Value {
    let Statement { id, number, text, exemplars, aspect, limiting, wording_open } = statement;
    object([
        ("id", id.0.as_str().into()),
        ("number", number.as_str().into()),
        ("text", text.as_str().into()),
        ("aspect", aspect.as_deref().into()),
        ("limiting", (*limiting).into()),
        ("wording_open", if *wording_open { true.into() } else { Value::Null }),
        (
            "exemplars",
            json::list(exemplars.iter().map(|Exemplar { id, band, text }| {
                object([("id", id.as_str().into()), ("band", band.as_str().into()), ("text", text.as_str().into())])
            })),
        ),
    ])
}
