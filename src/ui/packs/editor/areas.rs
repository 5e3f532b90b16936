//! The areas of the pack that is being written, and the one of them that is open.

use leptos::prelude::*;

use super::draft::Writing;
use super::fields::{Row, field, fold, named, row};
use super::lists::visits;
use super::made::{area_of, move_to, new_id, new_statement, next_area_number, repeated, tidy};
use super::statements::statements;
use crate::browser::focus;
use crate::framework::{Area, Aspect};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_attr, reactive_view, show_when};
use crate::ui::widgets::fields::Shape;
use crate::ui::widgets::parts::{action, count};

/// The list of areas, and the one that is open.
pub fn areas(writing: Writing) -> AnyView {
    let ids =
        Memo::new(move |_| writing.read(|pack| pack.areas.iter().map(|area| area.id.clone()).collect::<Vec<_>>()));
    let list = reactive_view(move || ids.get().into_iter().map(|id| area_row(writing, id)).into_views().into_any());
    let shown = Memo::new(move |_| {
        let (opened, ids) = (writing.opened.get(), ids.get());
        if ids.contains(&opened) { Some(opened) } else { ids.first().cloned() }
    });
    let open = reactive_view(move || match shown.get() {
        Some(id) => one_area(writing, id),
        None => view! { <p class="muted">"There are no sections yet."</p> }.into_any(),
    });
    let add = move || {
        let id = new_id("a");
        writing.edit("", |pack| {
            let number = next_area_number(pack);
            let mut area = Area { id: id.clone(), number, ..Area::default() };
            area.statements.push(new_statement(&area, None));
            pack.areas.push(area);
        });
        writing.opened.set(id.clone());
        focus::focus_soon(format!("[id='area-{id}-title']"));
    };
    // A source may print them so: it is said, and nothing stands in its way.
    let repeated = memo_text(move || writing.read(|pack| repeated(&pack.areas)));
    view! {
        <h3 id="area-list" tabindex="-1">"Sections, in order"</h3>
        <ol class="editor-rows">{list}</ol>
        {show_when(move || repeated.with(|said| !said.is_empty()), move || view! { <p>{move || repeated.get()}</p> }.into_any())}
        <p class="button-row">
            <button type="button" id="add-area" on:click=move |_| add()>"Add a section"</button>
        </p>
        {open}
    }
    .into_any()
}

/// Moves an area before or after another: to its place.
fn put_area(writing: Writing, moved: &str, to: &str) {
    writing.edit("", |pack| {
        let place = |id: &str| pack.areas.iter().position(|area| area.id == id);
        if let (Some(from), Some(to)) = (place(moved), place(to)) {
            move_to(&mut pack.areas, from, to);
        }
    });
}

/// Moves an area by one place. Says where it is now.
fn step_area(writing: Writing, id: &str, up: bool) {
    let ids: Vec<String> = writing.pack.with_untracked(|pack| pack.areas.iter().map(|area| area.id.clone()).collect());
    let from = ids.iter().position(|one| one == id);
    let to = from.and_then(|from| if up { from.checked_sub(1) } else { Some(from + 1) });
    match to.and_then(|to| Some((to, ids.get(to)?))) {
        Some((to, other)) => {
            put_area(writing, id, other);
            writing.store.say(format!("Moved to place {}.", to + 1));
        }
        None => writing.store.say(if up { "It is already the first." } else { "It is already the last." }),
    }
    focus::focus_soon(format!("[id='open-{id}']"));
}

