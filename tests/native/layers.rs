//! The layers' arrows point down only, and the pure ones know no browser.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Bottom to top. A layer may use itself and those before it; `browser` and `ui` may use all. `guard`, the first, may
/// use nothing.
const LAYERS: [&str; 11] =
    ["guard", "framework", "workbook", "analysis", "paste", "files", "chart", "report", "session", "browser", "ui"];

/// What a pure layer may not name, and why.
const FORBIDDEN: [(&str, &str); 10] = [
    ("leptos", "knows the screen"),
    ("web_sys", "does I/O"),
    ("js_sys", "does I/O"),
    ("wasm_bindgen", "does I/O"),
    ("std::fs", "does I/O"),
    ("std::net", "does I/O"),
    ("std::time", "knows a clock"),
    ("Zoned::now", "knows a clock"),
    ("Timestamp::now", "knows a clock"),
    ("println!", "does I/O"),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// The modules that a text uses: the first name after each `crate::`, in groups too.
fn used(text: &str) -> BTreeSet<String> {
    named_after(text, "crate::")
}

/// The first name after each occurrence of a path's beginning, in groups too.
fn named_after(text: &str, beginning: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in text.match_indices(beginning) {
        let rest = &text[at + beginning.len()..];
        let group = rest.strip_prefix('{').map(|rest| rest.split('}').next().unwrap_or_default());
        for path in group.unwrap_or(rest).split(',').take(if group.is_some() { usize::MAX } else { 1 }) {
            let name: String = path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            used.insert(name);
        }
    }
    used
}

#[test]
fn every_folder_is_a_layer() {
    let mut folders: Vec<String> = fs::read_dir(source())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        // Programs stand above the layers: they may use all.
        .filter(|entry| entry.file_name() != "bin")
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    folders.sort();
    let mut layers = LAYERS.to_vec();
    layers.sort_unstable();
    assert_eq!(folders, layers);
}

#[test]
fn arrows_point_down() {
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for (height, layer) in LAYERS.iter().enumerate() {
        for file in files(&source().join(layer)) {
            for used in used(&fs::read_to_string(&file).unwrap()) {
                arrows += 1;
                let depth = LAYERS.iter().position(|layer| *layer == used);
                if depth.is_none_or(|depth| depth > height) {
                    wrong.push(format!("{} uses crate::{used}", file.display()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(arrows > 40, "the test reads {arrows} arrows: it has lost its way");
}

#[test]
fn pure_layers_know_no_browser_and_no_clock() {
    let mut wrong = Vec::new();
    for layer in &LAYERS[..LAYERS.len() - 2] {
        for file in files(&source().join(layer)) {
            let text = fs::read_to_string(&file).unwrap();
            for (name, why) in FORBIDDEN {
                if text.contains(name) {
                    wrong.push(format!("{} names {name}, which {why}", file.display()));
                }
            }
            // The fields that no type names can hold any JSON: that type alone is named below.
            let is_fields = file.ends_with("framework/fields.rs");
            if *layer != "files" && !is_fields && text.split("#[cfg(test)]").next().unwrap().contains("serde_json") {
                wrong.push(format!("{} names serde_json, which is for files alone", file.display()));
            }
            for library in ["rust_xlsxwriter", "docx_rs", "csv::", "icalendar"] {
                if *layer != "report" && text.contains(library) {
                    wrong.push(format!("{} names {library}, which is for report alone", file.display()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_page_reaches_the_browser_through_its_layer() {
    let mut wrong = Vec::new();
    for file in files(&source().join("ui")) {
        let text = fs::read_to_string(&file).unwrap();
        for name in
            ["local_storage", "session_storage", "Date::now", "inner_html", "set_inner_html", "insert_adjacent_html"]
        {
            if text.contains(name) {
                wrong.push(format!("{} names {name}", file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Whether a text has a word, whatever its case, and not as a part of another.
fn has_word(text: &str, word: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        [before, after].into_iter().flatten().all(|letter| !letter.is_alphabetic())
    })
}

#[test]
fn the_engine_names_no_scheme() {
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    for file in files(&source()) {
        let text = fs::read_to_string(&file).unwrap();
        looked_at += 1;
        for name in ["bury", "warwickshire", "east sussex", "iqm", "esqmi", "flagship"] {
            if has_word(&text, name) {
                wrong.push(format!("{} names {name}", file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(looked_at > 100, "the test looks at {looked_at} files: it has lost its way");
}

/// Where a text keeps state that no value holds: outside of tests, and not in words.
fn module_state(text: &str) -> Vec<&str> {
    let code = text.split("#[cfg(test)]").next().unwrap().lines().map(str::trim);
    let code = code.filter(|line| !line.starts_with("//"));
    let is_state = |line: &&str| {
        let cells = ["Mutex", "RwLock", "OnceLock", "OnceCell", "LazyLock", "LazyCell", "RefCell", "Cell<", "Atomic"];
        let item = line.trim_start_matches("pub ").trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
        let is_static = item.starts_with("static ") && cells.iter().any(|cell| item.contains(cell));
        is_static || line.contains("thread_local!")
    };
    code.filter(is_state).collect()
}

#[test]
fn no_module_holds_state() {
    let mut wrong = Vec::new();
    for file in files(&source()) {
        for line in module_state(&fs::read_to_string(&file).unwrap()) {
            wrong.push(format!("{}: {line}", file.display()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    let made_up = "pub static KNOWN: RwLock<u32> = RwLock::new(0);\nthread_local! {\nstatic WORDS: &str = \"a\";";
    assert_eq!(module_state(made_up).len(), 2);
}
