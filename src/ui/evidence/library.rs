//! The evidence library: every item once, found by word, kind, section and age; and what still lacks evidence.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::analysis::Support;
use crate::browser::clock;
use crate::framework::{Pack, StatementId};
use crate::ui::evidence::statement::{enter_button, title_of};
use crate::ui::state::packs;
use crate::ui::state::reactive::{IntoViews, memo_text, reactive_text, reactive_view};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::editing::select;
use crate::ui::widgets::parts::{Heading, count, score_mark, section, table};
use crate::workbook::{EvidenceItem, EvidenceKind, Lane, Link, Workbook, day_in_words};

/// What the list is narrowed down to.
#[derive(Clone, Copy)]
struct Wanted {
    words: RwSignal<String>,
    kind: RwSignal<usize>,
    area: RwSignal<usize>,
    age: RwSignal<usize>,
}

/// Ages to choose from: what is said, and how many months an item is old at least or at most.
const AGES: [(&str, Option<Age>); 5] = [
    ("Any age", None),
    ("Of the last 12 months", Some(Age::Within(12))),
    ("Older than 12 months", Some(Age::Before(12))),
    ("Older than 2 years", Some(Age::Before(24))),
    ("Without a date", Some(Age::Undated)),
];

#[derive(Clone, Copy)]
enum Age {
    Within(i32),
    Before(i32),
    Undated,
}

impl Age {
    fn is_of(self, date: Option<Date>, today: Date) -> bool {
        let back = |months: i32| months_before(today, months);
        match (self, date) {
            (Age::Undated, date) => date.is_none(),
            (_, None) => false,
            (Age::Within(months), Some(date)) => date >= back(months),
            (Age::Before(months), Some(date)) => date < back(months),
        }
    }
}

/// The day so many months earlier; the last day of a month that is too short for it.
fn months_before(day: Date, months: i32) -> Date {
    let all = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 - months;
    let (year, month) = (all.div_euclid(12), all.rem_euclid(12) + 1);
    let first =
        i16::try_from(year).ok().zip(i8::try_from(month).ok()).and_then(|(year, month)| Date::new(year, month, 1).ok());
    first
        .and_then(|first| Date::new(first.year(), first.month(), day.day().min(first.days_in_month())).ok())
        .unwrap_or(day)
}

/// The library.
#[component]
pub fn Library(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let wanted = Wanted {
        words: RwSignal::default(),
        kind: RwSignal::default(),
        area: RwSignal::default(),
        age: RwSignal::default(),
    };
    let kinds = std::iter::once("Any kind").chain(EvidenceKind::ALL.into_iter().map(EvidenceKind::words));
    let areas = std::iter::once("Any section".to_owned())
        .chain(pack.areas.iter().map(|area| format!("{} {}", area.number, area.short_title)))
        .chain(std::iter::once("Linked to no statement".to_owned()));
    let list_of = move |id: &'static str, label: &'static str, words: Vec<String>, chosen: RwSignal<usize>| {
        view! {
            <p class="field">
                <label for=id>{label}</label>
                {select(id.to_owned(), None, words, Memo::new(move |_| chosen.get()), move |at| chosen.set(at))}
            </p>
        }
    };
    let said = memo_text(move || store.workbook.with(|workbook| counted(workbook, wanted.of(pack, workbook).len())));
    let lacking = reactive_view(move || lacking(pack));
    view! {
        <Heading text="Evidence library" />
        <p class="guide">
            "Each piece of evidence is entered once, and linked to every statement that it speaks for. It stays where your school keeps it: here is only where to find it."
        </p>
        <p class="buttons">{enter_button(store)}</p>
        <search class="filters screen">
            <p class="field">
                <label for="find">"Find"</label>
                <input id="find" type="search" on:input=move |event| wanted.words.set(event_target_value(&event)) />
            </p>
            {list_of("find-kind", "Kind", kinds.map(str::to_owned).collect(), wanted.kind)}
            {list_of("find-area", "Section", areas.collect(), wanted.area)}
            {list_of("find-age", "Age", AGES.iter().map(|(words, _)| (*words).to_owned()).collect(), wanted.age)}
        </search>
        <p class="num" role="note" aria-live="polite">{reactive_text(move || said.get())}</p>
        {reactive_view(move || list(pack, wanted))}
        {section("lacking", "What still needs evidence", lacking.into_any())}
    }
}

impl Wanted {
    /// The items that are asked for, in the order in which they were entered.
    fn of<'a>(self, pack: &'static Pack, workbook: &'a Workbook) -> Vec<&'a EvidenceItem> {
        let today = clock::today();
        let needle = self.words.get().to_lowercase();
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
                && age.is_none_or(|age| age.is_of(item.date, today))
        };
        workbook.evidence.iter().filter(fits).collect()
    }
}

/// How many items are asked for, of how many.
fn counted(workbook: &Workbook, found: usize) -> String {
    match (found, workbook.evidence.len()) {
        (_, 0) => String::new(),
        (shown, all) if shown == all => format!("{}.", count(all, "piece of evidence", "pieces of evidence")),
        (shown, all) => format!("{shown} of {}.", count(all, "piece of evidence", "pieces of evidence")),
    }
}

