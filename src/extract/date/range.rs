//! Two points joined to one period, and lists with one unit at the end.
//! 2019年至2021年, 1—8月, 11月26日至28日, 2020、2021、2022三年.

use super::clock::{clock, skip_space};
use super::point::{month_number, said, starts_fresh, year, year_number};
use super::said::{DayOf, Meaning, Month, Said, Year};
use super::shape::Found;
use super::value::Clock;
use crate::doc::Doc;
use crate::number::calendar::small;

/// The end of a joining mark at `pos`: 至, 到, a dash, two dashes.
pub fn joint(doc: &Doc, pos: usize) -> Option<usize> {
    let at = skip_space(doc, pos);
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '─' | '~' | '－' | '﹣' | '−' | '一');
    match doc.char(at) {
        '至' | '到' => Some(skip_space(doc, at + 1)),
        c if dash(c) && c != '一' => Some(skip_space(
            doc,
            if dash(doc.char(at + 1)) && doc.char(at + 1) != '一' { at + 2 } else { at + 1 },
        )),
        _ => None,
    }
}

/// 9月27日—10月8日, 2020年1月至今, 2020年1至10月.
pub fn range(doc: &Doc, pos: usize) -> Option<Found> {
    if let Some((from, end)) = said(doc, pos) {
        // 自2020年1月1日起至…
        let end_of_first = if doc.char(end) == '起' { end + 1 } else { end };
        if let Some(end) = now(doc, end_of_first) {
            return Some(Found::new(pos, end, Meaning::UntilNow(from), "date.until_now"));
        }
        if let Some(found) = hours(doc, pos, from, end) {
            return Some(found);
        }
        let to = joint(doc, end_of_first).and_then(|at| said(doc, at)).filter(|(to, _)| joins(&from, to));
        if let Some((to, end)) = to {
            return Some(Found::new(pos, end, Meaning::Range(from, to), "date.range"));
        }
    }
    short_range(doc, pos).or_else(|| years(doc, pos))
}

/// 11月4日0—24时, 6日9时至11时.
fn hours(doc: &Doc, pos: usize, from: Said, end: usize) -> Option<Found> {
    let (first, behind) = match from.clock {
        Some(clock) => (clock, end),
        None if from.day.is_some() => {
            let (hour, behind) = small(doc.chars(), skip_space(doc, end)).filter(|&(h, _)| h <= 24)?;
            (Clock { hour: hour as u8, minute: None }, behind)
        }
        None => return None,
    };
    let (last, end) = clock(doc, joint(doc, behind)?)?;
    let to = Said { clock: Some(last), ..from };
    Some(Found::new(pos, end, Meaning::Range(Said { clock: Some(first), ..from }, to), "date.hours"))
}

/// 至今, 到目前 at `pos`.
fn now(doc: &Doc, pos: usize) -> Option<usize> {
    const NOW: &[&str] = &["至今", "至目前", "到目前", "到现在", "至现在"];
    NOW.iter().find(|w| doc.starts_with(pos, w)).map(|w| pos + w.chars().count())
}

/// Whether two points can be the ends of one period.
fn joins(from: &Said, to: &Said) -> bool {
    let fine = |s: &Said| (s.day.is_some() || s.clock.is_some(), s.month.is_some());
    // 从上个月到今天
    if to.day == Some(DayOf::Offset(0)) && (from.month.is_some() || from.year.is_some()) {
        return true;
    }
    match (from.division.is_some(), to.division.is_some()) {
        (true, true) => true,
        (false, false) => {
            fine(from).0 == fine(to).0
                && (from.month.is_some() <= to.month.is_some() || from.day.is_some() || to.year.is_some())
        }
        _ => from.year.is_some(),
    }
}

/// The unit stands only at the end: 1—8月, 26至28日, 11月26—28日, 今年1至10月.
fn short_range(doc: &Doc, pos: usize) -> Option<Found> {
    let (year, at) = year(doc, pos).map_or((None, pos), |(y, end)| (Some(y), skip_space(doc, end)));
    let (month, at) = month_number(doc, at).map_or((None, at), |(m, end)| (Some(Month::Number(m)), end));
    if !starts_fresh(doc, at) {
        return None;
    }
    let (first, end) = small(doc.chars(), at).filter(|n| (1..=31).contains(&n.0))?;
    let (listed, behind) = match joint(doc, end) {
        Some(behind) => (false, behind),
        None if doc.char(end) == '、' => (true, end + 1),
        None => return None,
    };
    let (to, end) = said(doc, behind)?;
    let first = first as u8;
    let base = Said { year, month, ..Said::default() };
    let from = match to {
        Said { month: Some(Month::Number(last)), day: None, year: None, .. }
            if month.is_none() && first <= 12 && (!listed || first < last) =>
        {
            Said { month: Some(Month::Number(first)), ..base }
        }
        Said { day: Some(DayOf::Number(last)), month: None, year: None, .. } if !listed || first < last => {
            // 3—5日 alone may be a length of time: 休息3—5日.
            Said { day: Some(DayOf::Number(first)), ..base }
        }
        _ => return None,
    };
    let to = Said { year: to.year.or(year), month: to.month.or(month), ..to };
    Some(Found::new(pos, end, Meaning::Range(from, to), "date.short_range"))
}

/// 2019—2021年, 2019-2020学年, 2020、2021、2022三年.
fn years(doc: &Doc, pos: usize) -> Option<Found> {
    let (first, mut end) = year_number(doc, pos)?;
    let mut last = None;
    if let Some(at) = joint(doc, end) {
        let (to, behind) = crate::number::calendar::year(doc.chars(), at)?;
        (last, end) = (Some(to), behind);
    } else {
        while let Some((to, behind)) =
            (doc.char(end) == '、').then(|| crate::number::calendar::year(doc.chars(), end + 1)).flatten()
        {
            (last, end) = (Some(to), behind);
        }
    }
    let last = last.filter(|&l| l > first)?;
    const UNITS: &[&str] = &["学年度", "学年", "年度", "赛季", "财年", "榨季", "年"];
    let at = skip_space(doc, end);
    let end = match UNITS.iter().find(|w| doc.starts_with(at, w)) {
        Some(unit) => at + unit.chars().count(),
        // 2020、2021、2022三年
        None => small(doc.chars(), end).filter(|&(_, e)| doc.char(e) == '年').map(|(_, e)| e + 1)?,
    };
    let said = |year| Said { year: Some(Year::Number(year)), ..Said::default() };
    Some(Found::new(pos, end, Meaning::Range(said(first), said(last)), "date.years"))
}
