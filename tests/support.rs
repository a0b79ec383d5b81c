//! What several tests share: the fixtures, a miner, the program.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tiyao::{Article, Miner};

/// The package's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file under fixtures/, as text.
pub fn fixture(name: &str) -> String {
    let path = root().join("fixtures").join(name);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The articles under fixtures/articles, sorted.
pub fn articles() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("fixtures/articles"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 12, "the fixtures are gone");
    paths
}

/// One miner for all tests.
pub fn miner() -> &'static Miner {
    static MINER: OnceLock<Miner> = OnceLock::new();
    MINER.get_or_init(Miner::default)
}

/// The record of a short text, as JSON.
pub fn mine(text: &str, published: &str) -> Value {
    let mut article = Article::new("case", text);
    if !published.is_empty() {
        article.published = Some(published.parse().unwrap());
    }
    serde_json::to_value(miner().mine(&article)).unwrap()
}

/// The program, ready for arguments.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_tiyao"))
}

/// `[start, end]` of a fact in JSON.
pub fn span(fact: &Value) -> (usize, usize) {
    let at = |key: &str| fact[key].as_u64().unwrap() as usize;
    (at("start"), at("end"))
}
