//! From what is said to what is meant: the missing parts come from the context.
//! Published 2020-11-30: 去年12月底 → 2019-12-21/2019-12-31; 27日 → 2020-11-27.

use super::context::Context;
use super::lunar_days::{lunar_day_value, lunar_month_value};
use super::reach::{after, away, same_period, stretch};
use super::said::{DayOf, Division, Meaning, Month, Said, Year};
use super::value::{Clock, Part, Point, Value, days_of_month};
use super::year_part::division_value;
use crate::calendar::Day;
use crate::model::{DateKind, Grain};

/// A date as the record states it.
pub struct Resolved {
    /// Its value.
    pub value: Value,
    /// What it hangs on.
    pub kind: DateKind,
    /// How fine the words are, where the value does not tell (月底 is an interval of days).
    pub grain: Option<Grain>,
}

/// Resolves what is said at `at`; `None` where a word needs a date before and there is none.
pub fn resolve(meaning: &Meaning, ctx: &Context, at: usize) -> Option<Resolved> {
    let relative = |value| Resolved { value, kind: DateKind::Relative, grain: None };
    Some(match *meaning {
        Meaning::Said(said) => {
            let value = said_value(&said, ctx, at)?;
            Resolved { value, kind: kind_of(&said), grain: grain_of(&said) }
        }
        Meaning::Range(from, to) => {
            let (first, last) = range(&from, &to, ctx, at)?;
            Resolved {
                value: Value::Interval(Some(first), Some(last)),
                kind: kind_of(&from),
                grain: grain_of(&to),
            }
        }
        Meaning::UntilNow(from) => {
            let first = said_value(&from, ctx, at)?.start()?.first();
            Resolved { value: Value::Interval(Some(first), None), kind: kind_of(&from), grain: None }
        }
        Meaning::Stretch(length, side) => relative(stretch(length, side, ctx)),
        Meaning::Away(length, side) => relative(away(length, side, ctx, at)),
        Meaning::After(length) => relative(after(length, ctx, at)?),
        Meaning::Anniversary(years) => {
            let day = ctx.published().and_then(|d| d.plus_months(-12 * i64::from(years)));
            relative(Value::Point(day.map_or_else(|| Point::partial_day(None, None, None), Point::day)))
        }
        Meaning::SamePeriod(year) => relative(same_period(year, ctx, at)?),
        Meaning::Fixed(value) => {
            let vague = matches!(value, Value::Reference(_));
            let kind = if vague { DateKind::Vague } else { DateKind::Absolute };
            Resolved { value, kind, grain: (!vague).then_some(Grain::Plan) }
        }
    })
}

fn kind_of(said: &Said) -> DateKind {
    if said.is_absolute() { DateKind::Absolute } else { DateKind::Relative }
}

fn grain_of(said: &Said) -> Option<Grain> {
    match said {
        Said { day: Some(DayOf::Third(_)), .. } => Some(Grain::TenDays),
        Said { division: Some(Division::Months(_, last)), .. } if last % 3 == 0 => Some(Grain::Quarter),
        Said { division: Some(Division::Months(..)), .. } => Some(Grain::Month),
        _ => None,
    }
}

/// The value of one point.
fn said_value(said: &Said, ctx: &Context, at: usize) -> Option<Value> {
    let year = match said.year {
        Some(Year::Number(year)) => Some(year),
        Some(Year::Offset(offset)) => ctx.anchor().year.map(|y| y + offset),
        Some(Year::Anaphor(offset)) => Some(ctx.year_before(at)? + offset),
        Some(Year::Spoken(offset)) => ctx.year_spoken_of(at).map(|y| y + offset),
        Some(Year::Told(offset)) => Some(ctx.year_told_of(at)? + offset),
        None => None,
    };
    let value = if let Some(division) = said.division {
        division_value(division, year, said, ctx, at)?
    } else if let Some(day) = said.day {
        day_value(day, year, said, ctx, at)?
    } else if let Some(month) = said.month {
        let (year, month) = match month {
            Month::Lunar(_) | Month::LeapLunar(_) => return Some(lunar_month_value(year, month, ctx, at)),
            month => month_parts(month, year, said, ctx, at, None)?,
        };
        Value::Point(Point::month(year, month))
    } else if said.year.is_some() {
        Value::Point(Point::year(year))
    } else {
        // A clock time alone belongs to the day before it, else to the article's.
        Value::Point(ctx.day_before(at).unwrap_or_else(|| ctx.published_plus(0)))
    };
    Some(match said.clock {
        Some(clock) => value.map(|p| Point { clock: Some(clock), ..p }),
        None => value,
    })
}

