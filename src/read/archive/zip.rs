//! Zip archives: on disk read in place, inside others held in memory up to the limit of a document.
//! `2020.zip` with the member 新闻/一.txt (GBK name) → `2020.zip!新闻/一.txt`.

use super::{Input, Member, OUTSIDE, OnDisk, member, too_many};
use crate::read::open::Opener;
use crate::read::stream;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use zip::ZipArchive;
use zip::result::ZipError;

/// Hands on the documents of an archive on disk.
pub fn file(opener: &mut Opener<'_>, container: &str, mut file: OnDisk) -> ControlFlow<(), bool> {
    match file.seek(SeekFrom::Start(0)).and_then(|_| file.seek(SeekFrom::End(0))) {
        Ok(size) => members(opener, container, BufReader::new(file), size),
        Err(e) => opener.fail(container, &e),
    }
}

/// Hands on the documents of an archive that streams by.
pub fn stream(
    opener: &mut Opener<'_>,
    container: &str,
    mut input: Box<dyn Read + '_>,
) -> ControlFlow<(), bool> {
    match stream::whole(&mut input, opener.options.limits.bytes, 0) {
        Ok(bytes) => {
            let size = bytes.len() as u64;
            members(opener, container, Cursor::new(bytes), size)
        }
        Err(e) => opener.fail(container, &e),
    }
}

fn members<R: Read + Seek>(
    opener: &mut Opener<'_>,
    container: &str,
    input: R,
    size: u64,
) -> ControlFlow<(), bool> {
    let limits = opener.options.limits;
    let mut archive = match ZipArchive::new(input) {
        Ok(archive) => archive,
        Err(e) => return opener.error(container, reason(&e)).map_continue(|()| false),
    };
    // Members may share their bytes: all of them together are held to the ratio, too.
    let mut packed = 0;
    for index in 0..archive.len() {
        if index as u64 >= limits.members {
            return opener.error(container, too_many(limits.members)).map_continue(|()| true);
        }
        let stored = match archive.by_index_raw(index) {
            Ok(entry) if entry.is_dir() || entry.is_symlink() => continue,
            Ok(entry) => {
                packed += entry.compressed_size();
                entry.name_raw().to_vec()
            }
            Err(e) => {
                opener.error(&format!("{container}!#{}", index + 1), reason(&e))?;
                continue;
            }
        };
        let id = match member(container, &stored) {
            Member::Skipped => continue,
            Member::Outside(id) => {
                opener.error(&id, OUTSIDE.into())?;
                continue;
            }
            Member::Read(id) => id,
        };
        if packed > size.saturating_mul(2) {
            return opener
                .error(&id, "the members overlap: the archive is a bomb".into())
                .map_continue(|()| true);
        }
        match archive.by_index(index) {
            Ok(entry) => {
                let size = entry.compressed_size();
                let entry = stream::within(entry, size, limits.ratio);
                opener.open(&id, Input::Stream(Box::new(entry)))?;
            }
            Err(e) => opener.error(&id, reason(&e))?,
        }
    }
    ControlFlow::Continue(true)
}

fn reason(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            "encrypted".into()
        }
        ZipError::Io(e) if e.kind() == io::ErrorKind::UnexpectedEof => stream::reason(e),
        e => e.to_string(),
    }
}
