//! One piece of evidence: what it is, where it is kept, and the statements that it speaks for.

use leptos::prelude::*;

use crate::browser::{focus, location};
use crate::framework::{Pack, Statement};
use crate::ui::evidence::library::number_of;
use crate::ui::evidence::statement::{is_linked_to, lane_list, lane_said, link_to, title_of};
use crate::ui::state::packs;
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::{quoted, use_store};
use crate::ui::widgets::editing::{self, Shape, choice_field, date_field, gone, prose, prose_field, select};
use crate::ui::widgets::parts::{Heading, action, named_action, section};
use crate::workbook::{Command, EvidenceItem, EvidenceKind, Lane, Link};

/// One piece of evidence.
#[component]
pub fn Item(pack: &'static Pack, id: String) -> impl IntoView {
    let store = use_store();
    let item = editing::item(&id);
    let there = {
        let item = item.clone();
        Memo::new(move |_| item.is_there())
    };
    reactive_view(move || {
        let library = Page::Library.href(&store.desk());
        if !there.get() {
            return gone("This piece of evidence", &id, library, "To the library");
        }
        let heading = untrack(|| item.read(|item| title_of(&item.title)));
        let heading = if heading == title_of("") { "New evidence".to_owned() } else { heading };
        let removed = id.clone();
        let remove = move || {
            store.apply(Command::RemoveEvidence(removed.clone()));
            location::go(&Page::Library.href(&store.desk()));
            store.say("The evidence is removed from the library. Undo brings it back.");
        };
        view! {
            <p><a href=library>"Evidence library"</a></p>
            <Heading text=heading />
            {prose_field(&item, "title", "Title", "What people call it.", Shape::Line, prose!(title))}
            {choice_field(&item, "kind", "Kind", &EvidenceKind::ALL, EvidenceKind::words, |item| item.kind, |item, kind| item.kind = kind)}
            {prose_field(&item, "place", "Where it is kept", "A reference such as “Staff drive, SEND, 2026”, or the address of a page.", Shape::Line, prose!(place))}
            {place_says(&item)}
            {date_field(&item, "date", "Its date", |item| item.date, |item, date| item.date = date)}
            {prose_field(&item, "shows", "What it shows", "", Shape::Lines, prose!(shows))}
            {prose_field(&item, "note", "Note", "", Shape::Lines, prose!(note))}
            {section("speaks-for", "The statements that it speaks for", links(pack, &item))}
            <p class="buttons">{action("Remove from the library", remove)}</p>
        }
        .into_any()
    })
}

/// What the page makes of where an item is kept: a link that can be followed, or why it can't.
fn place_says(item: &editing::Editing<EvidenceItem>) -> AnyView {
    let item = item.clone();
    let place = memo_text(move || item.read(|item| item.place.trim().to_owned()));
    reactive_view(move || {
        let place = place.get();
        let item = EvidenceItem { place: place.clone(), ..EvidenceItem::default() };
        match item.address() {
            Some(address) => {
                let address = address.to_owned();
                view! { <p class="soft"><a href=address target="_blank" rel="noopener noreferrer">"Open that page in a new tab"</a></p> }.into_any()
            }
            None if looks_like_an_address(&place) => view! {
                <p class="fault"><b aria-hidden="true">"! "</b>"This is not the address of a page that can be opened from here: those begin with https:// and have no spaces. It is kept as a reference."</p>
            }
            .into_any(),
            None => empty_view(),
        }
    })
    .into_any()
}

/// Whether somebody seems to have meant an address: it begins with a scheme, as "javascript:" or "file://".
fn looks_like_an_address(place: &str) -> bool {
    let scheme = place.split_once(':').map(|(scheme, _)| scheme).unwrap_or_default();
    place.starts_with("www.")
        || place.contains("://")
        || ["javascript", "data", "file", "vbscript", "blob", "mailto", "http", "https"]
            .iter()
            .any(|known| scheme.trim().eq_ignore_ascii_case(known))
}

