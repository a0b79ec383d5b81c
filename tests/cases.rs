//! fixtures/cases/KIND.tsv: short texts with all facts of one kind marked, positive and negative.
//! Columns: `text` (facts in `[ ]`; for attributions unmarked), `published`, `expect`: for each fact
//! `key=value;key=value`, facts separated by `|`; an empty value means that the field must be absent.

use crate::support::{fixture, mine, span};
use serde_json::Value;
use tiyao::lexicon::{Example, tsv};

/// What is wrong with a row, if anything.
fn check(kind: &str, text: &str, published: &str, expect: &str) -> Option<String> {
    let marked = kind != "attributions";
    let example = Example::parse(text);
    let record = mine(&example.text, published);
    let facts = record[kind].as_array().unwrap();
    let shown = || facts.iter().map(|f| f["text"].as_str().unwrap()).collect::<Vec<_>>().join(" / ");
    if marked {
        let got: Vec<_> = facts.iter().map(span).collect();
        let want: Vec<_> = example.spans.iter().map(|s| (s.start, s.end)).collect();
        if got != want {
            return Some(format!("found {}", shown()));
        }
    }
    let wanted: Vec<&str> = if expect.is_empty() { Vec::new() } else { expect.split('|').collect() };
    if !marked && wanted.len() != facts.len() {
        return Some(format!("found {} facts: {}", facts.len(), shown()));
    }
    if wanted.len() > facts.len() {
        return Some("expects more facts than are marked".into());
    }
    wanted.iter().zip(facts).find_map(|(pairs, fact)| {
        pairs.split(';').filter(|p| !p.is_empty()).find_map(|pair| {
            let (key, want) = pair.split_once('=').unwrap_or_else(|| panic!("{pair}: no ="));
            let got = match &fact[key.trim()] {
                Value::Null => String::new(),
                Value::String(s) => s.clone(),
                other => other.to_string(),
            };
            (got != want.trim()).then(|| format!("{}: {key} is ‘{got}’", fact["text"]))
        })
    })
}

fn run(kind: &str) {
    let file = format!("cases/{kind}.tsv");
    let text: &'static str = fixture(&file).leak();
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in tsv::rows(&file, text) {
        count += 1;
        let cell = |column| row.get(column).unwrap();
        if let Some(why) = check(kind, cell("text"), cell("published"), cell("expect")) {
            wrong.push(format!("{}\n    {why}", row.error(cell("text"))));
        }
    }
    assert!(count > 0, "{file} holds no case");
    assert!(wrong.is_empty(), "{} of {count} cases fail:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn quantities() {
    run("quantities");
}

#[test]
fn dates() {
    run("dates");
}

#[test]
fn agencies() {
    run("agencies");
}

#[test]
fn attributions() {
    run("attributions");
}

/// No line of fixtures/cases/FILE holds a fact of these kinds.
fn none(file: &str, kinds: &[&str], at_least: usize) {
    let text = fixture(&format!("cases/{file}"));
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).collect();
    assert!(lines.len() >= at_least, "{file} has only {} lines", lines.len());
    let mut wrong = Vec::new();
    for line in lines {
        let record = mine(line, "2020-11-30");
        for kind in kinds {
            wrong.extend(record[kind].as_array().unwrap().iter().map(|f| format!("{} in {line}", f["text"])));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_quantity_and_no_date() {
    none("not-quantity-not-date.txt", &["quantities", "dates"], 120);
}

#[test]
fn no_agency() {
    none("not-agency.txt", &["agencies"], 150);
}

#[test]
fn no_agency_and_no_attribution() {
    none("not-agency-not-attribution.txt", &["quantities", "dates", "agencies", "attributions"], 60);
}
