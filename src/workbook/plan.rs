//! The improvement plan: targets, the steps towards them, and reviews (the SEND self-evaluation, step 4).

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
    /// The targets, in the school's own order.
    #[serde(skip_serializing_if = "is_default")]
    pub targets: Vec<Target>,
    /// The day of the plan's next review. There is one every three to four months.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub next_review: Option<Date>,
    /// The years of the inclusion strategy, as on its cover: "2026 to 2029".
    #[serde(skip_serializing_if = "is_default")]
    pub strategy_years: String,
    /// The day of the inclusion strategy's yearly review.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub strategy_review: Option<Date>,
    /// The principles of the strategy's guidance, as the school names them.
    #[serde(skip_serializing_if = "is_default")]
    pub principles: Vec<Principle>,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A principle of the inclusion strategy's guidance, which targets may serve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Principle {
    /// The id that targets refer to.
    pub id: String,
    /// The principle as the school names it.
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A target of the improvement plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Target {
    /// The id of the target, unique in the workbook.
    pub id: String,
    /// The improvement that it aims at.
    #[serde(skip_serializing_if = "is_default")]
    pub aim: String,
    /// The success criteria: measurable signs that it is reached.
    #[serde(skip_serializing_if = "is_default")]
    pub success: String,
    /// The role that is responsible for it.
    #[serde(skip_serializing_if = "is_default")]
    pub owner: String,
    /// The resources that it needs beside money: people, time, training, materials.
    #[serde(skip_serializing_if = "is_default")]
    pub resources: String,
    /// The cost.
    #[serde(rename = "cost_pence", skip_serializing_if = "is_default")]
    pub cost: Option<Pounds>,
    /// The source of the money.
    #[serde(skip_serializing_if = "is_default")]
    pub funding: String,
    /// The reference to the School Development Plan.
    #[serde(skip_serializing_if = "is_default")]
    pub sdp_reference: String,
    /// The way in which the school checks progress.
    #[serde(skip_serializing_if = "is_default")]
    pub monitoring: String,
    /// The barrier to learning and participation that it removes.
    #[serde(skip_serializing_if = "is_default")]
    pub barrier: String,
    /// The people who benefit.
    #[serde(skip_serializing_if = "is_default")]
    pub who_benefits: String,
    /// The progress.
    pub status: Status,
    /// The statements whose ratings it improves.
    #[serde(skip_serializing_if = "is_default")]
    pub statements: Vec<StatementRef>,
    /// The steps, in order.
    #[serde(skip_serializing_if = "is_default")]
    pub steps: Vec<Step>,
    /// The ids of the principles that it serves.
    #[serde(skip_serializing_if = "is_default")]
    pub principles: Vec<String>,
    /// The reviews, oldest first.
    #[serde(skip_serializing_if = "is_default")]
    pub reviews: Vec<Review>,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A reference to a statement of a pack.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct StatementRef {
    /// The id of its pack.
    pub pack: String,
    /// The id of the statement.
    pub statement: StatementId,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A step towards a target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Step {
    /// The work to do.
    #[serde(skip_serializing_if = "is_default")]
    pub what: String,
    /// The role that does it.
    #[serde(skip_serializing_if = "is_default")]
    pub owner: String,
    /// The day when it starts.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub start: Option<Date>,
    /// The day by which it must be done.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub due: Option<Date>,
    /// The progress.
    pub status: Status,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// A review of a target: a look back on it on one day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Review {
    /// The day of the review.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day", skip_serializing_if = "is_default")]
    pub date: Option<Date>,
    /// The work done since the last review.
    #[serde(skip_serializing_if = "is_default")]
    pub done: String,
    /// The impact of that work.
    #[serde(skip_serializing_if = "is_default")]
    pub impact: String,
    /// The way in which the school knows.
    #[serde(skip_serializing_if = "is_default")]
    pub how_we_know: String,
    /// The next step.
    #[serde(skip_serializing_if = "is_default")]
    pub next_step: String,
    /// Fields of another version, kept as they came.
    #[serde(flatten)]
    pub unknown: UnknownFields,
}

/// The progress of a target or a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// No work has started.
    #[default]
    NotStarted,
    /// Work has started.
    UnderWay,
    /// The work is done.
    Done,
    /// The school has given it up.
    Stopped,
}

impl Status {
    /// Every value, in the order of the forms.
    pub const ALL: [Status; 4] = [Status::NotStarted, Status::UnderWay, Status::Done, Status::Stopped];

    /// The value's name on the page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Status::NotStarted => "Not started",
            Status::UnderWay => "Under way",
            Status::Done => "Done",
            Status::Stopped => "Stopped",
        }
    }

    /// True if there is still work to do.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Status::NotStarted | Status::UnderWay)
    }
}

/// An amount of money in pounds and pence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "u64", into = "u64")]
#[cfg_attr(not(target_arch = "wasm32"), schemars(!try_from, !into, transparent))]
pub struct Pounds {
    /// The amount in pence, at most ten million pounds.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(max = 1_000_000_000)))]
    pub pence: u64,
}

/// The error of a text that isn't an amount of money.
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
    /// The highest amount, in pence: more than any school's plan costs.
    pub const MOST: u64 = 1_000_000_000;

    /// Makes an amount of pence.
    ///
    /// # Errors
    /// [`NotPounds`] if it is more than [`Pounds::MOST`].
    pub fn of_pence(pence: u64) -> Result<Pounds, NotPounds> {
        if pence <= Pounds::MOST { Ok(Pounds { pence }) } else { Err(NotPounds) }
    }

    /// Reads an amount as people type it: "1250", "£1,250", "49.99".
    ///
    /// # Errors
    /// [`NotPounds`] if it isn't a number, is negative, has parts of a penny or is more than [`Pounds::MOST`].
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
    fn amounts_are_read_as_people_type_them_and_shown_as_people_print_them() {
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
