//! Days as files write them: 2026-11-21.
//!
//! jiff knows the calendar; its own reading and writing of texts would weigh a tenth of the program.

use std::fmt;

use jiff::civil::Date;
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserializer, Serialize, Serializer};

/// Reads a day such as 2026-11-21.
#[must_use]
pub fn day_from_iso(text: &str) -> Option<Date> {
    let digits = |text: &str, many| text.len() == many && text.bytes().all(|b| b.is_ascii_digit());
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Writes a day as 2026-11-21.
#[must_use]
pub fn day_to_iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A day in words: 21 November 2026.
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
    fn reads_what_it_writes_and_nothing_else() {
        let day = day_from_iso("2028-02-29").unwrap();
        assert_eq!((day.year(), day.month(), day.day()), (2028, 2, 29));
        assert_eq!(day_to_iso(day), "2028-02-29");
        for text in
            ["", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01T00", "2026-01-01-", "+026-01-01"]
        {
            assert_eq!(day_from_iso(text), None, "{text:?}");
        }
    }
}
