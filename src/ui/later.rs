//! What is fetched when it is first looked at: every page that rating does not need.
//!
//! The program is two files. The first has what rates; the other is fetched when one of its pages is asked for, and
//! shares the first one's memory (`.ci/finish.mjs` makes the two of one program).

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::about::About;
use super::desk::{NoPack, SchoolDesk};
use super::documents::Documents;
use super::drafts::Drafts;
use super::edition::Edition;
use super::evidence::Evidence;
use super::gaps::GapsPage;
use super::governors::GovernorsPage;
use super::item::Item;
use super::judge::Judge;
use super::library::Library;
use super::live::{live, spawn};
use super::moderation::Moderation;
use super::on_paper;
use super::opening::{Ask, Repairs};
use super::overview::Overview;
use super::own_packs::{self, OpenPack, PacksPage};
use super::pack_editor::PackEditor;
use super::packs;
use super::paper::PrintPage;
use super::parts::{Heading, primary};
use super::pictures::{self, Picture};
use super::plan::PlanPage;
use super::readiness::ReadinessPage;
use super::review::ReviewPage;
use super::rounds::Rounds;
use super::route::Page;
use super::school::SchoolPage;
use super::shares::SharesPage;
use super::shelf::Shelf;
use super::store::{Store, use_store};
use super::strengths::Strengths;
use super::submission::SubmissionPage;
use super::target::TargetPage;
use super::terms::Glossary;
use super::visit::VisitPage;
use crate::browser::styles;
use crate::files::{Draft, Opened};
use crate::framework::{Area, EXAMPLE_SCHOOL, Pack, PackRef};

/// The pages that are fetched later.
#[derive(Clone, Copy)]
pub struct Later {
    /// A page of the open workbook.
    pub page: fn(&'static Pack, &Page) -> AnyView,
    /// Saves the chart of some areas as a picture.
    pub save_picture: fn(Store, &'static Pack, &[&'static Area], Picture),
    /// The whole text of the example.
    pub example: &'static str,
    /// How data is kept, the keys, whose wording it is.
    pub about: fn() -> AnyView,
    /// The drafts in this browser, on the first page.
    pub drafts: fn(RwSignal<Shelf>) -> AnyView,
    /// What is asked when a file is another version of a draft that is here.
    pub ask: fn(Box<Opened>, Box<Draft>) -> AnyView,
    /// The packs that are known, or one of them that is being written.
    pub packs: fn(Option<&PackRef>) -> AnyView,
    /// What stands in place of a page whose pack is not here.
    pub no_pack: fn(&Page) -> AnyView,
    /// What opening repaired, ignored or can't show.
    pub repairs: fn() -> AnyView,
    /// What opening the file of a pack asks or says: its name and bytes.
    pub open_pack: fn(&str, &[u8]) -> AnyView,
    /// Learns the packs that come with the page, whole, and the user's own.
    pub learn: fn(),
}

/// How far fetching them has come.
#[derive(Clone, Copy, Default)]
pub enum Fetching {
    /// Nobody has asked for them.
    #[default]
    NotYet,
    /// They are on their way.
    UnderWay,
    /// They are here.
    Here(Later),
    /// They could not be fetched.
    Failed,
}

/// Fetches them.
///
/// # Errors
/// If they can't be fetched just now; a later call tries again.
#[allow(unsafe_code, reason = "the macro links the two files")]
#[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
fn fetch() -> Result<Later, SplitLoaderError> {
    styles::adopt(include_str!("../../style/work.css"));
    styles::adopt(include_str!("../../style/work-paper.css"));
    styles::adopt(include_str!("../../style/packs.css"));
    styles::adopt(include_str!("../../style/marks.css"));
    Ok(Later {
        page,
        save_picture: pictures::save,
        example: EXAMPLE_SCHOOL,
        about: || view! { <About /> }.into_any(),
        drafts: |shelf| view! { <Drafts shelf /> }.into_any(),
        ask: |opened, draft| view! { <Ask opened draft /> }.into_any(),
        packs: |pack| match pack.cloned() {
            None => view! { <PacksPage /> }.into_any(),
            Some(pack) => view! { <PackEditor pack /> }.into_any(),
        },
        no_pack: |page| match page {
            Page::Desk => view! { <SchoolDesk /> }.into_any(),
            _ => view! { <NoPack /> }.into_any(),
        },
        repairs: || view! { <Repairs /> }.into_any(),
        open_pack: |name, bytes| view! { <OpenPack name=name.to_owned() bytes=bytes.to_vec() /> }.into_any(),
        learn: own_packs::learn_all,
    })
}

