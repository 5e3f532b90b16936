//! Makes of each pack the part that rating needs, which a page starts with: the rest is fetched when it is looked at.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

/// What rating does not need: of a pack, and of a statement.
const OF_PACK: [&str; 5] = ["aims", "corrections", "notes", "asks", "steps"];
const OF_STATEMENT: &str = "exemplars";

fn main() {
    let to = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder"));
    for name in ["send-self-evaluation.json"] {
        let from = Path::new("seeds").join(name);
        println!("cargo::rerun-if-changed={}", from.display());
        let text = fs::read_to_string(&from).expect("the pack is there");
        let mut pack: Value = serde_json::from_str(&text).expect("the pack is JSON");
        if let Some(fields) = pack.as_object_mut() {
            fields.retain(|name, _| !OF_PACK.contains(&name.as_str()));
        }
        let areas = pack.get_mut("areas").and_then(Value::as_array_mut).into_iter().flatten();
        for area in areas {
            let statements = area.get_mut("statements").and_then(Value::as_array_mut).into_iter().flatten();
            for statement in statements.filter_map(Value::as_object_mut) {
                statement.remove(OF_STATEMENT);
            }
        }
        fs::write(to.join(name), pack.to_string()).expect("the folder can be written to");
    }
}
