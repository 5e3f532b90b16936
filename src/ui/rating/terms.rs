//! The terms that a pack defines: marked where they occur, and on a page of their own (document 001, glossary).

use jiff::civil::Date;
use leptos::prelude::*;

use crate::browser::clock;
use crate::framework::{Pack, Term, mark_terms};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::parts::Heading;
use crate::workbook::day_in_words;

/// A text whose terms can be opened, and the place beside it where a definition opens: by hover, focus or tap. Escape
/// closes it.
#[derive(Clone, Copy)]
pub struct Defined {
    pack: &'static Pack,
    /// Tells its definition from that of other texts.
    key: &'static str,
    open: RwSignal<Option<&'static Term>>,
}

impl Defined {
    /// Nothing is open.
    pub fn new(pack: &'static Pack, key: &'static str) -> Defined {
        Defined { pack, key, open: RwSignal::new(None) }
    }

    /// The id of its definition.
    fn id(self) -> String {
        format!("meaning-{}", self.key)
    }

    /// Closes what is open.
    pub fn close(self) {
        if self.open.get_untracked().is_some() {
            self.open.set(None);
        }
    }

    /// The text, with its terms as buttons.
    pub fn text(self, text: &'static str) -> AnyView {
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

    /// Where the definition opens.
    pub fn definition(self) -> AnyView {
        let store = use_store();
        let shown = reactive_view(move || {
            let Some(term) = self.open.get() else { return empty_view() };
            // Wherever the focus is: what opened under the pointer closes as well.
            let heard = window_event_listener(leptos::ev::keydown, move |event| {
                if event.key() == "Escape" {
                    self.close();
                }
            });
            on_cleanup(move || heard.remove());
            view! {
                <div class="definition" role="tooltip" id=self.id()>
                    <b>{term.term.clone()}</b>
                    {meaning(store, term)}
                </div>
            }
            .into_any()
        });
        view! { <div class="defines">{shown}</div> }.into_any()
    }
}

/// What a term means; where it means a time that ends with the visit, from when that is.
fn meaning(store: Store, term: &'static Term) -> AnyView {
    let paragraphs = term.text.iter().map(|text| view! { <p>{text.clone()}</p> }).into_views();
    let since = term.years_back.map(|years| {
        let visit = store.with_rounds(|_, round, _| round.visit.date).flatten();
        let (until, whose) = visit.map_or((clock::today(), "today"), |day| (day, "the visit"));
        let sentence = match years_before(until, years) {
            Some(since) => format!("Counted back from {whose}: since {}.", day_in_words(since)),
            None => String::new(),
        };
        view! { <p class="soft">{sentence}</p> }
    });
    view! { {paragraphs}{since} }.into_any()
}

/// The day so many years before another. The 29th of February has the 28th before it.
fn years_before(day: Date, years: u8) -> Option<Date> {
    let year = day.year().checked_sub(i16::from(years))?;
    Date::new(year, day.month(), day.day()).or_else(|_| Date::new(year, day.month(), day.day() - 1)).ok()
}

/// The glossary.
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
            "In no statement of this pack word for word.".to_owned()
        } else {
            format!("In {}.", used.join(", "))
        };
        view! {
            <div>
                <dt id=format!("term-{}", term.id)>{term.term.clone()}</dt>
                <dd>{reactive_view(move || meaning(store, term))}<p class="soft small num">{used}</p></dd>
            </div>
        }
    });
    view! {
        <Heading text="Glossary" />
        <p class="guide">{format!("What {} means by its terms. They are marked in the statements: point at one, or go to it by Tab.", pack.title)}</p>
        <dl class="glossary">{terms.into_views()}</dl>
    }
}
