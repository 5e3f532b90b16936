//! The school's packs side by side: how far each is, what is due, and what can be shared between them. And what stands in
//! place of a page whose pack is not here.

use leptos::prelude::*;

use crate::analysis::{
    Due, DueKind, JudgementSource, PlacedStatement, Progress, ReadinessState, Share, Verdict, similar_statements,
};
use crate::browser::{clock, focus, location};
use crate::framework::{Pack, PackRef};
use crate::ui::drafts::opening::{FileButton, resume_at};
use crate::ui::evidence::links::new_link;
use crate::ui::plan::parts::plan_summary;
use crate::ui::state::reactive::{IntoViews, reactive_view};
use crate::ui::state::route::{Page, PlanOrder};
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::fields::select;
use crate::ui::widgets::parts::{Heading, action, count, named_action, primary, round_in_words, section};
use crate::workbook::{Assessment, Command, EvidenceItem, Round, RoundAbout, Workbook, day_in_words};

/// How many of what is due are shown at once.
const DUE: usize = 8;
/// How many suggestions are shown at once.
const SUGGESTED: usize = 5;

/// The school's packs side by side.
#[component]
pub fn SchoolDesk() -> impl IntoView {
    let store = use_store();
    let name = Memo::new(move |_| store.workbook.with(|workbook| workbook.school.name.clone()));
    let cards = reactive_view(move || {
        store.packs_turn.track();
        store.workbook.with(|workbook| {
            if workbook.assessments.is_empty() {
                return view! { <p class="notice">"There is nothing to rate in this workbook yet. Everything in the file is still here. Begin with one of the schemes below."</p> }.into_any();
            }
            let each = workbook.assessments.iter().enumerate().map(|(at, one)| card(store, workbook, at, one));
            view! { <ul class="cards desk-cards">{each.into_views()}</ul> }.into_any()
        })
    });
    view! {
        {reactive_view(move || view! { <Heading text=format!("Our schemes: {}", name.get()) /> }.into_any())}
        {cards}
        {section("due", "What is due", reactive_view(move || due(store)).into_any())}
        {section("shared", "One library, one plan", reactive_view(move || shared(store)).into_any())}
        {section("suggested", "Evidence that two schemes could share", view! { <Suggestions /> }.into_any())}
        {section("add", "Add another scheme", view! { <AddPack /> }.into_any())}
    }
}

/// One pack: how far it is, and where work goes on.
fn card(store: Store, workbook: &Workbook, at: usize, assessment: &Assessment) -> AnyView {
    let desk = store.desk_of(at);
    let Some(pack) = store.packs.find(&assessment.pack) else {
        let PackRef { id, edition, .. } = &assessment.pack;
        return view! {
            <li class="card">
                <h2>{format!("“{id}”, edition {edition}")}</h2>
                <p class="fault"><b aria-hidden="true">"! "</b>"This browser doesn’t have this scheme. Your work with it is still here. Open the scheme’s file to continue."</p>
                <p class="button-row button-row-small"><FileButton text="Open the scheme’s file" /></p>
            </li>
        }
        .into_any();
    };
    let round = assessment.current();
    let lines = round.map(|round| standing(pack, assessment, round)).unwrap_or_default();
    let lines = lines.into_iter().map(|line| view! { <p class="tabular">{line}</p> });
    let progress = round.map(|round| Progress::in_round(pack, pack.statements().map(|(_, one)| one), round));
    let meter = progress.map(|progress| {
        view! { <div class="meter" aria-hidden="true"><i style:width=format!("{}%", 100 * progress.rated / progress.total.max(1))></i></div> }
    });
    let go_on = if pack.is_judged() { "Continue judging" } else { "Continue rating" };
    let (next_page, next) = match pack.is_judged() {
        true => (Page::Readiness, "Readiness"),
        false => (Page::Gaps, "Widest gaps"),
    };
    let edition = editions(store, pack, assessment);
    let edition = edition.map(|words| {
        view! { <p class="notice">{words}" "<a href=Page::Edition.href(&desk)>"See the differences"</a></p> }
    });
    let begun = (round.is_none()).then(|| {
        let begin = move || {
            let round = Round::new(RoundAbout { date: Some(clock::today()), ..RoundAbout::default() });
            store.apply(Command::AddRound { assessment: at, round });
        };
        primary("Begin the first round", begin)
    });
    view! {
        <li class="card">
            <h2><a href=resume_at(store.packs, workbook, at)>{pack.title.clone()}</a></h2>
            <p class="muted">{round.map(|round| round_in_words(pack, round.about()))}</p>
            {meter}
            {lines.into_views()}
            {edition}
            <p class="button-row button-row-small">
                {begun}
                <a class="button" href=resume_at(store.packs, workbook, at) aria-label=format!("{go_on}: {}", pack.title)>{go_on}</a>
                <a class="button" href=next_page.href(&desk) aria-label=format!("{next}: {}", pack.title)>{next}</a>
            </p>
        </li>
    }
    .into_any()
}

