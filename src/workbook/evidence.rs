//! Evidence: what the school has to show, entered once and linked to whatever statements it speaks for.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::day::{read_day, write_day};
use super::{Lane, UnknownFields};
use crate::framework::{StatementId, is_default};

/// A piece of evidence. It is entered once, and serves any number of statements of any packs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct EvidenceItem {
    /// The name that tells this item from every other of the workbook.
    pub id: String,
    /// What people call it.
    #[serde(skip_serializing_if = "is_default")]
    pub title: String,
    /// What kind of evidence it is.
    #[serde(default = "EvidenceKind::not_said")]
    pub kind: EvidenceKind,
    /// Where it is kept: a reference, or the address of a page.
    #[serde(skip_serializing_if = "is_default")]
    pub place: String,
    /// The day that it is of.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// The day that it was entered here. Evidence entered after a round is new to the next one.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub added: Option<Date>,
    /// What it shows.
    #[serde(skip_serializing_if = "is_default")]
    pub shows: String,
    /// Anything else.
    #[serde(skip_serializing_if = "is_default")]
    pub note: String,
    /// The statements that it is evidence for.
    #[serde(skip_serializing_if = "is_default")]
    pub links: Vec<Link>,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// That an item is evidence for a statement: for the rating that it has, or for the one that is wanted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Link {
    /// The id of the statement's pack.
    pub pack: String,
    /// The statement.
    pub statement: StatementId,
    /// Now: it shows that the rating is earned. Target: it is gathered for the rating that is wanted.
    pub lane: Lane,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A kind of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// A policy, a plan, a record.
    #[default]
    Document,
    /// Attainment, progress, attendance, exclusions.
    Data,
    /// A survey of pupils, parents and carers, or staff.
    Questionnaire,
    /// A talk with pupils, parents and carers, staff or leaders.
    Interview,
    /// A walk through lessons.
    LearningWalk,
    /// Minutes of a meeting.
    Minutes,
    /// The story of a pupil, a group or a change, and what came of it.
    CaseStudy,
    /// An observation of one lesson or time of the day.
    Observation,
    /// Anything else.
    Other,
}

impl EvidenceKind {
    /// The kind of an item whose file doesn't say.
    fn not_said() -> EvidenceKind {
        EvidenceKind::Other
    }

    /// Every kind, in the order that forms offer them.
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

    /// The kind as files have it.
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

    /// The kind in words.
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
    /// Whether nothing is said of it yet: it shows nothing then, whatever it is linked to.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.title, &self.place, &self.note, &self.shows].iter().all(|text| text.trim().is_empty())
    }

    /// Whether it is evidence for this statement, and for which lane if one is named.
    #[must_use]
    pub fn speaks_for(&self, pack: &str, statement: &StatementId, lane: Option<Lane>) -> bool {
        !self.is_blank() && self.is_linked_to(pack, statement, lane)
    }

    /// Whether it is linked to this statement, and for which lane if one is named; also while it is blank.
    #[must_use]
    pub fn is_linked_to(&self, pack: &str, statement: &StatementId, lane: Option<Lane>) -> bool {
        self.links
            .iter()
            .any(|link| link.pack == pack && &link.statement == statement && lane.is_none_or(|lane| lane == link.lane))
    }

    /// Where it is kept, if that is the address of a page that a browser may open.
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

/// What is recorded of a statement's evidence in one round (document 004, step 3).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct StatementEvidence {
    /// The school's own evidence, in its own words.
    #[serde(skip_serializing_if = "is_default")]
    pub own: String,
    /// What was said of exemplars, by the exemplar's id.
    #[serde(skip_serializing_if = "is_default")]
    pub marks: BTreeMap<String, Mark>,
    /// Why a prompt needs nothing done, by the prompt's id.
    #[serde(skip_serializing_if = "is_default")]
    pub answers: BTreeMap<String, String>,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl StatementEvidence {
    /// Whether nothing is recorded here, so that there need be no entry.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.own.is_empty() && self.marks.is_empty() && self.answers.is_empty() && self.unknown.is_empty()
    }
}

/// How much of an exemplar a school has, and for which rating it counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Mark {
    /// How much of it the school has.
    pub have: Have,
    /// Now: it counts for the rating that the statement has. Target: for the one that is wanted.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(!default))]
    pub lane: Lane,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// How much of an exemplar a school has: the paper's red, amber and green.
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
    /// Every one, in the order that forms offer them.
    pub const ALL: [Have; 3] = [Have::HaveIt, Have::Partly, Have::NotYet];

    /// How much, as files have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Have::HaveIt => "have-it",
            Have::Partly => "partly",
            Have::NotYet => "not-yet",
        }
    }

    /// How much, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Have::HaveIt => "Have it",
            Have::Partly => "Partly",
            Have::NotYet => "Not yet",
        }
    }

    /// The shape that stands for it, so that colour is never alone.
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
    fn only_the_address_of_a_page_is_one() {
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
