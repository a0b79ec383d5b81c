//! Countries, by name and by the one character that news puts for them.
//! `俄` in 俄外交部 → 俄罗斯联邦外交部; 俄军 → 俄罗斯联邦武装力量.

use super::{Word, tsv::Row};
use crate::error::Error;

/// A country other than China.
pub struct Country {
    /// The country as news writes it.
    pub word: &'static str,
    /// How the official names of its organs begin.
    pub name: &'static str,
    /// Its armed forces, where 军 and 军方 mean them.
    pub army: &'static str,
    /// Whether it is the one character.
    pub short: bool,
}

impl Country {
    /// Whether the word is the country's own, not that of the person who leads it: 乌克兰, but not 泽连斯基.
    pub fn is_place(&self) -> bool {
        self.name.starts_with(self.word) || self.word.starts_with(self.name)
    }
}

impl Word for Country {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Country, Error> {
        let word = row.get("word")?;
        let name = row.get("name")?;
        Ok(Country {
            word,
            name: if name.is_empty() { word } else { name },
            army: row.get("army")?,
            short: row.get("short")? == "yes",
        })
    }
}
