//! The evidence of one area (document 004, step 3): for each statement its ratings, the source's exemplars in their
//! bands, the school's own evidence, and what its library holds.

use leptos::prelude::*;

use crate::browser::{clock, focus, ids, location};
use crate::framework::{Area, Band, Exemplar, Pack, Score, Statement, StatementId};
use crate::ui::evidence::prompts::Prompts;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, quoted, use_store};
use crate::ui::widgets::editing::{self, Editing, Shape, prose, prose_field, select};
use crate::ui::widgets::parts::judged;
use crate::ui::widgets::parts::{Heading, action, count, named_action, place_of, score_mark};
use crate::ui::widgets::progress::progress_of;
use crate::workbook::{Command, EvidenceItem, Have, Lane, Link, Mark, StatementEvidence};

/// The evidence of one area.
#[component]
pub fn Evidence(pack: &'static Pack, area: &'static Area) -> impl IntoView {
    let store = use_store();
    let progress = progress_of(pack, Some(area));
    let advice = reactive_view(move || {
        let unrated = progress.with(|progress| progress.total - progress.rated);
        if unrated == 0 {
            return empty_view();
        }
        view! {
            <p class="notice">
                {format!(
                    "{} not {} yet. ",
                    count(unrated, "statement of this section is", "statements of this section are"),
                    if pack.is_judged() { "judged" } else { "rated" },
                )}
                {(!pack.is_judged()).then_some("Better rate first: looking at evidence before rating can lead away from the widest gaps. ")}
                <a href=Page::Rate(area.id.clone()).href(&store.desk())>{if pack.is_judged() { "Judge this section" } else { "Rate this section" }}</a>
            </p>
        }
        .into_any()
    });
    view! {
        <Heading text=format!("Evidence: {}", area.heading()) />
        {guide(store, pack)}
        {suggested(area)}
        {advice}
        {area.statements.iter().map(|statement| view! { <OneStatement pack statement /> }).into_views()}
    }
}

fn guide(store: Store, pack: &'static Pack) -> AnyView {
    let library = view! { <a href=Page::Library.href(&store.desk())>"library"</a> };
    if pack.is_judged() {
        return view! { <p class="guide">"How do you know? Say it in a sentence, or link what your "{library}" has: one piece of evidence serves any number of statements, of every pack."</p> }
            .into_any();
    }
    view! {
        <p class="guide">
            "How do you know? Mark what the source gives as examples, add your own in a sentence or from your "
            {library}
            ", and say whether it counts for where you are " <b class="now">"now"</b> " or for your " <b class="target">"target"</b> "."
        </p>
    }
    .into_any()
}

/// What evidence the pack suggests for the area as a whole.
fn suggested(area: &'static Area) -> AnyView {
    if area.before_visit.is_empty() {
        return empty_view();
    }
    let each = area.before_visit.iter().map(|item| view! { <li>{item.text.clone()}</li> });
    view! {
        <details>
            <summary>{format!("{} of evidence for this area", count(area.before_visit.len(), "suggestion", "suggestions"))}</summary>
            <ul>{each.into_views()}</ul>
        </details>
    }
    .into_any()
}

type Scored = Memo<Option<Score>>;

