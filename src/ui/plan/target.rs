//! The page of one target of the plan: its aim, its statements, its steps, its cost and its reviews.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{clock, focus, location};
use crate::framework::Pack;
use crate::ui::evidence::links::statement_number;
use crate::ui::plan::parts::{rating_to_improve, target_flags};
use crate::ui::plan::review::Reviews;
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view};
use crate::ui::state::route::{Page, PlanOrder};
use crate::ui::state::store::{quoted, use_store};
use crate::ui::widgets::editing::{self, Editing, Prose, choice_field, date_field, prose, prose_field};
use crate::ui::widgets::fields::{Shape, checked_field, remove_button, select};
use crate::ui::widgets::parts::{Heading, action, missing_part, named_action, section};
use crate::workbook::{Command, Pounds, StatementRef, Status, Step, Target};

/// The page of one target.
#[component]
pub fn TargetPage(pack: &'static Pack, id: String) -> impl IntoView {
    let store = use_store();
    let target = editing::target(&id);
    let exists = {
        let target = target.clone();
        Memo::new(move |_| target.exists())
    };
    reactive_view(move || {
        let plan = Page::Plan(PlanOrder::Targets).href(&store.desk());
        if !exists.get() {
            return missing_part("This target", &id, plan, "Go to the plan");
        }
        let number =
            untrack(|| store.workbook.with(|workbook| workbook.plan.targets.iter().position(|one| one.id == id)))
                .unwrap_or_default()
                + 1;
        let flags = {
            let target = target.clone();
            reactive_view(move || target.read(|target| target_flags(target, clock::today())))
        };
        let removed = id.clone();
        let remove = move || {
            store.apply(Command::RemoveTarget(removed.clone()));
            location::go(&Page::Plan(PlanOrder::Targets).href(&store.desk()));
            store.say("The target was removed from the plan. Press Undo to bring it back.");
        };
        let line = |name: &str, label: &'static str, hint: &'static str, prose: Prose<Target>| {
            prose_field(&target, name, label, hint, Shape::Line, prose)
        };
        let lines = |name: &str, label: &'static str, hint: &'static str, prose: Prose<Target>| {
            prose_field(&target, name, label, hint, Shape::Lines, prose)
        };
        let success_hint = "How will you know? Choose something you can measure.";
        let barrier_label = "Barrier to learning or participation it removes";
        let progress = choice_field(
            &target,
            "status",
            "Progress",
            &Status::ALL,
            Status::words,
            |target| target.status,
            |target, status| target.status = status,
        );
        let needs = view! {
            {cost_field(&target)}
            {line("funding", "Funding source", "", prose!(funding))}
            {lines("resources", "Resources", "People, time, training, materials.", prose!(resources))}
            {line("sdp", "School Development Plan reference", "", prose!(sdp_reference))}
            {lines("monitoring", "Monitoring", "How will you check progress along the way?", prose!(monitoring))}
        };
        let strategy = view! {
            {lines("barrier", barrier_label, "", prose!(barrier))}
            {line("who", "Who benefits", "", prose!(who_benefits))}
            {principles(&target)}
        };
        view! {
            <p><a href=plan>"Improvement plan"</a></p>
            <Heading text=format!("Target {number}") />
            {flags}
            {lines("aim", "Aim", "What will improve?", prose!(aim))}
            {section("moves", "Ratings to improve", statements(pack, &target))}
            {lines("success", "Success criteria", success_hint, prose!(success))}
            {line("owner", "Owner", "A role, such as SENCo.", prose!(owner))}
            {progress}
            {section("steps", "Steps, in order", view! { <Steps target=target.clone() /> }.into_any())}
            {section("needs", "What this target needs", needs.into_any())}
            {section("strategy", "For the inclusion strategy", strategy.into_any())}
            {section("reviews", "Reviews", view! { <Reviews target=target.clone() /> }.into_any())}
            <p class="button-row">{action("Remove this target", remove)}</p>
        }
        .into_any()
    })
}

/// Returns the statements that the target is to improve, with the list and the button that add one.
fn statements(pack: &'static Pack, target: &Editing<Target>) -> AnyView {
    let store = use_store();
    let chosen = RwSignal::new(0usize);
    let reading = target.clone();
    let refs = Memo::new(move |_| reading.read(|target| target.statements.clone()));
    let writing = target.clone();
    let list = reactive_view(move || {
        let refs = refs.get();
        if refs.is_empty() {
            return view! { <p class="muted">"This target has no statement yet."</p> }.into_any();
        }
        let each = refs.into_iter().map(|found| {
            let writing = writing.clone();
            let number = statement_number(store, pack, &found.pack, &found.statement);
            let rating = store.workbook.with(|workbook| rating_to_improve(store, pack, workbook, &found));
            let remove = move || {
                writing.set(|target| target.statements.retain(|one| *one != found));
                store.say("Removed from this target.");
                focus::focus("#moves");
            };
            view! { <li>{rating}" "{remove_button(format!("Remove {number}"), remove)}</li> }
        });
        view! { <ul class="link-list">{each.into_views()}</ul> }.into_any()
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
            store.say(format!("{} added to this target.", statement.number));
        }
    };
    let (id, label) = ("add-statement".to_owned(), Some("Statement to add".to_owned()));
    let chosen_at = Memo::new(move |_| chosen.get());
    view! {
        {list}
        <p class="button-row link-picker">
            {select(id, label, names, chosen_at, move |at| chosen.set(at))}
            {action("Add statement", add)}
        </p>
    }
    .into_any()
}

