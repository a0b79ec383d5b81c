//! Look-alikes: words in which what ends the name of a body is something else.
//! `部署` after 组织 → no 组织部; `全局` → no 局.

use super::{Word, tsv::Row};
use crate::error::Error;

/// A word that holds no body.
pub struct AgencyLookalike {
    /// The word.
    pub word: &'static str,
    /// Whether it counts only where the segmentation cuts it out: 部分 in 商务部分析.
    pub soft: bool,
}

impl Word for AgencyLookalike {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<AgencyLookalike, Error> {
        Ok(AgencyLookalike { word: row.get("word")?, soft: row.get("when")? == "cut" })
    }
}
