//! The packs that this page knows: those that come with it, and the user's own, kept in this browser.

use leptos::html;
use leptos::prelude::*;

use crate::browser::storage::Name;
use crate::browser::{files, focus};
use crate::files::pack_to_json;
use crate::framework::{CATALOGUE, Pack, PackRef, ScaleKind, by_edition};
use crate::ui::drafts::opening::FileButton;
use crate::ui::packs::editor::made::{is_addressable, is_known, other_edition, pack_file_name, skeleton};
use crate::ui::packs::editor::{Deleted, Workbench, is_in_the_browser, is_unfinished, use_workbench};
use crate::ui::packs::keep::{keep_and_write, keep_own, make_own, named, unkept};
use crate::ui::state::packs::{self, KnownPacks};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::route::Route;
use crate::ui::state::shelf;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::form::{Fault, is_faulty};
use crate::ui::widgets::parts::{Heading, action, count, named_action, primary};

/// The packs that are listed: those that come with the page first, then the others by title, newest edition first.
fn listed(known: KnownPacks) -> Vec<&'static Pack> {
    let mut all = known.all();
    let place = |pack: &Pack| {
        let shipped = packs::is_shipped(&pack.reference());
        let place = CATALOGUE.iter().position(|listed| listed.id == pack.id);
        place.filter(|_| shipped).unwrap_or(CATALOGUE.len())
    };
    all.sort_by(|a, b| {
        let by_title = || a.title.cmp(&b.title).then_with(|| by_edition(b, a));
        place(a).cmp(&place(b)).then_with(by_title)
    });
    all
}

/// What a dialog on this page is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asking {
    Nothing,
    New,
    Pasted,
}

/// The packs that this page knows.
#[component]
pub fn PacksPage() -> impl IntoView {
    let (store, bench) = (use_store(), use_workbench());
    let asking = RwSignal::new(Asking::Nothing);
    let turn = RwSignal::new(0_u32);
    let list = reactive_view(move || {
        store.packs_turn.track();
        turn.track();
        let all = listed(store.packs);
        if all.is_empty() {
            return view! { <p class="muted">"There are no schemes here yet. Write a scheme, or open a scheme file."</p> }
                .into_any();
        }
        view! { <ul class="cards">{all.into_iter().map(|pack| card(store, bench, pack, turn)).into_views()}</ul> }
            .into_any()
    });
    let own = reactive_view(move || {
        store.packs_turn.track();
        if listed(store.packs).into_iter().any(|pack| !packs::is_shipped(&pack.reference())) {
            return empty_view();
        }
        view! { <p class="muted">"You don’t have a scheme of your own yet. A scheme that you write or open stays in this browser until you delete it."</p> }
            .into_any()
    });
    let dialog = reactive_view(move || {
        match asking.get() {
        Asking::Nothing => empty_view(),
        Asking::New => view! { <NewPack title="Write a new scheme" paste=false close=move || asking.set(Asking::Nothing) /> }.into_any(),
        Asking::Pasted => view! { <NewPack title="A new scheme from a pasted list" paste=true close=move || asking.set(Asking::Nothing) /> }.into_any(),
    }
    });
    view! {
        <div class="page-wide packs">
            <Heading text="Schemes" />
            <p>
                "A scheme has statements, a scale and rules. Some schemes come with this page. You can write your own, copy and adapt one, or open a scheme file that someone gave you."
            </p>
            <p class="button-row">
                {primary("Write a new scheme", move || asking.set(Asking::New))}
                {action("From a pasted list", move || asking.set(Asking::Pasted))}
                <FileButton text="Open a scheme file" />
            </p>
            <section aria-labelledby="pack-list">
                <h2 id="pack-list" tabindex="-1">"Schemes in this browser"</h2>
                {deleted(store, bench, turn)}
                {own}
                {list}
            </section>
            {dialog}
        </div>
    }
}

/// The packs that were deleted, and the way back.
fn deleted(store: Store, bench: Workbench, turn: RwSignal<u32>) -> AnyView {
    reactive_view(move || {
        turn.track();
        let gone = bench.deleted.get();
        let each = gone.into_iter().map(|one| {
            let name = named(&one.pack);
            let undelete = move || {
                undelete(store, bench, one.clone());
                turn.update(|turn| *turn += 1);
                focus::focus_soon("#pack-list");
            };
            view! {
                <p class="notice notice-undo">
                    <span>{format!("{name} is deleted. You can bring it back until you close this page.")}</span>
                    {named_action("Undo delete", format!("Undo delete of {name}"), undelete)}
                </p>
            }
        });
        each.into_views().into_any()
    })
    .into_any()
}

/// Brings back a pack that was deleted; as another edition, if its file was opened here since.
fn undelete(store: Store, bench: Workbench, one: Deleted) {
    bench.deleted.update(|deleted| {
        if let Some(place) = deleted.iter().position(|other| *other == one) {
            deleted.remove(place);
        }
    });
    let Deleted { mut pack, unfinished } = one;
    let mut said = format!("{} is back.", named(&pack));
    if is_known(store.packs, &pack.reference()) {
        let edition = other_edition(store.packs, &pack.reference());
        said = format!("{} is back, as edition {edition}: that edition has come here again since.", named(&pack));
        pack.edition = edition;
    }
    let reference = pack.reference();
    let kept = keep_own(store, pack);
    store.say(match kept.and(unfinished.map_or(Ok(()), |one| one.put_back(&reference))) {
        Ok(()) => said,
        Err(why) => format!("{said} {}", unkept(why)),
    });
}

