//! Where bytes go: a stream, or a file that appears under its name only when it is complete.
//! `facts.csv` → a temporary file beside it; whole, synced and renamed at the end, or gone.

use crate::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::NamedTempFile;

pub use tempfile::TempPath;

/// The endings of temporary files, which are hidden.
const ENDINGS: [&str; 2] = [".part", ".db"];

/// The temporary files of this process.
static UNDER_WAY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Removes the temporary files of this process, which is about to end at once.
pub fn give_up() {
    for path in UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        let _ = fs::remove_file(path);
    }
}

/// Removes what a process that was killed has left of the output at `path`; no other may be writing it.
pub fn clear_leftovers(path: &Path) {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Ok(folder) = fs::read_dir(folder_of(&path)) else { return };
    let prefix = prefix(&path);
    let ours = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
    for entry in folder.flatten() {
        let name = entry.file_name();
        let Some(rest) = name.to_str().and_then(|name| name.strip_prefix(&prefix)) else { continue };
        let random = ENDINGS.iter().find_map(|ending| rest.strip_suffix(ending));
        let ours = ours.iter().any(|path| path.file_name() == Some(&name));
        if !ours && random.is_some_and(|r| r.len() == RANDOM && r.bytes().all(|b| b.is_ascii_alphanumeric()))
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// How many characters of a temporary file's name are random.
const RANDOM: usize = 6;

/// What the names of temporary files begin with: whose they are, and for which output.
fn prefix(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Names of files are limited.
    let end = (0..=name.len().min(100)).rev().find(|&end| name.is_char_boundary(end)).unwrap_or(0);
    format!(".tiyao-{}-", &name[..end])
}

/// A temporary file for the output at `path`, beside it.
fn temporary(path: &Path, ending: &str, shared: bool) -> io::Result<NamedTempFile> {
    let prefix = prefix(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(ending).rand_bytes(RANDOM);
    #[cfg(unix)]
    if shared {
        // As if the file were made by name: what the user's mask leaves of rw-rw-rw-.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let _ = shared;
    let made = builder.tempfile_in(folder_of(path))?;
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).push(made.path().to_owned());
    Ok(made)
}

/// An output under way.
pub struct Output {
    name: String,
    to: To,
}

enum To {
    Stream(BufWriter<Box<dyn Write + Send>>),
    File { temporary: BufWriter<NamedTempFile>, path: PathBuf },
}

impl Output {
    /// Bytes go where `stream` leads as they come: a pipe, a terminal, a buffer.
    pub fn stream(name: impl Into<String>, stream: Box<dyn Write + Send>) -> Output {
        Output { name: name.into(), to: To::Stream(BufWriter::new(stream)) }
    }

    /// Bytes go to the file at `path`, which is replaced when all are there. A device or a named pipe
    /// gets them as they come.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn file(path: &Path) -> Result<Output, Error> {
        let name = path.display().to_string();
        let fail = |e| Error::io(&name, e);
        // A link stays a link: what it leads to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&path).ok();
        if old.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(fail(io::ErrorKind::IsADirectory.into()));
        }
        if old.as_ref().is_some_and(|meta| !meta.is_file()) {
            let device = File::options().write(true).open(&path).map_err(fail)?;
            return Ok(Output::stream(name, Box::new(device)));
        }
        let temporary = temporary(&path, ENDINGS[0], true).map_err(fail)?;
        if let Some(old) = old {
            temporary.as_file().set_permissions(old.permissions()).map_err(fail)?;
        }
        Ok(Output { name, to: To::File { temporary: BufWriter::new(temporary), path } })
    }

    /// What messages call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file that will appear; none when bytes go out as they come.
    pub fn path(&self) -> Option<&Path> {
        match &self.to {
            To::Stream(_) => None,
            To::File { path, .. } => Some(path),
        }
    }

    /// Where a format may keep temporary files: beside the output, which needs the room anyway.
    pub fn folder(&self) -> PathBuf {
        match &self.to {
            To::Stream(_) => std::env::temp_dir(),
            To::File { path, .. } => folder_of(path).to_owned(),
        }
    }

    /// A file without a name for what cannot be written yet; it is gone with the program.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn scratch(&self) -> Result<File, Error> {
        tempfile::tempfile_in(self.folder()).map_err(|e| Error::io(&self.name, e))
    }

    /// Such a file for a library that wants to open it by name.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn named_scratch(&self) -> Result<TempPath, Error> {
        let path = match &self.to {
            To::Stream(_) => std::env::temp_dir().join("stream"),
            To::File { path, .. } => path.clone(),
        };
        let made = temporary(&path, ENDINGS[1], false);
        made.map(NamedTempFile::into_temp_path).map_err(|e| Error::io(&self.name, e))
    }

    /// Writes all of `bytes`.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.write_all(bytes).map_err(|e| Error::io(&self.name, e))
    }

    /// All has been written: the file appears under its name.
    ///
    /// # Errors
    /// When the system refuses; nothing has appeared then.
    pub fn complete(self) -> Result<(), Error> {
        let fail = |e| Error::io(&self.name, e);
        match self.to {
            To::Stream(mut stream) => stream.flush().map_err(fail),
            To::File { temporary, path } => {
                let temporary = temporary.into_inner().map_err(|e| fail(e.into_error()))?;
                temporary.as_file().sync_all().map_err(fail)?;
                temporary.persist(&path).map_err(|e| fail(e.error))?;
                // The new name is in the folder only when the folder is synced; not all systems can.
                let _ = File::open(folder_of(&path)).and_then(|folder| folder.sync_all());
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            To::Stream(stream) => stream.write(bytes),
            To::File { temporary, .. } => temporary.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            To::Stream(stream) => stream.flush(),
            To::File { temporary, .. } => temporary.flush(),
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}
