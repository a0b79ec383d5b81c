//! Which documents are read, and in which order: standard input, files, folders.
//! `news/` → `2020/a.txt`, `2020/b.txt`, … sorted by name.

use super::{Form, Raw};
use crate::error::Error;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Rows are handed on in batches of about this many bytes.
const BATCH: usize = 256 * 1024;

/// A place to read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file or folder.
    Path(PathBuf),
}

/// The documents of all sources, one after the other, in a stable order. Folders are listed as they are reached.
pub fn sources(sources: Vec<Source>) -> impl Iterator<Item = Result<Raw, Error>> {
    sources.into_iter().flat_map(|source| -> Box<dyn Iterator<Item = Result<Raw, Error>>> {
        match source {
            Source::Stdin => open("-".into(), None, Box::new(io::stdin())),
            Source::Path(path) if path.is_dir() => {
                let root = path.clone();
                Box::new(walk(path).flat_map(move |file| match file {
                    Ok(file) => {
                        let id = relative(&root, &file);
                        open_path(id, &file)
                    }
                    Err(e) => Box::new(std::iter::once(Err(e))),
                }))
            }
            Source::Path(path) => open_path(path.display().to_string(), &path),
        }
    })
}

fn relative(root: &Path, file: &Path) -> String {
    let path = file.strip_prefix(root).unwrap_or(file);
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The files below a folder by name, hidden ones left out.
fn walk(dir: PathBuf) -> Box<dyn Iterator<Item = Result<PathBuf, Error>>> {
    let listed = fs::read_dir(&dir).and_then(|entries| {
        let mut paths = entries.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    });
    let paths = match listed {
        Ok(paths) => paths,
        Err(e) => return Box::new(std::iter::once(Err(Error::io(dir.display().to_string(), e)))),
    };
    let visible = |p: &PathBuf| !p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
    Box::new(paths.into_iter().filter(visible).flat_map(|path| -> Box<dyn Iterator<Item = _>> {
        match fs::symlink_metadata(&path) {
            Ok(meta) if meta.is_dir() => walk(path),
            _ => Box::new(std::iter::once(Ok(path))),
        }
    }))
}

fn open_path(id: String, path: &Path) -> Box<dyn Iterator<Item = Result<Raw, Error>>> {
    match File::open(path) {
        Ok(file) => open(id, path.extension().and_then(|e| e.to_str()), Box::new(file)),
        Err(e) => Box::new(std::iter::once(Err(Error::io(id, e)))),
    }
}

/// One text, or rows in batches when the ending or the first character says so.
fn open(
    id: String,
    ending: Option<&str>,
    input: Box<dyn Read>,
) -> Box<dyn Iterator<Item = Result<Raw, Error>>> {
    let mut input = BufReader::with_capacity(64 * 1024, input);
    let rows = match ending {
        Some("jsonl" | "ndjson") => Ok(true),
        Some(_) => Ok(false),
        None => input.fill_buf().map(|b| b.trim_ascii_start().starts_with(b"{\"")),
    };
    match rows {
        Err(e) => Box::new(std::iter::once(Err(Error::io(id, e)))),
        Ok(true) => Box::new(Batches { id, input, next: 1, done: false }),
        Ok(false) => {
            let mut bytes = Vec::new();
            let read = input.read_to_end(&mut bytes);
            Box::new(std::iter::once(match read {
                Ok(_) => Ok(Raw { id, form: Form::Text, bytes }),
                Err(e) => Err(Error::io(id, e)),
            }))
        }
    }
}

/// JSON Lines cut into batches of whole lines.
struct Batches<R> {
    id: String,
    input: R,
    next: usize,
    done: bool,
}

impl<R: BufRead> Iterator for Batches<R> {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let (mut bytes, first) = (Vec::new(), self.next);
        while !self.done && bytes.len() < BATCH {
            match self.input.read_until(b'\n', &mut bytes) {
                Ok(0) => self.done = true,
                Ok(_) => self.next += 1,
                Err(e) => {
                    self.done = true;
                    return Some(Err(Error::io(&self.id, e)));
                }
            }
        }
        (!bytes.is_empty()).then(|| Ok(Raw { id: self.id.clone(), form: Form::Lines { first }, bytes }))
    }
}
