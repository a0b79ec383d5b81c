//! Files of many articles, cut into batches of whole rows as they stream by.
//! `[{"正文":"一"},{"正文":"二"}]` → the lines `{"正文":"一"}`, `{"正文":"二"}`.

use super::Form;
use super::open::Opener;
use super::stream::too_large;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;

/// Rows are handed on in batches of about this many bytes.
const BATCH: usize = 256 * 1024;

/// Rows on their way out.
struct Batch<'o, 'a> {
    opener: &'o mut Opener<'a>,
    name: &'o str,
    /// What every batch begins with: the header of a table.
    prefix: Vec<u8>,
    form: fn(usize, u8) -> Form,
    delimiter: u8,
    bytes: Vec<u8>,
    first: usize,
    next: usize,
}

impl<'o, 'a> Batch<'o, 'a> {
    fn new(opener: &'o mut Opener<'a>, name: &'o str, form: fn(usize, u8) -> Form) -> Self {
        Batch { opener, name, prefix: Vec::new(), form, delimiter: 0, bytes: Vec::new(), first: 1, next: 1 }
    }

    /// One more row.
    fn push(&mut self, row: &[u8]) -> ControlFlow<()> {
        self.bytes.extend_from_slice(row);
        self.next += 1;
        if self.bytes.len() >= BATCH { self.flush() } else { ControlFlow::Continue(()) }
    }

    /// A row that is not handed on.
    fn bad(&mut self, error: &io::Error) -> ControlFlow<()> {
        self.flush()?;
        let row = format!("{}#{}", self.name, self.next);
        self.next += 1;
        self.first = self.next;
        self.opener.error(&row, super::stream::reason(error))
    }

    fn flush(&mut self) -> ControlFlow<()> {
        let first = std::mem::replace(&mut self.first, self.next);
        if self.bytes.is_empty() {
            return ControlFlow::Continue(());
        }
        let mut bytes = self.prefix.clone();
        bytes.append(&mut self.bytes);
        self.opener.raw(self.name, (self.form)(first, self.delimiter), bytes)
    }

    /// The end of the stream, or what prevents it from being read on.
    fn end(mut self, failure: Option<io::Error>) -> ControlFlow<(), bool> {
        self.flush()?;
        match failure {
            Some(e) => self.opener.fail(self.name, &e),
            None => ControlFlow::Continue(true),
        }
    }
}

/// JSON Lines.
pub(super) fn lines(opener: &mut Opener<'_>, name: &str, input: Box<dyn Read + '_>) -> ControlFlow<(), bool> {
    let limit = opener.options.limits.bytes;
    let mut input = BufReader::with_capacity(64 * 1024, input);
    let mut batch = Batch::new(opener, name, |first, _| Form::Lines { first });
    let mut line = Vec::new();
    loop {
        match next_line(&mut input, &mut line, limit) {
            Ok(Next::End) => return batch.end(None),
            Ok(Next::Row) => batch.push(&line)?,
            Ok(Next::TooLong) => batch.bad(&too_large(limit))?,
            Err(e) => return batch.end(Some(e)),
        }
    }
}

enum Next {
    End,
    Row,
    TooLong,
}

/// Reads a line, or passes over one that is too long.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>, limit: u64) -> io::Result<Next> {
    line.clear();
    if input.take(limit.saturating_add(1)).read_until(b'\n', line)? == 0 {
        return Ok(Next::End);
    }
    if line.len() as u64 <= limit || line.ends_with(b"\n") {
        return Ok(Next::Row);
    }
    loop {
        let buffer = input.fill_buf()?;
        let (n, found) = match buffer.iter().position(|&b| b == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(n);
        if found {
            return Ok(Next::TooLong);
        }
    }
}

/// JSON objects in an array or one behind the other, each brought onto one line.
pub(super) fn elements(
    opener: &mut Opener<'_>,
    name: &str,
    input: Box<dyn Read + '_>,
) -> ControlFlow<(), bool> {
    let limit = opener.options.limits.bytes;
    let mut input = BufReader::with_capacity(64 * 1024, input);
    let mut batch = Batch::new(opener, name, |first, _| Form::Lines { first });
    let mut element = Element::default();
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(e) => return batch.end(Some(e)),
        };
        if buffer.is_empty() {
            let cut = element.depth > 0 || element.in_array;
            return batch.end(cut.then(|| io::ErrorKind::UnexpectedEof.into()));
        }
        let n = buffer.len();
        for &b in buffer {
            if !element.take(b, limit) {
                continue;
            }
            if element.too_long {
                batch.bad(&too_large(limit))?;
            } else {
                element.bytes.push(b'\n');
                batch.push(&element.bytes)?;
            }
            element.clear();
            if b == b']' {
                element.in_array = false;
            }
        }
        input.consume(n);
    }
}

