//! Which file of `src` imports which: no circle of files, and the rooms of `ui` only use rooms below them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The rooms of `ui`, bottom to top. A room may use itself and those before it.
const ROOMS: [&str; 12] = [
    "state",
    "widgets",
    "charts",
    "rating",
    "evidence",
    "plan",
    "rounds",
    "mark",
    "documents",
    "drafts",
    "packs",
    "app",
];

/// A path as it is written in a file: `crate::ui::state::store::Store`.
type Names = Vec<String>;

/// A file of `src` as a module.
#[derive(Default)]
struct Module {
    /// Every path that the file names, groups taken apart.
    paths: Vec<Names>,
    /// The names that the file passes on from other modules (`pub use`), and where each comes from.
    passed_on: BTreeMap<String, Names>,
}

/// The files of `src` by the path of their module.
struct Sources(BTreeMap<Names, Module>);

impl Sources {
    fn read() -> Sources {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files = rust_files(&root);
        let modules = files.into_iter().map(|file| {
            let names = module_of(file.strip_prefix(&root).unwrap());
            let text = fs::read_to_string(&file).unwrap();
            let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let mut module = Module::default();
            read_tokens(tokens, &mut module);
            (names, module)
        });
        Sources(modules.collect())
    }

    /// The file that a path means, seen from a module; `None` where it leads out of the crate.
    fn file_of(&self, from: &[String], path: &[String]) -> Option<Names> {
        self.follow(from, path, 8)
    }

    fn follow(&self, from: &[String], path: &[String], most: usize) -> Option<Names> {
        let (first, mut rest) = path.split_first()?;
        let mut at: Names = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.to_vec(),
            "super" => from[..from.len().checked_sub(1)?].to_vec(),
            // A module that stands below this one, as in `use draft::Writing`.
            child => {
                let mut at = from.to_vec();
                at.push(child.to_owned());
                self.0.contains_key(&at).then_some(at)?
            }
        };
        while let Some((next, after)) = rest.split_first() {
            let mut deeper = at.clone();
            deeper.push(next.clone());
            if next == "super" {
                at.pop()?;
            } else if self.0.contains_key(&deeper) {
                at = deeper;
            } else {
                // A name: of this file, or passed on from the one that has it.
                let passed_on = self.0.get(&at).and_then(|module| module.passed_on.get(next));
                return match passed_on {
                    Some(source) if most > 0 => self.follow(&at, source, most - 1).or(Some(at)),
                    _ => Some(at),
                };
            }
            rest = after;
        }
        Some(at)
    }

    /// Each file with the files that it imports.
    fn imports(&self) -> BTreeMap<&Names, BTreeSet<Names>> {
        let imports_of = |(names, module): (&'_ Names, &Module)| {
            let all = module.paths.iter().filter_map(|path| self.file_of(names, path));
            // The root only lists modules, and a file may name itself.
            all.filter(|file| !file.is_empty() && file != names && self.0.contains_key(file)).collect()
        };
        self.0.iter().filter(|(names, _)| !names.is_empty()).map(|one| (one.0, imports_of(one))).collect()
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// `ui/state/mod.rs` is the module `ui::state`; `lib.rs` is the root.
fn module_of(file: &Path) -> Names {
    let without_ending = file.with_extension("");
    let mut names: Names = without_ending.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if matches!(names.last().map(String::as_str), Some("mod")) || names == ["lib"] {
        names.pop();
    }
    names
}

/// Reads the paths of some tokens, those inside macros too.
fn read_tokens(tokens: TokenStream, module: &mut Module) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) => {
                read_tokens(group.stream(), module);
                at += 1;
            }
            TokenTree::Ident(word) if word == "use" => {
                let end =
                    tokens[at..].iter().position(|token| is_punct(token, ';')).map_or(tokens.len(), |end| at + end);
                let paths = use_paths(&tokens[at + 1..end]);
                if is_public(&tokens[..at]) {
                    let named = |path: Names| path.last().cloned().map(|name| (name, path));
                    module.passed_on.extend(paths.into_iter().filter_map(named));
                } else {
                    module.paths.extend(paths);
                }
                at = end;
            }
            TokenTree::Ident(word) => {
                let mut path = vec![word.to_string()];
                at += 1;
                while at + 2 < tokens.len() && is_punct(&tokens[at], ':') && is_punct(&tokens[at + 1], ':') {
                    let TokenTree::Ident(next) = &tokens[at + 2] else { break };
                    path.push(next.to_string());
                    at += 3;
                }
                if path.len() > 1 && (path[0] == "crate" || path[0] == "super") {
                    module.paths.push(path);
                }
            }
            _ => at += 1,
        }
    }
}

