//! Which documents are read, and in which order: standard input, files, folders.
//! `news/` → `2020/a.txt`, `2020/b.txt`, … sorted by name.

use super::archive::{Input, OnDisk};
use super::open::{Give, Opener};
use super::queue::{Taker, queue};
use super::stream::{Counted, Progress};
use super::{Options, Raw};
use crate::error::Error;
use ignore::overrides::OverrideBuilder;
use ignore::{DirEntry, WalkBuilder};
use std::fs::{File, Metadata};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

/// The file of patterns for what is left out below its folder, besides `.ignore`.
const IGNORE: &str = ".tiyaoignore";

/// A place to read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file or folder.
    Path(PathBuf),
}

/// The documents of all sources, one after the other, in a stable order. They are read on a thread of
/// their own, a few ahead of what is asked for; the lower end of `size_hint` says how many are there without waiting.
pub fn sources(sources: Vec<Source>, options: &Options) -> impl Iterator<Item = Result<Raw, Error>> + use<> {
    let (giver, taker) = queue();
    let (options, progress) = (options.clone(), options.progress.clone());
    std::thread::spawn(move || {
        let mut give = |item: Result<Raw, Error>| {
            let weight = item.as_ref().map_or(0, |raw| raw.bytes.len());
            match giver.give(item, weight) && !options.progress.stopped() {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        };
        let done = sources.iter().try_for_each(|source| match source {
            Source::Stdin => {
                let input = Counted { inner: io::stdin(), progress: &options.progress };
                open(&options, &mut give, "-", Input::Stream(Box::new(input)))
            }
            Source::Path(path) if path.is_dir() => folder(&options, &mut give, path),
            Source::Path(path) => file(&options, &mut give, &path.display().to_string(), path),
        });
        // Broken off: nobody wants more.
        options.progress.cut.fetch_or(done.is_break(), Relaxed);
    });
    Documents { taker, there: Vec::new().into_iter(), progress }
}

/// The documents as they are asked for.
struct Documents {
    taker: Taker<Result<Raw, Error>>,
    there: std::vec::IntoIter<Result<Raw, Error>>,
    progress: Arc<Progress>,
}

impl Iterator for Documents {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.progress.stopped() {
                self.progress.cut.store(true, Relaxed);
                return None;
            }
            match self.there.next() {
                None => self.there = self.taker.take(Duration::from_millis(50))?.into_iter(),
                item => return item,
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self.progress.stopped() {
            true => (0, None),
            false => (self.there.len(), None),
        }
    }
}

/// How many files and bytes the sources have; what cannot be listed counts nothing.
pub fn size(sources: &[Source], options: &Options) -> (u64, u64) {
    let mut total = (0, 0);
    let mut add = |meta: io::Result<Metadata>| {
        total.0 += 1;
        total.1 += meta.map_or(0, |m| m.len());
    };
    for source in sources {
        match source {
            Source::Stdin => {}
            Source::Path(path) if path.is_dir() => {
                let Ok(walk) = walk(path, options) else { continue };
                walk.flatten().filter(|e| !is_dir(e)).for_each(|e| add(std::fs::metadata(e.path())));
            }
            Source::Path(path) => add(std::fs::metadata(path)),
        }
    }
    total
}

fn open(options: &Options, give: Give<'_>, name: &str, input: Input<'_>) -> ControlFlow<()> {
    options.progress.files.fetch_add(1, Relaxed);
    let mut opener = Opener { options, give, charset: None, containers: 0, packed: 0, inside: Vec::new() };
    opener.open(name, input).map_continue(|_| ())
}

/// Everything below a folder, under paths relative to it.
fn folder(options: &Options, give: Give<'_>, root: &Path) -> ControlFlow<()> {
    let walk = match walk(root, options) {
        Ok(walk) => walk,
        Err(e) => return give(Err(e)),
    };
    for entry in walk {
        match entry {
            Ok(entry) if is_dir(&entry) || is_own(entry.path(), options) => {}
            Ok(entry) => file(options, give, &relative(root, entry.path()), entry.path())?,
            Err(e) => give(Err(unlisted(root, &e)))?,
        }
    }
    ControlFlow::Continue(())
}

/// A folder in the order of its names. Hidden files and what the ignore files name are left out; links are
/// followed, and a link to a folder above itself is an error.
fn walk(root: &Path, options: &Options) -> Result<ignore::Walk, Error> {
    let wrong = |e: ignore::Error| Error::Usage(format!("--exclude: {e}"));
    let mut excluded = OverrideBuilder::new(root);
    for pattern in &options.exclude {
        excluded.add(&format!("!{pattern}")).map_err(wrong)?;
    }
    let mut builder = WalkBuilder::new(root);
    builder.standard_filters(false).hidden(true).ignore(true).parents(false).follow_links(true);
    builder.add_custom_ignore_filename(IGNORE);
    builder.overrides(excluded.build().map_err(wrong)?);
    builder.sort_by_file_name(|a, b| a.cmp(b));
    Ok(builder.build())
}

fn is_dir(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|t| t.is_dir())
}

