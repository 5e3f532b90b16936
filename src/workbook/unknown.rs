//! Fields that a file has and this version does not know. They are kept as they came.

use std::collections::BTreeMap;

/// The fields of an object that this version does not know, by name.
pub type UnknownFields = BTreeMap<String, Unknown>;

/// A value of an unknown field: whatever a file can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as it was written: one that no type of ours could hold survives too.
    Number(String),
    /// Text.
    Text(String),
    /// Values in order.
    List(Vec<Unknown>),
    /// Values by name.
    Fields(UnknownFields),
}

/// Makes a map of what comes, one by one. `collect` would sort it all first, with code that weighs more than it saves
/// in a map of fifty.
pub fn gather<K: Ord, V>(entries: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(entries);
    map
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Unknown {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Unknown".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        true.into()
    }
}