/// How many drafts in this browser are filled in with this edition.
fn used_in(reference: &PackRef) -> usize {
    let uses = |draft: &&crate::files::Draft| draft.workbook.assessments.iter().any(|one| one.pack.is_same(reference));
    shelf::look().drafts.iter().filter(uses).count()
}

fn delete(store: Store, bench: Workbench, pack: &Pack, turn: RwSignal<u32>) {
    let reference = pack.reference();
    let deleted = Deleted { pack: pack.clone(), unfinished: bench.unfinished(&reference) };
    Name::pack(&reference).remove();
    bench.drop_unfinished(&reference);
    store.packs.forget(&reference);
    bench.deleted.update(|all| all.insert(0, deleted));
    store.learnt_packs();
    turn.update(|turn| *turn += 1);
    let used = match used_in(&reference) {
        0 => String::new(),
        many => format!(
            " {} here {} filled in with it: the ratings stay there.",
            count(many, "workbook", "workbooks"),
            if many == 1 { "is" } else { "are" }
        ),
    };
    store.say(format!("{} is deleted.{used}", named(pack)));
    focus::focus_soon(".notice-undo button");
}

fn card(store: Store, bench: Workbench, pack: &'static Pack, turn: RwSignal<u32>) -> AnyView {
    let reference = pack.reference();
    let shipped = packs::is_shipped(&reference);
    let name = named(pack);
    let publisher = pack.source.publisher.trim();
    let about = if publisher.is_empty() {
        format!("Edition {}", pack.edition)
    } else {
        format!("Edition {} · {publisher}", pack.edition)
    };
    let many = format!(
        "{} in {}",
        count(pack.len(), "statement", "statements"),
        count(pack.areas.len(), "section", "sections")
    );
    let kept = match () {
        () if shipped => "Comes with this page".to_owned(),
        () if bench.is_left(&reference) => {
            "! Has changes that are not kept yet: choose “Edit” to keep them.".to_owned()
        }
        () if is_unfinished(&reference) => {
            "! Has changes that are not finished yet: choose “Edit” to go on.".to_owned()
        }
        () => match is_in_the_browser(&reference) {
            Ok(true) => "Saved in this browser".to_owned(),
            Ok(false) => "! Not saved in this browser: save it as a file before you close the page.".to_owned(),
            Err(why) => format!("! Not saved: {why}. Save it as a file before you close the page."),
        },
    };
    let kept_class = if kept.starts_with('!') { "fault" } else { "muted" };
    let addressable = is_addressable(&pack.id) && is_addressable(&pack.edition);
    let start = Route::Start(Some(reference.clone())).href();
    let edit = (!shipped && addressable).then(|| {
        let href = Route::Pack { id: reference.id.clone(), edition: reference.edition.clone() }.href();
        view! { <a class="button" href=href aria-label=format!("Edit {name}")>"Edit"</a> }
    });
    let copy = (shipped || !addressable)
        .then(|| named_action("Copy and adapt", format!("Copy and adapt: {name}"), move || make_own(store, pack)));
    let delete =
        (!shipped).then(|| named_action("Delete", format!("Delete {name}"), move || delete(store, bench, pack, turn)));
    let save = move || {
        let file = pack_file_name(pack);
        files::download(&file, &pack_to_json(pack), "application/json");
        store.say(format!("Saved as “{file}” in your downloads."));
    };
    view! {
        <li class="card">
            <h3>{pack.title.clone()}</h3>
            <p>{about}</p>
            <p class="tabular">{many}</p>
            <p class=kept_class>{kept}</p>
            <p class="button-row button-row-small">
                <a class="button" href=start aria-label=format!("Use this scheme: {name}")>"Use this scheme"</a>
                {named_action("Save as a file", format!("Save as a file: {name}"), save)}
                {edit}
                {copy}
                {delete}
            </p>
        </li>
    }
    .into_any()
}

/// What a new scheme is called, and how it is judged.
#[component]
fn NewPack(title: &'static str, paste: bool, close: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let store = use_store();
    let bench = use_workbench();
    let input = NodeRef::<html::Input>::new();
    let faults = RwSignal::new(Vec::new());
    let kind = StoredValue::new(ScaleKind::Rating);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        let typed = typed.trim();
        if typed.is_empty() {
            faults.set(vec![("new-pack", "Give the scheme a name.".to_owned())]);
            return focus::focus("#new-pack");
        }
        let pack = skeleton(typed, kind.get_value());
        bench.paste_first.set_value(paste);
        close();
        keep_and_write(store, pack, format!("“{typed}” is ready. Edit anything in it."));
    };
    let kinds = [
        (ScaleKind::Rating, "With a number for now and a number for the target"),
        (ScaleKind::Judgement, "With one of a few words"),
    ];
    let kinds = kinds.map(|(one, words)| {
        view! {
            <label class="choice">
                <input type="radio" name="new-kind" prop:checked=one == ScaleKind::Rating on:change=move |_| kind.set_value(one) />
                {words}
            </label>
        }
    });
    view! {
        <Dialog title=title on_close=close>
            <form novalidate on:submit=submit>
                <p class="field">
                    <label for="new-pack">"Name of the scheme"</label>
                    <input id="new-pack" type="text" required maxlength="200" node_ref=input aria-invalid=is_faulty("new-pack", faults) aria-describedby="new-pack-fault" />
                    <Fault field="new-pack" faults />
                </p>
                <fieldset class="choices">
                    <legend>"How each statement is judged"</legend>
                    {kinds.into_iter().into_views()}
                </fieldset>
                <p class="button-row">
                    <button type="submit" class="button-primary">"Start writing"</button>
                    {action("Cancel", focus::close_dialog)}
                </p>
            </form>
        </Dialog>
    }
}
