//! Organs of other countries: what makes one behind the name of a country.
//! `国防部` behind 美国 → foreign.

use super::{Word, tsv::Row};
use crate::error::Error;

/// An organ of a state.
pub struct ForeignHead {
    /// What the organ is called.
    pub word: &'static str,
}

impl Word for ForeignHead {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<ForeignHead, Error> {
        Ok(ForeignHead { word: row.get("word")? })
    }
}
