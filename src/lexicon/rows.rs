//! The rows of a table, read when they are first asked for.
//! `rows[3]` → the `Unit` of the fourth line of units.tsv.

use super::{Word, compile, tsv};
use crate::error::Error;
use std::ops::Index;
use std::path::Path;
use std::sync::OnceLock;

/// The rows of one table. A built-in row is parsed when a text first holds its word.
pub struct Rows<T> {
    file: &'static str,
    text: &'static str,
    /// The line that names the columns, once a row was read.
    header: OnceLock<&'static str>,
    /// Where the built-in lines begin.
    lines: &'static [u32],
    cells: Box<[OnceLock<T>]>,
}

impl<T: Word> Rows<T> {
    /// The built-in rows of a table.
    pub fn builtin(file: &'static str, text: &'static str, lines: &'static [u32]) -> Rows<T> {
        let header = OnceLock::new();
        Rows { file, text, header, lines, cells: lines.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The built-in rows with those of the overlay's file of the same name laid over them.
    ///
    /// # Errors
    /// When the file cannot be read or a row is not what the table wants.
    pub fn overlaid(file: &'static str, text: &'static str, dir: &Path) -> Result<Rows<T>, Error> {
        let mut rows = tsv::rows(file, text).map(T::from_row).collect::<Result<Vec<T>, _>>()?;
        let path = dir.join(file);
        if path.exists() {
            let name = path.display().to_string();
            let text = std::fs::read_to_string(&path).map_err(|e| Error::io(&name, e))?;
            // An overlay is read once and lives as long as the program, like the built-in tables.
            let (name, text): (&'static str, &'static str) = (name.leak(), text.leak());
            let added = tsv::rows(name, text).map(T::from_row).collect::<Result<Vec<T>, _>>()?;
            let replaced: std::collections::HashSet<&str> =
                compile::lines(text).map(|(_, word)| word).collect();
            rows.retain(|row| !replaced.contains(row.word()));
            rows.extend(added);
        }
        let cells = rows.into_iter().map(OnceLock::from).collect();
        Ok(Rows { file, text, header: OnceLock::new(), lines: &[], cells })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// All rows, in the order of the file. Reads the whole table: not for every article.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.len()).map(|i| &self[i])
    }

    fn read(&self, row: usize) -> T {
        let start = self.lines[row] as usize;
        let line = self.text[start..].lines().next().unwrap_or("");
        let header = self.header.get_or_init(|| tsv::header(self.text));
        // A test reads every built-in row: this cannot fail for a user.
        T::from_row(tsv::Row::new(self.file, self.text, header, line)).unwrap_or_else(|e| panic!("{e}"))
    }
}

impl<T: Word> Index<usize> for Rows<T> {
    type Output = T;

    fn index(&self, row: usize) -> &T {
        self.cells[row].get_or_init(|| self.read(row))
    }
}
