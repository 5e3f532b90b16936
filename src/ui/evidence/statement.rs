//! The evidence page of one area (SEND Self Evaluation tool, step 3). Each statement shows its ratings, the source's
//! exemplars in their bands, the school's own evidence, and the items of the library that are linked to it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::focus;
use crate::framework::{Area, Band, Exemplar, Pack, Score, Statement, StatementId};
use crate::ui::evidence::links::{
    add_evidence, blank_flag, evidence_title, is_linked_to, lane_choice, lane_label, new_link,
};
use crate::ui::evidence::prompts::Prompts;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_text, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, quoted, use_store};
use crate::ui::widgets::editing::{self, Editing, prose, prose_field};
use crate::ui::widgets::fields::{Shape, select};
use crate::ui::widgets::parts::{Heading, count, judged, named_action, score_mark, statement_anchor};
use crate::ui::widgets::progress::progress_of;
use crate::workbook::{Command, EvidenceItem, Have, Lane, Mark, StatementEvidence};

/// The evidence page of one area.
#[component]
pub fn Evidence(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let progress = progress_of(pack, Some(area));
    let advice = reactive_view(move || {
        let unrated = progress.with(|progress| progress.total - progress.rated);
        if unrated == 0 {
            return empty_view();
        }
        let (done, link) =
            if pack.is_judged() { ("judged", "Judge this section") } else { ("rated", "Rate this section") };
        let unrated = count(unrated, "statement in this section isn’t", "statements in this section aren’t");
        let reason = "We suggest rating first: looking at evidence too early can draw you away from the widest gaps. ";
        view! {
            <p class="notice">
                {format!("{unrated} {done} yet. ")}
                {(!pack.is_judged()).then_some(reason)}
                <a href=Page::Rate(area.id.clone()).href(&store.desk())>{link}</a>
            </p>
        }
        .into_any()
    });
    view! {
        <Heading text=format!("Evidence: {}", area.heading()) />
        {guide(store, pack)}
        {suggestions(area)}
        {advice}
        {area.statements.iter().map(|statement| view! { <StatementCard pack statement /> }).into_views()}
    }
}

/// Returns the first paragraph of the page, which says how to give evidence.
fn guide(store: Store, pack: &'static Pack) -> AnyView {
    let library = view! { <a href=Page::Library.href(&store.desk())>"library"</a> };
    if pack.is_judged() {
        return view! {
            <p class="page-guide">
                "How do you know? Describe it in a sentence, or link something from your " {library}
                ". You can link one piece of evidence to any number of statements, in all your schemes."
            </p>
        }
        .into_any();
    }
    view! {
        <p class="page-guide">
            "How do you know? Mark which examples you have, and add your own evidence in a sentence or from your "
            {library} ". For each one, choose whether it counts towards " <b class="colour-now">"now"</b> " or your "
            <b class="colour-target">"target"</b> "."
        </p>
    }
    .into_any()
}

/// Returns the evidence that the pack suggests for the whole area, folded away; nothing if it suggests none.
fn suggestions(area: &'static Area) -> AnyView {
    if area.before_visit.is_empty() {
        return empty_view();
    }
    let each = area.before_visit.iter().map(|item| view! { <li>{item.text.clone()}</li> });
    let suggestions = count(area.before_visit.len(), "suggestion", "suggestions");
    view! {
        <details>
            <summary>{format!("{suggestions} of evidence for this section")}</summary>
            <ul>{each.into_views()}</ul>
        </details>
    }
    .into_any()
}

/// A rating of one statement that a page follows.
type RatingMemo = Memo<Option<Score>>;

/// One statement with all its evidence.
#[component]
fn StatementCard(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    let scale = &pack.scale;
    let score = move |lane| Memo::new(move |_| store.score(&statement.id, lane));
    let (now, target) = (score(Lane::Now), score(Lane::Target));
    let evidence = editing::statement(&statement.id);
    let bands =
        scale.bands.iter().rev().map(|band| one_band(pack, statement, band, now, target, &evidence)).into_views();
    let own_label = if pack.is_judged() { "Note on" } else { "Our own evidence for" };
    let own = prose_field(
        &evidence,
        "own",
        format!("{own_label} {}", statement.number),
        "In your own words. It belongs to this round, and the next round starts with a copy.",
        Shape::Lines,
        prose!(own),
    );
    let ratings = if pack.is_judged() {
        view! { <p class="evidence-ratings">{reactive_view(move || judged(scale, now.get()))}</p> }.into_any()
    } else {
        view! {
            <p class="evidence-ratings">
                <span>"Now "{reactive_view(move || score_mark(Lane::Now, now.get(), scale))}</span>
                <span>"Target "{reactive_view(move || score_mark(Lane::Target, target.get(), scale))}</span>
            </p>
        }
        .into_any()
    };
    let heading_id = format!("evidence-{}", statement.id);
    let anchor = statement_anchor(&statement.id.0);
    view! {
        <section class="card evidence-card" id=anchor tabindex="-1" aria-labelledby=heading_id>
            <h2 id=heading_id.clone()>
                <span class="tabular">{statement.number.clone()}</span>" "{statement.text.clone()}
            </h2>
            {ratings}
            <Prompts pack statement />
            {(!bands.is_empty()).then(|| view! { <div class="evidence-bands">{bands}</div> })}
            {own}
            <LinkedItems pack statement />
        </section>
    }
}

