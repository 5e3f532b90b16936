//! What makes a pack sound, beyond having the right shape.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Area, CheckItem, Pack, Scale, ScaleKind, Score};

/// More statements than this are no scheme that a school could work with.
pub const MOST_STATEMENTS: usize = 2_000;

/// More items than this are no list that anybody could have ready for a visit.
const MOST_ITEMS: usize = 300;

/// The first thing found wrong in a pack: where, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The path in the pack's file, as `areas[1].statements[3].id`.
    pub at: String,
    /// What is wrong, as the rest of a sentence that begins with the path.
    pub why: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.why)
    }
}

fn fault(at: impl Into<String>, why: impl Into<String>) -> Result<(), Fault> {
    Err(Fault { at: at.into(), why: why.into() })
}

/// Checks what the types cannot: that ids are there and unique, that the scale has no gap, that every
/// exemplar stands in a band of the scale, and that no area is empty.
///
/// # Errors
/// The first [`Fault`], in the order of the file.
pub fn check(pack: &Pack) -> Result<(), Fault> {
    named(&pack.id, "id")?;
    named(&pack.edition, "edition")?;
    named(&pack.title, "title")?;
    check_scale(&pack.scale)?;
    if pack.areas.is_empty() {
        fault("areas", "the pack has no areas, so there is nothing to rate")?;
    }
    let mut seen = Seen::default();
    for (i, ask) in pack.asks.iter().enumerate() {
        let at = format!("asks[{i}]");
        seen.unique(&ask.id, &format!("{at}.id"))?;
        named(&ask.text, &format!("{at}.text"))?;
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
        named(&area.title, &format!("{at}.title"))?;
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
            named(&statement.number, &format!("{at}.number"))?;
            named(&statement.text, &format!("{at}.text"))?;
            for (e, exemplar) in statement.exemplars.iter().enumerate() {
                let at = format!("{at}.exemplars[{e}]");
                seen.unique(&exemplar.id, &format!("{at}.id"))?;
                named(&exemplar.text, &format!("{at}.text"))?;
                if !pack.scale.bands.iter().any(|band| band.id == exemplar.band) {
                    fault(format!("{at}.band"), format!("there is no band {:?} in the scale", exemplar.band))?;
                }
            }
        }
    }
    Ok(())
}

/// Checks that statements name aspects of their own area, that those of an aspect stand together, and that none is empty.
fn check_aspects(pack: &Pack) -> Result<(), Fault> {
    let mut seen = Seen::default();
    for (a, area) in pack.areas.iter().enumerate() {
        for (i, aspect) in area.aspects.iter().enumerate() {
            let at = format!("areas[{a}].aspects[{i}]");
            seen.unique(&aspect.id, &format!("{at}.id"))?;
            named(&aspect.title, &format!("{at}.title"))?;
            if !area.statements.iter().any(|statement| statement.aspect.as_ref() == Some(&aspect.id)) {
                fault(at, "no statement stands in this aspect")?;
            }
        }
        check_order(area, a)?;
    }
    Ok(())
}

fn check_order(area: &Area, a: usize) -> Result<(), Fault> {
    // The first aspect that may come next, and the one after the last that came.
    let (mut next, mut after) = (0, 0);
    for (s, statement) in area.statements.iter().enumerate() {
        let Some(id) = &statement.aspect else {
            // A statement in no aspect ends the run of those before it.
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

/// Checks the lists for a visit, and the glossary.
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
                named(&item.text, &format!("{at}.text"))?;
                check_within(items, i, &at)?;
                let before = texts.entry(&item.id).or_insert(&item.text);
                if *before != &item.text {
                    fault(format!("{at}.text"), format!("{:?} has another text elsewhere", item.id))?;
                }
            }
        }
    }
    let mut seen = Seen::default();
    for (i, term) in pack.glossary.iter().enumerate() {
        let at = format!("glossary[{i}]");
        seen.unique(&term.id, &format!("{at}.id"))?;
        named(&term.term, &format!("{at}.term"))?;
        if term.text.iter().all(|text| text.trim().is_empty()) {
            fault(format!("{at}.text"), "the term has no definition")?;
        }
        if term.years_back.is_some_and(|years| !(1..=20).contains(&years)) {
            fault(format!("{at}.years_back"), "this is not a number of years from 1 to 20")?;
        }
    }
    Ok(())
}

/// Checks that what an item is an example of is there, and that no item is, by a way round, an example of itself.
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
        span(scale, anchor.from, anchor.to, &at)?;
        if last.is_some_and(|last| anchor.from <= last) {
            fault(format!("{at}.from"), format!("{} comes again, or out of order", anchor.from))?;
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
    // A judgement needs no bands: its labels say it all.
    if scale.kind == ScaleKind::Judgement && scale.bands.is_empty() {
        return Ok(());
    }
    let mut next = scale.min.number();
    let mut seen = Seen::default();
    for (i, band) in scale.bands.iter().enumerate() {
        let at = format!("scale.bands[{i}]");
        seen.unique(&band.id, &format!("{at}.id"))?;
        span(scale, band.from, band.to, &at)?;
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

fn span(scale: &Scale, from: Score, to: Score, at: &str) -> Result<(), Fault> {
    for (score, field) in [(from, "from"), (to, "to")] {
        if !scale.has(score) {
            fault(format!("{at}.{field}"), format!("{score} is not a number of the scale"))?;
        }
    }
    if from > to { fault(format!("{at}.to"), format!("{to} comes before {from}")) } else { Ok(()) }
}

fn named(text: &str, at: &str) -> Result<(), Fault> {
    if text.trim().is_empty() { fault(at, "this is empty") } else { Ok(()) }
}

/// The ids met so far, with where.
#[derive(Default)]
struct Seen(BTreeSet<String>);

impl Seen {
    fn unique(&mut self, id: &str, at: &str) -> Result<(), Fault> {
        named(id, at)?;
        if self.0.insert(id.to_owned()) { Ok(()) } else { fault(at, format!("{id:?} is there twice")) }
    }
}
