//! The improvement plan: targets, the steps towards them, and the reviews that look back (document 004, step 4).

use std::fmt;

use jiff::civil::Date;

use super::UnknownFields;
use crate::framework::StatementId;

/// The improvement plan.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Plan {
    /// The targets, in the order that the school puts them in.
    pub targets: Vec<Target>,
    /// When the plan is to be looked back on next: every three to four months.
    pub next_review: Option<Date>,
    /// The years that the inclusion strategy is for, as its cover says it.
    pub strategy_years: String,
    /// When the inclusion strategy is to be reviewed: once a year.
    pub strategy_review: Option<Date>,
    /// The principles of the strategy's guidance, by the names that the school gives them.
    pub principles: Vec<Principle>,
    /// Fields that a later version wrote.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// One principle that targets may serve.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Principle {
    /// The name that targets refer to it by.
    pub id: String,
    /// What the school calls it.
    pub name: String,
    /// Fields that a later version wrote.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// One target of the plan.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Target {
    /// The name that tells this target from every other of the workbook.
    pub id: String,
    /// What is to be better.
    pub aim: String,
    /// How anybody can see that it is reached: measurable.
    pub success: String,
    /// The role that answers for it.
    pub owner: String,
    /// What it needs besides money: people, time, training, things.
    pub resources: String,
    /// What it costs.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "cost_pence"))]
    pub cost: Option<Pounds>,
    /// Where the money comes from.
    pub funding: String,
    /// Where it stands in the School Development Plan.
    pub sdp_reference: String,
    /// How the school will know on the way whether it works.
    pub monitoring: String,
    /// The barrier to learning and participation that it removes.
    pub barrier: String,
    /// Who benefits.
    pub who_benefits: String,
    /// How far it is.
    pub status: Status,
    /// The statements whose ratings it must move.
    pub statements: Vec<StatementRef>,
    /// What is to be done, in order.
    pub steps: Vec<Step>,
    /// The ids of the principles that it serves.
    pub principles: Vec<String>,
    /// What was found each time it was looked back on, first to last.
    pub reviews: Vec<Review>,
    /// Fields that a later version wrote.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// A statement of a pack.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct StatementRef {
    /// The id of its pack.
    pub pack: String,
    /// The statement.
    pub statement: StatementId,
    /// Fields that a later version wrote.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// One thing to do towards a target.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Step {
    /// What is to be done.
    pub what: String,
    /// The role that does it.
    pub owner: String,
    /// When it begins.
    pub start: Option<Date>,
    /// When it is to be done.
    pub due: Option<Date>,
    /// How far it is.
    pub status: Status,
    /// Fields that a later version wrote.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// What was found when a target was looked back on.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
pub struct Review {
    /// The day.
    pub date: Option<Date>,
    /// What was done since the last time.
    pub done: String,
    /// What impact it had.
    pub impact: String,
    /// How the school knows.
    pub how_we_know: String,
    /// What comes next.
    pub next_step: String,
    /// Fields that a later version wrote.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(flatten))]
    pub unknown: UnknownFields,
}

/// How far a target or a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(rename_all = "kebab-case"))]
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

    /// How far, as files have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Status::NotStarted => "not-started",
            Status::UnderWay => "under-way",
            Status::Done => "done",
            Status::Stopped => "stopped",
        }
    }

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(transparent))]
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
