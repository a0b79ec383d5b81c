//! The words as data: tables of words, and one automaton that finds all of them in one scan.
//! 区法院受理19167件 → `agency_heads` 法院 at 1, `units` 件 at 10.
//!
//! A table is a TSV file beside this one. Its rows become values of the type that this module
//! declares for it, and every row carries an example that a test runs. Adding a table is: the file,
//! its type in a file of its own, one line in [`tables!`].

pub mod tsv;
pub mod units;

use crate::error::Error;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

/// A row of a table of words, made from a line of its file.
pub trait Word: Sized {
    /// The word itself, in folded characters (simplified, half-width).
    fn word(&self) -> &str;
    /// Reads the row.
    ///
    /// # Errors
    /// When a column is missing or a cell does not read.
    fn from_row(row: tsv::Row<'static>) -> Result<Self, Error>;
}

/// A word of the lexicon, found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The table it stands in.
    pub table: Table,
    /// Its row there.
    pub row: u32,
}

macro_rules! tables {
    ($($(#[$doc:meta])* $field:ident: $table:ident = $row:ty, $file:literal;)*) => {
        /// The tables of words.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Table { $($(#[$doc])* $table),* }

        /// All tables, and the automaton that finds their words.
        pub struct Lexicon {
            $($(#[$doc])* pub $field: Vec<$row>,)*
            automaton: CharwiseDoubleArrayAhoCorasick<u32>,
            /// For each word of the automaton, the rows that it stands for.
            rows: Vec<Vec<(Table, u32)>>,
        }

        /// Name and text of every built-in table.
        pub const FILES: &[(&str, &str)] = &[$(($file, include_str!($file))),*];

        impl Lexicon {
            /// The built-in words, with the tables of `overlay` (files of the same names) laid over
            /// them: a row replaces the built-in rows of the same word, a new word is added.
            ///
            /// # Errors
            /// When a file cannot be read or a row is not what its table wants.
            pub fn load(overlay: Option<&Path>) -> Result<Lexicon, Error> {
                let mut index: HashMap<String, Vec<(Table, u32)>> = HashMap::new();
                $(
                    let $field: Vec<$row> = load_table($file, include_str!($file), overlay)?;
                    for (i, row) in $field.iter().enumerate() {
                        index.entry(row.word().to_owned()).or_default().push((Table::$table, i as u32));
                    }
                )*
                let (automaton, rows) = compile(index)?;
                Ok(Lexicon { $($field,)* automaton, rows })
            }
        }
    };
}

tables! {
    /// Units and classifiers.
    units: Units = units::Unit, "units.tsv";
}

impl Lexicon {
    /// The built-in lexicon, built once.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        // The tables are part of the program, and a test loads them: this cannot fail for a user.
        BUILTIN.get_or_init(|| Lexicon::load(None).unwrap_or_else(|e| panic!("built-in lexicon: {e}")))
    }

    /// Every word of every table that stands in `folded`, overlapping ones too, longest first
    /// within a start, starts ascending. Positions are code points.
    pub(crate) fn scan(&self, folded: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        // Matches come ordered by end; code points are counted along with them.
        let (mut byte, mut point) = (0, 0u32);
        for found in self.automaton.find_overlapping_iter(folded) {
            point += folded[byte..found.end()].chars().count() as u32;
            byte = found.end();
            let length = folded[found.start()..found.end()].chars().count() as u32;
            for &(table, row) in &self.rows[found.value() as usize] {
                hits.push(Hit { start: point - length, end: point, table, row });
            }
        }
        hits.sort_unstable_by_key(|h| (h.start, u32::MAX - h.end, h.table, h.row));
        hits
    }
}

/// Reads one built-in table and the overlay's file of the same name.
fn load_table<T: Word>(
    file: &'static str,
    text: &'static str,
    overlay: Option<&Path>,
) -> Result<Vec<T>, Error> {
    let mut words = tsv::rows(file, text).map(T::from_row).collect::<Result<Vec<T>, _>>()?;
    let Some(path) = overlay.map(|dir| dir.join(file)).filter(|p| p.exists()) else { return Ok(words) };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(&path).map_err(|e| Error::io(&name, e))?;
    // An overlay is read once and lives as long as the program, like the built-in tables.
    let (name, text): (&'static str, &'static str) = (name.leak(), text.leak());
    let added = tsv::rows(name, text).map(T::from_row).collect::<Result<Vec<T>, _>>()?;
    words.retain(|w| added.iter().all(|a| a.word() != w.word()));
    words.extend(added);
    Ok(words)
}

type Compiled = (CharwiseDoubleArrayAhoCorasick<u32>, Vec<Vec<(Table, u32)>>);

/// Builds the automaton; the value of a word is its index into the rows.
fn compile(index: HashMap<String, Vec<(Table, u32)>>) -> Result<Compiled, Error> {
    let mut words: Vec<(String, Vec<(Table, u32)>)> =
        index.into_iter().filter(|(w, _)| !w.is_empty()).collect();
    words.sort();
    let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .build_with_values(words.iter().enumerate().map(|(i, (word, _))| (word, i as u32)))
        .map_err(|e| Error::Usage(format!("lexicon: {e}")))?;
    Ok((automaton, words.into_iter().map(|(_, rows)| rows).collect()))
}

/// An example of a row: a short text in which `[` and `]` enclose the fact that the row is for.
/// No bracket: the text holds no such fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// The text without the brackets.
    pub text: String,
    /// The enclosed ranges, in code points of `text`.
    pub spans: Vec<crate::model::Span>,
}

impl Example {
    /// Reads `收案[380件]`.
    pub fn parse(marked: &str) -> Example {
        let (mut text, mut spans, mut open, mut at) = (String::new(), Vec::new(), None, 0);
        for c in marked.replace("\\n", "\n").chars() {
            match c {
                '[' => open = Some(at),
                ']' => spans.extend(open.take().map(|start| crate::model::Span::new(start, at))),
                c => {
                    text.push(c);
                    at += 1;
                }
            }
        }
        Example { text, spans }
    }
}

/// The column of a row that may be empty, as an owned-or-static string for facts.
pub(crate) fn non_empty(cell: &'static str) -> Option<Cow<'static, str>> {
    (!cell.is_empty()).then_some(Cow::Borrowed(cell))
}
