//! The report: whatever a text holds is shown as text, nothing is fetched or run, and what is marked is what was found.

use crate::support::{articles, root};
use crate::write::{options, record, written};
use serde_json::{Value, json};
use std::fs;
use tiyao::model::{Attribution, Quantity, Record};
use tiyao::write::{Format, Options, html};

fn page(records: &[Record]) -> String {
    String::from_utf8(written(&options(Format::Html), records)).unwrap()
}

/// The fixtures' articles with the facts of their gold.
fn gold() -> Vec<Record> {
    let fact = |mut fact: Value, more: Value, text: &[char]| {
        let fields = fact.as_object_mut().unwrap();
        fields.retain(|_, value| !value.is_null());
        let spans: Vec<(String, Value)> = fields
            .iter()
            .filter(|(k, _)| k.ends_with("_span"))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        for (key, span) in &spans {
            let part = key.trim_end_matches("_span");
            fields.insert(format!("{part}_start"), span[0].clone());
            fields.insert(format!("{part}_end"), span[1].clone());
        }
        for (key, value) in more.as_object().unwrap() {
            fields.entry(key).or_insert(value.clone());
        }
        if fields.contains_key("cue") {
            let points = spans.iter().flat_map(|(_, s)| [s[0].as_u64().unwrap(), s[1].as_u64().unwrap()]);
            let points: Vec<usize> = points.map(|p| p as usize).collect();
            let (start, end) = (*points.iter().min().unwrap(), *points.iter().max().unwrap());
            fields.extend([("start".into(), json!(start)), ("end".into(), json!(end))]);
            fields.insert("text".into(), json!(text[start..end].iter().collect::<String>()));
            for key in ["cue_start", "cue_end"] {
                fields.entry(key).or_insert(json!(start));
            }
        }
        fact
    };
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let chars: Vec<char> = text.chars().collect();
        let gold: Value =
            serde_json::from_str(&fs::read_to_string(path.with_extension("gold.json")).unwrap()).unwrap();
        let list = |kind: &str, more: Value| -> Vec<Value> {
            let facts = gold[kind].as_array().unwrap().iter();
            facts.map(|f| fact(f.clone(), more.clone(), &chars)).collect()
        };
        let day = |value: &Value| {
            value.as_str().filter(|s| s.len() == 10 && !s.contains(['X', '_', '/'])).map(str::to_owned)
        };
        let mut dates = list("dates", json!({"grain": "day"}));
        dates.iter_mut().for_each(|d| d["from"] = day(&d["value"]).into());
        let article = tiyao::read::article(path.file_name().unwrap().to_string_lossy(), text.clone());
        let record = json!({
            "id": article.id, "title": article.title, "published": gold["published"], "source": null,
            "authors": [], "place": null, "chars": chars.len(), "warnings": [], "text": text,
            "quantities": list("quantities", json!({"dimension": "count", "unit": "", "rule": "quantity.gold"})),
            "dates": dates,
            "agencies": list("agencies", json!({})),
            "attributions": list("attributions", json!({"speaker": "", "cue": "", "act": "say", "form": "direct"})),
        });
        serde_json::from_value(record).unwrap()
    };
    articles().iter().map(read).collect()
}

/// What a browser would run, fetch or be led to.
fn is_harmless(page: &str) {
    for dangerous in
        ["<script", "javascript:", " on", "<img", "<iframe", "http:", "https:", "url(", "@import", "style=\""]
    {
        let tags: Vec<&str> = page.split('<').skip(1).filter_map(|t| t.split('>').next()).collect();
        let found = tags.iter().find(|tag| {
            // Between quotation marks stands text, between tags too.
            let outside: String = tag.split('"').step_by(2).collect();
            format!("<{outside}").contains(dangerous) || (dangerous.ends_with('"') && tag.contains(dangerous))
        });
        assert!(found.is_none(), "{dangerous} in <{}>", found.unwrap());
    }
    for link in page.split(" href=\"").skip(1) {
        assert!(link.starts_with('#') || link.starts_with("data:,\""), "{}", &link[..20]);
    }
}

#[test]
fn a_text_that_is_out_to_harm_is_shown_as_text() {
    let evil = "<script>alert(1)</script>\"onmouseover=\"alert(2)\u{202e}txt.exe\u{0}</div>&lt;";
    let mut record = Record {
        id: evil.into(),
        title: Some(evil.into()),
        source: Some(evil.into()),
        authors: vec![evil.into()],
        text: Some(format!("五件{evil}")),
        warnings: vec![evil.into()],
        ..record(evil)
    };
    record.quantities = vec![Quantity {
        start: 0,
        end: 12,
        text: evil.into(),
        value: evil.into(),
        unit: evil.into(),
        indicator: Some(evil.into()),
        rule: evil.into(),
        ..Quantity::default()
    }];
    record.agencies[0].canonical = Some(evil.into());
    record.attributions = vec![Attribution {
        speaker: evil.into(),
        agency: Some(evil.into()),
        quote: evil.into(),
        quote_start: 3,
        quote_end: 9,
        ..Attribution::default()
    }];
    let page = page(&[record.clone(), record]);
    is_harmless(&page);
    assert!(!page.contains("alert(1)</script>") && !page.contains('\u{202e}') && !page.contains('\u{0}'));
    assert!(page.contains("⟨U+202E⟩") && page.contains("&lt;script&gt;"));
}

