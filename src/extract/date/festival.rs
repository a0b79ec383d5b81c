//! Festivals and the holidays around them, one or two together, with the quotation marks that enclose a part.
//! “五一”黄金周, 中秋、国庆假期, 重阳佳节, 五一黄金周的最后一天.

use super::said::{Extent, Festival};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::number::calendar::{digit, small};

/// Words that widen a festival to its days off, longer ones first.
const HOLIDAYS: &[(&str, Extent)] = &[
    ("双节假期", Extent::Holiday),
    ("双节", Extent::Holiday),
    ("黄金周假期", Extent::GoldenWeek),
    ("黄金周", Extent::GoldenWeek),
    ("小长假", Extent::Holiday),
    ("长假", Extent::Holiday),
    ("节假期", Extent::Holiday),
    ("节假日", Extent::Holiday),
    ("假期", Extent::Holiday),
    ("假日", Extent::Holiday),
];

/// A festival at `pos`. Behind a year (`inside`) quotation marks around it belong to the expression;
/// alone they do only when more follows, and [`quoted`] reads what they enclose otherwise.
pub fn festival(doc: &Doc, pos: usize, inside: bool) -> Option<(Festival, usize)> {
    let open = opening(doc.char(pos));
    let at = if open.is_some() { pos + 1 } else { pos };
    let (first, needs_more, end) = name(doc, at)?;
    let mut festival = Festival { first, second: None, extent: Extent::Feast };
    let mut end = end;
    // 中秋国庆 share a holiday, 小寒大寒 do not.
    let holiday = |row: u32| doc.lexicon().festivals[row as usize].holiday;
    match second(doc, end).filter(|&(second, _)| !holiday(first).is_empty() && !holiday(second).is_empty()) {
        // 春节除夕 is the day that it names last.
        Some((second, behind)) if holiday(first) == holiday(second) => {
            (festival.first, end) = (second, behind);
        }
        Some((second, behind)) => (festival.second, end) = (Some(second), behind),
        None => {}
    }
    let closed = open.is_some_and(|close| doc.char(end) == close);
    if open.is_some() != closed {
        return None;
    }
    if closed {
        end += 1;
        // “五一”、端午假期
        let shared = second(doc, end)
            .filter(|&(_, behind)| HOLIDAYS.iter().any(|(word, _)| doc.starts_with(behind, word)));
        if let Some((second, behind)) = shared {
            festival.second = Some(second);
            end = behind;
        }
    }
    let holiday = HOLIDAYS.iter().find(|(word, _)| doc.starts_with(end, word));
    if let Some(&(word, extent)) = holiday {
        festival.extent = extent;
        end += word.chars().count();
        if let Some((day, behind)) = day_of_holiday(doc, end) {
            festival.extent = Extent::DayOfHoliday(day);
            end = behind;
        } else if let Some((days, behind)) = first_days(doc, end) {
            festival.extent = Extent::FirstDays(days);
            end = behind;
        }
    } else if doc.starts_with(end, "佳节") {
        end += 2;
    } else {
        let list = festival.second.is_some()
            && !closed
            && matches!(doc.char(end_of_name(doc, at)), '、' | '和' | '与');
        if list || needs_more && !closed || closed && !inside {
            return None;
        }
    }
    Some((festival, end))
}

/// A festival between quotation marks that belong to nothing else: “五一”期间. Gives start and end.
pub fn quoted(doc: &Doc, pos: usize) -> Option<(Festival, usize, usize)> {
    let close = opening(doc.char(pos))?;
    let (first, _, end) = name(doc, pos + 1)?;
    (doc.char(end) == close).then_some((
        Festival { first, second: None, extent: Extent::Feast },
        pos + 1,
        end,
    ))
}

/// The closing mark that belongs to an opening one.
pub fn opening(c: char) -> Option<char> {
    match c {
        '“' => Some('”'),
        '‘' => Some('’'),
        '「' => Some('」'),
        '"' => Some('"'),
        _ => None,
    }
}

/// The row of a festival's name, whether it needs marks or a holiday word around it, and its end.
fn name(doc: &Doc, pos: usize) -> Option<(u32, bool, usize)> {
    let hit = doc.longest_at(pos, Table::Festivals)?;
    let row = &doc.lexicon().festivals[hit.row as usize];
    let end = hit.end as usize;
    let before = pos.checked_sub(1).map_or('\0', |i| doc.char(i));
    let numeral =
        digit(doc.char(pos)).is_some() && (digit(before).is_some() || matches!(before, '十' | '第' | '·'));
    // 欢乐春节 and 网络中国节·春节 are names.
    let named = before == '·' || doc.ends_with(pos, "欢乐");
    let touched = named || row.not_after().any(|w| doc.starts_with(end, w));
    (!numeral && !touched).then_some((hit.row, row.needs_quotes, end))
}

fn end_of_name(doc: &Doc, pos: usize) -> usize {
    doc.longest_at(pos, Table::Festivals).map_or(pos, |h| h.end as usize)
}

/// The second festival of a shared holiday: 中秋、国庆.
fn second(doc: &Doc, pos: usize) -> Option<(u32, usize)> {
    let at = if matches!(doc.char(pos), '、' | '和' | '与' | '·') { pos + 1 } else { pos };
    name(doc, at).map(|(row, _, end)| (row, end))
}

/// 前三天 behind a holiday.
fn first_days(doc: &Doc, pos: usize) -> Option<(u8, usize)> {
    let at = if doc.char(pos) == '的' { pos + 1 } else { pos };
    if !matches!(doc.char(at), '前' | '头') {
        return None;
    }
    let (days, end) = match doc.char(at + 1) {
        '两' => (2, at + 2),
        _ => small(doc.chars(), at + 1)?,
    };
    (matches!(doc.char(end), '天' | '日') && (2..=8).contains(&days)).then_some((days as u8, end + 1))
}

/// 首日, 的最后一天, 第三天 behind a holiday; 0 is the last day.
fn day_of_holiday(doc: &Doc, pos: usize) -> Option<(u8, usize)> {
    let at = if doc.char(pos) == '的' { pos + 1 } else { pos };
    const EDGES: &[(&str, u8)] = &[("最后一天", 0), ("最后一日", 0), ("末日", 0), ("首日", 1), ("首天", 1)];
    if let Some(&(word, day)) = EDGES.iter().find(|(word, _)| doc.starts_with(at, word)) {
        return Some((day, at + word.chars().count()));
    }
    if doc.char(at) != '第' {
        return None;
    }
    let (day, end) = small(doc.chars(), at + 1).filter(|d| (1..=9).contains(&d.0))?;
    matches!(doc.char(end), '天' | '日').then_some((day as u8, end + 1))
}
