//! What is fetched when it is first looked at: every page that rating does not need.
//!
//! The program is two files. The first has what rates; the other is fetched when one of its pages is asked for, and
//! shares the first one's memory (`.ci/finish.mjs` makes the two of one program).

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::about::About;
use super::documents::Documents;
use super::evidence::Evidence;
use super::gaps::GapsPage;
use super::governors::GovernorsPage;
use super::item::Item;
use super::library::Library;
use super::live::{live, spawn};
use super::overview::Overview;
use super::packs;
use super::paper::PrintPage;
use super::parts::{Heading, primary};
use super::pictures::{self, Picture};
use super::plan::PlanPage;
use super::review::ReviewPage;
use super::rounds::Rounds;
use super::route::Page;
use super::school::SchoolPage;
use super::store::{Store, use_store};
use super::target::TargetPage;
use crate::browser::styles;
use crate::framework::{Area, EXAMPLE_SCHOOL, Pack};

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
    Ok(Later { page, save_picture: pictures::save, example: EXAMPLE_SCHOOL, about: || view! { <About /> }.into_any() })
}

fn page(pack: &'static Pack, page: &Page) -> AnyView {
    let pack = packs::whole().iter().find(|whole| whole.id == pack.id).unwrap_or(pack);
    match page {
        Page::Rate(_) => ().into_any(),
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
        Page::Governors => view! { <GovernorsPage pack /> }.into_any(),
        Page::Documents => view! { <Documents pack /> }.into_any(),
        Page::Overview => view! { <Overview pack /> }.into_any(),
    }
}

/// What stands where an address names a section that the pack does not have.
pub fn no_such_section() -> AnyView {
    view! { <Heading text="There is no such section" /> }.into_any()
}

/// A page that is fetched when it is first looked at.
pub fn later(show: impl Fn(Later) -> AnyView + Send + 'static) -> AnyView {
    let store = use_store();
    if matches!(store.fetching.get_untracked(), Fetching::NotYet | Fetching::Failed) {
        try_to_fetch(store);
    }
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
            Ok(later) => {
                store.complete_example(later.example);
                store.fetching.set(Fetching::Here(later));
            }
            Err(_) => store.fetching.set(Fetching::Failed),
        }
    });
}

/// Does something with what is fetched later, when it is here.
pub fn with_later(store: Store, act: impl FnOnce(Later) + 'static) {
    spawn(async move {
        match fetch().await {
            Ok(later) => act(later),
            Err(_) => store.say("This could not be fetched. Check that you are connected, then try again."),
        }
    });
}
