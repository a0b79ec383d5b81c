//! How fast, as ratios: alternatives run in turn in this one program, medians printed.
//!
//!     cargo bench --bench speed                        over the fixtures
//!     cargo bench --bench speed -- news.jsonl          over your own JSON Lines
//!     cargo bench --bench speed -- news.jsonl start    only one part
//!
//! Parts: start, segment, throughput, linear, cores, memory. Absolute figures depend on the machine and the hour; the
//! ratios are what is kept.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tiyao::model::Kind;
use tiyao::read::{Form, Options as Reading, Raw};
use tiyao::segment::{Segmenter, Token};
use tiyao::{Article, Miner, Span, miner, write};

const PROGRAM: &str = env!("CARGO_BIN_EXE_tiyao");

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let (parts, files): (Vec<&String>, Vec<&String>) = args
        .iter()
        .partition(|a| ["start", "segment", "throughput", "linear", "cores", "memory"].contains(&a.as_str()));
    let rows = match files.first() {
        Some(path) => fs::read(path).unwrap_or_else(|e| panic!("{path}: {e}")),
        None => fixtures(),
    };
    let wants = |part: &str| parts.is_empty() || parts.iter().any(|p| *p == part);
    if wants("start") {
        start();
    }
    if wants("segment") {
        segment(&rows);
    }
    if wants("throughput") {
        throughput(&rows);
    }
    if wants("linear") {
        linear();
    }
    if wants("cores") {
        cores(&rows);
    }
    if wants("memory") {
        memory(&rows);
    }
}

fn articles_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles")
}

/// The fixtures' articles as JSON Lines, repeated to about 4 MB.
fn fixtures() -> Vec<u8> {
    let mut once = Vec::new();
    for entry in fs::read_dir(articles_dir()).expect("fixtures").flatten() {
        if entry.path().extension().is_some_and(|e| e == "txt") {
            let text = fs::read_to_string(entry.path()).expect("a fixture");
            serde_json::to_writer(&mut once, &serde_json::json!({ "text": text })).expect("JSON");
            once.push(b'\n');
        }
    }
    once.repeat((4 << 20) / once.len().max(1) + 1)
}

