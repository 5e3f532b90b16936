//! What happens to a document while someone works on it.

mod keeper;
mod requests;
mod tabs;
