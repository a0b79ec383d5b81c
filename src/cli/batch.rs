//! A batch: documents in, records out, failures and the journal beside them.
//! `tiyao news/ -o facts.csv --errors bad.csv` → both files, and how many inputs failed.

use super::console::Console;
use super::flags::Flags;
use super::journal::{self, Journal};
use super::{survey, terminal};
use crate::pool;
use std::io::{self, IsTerminal};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::slice;
use std::sync::atomic::Ordering::Relaxed;
use tiyao::model::Record;
use tiyao::read::{self, Raw, Source};
use tiyao::write::{Failures, Format, Output, Piece, Sink};
use tiyao::{Article, Error, Miner, miner, write};

/// How a batch ended.
pub enum End {
    /// All inputs were read; so many failed.
    Done(usize),
    /// Somebody stopped it.
    Stopped,
}

/// What is made of a document, in any thread.
struct Made {
    entry: Vec<u8>,
    results: Vec<Result<Piece, Error>>,
}

/// What takes it, in order.
struct Taker<'a> {
    sink: Box<dyn Sink>,
    failures: Option<Failures>,
    journal: Option<Journal>,
    articles: u64,
    failed: usize,
    console: &'a Console,
}

/// Reads, mines and writes.
pub fn run(
    flags: &Flags,
    sources: Vec<Source>,
    reading: &read::Options,
    console: &Console,
) -> Result<End, Error> {
    let writing = writing(flags)?;
    let options = miner::Options {
        kinds: writing.kinds.clone(),
        lexicon: flags.lexicon.clone(),
        dict: flags.dict.clone(),
        with_text: flags.with_text || writing.format.shows_text(),
        place: flags.place.clone(),
    };
    let settings = || settings(&options, reading, &writing);
    let output = match flags.output() {
        Some(path) => Output::file(path)?,
        None => Output::stream("standard output", Box::new(io::stdout())),
    };
    let journal = journal_of(flags, &output, &sources, settings)?;
    let failures = match &flags.errors {
        Some(path) if flags.output() == Some(path) => {
            return Err(Error::Usage("--errors and --output name the same file".into()));
        }
        Some(path) => Some(Failures::new(path, &flags.in_file(&writing))?),
        None => None,
    };
    let appears = output.path().map(Path::to_owned);
    let miner = Miner::new(options)?;
    let sink = write::sink(&writing, output)?;
    let mut taker = Taker { sink, failures, journal, articles: 0, failed: 0, console };

    let mut items = read::sources(sources, reading).inspect(|item| {
        if let Ok(raw) = item {
            console.detail(|| survey::described(raw, reading));
        }
    });
    let stopped = || reading.progress.cut.load(Relaxed);
    let first = taker.replay(&mut items, stopped, &writing)?;
    let journals = taker.journal.is_some();
    let mut broken = None;
    pool::ordered(
        first.into_iter().chain(items),
        flags.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from)),
        |item| item.as_ref().map_or(0, |raw| raw.bytes.len()),
        |items| make(items, &miner, reading, &writing, journals),
        |made| match taker.take(made) {
            Ok(()) => true,
            Err(e) => {
                broken = Some(e);
                false
            }
        },
    );
    console.end();
    if let Some(e) = broken {
        return Err(e);
    }
    if stopped() {
        return taker.stop(appears.as_deref()).map(|()| End::Stopped);
    }
    let (articles, failed) = (taker.articles, taker.failed);
    taker.finish()?;
    console.detail(|| console.sum(articles, failed, &reading.progress));
    Ok(End::Done(failed))
}

/// The pieces of documents or batches of rows, of each its own.
fn make(
    items: Vec<Result<Raw, Error>>,
    miner: &Miner,
    reading: &read::Options,
    writing: &write::Options,
    journals: bool,
) -> Vec<Made> {
    let inputs: Vec<u64> =
        items.iter().map(|item| if journals { journal::fingerprint(item) } else { 0 }).collect();
    let read = |item: Result<Raw, Error>| item.map_or_else(|e| vec![Err(e)], |raw| raw.articles(reading));
    let read: Vec<Vec<Result<Article, Error>>> = items.into_iter().map(read).collect();
    let articles: Vec<&Article> = read.iter().flatten().flatten().collect();
    let mine = |articles: &[&Article]| miner.mine_all(articles.iter().copied());
    let mut mined =
        without_panics(&articles, mine, |article| Error::input(&article.id, PANICKED)).into_iter();
    let records = |articles: Vec<Result<Article, Error>>| -> Vec<Result<Record, Error>> {
        let next = |article: Result<Article, Error>| article.map_or_else(|e| Some(Err(e)), |_| mined.next());
        articles.into_iter().filter_map(next).collect()
    };
    inputs
        .into_iter()
        .zip(read.into_iter().map(records))
        .map(|(input, records)| {
            let entry = if journals { journal::entry(input, &records) } else { Vec::new() };
            Made {
                entry,
                results: records.into_iter().map(|record| write::piece(record?, writing)).collect(),
            }
        })
        .collect()
}

/// What is said of an article that the program has no record of, although it should.
const PANICKED: &str = "the program failed on this text, which is a mistake in it: please report the text";

