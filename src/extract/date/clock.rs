//! Times of the day, alone or behind a day.
//! 9时30分许 → T09:30; 晚上7点 → T19:00; 下午3点半 → T15:30.

use super::value::Clock;
use crate::doc::Doc;
use crate::number::calendar::{digits, small};

/// Words for a part of the day, longer ones first, and whether their small hours count from noon.
const DAY_PARTS: &[(&str, bool)] = &[
    ("凌晨", false),
    ("清晨", false),
    ("早晨", false),
    ("早上", false),
    ("早间", false),
    ("上午", false),
    ("中午", true),
    ("正午", true),
    ("午间", true),
    ("午后", true),
    ("下午", true),
    ("傍晚", true),
    ("晚上", true),
    ("晚间", true),
    ("深夜", true),
    ("夜间", true),
    ("夜里", true),
    ("午夜", true),
    ("当晚", true),
    ("晚", true),
    ("晨", false),
    ("早", false),
    ("夜", true),
];

/// What makes a one-character part of the day the beginning of another word.
const JOINED: &[char] = &[
    '会', '报', '宴', '餐', '点', '间', '班', '景', '市', '些', '霜', '练', '色', '于', '稻', '期', '就',
    '已', '在', '日', '年',
];

/// A part of the day at `pos`: whether its hours count from noon, and its end.
pub fn day_part(doc: &Doc, pos: usize) -> Option<(bool, usize)> {
    let &(word, from_noon) = DAY_PARTS.iter().find(|(word, _)| doc.starts_with(pos, word))?;
    let end = pos + word.chars().count();
    // 今天晚报, 5日晚会 and 昨夜班 speak of something else.
    let inside_word = word.chars().count() == 1 && JOINED.contains(&doc.char(end));
    (!inside_word).then_some((from_noon, end))
}

/// A time of the day at `pos`, with the part of the day before it if one stands there.
pub fn clock(doc: &Doc, pos: usize) -> Option<(Clock, usize)> {
    let (from_noon, start) = match day_part(doc, pos) {
        Some((from_noon, end)) => (Some(from_noon), skip_space(doc, end)),
        None => (None, pos),
    };
    let (hour, at) = small(doc.chars(), start).filter(|&(h, _)| h <= 24)?;
    let at = skip_space(doc, at);
    let (minute, end) = match doc.char(at) {
        ':' => {
            let (minute, end) = digits(doc.chars(), at + 1, 2).filter(|&(m, _)| m < 60)?;
            // 09:36:46
            let end = match doc.char(end) == ':' {
                true => digits(doc.chars(), end + 1, 2).filter(|&(s, _)| s < 60).map_or(end, |(_, e)| e),
                false => end,
            };
            (Some(minute), end)
        }
        '时' if !matches!(
            doc.char(at + 1),
            '代' | '期' | '间' | '段' | '速' | '候' | '尚' | '空' | '差' | '长'
        ) =>
        {
            minute(doc, at + 1)
        }
        '点' if !matches!(doc.char(at + 1), '多' | '意' | '建' | '要' | '、') => {
            let behind = if doc.char(at + 1) == '钟' { at + 2 } else { at + 1 };
            minute(doc, behind)
        }
        _ => return None,
    };
    let end = if matches!(doc.char(end), '整' | '许') { end + 1 } else { end };
    let hour = if from_noon == Some(true) && (1..12).contains(&hour) { hour + 12 } else { hour };
    // 晚上12点 closes the day.
    let hour = if from_noon == Some(true)
        && hour == 12
        && !doc.starts_with(pos, "中午")
        && !doc.starts_with(pos, "正午")
        && !doc.starts_with(pos, "下午")
    {
        24
    } else {
        hour
    };
    Some((Clock { hour: hour as u8, minute: minute.map(|m| m as u8) }, end))
}

/// The minutes behind 时 or 点: 30分, 半, 一刻, or none.
fn minute(doc: &Doc, pos: usize) -> (Option<u32>, usize) {
    if doc.char(pos) == '半' {
        return (Some(30), pos + 1);
    }
    if doc.starts_with(pos, "一刻") || doc.starts_with(pos, "1刻") {
        return (Some(15), pos + 2);
    }
    let space = skip_space(doc, pos);
    match small(doc.chars(), space).filter(|&(m, _)| m < 60) {
        Some((m, end)) if doc.char(end) == '分' && !matches!(doc.char(end + 1), '钟' | '之') => {
            let seconds = small(doc.chars(), end + 1).filter(|&(s, e)| s < 60 && doc.char(e) == '秒');
            (Some(m), seconds.map_or(end + 1, |(_, e)| e + 1))
        }
        _ => (None, pos),
    }
}

/// Past one space, as in `2004 年`.
pub fn skip_space(doc: &Doc, pos: usize) -> usize {
    if doc.char(pos) == ' ' { pos + 1 } else { pos }
}
