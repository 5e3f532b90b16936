//! How data is kept, the keys, whose wording it is.

use leptos::prelude::*;

use crate::files::APP_VERSION;
use crate::framework::Pack;
use crate::ui::state::reactive::{IntoViews, empty_view};
use crate::ui::state::store::use_store;
use crate::ui::widgets::parts::{Heading, section};

/// How data is kept, the keys, whose wording it is.
#[component]
pub fn About() -> impl IntoView {
    view! {
        <div class="page-narrow">
            <Heading text="Your data, keyboard keys and sources" />
            {section("data", "How your data is stored", view! {
                <ul>
                    <li>"This page has no login, and no server stores your work. Nothing you write is sent anywhere. The page only loads its own files from its own address."</li>
                    <li>"Every change is saved in this browser, on this computer, within a second. It stays until you delete it, or until someone clears the browser’s data for this page."</li>
                    <li>"On a shared computer, anyone who uses the same browser account can open your drafts. Save to a file and delete the draft when you leave."</li>
                    <li>"“Save to file” writes everything to one file, which is yours. The file opens here, in any other browser, and in every later version of this page. Keep it with your school’s other files."</li>
                    <li>"When two tabs change one workbook, the page asks which version to keep. It never replaces your work without asking."</li>
                    <li>"Don’t write pupils’ names or other personal data in a workbook. It doesn’t need them."</li>
                </ul>
            }.into_any())}
            {section("keys", "Keyboard keys", view! {
                <dl class="about-keys">
                    <div><dt>"Tab, Shift+Tab"</dt><dd>"Move to the next row of the sheet, or to the one before."</dd></div>
                    <div><dt>"Arrow keys"</dt><dd>"Move along the row. Each number is chosen as you reach it."</dd></div>
                    <div><dt>"0 to 9"</dt><dd>"Choose that number in the row. For 10, type 1 and then 0 within a second."</dd></div>
                    <div><dt>"Delete or Backspace"</dt><dd>"Clear the rating."</dd></div>
                    <div><dt>"Ctrl+Z, Ctrl+Shift+Z"</dt><dd>"Undo and redo (Ctrl+Y redoes too). In a text field, they undo typing in that field."</dd></div>
                </dl>
            }.into_any())}
            {use_store().packs.all().into_iter().map(|pack| view! { <Wording pack /> }).into_views()}
            {section("program", "About this program", view! {
                <p>
                    {format!("Join the Dots {APP_VERSION}. The code is free to use under the MIT or the Apache 2.0 licence. The wording of each scheme belongs to the owner named with it.")}
                </p>
                <p>
                    "For programs that read these files: the "
                    <a href="schema/workbook-3.json">"JSON Schema for workbooks"</a>" and the "
                    <a href="schema/pack-1.json">"JSON Schema for schemes"</a>"."
                </p>
                <p><a href="#/">"Go to the first page"</a></p>
            }.into_any())}
        </div>
    }
}

/// JudgementSource the wording of a pack is, how to use it, and what was decided when it was made.
#[component]
fn Wording(pack: &'static Pack) -> impl IntoView {
    let heading = format!("wording-{}", pack.id);
    let labelled_by = heading.clone();
    // A scheme of the school's own has no publisher.
    let publisher = Some(pack.source.publisher.trim()).filter(|one| !one.is_empty());
    let publisher = publisher.map_or_else(String::new, |one| format!("{one}. "));
    let correction = |at: &'static str, printed: &'static str, corrected: &'static str| {
        view! { <li>"“"{printed}"” is “"{corrected}"” here "<code>{at}</code></li> }
    };
    view! {
        <section aria-labelledby=labelled_by>
            <h2 id=heading>{format!("{}: how to use it, and its source", pack.title)}</h2>
            {(!pack.steps.is_empty()).then(|| view! {
                <ol>{pack.steps.iter().map(|step| view! { <li><b>{step.title.clone()}</b>" "{step.text.clone()}</li> }).into_views()}</ol>
            })}
            <p>{format!("Edition {}. Source: {}. {publisher}{}", pack.edition, pack.source.title, pack.source.rights)}</p>
            <p>{pack.source.edition_note.clone()}</p>
            {folded("Left open by the source", pack, pack.left_open.iter().map(|open| view! { <li>{open.clone()}</li> }).into_views())}
            {folded("Decisions made when copying the wording", pack, pack.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).into_views())}
            {folded("Corrected typing slips", pack, pack.corrections.iter().map(|slip| correction(&slip.at, &slip.printed, &slip.corrected)).into_views())}
        </section>
    }
}

/// Something about a pack that is folded away; nothing where there is nothing to say.
fn folded(what: &'static str, pack: &'static Pack, lines: Vec<AnyView>) -> AnyView {
    if lines.is_empty() {
        return empty_view();
    }
    view! { <details><summary>{format!("{what} ({}): {}", lines.len(), pack.title)}</summary><ul>{lines}</ul></details> }.into_any()
}
