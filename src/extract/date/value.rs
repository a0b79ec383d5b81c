//! What a date names on the calendar, written as EDTF, with its first and last day.
//! Second quarter of 2020 → `2020-34`, from 2020-04-01 to 2020-06-30; a 9th of unknown month → `XXXX-XX-09`.

use crate::calendar::Day;
use crate::model::Grain;
use std::fmt;

/// A stretch of the calendar with one name; what the article leaves open is unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
    /// The year; the first one for decades and centuries.
    pub year: Option<i32>,
    /// Which part of it.
    pub part: Part,
    /// The time of the day.
    pub clock: Option<Clock>,
}

/// How large a stretch is, and which one within its year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Hundred years.
    Century,
    /// Ten years.
    Decade,
    /// The whole year.
    Year,
    /// A season (21–24), quarter (33–36) or half (40, 41), numbered as in EDTF.
    Division(u8),
    /// A month.
    Month(Option<u8>),
    /// A day: month, day.
    Day(Option<u8>, Option<u8>),
}

/// A time of the day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Debug)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// Absent in 8时.
    pub minute: Option<u8>,
}

/// A time that news names without fixing it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reference {
    /// 近日, 日前.
    Past,
    /// 目前, 当前.
    Present,
    /// 今后, 未来.
    Future,
}

/// The value of a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// One stretch.
    Point(Point),
    /// Around that stretch: 9月29日前后.
    Around(Point),
    /// From the first to the second, open where nothing is given.
    Interval(Option<Point>, Option<Point>),
    /// Not on the calendar.
    Reference(Reference),
}

impl Clock {
    /// Minutes since midnight.
    pub fn minutes(self) -> u32 {
        60 * u32::from(self.hour) + u32::from(self.minute.unwrap_or(0))
    }
}

impl Point {
    /// A whole year.
    pub fn year(year: Option<i32>) -> Point {
        Point { year, part: Part::Year, clock: None }
    }

    /// A month of a year.
    pub fn month(year: Option<i32>, month: Option<u8>) -> Point {
        Point { year, part: Part::Month(month), clock: None }
    }

    /// A day as far as it is known.
    pub fn partial_day(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> Point {
        Point { year, part: Part::Day(month, day), clock: None }
    }

    /// A day of the calendar.
    pub fn day(day: Day) -> Point {
        Point::partial_day(Some(day.year()), Some(day.month() as u8), Some(day.day() as u8))
    }

    /// The month, where the stretch lies in one.
    pub fn month_number(&self) -> Option<u8> {
        match self.part {
            Part::Month(month) | Part::Day(month, _) => month,
            _ => None,
        }
    }

    /// The first day, as far as it is known.
    pub fn first(&self) -> Point {
        let year = self.year;
        let (year, month, day) = match self.part {
            Part::Century | Part::Decade | Part::Year => (year, Some(1), Some(1)),
            Part::Division(code) => (year, Some(division_months(code).0), Some(1)),
            Part::Month(month) => (year, month, Some(1)),
            Part::Day(month, day) => (year, month, day),
        };
        Point { clock: self.clock, ..Point::partial_day(year, month, day) }
    }

    /// The last day, as far as it is known.
    pub fn last(&self) -> Point {
        let (year, month) = match self.part {
            Part::Century => (self.year.map(|y| y + 99), Some(12)),
            Part::Decade => (self.year.map(|y| y + 9), Some(12)),
            Part::Year => (self.year, Some(12)),
            // Winter runs on into the next year.
            Part::Division(24) => (self.year.map(|y| y + 1), Some(2)),
            Part::Division(code) => (self.year, Some(division_months(code).1)),
            Part::Month(month) => (self.year, month),
            Part::Day(..) => return *self,
        };
        let day = month.and_then(|m| days_of_month(year, m));
        Point { clock: self.clock, ..Point::partial_day(year, month, day) }
    }

    /// The day of the calendar, when all of it is known.
    pub fn to_day(self) -> Option<Day> {
        match self.part {
            Part::Day(Some(month), Some(day)) => Day::new(self.year?, month.into(), day.into()),
            _ => None,
        }
    }

    /// The same stretch that many years later.
    pub fn plus_years(self, years: i32) -> Point {
        Point { year: self.year.map(|y| y + years), ..self }
    }

    /// How fine it is.
    pub fn grain(&self) -> Grain {
        match (self.clock, self.part) {
            (Some(Clock { minute: Some(_), .. }), _) => Grain::Minute,
            (Some(_), _) => Grain::Hour,
            (_, Part::Century | Part::Decade) => Grain::Other,
            (_, Part::Year) => Grain::Year,
            (_, Part::Division(21..=24)) => Grain::Season,
            (_, Part::Division(33..=36)) => Grain::Quarter,
            (_, Part::Division(_)) => Grain::HalfYear,
            (_, Part::Month(_)) => Grain::Month,
            (_, Part::Day(..)) => Grain::Day,
        }
    }
}

/// First and last month of a season, quarter or half.
fn division_months(code: u8) -> (u8, u8) {
    match code {
        21 => (3, 5),
        22 => (6, 8),
        23 => (9, 11),
        24 => (12, 2),
        33..=36 => ((code - 33) * 3 + 1, (code - 33) * 3 + 3),
        40 => (1, 6),
        _ => (7, 12),
    }
}

/// How many days a month has; February of an unknown year has 28.
pub fn days_of_month(year: Option<i32>, month: u8) -> Option<u8> {
    Day::last_of_month(year.unwrap_or(2001), month.into()).map(|d| d.day() as u8)
}

impl Value {
    /// First day, where it is known.
    pub fn from(&self) -> Option<Day> {
        match self {
            Value::Point(p) | Value::Around(p) | Value::Interval(Some(p), _) => p.first().to_day(),
            _ => None,
        }
    }

