//! Every row of every table proves itself: its example yields the fact that `[ ]` encloses.

use crate::support::{mine, span};
use tiyao::lexicon::{Example, FILES, tsv};

/// The kind of fact that a table's examples show; tables of other words are not listed.
fn kind(file: &str) -> Option<&'static str> {
    match file {
        "units.tsv" => Some("quantities"),
        _ => None,
    }
}

#[test]
#[ignore = "until the extractors are in"]
fn every_example_yields_its_fact() {
    let mut wrong = Vec::new();
    for (file, text) in FILES {
        let Some(kind) = kind(file) else { continue };
        for row in tsv::rows(file, text) {
            let marked = row.get("example").unwrap();
            let example = Example::parse(marked);
            let record = mine(&example.text, "2020-11-30");
            let found: Vec<_> = record[kind].as_array().unwrap().iter().map(span).collect();
            let all = example.spans.iter().all(|s| found.contains(&(s.start, s.end)));
            if !all || (example.spans.is_empty() && !found.is_empty()) {
                wrong.push(format!("{}", row.error(marked)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
