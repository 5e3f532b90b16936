//! The page of the evidence library: its items, a search over them, and the statements that still need evidence.

use leptos::prelude::*;

use crate::analysis::{EvidenceAge, Support};
use crate::browser::clock;
use crate::framework::Pack;
use crate::ui::evidence::links::{add_evidence_button, blank_flag, evidence_title, number_and_pack};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_text, reactive_view};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::fields::select;
use crate::ui::widgets::parts::{Heading, count, score_mark, section, table};
use crate::workbook::{EvidenceItem, EvidenceKind, Lane, Link, Workbook, day_in_words};

/// The search over the library. The lists hold the place of the chosen option; 0 stands for any.
#[derive(Clone, Copy)]
struct Filter {
    text: RwSignal<String>,
    kind: RwSignal<usize>,
    area: RwSignal<usize>,
    age: RwSignal<usize>,
}

/// The ages to choose from, each with its name.
const AGES: [(&str, Option<EvidenceAge>); 5] = [
    ("Any age", None),
    ("From the last 12 months", Some(EvidenceAge::LastMonths(12))),
    ("Older than 12 months", Some(EvidenceAge::OlderThanMonths(12))),
    ("Older than 2 years", Some(EvidenceAge::OlderThanMonths(24))),
    ("Without a date", Some(EvidenceAge::Undated)),
];

/// The page of the evidence library.
#[component]
pub fn Library(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let filter = Filter {
        text: RwSignal::default(),
        kind: RwSignal::default(),
        area: RwSignal::default(),
        age: RwSignal::default(),
    };
    let kinds = std::iter::once("Any kind").chain(EvidenceKind::ALL.into_iter().map(EvidenceKind::words));
    let areas = std::iter::once("Any section".to_owned())
        .chain(pack.areas.iter().map(|area| format!("{} {}", area.number, area.short_title)))
        .chain(std::iter::once("Not linked to a statement".to_owned()));
    let list_field = move |id: &'static str, label: &'static str, options: Vec<String>, chosen: RwSignal<usize>| {
        view! {
            <p class="field">
                <label for=id>{label}</label>
                {select(id.to_owned(), None, options, Memo::new(move |_| chosen.get()), move |at| chosen.set(at))}
            </p>
        }
    };
    let found = memo_text(move || {
        store.workbook.with(|workbook| found_in_words(workbook, filter.matching(pack, workbook).len()))
    });
    let ages = AGES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let needs_evidence = reactive_view(move || statements_in_need(pack));
    view! {
        <Heading text="Evidence library" />
        <p class="page-guide">
            "Add each piece of evidence once, and link it to every statement it supports. The evidence stays where \
            your school keeps it: the library records where it is."
        </p>
        <p class="button-row">{add_evidence_button(store)}</p>
        <search class="filters screen-only">
            <p class="field">
                <label for="find">"Find"</label>
                <input
                    id="find" type="search"
                    on:input=move |event| filter.text.set(event_target_value(&event))
                />
            </p>
            {list_field("find-kind", "Kind", kinds.map(str::to_owned).collect(), filter.kind)}
            {list_field("find-area", "Section", areas.collect(), filter.area)}
            {list_field("find-age", "Age", ages, filter.age)}
        </search>
        <p class="tabular" role="note" aria-live="polite">{reactive_text(move || found.get())}</p>
        {reactive_view(move || list(pack, filter))}
        {section("lacking", "What still needs evidence", needs_evidence.into_any())}
    }
}

impl Filter {
    /// Returns the items that match the search, in the order in which they were added.
    fn matching<'a>(self, pack: &'static Pack, workbook: &'a Workbook) -> Vec<&'a EvidenceItem> {
        let today = clock::today();
        let needle = self.text.get().to_lowercase();
        let kind = self.kind.get().checked_sub(1).and_then(|at| EvidenceKind::ALL.get(at)).copied();
        let area = self.area.get();
        let age = AGES.get(self.age.get()).and_then(|(_, age)| *age);
        let fits = |item: &&EvidenceItem| {
            let text = [&item.title, &item.place, &item.shows, &item.note].map(|text| text.to_lowercase());
            let in_area = |at: usize| match pack.areas.get(at) {
                Some(area) => area.statements.iter().any(|statement| item.is_linked_to(&pack.id, &statement.id, None)),
                None => item.links.is_empty(),
            };
            needle.split_whitespace().all(|word| text.iter().any(|text| text.contains(word)))
                && kind.is_none_or(|kind| item.kind == kind)
                && area.checked_sub(1).is_none_or(in_area)
                && age.is_none_or(|age| age.holds(item.date, today))
        };
        workbook.evidence.iter().filter(fits).collect()
    }
}

/// Says how many items match the search, and of how many; nothing for an empty library.
fn found_in_words(workbook: &Workbook, found: usize) -> String {
    match (found, workbook.evidence.len()) {
        (_, 0) => String::new(),
        (shown, all) if shown == all => format!("{}.", count(all, "piece of evidence", "pieces of evidence")),
        (shown, all) => format!("{shown} of {}.", count(all, "piece of evidence", "pieces of evidence")),
    }
}

