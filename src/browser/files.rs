//! Files: chosen by the user, written where the user says.
//!
//! Where the browser has the File System Access interface, saving again writes the same file; elsewhere each save is a
//! download.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement};

/// How saving to a file went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The file is written.
    Written,
    /// The browser has been given it as a download.
    Downloaded,
    /// The user closed the dialog.
    Cancelled,
    /// It was refused, and offered as a download in its place.
    RefusedButDownloaded,
}

/// The file that a workbook was saved to last. It can be written again for as long as the page is open.
#[derive(Clone, Debug)]
pub struct Target {
    /// The workbook's id.
    id: String,
    handle: JsValue,
}

/// The bytes of a file that the user chose.
///
/// # Errors
/// What the browser says, if the file is gone or may not be read.
pub async fn bytes(file: &File) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|error| words(&error))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The bytes of a picture that is being made: `make` is given what to call with it.
///
/// # Errors
/// What the browser says, if it can't make it.
pub async fn made(make: impl FnOnce(Function) -> Option<()>) -> Result<Vec<u8>, String> {
    let mut make = Some(make);
    let promise = Promise::new(&mut |resolve, reject| {
        if make.take().and_then(|make| make(resolve)).is_none() {
            // There is nobody else to be told.
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    let blob: Blob = JsFuture::from(promise).await.and_then(JsCast::dyn_into).map_err(|error| words(&error))?;
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|error| words(&error))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Gives bytes to the browser as a download.
pub fn download_bytes(name: &str, bytes: &[u8], kind: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options) {
        download_blob(name, &blob);
    }
}

/// The file that an input has been given, and empties the input, so that the same file can be chosen again.
#[must_use]
pub fn take(input: &HtmlInputElement) -> Option<File> {
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file
}

/// Saves a workbook's text: to the file that it was saved to last, else to one that the user chooses, else as a download.
/// Returns the file to save it to next time as well, if there is one.
pub async fn save(target: Option<Target>, id: &str, name: &str, text: &str) -> (Saved, Option<Target>) {
    match save_to_handle(target, id, name, text).await {
        Ok(Some(saved)) => saved,
        Ok(None) => {
            download(name, text, "application/json");
            (Saved::Downloaded, None)
        }
        Err(_) => {
            download(name, text, "application/json");
            (Saved::RefusedButDownloaded, None)
        }
    }
}

/// Saves through the File System Access interface. `Ok(None)` where there is none.
async fn save_to_handle(
    target: Option<Target>,
    id: &str,
    name: &str,
    text: &str,
) -> Result<Option<(Saved, Option<Target>)>, JsValue> {
    let handle = match target.clone().filter(|target| target.id == id) {
        Some(target) => target.handle,
        None => {
            let window: JsValue = web_sys::window().into();
            let Ok(picker) = Reflect::get(&window, &"showSaveFilePicker".into())?.dyn_into::<Function>() else {
                return Ok(None);
            };
            let asked: Promise = picker.call1(&window, &picker_options(name)?)?.dyn_into()?;
            match JsFuture::from(asked).await {
                Ok(handle) => handle,
                Err(error) if is_named(&error, "AbortError") => return Ok(Some((Saved::Cancelled, target))),
                Err(error) => return Err(error),
            }
        }
    };
    let writable = call(&handle, "createWritable", None).await?;
    call(&writable, "write", Some(&text.into())).await?;
    call(&writable, "close", None).await?;
    Ok(Some((Saved::Written, Some(Target { id: id.to_owned(), handle }))))
}

/// Calls a method that answers with a promise, and awaits it.
async fn call(object: &JsValue, method: &str, argument: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    let promise = match argument {
        Some(argument) => method.call1(object, argument)?,
        None => method.call0(object)?,
    };
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}

fn picker_options(name: &str) -> Result<JsValue, JsValue> {
    let accept = Object::new();
    Reflect::set(&accept, &"application/json".into(), &Array::of1(&".json".into()))?;
    let kind = Object::new();
    Reflect::set(&kind, &"description".into(), &"Join the Dots workbook".into())?;
    Reflect::set(&kind, &"accept".into(), &accept)?;
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into())?;
    Reflect::set(&options, &"types".into(), &Array::of1(&kind))?;
    Ok(options.into())
}

fn is_named(error: &JsValue, name: &str) -> bool {
    Reflect::get(error, &"name".into()).ok().and_then(|found| found.as_string()).as_deref() == Some(name)
}

fn words(error: &JsValue) -> String {
    Reflect::get(error, &"message".into()).ok().and_then(|found| found.as_string()).unwrap_or_default()
}

/// Gives a text to the browser as a download.
pub fn download(name: &str, text: &str, kind: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options) {
        download_blob(name, &blob);
    }
}

/// Gives bytes to the browser as a download.
pub fn download_blob(name: &str, blob: &Blob) {
    let give = || -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let address = web_sys::Url::create_object_url_with_blob(blob)?;
        let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser reads the blob after the click: its address must outlive this turn.
        gloo_timers::callback::Timeout::new(60_000, move || {
            let _ = web_sys::Url::revoke_object_url(&address);
        })
        .forget();
        Ok(())
    };
    if let Err(error) = give() {
        super::ids::report(&error);
    }
}
