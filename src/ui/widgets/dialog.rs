//! A modal dialog made of the browser's own: Escape closes it, and the focus returns to where it was.

use leptos::html;
use leptos::prelude::*;

use crate::ui::state::reactive::run_effect;

/// A modal dialog, shown for as long as it is in the page.
#[component]
pub fn Dialog(
    /// The heading of the dialog.
    #[prop(into)]
    title: String,
    /// Called when the dialog closes, by Escape too.
    on_close: impl Fn() + 'static,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    run_effect(move || {
        if let Some(dialog) = node.get() {
            // showModal fails only for a dialog that is open already, or not in the page.
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