/// Returns the table of the items that match the search.
fn list(pack: &'static Pack, filter: Filter) -> AnyView {
    let store = use_store();
    store.workbook.with(|workbook| {
        if workbook.evidence.is_empty() {
            return view! {
                <p class="notice">
                    "There is nothing in the library yet. Start with what you would show a visitor first: last term’s \
                    data, a case study, or the minutes of a decision."
                </p>
            }
            .into_any();
        }
        let rows = filter.matching(pack, workbook).into_iter().map(|item| row(store, pack, item)).into_views();
        table(
            "Evidence",
            view! { <span class="visually-hidden">"Evidence, in the order you added it"</span> }.into_any(),
            &["Evidence", "Kind", "Date", "Supports now", "Supports target"],
            "Evidence",
            view! { <tbody>{rows}</tbody> }.into_any(),
        )
    })
}

fn row(store: Store, pack: &'static Pack, item: &EvidenceItem) -> AnyView {
    let numbers = |lane: Lane| {
        // In a judged pack all evidence counts towards now.
        let judged = |link: &Link| {
            store.workbook.with(|workbook| store.packs.of_workbook(workbook, &link.pack)).is_some_and(Pack::is_judged)
        };
        let counts_towards = |link: &Link| if judged(link) { Lane::Now } else { link.lane };
        let links = item.links.iter().filter(|link| counts_towards(link) == lane);
        numbers_of_links(store, pack, links)
    };
    let (now, target) = (numbers(Lane::Now), numbers(Lane::Target));
    view! {
        <tr>
            <th scope="row" class="library-title">
                <a href=Page::Item(item.id.clone()).href(&store.desk())>{evidence_title(&item.title)}</a>
                {item.is_blank().then(blank_flag)}
            </th>
            <td>{item.kind.words()}</td>
            <td class="tabular table-day">{item.date.map(day_in_words)}</td>
            <td class="tabular library-numbers">{now}</td>
            <td class="tabular">{target}</td>
        </tr>
    }
    .into_any()
}

/// Returns the numbers of linked statements: first those of the current pack, then those of each other pack after its
/// title.
fn numbers_of_links<'a>(store: Store, current: &Pack, links: impl Iterator<Item = &'a Link>) -> String {
    let mut groups: Vec<(Option<&str>, Vec<String>)> = Vec::new();
    for link in links {
        let (number, owner) = number_and_pack(store, current, &link.pack, &link.statement);
        match groups.iter_mut().find(|(title, _)| *title == owner) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((owner, vec![number])),
        }
    }
    groups.sort_by_key(|(title, _)| title.is_some());
    let each = groups.iter().map(|(title, numbers)| match title {
        Some(title) => format!("{title} {}", numbers.join(", ")),
        None => numbers.join(", "),
    });
    each.collect::<Vec<_>>().join("; ")
}

/// Returns the statements that need evidence: first for the rating now, then for the target.
fn statements_in_need(pack: &'static Pack) -> AnyView {
    let store = use_store();
    let Some(place) = store.place() else { return empty_view() };
    store.workbook.with(|workbook| {
        let rounds =
            workbook.assessments.get(place.assessment).map(|found| found.rounds.as_slice()).unwrap_or_default();
        let Some(round) = rounds.get(place.round) else { return empty_view() };
        let all = Support::for_pack(pack, workbook, round);
        let list = |lane: Lane, title: &'static str, none: &'static str| {
            let lacks = |one: &&Support| if lane == Lane::Now { one.lacks_now() } else { one.lacks_target() };
            let found: Vec<&Support> = all.iter().filter(lacks).collect();
            if found.is_empty() {
                return view! { <h3>{title}</h3><p class="muted">{none}</p> }.into_any();
            }
            let heading = format!("{title}: {}", count(found.len(), "statement", "statements"));
            let each = found.into_iter().map(|one| {
                let href = Page::Evidence(one.area.id.clone()).href_at(&store.desk(), &one.statement.id);
                let score = if lane == Lane::Now { one.now } else { one.target };
                let gather = one.to_gather.iter().map(|(exemplar, have)| {
                    view! { <li>{format!("{} {}: {}", have.mark(), have.words(), exemplar.text)}</li> }
                });
                let gather = gather.into_views();
                let show_gather = lane == Lane::Target && !gather.is_empty();
                let gather = show_gather.then(|| view! { <ul class="muted">{gather}</ul> });
                view! {
                    <li>
                        {score_mark(lane, score, &pack.scale)}" "
                        <a href=href><span class="tabular">{one.statement.number.clone()}</span></a>" "
                        {one.statement.text.clone()}
                        {gather}
                    </li>
                }
            });
            view! { <h3>{heading}</h3><ul class="link-list">{each.into_views()}</ul> }.into_any()
        };
        view! {
            {list(Lane::Now, "No evidence yet", "Every rating above the lowest band has evidence.")}
            {list(Lane::Target, "Still to gather for the target", "There is nothing left to gather for your targets.")}
        }
        .into_any()
    })
}
