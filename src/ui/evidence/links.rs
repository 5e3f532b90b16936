//! Links between evidence and statements, and the words and buttons for them that the evidence pages share.

use leptos::prelude::*;

use crate::browser::{clock, ids, location};
use crate::framework::{Pack, StatementId};
use crate::ui::state::reactive::empty_view;
use crate::ui::state::route::Page;
use crate::ui::state::store::Store;
use crate::ui::widgets::fields::select;
use crate::ui::widgets::parts::action;
use crate::workbook::{Command, EvidenceItem, Lane, Link};

/// Adds a blank item with these links to the library, and opens its page. If there is such an item already, opens that
/// one.
pub fn add_evidence(store: Store, links: Vec<Link>) {
    let existing = store.workbook.with_untracked(|workbook| {
        let is_such = |item: &&EvidenceItem| item.is_blank() && item.links == links;
        workbook.evidence.iter().find(is_such).map(|item| item.id.clone())
    });
    if let Some(id) = existing {
        return location::go(&Page::Item(id).href(&store.desk()));
    }
    let item = EvidenceItem { id: ids::new_id(), added: Some(clock::today()), links, ..EvidenceItem::default() };
    let id = item.id.clone();
    store.apply(Command::AddEvidence { at: usize::MAX, item });
    location::go(&Page::Item(id).href(&store.desk()));
}

/// The words for a piece of evidence without a title.
const UNTITLED: &str = "Untitled";

/// Returns the title of a piece of evidence, or "Untitled" if it has none.
pub fn evidence_title(title: &str) -> String {
    if title.trim().is_empty() { UNTITLED.to_owned() } else { title.trim().to_owned() }
}

/// True if an item is linked to a statement, and counts towards this rating there.
pub fn is_linked_to(item: &EvidenceItem, pack: &Pack, statement: &StatementId, lane: Lane) -> bool {
    item.is_linked_to(&pack.id, statement, (!pack.is_judged()).then_some(lane))
}

/// Returns the rating that a link counts towards, with the mark of its lane; nothing in a judged pack.
pub fn lane_label(pack: &Pack, lane: Lane) -> AnyView {
    if pack.is_judged() {
        return empty_view();
    }
    let label = match lane {
        Lane::Now => "● Now:",
        Lane::Target => "◇ Target:",
    };
    view! { <span class=format!("colour-{}", lane.id())>{label}</span>" " }.into_any()
}

/// Returns the button that adds a new item to the library.
pub fn add_evidence_button(store: Store) -> AnyView {
    action("Add new evidence", move || add_evidence(store, Vec::new()))
}

/// Returns a list of the ratings that evidence can count towards. A judged pack has no target, so there is no list.
pub fn lane_choice(
    pack: &Pack,
    id: String,
    label: String,
    lane: Memo<usize>,
    choose: impl Fn(usize) + 'static,
) -> AnyView {
    if pack.is_judged() { empty_view() } else { lane_list(id, label, lane, choose) }
}

/// Returns a list of the two ratings that evidence can count towards.
pub fn lane_list(id: String, label: String, lane: Memo<usize>, choose: impl Fn(usize) + 'static) -> AnyView {
    let options = vec!["counts towards now".to_owned(), "counts towards target".to_owned()];
    select(id, Some(label), options, lane, choose)
}

/// Returns a new link to a statement. In a judged pack all evidence counts towards now.
pub fn new_link(pack: &Pack, statement: &StatementId, lane: Lane) -> Link {
    let lane = if pack.is_judged() { Lane::Now } else { lane };
    Link { pack: pack.id.clone(), statement: statement.clone(), lane, unknown: Default::default() }
}

/// Returns the flag of an item that is not filled in yet.
pub fn blank_flag() -> AnyView {
    view! { " "<span class="flag"><span aria-hidden="true">"! "</span>"not filled in yet"</span> }.into_any()
}

/// Returns a statement's number, followed by its pack's title unless the pack is `current`.
///
/// If no pack here has the statement, the text is its id and says so.
pub fn statement_number(store: Store, current: &Pack, owner: &str, statement: &StatementId) -> String {
    match number_and_pack(store, current, owner, statement) {
        (number, Some(title)) => format!("{number} ({title})"),
        (number, None) => number,
    }
}

/// Returns a statement's number, and the title of its pack unless the pack is `current`.
pub fn number_and_pack(
    store: Store,
    current: &Pack,
    owner: &str,
    statement: &StatementId,
) -> (String, Option<&'static str>) {
    let pack = store.workbook.with(|workbook| store.packs.of_workbook(workbook, owner));
    match pack.and_then(|pack| Some((pack, pack.statement(statement)?))) {
        Some((pack, found)) => (found.number.clone(), (pack.id != current.id).then_some(pack.title.as_str())),
        None => (format!("{statement} (not in any scheme here)"), None),
    }
}
