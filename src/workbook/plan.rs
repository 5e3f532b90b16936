//! The improvement plan: targets, the steps towards them, and the reviews that look back (document 004, step 4).

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::UnknownFields;
use super::day::{read_day, write_day};
use crate::framework::{StatementId, is_default};

/// The improvement plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Plan {
    /// The targets, in the order that the school puts them in.
    #[serde(skip_serializing_if = "is_default")]
    pub targets: Vec<Target>,
    /// When the plan is to be looked back on next: every three to four months.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub next_review: Option<Date>,
    /// The years that the inclusion strategy is for, as its cover says it.
    #[serde(skip_serializing_if = "is_default")]
    pub strategy_years: String,
    /// When the inclusion strategy is to be reviewed: once a year.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub strategy_review: Option<Date>,
    /// The principles of the strategy's guidance, by the names that the school gives them.
    #[serde(skip_serializing_if = "is_default")]
    pub principles: Vec<Principle>,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// One principle that targets may serve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Principle {
    /// The name that targets refer to it by.
    pub id: String,
    /// What the school calls it.
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// One target of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Target {
    /// The name that tells this target from every other of the workbook.
    pub id: String,
    /// What is to be better.
    #[serde(skip_serializing_if = "is_default")]
    pub aim: String,
    /// How anybody can see that it is reached: measurable.
    #[serde(skip_serializing_if = "is_default")]
    pub success: String,
    /// The role that answers for it.
    #[serde(skip_serializing_if = "is_default")]
    pub owner: String,
    /// What it needs besides money: people, time, training, things.
    #[serde(skip_serializing_if = "is_default")]
    pub resources: String,
    /// What it costs.
    #[serde(rename = "cost_pence", skip_serializing_if = "is_default")]
    pub cost: Option<Pounds>,
    /// Where the money comes from.
    #[serde(skip_serializing_if = "is_default")]
    pub funding: String,
    /// Where it stands in the School Development Plan.
    #[serde(skip_serializing_if = "is_default")]
    pub sdp_reference: String,
    /// How the school will know on the way whether it works.
    #[serde(skip_serializing_if = "is_default")]
    pub monitoring: String,
    /// The barrier to learning and participation that it removes.
    #[serde(skip_serializing_if = "is_default")]
    pub barrier: String,
    /// Who benefits.
    #[serde(skip_serializing_if = "is_default")]
    pub who_benefits: String,
    /// How far it is.
    pub status: Status,
    /// The statements whose ratings it must move.
    #[serde(skip_serializing_if = "is_default")]
    pub statements: Vec<StatementRef>,
    /// What is to be done, in order.
    #[serde(skip_serializing_if = "is_default")]
    pub steps: Vec<Step>,
    /// The ids of the principles that it serves.
    #[serde(skip_serializing_if = "is_default")]
    pub principles: Vec<String>,
    /// What was found each time it was looked back on, first to last.
    #[serde(skip_serializing_if = "is_default")]
    pub reviews: Vec<Review>,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A statement of a pack.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct StatementRef {
    /// The id of its pack.
    pub pack: String,
    /// The statement.
    pub statement: StatementId,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// One thing to do towards a target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Step {
    /// What is to be done.
    #[serde(skip_serializing_if = "is_default")]
    pub what: String,
    /// The role that does it.
    #[serde(skip_serializing_if = "is_default")]
    pub owner: String,
    /// When it begins.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub start: Option<Date>,
    /// When it is to be done.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub due: Option<Date>,
    /// How far it is.
    pub status: Status,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// What was found when a target was looked back on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Review {
    /// The day.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// What was done since the last time.
    #[serde(skip_serializing_if = "is_default")]
    pub done: String,
    /// What impact it had.
    #[serde(skip_serializing_if = "is_default")]
    pub impact: String,
    /// How the school knows.
    #[serde(skip_serializing_if = "is_default")]
    pub how_we_know: String,
    /// What comes next.
    #[serde(skip_serializing_if = "is_default")]
    pub next_step: String,
    /// Fields that a later version wrote.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// How far a target or a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nothing is done yet.
    #[default]
    NotStarted,
    /// It is being worked on.
    UnderWay,
    /// It is done.
    Done,
    /// It will not be done.
    Stopped,
}

