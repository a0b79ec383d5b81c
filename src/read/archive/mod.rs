//! Containers, read as streams: nothing is unpacked to disk.
//! `2020.zip` → its members `2020.zip!11/a.txt`, … in their stored order.

pub(super) mod compressed;
pub(super) mod tar;
pub(super) mod warc;
pub(super) mod zip;

use super::decode;
use super::stream::{Counted, Progress};
use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

/// What is opened: a file of the disk, in which one may seek, or a stream.
pub(super) enum Input<'a> {
    File(OnDisk),
    Stream(Box<dyn Read + 'a>),
}

/// A file that is counted as it is read.
#[derive(Clone)]
pub(super) struct OnDisk {
    pub file: Arc<File>,
    pub progress: Arc<Progress>,
}

impl Read for OnDisk {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        Counted { inner: &*self.file, progress: &self.progress }.read(buf)
    }
}

impl io::Seek for OnDisk {
    fn seek(&mut self, pos: io::SeekFrom) -> io::Result<u64> {
        (&*self.file).seek(pos)
    }
}

impl Read for Input<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Input::File(file) => file.read(buf),
            Input::Stream(stream) => stream.read(buf),
        }
    }
}

/// What is done with a member of a container.
enum Member {
    /// It is read, under this id.
    Read(String),
    /// A hidden file, or what an operating system adds.
    Skipped,
    /// Its name leads out of the container.
    Outside(String),
}

/// The id of a member, from the name as it is stored (legacy archives hold GBK).
fn member(container: &str, stored: &[u8]) -> Member {
    let name = decode::name(stored).replace('\\', "/");
    let mut parts = Vec::new();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => return Member::Outside(format!("{container}!{name}")),
            part if part.starts_with('.') || part == "__MACOSX" => return Member::Skipped,
            part => parts.push(part),
        }
    }
    if name.starts_with('/') {
        return Member::Outside(format!("{container}!{name}"));
    }
    if parts.is_empty() { Member::Skipped } else { Member::Read(format!("{container}!{}", parts.join("/"))) }
}

/// The reason for which a member is not read when its name leads out.
const OUTSIDE: &str = "the member's name leads out of the archive";

/// The reason for which a container is read no further.
fn too_many(limit: u64) -> String {
    format!("more than {limit} members (--max-members)")
}
