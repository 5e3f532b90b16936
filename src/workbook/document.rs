//! The workbook: one school's document, with its assessments and their rounds.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::day::{read_day, write_day};
use super::lane::Lane;
use super::{EvidenceItem, Opinion, Plan, StatementEvidence, Submission, UnknownFields, Visit, Voice};
use crate::framework::{PackRef, Score, Statement, StatementId, is_default};

/// Everything that one school has recorded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(!default))]
pub struct Workbook {
    /// The id, different from every other workbook's. A copy gets a new one.
    pub id: String,
    /// True if the school is invented, as an example of a filled-in workbook.
    #[serde(default, skip_serializing_if = "is_default")]
    pub example: bool,
    /// The school that the workbook is about.
    pub school: School,
    /// The assessments: one for each pack that the school works with.
    pub assessments: Vec<Assessment>,
    /// The evidence library.
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: Vec<EvidenceItem>,
    /// The improvement plan.
    #[serde(default, skip_serializing_if = "is_default")]
    pub plan: Plan,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A school, college or setting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(!default))]
pub struct School {
    /// The school's name, as its people say it.
    pub name: String,
    /// The phase of education.
    #[serde(default, skip_serializing_if = "is_default")]
    pub phase: Option<Phase>,
    /// The school's unique reference number.
    #[serde(default, skip_serializing_if = "is_default")]
    pub urn: Option<Urn>,
    /// The size of the smallest group that a shared document may name. People could recognise the members of a smaller
    /// one. Absent: [`School::SMALLEST_GROUP`].
    #[serde(default, skip_serializing_if = "is_default")]
    pub smallest_group: Option<u32>,
    /// The member of staff who champions inclusion. Quality marks ask for one under "whole school approaches".
    #[serde(default, skip_serializing_if = "is_default")]
    pub inclusion_champion: String,
    /// The governor who is the link for inclusion. Quality marks ask for one under "whole school approaches".
    #[serde(default, skip_serializing_if = "is_default")]
    pub link_governor: String,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl School {
    /// The size of the smallest group that a shared document may name, unless the school chooses another.
    pub const SMALLEST_GROUP: u32 = 10;
}

/// A phase or kind of education.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Nursery and other early years settings.
    EarlyYears,
    /// Primary, infant and junior schools.
    Primary,
    /// Middle schools.
    Middle,
    /// Secondary schools.
    Secondary,
    /// Schools with primary and secondary phases.
    AllThrough,
    /// Colleges and sixth forms.
    Post16,
    /// Special schools.
    Special,
    /// Alternative provision and pupil referral units.
    AlternativeProvision,
}

impl Phase {
    /// Every phase, in the order of the forms.
    pub const ALL: [Phase; 8] = [
        Phase::EarlyYears,
        Phase::Primary,
        Phase::Middle,
        Phase::Secondary,
        Phase::AllThrough,
        Phase::Post16,
        Phase::Special,
        Phase::AlternativeProvision,
    ];

    /// The phase's name on the page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Phase::EarlyYears => "Early years",
            Phase::Primary => "Primary",
            Phase::Middle => "Middle",
            Phase::Secondary => "Secondary",
            Phase::AllThrough => "All-through",
            Phase::Post16 => "College or sixth form",
            Phase::Special => "Special school",
            Phase::AlternativeProvision => "Alternative provision",
        }
    }
}

/// A school's unique reference number in the register of schools in England: six digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(not(target_arch = "wasm32"), schemars(!try_from, !into, transparent))]
pub struct Urn(#[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = r"^[1-9][0-9]{5}$")))] String);

/// The error of a text that isn't a unique reference number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAUrn;

impl fmt::Display for NotAUrn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a URN is six digits, such as 123456")
    }
}

impl Urn {
    /// Reads a number as people type it, spaces included.
    ///
    /// # Errors
    /// [`NotAUrn`] if it isn't six digits of which the first is not 0.
    pub fn parse(text: &str) -> Result<Urn, NotAUrn> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let sound = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        if sound { Ok(Urn(digits)) } else { Err(NotAUrn) }
    }
}

impl TryFrom<String> for Urn {
    type Error = NotAUrn;

    fn try_from(text: String) -> Result<Urn, NotAUrn> {
        Urn::parse(&text)
    }
}

impl From<Urn> for String {
    fn from(urn: Urn) -> String {
        urn.0
    }
}

