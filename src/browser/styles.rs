//! Styles that come with the pages that are fetched later.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

/// Adds a style sheet to the page, after those that are there.
pub fn adopt(css: &str) {
    let add = || -> Result<(), JsValue> {
        let sheet = CssStyleSheet::new()?;
        sheet.replace_sync(css)?;
        let document: JsValue = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?.into();
        let name = JsValue::from("adoptedStyleSheets");
        let sheets = Array::from(&Reflect::get(&document, &name)?);
        sheets.push(&sheet);
        Reflect::set(&document, &name, &sheets)?;
        Ok(())
    };
    if let Err(error) = add() {
        // The pages can be used without it.
        super::ids::report(&error);
    }
}
