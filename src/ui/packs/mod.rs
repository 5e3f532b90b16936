//! The schemes that this page knows: their list, a school's schemes side by side, and the editor.

pub mod desk;
pub mod editor;
pub mod keep;
pub mod list;