    /// Last day, where it is known.
    pub fn to(&self) -> Option<Day> {
        match self {
            Value::Point(p) | Value::Around(p) | Value::Interval(_, Some(p)) => p.last().to_day(),
            _ => None,
        }
    }

    /// How fine it is: an interval is as fine as its ends.
    pub fn grain(&self) -> Grain {
        match self {
            Value::Point(p)
            | Value::Around(p)
            | Value::Interval(Some(p), _)
            | Value::Interval(None, Some(p)) => p.grain(),
            _ => Grain::Other,
        }
    }

    /// The first stretch that is named.
    pub fn start(&self) -> Option<Point> {
        match *self {
            Value::Point(p) | Value::Around(p) => Some(p),
            Value::Interval(from, to) => from.or(to),
            Value::Reference(_) => None,
        }
    }

    /// The last stretch that is named.
    pub fn end(&self) -> Option<Point> {
        match *self {
            Value::Interval(from, to) => to.or(from),
            _ => self.start(),
        }
    }

    /// The same with another function of its points.
    pub fn map(self, f: impl Fn(Point) -> Point) -> Value {
        match self {
            Value::Point(p) => Value::Point(f(p)),
            Value::Around(p) => Value::Around(f(p)),
            Value::Interval(from, to) => Value::Interval(from.map(&f), to.map(&f)),
            Value::Reference(_) => self,
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Written at once: nearly all points have a year of four digits.
        let mut text = *b"XXXX-XX-XX";
        match (self.year, self.part) {
            (Some(year), Part::Century) => return write!(f, "{:02}XX", year / 100),
            (Some(year), Part::Decade) => return write!(f, "{:03}X", year / 10),
            (Some(year @ 0..10_000), _) => {
                for (digit, tens) in text.iter_mut().zip([1000, 100, 10, 1]) {
                    *digit = b'0' + (year / tens % 10) as u8;
                }
            }
            (Some(year), _) if year < 0 => return write!(f, "-{}", Point { year: Some(-year), ..*self }),
            (Some(year), _) => {
                write!(f, "{}", year / 10_000)?;
                return Point { year: Some(year % 10_000), ..*self }.fmt(f);
            }
            (None, _) => {}
        }
        let mut two = |at: usize, number: Option<u8>| {
            if let Some(n) = number {
                (text[at], text[at + 1]) = (b'0' + n / 10 % 10, b'0' + n % 10);
            }
        };
        let length = match self.part {
            Part::Century | Part::Decade | Part::Year => 4,
            Part::Division(code) => {
                two(5, Some(code));
                7
            }
            Part::Month(month) => {
                two(5, month);
                7
            }
            Part::Day(month, day) => {
                two(5, month);
                two(8, day);
                10
            }
        };
        f.write_str(std::str::from_utf8(&text[..length]).unwrap_or_default())?;
        match self.clock {
            Some(Clock { hour, minute }) => write!(f, "T{hour:02}:{:02}", minute.unwrap_or(0)),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |p: &Option<Point>, f: &mut fmt::Formatter<'_>| match p {
            Some(p) => p.fmt(f),
            None => f.write_str(".."),
        };
        match self {
            Value::Point(p) => p.fmt(f),
            Value::Around(p) => {
                p.fmt(f)?;
                f.write_str("~")
            }
            Value::Interval(from, to) => {
                end(from, f)?;
                f.write_str("/")?;
                end(to, f)
            }
            Value::Reference(Reference::Past) => f.write_str("PAST_REF"),
            Value::Reference(Reference::Present) => f.write_str("PRESENT_REF"),
            Value::Reference(Reference::Future) => f.write_str("FUTURE_REF"),
        }
    }
}
