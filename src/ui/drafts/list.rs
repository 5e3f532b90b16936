//! The drafts in this browser: listed, renamed, duplicated, deleted, and brought back.

use leptos::html;
use leptos::prelude::*;

use crate::browser::storage::{self, NotKept};
use crate::browser::{clock, files, focus};
use crate::files::Draft;
use crate::ui::drafts::home::nothing_yet;
use crate::ui::drafts::opening::resume;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::shelf::{self, Shelf};
use crate::ui::state::store::use_store;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::form::{Fault, NAME_MISSING, is_faulty};
use crate::ui::widgets::parts::{action, named_action};

/// The drafts in this browser.
#[component]
pub fn Drafts(shelf: RwSignal<Shelf>) -> impl IntoView {
    let renaming = RwSignal::<Option<Draft>>::new(None);
    let store = use_store();
    let look = move || shelf.set(shelf::look());
    let tell = move |done: Result<(), NotKept>, sentence: String| {
        store.say(match done {
            Ok(()) => sentence,
            Err(why) => format!("That couldn’t be saved: {why}."),
        });
        look();
    };
    let on_delete = move |draft: Draft| {
        let name = draft.workbook.school.name.clone();
        tell(store.delete(draft), format!("“{name}” is deleted."));
        focus::focus_soon(".notice-undo button");
    };
    let undelete = move |draft: Draft| {
        tell(store.undelete(&draft), format!("“{}” is back.", draft.workbook.school.name));
        focus::focus_soon("#drafts");
    };
    let duplicated = StoredValue::new(None::<u64>);
    let on_duplicate = move |draft: Draft| {
        // Pressed twice, it makes one copy: the list has moved under the second press.
        if clock::is_just_now(duplicated.get_value()) {
            return;
        }
        duplicated.set_value(Some(clock::now()));
        tell(shelf::duplicate(&draft), format!("A copy of “{}” is in the list.", draft.workbook.school.name));
    };
    view! {
        <section aria-labelledby="drafts">
            <h2 id="drafts" tabindex="-1">"Saved in this browser"</h2>
            {reactive_view(move || {
                let deleted = store.memory.deleted.get();
                let name = |draft: &Draft| draft.workbook.school.name.clone();
                let each = deleted.iter().map(|draft| {
                    let alike = deleted.iter().filter(|one| name(one) == name(draft)).count() > 1;
                    let changed = alike.then(|| format!(", changed {},", clock::moment_in_words(draft.changed_at)));
                    let called = format!("“{}”{}", name(draft), changed.unwrap_or_default());
                    view! { <Deleted draft=draft.clone() called undelete /> }
                });
                each.into_views().into_any()
            })}
            <ShelfSays shelf />
            <ul class="cards">
                {reactive_view(move || {
                    // Of a list that is made anew: the first page has one before these are here, and another tab may
                    // change what is in it.
                    focus::hold();
                    shelf.with(|shelf| shelf.drafts.clone())
                        .into_iter()
                        .map(|draft| view! { <Card draft on_delete on_duplicate on_rename=move |draft| renaming.set(Some(draft)) /> })
                        .into_views().into_any()
                })}
            </ul>
            {reactive_view(move || match renaming.get() {
                    None => empty_view(),
                    Some(draft) => {
                        let done = move |name: Option<String>| {
                            if let (Some(name), Some(draft)) = (name, renaming.get_untracked()) {
                                tell(store.rename(&draft, &name), format!("The new name is “{name}”."));
                                focus::focus_soon("#drafts");
                            }
                            renaming.set(None);
                        };
                        view! { <Rename name=draft.workbook.school.name done /> }.into_any()
                    }
            })}
        </section>
    }
}

/// A draft that was deleted, by what tells it from others that were, and the way back.
#[component]
fn Deleted(draft: Draft, called: String, undelete: impl Fn(Draft) + 'static) -> impl IntoView {
    view! {
        <p class="notice drafts-notice notice-undo">
            <span>{format!("{called} is deleted. You can bring it back until you close this page.")}</span>
            {named_action("Undo delete", format!("Undo delete of {}", called.trim_end_matches(',')), move || undelete(draft.clone()))}
        </p>
    }
}

