//! Makes of each pack, and of the example, the part that rating needs, which a page starts with: the rest is fetched when
//! it is looked at.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

/// What rating does not need, wherever it stands in a pack.
const OF_PACKS: &[&str] = &["aims", "corrections", "notes", "asks", "steps", "exemplars"];
/// The same of a workbook.
const OF_WORKBOOKS: &[&str] = &["evidence", "plan"];
/// The files, and what rating does not need of each.
const FILES: [(&str, &[&str]); 2] = [("send-self-evaluation.json", OF_PACKS), ("example-school.json", OF_WORKBOOKS)];

fn main() -> Result<(), Box<dyn Error>> {
    let to = PathBuf::from(env::var("OUT_DIR")?);
    for (name, spare) in FILES {
        let from = Path::new("seeds").join(name);
        println!("cargo::rerun-if-changed={}", from.display());
        let mut value: Value = serde_json::from_str(&fs::read_to_string(&from)?)?;
        take_out(&mut value, spare);
        fs::write(to.join(name), value.to_string())?;
    }
    Ok(())
}

/// Takes fields of these names out of a value, however deep.
fn take_out(value: &mut Value, names: &[&str]) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !names.contains(&name.as_str()));
            fields.values_mut().for_each(|field| take_out(field, names));
        }
        Value::Array(entries) => entries.iter_mut().for_each(|entry| take_out(entry, names)),
        _ => {}
    }
}
