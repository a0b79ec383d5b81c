//! The journal of a batch: what has been done, so that `--resume` need not do it again.
//! `facts.xlsx` → `facts.xlsx.journal`, a line of JSON for each document with its records, gone when `facts.xlsx` is there.
//!
//! The output itself is begun anew by every run and fed from the journal first. So all formats can be resumed, and the
//! bytes are those of a batch that was never stopped. An entry counts only for the document that it was made from: at
//! the first one that differs the journal is cut off, and from there all is done again.

use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tiyao::model::Record;
use tiyao::read::Raw;
use tiyao::{Error, write};

/// Entries are written when so many bytes wait, or some have waited for so long.
const PENDING: usize = 256 * 1024;
const WAIT: Duration = Duration::from_millis(100);

/// The first line.
#[derive(Serialize, Deserialize, PartialEq)]
struct Head {
    tiyao: String,
    settings: u64,
}

/// One document.
#[derive(Serialize, Deserialize)]
struct Entry<R> {
    /// The fingerprint of the document.
    input: u64,
    results: Vec<Done<R>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Done<R> {
    Record(R),
    Failed(Option<String>, String),
}

/// A journal under way.
pub struct Journal {
    path: PathBuf,
    head: Head,
    /// There from the first write on, or from the beginning when a batch is resumed.
    file: Option<File>,
    resumed: bool,
    pending: Vec<u8>,
    written: Instant,
}

impl Journal {
    /// The journal of the batch that writes `output`. `settings` is the fingerprint of all that shapes its records.
    ///
    /// # Errors
    /// When the journal there is in use, is none, or was begun with other settings.
    pub fn open(output: &Path, settings: u64, resume: bool) -> Result<Journal, Error> {
        let path = Journal::path_of(output);
        let head = Head { tiyao: env!("CARGO_PKG_VERSION").into(), settings };
        let mut journal =
            Journal { path, head, file: None, resumed: resume, pending: Vec::new(), written: Instant::now() };
        if resume || journal.path.exists() {
            let stands = journal.take_up()?;
            write::clear_leftovers(output);
            if !resume || !stands {
                journal.begin().map_err(|e| journal.fail(e))?;
            }
        }
        Ok(journal)
    }

    /// Where the journal of the batch that writes `output` lies.
    pub fn path_of(output: &Path) -> PathBuf {
        let mut path = output.as_os_str().to_owned();
        path.push(".journal");
        path.into()
    }

    /// Takes the file that lies there, or makes it; says whether it holds anything.
    fn take_up(&mut self) -> Result<bool, Error> {
        let wrong = |words: &str| Error::Usage(format!("{}: {words}", self.path.display()));
        let opened = File::options().read(true).write(true).create(true).truncate(false).open(&self.path);
        let file = opened.map_err(|e| self.fail(e))?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            return Err(wrong("another run is writing this output"));
        }
        let mut line = String::new();
        // Whatever is no text is no journal of ours.
        let _ = BufReader::new(&file).read_line(&mut line);
        let found: Option<Head> = serde_json::from_str(&line).ok();
        let empty = file.metadata().is_ok_and(|m| m.len() == 0);
        match found {
            None if !empty => return Err(wrong("this is no journal of a batch; move it away")),
            Some(head) if self.resumed && head != self.head => {
                return Err(wrong(
                    "this batch was begun with other options or another tiyao; without --resume it begins anew",
                ));
            }
            _ => {}
        }
        self.file = Some(file);
        Ok(!empty)
    }

