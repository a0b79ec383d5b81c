//! What the words of a date say, before the rest of the article tells which day that is.
//! 去年12月底 → year one before the article's, month 12, its last third.

use super::value::{Clock, Value};

/// An expression as read; what it leaves unsaid is for the context to supply.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Meaning {
    /// A point: 去年11月27日.
    Said(Said),
    /// From one point to another, both included: 9月27日—10月8日.
    Range(Said, Said),
    /// From a point until now: 2015年至今.
    UntilNow(Said),
    /// A stretch that ends (or begins) with the publication: 近三年, 未来五天, 十年来.
    Stretch(Length, Side),
    /// A point that far from the publication (or from the date before): 十年前, 三天后.
    Away(Length, Side),
    /// The period before, in another year: 去年同期.
    SamePeriod(Option<Year>),
    /// A point that far behind what the words before it tell: 返回57天后.
    After(Length),
    /// The publication's day, that many years before: 25年前的今天.
    Anniversary(i32),
    /// Fixed by the words alone: 十四五, 近日.
    Fixed(Value),
}

/// Before or after.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// 近三年, 三年前.
    Past,
    /// 未来三年, 三年后.
    Future,
}

/// A length of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Length {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// Units of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// 年
    Year,
    /// 个月
    Month,
    /// 个半月: half a month.
    HalfMonth,
    /// 周
    Week,
    /// 天
    Day,
    /// 小时
    Hour,
    /// 分钟
    Minute,
}

/// A point of the calendar as read, from the largest part to the smallest.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Said {
    /// 2020年, 去年.
    pub year: Option<Year>,
    /// 上半年, 一季度, 年底.
    pub division: Option<Division>,
    /// 11月, 上月.
    pub month: Option<Month>,
    /// 27日, 下旬, 昨天.
    pub day: Option<DayOf>,
    /// 9时30分.
    pub clock: Option<Clock>,
}

/// How the year is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Year {
    /// 2020年
    Number(i32),
    /// 去年 (−1) counts from the publication.
    Offset(i32),
    /// 当年 (0), 次年 (1) count from the date before.
    Anaphor(i32),
    /// 上年 (−1), 全年 (0) count from the year spoken of, else from the publication.
    Spoken(i32),
    /// 这一年 (0) counts from the paragraph's year, else from the publication's.
    Told(i32),
}

/// A part of a year other than a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Division {
    /// Season, quarter or half, numbered as in EDTF.
    Code(u8),
    /// 本季度 (0), 上季度 (−1) count from the publication.
    Quarter(i32),
    /// 年初, 年中, 年底.
    Edge(Edge),
    /// 前三季度, 1—8月: first and last month.
    Months(u8, u8),
    /// 第一周 of a year.
    Week(u8),
    /// 第三天 of a year, counted from 1; 0 is its last day.
    Day(u16),
    /// 前10天 of a year, or its last days where negative.
    Days(i16),
    /// The decade from that year of a century: 九十年代 → 90.
    Decade(u8),
    /// The century that begins with the said year.
    Century,
    /// A festival, or the holiday around it.
    Festival(Festival),
}

/// Beginning, middle or end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// 初
    Begin,
    /// 中
    Middle,
    /// 底, 末
    End,
}

/// One festival, or two that share a holiday, as rows of the table of festivals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Festival {
    /// Row of the first.
    pub first: u32,
    /// Row of the second: 中秋国庆假期.
    pub second: Option<u32>,
    /// What of it is meant.
    pub extent: Extent,
}

/// How much of a festival is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// The day itself, or the holiday when the article has spoken of it.
    Feast,
    /// 假期, 长假.
    Holiday,
    /// 黄金周: seven days.
    GoldenWeek,
    /// 假期第N天, counted from 1; 0 is the last day.
    DayOfHoliday(u8),
    /// 假期前N天.
    FirstDays(u8),
}

/// How the month is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Month {
    /// 11月
    Number(u8),
    /// 上月 (−1) counts from the publication.
    Offset(i32),
    /// 当月 (0), 次月 (1) count from the date before.
    Anaphor(i32),
    /// 比上月 (−1) counts from the month spoken of, else from the publication.
    Spoken(i32),
    /// 农历八月
    Lunar(u8),
    /// 闰四月
    LeapLunar(u8),
}

/// How the day is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayOf {
    /// 27日
    Number(u8),
    /// 上旬, 月初 (0) … 下旬, 月底 (2); 中下旬 (3), 上中旬 (4)
    Third(u8),
    /// 昨天 (−1) counts from the publication.
    Offset(i32),
    /// 今明两天 (0, 1): from and to, counted from the publication.
    Offsets(i32, i32),
    /// 当天 (0), 次日 (1) count from the date before.
    Anaphor(i32),
    /// 上周三: weeks from the publication's, Monday = 1.
    Weekday(i32, u8),
    /// 周三: the nearest.
    NearestWeekday(u8),
    /// 上周
    Week(i32),
    /// 上周末
    Weekend(i32),
    /// 第二周 of a month: the week of its second Monday.
    WeekOfMonth(u8),
    /// 第三个星期日 of a month: which, and the weekday; 0 is the last.
    NthWeekday(u8, u8),
    /// 最后一天 of a month.
    Last,
    /// 前20天 of a month.
    First(u8),
    /// 最后三天 of a month.
    Final(u8),
}

impl Said {
    /// The dotted name of the shape.
    pub fn rule(&self) -> &'static str {
        match *self {
            Said { month: Some(Month::Lunar(_) | Month::LeapLunar(_)), .. } => "date.lunar",
            Said { division: Some(Division::Festival(_)), .. } => "date.festival",
            Said { division: Some(Division::Decade(_) | Division::Century), .. } => "date.decade",
            Said { division: Some(_), year: Some(_), .. } => "date.year_part",
            Said { division: Some(_), .. } => "date.part_of_year",
            Said { year: Some(_), month: Some(_), day: Some(_), .. } => "date.year_month_day",
            Said { year: Some(_), month: Some(_), .. } => "date.year_month",
            Said { month: Some(_), day: Some(_), .. } => "date.month_day",
            Said { year: Some(Year::Number(_)), .. } => "date.year",
            Said { year: Some(_), .. } => "date.relative_year",
            Said { month: Some(Month::Number(_)), .. } => "date.month",
            Said { month: Some(_), .. } => "date.relative_month",
            Said { day: Some(DayOf::Number(_)), .. } => "date.day",
            Said { day: Some(DayOf::Third(_)), .. } => "date.part_of_month",
            Said { day: Some(DayOf::Anaphor(_)), .. } => "date.day_before",
            Said { day: Some(DayOf::Offset(_) | DayOf::Offsets(..)), .. } => "date.relative_day",
            Said { day: Some(_), .. } => "date.week",
            _ => "date.clock",
        }
    }

    /// Whether everything that counts is in the words.
    pub fn is_absolute(&self) -> bool {
        matches!(self.year, Some(Year::Number(_)))
            && !matches!(self.month, Some(Month::Offset(_) | Month::Anaphor(_) | Month::Spoken(_)))
            && !matches!(
                self.day,
                Some(
                    DayOf::Offset(_)
                        | DayOf::Offsets(..)
                        | DayOf::Anaphor(_)
                        | DayOf::Weekday(..)
                        | DayOf::NearestWeekday(_)
                        | DayOf::Week(_)
                        | DayOf::Weekend(_)
                )
            )
    }
}
