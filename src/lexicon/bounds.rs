//! Words that limit the number at which they stand.
//! 超过 in 超过300人 → bound over; 以上 in 300人以上 → at_least.

use super::{Word, tsv::Row};
use crate::error::Error;
use crate::model::Bound;

/// On which side of the number a word stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// 约, 超过.
    Before,
    /// 以上, 左右.
    After,
}

/// A limiting word.
pub struct BoundWord {
    /// The word.
    pub word: &'static str,
    /// Where it stands.
    pub side: Side,
    /// What it says.
    pub bound: Bound,
}

impl Word for BoundWord {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<BoundWord, Error> {
        let side = match row.get("side")? {
            "before" => Side::Before,
            "after" => Side::After,
            other => return Err(row.error(&format!("side: ‘{other}’ is not before or after"))),
        };
        Ok(BoundWord { word: row.get("word")?, side, bound: row.parse("bound")? })
    }
}
