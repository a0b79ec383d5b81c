//! Records → bytes. A text format renders each record on its own, in any thread; what is rendered
//! is put together in order.
//! One article → one line of JSON Lines, or one CSV row a fact.

mod csv;
mod json;
mod table;

use crate::error::Error;
use crate::model::{Kind, Record};
use std::io::Write;

/// The formats of output.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// One JSON object a line.
    #[default]
    Jsonl,
    /// One JSON array.
    Json,
    /// One row a fact.
    Csv,
}

impl Format {
    /// The format that a file's ending names.
    pub fn of_path(path: &std::path::Path) -> Option<Format> {
        match path.extension()?.to_str()? {
            "jsonl" | "ndjson" => Some(Format::Jsonl),
            "json" => Some(Format::Json),
            "csv" => Some(Format::Csv),
            _ => None,
        }
    }
}

/// How records are written.
#[derive(Clone, Debug)]
pub struct Options {
    /// The format.
    pub format: Format,
    /// The kinds of fact whose columns a table has.
    pub kinds: Vec<Kind>,
    /// Whether each fact names its rule.
    pub explain: bool,
    /// Whether the output is a file that a spreadsheet may open (byte-order mark, safe cells).
    pub spreadsheet: bool,
}

/// What stands before the first record.
pub fn head(options: &Options) -> Result<Vec<u8>, Error> {
    match options.format {
        Format::Jsonl => Ok(Vec::new()),
        Format::Json => Ok(b"[".to_vec()),
        Format::Csv => csv::head(options),
    }
}

/// One record.
pub fn render(record: &mut Record, options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
    if !options.explain {
        record.drop_rules();
    }
    match options.format {
        Format::Jsonl => json::line(record, out),
        Format::Json => json::element(record, out),
        Format::Csv => csv::rows(record, options, out),
    }
}

/// What stands between two records that were rendered one after the other.
pub fn joint(options: &Options) -> &'static [u8] {
    if options.format == Format::Json { b"," } else { b"" }
}

/// What stands behind the last record.
pub fn foot(options: &Options) -> &'static [u8] {
    if options.format == Format::Json { b"\n]\n" } else { b"" }
}

/// Writes everything to `out` or says why not.
pub fn put(out: &mut dyn Write, name: &str, bytes: &[u8]) -> Result<(), Error> {
    out.write_all(bytes).map_err(|e| Error::io(name, e))
}
