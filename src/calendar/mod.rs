//! Civil days of the Gregorian calendar, and nothing else of time: no clock, no zone.
//! 2020-11-30 → the Monday on which the article appeared.

mod lunar;

pub use lunar::{leap_lunar_day, lunar_day, solar_term};

use jiff::{ToSpan, civil};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// One civil day. Written and read as `YYYY-MM-DD` (ISO 8601).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Day(civil::Date);

impl Day {
    /// The day with these numbers, if the calendar has it (2023-02-29 does not exist).
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let year = i16::try_from(year).ok()?;
        civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Day)
    }

    /// The last day of a month: `(2024, 2)` → 2024-02-29.
    pub fn last_of_month(year: i32, month: u32) -> Option<Day> {
        Day::new(year, month, 1).map(|d| Day(d.0.last_of_month()))
    }

    /// The year, 2020.
    pub fn year(self) -> i32 {
        self.0.year().into()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month().unsigned_abs().into()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day().unsigned_abs().into()
    }

    /// The day of the week, Monday = 1 … Sunday = 7 (ISO 8601).
    pub fn weekday(self) -> u32 {
        self.0.weekday().to_monday_one_offset().unsigned_abs().into()
    }

    /// The day `days` later (earlier when negative).
    pub fn plus_days(self, days: i64) -> Option<Day> {
        self.0.checked_add(days.days()).ok().map(Day)
    }

    /// Days since 1970-01-01, negative before it.
    pub fn since_1970(self) -> i32 {
        self.0.since(civil::date(1970, 1, 1)).map_or(0, |span| span.get_days())
    }

    /// The same day `months` later (earlier when negative), the month's last day where it has fewer.
    pub fn plus_months(self, months: i64) -> Option<Day> {
        self.0.checked_add(months.months()).ok().map(Day)
    }
}

impl Day {
    /// How many days `self` lies after `other` (negative when before).
    pub fn days_after(self, other: Day) -> i64 {
        other.0.until(self.0).map_or(0, |span| span.get_days().into())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.iso() {
            Some(iso) => f.write_str(std::str::from_utf8(&iso).unwrap_or_default()),
            None => write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day()),
        }
    }
}

impl FromStr for Day {
    type Err = String;

    /// Strictly `YYYY-MM-DD`.
    fn from_str(s: &str) -> Result<Day, String> {
        let wrong = || format!("‘{s}’ is not a day of the form YYYY-MM-DD");
        let mut parts = s.split('-');
        let mut next = |width: usize| -> Option<u32> {
            let part = parts.next()?;
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let (Some(y), Some(m), Some(d)) = (next(4), next(2), next(2)) else { return Err(wrong()) };
        if parts.next().is_some() {
            return Err(wrong());
        }
        Day::new(y as i32, m, d).ok_or_else(|| format!("‘{s}’ is no day of the calendar"))
    }
}

impl Day {
    /// `YYYY-MM-DD` in ASCII, where the year has four digits. A record holds two days for every date.
    fn iso(self) -> Option<[u8; 10]> {
        let year = u32::try_from(self.year()).ok().filter(|year| *year < 10_000)?;
        let digit = |number: u32, unit: u32| b'0' + (number / unit % 10) as u8;
        let mut iso = *b"YYYY-MM-DD";
        for (places, number) in [(0..4, year), (5..7, self.month()), (8..10, self.day())] {
            let mut unit = 1;
            for place in places.rev() {
                iso[place] = digit(number, unit);
                unit *= 10;
            }
        }
        Some(iso)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.iso() {
            Some(iso) => serializer.serialize_str(std::str::from_utf8(&iso).unwrap_or_default()),
            None => serializer.collect_str(self),
        }
    }
}

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(s: String) -> Result<Day, String> {
        s.parse()
    }
}
