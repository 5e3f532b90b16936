//! Drafts in localStorage, as texts by workbook id.
//!
//! A write is read back. A text that can't be read is moved aside, never overwritten.

use std::fmt;

use wasm_bindgen::JsCast;
use web_sys::{DomException, Storage};

const DRAFT: &str = "join-the-dots/draft/";
const UNREADABLE: &str = "join-the-dots/unreadable/";
const PACK: &str = "join-the-dots/pack/";
/// The same of a pack that is being written and can't be used yet.
const UNFINISHED_PACK: &str = "join-the-dots/unfinished-pack/";

/// Why the browser did not keep a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// It lets pages keep nothing.
    Unavailable,
    /// Its storage is full.
    Full,
    /// It took the text and gave back another.
    NotAsWritten,
}

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotKept::Unavailable => "this browser lets pages keep nothing (a private window, or a setting)",
            NotKept::Full => "this browser’s storage is full",
            NotKept::NotAsWritten => "this browser did not give back what was written",
        })
    }
}

fn storage() -> Result<Storage, NotKept> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(NotKept::Unavailable)
}

fn put(key: &str, text: &str) -> Result<(), NotKept> {
    let storage = storage()?;
    storage.set_item(key, text).map_err(|error| {
        let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
        if name.contains("Quota") { NotKept::Full } else { NotKept::Unavailable }
    })?;
    match storage.get_item(key) {
        Ok(Some(back)) if back == text => Ok(()),
        _ => Err(NotKept::NotAsWritten),
    }
}

/// The keys with this beginning, without it.
fn names(beginning: &str) -> Result<Vec<String>, NotKept> {
    let storage = storage()?;
    let count = storage.length().map_err(|_| NotKept::Unavailable)?;
    let keys = (0..count).filter_map(|i| storage.key(i).ok().flatten());
    Ok(keys.filter_map(|key| key.strip_prefix(beginning).map(str::to_owned)).collect())
}

fn texts(beginning: &str) -> Result<Vec<(String, String)>, NotKept> {
    let storage = storage()?;
    let text = |name: String| storage.get_item(&format!("{beginning}{name}")).ok().flatten().map(|text| (name, text));
    Ok(names(beginning)?.into_iter().filter_map(text).collect())
}

/// Every draft here, as id and text.
///
/// # Errors
/// [`NotKept::Unavailable`].
pub fn all() -> Result<Vec<(String, String)>, NotKept> {
    texts(DRAFT)
}

/// The text of one draft, if it is here.
///
/// # Errors
/// [`NotKept::Unavailable`].
pub fn read(id: &str) -> Result<Option<String>, NotKept> {
    storage()?.get_item(&format!("{DRAFT}{id}")).map_err(|_| NotKept::Unavailable)
}

/// Keeps a draft, and makes sure that it is kept.
///
/// # Errors
/// [`NotKept`]; what was there before may still be.
pub fn write(id: &str, text: &str) -> Result<(), NotKept> {
    put(&format!("{DRAFT}{id}"), text)
}

/// Removes a draft.
pub fn remove(id: &str) {
    if let Ok(storage) = storage() {
        // There is nothing to do where the browser won't.
        let _ = storage.remove_item(&format!("{DRAFT}{id}"));
    }
}

/// Keeps a text that can't be read as a draft, or not in full, aside under a new name; once, if it is there already.
///
/// # Errors
/// [`NotKept`]; nothing was changed then.
pub fn set_aside(id: &str, text: &str) -> Result<(), NotKept> {
    let storage = storage()?;
    for n in 1.. {
        let key = format!("{UNREADABLE}{id}/{n}");
        match storage.get_item(&key).ok().flatten() {
            None => return put(&key, text),
            Some(there) if there == text => break,
            Some(_) => {}
        }
    }
    Ok(())
}

/// Every text that was set aside, as name and text.
///
/// # Errors
/// [`NotKept::Unavailable`].
pub fn aside() -> Result<Vec<(String, String)>, NotKept> {
    texts(UNREADABLE)
}

/// Removes a text that was set aside.
pub fn remove_aside(name: &str) {
    if let Ok(storage) = storage() {
        // There is nothing to do where the browser won't.
        let _ = storage.remove_item(&format!("{UNREADABLE}{name}"));
    }
}

/// The draft that a storage event is about. `None` for another key; `Some("")` if everything was cleared.
#[must_use]
pub fn of_event(event: &web_sys::StorageEvent) -> Option<String> {
    match event.key() {
        None => Some(String::new()),
        Some(key) => key.strip_prefix(DRAFT).map(str::to_owned),
    }
}

/// Asks the browser not to clear what is kept here when it is short of room. It may say no, and need not answer.
pub fn ask_to_persist() {
    if let Some(window) = web_sys::window() {
        let storage = window.navigator().storage();
        // On pages without a secure context there is none.
        if storage.is_object()
            && let Ok(asked) = storage.persist()
        {
            wasm_bindgen_futures::spawn_local(async move {
                // Whatever the answer, work goes on the same.
                let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
            });
        }
    }
}

/// The texts of the user's own packs.
#[must_use]
pub fn packs() -> Vec<String> {
    texts(PACK).unwrap_or_default().into_iter().map(|(_, text)| text).collect()
}

/// What is kept of a pack of the user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackText {
    /// The pack as it can be used.
    Sound,
    /// The same while it is being written and can't be used yet. It stands beside what it was before.
    Unfinished,
}

impl PackText {
    fn key(self, id: &str, edition: &str) -> String {
        let kind = match self {
            PackText::Sound => PACK,
            PackText::Unfinished => UNFINISHED_PACK,
        };
        format!("{kind}{id}/{edition}")
    }

    /// Keeps it, by the name of the pack's edition.
    ///
    /// # Errors
    /// Why it is not kept.
    pub fn write(self, id: &str, edition: &str, text: &str) -> Result<(), NotKept> {
        put(&self.key(id, edition), text)
    }

    /// Removes it.
    pub fn remove(self, id: &str, edition: &str) {
        if let Ok(storage) = storage() {
            // What can't be removed stays, and is listed again.
            let _ = storage.remove_item(&self.key(id, edition));
        }
    }

    /// The text, if it is here.
    ///
    /// # Errors
    /// [`NotKept::Unavailable`].
    pub fn read(self, id: &str, edition: &str) -> Result<Option<String>, NotKept> {
        storage()?.get_item(&self.key(id, edition)).map_err(|_| NotKept::Unavailable)
    }
}