/// Year and month of a said month.
fn month_parts(
    month: Month,
    year: Option<i32>,
    said: &Said,
    ctx: &Context,
    at: usize,
    day: Option<u8>,
) -> Option<(Option<i32>, Option<u8>)> {
    let moved = |year: Option<i32>, month: u8, offset: i32| {
        let months = i32::from(month) - 1 + offset;
        (year.map(|y| y + months.div_euclid(12)), Some(months.rem_euclid(12) as u8 + 1))
    };
    Some(match month {
        Month::Number(month) => {
            let year = if said.year.is_some() { year } else { ctx.year_of(month, day, at) };
            (year, Some(month))
        }
        Month::Offset(offset) => match ctx.anchor().day {
            Some((month, _)) => moved(ctx.anchor().year, month, offset),
            None => (ctx.anchor().year, None),
        },
        Month::Anaphor(offset) => {
            let (year, month) = ctx.month_before(at)?;
            moved(year, month, offset)
        }
        Month::Spoken(offset) => match ctx.month_spoken_of(at) {
            Some((year, month)) => moved(year, month, offset),
            None => (ctx.anchor().year, None),
        },
        Month::Lunar(_) | Month::LeapLunar(_) => return None,
    })
}

fn day_value(day: DayOf, year: Option<i32>, said: &Said, ctx: &Context, at: usize) -> Option<Value> {
    let week = |weeks: i32, from: u32, to: u32| {
        let Some(here) = ctx.published() else {
            return Value::Point(Point::partial_day(ctx.anchor().year, None, None));
        };
        let monday = 7 * i64::from(weeks) - i64::from(here.weekday()) + 1;
        let at = |weekday: u32| ctx.published_plus(monday + i64::from(weekday) - 1);
        if from == to { Value::Point(at(from)) } else { Value::Interval(Some(at(from)), Some(at(to))) }
    };
    Some(match day {
        DayOf::Number(number) => {
            if let Some(month @ (Month::Lunar(_) | Month::LeapLunar(_))) = said.month {
                return Some(Value::Point(lunar_day_value(
                    year,
                    said.year.is_some(),
                    month,
                    number,
                    ctx,
                    at,
                )));
            }
            let (year, month) = match said.month {
                Some(month) => month_parts(month, year, said, ctx, at, Some(number))?,
                None => ctx.month_of(number, at),
            };
            if let (Some(y), Some(m)) = (year, month) {
                Day::new(y, m.into(), number.into())?;
            }
            Value::Point(Point::partial_day(year, month, Some(number)))
        }
        DayOf::Third(third) => {
            let (first, last) = match third {
                0 => (1, Some(10)),
                1 => (11, Some(20)),
                2 => (21, None),
                3 => (11, None),
                _ => (1, Some(20)),
            };
            let (year, month) =
                month_parts(said.month.unwrap_or(Month::Offset(0)), year, said, ctx, at, Some(first))?;
            let end = last.or_else(|| month.and_then(|m| days_of_month(year, m)));
            Value::Interval(
                Some(Point::partial_day(year, month, Some(first))),
                Some(Point::partial_day(year, month, end)),
            )
        }
        DayOf::Last | DayOf::First(_) | DayOf::Final(_) | DayOf::WeekOfMonth(_) | DayOf::NthWeekday(..) => {
            let (year, month) = month_parts(said.month?, year, said, ctx, at, None)?;
            days_of(day, year, month)?
        }
        DayOf::Offset(days) => Value::Point(ctx.published_plus(days.into())),
        DayOf::Offsets(from, to) => {
            Value::Interval(Some(ctx.published_plus(from.into())), Some(ctx.published_plus(to.into())))
        }
        DayOf::Anaphor(days) => {
            let before = ctx.day_before(at).unwrap_or_else(|| ctx.published_plus(0));
            let value = Value::Point(plus_days(before, days.into()));
            // 第二天 of a story whose day is not told would lie ahead.
            if days > 0 && ctx.is_ahead(&value) && !ctx.speaks_of_future(at) {
                return None;
            }
            value
        }
        DayOf::Weekday(weeks, weekday) => week(weeks, weekday.into(), weekday.into()),
        DayOf::NearestWeekday(weekday) => {
            let here = ctx.published().map_or(7, Day::weekday);
            let past = u32::from(weekday) <= here || ctx.speaks_of_future(at);
            week(if past { 0 } else { -1 }, weekday.into(), weekday.into())
        }
        DayOf::Week(weeks) => week(weeks, 1, 7),
        DayOf::Weekend(weeks) => week(weeks, 6, 7),
    })
}

