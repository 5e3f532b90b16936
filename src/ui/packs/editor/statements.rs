//! The statements of an area, or of one part of it.

use leptos::prelude::*;

use super::draft::Writing;
use super::fields::{Row, choice, field, fold, named, row, tick};
use super::made::{area_of, move_to, new_id, new_statement, tidy};
use crate::browser::focus;
use crate::framework::{Area, Exemplar, Pack, Statement};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view, show_when};
use crate::ui::widgets::fields::Shape;
use crate::ui::widgets::parts::{action, count};

/// How many statements are shown at once: a long list is shown bit by bit, so that typing in it stays quick.
const AT_ONCE: usize = 50;

/// A statement, by its area and its own id.
#[derive(Clone)]
struct At {
    area: String,
    id: String,
}

impl At {
    fn read<T: Default>(&self, pack: &Pack, read: impl FnOnce(&Statement) -> T) -> T {
        let found = pack.area(&self.area).and_then(|area| area.statements.iter().find(|one| one.id.0 == self.id));
        found.map(read).unwrap_or_default()
    }

    fn change(&self, pack: &mut Pack, change: impl FnOnce(&mut Statement)) {
        let area = area_of(pack, &self.area);
        if let Some(found) = area.and_then(|area| area.statements.iter_mut().find(|one| one.id.0 == self.id)) {
            change(found);
        }
    }

    /// The place among its area's, from 0.
    fn place(&self, area: &Area) -> Option<usize> {
        area.statements.iter().position(|one| one.id.0 == self.id)
    }
}

/// The statements of an area that stand in this part of it, or in none.
pub fn statements(writing: Writing, area: String, aspect: Option<String>) -> AnyView {
    let (in_area, of) = (area.clone(), aspect.clone());
    let ids = Memo::new(move |_| {
        writing.read(|pack| {
            let all = pack.area(&in_area).map(|area| area.statements.as_slice()).unwrap_or_default();
            let here = all.iter().filter(|one| one.aspect == of).map(|one| one.id.0.clone());
            here.collect::<Vec<String>>()
        })
    });
    let shown = RwSignal::new(AT_ONCE);
    let in_area = area.clone();
    let list = reactive_view(move || {
        let (ids, shown) = (ids.get(), shown.get());
        let rows = ids.into_iter().take(shown).map(|id| one_statement(writing, At { area: in_area.clone(), id }));
        rows.into_views().into_any()
    });
    let more = reactive_view(move || {
        let left = ids.with(Vec::len).saturating_sub(shown.get());
        if left == 0 {
            return empty_view();
        }
        let show = move || {
            let first = ids.with_untracked(|ids| ids.get(shown.get_untracked()).cloned()).unwrap_or_default();
            shown.update(|shown| *shown += AT_ONCE);
            focus::focus_soon(format!("[id='statement-{first}-text']"));
        };
        view! {
            <p class="muted">{format!("{} more not shown.", count(left, "statement is", "statements are"))}</p>
            <p class="button-row">{action("Show more statements", show)}</p>
        }
        .into_any()
    });
    let (in_area, part) = (area.clone(), aspect.clone());
    let name = memo_text(move || {
        let place = writing
            .read(|pack| pack.area(&in_area)?.aspects.iter().position(|aspect| part.as_ref() == Some(&aspect.id)));
        match place {
            Some(place) => format!("Add a statement to aspect {}", place + 1),
            None => "Add a statement".to_owned(),
        }
    });
    let button = format!("add-statement-{}", aspect.as_deref().unwrap_or_default());
    let add = move || {
        let mut id = String::new();
        writing.edit("", |pack| {
            if let Some(area) = area_of(pack, &area) {
                let statement = new_statement(area, aspect.as_deref());
                id.clone_from(&statement.id.0);
                area.statements.push(statement);
                tidy(area);
            }
        });
        shown.update(|shown| *shown = (*shown).max(ids.with_untracked(Vec::len)));
        focus::focus_soon(format!("[id='statement-{id}-text']"));
    };
    view! {
        <ol class="editor-rows">{list}</ol>
        {more}
        <p class="button-row">
            <button type="button" id=button aria-label=move || name.get() on:click=move |_| add()>"Add a statement"</button>
        </p>
    }
    .into_any()
}

