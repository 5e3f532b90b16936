//! Evidence: a school's library of it, and the records about each statement's evidence.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::UnknownFields;
use super::day::{read_day, write_day};
use super::lane::Lane;
use crate::framework::{StatementId, is_default};

/// A piece of evidence in a school's library. It is entered once and linked to any number of statements of any packs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct EvidenceItem {
    /// The id of the item, unique in the workbook.
    pub id: String,
    /// A title that colleagues recognise.
    #[serde(skip_serializing_if = "is_default")]
    pub title: String,
    /// The kind of evidence.
    #[serde(default = "EvidenceKind::not_said")]
    pub kind: EvidenceKind,
    /// The place where it is kept: a reference, or the address of a page.
    #[serde(skip_serializing_if = "is_default")]
    pub place: String,
    /// The date of the evidence itself.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// The day when it was entered here. Evidence that is entered after a round is new in the next one.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub added: Option<Date>,
    /// The practice that it shows.
    #[serde(skip_serializing_if = "is_default")]
    pub shows: String,
    /// A note.
    #[serde(skip_serializing_if = "is_default")]
    pub note: String,
    /// The statements that it supports.
    #[serde(skip_serializing_if = "is_default")]
    pub links: Vec<Link>,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A link from a piece of evidence to a statement that it supports.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Link {
    /// The id of the statement's pack.
    pub pack: String,
    /// The id of the statement.
    pub statement: StatementId,
    /// The rating that it counts for. Now: it shows that the rating is earned. Target: it is gathered for the target.
    pub lane: Lane,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A kind of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// A policy, a plan or a record.
    #[default]
    Document,
    /// Attainment, progress, attendance, exclusions.
    Data,
    /// A survey of pupils, parents and carers, or staff.
    Questionnaire,
    /// An interview with pupils, parents and carers, staff or leaders.
    Interview,
    /// A walk through lessons.
    LearningWalk,
    /// Minutes of a meeting.
    Minutes,
    /// The story of a pupil, a group or a change, with its outcome.
    CaseStudy,
    /// An observation of a lesson or a time of the day.
    Observation,
    /// Anything else.
    Other,
}

impl EvidenceKind {
    /// The kind of an item whose file doesn't say.
    fn not_said() -> EvidenceKind {
        EvidenceKind::Other
    }

    /// Every kind, in the order of the forms.
    pub const ALL: [EvidenceKind; 9] = [
        EvidenceKind::Document,
        EvidenceKind::Data,
        EvidenceKind::Questionnaire,
        EvidenceKind::Interview,
        EvidenceKind::LearningWalk,
        EvidenceKind::Minutes,
        EvidenceKind::CaseStudy,
        EvidenceKind::Observation,
        EvidenceKind::Other,
    ];

    /// The kind's name in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            EvidenceKind::Document => "document",
            EvidenceKind::Data => "data",
            EvidenceKind::Questionnaire => "questionnaire",
            EvidenceKind::Interview => "interview",
            EvidenceKind::LearningWalk => "learning-walk",
            EvidenceKind::Minutes => "minutes",
            EvidenceKind::CaseStudy => "case-study",
            EvidenceKind::Observation => "observation",
            EvidenceKind::Other => "other",
        }
    }

    /// The kind's name on the page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            EvidenceKind::Document => "Document",
            EvidenceKind::Data => "Data",
            EvidenceKind::Questionnaire => "Questionnaire",
            EvidenceKind::Interview => "Interview",
            EvidenceKind::LearningWalk => "Learning walk",
            EvidenceKind::Minutes => "Minutes",
            EvidenceKind::CaseStudy => "Case study",
            EvidenceKind::Observation => "Observation",
            EvidenceKind::Other => "Other",
        }
    }
}

impl EvidenceItem {
    /// True if the item has no text yet. A blank item supports nothing, whatever it is linked to.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.title, &self.place, &self.note, &self.shows].iter().all(|text| text.trim().is_empty())
    }

    /// True if the item supports this statement: for this lane, or for either if `lane` is `None`.
    #[must_use]
    pub fn speaks_for(&self, pack: &str, statement: &StatementId, lane: Option<Lane>) -> bool {
        !self.is_blank() && self.is_linked_to(pack, statement, lane)
    }

    /// True if the item is linked to this statement, blank or not: for this lane, or for either if `lane` is `None`.
    #[must_use]
    pub fn is_linked_to(&self, pack: &str, statement: &StatementId, lane: Option<Lane>) -> bool {
        self.links
            .iter()
            .any(|link| link.pack == pack && &link.statement == statement && lane.is_none_or(|lane| lane == link.lane))
    }

    /// The address of the page where it is kept, if a browser can open it.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        let place = self.place.trim();
        let is_page = ["https://", "http://"].iter().any(|scheme| {
            place.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
                && place.len() > scheme.len()
        });
        (is_page && !place.contains(|c: char| c.is_whitespace() || c.is_control())).then_some(place)
    }
}

/// The records about one statement's evidence in one round (the SEND self-evaluation, step 3).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct StatementEvidence {
    /// The school's own evidence, in its own words.
    #[serde(skip_serializing_if = "is_default")]
    pub own: String,
    /// The marks of exemplars, by the exemplar's id.
    #[serde(skip_serializing_if = "is_default")]
    pub marks: BTreeMap<String, Mark>,
    /// The answers to prompts, by the prompt's id: the reason why the rating stands.
    #[serde(skip_serializing_if = "is_default")]
    pub answers: BTreeMap<String, String>,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl StatementEvidence {
    /// True if nothing is recorded, so that no entry is needed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.own.is_empty() && self.marks.is_empty() && self.answers.is_empty() && self.unknown.is_empty()
    }
}

/// A mark on an exemplar: how much of it the school has, and the rating that it counts for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Mark {
    /// The part of it that the school has.
    pub have: Have,
    /// The rating that it counts for: now or target.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(!default))]
    pub lane: Lane,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The part of an exemplar that a school has: the paper's red, amber and green.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Have {
    /// All of it.
    HaveIt,
    /// Some of it.
    Partly,
    /// None of it yet.
    NotYet,
}

impl Have {
    /// Every value, in the order of the forms.
    pub const ALL: [Have; 3] = [Have::HaveIt, Have::Partly, Have::NotYet];

    /// The value's name in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Have::HaveIt => "have-it",
            Have::Partly => "partly",
            Have::NotYet => "not-yet",
        }
    }

    /// The value's name on the page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Have::HaveIt => "Have it",
            Have::Partly => "Partly",
            Have::NotYet => "Not yet",
        }
    }

    /// The shape that shows it, so that colour is never the only sign.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Have::HaveIt => "✓",
            Have::Partly => "◐",
            Have::NotYet => "○",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_http_address_without_spaces_is_a_pages_address() {
        let at = |place: &str| {
            EvidenceItem { place: place.to_owned(), ..EvidenceItem::default() }.address().map(str::to_owned)
        };
        assert_eq!(at(" https://drive.example.org/a?b=1 ").as_deref(), Some("https://drive.example.org/a?b=1"));
        assert_eq!(at("HTTP://example.org").as_deref(), Some("HTTP://example.org"));
        for place in [
            "",
            "https://",
            "javascript:alert(1)",
            "JaVaScRiPt://example.org/%0aalert(1)",
            "data:text/html,x",
            "file:///c:/x",
            "https://example.org/ x",
            "https://exa\nmple.org",
            "Staff drive > SEND",
            "www.example.org",
            "é",
        ] {
            assert_eq!(at(place), None, "{place:?}");
        }
    }
}
