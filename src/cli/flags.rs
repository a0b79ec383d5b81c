//! The flags, as one table: the program's help, completions and manual page all come from it.
//! `-f csv --facts dates` → `Flags { format: Some(Csv), facts: [Dates], … }`.

use super::journal::Journal;
use clap::{CommandFactory, Parser, ValueEnum};
use std::path::{Path, PathBuf};
use tiyao::calendar::Day;
use tiyao::model::Kind;
use tiyao::read::{self, Column, Limits};
use tiyao::write::{self, Format, Language};

/// Read Chinese news and write down its facts: quantities, dates, agencies, and who said what.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
pub struct Flags {
    /// Files and folders to read; `-` or none: standard input
    pub paths: Vec<PathBuf>,

    /// Output format [default: by the ending of --output, else jsonl]
    #[arg(short, long, value_enum)]
    format: Option<FormatFlag>,

    /// Write to FILE, which appears when it is complete; its ending chooses the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write a row for each input that failed to FILE (.csv, .tsv or .jsonl)
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,

    /// Go on with a batch that was stopped: FILE.journal beside the output holds what is done
    #[arg(long)]
    pub resume: bool,

    /// List what would be read and how it is recognised, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Kinds of fact to write
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS")]
    facts: Vec<KindFlag>,

    /// The publication day of articles that state none (YYYY-MM-DD)
    #[arg(long, value_name = "DAY")]
    pub published: Option<Day>,

    /// The place that articles are about which do not say it: 重庆市黔江区, or its code 500114
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,

    /// The encoding of all inputs, overriding detection (gbk, big5, utf-16le, …)
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,

    /// A column of rows under a name of your own: FIELD is id, title, published, source, authors or text
    #[arg(long, value_name = "FIELD=NAME")]
    column: Vec<Column>,

    /// Leave out what matches below folders (as in .gitignore); so do .ignore and .tiyaoignore files
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,

    /// Members of one archive that are read at most
    #[arg(long, value_name = "N", default_value_t = Limits::default().members)]
    max_members: u64,

    /// Size of one document at most: 500k, 100M, 2G
    #[arg(long, value_name = "SIZE", default_value = "100M", value_parser = size)]
    max_bytes: u64,

    /// How many times its size a compressed file may unpack to
    #[arg(long, value_name = "N", default_value_t = Limits::default().ratio)]
    max_ratio: u64,

    /// A folder of word tables laid over the built-in ones
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,

    /// A file of words to keep whole, one a line with its frequency and tag if known (云栖小镇 500 ns)
    #[arg(long, value_name = "FILE")]
    pub dict: Option<PathBuf>,

    /// Write the article's text into its record
    #[arg(long)]
    pub with_text: bool,

    /// Add to each fact the rule that found it
    #[arg(long)]
    pub explain: bool,

    /// The language of headings and labels
    #[arg(long, value_enum, default_value = "en")]
    lang: LanguageFlag,

    /// The byte-order mark that Excel needs before CSV in UTF-8; auto: in files, not in pipes
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    bom: When,

    /// Put ' before words of CSV that a spreadsheet would run as a formula; auto: in files, not in pipes
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    csv_safe: When,

    /// Colours of `-f pretty`; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    color: When,

    /// Articles worked on in parallel [default: one a core]
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<usize>,

    /// Say nothing about single inputs and show no progress; the exit code and --errors still tell
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Name each document as it is read and how it was recognised, and sum up at the end
    #[arg(short, long)]
    pub verbose: bool,

    /// Print something about the program instead of running it
    #[arg(long, value_enum, value_name = "WHAT")]
    pub generate: Option<Generate>,
}

const EXAMPLES: &str = "\
Examples:
  tiyao article.txt                         one JSON record on standard output
  tiyao article.txt -f pretty               the article with its facts marked, to read
  curl … | tiyao --published 2020-11-30     an article on standard input
  tiyao news/ -o facts.xlsx                 a folder, as a workbook
  tiyao news/ -o report.html                a folder, as a page to look at
  tiyao news/ --facts quantities -f csv     only the numbers
  tiyao archive.jsonl -j 4 > facts.jsonl    one article a line, four at a time
  tiyao 2020.tar.gz --dry-run               what is in an archive, without looking for facts
  tiyao 2020.tar.gz -o facts.csv --resume   go on where Ctrl-C or a power cut stopped it

Exit code: 0 all inputs were read, 1 some failed, 2 wrong usage or nothing could be written, 130 stopped.";

#[derive(Clone, Copy, ValueEnum)]
enum FormatFlag {
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
    /// One row a fact, for spreadsheets
    Csv,
    /// One row a fact, one line a row, for cut and awk
    Tsv,
    /// A workbook: articles, quantities, dates, agencies, attributions, errors
    Xlsx,
    /// One row a fact, typed, in columns
    Parquet,
    /// A database with a table of articles and one a kind of fact
    Sqlite,
    /// A report to look at: one page, each article with its facts marked
    Html,
    /// The article with its facts marked and listed, for a terminal
    Pretty,
}

