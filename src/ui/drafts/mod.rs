//! The first page, the list of drafts, starting a workbook, and opening files.

pub mod home;
pub mod list;
pub mod opening;
pub mod start;
