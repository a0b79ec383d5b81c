//! The Chinese lunar calendar and the solar terms, as days of the Gregorian one.
//! 2024, eighth month, fifteenth day → 2024-09-17 (中秋); 2024 清明 → 2024-04-04.

use super::Day;
use chinese_lunisolar_calendar::{LunarDay, LunarMonth, LunisolarDate, LunisolarYear, SolarDate, SolarYear};

/// The day of a lunar date, for the years 1901 to 2100: `(2024, 8, 15)` → 2024-09-17.
pub fn lunar_day(year: i32, month: u32, day: u32) -> Option<Day> {
    day_of_month(year, month, false, day)
}

/// The day of a date in a leap month, where the year has it: `(2020, 4, 1)`, 闰四月初一 → 2020-05-23.
pub fn leap_lunar_day(year: i32, month: u32, day: u32) -> Option<Day> {
    day_of_month(year, month, true, day)
}

fn day_of_month(year: i32, month: u32, leap: bool, day: u32) -> Option<Day> {
    let year = lunar_year(year)?;
    let month = LunarMonth::from_u8_with_leap(u8::try_from(month).ok()?, leap).ok()?;
    let day = LunarDay::from_u8(u8::try_from(day).ok()?).ok()?;
    gregorian(LunisolarDate::from_lunisolar_year_lunar_month_day(year, month, day).ok()?)
}

fn lunar_year(year: i32) -> Option<LunisolarYear> {
    LunisolarYear::from_solar_year(SolarYear::from_u16(u16::try_from(year).ok()?)).ok()
}

fn gregorian(date: LunisolarDate) -> Option<Day> {
    let day = SolarDate::from_lunisolar_date(date);
    let month = day.to_solar_month().to_u8().into();
    Day::new(day.to_solar_year().to_u16().into(), month, day.to_solar_day().to_u8().into())
}

/// The day of a solar term, `index` counting from 小寒 = 0, for the years 1901 to 2099.
///
/// The mean day of the term in the century plus its drift, the rule of thumb of Chinese almanacs
/// (`[0.2422·y + c] − [(y − 1) / 4]`), and the thirty terms for which that errs by a day. All terms of
/// these years were compared with the tables of the Python package cnlunar 0.2.5.
pub fn solar_term(year: i32, index: usize) -> Option<Day> {
    #[rustfmt::skip]
    const C20: [f64; 24] = [
        6.11, 20.84, 4.6295, 19.4599, 6.3826, 21.4155, 5.59, 20.888, 6.318, 21.86, 6.5, 22.2,
        7.928, 23.65, 8.35, 23.95, 8.44, 23.822, 9.098, 24.218, 8.218, 23.08, 7.9, 22.6,
    ];
    #[rustfmt::skip]
    const C21: [f64; 24] = [
        5.4055, 20.12, 3.87, 18.73, 5.63, 20.646, 4.81, 20.1, 5.52, 21.04, 5.678, 21.37,
        7.108, 22.83, 7.5, 23.13, 7.646, 23.042, 8.318, 23.438, 7.438, 22.36, 7.18, 21.94,
    ];
    let (constants, of_century) = match year {
        1901..=1999 => (&C20, year - 1900),
        // The year 2000 belongs to the twentieth century's series.
        2000 => (&C20, 100),
        2001..=2099 => (&C21, year - 2000),
        _ => return None,
    };
    // Before the leap day of a year (小寒 … 雨水) the year's own leap day does not count yet.
    let leaps = if index < 4 { (of_century - 1) / 4 } else { of_century / 4 };
    let exception = EXCEPTIONS.iter().find(|e| (e.0, e.1) == (year, index)).map_or(0, |e| e.2);
    let day = (f64::from(of_century) * 0.2422 + constants.get(index)?).floor() as i32 - leaps + exception;
    Day::new(year, index as u32 / 2 + 1, u32::try_from(day).ok()?)
}

/// Year, term and correction where the rule of thumb errs.
#[rustfmt::skip]
const EXCEPTIONS: &[(i32, usize, i32)] = &[
    (1902, 10, 1), (1911, 8, 1), (1912, 21, 1), (1913, 17, 1), (1914, 2, -1),
    (1914, 23, 1), (1915, 4, -1), (1917, 22, -1), (1922, 13, 1), (1923, 3, -1),
    (1925, 12, 1), (1942, 17, 1), (1947, 2, -1), (1947, 23, 1), (1948, 4, -1),
    (1951, 23, 1), (1978, 21, 1), (1979, 1, 1), (1980, 23, 1), (1982, 0, 1),
    (1984, 23, 1), (2002, 14, 1), (2008, 9, 1), (2016, 12, 1), (2019, 0, -1),
    (2021, 23, -1), (2026, 3, -1), (2082, 1, 1), (2089, 19, 1), (2089, 20, 1),
];
