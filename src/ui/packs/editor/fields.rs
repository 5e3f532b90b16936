//! Fields of the pack that is being written.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::draft::Writing;
use crate::framework::Pack;
use crate::ui::state::reactive::{IntoViews, memo_text, show_when};
use crate::ui::widgets::fields::{Shape, select, text_input};

/// A field of text.
pub fn field(
    writing: Writing,
    id: String,
    label: impl Into<String>,
    hint: &'static str,
    shape: Shape,
    get: impl Fn(&Pack) -> String + Send + Sync + 'static,
    set: impl Fn(&mut Pack, String) + 'static,
) -> AnyView {
    let value = memo_text(move || writing.read(&get));
    let key = id.clone();
    let typed = move |text: String| writing.edit(&key, |pack| set(pack, text));
    labelled(id, label.into(), hint, shape, value, Box::new(typed))
}

/// A list of texts, one in each line. `normal` is what becomes of a text that is written back.
pub fn lines_field(
    writing: Writing,
    id: String,
    label: impl Into<String>,
    hint: &'static str,
    normal: fn(&str) -> String,
    get: impl Fn(&Pack) -> String + Send + Sync + 'static,
    set: impl Fn(&mut Pack, &str) + 'static,
) -> AnyView {
    // While the list is the same, the field has it as it was typed: blank lines, and a blank at the end.
    let as_typed = RwSignal::new(String::new());
    let value = memo_text(move || {
        let list = writing.read(&get);
        as_typed.with(|typed| if normal(typed) == list { typed.clone() } else { list })
    });
    let key = id.clone();
    let typed = move |text: String| {
        as_typed.set(text.clone());
        writing.edit(&key, |pack| set(pack, &text));
    };
    labelled(id, label.into(), hint, Shape::Lines, value, Box::new(typed))
}

/// Lines without blanks around them, and without blank ones.
pub fn plain_lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<&str>>().join("\n")
}

/// The lines of a text as a list.
pub fn to_list(text: &str) -> Vec<String> {
    plain_lines(text).lines().map(str::to_owned).collect()
}

fn labelled(
    id: String,
    label: String,
    hint: &'static str,
    shape: Shape,
    value: Memo<String>,
    typed: Box<dyn Fn(String)>,
) -> AnyView {
    let described = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let hint = (!hint.is_empty()).then(|| view! { <span class="muted" id=format!("{id}-hint")>{hint}</span> });
    let field = text_input(id.clone(), described, shape, value, typed, Box::new(|| {}));
    view! {
        <p class="field">
            <label for=id>{label}</label>
            {hint}
            {field}
        </p>
    }
    .into_any()
}

/// One of several words, by its place.
pub fn choice(
    writing: Writing,
    id: String,
    label: impl Into<String>,
    words: Vec<String>,
    get: impl Fn(&Pack) -> usize + Send + Sync + 'static,
    set: impl Fn(&mut Pack, usize) + 'static,
) -> AnyView {
    let place = Memo::new(move |_| writing.read(&get));
    let choose = move |at: usize| writing.edit("", |pack| set(pack, at));
    let label: String = label.into();
    view! {
        <p class="field">
            <label for=id.clone()>{label}</label>
            {select(id, None, words, place, choose)}
        </p>
    }
    .into_any()
}

/// Yes or no.
pub fn tick(
    writing: Writing,
    label: &'static str,
    get: impl Fn(&Pack) -> bool + Send + Sync + 'static,
    set: impl Fn(&mut Pack, bool) + 'static,
) -> AnyView {
    let is = Memo::new(move |_| writing.read(&get));
    let choose = move |event: web_sys::Event| {
        let chosen = event_target_checked(&event);
        writing.edit("", |pack| set(pack, chosen));
    };
    view! { <label class="choice"><input type="checkbox" prop:checked=move || is.get() on:change=choose />{label}</label> }
        .into_any()
}

/// A part of the page that is folded, and made when it is first opened.
pub fn fold(
    writing: Writing,
    key: impl Into<String>,
    title: AnyView,
    content: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let key: String = key.into();
    let (reading, toggling, id) = (key.clone(), key.clone(), key);
    let open = Memo::new(move |_| writing.unfolded.with(|unfolded| unfolded.contains(&reading)));
    let toggled = move |event: web_sys::Event| {
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok());
        let Some(now) = details.map(|details| details.open()) else { return };
        if now != open.get_untracked() {
            writing.unfolded.update(|unfolded| {
                if now {
                    unfolded.insert(toggling.clone());
                } else {
                    unfolded.remove(&toggling);
                }
            });
        }
    };
    view! {
        <details class="fold" id=id prop:open=move || open.get() on:toggle=toggled>
            <summary>{title}</summary>
            {show_when(move || open.get(), content)}
        </details>
    }
    .into_any()
}

/// A folded part of the page with a heading.
pub fn folded_section(
    writing: Writing,
    key: &'static str,
    title: &'static str,
    content: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    fold(writing, key, view! { <h2>{title}</h2> }.into_any(), move || {
        view! { <div class="fold-content">{content()}</div> }.into_any()
    })
}

/// A button with a name that follows the state and begins with its text.
pub fn named(text: &'static str, name: Memo<String>, press: impl FnMut() + 'static) -> AnyView {
    let mut press: Box<dyn FnMut()> = Box::new(press);
    view! {
        <button type="button" aria-label=move || format!("{text}: {}", name.get()) on:click=move |_| press()>{text}</button>
    }
    .into_any()
}

/// What a row of a list is: its list and its id.
#[derive(Clone)]
pub struct Row {
    /// Which list it stands in.
    pub list: &'static str,
    /// Its id.
    pub id: String,
}

/// A row that can be dragged by its handle, and that others can be dropped on: `put` is given the id of what was dropped.
pub fn row(writing: Writing, row: Row, put: impl Fn(String) + 'static, content: Vec<AnyView>) -> AnyView {
    let Row { list, id } = row;
    let is_ours =
        move || writing.dragged.with_untracked(|dragged| dragged.as_ref().is_some_and(|(from, _)| *from == list));
    let over = move |event: web_sys::DragEvent| {
        if is_ours() {
            event.prevent_default();
        }
    };
    let here = id.clone();
    let dropped = move |event: web_sys::DragEvent| {
        if !is_ours() {
            return;
        }
        event.prevent_default();
        if let Some((_, moved)) = writing.dragged.get_untracked().filter(|(_, moved)| *moved != here) {
            put(moved);
        }
        writing.dragged.set(None);
    };
    let begin = move |event: web_sys::DragEvent| {
        if let Some(data) = event.data_transfer() {
            // Some browsers drag nothing without a text; that it is refused means that they don't need it.
            let _ = data.set_data("text/plain", &id);
        }
        writing.dragged.set(Some((list, id.clone())));
    };
    view! {
        <li class="editor-row" on:dragover=over on:drop=dropped>
            <span class="editor-handle" draggable="true" aria-hidden="true" title="Drag to move" on:dragstart=begin on:dragend=move |_| writing.dragged.set(None)>"⠿"</span>
            <div class="editor-row-content">{content.into_iter().into_views()}</div>
        </li>
    }
    .into_any()
}
