//! The rules of a valid pack that its types can't express.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Area, CheckItem, Pack, Scale, ScaleKind, Score};

/// The most statements that a pack may have. No school could work with more.
pub const MOST_STATEMENTS: usize = 2_000;

/// The most items that a list for a visit may have. No school could have more ready.
const MOST_ITEMS: usize = 300;

/// An error in a pack: its path and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The path in the pack's file, such as `areas[1].statements[3].id`.
    pub at: String,
    /// The reason, as the rest of a sentence that begins with the path.
    pub why: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.why)
    }
}

/// An error as a result.
fn fault(at: impl Into<String>, why: impl Into<String>) -> Result<(), Fault> {
    Err(Fault { at: at.into(), why: why.into() })
}

/// Checks a pack for what its types can't express: ids exist and are unique, the scale has no gap, every exemplar is in
/// a band of the scale, and no area is empty.
///
/// # Errors
/// The first [`Fault`], in the order of the file.
pub fn check(pack: &Pack) -> Result<(), Fault> {
    not_empty(&pack.id, "id")?;
    not_empty(&pack.edition, "edition")?;
    not_empty(&pack.title, "title")?;
    check_scale(&pack.scale)?;
    if pack.areas.is_empty() {
        fault("areas", "the pack has no areas, so there is nothing to rate")?;
    }
    let mut seen = Seen::default();
    for (i, ask) in pack.asks.iter().enumerate() {
        let at = format!("asks[{i}]");
        seen.unique(&ask.id, &format!("{at}.id"))?;
        not_empty(&ask.text, &format!("{at}.text"))?;
        if !pack.scale.has(ask.from) {
            fault(format!("{at}.from"), format!("{} is not on the scale", ask.from))?;
        }
        if ask.kinds.is_empty() {
            fault(format!("{at}.kinds"), "no kind of evidence is named, so nothing could answer it")?;
        }
    }
    let mut seen = Seen::default();
    for (a, area) in pack.areas.iter().enumerate() {
        let at = format!("areas[{a}]");
        seen.unique(&area.id, &format!("{at}.id"))?;
        not_empty(&area.title, &format!("{at}.title"))?;
        if area.statements.is_empty() {
            fault(format!("{at}.statements"), "the area has no statements")?;
        }
    }
    if pack.len() > MOST_STATEMENTS {
        fault("areas", format!("there are {} statements, and a pack has at most {MOST_STATEMENTS}", pack.len()))?;
    }
    check_aspects(pack)?;
    check_lists(pack)?;
    check_rules(pack)?;
    let mut seen = Seen::default();
    for (a, area) in pack.areas.iter().enumerate() {
        for (s, statement) in area.statements.iter().enumerate() {
            let at = format!("areas[{a}].statements[{s}]");
            seen.unique(&statement.id.0, &format!("{at}.id"))?;
            not_empty(&statement.number, &format!("{at}.number"))?;
            not_empty(&statement.text, &format!("{at}.text"))?;
            for (e, exemplar) in statement.exemplars.iter().enumerate() {
                let at = format!("{at}.exemplars[{e}]");
                seen.unique(&exemplar.id, &format!("{at}.id"))?;
                not_empty(&exemplar.text, &format!("{at}.text"))?;
                if !pack.scale.bands.iter().any(|band| band.id == exemplar.band) {
                    fault(format!("{at}.band"), format!("there is no band {:?} in the scale", exemplar.band))?;
                }
            }
        }
    }
    Ok(())
}

/// Checks that statements name aspects of their own area, that the statements of an aspect stand together, and that no
/// aspect is empty.
fn check_aspects(pack: &Pack) -> Result<(), Fault> {
    let mut seen = Seen::default();
    for (a, area) in pack.areas.iter().enumerate() {
        for (i, aspect) in area.aspects.iter().enumerate() {
            let at = format!("areas[{a}].aspects[{i}]");
            seen.unique(&aspect.id, &format!("{at}.id"))?;
            not_empty(&aspect.title, &format!("{at}.title"))?;
            if !area.statements.iter().any(|statement| statement.aspect.as_ref() == Some(&aspect.id)) {
                fault(at, "the aspect has no statements")?;
            }
        }
        check_order_of_aspects(area, a)?;
    }
    Ok(())
}

/// Checks that the statements of each aspect stand together, in the order of the aspects.
fn check_order_of_aspects(area: &Area, a: usize) -> Result<(), Fault> {
    // `next` is the first aspect that may come now. `after` follows the last one that came.
    let (mut next, mut after) = (0, 0);
    for (s, statement) in area.statements.iter().enumerate() {
        let Some(id) = &statement.aspect else {
            // A statement without an aspect ends the aspect before it.
            next = after;
            continue;
        };
        let at = format!("areas[{a}].statements[{s}].aspect");
        match area.aspects.iter().position(|aspect| &aspect.id == id) {
            None => fault(at, format!("the area has no aspect {id:?}"))?,
            Some(place) if place < next => fault(at, format!("the statements of {id:?} do not stand together"))?,
            Some(place) => (next, after) = (place, place + 1),
        }
    }
    Ok(())
}

