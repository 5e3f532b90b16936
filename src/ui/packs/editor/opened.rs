//! What opening the file of a pack asks or says.

use leptos::prelude::*;

use super::draft::{Workbench, kept_in_the_browser, use_workbench};
use super::made::other_edition;
use crate::browser::{focus, location};
use crate::files::{PackRefused, open_pack};
use crate::framework::{Area, Changes, Pack, is_same_text};
use crate::ui::drafts::opening::{FileButton, Opener, Opening};
use crate::ui::packs::keep::{keep_own, named, unkept};
use crate::ui::state::packs;
use crate::ui::state::reactive::{empty_view, run_effect, spawn};
use crate::ui::state::route::Route;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::parts::{action, count};

/// What opening a pack's file has come to.
enum Found {
    /// It can't be used.
    Refused(PackRefused),
    /// It is here, word for word.
    Here(Pack),
    /// It is not here.
    New(Pack),
    /// It is here with other words: the file's, and the one that is here.
    Other(Pack, Box<Pack>),
}

fn look(store: Store, bytes: &[u8]) -> Found {
    let pack = match open_pack(bytes) {
        Ok(pack) => pack,
        Err(refused) => return Found::Refused(refused),
    };
    let reference = pack.reference();
    let known = store.packs.all().into_iter().find(|known| known.reference() == reference);
    // Another tab may have changed it, or written it, since this one learnt its packs.
    match kept_in_the_browser(&reference).or_else(|| known.cloned()) {
        None => Found::New(pack),
        Some(here) if here == pack || is_the_same(&here, &pack) => Found::Here(here),
        Some(here) => Found::Other(pack, Box::new(here)),
    }
}

/// Whether two packs differ in nothing but how their statements and headings are spaced.
fn is_the_same(one: &Pack, other: &Pack) -> bool {
    let rest = |pack: &Pack| {
        let areas = pack.areas.iter().map(|area| Area {
            title: String::new(),
            aspects: Vec::new(),
            statements: Vec::new(),
            ..area.clone()
        });
        Pack { areas: areas.collect(), ..pack.clone() }
    };
    let limits = |pack: &Pack| pack.statements().map(|(_, one)| one.limiting).collect::<Vec<_>>();
    is_same_text(one, other) && limits(one) == limits(other) && rest(one) == rest(other)
}

/// What opening the file of a pack asks or says.
#[component]
pub fn OpenPack(name: String, bytes: Vec<u8>) -> impl IntoView {
    let store = use_store();
    let bench = use_workbench();
    let opener = expect_context::<Opener>();
    match look(store, &bytes) {
        Found::Refused(why) => refused(opener, &name, why),
        Found::Here(pack) => {
            // Of another tab's, this one does not know yet.
            if store.packs.find(&pack.reference()) != Some(&pack) {
                store.packs.learn(pack.clone());
                store.learnt_packs();
            }
            done(store, opener, format!("{} is here already, word for word.", named(&pack)));
            empty_view()
        }
        Found::New(pack) => {
            take(store, bench, opener, pack);
            empty_view()
        }
        Found::Other(pack, here) => ask(store, bench, opener, pack, &here),
    }
}

/// Closes what is said of opening, and goes to the list.
fn done(store: Store, opener: Opener, said: String) {
    // What is being shown just now must not be taken away while it is made.
    spawn(async move {
        opener.opening.set(Opening::Idle);
        store.say(said);
        if location::hash().starts_with("/w/") {
            // Whoever was working with a workbook goes on there: its pages follow what packs are known.
            focus::focus_soon("h1");
        } else {
            location::go(&Route::Packs.href());
            focus::focus_soon("#pack-list");
        }
    });
}

/// Takes a pack of a file in.
fn take(store: Store, bench: Workbench, opener: Opener, pack: Pack) {
    spawn(async move {
        bench.settle();
        let mut said = format!("{} is here now: {}.", named(&pack), count(pack.len(), "statement", "statements"));
        if !packs::is_shipped(&pack.reference())
            && let Err(why) = keep_own(store, pack)
        {
            said = format!("{said} {}", unkept(why));
        }
        done(store, opener, said);
    });
}

fn refused(opener: Opener, name: &str, why: PackRefused) -> AnyView {
    run_effect(|| {
        focus::set_page_title("Error: the scheme can’t be opened");
        focus::focus("#refused");
    });
    let close = move || {
        opener.opening.set(Opening::Idle);
        focus::retitle();
        focus::focus("h1");
    };
    let said = match why {
        PackRefused::File(refusal) => view! { <p>{refusal.to_string()}</p> }.into_any(),
        PackRefused::Unsound(fault) => view! {
            <p>"Something in the file is wrong. This page never repairs a scheme, because its wording belongs to its owner and ratings depend on it."</p>
            <p><code>{fault.at}</code>": "{fault.why}</p>
            <p>"Ask the person who made the file to fix this place, or choose an earlier copy."</p>
        }
        .into_any(),
    };
    view! {
        <div class="trouble" role="alert" id="refused" tabindex="-1">
            <h2>{format!("“{name}” can’t be opened")}</h2>
            {said}
            <p>"Nothing here has changed."</p>
            <p class="button-row">
                <FileButton text="Choose another file" />
                {action("Close this message", close)}
            </p>
        </div>
    }
    .into_any()
}

/// What differs, in a sentence.
fn differs(changes: &Changes) -> String {
    let Changes { added, removed, reworded, moved, areas, aspects, scale, .. } = changes;
    let parts = [
        (reworded.len(), "statement with different wording", "statements with different wording"),
        (added.len(), "extra statement", "extra statements"),
        (removed.len(), "missing statement", "missing statements"),
        (moved.len(), "statement in a different place", "statements in a different place"),
        (areas.len() + aspects.len(), "different heading", "different headings"),
        (usize::from(*scale), "different scale", "different scales"),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(many, ..)| *many > 0).map(|(many, one, more)| count(many, one, more)).collect();
    if parts.is_empty() {
        "The file has the same statements, but other details differ.".to_owned()
    } else {
        format!("The file has {}.", parts.join(", "))
    }
}

fn ask(store: Store, bench: Workbench, opener: Opener, pack: Pack, known: &Pack) -> AnyView {
    let shipped = packs::is_shipped(&known.reference());
    let edition = other_edition(store.packs, &known.reference());
    let other = Pack { edition: edition.clone(), ..pack.clone() };
    let both = move || {
        take(store, bench, opener, other.clone());
    };
    let differs = differs(&Changes::between(known, &pack));
    let here = named(known);
    let replace = (!shipped).then(|| {
        action("Replace the scheme in this browser", move || {
            bench.drop_unfinished(&pack.reference());
            take(store, bench, opener, pack.clone());
        })
    });
    let leave = move || {
        opener.opening.set(Opening::Idle);
        focus::focus_soon("h1");
    };
    let both_says = format!("Keep both: open the file’s as edition “{edition}”");
    view! {
        <Dialog title="This edition is already here, with a different text" on_close=move || opener.opening.set(Opening::Idle)>
            <p>{format!("{here} is here already, and the file’s is not the same. {differs}")}</p>
            {shipped.then(|| view! { <p>"The scheme that comes with the page can’t be replaced."</p> })}
            <p class="button-row button-row-stacked">
                <button type="button" class="button-primary" on:click=move |_| both()>{both_says}</button>
                {replace}
                {action("Don’t open the file", leave)}
            </p>
        </Dialog>
    }
    .into_any()
}
