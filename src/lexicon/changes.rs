//! Words that say that something moved, and which way.
//! 下降 in 同比下降15.86% → change down; 增加 with 到 in 增加到86项 → to_up.

use super::{Word, tsv::Row};
use crate::error::Error;
use crate::model::Change;

/// A word of movement.
pub struct ChangeWord {
    /// The word.
    pub word: &'static str,
    /// Up or down.
    pub change: Change,
    /// Whether it is a noun whose own value is the movement (增幅, 增长率).
    pub rate: bool,
}

impl ChangeWord {
    /// The movement to a level: 增加到, 降至.
    pub fn to(&self) -> Change {
        if self.change == Change::Down { Change::ToDown } else { Change::ToUp }
    }
}

impl Word for ChangeWord {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<ChangeWord, Error> {
        let rate = match row.get("kind")? {
            "verb" => false,
            "rate" => true,
            other => return Err(row.error(&format!("kind: ‘{other}’ is not verb or rate"))),
        };
        Ok(ChangeWord { word: row.get("word")?, change: row.parse("change")?, rate })
    }
}
