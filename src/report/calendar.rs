//! Reviews, visits and due dates as a calendar file (RFC 5545), which Outlook, Google and Apple calendars read.
//!
//! Every event lasts all day and leaves the day free. Its UID never changes, so that a calendar which reads a newer file
//! moves the event instead of adding a second one.

use std::collections::BTreeSet;

use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::Date;

use super::clean::{clean, one_line, or_dash};
use super::error::ReportError;
use super::phrases::school_name;
use crate::analysis::{Due, DueKind, PlannedStep, number_of};
use crate::files::APP_VERSION;
use crate::framework::Pack;
use crate::workbook::{Workbook, day_in_words};

/// The longest title of an event: calendars show one line of it.
const LONGEST_TITLE: usize = 120;

const NO_DATE: &str = "The plan has no dates yet. Set the day of its next review, or the due date of a step, then make \
                       the calendar again.";

/// Makes the calendar file.
pub(super) fn make(workbook: &Workbook, packs: &[&Pack], today: Date) -> Result<Vec<u8>, ReportError> {
    let plan = &workbook.plan;
    let mut entries = Vec::new();
    if let Some(day) = plan.next_review {
        let description = format!(
            "The improvement plan has {}. For each target, look at what was done, what impact it had, how we know, \
             and the next step.",
            number_of(plan.targets.len(), "target")
        );
        entries.push(Entry {
            key: "plan-review".to_owned(),
            day,
            title: "Review the improvement plan".to_owned(),
            description,
        });
    }
    if let Some(day) = plan.strategy_review {
        entries.push(Entry {
            key: "strategy-review".to_owned(),
            day,
            title: "Review the inclusion strategy".to_owned(),
            description: "The inclusion strategy is reviewed once a year. Its cover gives the date of the next review."
                .to_owned(),
        });
    }
    entries.extend(PlannedStep::all(plan).iter().filter(|one| one.is_open()).filter_map(step_entry));
    entries.extend(Due::all(workbook, packs, today).iter().filter_map(|due| round_entry(workbook, due)));
    if entries.is_empty() {
        return Err(ReportError::nothing_to_make(NO_DATE));
    }

    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", format!("-//Join the Dots//Join the Dots {APP_VERSION}//EN")));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    let school = school_name(workbook).map_or_else(String::new, |school| format!(": {school}"));
    // icalendar escapes the values of the properties that it knows, and of those that call themselves text.
    let name = Property::new("X-WR-CALNAME", format!("Improvement plan{school}")).add_parameter("VALUE", "TEXT").done();
    calendar.append_property(name);
    let mut taken = BTreeSet::new();
    for entry in &entries {
        calendar.push(entry.event(workbook, today, &mut taken));
    }
    Ok(calendar.to_string().into_bytes())
}

/// The entry of an open step, if it has a due date.
fn step_entry(one: &PlannedStep) -> Option<Entry> {
    let PlannedStep { target, at, step } = one;
    let step_title = one_line(&step.what, LONGEST_TITLE);
    let aim = one_line(&target.aim, LONGEST_TITLE);
    let title = match (step_title.is_empty(), aim.is_empty()) {
        (false, _) => format!("Due: {step_title}"),
        (true, false) => format!("Due: a step towards “{aim}”"),
        (true, true) => "Due: a step of the improvement plan".to_owned(),
    };
    // The title shows a short step in full.
    let full_step = Some(clean(&step.what)).filter(|full| *full != step_title);
    let lines = [
        full_step,
        Some(format!("Owner: {}", or_dash(one.owner()))),
        Some(format!("Target: {}", or_dash(&target.aim))),
        Some(format!("Status: {}", step.status.words())),
        step.start.map(|start| format!("Start: {}", day_in_words(start))),
    ];
    let description = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    Some(Entry { key: format!("{}-step-{}", target.id, at + 1), day: step.due?, title, description })
}

/// The entry of a visit, of the audit after it, or of the day by which a round is to be handed in.
fn round_entry(workbook: &Workbook, due: &Due) -> Option<Entry> {
    let (DueKind::Visit(place) | DueKind::NextAudit(place) | DueKind::Submission(place)) = &due.what else {
        return None;
    };
    let scheme = one_line(place.scheme(), LONGEST_TITLE);
    let round = workbook.assessments.get(place.assessment)?.rounds.get(place.round)?;
    let (kind, title, description) = match &due.what {
        DueKind::Visit(_) => {
            let assessor = or_dash(&round.visit.assessor);
            let description = format!("Assessor: {assessor}\nThe visit page lists what to have ready.");
            ("visit", format!("Visit: {scheme}"), description)
        }
        DueKind::NextAudit(_) => ("next-audit", format!("Next audit: {scheme}"), "The audit is due again.".to_owned()),
        _ => {
            let rule = place.pack.and_then(|pack| pack.submission.as_ref()).map(|rule| clean(&rule.to));
            let description = format!("It is not signed off yet. {}", rule.unwrap_or_default());
            ("submission", format!("Hand in: {scheme}"), description)
        }
    };
    Some(Entry { key: format!("{}-{kind}-{}", place.reference.id, place.round + 1), day: due.on, title, description })
}

/// One day in the calendar.
struct Entry {
    /// The part of the UID that tells this entry from the workbook's others. It stays when the day moves.
    key: String,
    day: Date,
    title: String,
    description: String,
}

impl Entry {
    /// The event of this entry. `taken` holds the UIDs of the events before it.
    fn event(&self, workbook: &Workbook, today: Date, taken: &mut BTreeSet<String>) -> Event {
        let uid = clean(&format!("{}-{}", workbook.id, self.key));
        // Calendars drop the second event with one UID, and a file can hold two targets with one id.
        let mut uids = (1..).map(|number| if number == 1 { uid.clone() } else { format!("{uid}-{number}") });
        let uid = uids.find(|uid| taken.insert(uid.clone())).unwrap_or_default();
        let mut event = Event::with_uid(&format!("{uid}@join-the-dots"));
        event
            .summary(&clean(&self.title))
            .description(&clean(&self.description))
            .append_property(Property::new("DTSTAMP", today.strftime("%Y%m%dT000000Z").to_string()))
            .append_property(day_property("DTSTART", self.day))
            .append_property(("TRANSP", "TRANSPARENT"));
        // The end is the first day after the event. The last day of jiff's calendar has none.
        if let Ok(next) = self.day.tomorrow() {
            event.append_property(day_property("DTEND", next));
        }
        event
    }
}

fn day_property(key: &str, day: Date) -> Property {
    Property::new(key, day.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}
