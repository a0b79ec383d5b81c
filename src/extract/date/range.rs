//! Two points joined to one period, and lists with one unit at the end.
//! 2019年至2021年, 1—8月, 11月26日至28日, 2020、2021、2022三年.

use super::clock::{self, skip_space};
use super::opens::Opens;
use super::point::{Read, month_number, said, starts_fresh, year, year_number};
use super::said::{DayOf, Division, Edge, Meaning, Month, Said, Year};
use super::shape::Found;
use super::value::Clock;
use super::word::date_word;
use crate::doc::Doc;
use crate::lexicon::date_words::DateUnit;
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

/// 9月27日—10月8日, 2020年1月至今, 2020年1至10月. `first`: the point at `pos`, which may begin so.
pub fn range(doc: &Doc, pos: usize, opens: Opens, first: Read) -> Option<Found> {
    if let Some((from, end)) = first {
        // 自2020年1月1日起至…
        let end_of_first = if doc.char(end) == '起' { end + 1 } else { end };
        if let Some(end) = now(doc, end_of_first) {
            return Some(Found::new(pos, end, Meaning::UntilNow(from), "date.until_now"));
        }
        if let Some(found) = hours(doc, pos, from, end) {
            return Some(found);
        }
        // 今天白天到夜间 is one day.
        if from.day.is_some()
            && from.clock.is_none()
            && let Some((_, to)) =
                joint(doc, end).and_then(|at| clock::day_part(doc, at).filter(|p| p.1 > at + 1))
            && clock::before_day_part(doc, end) < end
        {
            return Some(Found::new(pos, to, Meaning::Said(from), from.rule()));
        }
        let to = joint(doc, end_of_first).and_then(|at| said(doc, at)).filter(|(to, _)| joins(&from, to));
        if let Some((to, end)) = to {
            if let Some(found) = hours_of_each(doc, pos, (from, to), end) {
                return Some(found);
            }
            return Some(Found::new(pos, end, Meaning::Range(from, to), "date.range"));
        }
    }
    let (joined, word) = (opens.meets(Opens::JOINED), opens.meets(Opens::WORD));
    let may_be_short = joined || word || opens.meets(Opens::YEAR.or(Opens::MONTH));
    let short = if may_be_short { short_range(doc, pos) } else { None };
    let of_years = || if joined { years(doc, pos).or_else(|| months_of_years(doc, pos)) } else { None };
    let of_words = || if word { two_years(doc, pos).or_else(|| turn_of_year(doc, pos)) } else { None };
    short.or_else(of_years).or_else(of_words)
}

/// 5月1日至5日9:00－18:00: hours behind several days are those of each day, and no end of the period.
fn hours_of_each(doc: &Doc, pos: usize, (from, to): (Said, Said), end: usize) -> Option<Found> {
    let several = from.clock.is_none() && to.clock.is_some();
    let behind = joint(doc, end).filter(|_| several).and_then(|at| clock::clock(doc, at))?.1;
    let day = (pos..end).rev().find(|&p| matches!(doc.char(p), '日' | '号'))? + 1;
    let meaning = Meaning::Range(from, Said { clock: None, ..to });
    Some(Found { skip_to: behind, ..Found::new(pos, day, meaning, "date.range") })
}

/// 岁末年初
fn turn_of_year(doc: &Doc, pos: usize) -> Option<Found> {
    const TURNS: &[&str] = &["岁末年初", "年末岁初", "年末年初", "年底年初", "岁尾年初", "年终岁首"];
    let turn = TURNS.iter().find(|w| doc.starts_with(pos, w))?;
    let edge = |edge| Said { division: Some(Division::Edge(edge)), ..Said::default() };
    let meaning = Meaning::Range(edge(Edge::End), edge(Edge::Begin));
    Some(Found::new(pos, pos + turn.chars().count(), meaning, "date.turn_of_year"))
}

/// 今明两年
fn two_years(doc: &Doc, pos: usize) -> Option<Found> {
    let (word, end) = date_word(doc, pos).filter(|(word, _)| word.unit == DateUnit::TwoYears)?;
    let said = |offset| Said { year: Some(Year::Offset(offset)), ..Said::default() };
    Some(Found::new(pos, end, Meaning::Range(said(word.offset), said(word.offset + 1)), "date.years"))
}

