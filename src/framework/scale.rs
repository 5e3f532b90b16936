//! A rating scale: its numbers, the labels printed beside some of them, and its bands.

use serde::{Deserialize, Serialize};

use super::{Score, is_default};

/// A rating scale, as printed with the instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Scale {
    /// The kind of scale: numbers or words.
    pub kind: ScaleKind,
    /// The lowest number.
    pub min: Score,
    /// The highest number.
    pub max: Score,
    /// The number that means "this does not apply to our setting". Lines and figures leave it out.
    #[serde(skip_serializing_if = "is_default")]
    pub not_applicable: Option<Score>,
    /// The labels printed beside the scale, lowest first. A number may stand between two of them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub anchors: Vec<Anchor>,
    /// The bands, lowest first. Each number of the scale is in exactly one band.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bands: Vec<Band>,
    /// The lowest number of a judgement that counts as met. Every number above it counts as met too.
    #[serde(skip_serializing_if = "is_default")]
    pub met_from: Option<Score>,
}

/// The kind of a pack's scale: numbers or words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ScaleKind {
    /// A whole number between two ends, rated for now and for target.
    #[default]
    Rating,
    /// A choice between a few words. Each word is the label of one number; a higher number is better.
    Judgement,
}

/// A label that the scale prints beside a number, or beside several numbers in a row.
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

/// Several numbers in a row that share their examples of evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Band {
    /// The id that exemplars refer to.
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
    /// The numbers in the band, such as "7-10".
    #[must_use]
    pub fn numbers(&self) -> String {
        span(self.from, self.to)
    }
}

impl Anchor {
    /// The numbers that the label stands for, such as "7" or "8-10".
    #[must_use]
    pub fn numbers(&self) -> String {
        span(self.from, self.to)
    }
}

fn span(from: Score, to: Score) -> String {
    if from == to { from.to_string() } else { format!("{from}-{to}") }
}

/// The meaning of one number on the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The label.
    pub label: ReadingLabel<'a>,
    /// The band. `None` for the number that means "not applicable".
    pub band: Option<&'a Band>,
}

/// The label of a number: its own, or the two labels that it stands between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingLabel<'a> {
    /// The number has a label.
    At(&'a Anchor),
    /// The number has none: the nearest label below and the nearest label above.
    Between(&'a Anchor, &'a Anchor),
    /// The number has no label, and on one side there is none either.
    Unlabelled,
}

impl Scale {
    /// Every number of the scale, lowest first.
    pub fn scores(&self) -> impl Iterator<Item = Score> + use<> {
        (self.min.number()..=self.max.number()).filter_map(|number| Score::new(number).ok())
    }

    /// The count of numbers on the scale.
    #[must_use]
    pub fn len(&self) -> usize {
        self.scores().count()
    }

    /// True if the scale has no number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.min > self.max
    }

    /// True if this number is on the scale.
    #[must_use]
    pub fn has(&self, score: Score) -> bool {
        self.min <= score && score <= self.max
    }

    /// True if this number means "this does not apply to our setting".
    #[must_use]
    pub fn is_not_applicable(&self, score: Score) -> bool {
        self.not_applicable == Some(score)
    }

    /// The number, if it is on the scale. A rating from another edition's scale may be off this one.
    #[must_use]
    pub fn on(&self, score: Option<Score>) -> Option<Score> {
        score.filter(|&score| self.has(score))
    }

    /// The number, if it counts in lines and figures: it is on the scale, and doesn't mean "not applicable".
    #[must_use]
    pub fn counted(&self, score: Option<Score>) -> Option<Score> {
        self.on(score).filter(|&score| !self.is_not_applicable(score))
    }

    /// The lowest number that counts. `None` if no number counts.
    #[must_use]
    pub fn lowest(&self) -> Option<Score> {
        self.scores().find(|&score| !self.is_not_applicable(score))
    }

    /// True if a judgement counts and is above the lowest, so that there should be evidence for it.
    #[must_use]
    pub fn is_above_lowest(&self, score: Score) -> bool {
        self.counted(Some(score)) > self.lowest()
    }

    /// True if this judgement counts as met. No rating, "not applicable" and the numbers of a rating scale never do.
    #[must_use]
    pub fn is_met(&self, score: Option<Score>) -> bool {
        self.met_from.is_some_and(|from| self.counted(score).is_some_and(|score| score >= from))
    }

    /// The label of this number. Empty if it has none.
    #[must_use]
    pub fn label(&self, score: Score) -> &str {
        self.anchors.iter().find(|anchor| anchor.from <= score && score <= anchor.to).map_or("", |anchor| &anchor.text)
    }

    /// The meaning of this number.
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
