//! The improvement plan: compiled from the widest gaps, and seen by target, by owner or by date (document 004, step 4).

use std::collections::BTreeMap;

use jiff::civil::Date;
use leptos::prelude::*;

use crate::analysis::{Gap, Gaps, PlanState, StepOf, target_state};
use crate::browser::{clock, focus, ids, location};
use crate::framework::{Pack, Statement, StatementId};
use crate::session::is_planned;
use crate::ui::plan::paper::plan_on_paper;
use crate::ui::state::packs;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view, show_when};
use crate::ui::state::route::{Page, PlanOrder};
use crate::ui::state::store::{Store, quoted, use_store};
use crate::ui::widgets::editing::{self, date_field, select};
use crate::ui::widgets::parts::{Heading, action, count, how_often, named_action, score_mark, section, table};
use crate::workbook::{Command, Lane, Plan, Round, StatementRef, Status, Target, Workbook, day_in_words};

/// How many of the widest gaps are offered at once.
const OFFERED: usize = 10;

/// The plan.
#[component]
pub fn PlanPage(pack: &'static Pack, order: PlanOrder) -> impl IntoView {
    let store = use_store();
    let state = reactive_view(move || {
        store.workbook.with(|workbook| view! { <p class="guide num">{in_numbers(&workbook.plan)}</p> }.into_any())
    });
    let view = reactive_view(move || {
        let id = store.desk();
        store.workbook.with(|workbook| match order {
            _ if workbook.plan.targets.is_empty() => empty_view(),
            PlanOrder::Targets => by_target(store, pack, workbook),
            PlanOrder::Owners => by_owner(&workbook.plan, &id),
            PlanOrder::Dates => by_date(&workbook.plan, &id),
        })
    });
    let orders = [("By target", PlanOrder::Targets), ("By owner", PlanOrder::Owners), ("By date", PlanOrder::Dates)];
    let orders = orders.map(|(name, one)| {
        let href = Page::Plan(one).href(&store.desk());
        view! { <li><a href=href aria-current=(one == order).then_some("true")>{name}</a></li> }
    });
    let printed = move || {
        let some = store.workbook.with(|workbook| !workbook.plan.targets.is_empty());
        order == PlanOrder::Targets && some && store.surroundings.printing.get()
    };
    let paper = show_when(printed, move || store.workbook.with(|workbook| plan_on_paper(store, pack, workbook)));
    let next = date_field(
        &editing::plan(),
        "next-review",
        "Next review of the plan",
        |plan| plan.next_review,
        |plan, day| plan.next_review = day,
    );
    view! {
        <Heading text="Improvement plan" />
        {state}
        <nav class="orders screen" aria-label="Order of the plan"><ul>{orders.into_iter().into_views()}</ul></nav>
        {view}
        <div class="screen">
            {section("compile", if pack.is_judged() { "Add from what is not met" } else { "Add from the widest gaps" }, view! { <FromGaps pack /> }.into_any())}
            {section("when", "Look back on the plan", view! {
                <p class="guide">{format!("Look back{} on what was done, and on what it changed.", how_often(pack))}</p>
                {next}
                <p><a class="button" href=Page::Review.href(&store.desk())>"Review the plan"</a></p>
            }.into_any())}
        </div>
        <p class="buttons screen">
            {action("Add an empty target", move || add(store, Vec::new()))}
            {action("Print the plan", location::print)}
        </p>
        {paper}
    }
}

/// A plan in a sentence or two.
pub fn in_numbers(plan: &Plan) -> String {
    let state = PlanState::of(plan, clock::today());
    if state.targets == 0 {
        return "There is no target yet. A target begins with statements that are picked on the plan’s page, the most pressing first.".to_owned();
    }
    let mut words = format!(
        "{}: {} done, {} under way. {} of {} done",
        count(state.targets, "target", "targets"),
        state.done,
        state.under_way,
        state.steps_done,
        count(state.steps, "step", "steps"),
    );
    words += &match state.overdue {
        0 => ". Nothing is overdue.".to_owned(),
        many => format!(", {many} overdue."),
    };
    if state.cost.pence > 0 || state.uncosted < state.targets {
        words += &format!(" Budgeted: {}", state.cost);
        words += &match state.uncosted {
            0 => ".".to_owned(),
            many => format!("; {} without a cost.", count(many, "target", "targets")),
        };
    }
    words
}

