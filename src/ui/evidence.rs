//! What evidence looks like: the exemplars of one area, in their bands, beside the ratings. To read, not yet to fill in.

use leptos::prelude::*;

use super::live::{Views, live, nothing, when};
use super::parts::{Heading, count, score_mark};
use super::route::Page;
use super::store::use_store;
use super::work::progress_of;
use crate::framework::{Area, Band, Pack, Statement};
use crate::workbook::Lane;

/// The exemplars of one area.
#[component]
pub fn Evidence(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let progress = progress_of(pack, Some(area));
    let advice = live(move || {
        let unrated = progress.with(|progress| progress.total - progress.rated);
        if unrated == 0 {
            return nothing();
        }
        view! {
            <p class="notice">
                {format!("{} not rated yet. ", count(unrated, "statement of this section is", "statements of this section are"))}
                "Better rate first: looking at evidence before rating can lead away from the widest gaps. "
                <a href=Page::Rate(area.id.clone()).href(&store.id())>"Rate this section"</a>
            </p>
        }
        .into_any()
    });
    view! {
        <Heading text=format!("Evidence: {}", area.heading()) />
        <p class="guide">
            "What evidence can look like, as the source has it, in the band that each rating falls in. The marks show the bands of your own ratings."
        </p>
        {advice}
        {area.statements.iter().map(|statement| view! { <StatementEvidence pack statement /> }).views()}
    }
}

#[component]
fn StatementEvidence(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    let scale = &pack.scale;
    let score = move |lane| Memo::new(move |_| store.score(&statement.id, lane));
    let (now, target) = (score(Lane::Now), score(Lane::Target));
    let bands = scale.bands.iter().rev().map(|band| {
        let texts: Vec<&'static str> =
            statement.exemplars.iter().filter(|one| one.band == band.id).map(|one| one.text.as_str()).collect();
        view! { <BandOf pack band texts now target /> }
    });
    view! {
        <section class="card evidence" aria-labelledby=format!("evidence-{}", statement.id)>
            <h2 id=format!("evidence-{}", statement.id)><span class="num">{statement.number.clone()}</span>" "{statement.text.clone()}</h2>
            <p class="ratings">
                <span>"Now "{live(move || score_mark(Lane::Now, now.get(), scale))}</span>
                <span>"Target "{live(move || score_mark(Lane::Target, target.get(), scale))}</span>
            </p>
            <div class="bands-of">{bands.views()}</div>
        </section>
    }
}

#[component]
fn BandOf(
    pack: &'static Pack,
    band: &'static Band,
    texts: Vec<&'static str>,
    now: Memo<Option<crate::framework::Score>>,
    target: Memo<Option<crate::framework::Score>>,
) -> impl IntoView {
    let here = move |score: Memo<Option<crate::framework::Score>>| {
        move || score.get().and_then(|score| pack.scale.reading(score).band).is_some_and(|found| found.id == band.id)
    };
    view! {
        <div class="band">
            <h3>{band.title.clone()}" "<span class="num soft">{band.numbers()}</span></h3>
            <p class="here">
                {when(here(now), || view! { <span class="lane-now"><span aria-hidden="true">"● "</span>"Your now"</span> }.into_any())}
                {when(here(target), || view! { <span class="lane-target"><span aria-hidden="true">"◇ "</span>"Your target"</span> }.into_any())}
            </p>
            {if texts.is_empty() {
                view! { <p class="soft">"The source gives no exemplars here."</p> }.into_any()
            } else {
                view! { <ul>{texts.into_iter().map(|text| view! { <li>{text}</li> }).views()}</ul> }.into_any()
            }}
        </div>
    }
}
