//! Doing something when it has been quiet for a moment.

use gloo_timers::callback::Timeout;

use super::clock;

/// How long it has to be quiet, in milliseconds.
const QUIET: u64 = 300;
/// How long it waits for quiet at most, in milliseconds: who types without a pause is not left unkept.
const LONGEST: u64 = 500;

/// Something that is done when it has been quiet for a moment. Dropped before, it is not done.
#[derive(Debug)]
pub struct Soon {
    since: u64,
    _timeout: Timeout,
}

impl Soon {
    /// Does it after a moment of quiet. `before` is what this takes the place of, which waits already.
    pub fn new(before: Option<u64>, act: impl FnOnce() + 'static) -> Soon {
        let now = clock::now();
        // A clock that was set back is no reason to wait.
        let since = before.filter(|since| *since <= now).unwrap_or(now);
        let left = (since + LONGEST).saturating_sub(now).min(QUIET);
        Soon { since, _timeout: Timeout::new(u32::try_from(left).unwrap_or_default(), act) }
    }

    /// Since when something waits, in milliseconds since 1970.
    #[must_use]
    pub fn since(&self) -> u64 {
        self.since
    }
}
