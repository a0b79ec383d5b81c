//! Dates of the lunar calendar.
//! 农历八月十五 → month 8, day 15; 农历乙巳年正月初八; 腊月; 闰四月.

use super::clock::skip_space;
use super::festival::festival;
use super::point::{Read, month_number, year_number};
use super::said::{DayOf, Month, Said, Year};
use crate::doc::Doc;
use crate::number::calendar;

/// 农历八月十五, 正月初八, 腊月廿三, 农历1991年8月23.
pub fn lunar(doc: &Doc, pos: usize) -> Read {
    let named = ["农历", "阴历", "旧历"].iter().any(|w| doc.starts_with(pos, w));
    let (year, at) = if named { year(doc, pos + 2) } else { (None, pos) };
    let (month, at, own) = month(doc, at, named)?;
    let solid = named || own;
    let said = Said { year, month: Some(month), ..Said::default() };
    let first_ten = doc.char(at) == '初';
    let from = if first_ten { at + 1 } else { at };
    let day = calendar::small(doc.chars(), from).filter(|&(d, end)| {
        (1..=30).contains(&d)
            && (named || !matches!(doc.char(end), '日' | '号'))
            && !matches!(doc.char(end), '年' | '个' | '月')
            && (first_ten && d <= 10
                || !first_ten && (d > 10 || named && matches!(doc.char(end), '日' | '号')))
    });
    match day {
        // 九月廿二 is lunar by its day.
        Some((day, end)) if solid || first_ten || doc.char(from) == '廿' => {
            let end = if matches!(doc.char(end), '日' | '号') { end + 1 } else { end };
            // 八月十五中秋节
            let end = festival(doc, end, false).map_or(end, |(_, end)| end);
            Some((Said { day: Some(DayOf::Number(day as u8)), ..said }, end))
        }
        None if solid => Some((said, at)),
        _ => None,
    }
}

/// The year behind 农历: 2024年; that of 乙巳年 is left to the context.
fn year(doc: &Doc, pos: usize) -> (Option<Year>, usize) {
    const STEMS: &[char] = &['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
    const BRANCHES: &[char] = &['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
    if STEMS.contains(&doc.char(pos)) && BRANCHES.contains(&doc.char(pos + 1)) {
        let at = if doc.char(pos + 2) == '年' { pos + 2 } else { pos + 3 };
        if doc.char(at) == '年' {
            return (None, at + 1);
        }
    }
    match year_number(doc, pos) {
        Some((year, end)) if doc.char(end) == '年' => (Some(Year::Number(year)), skip_space(doc, end + 1)),
        _ => (None, pos),
    }
}

/// A lunar month at `pos`, its end, and whether its name is lunar by itself.
fn month(doc: &Doc, pos: usize, named: bool) -> Option<(Month, usize, bool)> {
    const OWN: &[(&str, u8)] = &[("正月", 1), ("腊月", 12), ("冬月", 11)];
    if let Some(&(word, month)) =
        OWN.iter().find(|(word, month)| doc.starts_with(pos, word) && (named || *month != 11))
    {
        return Some((Month::Lunar(month), pos + word.chars().count(), true));
    }
    if doc.char(pos) == '闰' {
        let (month, end) = calendar::small(doc.chars(), pos + 1).filter(|&(m, _)| (1..=12).contains(&m))?;
        return (doc.char(end) == '月').then_some((Month::LeapLunar(month as u8), end + 1, true));
    }
    let (month, end) = month_number(doc, pos).filter(|_| named || !doc.char(pos).is_ascii_digit())?;
    Some((Month::Lunar(month), end, false))
}
