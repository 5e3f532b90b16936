//! What makes a pack sound, beyond having the right shape.

use std::collections::BTreeSet;
use std::fmt;

use super::{Pack, Scale, Score};

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
