//! The one format in which the lexicon's words are written: tab-separated rows under a header.
//! `件 · count · 收案[380件]` (cells between tabs) → a unit that counts, with the text that proves it.
//!
//! Lines that begin with `#` and blank lines are comments; the first other line names the columns.
//! `\n` in a cell stands for a line break. Everything is borrowed from the text.

use crate::error::Error;

/// One row of a table, with the names of its columns.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    file: &'a str,
    /// The whole table.
    text: &'a str,
    header: &'a str,
    line: &'a str,
}

impl<'a> Row<'a> {
    /// A line of `text` under its [`header`]; `file` stands in errors.
    pub(super) fn new(file: &'a str, text: &'a str, header: &'a str, line: &'a str) -> Row<'a> {
        Row { file, text, header, line }
    }

    /// The cell of that column; empty when the row ends before it.
    ///
    /// # Errors
    /// When the table has no such column.
    pub fn get(&self, column: &str) -> Result<&'a str, Error> {
        let (mut names, mut cells) = (Some(self.header), Some(self.line));
        while let Some(header) = names {
            let (name, further) = first_cell(header);
            let (cell, rest) = cells.map_or(("", None), first_cell);
            if name == column {
                return Ok(cell);
            }
            (names, cells) = (further, rest);
        }
        Err(self.error(&format!("the table has no column ‘{column}’")))
    }

    /// The cell read as a `T`.
    ///
    /// # Errors
    /// When the column is missing or the cell does not read.
    pub fn parse<T: std::str::FromStr<Err: std::fmt::Display>>(&self, column: &str) -> Result<T, Error> {
        self.get(column)?.parse().map_err(|e: T::Err| self.error(&format!("{column}: {e}")))
    }

    /// The cell read as a `T`, `None` when it is empty.
    ///
    /// # Errors
    /// When the column is missing or a cell that is not empty does not read.
    pub fn parse_opt<T: std::str::FromStr<Err: std::fmt::Display>>(
        &self,
        column: &str,
    ) -> Result<Option<T>, Error> {
        if self.get(column)?.is_empty() { Ok(None) } else { self.parse(column).map(Some) }
    }

    /// An error that names file and line.
    pub fn error(&self, reason: &str) -> Error {
        // Lines are counted only here: a row is read far more often than it is wrong.
        let start = self.line.as_ptr() as usize - self.text.as_ptr() as usize;
        let number = self.text[..start].lines().count() + 1;
        Error::input(format!("{}:{number}", self.file), reason)
    }
}

/// The first cell of a line, and what stands behind its tab. Cells are short: looking at each byte is faster than
/// a search.
fn first_cell(line: &str) -> (&str, Option<&str>) {
    match line.bytes().position(|byte| byte == b'\t') {
        Some(tab) => (&line[..tab], Some(&line[tab + 1..])),
        None => (line, None),
    }
}

/// The line of a table that names its columns.
pub(super) fn header(text: &str) -> &str {
    text.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or("")
}

/// The rows of a table; `file` names it in errors.
pub fn rows<'a>(file: &'a str, text: &'a str) -> impl Iterator<Item = Row<'a>> {
    let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let header = lines.next().unwrap_or("");
    lines.map(move |line| Row { file, text, header, line })
}
