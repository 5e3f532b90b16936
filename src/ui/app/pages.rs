//! The table of pages: which component shows each page of the second file of the program.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::browser::styles;
use crate::framework::{EXAMPLE_SCHOOL, Pack};
use crate::ui::app::about::About;
use crate::ui::charts::pictures;
use crate::ui::documents::governors::GovernorsPage;
use crate::ui::documents::page::Documents;
use crate::ui::documents::print::PrintPage;
use crate::ui::documents::strengths::Strengths;
use crate::ui::drafts::list::Drafts;
use crate::ui::drafts::opening::{Ask, Repairs};
use crate::ui::evidence::item::Item;
use crate::ui::evidence::library::Library;
use crate::ui::evidence::statement::Evidence;
use crate::ui::mark::moderation::Moderation;
use crate::ui::mark::readiness::ReadinessPage;
use crate::ui::mark::submission::SubmissionPage;
use crate::ui::mark::visit::VisitPage;
use crate::ui::packs::desk::{NoPack, SchoolDesk};
use crate::ui::packs::editor::OpenPack;
use crate::ui::packs::editor::PackEditor;
use crate::ui::packs::keep::learn_all;
use crate::ui::packs::list::PacksPage;
use crate::ui::plan::page::PlanPage;
use crate::ui::plan::review::ReviewPage;
use crate::ui::plan::target::TargetPage;
use crate::ui::rating::gaps::GapsPage;
use crate::ui::rating::judge::Judge;
use crate::ui::rating::overview::Overview;
use crate::ui::rating::shares::SharesPage;
use crate::ui::rating::terms::Glossary;
use crate::ui::rounds::edition::Edition;
use crate::ui::rounds::page::Rounds;
use crate::ui::rounds::school::SchoolPage;
use crate::ui::state::fetching::Later;
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::fetched::no_such_section;
use crate::ui::widgets::on_paper;

/// Fetches the second file of the program. `None` if the connection did not bring it.
pub fn fetch_later() -> Pin<Box<dyn Future<Output = Option<Later>>>> {
    Box::pin(async { fetch().await.ok() })
}

/// Fetches them.
///
/// # Errors
/// If they can't be fetched just now; a later call tries again.
#[allow(unsafe_code, reason = "the macro links the two files")]
#[wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
fn fetch() -> Result<Later, SplitLoaderError> {
    let sheets = [
        include_str!("../../../style/editing.css"),
        include_str!("../../../style/on_paper.css"),
        include_str!("../../../style/judge.css"),
        include_str!("../../../style/overview.css"),
        include_str!("../../../style/evidence.css"),
        include_str!("../../../style/plan.css"),
        include_str!("../../../style/rounds.css"),
        include_str!("../../../style/mark.css"),
        include_str!("../../../style/documents.css"),
        include_str!("../../../style/packs.css"),
    ];
    sheets.into_iter().for_each(styles::adopt);
    Ok(Later {
        page,
        save_picture: pictures::save,
        example: EXAMPLE_SCHOOL,
        about: || view! { <About /> }.into_any(),
        drafts: |shelf| view! { <Drafts shelf /> }.into_any(),
        ask: |opened, version| view! { <Ask opened version /> }.into_any(),
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
        learn: learn_all,
    })
}

fn page(pack: &'static Pack, page: &Page) -> AnyView {
    let pack = use_store().packs.find(&pack.reference()).unwrap_or(pack);
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
