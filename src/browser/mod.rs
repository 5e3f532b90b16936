//! What the page asks of the browser: one file an effect, each as thin as it can be.
//!
//! **Architecture Invariant:** nothing here decides anything, and nothing panics: what the browser refuses comes back
//! as a value.

pub mod canvas;
pub mod clock;

pub mod elements;
pub mod events;
pub mod files;
pub mod focus;
pub mod ids;
pub mod location;
pub mod soon;
pub mod storage;
pub mod styles;
pub mod worker;
