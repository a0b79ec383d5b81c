//! Points said by a word: days and months that count from the article's day, weekdays.
//! 昨天晚上7点 → T19:00 of the day before; 上周三; 上月底; 今冬.

use super::point::{Read, after_day, earlier, in_month};
use super::said::{DayOf, Division, Edge, Month, Said, Year};
use super::value::Clock;
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::date_words::{DateUnit, DateWord, From};
use crate::number::calendar;

/// 星期三, 周三, 礼拜三 at `pos`.
pub fn bare_weekday(doc: &Doc, pos: usize) -> Option<(u8, usize)> {
    let at = ["星期", "礼拜", "周"]
        .iter()
        .find_map(|w| doc.starts_with(pos, w).then(|| pos + w.chars().count()))?;
    let day = match doc.char(at) {
        '日' | '天' => 7,
        c => calendar::digit(c).filter(|d| !c.is_ascii_digit() && (1..=6).contains(d))? as u8,
    };
    Some((day, at + 1))
}

/// A weekday alone, in news always the nearest one: 周三.
pub fn weekday(doc: &Doc, pos: usize) -> Read {
    let (day, end) = bare_weekday(doc, pos)?;
    let before = pos.checked_sub(1).map_or('\0', |i| doc.char(i));
    let within = matches!(before, '每' | '逢' | '一' | '两' | '各' | '几' | '个' | '第' | '多')
        || calendar::digit(before).is_some();
    // 周一围 is a person, 周日报 a paper, 每周一至周五 a habit.
    let habit = matches!(doc.char(end), '至' | '到' | '-' | '—') || matches!(before, '至' | '到' | '-' | '—');
    let other = matches!(doc.char(end), '报' | '刊' | '次' | '期' | '会');
    if within || habit || other {
        return None;
    }
    Some(after_day(doc, Said { day: Some(DayOf::NearestWeekday(day)), ..Said::default() }, end))
}

/// A word of time at `pos` that is not part of something else.
pub fn date_word<'d>(doc: &Doc<'d>, pos: usize) -> Option<(&'d DateWord, usize)> {
    let hit = doc.longest_at(pos, Table::DateWords)?;
    let word = &doc.lexicon().date_words[hit.row as usize];
    let end = hit.end as usize;
    let touched = word.not_before.iter().any(|w| doc.ends_with(pos, w))
        || word.not_after.iter().any(|w| doc.starts_with(end, w));
    (!touched && word.unit != DateUnit::None).then_some((word, end))
}

/// From a word of time on: 上月底, 昨天晚上7点, 上周三, 今冬.
pub fn from_word(doc: &Doc, pos: usize) -> Read {
    let (word, end) = date_word(doc, pos)?;
    let none = Said::default();
    let offset = word.offset;
    Some(match word.unit {
        DateUnit::Year => {
            let season = word.season?;
            let year = Some(Year::Offset(offset));
            (Said { year, division: Some(Division::Code(season)), ..none }, end)
        }
        DateUnit::Month => {
            // 7月的涨幅比上月 means June, whenever it is published.
            const AGAINST: &[&str] =
                &["比", "较", "与", "和", "同", "由", "从", "低于", "高于", "快于", "好于"];
            let compared = offset == -1 && AGAINST.iter().any(|w| doc.ends_with(pos, w));
            let month = match word.from {
                From::Before => Month::Anaphor(offset),
                _ if compared => Month::Spoken(offset),
                _ => Month::Offset(offset),
            };
            in_month(doc, Said { month: Some(month), ..none }, end)
        }
        DateUnit::Week => match week_day(doc, end) {
            Some((7.., end)) if doc.char(end - 1) == '末' => {
                (Said { day: Some(DayOf::Weekend(offset)), ..none }, end)
            }
            Some((day, end)) => after_day(doc, Said { day: Some(DayOf::Weekday(offset, day)), ..none }, end),
            None => (Said { day: Some(DayOf::Week(offset)), ..none }, earlier(doc, end)),
        },
        DateUnit::Day | DateUnit::Evening => {
            let day = if word.from == From::Before { DayOf::Anaphor(offset) } else { DayOf::Offset(offset) };
            let (said, end) = after_day(doc, Said { day: Some(day), ..none }, end);
            (if word.unit == DateUnit::Evening { in_the_evening(said) } else { said }, end)
        }
        DateUnit::TwoDays => {
            let days = Some(DayOf::Offsets(offset, offset + 1));
            after_day(doc, Said { day: days, ..none }, end)
        }
        DateUnit::ThreeDays => (Said { day: Some(DayOf::Offsets(offset, offset + 2)), ..none }, end),
        DateUnit::Quarter => (Said { division: Some(Division::Quarter(offset)), ..none }, end),
        DateUnit::YearBegin => (edge(Edge::Begin), end),
        DateUnit::YearMiddle => (edge(Edge::Middle), end),
        DateUnit::YearEnd => (edge(Edge::End), end),
        DateUnit::MonthBegin => (third(0), end),
        DateUnit::MonthMiddle => (third(1), end),
        DateUnit::MonthEnd => (third(2), end),
        DateUnit::TwoYears | DateUnit::Past | DateUnit::Present | DateUnit::Future | DateUnit::None => {
            return None;
        }
    })
}

fn edge(edge: Edge) -> Said {
    Said { division: Some(Division::Edge(edge)), ..Said::default() }
}

fn third(n: u8) -> Said {
    Said { day: Some(DayOf::Third(n)), ..Said::default() }
}

/// The day behind 上周: 三, 日, 末 (7 too; told apart by its character).
fn week_day(doc: &Doc, pos: usize) -> Option<(u8, usize)> {
    match doc.char(pos) {
        '日' | '天' | '末' => Some((7, pos + 1)),
        c => calendar::digit(c)
            .filter(|d| !c.is_ascii_digit() && (1..=6).contains(d))
            .map(|d| (d as u8, pos + 1)),
    }
}

/// 今晚8点 is 20:00.
fn in_the_evening(said: Said) -> Said {
    let clock = said.clock.map(|c| Clock { hour: if c.hour < 12 { c.hour + 12 } else { c.hour }, ..c });
    Said { clock, ..said }
}
