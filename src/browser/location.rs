//! The part of the address behind the #, and printing.

/// The part of the address behind the #.
#[must_use]
pub fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Goes to another page of ours.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        // Changing the part behind the # is never refused.
        let _ = window.location().set_hash(hash);
    }
}

/// A name as a part of an address, between two slashes.
#[must_use]
pub fn encoded(name: &str) -> String {
    js_sys::encode_uri_component(name).into()
}

/// The name that a part of an address holds. What is not encoded as addresses are is taken as it stands.
#[must_use]
pub fn decoded(part: &str) -> String {
    js_sys::decode_uri_component(part).map_or_else(|_| part.to_owned(), Into::into)
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Where there is no printing there is no dialog either.
        let _ = window.print();
    }
}

/// Marks this moment in the browser's performance timeline, where a benchmark can count it.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        // Measuring must never get in the way.
        let _ = performance.mark(name);
    }
}