    /// Writes the head to an empty file.
    fn begin(&mut self) -> io::Result<()> {
        let mut line = serde_json::to_vec(&self.head)?;
        line.push(b'\n');
        if self.file.is_none() {
            let file = File::options().write(true).create(true).truncate(true).open(&self.path)?;
            // Where a file system knows no locks there are none.
            let _ = file.try_lock();
            self.file = Some(file);
        }
        let Some(file) = &mut self.file else { return Ok(()) };
        file.set_len(0)?;
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&line)
    }

    /// Hands on what is done of `items`, in order, as far as the documents are the same. Gives the first one that is
    /// not done, if it had to be asked for, and the number of those that were.
    pub fn replay<I: Iterator<Item = Result<Raw, Error>>>(
        &mut self,
        items: &mut I,
        stopped: impl Fn() -> bool,
        mut take: impl FnMut(Result<Record, Error>) -> Result<(), Error>,
    ) -> Result<(Option<I::Item>, u64), Error> {
        let Some(file) = self.file.as_ref().filter(|_| self.resumed) else { return Ok((None, 0)) };
        let whole = |e| self.fail(e);
        let mut lines = BufReader::with_capacity(PENDING, file.try_clone().map_err(whole)?);
        lines.seek(SeekFrom::Start(0)).map_err(whole)?;
        let (mut line, mut done, mut first) = (Vec::new(), 0, None);
        let mut end = lines.read_until(b'\n', &mut line).map_err(whole)? as u64;
        loop {
            line.clear();
            let n = lines.read_until(b'\n', &mut line).map_err(whole)?;
            // The last line may have been torn off.
            let Some(entry) =
                serde_json::from_slice::<Entry<Box<Record>>>(&line).ok().filter(|_| line.ends_with(b"\n"))
            else {
                break;
            };
            let Some(item) = items.next() else {
                if stopped() {
                    return Ok((None, done));
                }
                break;
            };
            if fingerprint(&item) != entry.input {
                first = Some(item);
                break;
            }
            for result in entry.results {
                take(match result {
                    Done::Record(record) => Ok(*record),
                    Done::Failed(Some(name), reason) => Err(Error::input(name, reason)),
                    Done::Failed(None, reason) => Err(Error::Usage(reason)),
                })?;
            }
            end += n as u64;
            done += 1;
        }
        let mut file = file;
        file.set_len(end).and_then(|()| file.seek(SeekFrom::Start(end))).map_err(whole)?;
        Ok((first, done))
    }

    /// Adds the entry of the next document.
    pub fn add(&mut self, entry: &[u8]) -> Result<(), Error> {
        self.pending.extend_from_slice(entry);
        if self.pending.len() >= PENDING || self.written.elapsed() >= WAIT { self.flush() } else { Ok(()) }
    }

    /// Writes what waits.
    pub fn flush(&mut self) -> Result<(), Error> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let written = match self.file {
            None => self.begin(),
            Some(_) => Ok(()),
        };
        let pending = std::mem::take(&mut self.pending);
        let written = written.and_then(|()| match &mut self.file {
            Some(file) => file.write_all(&pending),
            None => Ok(()),
        });
        self.written = Instant::now();
        written.map_err(|e| self.fail(e))
    }

    /// Where it lies, once something is in it.
    pub fn kept(&self) -> Option<&Path> {
        self.file.is_some().then_some(self.path.as_path())
    }

    /// The output is complete: the journal goes.
    pub fn remove(mut self) {
        if self.file.take().is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }

    fn fail(&self, e: io::Error) -> Error {
        Error::io(self.path.display().to_string(), e)
    }
}

/// What tells a document from another.
pub fn fingerprint(item: &Result<Raw, Error>) -> u64 {
    let mut hasher = DefaultHasher::new();
    match item {
        Ok(raw) => {
            (&raw.id, format!("{:?} {:?}", raw.form, raw.charset)).hash(&mut hasher);
            hasher.write(&raw.bytes);
        }
        Err(e) => (e.name(), e.reason()).hash(&mut hasher),
    }
    hasher.finish()
}

/// The entry of a document.
pub fn entry(input: u64, results: &[Result<Record, Error>]) -> Vec<u8> {
    let done = results.iter().map(|result| match result {
        Ok(record) => Done::Record(record),
        Err(e) => Done::Failed(e.name().map(str::to_owned), e.reason()),
    });
    let mut line = serde_json::to_vec(&Entry { input, results: done.collect() }).unwrap_or_default();
    line.push(b'\n');
    line
}

/// The fingerprint of the options, written out in `options`, of the words in `files`, and of the program itself.
pub fn settings(options: &str, files: &[PathBuf]) -> u64 {
    let mut hasher = DefaultHasher::new();
    options.hash(&mut hasher);
    for file in files {
        (file, fs::read(file).ok()).hash(&mut hasher);
    }
    if let Ok(program) = std::env::current_exe().and_then(fs::metadata) {
        (program.len(), program.modified().ok()).hash(&mut hasher);
    }
    hasher.finish()
}
