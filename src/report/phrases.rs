//! Short phrases that several documents print.

use jiff::civil::Date;

use super::clean::{clean, one_line};
use super::rated::Rated;
use crate::framework::Pack;
use crate::workbook::{Opinion, Workbook, day_in_words};

/// The school's name on one line, if it has one.
pub(super) fn school_name(workbook: &Workbook) -> Option<String> {
    Some(one_line(&workbook.school.name, 120)).filter(|name| !name.is_empty())
}

/// An answer: "yes", "no" or "not known".
pub(super) fn yes_or_no(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    }
}

/// A day in words, or `otherwise` if none is set.
pub(super) fn day_or(day: Option<Date>, otherwise: &str) -> String {
    day.map_or_else(|| otherwise.to_owned(), day_in_words)
}

/// A second opinion: its judgement, its reason, who recorded it, and the judgement that the school replaced with it.
pub(super) fn opinion_phrase(pack: &Pack, opinion: &Opinion) -> String {
    let judgement = opinion.score.map(|score| Rated::new(Some(pack), Some(score)).label(Some(pack)));
    let parts = [judgement.unwrap_or_default(), clean(&opinion.reason)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let by = clean(&opinion.by);
    let by = if by.is_empty() { String::new() } else { format!(" ({by})") };
    let adopted = opinion.taken_over_on.map_or_else(String::new, |day| {
        let before = Rated::new(Some(pack), opinion.in_place_of).label(Some(pack));
        format!("; the school adopted it on {}, in place of “{before}”", day_in_words(day))
    });
    format!("{}{by}{adopted}", parts.join(": "))
}
