//! The frame of a workbook's pages: the areas on the left, the parts above.

use leptos::prelude::*;

use crate::analysis::Progress;
use crate::framework::{Area, Pack};
use crate::ui::rating::rate::Rate;
use crate::ui::state::fetching::use_later_pages;
use crate::ui::state::reactive::{
    IntoViews, empty_view, memo_text, reactive_attr, reactive_text, reactive_view, show_when,
};
use crate::ui::state::route::{Page, PlanOrder};
use crate::ui::state::store::{Fetching, use_store};
use crate::ui::widgets::fetched::{fetched_page, no_such_section};
use crate::ui::widgets::parts::{ScaleKey, round_in_words};
use crate::ui::widgets::progress::progress_of;

/// A page of the open workbook.
#[component]
pub fn Work(page: Memo<Option<Page>>) -> impl IntoView {
    let store = use_store();
    // With no round there is nothing that the other pages could show.
    let pack = memo_text(move || {
        let key = store.place().and_then(|place| store.pack().map(|pack| format!("{place:?} {:?}", pack.reference())));
        key.unwrap_or_default()
    });
    reactive_view(move || match (pack.get().as_str(), untrack(|| store.pack())) {
        (key, Some(pack)) if !key.is_empty() => view! { <WorkPage pack page /> }.into_any(),
        _ => {
            let page = page.get().unwrap_or(Page::Desk);
            let shown = fetched_page(move |later| view! { {(later.repairs)()} {(later.no_pack)(&page)} }.into_any());
            view! { <div class="page-wide">{shown}</div> }.into_any()
        }
    })
}

#[component]
fn WorkPage(pack: &'static Pack, page: Memo<Option<Page>>) -> impl IntoView {
    let (store, pages) = (use_store(), use_later_pages());
    let content = reactive_view(move || match page.get() {
        Some(Page::Rate(id)) if !pack.is_judged() => match pack.area(&id) {
            Some(area) => view! { <Rate pack area /> }.into_any(),
            None => no_such_section(),
        },
        other => {
            let page = other.unwrap_or(Page::Overview);
            fetched_page(move |later| (later.page)(pack, &page))
        }
    });
    let repairs = reactive_view(move || match store.fetching.get() {
        Fetching::Here => pages.get().map_or_else(empty_view, |later| (later.repairs)()),
        _ => empty_view(),
    });
    view! {
        <div class="page">
            <Rail pack page />
            <div class="page-content">
                <Tabs pack page />
                {repairs}
                {content}
            </div>
        </div>
    }
}

/// The areas, with how much of each is rated, and the scale beside the sheet.
#[component]
fn Rail(pack: &'static Pack, page: Memo<Option<Page>>) -> impl IntoView {
    let store = use_store();
    let about =
        memo_text(move || store.with_rounds(|_, round, _| round_in_words(pack, round.about())).unwrap_or_default());
    let all = progress_of(pack, None);
    let done = if pack.is_judged() { "judged" } else { "rated" };
    view! {
        <div class="rail">
            <nav aria-label="Sections">
                <h2>{pack.title.clone()}</h2>
                <p class="muted rail-round">
                    {reactive_text(move || about.get())}" "
                    <span class="tabular">{reactive_text(move || { let all = all.get(); format!("{} of {} {done}.", all.rated, all.total) })}</span>
                </p>
                <ol>
                    {pack.areas.iter().map(|area| view! { <RailLine pack area page /> }).into_views()}
                </ol>
            </nav>
            {show_when(
                move || !pack.is_judged() && matches!(page.get(), Some(Page::Rate(_) | Page::Evidence(_))),
                move || view! { <ScaleKey scale=&pack.scale /> }.into_any(),
            )}
        </div>
    }
}

#[component]
fn RailLine(pack: &'static Pack, area: &'static Area, page: Memo<Option<Page>>) -> impl IntoView {
    let store = use_store();
    let progress = progress_of(pack, Some(area));
    let current = move || match page.get() {
        Some(Page::Rate(id) | Page::Evidence(id)) => id == area.id,
        _ => false,
    };
    // From the evidence of one area to the evidence of the next.
    let href = reactive_text(move || match page.get() {
        Some(Page::Evidence(_)) => Page::Evidence(area.id.clone()).href(&store.desk()),
        _ => Page::Rate(area.id.clone()).href(&store.desk()),
    });
    let done = if pack.is_judged() { "judged" } else { "rated" };
    let in_words = reactive_text(move || {
        let progress = progress.get();
        let halves = format!(", {} now, {} target", progress.now, progress.target);
        let halves = if has_halves(pack, progress) { halves } else { String::new() };
        format!(", {} of {} {done}{halves}", progress.rated, progress.total)
    });
    let in_short = reactive_text(move || match progress.get() {
        half if has_halves(pack, half) => format!("●{} ◇{}", half.now, half.target),
        whole => format!("{}/{}", whole.rated, whole.total),
    });
    view! {
        <li>
            <a href=href aria-current=reactive_attr(move || current().then_some("page"))>
                <span class="tabular">{area.number.clone()}</span>
                " "
                <span class="rail-name">{area.short_title.clone()}</span>
                <small class="tabular" aria-hidden="true">{in_short}</small>
                <span class="visually-hidden">{in_words}</span>
            </a>
        </li>
    }
}

