//! The checklist of a visit (Word): the things to have ready, and the timetable of the day, with room to write.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use jiff::fmt::strtime::BrokenDownTime;

use super::builder::{WIDTH, WordBuilder};
use super::front::{school_and_day, source};
use crate::framework::{Area, CheckItem};
use crate::report::clean::{clean, or};
use crate::report::error::ReportError;
use crate::report::phrases::day_or;
use crate::report::subject::Subject;
use crate::workbook::{Visit, VisitItem, Workbook};

const TITLE: &str = "Visit checklist";
const READY: &str = "☑";
const NOT_READY: &str = "☐";

/// Makes the checklist.
pub(in crate::report) fn make(
    workbook: &Workbook,
    subject: Option<Subject>,
    today: Date,
) -> Result<Vec<u8>, ReportError> {
    let mut doc = WordBuilder::new(TITLE, workbook, today);
    doc.title(TITLE);
    school_and_day(&mut doc, workbook, today);
    let has_lists = |subject: &Subject| {
        subject.pack.areas.iter().any(|area| !area.before_visit.is_empty() || !area.during_visit.is_empty())
    };
    match subject.filter(has_lists) {
        Some(subject) => content(&mut doc, subject),
        None => {
            doc.heading("There is no list for a visit");
            doc.body("This scheme has no list of things to have ready for a visit or to look at during one.");
        }
    }
    doc.finish()
}

fn content(doc: &mut WordBuilder, subject: Subject) {
    let visit = &subject.round.visit;
    source(doc, subject.pack, subject.round);
    doc.facts(&[
        ("Date of the visit", day_or(visit.date, "not set yet")),
        ("Assessor", or(&visit.assessor, "not named yet")),
        ("Outcome", visit.outcome.map_or("not recorded yet", |outcome| outcome.words()).to_owned()),
        ("Next audit", day_or(visit.next_audit, "not set yet")),
    ]);
    timetable(doc, subject);
    preparations(doc, subject);
    let findings = clean(&visit.findings);
    if !findings.is_empty() {
        doc.heading("The assessor’s findings");
        doc.body(&findings);
    }
}

/// The things to have ready, area by area. One that several areas ask for stands in each.
fn preparations(doc: &mut WordBuilder, subject: Subject) {
    let visit = &subject.round.visit;
    doc.heading("To have ready");
    let all = subject.pack.areas.iter().flat_map(|area| &area.before_visit);
    let once: BTreeMap<&str, bool> = all.map(|item| (item.id.as_str(), entry(visit, item).ready)).collect();
    let ready = once.values().filter(|ready| **ready).count();
    doc.body(&format!("{ready} of {} ready. Items that two areas ask for are listed in both.", once.len()));
    for area in subject.pack.areas.iter().filter(|area| !area.before_visit.is_empty()) {
        doc.subheading(&area.heading());
        let rows = area.before_visit.iter().map(|item| {
            let VisitItem { ready, with, findings, .. } = entry(visit, item);
            vec![tick(ready), wording(&area.before_visit, item), with, findings]
        });
        let columns = [("", 500), ("Item", WIDTH - 5500), ("Where it is kept, or who has it", 2500), ("Notes", 2500)];
        doc.form(&columns, &rows.collect::<Vec<_>>());
    }
}

/// The timetable of the day, by time. An activity that several areas ask for is one row; those without a time come
/// last, in the pack's order.
fn timetable(doc: &mut WordBuilder, subject: Subject) {
    let visit = &subject.round.visit;
    let mut activities: Vec<(&CheckItem, String, Vec<&Area>)> = Vec::new();
    for area in &subject.pack.areas {
        for item in &area.during_visit {
            match activities.iter_mut().find(|(known, ..)| known.id == item.id) {
                Some((.., areas)) => areas.push(area),
                None => activities.push((item, wording(&area.during_visit, item), vec![area])),
            }
        }
    }
    if activities.is_empty() {
        return;
    }
    activities.sort_by_key(|(item, ..)| {
        let time = time_of_day(&entry(visit, item).time);
        (time.is_none(), time)
    });
    doc.heading("During the visit");
    let rows = activities.into_iter().map(|(item, text, areas)| {
        let VisitItem { time, ready, with, findings, .. } = entry(visit, item);
        let areas: Vec<&str> = areas.iter().map(|area| area.short_title.as_str()).collect();
        vec![tick(ready), time, text, areas.join(", "), with, findings]
    });
    let columns = [
        ("", 500),
        ("Time", 900),
        ("Activity", WIDTH - 7100),
        ("Areas", 2200),
        ("With whom, or where", 1700),
        ("Findings", 1800),
    ];
    doc.form(&columns, &rows.collect::<Vec<_>>());
}

fn tick(ready: bool) -> String {
    if ready { READY } else { NOT_READY }.to_owned()
}

/// An item's wording. An item that is an example of another says so.
fn wording(list: &[CheckItem], item: &CheckItem) -> String {
    let within = item.within.as_ref().and_then(|id| list.iter().find(|one| &one.id == id));
    within.map_or_else(|| item.text.clone(), |_| format!("– for example: {}", clean(&item.text)))
}

/// The school's entry for an item. Without one, an empty entry.
fn entry(visit: &Visit, item: &CheckItem) -> VisitItem {
    visit.items.get(&item.id).cloned().unwrap_or_default()
}

/// The time at the beginning of a text, as people write it: "9.30", "10:15", "14", "9:30 to 10".
fn time_of_day(text: &str) -> Option<Time> {
    let text = text.trim().replacen('.', ":", 1);
    let parsed = ["%H:%M", "%H"].iter().find_map(|format| BrokenDownTime::parse_prefix(format, &text).ok());
    let (hour, minute) = parsed.map(|(time, _)| (time.hour(), time.minute()))?;
    Time::new(hour?, minute.unwrap_or(0), 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let read = [
            ("9:05", time(9, 5, 0, 0)),
            ("10.15", time(10, 15, 0, 0)),
            ("14", time(14, 0, 0, 0)),
            (" 09:30 to 10", time(9, 30, 0, 0)),
            ("9 to 10.30", time(9, 0, 0, 0)),
        ];
        for (text, time) in read {
            assert_eq!(time_of_day(text), Some(time), "{text}");
        }
        for text in ["", "after break", "99999999999:1", "4294967295"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }
}
