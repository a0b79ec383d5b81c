//! What is written: read back by other programs' eyes, it says what the record says.

use crate::support::program;
use calamine::{Data, Reader, Xlsx};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tiyao::Error;
use tiyao::model::{Agency, Attribution, Date, Kind, Quantity, Record};
use tiyao::write::{self, Format, Options, Output};

/// A record with a fact of each kind, and text that is out to harm whoever opens it.
pub fn record(id: &str) -> Record {
    Record {
        id: id.into(),
        title: Some("=HYPERLINK(\"x\")".into()),
        published: "2020-11-30".parse().ok(),
        source: Some("武陵日报".into()),
        authors: vec!["黄敏".into(), "李强".into()],
        chars: 60,
        quantities: vec![
            Quantity {
                start: 2,
                end: 8,
                text: "83.70%".into(),
                value: "83.70".into(),
                unit: "%".into(),
                indicator: Some("结案率".into()),
                ..Quantity::default()
            },
            Quantity {
                start: 10,
                end: 14,
                text: "三分之二".into(),
                value: "2/3".into(),
                ..Quantity::default()
            },
            Quantity {
                start: 15,
                end: 17,
                text: "-5".into(),
                value: "-5".into(),
                unit: "℃".into(),
                indicator: Some("=cmd|' /C calc'!A0".into()),
                ..Quantity::default()
            },
        ],
        dates: vec![Date {
            start: 18,
            end: 25,
            text: "2020年以来".into(),
            value: "2020-01-01/..".into(),
            from: "2020-01-01".parse().ok(),
            ..Date::default()
        }],
        agencies: vec![Agency {
            start: 26,
            end: 29,
            text: "区法院".into(),
            canonical: Some("重庆市黔江区人民法院".into()),
            ..Agency::default()
        }],
        attributions: vec![Attribution {
            start: 30,
            end: 45,
            text: "黄敏说：“-1，\t\"再\"说\n一遍。”".into(),
            speaker: "黄敏".into(),
            title: Some("记者".into()),
            cue: "说".into(),
            quote: "-1，\t\"再\"说\n一遍。".into(),
            more: vec![[50, 52], [55, 58]],
            ..Attribution::default()
        }],
        ..Record::default()
    }
}

pub fn options(format: Format) -> Options {
    Options { format, kinds: Kind::ALL.to_vec(), ..Options::default() }
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The bytes that a stream gets.
pub fn written(options: &Options, records: &[Record]) -> Vec<u8> {
    let shared = Shared::default();
    let mut sink = write::sink(options, Output::stream("test", Box::new(shared.clone()))).unwrap();
    for record in records {
        sink.take(write::piece(record.clone(), options).unwrap()).unwrap();
    }
    sink.finish().unwrap();
    std::mem::take(&mut *shared.0.lock().unwrap())
}

fn text(options: &Options, records: &[Record]) -> String {
    String::from_utf8(written(options, records)).unwrap()
}

/// Header and rows of a table of text.
fn table(options: &Options, records: &[Record]) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = written(options, records);
    let delimiter = if options.format == Format::Tsv { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bytes.as_slice());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (header, reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect())
}

fn cell<'r>(header: &[String], row: &'r [String], name: &str) -> &'r str {
    &row[header.iter().position(|h| h == name).unwrap()]
}

#[test]
fn json_goes_round() {
    let records = [record("a"), record("b")];
    let lines = text(&options(Format::Jsonl), &records);
    let read: Vec<Record> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(read, records);
    let array = text(&options(Format::Json), &records);
    assert_eq!(serde_json::from_str::<Vec<Record>>(&array).unwrap(), records);
    assert_eq!(text(&options(Format::Json), &[]), "[\n]\n");
}

#[test]
fn a_csv_row_is_a_fact() {
    let (header, rows) = table(&options(Format::Csv), &[record("a"), record("b")]);
    assert_eq!(header[..4], ["id", "title", "published", "fact"]);
    assert_eq!(rows.len(), 12);
    let facts: Vec<&str> = rows[..6].iter().map(|r| cell(&header, r, "fact")).collect();
    assert_eq!(facts, ["quantity", "quantity", "quantity", "date", "agency", "attribution"]);
    assert_eq!(cell(&header, &rows[0], "value"), "83.70");
    assert_eq!(cell(&header, &rows[3], "value"), "2020-01-01/..");
    assert_eq!(cell(&header, &rows[4], "canonical"), "重庆市黔江区人民法院");
    assert_eq!(cell(&header, &rows[5], "speaker_title"), "记者");
    assert_eq!(cell(&header, &rows[5], "title"), "=HYPERLINK(\"x\")");
    assert_eq!(cell(&header, &rows[5], "quote"), "-1，\t\"再\"说\n一遍。");
    assert_eq!(cell(&header, &rows[5], "more"), "50-52 55-58");
}