/// What stands out in a target, in words.
pub fn stands_out(target: &Target, today: Date) -> AnyView {
    let found = target_state(target, today).stands_out();
    if found.is_empty() {
        return empty_view();
    }
    let each = found.into_iter().map(|what| {
        let class = if what.contains("overdue") { "flag overdue" } else { "flag" };
        view! { <li class=class><span aria-hidden="true">"! "</span>{what}</li> }
    });
    view! { <ul class="flags">{each.into_views()}</ul> }.into_any()
}

/// The statements that a target must move, with their ratings in the current round.
pub fn must_move(store: Store, pack: &'static Pack, workbook: &Workbook, target: &Target) -> AnyView {
    let each = target.statements.iter().map(|found| view! { <li>{to_move(store, pack, workbook, found)}</li> });
    view! { <ul class="must-move">{each.into_views()}</ul> }.into_any()
}

/// One statement that is to be moved, with its ratings in the current round.
pub fn to_move(store: Store, pack: &'static Pack, workbook: &Workbook, found: &StatementRef) -> AnyView {
    let assessment = workbook.assessment(&found.pack);
    let shown = pack;
    let pack = assessment.and_then(|(_, assessment)| packs::find(&assessment.pack));
    let known = pack.and_then(|pack| {
        pack.statements().find(|(_, one)| one.id == found.statement).map(|(area, statement)| (pack, area, statement))
    });
    let Some((pack, area, statement)) = known else {
        let sentence = format!("“{}” is no statement of a pack that is open here. It is kept.", found.statement);
        return view! { <span class="fault"><b aria-hidden="true">"! "</b>{sentence}</span> }.into_any();
    };
    let round = assessment.and_then(|(_, assessment)| assessment.current());
    let mark = |lane| score_mark(lane, round.and_then(|round| round.score(&statement.id, lane)), &pack.scale);
    let desk = assessment.map_or_else(|| store.desk(), |(at, _)| store.desk_of(at));
    let href = Page::Rate(area.id.clone()).href_at(&desk, &statement.id);
    let title = (pack.id != shown.id).then(|| view! { <span class="soft">{pack.title.clone()}" "</span> });
    let target = (!pack.is_judged()).then(|| {
        view! { <span aria-hidden="true">" → "</span><span class="unseen">" to move to "</span>{mark(Lane::Target)} }
    });
    view! {
        {title}<a href=href><span class="num">{statement.number.clone()}</span></a>" "
        {mark(Lane::Now)}{target}" "
        <span class="soft">{statement.text.clone()}</span>
    }
    .into_any()
}

fn by_target(store: Store, pack: &'static Pack, workbook: &Workbook) -> AnyView {
    let today = clock::today();
    let last = workbook.plan.targets.len() - 1;
    let each = workbook.plan.targets.iter().enumerate().map(|(at, target)| {
        let state = target_state(target, today);
        let href = Page::Target(target.id.clone()).href(&store.desk());
        let due = state.due.map(|due| format!("by {}", day_in_words(due)));
        let owner = Some(target.owner.trim().to_owned()).filter(|owner| !owner.is_empty());
        let about = [Some(target.status.words().to_owned()), owner, due, target.cost.map(|cost| cost.to_string())];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let steps = match target.steps.len() {
            0 => "No step yet".to_owned(),
            many => {
                let done = target.steps.iter().filter(|step| step.status == Status::Done).count();
                format!("{done} of {} done", count(many, "step", "steps"))
            }
        };
        let moved = StoredValue::new(target.id.clone());
        let go = move |to: usize| {
            let moved = moved.get_value();
            store.apply(Command::MoveTarget { from: at, to });
            store.say(format!("Moved to place {}.", to + 1));
            focus::focus_soon(format!("[id='aim-{moved}']"));
        };
        let name = quoted(&target.aim);
        let up = (at > 0).then(|| named_action("Up", format!("Up: target {} {name}", at + 1), move || go(at - 1)));
        let down =
            (at < last).then(|| named_action("Down", format!("Down: target {} {name}", at + 1), move || go(at + 1)));
        view! {
            <li class="card target">
                <h3><span class="num">{at + 1}</span>" "<a id=format!("aim-{}", target.id) href=href>{aim_of(target)}</a></h3>
                <p class="num">{about}" · "{steps}</p>
                {stands_out(target, today)}
                {must_move(store, pack, workbook, target)}
                <p class="buttons screen">{up}{down}</p>
            </li>
        }
    });
    view! { <h2 id="targets" tabindex="-1">"Targets"</h2><ol class="targets">{each.into_views()}</ol> }.into_any()
}