/// How far a pack is, in a few lines.
fn standing(pack: &'static Pack, assessment: &Assessment, round: &Round) -> Vec<String> {
    let progress = Progress::in_round(pack, pack.statements().map(|(_, one)| one), round);
    if !pack.is_judged() {
        return vec![format!("{} of {} rated", progress.rated, progress.total)];
    }
    let share = Share::of_pack(pack, round, JudgementSource::School);
    let mut lines = vec![
        format!("{} of {} judged", progress.rated, progress.total),
        format!("{} met, {} partly, {} not yet", share.met, share.partly, share.not_yet),
    ];
    if let Some(state) = ReadinessState::in_round(pack, assessment, round, JudgementSource::School) {
        lines.push(match state.verdict {
            Verdict::Ready => "✓ Ready, by the scheme’s rule".to_owned(),
            Verdict::NotYet(reasons) => {
                format!("○ Not ready yet: {}", reasons.first().map(ToString::to_string).unwrap_or_default())
            }
        });
    }
    lines
}

/// That this page knows another edition than the one that the school works with.
fn editions(store: Store, pack: &'static Pack, assessment: &Assessment) -> Option<String> {
    let others: Vec<&str> = store
        .packs
        .all()
        .into_iter()
        .filter(|one| one.id == pack.id && one.edition != assessment.pack.edition)
        .map(|one| one.edition.as_str())
        .collect();
    if others.is_empty() {
        return None;
    }
    Some(format!("You are using edition {}. Edition {} is also available.", assessment.pack.edition, others.join(", ")))
}

fn due(store: Store) -> AnyView {
    store.packs_turn.track();
    let today = clock::today();
    let known = store.packs.all();
    store.workbook.with(|workbook| {
        let all = Due::all(workbook, &known, today);
        if all.is_empty() {
            return view! { <p class="muted">"Nothing has a date yet. Steps of the plan, reviews, visits and deadlines will appear here, the next one first."</p> }.into_any();
        }
        let hidden = all.len().saturating_sub(DUE);
        let each = all.into_iter().take(DUE).map(|one| {
            let href = match &one.what {
                DueKind::Step(step) => Page::Target(step.target.id.clone()).href(&store.desk()),
                DueKind::PlanReview | DueKind::StrategyReview => Page::Review.href(&store.desk()),
                DueKind::Visit(of) | DueKind::NextAudit(of) => Page::Visit.href(&store.desk_of(of.assessment)),
                DueKind::Submission(of) => Page::Submission.href(&store.desk_of(of.assessment)),
            };
            let late = one.is_overdue().then(|| view! { <span class="flag flag-overdue"><span aria-hidden="true">"! "</span>"overdue"</span> });
            view! {
                <li><span class="tabular">{day_in_words(one.on)}</span>", "{one.in_words()}": "<a href=href>{one.title()}</a>" "{late}</li>
            }
        });
        let dates = Page::Plan(PlanOrder::Dates).href(&store.desk());
        let more = (hidden > 0).then(|| {
            view! { <p class="muted">{format!("{hidden} more. ")}<a href=dates>"The plan by date"</a></p> }
        });
        view! { <ul class="spaced-list">{each.into_views()}</ul>{more} }.into_any()
    })
}