/// 11月4日0—24时, 6日9时至11时.
fn hours(doc: &Doc, pos: usize, from: Said, end: usize) -> Option<Found> {
    let (first, last, end) = match from.clock {
        Some(clock) => {
            let at = joint(doc, end)?;
            let (mut last, end) = clock::clock(doc, at)?;
            // 今天下午1点半到3点: the part of the day holds for both.
            if clock.hour >= 12 && last.hour < 12 && clock::day_part(doc, at).is_none() {
                let later = Clock { hour: last.hour + 12, ..last };
                last = if later > clock { later } else { last };
            }
            (clock, last, end)
        }
        // 今天上午8至10时: the part of the day has been read, and belongs to the hours.
        None if from.day.is_some() => clock::span(doc, clock::before_day_part(doc, skip_space(doc, end)))?,
        None => return None,
    };
    let to = Said { clock: Some(last), ..Said::default() };
    Some(Found::new(pos, end, Meaning::Range(Said { clock: Some(first), ..from }, to), "date.hours"))
}

/// 至今, 到目前 at `pos`.
fn now(doc: &Doc, pos: usize) -> Option<usize> {
    const NOW: &[&str] = &["至今", "至目前", "到目前", "到现在", "至现在"];
    let end = NOW.iter().find(|w| doc.starts_with(pos, w)).map(|w| pos + w.chars().count())?;
    // 昨夜至今晨, 6月21日至今天
    (!matches!(doc.char(end), '天' | '日' | '晨' | '晚' | '早' | '夜' | '年' | '春' | '夏' | '秋' | '冬'))
        .then_some(end)
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
    // 1月3至2月10 lacks both its 日.
    let unmarked = month.is_none() && at.checked_sub(1).is_some_and(|i| doc.char(i) == '月');
    if !starts_fresh(doc, at) || unmarked {
        return None;
    }
    let (first, end) = small(doc.chars(), at).filter(|n| (1..=31).contains(&n.0))?;
    let (listed, behind) = match joint(doc, end) {
        Some(behind) => (false, behind),
        None if matches!(doc.char(end), '、' | '和' | '与') => (true, end + 1),
        None => return None,
    };
    let (to, end) = said(doc, behind)?;
    let first = first as u8;
    // 25和26日: one day and the next.
    let next = |last: u8| !matches!(doc.char(behind - 1), '和' | '与') || last == first + 1;
    let base = Said { year, month, ..Said::default() };
    let from = match to {
        Said { month: Some(Month::Number(last)), day: None, year: None, .. }
            if month.is_none() && first <= 12 && (!listed || first < last && next(last)) =>
        {
            Said { month: Some(Month::Number(first)), ..base }
        }
        Said { day: Some(DayOf::Number(last)), month: None, year: None, .. }
            if !listed || first < last && next(last) =>
        {
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
    // 2024/2025年冬春航季
    let slash = (doc.char(end) == '/').then_some(end + 1);
    if let Some(at) = joint(doc, end).or(slash) {
        let (to, behind) = crate::number::calendar::year(doc.chars(), at)?;
        (last, end) = (Some(to), behind);
    } else {
        while let Some((to, behind)) = matches!(doc.char(end), '、' | '和' | '与')
            .then(|| crate::number::calendar::year(doc.chars(), end + 1))
            .flatten()
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

/// 2008.03-2009.12, 2008.3—2009: months written with a point count only as the ends of a period.
fn months_of_years(doc: &Doc, pos: usize) -> Option<Found> {
    let modern = |year: i32| (1900..2100).contains(&year);
    let month =
        |at: usize| small(doc.chars(), at).filter(|n| (1..=12).contains(&n.0) && doc.char(at).is_ascii());
    let (first, at) = year_number(doc, pos).filter(|&(y, at)| modern(y) && doc.char(at) == '.')?;
    let (from, end) = month(at + 1)?;
    let (last, at) = crate::number::calendar::year(doc.chars(), joint(doc, end)?).filter(|n| modern(n.0))?;
    let to = (doc.char(at) == '.').then(|| month(at + 1));
    let (to, end) = match to {
        Some(to) => to.map(|(to, end)| (Some(to), end))?,
        None => (None, at),
    };
    let closed = !doc.char(end).is_alphanumeric() && !matches!(doc.char(end), '.' | '%' | '-' | '/');
    let said = |year, month: Option<u32>| {
        let month = month.map(|m| Month::Number(m as u8));
        Said { year: Some(Year::Number(year)), month, ..Said::default() }
    };
    let meaning = Meaning::Range(said(first, Some(from)), said(last, to));
    (closed && last >= first).then(|| Found::new(pos, end, meaning, "date.months_of_years"))
}
