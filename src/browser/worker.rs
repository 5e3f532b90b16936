//! The worker that makes documents: started when a document is first asked for, and kept.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

const UNREACHABLE: &str = "Documents can’t be made while you are offline. Connect to the internet, then try again.";

/// A running worker, and those who wait for it.
struct Running {
    worker: Worker,
    /// What the page hears it with, which must live as long as it does.
    _heard: [Closure<dyn FnMut(Event)>; 2],
    /// Each question's number, and what to call with the answer.
    waiting: Vec<(f64, Function)>,
    asked: f64,
}

/// The worker that makes documents, which runs from the first document on. A handle: copies of it are the same worker.
#[derive(Clone, Default)]
pub struct ReportWorker(Rc<RefCell<Option<Running>>>);

/// What a document is made of.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The document's name.
    pub document: &'static str,
    /// The text of a workbook's file.
    pub workbook: String,
    /// The texts of the user's own packs.
    pub packs: Vec<String>,
    /// The place of the assessment that the document is about.
    pub assessment: usize,
    /// The day, as 2026-11-21.
    pub today: String,
    /// A picture of the ratings, as PNG.
    pub chart: Option<Vec<u8>>,
}

impl ReportWorker {
    /// Makes a document.
    ///
    /// # Errors
    /// A sentence for whoever asked for it. The next call starts a fresh worker if this one could not be reached, or broke.
    pub async fn make_report(&self, asked: Asked) -> Result<Vec<u8>, String> {
        let Asked { document, workbook, packs, assessment, today, chart } = asked;
        let unreachable = |_| UNREACHABLE.to_owned();
        let question = Object::new();
        let put = |name: &str, value: &JsValue| Reflect::set(&question, &name.into(), value).map_err(unreachable);
        let packs: Array = packs.iter().map(|text| JsValue::from_str(text)).collect();
        put("document", &document.into())?;
        put("workbook", &workbook.into())?;
        put("packs", &packs)?;
        put("assessment", &u32::try_from(assessment).unwrap_or(u32::MAX).into())?;
        put("today", &today.into())?;
        put("chart", &chart.map_or(JsValue::NULL, |png| Uint8Array::from(png.as_slice()).into()))?;

        let answer = self.ask(&question).ok_or(UNREACHABLE)?;
        let answer = JsFuture::from(answer).await.map_err(unreachable)?;
        let found = |name: &str| Reflect::get(&answer, &name.into()).ok().filter(|value| !value.is_undefined());
        if let Some(bytes) = found("bytes") {
            return Ok(Uint8Array::new(&bytes).to_vec());
        }
        if found("broken").is_some_and(|broken| broken.is_truthy()) {
            self.stop();
        }
        Err(found("error").and_then(|error| error.as_string()).unwrap_or_else(|| UNREACHABLE.to_owned()))
    }

    /// Sends a question, and promises the answer. `None` if no worker can be started.
    fn ask(&self, question: &Object) -> Option<Promise> {
        if self.0.borrow().is_none() {
            let started = self.start()?;
            self.0.replace(Some(started));
        }
        let mut sent = false;
        let promise = Promise::new(&mut |resolve, _| {
            let mut running = self.0.borrow_mut();
            let Some(running) = running.as_mut() else { return };
            running.asked += 1.0;
            let numbered = Reflect::set(question, &"id".into(), &running.asked.into()).is_ok();
            if numbered && running.worker.post_message(question).is_ok() {
                running.waiting.push((running.asked, resolve));
                sent = true;
            }
        });
        sent.then_some(promise)
    }

    fn start(&self) -> Option<Running> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address()?, &options).ok()?;
        let this = self.clone();
        let answered = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let Ok(event) = event.dyn_into::<MessageEvent>() else { return };
            let answer = event.data();
            let number = Reflect::get(&answer, &"id".into()).ok().and_then(|id| id.as_f64());
            // The borrow ends before anybody is answered, who may ask again at once.
            let resolve = this.0.borrow_mut().as_mut().and_then(|running| {
                let at = running.waiting.iter().position(|(id, _)| Some(*id) == number)?;
                Some(running.waiting.swap_remove(at).1)
            });
            if let Some(resolve) = resolve {
                let _ = resolve.call1(&JsValue::NULL, &answer);
            }
        });
        // Its script could not be fetched, or broke: nobody who waits will be answered.
        let this = self.clone();
        let failed = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            this.stop();
        });
        worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Running { worker, _heard: [answered, failed], waiting: Vec::new(), asked: 0.0 })
    }

    /// Ends the worker. Those who still wait are answered with nothing; the next question starts another.
    fn stop(&self) {
        let Some(running) = self.0.take() else { return };
        running.worker.terminate();
        running.worker.set_onmessage(None);
        running.worker.set_onerror(None);
        for (_, resolve) in &running.waiting {
            let _ = resolve.call1(&JsValue::NULL, &Object::new());
        }
        // This may run in one of the closures, which is then still needed: they are freed once it has returned.
        gloo_timers::callback::Timeout::new(0, move || drop(running)).forget();
    }
}

/// Where the script is, as the page's head has it.
fn address() -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector("meta[name=report]").ok()??.get_attribute("content")
}
