//! The calendar file, read by ical.

use join_the_dots::report::{Document, ReportError, make};
use join_the_dots::workbook::Workbook;

use super::{TODAY, file_of, full_school, hostile_school};

/// One event of the calendar, as ical reads it.
pub(super) struct CalendarEvent {
    uid: String,
    start: String,
    end: String,
    summary: String,
    description: String,
    stamp: String,
}

fn events(workbook: &Workbook) -> Vec<CalendarEvent> {
    read_events(&file_of(Document::Calendar, workbook))
}

/// The events of a calendar file, whose form is checked on the way.
pub(super) fn read_events(file: &[u8]) -> Vec<CalendarEvent> {
    let file = std::str::from_utf8(file).unwrap();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Join the Dots//"), "{file}");
    assert!(!file.contains("METHOD"));
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    let lines: Vec<&str> = file.split("\r\n").collect();
    for pair in lines.windows(2) {
        // icalendar lets the last part of a folded line have one octet more than the 75 that RFC 5545 recommends.
        let is_last_part = pair[0].starts_with(' ') && !pair[1].starts_with(' ');
        assert!(pair[0].len() <= 75 + usize::from(is_last_part), "{}", pair[0]);
    }
    let mut calendars = ical::IcalParser::new(file.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    let read = |event: &ical::parser::ical::component::IcalEvent| {
        let find = |name: &str| event.properties.iter().find(|property| property.name == name).unwrap();
        let value = |name: &str| find(name).value.clone().unwrap_or_default();
        let kind = vec![("VALUE".to_owned(), vec!["DATE".to_owned()])];
        assert_eq!(find("DTSTART").params.as_ref(), Some(&kind));
        assert_eq!(find("DTEND").params.as_ref(), Some(&kind));
        CalendarEvent {
            uid: value("UID"),
            start: value("DTSTART"),
            end: value("DTEND"),
            summary: value("SUMMARY"),
            description: value("DESCRIPTION"),
            stamp: value("DTSTAMP"),
        }
    };
    calendar.events.iter().map(read).collect()
}

#[test]
fn the_calendar_has_reviews_and_the_steps_that_are_still_open() {
    let events = events(&full_school());
    let days: Vec<(&str, &str)> = events.iter().map(|event| (event.start.as_str(), event.end.as_str())).collect();
    let expected =
        [("20270201", "20270202"), ("20271130", "20271201"), ("20261101", "20261102"), ("20270301", "20270302")];
    assert_eq!(days, expected);
    assert_eq!(events[2].summary, r"Due: Hold the training\; ask\, listen");
    assert_eq!(
        events[2].description,
        r"Owner: SENCo\nTarget: Governors ask about outcomes\nStatus: Under way\nStart: 7 September 2026"
    );
    assert_eq!(events[2].uid, "a-school-t1-step-2@join-the-dots");
    assert!(events.iter().all(|event| event.stamp == "20261121T000000Z"));
}

#[test]
fn no_two_events_have_one_uid_and_no_text_breaks_a_line() {
    let events = events(&hostile_school());
    let mut uids: Vec<&str> = events.iter().map(|event| event.uid.as_str()).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), events.len());
    assert!(events.iter().all(|event| event.summary.chars().count() < 200));
    assert!(events.iter().any(|event| event.description.contains("second line")));
}

#[test]
fn a_plan_without_a_date_makes_no_calendar_and_says_why() {
    let refused: ReportError = make(Document::Calendar, &Workbook::default(), &[], 0, TODAY, None).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "The plan has no dates yet. Set the day of its next review, or the due date of a step, then make the calendar \
         again."
    );
}