/// The statements that an item is linked to, and the way to link more.
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
            return view! { <p class="soft">"It is linked to no statement yet."</p> }.into_any();
        }
        let each = links.into_iter().map(|link| {
            let writing = writing.clone();
            one_link(pack, link, move |gone| {
                writing.set(|item| item.links.retain(|link| link != gone));
                store.say("Unlinked.");
                focus::focus("#speaks-for");
            })
        });
        view! { <ul class="linked">{each.into_views()}</ul> }.into_any()
    });
    // Every statement of the workbook's packs, those of the pack that is shown first.
    let mut all: Vec<(&'static Pack, &'static Statement)> = pack.statements().map(|(_, one)| (pack, one)).collect();
    let others = store.workbook.with_untracked(|workbook| {
        let known = workbook.assessments.iter().filter_map(|one| packs::find(&one.pack));
        known.filter(|other| other.id != pack.id).collect::<Vec<_>>()
    });
    all.extend(others.into_iter().flat_map(|other| other.statements().map(move |(_, one)| (other, one))));
    let names = all.iter().map(|(of, one)| {
        let title = if of.id == pack.id { String::new() } else { format!("{} ", of.title) };
        format!("{title}{} {}", one.number, quoted(&one.text))
    });
    let names: Vec<String> = names.collect();
    let judged: Vec<bool> = all.iter().map(|(of, _)| of.is_judged()).collect();
    let lanes = show_when(
        move || !judged.get(statement.get()).copied().unwrap_or_default(),
        move || {
            let (id, label) = ("link-lane".to_owned(), "What it counts for".to_owned());
            lane_list(id, label, Memo::new(move |_| lane.get()), move |at| lane.set(at))
        },
    );
    let writing = item.clone();
    let add = move || {
        let chosen = all.get(statement.get_untracked()).copied();
        if let (Some((of, chosen)), Some(&lane)) = (chosen, Lane::ALL.get(lane.get_untracked())) {
            writing.set(|item| {
                if !is_linked_to(item, of, &chosen.id, lane) {
                    item.links.push(link_to(of, &chosen.id, lane));
                }
            });
            store.say(format!("Linked to {}.", chosen.number));
        }
    };
    view! {
        {list}
        <p class="buttons link-more">
            {select("link-statement".to_owned(), Some("Statement".to_owned()), names, Memo::new(move |_| statement.get()), move |at| statement.set(at))}
            {lanes}
            {action("Link", add)}
        </p>
    }
    .into_any()
}

fn one_link(pack: &'static Pack, link: Link, unlink: impl Fn(&Link) + 'static) -> AnyView {
    let store = use_store();
    let at = store.workbook.with_untracked(|workbook| workbook.assessment(&link.pack).map(|(at, _)| at));
    let of = store.workbook.with_untracked(|workbook| packs::of_workbook(workbook, &link.pack));
    let found = of.and_then(|of| of.statements().find(|(_, one)| one.id == link.statement));
    let number = number_of(store, pack, &link.pack, &link.statement);
    let what = match found {
        Some((area, statement)) => {
            let desk = at.map_or_else(|| store.desk(), |at| store.desk_of(at));
            let href = Page::Evidence(area.id.clone()).href_at(&desk, &statement.id);
            let title = of.filter(|of| of.id != pack.id).map(|of| format!("{} ", of.title));
            view! { {title}<a href=href><span class="num">{statement.number.clone()}</span></a>" "{statement.text.clone()} }.into_any()
        }
        None => view! {
            <span class="fault"><b aria-hidden="true">"! "</b>{format!("“{}” is no statement of a pack that is open here. The link is kept; unlink it if it is not wanted.", link.statement)}</span>
        }
        .into_any(),
    };
    let judged = of.is_some_and(Pack::is_judged);
    let lane = match link.lane {
        _ if judged => "",
        Lane::Now => " for now",
        Lane::Target => " for target",
    };
    let name = format!("Unlink {number}{lane}");
    view! {
        <li>
            {lane_said(of.unwrap_or(pack), link.lane)}{what}" "
            {named_action("Unlink", name, move || unlink(&link))}
        </li>
    }
    .into_any()
}
