//! The command line: flags, and the wiring of reading, mining and writing.
//! `tiyao news/ -o facts.csv` → one row a fact; exit code 0, 1 (some inputs failed) or 2 (wrong usage).

mod flags;
mod generate;
mod terminal;

use crate::pool;
use flags::Flags;
use std::io::{self, ErrorKind, IsTerminal};
use std::process::ExitCode;
use tiyao::read::{self, Raw, Source};
use tiyao::write::{Format, Output, Piece};
use tiyao::{Error, Miner, miner, write};

/// Runs the program with the process's own arguments.
pub fn run() -> ExitCode {
    match start(Flags::of_process()) {
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
    if let Some(what) = flags.generate {
        let mut out = Output::stream("standard output", Box::new(io::stdout()));
        out.put(&generate::generate(what)?)?;
        return out.complete().map(|()| 0);
    }
    let reading = flags.reading();
    let writing = writing(&flags)?;
    let miner = Miner::new(miner::Options {
        kinds: writing.kinds.clone(),
        lexicon: flags.lexicon.clone(),
        with_text: flags.with_text || writing.format.shows_text(),
        place: flags.place.clone(),
    })?;
    let output = match flags.output() {
        Some(path) => Output::file(path)?,
        None => Output::stream("standard output", Box::new(io::stdout())),
    };
    let mut sink = write::sink(&writing, output)?;
    let jobs = flags.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let sources = if flags.paths.is_empty() { vec!["-".into()] } else { flags.paths };
    let sources =
        sources.into_iter().map(|p| if p.as_os_str() == "-" { Source::Stdin } else { Source::Path(p) });

    let (mut failures, mut broken) = (0, None);
    pool::ordered(
        read::sources(sources.collect(), &reading),
        jobs,
        |raw| raw.map_or_else(|e| vec![Err(e)], |raw| batch(raw, &miner, &reading, &writing)),
        |results| {
            for result in results {
                let written = match result {
                    Ok(piece) => sink.take(piece),
                    Err(e) => {
                        eprintln!("tiyao: {e}");
                        failures += 1;
                        sink.fail(&e)
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
    for note in sink.finish()? {
        eprintln!("tiyao: {note}");
    }
    Ok(failures)
}

/// The pieces of one document or one batch of rows.
fn batch(
    raw: Raw,
    miner: &Miner,
    reading: &read::Options,
    writing: &write::Options,
) -> Vec<Result<Piece, Error>> {
    let articles = raw.articles(reading);
    articles.into_iter().map(|article| write::piece(miner.mine(&article?), writing)).collect()
}

/// How the flags want records to be written.
fn writing(flags: &Flags) -> Result<write::Options, Error> {
    let format = match (flags.format(), flags.output()) {
        (Some(format), _) => format,
        (None, None) => Format::Jsonl,
        (None, Some(path)) => Format::of_path(path).ok_or_else(|| {
            Error::Usage(format!("{}: the ending names no format; give one with --format", path.display()))
        })?,
    };
    if format.is_binary() && flags.output().is_none() && io::stdout().is_terminal() {
        return Err(Error::Usage("this format is not for a terminal: name a file with --output".into()));
    }
    Ok(write::Options {
        format,
        kinds: flags.kinds(),
        explain: flags.explain,
        with_text: flags.with_text,
        language: flags.language(),
        mark: flags.mark(),
        safe: flags.safe(),
        color: flags.color(terminal::wants_color()),
        width: terminal::width(),
    })
}
