//! The words around a date that open, close or blur it.
//! 截至11月底 → ../2020-11-30; 自3月2日以来 → 2025-03-02/..; 9月29日前后 → 2023-09-29~.

use super::said::{DayOf, Division, Edge, Meaning, Said};
use super::shape::Found;
use super::value::{Part, Point, Value};
use crate::calendar::Day;
use crate::charset::WordList;
use crate::doc::Doc;

/// What the frame does to the value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frame {
    /// Nothing.
    Bare,
    /// 截至: all that lies before, the point included.
    Until,
    /// 以来, 起: from the point on.
    Since,
    /// 以前: all that lies before, the point excluded.
    Before,
    /// 以后: all that lies behind, the point excluded.
    After,
    /// 前后
    Around,
}

/// Words before a date that make 截至.
const UNTIL: WordList = WordList::of(&["截至到", "截止到", "截至", "截止", "截止至"]);
/// Words before a date that count only together with 起 or 以来 behind it.
const FROM: WordList = WordList::of(&["自从", "自", "从"]);

/// The frame of an expression and its new bounds.
pub fn frame(doc: &Doc, found: &Found) -> (Frame, usize, usize) {
    let (start, end) = (found.start, found.end);
    if let Meaning::Fixed(Value::Reference(_))
    | Meaning::Away(..)
    | Meaning::After(_)
    | Meaning::Anniversary(_)
    | Meaning::Stretch(..)
    | Meaning::UntilNow(_) = found.meaning
    {
        return (Frame::Bare, start, end);
    }
    let before = |words| doc.which_ends(start, words).map(|word| start - word.chars().count());
    if let Some(start) = before(&UNTIL) {
        return (Frame::Until, start, end);
    }
    let (frame, end) = tail(doc, found);
    match (frame, before(&FROM)) {
        (Frame::Since | Frame::After, Some(start)) => (frame, start, end),
        (Frame::Bare, Some(start)) if doc.starts_with(end, "开始") && doc.char(start) != '从' => {
            (Frame::Since, start, end + 2)
        }
        _ => (frame, start, end),
    }
}

/// Whether words behind an expression frame it.
pub fn is_framed(doc: &Doc, found: &Found) -> bool {
    tail(doc, found).0 != Frame::Bare
}

fn tail(doc: &Doc, found: &Found) -> (Frame, usize) {
    let end = found.end;
    // 1900多年以来 and the like are lengths; ranges take no frame but 以来.
    const TAILS: &[(&str, Frame)] = &[
        ("以来", Frame::Since),
        ("之前", Frame::Before),
        ("以前", Frame::Before),
        ("之后", Frame::After),
        ("以后", Frame::After),
        ("前后", Frame::Around),
        ("左右", Frame::Around),
        ("前夕", Frame::Around),
        ("之内", Frame::Bare),
        ("以内", Frame::Bare),
    ];
    // 2019年1月1日及以后 takes the day in.
    let and = matches!(doc.char(end), '及' | '或') as usize;
    if let Some(&(word, frame)) = TAILS.iter().find(|(word, _)| doc.starts_with(end + and, word)) {
        let frame = match (and, frame) {
            (1, Frame::Before) => Frame::Until,
            (1, Frame::After) => Frame::Since,
            (1, _) => Frame::Bare,
            _ => frame,
        };
        let taken = and == 0 || frame != Frame::Bare;
        return (frame, if taken { end + and + word.chars().count() } else { end });
    }
    let next = doc.char(end + 1);
    match doc.char(end) {
        // 本月1日起因资金耗尽暂停: 因 opens a clause there, no 起因.
        '起' if next == '因'
            && !matches!(
                doc.char(end + 2),
                '于' | '是' | '为' | '尚' | '仍' | '和' | '及' | '不' | '待' | '正' | ',' | '。' | '、'
            ) =>
        {
            (Frame::Since, end + 1)
        }
        '起' if !matches!(
            next,
            '草' | '诉'
                | '义'
                | '码'
                | '伏'
                | '来'
                | '点'
                | '床'
                | '火'
                | '步'
                | '飞'
                | '降'
                | '到'
                | '初'
                | '因'
                | '源'
                | '哄'
                | '跳'
                | '航'
                | '重'
                | '落'
                | '效'
                | '家'
                | '舞'
                | '底'
                | '名'
                | '运'
                | '爆'
                | '吊'
                | '搏'
        ) =>
        {
            (Frame::Since, end + 1)
        }
        '前' if takes_before(doc, end + 1) => (Frame::Before, end + 1),
        '后' if !matches!(
            next,
            '勤' | '备'
                | '续'
                | '台'
                | '方'
                | '卫'
                | '期'
                | '半'
                | '者'
                | '世'
                | '来'
                | '代'
                | '疫'
                | '遗'
                | '的'
                | '进'
        ) =>
        {
            (Frame::After, end + 1)
        }
        '内' if is_part_of_year(&found.meaning)
            && !matches!(
                next,
                '蒙' | '地' | '陆' | '部' | '外' | '需' | '政' | '容' | '阁' | '务' | '塔'
            ) =>
        {
            (Frame::Bare, end + 1)
        }
        _ => (Frame::Bare, end),
    }
}

