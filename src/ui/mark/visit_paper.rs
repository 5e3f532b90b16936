//! The visit's checklist as it is printed, to be taken along: what is filled in, and room to write where nothing is.

use leptos::prelude::*;

use crate::framework::{Area, CheckItem, Pack};
use crate::ui::mark::visit_parts::{items_with_areas, visit_summary};
use crate::ui::state::reactive::{IntoViews, empty_view};
use crate::ui::widgets::on_paper::{facts, ruled_lines, text_or_rule};
use crate::workbook::{Outcome, School, Visit, VisitItem, day_in_words};

/// How many lines there are to write on below an item, and below what the assessor found in all.
const LINES: usize = 3;
const LINES_IN_ALL: usize = 6;

/// The checklist on paper.
pub fn visit_on_paper(pack: &'static Pack, school: &School, visit: &Visit) -> AnyView {
    let day = visit.date.map(day_in_words).unwrap_or_default();
    let who = [
        ("Day of the visit", &day),
        ("Assessor", &visit.assessor),
        ("Inclusion champion", &school.inclusion_champion),
        ("Link governor", &school.link_governor),
    ];
    let who = who.map(|(name, words)| (name, text_or_rule(words)));
    view! {
        <div class="printed">
            {visit_summary(pack, visit)}
            {facts(who.into())}
            {ready(pack, visit)}
            {timetable(pack, visit)}
            {outcome(visit)}
        </div>
    }
    .into_any()
}

fn ready(pack: &'static Pack, visit: &Visit) -> AnyView {
    let areas = pack.areas.iter().filter(|area| !area.before_visit.is_empty());
    let each = areas.map(|area| {
        let items = area.before_visit.iter().map(|item| to_have_ready(item, visit));
        view! { <h3>{area.heading()}</h3><ul class="printed-ticks">{items.into_views()}</ul> }
    });
    let each = each.into_views();
    if each.is_empty() {
        return empty_view();
    }
    view! { <h2>"To have ready"</h2>{each} }.into_any()
}

fn to_have_ready(item: &'static CheckItem, visit: &Visit) -> AnyView {
    let said = visit.items.get(&item.id);
    let place = said.map(|said| said.with.trim()).filter(|place| !place.is_empty());
    let place = place.map(|place| view! { <span class="muted">" Where it is kept: "{place.to_owned()}</span> });
    let class = item.within.as_ref().map(|_| "printed-tick-within");
    view! { <li class=class>{tick(said.is_some_and(|said| said.ready))}<span>{item.text.clone()}{place}</span></li> }
        .into_any()
}

fn tick(ticked: bool) -> AnyView {
    view! { <b>{if ticked { "☑" } else { "☐" }}</b> }.into_any()
}

fn timetable(pack: &'static Pack, visit: &Visit) -> AnyView {
    let each =
        items_with_areas(pack, |area| &area.during_visit).into_iter().map(|(item, areas)| slot(item, &areas, visit));
    let each = each.into_views();
    if each.is_empty() {
        return empty_view();
    }
    view! { <h2>"Timetable of the day"</h2>{each} }.into_any()
}

fn slot(item: &'static CheckItem, areas: &[&'static Area], visit: &Visit) -> AnyView {
    let said = visit.items.get(&item.id).cloned().unwrap_or_default();
    let VisitItem { time, with, findings, .. } = said;
    let areas = areas.iter().map(|area| area.short_title.as_str()).collect::<Vec<_>>().join("; ");
    view! {
        <section class="printed-slot">
            <h3>{item.text.clone()}</h3>
            <p class="muted">"For: "{areas}</p>
            <div class="printed-pair">{facts(vec![("Time", text_or_rule(&time)), ("With whom, or where", text_or_rule(&with))])}</div>
            {noted("Notes and findings", &findings, LINES)}
        </section>
    }
    .into_any()
}

/// What is noted, and lines to write more on.
fn noted(name: &'static str, words: &str, lines: usize) -> AnyView {
    let words = words.trim();
    let lines = if words.is_empty() { lines } else { 1 };
    view! { <p class="printed-note"><b>{name}": "</b>{words.to_owned()}</p>{ruled_lines(lines)} }.into_any()
}

fn outcome(visit: &Visit) -> AnyView {
    let each = Outcome::ALL.into_iter().map(|one| {
        view! { <li>{tick(visit.outcome == Some(one))}<span>{one.words()}</span></li> }
    });
    let next = visit.next_audit.map(day_in_words).unwrap_or_default();
    view! {
        <section class="printed-slot">
            <h2>"Outcome"</h2>
            <ul class="printed-ticks">{each.into_views()}</ul>
            {noted("What the assessor found", &visit.findings, LINES_IN_ALL)}
            {facts(vec![("When to audit again", text_or_rule(&next))])}
        </section>
    }
    .into_any()
}
