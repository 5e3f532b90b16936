//! The page that compares two editions of a pack, and moves the workbook from one to the other.

use leptos::prelude::*;

use crate::browser::focus;
use crate::framework::{Changed, Changes, Pack, PackRef, Placed, StatementId, by_edition};
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::route::Route;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::fields::select;
use crate::ui::widgets::parts::{Heading, count, section, table};
use crate::workbook::Command;

/// The page that compares editions of the workbook's pack.
#[component]
pub fn Edition(pack: &'static Pack) -> impl IntoView {
    let store = use_store();
    let chosen = RwSignal::new(0_usize);
    let reference = Memo::new(move |_| {
        let place = store.assessment();
        let found = store.workbook.with(|workbook| workbook.assessments.get(place?).map(|one| one.pack.clone()));
        found.unwrap_or_else(|| pack.reference())
    });
    let content = reactive_view(move || {
        store.packs_turn.track();
        let reference = reference.get();
        let (own, mut others): (Vec<&'static Pack>, Vec<&'static Pack>) = store
            .packs
            .all()
            .into_iter()
            .filter(|known| known.id == reference.id)
            .partition(|known| known.edition == reference.edition);
        others.sort_by(|a, b| by_edition(b, a));
        page(store, &reference, own.first().copied(), others, chosen)
    });
    view! {
        <Heading text="Editions" />
        {content}
    }
}

fn page(
    store: Store,
    reference: &PackRef,
    own: Option<&'static Pack>,
    others: Vec<&'static Pack>,
    chosen: RwSignal<usize>,
) -> AnyView {
    let current = match own {
        Some(pack) => {
            let sentence = format!("This workbook uses “{}”, edition {}.", pack.title, pack.edition);
            view! { <p>{sentence}</p> }.into_any()
        }
        None => {
            let sentence = format!(
                "This workbook uses edition {} of its scheme, and that edition isn’t here. All ratings are still in \
                 the workbook. Open the edition’s file to see what changed.",
                reference.edition
            );
            view! { <p class="notice">{sentence}</p> }.into_any()
        }
    };
    if others.is_empty() {
        return view! {
            {current}
            <p>
                "There is no other edition here. If you have the file of a newer one, open it. You can also write a \
                new edition yourself."
            </p>
            <p><a href=Route::Packs.href()>"Go to the schemes"</a></p>
        }
        .into_any();
    }
    let names: Vec<String> = others.iter().map(|pack| format!("Edition {}", pack.edition)).collect();
    chosen.update(|chosen| *chosen = (*chosen).min(others.len().saturating_sub(1)));
    let chosen_at = Memo::new(move |_| chosen.get());
    let compared = reactive_view(move || match others.get(chosen_at.get()) {
        Some(other) => compared(store, own, other),
        None => empty_view(),
    });
    view! {
        {current}
        <p class="field">
            <label for="other-edition">"Edition to compare, newest first"</label>
            {select("other-edition".to_owned(), None, names, chosen_at, move |at| chosen.set(at))}
        </p>
        {compared}
    }
    .into_any()
}

/// Counts the statements that have a rating or evidence in any round: those that the other edition has, and those that
/// it doesn't have.
fn count_recorded(store: Store, other: &Pack) -> (usize, usize) {
    let place = untrack(|| store.assessment());
    let ids: std::collections::BTreeSet<StatementId> = store.workbook.with_untracked(|workbook| {
        let assessment = place.and_then(|place| workbook.assessments.get(place));
        let rounds = assessment.map(|assessment| assessment.rounds.as_slice()).unwrap_or_default();
        rounds.iter().flat_map(|round| round.ratings.keys().chain(round.evidence.keys()).cloned()).collect()
    });
    let there = ids.iter().filter(|id| other.statement(id).is_some()).count();
    (there, ids.len() - there)
}

fn compared(store: Store, own: Option<&'static Pack>, other: &'static Pack) -> AnyView {
    let (in_other, missing) = count_recorded(store, other);
    let stays = if missing == 0 {
        String::new()
    } else {
        format!(
            " Edition {} doesn’t have {} that you have worked on. Your entries stay in the file, and you see them \
             again when you return to the edition you use now.",
            other.edition,
            count(missing, "statement", "statements"),
        )
    };
    let ratings = format!(
        "Your entries stay with their statements, even if a statement is moved or reworded. Edition {} has {} that you \
         have worked on, and nothing changes there.{stays}",
        other.edition,
        count(in_other, "statement", "statements"),
    );
    let change_edition = move || {
        if let Some(assessment) = untrack(|| store.assessment()) {
            store.apply(Command::ChangeEdition { assessment, pack: other.reference() });
            store.say(format!("This workbook now uses edition {}. Press Undo to go back.", other.edition));
            focus::focus_soon("h1");
        }
    };
    let button = edition_button(format!("Use edition {}", other.edition), change_edition);
    let differences = match own {
        Some(own) => changes(own, other),
        None => empty_view(),
    };
    view! {
        <p>{ratings}</p>
        <p class="button-row">{button}</p>
        {differences}
    }
    .into_any()
}

