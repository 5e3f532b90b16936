//! Drafts, packs and unreadable texts in the browser's localStorage.
//!
//! Every write is read back. Keys and texts are those of earlier versions of the page.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsCast;
use web_sys::{DomException, Storage};

use crate::framework::PackRef;
pub use crate::session::NotKept;
use crate::session::Texts;

const DRAFT: &str = "join-the-dots/draft/";
const UNREADABLE: &str = "join-the-dots/unreadable/";
const PACK: &str = "join-the-dots/pack/";
/// A pack that is being written and can't be used yet. It stands beside the last version that can be.
const UNFINISHED_PACK: &str = "join-the-dots/unfinished-pack/";

/// The storage. Asked of web-sys, because gloo-storage panics where the browser has switched it off.
fn storage() -> Result<Storage, NotKept> {
    let is_there = web_sys::window().is_some_and(|window| window.local_storage().is_ok_and(|found| found.is_some()));
    if is_there { Ok(LocalStorage::raw()) } else { Err(NotKept::Unavailable) }
}

fn get(key: &str) -> Result<Option<String>, NotKept> {
    storage()?.get_item(key).map_err(|_| NotKept::Unavailable)
}

fn put(key: &str, text: &str) -> Result<(), NotKept> {
    storage()?.set_item(key, text).map_err(|error| {
        let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
        if name.contains("Quota") { NotKept::Full } else { NotKept::Unavailable }
    })?;
    match get(key) {
        Ok(Some(back)) if back == text => Ok(()),
        _ => Err(NotKept::NotAsWritten),
    }
}

/// Removes a text. Where the browser refuses, it stays and is listed again.
fn remove(key: &str) {
    if storage().is_ok() {
        LocalStorage::delete(key);
    }
}

/// Every text whose key begins like this, by the rest of its key.
fn texts(beginning: &str) -> Result<Vec<(String, String)>, NotKept> {
    let storage = storage()?;
    let keys = (0..LocalStorage::length()).filter_map(|place| storage.key(place).ok().flatten());
    let text = |key: String| Some((key.strip_prefix(beginning)?.to_owned(), storage.get_item(&key).ok().flatten()?));
    Ok(keys.filter_map(text).collect())
}

/// How a write went that must not replace an unknown text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// The text is written.
    Done,
    /// Nothing is written, because the storage holds these texts instead of the expected ones.
    Differs(Texts),
}

/// The name under which the storage holds a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The end of its keys.
    name: String,
    /// The beginning of its key.
    finished: &'static str,
    /// The beginning of the key of its unfinished version, if documents of this kind have one.
    unfinished: Option<&'static str>,
}

impl Name {
    /// The name of the draft of a workbook.
    #[must_use]
    pub fn draft(id: &str) -> Name {
        Name { name: id.to_owned(), finished: DRAFT, unfinished: None }
    }

    /// The name of one edition of a pack of the user's own.
    #[must_use]
    pub fn pack(PackRef { id, edition, .. }: &PackRef) -> Name {
        Name { name: format!("{id}/{edition}"), finished: PACK, unfinished: Some(UNFINISHED_PACK) }
    }

    fn key(&self, beginning: &str) -> String {
        format!("{beginning}{}", self.name)
    }

    /// The document's texts.
    ///
    /// # Errors
    /// [`NotKept::Unavailable`].
    pub fn read(&self) -> Result<Texts, NotKept> {
        let unfinished = self.unfinished.map(|beginning| get(&self.key(beginning))).transpose()?;
        Ok(Texts { finished: get(&self.key(self.finished))?, unfinished: unfinished.flatten() })
    }

    /// Writes a text, whatever the storage holds.
    ///
    /// # Errors
    /// [`NotKept`]; the text before may still be there.
    pub fn write(&self, finished: bool, text: &str) -> Result<(), NotKept> {
        let beginning = if finished { self.finished } else { self.unfinished.unwrap_or(self.finished) };
        put(&self.key(beginning), text)
    }

    /// Writes a text, unless the storage holds other texts than `over`.
    ///
    /// # Errors
    /// [`NotKept`]; the text before may still be there.
    pub fn write_over(&self, over: &Texts, finished: bool, text: &str) -> Result<Put, NotKept> {
        let there = self.read()?;
        if over.differ_from(&there) {
            return Ok(Put::Differs(there));
        }
        self.write(finished, text).map(|()| Put::Done)
    }

    /// Removes the document, with its unfinished version.
    pub fn remove(&self) {
        remove(&self.key(self.finished));
        self.remove_unfinished();
    }

    /// Removes the unfinished version.
    pub fn remove_unfinished(&self) {
        if let Some(beginning) = self.unfinished {
            remove(&self.key(beginning));
        }
    }

    /// Removes those of these texts that the storage still holds.
    pub fn remove_texts(&self, texts: &Texts) {
        let there = self.read().unwrap_or_default();
        if texts.finished.is_some() && there.finished == texts.finished {
            remove(&self.key(self.finished));
        }
        if texts.unfinished.is_some() && there.unfinished == texts.unfinished {
            self.remove_unfinished();
        }
    }

    /// Keeps a text that can't be read, or not in full, under another name; once, if it is there already.
    ///
    /// # Errors
    /// [`NotKept`]; nothing was changed then.
    pub fn set_aside(&self, text: &str) -> Result<(), NotKept> {
        for number in 1.. {
            let key = format!("{UNREADABLE}{}/{number}", self.name);
            match get(&key)? {
                None => return put(&key, text),
                Some(there) if there == text => break,
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// Whether a storage event may be about this document: another tab has changed it, or cleared the whole storage.
    #[must_use]
    pub fn is_in(&self, event: &web_sys::StorageEvent) -> bool {
        event.key().is_none_or(|key| {
            let beginnings = [Some(self.finished), self.unfinished];
            beginnings.into_iter().flatten().any(|beginning| key == self.key(beginning))
        })
    }
}

/// Every draft, as id and text.
///
/// # Errors
/// [`NotKept::Unavailable`].
pub fn drafts() -> Result<Vec<(String, String)>, NotKept> {
    texts(DRAFT)
}

/// The texts of the user's own packs.
#[must_use]
pub fn packs() -> Vec<String> {
    texts(PACK).unwrap_or_default().into_iter().map(|(_, text)| text).collect()
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
    remove(&format!("{UNREADABLE}{name}"));
}

/// Asks the browser not to clear this storage when it is short of room. It may say no, and need not answer.
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
