//! The fields of a file that no type names, and those that need not be written.

use std::collections::BTreeMap;

/// The fields of an object that this version doesn't know, by name. They are kept, and written again as they came.
pub type UnknownFields = BTreeMap<String, serde_json::Value>;

/// Whether a field has its default value, so that it need not be written.
#[must_use]
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
