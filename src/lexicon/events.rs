//! Dated events that begin a period: party congresses, plenums, foundings.
//! 十八大 opened on 2012-11-08, so 党的十八大以来 is 2012-11-08/...

use super::{Word, tsv::Row};
use crate::calendar::Day;
use crate::error::Error;

/// An event, and the day on which it took place or opened.
pub struct Event {
    /// As news writes it.
    pub word: &'static str,
    /// Its first day.
    pub day: Day,
}

impl Word for Event {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Event, Error> {
        Ok(Event { word: row.get("word")?, day: row.parse("day")? })
    }
}
