//! A modal dialog, as the platform has it: Escape closes it and the focus returns to where it was.

use leptos::html;
use leptos::prelude::*;

use crate::ui::state::reactive::run_effect;

/// A modal dialog that is shown while it is in the page.
#[component]
pub fn Dialog(
    /// Its heading.
    #[prop(into)]
    title: String,
    /// What Escape does, besides closing.
    on_close: impl Fn() + 'static,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    run_effect(move || {
        if let Some(dialog) = node.get() {
            // It is in the page and not open yet, which is all that showModal asks for.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog node_ref=node aria-labelledby="dialog-title" on:close=move |_| on_close()>
            <h2 id="dialog-title">{title}</h2>
            {children()}
        </dialog>
    }
}
