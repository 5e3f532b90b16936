//! Fields of a file that this version doesn't know. They are kept as they came.

use std::collections::BTreeMap;

/// The fields of an object that this version doesn't know, by name.
pub type UnknownFields = BTreeMap<String, Unknown>;

/// The value of an unknown field: any value that a file can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No value.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as it was written, so that one too large for our types is kept too.
    Number(String),
    /// Text.
    Text(String),
    /// Values in order.
    List(Vec<Unknown>),
    /// Values by name.
    Fields(UnknownFields),
}

/// Collects entries into a map, one by one. `collect` would sort them all first, with code that costs more bytes than
/// it saves time in a map of fifty.
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