/// The days counted within a month: its second week, its last Monday, its first twenty days.
fn days_of(day: DayOf, year: Option<i32>, month: Option<u8>) -> Option<Value> {
    let last = month.and_then(|m| days_of_month(year, m));
    let at = |day| Point::partial_day(year, month, day);
    let first = Day::new(year.unwrap_or(2001), month.unwrap_or(1).into(), 1)?;
    // Weeks are those of a year that is known.
    let known = |day: Day| if year.is_some() && month.is_some() { Point::day(day) } else { at(None) };
    Some(match day {
        DayOf::Last => Value::Point(at(last)),
        DayOf::First(days) => Value::Interval(Some(at(Some(1))), Some(at(Some(days)))),
        DayOf::Final(days) => {
            Value::Interval(Some(at(last.map(|l| l.saturating_sub(days) + 1))), Some(at(last)))
        }
        DayOf::WeekOfMonth(n) => {
            let monday = weekday_of_month(first, n, 1)?;
            Value::Interval(Some(known(monday)), Some(known(monday.plus_days(6)?)))
        }
        DayOf::NthWeekday(n, weekday) => Value::Point(known(weekday_of_month(first, n, weekday)?)),
        _ => return None,
    })
}

/// The `n`th such weekday of the month that begins with `first`; 0 is the last.
fn weekday_of_month(first: Day, n: u8, weekday: u8) -> Option<Day> {
    let ahead = (i64::from(weekday) - i64::from(first.weekday())).rem_euclid(7);
    let nth = |n: i64| first.plus_days(ahead + 7 * (n - 1)).filter(|d| d.month() == first.month());
    if n == 0 { nth(5).or_else(|| nth(4)) } else { nth(n.into()) }
}

/// A day moved; one of unknown year is counted in a common year.
pub fn plus_days(point: Point, days: i64) -> Point {
    let Part::Day(Some(month), Some(day)) = point.part else { return point };
    let moved =
        Day::new(point.year.unwrap_or(2001), month.into(), day.into()).and_then(|d| d.plus_days(days));
    let Some(moved) = moved else { return point };
    Point { year: point.year.map(|_| moved.year()), ..Point::day(moved) }
}

/// The day that lies nearest, or next when the sentence looks ahead.
pub fn nearest(days: impl Iterator<Item = Day>, here: Day, future: bool) -> Option<Day> {
    days.min_by_key(|day| {
        let ahead = day.days_after(here);
        // Without a word about the future, what is to come must be three times as near.
        if (ahead > 0) == future { ahead.abs() } else { 3 * ahead.abs() }
    })
}

/// From the first to the second; each takes from the other what it leaves out.
fn range(from: &Said, to: &Said, ctx: &Context, at: usize) -> Option<(Point, Point)> {
    let mut to = *to;
    if let Said { year: None, division: None, month: None, day: None, clock } = to {
        // 下午3时至5时: the same day, or the next one: 晚上10点至凌晨2点.
        let first = said_value(from, ctx, at)?.start()?;
        let next = i64::from(clock.map(Clock::minutes) < first.clock.map(Clock::minutes));
        return Some((first, Point { clock, ..plus_days(first, next) }));
    }
    if to.year.is_none()
        && !matches!(to.day, Some(DayOf::Offset(_)))
        && !matches!(to.month, Some(Month::Offset(_)))
    {
        to.year = from.year;
        if to.month.is_none() && to.division.is_none() {
            to.month = from.month;
            if to.day.is_none() {
                to.day = from.day;
            }
        }
    }
    let first = said_value(from, ctx, at)?.start()?;
    if from.year.is_none() && to.year.is_none() {
        // 9月27日—10月8日: the second follows the first.
        to.year = first.year.map(Year::Number);
        if to.month.is_none() && to.day.is_some() && to.division.is_none() {
            to.month = first.month_number().map(Month::Number);
        }
    }
    let mut last = match said_value(&to, ctx, at) {
        Some(value) => value.end()?,
        // 28日至3日 written in February: the day lies in the next month.
        None => return None,
    };
    let inverted = |a: &Point, b: &Point| match (a.first().to_day(), b.last().to_day()) {
        (Some(a), Some(b)) => b < a,
        _ => {
            matches!((a.part, b.part), (Part::Day(Some(m), Some(a)), Part::Day(Some(n), Some(b))) if (n, b) < (m, a))
        }
    };
    if inverted(&first, &last) {
        last = match (last.part, to.month == from.month || from.month.is_none()) {
            // 30日至2日
            (Part::Day(Some(12), day), true) => Point::partial_day(last.year.map(|y| y + 1), Some(1), day),
            (Part::Day(Some(month), day), true) => Point { part: Part::Day(Some(month + 1), day), ..last },
            _ => last.plus_years(1),
        };
    }
    Some((first, Point { clock: last.clock, ..last }))
}
