//! Bytes on their way in: counted for the progress bar, limited, looked at before they are read.
//! A member of 10 MB that unpacks to 10 GB → `news.zip!a.txt: unpacks to more than 200 times its size`.

use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::{cell::Cell, rc::Rc};

/// What containers and documents may not exceed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Members of one container.
    pub members: u64,
    /// Bytes of one document: a text, a page, a row, a container inside another.
    pub bytes: u64,
    /// How many times its size a compressed stream may unpack to.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { members: 1_000_000, bytes: 100 << 20, ratio: 200 }
    }
}

/// How much has been read. One thread reads, others look.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes of the sources, before any unpacking.
    pub bytes: AtomicU64,
    /// Files that have been opened.
    pub files: AtomicU64,
    /// Set by whoever wants reading to stop before the next document.
    pub stop: AtomicBool,
    /// Set when reading has stopped before its end.
    pub cut: AtomicBool,
}

impl Progress {
    /// Whether reading is to stop.
    pub fn stopped(&self) -> bool {
        self.stop.load(Relaxed)
    }
}

/// Counts what is read through it.
pub(super) struct Counted<'a, R> {
    pub inner: R,
    pub progress: &'a Progress,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.progress.bytes.fetch_add(n as u64, Relaxed);
        Ok(n)
    }
}

impl<R: io::Seek> io::Seek for Counted<'_, R> {
    fn seek(&mut self, pos: io::SeekFrom) -> io::Result<u64> {
        self.inner.seek(pos)
    }
}

/// What goes into a decompressor, counted for [`Expanded`].
pub(super) struct Packed<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.count.set(self.count.get() + n as u64);
        Ok(n)
    }
}

/// What comes out of a decompressor, held to a ratio of what went in.
pub(super) struct Expanded<R> {
    inner: R,
    packed: Rc<Cell<u64>>,
    unpacked: u64,
    ratio: u64,
}

/// Small streams may unpack to this much whatever their ratio.
const FREE: u64 = 4 << 20;

/// Wraps `packed` for a decompressor made by `unpack`, and what comes out of it.
pub(super) fn expanded<R: Read, D: Read>(
    packed: R,
    ratio: u64,
    unpack: impl FnOnce(Packed<R>) -> io::Result<D>,
) -> io::Result<Expanded<D>> {
    let count = Rc::new(Cell::new(0));
    let inner = unpack(Packed { inner: packed, count: count.clone() })?;
    Ok(Expanded { inner, packed: count, unpacked: 0, ratio })
}

/// Holds a stream to a ratio of a size that is known.
pub(super) fn within<R: Read>(inner: R, packed: u64, ratio: u64) -> Expanded<R> {
    Expanded { inner, packed: Rc::new(Cell::new(packed)), unpacked: 0, ratio }
}

impl<R: Read> Read for Expanded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.unpacked += n as u64;
        if self.unpacked > FREE && self.unpacked / self.ratio.max(1) > self.packed.get() {
            return Err(io::Error::other(format!(
                "unpacks to more than {} times its size (--max-ratio)",
                self.ratio
            )));
        }
        Ok(n)
    }
}

/// Everything that is left, unless it is more than `limit` bytes; so many there are at least.
pub(super) fn whole(input: &mut dyn Read, limit: u64, known: usize) -> io::Result<Vec<u8>> {
    // With room behind its end a short document is read at once.
    let mut bytes = Vec::with_capacity(known + 64);
    input.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(too_large(limit));
    }
    Ok(bytes)
}

/// The error of a document over the limit.
pub(super) fn too_large(limit: u64) -> io::Error {
    let shown = if limit >= 1 << 20 { format!("{} MB", limit >> 20) } else { format!("{limit} bytes") };
    io::Error::other(format!("larger than {shown} (--max-bytes)"))
}

/// The first bytes of a stream, up to `n` of them however they arrive.
pub(super) fn peek(input: &mut dyn Read, n: usize) -> io::Result<Vec<u8>> {
    // Without room the system would be asked for 32 bytes, 32 more, 64, …
    let mut head = Vec::with_capacity(n.min(8 << 10));
    input.take(n as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// The reason of a failure in words: the innermost, without the wrappers of libraries.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "ends too early: the file is cut off".into(),
        _ => error.to_string(),
    }
}
