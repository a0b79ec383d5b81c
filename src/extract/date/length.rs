//! Lengths of time that reach to or from the publication.
//! 近三年 → 2020/2023; 十年来 → 2013/2023; 三天前 → 2023-06-14; 未来五天 → 2023-06-17/2023-06-22.

use super::said::{Length, Meaning, Side, Unit};
use super::shape::Found;
use crate::charset::{CharSet, WordList, edges, words};
use crate::doc::Doc;
use crate::number::calendar::{digit, digits, small};

/// Words that make a stretch of the length behind them, longer ones first.
const HEADS: &[(&str, Side)] = &[
    ("刚刚过去的", Side::Past),
    ("过去的", Side::Past),
    ("过去", Side::Past),
    ("最近", Side::Past),
    ("近", Side::Past),
    ("过去近", Side::Past),
    ("未来近", Side::Future),
    ("未来的", Side::Future),
    ("未来", Side::Future),
    ("今后", Side::Future),
    ("接下来的", Side::Future),
    ("接下来", Side::Future),
];

/// Their second characters; 近 is a word alone.
static HEADS_SECOND: CharSet = edges!(with_second, HEADS);

/// Words before 近 that make the length a quantity: 历时近三年.
const SPENT: WordList = WordList::of(&[
    "历时", "耗时", "长达", "时隔", "为期", "达", "有", "了", "经过", "持续", "附", "接", "将", "靠", "最",
    "间隔", "满", "距今", "用", "花", "相隔", "历经", "跨越", "走过", "年", "月", "过去",
]);

/// 近三年, 过去五年, 未来三天.
pub fn stretch(doc: &Doc, pos: usize) -> Option<Found> {
    if doc.char(pos) != '近' && !HEADS_SECOND.holds(doc.char(pos + 1)) {
        return None;
    }
    let &(head, side) = HEADS.iter().find(|(head, _)| doc.starts_with(pos, head))?;
    if head == "近" && doc.ends_with_any(pos, &SPENT) {
        return None;
    }
    let at = pos + head.chars().count();
    let (length, end) = length(doc, at).or_else(|| months(doc, at))?;
    // 近三年时间, 近百年历史 are lengths.
    if head == "近"
        && doc.starts_with_any(end, words!["时间", "的时间", "历史", "的历史", "之久", "前", "后"])
    {
        return None;
    }
    let closed = tail(doc, end);
    // 近5个小时, 过去1小时的车程: hours are lengths unless they make days or are closed.
    let days = length.unit == Unit::Hour && length.count % 12 == 0;
    let fine = matches!(length.unit, Unit::Hour | Unit::Minute) && !days;
    // 在过去5分钟, but 已经过去5分钟 and 过去1小时的船程.
    let inside = closed > end
        || doc.char(end) == '里'
        || doc.char(end) != '的'
            && (doc.ends_with(pos, "在") || doc.clause_at(pos).is_some_and(|c| c.start == pos));
    if fine && !(matches!(head, "最近" | "未来" | "今后") || head != "近" && inside) {
        return None;
    }
    // 传承近千年 is a length.
    if head == "近" && length.unit == Unit::Year && length.count >= 100 && closed == end {
        return None;
    }
    let end = closed;
    Some(Found::new(pos, end, Meaning::Stretch(length, side), "date.stretch"))
}

/// 近三月: months without 个, only behind the head.
fn months(doc: &Doc, pos: usize) -> Option<(Length, usize)> {
    let (count, end) = match doc.char(pos) {
        '仨' => (3, pos + 1),
        '俩' => (2, pos + 1),
        _ => small(doc.chars(), pos).filter(|&(n, _)| n > 1 && !doc.char(pos).is_ascii_digit())?,
    };
    let other = matches!(doc.char(end + 1), '份' | '底' | '初' | '末' | '上' | '中' | '下' | '球');
    let closed = doc.char(end) == '月' && !other && super::point::starts_fresh(doc, pos);
    (closed && small(doc.chars(), end + 1).is_none())
        .then_some((Length { count, unit: Unit::Month }, end + 1))
}

/// 来, 以来, 内 close a stretch.
fn tail(doc: &Doc, end: usize) -> usize {
    let close = doc.which_starts(end, words!["以来", "之内", "以内", "来", "内"]);
    let verb = doc.char(end) == '来' && matches!(doc.char(end + 1), '自' | '到' | '华' | '临' | '访' | '看');
    close.filter(|_| !verb).map_or(end, |w| end + w.chars().count())
}

/// A length with what makes it reach somewhere behind it.
pub fn since_or_away(doc: &Doc, pos: usize) -> Option<Found> {
    let (length, end) = counted(doc, pos)?;
    if let Some(end) = today(doc, end).filter(|_| length.unit == Unit::Year) {
        let meaning = Meaning::Anniversary(length.count as i32);
        return Some(Found::new(pos, end, meaning, "date.anniversary"));
    }
    since(doc, pos, length, end).or_else(|| away(doc, pos, length, end))
}