/// Runs each alternative in turn, `rounds` times, and gives the median seconds of each.
fn in_turn(rounds: usize, alternatives: &mut [&mut dyn FnMut()]) -> Vec<f64> {
    let mut times = vec![Vec::new(); alternatives.len()];
    for round in 0..=rounds {
        for (times, run) in times.iter_mut().zip(alternatives.iter_mut()) {
            let start = Instant::now();
            run();
            // The first round warms up.
            if round > 0 {
                times.push(start.elapsed().as_secs_f64());
            }
        }
    }
    times.into_iter().map(median).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The words of the built-in dictionary: first that they are those of jieba-rs, then how fast.
fn segment(rows: &[u8]) {
    let texts: Vec<String> = articles(rows).into_iter().map(|a| a.text).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let (ours, jieba) = (Segmenter::builtin(), jieba_rs::Jieba::new());
    let (mut spans, mut tokens): (Vec<Span>, Vec<Token>) = (Vec::new(), Vec::new());
    let (mut words, mut differing) = (0, 0);
    for text in &texts {
        spans.clear();
        tokens.clear();
        ours.cut(text.chars(), 0, &mut spans);
        ours.tag(text.chars(), 0, &mut tokens);
        let (cut, tagged) = (jieba.cut(text, true), jieba.tag(text, true));
        words += tokens.len();
        let same_cut = cut.iter().map(|w| (w.start, w.end)).eq(spans.iter().map(|s| (s.start, s.end)));
        let same_tags =
            tagged.iter().map(|w| (w.start, w.end, w.tag)).eq(tokens.iter().map(|t| (t.start, t.end, t.tag)));
        differing += usize::from(!(same_cut && same_tags));
    }
    println!(
        "segment, {:.1} MB of text: {words} words, {differing} of {} texts differ from jieba-rs",
        bytes as f64 / 1e6,
        texts.len()
    );
    let times = in_turn(
        9,
        &mut [
            &mut || texts.iter().for_each(|text| drop(std::hint::black_box(jieba.cut(text, true)))),
            &mut || {
                for text in &texts {
                    spans.clear();
                    ours.cut(text.chars(), 0, std::hint::black_box(&mut spans));
                }
            },
            &mut || texts.iter().for_each(|text| drop(std::hint::black_box(jieba.tag(text, true)))),
            &mut || {
                for text in &texts {
                    tokens.clear();
                    ours.tag(text.chars(), 0, std::hint::black_box(&mut tokens));
                }
            },
        ],
    );
    for (name, times) in [("cut", &times[..2]), ("cut and tag", &times[2..])] {
        let speed = |time: f64| bytes as f64 / 1e6 / time;
        println!(
            "  {name:12} jieba-rs {:6.1} MB/s, compiled {:6.1} MB/s: {:.2} ×",
            speed(times[0]),
            speed(times[1]),
            times[0] / times[1]
        );
    }
}

fn articles(rows: &[u8]) -> Vec<Article> {
    let raw = Raw {
        id: "b".into(),
        form: Form::Lines { first: 1 },
        charset: None,
        inside: Vec::new(),
        bytes: rows.to_vec(),
    };
    raw.articles(&Reading::default()).into_iter().flatten().collect()
}

/// One thread, everything on, JSON Lines out, against jieba-rs that only cuts and tags the same text.
fn throughput(rows: &[u8]) {
    let articles = articles(rows);
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    let jieba = jieba_rs::Jieba::new();
    let miners: Vec<(&str, Miner)> = [
        ("document only", vec![]),
        ("dates", vec![Kind::Date]),
        ("dates, quantities", vec![Kind::Date, Kind::Quantity]),
        ("agencies", vec![Kind::Agency]),
        ("everything", Kind::ALL.to_vec()),
    ]
    .into_iter()
    .map(|(name, kinds)| (name, Miner::new(miner::Options { kinds, ..Default::default() }).expect("a miner")))
    .collect();
    let options = write::Options { kinds: Kind::ALL.to_vec(), ..write::Options::default() };
    let mut tag = || {
        for article in &articles {
            std::hint::black_box(jieba.tag(&article.text, true));
        }
    };
    let mut runs: Vec<Box<dyn FnMut()>> = Vec::new();
    for (_, miner) in &miners {
        let (articles, options) = (&articles, &options);
        runs.push(Box::new(move || {
            // As many at once as a batch of rows has.
            for batch in articles.chunks(64) {
                for record in miner.mine_all(batch) {
                    std::hint::black_box(write::piece(record, options).expect("a record"));
                }
            }
        }));
    }
    let mut all: Vec<&mut dyn FnMut()> = vec![&mut tag];
    all.extend(runs.iter_mut().map(|r| r.as_mut() as &mut dyn FnMut()));
    let times = in_turn(5, &mut all);
    println!("throughput, one thread, {:.1} MB of text", bytes as f64 / 1e6);
    let names = std::iter::once("jieba-rs tag()").chain(miners.iter().map(|(n, _)| *n));
    for (name, time) in names.zip(&times) {
        println!(
            "  {name:20} {:8.1} MB/s   {:5.2} × jieba-rs tag()",
            bytes as f64 / 1e6 / time,
            times[0] / time
        );
    }
}

/// CPU seconds of all children so far (Linux).
fn children_cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |i: usize| fields.get(i).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(13) + ticks(14)) / 100.0
}

fn feed(program: &str, args: &[&str], input: &[u8]) {
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|e| panic!("{program}: {e}"));
    child.stdin.take().expect("a pipe").write_all(input).expect("written");
    child.wait().expect("ended");
}

/// One article on standard input, against a program that only reads it.
fn start() {
    const RUNS: usize = 200;
    let article = fs::read(articles_dir().join("press-conference.txt")).expect("a fixture");
    let mut cpu = [0.0, 0.0];
    for _ in 0..RUNS {
        for (which, (program, args)) in [("cat", &[][..]), (PROGRAM, &["-j1"][..])].into_iter().enumerate() {
            let before = children_cpu();
            feed(program, args, &article);
            cpu[which] += children_cpu() - before;
        }
    }
    let ms = |cpu: f64| cpu / RUNS as f64 * 1e3;
    println!("start, one article on standard input, CPU a run over {RUNS} runs");
    println!(
        "  cat {:.2} ms, tiyao {:.2} ms, above it {:.2} ms",
        ms(cpu[0]),
        ms(cpu[1]),
        ms(cpu[1] - cpu[0])
    );
}

