//! The page of the visit for accreditation: planning it, getting ready for it and recording it.

use leptos::prelude::*;

use crate::browser::location;
use crate::framework::{Area, Pack};
use crate::ui::mark::visit_paper::visit_on_paper;
use crate::ui::mark::visit_parts::{items_with_areas, visit_summary};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view, show_when};
use crate::ui::state::route::Page;
use crate::ui::state::store::use_store;
use crate::ui::widgets::editing::{self, Editing, Prose, date_field, prose, prose_field};
use crate::ui::widgets::fields::{Shape, checked_field};
use crate::ui::widgets::parts::{Heading, action, section};
use crate::workbook::{Outcome, School, Visit, VisitItem, day_in_words};

/// The visit of the current round.
#[component]
pub fn VisitPage(pack: &'static Pack) -> impl IntoView {
    let visit = editing::visit();
    let state = {
        let visit = visit.clone();
        reactive_view(move || visit.read(|visit| visit_summary(pack, visit)))
    };
    let ready = pack.areas.iter().filter(|area| !area.before_visit.is_empty());
    let ready = ready.map(|area| before(area, &visit)).into_views();
    let store = use_store();
    let paper = {
        let visit = visit.clone();
        let paper =
            move || store.workbook.with(|workbook| visit.read(|visit| visit_on_paper(pack, &workbook.school, visit)));
        show_when(move || store.surroundings.printing.get(), paper)
    };
    view! {
        <Heading text="The visit" />
        {state}
        {section("when", "Date and assessor", view! {
            {date_field(&visit, "date", "Day of the visit", |visit| visit.date, |visit, day| visit.date = day)}
            {prose_field(&visit, "assessor", "Assessor", "", Shape::Line, prose!(assessor))}
            {roles()}
        }.into_any())}
        {section("ready", "To have ready", view! {
            <p class="page-guide">"Suggested evidence to gather before the visit. Tick what is ready, and say where it is kept."</p>
            {ready}
        }.into_any())}
        {section("timetable", "Timetable of the day", timetable(pack, &visit))}
        {section("outcome", "Outcome", outcome(&visit))}
        <p class="button-row screen-only">{action("Print the checklist", location::print)}</p>
        {paper}
    }
}

/// Who is asked for on the day, from the school's page.
fn roles() -> AnyView {
    let store = use_store();
    let school = Page::School.href(&store.desk());
    reactive_view(move || {
        let (champion, governor) = store.workbook.with(|workbook| {
            let School { inclusion_champion, link_governor, .. } = &workbook.school;
            (inclusion_champion.clone(), link_governor.clone())
        });
        let or_not = |name: String| if name.trim().is_empty() { "not named yet".to_owned() } else { name };
        view! {
            <p>
                "Inclusion champion: "<b>{or_not(champion)}</b>". Link governor: "<b>{or_not(governor)}</b>". "
                <a href=school.clone()>"Add their names on the school page"</a>
            </p>
        }
        .into_any()
    })
    .into_any()
}

fn item_prose(id: &'static str, get: fn(&VisitItem) -> &str, set: fn(&mut VisitItem, String)) -> Prose<Visit> {
    Prose {
        get: Box::new(move |visit| visit.items.get(id).map_or("", get)),
        set: std::sync::Arc::new(move |visit, typed| change(visit, id, |item| set(item, typed))),
    }
}

/// Changes what is recorded of an item; what is blank again has no entry.
fn change(visit: &mut Visit, id: &str, change: impl FnOnce(&mut VisitItem)) {
    let item = visit.items.entry(id.to_owned()).or_default();
    change(item);
    if *item == VisitItem::default() {
        visit.items.remove(id);
    }
}

fn before(area: &'static Area, visit: &Editing<Visit>) -> AnyView {
    let each = area.before_visit.iter().map(|item| {
        let id: &'static str = &item.id;
        let reading = visit.clone();
        let ready = Memo::new(move |_| reading.read(|visit| visit.items.get(id).is_some_and(|item| item.ready)));
        let writing = visit.clone();
        let tick = move |event: web_sys::Event| {
            let ticked = event_target_checked(&event);
            writing.set(|visit| change(visit, id, |item| item.ready = ticked));
        };
        let class = if item.within.is_some() { "visit-item-within" } else { "" };
        // One item may be asked for by several areas: its fields are told apart by the area.
        let name = format!("{id}-{}", area.id);
        // The place is asked for only when the item is ready, so that the list stays short.
        let reading = visit.clone();
        let shown = Memo::new(move |_| {
            ready.get() || reading.read(|visit| visit.items.get(id).is_some_and(|item| !item.with.is_empty()))
        });
        let writing = visit.clone();
        let place = show_when(
            move || shown.get(),
            move || {
                let place = item_prose(id, |item| &item.with, |item, typed| item.with = typed);
                prose_field(&writing, &name, format!("Where it is kept: {}", item.text), "", Shape::Line, place)
            },
        );
        view! {
            <li class=class>
                <label class="choice"><input type="checkbox" prop:checked=move || ready.get() on:change=tick />{item.text.clone()}</label>
                {place}
            </li>
        }
    });
    view! { <h3>{area.heading()}</h3><ul class="visit-checklist">{each.into_views()}</ul> }.into_any()
}

