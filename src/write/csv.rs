//! CSV: one row a fact. A file gets the byte-order mark without which Excel (zh-CN) reads UTF-8 as GBK,
//! and text cells that a spreadsheet would run as a formula get a `'` in front; a pipe gets neither.
//! `=1+1` in a quotation → `'=1+1`.

use super::Options;
use super::table::{Cell, columns, facts};
use crate::error::Error;
use crate::model::Record;

/// Mark and header.
pub fn head(options: &Options) -> Result<Vec<u8>, Error> {
    let mut out = if options.spreadsheet { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer = csv::Writer::from_writer(&mut out);
    writer.write_record(columns(&options.kinds, options.explain).map(|c| c.name)).map_err(failed)?;
    writer.flush().map_err(|e| Error::io("csv", e))?;
    drop(writer);
    Ok(out)
}

/// The rows of a record.
pub fn rows(record: &Record, options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
    let mut writer = csv::Writer::from_writer(out);
    for fact in facts(record) {
        for column in columns(&options.kinds, options.explain) {
            let field = match (column.cell)(record, fact) {
                Cell::Empty => writer.write_field(""),
                Cell::Integer(n) => writer.write_field(n.to_string()),
                Cell::Value(v) => writer.write_field(v.as_bytes()),
                Cell::Text(t) if options.spreadsheet && t.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                    writer.write_field(format!("'{t}"))
                }
                Cell::Text(t) => writer.write_field(t.as_bytes()),
            };
            field.map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)?;
    }
    writer.flush().map_err(|e| Error::io("csv", e))
}

fn failed(e: csv::Error) -> Error {
    Error::io("csv", e.into())
}
