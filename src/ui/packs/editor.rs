//! A pack that is being written.

mod areas;
mod columns;
mod draft;
mod fields;
mod lists;
pub mod made;
mod opened;
mod paste;
mod preview;
mod rules;
mod scale;
mod statements;
mod words;

pub use draft::{Deleted, Workbench, is_unfinished, use_workbench};
pub use opened::OpenPack;

use leptos::prelude::*;

use crate::browser::storage::{Name, NotKept};
use crate::browser::{files, focus, location};
use crate::files::pack_to_json;
use crate::framework::{Fault, Pack, PackRef};
use crate::ui::packs::keep::{keep_own, make_own};
use crate::ui::state::packs;
use crate::ui::state::reactive::{empty_view, memo_text, reactive_attr, reactive_text, reactive_view};
use crate::ui::state::route::Route;
use crate::ui::widgets::parts::{Heading, action, primary};
use draft::{Standing, Writing};
use fields::folded_section;
use preview::Preview;

/// A pack that is being written.
#[component]
pub fn PackEditor(pack: PackRef) -> impl IntoView {
    let content = if packs::is_shipped(&pack) {
        shipped(&pack)
    } else {
        match Writing::open(&pack) {
            Some(writing) => editor(writing),
            None => not_here(),
        }
    };
    view! { <div class="page-wide packs">{content}</div> }
}

fn not_here() -> AnyView {
    view! {
        <Heading text="This scheme isn’t here" />
        <p>"Someone may have deleted it, or it is in another browser. Open its file here to continue."</p>
        <p><a href=Route::Packs.href()>"All schemes"</a></p>
    }
    .into_any()
}

fn shipped(reference: &PackRef) -> AnyView {
    let store = crate::ui::state::store::use_store();
    let found = store.packs.find(reference);
    let title = found.map_or_else(|| reference.id.clone(), |pack| pack.title.clone());
    let make = found.map(|pack| primary("Copy and adapt", move || make_own(store, pack)));
    view! {
        <Heading text=title />
        <p>"This scheme comes with the page and can’t be changed. You can copy it and adapt the copy."</p>
        <p class="button-row">{make}<a class="button" href=Route::Packs.href()>"All schemes"</a></p>
    }
    .into_any()
}

fn editor(writing: Writing) -> AnyView {
    let title = writing.pack.with_untracked(|pack| match pack.title.trim() {
        "" => "Scheme without a name".to_owned(),
        title => title.to_owned(),
    });
    let bench = use_workbench();
    if bench.paste_first.get_value() {
        bench.paste_first.set_value(false);
        writing.unfold("paste");
        focus::focus_soon("#paste-text");
    }
    let about = memo_text(move || {
        let many = |pack: &Pack| {
            format!(
                "Edition {}. {} in {}.",
                pack.edition,
                crate::ui::widgets::parts::count(pack.len(), "statement", "statements"),
                crate::ui::widgets::parts::count(pack.areas.len(), "section", "sections"),
            )
        };
        writing.read(many)
    });
    view! {
        <p><a href=Route::Packs.href()>"Schemes"</a></p>
        <Heading text=title />
        <p class="muted tabular">{move || about.get()}</p>
        {buttons(writing)}
        {folded_section(writing, "about", "About the scheme", move || rules::about(writing))}
        {folded_section(writing, "scale", "The scale", move || scale::scale(writing))}
        {folded_section(writing, "areas", "Sections and statements", move || areas::areas(writing))}
        {folded_section(writing, "paste", "Paste a list", move || paste::paste(writing))}
        {folded_section(writing, "glossary", "Glossary", move || lists::glossary(writing))}
        {folded_section(writing, "rules", "Readiness, reviews and submission", move || rules::rules(writing))}
        {folded_section(writing, "preview", "Preview", move || view! { <Preview writing /> }.into_any())}
        {state(writing)}
    }
    .into_any()
}

