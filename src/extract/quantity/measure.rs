//! A number with its unit, the plain case.
//! 10余万元 → value 100000, bound over, unit 元; 零下15度 → value -15.

use super::found::{Found, bound};
use super::reading::{Reading, infix};
use super::unit::{self, UnitRead};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::model::{Dimension, Span};
use crate::number::{self, Exact, Numeral};

/// 人民币605亿元, ￥300: the mark of the money stands before the number.
pub fn marked(doc: &Doc, pos: usize) -> Option<Found> {
    let hit = doc.longest_at(pos, Table::CurrencyMarks)?;
    let mark = &doc.lexicon().currency_marks[hit.row as usize];
    let at = (hit.end as usize..hit.end as usize + 3).find(|&p| doc.char(p) != ' ')?;
    // USD300 begins no word.
    if pos > 0 && doc.char(pos).is_ascii_alphabetic() && doc.char(pos - 1).is_ascii_alphanumeric() {
        return None;
    }
    let read = |limit: usize| {
        let numeral = number::read(&doc.chars()[..limit], at)?;
        let (vague, unit_at) = infix(doc, &numeral);
        let unit = unit::read(doc, unit_at).filter(|u| u.dimension == Dimension::Money && limit == doc.len());
        Some((numeral, vague, unit_at, unit))
    };
    let (mut numeral, mut vague, mut unit_at, mut unit) = read(doc.len())?;
    // $20，300美元: a mark and a unit of the same foreign money are two amounts.
    let doubled = mark.currency != "CNY" && unit.as_ref().is_some_and(|u| u.currency == Some(mark.currency));
    if let Some(comma) = (at..numeral.end).find(|&p| doc.char(p) == ',').filter(|_| doubled) {
        (numeral, vague, unit_at, unit) = read(comma)?;
    }
    let end = unit.as_ref().map_or(unit_at, |u| u.end);
    let written = UnitRead {
        start: unit.as_ref().map_or(unit_at, |u| u.start),
        end,
        name: mark.unit.into(),
        dimension: Dimension::Money,
        currency: Some(mark.currency),
        ..UnitRead::none(end)
    };
    let found = Found::new(pos, numeral, written);
    Some(Found { bound: found.bound.or(vague.map(bound)), ..found })
}

/// 19167件, 三个多月, 两米半, 零下5度.
pub fn measure(doc: &Doc, reading: &Reading) -> Option<Found> {
    let Reading { pos, negative, mut numeral, .. } = *reading;
    if numeral.positional && numeral.value != Exact::ZERO {
        return discount(doc, numeral);
    }
    let mut unit = reading.unit.clone()?;
    if let Some(end) = half_behind(doc, &unit) {
        unit.half = true;
        unit.end = end;
    }
    if unit.half {
        numeral.value = numeral.value.plus(Exact::from_digits("0.5")?)?;
    }
    if negative {
        numeral.value = numeral.value.negated();
        numeral.high = None;
    }
    if unit.name == "度" && (negative || is_temperature(doc, numeral.start)) {
        unit.dimension = Dimension::Temperature;
    }
    if unit.name == "成" || unit.name == "折" || unit.dimension == Dimension::Percent && unit.factor == "10"
    {
        numeral = tenths(doc, numeral, &mut unit)?;
    }
    let vague = reading.vague.or(unit.vague);
    let found = Found::new(pos, numeral, unit);
    Some(Found { bound: found.bound.or(vague.map(bound)), ..found })
}

/// 1.13 in 分别提高1.13、12.78个百分点: the first of a row has the unit of the next.
pub fn listed(doc: &Doc, reading: &Reading) -> Option<Found> {
    let Reading { pos, negative, numeral, .. } = *reading;
    let plain = numeral.ascii && !numeral.big && !numeral.positional && !negative;
    if !plain || !matches!(doc.char(numeral.end), '、' | '和' | '与') || doc.char(pos.wrapping_sub(1)) == '.'
    {
        return None;
    }
    let next = doc.numeral(numeral.end + 1).filter(|n| n.ascii && !n.big)?;
    let unit = unit::read(doc, next.end).filter(|u| u.vague.is_none() && !u.half)?;
    let rate = matches!(unit.dimension, Dimension::Percent | Dimension::PercentPoint) || unit.name == "倍";
    let from = doc.clause_at(pos).map_or(pos, |c| c.start).max(pos.saturating_sub(8));
    let led = (from..pos).any(|p| doc.starts_with(p, "分别"));
    let unit = UnitRead { start: numeral.end, end: numeral.end, ..unit };
    (rate && led).then(|| Found::new(pos, numeral, unit))
}

