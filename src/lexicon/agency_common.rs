//! Words around names: trades that stand inside names, and generic words that never begin one.
//! `贸易` in 上海易趣贸易有限公司 → inside; `当地` in 当地医院 → no name.

use super::{Word, tsv::Row};
use crate::error::Error;

/// What such a word does beside a head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Stands inside a name, but does not make one: 贸易公司 is no name.
    Trade,
    /// Ends the name to its left and makes what follows no name: 当地医院, 该公司.
    Generic,
    /// Begins a name of national or international reach: 中国, 国际.
    Scope,
}

/// A common word beside a head.
pub struct AgencyCommon {
    /// The word.
    pub word: &'static str,
    /// What it does.
    pub role: Role,
}

impl Word for AgencyCommon {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<AgencyCommon, Error> {
        let role = match row.get("role")? {
            "trade" => Role::Trade,
            "generic" => Role::Generic,
            "scope" => Role::Scope,
            other => return Err(row.error(&format!("role: ‘{other}’ is not one of trade generic scope"))),
        };
        Ok(AgencyCommon { word: row.get("word")?, role })
    }
}