fn area_row(writing: Writing, id: String) -> AnyView {
    let here = id.clone();
    let place = Memo::new(move |_| {
        writing.read(|pack| pack.areas.iter().position(|area| area.id == here)).map_or(0, |place| place + 1)
    });
    let name = memo_text(move || format!("area {}", place.get()));
    let here = id.clone();
    let title = memo_text(move || {
        writing.read(|pack| {
            pack.area(&here).map_or_else(String::new, |area| match area.title.trim() {
                "" => format!("{} without a heading", area.number),
                title => format!("{} {title}", area.number),
            })
        })
    });
    let here = id.clone();
    let many = memo_text(move || {
        let many = writing.read(|pack| pack.area(&here).map_or(0, |area| area.statements.len()));
        count(many, "statement", "statements")
    });
    let (opening, is) = (id.clone(), id.clone());
    let open = move |_| {
        writing.opened.set(opening.clone());
        focus::focus_soon("#area-open");
    };
    let is_open =
        reactive_attr(move || Some(if writing.opened.with(|opened| *opened == is) { "true" } else { "false" }));
    let [up, down, removed, put] = [id.clone(), id.clone(), id.clone(), id.clone()];
    let remove = move || {
        writing.edit("", |pack| pack.areas.retain(|area| area.id != removed));
        writing.store.say("The section and its statements are removed. Undo brings them back.");
        focus::focus("#area-list");
    };
    let button = view! {
        <button type="button" class="editor-area" id=format!("open-{id}") aria-pressed=is_open on:click=open>
            {move || title.get()}
        </button>
    };
    let content = view! {
        <div class="editor-line">
            {button}
            <span class="muted tabular">{move || many.get()}</span>
            <p class="button-row button-row-small">
                {named("Up", name, move || step_area(writing, &up, true))}
                {named("Down", name, move || step_area(writing, &down, false))}
                {named("Remove", name, remove)}
            </p>
        </div>
    };
    row(writing, Row { list: "area", id }, move |moved| put_area(writing, &moved, &put), vec![content.into_any()])
}

/// A text of an area.
fn area_field(
    writing: Writing,
    id: &str,
    name: &str,
    label: &'static str,
    hint: &'static str,
    get: fn(&Area) -> &str,
    set: fn(&mut Area, String),
) -> AnyView {
    let (reading, here) = (id.to_owned(), id.to_owned());
    field(
        writing,
        format!("area-{id}-{name}"),
        label,
        hint,
        Shape::Line,
        move |pack| pack.area(&reading).map(|area| get(area).to_owned()).unwrap_or_default(),
        move |pack, text| {
            if let Some(area) = area_of(pack, &here) {
                set(area, text);
            }
        },
    )
}

fn one_area(writing: Writing, id: String) -> AnyView {
    let here = id.clone();
    let parts = Memo::new(move |_| {
        writing.read(|pack| {
            let aspects = pack.area(&here).map(|area| area.aspects.iter().map(|aspect| aspect.id.clone()).collect());
            aspects.unwrap_or_else(Vec::<String>::new)
        })
    });
    let here = id.clone();
    let list = reactive_view(move || {
        let parts = parts.get();
        if parts.is_empty() {
            return statements(writing, here.clone(), None);
        }
        view! {
            {ungrouped(writing, here.clone())}
            {parts.into_iter().map(|aspect| part(writing, here.clone(), aspect)).into_views()}
        }
        .into_any()
    });
    let adding = id.clone();
    let add_part = move || {
        let aspect = new_id("p");
        writing.unfold(&format!("aspect-{aspect}"));
        writing.edit("", |pack| {
            if let Some(area) = area_of(pack, &adding) {
                area.aspects.push(Aspect { id: aspect.clone(), title: String::new() });
                // A part has a statement: the first one takes those that are there.
                if area.aspects.len() == 1 {
                    area.statements.iter_mut().for_each(|one| one.aspect = Some(aspect.clone()));
                }
                if area.aspects.len() > 1 || area.statements.is_empty() {
                    let statement = new_statement(area, Some(&aspect));
                    area.statements.push(statement);
                }
            }
        });
        focus::focus_soon(format!("[id='aspect-{aspect}-title']"));
    };
    let numbering = id.clone();
    let number_anew = move || {
        writing.edit("", |pack| {
            if let Some(area) = area_of(pack, &numbering) {
                for (place, statement) in (1..).zip(&mut area.statements) {
                    statement.number = format!("{}.{place}", area.number);
                }
            }
        });
        writing.store.say("The statements have new numbers. Ratings stay with their statements.");
    };
    let here = id.clone();
    let heading = memo_text(move || {
        writing.read(|pack| {
            let place = pack.areas.iter().position(|area| area.id == here).unwrap_or_default();
            format!("Section {}", place + 1)
        })
    });
    view! {
        <section class="editor-area-open" aria-labelledby="area-open">
            <h3 id="area-open" tabindex="-1">{move || heading.get()}</h3>
            <div class="editor-line editor-line-numbered">
                {area_field(writing, &id, "number", "Number", "", |area| &area.number, |area, text| area.number = text)}
                {area_field(writing, &id, "title", "Heading", "", |area| &area.title, |area, text| {
                    if area.short_title == area.title { area.short_title.clone_from(&text); }
                    area.title = text;
                })}
                {area_field(writing, &id, "short", "Short title, for the list of sections", "", |area| &area.short_title, |area, text| area.short_title = text)}
            </div>
            {list}
            <p class="button-row">
                {action("Add an aspect (a heading over some statements)", add_part)}
                {action("Renumber", number_anew)}
            </p>
            {fold(writing, "visit", view! { <h4>"Evidence for a visit"</h4> }.into_any(), move || visits(writing, &id))}
        </section>
    }
    .into_any()
}

