//! Parts of a page that only its print has: a first line that names the school, facts in two columns, room to write.

use leptos::prelude::*;

use crate::framework::Pack;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_text, show_when};
use crate::ui::state::store::use_store;
use crate::workbook::day_in_words;

/// The words that mark the work of the example, where its school's name does not have them.
const INVENTED: &str = "Invented example";

/// Returns the first line of a printed page: the school, the scheme and the round.
///
/// For pages that have no paper form with a head of its own. The line is there while the page is printed.
pub fn line(pack: &'static Pack) -> AnyView {
    let store = use_store();
    let text = move || {
        let (school, example) =
            store.workbook.with(|workbook| (workbook.school.name.trim().to_owned(), workbook.example));
        let round = store.with_rounds(|_, round, _| round.date.map_or_else(|| "no date".to_owned(), day_in_words));
        let invented = example && !school.to_lowercase().contains(&INVENTED.to_lowercase());
        let invented = invented.then(|| INVENTED.to_owned());
        let parts = [Some(school), Some(pack.title.clone()), round.map(|day| format!("Round of {day}")), invented];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let line = move || view! { <p class="printed-line tabular">{reactive_text(text)}</p> }.into_any();
    show_when(move || store.surroundings.printing.get(), line).into_any()
}

/// Returns a list of facts, each beside its name; nothing if there are none.
pub fn facts(each: Vec<(&'static str, AnyView)>) -> AnyView {
    if each.is_empty() {
        return empty_view();
    }
    let each = each.into_iter().map(|(name, fact)| view! { <div><dt>{name}</dt><dd>{fact}</dd></div> });
    view! { <dl class="printed-facts">{each.into_views()}</dl> }.into_any()
}

/// Returns a text, or a ruled blank to write on if there is none.
pub fn text_or_rule(text: &str) -> AnyView {
    match text.trim() {
        "" => view! { <span class="printed-blank"></span> }.into_any(),
        text => text.to_owned().into_any(),
    }
}

/// Returns ruled lines to write on.
pub fn ruled_lines(lines: usize) -> AnyView {
    // Each line is an element: browsers leave backgrounds out when they print.
    let each = (0..lines).map(|_| view! { <i></i> });
    view! { <p class="printed-ruled">{each.into_views()}</p> }.into_any()
}
