//! The calendar file, read by ical.

use join_the_dots::report::{Document, Unmade, make};
use join_the_dots::workbook::Workbook;

use super::{TODAY, full, made, nasty};

struct Entry {
    uid: String,
    start: String,
    end: String,
    summary: String,
    description: String,
    stamp: String,
}

fn entries(workbook: &Workbook) -> Vec<Entry> {
    let file = String::from_utf8(made(Document::Calendar, workbook)).unwrap();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Join the Dots//"), "{file}");
    assert!(!file.contains("METHOD"));
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
    let mut calendars = ical::IcalParser::new(file.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    let entry = |event: &ical::parser::ical::component::IcalEvent| {
        let find = |name: &str| event.properties.iter().find(|property| property.name == name).unwrap();
        let value = |name: &str| find(name).value.clone().unwrap_or_default();
        let kind = vec![("VALUE".to_owned(), vec!["DATE".to_owned()])];
        assert_eq!(find("DTSTART").params.as_ref(), Some(&kind));
        assert_eq!(find("DTEND").params.as_ref(), Some(&kind));
        Entry {
            uid: value("UID"),
            start: value("DTSTART"),
            end: value("DTEND"),
            summary: value("SUMMARY"),
            description: value("DESCRIPTION"),
            stamp: value("DTSTAMP"),
        }
    };
    calendar.events.iter().map(entry).collect()
}

#[test]
fn the_calendar_has_reviews_and_what_is_still_to_be_done() {
    let entries = entries(&full());
    let days: Vec<(&str, &str)> = entries.iter().map(|one| (one.start.as_str(), one.end.as_str())).collect();
    let expected =
        [("20270201", "20270202"), ("20271130", "20271201"), ("20261101", "20261102"), ("20270301", "20270302")];
    assert_eq!(days, expected);
    assert_eq!(entries[2].summary, r"Due: Hold the training\; ask\, listen");
    assert_eq!(
        entries[2].description,
        r"Owner: SENCo\nTarget: Governors ask about outcomes\nStatus: Under way\nBegins: 7 September 2026"
    );
    assert_eq!(entries[2].uid, "a-school-t1-step-2@join-the-dots");
    assert!(entries.iter().all(|one| one.stamp == "20261121T000000Z"));
}

#[test]
fn no_two_entries_have_one_name_and_nothing_breaks_a_line() {
    let entries = entries(&nasty());
    let mut names: Vec<&str> = entries.iter().map(|one| one.uid.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), entries.len());
    assert!(entries.iter().all(|one| one.summary.chars().count() < 200));
    assert!(entries.iter().any(|one| one.description.contains("second line")));
}

#[test]
fn a_plan_without_a_date_makes_no_calendar_and_says_why() {
    let refused: Unmade = make(Document::Calendar, &Workbook::default(), &[], 0, TODAY, None).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "There is no date in the plan yet: set the day of its next review, or the due date of a step, and then ask for \
         the calendar again."
    );
}