/// What a target aims at, also where nothing has been said.
pub fn aim_of(target: &Target) -> String {
    if target.aim.trim().is_empty() { "Target without an aim yet".to_owned() } else { target.aim.trim().to_owned() }
}

fn step_rows(steps: Vec<StepOf>, id: &str, with_owner: bool) -> AnyView {
    let today = clock::today();
    let each = steps.into_iter().map(|one| {
        let href = Page::Target(one.target.id.clone()).href(id);
        let overdue = one.is_overdue(today).then(|| {
            view! { <span class="flag overdue"><span aria-hidden="true">"! "</span>"overdue"</span> }
        });
        let due = one.step.due.map_or_else(|| "no date".to_owned(), day_in_words);
        let owner = match one.owner() {
            "" => "no owner".to_owned(),
            owner => owner.to_owned(),
        };
        let what =
            if one.step.what.trim().is_empty() { "A step without words yet".to_owned() } else { one.step.what.clone() };
        view! {
            <tr>
                <td class="num day">{due}{overdue}</td>
                {with_owner.then(|| view! { <td>{owner}</td> })}
                <th scope="row" class="wide">{what}</th>
                <td class="aim"><a href=href>{aim_of(one.target)}</a></td>
                <td>{one.step.status.words()}</td>
            </tr>
        }
    });
    view! { <tbody>{each.into_views()}</tbody> }.into_any()
}

fn sort_by_date(steps: &mut [StepOf]) {
    // What has no date comes last: it can't be overdue, and is not forgotten.
    steps.sort_by_key(|one| (one.step.due.is_none(), one.step.due));
}

fn by_owner(plan: &Plan, id: &str) -> AnyView {
    let mut owners: BTreeMap<String, Vec<StepOf>> = BTreeMap::new();
    for one in StepOf::all(plan) {
        owners.entry(one.owner().to_owned()).or_default().push(one);
    }
    let each = owners.into_iter().map(|(owner, mut steps)| {
        sort_by_date(&mut steps);
        let name = if owner.is_empty() { "! No owner yet".to_owned() } else { owner };
        let rows = step_rows(steps, id, false);
        let label = format!("Steps: {name}");
        view! {
            <h2>{name}</h2>
            <div class="steps-table">{table(&label, empty_view(), &["Due", "Step", "Target", "How far"], "Step", rows)}</div>
        }
    });
    let each = each.into_views();
    if each.is_empty() { no_steps() } else { each.into_any() }
}

fn by_date(plan: &Plan, id: &str) -> AnyView {
    let mut steps = StepOf::all(plan);
    if steps.is_empty() {
        return no_steps();
    }
    sort_by_date(&mut steps);
    let rows = step_rows(steps, id, true);
    let caption = view! { <span class="unseen">"Steps, the first due at the top"</span> }.into_any();
    let table = table("Steps by date", caption, &["Due", "Owner", "Step", "Target", "How far"], "Step", rows);
    view! { <div class="steps-table">{table}</div> }.into_any()
}

fn no_steps() -> AnyView {
    view! { <p class="notice">"No target has a step yet. Open a target and add what is to be done, by whom and by when."</p> }.into_any()
}

/// Adds a target for these statements and goes to it.
fn add(store: Store, statements: Vec<StatementRef>) {
    let target = Target { id: ids::new_id(), statements, ..Target::default() };
    let id = target.id.clone();
    store.apply(Command::AddTarget { at: usize::MAX, target });
    location::go(&Page::Target(id).href(&store.desk()));
}

