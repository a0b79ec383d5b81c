//! Look-alikes: words in which what ends the name of a body is something else.
//! `部署` after 组织 → no 组织部; `全局` → no 局.

use super::{Word, tsv::Row};
use crate::error::Error;

/// A word that holds no body.
pub struct AgencyLookalike {
    /// The word.
    pub word: &'static str,
    /// Whether it counts only where the segmentation cuts it out, not in 商务部|分析.
    pub soft: bool,
    /// Whether it counts only for a name that ends where it does: 大学校 in 大学校长, which leaves 大学 alone.
    pub at_end: bool,
}

impl Word for AgencyLookalike {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<AgencyLookalike, Error> {
        let when = row.get("when")?;
        Ok(AgencyLookalike { word: row.get("word")?, soft: when == "cut", at_end: when == "end" })
    }
}