/// Returns the field for the target's cost.
fn cost_field(target: &Editing<Target>) -> AnyView {
    let reading = target.clone();
    let value = memo_text(move || reading.read(|target| target.cost.map(|cost| cost.to_string()).unwrap_or_default()));
    let writing = target.clone();
    let save = move |typed: &str| {
        let cost = if typed.is_empty() { None } else { Some(Pounds::parse(typed)) };
        let cost = cost.transpose().map_err(|_| {
            let start: String = typed.chars().take(30).collect();
            format!("“{start}” isn’t an amount of money, so nothing has changed. Write pounds, such as 1,250 or 49.99.")
        })?;
        writing.set(|target| target.cost = cost);
        Ok(())
    };
    checked_field(target.id("cost"), "Cost in pounds".to_owned(), "text", value, save)
}

/// Returns a text of the step at this place, to be edited.
fn step_prose(at: usize, get: fn(&Step) -> &str, set: fn(&mut Step, String)) -> Prose<Target> {
    Prose {
        get: Box::new(move |target: &Target| target.steps.get(at).map_or("", get)),
        set: Arc::new(move |target: &mut Target, text| {
            if let Some(step) = target.steps.get_mut(at) {
                set(step, text);
            }
        }),
    }
}

/// The steps of a target, and the button that adds one.
#[component]
fn Steps(target: Editing<Target>) -> impl IntoView {
    let reading = target.clone();
    let number = Memo::new(move |_| reading.read(|target| target.steps.len()));
    let adding = target.clone();
    let add = move || {
        adding.set(|target| target.steps.push(Step::default()));
        let last = number.get_untracked().saturating_sub(1);
        focus::focus_soon(format!("[id='{}']", adding.id(&format!("step-{last}-what"))));
    };
    let list = reactive_view(move || {
        let number = number.get();
        if number == 0 {
            return view! { <p class="muted">"No steps yet."</p> }.into_any();
        }
        (0..number).map(|at| one_step(&target, at, number)).into_views().into_any()
    });
    view! {
        {list}
        <p class="button-row">{action("Add a step", add)}</p>
    }
}

/// Returns the fields of the step at this place, of so many steps.
fn one_step(target: &Editing<Target>, at: usize, steps: usize) -> AnyView {
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
    let up = (at > 0).then(|| named_action("Move up", format!("Move up: step {number}"), swap(target, at - 1)));
    let down =
        (number < steps).then(|| named_action("Move down", format!("Move down: step {number}"), swap(target, number)));
    let removing = target.clone();
    let remove = move || {
        removing.set(|target| {
            if at < target.steps.len() {
                target.steps.remove(at);
            }
        });
        focus::focus("#steps");
    };
    let change_step = move |target: &mut Target, change: &dyn Fn(&mut Step)| {
        if let Some(step) = target.steps.get_mut(at) {
            change(step);
        }
    };
    let what = step_prose(at, |step| &step.what, |step, text| step.what = text);
    let owner = step_prose(at, |step| &step.owner, |step, text| step.owner = text);
    let start = date_field(
        target,
        &name("start"),
        "Start",
        move |target| step_of(target).start,
        move |target, day| change_step(target, &|step| step.start = day),
    );
    let due = date_field(
        target,
        &name("due"),
        "Due",
        move |target| step_of(target).due,
        move |target, day| change_step(target, &|step| step.due = day),
    );
    let progress = choice_field(
        target,
        &name("status"),
        "Progress",
        &Status::ALL,
        Status::words,
        move |target| step_of(target).status,
        move |target, status| change_step(target, &|step| step.status = status),
    );
    view! {
        <fieldset class="entry">
            <legend>{format!("Step {number}")}</legend>
            {prose_field(target, &name("what"), "What to do", "", Shape::Lines, what)}
            {prose_field(target, &name("owner"), "Who does it", "", Shape::Line, owner)}
            {start}
            {due}
            {progress}
            {dates_fault(target, at)}
            <p class="button-row">{up}{down}{remove_button(format!("Remove step {number}"), remove)}</p>
        </fieldset>
    }
    .into_any()
}

/// Returns a fault for a step that is due before it starts; nothing for any other step.
fn dates_fault(target: &Editing<Target>, at: usize) -> AnyView {
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

/// Returns the school's list of principles, to tick the ones that the target serves.
fn principles(target: &Editing<Target>) -> AnyView {
    let store = use_store();
    let target = target.clone();
    let all = Memo::new(move |_| store.workbook.with(|workbook| workbook.plan.principles.clone()));
    reactive_view(move || {
        let all = all.get();
        if all.is_empty() {
            let href = Page::Documents.href(&store.desk());
            return view! {
                <p class="muted">
                    "To tick the principles that this target serves, first "
                    <a href=href>"list them under Documents"</a>"."
                </p>
            }
            .into_any();
        }
        let each = all.into_iter().map(|principle| {
            let (target, id) = (target.clone(), principle.id.clone());
            let (reading, read) = (target.clone(), id.clone());
            let is_served = move || reading.read(|target| target.principles.contains(&read));
            let choose = move |event: web_sys::Event| {
                let chosen = event_target_checked(&event);
                target.set(|target| {
                    target.principles.retain(|one| *one != id);
                    if chosen {
                        target.principles.push(id.clone());
                    }
                });
            };
            let name = if principle.name.trim().is_empty() { "Unnamed principle".to_owned() } else { principle.name };
            view! {
                <label class="choice"><input type="checkbox" prop:checked=is_served on:change=choose />{name}</label>
            }
        });
        view! {
            <fieldset class="choices">
                <legend>"Principles this target serves"</legend>
                {each.into_views()}
            </fieldset>
        }
        .into_any()
    })
    .into_any()
}
