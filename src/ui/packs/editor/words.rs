//! Where something is wrong in a pack, in words, and the field where it is mended.

use crate::framework::{Fault, Pack};

/// What is wrong, with its place in words: "Area 2, statement 3, wording: this is empty".
pub fn in_words(pack: &Pack, fault: &Fault) -> String {
    let parts: Vec<String> = fault.at.split('.').filter_map(|part| part_in_words(pack, part)).collect();
    let mut place = parts.join(", ");
    if let Some(first) = place.get(..1).map(str::to_uppercase) {
        place.replace_range(..1, &first);
    }
    format!("{place}: {}.", fault.why)
}

/// A part of a path, as "statements[3]": its name, and its place from 0.
fn parted(part: &str) -> (&str, Option<usize>) {
    match part.split_once('[') {
        Some((name, place)) => (name, place.trim_end_matches(']').parse().ok()),
        None => (part, None),
    }
}

fn part_in_words(pack: &Pack, part: &str) -> Option<String> {
    let (name, place) = parted(part);
    let number = place.map_or(0, |place| place + 1);
    if let Some(place) = place {
        return Some(match name {
            "areas" => match pack.areas.get(place) {
                Some(area) if !area.title.trim().is_empty() => format!("area {number} “{}”", area.title.trim()),
                _ => format!("area {number}"),
            },
            "statements" => format!("statement {number}"),
            "aspects" => format!("part {number}"),
            "exemplars" => format!("exemplar {number}"),
            "before_visit" => format!("evidence before a visit, item {number}"),
            "during_visit" => format!("evidence during a visit, item {number}"),
            "anchors" => format!("label {number}"),
            "bands" => format!("band {number}"),
            "glossary" => format!("glossary, term {number}"),
            "asks" => format!("what high ratings ask, entry {number}"),
            other => format!("{other} {number}"),
        });
    }
    let words = match name {
        "title" => "name or heading",
        "text" => "wording",
        "number" => "number",
        "scale" => "the scale",
        "readiness" => "the rule for being ready",
        "share" => "share",
        "review_months" => "months between reviews",
        "areas" => "sections and statements",
        "statements" => "statements",
        "anchors" => "labels",
        "bands" | "band" => "band",
        "met_from" => "words that count as met",
        "from" | "to" => "numbers",
        "id" => "name in the file",
        "term" => "term",
        other => return Some(other.replace('_', " ")),
    };
    Some(words.to_owned())
}

/// Where a fault is mended: the folded parts to open, the area to show, and the field.
#[derive(Default)]
pub struct Way {
    /// The folded parts to open.
    pub unfold: Vec<String>,
    /// The id of the area to show.
    pub area: Option<String>,
    /// The selector of the field.
    pub field: String,
}

/// The way to where a fault is mended.
pub fn way_to(pack: &Pack, fault: &Fault) -> Way {
    let parts: Vec<(&str, Option<usize>)> = fault.at.split('.').map(parted).collect();
    let mut way = Way::default();
    let select = |id: String| format!("[id='{id}']");
    match parts.as_slice() {
        [("areas", Some(a)), rest @ ..] => {
            way.unfold.push("areas".to_owned());
            let Some(area) = pack.areas.get(*a) else { return way };
            way.area = Some(area.id.clone());
            way.field = select(format!("area-{}-title", area.id));
            match rest {
                [("statements", Some(s)), field @ ..] => {
                    let Some(statement) = area.statements.get(*s) else { return way };
                    way.unfold.extend(statement.aspect.iter().map(|aspect| format!("aspect-{aspect}")));
                    let name = if field.first().is_some_and(|(name, _)| *name == "number") { "number" } else { "text" };
                    way.field = select(format!("statement-{}-{name}", statement.id));
                    if let Some(("exemplars", Some(e))) = field.first() {
                        way.unfold.push(format!("more-{}", statement.id));
                        if let Some(exemplar) = statement.exemplars.get(*e) {
                            way.field = select(format!("exemplar-{}", exemplar.id));
                        }
                    }
                }
                [("aspects", Some(i)), ..] => {
                    if let Some(aspect) = area.aspects.get(*i) {
                        way.unfold.push(format!("aspect-{}", aspect.id));
                        way.field = select(format!("aspect-{}-title", aspect.id));
                    }
                }
                [("statements", None), ..] => way.field = "[id^='add-statement']".to_owned(),
                [("before_visit", _), ..] => {
                    way.unfold.push("visit".to_owned());
                    way.field = "#before-visit".to_owned();
                }
                [("during_visit", _), ..] => {
                    way.unfold.push("visit".to_owned());
                    way.field = "#during-visit".to_owned();
                }
                _ => {}
            }
        }
        [("areas", None), ..] => {
            way.unfold.push("areas".to_owned());
            way.field = "#add-area".to_owned();
        }
        [("scale" | "asks", _), rest @ ..] => {
            way.unfold.push("scale".to_owned());
            way.field = match rest.first() {
                Some(("anchors", Some(i))) => format!("#label-{i}"),
                Some(("bands", Some(i))) => format!("#band-{i}"),
                _ => "#scale summary".to_owned(),
            };
        }
        [("glossary", place), ..] => {
            way.unfold.push("glossary".to_owned());
            let term = place.and_then(|place| pack.glossary.get(place));
            way.field = term.map_or("#glossary summary".to_owned(), |term| select(format!("term-{}", term.id)));
        }
        [("readiness" | "review_months", _), ..] => {
            way.unfold.push("rules".to_owned());
            way.field = "#rules summary".to_owned();
        }
        _ => {
            way.unfold.push("about".to_owned());
            way.field = "#pack-title".to_owned();
        }
    }
    way
}