/// Whether some statements have one of their two ratings: who rates now first sees that it counts.
fn has_halves(pack: &Pack, progress: Progress) -> bool {
    !pack.is_judged() && progress.now.max(progress.target) > progress.rated
}

/// A part of a workbook: its name, where it leads from an area, and whether it is on screen.
type Tab<'a> = (&'a str, fn(String) -> Page, fn(&Page) -> bool);

/// The parts of a workbook.
#[component]
fn Tabs(pack: &'static Pack, page: Memo<Option<Page>>) -> impl IntoView {
    let store = use_store();
    // The area that was looked at last, so that Rate and Evidence lead to one another.
    let area = Memo::new(move |before: Option<&String>| match page.get() {
        Some(Page::Rate(id) | Page::Evidence(id)) => id,
        _ => before.cloned().or_else(|| pack.areas.first().map(|area| area.id.clone())).unwrap_or_default(),
    });
    let all = format!("All {}", pack.len());
    let judged = pack.is_judged();
    let has_lists = pack.areas.iter().any(|area| !area.before_visit.is_empty() || !area.during_visit.is_empty());
    let of_school: [Tab; 4] = [
        ("Our schemes", |_| Page::Desk, |page| *page == Page::Desk),
        ("Library", |_| Page::Library, |page| matches!(page, Page::Library | Page::Item(_))),
        (
            "Plan",
            |_| Page::Plan(PlanOrder::Targets),
            |page| matches!(page, Page::Plan(_) | Page::Target(_) | Page::Review),
        ),
        ("School", |_| Page::School, |page| *page == Page::School),
    ];
    let of_pack: [(bool, Tab); 14] = [
        (true, (if judged { "Judge" } else { "Rate" }, Page::Rate, |page| matches!(page, Page::Rate(_)))),
        (true, ("Evidence", Page::Evidence, |page| matches!(page, Page::Evidence(_)))),
        (!judged, ("Widest gaps", |_| Page::Gaps, |page| *page == Page::Gaps)),
        (judged, ("Readiness", |_| Page::Readiness, |page| *page == Page::Readiness)),
        (true, (&all, |_| Page::Overview, |page| *page == Page::Overview)),
        (true, ("Rounds", |_| Page::Rounds, |page| matches!(page, Page::Rounds | Page::Edition))),
        (has_lists, ("Visit", |_| Page::Visit, |page| *page == Page::Visit)),
        (pack.submission.is_some(), ("Hand in", |_| Page::Submission, |page| *page == Page::Submission)),
        (true, ("Moderation", |_| Page::Moderation, |page| *page == Page::Moderation)),
        (!pack.glossary.is_empty(), ("Glossary", |_| Page::Glossary, |page| *page == Page::Glossary)),
        (!judged, ("Governors", |_| Page::Governors, |page| *page == Page::Governors)),
        (judged, ("Strengths", |_| Page::Governors, |page| *page == Page::Governors)),
        (true, ("Documents", |_| Page::Documents, |page| *page == Page::Documents)),
        (true, ("Print", |_| Page::Print, |page| *page == Page::Print)),
    ];
    let of_pack = of_pack.into_iter().filter_map(|(shown, tab)| shown.then_some(tab)).collect::<Vec<Tab>>();
    let line = |(name, to, is): &Tab| {
        let (to, is) = (*to, *is);
        view! {
            <li>
                <a
                    href=reactive_text(move || to(area.get()).href(&store.desk()))
                    aria-current=reactive_attr(move || page.get().as_ref().is_some_and(is).then_some("page"))
                >
                    {(*name).to_owned()}
                </a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label="Parts">
            <div class="tabs-school" role="group" aria-label="The school"><ul>{of_school.iter().map(line).into_views()}</ul></div>
            <div role="group" aria-label="This scheme"><ul>{of_pack.iter().map(line).into_views()}</ul></div>
        </nav>
    }
}
