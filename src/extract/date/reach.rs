//! Periods and points that lie a length of time away, and periods of another year.
//! Published 2023: 近三年 → 2020/2023; 十年前 → 2013; 去年同期 after 上半年 → 2022-40.

use super::context::Context;
use super::resolve::plus_days;
use super::said::{Length, Side, Unit, Year};
use super::value::{Clock, Part, Point, Value, days_of_month};

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

/// 返回57天后 counts from an event; when its day is not told, what is found may not lie ahead.
pub fn after(length: Length, ctx: &Context, at: usize) -> Option<Value> {
    let value = away(length, Side::Future, ctx, at);
    (!ctx.is_ahead(&value) || ctx.speaks_of_future(at)).then_some(value)
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
    let day = from.filter(|p| matches!(p.part, Part::Day(..)));
    let days = match length.unit {
        Unit::Year => return Point::year(year.map(|y| y + count)),
        Unit::Month => {
            let Some(month) = month else { return Point::month(year, None) };
            let months = i32::from(month) - 1 + count;
            let (years, month) = (months.div_euclid(12), months.rem_euclid(12) as u8 + 1);
            return Point::month(year.map(|y| y + years), Some(month));
        }
        Unit::HalfMonth => {
            let whole = day.map_or_else(|| ctx.published(), Point::to_day);
            let moved =
                whole.and_then(|d| d.plus_months((count / 2).into())?.plus_days((count % 2 * 15).into()));
            return moved
                .map_or(Point::month(None, None), |d| Point::month(Some(d.year()), Some(d.month() as u8)));
        }
        Unit::Week => i64::from(count) * 7,
        Unit::Day => i64::from(count),
        Unit::Hour | Unit::Minute => {
            let minutes = i64::from(count) * if length.unit == Unit::Hour { 60 } else { 1 };
            // 12时11分点火，约10分钟后 is 12:21.
            if let Some(day @ Point { clock: Some(clock), .. }) = day {
                return plus_minutes(day, clock, minutes);
            }
            // A few hours do not leave the day.
            let days = if minutes.abs() < 12 * 60 { 0 } else { (minutes.abs() + 24 * 60 - 1) / (24 * 60) };
            i64::from(sign) * days
        }
    };
    match day {
        Some(day) => plus_days(Point { clock: None, ..day }, days),
        None => ctx.published_plus(days),
    }
}

/// A time of the day moved; minutes are told where they were.
fn plus_minutes(day: Point, clock: Clock, minutes: i64) -> Point {
    let sum = i64::from(clock.minutes()) + minutes;
    let of_day = sum.rem_euclid(24 * 60);
    let minute = (clock.minute.is_some() || minutes % 60 != 0).then_some((of_day % 60) as u8);
    let moved = plus_days(Point { clock: None, ..day }, sum.div_euclid(24 * 60));
    Point { clock: Some(Clock { hour: (of_day / 60) as u8, minute }), ..moved }
}

/// 去年同期: the period before it, moved to that year.
pub fn same_period(year: Option<Year>, ctx: &Context, at: usize) -> Option<Value> {
    let to = match year {
        Some(Year::Number(year)) => Some(year),
        Some(Year::Offset(offset)) => ctx.anchor().year.map(|y| y + offset),
        Some(Year::Anaphor(offset)) => ctx.year_before(at).map(|y| y + offset),
        Some(Year::Spoken(offset) | Year::Told(offset)) => ctx.year_spoken_of(at).map(|y| y + offset),
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
