//! The packs that come with the page, read once.

use std::sync::OnceLock;

use crate::exchange::{PackRefused, open_pack};
use crate::framework::{Pack, SEEDS};

/// The packs that come with the page.
///
/// # Errors
/// The first that is unsound. A test reads them all, so no page that passed it can say this.
pub fn seeds() -> Result<&'static [Pack], &'static PackRefused> {
    static PACKS: OnceLock<Result<Vec<Pack>, PackRefused>> = OnceLock::new();
    let read = PACKS.get_or_init(|| SEEDS.iter().map(|seed| open_pack(seed.text.as_bytes())).collect());
    read.as_ref().map(Vec::as_slice)
}

/// The packs that this page knows.
pub fn all() -> Vec<&'static Pack> {
    seeds().unwrap_or_default().iter().collect()
}
