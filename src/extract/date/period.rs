//! Parts of a year: halves, quarters, seasons, beginnings and ends, months in a row; decades and centuries.
//! 2020年上半年 → 2020-40; 前三季度 → 2020-01/2020-09; 上世纪九十年代 → 199X.

use super::clock::skip_space;
use super::festival::festival;
use super::lunar::lunar;
use super::ordinal;
use super::point::{after_day, after_feast, in_month, month_number, starts_fresh};
use super::said::{Division, Edge, Month, Said, Year};
use super::word::date_word;
use crate::doc::Doc;
use crate::lexicon::date_words::DateUnit;
use crate::number::calendar::{digit, small};

/// What may stand behind a year: 11月27日, 上半年, 年底, “五一”.
pub fn in_year(doc: &Doc, year: Year, end: usize) -> (Said, usize) {
    let said = Said { year: Some(year), ..Said::default() };
    // 2020年度
    let end =
        if doc.char(end) == '度' && !matches!(doc.char(end + 1), '过' | '假') { end + 1 } else { end };
    let at = skip_space(doc, end);
    if let Some((read, end)) = lunar(doc, at) {
        return (Said { year: said.year, ..read }, end);
    }
    if let Some((month, end)) = month_number(doc, at) {
        return in_month(doc, Said { month: Some(Month::Number(month)), ..said }, end);
    }
    let the = if doc.char(at) == '的' { at + 1 } else { at };
    if let Some((part, end)) = ordinal::in_year(doc, the) {
        let part = Said { year: said.year, ..part };
        return match part.division {
            None => in_month(doc, part, end),
            Some(Division::Day(_)) => after_day(doc, part, end),
            Some(_) => (part, end),
        };
    }
    if let Some((division, end)) = division(doc, the) {
        return with_edge(doc, Said { division: Some(division), ..said }, end);
    }
    if let Some((festival, end)) = festival(doc, the, true) {
        return after_feast(doc, Said { division: Some(Division::Festival(festival)), ..said }, end);
    }
    if let Some((division, end)) = edge(doc, at).or_else(|| season(doc, the)) {
        return (Said { division: Some(division), ..said }, end);
    }
    if doc.starts_with(at, "全年") {
        return (said, at + 2);
    }
    (said, end)
}

/// 上半年, 一季度, 前三季度, 前11个月 without a year.
pub fn part_of_year(doc: &Doc, pos: usize) -> Option<(Said, usize)> {
    let (division, end) = division(doc, pos)?;
    // 一个季度, 每季度, 历年上半年; 第二季 without a year is a season of a series.
    if doc.char(end - 1) == '季' && doc.char(pos) == '第' {
        return None;
    }
    (starts_fresh(doc, pos) && !matches!(pos.checked_sub(1).map(|i| doc.char(i)), Some('每' | '各' | '连')))
        .then(|| with_edge(doc, Said { division: Some(division), ..Said::default() }, end))
}

/// 一季度末 is March, 三季度初 July.
fn with_edge(doc: &Doc, said: Said, end: usize) -> (Said, usize) {
    let Some(Division::Code(code @ 33..=36)) = said.division else { return (said, end) };
    let place = match doc.char(end) {
        '初' if !matches!(doc.char(end + 1), '步' | '期' | '审' | '评' | '选' | '赛' | '现' | '见') => {
            1
        }
        '末' | '底' if doc.char(end + 1) != '期' => 3,
        _ => return (said, end),
    };
    let month = Some(Month::Number((code - 33) * 3 + place));
    (Said { division: None, month, ..said }, end + 1)
}

