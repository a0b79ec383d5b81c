//! JSON Lines and JSON, and the JSON Schema of the record.
//! A record → `{"id":"a.txt","title":null,…}` and a line end.

use crate::error::Error;
use crate::model::Record;

/// A line of JSON Lines.
pub fn line(record: &Record, out: &mut Vec<u8>) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, record).map_err(|e| Error::io(&record.id, e.into()))?;
    out.push(b'\n');
    Ok(())
}

/// An element of a JSON array.
pub fn element(record: &Record, out: &mut Vec<u8>) -> Result<(), Error> {
    out.push(b'\n');
    serde_json::to_writer(out, record).map_err(|e| Error::io(&record.id, e.into()))
}
