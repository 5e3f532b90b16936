//! The packs that come with the page, read once.

use std::sync::OnceLock;

use crate::exchange::{PackRefused, open_pack};
use crate::framework::{Pack, SEEDS, SEEDS_TO_RATE, Seed};

type Read = Result<Vec<Pack>, PackRefused>;

fn read(seeds: &[Seed]) -> Read {
    seeds.iter().map(|seed| open_pack(seed.text.as_bytes())).collect()
}

/// The packs that come with the page, without what rating does not need.
///
/// # Errors
/// The first that is unsound. A test reads them all, so no page that passed it can say this.
pub fn seeds() -> Result<&'static [Pack], &'static PackRefused> {
    static PACKS: OnceLock<Read> = OnceLock::new();
    PACKS.get_or_init(|| read(SEEDS_TO_RATE)).as_ref().map(Vec::as_slice)
}

/// The packs that this page knows, without what rating does not need.
pub fn all() -> Vec<&'static Pack> {
    seeds().unwrap_or_default().iter().collect()
}

/// The packs that this page knows, whole. Only for pages that are fetched later: their texts come with those.
pub fn whole() -> &'static [Pack] {
    static PACKS: OnceLock<Read> = OnceLock::new();
    PACKS.get_or_init(|| read(SEEDS)).as_ref().map(Vec::as_slice).unwrap_or_default()
}
