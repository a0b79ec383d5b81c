//! The command line: flags, and the wiring of reading, mining and writing.
//! `tiyao news/ -o facts.csv` → one row a fact; exit code 0, 1 (some inputs failed) or 2 (wrong usage).

use crate::pool;
use clap::{Parser, ValueEnum};
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use tiyao::calendar::Day;
use tiyao::model::Kind;
use tiyao::read::{self, Raw, Source};
use tiyao::{Error, Miner, miner, write};

/// Read Chinese news and write down its facts: quantities, dates, agencies, and who said what.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
struct Flags {
    /// Files and folders to read; `-` or none: standard input
    paths: Vec<PathBuf>,

    /// Output format
    #[arg(short, long, value_enum)]
    format: Option<FormatFlag>,

    /// Write to FILE; its ending chooses the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Kinds of fact to write
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KINDS")]
    facts: Vec<KindFlag>,

    /// The publication day of articles that state none (YYYY-MM-DD)
    #[arg(long, value_name = "DAY")]
    published: Option<Day>,

    /// The encoding of all inputs, overriding detection (gbk, big5, utf-16le, …)
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,

    /// A folder of word tables laid over the built-in ones
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,

    /// Write the article's text into its record
    #[arg(long)]
    with_text: bool,

    /// Add to each fact the rule that found it
    #[arg(long)]
    explain: bool,

    /// Articles worked on in parallel [default: one a core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<usize>,

    /// Print something about the program instead of running it
    #[arg(long, value_enum, value_name = "WHAT")]
    generate: Option<Generate>,
}

const EXAMPLES: &str = "\
Examples:
  tiyao article.txt                         one JSON record on standard output
  curl … | tiyao --published 2020-11-30     an article on standard input
  tiyao news/ -o facts.csv                  a folder, one row a fact, for Excel
  tiyao news/ --facts quantities -f csv     only the numbers
  tiyao archive.jsonl -j 4 > facts.jsonl    one article a line, four at a time";

#[derive(Clone, Copy, ValueEnum)]
enum FormatFlag {
    Jsonl,
    Json,
    Csv,
}

#[derive(Clone, Copy, ValueEnum)]
enum KindFlag {
    Quantities,
    Dates,
    Agencies,
    Attributions,
}

#[derive(Clone, Copy, ValueEnum)]
enum Generate {
    /// JSON Schema of the record
    Schema,
}

/// Runs the program with the process's own arguments.
pub fn run() -> ExitCode {
    let flags = Flags::parse();
    match start(flags) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        // Whoever read our output has heard enough.
        Err(Error::Io { source, .. }) if source.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("tiyao: {e}");
            ExitCode::from(2)
        }
    }
}

/// Reads, mines and writes; gives the number of inputs that failed.
fn start(flags: Flags) -> Result<usize, Error> {
    if let Some(Generate::Schema) = flags.generate {
        let mut out =
            serde_json::to_vec_pretty(&tiyao::model::schema()).map_err(|e| Error::io("schema", e.into()))?;
        out.push(b'\n');
        return write::put(&mut io::stdout(), "standard output", &out).map(|()| 0);
    }
    let kinds = if flags.facts.is_empty() {
        Kind::ALL.to_vec()
    } else {
        flags.facts.iter().map(|k| k.kind()).collect()
    };
    let miner = Miner::new(miner::Options {
        kinds: kinds.clone(),
        lexicon: flags.lexicon.clone(),
        with_text: flags.with_text,
    })?;
    let reading = read::Options { published: flags.published, encoding: flags.encoding.clone() };
    let writing = write::Options {
        format: format(&flags)?,
        kinds,
        explain: flags.explain,
        spreadsheet: flags.output.is_some(),
    };
    let jobs = flags.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let (mut out, name): (Box<dyn Write>, String) = match &flags.output {
        Some(path) => {
            let name = path.display().to_string();
            (Box::new(BufWriter::new(File::create(path).map_err(|e| Error::io(&name, e))?)), name)
        }
        None => (Box::new(BufWriter::new(io::stdout().lock())), "standard output".into()),
    };
    let sources = if flags.paths.is_empty() { vec!["-".into()] } else { flags.paths };
    let sources =
        sources.into_iter().map(|p| if p.as_os_str() == "-" { Source::Stdin } else { Source::Path(p) });

    write::put(&mut out, &name, &write::head(&writing)?)?;
    let (mut failures, mut first, mut broken) = (0, true, None);
    pool::ordered(
        read::sources(sources.collect()),
        jobs,
        |raw| raw.map_or_else(|e| vec![Err(e)], |raw| batch(raw, &miner, &reading, &writing)),
        |results| {
            for result in results {
                let written = match result {
                    Ok(bytes) => {
                        let joint: &[u8] =
                            if std::mem::take(&mut first) { b"" } else { write::joint(&writing) };
                        write::put(&mut out, &name, joint).and_then(|()| write::put(&mut out, &name, &bytes))
                    }
                    Err(e) => {
                        eprintln!("tiyao: {e}");
                        failures += 1;
                        Ok(())
                    }
                };
                if let Err(e) = written {
                    broken = Some(e);
                    return false;
                }
            }
            true
        },
    );
    if let Some(e) = broken {
        return Err(e);
    }
    write::put(&mut out, &name, write::foot(&writing))?;
    out.flush().map_err(|e| Error::io(&name, e))?;
    Ok(failures)
}

/// The rendered records of one document or one batch of rows.
fn batch(
    raw: Raw,
    miner: &Miner,
    reading: &read::Options,
    writing: &write::Options,
) -> Vec<Result<Vec<u8>, Error>> {
    let articles = raw.articles(reading);
    articles
        .into_iter()
        .map(|article| {
            let mut record = miner.mine(&article?);
            let mut bytes = Vec::new();
            write::render(&mut record, writing, &mut bytes).map(|()| bytes)
        })
        .collect()
}

fn format(flags: &Flags) -> Result<write::Format, Error> {
    match (flags.format, &flags.output) {
        (Some(FormatFlag::Jsonl), _) => Ok(write::Format::Jsonl),
        (Some(FormatFlag::Json), _) => Ok(write::Format::Json),
        (Some(FormatFlag::Csv), _) => Ok(write::Format::Csv),
        (None, None) => Ok(write::Format::Jsonl),
        (None, Some(path)) => write::Format::of_path(path).ok_or_else(|| {
            Error::Usage(format!("{}: the ending names no format; give one with --format", path.display()))
        }),
    }
}

impl KindFlag {
    fn kind(self) -> Kind {
        match self {
            KindFlag::Quantities => Kind::Quantity,
            KindFlag::Dates => Kind::Date,
            KindFlag::Agencies => Kind::Agency,
            KindFlag::Attributions => Kind::Attribution,
        }
    }
}