/// Returns one band of a statement: its exemplars, and the marks of the ratings that fall in it.
fn one_band(
    pack: &'static Pack,
    statement: &'static Statement,
    band: &'static Band,
    now: RatingMemo,
    target: RatingMemo,
    evidence: &Editing<StatementEvidence>,
) -> AnyView {
    let in_band = move |score: RatingMemo| {
        move || score.get().and_then(|score| pack.scale.reading(score).band).is_some_and(|found| found.id == band.id)
    };
    let exemplars: Vec<&'static Exemplar> = statement.exemplars.iter().filter(|one| one.band == band.id).collect();
    let list = if exemplars.is_empty() {
        view! { <p class="muted">"No examples given."</p> }.into_any()
    } else {
        let (has_now, has_target) = (in_band(now), in_band(target));
        // An example that the school has counts towards now, even where the target is in the same band.
        let lane = move || if has_target() && !has_now() { Lane::Target } else { Lane::Now };
        let each = exemplars.into_iter().map(|exemplar| one_exemplar(pack, exemplar, evidence, lane));
        view! { <ul class="exemplar-list">{each.into_views()}</ul> }.into_any()
    };
    let now_mark =
        || view! { <span class="colour-now"><span aria-hidden="true">"● "</span>"You are here now"</span> }.into_any();
    let target_mark =
        || view! { <span class="colour-target"><span aria-hidden="true">"◇ "</span>"Your target"</span> }.into_any();
    view! {
        <div class="evidence-band">
            <h3>{band.title.clone()}" "<span class="tabular muted">{band.numbers()}</span></h3>
            <p class="evidence-here">{show_when(in_band(now), now_mark)} {show_when(in_band(target), target_mark)}</p>
            {list}
        </div>
    }
    .into_any()
}

/// Returns one exemplar with two lists: how much of it the school has, and the rating that it counts towards.
///
/// `usual_lane` is the rating that it counts towards until the user chooses.
fn one_exemplar(
    pack: &'static Pack,
    exemplar: &'static Exemplar,
    evidence: &Editing<StatementEvidence>,
    usual_lane: impl Fn() -> Lane + Copy + Send + Sync + 'static,
) -> AnyView {
    let id = exemplar.id.as_str();
    let reading = evidence.clone();
    let mark = Memo::new(move |_| reading.read(|evidence| evidence.marks.get(id).map(|mark| (mark.have, mark.lane))));
    let have = Memo::new(move |_| {
        mark.get().and_then(|(have, _)| Have::ALL.iter().position(|&one| one == have)).map_or(0, |at| at + 1)
    });
    let lane = Memo::new(move |_| {
        Lane::ALL.iter().position(|&one| mark.get().is_some_and(|(_, lane)| lane == one)).unwrap_or_default()
    });
    let writing = evidence.clone();
    let choose_have = move |at: usize| {
        let chosen = at.checked_sub(1).and_then(|at| Have::ALL.get(at)).copied();
        writing.set(|evidence| match chosen {
            None => drop(evidence.marks.remove(id)),
            Some(have) => {
                let fresh = Mark { have, lane: untrack(usual_lane), unknown: Default::default() };
                evidence.marks.entry(id.to_owned()).or_insert(fresh).have = have;
            }
        });
    };
    let writing = evidence.clone();
    let choose_lane = move |at: usize| {
        let Some(&lane) = Lane::ALL.get(at) else { return };
        writing.set(|evidence| {
            if let Some(mark) = evidence.marks.get_mut(id) {
                mark.lane = lane;
            }
        });
    };
    let options = std::iter::once("Not marked".to_owned())
        .chain(Have::ALL.iter().map(|have| format!("{} {}", have.mark(), have.words())))
        .collect();
    let class = reactive_text(move || match mark.get() {
        None => "exemplar".to_owned(),
        Some((have, lane)) => format!("exemplar exemplar-{} exemplar-for-{}", have.id(), lane.id()),
    });
    let lane_list = {
        let (label, lane_id) = (format!("Counts towards: {}", exemplar.text), format!("lane-{id}"));
        let choose_lane = Arc::new(choose_lane);
        show_when(
            move || mark.get().is_some(),
            move || {
                let choose = choose_lane.clone();
                lane_choice(pack, lane_id.clone(), label.clone(), lane, move |at| choose(at))
            },
        )
    };
    let have_label = format!("Do we have it: {}", exemplar.text);
    let have_list = select(format!("have-{id}"), Some(have_label), options, have, choose_have);
    view! {
        <li class=class>
            <span>{exemplar.text.clone()}</span>
            <span class="exemplar-marks">
                {have_list}
                {lane_list}
            </span>
        </li>
    }
    .into_any()
}

