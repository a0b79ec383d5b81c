//! An archive as it is met: every encoding and container in one folder, with bad inputs among the good ones; stopped,
//! killed and resumed.

use crate::support::program;
use flate2::{Compression, write::GzEncoder};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// An article that tells which one it is.
fn text(n: usize) -> String {
    format!(
        "某县举行第{n}场发布会\n本报讯　今年以来，全县共调解纠纷{n}件，同比增长3.2%。\n“工作还在继续。”县司法局局长林一舟说。\n"
    )
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A tar of named members; names go in as they are, `../` too.
fn tar(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_ustar();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append(&header, bytes.as_slice()).unwrap();
    }
    builder.into_inner().unwrap()
}

/// A zip whose members are stored under names in GBK, as old archives have them.
fn zip(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (i, (_, bytes)) in members.iter().enumerate() {
        writer.start_file(placeholder(i), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let mut bytes = writer.finish().unwrap().into_inner();
    for (i, (name, _)) in members.iter().enumerate() {
        let (from, to) = (placeholder(i).into_bytes(), gbk(name));
        assert_eq!(from.len(), to.len(), "{name}");
        for at in 0..bytes.len() - from.len() {
            if bytes[at..].starts_with(&from) {
                bytes[at..at + to.len()].copy_from_slice(&to);
            }
        }
    }
    bytes
}

/// As long as 新闻/000.txt in GBK.
fn placeholder(i: usize) -> String {
    format!("@@@@/{i:03}.txt")
}

fn zipped(from: usize, count: usize) -> Vec<u8> {
    let member = |i: usize| (format!("新闻/{i:03}.txt"), text(from + i).into_bytes());
    zip(&(0..count).map(member).collect::<Vec<_>>())
}

fn page(n: usize) -> String {
    let text = text(n);
    let mut lines = text.lines();
    let title = lines.next().unwrap();
    let paragraphs: String = lines.map(|l| format!("<p>{l}</p>")).collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{title}_某某新闻网</title></head>\
         <body><div class=\"nav\"><a href=\"/\">首页</a></div><h1>{title}</h1><div class=\"content\">{paragraphs}\
         <p>记者在现场看到，前来咨询的居民很多，工作人员一一作了解答，并发放了宣传材料。</p></div></body></html>"
    )
}

fn warc(from: usize, count: usize) -> Vec<u8> {
    let mut out = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nnone\r\n\r\n".to_vec();
    for n in from..from + count {
        let response =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}", page(n));
        let head = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/{n}.html\r\n\
             Content-Length: {}\r\n\r\n",
            response.len()
        );
        out.extend(format!("{head}{response}\r\n\r\n").into_bytes());
    }
    out
}

/// Bytes that do not compress and are no article.
fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        b'a' + (state % 26) as u8
    };
    (0..len).map(|_| next()).collect()
}

/// The name of the file that changes while it is read.
const CHANGING: &str = "zz-changing.txt.gz";

/// Three hundred articles, 0 to 299, and what goes wrong in archives. Gives the inputs that fail, in order, each with
/// a part of the reason.
fn build(root: &Path) -> Vec<(&'static str, &'static str)> {
    let put = |name: &str, bytes: &[u8]| {
        fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
        fs::write(root.join(name), bytes).unwrap();
    };
    for n in 0..60 {
        put(&format!("utf8/{n:03}.txt"), text(n).as_bytes());
    }
    for n in 60..100 {
        put(&format!("gbk/{n:03}.txt"), &gbk(&text(n)));
    }
    for n in 100..120 {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend(text(n).encode_utf16().flat_map(u16::to_le_bytes));
        put(&format!("utf16/{n:03}.txt"), &bytes);
    }
    for n in 120..150 {
        put(&format!("pages/{n:03}.html"), page(n).as_bytes());
    }
    let rows: String = (150..190).map(|n| format!("{}\n", serde_json::json!({ "正文": text(n) }))).collect();
    put("rows.jsonl", rows.as_bytes());
    let rows: String =
        (190..220).map(|n| format!("第{n}场,\"{}\"\r\n", text(n).replace('"', "\"\""))).collect();
    put("table.csv", &gbk(&format!("标题,内容\r\n{rows}")));
    let mut members: Vec<_> = (220..250).map(|n| (format!("2020/{n}.txt"), text(n).into_bytes())).collect();
    members.push(("2020/inner.zip".into(), zipped(250, 10)));
    members.push(("../outside.txt".into(), text(900).into_bytes()));
    put("2020.tar.gz", &gz(&tar(&members)));
    put("crawl.warc.gz", &gz(&warc(260, 20)));
    put("old.zip", &zipped(280, 20));

    put("bad/bomb.txt.gz", &gz(&vec![b' '; 8 << 20]));
    let mut encrypted = zipped(900, 1);
    // The bit that says so stands in both heads of the member.
    for (magic, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = encrypted.windows(4).position(|w| w == magic).unwrap();
        encrypted[at + flags] |= 1;
    }
    put("bad/encrypted.zip", &encrypted);
    let whole = gz(&noise(100_000));
    put("bad/truncated.txt.gz", &whole[..whole.len() / 2]);
    put("bad/empty.txt", b"");
    put("bad/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\0");
    put(CHANGING, &gz(&noise(12 << 20)));
    std::os::unix::fs::symlink("..", root.join("bad/loop")).unwrap();
    vec![
        ("2020.tar.gz!../outside.txt", "leads out"),
        ("bad/bomb.txt.gz", "--max-ratio"),
        ("bad/empty.txt", "empty"),
        ("bad/encrypted.zip!新闻/000.txt", "encrypted"),
        ("bad/loop", "link"),
        ("bad/picture.txt", "a picture"),
        ("bad/truncated.txt.gz", "cut off"),
        (CHANGING, "changed while it was read"),
    ]
}

