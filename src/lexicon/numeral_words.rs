//! Words that hold a numeral and are no number.
//! 一方面 in 一方面要稳增长 → no quantity begins there.

use super::{Word, tsv::Row};
use crate::error::Error;

/// A word such as 四川 or 千方百计.
pub struct NumeralWord {
    /// The word.
    pub word: &'static str,
}

impl Word for NumeralWord {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<NumeralWord, Error> {
        Ok(NumeralWord { word: row.get("word")? })
    }
}
