//! Five-year plans by their short names.
//! 十四五 → 2021 to 2025.

use super::{Word, tsv::Row};
use crate::error::Error;

/// A plan.
pub struct Plan {
    /// Its short name.
    pub word: &'static str,
    /// Its first year.
    pub from: i32,
    /// Its last year.
    pub to: i32,
    /// Whether it counts only between quotation marks, being an ordinary number otherwise (十五).
    pub quoted: bool,
}

impl Word for Plan {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Plan, Error> {
        Ok(Plan {
            word: row.get("word")?,
            from: row.parse("from")?,
            to: row.parse("to")?,
            quoted: row.get("quoted")? == "yes",
        })
    }
}
