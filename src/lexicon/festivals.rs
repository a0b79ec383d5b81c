//! Festivals that fix a day, in the Gregorian calendar, the lunar one, or by a solar term.
//! 中秋 → lunar 8-15; 国庆 → 10-01; 清明 → the fifth solar term of the year.

use super::{Word, tsv::Row};
use crate::error::Error;

/// A festival under one of its names.
pub struct Festival {
    /// As news writes it.
    pub word: &'static str,
    /// The day it falls on.
    pub day: FestivalDay,
    /// The holiday that it belongs to (the key of the table of holidays); empty when there is none.
    pub holiday: &'static str,
    /// Whether it counts only between quotation marks or before a word for a holiday (十一, 八一).
    pub needs_quotes: bool,
    /// What may not stand right behind it (a name of something else), space-separated.
    not_after: &'static str,
}

/// How a festival is fixed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FestivalDay {
    /// Month and day.
    Solar(u8, u8),
    /// Lunar month and day; day 30 is the last day of the month.
    Lunar(u8, u8),
    /// Solar term, 小寒 = 0.
    Term(usize),
    /// Month, week and day of the week: the second Sunday of May.
    Weekday(u8, u8, u8),
}

impl std::str::FromStr for FestivalDay {
    type Err = String;

    /// `solar 10-1`, `lunar 8-15`, `term 6`, `weekday 5-2-7`.
    fn from_str(s: &str) -> Result<FestivalDay, String> {
        let wrong = || format!("‘{s}’ is no day of a festival");
        let (calendar, day) = s.split_once(' ').ok_or_else(wrong)?;
        let numbers: Vec<u8> =
            day.split('-').map(|n| n.parse().map_err(|_| wrong())).collect::<Result<_, _>>()?;
        match (calendar, numbers.as_slice()) {
            ("solar", &[month, day]) => Ok(FestivalDay::Solar(month, day)),
            ("lunar", &[month, day]) => Ok(FestivalDay::Lunar(month, day)),
            ("term", &[term]) => Ok(FestivalDay::Term(term.into())),
            ("weekday", &[month, week, day]) => Ok(FestivalDay::Weekday(month, week, day)),
            _ => Err(wrong()),
        }
    }
}

impl Festival {
    /// What may not stand right behind it.
    pub fn not_after(&self) -> impl Iterator<Item = &'static str> {
        self.not_after.split(' ').filter(|w| !w.is_empty())
    }
}

impl Word for Festival {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Festival, Error> {
        Ok(Festival {
            word: row.get("word")?,
            day: row.parse("day")?,
            holiday: row.get("holiday")?,
            needs_quotes: row.get("needs")? == "quotes",
            not_after: row.get("not_after")?,
        })
    }
}
