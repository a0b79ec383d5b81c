//! What is counted within a year or a month.
//! 首月, 第一周, 最后一天 of a year; 第二周, 第三个星期日, 前20天 of a month.

use super::clock::skip_space;
use super::said::{DayOf, Division, Month, Said};
use super::word::bare_weekday;
use crate::doc::Doc;
use crate::number::calendar::small;

/// What is counted within a year: 首月, 第三个月, 第一周, 第一天, 最后一天.
pub fn in_year(doc: &Doc, pos: usize) -> Option<(Said, usize)> {
    let month = |n: u32| Said { month: Some(Month::Number(n as u8)), ..Said::default() };
    let part = |division| Said { division: Some(division), ..Said::default() };
    if doc.starts_with(pos, "首月") {
        return Some((month(1), pos + 2));
    }
    if doc.starts_with(pos, "最后一天") {
        return Some((part(Division::Day(0)), pos + 4));
    }
    for (unit, days) in [("天", 1), ("周", 7), ("个月", 0)] {
        let Some((count, end, first)) = in_a_row(doc, pos, unit).filter(|&(n, ..)| n > 1) else { continue };
        // 前三个月 is read with the quarters.
        return match (days, first) {
            (0, true) => None,
            (0, false) => Some((part(Division::Months(13 - count.min(12) as u8, 12)), end)),
            (_, true) => Some((part(Division::Days((count * days) as i16)), end)),
            (_, false) => Some((part(Division::Days(-((count * days) as i16))), end)),
        };
    }
    let (n, end) = small(doc.chars(), pos + 1).filter(|&(n, _)| doc.char(pos) == '第' && n > 0)?;
    Some(match doc.char(end) {
        '个' if doc.char(end + 1) == '月' && n <= 12 => (month(n), end + 2),
        '周' if doc.char(end + 1) != '年' && n <= 53 => (part(Division::Week(n as u8)), end + 1),
        '天' => (part(Division::Day(n as u16)), end + 1),
        _ => return None,
    })
}

/// 第二周, 第三个星期日, 最后一天 behind a month.
pub fn in_month(doc: &Doc, pos: usize) -> Option<(DayOf, usize)> {
    let at = if doc.char(pos) == '的' { pos + 1 } else { pos };
    if let Some((days, end)) = days_in_a_row(doc, at) {
        return Some((days, end));
    }
    let (n, at) = match doc.starts_with(at, "最后一") {
        true => (0, at + 3),
        false if doc.char(at) == '第' => {
            small(doc.chars(), at + 1).filter(|&(n, _)| (1..=6).contains(&n))?
        }
        false => return None,
    };
    let n = n as u8;
    if doc.char(at) == '个'
        && let Some((weekday, end)) = bare_weekday(doc, at + 1)
    {
        return Some((DayOf::NthWeekday(n, weekday), end));
    }
    match doc.char(at) {
        '周' if n > 0 && bare_weekday(doc, at).is_none() && doc.char(at + 1) != '年' => {
            Some((DayOf::WeekOfMonth(n), at + 1))
        }
        '天' if n == 0 => Some((DayOf::Last, at + 1)),
        '天' => Some((DayOf::Number(n), at + 1)),
        _ => None,
    }
}

/// 前20天, 最后三天 behind a month.
fn days_in_a_row(doc: &Doc, pos: usize) -> Option<(DayOf, usize)> {
    let (days, end, first) = in_a_row(doc, pos, "天")?;
    let days = u8::try_from(days).ok().filter(|d| (2..=28).contains(d))?;
    Some((if first { DayOf::First(days) } else { DayOf::Final(days) }, end))
}

/// 前10天, 头两天, 最后三周: how many of a unit, the end, and whether they are the first.
fn in_a_row(doc: &Doc, pos: usize, unit: &str) -> Option<(u32, usize, bool)> {
    let (at, first) = match doc.char(pos) {
        '前' | '头' => (pos + 1, true),
        _ if doc.starts_with(pos, "最后") => (skip_space(doc, pos + 2), false),
        _ => return None,
    };
    let (count, end) = match doc.char(at) {
        '两' => (2, at + 1),
        _ => small(doc.chars(), at)?,
    };
    let end = skip_space(doc, end);
    doc.starts_with(end, unit).then(|| (count, end + unit.chars().count(), first))
}
