//! Texts of a workbook that should perhaps not leave the school: looked through, decided on, and redacted in a copy.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::guard::{Finding, Kind, find_pupil_data, redact};
use crate::workbook::{School, TextPlace, Workbook, names_somebody, visit_texts};

/// How much of the text around a suspect is shown, in characters.
const AROUND: usize = 40;

/// A part of a text that may let somebody recognise a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// The number of its text, in the order in which texts are visited.
    text: usize,
    range: Range<usize>,
    /// Where its text stands.
    pub place: TextPlace,
    /// The name of its field.
    pub field: &'static str,
    /// The reason why it is suspect.
    pub kind: Kind,
    /// The text before it, cut short.
    pub before: String,
    /// Its own letters.
    pub found: String,
    /// The text after it, cut short.
    pub after: String,
    /// Whether the user has decided on it before.
    pub decided: bool,
    /// Whether it is to be redacted: as was decided, or else as we advise.
    pub redact: bool,
}

impl Suspect {
    /// The name of the decision on it: its letters and those around it.
    fn key(&self, workbook: &str) -> String {
        [workbook, self.field, &self.before, &self.found, &self.after].join("\u{0}")
    }

    /// Whether both are the same part of the same text.
    fn is_where(&self, other: &Suspect) -> bool {
        let place = |one: &Suspect| (one.text, one.range.clone(), one.kind);
        place(self) == place(other) && self.found == other.found
    }
}

/// The user's decisions on suspects while the page is open, so that nobody is asked twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions(BTreeMap<String, bool>);

impl Decisions {
    /// Remembers the decisions on these suspects of a workbook.
    pub fn remember(&mut self, workbook: &Workbook, suspects: &[Suspect]) {
        self.0.extend(suspects.iter().map(|one| (one.key(&workbook.id), one.redact)));
    }
}

/// The suspects in every text that people wrote into a workbook.
#[must_use]
pub fn look_through(workbook: &Workbook, decisions: &Decisions) -> Vec<Suspect> {
    let smallest = workbook.school.smallest_group.unwrap_or(School::SMALLEST_GROUP);
    let mut copy = workbook.clone();
    let mut suspects = Vec::new();
    let mut number = 0;
    visit_texts(&mut copy, &mut |place, field, text| {
        let on_purpose = |kind: Kind| kind == Kind::Name && names_somebody(field);
        for Finding { kind, range } in find_pupil_data(text, smallest).into_iter().filter(|find| !on_purpose(find.kind))
        {
            let before: String = text.get(..range.start).unwrap_or_default().chars().rev().take(AROUND).collect();
            let mut one = Suspect {
                text: number,
                place: place.clone(),
                field,
                kind,
                before: before.chars().rev().collect(),
                found: text.get(range.clone()).unwrap_or_default().to_owned(),
                after: text.get(range.end..).unwrap_or_default().chars().take(AROUND).collect(),
                range,
                decided: false,
                // A number that belongs to one child is never meant to leave; a name or a small group may be our mistake.
                redact: !matches!(kind, Kind::Name | Kind::SmallGroup),
            };
            if let Some(&redact) = decisions.0.get(&one.key(&workbook.id)) {
                (one.decided, one.redact) = (true, redact);
            }
            suspects.push(one);
        }
        number += 1;
    });
    suspects
}

/// A copy of the workbook in which the chosen suspects are redacted. `None` if a text has changed since they were
/// looked for.
#[must_use]
pub fn redact_suspects(workbook: &Workbook, suspects: &[Suspect]) -> Option<Workbook> {
    let again = look_through(workbook, &Decisions::default());
    if again.len() != suspects.len() || !again.iter().zip(suspects).all(|(one, other)| one.is_where(other)) {
        return None;
    }
    let mut copy = workbook.clone();
    let mut number = 0;
    visit_texts(&mut copy, &mut |_, _, text| {
        let chosen = suspects.iter().filter(|one| one.text == number && one.redact);
        let findings: Vec<Finding> = chosen.map(|one| Finding { kind: one.kind, range: one.range.clone() }).collect();
        if !findings.is_empty() {
            *text = redact(text, &findings);
        }
        number += 1;
    });
    Some(copy)
}