/// The items of the library that are linked to a statement, with the lists and buttons that link more.
#[component]
fn LinkedItems(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    let heading_id = format!("linked-{}", statement.id);
    let linked = Memo::new(move |_| {
        store.workbook.with(|workbook| {
            let items = workbook.evidence.iter();
            let links_of = |item: &EvidenceItem| {
                let links = item.links.iter().filter(|link| link.pack == pack.id && link.statement == statement.id);
                links
                    .map(|link| (item.id.clone(), item.title.clone(), item.kind.words(), link.lane, item.is_blank()))
                    .collect::<Vec<_>>()
            };
            items.flat_map(links_of).collect::<Vec<_>>()
        })
    });
    let list = reactive_view(move || {
        let linked = linked.get();
        if linked.is_empty() {
            return view! { <p class="muted">"No evidence from the library is linked to this statement yet."</p> }
                .into_any();
        }
        let each = linked.into_iter().map(|(id, title, kind, lane, is_blank)| {
            let name = format!("Unlink {} from {}", quoted(&title), statement.number);
            let href = Page::Item(id.clone()).href(&store.desk());
            view! {
                <li>
                    {lane_label(pack, lane)}
                    <a href=href>{evidence_title(&title)}</a>" "<span class="muted">{kind}</span>
                    {is_blank.then(blank_flag)}" "
                    {named_action("Unlink", name, move || unlink(store, &id, pack, &statement.id, lane))}
                </li>
            }
        });
        view! { <ul class="link-list">{each.into_views()}</ul> }.into_any()
    });
    view! {
        <div class="evidence-linked">
            <h3 id=heading_id tabindex="-1">"From the library"</h3>
            {list}
            <LinkMore pack statement />
        </div>
    }
}

/// The lists and the button that link an item of the library to a statement, and a button that adds a new item.
#[component]
fn LinkMore(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    let item = RwSignal::new(0usize);
    let lane = RwSignal::new(0usize);
    let number = statement.number.clone();
    // The lists are made again only when a title changes: the button that was pressed must keep the focus.
    let titles = Memo::new(move |_| {
        store
            .workbook
            .with(|workbook| workbook.evidence.iter().map(|item| evidence_title(&item.title)).collect::<Vec<_>>())
    });
    let lists = reactive_view(move || {
        let titles = titles.get();
        if titles.is_empty() {
            return empty_view();
        }
        let link = move || {
            let Some(&lane) = Lane::ALL.get(lane.get_untracked()) else { return };
            let chosen = store.workbook.with_untracked(|workbook| workbook.evidence.get(item.get_untracked()).cloned());
            let Some(mut chosen) = chosen else { return };
            if !is_linked_to(&chosen, pack, &statement.id, lane) {
                chosen.links.push(new_link(pack, &statement.id, lane));
                store.apply(Command::ChangeEvidence(chosen));
                store.say(format!("Linked to {}.", statement.number));
            }
        };
        let id = &statement.id;
        let item_label = Some(format!("Evidence to link to {number}"));
        let chosen_item = Memo::new(move |_| item.get());
        let chosen_lane = Memo::new(move |_| lane.get());
        let lane_label = format!("What it counts towards at {number}");
        view! {
            {select(format!("item-for-{id}"), item_label, titles, chosen_item, move |at| item.set(at))}
            {lane_choice(pack, format!("lane-for-{id}"), lane_label, chosen_lane, move |at| lane.set(at))}
            {named_action("Link evidence", format!("Link evidence to {number}"), link)}
        }
        .into_any()
    });
    view! {
        <p class="button-row link-picker">
            {lists}
            {named_action("Add new evidence", format!("Add new evidence for {}", statement.number), move || {
                add_evidence(store, vec![new_link(pack, &statement.id, Lane::Now)]);
            })}
        </p>
    }
}

/// Removes one link of an item, and says so.
fn unlink(store: Store, item: &str, pack: &Pack, statement: &StatementId, lane: Lane) {
    let found = store.workbook.with_untracked(|workbook| workbook.evidence.iter().find(|one| one.id == item).cloned());
    if let Some(mut item) = found {
        item.links.retain(|link| link.pack != pack.id || &link.statement != statement || link.lane != lane);
        store.apply(Command::ChangeEvidence(item));
        store.say("Unlinked. The evidence stays in the library.");
        focus::focus_id(&format!("linked-{statement}"));
    }
}