/// Checks the lists for visits, and the glossary.
fn check_lists(pack: &Pack) -> Result<(), Fault> {
    let mut texts = BTreeMap::new();
    for (a, area) in pack.areas.iter().enumerate() {
        for (name, items) in [("before_visit", &area.before_visit), ("during_visit", &area.during_visit)] {
            if items.len() > MOST_ITEMS {
                fault(
                    format!("areas[{a}].{name}"),
                    format!("there are {} items, and a list has at most {MOST_ITEMS}", items.len()),
                )?;
            }
            let mut seen = Seen::default();
            for (i, item) in items.iter().enumerate() {
                let at = format!("areas[{a}].{name}[{i}]");
                seen.unique(&item.id, &format!("{at}.id"))?;
                not_empty(&item.text, &format!("{at}.text"))?;
                check_within(items, i, &at)?;
                let before = texts.entry(&item.id).or_insert(&item.text);
                if *before != &item.text {
                    fault(format!("{at}.text"), format!("{:?} has a different text elsewhere", item.id))?;
                }
            }
        }
    }
    let mut seen = Seen::default();
    for (i, term) in pack.glossary.iter().enumerate() {
        let at = format!("glossary[{i}]");
        seen.unique(&term.id, &format!("{at}.id"))?;
        not_empty(&term.term, &format!("{at}.term"))?;
        if term.text.iter().all(|text| text.trim().is_empty()) {
            fault(format!("{at}.text"), "the term has no definition")?;
        }
        if term.years_back.is_some_and(|years| !(1..=20).contains(&years)) {
            fault(format!("{at}.years_back"), "this is not a number of years from 1 to 20")?;
        }
    }
    Ok(())
}

/// Checks that the item that another is an example of exists, and that no item is an example of itself, directly or
/// through others.
fn check_within(items: &[CheckItem], start: usize, at: &str) -> Result<(), Fault> {
    let mut here = start;
    for _ in 0..=items.len() {
        let Some(within) = items.get(here).and_then(|item| item.within.as_ref()) else { return Ok(()) };
        match items.iter().position(|item| &item.id == within) {
            None => return fault(format!("{at}.within"), format!("there is no item {within:?} in this list")),
            Some(next) => here = next,
        }
    }
    fault(format!("{at}.within"), "the item is an example of itself: the ids go round in a circle")
}

/// Checks the rule of readiness and the months between reviews.
fn check_rules(pack: &Pack) -> Result<(), Fault> {
    if let Some(rule) = &pack.readiness {
        if !(1..=100).contains(&rule.share) {
            fault("readiness.share", format!("{}% is not a share: it is from 1 to 100", rule.share))?;
        }
        if pack.scale.met_from.is_none() {
            fault("readiness", "nothing can be met on this scale: it has no met_from")?;
        }
    }
    if pack.review_months.is_some_and(|months| !(1..=36).contains(&months)) {
        fault("review_months", "this is not a number of months from 1 to 36")?;
    }
    Ok(())
}

/// Checks that the scale's labels and bands are in order and hold every number that they must.
fn check_scale(scale: &Scale) -> Result<(), Fault> {
    if scale.min >= scale.max {
        fault("scale.max", format!("{} is not above the lowest number, {}", scale.max, scale.min))?;
    }
    if let Some(score) = scale.not_applicable.filter(|&score| !scale.has(score)) {
        fault("scale.not_applicable", format!("{score} is not a number of the scale"))?;
    }
    let mut last: Option<Score> = None;
    for (i, anchor) in scale.anchors.iter().enumerate() {
        let at = format!("scale.anchors[{i}]");
        check_span(scale, anchor.from, anchor.to, &at)?;
        if last.is_some_and(|last| anchor.from <= last) {
            fault(format!("{at}.from"), format!("{} is repeated or out of order", anchor.from))?;
        }
        last = Some(anchor.to);
    }
    if scale.kind == ScaleKind::Judgement {
        for score in scale.scores() {
            if scale.label(score).trim().is_empty() {
                fault("scale.anchors", format!("{score} has no label, so nobody could choose it"))?;
            }
        }
    }
    match scale.met_from {
        Some(score) if !scale.has(score) => {
            fault("scale.met_from", format!("{score} is not a number of the scale"))?;
        }
        None if scale.kind == ScaleKind::Judgement => fault("scale.met_from", "this is missing")?,
        _ => {}
    }
    // A judgement needs no bands: each number has its label.
    if scale.kind == ScaleKind::Judgement && scale.bands.is_empty() {
        return Ok(());
    }
    let mut next = scale.min.number();
    let mut seen = Seen::default();
    for (i, band) in scale.bands.iter().enumerate() {
        let at = format!("scale.bands[{i}]");
        seen.unique(&band.id, &format!("{at}.id"))?;
        check_span(scale, band.from, band.to, &at)?;
        if band.from.number() > next {
            fault(format!("{at}.from"), format!("there is a gap in the scale: no band holds {next}"))?;
        }
        if band.from.number() < next {
            fault(format!("{at}.from"), format!("two bands hold {}", band.from))?;
        }
        next = band.to.number() + 1;
    }
    if next <= scale.max.number() {
        fault("scale.bands", format!("there is a gap in the scale: no band holds {next}"))?;
    }
    Ok(())
}

/// Checks the first and last number of a label or band.
fn check_span(scale: &Scale, from: Score, to: Score, at: &str) -> Result<(), Fault> {
    for (score, field) in [(from, "from"), (to, "to")] {
        if !scale.has(score) {
            fault(format!("{at}.{field}"), format!("{score} is not a number of the scale"))?;
        }
    }
    if from > to { fault(format!("{at}.to"), format!("{to} comes before {from}")) } else { Ok(()) }
}

/// Checks that a text is not empty.
fn not_empty(text: &str, at: &str) -> Result<(), Fault> {
    if text.trim().is_empty() { fault(at, "this is empty") } else { Ok(()) }
}

/// The ids read so far.
#[derive(Default)]
struct Seen(BTreeSet<String>);

impl Seen {
    /// Checks that an id is not empty and is new.
    fn unique(&mut self, id: &str, at: &str) -> Result<(), Fault> {
        not_empty(id, at)?;
        if self.0.insert(id.to_owned()) { Ok(()) } else { fault(at, format!("{id:?} is used twice")) }
    }
}
