//! From what is said to what is meant: the missing parts come from the context.
//! Published 2020-11-30: 去年12月底 → 2019-12-21/2019-12-31; 27日 → 2020-11-27.

use super::context::Context;
use super::feast;
use super::reach::{away, same_period, stretch};
use super::said::{DayOf, Division, Edge, Meaning, Month, Said, Year};
use super::value::{Part, Point, Value, days_of_month};
use crate::calendar::{Day, lunar_day, lunar_month};
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
        None => None,
    };
    let value = if let Some(division) = said.division {
        division_value(division, year, said, ctx, at)?
    } else if let Some(day) = said.day {
        day_value(day, year, said, ctx, at)?
    } else if let Some(month) = said.month {
        let (year, month) = match month {
            Month::Lunar(month) => return Some(lunar_month_value(year, month, ctx, at)),
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
        Month::Lunar(_) => return None,
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
            if let Some(Month::Lunar(month)) = said.month {
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
            let (year, month) = month_parts(
                said.month.unwrap_or(Month::Offset(0)),
                year,
                said,
                ctx,
                at,
                Some(third * 10 + 1),
            )?;
            let end =
                if third == 2 { month.and_then(|m| days_of_month(year, m)) } else { Some(third * 10 + 10) };
            Value::Interval(
                Some(Point::partial_day(year, month, Some(third * 10 + 1))),
                Some(Point::partial_day(year, month, end)),
            )
        }
        DayOf::Offset(days) => Value::Point(ctx.published_plus(days.into())),
        DayOf::Anaphor(days) => {
            let before = ctx.day_before(at).unwrap_or_else(|| ctx.published_plus(0));
            Value::Point(plus_days(before, days.into()))
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

/// A day moved; one of unknown year is counted in a common year.
pub fn plus_days(point: Point, days: i64) -> Point {
    let Part::Day(Some(month), Some(day)) = point.part else { return point };
    let moved =
        Day::new(point.year.unwrap_or(2001), month.into(), day.into()).and_then(|d| d.plus_days(days));
    let Some(moved) = moved else { return point };
    Point { year: point.year.map(|_| moved.year()), ..Point::day(moved) }
}

fn division_value(
    division: Division,
    year: Option<i32>,
    said: &Said,
    ctx: &Context,
    at: usize,
) -> Option<Value> {
    // A part of the year that the words leave out: this year's, unless it has not come yet.
    let year_of = |month: u8| {
        if said.year.is_some() {
            return year;
        }
        let ahead = ctx.anchor().day.is_some_and(|(m, _)| month > m + 5);
        let last = ahead && !ctx.speaks_of_future(at);
        ctx.anchor().year.map(|y| if last { y - 1 } else { y })
    };
    Some(match division {
        Division::Code(code) => {
            let point = Point { year: None, part: Part::Division(code), clock: None };
            let first = point.first().month_number().unwrap_or(1);
            Value::Point(Point { year: year_of(first), ..point })
        }
        Division::Quarter(offset) => {
            let year = ctx.anchor().year?;
            let quarters = i32::from(ctx.anchor().day?.0 - 1) / 3 + offset;
            let part = Part::Division(33 + quarters.rem_euclid(4) as u8);
            Value::Point(Point { year: Some(year + quarters.div_euclid(4)), part, clock: None })
        }
        Division::Edge(edge) => {
            let month = match edge {
                Edge::Begin => 1,
                Edge::Middle => 6,
                Edge::End => 12,
            };
            // 年末 in a report on the year before is that year's.
            let year = match month {
                _ if said.year.is_some() => year,
                12 if !ctx.speaks_of_future(at) && ctx.anchor().day.is_some_and(|(m, _)| m <= 6) => {
                    ctx.year_spoken_of(at).filter(|_| ctx.spoken_last_year(at)).or_else(|| year_of(month))
                }
                _ => ctx.anchor().year,
            };
            Value::Point(Point::month(year, Some(month)))
        }
        Division::Months(from, to) => {
            let year = year_of(from);
            Value::Interval(Some(Point::month(year, Some(from))), Some(Point::month(year, Some(to))))
        }
        Division::Decade(decade) => {
            let century = year.unwrap_or(1900);
            let part = Part::Decade;
            Value::Point(Point { year: Some(century + i32::from(decade)), part, clock: None })
        }
        Division::Century => Value::Point(Point { year, part: Part::Century, clock: None }),
        Division::Festival(festival) => return feast::value(festival, year, said.year.is_some(), ctx, at),
    })
}

/// A lunar day of a known year, or of the one in which it lies nearest to the publication.
fn lunar_day_value(year: Option<i32>, said: bool, month: u8, day: u8, ctx: &Context, at: usize) -> Point {
    let unknown = Point::partial_day(None, None, None);
    let of = |year: i32| lunar_day(year, month.into(), day.into());
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

fn lunar_month_value(year: Option<i32>, month: u8, ctx: &Context, at: usize) -> Value {
    let first = lunar_day_value(year, year.is_some(), month, 1, ctx, at);
    let whole = first.to_day().and_then(|day| {
        // The lunar year of a first day: its month is at most two months behind the Gregorian one.
        let lunar = [day.year() - 1, day.year()]
            .into_iter()
            .find_map(|y| lunar_month(y, month.into()).filter(|m| m.0 == day))?;
        Some(Value::Interval(Some(Point::day(lunar.0)), Some(Point::day(lunar.1))))
    });
    whole.unwrap_or(Value::Point(first))
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
