//! Words that are dates by themselves, and how they hang on the article's day or on the date before.
//! 去年 → the year before the publication; 次日 → the day after the date before; 近日 → the vague past.

use super::{Word, tsv::Row};
use crate::error::Error;

/// A word of time.
pub struct DateWord {
    /// As news writes it.
    pub word: &'static str,
    /// What it names.
    pub unit: DateUnit,
    /// How many units away from where it counts.
    pub offset: i32,
    /// Where it counts from.
    pub from: From,
    /// Whether it counts only as an adverb (未来，…; not 面向未来).
    pub adverb: bool,
    /// EDTF number of the season that it names in that year.
    pub season: Option<u8>,
    /// What may not stand right before it.
    pub not_before: Box<[&'static str]>,
    /// What may not stand right behind it.
    pub not_after: Box<[&'static str]>,
}

/// Where a word of time counts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum From {
    /// The publication: 去年.
    Publication,
    /// The date before it: 次年.
    Before,
    /// The period spoken of when there is one, else the publication: 比上年.
    Spoken,
    /// The year that the paragraph tells of, else the publication's, unless that has just begun: 这一年.
    Told,
}

/// What a word of time names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateUnit {
    /// 今年
    Year,
    /// 今明两年: a year and the next.
    TwoYears,
    /// 上季度
    Quarter,
    /// 上月
    Month,
    /// 上周
    Week,
    /// 昨天
    Day,
    /// 今明两天: a day and the next.
    TwoDays,
    /// 今明后三天: a day and the next two.
    ThreeDays,
    /// 今晚: a day, with hours that count from noon.
    Evening,
    /// 近日
    Past,
    /// 目前
    Present,
    /// 今后
    Future,
    /// The beginning of a year: 年初
    YearBegin,
    /// The middle of a year: 年中
    YearMiddle,
    /// The end of a year: 年底
    YearEnd,
    /// The beginning of a month: 月初, 上旬
    MonthBegin,
    /// The middle of a month: 中旬
    MonthMiddle,
    /// The end of a month: 月底
    MonthEnd,
    /// A word that begins with another of this table and is no date.
    None,
}

impl std::str::FromStr for DateUnit {
    type Err = String;

    fn from_str(s: &str) -> Result<DateUnit, String> {
        Ok(match s {
            "year" => DateUnit::Year,
            "two_years" => DateUnit::TwoYears,
            "quarter" => DateUnit::Quarter,
            "month" => DateUnit::Month,
            "week" => DateUnit::Week,
            "day" => DateUnit::Day,
            "evening" => DateUnit::Evening,
            "two_days" => DateUnit::TwoDays,
            "three_days" => DateUnit::ThreeDays,
            "past" => DateUnit::Past,
            "present" => DateUnit::Present,
            "future" => DateUnit::Future,
            "year_begin" => DateUnit::YearBegin,
            "year_middle" => DateUnit::YearMiddle,
            "year_end" => DateUnit::YearEnd,
            "month_begin" => DateUnit::MonthBegin,
            "month_middle" => DateUnit::MonthMiddle,
            "month_end" => DateUnit::MonthEnd,
            "none" => DateUnit::None,
            _ => return Err(format!("‘{s}’ is no unit of a word of time")),
        })
    }
}

impl Word for DateWord {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<DateWord, Error> {
        Ok(DateWord {
            word: row.get("word")?,
            unit: row.parse("unit")?,
            offset: row.parse_opt("offset")?.unwrap_or(0),
            from: match row.get("from")? {
                "before" => From::Before,
                "spoken" => From::Spoken,
                "told" => From::Told,
                _ => From::Publication,
            },
            adverb: row.get("needs")? == "adverb",
            season: row.parse_opt("season")?,
            not_before: row.get("not_before")?.split_whitespace().collect(),
            not_after: row.get("not_after")?.split_whitespace().collect(),
        })
    }
}