impl fmt::Display for Urn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A school's work with one pack, over one round or more.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(!default))]
pub struct Assessment {
    /// The pack, in the edition of the ratings.
    pub pack: PackRef,
    /// The rounds, oldest first. The first is the baseline, which later rounds are compared with.
    pub rounds: Vec<Round>,
    /// The school's own marks of limiting statements, where the pack doesn't say which are. A statement without an
    /// entry may be limiting or not: nobody has said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub limiting: BTreeMap<StatementId, bool>,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The ratings on one date, and everything recorded with them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(!default))]
pub struct Round {
    /// The date of the ratings. Absent if a file's date was not valid.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// The practice that is rated: one person's, a department's or the whole setting's.
    pub practice: Practice,
    /// The time until the targets should be reached.
    pub horizon_months: Horizon,
    /// The ratings, by statement. A statement without an entry isn't rated.
    pub ratings: BTreeMap<StatementId, Rating>,
    /// The records about evidence, by statement. A statement without an entry has none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: BTreeMap<StatementId, StatementEvidence>,
    /// The comments on aspects, by the aspect's id.
    #[serde(default, skip_serializing_if = "is_default")]
    pub comments: BTreeMap<String, String>,
    /// The visit of this round.
    #[serde(default, skip_serializing_if = "is_default")]
    pub visit: Visit,
    /// The submission of this round.
    #[serde(default, skip_serializing_if = "is_default")]
    pub submission: Submission,
    /// The second opinions and agreed ratings, oldest first. Of one statement and voice the last one counts; those
    /// before it are its history.
    #[serde(default, skip_serializing_if = "is_default")]
    pub opinions: Vec<Opinion>,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The date, practice and horizon of a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoundAbout {
    /// The date of the ratings.
    pub date: Option<Date>,
    /// The practice that is rated.
    pub practice: Practice,
    /// The time until the targets should be reached.
    pub horizon_months: Horizon,
}

/// The practice that a round rates (the SEND self-evaluation, step 2a).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Practice {
    /// The user's own professional practice.
    Own,
    /// A department's practice.
    Department,
    /// The whole setting's practice.
    #[default]
    Setting,
}

impl Practice {
    /// Every value, in the order of the forms.
    pub const ALL: [Practice; 3] = [Practice::Setting, Practice::Department, Practice::Own];

    /// The value's name on the page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Practice::Own => "My own practice",
            Practice::Department => "My department",
            Practice::Setting => "The whole setting",
        }
    }
}

/// The time until targets should be reached: 6 or 12 months (the SEND self-evaluation, step 2c).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema_repr))]
#[serde(try_from = "i64", into = "u8")]
#[repr(u8)]
pub enum Horizon {
    /// Half a year.
    Six = 6,
    /// A year.
    #[default]
    Twelve = 12,
}

impl TryFrom<i64> for Horizon {
    type Error = String;

    fn try_from(months: i64) -> Result<Horizon, String> {
        let found = Horizon::ALL.into_iter().find(|horizon| i64::from(horizon.months()) == months);
        found.ok_or_else(|| format!("this is the number {months}, not 6 or 12 months"))
    }
}

impl From<Horizon> for u8 {
    fn from(horizon: Horizon) -> u8 {
        horizon.months()
    }
}

impl Horizon {
    /// Every value, in the order of the forms.
    pub const ALL: [Horizon; 2] = [Horizon::Twelve, Horizon::Six];

    /// The number of months.
    #[must_use]
    pub fn months(self) -> u8 {
        self as u8
    }
}

/// The two ratings of one statement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(!default))]
pub struct Rating {
    /// The rating of practice now. Absent: not rated.
    #[serde(default, skip_serializing_if = "is_default")]
    pub now: Option<Score>,
    /// The rating that practice should reach by the horizon. Absent: not rated.
    #[serde(default, skip_serializing_if = "is_default")]
    pub target: Option<Score>,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

impl Rating {
    /// The rating of one lane.
    #[must_use]
    pub fn score(&self, lane: Lane) -> Option<Score> {
        match lane {
            Lane::Now => self.now,
            Lane::Target => self.target,
        }
    }

    pub(super) fn score_mut(&mut self, lane: Lane) -> &mut Option<Score> {
        match lane {
            Lane::Now => &mut self.now,
            Lane::Target => &mut self.target,
        }
    }

    /// True if nothing is recorded, so that no entry is needed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.now.is_none() && self.target.is_none() && self.unknown.is_empty()
    }
}

impl Round {
    /// A round in which nothing is rated yet.
    #[must_use]
    pub fn new(about: RoundAbout) -> Round {
        let RoundAbout { date, practice, horizon_months } = about;
        Round { date, practice, horizon_months, ..Round::default() }
    }

    /// A fingerprint of this round's ratings, own evidence and comments, which changes when any of them does. It tells
    /// if the round has changed since somebody signed it off. It is no proof, and hides nothing.
    #[must_use]
    pub fn mark(&self) -> String {
        let mut mark = Mark::default();
        for (statement, rating) in &self.ratings {
            mark.take(&statement.0);
            for lane in Lane::ALL {
                mark.take(&rating.score(lane).map_or_else(String::new, |score| score.to_string()));
            }
        }
        for (statement, said) in self.evidence.iter().filter(|(_, said)| !said.own.is_empty()) {
            mark.take(&statement.0);
            mark.take(&said.own);
        }
        for (aspect, comment) in &self.comments {
            mark.take(aspect);
            mark.take(comment);
        }
        format!("{:016x}", mark.0)
    }

