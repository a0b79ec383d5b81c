//! Times of the day, alone or behind a day.
//! 9时30分许 → T09:30; 晚上7点 → T19:00; 下午3点半 → T15:30; 上午8至10时 → T08:00 to T10:00.

use super::range::joint;
use super::value::Clock;
use crate::charset::{CharSet, edges};
use crate::doc::Doc;
use crate::number::calendar::{digits, small};

/// A part of the day, by how its hours are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Half {
    /// 上午: as they stand.
    Morning,
    /// 中午: one to three lie behind noon.
    Noon,
    /// 下午: all lie behind noon.
    Afternoon,
    /// 夜里: the small ones lie behind midnight, twelve closes the day.
    Night,
}

/// Words for a part of the day, longer ones first.
const DAY_PARTS: &[(&str, Half)] = &[
    ("大清早", Half::Morning),
    ("一大早", Half::Morning),
    ("前半夜", Half::Night),
    ("上半夜", Half::Night),
    ("后半夜", Half::Night),
    ("下半夜", Half::Night),
    ("凌晨", Half::Morning),
    ("清晨", Half::Morning),
    ("早晨", Half::Morning),
    ("早上", Half::Morning),
    ("早间", Half::Morning),
    ("清早", Half::Morning),
    ("一早", Half::Morning),
    ("黎明", Half::Morning),
    ("拂晓", Half::Morning),
    ("上午", Half::Morning),
    ("白天", Half::Morning),
    ("中午", Half::Noon),
    ("正午", Half::Noon),
    ("午间", Half::Noon),
    ("午后", Half::Afternoon),
    ("下午", Half::Afternoon),
    ("傍晚", Half::Afternoon),
    ("晚上", Half::Night),
    ("晚间", Half::Night),
    ("深夜", Half::Night),
    ("夜间", Half::Night),
    ("夜里", Half::Night),
    ("午夜", Half::Night),
    ("半夜", Half::Night),
    ("当晚", Half::Night),
    ("晚", Half::Night),
    ("晨", Half::Morning),
    ("早", Half::Morning),
    ("夜", Half::Night),
];

/// The first characters of those words.
static DAY_PARTS_FIRST: CharSet = edges!(with_first, DAY_PARTS);
/// The second characters of those words.
static DAY_PARTS_SECOND: CharSet = edges!(with_second, DAY_PARTS);
/// And their last ones.
static DAY_PARTS_LAST: CharSet = edges!(with_last, DAY_PARTS);
/// And the characters that are a word alone.
static DAY_PARTS_ALONE: CharSet = {
    let (mut set, mut i) = (CharSet::NONE, 0);
    while i < DAY_PARTS.len() {
        if DAY_PARTS[i].0.len() == 3 {
            set = set.with_first(&[DAY_PARTS[i].0]);
        }
        i += 1;
    }
    set
};

/// What makes a one-character part of the day the beginning of another word: 晚会, 早已, 夜色.
const JOINED: &[(char, &str)] = &[
    ('早', "已就在点餐班市些稻期年日霜间教恋衰产茶操退"),
    ('晚', "会报宴餐点间班景些霜稻期年于婚育辈清唐自"),
    ('夜', "间班景色市里校宵空幕大总"),
    ('晨', "报会练间光曦跑雾"),
];

impl Half {
    /// The hour on a clock of twenty-four.
    pub fn hour(self, hour: u32) -> u32 {
        match (self, hour) {
            (Half::Noon, 1..=3) | (Half::Afternoon, 1..=11) | (Half::Night, 5..=11) => hour + 12,
            (Half::Night, 12) => 24,
            _ => hour,
        }
    }
}

/// A part of the day at `pos`, and its end.
pub fn day_part(doc: &Doc, pos: usize) -> Option<(Half, usize)> {
    let first = doc.char(pos);
    if !DAY_PARTS_FIRST.holds(first)
        || !DAY_PARTS_ALONE.holds(first) && !DAY_PARTS_SECOND.holds(doc.char(pos + 1))
    {
        return None;
    }
    let &(word, half) = DAY_PARTS.iter().find(|(word, _)| doc.starts_with(pos, word))?;
    let end = pos + word.chars().count();
    // 今天晚报, 5日晚会 and 昨夜班 speak of something else.
    let next = doc.char(end);
    let inside_word =
        JOINED.iter().any(|&(part, joined)| word == part.encode_utf8(&mut [0; 4]) && joined.contains(next));
    (!inside_word).then_some((half, end))
}