impl Status {
    /// Every one, in the order that forms offer them.
    pub const ALL: [Status; 4] = [Status::NotStarted, Status::UnderWay, Status::Done, Status::Stopped];

    /// How far, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Status::NotStarted => "Not started",
            Status::UnderWay => "Under way",
            Status::Done => "Done",
            Status::Stopped => "Stopped",
        }
    }

    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Status::NotStarted | Status::UnderWay)
    }
}

/// A sum of money, to the penny.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "u64", into = "u64")]
#[cfg_attr(not(target_arch = "wasm32"), schemars(!try_from, !into, transparent))]
pub struct Pounds {
    /// In pence. At most ten million pounds.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = 1_000_000_000)))]
    pub pence: u64,
}

/// Text that is no sum of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotPounds;

impl fmt::Display for NotPounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a cost is a sum in pounds, such as 1,250 or 49.99")
    }
}

impl TryFrom<u64> for Pounds {
    type Error = String;

    fn try_from(pence: u64) -> Result<Pounds, String> {
        let error = |_| format!("this is the number {pence}, not a sum in pence of up to £10,000,000");
        Pounds::of_pence(pence).map_err(error)
    }
}

impl From<Pounds> for u64 {
    fn from(sum: Pounds) -> u64 {
        sum.pence
    }
}

impl Pounds {
    /// More than any school's plan costs.
    pub const MOST: u64 = 1_000_000_000;

    /// A sum of so many pence.
    ///
    /// # Errors
    /// [`NotPounds`] if it is more than [`Pounds::MOST`].
    pub fn of_pence(pence: u64) -> Result<Pounds, NotPounds> {
        if pence <= Pounds::MOST { Ok(Pounds { pence }) } else { Err(NotPounds) }
    }

    /// Reads a sum as people type it: "1250", "£1,250", "49.99".
    ///
    /// # Errors
    /// [`NotPounds`] if it is no sum, below nothing, finer than a penny or more than [`Pounds::MOST`].
    pub fn parse(text: &str) -> Result<Pounds, NotPounds> {
        let digits: String = text.trim().trim_start_matches('£').chars().filter(|c| !matches!(c, ',' | ' ')).collect();
        let (pounds, pence) = digits.split_once('.').unwrap_or((&digits, ""));
        let number = |text: &str| -> Result<u64, NotPounds> {
            if text.len() > 9 || !text.bytes().all(|b| b.is_ascii_digit()) {
                Err(NotPounds)
            } else {
                text.parse().map_err(|_| NotPounds)
            }
        };
        let pence = match pence.len() {
            0 if !digits.contains('.') => 0,
            1 => number(pence)? * 10,
            2 => number(pence)?,
            _ => return Err(NotPounds),
        };
        Pounds::of_pence(number(pounds)? * 100 + pence)
    }
}

impl fmt::Display for Pounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pounds = (self.pence / 100).to_string();
        f.write_str("£")?;
        for (i, digit) in pounds.chars().enumerate() {
            if i > 0 && (pounds.len() - i).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        match self.pence % 100 {
            0 => Ok(()),
            pence => write!(f, ".{pence:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_as_they_are_typed_and_shown_as_they_are_printed() {
        for (typed, shown) in [
            ("0", "£0"),
            ("1250", "£1,250"),
            (" £1,250 ", "£1,250"),
            ("49.9", "£49.90"),
            ("49.99", "£49.99"),
            ("1 000 000", "£1,000,000"),
            ("10000000", "£10,000,000"),
        ] {
            assert_eq!(Pounds::parse(typed).map(|sum| sum.to_string()), Ok(shown.to_owned()), "{typed}");
        }
        for typed in ["", "£", "ten", "-5", "1.234", "5.", "1e3", "10000000.01", "99999999999999999999", "12p", "½"] {
            assert_eq!(Pounds::parse(typed), Err(NotPounds), "{typed:?}");
        }
    }
}