/// The results of `work`, one an item. Where it panics, the items are worked on one by one, and only the one at which it
/// panics again fails.
fn without_panics<T, R>(
    items: &[T],
    work: impl Fn(&[T]) -> Vec<R>,
    fails: impl Fn(&T) -> Error,
) -> Vec<Result<R, Error>> {
    let attempt = |items: &[T]| panic::catch_unwind(AssertUnwindSafe(|| work(items))).ok();
    let alone = |item: &T| {
        attempt(slice::from_ref(item)).and_then(|mut found| found.pop()).ok_or_else(|| fails(item))
    };
    match attempt(items) {
        Some(found) => found.into_iter().map(Ok).collect(),
        None => items.iter().map(alone).collect(),
    }
}

impl Taker<'_> {
    /// Takes what the journal holds; gives the first document that is not in it, if it had to be asked for.
    fn replay<I: Iterator<Item = Result<Raw, Error>>>(
        &mut self,
        items: &mut I,
        stopped: impl Fn() -> bool,
        writing: &write::Options,
    ) -> Result<Option<I::Item>, Error> {
        let Some(mut journal) = self.journal.take() else { return Ok(None) };
        let (first, done) = journal.replay(items, stopped, |result| match result {
            Ok(record) => {
                self.articles += 1;
                self.sink.take(write::piece(record, writing)?)
            }
            Err(e) => self.fail(&e),
        })?;
        if done > 0 {
            self.console
                .note(&format!("going on after {done} documents that are done ({} articles)", self.articles));
        }
        self.journal = Some(journal);
        Ok(first)
    }

    fn take(&mut self, made: Made) -> Result<(), Error> {
        for result in made.results {
            match result {
                Ok(piece) => {
                    self.articles += 1;
                    self.sink.take(piece)?;
                }
                Err(e) => {
                    self.console.failure(&e);
                    self.fail(&e)?;
                }
            }
        }
        if let Some(journal) = &mut self.journal
            && let Err(e) = journal.add(&made.entry)
        {
            // The batch goes on; only what is lost when it is stopped is more.
            self.console.note(&format!("{e}; the batch can no longer be resumed"));
            if let Some(journal) = self.journal.take() {
                journal.remove();
            }
        }
        Ok(())
    }

    fn fail(&mut self, e: &Error) -> Result<(), Error> {
        self.failed += 1;
        self.sink.fail(e)?;
        self.failures.as_mut().map_or(Ok(()), |failures| failures.add(e))
    }

    /// Everything is read: the outputs appear.
    fn finish(self) -> Result<(), Error> {
        for note in self.sink.finish()? {
            self.console.note(&note);
        }
        self.failures.map_or(Ok(()), Failures::finish)?;
        if let Some(journal) = self.journal {
            journal.remove();
        }
        Ok(())
    }

    /// Not everything is read: a stream ends as it should with what is done; a file (`appears`) does not appear, and the
    /// journal keeps what is done.
    fn stop(mut self, appears: Option<&Path>) -> Result<(), Error> {
        let Some(path) = appears else {
            for note in self.sink.finish()? {
                self.console.note(&note);
            }
            self.failures.map_or(Ok(()), Failures::finish)?;
            if self.articles > 0 {
                self.console.note(&format!("stopped: {} articles are written", self.articles));
            }
            return Ok(());
        };
        let path = path.display();
        match &mut self.journal {
            None => self.console.note(&format!("stopped: {path} is not written")),
            Some(journal) => {
                journal.flush()?;
                match journal.kept() {
                    None => self.console.note(&format!("stopped before an article was done: {path} is not written")),
                    Some(kept) => self.console.note(&format!(
                        "stopped: {} articles are done and kept in {}; the same command with --resume goes on",
                        self.articles,
                        kept.display()
                    )),
                }
            }
        }
        Ok(())
    }
}

/// The journal, where the output is a file and the inputs can be read again.
fn journal_of(
    flags: &Flags,
    output: &Output,
    sources: &[Source],
    settings: impl Fn() -> u64,
) -> Result<Option<Journal>, Error> {
    let again = !sources.contains(&Source::Stdin);
    match output.path() {
        Some(path) if again => {
            let journal = Journal::open(path, settings(), flags.resume)?;
            if journal.kept().is_some() {
                flags.errors.iter().for_each(|errors| write::clear_leftovers(errors));
            }
            Ok(Some(journal))
        }
        _ if !flags.resume => Ok(None),
        Some(_) => Err(Error::Usage("--resume: standard input cannot be read again".into())),
        None => Err(Error::Usage("--resume goes with a file: name it with --output".into())),
    }
}

/// The fingerprint of everything that shapes the records and the output.
fn settings(miner: &miner::Options, reading: &read::Options, writing: &write::Options) -> u64 {
    let read::Options { published, encoding, columns, exclude, limits, own: _, progress: _ } = reading;
    let reading = (published, encoding, columns, exclude, limits);
    let mut files: Vec<PathBuf> = miner.dict.iter().cloned().collect();
    if let Some(folder) = &miner.lexicon {
        let tables = std::fs::read_dir(folder).into_iter().flatten().flatten();
        files.extend(tables.map(|entry| entry.path()));
    }
    files.sort();
    journal::settings(&format!("{miner:?} {reading:?} {writing:?}"), &files)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_that_makes_the_program_panic_fails_alone() {
        let work = |items: &[u32]| items.iter().map(|n| 12 / n).collect();
        let fails = |n: &u32| Error::input(n.to_string(), PANICKED);
        let found = without_panics(&[1, 0, 3], work, fails);
        let found: Vec<_> =
            found.iter().map(|result| result.as_ref().map_err(|e| e.name().map(str::to_owned))).collect();
        assert_eq!(found, [Ok(&12), Err(Some("0".to_owned())), Ok(&4)]);
    }
}