/// Changes the file that changes, for as long as `work` runs.
fn while_changing(root: &Path, work: impl FnOnce()) {
    let file = File::options().write(true).open(root.join(CHANGING)).unwrap();
    let done = AtomicBool::new(false);
    /// Says so when the work is done, even if it has failed.
    struct Done<'a>(&'a AtomicBool);
    impl Drop for Done<'_> {
        fn drop(&mut self) {
            self.0.store(true, Relaxed);
        }
    }
    thread::scope(|scope| {
        let _done = Done(&done);
        scope.spawn(|| {
            for n in 0.. {
                if done.load(Relaxed) {
                    break;
                }
                file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(n)).unwrap();
                thread::sleep(Duration::from_millis(1));
            }
        });
        work();
    });
}

/// The program over the archive, in its folder, with outputs beside it.
fn over(dir: &Path, args: &[&str]) -> Command {
    let mut command = program();
    command.current_dir(dir).arg("archive").args(args).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names(dir: &Path) -> BTreeSet<String> {
    fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
}

/// The lines of a file of JSON objects.
fn rows(path: &Path) -> Vec<Value> {
    fs::read_to_string(path).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn a_mixed_archive_gives_every_good_article_and_names_every_bad_one() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("archive");
    let expected = build(&root);
    let read = |name: &str| fs::read(dir.path().join(name)).unwrap();
    while_changing(&root, || {
        let begun = Instant::now();
        let output = over(dir.path(), &["-j1", "-o", "one.jsonl", "--errors", "bad.jsonl"]).output().unwrap();
        let lasted = begun.elapsed();
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));

        let failed = rows(&dir.path().join("bad.jsonl"));
        let cell = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
        let found: Vec<_> = failed.iter().map(|row| cell(row, "name")).collect();
        assert_eq!(found, expected.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        for (row, (name, reason)) in failed.iter().zip(&expected) {
            assert!(cell(row, "reason").contains(reason), "{name}: {row}");
            assert!(said(&output).contains(&cell(row, "reason")), "{name} is named on standard error");
        }

        let records = rows(&dir.path().join("one.jsonl"));
        let settled = |record: &Value| {
            let quantities = record["quantities"].as_array().unwrap().iter();
            let mut cases = quantities.filter(|q| q["unit"] == "件");
            cases.next().unwrap()["value"].as_str().unwrap().parse::<usize>().unwrap()
        };
        let mut numbers: Vec<_> = records.iter().map(settled).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..300).collect::<Vec<_>>());
        let ids: BTreeSet<_> = records.iter().map(|r| r["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), 300);
        for id in [
            "2020.tar.gz!2020/inner.zip!新闻/003.txt",
            "old.zip!新闻/019.txt",
            "table.csv#7",
            "rows.jsonl#40",
        ] {
            assert!(ids.contains(id), "{id}");
        }
        assert!(ids.contains("crawl.warc.gz!http://news.example/279.html"));
        for record in &records {
            assert_eq!(record["attributions"][0]["speaker"], "林一舟", "{}", record["id"]);
            assert!(record["title"].as_str().is_some_and(|t| t.contains('第')), "{}", record["id"]);
        }

        let two = over(dir.path(), &["-j2", "-o", "two.jsonl", "--errors", "bad2.jsonl"]).output().unwrap();
        assert_eq!(two.status.code(), Some(1));
        assert!(read("one.jsonl") == read("two.jsonl") && read("bad.jsonl") == read("bad2.jsonl"));

        killed_and_resumed(dir.path(), lasted);
        assert!(read("one.jsonl") == read("killed.jsonl"));
        assert!(read("bad.jsonl") == read("killed.bad.jsonl"));
    });
    let left: Vec<_> =
        names(dir.path()).into_iter().filter(|n| n.starts_with('.') || n.contains("journal")).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// Kills the batch as soon as its journal tells of some work, so that the next run has something to go on after.
fn killed_at_work(dir: &Path, args: &[&str]) {
    let journal = dir.join("killed.jsonl.journal");
    let told = || fs::read(&journal).map_or(0, |j| j.iter().filter(|&&b| b == b'\n').count());
    for _ in 0..50 {
        let before = told().max(2);
        let mut child = over(dir, args).spawn().unwrap();
        while told() <= before && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        child.kill().unwrap();
        child.wait_with_output().unwrap();
        if !dir.join("killed.jsonl").exists() {
            return;
        }
        fs::remove_file(dir.join("killed.jsonl")).unwrap();
    }
    panic!("the batch was always done before it could be killed");
}

/// Kills the batch ten times, at moments all over the time it takes, and once at work, and lets it end.
fn killed_and_resumed(dir: &Path, lasted: Duration) {
    let args = ["-o", "killed.jsonl", "--errors", "killed.bad.jsonl", "--resume", "-j2"];
    let mut moment = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().subsec_nanos();
    let mut went_on = 0;
    for _ in 0..10 {
        moment = moment.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let mut child = over(dir, &args).spawn().unwrap();
        thread::sleep(lasted.mul_f64(f64::from(moment >> 8) / f64::from(1u32 << 24)));
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        went_on += usize::from(said(&output).contains("going on after"));
        let appeared = dir.join("killed.jsonl").exists();
        assert!(appeared || output.status.code().is_none());
        if appeared {
            // It was done before it could be killed: once more.
            fs::remove_file(dir.join("killed.jsonl")).unwrap();
        }
    }
    killed_at_work(dir, &args);
    let output = over(dir, &args).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(went_on + usize::from(said(&output).contains("going on after")) > 0, "nothing was ever resumed");
}

#[test]
fn rows_of_a_file_that_changes_are_given_and_the_change_is_said() {
    use tiyao::read::{self, Source};
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("rows.jsonl");
    let row = format!("{}\n", serde_json::json!({ "text": "字".repeat(30_000) }));
    fs::write(&path, row.repeat(40)).unwrap();
    // The reader waits for us with most of the file before it.
    let mut documents = read::sources(vec![Source::Path(path.clone())], &read::Options::default());
    assert!(documents.next().unwrap().is_ok());
    File::options().append(true).open(&path).unwrap().write_all(b"{}\n").unwrap();
    let rest: Vec<_> = documents.collect();
    let (last, before) = rest.split_last().unwrap();
    assert!(before.iter().all(Result::is_ok) && before.len() >= 8);
    assert!(last.as_ref().unwrap_err().to_string().contains("changed while it was read"));
}

/// A folder with three articles and a pipe behind them, over which the program waits until it is stopped.
fn waiting(dir: &Path) {
    for n in 0..3 {
        fs::create_dir_all(dir.join("archive")).unwrap();
        fs::write(dir.join(format!("archive/{n}.txt")), text(n)).unwrap();
    }
    assert!(Command::new("mkfifo").arg(dir.join("archive/9-pipe")).status().unwrap().success());
}

fn signal(child: &Child, name: &str) {
    let kill = format!("kill -{name} {}", child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
}

/// Starts the program, lets it do the three articles, and sends it a signal.
fn stopped(dir: &Path, args: &[&str], name: &str) -> Output {
    let child = over(dir, args).spawn().unwrap();
    thread::sleep(Duration::from_millis(400));
    signal(&child, name);
    child.wait_with_output().unwrap()
}

#[test]
fn a_stopped_batch_leaves_no_half_file_and_goes_on_in_every_format() {
    let dir = tempfile::tempdir().unwrap();
    waiting(dir.path());
    thread::scope(|scope| {
        for (format, name) in ["jsonl", "json", "csv", "tsv", "xlsx", "parquet", "sqlite", "html"]
            .iter()
            .zip(["INT", "TERM"].iter().cycle())
        {
            let dir = dir.path();
            scope.spawn(move || {
                let file = format!("facts.{format}");
                let output = stopped(dir, &["-o", &file], name);
                assert_eq!(output.status.code(), Some(130), "{format}: {}", said(&output));
                assert!(
                    said(&output).contains("3 articles are done") && said(&output).contains("--resume"),
                    "{}",
                    said(&output)
                );
                assert!(!dir.join(&file).exists());
            });
        }
    });
    let formats = ["csv", "html", "json", "jsonl", "parquet", "sqlite", "tsv", "xlsx"];
    let journals = formats.map(|f| format!("facts.{f}.journal"));
    let left: Vec<_> = names(dir.path()).into_iter().filter(|n| n != "archive").collect();
    assert_eq!(left, journals);

    fs::remove_file(dir.path().join("archive/9-pipe")).unwrap();
    fs::write(dir.path().join("archive/9.txt"), text(9)).unwrap();
    for format in formats {
        let (file, whole) = (format!("facts.{format}"), format!("whole.{format}"));
        let output = over(dir.path(), &["-o", &file, "--resume"]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(said(&output).contains("going on after 3 documents"), "{}", said(&output));
        over(dir.path(), &["-o", &whole]).output().unwrap();
        let read = |name: &str| fs::read(dir.path().join(name)).unwrap();
        assert!(read(&file) == read(&whole), "{format}");
        assert!(!dir.path().join(format!("{file}.journal")).exists());
    }
}

#[test]
fn what_is_stopped_on_its_way_to_a_pipe_ends_as_it_should() {
    let dir = tempfile::tempdir().unwrap();
    waiting(dir.path());
    let output = stopped(dir.path(), &["-f", "json", "--errors", "bad.csv"], "INT");
    assert_eq!(output.status.code(), Some(130));
    let records: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(records.as_array().unwrap().len(), 3);
    assert!(said(&output).contains("3 articles are written"));
    assert!(fs::read_to_string(dir.path().join("bad.csv")).unwrap().starts_with("\u{feff}name,reason"));
}

#[test]
fn a_second_signal_stops_at_once_and_leaves_nothing_but_the_journal() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("archive")).unwrap();
    fs::write(dir.path().join("archive/long.txt"), text(1).repeat(60_000)).unwrap();
    let child = over(dir.path(), &["-o", "facts.sqlite"]).spawn().unwrap();
    thread::sleep(Duration::from_millis(300));
    signal(&child, "INT");
    thread::sleep(Duration::from_millis(200));
    signal(&child, "INT");
    let begun = Instant::now();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    assert_eq!(names(dir.path()), BTreeSet::from(["archive".to_owned()]));
}

#[test]
fn only_what_is_the_same_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    waiting(dir.path());
    stopped(dir.path(), &["-o", "facts.jsonl"], "INT");
    let refused = over(dir.path(), &["-o", "facts.jsonl", "--resume", "--explain"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("other options"), "{}", said(&refused));
    fs::remove_file(dir.path().join("archive/9-pipe")).unwrap();
    fs::write(dir.path().join("archive/1.txt"), text(77)).unwrap();
    let output = over(dir.path(), &["-o", "facts.jsonl", "--resume"]).output().unwrap();
    assert!(said(&output).contains("going on after 1 documents"), "{}", said(&output));
    over(dir.path(), &["-o", "whole.jsonl"]).output().unwrap();
    let read = |name: &str| fs::read_to_string(dir.path().join(name)).unwrap();
    assert_eq!(read("facts.jsonl"), read("whole.jsonl"));
    assert!(read("facts.jsonl").contains("纠纷") || read("facts.jsonl").contains("77"));

    for (args, reason) in
        [(vec!["--resume"], "--output"), (vec!["--resume", "-o", "x.csv", "-"], "standard input")]
    {
        let output = over(dir.path(), &args).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains(reason), "{}", said(&output));
    }
    fs::write(dir.path().join("mine.csv.journal"), "a diary\n").unwrap();
    let output = over(dir.path(), &["-o", "mine.csv"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(read("mine.csv.journal"), "a diary\n");
}

#[test]
fn what_the_program_writes_is_not_read() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("archive")).unwrap();
    fs::write(dir.path().join("archive/a.txt"), text(1)).unwrap();
    let args = ["-o", "archive/facts.jsonl", "--errors", "archive/bad.csv"];
    for _ in 0..2 {
        let output = over(dir.path(), &args).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert_eq!(rows(&dir.path().join("archive/facts.jsonl")).len(), 1);
    }
    let output = over(dir.path(), &["-o", "same.csv", "--errors", "same.csv"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn failures_are_rows_of_csv_tsv_or_json_lines() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("archive")).unwrap();
    fs::write(dir.path().join("archive/=1+1.txt"), "").unwrap();
    let errors = |file: &str, args: &[&str]| {
        let mut command = over(dir.path(), &["--errors", file]);
        assert_eq!(command.args(args).output().unwrap().status.code(), Some(1));
        fs::read_to_string(dir.path().join(file)).unwrap()
    };
    assert_eq!(errors("e.csv", &[]), "\u{feff}name,reason\n'=1+1.txt,the file is empty\n");
    assert_eq!(
        errors("e.tsv", &["--bom=never", "--csv-safe=never", "--lang=zh"]),
        "名称\t原因\n=1+1.txt\tthe file is empty\n"
    );
    assert_eq!(errors("e.jsonl", &[]), "{\"name\":\"=1+1.txt\",\"reason\":\"the file is empty\"}\n");
    let output = over(dir.path(), &["--errors", "e.xlsx"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_dry_run_lists_what_would_be_read_and_as_what() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("archive");
    build(&root);
    let output = over(dir.path(), &["--dry-run", "--exclude", "zz-*", "-o", "never.csv"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let listed = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(listed.starts_with("id\tform\tinside\tencoding\tbytes\tarticles\n"));
    for row in [
        "2020.tar.gz!2020/inner.zip!新闻/003.txt\ttext\tgzip > tar > zip\tUTF-8\t",
        "crawl.warc.gz!http://news.example/260.html\tHTML page\tgzip > WARC\tUTF-8\t",
        "gbk/060.txt\ttext\t\tgb18030\t",
        "utf16/100.txt\ttext\t\tUTF-",
        "old.zip!新闻/000.txt\ttext\tzip\tUTF-8\t",
        "rows.jsonl\tJSON rows\t\tUTF-8\t",
        "table.csv\tCSV rows\t\tgb18030\t",
    ] {
        assert!(listed.contains(&format!("\n{row}")), "{row}\n{listed}");
    }
    let count: usize =
        listed.lines().skip(1).map(|l| l.rsplit('\t').next().unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!(count, 300);
    assert!(said(&output).contains("encrypted") && !dir.path().join("never.csv").exists());
}

#[test]
fn quiet_says_nothing_and_verbose_says_what_is_read() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("archive")).unwrap();
    fs::write(dir.path().join("archive/a.txt"), text(1)).unwrap();
    fs::write(dir.path().join("archive/\u{1b}[31m.txt"), "").unwrap();
    let quiet = over(dir.path(), &["-q"]).output().unwrap();
    assert_eq!((quiet.status.code(), said(&quiet).as_str()), (Some(1), ""));
    let plain = over(dir.path(), &[]).output().unwrap();
    assert_eq!(said(&plain), "tiyao: ⟨U+001B⟩[31m.txt: the file is empty\n");
    let verbose = said(&over(dir.path(), &["--verbose"]).output().unwrap());
    assert!(
        verbose.contains("a.txt: text, UTF-8, ") && verbose.contains("1 articles, 1 errors"),
        "{verbose}"
    );
    assert_eq!(over(dir.path(), &["-q", "-v"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn limits_name_the_member_and_their_flag_and_can_be_raised() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("archive")).unwrap();
    fs::write(dir.path().join("archive/two.zip"), zipped(0, 2)).unwrap();
    fs::write(dir.path().join("archive/wide.txt.gz"), gz(&text(1).into_bytes().repeat(40_000))).unwrap();
    let run = |args: &[&str]| over(dir.path(), args).arg("-q").output().unwrap();
    let reasons = |args: &[&str]| {
        let args = [args, &["--errors", "e.tsv", "--bom=never", "--facts=dates"]].concat();
        run(&args);
        fs::read_to_string(dir.path().join("e.tsv")).unwrap()
    };
    assert!(reasons(&["--max-members", "1"]).contains("two.zip\tmore than 1 members (--max-members)"));
    assert!(
        reasons(&["--max-bytes", "100"])
            .contains("two.zip!新闻/000.txt\tlarger than 100 bytes (--max-bytes)")
    );
    assert!(
        reasons(&["--max-ratio", "5"])
            .contains("wide.txt.gz\tunpacks to more than 5 times its size (--max-ratio)")
    );
    assert_eq!(
        run(&["--max-ratio", "100000", "--exclude", "two.zip", "--facts=dates"]).status.code(),
        Some(0)
    );
    assert_eq!(run(&["--max-bytes", "3 apples"]).status.code(), Some(2));
}