fn is_punct(token: &TokenTree, what: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == what)
}

/// True if `pub`, or `pub(…)`, stands right before.
fn is_public(before: &[TokenTree]) -> bool {
    let word = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "pub");
    match before {
        [.., last] if word(last) => true,
        [.., first, TokenTree::Group(group)] => word(first) && group.delimiter() == Delimiter::Parenthesis,
        _ => false,
    }
}

/// The paths of what stands between `use` and `;`, nested groups taken apart, new names (`as`) left out.
fn use_paths(tokens: &[TokenTree]) -> Vec<Names> {
    let mut path = Names::new();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(word) if word == "as" => break,
            TokenTree::Ident(word) => path.push(word.to_string()),
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let parts = inner.split(|token| is_punct(token, ',')).filter(|part| !part.is_empty());
                let whole =
                    |rest: Names| path.iter().chain(rest.iter().filter(|name| *name != "self")).cloned().collect();
                return parts.flat_map(use_paths).map(whole).collect();
            }
            _ => {}
        }
        at += 1;
    }
    vec![path]
}

/// The circles among these imports: each a set of files that lead back to one another.
fn circles(imports: &BTreeMap<&Names, BTreeSet<Names>>) -> Vec<Vec<String>> {
    let mut graph = DiGraphMap::<&Names, ()>::new();
    for (file, uses) in imports {
        for used in uses {
            graph.add_edge(*file, used, ());
        }
    }
    let circles = tarjan_scc(&graph).into_iter().filter(|files| files.len() > 1);
    let by_name = circles.map(|files| {
        let mut files: Vec<String> = files.into_iter().map(|names| names.join("::")).collect();
        files.sort();
        files
    });
    by_name.collect()
}

#[test]
fn no_file_imports_another_in_a_circle() {
    let sources = Sources::read();
    let imports = sources.imports();
    let arrows: usize = imports.values().map(BTreeSet::len).sum();
    assert!(arrows > 400, "the test reads {arrows} imports: it has lost its way");
    assert_eq!(circles(&imports), Vec::<Vec<String>>::new());
}

#[test]
fn rooms_use_only_rooms_below_them() {
    let sources = Sources::read();
    let height = |names: &[String]| match names {
        [ui, room, ..] if ui == "ui" => {
            Some(ROOMS.iter().position(|one| one == room).expect("every folder of ui is a room"))
        }
        _ => None,
    };
    let mut wrong = Vec::new();
    for (names, uses) in sources.imports() {
        for file in uses {
            if let (Some(from), Some(to)) = (height(names), height(&file))
                && to > from
            {
                wrong.push(format!("{} imports {}", names.join("::"), file.join("::")));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_circle_is_found_in_groups_and_through_names_passed_on() {
    let module = |text: &str| {
        let mut module = Module::default();
        read_tokens(text.parse().unwrap(), &mut module);
        module
    };
    let names = |path: &str| path.split("::").map(str::to_owned).collect::<Names>();
    let sources = Sources(BTreeMap::from([
        (names("a"), module("mod one; mod two; pub use one::One; pub(crate) use two::{self, Two};")),
        (names("a::one"), module("use crate::{b::Other, a::{Two}}; struct One;")),
        (names("a::two"), module("fn two() { view! { <p>{super::One}</p> } } struct Two;")),
        (names("b"), module("struct Other;")),
    ]));
    assert_eq!(circles(&sources.imports()), [["a::one", "a::two"]]);
}
