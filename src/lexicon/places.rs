//! Administrative divisions of China with their GB/T 2260 codes, short and former names too.
//! `黔江区` → 500114; `黔江` → the same; `鼓楼区` → four of them.

use super::{Word, tsv::Row};
use crate::error::Error;

/// How a place is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceForm {
    /// 黔江区.
    Full,
    /// 黔江.
    Short,
    /// 崇文区, today part of 东城区.
    Former,
}

/// A name of a division.
pub struct PlaceName {
    /// The name.
    pub word: &'static str,
    /// Its code: 500114. 500000 is the province, 330100 the prefecture.
    pub code: u32,
    /// How it is called.
    pub form: PlaceForm,
}

impl Word for PlaceName {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<PlaceName, Error> {
        let form = match row.get("form")? {
            "full" => PlaceForm::Full,
            "short" => PlaceForm::Short,
            "former" => PlaceForm::Former,
            other => return Err(row.error(&format!("form: ‘{other}’ is not one of full short former"))),
        };
        Ok(PlaceName { word: row.get("word")?, code: row.parse("code")?, form })
    }
}
