//! The days that a festival or its holiday takes in a year.
//! 2023, 中秋国庆假期 → 2023-09-29/2023-10-06; 2024, 重阳节 → 2024-10-11.

use super::context::Context;
use super::resolve::nearest;
use super::said::{Extent, Festival};
use super::value::{Point, Value};
use crate::calendar::{Day, lunar_day, solar_term};
use crate::lexicon::Lexicon;
use crate::lexicon::festivals::FestivalDay;

/// Days of a golden week.
const WEEK: i64 = 7;

/// The value of a festival in `year`; when no year is said, the festival nearest to the publication.
pub fn value(festival: Festival, year: Option<i32>, said: bool, ctx: &Context, at: usize) -> Option<Value> {
    let lexicon = ctx.doc().lexicon();
    let row = &lexicon.festivals[festival.first as usize];
    let mut festival = festival;
    if festival.extent == Extent::Feast && ctx.is_holiday(row.holiday) {
        festival.extent = Extent::Holiday;
    }
    let year = match (year, said, ctx.published()) {
        (Some(year), ..) => Some(year),
        (None, false, Some(here)) => {
            let years = (here.year() - 1..=here.year() + 1).filter_map(|y| day_of(row.day, y));
            nearest(years, here, ctx.speaks_of_future(at)).map(Day::year)
        }
        (None, false, None) => ctx.anchor().year,
        (None, true, _) => None,
    };
    let second = festival.second.map(|row| &lexicon.festivals[row as usize]);
    let Some(year) = year else { return Some(without_year(row.day, festival.extent)) };
    let day = day_of(row.day, year);
    let holiday =
        holiday(lexicon, row.holiday, year).or_else(|| day.map(|d| (d, d))).map(|first| {
            match second.and_then(|s| holiday(lexicon, s.holiday, year)) {
                Some(second) => (first.0.min(second.0), first.1.max(second.1)),
                None => first,
            }
        });
    let interval = |from: Day, to: Day| {
        if from == to {
            Value::Point(Point::day(from))
        } else {
            Value::Interval(Some(Point::day(from)), Some(Point::day(to)))
        }
    };
    Some(match festival.extent {
        Extent::Feast if festival.second.is_none() => {
            Value::Point(day.map_or(Point::year(Some(year)), Point::day))
        }
        Extent::GoldenWeek | Extent::Holiday | Extent::Feast => match holiday {
            Some((from, to)) => interval(from, to),
            None => Value::Point(Point::year(Some(year))),
        },
        Extent::FirstDays(n) => interval(holiday?.0, holiday?.0.plus_days(i64::from(n) - 1)?),
        Extent::DayOfHoliday(0) => Value::Point(Point::day(holiday?.1)),
        Extent::DayOfHoliday(n) => Value::Point(Point::day(holiday?.0.plus_days(i64::from(n) - 1)?)),
    })
}

/// The day of a festival in a year.
fn day_of(day: FestivalDay, year: i32) -> Option<Day> {
    match day {
        FestivalDay::Solar(month, day) => Day::new(year, month.into(), day.into()),
        // 除夕: the last day of the year that ends before this year's 春节.
        FestivalDay::Lunar(12, 30) => lunar_day(year, 1, 1)?.plus_days(-1),
        // 腊月 belongs to the lunar year before; what is said of a year is its January.
        FestivalDay::Lunar(12, day) => lunar_day(year - 1, 12, day.into()),
        FestivalDay::Lunar(month, day) => lunar_day(year, month.into(), day.into()),
        FestivalDay::Term(term) => solar_term(year, term),
        FestivalDay::Weekday(month, week, weekday) => {
            let first = Day::new(year, month.into(), 1)?;
            let ahead = (i64::from(weekday) - i64::from(first.weekday())).rem_euclid(WEEK);
            first.plus_days(ahead + WEEK * (i64::from(week) - 1))
        }
    }
}

/// The holiday as arranged in that year; older ones by the rule of their time.
fn holiday(lexicon: &Lexicon, name: &str, year: i32) -> Option<(Day, Day)> {
    if name.is_empty() {
        return None;
    }
    let arranged = lexicon.holidays.iter().find(|h| h.year == year && h.holiday == name);
    if let Some(holiday) = arranged {
        return Some((holiday.from, holiday.to));
    }
    let from = match name {
        "国庆" => Day::new(year, 10, 1)?,
        "五一" => Day::new(year, 5, 1)?,
        "春节" => lunar_day(year, 1, 1)?,
        _ => return None,
    };
    Some((from, from.plus_days(WEEK - 1)?))
}

/// Month and day of a festival in a year that nobody knows.
fn without_year(day: FestivalDay, extent: Extent) -> Value {
    let FestivalDay::Solar(month, day) = day else {
        return Value::Point(Point::partial_day(None, None, None));
    };
    let at = |n: u8| Point::partial_day(None, Some(month), Some(n));
    match extent {
        Extent::Feast => Value::Point(at(day)),
        Extent::Holiday | Extent::GoldenWeek => Value::Interval(Some(at(day)), Some(at(day + 6))),
        Extent::FirstDays(n) => Value::Interval(Some(at(day)), Some(at(day + n - 1))),
        Extent::DayOfHoliday(0) => Value::Point(at(day + 6)),
        Extent::DayOfHoliday(n) => Value::Point(at(day + n - 1)),
    }
}
