//! One target of the plan: what it is for, who does what by when, what it costs, and what came of it.

use leptos::prelude::*;

use crate::browser::{clock, focus, location};
use crate::framework::Pack;
use crate::ui::plan::page::{stands_out, to_move};
use crate::ui::plan::review::Reviews;
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view};
use crate::ui::state::route::{Page, PlanOrder};
use crate::ui::state::store::{quoted, use_store};
use crate::ui::widgets::editing::{
    self, Editing, Prose, Shape, checked_field, choice_field, date_field, gone, prose, prose_field, remove, select,
};
use crate::ui::widgets::parts::{Heading, action, named_action, section};
use crate::workbook::{Command, Pounds, StatementRef, Status, Step, Target};

/// One target.
#[component]
pub fn TargetPage(pack: &'static Pack, id: String) -> impl IntoView {
    let store = use_store();
    let target = editing::target(&id);
    let there = {
        let target = target.clone();
        Memo::new(move |_| target.is_there())
    };
    reactive_view(move || {
        let plan = Page::Plan(PlanOrder::Targets).href(&store.desk());
        if !there.get() {
            return gone("This target", &id, plan, "To the plan");
        }
        let number =
            untrack(|| store.workbook.with(|workbook| workbook.plan.targets.iter().position(|one| one.id == id)))
                .unwrap_or_default()
                + 1;
        let flags = {
            let target = target.clone();
            reactive_view(move || target.read(|target| stands_out(target, clock::today())))
        };
        let removed = id.clone();
        let remove = move || {
            store.apply(Command::RemoveTarget(removed.clone()));
            location::go(&Page::Plan(PlanOrder::Targets).href(&store.desk()));
            store.say("The target is removed from the plan. Undo brings it back.");
        };
        view! {
            <p><a href=plan>"Improvement plan"</a></p>
            <Heading text=format!("Target {number}") />
            {flags}
            {prose_field(&target, "aim", "Aim", "What is to be better?", Shape::Lines, prose!(aim))}
            {section("moves", "The ratings that it must move", statements(pack, &target))}
            {prose_field(&target, "success", "Success criteria", "Measurable: how can anybody see that it is reached?", Shape::Lines, prose!(success))}
            {prose_field(&target, "owner", "Owner", "A role, such as SENCo.", Shape::Line, prose!(owner))}
            {choice_field(&target, "status", "How far it is", &Status::ALL, Status::words, |target| target.status, |target, status| target.status = status)}
            {section("steps", "Steps, in order", view! { <Steps target=target.clone() /> }.into_any())}
            {section("needs", "What it needs", view! {
                {cost_field(&target)}
                {prose_field(&target, "funding", "Funding source", "", Shape::Line, prose!(funding))}
                {prose_field(&target, "resources", "Resources", "People, time, training, things.", Shape::Lines, prose!(resources))}
                {prose_field(&target, "sdp", "School Development Plan reference", "", Shape::Line, prose!(sdp_reference))}
                {prose_field(&target, "monitoring", "Monitoring", "How will you know on the way whether it works?", Shape::Lines, prose!(monitoring))}
            }.into_any())}
            {section("strategy", "For the inclusion strategy", view! {
                {prose_field(&target, "barrier", "Barrier to learning or participation that it removes", "", Shape::Lines, prose!(barrier))}
                {prose_field(&target, "who", "Who benefits", "", Shape::Line, prose!(who_benefits))}
                {principles(&target)}
            }.into_any())}
            {section("reviews", "Reviews", view! { <Reviews target=target.clone() /> }.into_any())}
            <p class="buttons">{action("Remove this target", remove)}</p>
        }
        .into_any()
    })
}