/// Time per byte of strange and of long articles, against ordinary news.
fn linear() {
    let miner = Miner::default();
    let news: String = fs::read_dir(articles_dir())
        .expect("fixtures")
        .flatten()
        .filter(|e| e.path().extension().is_some_and(|e| e == "txt"))
        .map(|e| fs::read_to_string(e.path()).expect("a fixture"))
        .collect();
    let of_size = |piece: &str, bytes: usize| piece.repeat(bytes / piece.len() + 1);
    let time = |text: String| {
        let article = Article::new("linear", text);
        let start = Instant::now();
        std::hint::black_box(miner.mine(&article));
        start.elapsed().as_secs_f64() * 1e9 / article.text.len() as f64
    };
    time(news.clone());
    let normal = time(of_size(&news, 4 << 20));
    println!("linear, ns a byte, one article; news {normal:.1}");
    let cases: [(&str, String); 8] = [
        ("news, 50 MB", of_size(&news, 50 << 20)),
        ("one line of 100 MB, no punctuation", of_size("各地区各部门贯彻落实决策部署", 100 << 20)),
        ("ten thousand unclosed quotation marks", of_size("“他说", 10_000 * 9)),
        ("a million unclosed quotation marks", "“".repeat(1_000_000)),
        ("a million digits", "7".repeat(1_000_000)),
        ("a million 汉字 digits", "七".repeat(1_000_000)),
        ("ten thousand times 据…表示", of_size("据有关部门表示", 10_000 * 21)),
        ("a long list", of_size("区法院、检察院、公安局、", 1 << 20)),
    ];
    for (name, text) in cases {
        let cost = time(text);
        println!("  {name:40} {cost:8.1}   {:.2} × news", cost / normal);
    }
}

/// One and two threads, as whole processes, in turn.
fn cores(rows: &[u8]) {
    let dir = std::env::temp_dir().join(format!("tiyao-bench-{}", std::process::id()));
    let small = dir.join("small");
    fs::create_dir_all(&small).expect("a folder");
    let big = dir.join("big.jsonl");
    fs::write(&big, rows.repeat((40 << 20) / rows.len().max(1) + 1)).expect("written");
    for (i, article) in articles(rows).iter().cycle().take(6000).enumerate() {
        fs::write(small.join(format!("{i:05}.txt")), &article.text).expect("written");
    }
    println!("cores, whole processes");
    for (name, path) in [("6,000 small files", &small), ("one big JSON Lines file", &big)] {
        let run = |jobs: &str| {
            let status = Command::new(PROGRAM)
                .arg(jobs)
                .arg(path)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            assert!(status.is_ok());
        };
        let times = in_turn(5, &mut [&mut || run("-j1"), &mut || run("-j2")]);
        println!("  {name:26} one {:.2} s, two {:.2} s: {:.2} ×", times[0], times[1], times[0] / times[1]);
    }
    fs::remove_dir_all(&dir).expect("removed");
}

/// Peak memory while 1 GB of articles streams through two threads, in JSON Lines, a zip and a tar.gz (Linux).
fn memory(rows: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let texts: Vec<String> = articles(rows).into_iter().map(|a| a.text).collect();
    let once: usize = texts.iter().map(String::len).sum();
    let members = || {
        let rounds = 0..(1 << 30) / once.max(1) + 1;
        rounds.flat_map(|i| texts.iter().enumerate().map(move |(j, text)| (format!("{i}/{j}.txt"), text)))
    };
    let file = |name: &str| fs::File::create(folder.path().join(name)).map(BufWriter::new).expect("a file");
    let mut lines = file("news.jsonl");
    for _ in 0..(1 << 30) / rows.len() + 1 {
        lines.write_all(rows).expect("room for it");
    }
    lines.flush().expect("room for it");
    peak(&folder.path().join("news.jsonl"));

    let mut zip = zip::ZipWriter::new(file("news.zip"));
    let fast = zip::write::SimpleFileOptions::default().compression_level(Some(1));
    for (name, text) in members() {
        zip.start_file(name, fast).and_then(|()| Ok(zip.write_all(text.as_bytes())?)).expect("room for it");
    }
    zip.finish().expect("room for it").flush().expect("room for it");
    peak(&folder.path().join("news.zip"));

    let gzip = flate2::write::GzEncoder::new(file("news.tar.gz"), flate2::Compression::fast());
    let mut tar = tar::Builder::new(gzip);
    for (name, text) in members() {
        let mut header = tar::Header::new_ustar();
        header.set_size(text.len() as u64);
        tar.append_data(&mut header, name, text.as_bytes()).expect("room for it");
    }
    tar.into_inner().and_then(|gzip| gzip.finish()?.flush()).expect("room for it");
    peak(&folder.path().join("news.tar.gz"));
}

/// Peak memory of the program over one file.
fn peak(path: &Path) {
    let mut child = Command::new(PROGRAM)
        .args(["-j2", "-f", "jsonl"])
        .arg(path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0_f64;
    while child.try_wait().expect("a child").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default();
        let kb = line.split_whitespace().nth(1).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0);
        peak = peak.max(kb / 1024.0);
        std::thread::sleep(Duration::from_millis(50));
    }
    let name = path.file_name().unwrap_or_default().display();
    println!("memory, 1 GB as {name}, -j2: peak {peak:.1} MiB");
}