#[test]
fn every_fact_is_marked_where_it_stands() {
    let records = gold();
    let page = page(&records);
    is_harmless(&page);
    let bodies: Vec<&str> = page.split("<article id=").skip(1).collect();
    assert_eq!(bodies.len(), records.len());
    for (body, record) in bodies.iter().zip(&records) {
        // Each fact can be reached by keyboard, once.
        let count = |sign: &str| body.matches(sign).count();
        assert_eq!(count("<mark class=\"q") - again(body, "q"), record.quantities.len(), "{}", record.id);
        assert_eq!(count("<mark class=\"d\" tabindex"), record.dates.len(), "{}", record.id);
        assert_eq!(count("<mark class=\"o\" tabindex"), record.agencies.len(), "{}", record.id);
        // Without its tags it is the text.
        let text =
            body.split("<div class=\"text\" dir=\"auto\">").nth(1).unwrap().split("</div>").next().unwrap();
        let bare: String = text.split('<').map(|t| t.split_once('>').map_or(t, |(_, after)| after)).collect();
        let bare = bare
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        assert_eq!(bare, record.text.as_deref().unwrap().trim_end().replace('\r', ""), "{}", record.id);
        for tag in ["mark", "span"] {
            assert_eq!(count(&format!("<{tag} ")), count(&format!("</{tag}>")), "{}", record.id);
        }
    }
}

/// Marks that go on behind the end of one that they cross.
fn again(body: &str, class: &str) -> usize {
    let open = format!("<mark class=\"{class}");
    body.split(&open).skip(1).filter(|rest| !rest.split('>').next().unwrap().contains("tabindex")).count()
}

#[test]
fn a_terminal_gets_no_control_characters_and_no_line_too_long() {
    let mut evil = record("\u{1b}]0;owned\u{7}");
    evil.text = Some("\u{1b}[31m收案5件，\u{202e}结案3件。\t".repeat(30));
    for width in [1, 24, 40, 80] {
        let options = Options { width, ..options(Format::Pretty) };
        let shown = String::from_utf8(written(&options, &[evil.clone()])).unwrap();
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        assert!(shown.contains("⟨U+001B⟩") && !shown.contains('\u{202e}'));
        let columns = |line: &str| line.chars().map(|c| 1 + usize::from(c as u32 > 0x2e80)).sum::<usize>();
        // Behind the heading, which is as long as the title is.
        let long: Vec<&str> = shown.lines().skip(3).filter(|line| columns(line) > width.max(24)).collect();
        assert!(long.is_empty(), "{width}: {long:?}");
    }
    let colored = Options { color: true, width: 80, ..options(Format::Pretty) };
    let shown = String::from_utf8(written(&colored, &gold())).unwrap();
    assert!(shown.contains("\u{1b}[0;33m") && shown.contains("\u{1b}[0m\n"));
}

#[test]
fn the_policy_lets_in_this_style_and_nothing_else() {
    let digest = <sha2::Sha256 as sha2::Digest>::digest(html::STYLE.as_bytes());
    assert_eq!(
        html::STYLE_HASH,
        format!("sha256-{}", base64(&digest)),
        "style.css has changed: name its digest"
    );
    let page = page(&[]);
    assert!(page.contains(&format!("default-src 'none'; style-src '{}'", html::STYLE_HASH)));
    assert!(page.contains(&format!("<style>{}</style>", html::STYLE)));
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let n = chunk.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..=chunk.len() {
            out.push(char::from(DIGITS[(n >> (18 - 6 * i) & 63) as usize]));
        }
    }
    while !out.len().is_multiple_of(4) {
        out.push('=');
    }
    out
}

/// Where Chromium is installed: `cargo test chromium -- --ignored`.
#[test]
#[ignore = "needs chromium"]
fn chromium_shows_it_without_complaint() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("report.html");
    fs::write(&path, page(&gold())).unwrap();
    let output = std::process::Command::new("chromium")
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom"])
        .arg(format!("file://{}", path.display()))
        .output()
        .unwrap();
    let (dom, log) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(dom.matches("<article id=").count(), gold().len());
    assert!(!log.contains("CONSOLE"), "{log}");
}

/// For looking at: `cargo test for_looking_at -- --ignored` writes the gold in every format to target/look.
#[test]
#[ignore = "writes files for looking at"]
fn for_looking_at() {
    let folder = root().join("target/look");
    fs::create_dir_all(&folder).unwrap();
    for format in ["jsonl", "json", "csv", "tsv", "xlsx", "parquet", "sqlite", "html"] {
        let path = folder.join("facts").with_extension(format);
        let options = options(Format::of_path(&path).unwrap());
        fs::write(&path, written(&options, &gold())).unwrap();
    }
    let options = Options { color: true, width: 80, ..options(Format::Pretty) };
    fs::write(folder.join("facts.ansi"), written(&options, &gold())).unwrap();
}