fn list(pack: &'static Pack, wanted: Wanted) -> AnyView {
    let store = use_store();
    store.workbook.with(|workbook| {
        if workbook.evidence.is_empty() {
            return view! {
                <p class="notice">"There is nothing in the library yet. Begin with what you would show a visitor first: last term’s data, a case study, the minutes that say what was decided."</p>
            }
            .into_any();
        }
        let rows = wanted.of(pack, workbook).into_iter().map(|item| row(store, pack, item)).into_views();
        table(
            "Evidence",
            view! { <span class="unseen">"Evidence, in the order it was entered"</span> }.into_any(),
            &["Evidence", "Kind", "Date", "For now", "For target"],
            "Evidence",
            view! { <tbody>{rows}</tbody> }.into_any(),
        )
    })
}

fn row(store: Store, pack: &'static Pack, item: &EvidenceItem) -> AnyView {
    let numbers = |lane: Lane| {
        // In a pack that is judged, all evidence is for now.
        let judged = |link: &Link| {
            store.workbook.with(|workbook| packs::of_workbook(workbook, &link.pack)).is_some_and(Pack::is_judged)
        };
        let counts_for = |link: &Link| if judged(link) { Lane::Now } else { link.lane };
        let of = item.links.iter().filter(|link| counts_for(link) == lane);
        numbers_of(store, pack, of)
    };
    let (now, target) = (numbers(Lane::Now), numbers(Lane::Target));
    view! {
        <tr>
            <th scope="row" class="titles"><a href=Page::Item(item.id.clone()).href(&store.desk())>{title_of(&item.title)}</a>{item.is_blank().then(blank)}</th>
            <td>{item.kind.words()}</td>
            <td class="num day">{item.date.map(day_in_words)}</td>
            <td class="num of-packs">{now}</td>
            <td class="num">{target}</td>
        </tr>
    }
    .into_any()
}

/// What is said beside an item of which nothing is said yet.
pub fn blank() -> AnyView {
    view! { " "<span class="flag"><span aria-hidden="true">"! "</span>"blank: it shows nothing yet"</span> }.into_any()
}

/// A statement's number, with its pack where that is not the one that is shown; if no pack here has it, its id.
pub fn number_of(store: Store, shown: &Pack, of: &str, statement: &StatementId) -> String {
    match number_and_pack(store, shown, of, statement) {
        (number, Some(title)) => format!("{number} ({title})"),
        (number, None) => number,
    }
}

/// A statement's number, and the title of its pack where that is not the one that is shown.
fn number_and_pack(store: Store, shown: &Pack, of: &str, statement: &StatementId) -> (String, Option<&'static str>) {
    let pack = store.workbook.with(|workbook| packs::of_workbook(workbook, of));
    match pack.and_then(|pack| Some((pack, pack.statement(statement)?))) {
        Some((pack, found)) => (found.number.clone(), (pack.id != shown.id).then_some(pack.title.as_str())),
        None => (format!("{statement} (not in any pack here)"), None),
    }
}

/// The numbers of the statements that are linked: those of the pack that is shown, then those of each other one after
/// its name, said once.
fn numbers_of<'a>(store: Store, shown: &Pack, links: impl Iterator<Item = &'a Link>) -> String {
    let mut groups: Vec<(Option<&str>, Vec<String>)> = Vec::new();
    for link in links {
        let (number, of) = number_and_pack(store, shown, &link.pack, &link.statement);
        match groups.iter_mut().find(|(title, _)| *title == of) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((of, vec![number])),
        }
    }
    groups.sort_by_key(|(title, _)| title.is_some());
    let each = groups.iter().map(|(title, numbers)| match title {
        Some(title) => format!("{title} {}", numbers.join(", ")),
        None => numbers.join(", "),
    });
    each.collect::<Vec<_>>().join("; ")
}

/// The statements that lack evidence: for the rating that they claim, and for the target.
fn lacking(pack: &'static Pack) -> AnyView {
    let store = use_store();
    let Some(place) = store.place() else { return ().into_any() };
    store.workbook.with(|workbook| {
        let rounds = workbook.assessments.get(place.assessment).map(|found| found.rounds.as_slice()).unwrap_or_default();
        let Some(round) = rounds.get(place.round) else { return ().into_any() };
        let all = Support::of_all(pack, workbook, round);
        let list = |lane: Lane, title: &'static str, none: &'static str| {
            let lacks = |one: &&Support| if lane == Lane::Now { one.lacks_now() } else { one.lacks_target() };
            let found: Vec<&Support> = all.iter().filter(lacks).collect();
            if found.is_empty() {
                return view! { <h3>{title}</h3><p class="soft">{none}</p> }.into_any();
            }
            let heading = format!("{title}: {}", count(found.len(), "statement", "statements"));
            let each = found.into_iter().map(|one| {
                let href = Page::Evidence(one.area.id.clone()).href_at(&store.desk(), &one.statement.id);
                let score = if lane == Lane::Now { one.now } else { one.target };
                let gather = one.to_gather.iter().map(|(exemplar, have)| {
                    view! { <li>{format!("{} {}: {}", have.mark(), have.words(), exemplar.text)}</li> }
                });
                let gather = gather.into_views();
                let gather = (lane == Lane::Target && !gather.is_empty()).then(|| view! { <ul class="soft">{gather}</ul> });
                view! {
                    <li>
                        {score_mark(lane, score, &pack.scale)}" "
                        <a href=href><span class="num">{one.statement.number.clone()}</span></a>" "{one.statement.text.clone()}
                        {gather}
                    </li>
                }
            });
            view! { <h3>{heading}</h3><ul class="lacking">{each.into_views()}</ul> }.into_any()
        };
        view! {
            {list(Lane::Now, "Nothing shows the rating yet", "Every rating above the lowest band has something to show for it.")}
            {list(Lane::Target, "Still to gather for the target", "Nothing is marked as still to gather.")}
        }
        .into_any()
    })
}
