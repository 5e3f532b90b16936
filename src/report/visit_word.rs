//! The checklist of a visit for Word: what to have ready, and what is looked at when, with room to write.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Unmade;
use super::evidence_word::origin;
use super::page::{About, Page, WIDTH};
use super::plan_word::opening;
use super::text::{Chosen, plain, school_name};
use crate::framework::{Area, CheckItem};
use crate::workbook::{Visit, VisitItem, Workbook, day_in_words};

const TITLE: &str = "Visit checklist";
const READY: &str = "☑";
const NOT_READY: &str = "☐";

/// Makes the checklist.
pub(super) fn make(workbook: &Workbook, chosen: Option<Chosen>, today: Date) -> Result<Vec<u8>, Unmade> {
    let school = school_name(workbook);
    let mut page = Page::new();
    page.title(TITLE);
    opening(&mut page, workbook, today);
    let lists =
        |one: &Chosen| one.pack.areas.iter().any(|area| !area.before_visit.is_empty() || !area.during_visit.is_empty());
    match chosen.filter(lists) {
        Some(one) => content(&mut page, one),
        None => {
            page.heading("There is no list for a visit");
            page.body("This scheme names nothing to have ready for a visit, and nothing to look at during one.");
        }
    }
    page.finish(&About { title: TITLE, school: school.as_deref(), today })
}

fn content(page: &mut Page, one: Chosen) {
    let visit = &one.round.visit;
    origin(page, one.pack, one.round);
    page.facts(&[
        ("Date of the visit", day_or(visit.date, "not set yet")),
        ("Assessor", or(&visit.assessor, "not named yet")),
        ("What came of it", visit.outcome.map_or_else(|| "not recorded yet".to_owned(), |one| one.words().to_owned())),
        ("Next audit", day_or(visit.next_audit, "not set yet")),
    ]);
    timetable(page, one);
    page.heading("To have ready");
    let ready = one.pack.areas.iter().flat_map(|area| &area.before_visit);
    let many: BTreeMap<&str, bool> = ready.map(|item| (item.id.as_str(), of(visit, item).ready)).collect();
    let there = many.values().filter(|ready| **ready).count();
    page.body(&format!("{there} of {} ready. What two areas ask for stands in both.", many.len()));
    for area in one.pack.areas.iter().filter(|area| !area.before_visit.is_empty()) {
        page.subheading(&area.heading());
        let rows = area.before_visit.iter().map(|item| {
            let said = of(visit, item);
            let tick = if said.ready { READY } else { NOT_READY };
            vec![tick.to_owned(), wording(&area.before_visit, item), said.with, said.findings]
        });
        let columns =
            [("", 500), ("What", WIDTH - 5900), ("Where it lies ready, or who has it", 2700), ("Notes", 2700)];
        page.form(&columns, &rows.collect::<Vec<_>>());
    }
    let findings = plain(&visit.findings);
    if !findings.is_empty() {
        page.heading("What the assessor found");
        page.body(&findings);
    }
}

/// What is looked at during the visit, by its time. What several areas ask for is one row.
fn timetable(page: &mut Page, one: Chosen) {
    let mut found: Vec<(&CheckItem, String, Vec<&Area>)> = Vec::new();
    for area in &one.pack.areas {
        for item in &area.during_visit {
            match found.iter_mut().find(|(one, ..)| one.id == item.id) {
                Some((.., areas)) => areas.push(area),
                None => found.push((item, wording(&area.during_visit, item), vec![area])),
            }
        }
    }
    if found.is_empty() {
        return;
    }
    // What has no time yet comes last, in the pack's order.
    found.sort_by_key(|(item, ..)| minutes(&of(&one.round.visit, item).time).unwrap_or(u32::MAX));
    page.heading("During the visit");
    let rows = found.into_iter().map(|(item, text, areas)| {
        let said = of(&one.round.visit, item);
        let tick = if said.ready { READY } else { NOT_READY };
        let areas: Vec<&str> = areas.iter().map(|area| area.short_title.as_str()).collect();
        vec![tick.to_owned(), said.time, text, areas.join(", "), said.with, said.findings]
    });
    let columns = [
        ("", 500),
        ("Time", 900),
        ("What", WIDTH - 6900),
        ("Areas", 1900),
        ("With whom, or where", 1700),
        ("What was found", 1900),
    ];
    page.form(&columns, &rows.collect::<Vec<_>>());
}

/// An item's wording; one that is an example of another says so.
fn wording(list: &[CheckItem], item: &CheckItem) -> String {
    let within = item.within.as_ref().and_then(|id| list.iter().find(|one| &one.id == id));
    within.map_or_else(|| item.text.clone(), |_| format!("– for example: {}", plain(&item.text)))
}

fn of(visit: &Visit, item: &CheckItem) -> VisitItem {
    visit.items.get(&item.id).cloned().unwrap_or_default()
}

/// A time of the day as people write it, "9.30", "10:15", in minutes.
fn minutes(time: &str) -> Option<u32> {
    let digits = |text: &str| text.trim().chars().take_while(char::is_ascii_digit).collect::<String>();
    let (hours, rest) = time.split_once([':', '.']).unwrap_or((time, "0"));
    Some(digits(hours).parse::<u32>().ok()?.checked_mul(60)? + digits(rest).parse::<u32>().unwrap_or(0).min(59))
}

fn day_or(day: Option<Date>, none: &str) -> String {
    day.map_or_else(|| none.to_owned(), day_in_words)
}

fn or(text: &str, none: &str) -> String {
    let text = plain(text);
    if text.is_empty() { none.to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_ordered_as_people_write_them() {
        for (time, found) in [("9:05", Some(545)), ("10.15", Some(615)), ("14", Some(840)), ("9:30 to 10", Some(570))] {
            assert_eq!(minutes(time), found, "{time}");
        }
        for time in ["", "after break", "99999999999:1", "4294967295"] {
            assert_eq!(minutes(time), None, "{time}");
        }
    }
}
