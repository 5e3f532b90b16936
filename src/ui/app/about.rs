//! How data is kept, the keys, whose wording it is.

use leptos::prelude::*;

use crate::exchange::APP_VERSION;
use crate::framework::Pack;
use crate::ui::state::packs;
use crate::ui::state::reactive::{IntoViews, empty_view};
use crate::ui::widgets::parts::{Heading, section};

/// How data is kept, the keys, whose wording it is.
#[component]
pub fn About() -> impl IntoView {
    view! {
        <div class="page-narrow">
            <Heading text="How your data is kept, the keys, and whose wording this is" />
            {section("data", "How your data is kept", view! {
                <ul>
                    <li>"There is no login and no server behind this page. Nothing that you write is sent anywhere; the page asks its own address for its own files, and no other."</li>
                    <li>"Every change is kept in this browser, on this computer, within a second. It stays until you delete it, or until someone clears the browser’s data for this page."</li>
                    <li>"On a shared computer, anyone who uses the same browser account can open your drafts. Save to a file and delete the draft when you leave."</li>
                    <li>"“Save to file” writes everything to one file that is yours. It opens here, in any other browser, and in every later version of this page. Keep it where your school keeps its other files."</li>
                    <li>"When two tabs change one workbook, you are asked which version to keep. Nothing is replaced without your word."</li>
                    <li>"Do not write pupils’ names or other personal data into a workbook: it does not need them."</li>
                </ul>
            }.into_any())}
            {section("keys", "The keys", view! {
                <dl class="about-keys">
                    <div><dt>"Tab, Shift+Tab"</dt><dd>"To the next row of the sheet, or back."</dd></div>
                    <div><dt>"Arrow keys"</dt><dd>"Along the row: each number is picked as you reach it."</dd></div>
                    <div><dt>"0 to 9"</dt><dd>"Picks that number in the row. For 10, type 1 and then 0 within a second."</dd></div>
                    <div><dt>"Delete or Backspace"</dt><dd>"Takes the rating back to blank."</dd></div>
                    <div><dt>"Ctrl+Z, Ctrl+Shift+Z"</dt><dd>"Undo, and do again (Ctrl+Y too). In a text field they belong to the field."</dd></div>
                </dl>
            }.into_any())}
            {packs::all().into_iter().map(|pack| view! { <Wording pack /> }).into_views()}
            {section("program", "The program", view! {
                <p>
                    {format!("Join the Dots {APP_VERSION}. The code is free to use under the MIT or the Apache 2.0 licence; the wording of packs belongs to those named with them.")}
                </p>
                <p>
                    "For programs that read its files: the "
                    <a href="schema/workbook-3.json">"JSON Schema of workbooks"</a>" and the "
                    <a href="schema/pack-1.json">"JSON Schema of packs"</a>"."
                </p>
                <p><a href="#/">"Go to the first page"</a></p>
            }.into_any())}
        </div>
    }
}

/// Whose the wording of a pack is, how to use it, and what was decided when it was made.
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
            <h2 id=heading>{format!("{}: how to use it, and whose wording it is", pack.title)}</h2>
            {(!pack.steps.is_empty()).then(|| view! {
                <ol>{pack.steps.iter().map(|step| view! { <li><b>{step.title.clone()}</b>" "{step.text.clone()}</li> }).into_views()}</ol>
            })}
            <p>{format!("Edition {}. Source: {}. {publisher}{}", pack.edition, pack.source.title, pack.source.rights)}</p>
            <p>{pack.source.edition_note.clone()}</p>
            {folded("What the source leaves open", pack, pack.left_open.iter().map(|open| view! { <li>{open.clone()}</li> }).into_views())}
            {folded("What was decided when the wording was taken over", pack, pack.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).into_views())}
            {folded("Typing slips that were corrected", pack, pack.corrections.iter().map(|slip| correction(&slip.at, &slip.printed, &slip.corrected)).into_views())}
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
