//! The days of lunar dates.
//! Published 2024-03-01: 正月初八 → 2024-02-17; 腊月 → 2024-01-11/2024-02-09.

use super::context::Context;
use super::resolve::nearest;
use super::said::Month;
use super::value::{Point, Value};
use crate::calendar::{Day, leap_lunar_day, lunar_day};

/// A lunar day of a known year, or of the one in which it lies nearest to the publication.
pub fn lunar_day_value(
    year: Option<i32>,
    said: bool,
    month: Month,
    day: u8,
    ctx: &Context,
    at: usize,
) -> Point {
    let unknown = Point::partial_day(None, None, None);
    let of = |year: i32| lunar_date(year, month, day);
    match (year, said, ctx.published()) {
        // 2024年腊月廿三 lies in 2025, as its lunar year runs.
        (Some(year), ..) => of(year).map_or(unknown, Point::day),
        (None, false, Some(here)) => {
            let years = here.year() - 1..=here.year() + 1;
            nearest(years.filter_map(of), here, ctx.speaks_of_future(at)).map_or(unknown, Point::day)
        }
        _ => unknown,
    }
}

/// The days of a lunar month.
pub fn lunar_month_value(year: Option<i32>, month: Month, ctx: &Context, at: usize) -> Value {
    // The month is that of its middle: 正月, written in its last days, is this one.
    let middle = lunar_day_value(year, year.is_some(), month, 15, ctx, at);
    let whole = middle.to_day().and_then(|day| {
        // The lunar year of a day: its month is at most two months behind the Gregorian one.
        let lunar = |n| {
            [day.year() - 1, day.year()].into_iter().find_map(|y| {
                lunar_date(y, month, 15).filter(|&d| d == day)?;
                lunar_date(y, month, n)
            })
        };
        Some(Value::Interval(Some(Point::day(lunar(1)?)), Some(Point::day(lunar(30).or_else(|| lunar(29))?))))
    });
    whole.unwrap_or(Value::Point(middle))
}

fn lunar_date(year: i32, month: Month, day: u8) -> Option<Day> {
    match month {
        Month::Lunar(month) => lunar_day(year, month.into(), day.into()),
        Month::LeapLunar(month) => leap_lunar_day(year, month.into(), day.into()),
        _ => None,
    }
}
