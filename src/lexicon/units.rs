//! Units and classifiers: what may follow a number and what it then measures.
//! `亿元` is no unit (亿 belongs to the number), `元` is: dimension money, currency CNY.

use super::{Word, tsv::Row};
use crate::error::Error;
use crate::model::Dimension;

/// A unit, a classifier or a compound of them.
pub struct Unit {
    /// The unit as news writes it.
    pub word: &'static str,
    /// The unit as the record names it, where that differs (％ → %).
    pub unit: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// ISO 4217, for money.
    pub currency: Option<&'static str>,
}

impl Word for Unit {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Unit, Error> {
        let word = row.get("word")?;
        let unit = row.get("unit")?;
        let currency = row.get("currency")?;
        Ok(Unit {
            word,
            unit: if unit.is_empty() { word } else { unit },
            dimension: row.parse("dimension")?,
            currency: (!currency.is_empty()).then_some(currency),
        })
    }
}