/// What a plan would be made of, with why, the most pressing first: the widest gaps; of a judged pack what is not met.
fn to_plan(pack: &'static Pack, round: &Round) -> Vec<(&'static Statement, String)> {
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
    let ranked = Gaps::of(pack, round).ranked.into_iter().filter(|gap| gap.width() > 0);
    let why = |gap: Gap| format!("now {}, target {}: gap of {}", gap.now, gap.target, gap.width());
    ranked.map(|gap| (gap.statement, why(gap))).collect()
}

/// The widest gaps that no target works on, to be picked.
#[component]
fn FromGaps(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let picked = RwSignal::new(Vec::<StatementId>::new());
    let every = RwSignal::new(false);
    let into = RwSignal::new(0usize);
    let gaps = reactive_view(move || {
        let mut open = store.with_rounds(|_, round, _| to_plan(pack, round)).unwrap_or_default();
        store.workbook.with(|workbook| open.retain(|(statement, _)| !is_planned(workbook, pack, statement)));
        if open.is_empty() {
            let why_empty = if pack.is_judged() {
                "Nothing that is judged falls short and is not in the plan already. Judge first, or add an empty target."
            } else {
                "No statement has a gap that is not in the plan already. Rate now and target first, or add an empty target."
            };
            return view! { <p class="soft">{why_empty}</p> }.into_any();
        }
        let all = open.len();
        let shown = if every.get() { all } else { all.min(OFFERED) };
        let each = open.into_iter().take(shown).map(|(statement, why)| {
            let id = statement.id.clone();
            let kept = id.clone();
            let pick = move |event: web_sys::Event| {
                let chosen = event_target_checked(&event);
                picked.update(|picked| {
                    picked.retain(|one| *one != id);
                    if chosen {
                        picked.push(id.clone());
                    }
                });
            };
            view! {
                <li>
                    <label class="choice">
                        <input type="checkbox" prop:checked=untrack(|| picked.with(|picked| picked.contains(&kept))) on:change=pick />
                        <span>
                            <b class="num">{statement.number.clone()}</b>" "{statement.text.clone()}" "
                            <span class="soft num">{why}</span>
                        </span>
                    </label>
                </li>
            }
        });
        let all_of_them = if pack.is_judged() { "Show all that is not met" } else { "Show all gaps" };
        let more = (shown < all).then(|| {
            action(all_of_them, move || {
                every.set(true);
                focus::focus_soon(format!(".pick-gaps li:nth-child({}) input", OFFERED + 1));
            })
        });
        view! { <ul class="pick-gaps">{each.into_views()}</ul>{more} }.into_any()
    });
    let chosen = move || {
        let refs = picked.get_untracked().into_iter().map(|statement| StatementRef {
            pack: pack.id.clone(),
            statement,
            ..Default::default()
        });
        let refs: Vec<StatementRef> = refs.collect();
        if refs.is_empty() {
            store.say("Pick one or more statements first.");
        }
        refs
    };
    let new = move || {
        let refs = chosen();
        if !refs.is_empty() {
            add(store, refs);
        }
    };
    let add_to = move || {
        let refs = chosen();
        let found = store.workbook.with_untracked(|workbook| workbook.plan.targets.get(into.get_untracked()).cloned());
        if let (Some(mut target), false) = (found, refs.is_empty()) {
            target.statements.extend(refs);
            picked.set(Vec::new());
            store.say(format!("Added to target {}.", into.get_untracked() + 1));
            store.apply(Command::ChangeTarget(target));
        }
    };
    // Made anew with other names only, so that the button keeps the focus when it is pressed.
    let names = Memo::new(move |_| {
        store.workbook.with(|workbook| {
            let targets = workbook.plan.targets.iter().enumerate();
            targets.map(|(at, target)| format!("{} {}", at + 1, quoted(&target.aim))).collect::<Vec<_>>()
        })
    });
    let targets = reactive_view(move || {
        let names = names.get();
        if names.is_empty() {
            return empty_view();
        }
        view! {
            {select("into".to_owned(), Some("Target to add them to".to_owned()), names, Memo::new(move |_| into.get()), move |at| into.set(at))}
            {action("Add to that target", add_to)}
        }
        .into_any()
    });
    view! {
        {gaps}
        <p class="buttons link-more">{crate::ui::widgets::parts::primary("New target for these", new)}{targets}</p>
    }
}
