//! CSV and TSV: one row a fact. Made for a spreadsheet, CSV begins with the byte-order mark without which Excel
//! (zh-CN) reads UTF-8 as GBK, and words that it would run as a formula get a `'` in front; a pipe gets neither.
//! `=1+1` in a quotation → `'=1+1`.
//!
//! In TSV a row is always one line, for cut, awk and wc: a tab is written `\t`, a line end `\n` and a
//! backslash `\\`.

use super::table::{Cell, columns, fact_tables};
use super::{Format, Options};
use crate::error::Error;
use crate::model::Record;
use std::borrow::Cow;

/// First characters that make a spreadsheet take text for a formula, full-width ones as typed in China too.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Mark and header.
pub fn head(options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
    if options.mark {
        out.extend("\u{feff}".as_bytes());
    }
    let tables = fact_tables(options);
    let mut writer = writer(options, out);
    writer.write_record(columns(&tables, options).map(|c| c.heading(options))).map_err(failed)?;
    writer.flush().map_err(|e| Error::io("csv", e))
}

/// The rows of a record.
pub fn rows(record: &Record, options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
    let tables = fact_tables(options);
    let columns: Vec<_> = columns(&tables, options).collect();
    let mut writer = writer(options, out);
    for row in tables.iter().flat_map(|table| table.rows(record)) {
        for column in &columns {
            writer.write_field(field((column.cell)(record, row), options).as_bytes()).map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)?;
    }
    writer.flush().map_err(|e| Error::io("csv", e))
}

fn writer<'o>(options: &Options, out: &'o mut Vec<u8>) -> csv::Writer<&'o mut Vec<u8>> {
    let delimiter = if options.format == Format::Tsv { b'\t' } else { b',' };
    csv::WriterBuilder::new().delimiter(delimiter).from_writer(out)
}

fn field<'a>(cell: Cell<'a>, options: &Options) -> Cow<'a, str> {
    match cell {
        Cell::Text(t) => {
            let safe = if options.safe && t.starts_with(FORMULA) { Cow::Owned(format!("'{t}")) } else { t };
            if options.format == Format::Tsv { one_line(safe) } else { safe }
        }
        // What we compute is no formula, and -5 is a number.
        computed => computed.into_text(),
    }
}

/// Tabs and line ends as two characters each.
fn one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(['\\', '\t', '\n', '\r']) {
        return text;
    }
    let escaped = text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r");
    Cow::Owned(escaped)
}

/// A line of cells that are words, to be opened in a spreadsheet like the rows of facts.
pub fn line(cells: &[&str], options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
    let mut writer = writer(options, out);
    for cell in cells {
        writer.write_field(field(Cell::Text(Cow::Borrowed(cell)), options).as_bytes()).map_err(failed)?;
    }
    writer.write_record(None::<&[u8]>).map_err(failed)?;
    writer.flush().map_err(|e| Error::io("csv", e))
}

fn failed(e: csv::Error) -> Error {
    Error::io("csv", e.into())
}
