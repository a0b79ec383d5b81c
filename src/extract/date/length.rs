//! Lengths of time that reach to or from the publication.
//! 近三年 → 2020/2023; 十年来 → 2013/2023; 三天前 → 2023-06-14; 未来五天 → 2023-06-17/2023-06-22.

use super::said::{Length, Meaning, Side, Unit};
use super::shape::Found;
use crate::doc::Doc;
use crate::number::calendar::{digit, digits, small};

/// Words that make a stretch of the length behind them, longer ones first.
const HEADS: &[(&str, Side)] = &[
    ("刚刚过去的", Side::Past),
    ("过去的", Side::Past),
    ("过去", Side::Past),
    ("最近", Side::Past),
    ("近", Side::Past),
    ("未来的", Side::Future),
    ("未来", Side::Future),
    ("今后", Side::Future),
    ("接下来的", Side::Future),
    ("接下来", Side::Future),
];

/// Words before 近 that make the length a quantity: 历时近三年.
const SPENT: &[&str] = &[
    "历时", "耗时", "长达", "时隔", "为期", "达", "有", "了", "经过", "持续", "附", "接", "将", "靠", "最",
    "间隔", "满", "距今", "用", "花", "相隔", "历经", "跨越", "走过", "年", "月",
];

/// 近三年, 过去五年, 未来三天.
pub fn stretch(doc: &Doc, pos: usize) -> Option<Found> {
    let &(head, side) = HEADS.iter().find(|(head, _)| doc.starts_with(pos, head))?;
    if head == "近" && SPENT.iter().any(|w| doc.ends_with(pos, w)) {
        return None;
    }
    let (length, end) = length(doc, pos + head.chars().count())?;
    // 近三年时间, 近百年历史 are lengths.
    if head == "近"
        && ["时间", "的时间", "历史", "的历史", "之久", "前", "后"].iter().any(|w| doc.starts_with(end, w))
    {
        return None;
    }
    // 近5个小时, 过去1小时的车程: hours are lengths unless they make days.
    if length.unit == Unit::Hour && length.count % 12 != 0 {
        return None;
    }
    let end = tail(doc, end);
    Some(Found::new(pos, end, Meaning::Stretch(length, side), "date.stretch"))
}

/// 来, 以来, 内 close a stretch.
fn tail(doc: &Doc, end: usize) -> usize {
    let close = ["以来", "之内", "以内", "来", "内"].iter().find(|w| doc.starts_with(end, w));
    let verb = doc.char(end) == '来' && matches!(doc.char(end + 1), '自' | '到' | '华' | '临' | '访' | '看');
    close.filter(|_| !verb).map_or(end, |w| end + w.chars().count())
}

/// A length with what makes it reach somewhere behind it.
pub fn since_or_away(doc: &Doc, pos: usize) -> Option<Found> {
    let (length, end) = counted(doc, pos)?;
    since(doc, pos, length, end).or_else(|| away(doc, pos, length, end))
}

/// 十年来, 三个多月来, 5年以来.
fn since(doc: &Doc, pos: usize, length: Length, end: usize) -> Option<Found> {
    let close = ["以来", "来"].iter().find(|w| doc.starts_with(end, w))?;
    let verb =
        *close == "来" && matches!(doc.char(end + 1), '自' | '到' | '华' | '临' | '访' | '看' | '了' | '京');
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
    (!runs_on && !day && !today && length.unit != Unit::Hour).then_some(Found::new(
        pos,
        end,
        Meaning::Away(length, side),
        "date.away",
    ))
}

/// A length that does not continue another number or word.
fn counted(doc: &Doc, pos: usize) -> Option<(Length, usize)> {
    const JOINED: &[&str] = &[
        "第", "每", "近", "前", "后", "头", "连续", "提前", "工作", "几", "数", "多", "两", "满", "不到",
        "不足", ".",
    ];
    if !super::point::starts_fresh(doc, pos) || JOINED.iter().any(|w| doc.ends_with(pos, w)) {
        return None;
    }
    length(doc, pos)
}

/// 三年, 20多年, 三个多月, 半年, 24小时.
fn length(doc: &Doc, pos: usize) -> Option<(Length, usize)> {
    if doc.starts_with(pos, "半年") {
        let end = if doc.char(pos + 2) == '多' { pos + 3 } else { pos + 2 };
        return Some((Length { count: 6, unit: Unit::Month }, end));
    }
    if doc.starts_with(pos, "半个月") || doc.starts_with(pos, "半个多月") {
        return Some((
            Length { count: 15, unit: Unit::Day },
            if doc.char(pos + 2) == '多' { pos + 4 } else { pos + 3 },
        ));
    }
    let (count, at) = match doc.char(pos) {
        '两' if doc.char(pos + 1) == '百' => (200, pos + 2),
        '两' => (2, pos + 1),
        '百' => (100, pos + 1),
        _ if doc.char(pos + 1) == '百' => (100 * digit(doc.char(pos))?, pos + 2),
        _ => small(doc.chars(), pos).or_else(|| digits(doc.chars(), pos, 3))?,
    };
    let at = super::clock::skip_space(doc, at);
    let more = |at: usize| if matches!(doc.char(at), '多' | '余') { at + 1 } else { at };
    let at = more(at);
    const UNITS: &[(&str, Unit)] = &[
        ("个多月", Unit::Month),
        ("个月", Unit::Month),
        ("个星期", Unit::Week),
        ("个多星期", Unit::Week),
        ("个小时", Unit::Hour),
        ("小时", Unit::Hour),
        ("星期", Unit::Week),
        ("年", Unit::Year),
        ("周", Unit::Week),
        ("天", Unit::Day),
        ("日", Unit::Day),
    ];
    let &(word, unit) = UNITS.iter().find(|(word, _)| doc.starts_with(at, word))?;
    let end = at + word.chars().count();
    // 两周年 and 三年级 are no lengths.
    let other = unit == Unit::Week && doc.char(end) == '年'
        || unit == Unit::Year && matches!(doc.char(end), '级' | '底' | '初' | '代');
    (count > 0 && !other).then(|| (Length { count, unit }, more(end)))
}