fn page(pack: &'static Pack, page: &Page) -> AnyView {
    let pack = packs::find(&pack.reference()).unwrap_or(pack);
    // The school's packs side by side are of no one scheme, and their heading names the school.
    let line = (*page != Page::Desk).then(|| on_paper::line(pack));
    view! { {line}{content(pack, page)} }.into_any()
}

fn content(pack: &'static Pack, page: &Page) -> AnyView {
    match page {
        Page::Rate(id) => match pack.area(id) {
            Some(area) => view! { <Judge pack area /> }.into_any(),
            None => no_such_section(),
        },
        Page::Evidence(id) => match pack.area(id) {
            Some(area) => view! { <Evidence pack area /> }.into_any(),
            None => no_such_section(),
        },
        Page::Library => view! { <Library pack /> }.into_any(),
        Page::Item(id) => view! { <Item pack id=id.clone() /> }.into_any(),
        Page::Gaps => view! { <GapsPage pack /> }.into_any(),
        Page::Rounds => view! { <Rounds pack /> }.into_any(),
        Page::School => view! { <SchoolPage /> }.into_any(),
        Page::Print => view! { <PrintPage pack /> }.into_any(),
        Page::Plan(order) => {
            let order = *order;
            view! { <PlanPage pack order /> }.into_any()
        }
        Page::Target(id) => view! { <TargetPage pack id=id.clone() /> }.into_any(),
        Page::Review => view! { <ReviewPage pack /> }.into_any(),
        Page::Governors if pack.is_judged() => view! { <Strengths pack /> }.into_any(),
        Page::Governors => view! { <GovernorsPage pack /> }.into_any(),
        Page::Documents => view! { <Documents pack /> }.into_any(),
        Page::Overview if pack.is_judged() => view! { <SharesPage pack /> }.into_any(),
        Page::Overview => view! { <Overview pack /> }.into_any(),
        Page::Desk => view! { <SchoolDesk /> }.into_any(),
        Page::Readiness => view! { <ReadinessPage pack /> }.into_any(),
        Page::Visit => view! { <VisitPage pack /> }.into_any(),
        Page::Glossary => view! { <Glossary pack /> }.into_any(),
        Page::Submission => view! { <SubmissionPage pack /> }.into_any(),
        Page::Moderation => view! { <Moderation pack /> }.into_any(),
        Page::Edition => view! { <Edition pack /> }.into_any(),
    }
}

/// What stands where an address names a section that the pack does not have.
pub fn no_such_section() -> AnyView {
    view! { <Heading text="There is no such section" /> }.into_any()
}

/// A page that is fetched when it is first looked at.
pub fn later(show: impl Fn(Later) -> AnyView + Send + 'static) -> AnyView {
    let store = use_store();
    fetch_soon(store);
    live(move || match store.fetching.get() {
        Fetching::Here(later) => show(later),
        Fetching::NotYet | Fetching::UnderWay => view! { <p class="soft">"Fetching this page…"</p> }.into_any(),
        Fetching::Failed => view! {
            <Heading text="This page could not be fetched" />
            <p>"This part of Join the Dots is loaded when it is first looked at, and the connection did not bring it. Your work is untouched."</p>
            <p class="buttons">{primary("Try again", move || try_to_fetch(store))}</p>
        }
        .into_any(),
    })
    .into_any()
}

fn try_to_fetch(store: Store) {
    store.fetching.set(Fetching::UnderWay);
    spawn(async move {
        match fetch().await {
            Ok(later) => arrived(store, later),
            Err(_) => store.fetching.set(Fetching::Failed),
        }
    });
}

fn arrived(store: Store, later: Later) {
    if !matches!(store.fetching.get_untracked(), Fetching::Here(_)) {
        (later.learn)();
        store.learnt_packs();
        store.complete_example(later.example);
        store.fetching.set(Fetching::Here(later));
    }
}

/// Fetches them if nobody has yet, without waiting for them.
pub fn fetch_soon(store: Store) {
    if matches!(store.fetching.get_untracked(), Fetching::NotYet | Fetching::Failed) {
        try_to_fetch(store);
    }
}

/// Does something with what is fetched later, when it is here.
pub fn with_later(store: Store, act: impl FnOnce(Later) + 'static) {
    spawn(async move {
        match fetch().await {
            Ok(later) => {
                arrived(store, later);
                act(later);
            }
            Err(_) => store.say("This could not be fetched. Check that you are connected, then try again."),
        }
    });
}