fn edition_button(text: String, mut press: impl FnMut() + 'static) -> AnyView {
    view! { <button type="button" class="button-primary" on:click=move |_| press()>{text}</button> }.into_any()
}

fn changes(own: &'static Pack, other: &'static Pack) -> AnyView {
    let changes = Changes::between(own, other);
    let sum = [
        (changes.added.len(), "added"),
        (changes.removed.len(), "removed"),
        (changes.reworded.len(), "reworded"),
        (changes.moved.len(), "moved or renumbered"),
        (changes.kept, "unchanged"),
    ];
    let sum: Vec<String> = sum.into_iter().map(|(number, change)| format!("{number} {change}")).collect();
    let scale = changes.scale.then(|| {
        view! {
            <p class="notice">
                "The scale has changed in this edition, so a number or a word can have a new meaning. Check your \
                ratings."
            </p>
        }
    });
    let headings = changes.areas.iter().chain(&changes.aspects).map(|one| {
        view! { <tr><td>{one.before.to_owned()}</td><td>{one.after.to_owned()}</td></tr> }
    });
    let headings = headings.into_views();
    let headings = (!headings.is_empty()).then(|| {
        let rows = view! { <tbody>{headings}</tbody> }.into_any();
        section(
            "retitled",
            "Changed headings",
            table("Changed headings", caption("Headings that changed"), &["Before", "After"], "", rows),
        )
    });
    view! {
        <p class="tabular">{format!("From edition {} to edition {}: {}.", own.edition, other.edition, sum.join(", "))}</p>
        {scale}
        {statement_list("added", "Added", &changes.added)}
        {statement_list("removed", "Removed", &changes.removed)}
        {reworded_table(&changes.reworded)}
        {moved_table(&changes.moved)}
        {headings}
    }
    .into_any()
}

fn caption(text: &'static str) -> AnyView {
    view! { <span class="visually-hidden">{text}</span> }.into_any()
}

fn statement_list(id: &'static str, title: &'static str, statements: &[Placed<'static>]) -> AnyView {
    if statements.is_empty() {
        return empty_view();
    }
    let rows = statements.iter().map(|(area, statement)| {
        view! {
            <li>
                <b class="tabular">{statement.number.clone()}</b>" "{statement.text.clone()}" "
                <span class="muted">{area.title.clone()}</span>
            </li>
        }
    });
    section(id, title, view! { <ul>{rows.into_views()}</ul> }.into_any())
}

fn reworded_table(changed: &[Changed<'static>]) -> AnyView {
    if changed.is_empty() {
        return empty_view();
    }
    let rows = changed.iter().map(|one| {
        let Changed { before, after } = one;
        view! {
            <tr>
                <th scope="row" class="tabular">{after.1.number.clone()}</th>
                <td class="table-wide">{before.1.text.clone()}</td>
                <td class="table-wide">{after.1.text.clone()}</td>
            </tr>
        }
    });
    let rows = view! { <tbody>{rows.into_views()}</tbody> }.into_any();
    section(
        "reworded",
        "Reworded",
        table("Reworded", caption("Statements with new wording"), &["Number", "Before", "After"], "", rows),
    )
}

fn moved_table(changed: &[Changed<'static>]) -> AnyView {
    if changed.is_empty() {
        return empty_view();
    }
    let rows = changed.iter().map(|one| {
        let Changed { before, after } = one;
        view! {
            <tr>
                <td class="tabular">{before.1.number.clone()}</td>
                <td class="tabular">{after.1.number.clone()}</td>
                <td>{after.0.title.clone()}</td>
                <td class="table-wide">{after.1.text.clone()}</td>
            </tr>
        }
    });
    let rows = view! { <tbody>{rows.into_views()}</tbody> }.into_any();
    section(
        "moved",
        "Moved or renumbered",
        table(
            "Moved or renumbered",
            caption("Statements that moved or have a new number"),
            &["Before", "After", "Section now", "Statement"],
            "Statement",
            rows,
        ),
    )
}
