//! A list that is pasted into the pack: what was recognised is shown before it is taken.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::columns::{Reading, columns, left_out};
use super::draft::Writing;
use super::made::{is_skeleton, new_id, repeated};
use crate::browser::focus;
use crate::framework::{Pack, StatementId};
use crate::paste::{Pasted, PastedAreas, PastedRefused, into_areas, read_pasted};
use crate::ui::state::reactive::{IntoViews, empty_view, memo_text, reactive_view};
use crate::ui::widgets::fields::select;
use crate::ui::widgets::parts::{action, count, primary, table};

/// How many statements of a list are shown before it is taken.
const SHOWN: usize = 10;
/// How many unclear lines are shown.
const UNCLEAR_SHOWN: usize = 30;

/// The field for a list, and what was recognised in it.
pub fn paste(writing: Writing) -> AnyView {
    let pasted_text = RwSignal::new(String::new());
    let read = RwSignal::new(None::<(String, Result<Pasted, PastedRefused>)>);
    let recognise = move || {
        let text = pasted_text.get_untracked();
        let pasted = read_pasted(&text);
        read.set(Some((text, pasted)));
        focus::focus_soon("#recognised");
    };
    let typed = move |event: web_sys::Event| pasted_text.set(event_target_value(&event));
    let done = move |said: String| {
        read.set(None);
        pasted_text.set(String::new());
        writing.store.say(said);
        writing.unfold("areas");
        focus::focus_soon("#area-list");
    };
    let recognised = reactive_view(move || match read.get() {
        None => empty_view(),
        Some((_, Err(refused))) => view! {
            <div class="trouble" role="alert" id="recognised" tabindex="-1">
                <p>{refused.to_string()}</p>
            </div>
        }
        .into_any(),
        Some((text, Ok(pasted))) => recognised(writing, Reading::new(text, pasted), done, move || {
            read.set(None);
            focus::focus_soon("#paste-text");
        }),
    });
    view! {
        <p class="field">
            <label for="paste-text">"Paste a list of statements, or a table from Word or Excel"</label>
            <span class="muted" id="paste-hint">
                "Headings become sections and aspects, and the lines under them become statements. You see a preview first. Nothing is added until you choose."
            </span>
            <textarea id="paste-text" rows="6" aria-describedby="paste-hint" prop:value=move || pasted_text.get() on:input=typed></textarea>
        </p>
        <p class="button-row">{primary("Preview", recognise)}</p>
        {recognised}
    }
    .into_any()
}

/// Where the columns of a list go: for each heading, the place of the band, or none.
type Columns = Vec<(String, RwSignal<Option<usize>>)>;

/// The statements found. The columns stand apart, so that choosing one rebuilds only the preview.
fn recognised(
    writing: Writing,
    reading: Reading,
    done: impl Fn(String) + Copy + Send + 'static,
    away: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let heading =
        memo_text(move || reading.pasted.with(|pasted| pasted.as_ref().map_or_else(|_| NONE.to_owned(), sum)));
    let changed = move || writing.store.say(format!("{}.", heading.get_untracked()));
    let found = reactive_view(move || match reading.pasted.get() {
        Ok(pasted) => found(writing, pasted, done, away),
        Err(refused) => view! {
            <p>{refused.to_string()}</p>
            <p class="button-row">{action("Cancel", away)}</p>
        }
        .into_any(),
    });
    view! {
        <section class="notice editor-recognised" aria-labelledby="recognised">
            <h3 id="recognised" tabindex="-1">{move || heading.get()}</h3>
            {columns(reading, changed)}
            {found}
        </section>
    }
    .into_any()
}

/// Where there is nothing to take.
const NONE: &str = "No statements found";

/// Returns the counts of the statements found, in a line.
fn sum(pasted: &Pasted) -> String {
    match pasted.statements().count() {
        0 => NONE.to_owned(),
        many => format!("Found: {}", counts(pasted, many)),
    }
}