/// The statements that stand in no part, where there are parts.
fn ungrouped(writing: Writing, area: String) -> AnyView {
    let here = area.clone();
    let any = Memo::new(move |_| {
        writing.read(|pack| pack.area(&here).is_some_and(|area| area.statements.iter().any(|one| one.aspect.is_none())))
    });
    reactive_view(move || {
        if !any.get() {
            return empty_view();
        }
        view! { <h4>"In no aspect"</h4>{statements(writing, area.clone(), None)} }.into_any()
    })
    .into_any()
}

/// Changes an area and its order.
fn reorder(writing: Writing, area: &str, change: impl FnOnce(&mut Area)) {
    writing.edit("", |pack| {
        if let Some(area) = area_of(pack, area) {
            change(area);
            tidy(area);
        }
    });
}

fn part(writing: Writing, area: String, id: String) -> AnyView {
    let (in_area, here) = (area.clone(), id.clone());
    let place = Memo::new(move |_| {
        let place = writing.read(|pack| pack.area(&in_area)?.aspects.iter().position(|aspect| aspect.id == here));
        place.map_or(0, |place| place + 1)
    });
    let (in_area, here) = (area.clone(), id.clone());
    let title_of = move |pack: &crate::framework::Pack| {
        let found = pack.area(&in_area).and_then(|area| area.aspects.iter().find(|aspect| aspect.id == here));
        found.map(|aspect| aspect.title.clone()).unwrap_or_default()
    };
    let reading = title_of.clone();
    let says = memo_text(move || format!("Aspect {}: {}", place.get(), writing.read(&reading)));
    let (in_area, here) = (area.clone(), id.clone());
    let many = memo_text(move || {
        let count_of = |area: &Area| area.statements.iter().filter(|one| one.aspect.as_ref() == Some(&here)).count();
        count(writing.read(|pack| pack.area(&in_area).map_or(0, count_of)), "statement", "statements")
    });
    let name = memo_text(move || format!("part {}", place.get()));
    let key = format!("aspect-{id}");
    let summary = view! { <h4>{move || says.get()}</h4>" "<span class="muted">{move || many.get()}</span> }.into_any();
    let content = move || {
        let step = |up: bool| {
            let (area, id) = (area.clone(), id.clone());
            move || {
                reorder(writing, &area, |area| {
                    let from = area.aspects.iter().position(|aspect| aspect.id == id);
                    let to = from.and_then(|from| if up { from.checked_sub(1) } else { Some(from + 1) });
                    if let (Some(from), Some(to)) = (from, to) {
                        move_to(&mut area.aspects, from, to);
                    }
                });
                writing.store.say(format!("This is now aspect {}.", place.get_untracked()));
                focus::focus_soon(format!("[id='aspect-{id}-title']"));
            }
        };
        let (in_area, removed) = (area.clone(), id.clone());
        let remove = move || {
            reorder(writing, &in_area, |area| {
                area.aspects.retain(|aspect| aspect.id != removed);
                for statement in &mut area.statements {
                    if statement.aspect.as_ref() == Some(&removed) {
                        statement.aspect = None;
                    }
                }
            });
            writing.store.say("The aspect is removed. Its statements are still here. Undo brings it back.");
            focus::focus("#area-open");
        };
        let (in_area, here) = (area.clone(), id.clone());
        let set = move |pack: &mut crate::framework::Pack, text: String| {
            let area = area_of(pack, &in_area);
            if let Some(aspect) = area.and_then(|area| area.aspects.iter_mut().find(|aspect| aspect.id == here)) {
                aspect.title = text;
            }
        };
        view! {
            <div class="fold-content">
                {field(writing, format!("aspect-{id}-title"), "Heading of this aspect", "", Shape::Line, title_of.clone(), set)}
                <p class="button-row button-row-small">
                    {named("Up", name, step(true))}
                    {named("Down", name, step(false))}
                    {named("Remove the aspect", name, remove)}
                </p>
                {statements(writing, area.clone(), Some(id.clone()))}
            </div>
        }
        .into_any()
    };
    fold(writing, key, summary, content)
}
