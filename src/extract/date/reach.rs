//! Periods and points that lie a length of time away, and periods of another year.
//! Published 2023: 近三年 → 2020/2023; 十年前 → 2013; 去年同期 after 上半年 → 2022-40.

use super::context::Context;
use super::resolve::plus_days;
use super::said::{Length, Side, Unit, Year};
use super::value::{Part, Point, Value, days_of_month};

/// 近三年 in 2023 → 2020/2023.
pub fn stretch(length: Length, side: Side, ctx: &Context) -> Value {
    let there = moved(length, side, None, ctx);
    let here = match length.unit {
        Unit::Year => Point::year(ctx.anchor().year),
        Unit::Month => Point::month(ctx.anchor().year, ctx.anchor().day.map(|(m, _)| m)),
        _ => ctx.published_plus(0),
    };
    match side {
        Side::Past => Value::Interval(Some(there), Some(here)),
        Side::Future => Value::Interval(Some(here), Some(there)),
    }
}

/// 十年前 → 2013; 三天后 counts from the day before it in the text.
pub fn away(length: Length, side: Side, ctx: &Context, at: usize) -> Value {
    let told = (side == Side::Future).then(|| ctx.before(at).next().and_then(|(_, v)| v.end())).flatten();
    Value::Point(moved(length, side, told, ctx))
}

/// The point that lies a length of time from `from`, in the precision of its unit.
fn moved(length: Length, side: Side, from: Option<Point>, ctx: &Context) -> Point {
    let sign = if side == Side::Past { -1 } else { 1 };
    let count = sign * length.count as i32;
    let anchor = ctx.anchor();
    let (year, month) = match from {
        Some(p) => (p.year, p.month_number()),
        None => (anchor.year, anchor.day.map(|(m, _)| m)),
    };
    match length.unit {
        Unit::Year => Point::year(year.map(|y| y + count)),
        Unit::Month => {
            let Some(month) = month else { return Point::month(year, None) };
            let months = i32::from(month) - 1 + count;
            Point::month(year.map(|y| y + months.div_euclid(12)), Some(months.rem_euclid(12) as u8 + 1))
        }
        unit => {
            let days = match unit {
                Unit::Week => i64::from(count) * 7,
                Unit::Hour => i64::from(sign) * i64::from(length.count.div_ceil(24)),
                _ => i64::from(count),
            };
            match from.filter(|p| matches!(p.part, Part::Day(..))) {
                Some(day) => plus_days(Point { clock: None, ..day }, days),
                None => ctx.published_plus(days),
            }
        }
    }
}

/// 去年同期: the period before it, moved to that year.
pub fn same_period(year: Option<Year>, ctx: &Context, at: usize) -> Option<Value> {
    let to = match year {
        Some(Year::Number(year)) => Some(year),
        Some(Year::Offset(offset)) => ctx.anchor().year.map(|y| y + offset),
        Some(Year::Anaphor(offset)) => ctx.year_before(at).map(|y| y + offset),
        Some(Year::Spoken(offset)) => ctx.year_spoken_of(at).map(|y| y + offset),
        None => None,
    };
    let Some(period) = ctx.period_before(at) else { return year.map(|_| Value::Point(Point::year(to))) };
    if year.is_none() {
        return Some(period);
    }
    // An open period ends with the publication: 今年以来 against 去年同期.
    let period = match period {
        Value::Interval(Some(from), None) => Value::Interval(Some(from), Some(ctx.published_plus(0))),
        Value::Interval(None, Some(to)) => Value::Point(to),
        period => period,
    };
    let from = period.start()?.year;
    Some(period.map(|p| match (p.year, from, to) {
        (Some(_), Some(from), Some(to)) => p.plus_years(to - from).within_month(),
        _ => Point { year: to, ..p },
    }))
}

impl Point {
    /// 02-29 becomes 02-28 in a year without it.
    fn within_month(self) -> Point {
        match self.part {
            Part::Day(Some(month), Some(day)) => {
                let last = days_of_month(self.year, month).unwrap_or(day);
                Point { part: Part::Day(Some(month), Some(day.min(last))), ..self }
            }
            _ => self,
        }
    }
}
