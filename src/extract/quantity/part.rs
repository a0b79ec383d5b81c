//! Parts of a whole: 百分之五, 三分之二, 一半, 半年.
//! 三分之二 → value 2/3, no unit; 百分之五 → value 5, unit %.

use super::found::{Amount, Found, bound};
use super::reading::Reading;
use super::unit::{self, UnitRead};
use crate::doc::Doc;
use crate::model::{Dimension, Span};
use crate::number::{self, Exact, Numeral};

/// 百分之五, 千分之三, 百分之二十至三十.
pub fn percent(doc: &Doc, pos: usize) -> Option<Found> {
    if !matches!(doc.char(pos), '百' | '千' | '佰' | '仟') {
        return None;
    }
    let spaced: String = (pos..).take(12).map(|p| doc.char(p)).filter(|&c| c != ' ').take(3).collect();
    let (name, factor) = match spaced.as_str() {
        "百分之" | "佰分之" => ("%", "1"),
        "千分之" | "仟分之" => ("‰", "0.1"),
        _ => return None,
    };
    let at = skip(doc, pos, 3);
    let numeral = doc.numeral(at).filter(|n| !n.positional).or_else(|| {
        hundred(doc, at).map(|end| Numeral { end, value: Exact::from_int(100), ..Numeral::at(at) })
    })?;
    let numeral = thousands(doc, numeral)?;
    let vague = matches!(doc.char(numeral.end), '多' | '几');
    let end = if vague { numeral.end + 1 } else { numeral.end };
    let unit = UnitRead { start: end, end, factor, ..UnitRead::named(end, name, Dimension::Percent) };
    let mut found = Found::new(pos, Numeral { bare: false, ..numeral }, unit);
    if vague {
        found.bound = Some(bound(if doc.char(numeral.end) == '几' {
            number::Vague::Some
        } else {
            number::Vague::More
        }));
    }
    upper(doc, &mut found);
    found.span.end = found.span.end.max(end);
    Some(found)
}

/// The upper end of 百分之十至二十 and 百分之十至百分之二十.
fn upper(doc: &Doc, found: &mut Found) {
    let at = found.span.end;
    if !matches!(doc.char(at), '至' | '到' | '-' | '—' | '~') {
        return;
    }
    let at = at + 1;
    let at = if doc.starts_with(at, "百分之") { at + 3 } else { at };
    let high = doc.numeral(at).filter(|n| n.value > found.numeral.value);
    if let Some(high) = high.filter(|n| unit::read(doc, n.end).is_none()) {
        found.high = Some(Amount::Number(high.value));
        found.span.end = high.end;
        (found.unit.start, found.unit.end) = (high.end, high.end);
    }
}

/// 百分之15K.
fn thousands(doc: &Doc, numeral: Numeral) -> Option<Numeral> {
    let end = (numeral.end..numeral.end + 2).find(|&p| doc.char(p) != ' ').unwrap_or(numeral.end);
    if !matches!(doc.char(end), 'k' | 'K') || !numeral.ascii || doc.char(end + 1).is_ascii_alphanumeric() {
        return Some(numeral);
    }
    Some(Numeral { value: numeral.value.shift(3)?, end: end + 1, ..numeral })
}

/// 百 alone in 百分之百.
fn hundred(doc: &Doc, at: usize) -> Option<usize> {
    (doc.char(at) == '百').then_some(at + 1)
}

/// Where `count` characters that are no spaces end, spaces behind them included.
fn skip(doc: &Doc, pos: usize, count: usize) -> usize {
    let mut at = pos;
    for _ in 0..count {
        while doc.char(at) == ' ' {
            at += 1;
        }
        at += 1;
    }
    while doc.char(at) == ' ' {
        at += 1;
    }
    at
}

