//! The pupil-data guard: looks through a text for what should not leave a school in a document.
//!
//! It knows shapes (numbers with their check digits, dates after "born", addresses) and words (first names common in
//! England, the vocabulary of schools). It asks; it doesn't judge: a find is shown to a person, who decides.
//!
//! **Architecture Invariant:** uses no other module. Time is linear in the length of the text: from each place only a
//! bounded stretch is looked at. It finds less than there is: a text without finds is not thereby free of pupil data.

mod birth;
mod codes;
mod email;
mod first_names;
mod groups;
mod names;
mod surnames;
mod telephone;
mod vocabulary;
mod words;

use std::ops::Range;

/// What kind of thing was found. In order of weight: where two finds meet, the first kind names both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A unique pupil number (UPN), permanent or temporary.
    PupilNumber,
    /// A number of the National Health Service.
    NhsNumber,
    /// A national insurance number, of a parent as a rule.
    InsuranceNumber,
    /// A date that is said to be somebody's date of birth. Other dates are not found.
    BirthDate,
    /// An e-mail address.
    Email,
    /// A telephone number as dialled in the United Kingdom.
    Telephone,
    /// What reads like a child's name: a full name, or a first name with a year group. A guess.
    Name,
    /// A number of pupils so small that those who know the school know who they are.
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

    /// What it is called on the page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Kind::PupilNumber => "unique pupil number",
            Kind::NhsNumber => "NHS number",
            Kind::InsuranceNumber => "national insurance number",
            Kind::BirthDate => "date of birth",
            Kind::Email => "e-mail address",
            Kind::Telephone => "telephone number",
            Kind::Name => "perhaps a child’s name",
            Kind::SmallGroup => "a small group",
        }
    }

    /// Why it should not be in a document that is shared: one sentence.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Kind::PupilNumber => {
                "It stands for one pupil in every school system, and may only be used for school records."
            }
            Kind::NhsNumber => "It leads to one person’s health records.",
            Kind::InsuranceNumber => "It belongs to one adult, and can be used to act in their name.",
            Kind::BirthDate => "With a school or a year group it is often enough to tell which child is meant.",
            Kind::Email => "It reaches one person, and often has their name in it.",
            Kind::Telephone => "It reaches one person or family, who did not agree that it is passed on.",
            Kind::Name => {
                "A child who is named can be known by everyone who reads this; initials or “a pupil” say as much."
            }
            Kind::SmallGroup => "In a group this small, people who know the school can tell who is meant.",
        }
    }
}

/// Something found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// What it is taken for.
    pub kind: Kind,
    /// Where it stands: bytes of the text, on character boundaries.
    pub range: Range<usize>,
}

impl Find {
    fn new(kind: Kind, range: Range<usize>) -> Find {
        Find { kind, range }
    }
}

/// Looks through a text. Groups of fewer than `smallest_group` pupils are found; at 0 none are.
///
/// The finds are in the order of the text and don't overlap.
#[must_use]
pub fn look(text: &str, smallest_group: u32) -> Vec<Find> {
    let words = words::split(text);
    let mut finds = codes::find(text);
    finds.extend(telephone::find(text));
    finds.extend(email::find(text));
    let names = names::find(&words);
    finds.extend(birth::find(text, &names));
    finds.extend(names);
    finds.extend(groups::find(&words, smallest_group));
    finds.sort_by_key(|find| (find.range.start, find.kind));
    let mut apart: Vec<Find> = Vec::with_capacity(finds.len());
    for find in finds {
        match apart.last_mut() {
            // Two that meet become one: nothing that was found may be left standing.
            Some(last) if find.range.start < last.range.end => {
                last.range.end = last.range.end.max(find.range.end);
                last.kind = last.kind.min(find.kind);
            }
            _ => apart.push(find),
        }
    }
    apart
}

/// The text with these finds blacked out: each character in them that is no space becomes █.
#[must_use]
pub fn black_out(text: &str, finds: &[Find]) -> String {
    let mut ranges: Vec<&Range<usize>> = finds.iter().map(|find| &find.range).collect();
    ranges.sort_by_key(|range| range.start);
    let mut ranges = ranges.into_iter().peekable();
    text.char_indices()
        .map(|(at, c)| {
            while ranges.next_if(|range| range.end <= at).is_some() {}
            let hidden = ranges.peek().is_some_and(|range| range.contains(&at));
            if hidden && !c.is_whitespace() { '█' } else { c }
        })
        .collect()
}
