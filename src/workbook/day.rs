//! Calendar days as files write them, 2026-11-21, and as people read them, 21 November 2026.
//!
//! jiff knows the calendar. Its own reading and writing of texts is left out here on purpose: these three functions are in
//! the first load, where it would weigh a tenth of the program.

use std::fmt;

use jiff::civil::Date;
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserializer, Serialize, Serializer};

/// Reads a day that a file writes as year, month and day: 2026-11-21. `None` if the text is anything else, or no day of
/// the calendar.
///
/// # Examples
/// ```
/// use jiff::civil::date;
/// use join_the_dots::workbook::day_from_iso;
///
/// assert_eq!(day_from_iso("2028-02-29"), Some(date(2028, 2, 29)));
/// assert_eq!(day_from_iso("2026-02-29"), None);
/// assert_eq!(day_from_iso("21 November 2026"), None);
/// ```
#[must_use]
pub fn day_from_iso(text: &str) -> Option<Date> {
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Writes a day as files have it: 2026-11-21.
#[must_use]
pub fn day_to_iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A day as people read it.
///
/// # Examples
/// ```
/// use jiff::civil::date;
/// use join_the_dots::workbook::day_in_words;
///
/// assert_eq!(day_in_words(date(2026, 11, 1)), "1 November 2026");
/// ```
#[must_use]
pub fn day_in_words(day: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(day.month() - 1).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&"");
    format!("{} {month} {}", day.day(), day.year())
}

/// Writes a day as files hold it, for serde.
pub(super) fn write_day<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
    day.map(day_to_iso).serialize(to)
}

/// Reads a day as files hold it, for serde.
pub(super) fn read_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    from.deserialize_option(IsoDay)
}

/// Reads a text such as 2026-11-21, or nothing.
struct IsoDay;

impl<'de> Visitor<'de> for IsoDay {
    type Value = Option<Date>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as 2026-11-21")
    }

    fn visit_none<E: Error>(self) -> Result<Option<Date>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Option<Date>, D::Error> {
        from.deserialize_str(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Option<Date>, E> {
        day_from_iso(text).map(Some).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written_and_in_no_other_way() {
        let day = day_from_iso("2028-02-29").unwrap();
        assert_eq!((day.year(), day.month(), day.day()), (2028, 2, 29));
        assert_eq!(day_to_iso(day), "2028-02-29");
        for text in [
            "",
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "26-01-01",
            "20260101",
            "2026-01-01T00",
            "2026-01-01T00:00:00",
            "2026-01-01[Europe/London]",
            "2026-01-01-",
            "2026-W01-4",
            " 2026-01-01",
            "+026-01-01",
            "+002026-01-01",
            "-002026-01-01",
        ] {
            assert_eq!(day_from_iso(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_day_in_words_has_no_zero_before_it() {
        for (day, words) in
            [("2026-11-21", "21 November 2026"), ("2027-01-05", "5 January 2027"), ("0987-05-31", "31 May 987")]
        {
            assert_eq!(day_in_words(day_from_iso(day).unwrap()), words);
        }
    }
}
