//! Parts that several rooms use: fields, buttons, dialogs, tables, keys.

pub mod dialog;
pub mod editing;
pub mod fetched;
pub mod fields;
pub mod form;
pub mod keys;
pub mod on_paper;
pub mod parts;
pub mod progress;
