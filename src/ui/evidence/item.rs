//! The page of one piece of evidence: its details, its place, and the statements it supports.

use leptos::prelude::*;

use crate::browser::{focus, location};
use crate::framework::{Pack, Statement};
use crate::ui::evidence::links::{evidence_title, is_linked_to, lane_label, lane_list, new_link, statement_number};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::{quoted, use_store};
use crate::ui::widgets::editing::{self, choice_field, date_field, prose, prose_field};
use crate::ui::widgets::fields::{Shape, select};
use crate::ui::widgets::parts::{Heading, action, missing_part, named_action, section};
use crate::workbook::{Command, EvidenceItem, EvidenceKind, Lane, Link};

/// The page of one piece of evidence.
#[component]
pub fn Item(pack: &'static Pack, id: String) -> impl IntoView {
    let store = use_store();
    let item = editing::item(&id);
    let exists = {
        let item = item.clone();
        Memo::new(move |_| item.exists())
    };
    reactive_view(move || {
        let library = Page::Library.href(&store.desk());
        if !exists.get() {
            return missing_part("This piece of evidence", &id, library, "Go to the library");
        }
        let heading = untrack(|| item.read(|item| evidence_title(&item.title)));
        let heading = if heading == evidence_title("") { "New evidence".to_owned() } else { heading };
        let removed = id.clone();
        let remove = move || {
            store.apply(Command::RemoveEvidence(removed.clone()));
            location::go(&Page::Library.href(&store.desk()));
            store.say("The evidence was removed from the library. Press Undo to bring it back.");
        };
        let title_hint = "A title colleagues will recognise.";
        let place_hint = "A place such as “Staff drive, SEND, 2026”, or a web address.";
        let kind = choice_field(
            &item,
            "kind",
            "Kind",
            &EvidenceKind::ALL,
            EvidenceKind::words,
            |item| item.kind,
            |item, kind| item.kind = kind,
        );
        view! {
            <p><a href=library>"Evidence library"</a></p>
            <Heading text=heading />
            {prose_field(&item, "title", "Title", title_hint, Shape::Line, prose!(title))}
            {kind}
            {prose_field(&item, "place", "Where it is kept", place_hint, Shape::Line, prose!(place))}
            {address_of_place(&item)}
            {date_field(&item, "date", "Date", |item| item.date, |item, date| item.date = date)}
            {prose_field(&item, "shows", "What it shows", "", Shape::Lines, prose!(shows))}
            {prose_field(&item, "note", "Note", "", Shape::Lines, prose!(note))}
            {section("speaks-for", "Statements it supports", links(pack, &item))}
            <p class="button-row">{action("Remove from the library", remove)}</p>
        }
        .into_any()
    })
}

/// Returns a link to the web page where an item is kept, or a fault if its place looks like an address that can't be
/// opened.
fn address_of_place(item: &editing::Editing<EvidenceItem>) -> AnyView {
    let item = item.clone();
    let place = memo_text(move || item.read(|item| item.place.trim().to_owned()));
    reactive_view(move || {
        let place = place.get();
        let item = EvidenceItem { place: place.clone(), ..EvidenceItem::default() };
        match item.address() {
            Some(address) => {
                let address = address.to_owned();
                view! {
                    <p class="muted">
                        <a href=address target="_blank" rel="noopener noreferrer">"Open the web page in a new tab"</a>
                    </p>
                }
                .into_any()
            }
            None if looks_like_an_address(&place) => view! {
                <p class="fault">
                    <b aria-hidden="true">"! "</b>
                    "This web address can’t be opened from here. Use one that begins with https:// and has no spaces. \
                    Your text is saved as a reference."
                </p>
            }
            .into_any(),
            None => empty_view(),
        }
    })
    .into_any()
}

/// True if a text seems to be meant as an address: it begins with "www." or with a protocol, such as "file://".
fn looks_like_an_address(place: &str) -> bool {
    let protocol = place.split_once(':').map(|(protocol, _)| protocol).unwrap_or_default();
    place.starts_with("www.")
        || place.contains("://")
        || ["javascript", "data", "file", "vbscript", "blob", "mailto", "http", "https"]
            .iter()
            .any(|known| protocol.trim().eq_ignore_ascii_case(known))
}

