//! A pack's file.

use std::fmt;

use super::envelope::{PACK, parse};
use super::problem::Problem;
use super::refusal::Refusal;
use super::repair::read_sound;
use crate::framework::{Fault, Pack, check};

/// The reason why a pack can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackRefused {
    /// Its file can't be opened.
    File(Refusal),
    /// Something in it is unsound. A pack is never repaired: its wording is somebody's, and ratings hang on its ids.
    Unsound(Fault),
}

impl fmt::Display for PackRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackRefused::File(refusal) => refusal.fmt(f),
            PackRefused::Unsound(fault) => fault.fmt(f),
        }
    }
}

/// Opens a pack's file.
///
/// # Errors
/// [`PackRefused`], with the path and the reason, if anything in it is unsound.
///
/// # Examples
/// ```
/// use join_the_dots::files::open_pack;
/// use join_the_dots::framework::SEEDS;
///
/// let pack = open_pack(SEEDS[0].as_bytes())?;
/// assert_eq!(pack.id, "send-self-evaluation");
///
/// let broken = SEEDS[0].replace("\"kind\": \"rating\"", "\"kind\": \"stars\"");
/// let refused = open_pack(broken.as_bytes()).unwrap_err();
/// assert_eq!(refused.to_string(), "scale.kind: this is the text \"stars\", not one of rating, judgement");
/// # Ok::<(), join_the_dots::files::PackRefused>(())
/// ```
pub fn open_pack(bytes: &[u8]) -> Result<Pack, PackRefused> {
    let pack = open_unfinished_pack(bytes)?;
    check(&pack).map_err(PackRefused::Unsound)?;
    Ok(pack)
}

/// Reads a pack that is still being written. It has the shape of a pack, and may be unsound otherwise.
///
/// # Errors
/// [`PackRefused`], with the path and the reason, if it hasn't the shape.
pub fn open_unfinished_pack(bytes: &[u8]) -> Result<Pack, PackRefused> {
    let mut value = PACK.open(parse(bytes).map_err(PackRefused::File)?).map_err(PackRefused::File)?;
    let mut problems = Vec::new();
    let pack = read_sound(&mut value, 0, &mut problems);
    match problems.pop() {
        Some(Problem { at, what, .. }) => Err(PackRefused::Unsound(Fault { at, why: what })),
        None => pack.ok_or(PackRefused::File(Refusal::TooManyProblems)),
    }
}

/// Writes a pack as the text of its file.
#[must_use]
pub fn pack_to_json(pack: &Pack) -> String {
    format!("{:#}\n", PACK.close(pack))
}