/// 前的今天 behind a number of years.
fn today(doc: &Doc, pos: usize) -> Option<usize> {
    let at = if doc.char(pos + 1) == '的' { pos + 2 } else { pos + 1 };
    let today = doc.char(pos) == '前' && ["今天", "今日"].iter().any(|w| doc.starts_with(at, w));
    today.then_some(at + 2)
}

/// 去年的今天, 去年今日.
pub fn last_year(doc: &Doc, pos: usize) -> Option<Found> {
    let end = doc.starts_with(pos, "去年").then(|| pos + 2)?;
    let at = if doc.char(end) == '的' { end + 1 } else { end };
    let today = ["今天", "今日"].iter().any(|w| doc.starts_with(at, w));
    today.then(|| Found::new(pos, at + 2, Meaning::Anniversary(1), "date.anniversary"))
}

/// 十年来, 三个多月来, 5年以来.
fn since(doc: &Doc, pos: usize, length: Length, end: usize) -> Option<Found> {
    // 28日以来 is since the 28th.
    if doc.char(pos).is_ascii_digit() && doc.char(end - 1) == '日' && length.count <= 31 {
        return None;
    }
    let close = doc.which_starts(end, words!["以来", "来"])?;
    let verb =
        close == "来" && matches!(doc.char(end + 1), '自' | '到' | '华' | '临' | '访' | '看' | '了' | '京');
    let end = end + close.chars().count();
    (!verb).then_some(Found::new(pos, end, Meaning::Stretch(length, Side::Past), "date.since_length"))
}

/// 十年前, 三天后, 两个月之前.
fn away(doc: &Doc, pos: usize, length: Length, at: usize) -> Option<Found> {
    const TAILS: &[(&str, Side)] = &[
        ("以前", Side::Past),
        ("之前", Side::Past),
        ("前", Side::Past),
        ("以后", Side::Future),
        ("之后", Side::Future),
        ("后", Side::Future),
    ];
    let &(word, side) = TAILS.iter().find(|(word, _)| doc.starts_with(at, word))?;
    let end = at + word.chars().count();
    let runs_on = word.chars().count() == 1
        && matches!(
            doc.char(end),
            '后' | '三' | '两' | '期' | '勤' | '备' | '排' | '沿' | '卫' | '来' | '线'
        );
    // 17日前 is before the seventeenth; 五十年后的今天 is today.
    let day = doc.char(at - 1) == '日' && doc.char(pos).is_ascii_digit();
    let today = side == Side::Future && doc.starts_with(end, "的今天");
    let meaning = match side {
        Side::Future if hangs(doc, pos) => Meaning::After(length),
        _ => Meaning::Away(length, side),
    };
    (!runs_on && !day && !today).then_some(Found::new(pos, end, meaning, "date.away"))
}

/// Whether what stands before 57天后 is what it counts from: 返回57天后, not 约10分钟后.
fn hangs(doc: &Doc, pos: usize) -> bool {
    const FREE: &[char] = &[
        '约', '在', '于', '到', '从', '自', '至', '将', '而', '但', '仅', '短', '且', '大', '即', '是', '的',
    ];
    pos.checked_sub(1)
        .is_some_and(|i| matches!(doc.char(i), '一'..='\u{9fff}') && !FREE.contains(&doc.char(i)))
}

/// A length that does not continue another number or word.
fn counted(doc: &Doc, pos: usize) -> Option<(Length, usize)> {
    const JOINED: WordList = WordList::of(&[
        "第", "每", "近", "前", "后", "头", "连续", "提前", "工作", "几", "数", "多", "两", "满", "不到",
        "不足", ".", "距今",
    ]);
    if !super::point::starts_fresh(doc, pos) || doc.ends_with_any(pos, &JOINED) {
        return None;
    }
    length(doc, pos)
}

/// Units behind a number, longer words first.
const UNITS: &[(&str, Unit, u32)] = &[
    ("个多月", Unit::Month, 1),
    ("个半月", Unit::HalfMonth, 2),
    ("个月", Unit::Month, 1),
    ("个季度", Unit::Month, 3),
    ("个星期", Unit::Week, 1),
    ("个多星期", Unit::Week, 1),
    ("个礼拜", Unit::Week, 1),
    ("个半小时", Unit::Minute, 60),
    ("个多小时", Unit::Hour, 1),
    ("个小时", Unit::Hour, 1),
    ("小时", Unit::Hour, 1),
    ("个钟头", Unit::Hour, 1),
    ("钟头", Unit::Hour, 1),
    ("分钟", Unit::Minute, 1),
    ("刻钟", Unit::Minute, 15),
    ("个多世纪", Unit::Year, 100),
    ("个世纪", Unit::Year, 100),
    ("星期", Unit::Week, 1),
    ("年半", Unit::Month, 12),
    ("天半", Unit::Hour, 24),
    ("年", Unit::Year, 1),
    ("周", Unit::Week, 1),
    ("天", Unit::Day, 1),
    ("日", Unit::Day, 1),
];

