//! The glossary of a pack: its terms marked in the statements, and a page of all terms.

use leptos::prelude::*;

use crate::browser::clock;
use crate::framework::{Pack, Term, mark_terms};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::parts::Heading;
use crate::workbook::day_in_words;

/// A statement's wording with its glossary terms as buttons, and the place below it where a definition opens.
///
/// A definition opens by hover, focus or tap, and closes by Escape.
#[derive(Clone, Copy)]
pub struct GlossaryText {
    pack: &'static Pack,
    /// The part of the definition's id that tells it from other definitions on the page.
    key: &'static str,
    open: RwSignal<Option<&'static Term>>,
}

impl GlossaryText {
    /// Returns the parts of one wording, with no definition open.
    pub fn new(pack: &'static Pack, key: &'static str) -> GlossaryText {
        GlossaryText { pack, key, open: RwSignal::new(None) }
    }

    /// Returns the id of the definition.
    fn id(self) -> String {
        format!("meaning-{}", self.key)
    }

    /// Closes the definition, if one is open.
    pub fn close(self) {
        if self.open.get_untracked().is_some() {
            self.open.set(None);
        }
    }

    /// Returns the wording, with its terms as buttons.
    pub fn text_with_terms(self, text: &'static str) -> AnyView {
        let pieces = mark_terms(text, &self.pack.glossary).into_iter().map(|(piece, term)| match term {
            None => view! { {piece} }.into_any(),
            Some(term) => self.term(piece, term),
        });
        pieces.into_views().into_any()
    }

    fn term(self, piece: &'static str, term: &'static Term) -> AnyView {
        let open = move || self.open.set(Some(term));
        let is_open = move || self.open.get().is_some_and(|open| open.id == term.id);
        view! {
            <button
                type="button" class="term"
                aria-describedby=move || is_open().then(|| self.id())
                on:mouseenter=move |_| open() on:focus=move |_| open() on:click=move |_| open()
                on:blur=move |_| self.close()
            >
                {piece}
            </button>
        }
        .into_any()
    }

    /// Returns the place where the definition opens.
    pub fn definition(self) -> AnyView {
        let store = use_store();
        let shown = reactive_view(move || {
            let Some(term) = self.open.get() else { return empty_view() };
            // Heard wherever the focus is, so that Escape closes a definition opened by the pointer too.
            let listener = window_event_listener(leptos::ev::keydown, move |event| {
                if event.key() == "Escape" {
                    self.close();
                }
            });
            on_cleanup(move || listener.remove());
            view! {
                <div class="term-definition" role="tooltip" id=self.id()>
                    <b>{term.term.clone()}</b>
                    {meaning(store, term)}
                </div>
            }
            .into_any()
        });
        view! { <div class="term-place">{shown}</div> }.into_any()
    }
}

/// Returns the definition of a term. If the term means a time that ends with the visit, a sentence adds its first day.
fn meaning(store: Store, term: &'static Term) -> AnyView {
    let paragraphs = term.text.iter().map(|text| view! { <p>{text.clone()}</p> }).into_views();
    let since = term.years_back.map(|_| {
        let visit = store.with_rounds(|_, round, _| round.visit.date).flatten();
        let (until, whose) = visit.map_or((clock::today(), "today"), |day| (day, "the visit"));
        let sentence = match term.start(until) {
            Some(since) => format!("This means since {}, counted back from {whose}.", day_in_words(since)),
            None => String::new(),
        };
        view! { <p class="muted">{sentence}</p> }
    });
    view! { {paragraphs}{since} }.into_any()
}

/// The page of all terms.
#[component]
pub fn Glossary(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let terms = pack.glossary.iter().map(|term| {
        let used: Vec<String> = pack
            .statements()
            .filter(|(_, statement)| {
                mark_terms(&statement.text, std::slice::from_ref(term)).iter().any(|(_, found)| found.is_some())
            })
            .map(|(_, statement)| statement.number.clone())
            .collect();
        let used = if used.is_empty() {
            "No statement uses these exact words.".to_owned()
        } else {
            format!("Used in {}.", used.join(", "))
        };
        view! {
            <div>
                <dt id=format!("term-{}", term.id)>{term.term.clone()}</dt>
                <dd>{reactive_view(move || meaning(store, term))}<p class="muted tabular">{used}</p></dd>
            </div>
        }
    });
    view! {
        <Heading text="Glossary" />
        <p class="page-guide">
            {format!(
                "The terms of {}. In the statements they have a dotted line. Point at a term, or press Tab to reach \
                 it, to read its meaning.",
                pack.title,
            )}
        </p>
        <dl class="glossary">{terms.into_views()}</dl>
    }
}
