//! The program as a user meets it: inputs, exit codes, what goes where.

use crate::support::{articles, program};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

fn run(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = program()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn an_article_on_standard_input() {
    let output = run(&["--published", "2020-11-30"], "2020年以来，全院受理案件19167件。".as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    let records = lines(&output);
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["id"], "-");
    assert_eq!(records[0]["published"], "2020-11-30");
    assert_eq!(records[0]["quantities"][0]["value"], "19167");
    assert!(records[0]["quantities"][0].get("rule").is_none());
}

#[test]
fn explain_names_the_rules() {
    let output = run(&["--explain"], "全院受理案件19167件。".as_bytes());
    assert!(lines(&output)[0]["quantities"][0]["rule"].as_str().is_some_and(|r| r.starts_with("quantity.")));
}

#[test]
fn an_impossible_day_is_refused_with_the_reason() {
    let output = run(&["--published", "2023-02-29"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("2023-02-29"));
}

#[test]
fn a_dictionary_is_read_or_refused_with_the_line() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let path = file.path().to_str().unwrap();
    fs::write(path, "云栖小镇 500 ns\n").unwrap();
    assert_eq!(run(&["--dict", path], "云栖小镇".as_bytes()).status.code(), Some(0));
    fs::write(path, "云栖小镇\n买买提·艾力 nr\n").unwrap();
    let output = run(&["--dict", path], "云栖小镇".as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains(":2: "));
}

#[test]
fn an_unknown_encoding_is_refused() {
    let output = run(&["--encoding", "klingon"], "正文".as_bytes());
    assert_ne!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("klingon"));
}

fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// 全院受理案件5件。 in GBK.
const GBK: &[u8] =
    &[0xc8, 0xab, 0xd4, 0xba, 0xca, 0xdc, 0xc0, 0xed, 0xb0, 0xb8, 0xbc, 0xfe, 0x35, 0xbc, 0xfe, 0xa1, 0xa3];

#[test]
fn a_bad_file_does_not_stop_the_batch() {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(dir.path().join(name), bytes).unwrap();
    put("empty.txt", b"");
    put("binary.txt", &[0x7f, b'E', b'L', b'F', 0, 1, 2, 0, 0xff, 0xfe]);
    put("gbk.txt", GBK);
    put("utf16.txt", &utf16("全院受理案件6件。"));
    put("good.txt", "全院受理案件7件。".as_bytes());
    std::os::unix::fs::symlink(dir.path().join("nowhere"), dir.path().join("unreadable.txt")).unwrap();
    let output = run(&[&dir.path().display().to_string()], b"");
    assert_eq!(output.status.code(), Some(1));
    let records = lines(&output);
    let found: Vec<(&str, &str)> = records
        .iter()
        .map(|r| (r["id"].as_str().unwrap(), r["quantities"][0]["text"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [("gbk.txt", "5件"), ("good.txt", "7件"), ("utf16.txt", "6件")]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    let named: Vec<&str> = ["binary.txt", "empty.txt", "unreadable.txt"]
        .into_iter()
        .filter(|name| stderr.lines().filter(|l| l.contains(name)).count() == 1)
        .collect();
    assert_eq!(named.len(), 3, "{stderr}");
}

#[test]
fn any_number_of_jobs_writes_the_same_bytes() {
    let folder = articles()[0].parent().unwrap().display().to_string();
    for format in ["jsonl", "json", "csv"] {
        let one = run(&["-j1", "-f", format, &folder], b"");
        for jobs in ["-j2", "-j7"] {
            assert_eq!(run(&[jobs, "-f", format, &folder], b"").stdout, one.stdout, "{format} {jobs}");
        }
        assert!(!one.stdout.is_empty());
    }
}

#[test]
fn rows_are_articles() {
    let rows = "{\"标题\":\"一\",\"日期\":\"2020-11-30\",\"正文\":\"收案5件。\"}\n\n{\"id\":\"b\",\"content\":\"收案6件。\"}\nnot json\n";
    let output = run(&[], rows.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let records = lines(&output);
    assert_eq!(records.len(), 2);
    assert_eq!(records[0]["title"], "一");
    assert_eq!(records[0]["published"], "2020-11-30");
    assert_eq!(records[1]["id"], "b");
    assert!(String::from_utf8_lossy(&output.stderr).contains('4'), "the bad row is named");
}

#[test]
fn a_csv_file_opens_in_a_spreadsheet_and_a_pipe_is_plain() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("facts.csv");
    let text = "全院受理案件19167件。".as_bytes();
    assert!(run(&["-o", &file.display().to_string()], text).status.success());
    let written = fs::read(&file).unwrap();
    assert!(written.starts_with("\u{feff}id,title,published,fact,".as_bytes()));
    let piped = run(&["-f", "csv"], text).stdout;
    assert!(piped.starts_with(b"id,title,published,fact,"));
    assert!(String::from_utf8(piped).unwrap().contains(",19167,"));
}

#[test]
fn facts_chooses_kinds() {
    let output = run(&["--facts", "dates"], "2020年收案5件。".as_bytes());
    let record = &lines(&output)[0];
    assert_eq!(record["dates"].as_array().unwrap().len(), 1);
    assert_eq!(record["quantities"].as_array().unwrap().len(), 0);
}

#[test]
fn an_overlay_adds_a_unit() {
    let dir = tempfile::tempdir().unwrap();
    let header = include_str!("../src/lexicon/units.tsv").lines().find(|l| !l.starts_with('#')).unwrap();
    let columns: Vec<&str> = header.split('\t').collect();
    let row: Vec<&str> = columns
        .iter()
        .map(|c| match *c {
            "word" => "噗",
            "dimension" => "count",
            _ => "",
        })
        .collect();
    fs::write(dir.path().join("units.tsv"), format!("{header}\n{}\n", row.join("\t"))).unwrap();
    let overlay = dir.path().display().to_string();
    let text = "收到5噗。".as_bytes();
    assert_eq!(lines(&run(&["--lexicon", &overlay], text))[0]["quantities"][0]["unit"], "噗");
    assert_eq!(lines(&run(&[], text))[0]["quantities"].as_array().unwrap().len(), 0);
}

#[test]
fn a_broken_overlay_is_refused_with_file_and_line() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("units.tsv"), "word\nx\n").unwrap();
    let output = run(&["--lexicon", &dir.path().display().to_string()], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("units.tsv:2"));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let article = "全院受理案件19167件。".repeat(50);
    let rows = format!("{}\n", serde_json::json!({ "text": article })).repeat(2000);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("rows.jsonl");
    fs::write(&file, rows).unwrap();
    let mut child = program().arg(&file).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_folder_gives_the_ids() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("2020")).unwrap();
    for name in ["2020/b.txt", "2020/a.txt", "c.txt"] {
        fs::write(dir.path().join(Path::new(name)), "收案5件。").unwrap();
    }
    let output = run(&[&dir.path().display().to_string()], b"");
    let ids: Vec<String> = lines(&output).iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, ["2020/a.txt", "2020/b.txt", "c.txt"]);
}

