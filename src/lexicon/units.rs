//! Units and classifiers: what may follow a number and what it then measures.
//! `亿元` is no unit (亿 belongs to the number), `元` is: dimension money, currency CNY.

use super::{Word, tsv::Row};
use crate::charset::WordList;
use crate::error::Error;
use crate::model::Dimension;

/// What a unit makes of 一.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum One {
    /// It always counts: 一元.
    Always,
    /// It counts: 一座桥, 一名干警.
    Thing,
    /// It counts where a noun of something concrete follows: 一个村庄, not 一个时期.
    Noun,
    /// It is an article or an adverb: 一种现象, 一次会议.
    Never,
}

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
    /// How many base units of its dimension it is, as decimal digits; empty where it cannot be converted.
    pub factor: &'static str,
    /// What it makes of 一.
    pub one: One,
    /// What must not follow it, because it is then the beginning of another word (人 in 3万人口).
    pub not: WordList,
}

impl Word for Unit {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Unit, Error> {
        let word = row.get("word")?;
        let unit = row.get("unit")?;
        let currency = row.get("currency")?;
        let one = match row.get("one")? {
            "" => One::Always,
            "thing" => One::Thing,
            "noun" => One::Noun,
            "never" => One::Never,
            other => return Err(row.error(&format!("one: ‘{other}’ is not thing, noun or never"))),
        };
        Ok(Unit {
            word,
            unit: if unit.is_empty() { word } else { unit },
            dimension: row.parse("dimension")?,
            currency: (!currency.is_empty()).then_some(currency),
            factor: row.get("factor")?,
            one,
            // A row that was read stays as long as the program.
            not: WordList::of(
                row.get("not")?.split(' ').filter(|s| !s.is_empty()).collect::<Vec<_>>().leak(),
            ),
        })
    }
}
