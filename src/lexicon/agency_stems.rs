//! Stems: the fields of work that stand before a head.
//! `人社` before 局 → 人力资源和社会保障局.

use super::{Word, tsv::Row};
use crate::error::Error;
use crate::model::AgencyKind;

/// A field of work.
pub struct AgencyStem {
    /// The field as news writes it.
    pub word: &'static str,
    /// The field in the official name; none where only the short form is known.
    pub full: Option<&'static str>,
    /// What sort of body it makes, where it says more than the head.
    pub kind: Option<AgencyKind>,
    /// Whether it names one body of its place even before a vague head and without the place: 行政服务中心.
    pub alone: bool,
}

impl Word for AgencyStem {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<AgencyStem, Error> {
        let word = row.get("word")?;
        let full = row.get("full")?;
        Ok(AgencyStem {
            word,
            full: match full {
                "" => Some(word),
                "-" => None,
                full => Some(full),
            },
            kind: row.parse_opt("kind")?,
            alone: row.get("alone")? == "yes",
        })
    }
}