#[test]
fn no_column_name_stands_twice() {
    let (mut header, _) = table(&Options { explain: true, ..options(Format::Csv) }, &[]);
    let count = header.len();
    header.sort();
    header.dedup();
    assert_eq!(header.len(), count);
}

#[test]
fn a_table_of_one_kind_has_only_its_columns() {
    let (header, rows) = table(&Options { kinds: vec![Kind::Date], ..options(Format::Csv) }, &[record("a")]);
    assert!(header.contains(&"grain".to_owned()) && !header.contains(&"unit".to_owned()));
    assert_eq!(rows.len(), 1);
}

#[test]
fn words_are_made_safe_and_numbers_are_not() {
    let safe = Options { safe: true, mark: true, ..options(Format::Csv) };
    assert!(text(&safe, &[]).starts_with("\u{feff}id,"));
    let (header, rows) = table(&safe, &[record("=1")]);
    assert_eq!(cell(&header, &rows[2], "value"), "-5");
    assert_eq!(cell(&header, &rows[2], "text"), "'-5");
    assert_eq!(cell(&header, &rows[2], "indicator"), "'=cmd|' /C calc'!A0");
    assert_eq!(cell(&header, &rows[2], "title"), "'=HYPERLINK(\"x\")");
    for dangerous in ["=", "+", "-", "@", "\t", "\r", "＝"] {
        let (header, rows) = table(&safe, &[Record { id: format!("{dangerous}a"), ..record("") }]);
        assert_eq!(cell(&header, &rows[0], "id"), format!("'{dangerous}a"));
    }
}

#[test]
fn a_tsv_row_is_a_line() {
    let written = text(&options(Format::Tsv), &[record("a\\b")]);
    assert_eq!(written.lines().count(), 7);
    let columns: Vec<usize> = written.lines().map(|l| l.split('\t').count()).collect();
    assert!(columns.iter().all(|n| *n == columns[0]));
    let (header, rows) = table(&options(Format::Tsv), &[record("a\\b")]);
    assert_eq!(cell(&header, &rows[5], "quote"), "-1，\\t\"再\"说\\n一遍。");
    assert_eq!(cell(&header, &rows[5], "id"), "a\\\\b");
}

#[test]
fn headings_in_chinese() {
    let chinese = Options { language: write::Language::Chinese, ..options(Format::Csv) };
    let (header, _) = table(&chinese, &[]);
    assert_eq!(header[..4], ["编号", "标题", "发布日期", "事实"]);
    let mut unique = header.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), header.len());
}

#[test]
fn a_file_appears_when_it_is_complete() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("facts.jsonl");
    fs::write(&path, "old").unwrap();
    let options = options(Format::Jsonl);
    let mut sink = write::sink(&options, Output::file(&path).unwrap()).unwrap();
    sink.take(write::piece(record("a"), &options).unwrap()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    drop(sink);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "what is given up leaves nothing behind");
    let mut sink = write::sink(&options, Output::file(&path).unwrap()).unwrap();
    sink.take(write::piece(record("a"), &options).unwrap()).unwrap();
    sink.finish().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 1);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_a_mode_stays_a_mode() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dir = tempfile::tempdir().unwrap();
    let (file, link) = (dir.path().join("real.csv"), dir.path().join("link.csv"));
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    let options = options(Format::Csv);
    write::sink(&options, Output::file(&link).unwrap()).unwrap().finish().unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&file).unwrap().starts_with("id,"));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_ends_with_two() {
    let text = "全院受理案件19167件。".repeat(2000);
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.txt"), text).unwrap();
    let output =
        program().args(["--with-text", "-f", "jsonl", "-o", "/dev/full"]).arg(dir.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/dev/full"));
}

#[test]
fn a_folder_that_does_not_exist_is_named() {
    let output = program().args(["-o", "/nowhere/at/all.csv"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/nowhere/at/all.csv"));
}

#[test]
fn the_program_describes_itself() {
    for (what, sign) in [
        ("man", ".TH tiyao"),
        ("complete-bash", "_tiyao()"),
        ("complete-zsh", "#compdef tiyao"),
        ("complete-fish", "complete -c tiyao"),
        ("schema", "\"$schema\""),
    ] {
        let output = program().args(["--generate", what]).output().unwrap();
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(sign), "{what}");
        assert!(text.replace('\\', "").contains("csv-safe") || what == "schema", "{what} knows every flag");
    }
}

/// A file of the format with these records, in a folder that goes away with it.
fn file(options: &Options, records: &[Record], failures: &[Error]) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("facts");
    let mut sink = write::sink(options, Output::file(&path).unwrap()).unwrap();
    for record in records {
        sink.take(write::piece(record.clone(), options).unwrap()).unwrap();
    }
    for failure in failures {
        sink.fail(failure).unwrap();
    }
    sink.finish().unwrap();
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no temporary file stays");
    (dir, path)
}

fn sheet(path: &Path, name: &str) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = calamine::open_workbook(path).unwrap();
    workbook.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn at<'r>(rows: &'r [Vec<Data>], row: usize, column: &str) -> &'r Data {
    &rows[row][rows[0].iter().position(|h| *h == Data::String(column.into())).unwrap()]
}