/// A value of JSON, as far as it has been read.
#[derive(Default)]
struct Element {
    bytes: Vec<u8>,
    depth: usize,
    in_array: bool,
    in_string: bool,
    escaped: bool,
    scalar: bool,
    too_long: bool,
}

impl Element {
    /// Takes the next byte; says whether a value is complete.
    fn take(&mut self, b: u8, limit: u64) -> bool {
        if self.depth == 0 && !self.scalar {
            match b {
                b'\xef' | b'\xbb' | b'\xbf' | b',' => return false,
                b'[' if !self.in_array => {
                    self.in_array = true;
                    return false;
                }
                b']' => {
                    self.in_array = false;
                    return false;
                }
                b if b.is_ascii_whitespace() => return false,
                b'{' | b'[' => self.depth = 1,
                b => {
                    self.scalar = true;
                    self.in_string = b == b'"';
                }
            }
            self.bytes.push(b);
            return false;
        }
        if self.bytes.len() as u64 >= limit {
            self.too_long = true;
        } else {
            // Outside strings a line end is a space; inside it is an error, which the row will show.
            self.bytes.push(if matches!(b, b'\n' | b'\r') { b' ' } else { b });
        }
        if self.in_string {
            match b {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return false;
        }
        match b {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                return self.depth == 0;
            }
            b',' | b']' if self.scalar => {
                self.bytes.pop();
                return true;
            }
            _ => {}
        }
        false
    }

    fn clear(&mut self) {
        *self =
            Element { bytes: std::mem::take(&mut self.bytes), in_array: self.in_array, ..Element::default() };
        self.bytes.clear();
    }
}

/// A table: each batch begins with the header.
pub(super) fn table(
    opener: &mut Opener<'_>,
    name: &str,
    delimiter: u8,
    input: Box<dyn Read + '_>,
) -> ControlFlow<(), bool> {
    let limit = opener.options.limits.bytes;
    let mut input = BufReader::with_capacity(64 * 1024, input);
    let mut batch = Batch::new(opener, name, |first, delimiter| Form::Table { first, delimiter });
    batch.delimiter = delimiter;
    let (mut line, mut record, mut too_long) = (Vec::new(), Vec::new(), false);
    let mut quoted = false;
    loop {
        match next_line(&mut input, &mut line, limit) {
            Ok(Next::End) => break,
            Ok(Next::Row) => {}
            Ok(Next::TooLong) => too_long = true,
            Err(e) => return batch.end(Some(e)),
        }
        quoted = ends_quoted(&line, delimiter, quoted);
        too_long |= (record.len() + line.len()) as u64 > limit;
        if !too_long {
            record.extend_from_slice(&line);
        }
        if quoted {
            continue;
        }
        if too_long {
            batch.bad(&too_large(limit))?;
        } else if batch.prefix.is_empty() {
            batch.prefix = std::mem::take(&mut record);
        } else if !record.trim_ascii().is_empty() {
            batch.push(&record)?;
        }
        record.clear();
        too_long = false;
    }
    if quoted {
        batch.bad(&io::Error::other("a quotation mark that is never closed"))?;
    } else if !record.is_empty() {
        batch.push(&record)?;
    }
    batch.end(None)
}

/// Whether a quoted cell is still open behind the line. A mark inside a plain cell opens nothing.
fn ends_quoted(line: &[u8], delimiter: u8, mut quoted: bool) -> bool {
    let mut cell_start = !quoted;
    for &b in line {
        let was_quoted = quoted;
        match b {
            b'"' if quoted => quoted = false,
            b'"' if cell_start => quoted = true,
            _ => {}
        }
        // A doubled mark closes and opens again.
        cell_start = !quoted && (b == delimiter || was_quoted);
    }
    quoted
}
