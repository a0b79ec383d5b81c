//! The public holidays of each year as the State Council arranged them.
//! 2023 国庆 → 2023-09-29 to 2023-10-06 (joined with 中秋).

use super::{Word, tsv::Row};
use crate::calendar::Day;
use crate::error::Error;

/// One holiday of one year.
pub struct Holiday {
    /// Which, as the table of festivals names it.
    pub holiday: &'static str,
    /// The year that it is counted to (a New Year's holiday may begin in December before).
    pub year: i32,
    /// First day off.
    pub from: Day,
    /// Last day off.
    pub to: Day,
}

impl Word for Holiday {
    /// Not searched in texts: the words are those of the table of festivals.
    fn word(&self) -> &str {
        ""
    }

    fn from_row(row: Row<'static>) -> Result<Holiday, Error> {
        Ok(Holiday {
            holiday: row.get("holiday")?,
            year: row.parse("year")?,
            from: row.parse("from")?,
            to: row.parse("to")?,
        })
    }
}