/// Halves, quarters and months in a row.
pub fn division(doc: &Doc, pos: usize) -> Option<(Division, usize)> {
    const HALVES: &[(&str, u8)] = &[
        ("上半年", 40),
        ("下半年", 41),
        ("前半年", 40),
        ("后半年", 41),
        ("首季度", 33),
        ("首季", 33),
        ("末季", 36),
    ];
    if let Some(&(word, code)) = HALVES.iter().find(|(word, _)| doc.starts_with(pos, word)) {
        return Some((Division::Code(code), pos + word.chars().count()));
    }
    let first = matches!(doc.char(pos), '前' | '头');
    let at = match doc.char(pos) {
        '前' | '头' | '第' => pos + 1,
        _ => pos,
    };
    let (number, end) = match doc.char(at) {
        '两' => (2, at + 1),
        _ => small(doc.chars(), at)?,
    };
    let unit = |word: &str| doc.starts_with(end, word).then(|| end + word.chars().count());
    if first {
        return match unit("个季度").or_else(|| unit("季度")) {
            Some(end) => (1..=4).contains(&number).then_some((Division::Months(1, number as u8 * 3), end)),
            None => {
                let end = unit("个月").or_else(|| unit("月"))?;
                (1..=12).contains(&number).then_some((Division::Months(1, number as u8), end))
            }
        };
    }
    // 一至三季度, 一、二季度, 一、二、三季度
    let listed = |end| small(doc.chars(), end + 1).filter(|&(n, e)| n == number + 1 && doc.char(e) == '、');
    let joint = match doc.char(end) {
        '、' => listed(end).map_or(end, |(_, e)| e),
        _ => end,
    };
    if matches!(doc.char(joint), '至' | '到' | '-' | '—' | '、')
        && let Some((last, end)) = small(doc.chars(), joint + 1)
        && doc.starts_with(end, "季度")
        && (1..=4).contains(&last)
        && (1..last).contains(&number)
    {
        return Some((Division::Months(number as u8 * 3 - 2, last as u8 * 3), end + 2));
    }
    let ordinal = doc.char(pos) == '第';
    let end = unit("季度")
        .or_else(|| unit("季").filter(|_| ordinal))
        .or_else(|| unit("个季度").filter(|_| ordinal))?;
    (1..=4).contains(&number).then_some((Division::Code(32 + number as u8), end))
}

/// 年底, 底, 年初 … behind a year.
fn edge(doc: &Doc, pos: usize) -> Option<(Division, usize)> {
    if let Some((word, end)) = date_word(doc, pos) {
        let edge = match word.unit {
            DateUnit::YearBegin => Edge::Begin,
            DateUnit::YearMiddle => Edge::Middle,
            DateUnit::YearEnd => Edge::End,
            _ => return None,
        };
        return Some((Division::Edge(edge), end));
    }
    let next = doc.char(pos + 1);
    match doc.char(pos) {
        '初' if !matches!(
            next,
            '中' | '步' | '级' | '期' | '一' | '二' | '三' | '始' | '审' | '选' | '赛'
        ) =>
        {
            Some((Division::Edge(Edge::Begin), pos + 1))
        }
        '底' | '末' if !matches!(next, '端' | '代' | '盘') => Some((Division::Edge(Edge::End), pos + 1)),
        '中' if matches!(next, ',' | '。' | '以' | '\0') => Some((Division::Edge(Edge::Middle), pos + 1)),
        '伊' if next == '始' => Some((Division::Edge(Edge::Begin), pos + 2)),
        '年' => edge(doc, pos + 1),
        _ => None,
    }
}

/// 春季, 夏天, 冬 behind a year; 暑期 is July and August.
fn season(doc: &Doc, pos: usize) -> Option<(Division, usize)> {
    if doc.starts_with(pos, "暑期") || doc.starts_with(pos, "暑假") {
        return Some((Division::Months(7, 8), pos + 2));
    }
    let code = match doc.char(pos) {
        '春' => 21,
        '夏' => 22,
        '秋' => 23,
        '冬' => 24,
        _ => return None,
    };
    match doc.char(pos + 1) {
        '季' | '天' | '日' => Some((Division::Code(code), pos + 2)),
        ',' | '。' | '至' | '以' => Some((Division::Code(code), pos + 1)),
        _ => None,
    }
}

