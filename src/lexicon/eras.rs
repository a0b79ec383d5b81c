//! Names of reigns by which years are counted.
//! 康熙 begins in 1662, so 康熙三年 is 1664.

use super::{Word, tsv::Row};
use crate::error::Error;

/// A reign.
pub struct Era {
    /// Its name.
    pub word: &'static str,
    /// Its first year.
    pub from: i32,
    /// Its last year.
    pub to: i32,
    /// Whether its months are those of today's calendar.
    pub solar: bool,
}

impl Word for Era {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Era, Error> {
        Ok(Era {
            word: row.get("word")?,
            from: row.parse("from")?,
            to: row.parse("to")?,
            solar: row.get("calendar")? == "solar",
        })
    }
}
