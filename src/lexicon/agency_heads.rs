//! Heads: the words that end the name of a body, and what a name wants before them.
//! `法院` → court, 人民法院, behind a place; `局` → government, behind a field of work.

use super::{Word, tsv::Row};
use crate::error::Error;
use crate::model::AgencyKind;

/// What stands before a head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Before {
    /// A region or another body: 区+法院.
    Place,
    /// Fields of work, behind a region or alone: 市+人社+局.
    Field,
    /// Any name: 迪志文化出版+有限公司.
    Free,
    /// One proper word: 宝钢+股份.
    Brand,
    /// Another body, with fields between: 区法院+政治+处.
    Part,
    /// A military body, then 某 and any words: 北空+某导弹+团.
    Unit,
    /// Nothing: 团市委.
    Alone,
}

impl std::str::FromStr for Before {
    type Err = String;
    fn from_str(s: &str) -> Result<Before, String> {
        Ok(match s {
            "place" => Before::Place,
            "field" => Before::Field,
            "free" => Before::Free,
            "brand" => Before::Brand,
            "part" => Before::Part,
            "unit" => Before::Unit,
            "alone" => Before::Alone,
            _ => return Err(format!("‘{s}’ is not one of place field free brand part unit alone")),
        })
    }
}

/// The last word of the name of a body.
pub struct AgencyHead {
    /// The head as news writes it.
    pub word: &'static str,
    /// What sort of body it makes.
    pub kind: AgencyKind,
    /// The head in the official name.
    pub full: &'static str,
    /// What it wants before it.
    pub before: Before,
    /// Whether a field alone before it makes no name: 运行中心.
    pub vague: bool,
    /// Whether a place alone before it makes a name: 北京大学.
    pub place_alone: bool,
    /// Whether any word before it makes a name: 迪志文化出版有限公司.
    pub any: bool,
    /// Whether nouns alone before it name a body behind a country.
    pub abroad: bool,
}

impl Word for AgencyHead {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<AgencyHead, Error> {
        let word = row.get("word")?;
        let full = row.get("full")?;
        let marks = row.get("marks")?;
        let marked = |mark| marks.split(' ').any(|m| m == mark);
        Ok(AgencyHead {
            word,
            kind: row.parse("kind")?,
            full: if full.is_empty() { word } else { full },
            before: row.parse("before")?,
            vague: marked("vague"),
            place_alone: marked("place"),
            any: marked("any"),
            abroad: marked("abroad"),
        })
    }
}