/// 20世纪80至90年代, 7至10世纪: the unit stands at the end.
pub fn decades(doc: &Doc, pos: usize) -> Option<(Said, Said, usize)> {
    let (century, at) = century(doc, pos).map_or((None, pos), |(year, end)| (Some(year), end));
    let decade = |n: u32| Said {
        year: Some(century.unwrap_or(Year::Number(1900))),
        division: Some(Division::Decade(n as u8)),
        ..Said::default()
    };
    // 上世纪八九十年代
    let tens = |i: usize| digit(doc.char(i)).filter(|_| !doc.char(i).is_ascii_digit());
    if let (Some(first), Some(last)) = (tens(at), tens(at + 1))
        && last == first + 1
        && first > 0
        && doc.starts_with(at + 2, "十年代")
    {
        return Some((decade(first * 10), decade(last * 10), part_of_decade(doc, at + 5)));
    }
    let (first, end) = small(doc.chars(), at).filter(|_| starts_fresh(doc, at))?;
    if !matches!(doc.char(end), '至' | '到' | '-' | '—' | '、') {
        return None;
    }
    let (last, end) = small(doc.chars(), end + 1).filter(|&(last, _)| last > first)?;
    if doc.starts_with(end, "年代") && first % 10 == 0 && last % 10 == 0 {
        return Some((decade(first), decade(last), part_of_decade(doc, end + 2)));
    }
    let said = |n: u32| Said {
        year: Some(Year::Number((n as i32 - 1) * 100)),
        division: Some(Division::Century),
        ..Said::default()
    };
    (doc.starts_with(end, "世纪") && first > 0 && last <= 22).then(|| (said(first), said(last), end + 2))
}

/// 上世纪九十年代, 20世纪80年代初, 21世纪, 九十年代; the century stands as the year.
pub fn decade(doc: &Doc, pos: usize) -> Option<(Said, usize)> {
    let (century, at) = century(doc, pos).map_or((None, pos), |(year, end)| (Some(year), end));
    let decade = small(doc.chars(), at)
        .filter(|&(n, e)| n % 10 == 0 && n > 0 && doc.starts_with(e, "年代") && starts_fresh(doc, at));
    // 21世纪海上丝绸之路, 《21世纪经济报道》
    let name = ["海上丝绸", "经济报道"].iter().any(|w| doc.starts_with(at, w));
    let (division, end) = match decade {
        Some((n, end)) => (Division::Decade(n as u8), end + 2),
        None if name => return None,
        None => (century.map(|_| Division::Century)?, at),
    };
    let end = part_of_decade(doc, end);
    // 60年代 alone is the twentieth century's.
    let year = century.or(Some(Year::Number(1900)));
    Some((Said { year, division: Some(division), ..Said::default() }, end))
}

/// Past 初, 中叶, 后期 behind a decade or century, which leave the value as it is.
fn part_of_decade(doc: &Doc, end: usize) -> usize {
    const PARTS: &[&str] = &[
        "初期",
        "初叶",
        "初",
        "中后期",
        "中期",
        "中叶",
        "前期",
        "早期",
        "后期",
        "晚期",
        "末期",
        "末叶",
        "末",
    ];
    if let Some(part) = PARTS.iter().find(|w| doc.starts_with(end, w)) {
        return end + part.chars().count();
    }
    if doc.char(end) == '中' && matches!(doc.char(end + 1), ',' | '。') { end + 1 } else { end }
}

/// The decade or century at the far end of a period: 上世纪80年代至*90年代*.
pub fn decade_after(doc: &Doc, pos: usize, from: &Said) -> Option<(Said, usize)> {
    let (said, end) = decade(doc, pos)?;
    let own = century(doc, pos).is_some();
    Some((if own { said } else { Said { year: from.year, ..said } }, end))
}

/// 上世纪, 本世纪, 20世纪 at `pos`: its first year.
fn century(doc: &Doc, pos: usize) -> Option<(Year, usize)> {
    const WORDS: &[(&str, i32)] = &[("上世纪", 1900), ("上个世纪", 1900), ("本世纪", 2000)];
    if let Some(&(word, year)) = WORDS.iter().find(|(word, _)| doc.starts_with(pos, word)) {
        return Some((Year::Number(year), pos + word.chars().count()));
    }
    let (number, end) = small(doc.chars(), pos).filter(|&(n, _)| (1..=22).contains(&n))?;
    let named = doc.starts_with(end, "世纪") && starts_fresh(doc, pos);
    named.then_some((Year::Number((number as i32 - 1) * 100), end + 2))
}