/// What there is to say of the shelf besides its drafts.
#[component]
fn ShelfSays(shelf: RwSignal<Shelf>) -> impl IntoView {
    let remove = move |name: &str| {
        storage::remove_aside(name);
        shelf.set(shelf::look());
        focus::focus("#drafts");
    };
    reactive_view(move || {
        let Shelf { drafts, newer, aside, trouble } = shelf.get();
        let empty = drafts.is_empty() && trouble.is_none();
        view! {
            {trouble.map(|why| {
                view! {
                    <p class="trouble drafts-notice">
                        {format!("This browser can’t save your work: {why}. You can still work here, but save to a file before you close the page.")}
                    </p>
                }
            })}
            {empty.then(nothing_yet)}
            {newer
                .into_iter()
                .map(|(_, refusal)| view! { <p class="notice drafts-notice">"One draft can’t be opened. " {refusal.to_string()}</p> })
                .into_views()}
            {aside
                .into_iter()
                .map(|(name, text)| {
                    let file = format!("unreadable draft {}.json", name.replace('/', " "));
                    let removed = name.clone();
                    view! {
                        <div class="notice drafts-notice">
                            <p>
                                "A draft in this browser couldn’t be read in full. Another program may have changed it. The original is kept here as it was found. Download it: whoever looks after your school’s computers may be able to repair it."
                            </p>
                            <p class="button-row">
                                {action("Download the original", move || files::download(&file, &text, "application/json"))}
                                {action("Remove it", move || remove(&removed))}
                            </p>
                        </div>
                    }
                })
                .into_views()}
        }
        .into_any()
    })
}

#[component]
fn Card(
    draft: Draft,
    on_delete: impl Fn(Draft) + 'static,
    on_duplicate: impl Fn(Draft) + 'static,
    on_rename: impl Fn(Draft) + 'static,
) -> impl IntoView {
    let name = draft.workbook.school.name.clone();
    let changed = clock::moment_in_words(draft.changed_at);
    let saved = match &draft.saved_to_file {
        Some(saved) => format!("Last saved to file {}", clock::moment_in_words(saved.at)),
        None => "Not saved to a file yet".to_owned(),
    };
    let [for_rename, for_duplicate, for_delete] = [draft.clone(), draft.clone(), draft.clone()];
    let about = |what: &str| format!("{what} “{name}”");
    view! {
        <li class="card">
            <h3><a href=resume(use_store().packs, &draft.workbook)>{name.clone()}</a></h3>
            {draft.workbook.example.then(|| view! { <p><span class="pill">"Invented example"</span></p> })}
            {reactive_view(move || progress_lines(&draft))}
            <p class="muted">{format!("Changed {changed}")}<br />{saved}</p>
            <p class="button-row button-row-small">
                {named_action("Rename", about("Rename"), move || on_rename(for_rename.clone()))}
                {named_action("Duplicate", about("Duplicate"), move || on_duplicate(for_duplicate.clone()))}
                {named_action("Delete", about("Delete"), move || on_delete(for_delete.clone()))}
            </p>
        </li>
    }
}

/// How much of each pack is done, of those that this page knows just now.
fn progress_lines(draft: &Draft) -> AnyView {
    let store = use_store();
    store.packs_turn.track();
    let each = shelf::progress(store.packs, draft).into_iter().map(|(pack, progress)| {
        let done = if pack.is_judged() { "judged" } else { "rated" };
        view! {
            <p class="tabular">{pack.title.clone()}": "{format!("{} of {} {done}", progress.rated, progress.total)}</p>
            <div class="meter" aria-hidden="true"><i style:width=format!("{}%", 100 * progress.rated / progress.total.max(1))></i></div>
        }
    });
    each.into_views().into_any()
}

#[component]
fn Rename(name: String, done: impl Fn(Option<String>) + Copy + Send + 'static) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let faults = RwSignal::new(Vec::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        let typed = typed.trim();
        if typed.is_empty() {
            faults.set(vec![("new-name", NAME_MISSING.to_owned())]);
            focus::focus("#new-name");
        } else {
            done(Some(typed.to_owned()));
        }
    };
    view! {
        <Dialog title="Rename" on_close=move || done(None)>
            <form novalidate on:submit=submit>
                <p class="field">
                    <label for="new-name">"Name of the school or setting"</label>
                    <input id="new-name" type="text" required maxlength="200" autocomplete="organization" prop:value=name node_ref=input     aria-invalid=is_faulty("new-name", faults)
                        aria-describedby="new-name-fault"
                    />
                    <Fault field="new-name" faults
                    />
                </p>
                <p class="button-row">
                    <button type="submit" class="button-primary">"Rename"</button>
                    {action("Cancel", focus::close_dialog)}
                </p>
            </form>
        </Dialog>
    }
}
