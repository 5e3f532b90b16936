//! What another edition of the pack changes.

use leptos::prelude::*;

use crate::framework::{Changed, Changes, Pack, PackRef, Placed, StatementId, by_edition};
use crate::ui::state::packs;
use crate::ui::state::reactive::{IntoViews, empty_view, reactive_view};
use crate::ui::state::route::Route;
use crate::ui::state::store::{Store, use_store};
use crate::ui::widgets::editing::select;
use crate::ui::widgets::parts::{Heading, count, section, table};
use crate::workbook::Command;

/// What another edition of the pack changes.
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
        let (own, mut others): (Vec<&'static Pack>, Vec<&'static Pack>) = packs::all()
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
    let says = match own {
        Some(pack) => view! { <p>{format!("This workbook uses “{}”, edition {}.", pack.title, pack.edition)}</p> }.into_any(),
        None => view! {
            <p class="notice">
                {format!("This workbook uses edition {} of the scheme, which isn’t in this browser. All ratings are still in the workbook. Open the edition’s file to see what changed.", reference.edition)}
            </p>
        }
        .into_any(),
    };
    if others.is_empty() {
        return view! {
            {says}
            <p>"This browser has no other edition of this scheme. If there is a newer one, open its file."</p>
            <p><a href=Route::Packs.href()>"All schemes"</a></p>
        }
        .into_any();
    }
    let names: Vec<String> = others.iter().map(|pack| format!("Edition {}", pack.edition)).collect();
    chosen.update(|chosen| *chosen = (*chosen).min(others.len().saturating_sub(1)));
    let place = Memo::new(move |_| chosen.get());
    let compared = reactive_view(move || match others.get(place.get()) {
        Some(other) => compared(store, own, other),
        None => empty_view(),
    });
    view! {
        {says}
        <p class="field">
            <label for="other-edition">"Edition to compare, newest first"</label>
            {select("other-edition".to_owned(), None, names, place, move |at| chosen.set(at))}
        </p>
        {compared}
    }
    .into_any()
}

/// What is recorded of statements, in all rounds: how many of them the other edition has, and how many it has not.
fn recorded(store: Store, other: &Pack) -> (usize, usize) {
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
    let (stay, gone) = recorded(store, other);
    let gone_says = if gone == 0 {
        String::new()
    } else {
        format!(
            " What you recorded of {} that edition {} does not have stays in your file, and is there again when you work with this edition.",
            count(gone, "statement", "statements"),
            other.edition
        )
    };
    let ratings = format!(
        "Ratings belong to their statements, not to their places or words. Of what you recorded, {} {} in edition {}: nothing of it changes.{gone_says}",
        count(stay, "statement", "statements"),
        if stay == 1 { "is" } else { "are" },
        other.edition
    );
    let turn = move || {
        if let Some(assessment) = untrack(|| store.assessment()) {
            store.apply(Command::ChangeEdition { assessment, pack: other.reference() });
            store.say(format!("This workbook now uses edition {}. Undo goes back.", other.edition));
            crate::browser::focus::focus_soon("h1");
        }
    };
    let work = live_button(format!("Use edition {}", other.edition), turn);
    let differences = match own {
        Some(own) => changes(own, other),
        None => empty_view(),
    };
    view! {
        <p>{ratings}</p>
        <p class="buttons">{work}</p>
        {differences}
    }
    .into_any()
}

fn live_button(text: String, mut press: impl FnMut() + 'static) -> AnyView {
    view! { <button type="button" class="primary" on:click=move |_| press()>{text}</button> }.into_any()
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
    let sum: Vec<String> = sum.into_iter().map(|(many, what)| format!("{many} {what}")).collect();
    let scale = changes.scale.then(|| {
        view! { <p class="notice">"This edition has a different scale, so the same number or word may mean something else. Check your ratings."</p> }
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
        <p class="num">{format!("From edition {} to edition {}: {}.", own.edition, other.edition, sum.join(", "))}</p>
        {scale}
        {placed("added", "Added", &changes.added)}
        {placed("removed", "Removed", &changes.removed)}
        {reworded(&changes.reworded)}
        {moved(&changes.moved)}
        {headings}
    }
    .into_any()
}

fn caption(words: &'static str) -> AnyView {
    view! { <span class="unseen">{words}</span> }.into_any()
}

fn placed(id: &'static str, title: &'static str, statements: &[Placed<'static>]) -> AnyView {
    if statements.is_empty() {
        return empty_view();
    }
    let rows = statements.iter().map(|(area, statement)| {
        view! {
            <li><b class="num">{statement.number.clone()}</b>" "{statement.text.clone()}" "<span class="soft">{area.title.clone()}</span></li>
        }
    });
    section(id, title, view! { <ul>{rows.into_views()}</ul> }.into_any())
}

fn reworded(changed: &[Changed<'static>]) -> AnyView {
    if changed.is_empty() {
        return empty_view();
    }
    let rows = changed.iter().map(|one| {
        let Changed { before, after } = one;
        view! {
            <tr>
                <th scope="row" class="num">{after.1.number.clone()}</th>
                <td class="wide">{before.1.text.clone()}</td>
                <td class="wide">{after.1.text.clone()}</td>
            </tr>
        }
    });
    let rows = view! { <tbody>{rows.into_views()}</tbody> }.into_any();
    section(
        "reworded",
        "Reworded",
        table("Reworded", caption("Statements with different wording"), &["Number", "Before", "After"], "", rows),
    )
}

fn moved(changed: &[Changed<'static>]) -> AnyView {
    if changed.is_empty() {
        return empty_view();
    }
    let rows = changed.iter().map(|one| {
        let Changed { before, after } = one;
        view! {
            <tr>
                <td class="num">{before.1.number.clone()}</td>
                <td class="num">{after.1.number.clone()}</td>
                <td>{after.0.title.clone()}</td>
                <td class="wide">{after.1.text.clone()}</td>
            </tr>
        }
    });
    let rows = view! { <tbody>{rows.into_views()}</tbody> }.into_any();
    section(
        "moved",
        "Moved or renumbered",
        table(
            "Moved or renumbered",
            caption("Statements in a different place"),
            &["Before", "After", "Section now", "Statement"],
            "Statement",
            rows,
        ),
    )
}
