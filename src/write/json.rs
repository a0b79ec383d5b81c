//! JSON Lines and JSON, and the JSON Schema of the record.
//! A record → `{"id":"a.txt","title":null,…}` and a line end.

use super::compact;
use crate::error::Error;
use crate::model::Record;
use std::io;

/// A line of JSON Lines.
pub fn line(record: &Record, out: &mut Vec<u8>) -> Result<(), Error> {
    put(record, out)?;
    out.push(b'\n');
    Ok(())
}

/// An element of a JSON array.
pub fn element(record: &Record, out: &mut Vec<u8>) -> Result<(), Error> {
    out.push(b'\n');
    put(record, out)
}

fn put(record: &Record, out: &mut Vec<u8>) -> Result<(), Error> {
    // A fact of news takes 150 bytes: the bytes are not moved as they grow.
    let Record { quantities, dates, agencies, attributions, .. } = record;
    let facts = quantities.len() + dates.len() + agencies.len() + 2 * attributions.len();
    out.reserve(512 + 160 * facts);
    compact::put(record, out).map_err(|e| Error::io(&record.id, io::Error::other(e)))
}
