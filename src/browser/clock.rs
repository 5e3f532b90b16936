//! What time it is, and times in words.

use jiff::civil::Date;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// Milliseconds since 1970.
#[must_use]
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// How long ago is still just now, in milliseconds: a second, as the sheet says of typing a 10.
const JUST_NOW: u64 = 1000;

/// Whether this moment was just now, if there was one.
#[must_use]
pub fn is_just_now(at: Option<u64>) -> bool {
    at.is_some_and(|at| now().saturating_sub(at) < JUST_NOW)
}

/// Today, where the user is.
#[must_use]
pub fn today() -> Date {
    let today = js_sys::Date::new_0();
    let year = i16::try_from(today.get_full_year()).unwrap_or(2000);
    let month = i8::try_from(today.get_month() + 1).unwrap_or(1);
    let day = i8::try_from(today.get_date()).unwrap_or(1);
    Date::new(year, month, day).unwrap_or_default()
}

/// A moment as people say it: "today, 16:10", "Tuesday, 16:10" within the last week, else "12 November 2026, 16:10".
#[must_use]
pub fn moment_in_words(at: u64) -> String {
    let at = at as f64;
    let moment = js_sys::Date::new(&JsValue::from_f64(at));
    let time = format!("{:02}:{:02}", moment.get_hours(), moment.get_minutes());
    let midnight = js_sys::Date::new_0();
    midnight.set_hours(0);
    midnight.set_minutes(0);
    midnight.set_seconds(0);
    midnight.set_milliseconds(0);
    let days_ago = ((midnight.get_time() - at) / 86_400_000.0).ceil();
    let day = if days_ago <= 0.0 {
        "today".to_owned()
    } else if days_ago < 7.0 {
        in_words(&moment, &[("weekday", "long")])
    } else {
        in_words(&moment, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
    };
    format!("{day}, {time}")
}

fn in_words(moment: &js_sys::Date, fields: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in fields {
        // Setting a field of a plain object can't fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    moment.to_locale_date_string("en-GB", &options).into()
}
