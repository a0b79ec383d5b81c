//! Tar archives, member after member as they stream by.
//! `2020.tar` → `2020.tar!11/a.txt`, …

use super::{Input, Member, OUTSIDE, member, too_many};
use crate::read::open::Opener;
use std::io::Read;
use std::ops::ControlFlow;

/// Hands on the documents of every file in the archive.
pub fn members(opener: &mut Opener<'_>, container: &str, input: Box<dyn Read + '_>) -> ControlFlow<(), bool> {
    let mut archive = tar::Archive::new(input);
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(e) => return opener.fail(container, &e),
    };
    for (count, entry) in (1..).zip(entries) {
        if count > opener.options.limits.members {
            return opener.error(container, too_many(opener.options.limits.members)).map_continue(|()| false);
        }
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => return opener.fail(container, &e),
        };
        if !entry.header().entry_type().is_file() {
            continue;
        }
        match member(container, &entry.path_bytes()) {
            Member::Skipped => {}
            Member::Outside(id) => opener.error(&id, OUTSIDE.into())?,
            Member::Read(id) => {
                let size = entry.size();
                let mut left = Counting { inner: entry, read: 0 };
                let fine = opener.open(&id, Input::Stream(Box::new(&mut left)))?;
                // A member that failed before its end may have failed because the archive did.
                if !fine && size > left.read && left.is_broken() {
                    return ControlFlow::Continue(false);
                }
            }
        }
    }
    ControlFlow::Continue(true)
}

/// A member, and how much of it was read.
struct Counting<R> {
    inner: R,
    read: u64,
}

impl<R: Read> Counting<R> {
    /// Whether the rest cannot be read either.
    fn is_broken(&mut self) -> bool {
        let mut byte = [0];
        !matches!(self.inner.read(&mut byte), Ok(1))
    }
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.read += n as u64;
        Ok(n)
    }
}
