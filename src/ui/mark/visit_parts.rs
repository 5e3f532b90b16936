//! Parts of the visit that its page and its checklist on paper share.

use leptos::prelude::*;

use crate::framework::{Area, CheckItem, Pack};
use crate::ui::widgets::parts::count;
use crate::workbook::{Visit, day_in_words};

/// Sums a visit up: its date, how much is ready for it, and its outcome.
pub fn visit_summary(pack: &'static Pack, visit: &Visit) -> AnyView {
    let items: Vec<&CheckItem> =
        items_with_areas(pack, |area| &area.before_visit).into_iter().map(|(item, _)| item).collect();
    let ready = items.iter().filter(|item| visit.items.get(&item.id).is_some_and(|item| item.ready)).count();
    let when = match visit.date {
        Some(day) => format!("The visit is on {}.", day_in_words(day)),
        None => "The visit has no date yet.".to_owned(),
    };
    let outcome = visit.outcome.map(|outcome| format!(" {}.", outcome.words()));
    view! { <p class="page-guide tabular">{format!("{when} {ready} of {} to prepare are ready.", count(items.len(), "thing", "things"))}{outcome}</p> }
        .into_any()
}

/// Returns the items of a list over all areas, each once, with the areas that ask for it.
pub fn items_with_areas(
    pack: &'static Pack,
    list: fn(&'static Area) -> &'static Vec<CheckItem>,
) -> Vec<(&'static CheckItem, Vec<&'static Area>)> {
    let mut found: Vec<(&'static CheckItem, Vec<&'static Area>)> = Vec::new();
    for area in &pack.areas {
        for item in list(area) {
            match found.iter_mut().find(|(known, _)| known.id == item.id) {
                Some((_, areas)) => areas.push(area),
                None => found.push((item, vec![area])),
            }
        }
    }
    found
}
