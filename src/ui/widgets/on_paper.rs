//! What pages are made of on paper, where paper asks for something else than the screen: whose it is, facts in two
//! columns, and room to write. It is there while the page is printed.

use leptos::prelude::*;

use crate::framework::Pack;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_text, show_when};
use crate::ui::state::store::use_store;
use crate::workbook::day_in_words;

/// What is marked as invented, where the school's name does not say so.
const INVENTED: &str = "Invented example";

/// Whose a page is, of which scheme and which round: the first line of every page of a workbook that has no paper form
/// with a head of its own.
pub fn line(pack: &'static Pack) -> AnyView {
    let store = use_store();
    let words = move || {
        let (school, example) =
            store.workbook.with(|workbook| (workbook.school.name.trim().to_owned(), workbook.example));
        let round = store.with_rounds(|_, round, _| round.date.map_or_else(|| "no date".to_owned(), day_in_words));
        let invented = example && !school.to_lowercase().contains(&INVENTED.to_lowercase());
        let invented = invented.then(|| INVENTED.to_owned());
        let parts = [Some(school), Some(pack.title.clone()), round.map(|day| format!("Round of {day}")), invented];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    view! { {show_when(move || store.surroundings.printing.get(), move || view! { <p class="paper-line num">{reactive_text(words)}</p> }.into_any())} }
        .into_any()
}

/// Facts, each beside its name. Nothing, where there is none.
pub fn facts(each: Vec<(&'static str, AnyView)>) -> AnyView {
    if each.is_empty() {
        return empty_view();
    }
    let each = each.into_iter().map(|(name, fact)| view! { <div><dt>{name}</dt><dd>{fact}</dd></div> });
    view! { <dl class="facts">{each.into_views()}</dl> }.into_any()
}

/// What is filled in, else a ruled blank to write on.
pub fn or_blank(words: &str) -> AnyView {
    match words.trim() {
        "" => view! { <span class="blank"></span> }.into_any(),
        words => words.to_owned().into_any(),
    }
}

/// Ruled lines to write on.
pub fn ruled(lines: usize) -> AnyView {
    // Lines, not a ground: browsers leave grounds out when they print.
    let each = (0..lines).map(|_| view! { <i></i> });
    view! { <p class="ruled">{each.into_views()}</p> }.into_any()
}