/// Whether 前 means before, and does not begin 前三季度, 前往, 前期.
fn takes_before(doc: &Doc, pos: usize) -> bool {
    let next = doc.char(pos);
    !next.is_ascii_digit()
        && !super::opens::is_numeral(next)
        && !matches!(
            next,
            '两' | '几'
                | '半'
                | '往'
                | '来'
                | '去'
                | '台'
                | '沿'
                | '列'
                | '期'
                | '提'
                | '景'
                | '途'
                | '进'
                | '所'
                | '线'
                | '段'
                | '端'
                | '身'
                | '卫'
                | '方'
                | '锋'
                | '瞻'
                | '脚'
                | '奏'
                | '日'
        )
}

fn is_part_of_year(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Said(Said { day: None, year, division, month, .. }) if year.is_some() || division.is_some() || month.is_some())
}

/// The value in its frame.
pub fn framed(frame: Frame, value: Value, meaning: &Meaning) -> Value {
    let (Some(first), Some(last)) = (value.start(), value.end()) else { return value };
    match frame {
        Frame::Bare => value,
        // Open ends have the precision of a day.
        Frame::Until => Value::Interval(None, Some(whole_day(last.last()))),
        Frame::Since => match value {
            Value::Interval(Some(_), None) => value,
            _ => Value::Interval(Some(whole_day(first.first())), None),
        },
        // 年底以前 takes the end of the year in; 2005年以前 ends with 2004.
        Frame::Before if ends_something(meaning) => Value::Interval(None, Some(last.last())),
        Frame::Before => Value::Interval(None, Some(moved(first.first(), -1))),
        Frame::After => Value::Interval(Some(moved(last.last(), 1)), None),
        Frame::Around => match value {
            Value::Point(p) => Value::Around(p),
            _ => value,
        },
    }
}

/// 年底, 月底, 下旬.
fn ends_something(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Said(
            Said { day: Some(DayOf::Third(2)), .. } | Said { division: Some(Division::Edge(Edge::End)), .. }
        )
    )
}

fn whole_day(point: Point) -> Point {
    Point { clock: None, ..point }
}

/// The day before or behind; unknown parts stay, a clock time stands for itself.
fn moved(point: Point, days: i64) -> Point {
    if point.clock.is_some() {
        return point;
    }
    let Part::Day(Some(month), Some(day)) = point.part else { return point };
    let moved =
        Day::new(point.year.unwrap_or(2001), month.into(), day.into()).and_then(|d| d.plus_days(days));
    moved.map_or(point, |m| Point {
        year: point.year.map(|y| y + m.year() - point.year.unwrap_or(2001)),
        ..Point::day(m)
    })
}