#[component]
fn OneStatement(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    let scale = &pack.scale;
    let score = move |lane| Memo::new(move |_| store.score(&statement.id, lane));
    let (now, target) = (score(Lane::Now), score(Lane::Target));
    let said = editing::statement(&statement.id);
    let bands = scale.bands.iter().rev().map(|band| one_band(pack, statement, band, now, target, &said)).into_views();
    let own = prose_field(
        &said,
        "own",
        if pack.is_judged() {
            format!("Note on {}", statement.number)
        } else {
            format!("Our own evidence for {}", statement.number)
        },
        "In your own words. It stays with this round, and is carried into the next.",
        Shape::Lines,
        prose!(own),
    );
    view! {
        <section class="card evidence" id=place_of(&statement.id.0) tabindex="-1" aria-labelledby=format!("evidence-{}", statement.id)>
            <h2 id=format!("evidence-{}", statement.id)><span class="num">{statement.number.clone()}</span>" "{statement.text.clone()}</h2>
            {if pack.is_judged() {
                view! { <p class="ratings">{reactive_view(move || judged(scale, now.get()))}</p> }.into_any()
            } else {
                view! {
                    <p class="ratings">
                        <span>"Now "{reactive_view(move || score_mark(Lane::Now, now.get(), scale))}</span>
                        <span>"Target "{reactive_view(move || score_mark(Lane::Target, target.get(), scale))}</span>
                    </p>
                }
                .into_any()
            }}
            <Prompts pack statement />
            {(!bands.is_empty()).then(|| view! { <div class="bands-of">{bands}</div> })}
            {own}
            <Linked pack statement />
        </section>
    }
}

fn one_band(
    pack: &'static Pack,
    statement: &'static Statement,
    band: &'static Band,
    now: Scored,
    target: Scored,
    said: &Editing<StatementEvidence>,
) -> AnyView {
    let here = move |score: Scored| {
        move || score.get().and_then(|score| pack.scale.reading(score).band).is_some_and(|found| found.id == band.id)
    };
    let exemplars: Vec<&'static Exemplar> = statement.exemplars.iter().filter(|one| one.band == band.id).collect();
    let list = if exemplars.is_empty() {
        view! { <p class="soft">"The source gives no exemplars here."</p> }.into_any()
    } else {
        let (of_now, of_target) = (here(now), here(target));
        // What is there already speaks for now, also where the target is in the same band.
        let lane = move || if of_target() && !of_now() { Lane::Target } else { Lane::Now };
        let each = exemplars.into_iter().map(|exemplar| one_exemplar(pack, exemplar, said, lane));
        view! { <ul class="exemplars">{each.into_views()}</ul> }.into_any()
    };
    view! {
        <div class="band">
            <h3>{band.title.clone()}" "<span class="num soft">{band.numbers()}</span></h3>
            <p class="here">
                {show_when(here(now), || view! { <span class="lane-now"><span aria-hidden="true">"● "</span>"Your now"</span> }.into_any())}
                {show_when(here(target), || view! { <span class="lane-target"><span aria-hidden="true">"◇ "</span>"Your target"</span> }.into_any())}
            </p>
            {list}
        </div>
    }
    .into_any()
}

/// One exemplar, with how much of it is there and what it counts for. `usual` is what it counts for at first.
fn one_exemplar(
    pack: &'static Pack,
    exemplar: &'static Exemplar,
    said: &Editing<StatementEvidence>,
    usual: impl Fn() -> Lane + Copy + Send + Sync + 'static,
) -> AnyView {
    let id = exemplar.id.as_str();
    let reading = said.clone();
    let mark = Memo::new(move |_| reading.read(|said| said.marks.get(id).map(|mark| (mark.have, mark.lane))));
    let have = Memo::new(move |_| {
        mark.get().and_then(|(have, _)| Have::ALL.iter().position(|&one| one == have)).map_or(0, |at| at + 1)
    });
    let lane = Memo::new(move |_| {
        Lane::ALL.iter().position(|&one| mark.get().is_some_and(|(_, lane)| lane == one)).unwrap_or_default()
    });
    let writing = said.clone();
    let choose_have = move |at: usize| {
        let chosen = at.checked_sub(1).and_then(|at| Have::ALL.get(at)).copied();
        writing.set(|said| match chosen {
            None => drop(said.marks.remove(id)),
            Some(have) => {
                let fresh = Mark { have, lane: untrack(usual), unknown: Default::default() };
                said.marks.entry(id.to_owned()).or_insert(fresh).have = have;
            }
        });
    };
    let writing = said.clone();
    let choose_lane = move |at: usize| {
        let Some(&lane) = Lane::ALL.get(at) else { return };
        writing.set(|said| {
            if let Some(mark) = said.marks.get_mut(id) {
                mark.lane = lane;
            }
        });
    };
    let words = std::iter::once("Not marked".to_owned())
        .chain(Have::ALL.iter().map(|have| format!("{} {}", have.mark(), have.words())))
        .collect();
    let class = crate::ui::state::reactive::reactive_text(move || match mark.get() {
        None => "exemplar".to_owned(),
        Some((have, lane)) => format!("exemplar {} for-{}", have.id(), lane.id()),
    });
    let lane_list = {
        let (label, lane_id) = (format!("Counts for: {}", exemplar.text), format!("lane-{id}"));
        let choose_lane = std::sync::Arc::new(choose_lane);
        show_when(
            move || mark.get().is_some(),
            move || {
                let choose = choose_lane.clone();
                lane_choice(pack, lane_id.clone(), label.clone(), lane, move |at| choose(at))
            },
        )
    };
    view! {
        <li class=class>
            <span>{exemplar.text.clone()}</span>
            <span class="marks">
                {select(format!("have-{id}"), Some(format!("Do we have it: {}", exemplar.text)), words, have, choose_have)}
                {lane_list}
            </span>
        </li>
    }
    .into_any()
}