/// Whether the program writes this file itself.
fn is_own(path: &Path, options: &Options) -> bool {
    let mut named = options.own.iter().filter(|own| own.file_name() == path.file_name()).peekable();
    named.peek().is_some()
        && std::fs::canonicalize(path)
            .is_ok_and(|path| named.any(|own| std::fs::canonicalize(own).is_ok_and(|own| own == path)))
}

fn relative(root: &Path, file: &Path) -> String {
    let path = file.strip_prefix(root).unwrap_or(file);
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// An entry that the walk could not give, by its relative path.
fn unlisted(root: &Path, error: &ignore::Error) -> Error {
    match error {
        ignore::Error::WithPath { path, err } => {
            let inner = unlisted(root, err);
            match inner {
                Error::Input { reason, .. } => Error::input(relative(root, path), reason),
                Error::Io { source, .. } => Error::io(relative(root, path), source),
                usage => usage,
            }
        }
        ignore::Error::WithDepth { err, .. } => unlisted(root, err),
        ignore::Error::Loop { child, .. } => {
            Error::input(relative(root, child), "a link to a folder that it lies in")
        }
        ignore::Error::Io(e) => Error::input(root.display().to_string(), e.to_string()),
        e => Error::input(root.display().to_string(), e.to_string()),
    }
}

/// One file. What changed while it was read is an error, and no document if it was to be one.
fn file(options: &Options, give: Give<'_>, id: &str, path: &Path) -> ControlFlow<()> {
    let opened = File::open(path).and_then(|file| {
        let meta = file.metadata()?;
        match meta.is_dir() {
            true => Err(io::Error::from(io::ErrorKind::IsADirectory)),
            false => Ok((file, meta)),
        }
    });
    let (file, before) = match opened {
        Ok(opened) => opened,
        Err(e) => return give(Err(Error::io(id, e))),
    };
    let file = Arc::new(file);
    let mut held = None;
    // The last document is held back until the file has shown that it stayed as it was.
    let mut hold = |item: Result<Raw, Error>| match held.replace(item) {
        Some(earlier) => give(earlier),
        None => ControlFlow::Continue(()),
    };
    let on_disk = OnDisk { file: file.clone(), progress: options.progress.clone() };
    open(options, &mut hold, id, Input::File(on_disk))?;
    let whole = |m: &Metadata| m.is_file();
    let changed = file.metadata().is_ok_and(|after| whole(&after) && is_other(&before, &after));
    if changed {
        if let Some(item) =
            held.take().filter(|item| item.as_ref().is_ok_and(|raw| raw.id != id || raw.is_rows()))
        {
            give(item)?;
        }
        return give(Err(Error::input(id, "changed while it was read")));
    }
    held.map_or(ControlFlow::Continue(()), give)
}

fn is_other(before: &Metadata, after: &Metadata) -> bool {
    before.len() != after.len() || before.modified().ok() != after.modified().ok()
}