/// 三分之二, 1/3 is none: only the written-out fraction counts.
pub fn fraction(doc: &Doc, reading: &Reading) -> Option<Found> {
    let Reading { pos, negative, numeral: under, .. } = *reading;
    if !doc.starts_with(under.end, "分之") || under.positional || negative || !under.value.is_whole() {
        return None;
    }
    let over = doc.numeral(under.end + 2).filter(|n| !n.positional)?;
    let unit = UnitRead::named(over.end, "", Dimension::Multiple);
    let part = |over| Amount::Part(over, under.value);
    let (value, high) = (part(over.value), over.high.map(part));
    Some(Found { value, high, ..Found::new(pos, over, unit) })
}

/// 半数, 过半: half of a number of people or things, or more; 时间过半、任务过半 is a slogan.
pub fn majority(doc: &Doc, pos: usize) -> Option<Found> {
    let half = doc.starts_with(pos, "半数");
    let over = doc.starts_with(pos, "过半") && !doc.starts_with(pos, "过半数");
    let other = matches!(
        doc.char(pos + 2),
        '百' | '个' | '多' | '年' | '月' | '天' | '小' | '字' | '点' | '载' | '径' | '生'
    );
    let slogan = || ["时间", "任务", "双"].iter().any(|w| doc.ends_with(pos, w));
    if !half && (!over || other || slogan() || doc.ends_with(pos, "超") || doc.ends_with(pos, "走")) {
        return None;
    }
    let numeral = Numeral { end: pos + 2, value: Exact::from_digits("0.5")?, ..Numeral::at(pos) };
    let unit = UnitRead::named(pos + 2, "", Dimension::Multiple);
    let bound = over.then_some(crate::model::Bound::Over);
    Some(Found { value: one_half(), bound, ..Found::new(pos, numeral, unit) })
}

fn one_half() -> Amount {
    Amount::Part(Exact::from_int(1), Exact::from_int(2))
}

/// 一半, 对折, 半折: one of two equal parts.
pub fn half(doc: &Doc, pos: usize) -> Option<Found> {
    let priced = doc.starts_with(pos, "半折") && !matches!(doc.char(pos + 2), '叠' | '断' | '返');
    if doc.starts_with(pos, "对折") && doc.ends_with(pos, "打") || priced {
        let numeral = Numeral { end: pos + 2, value: Exact::from_int(50), ..Numeral::at(pos) };
        return Some(Found::new(pos, numeral, UnitRead::named(pos + 2, "%", Dimension::Percent)));
    }
    let other = matches!(doc.char(pos + 2), '是' | '天' | '年' | '个' | '小');
    if !doc.starts_with(pos, "一半") || other {
        return None;
    }
    let numeral = Numeral { end: pos + 2, value: Exact::from_digits("0.5")?, ..Numeral::at(pos) };
    let unit = UnitRead::named(pos + 2, "", Dimension::Multiple);
    Some(Found { value: one_half(), ..Found::new(pos, numeral, unit) })
}

/// 半年, 半个月, 半小时: half of a unit of time or measure.
pub fn half_unit(doc: &Doc, pos: usize) -> Option<Found> {
    if doc.char(pos) != '半' {
        return None;
    }
    let before = if pos == 0 { '\0' } else { doc.char(pos - 1) };
    let part = matches!(
        before,
        '上' | '下' | '前' | '后' | '大' | '小' | '多' | '一' | '夜' | '对' | '个' | '年' | '两' | '这'
    );
    let unit = unit::read(doc, pos + 1).filter(|u| !u.half)?;
    let measured =
        matches!(unit.dimension, Dimension::Duration | Dimension::Mass | Dimension::Length | Dimension::Area);
    if part || !measured || matches!(unit.name.as_ref(), "夜" | "里" | "世") {
        return None;
    }
    let numeral = Numeral { end: pos + 1, value: Exact::from_digits("0.5")?, ..Numeral::at(pos) };
    // 半个多世纪.
    let vague = unit.vague.map(bound);
    Some(Found { span: Span::new(pos, unit.end), bound: vague, ..Found::new(pos, numeral, unit) })
}
