//! A class belongs to one component and is in one style sheet, every class is used, and the sheets that are fetched later
//! style nothing that is on screen before them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The components of each sheet: a class name begins with one of them. `base.css`, which has none, styles elements and
/// general classes.
const PREFIXES: [(&str, &[&str]); 16] = [
    ("app", &["app", "bar", "foot", "page", "rail", "tabs", "about"]),
    (
        "widgets",
        &[
            "trouble", "notice", "pill", "flag", "card", "cards", "meter", "scale", "field", "fault", "choices",
            "choice", "table",
        ],
    ),
    ("charts", &["chart", "ink", "inks"]),
    ("rating", &["sheet"]),
    ("paper", &["paper"]),
    ("drafts", &["home", "drafts"]),
    ("editing", &["link", "spaced", "filters", "entry", "fold"]),
    ("on_paper", &["printed"]),
    ("judge", &["judge", "judgement", "term", "glossary"]),
    ("overview", &["plot", "shares"]),
    ("evidence", &["evidence", "exemplar", "library"]),
    ("plan", &["plan"]),
    ("rounds", &["rounds"]),
    ("mark", &["readiness", "visit", "submission", "moderation"]),
    ("documents", &["documents", "guard", "governors"]),
    ("packs", &["packs", "desk", "editor"]),
];

/// Files of `src/ui` that are on screen before the later sheets come: the frame, the first page, the form that starts a
/// workbook, the sheet.
const FIRST: [&str; 11] = [
    "app/mod.rs",
    "app/frame.rs",
    "app/work.rs",
    "charts/overlay.rs",
    "charts/paper.rs",
    "drafts/home.rs",
    "drafts/start.rs",
    "rating/lane.rs",
    "rating/rate.rs",
    "widgets/fetched.rs",
    "widgets/form.rs",
];

/// Each sheet without its comments, by its name.
type Sheets = BTreeMap<String, String>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a sheet without its comments.
fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("*/").unwrap().1)
}

fn sheets() -> Sheets {
    let files = fs::read_dir(root().join("style")).unwrap().map(|entry| entry.unwrap().path());
    let sheets = files.filter(|path| path.extension().is_some_and(|ending| ending == "css"));
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    sheets.map(|path| (name(&path), without_comments(&fs::read_to_string(&path).unwrap()))).collect()
}

/// The sheets that a file names, as "style/rating.css".
fn named_in(file: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(file)).unwrap();
    let after = text.split("style/").skip(1).filter_map(|rest| rest.split_once(".css"));
    let name = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    after.filter(|(before, _)| name(before)).map(|(before, _)| before.to_owned()).collect()
}

fn fetched_later() -> Vec<String> {
    named_in("src/ui/app/pages.rs")
}