fn timetable(pack: &'static Pack, visit: &Editing<Visit>) -> AnyView {
    let items = items_with_areas(pack, |area| &area.during_visit);
    if items.is_empty() {
        return view! { <p class="muted">"This scheme lists nothing to gather during a visit."</p> }.into_any();
    }
    let each = items.into_iter().map(|(item, areas)| {
        let id: &'static str = &item.id;
        let areas = areas.into_iter().map(|area| area.short_title.clone()).collect::<Vec<_>>().join("; ");
        view! {
            <fieldset class="card visit-slot">
                <legend><h3>{item.text.clone()}</h3></legend>
                <p class="muted">"For: "{areas}</p>
                <div class="visit-slot-fields">
                    {time_field(visit, id)}
                    {prose_field(visit, &format!("with-{id}"), "With whom, or where", "", Shape::Line, item_prose(id, |item| &item.with, |item, typed| item.with = typed))}
                </div>
                {prose_field(visit, &format!("found-{id}"), "Notes and findings", "", Shape::Lines, item_prose(id, |item| &item.findings, |item, typed| item.findings = typed))}
            </fieldset>
        }
    });
    view! {
        <p class="page-guide">"Evidence gathered on the day. When several sections ask for the same thing, it is listed once."</p>
        {each.into_views()}
    }
    .into_any()
}

/// When in the day something is.
fn time_field(visit: &Editing<Visit>, id: &'static str) -> AnyView {
    let reading = visit.clone();
    let value =
        memo_text(move || reading.read(|visit| visit.items.get(id).map(|item| item.time.clone()).unwrap_or_default()));
    let writing = visit.clone();
    let keep = move |typed: &str| {
        if typed == "?" {
            return Err("Enter a time, such as 09:30. The time that was here before still counts.".to_owned());
        }
        let typed = typed.to_owned();
        writing.set(|visit| change(visit, id, |item| item.time = typed));
        Ok(())
    };
    checked_field(visit.id(&format!("time-{id}")), "Time".to_owned(), "time", value, keep)
}

fn outcome(visit: &Editing<Visit>) -> AnyView {
    let reading = visit.clone();
    let place = Memo::new(move |_| {
        let chosen = reading.read(|visit| visit.outcome);
        chosen.and_then(|chosen| Outcome::ALL.iter().position(|&one| one == chosen)).map_or(0, |at| at + 1)
    });
    let writing = visit.clone();
    let choose = move |at: usize| {
        let chosen = at.checked_sub(1).and_then(|at| Outcome::ALL.get(at)).copied();
        writing.set(|visit| visit.outcome = chosen);
    };
    let words = std::iter::once("Not known yet").chain(Outcome::ALL.into_iter().map(Outcome::words));
    let id = visit.id("outcome");
    let store = use_store();
    let reading = visit.clone();
    let again = reactive_view(move || match reading.read(|visit| visit.next_audit) {
        None => empty_view(),
        Some(day) => {
            let rounds = Page::Rounds.href(&store.desk());
            let day = day_in_words(day);
            view! { <p class="muted">{format!("Begin a new round then, which is shown beside this one. Due {day}. ")}<a href=rounds>"Rounds"</a></p> }.into_any()
        }
    });
    view! {
        <p class="field">
            <label for=id.clone()>"Outcome"</label>
            {crate::ui::widgets::fields::select(id, None, words.map(str::to_owned).collect(), place, choose)}
        </p>
        {prose_field(visit, "findings", "What the assessor found", "", Shape::Lines, prose!(findings))}
        {date_field(visit, "next-audit", "When to audit again", |visit| visit.next_audit, |visit, day| visit.next_audit = day)}
        {again}
    }
    .into_any()
}