fn counts(pasted: &Pasted, many: usize) -> String {
    let parts = pasted.areas.iter().flat_map(|area| &area.aspects).filter(|part| part.title.is_some()).count();
    let parts = if parts == 0 { String::new() } else { format!(", {}", count(parts, "aspect", "aspects")) };
    format!("{}{parts}, {}", count(pasted.areas.len(), "section", "sections"), count(many, "statement", "statements"))
}

/// What would be taken, and the buttons that take it.
fn found(
    writing: Writing,
    pasted: Pasted,
    done: impl Fn(String) + Copy + Send + 'static,
    away: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let many = pasted.statements().count();
    let counts = counts(&pasted, many);
    let table = (many > 0).then(|| first_rows(&pasted, many));
    let (unclear, left) = (unclear(&pasted), left_out(&pasted));
    let made = into_areas(pasted);
    let repeated = repeated(&made.areas);
    let repeated = (!repeated.is_empty()).then(|| view! { <p>{repeated}</p> });
    let places = columns_for(writing, &made);
    let choices = column_choices(writing, &places);
    let made = StoredValue::new(made);
    let places = StoredValue::new(places);
    let take = move |replace: bool| {
        let made = made.get_value();
        let mut said = if replace {
            "The pasted sections have replaced the scheme’s sections.".to_owned()
        } else {
            format!("{counts} added.")
        };
        let bands: Vec<Option<usize>> =
            places.with_value(|places| places.iter().map(|(_, place)| place.get_untracked()).collect());
        writing.edit("", |pack| take_in(pack, made, &bands, replace));
        said.push_str(" Undo takes it back.");
        done(said);
    };
    let replacing = take.clone();
    let buttons = (many > 0).then(|| {
        view! {
            {primary("Add to the scheme", move || take(false))}
            {action("Replace all sections", move || replacing(true))}
        }
    });
    view! {
        {left}
        {table}
        {repeated}
        {unclear}
        {choices}
        <p class="button-row">{buttons}{action("Cancel", away)}</p>
    }
    .into_any()
}

fn first_rows(pasted: &Pasted, many: usize) -> AnyView {
    let each = pasted.areas.iter().flat_map(|area| {
        area.aspects.iter().flat_map(move |part| part.statements.iter().map(move |statement| (area, part, statement)))
    });
    let rows = each.take(SHOWN).map(|(area, part, statement)| {
        view! {
            <tr>
                <td>{area.title.clone()}</td>
                <td>{part.title.clone().unwrap_or_default()}</td>
                <td class="tabular">{statement.number.clone().unwrap_or_default()}</td>
                <td>{statement.text.clone()}</td>
                <td class="tabular">{statement.exemplars.len()}</td>
            </tr>
        }
    });
    let caption =
        if many > SHOWN { format!("The first {SHOWN} of {many} statements") } else { "The statements".to_owned() };
    table(
        "Statements found",
        caption.into_any(),
        &["Area", "Part", "Number", "Statement", "Exemplars"],
        "Statement",
        view! { <tbody>{rows.into_views()}</tbody> }.into_any(),
    )
}

fn unclear(pasted: &Pasted) -> AnyView {
    if pasted.unclear.is_empty() {
        return empty_view();
    }
    let rows = pasted.unclear.iter().take(UNCLEAR_SHOWN).map(|one| {
        let shown: String = one.text.chars().take(120).collect();
        let more = if shown.len() < one.text.len() { "…" } else { "" };
        view! { <li>{format!("Line {}: “{shown}{more}”: {}", one.line, one.why)}</li> }
    });
    let left = pasted.unclear.len().saturating_sub(UNCLEAR_SHOWN);
    let more =
        (left > 0).then(|| view! { <p class="muted">{format!("And {}.", count(left, "more line", "more lines"))}</p> });
    view! {
        <p>{format!("{} not clear, and will be left out:", if pasted.unclear.len() == 1 { "One line is".to_owned() } else { format!("{} lines are", pasted.unclear.len()) })}</p>
        <ul>{rows.into_views()}</ul>
        {more}
    }
    .into_any()
}

