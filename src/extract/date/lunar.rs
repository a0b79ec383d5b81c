//! Dates of the lunar calendar.
//! 农历八月十五 → month 8, day 15; 正月初八; 腊月.

use super::point::{Read, month_number};
use super::said::{DayOf, Month, Said};
use crate::doc::Doc;
use crate::number::calendar;

/// 农历八月十五, 正月初八, 腊月廿三.
pub fn lunar(doc: &Doc, pos: usize) -> Read {
    let (named, at) = ["农历", "阴历", "旧历"]
        .iter()
        .find(|w| doc.starts_with(pos, w))
        .map_or((false, pos), |_| (true, pos + 2));
    let (month, at) = match doc.char(at) {
        '正' if doc.char(at + 1) == '月' => (1, at + 2),
        '腊' if doc.char(at + 1) == '月' => (12, at + 2),
        '冬' if doc.char(at + 1) == '月' && named => (11, at + 2),
        c if !c.is_ascii_digit() => {
            let (month, end) = month_number(doc, at)?;
            (month, end)
        }
        _ => return None,
    };
    let solid = named || matches!(doc.char(at - 2), '正' | '腊');
    let said = Said { month: Some(Month::Lunar(month)), ..Said::default() };
    let first_ten = doc.char(at) == '初';
    let from = if first_ten { at + 1 } else { at };
    let day = calendar::small(doc.chars(), from).filter(|&(d, end)| {
        (1..=30).contains(&d)
            && (named || !matches!(doc.char(end), '日' | '号'))
            && !matches!(doc.char(end), '年' | '个' | '月')
            && (first_ten && d <= 10 || !first_ten && d > 10)
    });
    match day {
        Some((day, end)) if solid || first_ten => {
            Some((Said { day: Some(DayOf::Number(day as u8)), ..said }, end))
        }
        None if solid => Some((said, at)),
        _ => None,
    }
}
