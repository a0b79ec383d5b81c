//! Every row of every table proves itself: its example yields the fact that `[ ]` encloses.

use crate::support::{articles, mine, miner, span};
use tiyao::lexicon::{Example, FILES, tsv};
use tiyao::{Miner, Options};

/// The kind of fact that a table's examples show; tables of other words are not listed.
fn kind(file: &str) -> Option<&'static str> {
    match file {
        "cues.tsv" | "false_cues.tsv" | "titles.tsv" | "sources.tsv" | "surnames.tsv" | "fillers.tsv" => {
            Some("attributions")
        }
        "units.tsv"
        | "numeral_words.tsv"
        | "currency_marks.tsv"
        | "bounds.tsv"
        | "changes.tsv"
        | "bases.tsv"
        | "indicator_words.tsv" => Some("quantities"),
        "agency_names.tsv"
        | "agency_heads.tsv"
        | "agency_stems.tsv"
        | "agency_common.tsv"
        | "agency_lookalikes.tsv"
        | "foreign_heads.tsv"
        | "countries.tsv" => Some("agencies"),
        "date_words.tsv" | "eras.tsv" | "events.tsv" | "festivals.tsv" | "holidays.tsv" | "plans.tsv" => {
            Some("dates")
        }
        _ => None,
    }
}

#[test]
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

/// An overlay reads and compiles every built-in row at start: the same words must be found with an empty one.
#[test]
fn an_empty_overlay_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let options = Options { lexicon: Some(dir.path().to_owned()), ..Options::default() };
    let overlaid = Miner::new(options).unwrap();
    for path in articles() {
        let article = tiyao::read::article("a", std::fs::read_to_string(&path).unwrap());
        assert_eq!(overlaid.mine(&article), miner().mine(&article), "{}", path.display());
    }
}