#[test]
fn a_column_has_the_name_that_it_is_given() {
    let rows = "head,words,when\n一,收案5件。,2020-11-30\n";
    let names = ["--column", "text=words", "--column=title=head", "--column=published=when"];
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("rows.csv");
    fs::write(&file, rows).unwrap();
    let record = &lines(&run(&[&names[..], &[&file.display().to_string()]].concat(), b""))[0];
    assert_eq!((&record["title"], &record["published"]), (&"一".into(), &"2020-11-30".into()));
    assert_eq!(record["quantities"][0]["text"], "5件");
    assert_eq!(run(&["--column", "colour=red"], b"").status.code(), Some(2));
}

#[test]
fn a_place_is_given_where_the_article_names_none() {
    let text = "区法院说，去年收案5件。".as_bytes();
    for place in ["重庆市黔江区", "500114"] {
        let record = &lines(&run(&["--place", place], text))[0];
        assert_eq!(record["agencies"][0]["canonical"], "重庆市黔江区人民法院", "{place}");
    }
    assert!(lines(&run(&[], text))[0]["agencies"][0].get("canonical").is_none());
    assert_eq!(run(&["--place", "乌有市"], text).status.code(), Some(2));
}

#[test]
fn colours_and_marks_come_when_they_are_asked_for() {
    let text = "收案5件。".as_bytes();
    let out = |args: &[&str]| String::from_utf8(run(args, text).stdout).unwrap();
    assert!(out(&["-f", "pretty", "--color=always"]).contains("\x1b["));
    assert!(!out(&["-f", "pretty"]).contains('\x1b'));
    assert!(out(&["-f", "tsv", "--bom=always"]).starts_with("\u{feff}id\t"));
    assert!(out(&["-f", "csv", "--lang", "zh"]).starts_with("编号,"));
    assert!(out(&["--version"]).starts_with("tiyao "));
}

#[test]
fn an_encoding_that_is_given_wins() {
    let big5 = [0xa6, 0xac, 0xae, 0xd7, b'5', 0xa5, 0xf3, 0xa1, 0x43];
    let output = run(&["--encoding", "big5", "--with-text"], &big5);
    assert_eq!(lines(&output)[0]["text"], "收案5件。");
}
