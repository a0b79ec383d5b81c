//! The value of a part of a year: quarters, edges, counted weeks and days, decades, festivals.
//! Published 2020-11-30: 一季度 → 2020-33; 年底 → 2020-12; 第一周 → 2019-12-30/2020-01-05.

use super::context::Context;
use super::feast;
use super::resolve::plus_days;
use super::said::{Division, Edge, Said, Year};
use super::value::{Part, Point, Value};
use crate::calendar::Day;

/// The value of a division of `year`, or of the year that the words leave out.
pub fn division_value(
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
            // 今冬, written in February, began in the year before.
            let begun = code == 24
                && matches!(said.year, Some(Year::Offset(_)))
                && ctx.anchor().day.is_some_and(|(m, _)| m <= 3);
            Value::Point(Point { year: year_of(first).map(|y| y - i32::from(begun)), ..point })
        }
        Division::Week(week) => {
            // The first week of a year is the one that holds its fourth day (ISO 8601).
            let fourth = year.and_then(|y| Day::new(y, 1, 4));
            let monday = fourth.and_then(|d| d.plus_days(7 * i64::from(week) - 6 - i64::from(d.weekday())));
            let Some(monday) = monday else { return Some(Value::Point(Point::year(year))) };
            Value::Interval(Some(Point::day(monday)), Some(Point::day(monday.plus_days(6)?)))
        }
        Division::Days(days) => {
            let (first, last) =
                (Point::partial_day(year, Some(1), Some(1)), Point::partial_day(year, Some(12), Some(31)));
            match days {
                1.. => Value::Interval(Some(first), Some(plus_days(first, i64::from(days) - 1))),
                _ => Value::Interval(Some(plus_days(last, i64::from(days) + 1)), Some(last)),
            }
        }
        Division::Day(0) => Value::Point(Point::partial_day(year, Some(12), Some(31))),
        Division::Day(n) => {
            let day = Day::new(year.unwrap_or(2001), 1, 1)?.plus_days(i64::from(n) - 1)?;
            Value::Point(Point { year, ..Point::day(day) })
        }
        Division::Quarter(offset) => {
            let (Some(year), Some((month, _))) = (ctx.anchor().year, ctx.anchor().day) else {
                return Some(Value::Point(Point::year(None)));
            };
            let quarters = i32::from(month - 1) / 3 + offset;
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