#[derive(Clone, Copy, ValueEnum)]
enum KindFlag {
    Quantities,
    Dates,
    Agencies,
    Attributions,
}

#[derive(Clone, Copy, ValueEnum)]
enum LanguageFlag {
    /// The names of the record
    En,
    /// Chinese
    Zh,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// What `--generate` prints.
#[derive(Clone, Copy, ValueEnum)]
pub enum Generate {
    /// JSON Schema of the record
    Schema,
    /// The manual page, in roff
    Man,
    /// Completions for bash
    CompleteBash,
    /// Completions for zsh
    CompleteZsh,
    /// Completions for fish
    CompleteFish,
    /// Completions for PowerShell
    CompletePowershell,
    /// Completions for Elvish
    CompleteElvish,
}

impl Flags {
    /// The flags of this process; wrong ones end it with an explanation, as `--help` does.
    pub fn of_process() -> Flags {
        Flags::parse()
    }

    /// The table itself.
    pub fn table() -> clap::Command {
        Flags::command()
    }

    /// The file to write; none is standard output.
    pub fn output(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// The format that is asked for by name.
    pub fn format(&self) -> Option<Format> {
        self.format.map(|format| match format {
            FormatFlag::Jsonl => Format::Jsonl,
            FormatFlag::Json => Format::Json,
            FormatFlag::Csv => Format::Csv,
            FormatFlag::Tsv => Format::Tsv,
            FormatFlag::Xlsx => Format::Xlsx,
            FormatFlag::Parquet => Format::Parquet,
            FormatFlag::Sqlite => Format::Sqlite,
            FormatFlag::Html => Format::Html,
            FormatFlag::Pretty => Format::Pretty,
        })
    }

    /// How inputs are read.
    pub fn reading(&self) -> read::Options {
        read::Options {
            published: self.published,
            encoding: self.encoding.clone(),
            columns: self.column.clone(),
            exclude: self.exclude.clone(),
            own: self.own(),
            limits: Limits { members: self.max_members, bytes: self.max_bytes, ratio: self.max_ratio },
            ..read::Options::default()
        }
    }

    /// The files that the program writes.
    fn own(&self) -> Vec<PathBuf> {
        let journal = self.output().map(Journal::path_of);
        self.output.iter().chain(&self.errors).cloned().chain(journal).collect()
    }

    /// The kinds of fact to write: all when none is named.
    pub fn kinds(&self) -> Vec<Kind> {
        if self.facts.is_empty() {
            return Kind::ALL.to_vec();
        }
        let kind = |flag: &KindFlag| match flag {
            KindFlag::Quantities => Kind::Quantity,
            KindFlag::Dates => Kind::Date,
            KindFlag::Agencies => Kind::Agency,
            KindFlag::Attributions => Kind::Attribution,
        };
        self.facts.iter().map(kind).collect()
    }

    /// The language of headings and labels.
    pub fn language(&self) -> Language {
        match self.lang {
            LanguageFlag::En => Language::English,
            LanguageFlag::Zh => Language::Chinese,
        }
    }

    /// Whether a table of text begins with a byte-order mark.
    pub fn mark(&self) -> bool {
        self.bom.decide(self.output().is_some())
    }

    /// Whether the output is coloured; `auto` is what the terminal wants.
    pub fn color(&self, auto: bool) -> bool {
        self.color.decide(auto && self.output().is_none())
    }

    /// The same options for a table that is a file whatever the records go to.
    pub fn in_file(&self, writing: &write::Options) -> write::Options {
        write::Options { mark: self.bom.decide(true), safe: self.csv_safe.decide(true), ..writing.clone() }
    }

    /// Whether cells are made safe for a spreadsheet.
    pub fn safe(&self) -> bool {
        self.csv_safe.decide(self.output().is_some())
    }
}

/// A size as people write it: 500k, 100M, 2G.
fn size(written: &str) -> Result<u64, String> {
    let digits = written.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match written[digits.len()..].to_ascii_lowercase().trim_end_matches('b').trim_end_matches('i')
    {
        "" => 0,
        "k" => 10,
        "m" => 20,
        "g" => 30,
        _ => return Err("write a size such as 500k, 100M or 2G".into()),
    };
    let number: u64 = digits.parse().map_err(|_| "write a size such as 500k, 100M or 2G".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "too large".into())
}

impl When {
    fn decide(self, auto: bool) -> bool {
        match self {
            When::Auto => auto,
            When::Always => true,
            When::Never => false,
        }
    }
}