/// The library's items that are linked to a statement, and the way to link more.
#[component]
fn Linked(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    let title = format!("linked-{}", statement.id);
    let linked = Memo::new(move |_| {
        store.workbook.with(|workbook| {
            let items = workbook.evidence.iter();
            let of = |item: &EvidenceItem| {
                let links = item.links.iter().filter(|link| link.pack == pack.id && link.statement == statement.id);
                links
                    .map(|link| (item.id.clone(), item.title.clone(), item.kind.words(), link.lane, item.is_blank()))
                    .collect::<Vec<_>>()
            };
            items.flat_map(of).collect::<Vec<_>>()
        })
    });
    let list = reactive_view(move || {
        let linked = linked.get();
        if linked.is_empty() {
            return view! { <p class="soft">"Nothing from the library is linked to this statement yet."</p> }
                .into_any();
        }
        let each = linked.into_iter().map(|(id, title, kind, lane, is_blank)| {
            let name = format!("Unlink {} from {}", quoted(&title), statement.number);
            let href = Page::Item(id.clone()).href(&store.desk());
            view! {
                <li>
                    {lane_said(pack, lane)}
                    <a href=href>{title_of(&title)}</a>" "<span class="soft">{kind}</span>{is_blank.then(crate::ui::evidence::library::blank)}" "
                    {named_action("Unlink", name, move || unlink(store, &id, pack, &statement.id, lane))}
                </li>
            }
        });
        view! { <ul class="linked">{each.into_views()}</ul> }.into_any()
    });
    view! {
        <div class="own">
            <h3 id=title.clone() tabindex="-1">"From the library"</h3>
            {list}
            <LinkMore pack statement />
        </div>
    }
}

/// A list of items to link, and a button that enters a new one.
#[component]
fn LinkMore(pack: &'static Pack, statement: &'static Statement) -> impl IntoView {
    let store = use_store();
    let item = RwSignal::new(0usize);
    let lane = RwSignal::new(0usize);
    let number = statement.number.clone();
    // Made anew with other titles only: neither with each change, nor under the button that is pressed.
    let titles = Memo::new(move |_| {
        store.workbook.with(|workbook| workbook.evidence.iter().map(|item| title_of(&item.title)).collect::<Vec<_>>())
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
                chosen.links.push(link_to(pack, &statement.id, lane));
                store.apply(Command::ChangeEvidence(chosen));
                store.say(format!("Linked to {}.", statement.number));
            }
        };
        let id = &statement.id;
        view! {
            {select(format!("item-for-{id}"), Some(format!("Evidence to link to {number}")), titles, Memo::new(move |_| item.get()), move |at| item.set(at))}
            {lane_choice(
                pack,
                format!("lane-for-{id}"),
                format!("What it counts for at {number}"),
                Memo::new(move |_| lane.get()),
                move |at| lane.set(at),
            )}
            {named_action("Link", format!("Link it to {number}"), link)}
        }
        .into_any()
    });
    view! {
        <p class="buttons link-more">
            {lists}
            {named_action("Enter new evidence", format!("Enter new evidence for {}", statement.number), move || {
                enter(store, vec![link_to(pack, &statement.id, Lane::Now)]);
            })}
        </p>
    }
}