#[test]
fn a_workbook_holds_what_the_record_holds() {
    let failures = [Error::input("坏.txt", "the file is empty")];
    let (_dir, path) = file(&options(Format::Xlsx), &[record("a"), record("b")], &failures);
    let mut workbook: Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let names = ["articles", "quantities", "dates", "agencies", "attributions", "errors"];
    assert_eq!(workbook.sheet_names(), names);
    for (name, rows) in names.iter().zip([3, 7, 3, 3, 3, 2]) {
        assert_eq!(sheet(&path, name).len(), rows, "{name}");
        assert!(workbook.worksheet_formula(name).unwrap().is_empty(), "{name} has a formula");
    }
    let text = |s: &str| Data::String(s.into());
    let articles = sheet(&path, "articles");
    assert_eq!(at(&articles, 1, "title"), &text("=HYPERLINK(\"x\")"));
    assert_eq!(at(&articles, 1, "authors"), &text("黄敏、李强"));
    assert_eq!(at(&articles, 2, "quantities"), &Data::Float(3.0));
    let quantities = sheet(&path, "quantities");
    assert_eq!(at(&quantities, 1, "id"), &text("a"));
    assert_eq!(at(&quantities, 4, "id"), &text("b"));
    assert_eq!(at(&quantities, 1, "value"), &Data::Float(83.7));
    assert_eq!(at(&quantities, 2, "value"), &text("2/3"));
    assert_eq!(at(&quantities, 3, "value"), &Data::Float(-5.0));
    assert_eq!(at(&quantities, 3, "text"), &text("-5"));
    let dates = sheet(&path, "dates");
    assert_eq!(at(&dates, 1, "value"), &text("2020-01-01/.."));
    assert!(matches!(at(&dates, 1, "from"), Data::DateTime(d) if d.as_f64() == 43831.0));
    assert_eq!(at(&dates, 1, "to"), &Data::Empty);
    let attributions = sheet(&path, "attributions");
    assert_eq!(at(&attributions, 1, "quote"), &text("-1，\t\"再\"说\n一遍。"));
    assert_eq!(at(&attributions, 1, "speaker_title"), &text("记者"));
    assert_eq!(at(&sheet(&path, "errors"), 1, "reason"), &text("the file is empty"));
}

#[test]
fn the_same_records_make_the_same_workbook() {
    let records = [record("a"), record("b")];
    assert_eq!(written(&options(Format::Xlsx), &records), written(&options(Format::Xlsx), &records));
}

#[test]
fn odd_characters_and_long_cells_do_not_break_a_workbook() {
    let mut odd = record("a");
    odd.title = Some("\u{0}\u{1}\u{b}\u{fffe}\u{ffff}<&>_x0041_\u{202e}\u{1f600}".into());
    odd.attributions[0].quote = "好".repeat(40_000);
    let (_dir, path) = file(&options(Format::Xlsx), &[odd], &[]);
    assert_eq!(sheet(&path, "articles").len(), 2);
    let quote = at(&sheet(&path, "attributions"), 1, "quote").to_string();
    assert_eq!(quote.chars().count(), 32_767);
    assert!(at(&sheet(&path, "errors"), 1, "reason").to_string().starts_with("quote: longer than 32767"));
}