/// The columns of exemplars, each with the band that it seems to be: by its name, else by their order.
fn columns_for(writing: Writing, made: &PastedAreas) -> Columns {
    writing.pack.with_untracked(|pack| {
        let bands = &pack.scale.bands;
        let same = |a: &str, b: &str| a.trim().eq_ignore_ascii_case(b.trim());
        let by_order = bands.len() == made.bands.len();
        let each = made.bands.iter().enumerate().map(|(i, (_, title))| {
            let named = bands.iter().position(|band| same(&band.title, title) || same(&band.short_title, title));
            (title.clone(), RwSignal::new(named.or_else(|| by_order.then_some(i))))
        });
        each.collect()
    })
}

fn column_choices(writing: Writing, places: &Columns) -> AnyView {
    if places.is_empty() {
        return empty_view();
    }
    let bands: Vec<String> =
        writing.pack.with_untracked(|pack| pack.scale.bands.iter().map(|band| band.title.clone()).collect());
    if bands.is_empty() {
        let names: Vec<String> = places.iter().map(|(title, _)| format!("“{title}”")).collect();
        return view! {
            <p>{format!("The scale has no bands, so the text under {} is left out.", names.join(", "))}</p>
        }
        .into_any();
    }
    let words: Vec<String> = std::iter::once("Leave out".to_owned()).chain(bands).collect();
    let each = places.iter().enumerate().map(|(i, (title, place))| {
        let place = *place;
        let id = format!("column-{i}");
        let chosen = Memo::new(move |_| place.get().map_or(0, |place| place + 1));
        view! {
            <p class="field">
                <label for=id.clone()>{format!("Band of the column “{title}”")}</label>
                {select(id, None, words.clone(), chosen, move |at| place.set(at.checked_sub(1)))}
            </p>
        }
    });
    each.into_views().into_any()
}

/// Puts pasted areas into a pack. An id is never used again for something else; a statement that was there word for word
/// keeps its own, and with it its ratings.
fn take_in(pack: &mut Pack, mut made: PastedAreas, bands: &[Option<usize>], replace: bool) {
    let fresh = is_skeleton(pack);
    let bands: Vec<(String, Option<String>)> = made
        .bands
        .iter()
        .zip(bands)
        .map(|((id, _), place)| {
            (id.clone(), place.and_then(|place| pack.scale.bands.get(place)).map(|band| band.id.clone()))
        })
        .collect();
    let before: Vec<(StatementId, String)> = if replace && !fresh {
        pack.statements().map(|(_, one)| (one.id.clone(), one.text.clone())).collect()
    } else {
        Vec::new()
    };
    let mut kept: BTreeSet<StatementId> = BTreeSet::new();
    for area in &mut made.areas {
        renew(&mut area.id, fresh, "a");
        for aspect in &mut area.aspects {
            let old = aspect.id.clone();
            renew(&mut aspect.id, fresh, "p");
            for statement in area.statements.iter_mut().filter(|one| one.aspect.as_ref() == Some(&old)) {
                statement.aspect = Some(aspect.id.clone());
            }
        }
        for statement in &mut area.statements {
            let same = before.iter().find(|(id, text)| *text == statement.text && !kept.contains(id));
            match same {
                Some((id, _)) => {
                    kept.insert(id.clone());
                    statement.id = id.clone();
                }
                None => renew(&mut statement.id.0, fresh, "s"),
            }
            statement.exemplars.retain_mut(|exemplar| {
                let band = bands.iter().find(|(id, _)| *id == exemplar.band).and_then(|(_, band)| band.clone());
                let Some(band) = band else { return false };
                exemplar.band = band;
                renew(&mut exemplar.id, fresh, "e");
                true
            });
        }
    }
    if replace || fresh {
        pack.areas = made.areas;
    } else {
        pack.areas.extend(made.areas);
    }
}

/// Gives something a new id, unless the pack is new: an id that was deleted may still have ratings.
fn renew(id: &mut String, fresh: bool, begin: &str) {
    if !fresh {
        *id = new_id(begin);
    }
}
