//! Elements made by hand, where very many alike are copied from one.

use web_sys::Element;

/// A new element that is on no page yet.
pub fn element(name: &str, attributes: &[(&str, &str)], text: &str) -> Option<Element> {
    let made = web_sys::window()?.document()?.create_element(name).ok()?;
    for (attribute, value) in attributes {
        made.set_attribute(attribute, value).ok()?;
    }
    if !text.is_empty() {
        made.set_text_content(Some(text));
    }
    Some(made)
}
