//! What stands around every page: the bar, what was said in passing, and troubles with keeping.

use leptos::prelude::*;

use crate::browser::{clock, location};
use crate::session::Keeping;
use crate::ui::state::reactive::{empty_view, reactive_attr, reactive_text, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{Logo, action, primary};

/// The bar at the top: whose workbook it is, how it is kept, undo and redo, save.
#[component]
pub fn Bar(
    /// The id of the workbook that the page shows, empty if none.
    in_work: Memo<String>,
    /// Moves the focus past the bar.
    skip: impl FnMut(web_sys::MouseEvent) + 'static,
) -> impl IntoView {
    view! {
        <header class="bar">
            <a class="bar-skip" href="#main" on:click=skip>"Skip to the content"</a>
            <a class="bar-brand" href="#/"><Logo />" Join the Dots"</a>
            <Saying />
            {show_when(move || !in_work.get().is_empty(), || view! { <WorkBar /> }.into_any())}
        </header>
    }
}

#[component]
fn WorkBar() -> impl IntoView {
    let store = use_store();
    let name = move || store.workbook.with(|workbook| workbook.school.name.clone());
    let kept = move || match store.kept.now.get() {
        Keeping::Kept => "✓ Saved in this browser",
        Keeping::Soon => "Saving…",
        Keeping::Failed(_) => "! Not saved",
        Keeping::Removed => "! Removed from this browser",
        Keeping::Theirs(_) => "! Changed in another tab",
        Keeping::Example => "Invented example: changes aren’t saved",
    };
    let saved = reactive_view(move || match store.kept.saved_to_file.get() {
        None => view! { <>"Not saved to a file yet"</> }.into_any(),
        Some(saved) => {
            let since = if saved.revision == store.kept.revision.get() { "" } else { " (changed since)" };
            view! { <>"Last saved to file " <b>{clock::moment_in_words(saved.at)}</b>{since}</> }.into_any()
        }
    });
    let school = Page::School.href(&store.desk());
    view! {
        <a class="bar-school" href=school>{reactive_text(name)}</a>
        <p class="bar-state">
            <span>{reactive_text(move || kept().to_owned())}</span>
            <span>{saved}</span>
        </p>
        <p class="button-row bar-buttons">
            <button type="button" on:click=move |_| store.undo() aria-disabled=reactive_attr(move || (!store.changes.can.get().0).then_some("true")) title="Ctrl+Z">
                <span aria-hidden="true">"↶"</span>"Undo"
            </button>
            <button type="button" on:click=move |_| store.redo() aria-disabled=reactive_attr(move || (!store.changes.can.get().1).then_some("true")) title="Ctrl+Shift+Z">
                <span aria-hidden="true">"↷"</span>"Redo"
            </button>
            {primary("Save to file", move || store.save_to_file())}
        </p>
    }
}

/// What was said in passing: seen for a while, and announced.
#[component]
fn Saying() -> impl IntoView {
    let store = use_store();
    view! {
        <p class=reactive_text(move || if store.messages.said.get().unseen { "visually-hidden" } else { "bar-message" }.to_owned()) role="status">
            {reactive_text(move || {
                let said = store.messages.said.get();
                // An odd and an even turn differ, so that the same sentence is announced again.
                let again = if said.turn.is_multiple_of(2) { "" } else { "\u{a0}" };
                if said.text.is_empty() { String::new() } else { format!("{}{again}", said.text) }
            })}
        </p>
    }
}

/// What is wrong with keeping the open workbook. It stays on screen until it is mended.
#[component]
pub fn Troubles() -> impl IntoView {
    let store = use_store();
    view! {
        <div role="alert">
            {reactive_view(move || match store.kept.now.get() {
                Keeping::Failed(why) => {
                    view! {
                        <NotKept
                            heading="Your last change isn’t saved in this browser"
                            why=format!("The reason: {why}. Your work stays on this page as long as you keep it open.")
                        />
                    }
                        .into_any()
                }
                Keeping::Removed => {
                    view! {
                        <NotKept
                            heading="This draft is no longer in this browser"
                            why="Another tab or program removed it. Everything is still on this page, as long as you keep the page open.".to_owned()
                        />
                    }
                        .into_any()
                }
                Keeping::Theirs(theirs) => {
                    let when = clock::moment_in_words(theirs.document.changed_at);
                    view! { <ChangedElsewhere when /> }.into_any()
                }
                _ => empty_view(),
            })}
        </div>
    }
}

#[component]
fn NotKept(heading: &'static str, why: String) -> impl IntoView {
    let store = use_store();
    view! {
        <div class="trouble">
            <h2>{heading}</h2>
            <p>{why}</p>
            <p class="button-row">
                {primary("Download your work now", move || store.download())}
                {action("Try to save again", move || store.keep_mine())}
            </p>
        </div>
    }
}

#[component]
fn ChangedElsewhere(when: String) -> impl IntoView {
    let store = use_store();
    let both = move || {
        let id = store.keep_both();
        location::go(&Page::Overview.href(&id));
    };
    view! {
        <div class="trouble">
            <h2>"This workbook was changed in another tab"</h2>
            <p>
                {format!("The other tab last changed it {when}. This page shows your version. Choose what to do before you go on: until then, your changes aren’t saved.")}
            </p>
            <p class="button-row">
                {action("Keep mine", move || store.keep_mine())}
                {action("Load theirs", move || store.load_theirs())}
                {primary("Keep both", both)}
            </p>
        </div>
    }
}

/// The foot of every page.
#[component]
pub fn Foot() -> impl IntoView {
    view! {
        <footer class="foot">
            <p>"Nothing you write here is sent anywhere."</p>
            <p><a href="#/about">"Your data, keyboard keys and sources"</a></p>
        </footer>
    }
}
