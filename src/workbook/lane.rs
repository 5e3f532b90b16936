//! The two ratings of a statement, which the sheet shows as two lines.

use serde::{Deserialize, Serialize};

/// One of a statement's two ratings, now or target. Each is a line on the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Lane {
    /// The rating of practice now.
    #[default]
    Now,
    /// The rating that practice should reach.
    Target,
}

impl Lane {
    /// Both lanes, in the order of rating.
    pub const ALL: [Lane; 2] = [Lane::Now, Lane::Target];

    /// The lane's name in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Lane::Now => "now",
            Lane::Target => "target",
        }
    }

    /// The lane's name on the page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Lane::Now => "Now",
            Lane::Target => "Target",
        }
    }
}
