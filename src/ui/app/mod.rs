//! The program: its frame, and the page that the address means.

mod about;
mod frame;
mod pages;
mod work;

use leptos::prelude::*;

use crate::browser::{events, focus, ids, location};
use crate::framework::PackRef;
use crate::ui::drafts::home::Home;
use crate::ui::drafts::opening::{Opener, OpeningSays};
use crate::ui::drafts::start::Start;
use crate::ui::packs::editor::Workbench;
use crate::ui::state::fetching::LaterPages;
use crate::ui::state::keeping::Visit;
use crate::ui::state::packs::KnownPacks;
use crate::ui::state::reactive::{memo_text, reactive_view, show_when};
use crate::ui::state::route::Route;
use crate::ui::state::store::Store;
use crate::ui::widgets::fetched::fetched_page;
use crate::ui::widgets::keys::Step;
use crate::ui::widgets::parts::{FirstPage, Heading};
use frame::{Bar, Foot, Troubles};
use work::Work;

/// Shows the page.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        leptos::logging::error!("{panic}");
        focus::reveal("#broken");
    }));
    focus::remove("#loading");
    leptos::mount::mount_to_body(App);
}

/// What the address leads to, once it has been looked up.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    Page(Route),
    NoDraft(Visit),
}

#[component]
fn App() -> impl IntoView {
    let later_pages = LaterPages::new(pages::fetch_later);
    let store = Store::new(ids::new_id(), KnownPacks::starter(), Box::new(move |store| later_pages.fetch(store)));
    let opener = Opener::new(store);
    provide_context(store);
    provide_context(opener);
    provide_context(later_pages);
    provide_context(Workbench::new());
    provide_context(FirstPage(StoredValue::new(true)));

    let arrive = move || match Route::parse(&location::hash()) {
        Route::Work { id, pack, page } => match store.visit(&id) {
            Visit::Open => {
                store.chosen.set(pack);
                Shown::Page(Route::Work { id, pack, page })
            }
            not_there => Shown::NoDraft(not_there),
        },
        route => Shown::Page(route),
    };
    let shown = RwSignal::new(arrive());
    let dragging = RwSignal::new(false);
    events::on_address(move || {
        store.messages.turn_page();
        shown.set(arrive());
    });
    events::on_storage(move |event| {
        store.on_storage(event);
        store.surroundings.storage.update(|turn| *turn += 1);
    });
    events::on_media(
        &["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"],
        move || {
            store.surroundings.colours.update(|turn| *turn += 1);
        },
    );
    events::on_leaving(move || store.leave());
    events::on_closing(move || store.would_lose());
    events::on_drop(move |over| dragging.set(over), move |file| opener.open(file));
    events::on_print(move |printing| store.surroundings.printing.set(printing));
    // A workbook's frame stays while one goes from page to page of it.
    let in_work = memo_text(move || match shown.get() {
        Shown::Page(Route::Work { id, .. }) => id,
        _ => String::new(),
    });
    let page = Memo::new(move |_| match shown.get() {
        Shown::Page(Route::Work { page, .. }) => Some(page),
        _ => None,
    });
    events::on_key(move |event| {
        // Undo is for what is on screen.
        if in_work.with_untracked(String::is_empty) {
            return;
        }
        match Step::from_keys(event) {
            Some(Step::Undo) => store.undo(),
            Some(Step::Redo) => store.redo(),
            None => return,
        }
        event.prevent_default();
    });
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus::focus("#main");
    };
    let content = reactive_view(move || match in_work.get().as_str() {
        id if !id.is_empty() => view! { <Work page /> }.into_any(),
        _ => match shown.get() {
            Shown::Page(Route::Home | Route::Work { .. }) => view! { <Home /> }.into_any(),
            Shown::Page(Route::Start(pack)) => view! { <Start pack /> }.into_any(),
            Shown::Page(Route::About) => fetched_page(|later| (later.about)()),
            Shown::Page(Route::Packs) => fetched_page(|later| (later.packs)(None)),
            Shown::Page(Route::Pack { id, edition }) => {
                let pack = PackRef::new(id, edition);
                fetched_page(move |later| (later.packs)(Some(&pack)))
            }
            Shown::Page(Route::Nowhere) => view! { <Nowhere /> }.into_any(),
            Shown::NoDraft(why) => view! { <NoDraft why /> }.into_any(),
        },
    });
    view! {
        <Bar in_work skip />
        <main id="main" tabindex="-1">
            <Troubles />
            <OpeningSays />
            {content}
        </main>
        <Foot />
        {show_when(
            move || dragging.get(),
            || view! { <div class="app-drop" aria-hidden="true"><p>"Drop the file to open it"</p></div> }.into_any(),
        )}
    }
}

#[component]
fn Nowhere() -> impl IntoView {
    view! {
        <div class="page-narrow">
            <Heading text="This page doesn’t exist" />
            <p>"The address may be incomplete. " <a href="#/">"Go to the first page"</a> ", which lists your drafts."</p>
        </div>
    }
}

#[component]
fn NoDraft(why: Visit) -> impl IntoView {
    view! {
        <div class="page-narrow">
            <Heading text="This draft can’t be opened" />
            {match why {
                Visit::Unreadable(refusal) => view! { <p>{refusal.to_string()}</p> }.into_any(),
                Visit::Unkept => {
                    view! {
                        <p>
                            "The open workbook has changes that aren’t saved anywhere yet. Download it with the button above first."
                        </p>
                    }
                        .into_any()
                }
                Visit::Open | Visit::Missing => {
                    view! {
                        <p>
                            "This browser doesn’t have that draft. Drafts stay in the browser you made them in. If you began on another computer, save to a file there and open the file here."
                        </p>
                    }
                        .into_any()
                }
            }}
            <p><a href="#/">"Go to the first page"</a> ", which lists the drafts in this browser."</p>
        </div>
    }
}
