//! The frame of a workbook's pages: the areas on the left, the parts above.

use leptos::prelude::*;

use super::later::{later, no_such_section};
use super::live::{Views, flag, live, text, told, when};
use super::opening::Repairs;
use super::parts::{Heading, ScaleKey, primary, round_in_words};
use super::rate::Rate;
use super::route::{Page, PlanOrder};
use super::store::use_store;
use crate::analysis::Progress;
use crate::browser::clock;
use crate::framework::{Area, Pack};
use crate::workbook::{Assessment, Command, Round, RoundAbout};

/// A page of the open workbook.
#[component]
pub fn Work(page: Memo<Option<Page>>) -> impl IntoView {
    let store = use_store();
    // With no round there is nothing that the other pages could show.
    let pack = told(move || store.place().and_then(|_| store.pack()).map(|pack| pack.id.clone()).unwrap_or_default());
    live(move || match (pack.get().as_str(), untrack(|| store.pack())) {
        (id, Some(pack)) if !id.is_empty() => view! { <WorkPage pack page /> }.into_any(),
        _ => view! { <NothingToRate /> }.into_any(),
    })
}

#[component]
fn WorkPage(pack: &'static Pack, page: Memo<Option<Page>>) -> impl IntoView {
    let content = live(move || match page.get() {
        Some(Page::Rate(id)) => match pack.area(&id) {
            Some(area) => view! { <Rate pack area /> }.into_any(),
            None => no_such_section(),
        },
        other => {
            let page = other.unwrap_or(Page::Overview);
            later(move |later| (later.page)(pack, &page))
        }
    });
    view! {
        <div class="page">
            <Rail pack page />
            <div class="content">
                <Tabs pack page />
                <Repairs />
                {content}
            </div>
        </div>
    }
}

/// The areas, with how much of each is rated, and the scale beside the sheet.
#[component]
fn Rail(pack: &'static Pack, page: Memo<Option<Page>>) -> impl IntoView {
    let store = use_store();
    let about = told(move || store.with_rounds(|_, round, _| round_in_words(round.about())).unwrap_or_default());
    let all = progress_of(pack, None);
    view! {
        <div class="rail">
            <nav aria-label="Sections">
                <h2>{pack.title.clone()}</h2>
                <p class="soft round">
                    {text(move || about.get())}" "
                    <span class="num">{text(move || { let all = all.get(); format!("{} of {} rated.", all.rated, all.total) })}</span>
                </p>
                <ol>
                    {pack.areas.iter().map(|area| view! { <RailLine pack area page /> }).views()}
                </ol>
            </nav>
            {when(
                move || matches!(page.get(), Some(Page::Rate(_) | Page::Evidence(_))),
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
    let href = text(move || match page.get() {
        Some(Page::Evidence(_)) => Page::Evidence(area.id.clone()).href(&store.id()),
        _ => Page::Rate(area.id.clone()).href(&store.id()),
    });
    let in_words = text(move || format!(", {} of {} rated", progress.get().rated, progress.get().total));
    view! {
        <li>
            <a href=href aria-current=flag(move || current().then_some("page"))>
                <span class="num">{area.number.clone()}</span>
                " "
                <span class="name">{area.short_title.clone()}</span>
                <small class="num" aria-hidden="true">{text(move || format!("{}/{}", progress.get().rated, progress.get().total))}</small>
                <span class="unseen">{in_words}</span>
            </a>
        </li>
    }
}

/// How much of an area is rated, or of the whole pack.
pub fn progress_of(pack: &'static Pack, area: Option<&'static Area>) -> Memo<Progress> {
    let store = use_store();
    Memo::new(move |_| {
        let progress = |round: &Round| match area {
            Some(area) => Progress::of(&pack.scale, &area.statements, round),
            None => Progress::of(&pack.scale, pack.statements().map(|(_, statement)| statement), round),
        };
        store.with_rounds(|_, round, _| progress(round)).unwrap_or_default()
    })
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
    let tabs: [Tab; 11] = [
        ("Rate", Page::Rate, |page| matches!(page, Page::Rate(_))),
        ("Evidence", Page::Evidence, |page| matches!(page, Page::Evidence(_))),
        ("Library", |_| Page::Library, |page| matches!(page, Page::Library | Page::Item(_))),
        ("Widest gaps", |_| Page::Gaps, |page| *page == Page::Gaps),
        (
            "Plan",
            |_| Page::Plan(PlanOrder::Targets),
            |page| matches!(page, Page::Plan(_) | Page::Target(_) | Page::Review),
        ),
        (&all, |_| Page::Overview, |page| *page == Page::Overview),
        ("Rounds", |_| Page::Rounds, |page| *page == Page::Rounds),
        ("Governors", |_| Page::Governors, |page| *page == Page::Governors),
        ("Documents", |_| Page::Documents, |page| *page == Page::Documents),
        ("School", |_| Page::School, |page| *page == Page::School),
        ("Print", |_| Page::Print, |page| *page == Page::Print),
    ];
    let tabs = tabs.into_iter().map(|(name, to, is)| {
        view! {
            <li>
                <a
                    href=text(move || to(area.get()).href(&store.id()))
                    aria-current=flag(move || page.get().as_ref().is_some_and(is).then_some("page"))
                >
                    {name.to_owned()}
                </a>
            </li>
        }
    });
    view! {
        <nav class="tabs" aria-label="Parts">
            <ul>{tabs.views()}</ul>
        </nav>
    }
}

/// A workbook in which there is nothing that this page could show, from a file that has none or an unknown pack.
#[component]
fn NothingToRate() -> impl IntoView {
    let store = use_store();
    let begin = move || {
        let round = Round::new(RoundAbout { date: Some(clock::today()), ..RoundAbout::default() });
        let there =
            store.pack().and_then(|pack| store.workbook.with(|workbook| workbook.assessment(&pack.id).map(|(i, _)| i)));
        match there {
            Some(assessment) => store.apply(Command::AddRound { assessment, round }),
            None => {
                if let Some(pack) = super::packs::all().first() {
                    let assessment =
                        Assessment { pack: pack.reference(), rounds: vec![round], ..Assessment::default() };
                    store.apply(Command::AddAssessment(assessment));
                }
            }
        }
    };
    view! {
        <div class="page-narrow">
            <Heading text="There is nothing to rate in this workbook yet" />
            <Repairs />
            <p>"What the file holds is kept, and will be there when you save it. You can begin a SEND self-evaluation in it."</p>
            <p class="buttons">
                {primary("Begin a SEND self-evaluation", begin)}
                <a class="button" href="#/">"Go to the first page"</a>
            </p>
        </div>
    }
}