/// Moves a statement to the place of another, and into its part.
fn put(writing: Writing, moved: &At, to: &str) {
    writing.edit("", |pack| {
        let Some(area) = area_of(pack, &moved.area) else { return };
        let (Some(from), Some(place)) = (moved.place(area), area.statements.iter().position(|one| one.id.0 == to))
        else {
            return;
        };
        let aspect = area.statements.get(place).and_then(|other| other.aspect.clone());
        if let Some(statement) = area.statements.get_mut(from) {
            statement.aspect = aspect;
        }
        move_to(&mut area.statements, from, place);
        tidy(area);
    });
}

/// Moves a statement by one place within its part. The focus goes with it.
fn step(writing: Writing, at: &At, up: bool) {
    let other = writing.pack.with_untracked(|pack| {
        let area = pack.area(&at.area)?;
        let aspect = &area.statements.get(at.place(area)?)?.aspect;
        let here: Vec<&Statement> = area.statements.iter().filter(|one| one.aspect == *aspect).collect();
        let from = here.iter().position(|one| one.id.0 == at.id)?;
        let to = if up { from.checked_sub(1)? } else { from + 1 };
        here.get(to).map(|one| one.id.0.clone())
    });
    match other {
        Some(other) => {
            put(writing, at, &other);
            let place = writing.pack.with_untracked(|pack| pack.area(&at.area).and_then(|area| at.place(area)));
            writing.store.say(format!("This is now statement {}.", place.map_or(0, |place| place + 1)));
        }
        None if up => writing.store.say("It is already the first here."),
        None => writing.store.say("It is already the last here."),
    }
    focus::focus_soon(format!("[id='statement-{}-text']", at.id));
}

fn one_statement(writing: Writing, at: At) -> AnyView {
    let here = at.clone();
    let place = Memo::new(move |_| {
        writing.read(|pack| pack.area(&here.area).and_then(|area| here.place(area))).map_or(0, |place| place + 1)
    });
    let name = memo_text(move || format!("statement {}", place.get()));
    let [up, down, removed, dropped] = [at.clone(), at.clone(), at.clone(), at.clone()];
    let remove = move || {
        let mut neighbour = None;
        writing.edit("", |pack| {
            if let Some(area) = area_of(pack, &removed.area) {
                let at = area.statements.iter().position(|one| one.id.0 == removed.id).unwrap_or_default();
                area.statements.retain(|one| one.id.0 != removed.id);
                neighbour = area.statements.get(at).or(area.statements.last()).map(|one| one.id.0.clone());
            }
        });
        writing.store.say("The statement is removed. Undo brings it back.");
        match neighbour {
            Some(id) => focus::focus_soon(format!("[id='statement-{id}-text']")),
            None => focus::focus("#area-open"),
        }
    };
    let text_of = |read: fn(&Statement) -> &str| {
        let at = at.clone();
        move |pack: &Pack| at.read(pack, |one| read(one).to_owned())
    };
    let set_text = |write: fn(&mut Statement, String)| {
        let at = at.clone();
        move |pack: &mut Pack, text: String| at.change(pack, |one| write(one, text))
    };
    let id = &at.id;
    let more = at.clone();
    let fields = view! {
        <fieldset class="editor-statement">
            <legend>{move || format!("Statement {}", place.get())}</legend>
            {field(writing, format!("statement-{id}-number"), "Number", "", Shape::Line, text_of(|one| &one.number), set_text(|one, text| one.number = text))}
            {field(writing, format!("statement-{id}-text"), "Wording", "", Shape::Lines, text_of(|one| &one.text), set_text(|one, text| one.text = text))}
            <p class="button-row button-row-small">
                {named("Up", name, move || step(writing, &up, true))}
                {named("Down", name, move || step(writing, &down, false))}
                {named("Remove", name, remove)}
            </p>
            {fold(writing, format!("more-{id}"), summary(writing, &at, place), move || details(writing, &more, name))}
        </fieldset>
    };
    let put_here = move |moved: String| {
        put(writing, &At { area: dropped.area.clone(), id: moved }, &dropped.id);
    };
    row(writing, Row { list: "statement", id: at.id.clone() }, put_here, vec![fields.into_any()])
}

