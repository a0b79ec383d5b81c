//! Bodies with a name of their own: central organs, media, banks, well-known companies and schools.
//! `央行` → government, 中国人民银行.

use super::{Word, tsv::Row};
use crate::error::Error;
use crate::model::AgencyKind;

/// A body that news calls by this name.
pub struct AgencyName {
    /// The name as news writes it.
    pub word: &'static str,
    /// What sort of body it is.
    pub kind: AgencyKind,
    /// The official name, where the word is not it.
    pub full: &'static str,
    /// The words of which one must follow where the name also means something else; `*` stands for
    /// what follows names of its kind. Empty: the word means the body wherever it stands.
    pub next: Vec<&'static str>,
}

impl Word for AgencyName {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<AgencyName, Error> {
        Ok(AgencyName {
            word: row.get("word")?,
            kind: row.parse("kind")?,
            full: row.get("full")?,
            next: row.get("next")?.split(' ').filter(|w| !w.is_empty()).collect(),
        })
    }
}
