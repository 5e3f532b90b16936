//! The part of the plan's page that makes targets: statements to tick, a new target for them, or an existing one.

use leptos::prelude::*;

use crate::analysis::{Gap, Gaps};
use crate::browser::{focus, ids, location};
use crate::framework::{Pack, Statement, StatementId};
use crate::session::is_planned;
use crate::ui::plan::parts::quoted_aim;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::route::Page;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::fields::select;
use crate::ui::widgets::parts::{action, primary};
use crate::workbook::{Command, Lane, Round, StatementRef, Target};

/// The number of statements on offer until the user asks for all.
const OFFERED: usize = 10;

/// Adds a target for these statements to the plan, and opens its page.
pub fn add_target(store: Store, statements: Vec<StatementRef>) {
    let target = Target { id: ids::new_id(), statements, ..Target::default() };
    let id = target.id.clone();
    store.apply(Command::AddTarget { at: usize::MAX, target });
    location::go(&Page::Target(id).href(&store.desk()));
}

/// Returns the statements that a plan should work on, each with the reason, most pressing first.
///
/// Of a rated pack these are the statements with a gap, widest first; of a judged pack those that are not met.
fn statements_to_plan(pack: &'static Pack, round: &Round) -> Vec<(&'static Statement, String)> {
    if pack.is_judged() {
        let each = pack.statements().map(|(_, statement)| (statement, round.score(&statement.id, Lane::Now)));
        let judged = each.filter_map(|(statement, score)| Some((statement, pack.scale.counted(score)?)));
        let mut open: Vec<_> = judged.filter(|(_, score)| !pack.scale.is_met(Some(*score))).collect();
        open.sort_by_key(|(_, score)| *score);
        return open
            .into_iter()
            .map(|(statement, score)| (statement, pack.scale.label(score).to_lowercase()))
            .collect();
    }
    let ranked = Gaps::in_round(pack, round).ranked.into_iter().filter(|gap| gap.width() > 0);
    let reason = |gap: Gap| format!("now {}, target {}: gap of {}", gap.now, gap.target, gap.width());
    ranked.map(|gap| (gap.statement, reason(gap))).collect()
}

/// The statements that the plan should work on and doesn't yet, each with a box to tick, and the buttons that put the
/// ticked ones into a target.
#[component]
pub fn StatementsToPlan(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let ticked = RwSignal::new(Vec::<StatementId>::new());
    let show_all = RwSignal::new(false);
    let chosen_target = RwSignal::new(0usize);
    let gaps = reactive_view(move || {
        let mut open = store.with_rounds(|_, round, _| statements_to_plan(pack, round)).unwrap_or_default();
        store.workbook.with(|workbook| open.retain(|(statement, _)| !is_planned(workbook, pack, statement)));
        if open.is_empty() {
            let sentence = if pack.is_judged() {
                "No judged statement falls short, apart from those in the plan. Judge more statements, or add an empty \
                 target."
            } else {
                "No statement has a gap, apart from those in the plan. Rate now and target first, or add an empty \
                 target."
            };
            return view! { <p class="muted">{sentence}</p> }.into_any();
        }
        let all = open.len();
        let shown = if show_all.get() { all } else { all.min(OFFERED) };
        let each = open.into_iter().take(shown).map(|(statement, reason)| {
            let id = statement.id.clone();
            let is_ticked = untrack(|| ticked.with(|ticked| ticked.contains(&id)));
            let tick = move |event: web_sys::Event| {
                let chosen = event_target_checked(&event);
                ticked.update(|ticked| {
                    ticked.retain(|one| *one != id);
                    if chosen {
                        ticked.push(id.clone());
                    }
                });
            };
            view! {
                <li>
                    <label class="choice choice-long">
                        <input type="checkbox" prop:checked=is_ticked on:change=tick />
                        <span>
                            <b class="tabular">{statement.number.clone()}</b>" "{statement.text.clone()}" "
                            <span class="muted tabular">{reason}</span>
                        </span>
                    </label>
                </li>
            }
        });
        let show_all_text = if pack.is_judged() { "Show all unmet statements" } else { "Show all gaps" };
        let more = (shown < all).then(|| {
            action(show_all_text, move || {
                show_all.set(true);
                focus::focus_soon(format!("[aria-labelledby='compile'] li:nth-child({}) input", OFFERED + 1));
            })
        });
        view! { <ul class="plain-list">{each.into_views()}</ul>{more} }.into_any()
    });
    let ticked_refs = move || {
        let refs = ticked.get_untracked().into_iter().map(|statement| StatementRef {
            pack: pack.id.clone(),
            statement,
            ..Default::default()
        });
        let refs: Vec<StatementRef> = refs.collect();
        if refs.is_empty() {
            store.say("Tick one or more statements first.");
        }
        refs
    };
    let new_target = move || {
        let refs = ticked_refs();
        if !refs.is_empty() {
            add_target(store, refs);
        }
    };
    let add_to_target = move || {
        let refs = ticked_refs();
        let at = chosen_target.get_untracked();
        let found = store.workbook.with_untracked(|workbook| workbook.plan.targets.get(at).cloned());
        if let (Some(mut target), false) = (found, refs.is_empty()) {
            target.statements.extend(refs);
            ticked.set(Vec::new());
            store.say(format!("Added to target {}.", at + 1));
            store.apply(Command::ChangeTarget(target));
        }
    };
    // The list is made again only when a name changes: the button that was pressed must keep the focus.
    let names = Memo::new(move |_| {
        store.workbook.with(|workbook| {
            let targets = workbook.plan.targets.iter().enumerate();
            targets.map(|(at, target)| format!("Target {} {}", at + 1, quoted_aim(target))).collect::<Vec<_>>()
        })
    });
    let targets = reactive_view(move || {
        let names = names.get();
        if names.is_empty() {
            return empty_view();
        }
        let label = Some("Target to add them to".to_owned());
        let chosen = Memo::new(move |_| chosen_target.get());
        view! {
            {select("into".to_owned(), label, names, chosen, move |at| chosen_target.set(at))}
            {action("Add to this target", add_to_target)}
        }
        .into_any()
    });
    view! {
        {gaps}
        <p class="button-row link-picker">{primary("Start a target with these", new_target)}{targets}</p>
    }
}
