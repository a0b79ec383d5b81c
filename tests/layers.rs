//! The directions that never break: which folder of src/ may name which, held by reading `crate::` paths.

use crate::support::root;
use std::fs;
use std::path::{Path, PathBuf};

/// A part of src/ and the parts that it may see (itself is always allowed).
const MAY_SEE: &[(&str, &[&str])] = &[
    ("model", &["calendar"]),
    ("error", &[]),
    ("calendar", &[]),
    ("charset", &[]),
    ("lexicon", &["model", "error", "calendar", "charset"]),
    ("number", &["model", "error", "lexicon", "calendar", "charset"]),
    ("segment", &["model", "error", "lexicon"]),
    ("doc", &["model", "error", "calendar", "charset", "lexicon", "number", "segment"]),
    ("extract", &["model", "error", "calendar", "charset", "lexicon", "number", "segment", "doc"]),
    ("resolve", &["model", "error", "calendar", "charset", "lexicon", "number", "doc", "extract"]),
    ("miner", &["model", "error", "calendar", "lexicon", "segment", "doc", "extract", "resolve"]),
    ("read", &["model", "error", "calendar", "charset"]),
    ("write", &["model", "error", "calendar"]),
];

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The first name below src/: `src/doc/fold.rs` → `doc`.
fn part(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The parts that a source names by `crate::` paths, code only.
fn named(source: &str) -> Vec<String> {
    let code = source.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    code.split("crate::")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

#[test]
fn arrows_point_down_only() {
    let mut sources = Vec::new();
    files(&root().join("src"), &mut sources);
    let mut wrong = Vec::new();
    for path in &sources {
        let own = part(path);
        let Some((_, allowed)) = MAY_SEE.iter().find(|(name, _)| *name == own) else { continue };
        for name in named(&fs::read_to_string(path).unwrap()) {
            if name != own && MAY_SEE.iter().any(|(n, _)| *n == name) && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{} sees {name}", path.display()));
            }
        }
    }
    assert!(sources.len() > 20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn extractors_never_import_one_another() {
    const EXTRACTORS: [&str; 4] = ["date", "quantity", "agency", "attribution"];
    let mut sources = Vec::new();
    files(&root().join("src/extract"), &mut sources);
    for path in sources {
        let inside = path.strip_prefix(root().join("src/extract")).unwrap().to_string_lossy().into_owned();
        let Some(own) = EXTRACTORS.iter().find(|e| inside.starts_with(**e)) else { continue };
        let source = fs::read_to_string(&path).unwrap();
        for other in EXTRACTORS.iter().filter(|e| *e != own) {
            assert!(!source.contains(&format!("extract::{other}")), "{inside} imports {other}");
        }
    }
}

/// A crate from outside is named by one file of ours, so that it can be exchanged there.
#[test]
fn one_outside_crate_one_file() {
    let shared = ["serde", "tiyao"]; // derives stand where the types stand
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("\n[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let crates =
        section.lines().filter_map(|l| l.split_once(" = ").map(|(name, _)| name.trim().replace('-', "_")));
    let mut sources = Vec::new();
    files(&root().join("src"), &mut sources);
    // The build script has dependencies of its own.
    sources.retain(|path| part(path) != "build");
    let mut wrong = Vec::new();
    for name in crates.filter(|n| !shared.contains(&n.as_str()) && n != "serde_json") {
        let naming: Vec<_> = sources
            .iter()
            .filter(|p| {
                let source = fs::read_to_string(p).unwrap();
                source.lines().filter(|l| !l.trim_start().starts_with("//")).any(|l| {
                    l.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                        .any(|w| w.starts_with(&format!("{name}::")))
                })
            })
            .collect();
        // CSV is both read and written: one file on each side.
        if naming.len() != if name == "csv" { 2 } else { 1 } {
            wrong.push(format!("{name} is named by {naming:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_test_file_runs() {
    let main = fs::read_to_string(root().join("tests/main.rs")).unwrap();
    for entry in fs::read_dir(root().join("tests")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let name = name.trim_end_matches(".rs");
        assert!(
            name == "main" || main.contains(&format!("mod {name};")),
            "tests/main.rs does not name {name}"
        );
    }
}
