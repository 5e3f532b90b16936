//! What comes with the page: the packs of `seeds/`, and the example school.

/// A pack that comes with the page, as the text of its file.
#[derive(Clone, Copy, Debug)]
pub struct Seed {
    /// The pack's id, so that it can be found without reading every text.
    pub id: &'static str,
    /// The file's text.
    pub text: &'static str,
}

/// The packs that come with the page.
pub const SEEDS: &[Seed] =
    &[Seed { id: "send-self-evaluation", text: include_str!("../../seeds/send-self-evaluation.json") }];

/// The same packs without what rating does not need, exemplars above all: what a page starts with. `seeds/build.rs`
/// makes them.
pub const SEEDS_TO_RATE: &[Seed] =
    &[Seed { id: "send-self-evaluation", text: include_str!(concat!(env!("OUT_DIR"), "/send-self-evaluation.json")) }];

/// The filled-in workbook of an invented school.
pub const EXAMPLE_SCHOOL: &str = include_str!("../../seeds/example-school.json");

/// The same without what rating does not need, which the page starts with. `seeds/build.rs` makes it.
pub const EXAMPLE_TO_RATE: &str = include_str!(concat!(env!("OUT_DIR"), "/example-school.json"));