/// A list to choose what evidence counts for. In a pack that is judged there is nothing to choose: nobody rates a target.
pub fn lane_choice(
    pack: &Pack,
    id: String,
    label: String,
    lane: Memo<usize>,
    choose: impl Fn(usize) + 'static,
) -> AnyView {
    if pack.is_judged() { empty_view() } else { lane_list(id, label, lane, choose) }
}

/// A list to choose what evidence of a rating counts for.
pub fn lane_list(id: String, label: String, lane: Memo<usize>, choose: impl Fn(usize) + 'static) -> AnyView {
    let words = vec!["for now".to_owned(), "for target".to_owned()];
    select(id, Some(label), words, lane, choose)
}

/// A link to a statement. In a pack that is judged, all evidence is for now.
pub fn link_to(pack: &Pack, statement: &StatementId, lane: Lane) -> Link {
    let lane = if pack.is_judged() { Lane::Now } else { lane };
    Link { pack: pack.id.clone(), statement: statement.clone(), lane, unknown: Default::default() }
}

fn unlink(store: Store, item: &str, pack: &Pack, statement: &StatementId, lane: Lane) {
    let found = store.workbook.with_untracked(|workbook| workbook.evidence.iter().find(|one| one.id == item).cloned());
    if let Some(mut item) = found {
        item.links.retain(|link| link.pack != pack.id || &link.statement != statement || link.lane != lane);
        store.apply(Command::ChangeEvidence(item));
        store.say("Unlinked. The evidence stays in the library.");
        focus::focus_id(&format!("linked-{statement}"));
    }
}

/// Adds a new item to the library and goes to it; to the one that is there, if nothing has been said of it yet.
pub fn enter(store: Store, links: Vec<Link>) {
    let there = store.workbook.with_untracked(|workbook| {
        let waits = |item: &&EvidenceItem| item.is_blank() && item.links == links;
        workbook.evidence.iter().find(waits).map(|item| item.id.clone())
    });
    if let Some(id) = there {
        return location::go(&Page::Item(id).href(&store.desk()));
    }
    let item = EvidenceItem { id: ids::new_id(), added: Some(clock::today()), links, ..EvidenceItem::default() };
    let id = item.id.clone();
    store.apply(Command::AddEvidence { at: usize::MAX, item });
    location::go(&Page::Item(id).href(&store.desk()));
}

/// A title to show, also where none has been given.
pub fn title_of(title: &str) -> String {
    if title.trim().is_empty() { "Without a title".to_owned() } else { title.trim().to_owned() }
}

/// Whether an item is linked to a statement already.
pub fn is_linked_to(item: &EvidenceItem, pack: &Pack, statement: &StatementId, lane: Lane) -> bool {
    item.is_linked_to(&pack.id, statement, (!pack.is_judged()).then_some(lane))
}

/// What a link counts for, with the lane's mark; nothing in a pack that is judged.
pub fn lane_said(pack: &Pack, lane: Lane) -> AnyView {
    if pack.is_judged() {
        return empty_view();
    }
    let words = match lane {
        Lane::Now => "● for now",
        Lane::Target => "◇ for target",
    };
    view! { <span class=format!("lane-{}", lane.id())>{words}</span>" " }.into_any()
}

/// A button to the library's form for a new item.
pub fn enter_button(store: Store) -> AnyView {
    action("Enter new evidence", move || enter(store, Vec::new()))
}