/// What the details of a statement are, in a line.
fn summary(writing: Writing, at: &At, place: Memo<usize>) -> AnyView {
    let at = at.clone();
    let says = memo_text(move || {
        writing.read(|pack| {
            let (limiting, exemplars) = at.read(pack, |one| (one.limiting, one.exemplars.len()));
            let limiting = match limiting {
                Some(true) => "limiting",
                Some(false) => "not limiting",
                None => "limiting: not known",
            };
            format!("{limiting}, {}", count(exemplars, "exemplar", "exemplars"))
        })
    });
    view! {
        <span class="visually-hidden">{move || format!("Statement {}, ", place.get())}</span>
        "More: "
        <span class="muted">{move || says.get()}</span>
    }
    .into_any()
}

fn details(writing: Writing, at: &At, name: Memo<String>) -> AnyView {
    let (reading, changing) = (at.clone(), at.clone());
    let limiting = choice(
        writing,
        format!("statement-{}-limiting", at.id),
        "Is the award impossible while this isn’t met (limiting)?",
        ["Not known", "Yes", "No"].map(str::to_owned).to_vec(),
        move |pack| match reading.read(pack, |one| one.limiting) {
            None => 0,
            Some(true) => 1,
            Some(false) => 2,
        },
        move |pack, chosen| {
            changing.change(pack, |one| {
                one.limiting = match chosen {
                    1 => Some(true),
                    2 => Some(false),
                    _ => None,
                }
            });
        },
    );
    let (reading, changing) = (at.clone(), at.clone());
    let open = tick(
        writing,
        "This is only a heading. Its wording is left open",
        move |pack| reading.read(pack, |one| one.wording_open),
        move |pack, open| changing.change(pack, |one| one.wording_open = open),
    );
    let here = at.clone();
    let in_parts = Memo::new(move |_| {
        writing.read(|pack| {
            let area = pack.area(&here.area);
            let parts =
                area.map(|area| area.aspects.iter().map(|aspect| (aspect.id.clone(), aspect.title.clone())).collect());
            parts.unwrap_or_else(Vec::<(String, String)>::new)
        })
    });
    let here = at.clone();
    let part = reactive_view(move || match in_parts.get() {
        parts if parts.is_empty() => empty_view(),
        parts => part_choice(writing, &here, parts),
    });
    let banded = Memo::new(move |_| writing.read(|pack| !pack.scale.bands.is_empty()));
    let here = at.clone();
    view! {
        <div class="fold-content">
            {limiting}
            {open}
            {part}
            {show_when(move || banded.get(), move || exemplars(writing, &here, name))}
        </div>
    }
    .into_any()
}

fn part_choice(writing: Writing, at: &At, parts: Vec<(String, String)>) -> AnyView {
    let words = (1..).zip(&parts).map(|(place, (_, title))| format!("Aspect {place}: {title}"));
    let words = std::iter::once("In no aspect".to_owned()).chain(words).collect();
    let ids: Vec<String> = parts.into_iter().map(|(id, _)| id).collect();
    let (reading, changing, known) = (at.clone(), at.clone(), ids.clone());
    choice(
        writing,
        format!("statement-{}-part", at.id),
        "Aspect",
        words,
        move |pack| {
            let aspect = reading.read(pack, |one| one.aspect.clone());
            aspect.and_then(|aspect| known.iter().position(|id| *id == aspect)).map_or(0, |place| place + 1)
        },
        move |pack, chosen| {
            let aspect = chosen.checked_sub(1).and_then(|chosen| ids.get(chosen).cloned());
            let Some(area) = area_of(pack, &changing.area) else { return };
            // It comes last in its new part.
            if let Some(mut statement) = changing.place(area).map(|place| area.statements.remove(place)) {
                statement.aspect = aspect;
                area.statements.push(statement);
                tidy(area);
            }
        },
    )
}