/// How the pack is kept, and what is wrong with it.
fn state(writing: Writing) -> AnyView {
    let quiet = reactive_text(move || match writing.kept.get() {
        Standing::Kept => "✓ Saved in this browser".to_owned(),
        Standing::Soon => "Saving…".to_owned(),
        _ => String::new(),
    });
    let trouble = reactive_view(move || {
        match writing.kept.get() {
        Standing::Kept | Standing::Soon => empty_view(),
        Standing::Unsound(fault) => unsound(writing, fault),
        Standing::Failed(why) => view! {
            <p><b>"! Not saved in this browser. "</b>{format!("The reason: {why}. Your scheme stays on this page as long as you keep it open.")}</p>
            <p class="button-row">
                {action("Save as a file", move || save(writing))}
                {action("Try to save again", move || writing.keep_mine())}
            </p>
        }
        .into_any(),
        Standing::Removed => view! {
            <p><b>"! Another tab has deleted this scheme. "</b>"It stays on this page as long as you keep the page open."</p>
            <p class="button-row">
                {action("Save as a file", move || save(writing))}
                {action("Save it in this browser again", move || writing.keep_mine())}
            </p>
        }
        .into_any(),
        Standing::Theirs => view! {
            <p><b>"! Another tab has changed this scheme. "</b>"This page shows your version. Choose what to do before you go on: until then, your changes aren’t saved."</p>
            <p class="button-row">
                {action("Keep mine", move || { writing.keep_mine(); focus::focus("h1"); })}
                {action("Load theirs", move || { writing.load_theirs(); focus::focus("h1"); })}
            </p>
        }
        .into_any(),
    }
    });
    view! { <div class="editor-state"><p>{quiet}</p><div aria-live="polite">{trouble}</div></div> }.into_any()
}

fn unsound(writing: Writing, fault: Fault) -> AnyView {
    let words = writing.pack.with_untracked(|pack| words::in_words(pack, &fault));
    let show = move || {
        let way = writing.pack.with_untracked(|pack| words::way_to(pack, &fault));
        for key in &way.unfold {
            writing.unfold(key);
        }
        if let Some(area) = way.area {
            writing.opened.set(area);
        }
        focus::focus_soon(way.field);
    };
    view! {
        <p><b>"! Not finished yet. "</b>{words}</p>
        <p class="muted">"This browser has saved it as it is. Workbooks and files use the last complete version until you fix this."</p>
        <p class="button-row">{action("Show me where", show)}</p>
    }
    .into_any()
}

fn buttons(writing: Writing) -> AnyView {
    let store = writing.store;
    let begin = move || match writing.trouble() {
        Some(trouble) => store.say(format!("Fix this first. {trouble}")),
        None => {
            writing.learn();
            let pack = writing.pack.with_untracked(Pack::reference);
            location::go(&Route::Start(Some(pack)).href());
        }
    };
    view! {
        <p class="button-row">
            <button type="button" on:click=move |_| writing.undo() aria-disabled=reactive_attr(move || (!writing.can.get().0).then_some("true"))>
                <span aria-hidden="true">"↶"</span>"Undo"
            </button>
            <button type="button" on:click=move |_| writing.redo() aria-disabled=reactive_attr(move || (!writing.can.get().1).then_some("true"))>
                <span aria-hidden="true">"↷"</span>"Redo"
            </button>
            {action("Save as a file", move || save(writing))}
            {action("New edition", move || new_edition(writing))}
            {primary("Use this scheme", begin)}
        </p>
    }
    .into_any()
}

fn save(writing: Writing) {
    if let Some(trouble) = writing.trouble() {
        return writing.store.say(format!("Fix this first: a file of this scheme couldn’t be opened again. {trouble}"));
    }
    writing.pack.with_untracked(|pack| {
        let name = made::pack_file_name(pack);
        files::download(&name, &pack_to_json(pack), "application/json");
        writing.store.say(format!("Saved as “{name}” in your downloads."));
    });
}

/// Goes on in a copy, so that workbooks that were filled in with this edition keep theirs.
fn new_edition(writing: Writing) {
    let store = writing.store;
    if let Some(trouble) = writing.trouble() {
        return store.say(format!("Fix this first. {trouble}"));
    }
    writing.learn();
    let before = writing.pack.get_untracked();
    let next = Pack { edition: made::next_edition(store.packs, &before.reference()), ..before };
    let reference = next.reference();
    let kept = keep_own(store, next);
    store.say(match kept {
        Ok(()) => format!("This is now edition {}. Edition {} hasn’t changed.", reference.edition, previous(&writing)),
        Err(why) => {
            format!("This browser couldn’t save edition {}: {why}. Save it as a file.", reference.edition)
        }
    });
    location::go(&Route::Pack { id: reference.id, edition: reference.edition }.href());
}

fn previous(writing: &Writing) -> String {
    writing.pack.with_untracked(|pack| pack.edition.clone())
}

/// Whether this pack is in the browser.
pub fn is_in_the_browser(reference: &PackRef) -> Result<bool, NotKept> {
    Ok(Name::pack(reference).read()?.finished.is_some())
}