fn shared(store: Store) -> AnyView {
    let desk = store.desk();
    store.workbook.with(|workbook| {
        let items = workbook.evidence.len();
        let several = workbook.evidence.iter().filter(|item| item.links.iter().any(|link| Some(link.pack.as_str()) != item.links.first().map(|first| first.pack.as_str()))).count();
        view! {
            <p class="tabular">
                <a href=Page::Library.href(&desk)>"Evidence library"</a>": "
                {format!("{}, {several} linked to more than one scheme.", count(items, "piece of evidence", "pieces of evidence"))}
            </p>
            <p class="tabular"><a href=Page::Plan(PlanOrder::Targets).href(&desk)>"Improvement plan"</a>": "{plan_summary(&workbook.plan)}</p>
        }
        .into_any()
    })
}

/// Statements of two packs that say nearly the same, where one has evidence that the other has not. Nothing is linked but by
/// a click.
#[component]
fn Suggestions() -> impl IntoView {
    let store = use_store();
    let every = RwSignal::new(false);
    // Comparing wording takes a while: only when the packs change, not when a rating does.
    let open = Memo::new(move |_| {
        store.packs_turn.track();
        store.workbook.with(|workbook| workbook.assessments.iter().map(|one| one.pack.clone()).collect::<Vec<_>>())
    });
    let pairs = Memo::new(move |_| {
        let packs: Vec<&'static Pack> = open.get().iter().filter_map(|pack| store.packs.find(pack)).collect();
        let pair = |place: &PlacedStatement<'static>| (place.pack, place.statement);
        let pairs: Vec<_> = similar_statements(&packs).iter().map(|one| (pair(&one.one), pair(&one.other))).collect();
        Pairs(pairs)
    });
    reactive_view(move || {
        let Pairs(pairs) = pairs.get();
        if open.with(Vec::len) < 2 {
            return view! { <p class="muted">"When you use two or more schemes, this lists statements that say nearly the same, so that one piece of evidence can support both."</p> }.into_any();
        }
        let found = store.workbook.with(|workbook| {
            let lacking = pairs.iter().flat_map(|&(one, other)| [(one, other), (other, one)]);
            lacking
                .flat_map(|(from, to)| {
                    let items = workbook.evidence.iter().filter(move |item| {
                        item.speaks_for(&from.0.id, &from.1.id, None) && !item.is_linked_to(&to.0.id, &to.1.id, None)
                    });
                    items.map(move |item| (item.id.clone(), item.title.clone(), from, to))
                })
                .collect::<Vec<_>>()
        });
        if found.is_empty() {
            let known = count(pairs.len(), "pair of statements says", "pairs of statements say");
            return view! { <p class="muted">{format!("{known} nearly the same. Where one of a pair has evidence that the other lacks, it is suggested here.")}</p> }.into_any();
        }
        let all = found.len();
        let shown = if every.get() { all } else { all.min(SUGGESTED) };
        let each = found.into_iter().take(shown).map(|(id, title, from, to)| suggestion(store, id, title, from, to));
        let show = move || {
            every.set(true);
            focus::focus_soon(format!(".desk-suggestions > li:nth-child({}) button", SUGGESTED + 1));
        };
        let more = (shown < all).then(|| view! { <p class="button-row">{action("Show all suggestions", show)}</p> });
        view! { <ul class="desk-suggestions">{each.into_views()}</ul>{more} }.into_any()
    })
}

/// A statement with its pack.
type Side = (&'static Pack, &'static crate::framework::Statement);

/// Statements that say nearly the same. They are compared by where they lie.
#[derive(Clone)]
struct Pairs(Vec<(Side, Side)>);

impl PartialEq for Pairs {
    fn eq(&self, other: &Pairs) -> bool {
        let same = |a: &Side, b: &Side| std::ptr::eq(a.1, b.1);
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| same(&a.0, &b.0) && same(&a.1, &b.1))
    }
}

