//! Records → bytes, in two steps: a [`Piece`] is made of each record on its own, in any thread; a [`Sink`]
//! takes the pieces in order, in one thread, and ends up with a complete output.
//! One article → one line of JSON Lines, or one CSV row a fact, or one row in a workbook and more in its sheets.

mod compact;
mod csv;
mod failures;
mod guard;
pub mod html;
mod json;
mod language;
mod marks;
mod output;
mod parquet;
mod pretty;
mod sqlite;
mod stream;
mod table;
mod visible;
mod width;
mod xlsx;

use crate::error::Error;
use crate::model::{Kind, Record};

pub use failures::Failures;
pub use language::Language;
pub use output::{Output, clear_leftovers, give_up};
pub use visible::one_line;

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
    /// One row a fact, one line a row.
    Tsv,
    /// A workbook: a sheet of articles, one a kind of fact, one of failures.
    Xlsx,
    /// A typed table in columns, one row a fact.
    Parquet,
    /// A database: a table of articles, one a kind of fact, one of failures.
    Sqlite,
    /// A report to look at: one page, each article with its facts marked.
    Html,
    /// The article with its facts marked and listed, for a terminal.
    Pretty,
}

impl Format {
    /// Whether it is made for queries: numbers stand beside exact decimals.
    fn is_database(self) -> bool {
        matches!(self, Format::Parquet | Format::Sqlite)
    }

    /// Whether it shows the article's text, which the record must carry then.
    pub fn shows_text(self) -> bool {
        matches!(self, Format::Html | Format::Pretty)
    }

    /// Whether it shows the rules even when they are not asked for.
    fn shows_rules(self) -> bool {
        self == Format::Html
    }

    /// Whether its bytes are no text, so that they do not belong on a terminal.
    pub fn is_binary(self) -> bool {
        matches!(self, Format::Xlsx | Format::Parquet | Format::Sqlite)
    }

    /// The format that a file's ending names.
    pub fn of_path(path: &std::path::Path) -> Option<Format> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "jsonl" | "ndjson" => Some(Format::Jsonl),
            "json" => Some(Format::Json),
            "csv" => Some(Format::Csv),
            "tsv" | "tab" => Some(Format::Tsv),
            "xlsx" => Some(Format::Xlsx),
            "parquet" => Some(Format::Parquet),
            "html" | "htm" => Some(Format::Html),
            "sqlite" | "sqlite3" | "db" => Some(Format::Sqlite),
            _ => None,
        }
    }
}

/// How records are written.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The format.
    pub format: Format,
    /// The kinds of fact that tables have.
    pub kinds: Vec<Kind>,
    /// Whether each fact names its rule.
    pub explain: bool,
    /// Whether tables of articles show the text.
    pub with_text: bool,
    /// The language of headings and labels.
    pub language: Language,
    /// Whether CSV and TSV begin with a byte-order mark.
    pub mark: bool,
    /// Whether words that a spreadsheet would run as a formula get a `'` in front in CSV and TSV.
    pub safe: bool,
    /// Whether a terminal gets colours.
    pub color: bool,
    /// The columns of the terminal.
    pub width: usize,
}

/// What is made of a record where it was found, for the sink to take.
pub struct Piece {
    /// The bytes that formats of text write for it.
    rendered: Vec<u8>,
    /// The record itself, for formats that lay it out in tables.
    record: Option<Record>,
}

/// Makes the piece of a record.
///
/// # Errors
/// When the record cannot be rendered.
pub fn piece(mut record: Record, options: &Options) -> Result<Piece, Error> {
    if !options.explain && !options.format.shows_rules() {
        record.drop_rules();
    }
    let mut rendered = Vec::new();
    match options.format {
        Format::Jsonl => json::line(&record, &mut rendered)?,
        Format::Json => json::element(&record, &mut rendered)?,
        Format::Csv | Format::Tsv => self::csv::rows(&record, options, &mut rendered)?,
        Format::Pretty => pretty::article(&record, options, &mut rendered),
        Format::Html => {
            html::render(&record, options, &mut rendered);
            // The text is in what is rendered; the overview wants only the facts.
            record.text = None;
            return Ok(Piece { rendered, record: Some(record) });
        }
        Format::Xlsx | Format::Parquet | Format::Sqlite => {
            return Ok(Piece { rendered, record: Some(record) });
        }
    }
    Ok(Piece { rendered, record: None })
}

/// What takes the pieces, in order.
pub trait Sink {
    /// Takes the piece of the next article.
    ///
    /// # Errors
    /// When the system refuses to write.
    fn take(&mut self, piece: Piece) -> Result<(), Error>;

    /// Takes note of an input that failed.
    ///
    /// # Errors
    /// When the system refuses to write.
    fn fail(&mut self, failure: &Error) -> Result<(), Error>;

    /// Writes what is left and completes the output. Gives what a reader should know about it, in words.
    ///
    /// # Errors
    /// When the system refuses to write; a file has not appeared then.
    fn finish(self: Box<Self>) -> Result<Vec<String>, Error>;
}

/// The sink of the format, writing to `output`.
///
/// # Errors
/// When the system refuses to write.
pub fn sink(options: &Options, output: Output) -> Result<Box<dyn Sink>, Error> {
    Ok(match options.format {
        Format::Xlsx => Box::new(xlsx::Xlsx::new(options, output)?),
        Format::Html => Box::new(html::Html::new(options, output)?),
        Format::Parquet => Box::new(self::parquet::Parquet::new(options, output)?),
        Format::Sqlite => Box::new(self::sqlite::Sqlite::new(options, output)?),
        _ => Box::new(stream::Stream::new(options, output)?),
    })
}

/// A number as people read it, in groups of three digits: 1234567 → 1,234,567.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