/// 华氏温度100度, 摄氏零下5度: the scale stands before the number as a mark of money does.
pub fn scaled(doc: &Doc, pos: usize) -> Option<Found> {
    let name = match doc.char(pos) {
        '华' => "华氏度",
        '摄' => "摄氏度",
        _ => return None,
    };
    if doc.char(pos + 1) != '氏' {
        return None;
    }
    let at = if doc.starts_with(pos + 2, "温度") { pos + 4 } else { pos + 2 };
    let found = measure(doc, &Reading::at(doc, at)?).filter(|f| f.unit.name == "度")?;
    let unit = UnitRead { name: name.into(), dimension: Dimension::Temperature, ..found.unit };
    Some(Found { span: Span::new(pos, found.span.end), unit, ..found })
}

/// 五五折: two digits in a row before 折 are hundredths.
fn discount(doc: &Doc, numeral: Numeral) -> Option<Found> {
    let unit = unit::read(doc, numeral.end)
        .filter(|_| doc.char(numeral.end) == '折' && numeral.end == numeral.start + 2)?;
    Some(Found::new(numeral.start, numeral, unit))
}

/// 8成 is 80 %, 两成五 is 25 %, 五五折 is 55 %.
fn tenths(doc: &Doc, mut numeral: Numeral, unit: &mut UnitRead) -> Option<Numeral> {
    let ten = Exact::from_int(10);
    numeral.value = numeral.value.times(ten)?;
    numeral.high = numeral.high.and_then(|h| h.times(ten));
    let at = (unit.end..unit.end + 2).find(|&p| doc.char(p) != ' ').unwrap_or(unit.end);
    if doc.char(at) == '半' && !matches!(doc.char(at + 1), '数' | '个' | '年' | '天') {
        numeral.value = numeral.value.plus(Exact::from_int(5))?;
        unit.end = at + 1;
    } else if let Some(more) = doc.numeral(at).filter(|n| n.end == at + 1 && !n.bare && !n.ascii)
        && unit::read(doc, more.end).is_none()
    {
        numeral.value = numeral.value.plus(more.value)?;
        unit.end = more.end;
    }
    Some(numeral)
}

/// 三年半, 两米半: the half behind the unit of a measure.
fn half_behind(doc: &Doc, unit: &UnitRead) -> Option<usize> {
    let measures = !matches!(unit.dimension, Dimension::Count | Dimension::Percent | Dimension::PercentPoint);
    let plain = measures || unit.name == "倍";
    let other = matches!(
        doc.char(unit.end + 1),
        '数' | '个'
            | '导'
            | '决'
            | '山'
            | '路'
            | '径'
            | '岛'
            | '程'
            | '成'
            | '夜'
            | '年'
            | '场'
            | '空'
            | '球'
            | '天'
            | '小'
            | '月'
            | '价'
    );
    (plain && doc.char(unit.end) == '半' && !other).then_some(unit.end + 1)
}

/// Whether the clause before speaks of warmth.
fn is_temperature(doc: &Doc, pos: usize) -> bool {
    let from = doc.clause_at(pos).map_or(pos, |c| c.start).max(pos.saturating_sub(24));
    ["气温", "温度", "体温", "水温", "室温", "高温", "恒温", "低温", "华氏", "摄氏"]
        .iter()
        .any(|w| (from..pos).any(|p| doc.starts_with(p, w)))
}

/// 从25个工作日缩短为10个: a 个 with nothing behind it takes the unit of the number before.
pub fn fill_elided_units(doc: &Doc, found: &mut [Found]) {
    for i in 1..found.len() {
        let (before, rest) = found.split_at_mut(i);
        let (Some(last), Some(this)) = (before.last(), rest.first_mut()) else { continue };
        let gap = Span::new(last.span.end, this.span.start.max(last.span.end));
        let bridge =
            gap.len() <= 8 && (gap.start..gap.end).any(|p| matches!(doc.char(p), '为' | '到' | '至'));
        let open =
            doc.clause_at(this.span.end).is_none_or(|c| c.start > this.span.end || c.end == this.span.end);
        if this.unit.name == "个"
            && bridge
            && open
            && doc.char(last.unit.start) == '个'
            && last.unit.name != "个"
        {
            this.unit = UnitRead { start: this.unit.start, end: this.unit.end, ..last.unit.clone() };
        }
    }
}
