//! Reviews and due dates as a calendar file (RFC 5545), which Outlook, Google and Apple calendars take in.
//!
//! Every event lasts all day and leaves the day free. Its UID is made of names that do not change, so that a file taken
//! in again moves what is there, instead of adding it twice.

use std::collections::BTreeSet;

use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::Date;

use super::Unmade;
use super::text::{count, or_dash, plain, school_name, short};
use crate::analysis::{Due, DueKind, PlannedStep};
use crate::exchange::APP_VERSION;
use crate::framework::Pack;
use crate::workbook::{Workbook, day_in_words, day_to_iso};

/// The longest title of an event: calendars show one line of it.
const LONGEST_TITLE: usize = 120;

const NO_DATE: &str = "There is no date in the plan yet: set the day of its next review, or the due date of a step, \
                       and then ask for the calendar again.";

/// Makes the calendar file.
pub(super) fn make(workbook: &Workbook, packs: &[&Pack], today: Date) -> Result<Vec<u8>, Unmade> {
    let plan = &workbook.plan;
    let mut events = Vec::new();
    if let Some(day) = plan.next_review {
        let targets = count(plan.targets.len(), "target");
        let text = format!(
            "The improvement plan has {targets}. For each one: what was done, what impact it had, how we know, and \
             what \
             comes next."
        );
        events.push(Entry {
            name: "plan-review".to_owned(),
            day,
            title: "Review the improvement plan".to_owned(),
            text,
        });
    }
    if let Some(day) = plan.strategy_review {
        let text = "The inclusion strategy is reviewed once a year, and its cover says so.".to_owned();
        let title = "Review the inclusion strategy".to_owned();
        events.push(Entry { name: "strategy-review".to_owned(), day, title, text });
    }
    events.extend(PlannedStep::all(plan).iter().filter(|one| one.is_open()).filter_map(step));
    events.extend(Due::all(workbook, packs, today).iter().filter_map(|due| of_a_round(workbook, due)));
    if events.is_empty() {
        return Err(Unmade(NO_DATE.to_owned()));
    }

    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", format!("-//Join the Dots//Join the Dots {APP_VERSION}//EN")));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    let name = school_name(workbook).map_or_else(String::new, |school| format!(": {school}"));
    calendar.append_property(text_property("X-WR-CALNAME", &format!("Improvement plan{name}")));
    let mut taken = BTreeSet::new();
    for entry in &events {
        calendar.push(entry.event(workbook, today, &mut taken));
    }
    Ok(calendar.to_string().into_bytes())
}

fn step(one: &PlannedStep) -> Option<Entry> {
    let PlannedStep { target, at, step } = one;
    let what = short(&step.what, LONGEST_TITLE);
    let aim = short(&target.aim, LONGEST_TITLE);
    let title = match (what.is_empty(), aim.is_empty()) {
        (false, _) => format!("Due: {what}"),
        (true, false) => format!("Due: a step towards “{aim}”"),
        (true, true) => "Due: a step of the improvement plan".to_owned(),
    };
    let mut text = format!("Owner: {}\nTarget: {}", or_dash(one.owner()), or_dash(&target.aim));
    if plain(&step.what) != what {
        text = format!("{}\n{text}", plain(&step.what));
    }
    text = format!("{text}\nStatus: {}", step.status.words());
    if let Some(start) = step.start {
        text = format!("{text}\nBegins: {}", day_in_words(start));
    }
    Some(Entry { name: format!("{}-step-{}", target.id, at + 1), day: step.due?, title, text })
}

/// A visit, the audit after it, or the day by which a round is to be handed in.
fn of_a_round(workbook: &Workbook, due: &Due) -> Option<Entry> {
    let (DueKind::Visit(of) | DueKind::NextAudit(of) | DueKind::Submission(of)) = &due.what else { return None };
    let scheme = short(of.scheme(), LONGEST_TITLE);
    let round = workbook.assessments.get(of.assessment)?.rounds.get(of.round)?;
    let (kind, title, text) = match &due.what {
        DueKind::Visit(_) => {
            let text = format!(
                "Assessor: {}\nWhat to have ready is on the page of the visit.",
                or_dash(&round.visit.assessor)
            );
            ("visit", format!("Visit: {scheme}"), text)
        }
        DueKind::NextAudit(_) => {
            ("next-audit", format!("Next audit: {scheme}"), "The audit is to be done again.".to_owned())
        }
        _ => {
            let rule = of.pack.and_then(|pack| pack.submission.as_ref()).map(|rule| plain(&rule.to));
            let text = format!("It is not signed off yet. {}", rule.unwrap_or_default());
            ("submission", format!("To be handed in: {scheme}"), plain(&text))
        }
    };
    let name = format!("{}-{kind}-{}", plain(&of.reference.id), of.round + 1);
    Some(Entry { name, day: due.on, title, text })
}

/// One day to remember.
struct Entry {
    /// What tells it from the workbook's other ones, and stays.
    name: String,
    day: Date,
    title: String,
    text: String,
}

impl Entry {
    fn event(&self, workbook: &Workbook, today: Date, taken: &mut BTreeSet<String>) -> Event {
        let uid = format!("{}-{}", plain(&workbook.id), plain(&self.name));
        // Calendars drop the second of two events of one name, and a file may hold two targets of one id.
        let mut free = (1..).map(|time| if time == 1 { uid.clone() } else { format!("{uid}-{time}") });
        let uid = free.find(|uid| taken.insert(uid.clone())).unwrap_or(uid);
        let mut event = Event::new();
        event
            .append_property(Property::new("UID", format!("{uid}@join-the-dots")))
            .append_property(Property::new("DTSTAMP", format!("{}T000000Z", digits(today))))
            .append_property(day_property("DTSTART", self.day))
            .append_property(text_property("SUMMARY", &self.title))
            .append_property(text_property("DESCRIPTION", &self.text))
            .append_property(("TRANSP", "TRANSPARENT"));
        // The end is the first day that is not part of it. The calendar has no day after its last one.
        if let Ok(next) = self.day.tomorrow() {
            event.append_property(day_property("DTEND", next));
        }
        event
    }
}

fn digits(day: Date) -> String {
    day_to_iso(day).replace('-', "")
}

fn day_property(key: &str, day: Date) -> Property {
    Property::new(key, digits(day)).add_parameter("VALUE", "DATE").done()
}

/// The library escapes what it knows to be text: of its own names, and of those that say so.
fn text_property(key: &str, text: &str) -> Property {
    let mut property = Property::new(key, plain(text));
    if key.starts_with("X-") {
        property.add_parameter("VALUE", "TEXT");
    }
    property
}
