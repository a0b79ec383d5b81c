//! Marks and names of money that stand before the number.
//! ￥300 → 300 元, CNY; 人民币500元 → the span begins with 人民币.

use super::{Word, tsv::Row};
use crate::error::Error;

/// A mark such as ￥ or US$.
pub struct CurrencyMark {
    /// The mark.
    pub word: &'static str,
    /// The unit as the record names it.
    pub unit: &'static str,
    /// ISO 4217.
    pub currency: &'static str,
}

impl Word for CurrencyMark {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<CurrencyMark, Error> {
        Ok(CurrencyMark { word: row.get("word")?, unit: row.get("unit")?, currency: row.get("currency")? })
    }
}
