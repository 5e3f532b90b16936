//! The lists of evidence for a visit, and the glossary.

use leptos::prelude::*;

use super::draft::Writing;
use super::fields::{field, lines_field, to_list};
use super::made::{area_of, new_id};
use crate::browser::focus;
use crate::framework::{Area, CheckItem, Pack, Term};
use crate::ui::state::reactive::{IntoViews, memo_text, reactive_view};
use crate::ui::widgets::fields::{Shape, remove_button};
use crate::ui::widgets::parts::action;

/// Which of an area's lists.
type List = fn(&Area) -> &Vec<CheckItem>;
type ListMut = fn(&mut Area) -> &mut Vec<CheckItem>;

/// The lists of evidence of one area.
pub fn visits(writing: Writing, area: &str) -> AnyView {
    view! {
        <div class="fold-content">
            {list_field(writing, area, "before-visit", "To gather before a visit", |area| &area.before_visit, |area| &mut area.before_visit)}
            {list_field(writing, area, "during-visit", "To look at during a visit", |area| &area.during_visit, |area| &mut area.during_visit)}
        </div>
    }
    .into_any()
}

fn list_field(writing: Writing, area: &str, id: &str, label: &'static str, list: List, list_mut: ListMut) -> AnyView {
    let (reading, changing) = (area.to_owned(), area.to_owned());
    lines_field(
        writing,
        id.to_owned(),
        label,
        "One item a line. Begin a line with “- ” if it is an example of the item above.",
        |text| {
            let lines = nested(text).into_iter().map(|(depth, text)| written(depth, text));
            lines.collect::<Vec<String>>().join("\n")
        },
        move |pack| pack.area(&reading).map(|area| as_text(list(area))).unwrap_or_default(),
        move |pack, text| {
            let Some(before) = pack.area(&changing).map(|area| list(area).clone()) else { return };
            let items = to_items(text, &before, pack);
            if let Some(area) = area_of(pack, &changing) {
                *list_mut(area) = items;
            }
        },
    )
}

fn written(depth: usize, text: &str) -> String {
    if depth == 0 { text.to_owned() } else { format!("{} {text}", "-".repeat(depth)) }
}

/// The lines of a list, each with how deep it stands: no deeper than one below the line before.
fn nested(text: &str) -> Vec<(usize, &str)> {
    let mut most = 0;
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim) {
        let rest = line.trim_start_matches('-');
        let depth = line.len() - rest.len();
        // A hyphen that belongs to a word is none.
        let (depth, rest) = if rest.starts_with(' ') { (depth, rest.trim()) } else { (0, line) };
        if rest.is_empty() || line.chars().all(|c| c == '-') {
            continue;
        }
        let depth = depth.min(most);
        most = depth + 1;
        lines.push((depth, rest));
    }
    lines
}

/// A list as it is typed.
fn as_text(items: &[CheckItem]) -> String {
    let lines = items.iter().map(|item| written(depth(items, item), &item.text));
    lines.collect::<Vec<String>>().join("\n")
}

fn depth(items: &[CheckItem], item: &CheckItem) -> usize {
    let parent = |item: &CheckItem| {
        let within = item.within.as_ref()?;
        items.iter().find(|one| one.id == *within)
    };
    std::iter::successors(parent(item), |&item| parent(item)).take(items.len()).count()
}

/// The items of a text. A line that was there keeps its id; so does one that was edited while the others stayed, unless
/// another list has the same item.
fn to_items(text: &str, before: &[CheckItem], pack: &Pack) -> Vec<CheckItem> {
    let lines = nested(text);
    let mut left: Vec<Option<&CheckItem>> = before.iter().map(Some).collect();
    let mut ids: Vec<Option<String>> = lines
        .iter()
        .map(|(_, text)| {
            let same = left.iter_mut().find(|item| item.is_some_and(|item| item.text == *text))?;
            same.take().map(|item| item.id.clone())
        })
        .collect();
    if lines.len() == before.len() {
        let uses = |id: &str| {
            let lists = pack.areas.iter().flat_map(|area| [&area.before_visit, &area.during_visit]);
            lists.flatten().filter(|item| item.id == id).count()
        };
        let mut edited = left.into_iter().flatten();
        for id in ids.iter_mut().filter(|id| id.is_none()) {
            *id = edited.next().filter(|item| uses(&item.id) < 2).map(|item| item.id.clone());
        }
    }
    let mut items: Vec<CheckItem> = Vec::new();
    let mut above: Vec<String> = Vec::new();
    for ((depth, text), id) in lines.into_iter().zip(ids) {
        let id = id.unwrap_or_else(|| new_id("v"));
        above.truncate(depth);
        items.push(CheckItem { id: id.clone(), text: text.to_owned(), within: above.last().cloned() });
        above.push(id);
    }
    items
}

/// The glossary.
pub fn glossary(writing: Writing) -> AnyView {
    let ids = Memo::new(move |_| {
        writing.read(|pack| pack.glossary.iter().map(|term| term.id.clone()).collect::<Vec<String>>())
    });
    let list = reactive_view(move || {
        ids.get().into_iter().zip(1..).map(|(id, number)| term(writing, id, number)).into_views().into_any()
    });
    let add = move || {
        let id = new_id("t");
        writing.edit("", |pack| pack.glossary.push(Term { id: id.clone(), ..Term::default() }));
        focus::focus_soon(format!("[id='term-{id}']"));
    };
    view! {
        <p id="terms" tabindex="-1">"A term that you define here is explained wherever a statement uses it."</p>
        {list}
        <p class="button-row">{action("Add a term", add)}</p>
    }
    .into_any()
}

fn term_of<'a>(pack: &'a mut Pack, id: &str) -> Option<&'a mut Term> {
    pack.glossary.iter_mut().find(|term| term.id == id)
}

fn term(writing: Writing, id: String, number: usize) -> AnyView {
    let read = |read: fn(&Term) -> String| {
        let id = id.clone();
        move |pack: &Pack| pack.glossary.iter().find(|term| term.id == id).map(read).unwrap_or_default()
    };
    let words = read(|term| term.term.clone());
    let says = memo_text(move || format!("Term {number}: {}", writing.read(&words)));
    let (named, formed, defined, removed) = (id.clone(), id.clone(), id.clone(), id.clone());
    let take_out = move || {
        writing.edit("", |pack| pack.glossary.retain(|term| term.id != removed));
        writing.store.say("The term is removed. Undo brings it back.");
        focus::focus("#terms");
    };
    view! {
        <fieldset class="entry">
            <legend>{move || says.get()}</legend>
            {field(writing, format!("term-{id}"), "Term", "", Shape::Line, read(|term| term.term.clone()),
                move |pack, text| if let Some(term) = term_of(pack, &named) { term.term = text; })}
            {lines_field(writing, format!("term-{id}-also"), "Other forms", "Plurals and abbreviations, one a line.",
                super::fields::plain_lines, read(|term| term.also.join("\n")),
                move |pack, text| if let Some(term) = term_of(pack, &formed) { term.also = to_list(text); })}
            {lines_field(writing, format!("term-{id}-text"), "Meaning", "Each line becomes a paragraph.",
                super::fields::plain_lines, read(|term| term.text.join("\n")),
                move |pack, text| if let Some(term) = term_of(pack, &defined) { term.text = to_list(text); })}
            <p class="button-row">{remove_button(format!("Remove term {number}"), take_out)}</p>
        </fieldset>
    }
    .into_any()
}