fn statements(pack: &'static Pack, target: &Editing<Target>) -> AnyView {
    let store = use_store();
    let chosen = RwSignal::new(0usize);
    let reading = target.clone();
    let refs = Memo::new(move |_| reading.read(|target| target.statements.clone()));
    let writing = target.clone();
    let list = reactive_view(move || {
        let refs = refs.get();
        if refs.is_empty() {
            return view! { <p class="soft">"It is for no statement yet."</p> }.into_any();
        }
        let each = refs.into_iter().map(|found| {
            let writing = writing.clone();
            let number = crate::ui::evidence::library::number_of(store, pack, &found.pack, &found.statement);
            let what = store.workbook.with(|workbook| to_move(store, pack, workbook, &found));
            let take_out = move || {
                writing.set(|target| target.statements.retain(|one| *one != found));
                store.say("Taken out of this target.");
                focus::focus("#moves");
            };
            view! { <li>{what}" "{named_action("Take out", format!("Take out {number}"), take_out)}</li> }
        });
        view! { <ul class="linked">{each.into_views()}</ul> }.into_any()
    });
    let names = pack.statements().map(|(_, one)| format!("{} {}", one.number, quoted(&one.text))).collect();
    let writing = target.clone();
    let add = move || {
        if let Some((_, statement)) = pack.statements().nth(chosen.get_untracked()) {
            let found = StatementRef { pack: pack.id.clone(), statement: statement.id.clone(), ..Default::default() };
            if writing.read(|target| target.statements.contains(&found)) {
                return store.say(format!("{} is in this target already.", statement.number));
            }
            writing.set(|target| target.statements.push(found));
            store.say(format!("{} is added to this target.", statement.number));
        }
    };
    view! {
        {list}
        <p class="buttons link-more">
            {select("add-statement".to_owned(), Some("Statement to add".to_owned()), names, Memo::new(move |_| chosen.get()), move |at| chosen.set(at))}
            {action("Add statement", add)}
        </p>
    }
    .into_any()
}

fn cost_field(target: &Editing<Target>) -> AnyView {
    let reading = target.clone();
    let value = memo_text(move || reading.read(|target| target.cost.map(|cost| cost.to_string()).unwrap_or_default()));
    let writing = target.clone();
    let keep = move |typed: &str| {
        let cost = if typed.is_empty() { None } else { Some(Pounds::parse(typed)) };
        let cost = cost.transpose().map_err(|no_sum| {
            format!(
                "“{}” is no sum: {no_sum}. What was here before is kept.",
                typed.chars().take(30).collect::<String>()
            )
        })?;
        writing.set(|target| target.cost = cost);
        Ok(())
    };
    checked_field(target.id("cost"), "Cost in pounds".to_owned(), "text", value, keep)
}

/// A text of the step at this place.
fn step_prose(at: usize, get: fn(&Step) -> &str, set: fn(&mut Step, String)) -> Prose<Target> {
    Prose {
        get: Box::new(move |target: &Target| target.steps.get(at).map_or("", get)),
        set: std::sync::Arc::new(move |target: &mut Target, text| {
            if let Some(step) = target.steps.get_mut(at) {
                set(step, text);
            }
        }),
    }
}

#[component]
fn Steps(target: Editing<Target>) -> impl IntoView {
    let reading = target.clone();
    let many = Memo::new(move |_| reading.read(|target| target.steps.len()));
    let adding = target.clone();
    let add = move || {
        adding.set(|target| target.steps.push(Step::default()));
        let at = many.get_untracked();
        focus::focus_soon(format!("[id='{}']", adding.id(&format!("step-{}-what", at.saturating_sub(1)))));
    };
    let list = reactive_view(move || {
        let many = many.get();
        if many == 0 {
            return view! { <p class="soft">"No step yet."</p> }.into_any();
        }
        (0..many).map(|at| one_step(&target, at, many)).into_views().into_any()
    });
    view! {
        {list}
        <p class="buttons">{action("Add a step", add)}</p>
    }
}

