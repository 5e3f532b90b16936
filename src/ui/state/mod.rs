//! The state that every page shares: the open workbook, its keeping, the routes, the known packs.

pub mod fetching;
pub mod live;
pub mod packs;
pub mod route;
pub mod saving;
pub mod shelf;
pub mod store;
