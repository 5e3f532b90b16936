//! Keeping packs of the user's own in this browser, and learning all that are known.

use crate::browser::location;
use crate::browser::storage::{self, Name, NotKept};
use crate::files::{open_pack, pack_to_json};
use crate::framework::{Pack, SEEDS};
use crate::ui::packs::editor::made::own_copy;
use crate::ui::state::route::Route;
use crate::ui::state::store::Store;

/// Learns the packs that come with the page, whole, and the user's own. What can't be read of the latter stays where it
/// is: a later version may know it.
pub fn learn_all(store: Store) {
    for text in SEEDS.iter().map(|text| (*text).to_owned()).chain(storage::packs()) {
        if let Ok(pack) = open_pack(text.as_bytes()) {
            store.packs.learn(pack);
        }
    }
}

/// Learns a pack of the user's own, and keeps it in the browser.
///
/// # Errors
/// Why it is not kept. It is known all the same, for as long as the page is open.
pub fn keep_own(store: Store, pack: Pack) -> Result<(), NotKept> {
    let kept = Name::pack(&pack.reference()).write(true, &pack_to_json(&pack));
    store.packs.learn(pack);
    store.learnt_packs();
    if kept.is_ok() {
        storage::ask_to_persist();
    }
    kept
}

/// Keeps a pack, says so, and opens it for writing.
pub fn keep_and_write(store: Store, pack: Pack, said: String) {
    let Pack { id, edition, .. } = pack.clone();
    store.say(match keep_own(store, pack) {
        Ok(()) => said,
        Err(why) => format!("{said} {}", unkept(why)),
    });
    location::go(&Route::Pack { id, edition }.href());
}

/// Why something is not kept, and the way out.
pub fn unkept(why: NotKept) -> String {
    format!("This browser couldn’t save it: {why}. Save it as a file before you close the page.")
}

/// Makes a pack of the user's own from another, and opens it for writing.
pub fn make_own(store: Store, pack: &Pack) {
    let own = own_copy(pack);
    let said = format!("“{}” is your own copy. Edit anything in it.", own.title);
    keep_and_write(store, own, said);
}

/// A pack as sentences name it.
pub fn named(pack: &Pack) -> String {
    format!("“{}”, edition {}", pack.title, pack.edition)
}
