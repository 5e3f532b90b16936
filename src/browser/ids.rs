//! New names, from the browser's random numbers.

use wasm_bindgen::JsCast;

/// A name that nothing else has.
#[must_use]
pub fn new_id() -> String {
    let mut bytes = [0; 16];
    // crypto.randomUUID() is there on secure pages only; a school may serve this page from its own plain server.
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

/// Sends what nobody can act on to the console, where whoever helps a school can read it.
pub fn report(error: &wasm_bindgen::JsValue) {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    leptos::logging::error!("{}", message.unwrap_or_else(|| format!("{error:?}")));
}
