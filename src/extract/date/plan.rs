//! Five-year plans, and events since which a period runs.
//! “十四五” → 2021/2025; “十五五”开局之年 → 2026; 党的十八大以来 → 2012-11-08/...

use super::festival::opening;
use super::said::Meaning;
use super::shape::Found;
use super::value::{Point, Value};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::model::Grain;
use crate::number::calendar::small;

/// “十四五”, 十四五末, “十五五”开局之年.
pub fn plan(doc: &Doc, pos: usize) -> Option<Found> {
    let close = opening(doc.char(pos));
    let at = if close.is_some() { pos + 1 } else { pos };
    let hit = doc.longest_at(at, Table::Plans)?;
    let row = &doc.lexicon().plans[hit.row as usize];
    let end = hit.end as usize;
    let closed = close.is_some_and(|close| doc.char(end) == close);
    if (row.quoted || close.is_some()) && !closed {
        return None;
    }
    // 七十四五岁 is an age.
    let before = pos.checked_sub(1).map_or('\0', |i| doc.char(i));
    if !closed
        && (crate::number::calendar::digit(before).is_some()
            || matches!(doc.char(end), '岁' | '个' | '年' | '万' | '人' | '天'))
    {
        return None;
    }
    let behind = if closed { end + 1 } else { end };
    const PARTS: &[(&str, bool)] = &[
        ("开局之年", true),
        ("开局年", true),
        ("收官之年", false),
        ("收官年", false),
        ("初期", true),
        ("初", true),
        ("末期", false),
        ("末", false),
    ];
    if let Some(&(word, first)) = PARTS.iter().find(|(word, _)| doc.starts_with(behind, word)) {
        let year = Point::year(Some(if first { row.from } else { row.to }));
        let end = behind + word.chars().count();
        return Some(Found {
            grain: Some(Grain::Year),
            ..Found::new(pos, end, Meaning::Fixed(Value::Point(year)), "date.plan_year")
        });
    }
    // “十四五”前四年
    if let Some((years, end)) = first_years(doc, behind) {
        let last = Point::year(Some(row.from + i32::from(years) - 1));
        let value = Value::Interval(Some(Point::year(Some(row.from))), Some(last));
        return Some(Found::new(pos, end, Meaning::Fixed(value), "date.plan_year"));
    }
    let value = Value::Interval(Some(Point::year(Some(row.from))), Some(Point::year(Some(row.to))));
    // “十四五”以来: marks that enclose a part belong to the whole.
    let framed =
        closed && ["以来", "以前", "之前", "以后", "之后"].iter().any(|w| doc.starts_with(behind, w));
    let (start, end) = if closed && !framed { (at, end) } else { (pos, behind) };
    Some(Found { skip_to: behind, ..Found::new(start, end, Meaning::Fixed(value), "date.plan") })
}

/// 前四年, 的头两年 behind a plan.
fn first_years(doc: &Doc, pos: usize) -> Option<(u8, usize)> {
    let at = if doc.char(pos) == '的' { pos + 1 } else { pos };
    if !matches!(doc.char(at), '前' | '头') {
        return None;
    }
    let (years, end) = match doc.char(at + 1) {
        '两' => (2, at + 2),
        _ => small(doc.chars(), at + 1)?,
    };
    (doc.char(end) == '年' && (2..=5).contains(&years)).then_some((years as u8, end + 1))
}

/// 党的十八大以来, 改革开放以来.
pub fn event(doc: &Doc, pos: usize) -> Option<Found> {
    const PREFIXES: &[&str] = &["中国共产党", "党的", "中共", "自党的"];
    let prefix = PREFIXES.iter().find(|p| doc.starts_with(pos, p)).map_or(0, |p| p.chars().count());
    let plain = doc.longest_at(pos, Table::Events);
    let hit = plain.or_else(|| doc.longest_at(pos + prefix, Table::Events))?;
    let row = &doc.lexicon().events[hit.row as usize];
    let end = hit.end as usize;
    let opened = ["胜利召开", "召开", "闭幕", ""]
        .iter()
        .map(|w| end + w.chars().count())
        .find(|&at| doc.starts_with(at, "以来"))?;
    let value = Value::Interval(Some(Point::day(row.day)), None);
    Some(Found {
        grain: Some(Grain::Day),
        ..Found::new(pos, opened + 2, Meaning::Fixed(value), "date.since_event")
    })
}