/// Returns the statements that an item is linked to, with the lists and the button that link more.
fn links(pack: &'static Pack, item: &editing::Editing<EvidenceItem>) -> AnyView {
    let store = use_store();
    let statement = RwSignal::new(0usize);
    let lane = RwSignal::new(0usize);
    let reading = item.clone();
    let links = Memo::new(move |_| reading.read(|item| item.links.clone()));
    let writing = item.clone();
    let list = reactive_view(move || {
        let links = links.get();
        if links.is_empty() {
            return view! { <p class="muted">"No statement is linked yet."</p> }.into_any();
        }
        let each = links.into_iter().map(|link| {
            let writing = writing.clone();
            one_link(pack, link, move |unlinked| {
                writing.set(|item| item.links.retain(|link| link != unlinked));
                store.say("Unlinked.");
                focus::focus("#speaks-for");
            })
        });
        view! { <ul class="link-list">{each.into_views()}</ul> }.into_any()
    });
    // Every statement of the workbook's packs. The statements of the current pack come first.
    let mut all: Vec<(&'static Pack, &'static Statement)> = pack.statements().map(|(_, one)| (pack, one)).collect();
    let others = store.workbook.with_untracked(|workbook| {
        let known = workbook.assessments.iter().filter_map(|one| store.packs.find(&one.pack));
        known.filter(|other| other.id != pack.id).collect::<Vec<_>>()
    });
    all.extend(others.into_iter().flat_map(|other| other.statements().map(move |(_, one)| (other, one))));
    let names = all.iter().map(|(owner, one)| {
        let title = if owner.id == pack.id { String::new() } else { format!("{} ", owner.title) };
        format!("{title}{} {}", one.number, quoted(&one.text))
    });
    let names: Vec<String> = names.collect();
    let judged: Vec<bool> = all.iter().map(|(owner, _)| owner.is_judged()).collect();
    let lanes = show_when(
        move || !judged.get(statement.get()).copied().unwrap_or_default(),
        move || {
            let (id, label) = ("link-lane".to_owned(), "What it counts towards".to_owned());
            lane_list(id, label, Memo::new(move |_| lane.get()), move |at| lane.set(at))
        },
    );
    let writing = item.clone();
    let add = move || {
        let chosen = all.get(statement.get_untracked()).copied();
        if let (Some((owner, chosen)), Some(&lane)) = (chosen, Lane::ALL.get(lane.get_untracked())) {
            writing.set(|item| {
                if !is_linked_to(item, owner, &chosen.id, lane) {
                    item.links.push(new_link(owner, &chosen.id, lane));
                }
            });
            store.say(format!("Linked to {}.", chosen.number));
        }
    };
    let (id, label) = ("link-statement".to_owned(), Some("Statement".to_owned()));
    let chosen = Memo::new(move |_| statement.get());
    view! {
        {list}
        <p class="button-row link-picker">
            {select(id, label, names, chosen, move |at| statement.set(at))}
            {lanes}
            {action("Link statement", add)}
        </p>
    }
    .into_any()
}

/// Returns one line of the list: the statement that a link leads to, with an "Unlink" button.
fn one_link(pack: &'static Pack, link: Link, unlink: impl Fn(&Link) + 'static) -> AnyView {
    let store = use_store();
    let at = store.workbook.with_untracked(|workbook| workbook.assessment(&link.pack).map(|(at, _)| at));
    let owner = store.workbook.with_untracked(|workbook| store.packs.of_workbook(workbook, &link.pack));
    let found = owner.and_then(|owner| owner.statements().find(|(_, one)| one.id == link.statement));
    let number = statement_number(store, pack, &link.pack, &link.statement);
    let linked = match found {
        Some((area, statement)) => {
            let workbook_path = at.map_or_else(|| store.desk(), |at| store.desk_of(at));
            let href = Page::Evidence(area.id.clone()).href_at(&workbook_path, &statement.id);
            let title = owner.filter(|owner| owner.id != pack.id).map(|owner| format!("{} ", owner.title));
            view! {
                {title}<a href=href><span class="tabular">{statement.number.clone()}</span></a>" "{statement.text.clone()}
            }
            .into_any()
        }
        None => {
            let sentence = format!(
                "No scheme here has a statement “{}”. The link stays in your file. Unlink it if you don’t need it.",
                link.statement
            );
            view! { <span class="fault"><b aria-hidden="true">"! "</b>{sentence}</span> }.into_any()
        }
    };
    let judged = owner.is_some_and(Pack::is_judged);
    let lane = match link.lane {
        _ if judged => "",
        Lane::Now => " (now)",
        Lane::Target => " (target)",
    };
    let name = format!("Unlink {number}{lane}");
    view! {
        <li>
            {lane_label(owner.unwrap_or(pack), link.lane)}{linked}" "
            {named_action("Unlink", name, move || unlink(&link))}
        </li>
    }
    .into_any()
}
