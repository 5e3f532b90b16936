//! The pupil-data guard: finds details in a text that could identify a child, before the text leaves a school.
//!
//! [`find_pupil_data`] knows shapes (numbers with check digits, dates after "born", addresses) and words (first names
//! common in England, the vocabulary of schools). It never decides: the page shows each finding to a person, who keeps
//! it, edits the text or asks for [`redact`].
//!
//! **Architecture Invariant:** uses no other layer. Its time is linear in the length of the text, because it reads a
//! bounded stretch from each place. It misses some pupil data: a text without findings may still identify a child.

mod birth;
mod codes;
mod email;
mod first_names;
mod groups;
mod lists;
mod names;
mod surnames;
mod telephone;
mod vocabulary;
mod word;

use std::ops::Range;

/// A kind of pupil data. The kinds are in order of weight: where two findings overlap, the first kind stands for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A unique pupil number (UPN), permanent or temporary.
    PupilNumber,
    /// A patient's number of the National Health Service.
    NhsNumber,
    /// A national insurance number, usually a parent's.
    InsuranceNumber,
    /// A date that the text calls somebody's date of birth. Other dates aren't found.
    BirthDate,
    /// An e-mail address.
    Email,
    /// A telephone number of the United Kingdom.
    Telephone,
    /// A name that may be a child's: a full name, or a first name with a year group. It's a guess.
    Name,
    /// A group of pupils so small that people who know the school can tell who is in it.
    SmallGroup,
}

impl Kind {
    /// Every kind, in order of weight.
    pub const ALL: [Kind; 8] = [
        Kind::PupilNumber,
        Kind::NhsNumber,
        Kind::InsuranceNumber,
        Kind::BirthDate,
        Kind::Email,
        Kind::Telephone,
        Kind::Name,
        Kind::SmallGroup,
    ];

    /// The kind's name on the page, as part of a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::PupilNumber => "unique pupil number",
            Kind::NhsNumber => "NHS number",
            Kind::InsuranceNumber => "national insurance number",
            Kind::BirthDate => "date of birth",
            Kind::Email => "e-mail address",
            Kind::Telephone => "telephone number",
            Kind::Name => "possible child’s name",
            Kind::SmallGroup => "small group",
        }
    }

    /// The reason why it shouldn't be in a shared document: one sentence on the page.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Kind::PupilNumber => "It identifies one pupil in every school system, and is only for school records.",
            Kind::NhsNumber => "It leads to one person’s health records.",
            Kind::InsuranceNumber => "It belongs to one adult, and can be used to act in their name.",
            Kind::BirthDate => "With a school or a year group, it is often enough to identify a child.",
            Kind::Email => "It reaches one person, and often has their name in it.",
            Kind::Telephone => "It reaches one person or family, who haven’t agreed to share it.",
            Kind::Name => "Everyone who reads this can identify a named child. Write initials or “a pupil” instead.",
            Kind::SmallGroup => "In a group this small, people who know the school can tell who each child is.",
        }
    }
}

/// A place in a text that may hold pupil data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind of pupil data that it looks like.
    pub kind: Kind,
    /// The place: bytes of the text, on character boundaries.
    pub range: Range<usize>,
}

impl Finding {
    fn new(kind: Kind, range: Range<usize>) -> Finding {
        Finding { kind, range }
    }
}

/// Finds pupil data in a text: numbers, dates of birth, addresses, names, and groups of fewer than `smallest_group`
/// pupils. At 0 no group is too small.
///
/// The findings are in the order of the text and don't overlap.
///
/// # Examples
/// ```
/// use join_the_dots::guard::{Kind, find_pupil_data};
///
/// let text = "Two pupils read to Aisha Khan, born 12 March 2014.";
/// let findings = find_pupil_data(text, 5);
/// let found: Vec<(Kind, &str)> = findings.iter().map(|one| (one.kind, &text[one.range.clone()])).collect();
/// assert_eq!(
///     found,
///     [(Kind::SmallGroup, "Two pupils"), (Kind::Name, "Aisha Khan"), (Kind::BirthDate, "12 March 2014")]
/// );
///
/// // Adults with a title, and groups that are large enough, are left alone.
/// assert_eq!(find_pupil_data("Mrs Khan taught 12 pupils.", 5), []);
/// ```
#[must_use]
pub fn find_pupil_data(text: &str, smallest_group: u32) -> Vec<Finding> {
    let words = word::words_of(text);
    let mut findings = codes::find(text);
    findings.extend(telephone::find(text));
    findings.extend(email::find(text));
    let names = names::find(&words);
    findings.extend(birth::find(text, &names));
    findings.extend(names);
    findings.extend(groups::find(&words, smallest_group));
    findings.sort_by_key(|finding| (finding.range.start, finding.kind));
    let mut separate: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        match separate.last_mut() {
            // Two that overlap become one, so that redacting it leaves nothing of either.
            Some(last) if finding.range.start < last.range.end => {
                last.range.end = last.range.end.max(finding.range.end);
                last.kind = last.kind.min(finding.kind);
            }
            _ => separate.push(finding),
        }
    }
    separate
}

/// The text with these findings redacted: each of their characters becomes █, except spaces.
///
/// # Examples
/// ```
/// use join_the_dots::guard::{find_pupil_data, redact};
///
/// let text = "We met Aisha Khan’s mum.";
/// assert_eq!(redact(text, &find_pupil_data(text, 5)), "We met █████ ████’s mum.");
/// ```
#[must_use]
pub fn redact(text: &str, findings: &[Finding]) -> String {
    let mut ranges: Vec<&Range<usize>> = findings.iter().map(|finding| &finding.range).collect();
    ranges.sort_by_key(|range| range.start);
    let mut ranges = ranges.into_iter().peekable();
    text.char_indices()
        .map(|(at, c)| {
            while ranges.next_if(|range| range.end <= at).is_some() {}
            let is_found = ranges.peek().is_some_and(|range| range.contains(&at));
            if is_found && !c.is_whitespace() { '█' } else { c }
        })
        .collect()
}
