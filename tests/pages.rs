//! Pages of several sorts of site, each with the article that a reader sees on it.
//! `fixtures/pages/portal.html` is read as `portal.json` says; a page without a `.json` has nothing to read.

use crate::support::{fixture, root};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fs;
use tiyao::read::{Form, Options, Raw};
use tiyao::{Article, Error};

/// The stretches of five characters, spaces aside, and how often each occurs.
fn shingles(text: &str) -> HashMap<Vec<char>, usize> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut counts = HashMap::new();
    for five in chars.windows(5) {
        *counts.entry(five.to_vec()).or_default() += 1;
    }
    counts
}

/// How far two texts agree: F1 over their shingles.
fn agreement(found: &str, expected: &str) -> f64 {
    let (found, expected) = (shingles(found), shingles(expected));
    let both: usize = found.iter().map(|(five, n)| n.min(expected.get(five).unwrap_or(&0))).sum();
    2.0 * both as f64 / (found.values().sum::<usize>() + expected.values().sum::<usize>()) as f64
}

fn read(name: &str) -> Result<Article, Error> {
    let bytes = fixture(&format!("pages/{name}.html")).into_bytes();
    let raw = Raw { id: name.into(), form: Form::Page, charset: None, inside: Vec::new(), bytes };
    raw.articles(&Options::default()).remove(0)
}

#[test]
fn pages_give_the_article_and_nothing_else() {
    let (mut wrong, mut sum, mut pages) = (Vec::new(), 0.0, 0);
    let mut names: Vec<String> = fs::read_dir(root().join("fixtures/pages"))
        .unwrap()
        .filter_map(|e| e.unwrap().file_name().to_str()?.strip_suffix(".html").map(str::to_owned))
        .collect();
    names.sort();
    for name in names {
        let path = root().join(format!("fixtures/pages/{name}.json"));
        let Ok(expected) = fs::read_to_string(path) else {
            let error = read(&name).unwrap_err().to_string();
            assert!(error.contains("nothing to read"), "{name}: {error}");
            continue;
        };
        let expected: Value = serde_json::from_str(&expected).unwrap();
        let article = read(&name).unwrap();
        let found = json!({
            "title": article.title,
            "published": article.published.map(|d| d.to_string()),
            "source": article.source,
            "authors": article.authors,
        });
        for (key, value) in found.as_object().unwrap() {
            if value != &expected[key] {
                wrong.push(format!("{name}: {key} is {value}, expected {}", expected[key]));
            }
        }
        let lines: Vec<&str> =
            expected["body"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let agreement = agreement(&article.text, &lines.join("\n"));
        println!("{name}: body {agreement:.3}");
        if agreement < 0.95 {
            wrong.push(format!("{name}: body {agreement:.3}\n{}", article.text));
        }
        sum += agreement;
        pages += 1;
    }
    println!("mean body F1 over {pages} pages: {:.3}", sum / f64::from(pages));
    assert!(pages >= 6);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(sum / f64::from(pages) >= 0.97, "mean body F1 {:.3}", sum / f64::from(pages));
}
