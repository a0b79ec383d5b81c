//! What sort of thing a stream is, told by its first bytes before its name.
//! `1f 8b …` → gzip; `{"title":…}` → JSON rows whatever the file is called.

use super::{columns, search};

/// How many bytes are looked at.
pub(super) const SAMPLE: usize = 64 * 1024;

/// What a stream is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Gzip,
    Zstd,
    Zip,
    Tar,
    Warc,
    Page,
    /// JSON objects, one a line.
    Lines,
    /// JSON objects in an array, or spread over lines.
    Elements,
    Table(u8),
    Text,
    /// Something that is read by other programs; its name.
    Foreign(&'static str),
}

/// The beginnings of files that hold no text as such.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
];

/// Tells what the stream is; `name` helps where the bytes leave it open.
pub(super) fn kind(name: &str, head: &[u8]) -> Kind {
    let ending = name.rsplit('/').next().unwrap_or(name).rsplit_once('.').map_or("", |(_, e)| e);
    let ending = ending.to_ascii_lowercase();
    if head.starts_with(b"\x1f\x8b") {
        return Kind::Gzip;
    }
    if head.starts_with(b"\x28\xb5\x2f\xfd") {
        return Kind::Zstd;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let office = matches!(ending.as_str(), "docx" | "xlsx" | "pptx" | "odt" | "ods" | "epub");
        return if office { Kind::Foreign("an Office document") } else { Kind::Zip };
    }
    if head.len() > 262 && &head[257..262] == b"ustar" {
        return Kind::Tar;
    }
    if head.starts_with(b"WARC/") {
        return Kind::Warc;
    }
    if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Kind::Foreign(what);
    }
    textual(&ending, head)
}

/// Tells texts apart.
fn textual(ending: &str, head: &[u8]) -> Kind {
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if is_page(start) || matches!(ending, "html" | "htm" | "shtml" | "xhtml") && start.contains(&b'<') {
        return Kind::Page;
    }
    match (start.first(), ending) {
        (Some(b'{'), _) | (_, "jsonl" | "ndjson") => return objects(start, ending),
        (Some(b'['), "json") => return Kind::Elements,
        (Some(b'['), _) if start[1..].trim_ascii_start().starts_with(b"{\"") => return Kind::Elements,
        _ => {}
    }
    match ending {
        "tsv" => Kind::Table(b'\t'),
        "csv" => Kind::Table(delimiter(start)),
        // Of the first lines of articles few hold one of the marks.
        _ if !first_line(start).iter().any(|b| DELIMITERS.contains(b)) => Kind::Text,
        _ if columns::is_header(first_line(start), delimiter(start)) => Kind::Table(delimiter(start)),
        _ => Kind::Text,
    }
}

fn is_page(start: &[u8]) -> bool {
    let lower = start[..start.len().min(512)].to_ascii_lowercase();
    let begins = |s: &[u8], word: &str| s.starts_with(word.as_bytes());
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|w| begins(&lower, w)) {
        return true;
    }
    let opened = begins(&lower, "<!--") || begins(&lower, "<?xml") || begins(&lower, "<meta");
    opened && lower.windows(5).any(|w| w == b"<html" || w == b"<head" || w == b"<meta")
}

/// One object a line, or objects over several lines?
fn objects(start: &[u8], ending: &str) -> Kind {
    let line = first_line(start);
    let whole = line.trim_ascii_end().ends_with(b"}") || line.len() == start.len();
    let lines = matches!(ending, "jsonl" | "ndjson") || whole && line.len() > 2 && line.starts_with(b"{\"");
    let text = !line.starts_with(b"{\"") && !line.trim_ascii().eq(b"{") && !lines;
    match (lines, text) {
        (true, _) => Kind::Lines,
        // {图片} at the head of an article is no JSON.
        (_, true) if ending != "json" => Kind::Text,
        _ => Kind::Elements,
    }
}

fn first_line(bytes: &[u8]) -> &[u8] {
    &bytes[..search::byte(b'\n', bytes).unwrap_or(bytes.len())]
}

/// What may stand between the cells of a table.
const DELIMITERS: [u8; 3] = *b"\t;,";

/// Tab, semicolon or comma: what the first line has most of.
fn delimiter(start: &[u8]) -> u8 {
    let line = first_line(start);
    let count = |d: u8| line.iter().filter(|&&b| b == d).count();
    let (comma, best) = (count(b','), [b'\t', b';'].into_iter().max_by_key(|&d| count(d)).unwrap_or(b','));
    if count(best) > comma { best } else { b',' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_say_more_than_the_name() {
        assert_eq!(kind("a.txt", "{\"title\":\"一\"}\n{}".as_bytes()), Kind::Lines);
        assert_eq!(kind("a.json", "{\n \"title\":\"一\"}".as_bytes()), Kind::Elements);
        assert_eq!(kind("a.data", "[{\"title\":\"一\"}]".as_bytes()), Kind::Elements);
        assert_eq!(kind("a.txt", "标题,日期,正文\n一,2020-11-30,二".as_bytes()), Kind::Table(b','));
        assert_eq!(kind("a.txt", "\u{feff}<!DOCTYPE HTML><p>".as_bytes()), Kind::Page);
        assert_eq!(kind("a.txt", "[图]某地举行灯会".as_bytes()), Kind::Text);
        assert_eq!(kind("a.html", "没有标记的正文".as_bytes()), Kind::Text);
        assert_eq!(kind("a", b"%PDF-1.4"), Kind::Foreign("a PDF"));
    }
}