/// Splits a list of selectors at its commas, but not at a comma in brackets.
fn split_at_commas(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(list[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(list[from..].trim());
    parts
}

/// The selectors of a sheet, without at-rules and the steps of animations.
fn selectors(sheet: &str) -> Vec<&str> {
    let heads = sheet.split('{').filter_map(|before| before.rsplit(['}', ';']).next()).map(str::trim);
    let heads = heads.filter(|head| !head.is_empty() && !head.starts_with('@') && !matches!(*head, "from" | "to"));
    heads.flat_map(split_at_commas).collect()
}

fn is_of_a_class(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The classes that a selector names.
fn classes(selector: &str) -> BTreeSet<&str> {
    let after = selector.split('.').skip(1);
    let names = after.map(|rest| &rest[..rest.find(|c| !is_of_a_class(c)).unwrap_or(rest.len())]);
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase())).collect()
}

fn classes_of_sheet(sheet: &str) -> BTreeSet<&str> {
    selectors(sheet).into_iter().flat_map(classes).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// The texts in which elements get their classes: the source of `ui`, and `index.html`.
fn texts() -> Vec<String> {
    let mut files = sources(&root().join("src/ui"));
    files.push(root().join("index.html"));
    files.into_iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// The string literals of a text that hold names only: "card plan-target". A place to be filled in stays:
/// "exemplar-{}".
fn literals_of_names(text: &str) -> impl Iterator<Item = &str> {
    let of_names = |literal: &&str| literal.chars().all(|c| is_of_a_class(c) || matches!(c, ' ' | '{' | '}'));
    text.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).filter(of_names)
}

/// The class names that elements get: in `class="…"`, in `class=format!("…")`, and in the `let` whose value a
/// `class=class` takes.
fn given(text: &str) -> BTreeSet<&str> {
    let mut given = BTreeSet::new();
    for start in ["class=\"", "class=format!(\""] {
        given.extend(
            text.split(start).skip(1).filter_map(|rest| rest.split('"').next()).flat_map(str::split_whitespace),
        );
    }
    for start in ["let class = ", "let (class, "] {
        let values = text.split(start).skip(1).filter_map(|rest| rest.split_once(";\n"));
        // A literal without a hyphen may be a text that the class depends on: `contains("overdue")`.
        let literals = values.flat_map(|(value, _)| literals_of_names(value)).filter(|literal| literal.contains('-'));
        given.extend(literals.flat_map(str::split_whitespace));
    }
    given
}

/// True if a name is this class. A part of the name may have to be filled in: "exemplar-{}".
fn may_be(name: &str, class: &str) -> bool {
    match name.split_once('{') {
        None => name == class,
        Some((before, rest)) => {
            let after = rest.split_once('}').map_or("", |(_, after)| after);
            let after = after.split('{').next().unwrap_or_default();
            !before.is_empty() && class.strip_prefix(before).is_some_and(|rest| rest.contains(after))
        }
    }
}

#[test]
fn every_sheet_is_loaded_first_or_fetched_later() {
    let mut named = named_in("index.html");
    named.extend(fetched_later());
    named.sort();
    assert_eq!(named, sheets().into_keys().collect::<Vec<_>>());
}

#[test]
fn a_class_is_in_one_sheet() {
    let sheets = sheets();
    let mut homes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, sheet) in &sheets {
        for class in classes_of_sheet(sheet) {
            homes.entry(class).or_default().push(name);
        }
    }
    homes.retain(|_, homes| homes.len() > 1);
    assert!(homes.is_empty(), "classes in several sheets: {homes:?}");
}

#[test]
fn a_class_begins_with_the_name_of_its_component() {
    let sheets = sheets();
    for (name, sheet) in &sheets {
        let Some((_, prefixes)) = PREFIXES.iter().find(|(sheet, _)| sheet == name) else {
            assert_eq!(name, "base", "a sheet without prefixes");
            continue;
        };
        for class in classes_of_sheet(sheet) {
            let prefix = class.split('-').next().unwrap();
            assert!(prefixes.contains(&prefix), "style/{name}.css: .{class} does not begin with one of {prefixes:?}");
        }
    }
}

#[test]
fn what_is_fetched_later_styles_its_own_classes_only() {
    let sheets = sheets();
    for name in fetched_later() {
        for selector in selectors(&sheets[&name]) {
            assert!(!classes(selector).is_empty(), "style/{name}.css styles elements of all pages: {selector}");
        }
    }
}

#[test]
fn what_is_fetched_later_styles_nothing_that_is_on_screen_before() {
    let sheets = sheets();
    for file in FIRST {
        let text = fs::read_to_string(root().join("src/ui").join(file)).unwrap();
        for name in fetched_later() {
            for class in classes_of_sheet(&sheets[&name]) {
                assert!(!given(&text).contains(class), "src/ui/{file} gives .{class}, whose style comes later");
            }
        }
    }
}

#[test]
fn every_class_of_a_sheet_is_used() {
    let (sheets, texts) = (sheets(), texts());
    let names: BTreeSet<&str> =
        texts.iter().flat_map(|text| literals_of_names(text).flat_map(str::split_whitespace)).collect();
    for (name, sheet) in &sheets {
        for class in classes_of_sheet(sheet) {
            assert!(names.iter().any(|name| may_be(name, class)), "style/{name}.css: .{class} is used nowhere");
        }
    }
}

#[test]
fn every_class_that_is_used_is_in_a_sheet() {
    let (sheets, texts) = (sheets(), texts());
    let known: BTreeSet<&str> = sheets.values().flat_map(|sheet| classes_of_sheet(sheet)).collect();
    for name in texts.iter().flat_map(|text| given(text)) {
        assert!(known.iter().any(|class| may_be(name, class)), "no sheet has the class {name}");
    }
}