/// What evidence of a statement looks like, band by band.
fn exemplars(writing: Writing, at: &At, name: Memo<String>) -> AnyView {
    let here = at.clone();
    let ids = Memo::new(move |_| {
        writing.read(|pack| {
            here.read(pack, |one| one.exemplars.iter().map(|exemplar| exemplar.id.clone()).collect::<Vec<String>>())
        })
    });
    let bands = Memo::new(move |_| {
        writing.read(|pack| {
            pack.scale.bands.iter().map(|band| (band.id.clone(), band.title.clone())).collect::<Vec<(String, String)>>()
        })
    });
    let here = at.clone();
    let list = reactive_view(move || {
        let bands = bands.get();
        let rows =
            ids.get().into_iter().zip(1..).map(|(id, number)| exemplar(writing, &here, (id, number), &bands, name));
        rows.into_views().into_any()
    });
    let here = at.clone();
    let add = move || {
        let id = new_id("e");
        writing.edit("", |pack| {
            let band = pack.scale.bands.last().map(|band| band.id.clone()).unwrap_or_default();
            here.change(pack, |one| one.exemplars.push(Exemplar { id: id.clone(), band, text: String::new() }));
        });
        focus::focus_soon(format!("[id='exemplar-{id}']"));
    };
    view! {
        <p>"Examples of evidence:"</p>
        {list}
        <p class="button-row">{named("Add an exemplar", name, add)}</p>
    }
    .into_any()
}

fn exemplar(
    writing: Writing,
    at: &At,
    (id, number): (String, usize),
    bands: &[(String, String)],
    of: Memo<String>,
) -> AnyView {
    let name = memo_text(move || format!("exemplar {number} of {}", of.get()));
    let words = bands.iter().map(|(_, title)| title.clone()).collect();
    let ids: Vec<String> = bands.iter().map(|(id, _)| id.clone()).collect();
    let known = ids.clone();
    let (reading, of) = (at.clone(), id.clone());
    let read =
        move |pack: &Pack| reading.read(pack, |one| one.exemplars.iter().find(|exemplar| exemplar.id == of).cloned());
    let (changing, of) = (at.clone(), id.clone());
    let change = move |pack: &mut Pack, change: &mut dyn FnMut(&mut Exemplar)| {
        changing.change(pack, |one| {
            one.exemplars.iter_mut().filter(|exemplar| exemplar.id == of).for_each(change);
        });
    };
    let (read_text, change_text) = (read.clone(), change.clone());
    let (removing, removed, back) = (at.clone(), id.clone(), at.id.clone());
    let remove = move || {
        writing.edit("", |pack| removing.change(pack, |one| one.exemplars.retain(|exemplar| exemplar.id != removed)));
        writing.store.say("The exemplar is removed. Undo brings it back.");
        focus::focus_soon(format!("[id='statement-{back}-text']"));
    };
    let band = choice(
        writing,
        format!("exemplar-{id}-band"),
        "Band",
        words,
        move |pack| read(pack).and_then(|one| known.iter().position(|band| *band == one.band)).unwrap_or_default(),
        move |pack, chosen| {
            if let Some(band) = ids.get(chosen) {
                change(pack, &mut |exemplar| exemplar.band.clone_from(band));
            }
        },
    );
    let text = field(
        writing,
        format!("exemplar-{id}"),
        "Wording",
        "",
        Shape::Lines,
        move |pack| read_text(pack).map(|one| one.text).unwrap_or_default(),
        move |pack, text| change_text(pack, &mut |exemplar| exemplar.text.clone_from(&text)),
    );
    view! {
        <fieldset class="entry">
            <legend>{format!("Exemplar {number}")}</legend>
            {band}
            {text}
            <p class="button-row">{named("Remove", name, remove)}</p>
        </fieldset>
    }
    .into_any()
}