fn one_step(target: &Editing<Target>, at: usize, many: usize) -> AnyView {
    let number = at + 1;
    let name = |field: &str| format!("step-{at}-{field}");
    let step_of = move |target: &Target| target.steps.get(at).cloned().unwrap_or_default();
    let swap = |target: &Editing<Target>, other: usize| {
        let target = target.clone();
        move || {
            target.set(|target| {
                if at < target.steps.len() && other < target.steps.len() {
                    target.steps.swap(at, other);
                }
            });
            focus::focus_soon(format!("[id='{}']", target.id(&format!("step-{other}-what"))));
        }
    };
    let up = (at > 0).then(|| named_action("Up", format!("Up: step {number}"), swap(target, at - 1)));
    let down = (number < many).then(|| named_action("Down", format!("Down: step {number}"), swap(target, number)));
    let removing = target.clone();
    let take_out = move || {
        removing.set(|target| {
            if at < target.steps.len() {
                target.steps.remove(at);
            }
        });
        focus::focus("#steps");
    };
    view! {
        <fieldset class="entry">
            <legend>{format!("Step {number}")}</legend>
            {prose_field(target, &name("what"), "What is done", "", Shape::Lines, step_prose(at, |step| &step.what, |step, text| step.what = text))}
            {prose_field(target, &name("owner"), "Who does it", "", Shape::Line, step_prose(at, |step| &step.owner, |step, text| step.owner = text))}
            {date_field(target, &name("start"), "Start", move |target| step_of(target).start, move |target, day| {
                if let Some(step) = target.steps.get_mut(at) { step.start = day; }
            })}
            {date_field(target, &name("due"), "Due", move |target| step_of(target).due, move |target, day| {
                if let Some(step) = target.steps.get_mut(at) { step.due = day; }
            })}
            {choice_field(target, &name("status"), "How far", &Status::ALL, Status::words, move |target| step_of(target).status, move |target, status| {
                if let Some(step) = target.steps.get_mut(at) { step.status = status; }
            })}
            {back_to_front(target, at)}
            <p class="buttons">{up}{down}{remove(format!("Remove step {number}"), take_out)}</p>
        </fieldset>
    }
    .into_any()
}

/// Says so where a step would be done before it begins.
fn back_to_front(target: &Editing<Target>, at: usize) -> AnyView {
    let target = target.clone();
    reactive_view(move || {
        let wrong = target.read(|target| {
            target.steps.get(at).and_then(|step| step.start.zip(step.due)).is_some_and(|(start, due)| due < start)
        });
        if !wrong {
            return empty_view();
        }
        view! { <p class="fault"><b aria-hidden="true">"! "</b>"This step is due before it starts."</p> }.into_any()
    })
    .into_any()
}

/// The principles that the target serves, of the school's own list.
fn principles(target: &Editing<Target>) -> AnyView {
    let store = use_store();
    let target = target.clone();
    let all = Memo::new(move |_| store.workbook.with(|workbook| workbook.plan.principles.clone()));
    reactive_view(move || {
        let all = all.get();
        if all.is_empty() {
            let href = Page::Documents.href(&store.desk());
            return view! { <p class="soft">"Which of the guidance’s principles it serves: "<a href=href>"list them first, with the strategy"</a>"."</p> }.into_any();
        }
        let each = all.into_iter().map(|principle| {
            let (target, id) = (target.clone(), principle.id.clone());
            let (reading, read) = (target.clone(), id.clone());
            let is = move || reading.read(|target| target.principles.contains(&read));
            let choose = move |event: web_sys::Event| {
                let chosen = event_target_checked(&event);
                target.set(|target| {
                    target.principles.retain(|one| *one != id);
                    if chosen {
                        target.principles.push(id.clone());
                    }
                });
            };
            let name = if principle.name.trim().is_empty() { "A principle without a name yet".to_owned() } else { principle.name };
            view! { <label class="choice"><input type="checkbox" prop:checked=is on:change=choose />{name}</label> }
        });
        view! { <fieldset class="choices"><legend>"Principles that it serves"</legend>{each.into_views()}</fieldset> }.into_any()
    })
    .into_any()
}