/// Lengths that begin with a half.
const HALVES: &[(&str, Unit, u32)] = &[
    ("半年", Unit::Month, 6),
    ("半个月", Unit::Day, 15),
    ("半个多月", Unit::Day, 15),
    ("半个小时", Unit::Minute, 30),
    ("半个多小时", Unit::Minute, 30),
    ("半小时", Unit::Minute, 30),
    ("半个世纪", Unit::Year, 50),
    ("半个多世纪", Unit::Year, 50),
];

/// Their first characters.
static UNITS_FIRST: CharSet = edges!(with_first, UNITS);

/// 三年, 20多年, 三个多月, 半年, 24小时, 五千多年, 两个半月.
fn length(doc: &Doc, pos: usize) -> Option<(Length, usize)> {
    let more = |at: usize| if matches!(doc.char(at), '多' | '余') { at + 1 } else { at };
    let halves = if doc.char(pos) == '半' { HALVES } else { &[] };
    if let Some(&(word, unit, count)) = halves.iter().find(|(word, ..)| doc.starts_with(pos, word)) {
        return Some((Length { count, unit }, more(pos + word.chars().count())));
    }
    let (count, number_end) = several(doc, pos)?;
    let at = more(super::clock::skip_space(doc, number_end));
    if !UNITS_FIRST.holds(doc.char(at)) {
        return None;
    }
    let &(word, unit, size) = UNITS.iter().find(|(word, ..)| doc.starts_with(at, word))?;
    let end = at + word.chars().count();
    // 两周年 and 三年级 are no lengths, 2000年前 is before that year.
    let year = doc.char(pos).is_ascii_digit() && number_end == pos + 4 && at == number_end && count < 2200;
    let other = unit == Unit::Week && doc.char(end) == '年'
        || unit == Unit::Year && (year || matches!(doc.char(end), '级' | '底' | '初' | '代'));
    let half = match word {
        "年半" => 6,
        "天半" => 12,
        "个半月" => 1,
        "个半小时" => 30,
        _ => 0,
    };
    let count = count * size + half;
    (count > half && !other).then(|| (Length { count, unit }, more(end)))
}

/// 3～5, 三到五: as many as it may be.
fn several(doc: &Doc, pos: usize) -> Option<(u32, usize)> {
    let (low, end) = count(doc, pos)?;
    let higher =
        matches!(doc.char(end), '~' | '〜' | '-' | '—' | '–' | '至' | '到').then(|| count(doc, end + 1));
    Some(higher.flatten().filter(|&(high, _)| high > low && high < 100).unwrap_or((low, end)))
}

/// The number of a length, to ten thousand: 3, 20, 三, 两百, 五千, 4000.
fn count(doc: &Doc, pos: usize) -> Option<(u32, usize)> {
    if doc.char(pos).is_ascii_digit() {
        return small(doc.chars(), pos)
            .or_else(|| digits(doc.chars(), pos, 3))
            .or_else(|| digits(doc.chars(), pos, 4));
    }
    let ones = |c: char| if c == '两' { Some(2) } else { digit(c) };
    // 五千, 两百, 百, 一千八百
    let (mut sum, mut at) = (0, pos);
    while let Some((n, end, size)) = match (ones(doc.char(at)), hundreds(doc.char(at + 1))) {
        (Some(n), Some(size)) => Some((n, at + 2, size)),
        _ => hundreds(doc.char(at)).filter(|_| at == pos).map(|size| (1, at + 1, size)),
    } {
        if sum > 0 && sum % (size * 10) != 0 {
            return None;
        }
        (sum, at) = (sum + n * size, end);
    }
    // 近一两年, 近两三年: as far back as it may be.
    if at == pos
        && let (Some(low), Some(high)) = (ones(doc.char(pos)), ones(doc.char(pos + 1)))
        && low + 1 == high
    {
        return Some((high, pos + 2));
    }
    match small(doc.chars(), at) {
        _ if at == pos && doc.char(pos) == '两' => Some((2, pos + 1)),
        Some((n, end)) => Some((sum + n, end)),
        None => (sum > 0).then_some((sum, at)),
    }
    .filter(|&(n, _)| n <= 10_000)
}

fn hundreds(c: char) -> Option<u32> {
    match c {
        '百' => Some(100),
        '千' => Some(1_000),
        '万' => Some(10_000),
        _ => None,
    }
}