#[test]
fn a_database_answers_questions() {
    let failures = [Error::input("坏.txt", "the file is empty")];
    let (_dir, path) = file(&options(Format::Sqlite), &[record("a"), record("b")], &failures);
    let database = rusqlite::Connection::open(&path).unwrap();
    let text = |sql: &str| -> String { database.query_row(sql, [], |row| row.get(0)).unwrap() };
    let number = |sql: &str| -> f64 { database.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(text("PRAGMA integrity_check"), "ok");
    assert_eq!(number("SELECT count(*) * 1.0 FROM facts"), 12.0);
    assert_eq!(number("SELECT sum(number) FROM quantities"), 2.0 * (83.7 - 5.0));
    assert_eq!(text("SELECT value FROM quantities WHERE indicator = '结案率'"), "83.70");
    assert_eq!(
        text("SELECT typeof(start) || typeof(number) || typeof(value) FROM quantities"),
        "integerrealtext"
    );
    assert_eq!(text("SELECT \"from\" FROM dates"), "2020-01-01");
    assert_eq!(
        text("SELECT title FROM quantities JOIN articles USING (article) WHERE id = 'b'"),
        "=HYPERLINK(\"x\")"
    );
    assert_eq!(text("SELECT quote FROM attributions"), "-1，\t\"再\"说\n一遍。");
    assert_eq!(text("SELECT name || reason FROM errors"), "坏.txtthe file is empty");
}

#[test]
fn a_table_of_columns_has_types() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    let (_dir, path) = file(&options(Format::Parquet), &[record("a"), record("b")], &[]);
    let reader = SerializedFileReader::new(fs::File::open(&path).unwrap()).unwrap();
    let rows: Vec<Vec<(String, Field)>> =
        reader.get_row_iter(None).unwrap().map(|r| r.unwrap().into_columns()).collect();
    assert_eq!(rows.len(), 12);
    let cell = |row: usize, name: &str| rows[row].iter().find(|(n, _)| n == name).unwrap().1.clone();
    assert_eq!(cell(0, "value"), Field::Str("83.70".into()));
    assert_eq!(cell(0, "number"), Field::Double(83.7));
    assert_eq!(cell(1, "number"), Field::Null);
    assert_eq!(cell(0, "start"), Field::Int(2));
    assert_eq!(cell(3, "from"), Field::Date(18_262));
    assert_eq!(cell(5, "quote"), Field::Str("-1，\t\"再\"说\n一遍。".into()));
}

/// More rows than a sheet has: `cargo test --release a_million_rows -- --ignored --nocapture` states the peak of memory.
#[test]
#[ignore = "takes a minute"]
fn a_million_rows_go_on_in_a_further_sheet() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("facts.xlsx");
    let options = options(Format::Xlsx);
    let mut sink = write::sink(&options, Output::file(&path).unwrap()).unwrap();
    const ARTICLES: usize = 360_000;
    for i in 0..ARTICLES {
        sink.take(write::piece(record(&format!("2020/{i}.txt")), &options).unwrap()).unwrap();
    }
    sink.finish().unwrap();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or("peak unknown");
    println!("{} rows, {} bytes, {peak}", 3 * ARTICLES, fs::metadata(&path).unwrap().len());
    let mut workbook: Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let names = ["articles", "quantities", "quantities 2", "dates", "agencies", "attributions", "errors"];
    assert_eq!(workbook.sheet_names(), names);
    let further = workbook.worksheet_range("quantities 2").unwrap();
    assert_eq!(further.height(), 1 + 3 * ARTICLES - 1_048_575);
    assert_eq!(further.get((0, 0)), Some(&Data::String("id".into())));
}

/// A pipe that is closed at once.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn a_closed_pipe_is_an_error_of_every_format() {
    use Format::*;
    for format in [Jsonl, Json, Csv, Tsv, Xlsx, Parquet, Sqlite, Html, Pretty] {
        let options = options(format);
        let write = || {
            let mut sink = write::sink(&options, Output::stream("pipe", Box::new(Closed)))?;
            sink.take(write::piece(record("a"), &options)?)?;
            sink.finish()
        };
        let error = write().unwrap_err();
        assert!(
            matches!(&error, Error::Io { source, .. } if source.kind() == io::ErrorKind::BrokenPipe),
            "{format:?}: {error:?}"
        );
    }
}
