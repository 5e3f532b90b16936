//! The state that every page shares: the open workbook, its keeping, the routes, the known packs.

pub mod changes;
pub mod changing;
pub mod fetching;
pub mod keeping;
pub mod kept;
pub mod messages;
pub mod packs;
pub mod reactive;
pub mod route;
pub mod saving;
pub mod shelf;
pub mod store;
