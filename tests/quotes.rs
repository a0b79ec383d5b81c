//! fixtures/cases/adverse-quotes.txt: broken, nested and mixed quotation marks.
//! `speech` lines want that speaker with those words, `none` lines want nothing, `any` lines want survival.

use crate::support::{fixture, mine};

#[test]
fn adverse_quotations() {
    let mut wrong = Vec::new();
    let text = fixture("cases/adverse-quotes.txt");
    for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let cells: Vec<String> = line.split('\t').map(|c| c.replace("\\n", "\n")).collect();
        let record = mine(&cells[1], "2020-11-30");
        let found = record["attributions"].as_array().unwrap();
        let said = |key: &str, f: &serde_json::Value| f[key].as_str().unwrap_or("").to_owned();
        let shown = || {
            found.iter().map(|f| format!("{}：{}", said("speaker", f), said("quote", f))).collect::<Vec<_>>()
        };
        for f in found {
            let (start, end) = (f["quote_start"].as_u64().unwrap(), f["quote_end"].as_u64().unwrap());
            assert!(start <= end && end as usize <= cells[1].chars().count(), "{line}");
            // A quotation over several paragraphs opens each anew, or is closed without having been opened.
            let quote = said("quote", f);
            let runs_on = quote
                .split('\n')
                .skip(1)
                .all(|p| p.trim().is_empty() || p.trim_start().starts_with(['“', '「', '『']));
            let closed = cells[1].chars().nth(end as usize).is_some_and(|c| "”」』’\"".contains(c));
            if !runs_on && !closed {
                wrong.push(format!("{line}\n    runs over its paragraphs: {quote}"));
            }
        }
        let holds = match cells[0].as_str() {
            "speech" => found.iter().any(|f| said("speaker", f) == cells[2] && said("quote", f) == cells[3]),
            "none" => found.is_empty(),
            _ => true,
        };
        if !holds {
            wrong.push(format!("{line}\n    found {}", shown().join(" / ")));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
