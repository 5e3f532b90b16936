//! A rating scale: its numbers, the labels printed beside some of them, and its bands.

use serde::{Deserialize, Serialize};

use super::{Score, is_default};

/// A rating scale, as printed with the instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Scale {
    /// What kind of scale it is.
    pub kind: ScaleKind,
    /// The lowest number.
    pub min: Score,
    /// The highest number.
    pub max: Score,
    /// The number that says "this does not apply to our setting". It takes no part in a line or a figure.
    #[serde(skip_serializing_if = "is_default")]
    pub not_applicable: Option<Score>,
    /// The labels printed beside the scale, lowest first. A number may stand between two of them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub anchors: Vec<Anchor>,
    /// The bands, lowest first. Together they hold every number of the scale once.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bands: Vec<Band>,
    /// Of a judgement: the lowest number that counts as met. Every number above it does too.
    #[serde(skip_serializing_if = "is_default")]
    pub met_from: Option<Score>,
}

/// What kind of scale a pack has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ScaleKind {
    /// A whole number between two ends, rated now and target.
    #[default]
    Rating,
    /// A few words, of which one is chosen. Each is a number of the scale with a label of its own; higher is better.
    Judgement,
}

/// A label printed beside a number, or beside a run of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Anchor {
    /// The first number that the label stands for.
    pub from: Score,
    /// The last number that the label stands for.
    pub to: Score,
    /// The label, as printed.
    pub text: String,
}

/// A run of numbers that share their evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Band {
    /// The name that exemplars refer to the band by.
    pub id: String,
    /// The first number of the band.
    pub from: Score,
    /// The last number of the band.
    pub to: Score,
    /// The band's heading, as printed.
    pub title: String,
    /// The heading in a few words, for narrow places.
    pub short_title: String,
}

impl Band {
    /// The numbers that the band holds, as "7-10".
    #[must_use]
    pub fn numbers(&self) -> String {
        span(self.from, self.to)
    }
}

impl Anchor {
    /// The numbers that the label stands for, as "7" or "8-10".
    #[must_use]
    pub fn numbers(&self) -> String {
        span(self.from, self.to)
    }
}

fn span(from: Score, to: Score) -> String {
    if from == to { from.to_string() } else { format!("{from}-{to}") }
}

/// What the scale says of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The label.
    pub label: ReadingLabel<'a>,
    /// The band; none for the number that means "not applicable".
    pub band: Option<&'a Band>,
}

/// The label of a number: its own, or the two that it stands between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingLabel<'a> {
    /// The scale prints a label for it.
    At(&'a Anchor),
    /// The scale prints none: the nearest one below and the nearest one above.
    Between(&'a Anchor, &'a Anchor),
    /// The scale prints none on one side, so nothing can be said.
    Unlabelled,
}

impl Scale {
    /// Every number of the scale, lowest first.
    pub fn scores(&self) -> impl Iterator<Item = Score> + use<> {
        (self.min.number()..=self.max.number()).filter_map(|number| Score::new(number).ok())
    }

    /// How many numbers the scale has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.scores().count()
    }

    /// Whether the scale has no number at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.min > self.max
    }

    /// Whether the scale has this number.
    #[must_use]
    pub fn has(&self, score: Score) -> bool {
        self.min <= score && score <= self.max
    }

    /// Whether this number says "this does not apply to our setting".
    #[must_use]
    pub fn is_not_applicable(&self, score: Score) -> bool {
        self.not_applicable == Some(score)
    }

    /// The number if the scale has it: one that was picked on another edition's scale may be off this one.
    #[must_use]
    pub fn on(&self, score: Option<Score>) -> Option<Score> {
        score.filter(|&score| self.has(score))
    }

    /// The number if it counts: something was picked, it is on the scale, and it does not mean "not applicable".
    #[must_use]
    pub fn counted(&self, score: Option<Score>) -> Option<Score> {
        self.on(score).filter(|&score| !self.is_not_applicable(score))
    }

    /// The lowest number that counts. `None` of a scale on which none does.
    #[must_use]
    pub fn lowest(&self) -> Option<Score> {
        self.scores().find(|&score| !self.is_not_applicable(score))
    }

    /// Whether a judgement claims that something is there: it counts, and is not the lowest.
    #[must_use]
    pub fn is_above_lowest(&self, score: Score) -> bool {
        self.counted(Some(score)) > self.lowest()
    }

    /// Whether this judgement counts as met. Not rated and "not applicable" do not, and neither does any number of a
    /// rating, which has no such line.
    #[must_use]
    pub fn is_met(&self, score: Option<Score>) -> bool {
        self.met_from.is_some_and(|from| self.counted(score).is_some_and(|score| score >= from))
    }

    /// The label of this very number; empty where none is printed.
    #[must_use]
    pub fn label(&self, score: Score) -> &str {
        self.anchors.iter().find(|anchor| anchor.from <= score && score <= anchor.to).map_or("", |anchor| &anchor.text)
    }

    /// What the scale says of this number.
    #[must_use]
    pub fn reading(&self, score: Score) -> Reading<'_> {
        let at = self.anchors.iter().find(|anchor| anchor.from <= score && score <= anchor.to);
        let below = self.anchors.iter().rev().find(|anchor| anchor.to < score);
        let above = self.anchors.iter().find(|anchor| score < anchor.from);
        let label = match (at, below, above) {
            (Some(anchor), _, _) => ReadingLabel::At(anchor),
            (None, Some(below), Some(above)) => ReadingLabel::Between(below, above),
            _ => ReadingLabel::Unlabelled,
        };
        let band = if self.is_not_applicable(score) { None } else { self.band(score) };
        Reading { label, band }
    }

    /// The band that holds this number.
    #[must_use]
    pub fn band(&self, score: Score) -> Option<&Band> {
        self.bands.iter().find(|band| band.from <= score && score <= band.to)
    }
}
