//! Rules about days: how far off one is, how old evidence is, when the last academic year was.

use jiff::ToSpan;
use jiff::civil::Date;

/// The number of days from one day to another: below 0 if the other is earlier.
///
/// # Examples
/// ```
/// use jiff::civil::date;
/// use join_the_dots::analysis::days_between;
///
/// assert_eq!(days_between(date(2026, 11, 21), date(2026, 12, 3)), 12);
/// assert_eq!(days_between(date(2026, 11, 21), date(2026, 11, 20)), -1);
/// ```
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// A number of days from today, as people say it: "in 12 days", "tomorrow", "today", "yesterday", "3 days ago".
#[must_use]
pub fn days_in_words(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {days} days"),
        days => format!("{} days ago", days.unsigned_abs()),
    }
}

/// An age of evidence to look for: evidence grows old, and an assessor asks for what is recent.
///
/// # Examples
/// ```
/// use jiff::civil::date;
/// use join_the_dots::analysis::EvidenceAge;
///
/// let today = date(2026, 11, 21);
/// assert!(EvidenceAge::LastMonths(12).holds(Some(date(2025, 11, 21)), today));
/// assert!(EvidenceAge::OlderThanMonths(12).holds(Some(date(2025, 11, 20)), today));
/// assert!(EvidenceAge::Undated.holds(None, today));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceAge {
    /// Evidence with a date in the last so many months.
    LastMonths(u8),
    /// Evidence with a date before that.
    OlderThanMonths(u8),
    /// Evidence without a date.
    Undated,
}

impl EvidenceAge {
    /// True if evidence of this date has this age today.
    #[must_use]
    pub fn holds(self, date: Option<Date>, today: Date) -> bool {
        // From a 31st, months without one count back to their last day.
        let months_ago = |months: u8| today.saturating_sub(i32::from(months).months());
        match (self, date) {
            (EvidenceAge::Undated, date) => date.is_none(),
            (_, None) => false,
            (EvidenceAge::LastMonths(months), Some(date)) => date >= months_ago(months),
            (EvidenceAge::OlderThanMonths(months), Some(date)) => date < months_ago(months),
        }
    }
}

/// The first and last day of the last academic year that has ended: 1 September to 31 August. `None` at the very start
/// of the calendar.
///
/// # Examples
/// ```
/// use jiff::civil::date;
/// use join_the_dots::analysis::last_academic_year;
///
/// assert_eq!(last_academic_year(date(2026, 11, 21)), Some((date(2025, 9, 1), date(2026, 8, 31))));
/// ```
#[must_use]
pub fn last_academic_year(today: Date) -> Option<(Date, Date)> {
    let this_september = Date::new(today.year(), 9, 1).ok()?;
    let end = if today >= this_september { this_september } else { this_september.checked_sub(1.year()).ok()? };
    Some((end.checked_sub(1.year()).ok()?, end.yesterday().ok()?))
}
