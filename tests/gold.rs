//! fixtures/articles/*.gold.json, made by hand: precision and recall of the whole program over them,
//! held above floors that only rise.

use crate::support::{articles, miner};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// Lowest F1 (or share) that is accepted, by measure.
const FLOORS: &[(&str, f64)] = &[
    ("quantities span", 0.99),
    ("quantities full", 0.99),
    ("quantities bound", 0.99),
    ("quantities change", 0.98),
    ("quantities basis", 0.97),
    ("quantities indicator", 0.86),
    ("dates span", 0.99),
    ("dates full", 0.99),
    ("dates kind", 0.99),
    ("agencies span", 0.98),
    ("agencies full", 0.98),
    ("agencies canonical", 0.96),
    ("attributions cue", 0.975),
    ("attributions speaker", 0.95),
    ("attributions full", 0.95),
    ("attributions quote exact", 0.98),
    ("attributions title", 0.94),
    ("attributions agency", 0.96),
    ("attributions form", 0.97),
    ("attributions act", 0.98),
];

/// Right, found, wanted.
#[derive(Default)]
struct Score(f64, f64, f64);

impl Score {
    fn f1(&self) -> f64 {
        if self.1 + self.2 == 0.0 { 1.0 } else { 2.0 * self.0 / (self.1 + self.2) }
    }
}

fn number(fact: &Value, key: &str) -> Option<u64> {
    fact[key].as_u64()
}

/// A field of a fact, empty when it is null or absent.
fn field<'a>(fact: &'a Value, key: &str) -> &'a str {
    fact[key].as_str().unwrap_or("")
}

fn add(scores: &mut BTreeMap<String, Score>, measure: String, right: usize, found: usize, wanted: usize) {
    let score = scores.entry(measure).or_default();
    score.0 += right as f64;
    score.1 += found as f64;
    score.2 += wanted as f64;
}

/// Facts that are one stretch: the same span, and then the same fields.
fn stretches(
    kind: &str,
    fields: &[&str],
    details: &[&str],
    gold: &Value,
    got: &Value,
    s: &mut BTreeMap<String, Score>,
) {
    let (gold, got) = (gold[kind].as_array().unwrap(), got[kind].as_array().unwrap());
    let at = |f: &Value| (number(f, "start"), number(f, "end"));
    let both: Vec<(&Value, &Value)> =
        gold.iter().filter_map(|g| got.iter().find(|f| at(f) == at(g)).map(|f| (g, f))).collect();
    add(s, format!("{kind} span"), both.len(), got.len(), gold.len());
    let full = both.iter().filter(|(g, f)| fields.iter().all(|k| field(g, k) == field(f, k))).count();
    add(s, format!("{kind} full"), full, got.len(), gold.len());
    for detail in details {
        let named: Vec<_> = both
            .iter()
            .filter(|(g, f)| !field(g, detail).is_empty() || !field(f, detail).is_empty())
            .collect();
        // The gold names an official name only where the article lets one say it for sure.
        let named: Vec<_> = named
            .into_iter()
            .filter(|(g, _)| *detail != "canonical" || !field(g, detail).is_empty())
            .collect();
        let right = named.iter().filter(|(g, f)| field(g, detail) == field(f, detail)).count();
        add(s, format!("{kind} {detail}"), right, named.len(), named.len());
    }
}

/// Attributions are paired by their cues.
fn attributions(gold: &Value, got: &Value, s: &mut BTreeMap<String, Score>) {
    let (gold, got) = (gold["attributions"].as_array().unwrap(), got["attributions"].as_array().unwrap());
    let pair = |f: &Value, key: &str| {
        let at = f[key].as_array()?;
        Some((at[0].as_u64()?, at[1].as_u64()?))
    };
    let (mut cue, mut speaker, mut full) = (0, 0, 0);
    for g in gold {
        let Some((start, end)) = pair(g, "cue_span") else { continue };
        let Some(f) = got.iter().find(|f| {
            number(f, "cue_start").is_some_and(|s| s < end) && number(f, "cue_end").is_some_and(|e| start < e)
        }) else {
            continue;
        };
        cue += 1;
        let who = field(g, "speaker") == field(f, "speaker");
        speaker += usize::from(who);
        let quote = pair(g, "quote_span");
        let (from, to) = (number(f, "quote_start").unwrap_or(0), number(f, "quote_end").unwrap_or(0));
        let said = quote.is_some_and(|(a, b)| {
            let common = b.min(to).saturating_sub(a.max(from)) as f64;
            common / ((b - a).max(to - from).max(1) as f64) >= 0.8
        });
        full += usize::from(who && said);
        for detail in ["title", "agency", "form", "act"] {
            if matches!(detail, "form" | "act") || !field(g, "speaker").is_empty() {
                add(
                    s,
                    format!("attributions {detail}"),
                    usize::from(field(g, detail) == field(f, detail)),
                    1,
                    1,
                );
            }
        }
        add(s, "attributions quote exact".into(), usize::from(quote == Some((from, to))), 1, 1);
    }
    for (measure, right) in [("cue", cue), ("speaker", speaker), ("full", full)] {
        add(s, format!("attributions {measure}"), right, got.len(), gold.len());
    }
}

#[test]
fn floors_hold() {
    let mut scores = BTreeMap::new();
    for path in articles() {
        let text = String::from_utf8(fs::read(&path).unwrap()).unwrap();
        let gold: Value =
            serde_json::from_slice(&fs::read(path.with_extension("gold.json")).unwrap()).unwrap();
        let article = tiyao::read::article("gold", text);
        assert_eq!(
            article.published.map(|d| d.to_string()).as_deref(),
            gold["published"].as_str(),
            "{}",
            path.display()
        );
        let got = serde_json::to_value(miner().mine(&article)).unwrap();
        let s = &mut scores;
        let quantity = ["bound", "change", "basis", "indicator"];
        stretches("quantities", &["value", "value_high", "unit"], &quantity, &gold, &got, s);
        stretches("dates", &["value"], &["kind"], &gold, &got, s);
        stretches("agencies", &["kind"], &["canonical"], &gold, &got, s);
        attributions(&gold, &got, s);
    }
    let table: String = scores.iter().map(|(m, s)| format!("{m:28} {:.3} of {}\n", s.f1(), s.2)).collect();
    println!("{table}");
    for (measure, floor) in FLOORS {
        let score = scores.get(*measure).unwrap_or_else(|| panic!("no measure ‘{measure}’"));
        assert!(score.f1() >= *floor, "{measure} fell to {:.4}, below {floor}\n{table}", score.f1());
    }
}