    /// The agreed rating that the school took over as its own, if that is still its own rating.
    #[must_use]
    pub fn taken_over(&self, statement: &StatementId) -> Option<&Opinion> {
        let score = self.score(statement, Lane::Now);
        self.opinions.iter().rfind(|one| {
            &one.statement == statement
                && one.voice == Voice::Agreed
                && one.taken_over_on.is_some()
                && one.score == score
        })
    }

    /// The school's own rating for now, from before it took over an agreed rating if it did.
    #[must_use]
    pub fn own_score(&self, statement: &StatementId) -> Option<Score> {
        self.taken_over(statement).map_or_else(|| self.score(statement, Lane::Now), |agreed| agreed.in_place_of)
    }

    /// True if any statement has an agreed rating. A reason without a rating doesn't count.
    #[must_use]
    pub fn has_agreed(&self) -> bool {
        let stands = |one: &Opinion| self.opinion(&one.statement, one.voice).is_some_and(|last| last.score.is_some());
        self.opinions.iter().any(|one| one.voice == Voice::Agreed && one.score.is_some() && stands(one))
    }

    /// The date, practice and horizon.
    #[must_use]
    pub fn about(&self) -> RoundAbout {
        RoundAbout { date: self.date, practice: self.practice, horizon_months: self.horizon_months }
    }

    /// The rating of one statement in one lane, if there is one.
    #[must_use]
    pub fn score(&self, statement: &StatementId, lane: Lane) -> Option<Score> {
        self.ratings.get(statement).and_then(|rating| rating.score(lane))
    }

    /// The current opinion of this voice on a statement: the last one, unless it was withdrawn without a reason.
    #[must_use]
    pub fn opinion(&self, statement: &StatementId, voice: Voice) -> Option<&Opinion> {
        let last = self.opinions.iter().rfind(|one| &one.statement == statement && one.voice == voice);
        last.filter(|one| one.score.is_some() || !one.reason.trim().is_empty())
    }

    /// Makes the round after this one. It keeps the targets, the evidence and the statements that don't apply. Ratings
    /// for now are blank, because the school looks at its practice afresh, and so are answers to prompts, which were
    /// about the old ratings. A planned visit and an open deadline are kept too: they are still to come.
    #[must_use]
    pub fn next(&self, about: RoundAbout, not_applicable: Option<Score>) -> Round {
        let carried = self.ratings.iter().map(|(statement, rating)| {
            let now = rating.now.filter(|&score| Some(score) == not_applicable);
            (statement.clone(), Rating { now, target: rating.target, ..Rating::default() })
        });
        let ratings = carried.filter(|(_, rating)| !rating.is_blank()).collect();
        let evidence = self.evidence.iter().map(|(statement, said)| {
            (statement.clone(), StatementEvidence { answers: BTreeMap::new(), ..said.clone() })
        });
        let evidence = evidence.filter(|(_, said)| !said.is_blank()).collect();
        let visit = Some(&self.visit).filter(|visit| visit.date.is_some() && visit.outcome.is_none());
        let submission = Some(&self.submission).filter(|one| one.deadline.is_some() && one.signed_on.is_none());
        Round {
            ratings,
            evidence,
            visit: visit.cloned().unwrap_or_default(),
            submission: submission.cloned().unwrap_or_default(),
            ..Round::new(about)
        }
    }
}

impl Assessment {
    /// True if a statement is limiting, as its pack says or otherwise as the school says. `None` if neither says.
    #[must_use]
    pub fn is_limiting(&self, statement: &Statement) -> Option<bool> {
        statement.limiting.or_else(|| self.limiting.get(&statement.id).copied())
    }

    /// The current round: the last.
    #[must_use]
    pub fn current(&self) -> Option<&Round> {
        self.rounds.last()
    }

    /// The first round, if there is a later one to compare with it.
    #[must_use]
    pub fn base_line(&self) -> Option<&Round> {
        if self.rounds.len() > 1 { self.rounds.first() } else { None }
    }
}

impl Workbook {
    /// The first assessment with a pack of this id, and its position.
    #[must_use]
    pub fn assessment(&self, pack: &str) -> Option<(usize, &Assessment)> {
        self.assessments.iter().enumerate().find(|(_, assessment)| assessment.pack.id == pack)
    }
}

/// The FNV-1a hash of several texts: equal on every machine and in every version.
struct Mark(u64);

impl Default for Mark {
    fn default() -> Mark {
        Mark(0xcbf2_9ce4_8422_2325)
    }
}

impl Mark {
    fn take(&mut self, text: &str) {
        // The zero byte keeps "a", "b" from being "ab".
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