/// Where the part of the day begins that ends at `end`, else `end`.
pub fn before_day_part(doc: &Doc, end: usize) -> usize {
    if !end.checked_sub(1).is_some_and(|last| DAY_PARTS_LAST.holds(doc.char(last))) {
        return end;
    }
    let part = DAY_PARTS.iter().find(|(word, _)| doc.ends_with(end, word));
    part.map_or(end, |(word, _)| end - word.chars().count())
}

/// A time of the day at `pos`, with the part of the day before it if one stands there.
pub fn clock(doc: &Doc, pos: usize) -> Option<(Clock, usize)> {
    let (half, start) = match day_part(doc, pos) {
        Some((half, end)) => (Some(half), skip_space(doc, end)),
        None => (None, pos),
    };
    time(doc, start, half)
}

/// Two times at `pos` that share the part of the day, and at last the unit: 上午9时至11时, 8至10时.
pub fn span(doc: &Doc, pos: usize) -> Option<(Clock, Clock, usize)> {
    let (half, start) = match day_part(doc, pos) {
        Some((half, end)) => (Some(half), skip_space(doc, end)),
        None => (None, pos),
    };
    if let Some(half) = half
        && let Some((first, last)) = two_hours(doc, start)
    {
        let hour = |hour| Clock { hour: half.hour(hour) as u8, minute: None };
        return Some((hour(first), hour(last), start + 3));
    }
    let (first, at) = match time(doc, start, half) {
        Some((clock, end)) => (clock, joint(doc, end)?),
        None => {
            let (hour, end) = hour(doc, start)?;
            let hour = half.map_or(hour, |half| half.hour(hour));
            (Clock { hour: hour as u8, minute: None }, joint(doc, end)?)
        }
    };
    let (last, end) = match day_part(doc, at) {
        Some(_) => clock(doc, at)?,
        None => time(doc, at, half)?,
    };
    Some((first, last, end))
}

/// 七八点 behind a part of the day: two hours in a row.
fn two_hours(doc: &Doc, pos: usize) -> Option<(u32, u32)> {
    let digit = |at: usize| crate::number::calendar::digit(doc.char(at)).filter(|_| !doc.char(at).is_ascii());
    let (first, last) = (digit(pos)?, digit(pos + 1)?);
    (first > 0 && last == first + 1 && doc.char(pos + 2) == '点').then_some((first, last))
}

/// 8, 十一, 两 as an hour.
fn hour(doc: &Doc, pos: usize) -> Option<(u32, usize)> {
    if doc.char(pos) == '两' && doc.char(pos + 1) == '点' {
        return Some((2, pos + 1));
    }
    small(doc.chars(), pos).filter(|&(h, _)| h <= 24)
}

/// Hours and minutes at `pos`, counted in that part of the day.
fn time(doc: &Doc, pos: usize, half: Option<Half>) -> Option<(Clock, usize)> {
    let (hour, at) = hour(doc, pos)?;
    // x≠0 时
    if matches!(doc.char(pos.wrapping_sub(1)), '≠' | '=' | '≤' | '≥' | '<' | '>') {
        return None;
    }
    let at = skip_space(doc, at);
    let next = doc.char(at + 1);
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
        '时' if !matches!(next, '代' | '期' | '间' | '段' | '速' | '候' | '尚' | '空' | '差' | '长') => {
            minute(doc, at + 1)
        }
        '点' if !matches!(next, '意' | '建' | '要' | '、') => {
            minute(doc, if next == '钟' { at + 2 } else { at + 1 })
        }
        _ => return None,
    };
    let end = match doc.char(end) {
        '整' | '许' => end + 1,
        // 晚上六点多钟
        '多' if minute.is_none() && !doc.starts_with(end, "多云") => {
            if doc.char(end + 1) == '钟' {
                end + 2
            } else {
                end + 1
            }
        }
        _ => end,
    };
    let hour = half.map_or(hour, |half| half.hour(hour));
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
        // 16点30的会议
        Some((m, end)) if space == pos && end == pos + 2 && closes(doc.char(end)) => (Some(m), end),
        _ => (None, pos),
    }
}

/// Whether a number that stands before `next` counts nothing.
fn closes(next: char) -> bool {
    matches!(
        next,
        '\0' | '\n'
            | ' '
            | ','
            | '。'
            | ';'
            | ')'
            | '的'
            | '至'
            | '到'
            | '-'
            | '—'
            | '~'
            | '左'
            | '许'
            | '开'
    )
}

/// Past one space, as in `2004 年`.
pub fn skip_space(doc: &Doc, pos: usize) -> usize {
    if doc.char(pos) == ' ' { pos + 1 } else { pos }
}