fn suggestion(store: Store, id: String, title: String, from: Side, to: Side) -> AnyView {
    let side = |(pack, statement): Side| {
        view! { <b>{pack.title.clone()}" "{statement.number.clone()}</b>" "{statement.text.clone()} }
    };
    let title = crate::ui::evidence::links::evidence_title(&title);
    let name = format!("Link here too: “{title}” to {}", to.1.number);
    let link = move || {
        let found =
            store.workbook.with_untracked(|workbook| workbook.evidence.iter().find(|item| item.id == id).cloned());
        if let Some(item) = found {
            let lane = item.links.iter().find(|link| link.pack == from.0.id && link.statement == from.1.id);
            let lane = lane.map(|link| link.lane).unwrap_or_default();
            let mut links = item.links.clone();
            links.push(new_link(to.0, &to.1.id, lane));
            store.apply(Command::ChangeEvidence(EvidenceItem { links, ..item }));
            store.say(format!("Linked to {} too. Undo removes the link.", to.1.number));
            focus::focus("#suggested");
        }
    };
    view! {
        <li class="card">
            <p><b>{format!("“{title}”")}</b>" is evidence for "{side(from)}</p>
            <p>"Nearly the same: "{side(to)}</p>
            <p class="button-row button-row-small">{named_action("Link here too", name, link)}</p>
        </li>
    }
    .into_any()
}

/// Takes up a pack that the workbook does not have yet.
#[component]
fn AddPack() -> impl IntoView {
    let store = use_store();
    let chosen = RwSignal::new(0usize);
    let open = Memo::new(move |_| {
        store.packs_turn.track();
        store.workbook.with(|workbook| {
            // Of a pack in several editions, the newest.
            let newest =
                |pack: &&'static Pack| store.packs.of_id(&pack.id).is_some_and(|newest| std::ptr::eq(newest, *pack));
            let open = |pack: &&'static Pack| workbook.assessments.iter().all(|one| one.pack.id != pack.id);
            let open = store.packs.all().into_iter().filter(newest).filter(open);
            open.map(|pack| (pack.reference(), pack.title.clone())).collect::<Vec<_>>()
        })
    });
    let add = move || {
        let Some((pack, title)) = open.with_untracked(|open| open.get(chosen.get_untracked()).cloned()) else { return };
        let round = Round::new(RoundAbout { date: Some(clock::today()), ..RoundAbout::default() });
        let at = store.workbook.with_untracked(|workbook| workbook.assessments.len());
        store.apply(Command::AddAssessment(Assessment { pack, rounds: vec![round], ..Assessment::default() }));
        store.say(format!("“{title}” is now one of your schemes. Undo removes it again."));
        let href = store.workbook.with_untracked(|workbook| resume_at(store.packs, workbook, at));
        location::go(&href);
    };
    reactive_view(move || {
        let names: Vec<String> = open.get().into_iter().map(|(_, title)| title).collect();
        let choice = if names.is_empty() {
            view! { <p class="muted">"This workbook already has every scheme in this browser."</p> }.into_any()
        } else {
            chosen.set(0);
            view! {
                <p class="field">
                    <label for="add-pack">"Scheme"</label>
                    {select("add-pack".to_owned(), None, names, Memo::new(move |_| chosen.get()), move |at| chosen.set(at))}
                </p>
                <p class="button-row">{primary("Use this scheme", add)}</p>
            }
            .into_any()
        };
        view! {
            {choice}
            <p class="button-row"><FileButton text="Open a scheme file" /><a class="button" href="#/packs">"Write a scheme of your own"</a></p>
        }
        .into_any()
    })
}

/// What stands where a pack is not here, or a workbook has none.
#[component]
pub fn NoPack() -> impl IntoView {
    let store = use_store();
    store.fetch_soon();
    let missing = store.chosen.get_untracked().and_then(|place| {
        store.workbook.with_untracked(|workbook| workbook.assessments.get(place).map(|one| one.pack.clone()))
    });
    let missing = missing.filter(|pack| store.packs.find(pack).is_none());
    let (heading, says) = match missing {
        Some(PackRef { id, edition, .. }) => (
            "This scheme isn’t here",
            format!(
                "This page has no pack “{id}”, edition {edition}. What was recorded with it is kept. Open the scheme’s file, and it can be worked with."
            ),
        ),
        None => (
            "There is nothing to rate here",
            "Everything in the workbook is still here. Choose a scheme to begin.".to_owned(),
        ),
    };
    let desk = Page::Desk.href(&store.id());
    view! {
        <Heading text=heading />
        <p>{says}</p>
        <p class="button-row">
            <a class="button button-primary" href=desk>"Our schemes"</a>
            <FileButton text="Open a scheme file" />
            <a class="button" href="#/">"Go to the first page"</a>
        </p>
    }
}
