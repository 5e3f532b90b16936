//! Makes the catalogue of the packs that stand here. Of the pack and the example that a page starts with, it makes what rating
//! needs: the pack as a table that needs no reading. The rest is fetched when it is looked at.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

/// The pack that a page starts with; its place in the catalogue is the first.
const STARTER: &str = "send-self-evaluation.json";
/// The example.
const EXAMPLE: &str = "example-school.json";
/// What rating does not need, wherever it stands in a workbook.
const OF_WORKBOOKS: &[&str] = &["evidence", "plan"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=seeds");
    if env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        // wasm-split-cli needs the linker's relocations to split the page's program.
        println!("cargo::rustc-link-arg-bin=join-the-dots=--emit-relocs");
    }
    let to = PathBuf::from(env::var("OUT_DIR")?);
    let mut packs = Vec::new();
    for entry in fs::read_dir("seeds")? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let mut value: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        if value.get("format").and_then(Value::as_str) == Some("join-the-dots/pack") {
            packs.push((name, path, value));
        } else if name == EXAMPLE {
            take_out(&mut value, OF_WORKBOOKS);
            // What is filled in with the starter is the first: nothing else can be shown before the rest is here.
            if let Some(assessments) = value.get_mut("assessments").and_then(Value::as_array_mut) {
                assessments.truncate(1);
            }
            fs::write(to.join(name), value.to_string())?;
        }
    }
    packs.sort_by_key(|(name, ..)| (name != STARTER, name.clone()));
    let starter = packs.first().map(|(.., pack)| pack).ok_or("there is no pack")?;
    fs::write(to.join("catalogue.rs"), catalogue(&packs)? + &table(starter)?)?;
    Ok(())
}

/// The Rust of the catalogue.
fn catalogue(packs: &[(String, PathBuf, Value)]) -> Result<String, Box<dyn Error>> {
    let mut listed = String::new();
    let mut whole = String::new();
    for (_, path, pack) in packs {
        let path = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(path);
        let text = |field: &str| pack.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        writeln!(
            listed,
            "    Listed {{ id: {:?}, edition: {:?}, title: {:?} }},",
            text("id"),
            text("edition"),
            text("title")
        )?;
        writeln!(whole, "    include_str!({path:?}),")?;
    }
    Ok(format!(
        "/// The packs that come with the page, by name: the first is the one that a page starts with.\n\
         pub const CATALOGUE: &[Listed] = &[\n{listed}];\n\n\
         /// Their files, in the same order.\n\
         pub const SEEDS: &[&str] = &[\n{whole}];\n"
    ))
}

/// The Rust of what rating needs of a pack.
fn table(pack: &Value) -> Result<String, Box<dyn Error>> {
    let text = |value: &Value, field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let number = |value: &Value, field: &str| value.get(field).and_then(Value::as_u64).unwrap_or_default();
    let list = |value: &Value, field: &str| value.get(field).and_then(Value::as_array).cloned().unwrap_or_default();
    let scale = pack.get("scale").ok_or("the pack has no scale")?;
    let mut made = format!(
        "/// What rating needs of the first pack.\nconst STARTER: Starter = Starter {{ language: {:?}, min: {}, max: {}, \
         not_applicable: {:?},\nanchors: &[",
        text(pack, "language"),
        number(scale, "min"),
        number(scale, "max"),
        scale.get("not_applicable").and_then(Value::as_u64)
    );
    for anchor in list(scale, "anchors") {
        write!(made, "({}, {}, {:?}), ", number(&anchor, "from"), number(&anchor, "to"), text(&anchor, "text"))?;
    }
    made += "],\nbands: &[";
    for band in list(scale, "bands") {
        let (id, title, short) = (text(&band, "id"), text(&band, "title"), text(&band, "short_title"));
        write!(made, "({id:?}, {}, {}, {title:?}, {short:?}), ", number(&band, "from"), number(&band, "to"))?;
    }
    made += "],\nareas: &[\n";
    for area in list(pack, "areas") {
        let (id, title, short) = (text(&area, "id"), text(&area, "title"), text(&area, "short_title"));
        writeln!(made, "({id:?}, {:?}, {title:?}, {short:?}, &[", text(&area, "number"))?;
        for statement in list(&area, "statements") {
            let (id, number) = (text(&statement, "id"), text(&statement, "number"));
            writeln!(made, "({id:?}, {number:?}, {:?}),", text(&statement, "text"))?;
        }
        made += "]),\n";
    }
    Ok(made + "] };\n")
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
