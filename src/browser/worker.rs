//! The worker that makes documents: started when one is first asked for, and kept for the next.

use std::cell::RefCell;

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// What is said where the worker can't be reached.
const UNREACHABLE: &str = "What makes documents could not be fetched. Check that you are connected, then try again.";

thread_local! {
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// Makes a document of the text of a workbook's file: `document` by its id, `today` as 2026-11-21, `chart` a PNG.
///
/// # Errors
/// A sentence for whoever asked for it. A later call starts a fresh worker, if this one could not be fetched.
pub async fn make_report(document: &str, workbook: &str, today: &str, chart: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let worker = running().ok_or(UNREACHABLE)?;
    let answered = Promise::new(&mut |resolve, reject| listen(&worker, resolve, reject));
    let message = Object::new();
    let chart = chart.map_or(JsValue::NULL, |chart| Uint8Array::from(chart).into());
    let fields: [(&str, JsValue); 5] = [
        ("id", 0.into()),
        ("document", document.into()),
        ("workbook", workbook.into()),
        ("today", today.into()),
        ("chart", chart),
    ];
    for (name, value) in fields {
        // A fresh object takes every field.
        let _ = Reflect::set(&message, &name.into(), &value);
    }
    worker.post_message(&message).map_err(|_| UNREACHABLE)?;
    let Ok(answer) = JsFuture::from(answered).await else {
        if let Some(broken) = WORKER.take() {
            broken.terminate();
        }
        return Err(UNREACHABLE.to_owned());
    };
    let field = |name: &str| Reflect::get(&answer, &name.into()).unwrap_or_default();
    match field("bytes").dyn_into::<Uint8Array>() {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(_) => Err(field("error").as_string().unwrap_or_else(|| UNREACHABLE.to_owned())),
    }
}

/// Hears the next answer of the worker, or that it could not be fetched. One document is made at a time.
fn listen(worker: &Worker, resolve: Function, reject: Function) {
    let heard = Closure::once_into_js(move |event: MessageEvent| {
        // There is nobody to tell but the promise itself.
        let _ = resolve.call1(&JsValue::NULL, &event.data());
    });
    worker.set_onmessage(Some(heard.unchecked_ref()));
    worker.set_onerror(Some(&reject));
}

/// The worker, started if it was not.
fn running() -> Option<Worker> {
    WORKER.with_borrow_mut(|worker| {
        if worker.is_none() {
            let address =
                web_sys::window()?.document()?.query_selector("meta[name=report]").ok()??.get_attribute("content")?;
            let options = WorkerOptions::new();
            options.set_type(WorkerType::Module);
            *worker = Worker::new_with_options(&address, &options).ok();
        }
        worker.clone()
    })
}
