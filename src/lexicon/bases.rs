//! Phrases that say what a movement is measured against.
//! 同比 in 同比增长12% → yoy; 较上月 → mom.

use super::{Word, tsv::Row};
use crate::error::Error;
use crate::model::Basis;

/// A phrase of comparison.
pub struct BasisWord {
    /// The phrase.
    pub word: &'static str,
    /// The base that it names.
    pub basis: Basis,
}

impl Word for BasisWord {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<BasisWord, Error> {
        Ok(BasisWord { word: row.get("word")?, basis: row.parse("basis")? })
    }
}
