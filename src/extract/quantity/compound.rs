//! One magnitude in two units: 2小时30分钟, 123元1角, 1米75.
//! 2小时30分钟 → 2.5 小时; what does not come out even is given in the smaller unit (1小时20分 → 80 分).

use super::found::{Amount, Found};
use super::reading::Reading;
use super::unit::{self, UnitRead};
use crate::doc::Doc;
use crate::model::Dimension;
use crate::number::{Exact, Numeral};

/// A compound that begins with that number.
pub fn compound(doc: &Doc, reading: &Reading) -> Option<Found> {
    let Reading { pos, numeral: first, .. } = *reading;
    let large = reading.plain_unit().filter(|u| u.vague.is_none() && !u.half)?;
    // Behind the larger unit stands the next number.
    if first.positional || first.high.is_some() || doc.numeral(large.end).is_none() {
        return None;
    }
    let large = as_money(doc, as_time(doc, large.clone()));
    if large.name == "米" {
        return metres(doc, first, large);
    }
    if !matches!(large.dimension, Dimension::Money | Dimension::Duration) {
        return None;
    }
    let mut total = first.value.times(Exact::from_digits(large.factor)?)?;
    let mut last = large.clone();
    while let Some(number) = doc.numeral(last.end).filter(|n| !n.positional && n.high.is_none()) {
        let Some(small) = smaller(doc, number.end, &last) else { break };
        total = total.plus(number.value.times(Exact::from_digits(small.factor)?)?)?;
        last = small;
    }
    if last.end == large.end {
        // 五块八: tenths without their unit.
        let tenth = doc.numeral(large.end).filter(|n| is_tenth(doc, n, &large))?;
        total = total.plus(tenth.value.times(Exact::from_digits("0.1")?)?)?;
        last.end = tenth.end;
    }
    let even = total.over(Exact::from_digits(large.factor)?).filter(|v| !v.is_zero());
    let (value, name) = match even {
        Some(value) => (value, large.name.clone()),
        None => (total.over(Exact::from_digits(last.factor)?)?, last.name.clone()),
    };
    let unit = UnitRead { start: large.start, end: last.end, name, ..large };
    Some(Found { value: Amount::Number(value), ..Found::new(pos, first, unit) })
}

/// A smaller unit of the same dimension at `pos`.
fn smaller(doc: &Doc, pos: usize, large: &UnitRead) -> Option<UnitRead> {
    let unit = if large.dimension == Dimension::Money && large.currency == Some("CNY") {
        let (name, factor) = match doc.char(pos) {
            '角' | '毛' => ("角", "0.1"),
            '分' => ("分", "0.01"),
            _ => return None,
        };
        let end = if doc.char(pos + 1) == '钱' { pos + 2 } else { pos + 1 };
        UnitRead {
            start: pos,
            end,
            factor,
            currency: large.currency,
            ..UnitRead::named(pos, name, Dimension::Money)
        }
    } else if large.dimension == Dimension::Duration && doc.char(pos) == '分' && doc.char(pos + 1) != '钟' {
        UnitRead {
            start: pos,
            end: pos + 1,
            factor: "60",
            ..UnitRead::named(pos, "分钟", Dimension::Duration)
        }
    } else {
        unit::read(doc, pos)?
    };
    let smaller = Exact::from_digits(unit.factor)? < Exact::from_digits(large.factor)?;
    (unit.dimension == large.dimension && smaller && unit.vague.is_none()).then_some(unit)
}

/// 3块5毛, 五块八: 块 is money when an amount of tenths follows.
fn as_money(doc: &Doc, unit: UnitRead) -> UnitRead {
    let money = UnitRead {
        name: "元".into(),
        dimension: Dimension::Money,
        currency: Some("CNY"),
        factor: "1",
        ..unit.clone()
    };
    let tenths = || {
        let number = doc.numeral(unit.end)?;
        let named = matches!(doc.char(number.end), '毛' | '角');
        (named || is_tenth(doc, &number, &money)).then_some(())
    };
    if doc.char(unit.start) == '块' && unit.end == unit.start + 1 && tenths().is_some() {
        money
    } else {
        unit
    }
}

/// Whether a digit behind 块 ends the amount: 五块八, not 五块八寸的板.
fn is_tenth(doc: &Doc, number: &Numeral, large: &UnitRead) -> bool {
    let digit = number.end == large.end + 1 && number.high.is_none() && number.value.is_whole();
    let ends = !doc.char(number.end).is_alphanumeric()
        || matches!(doc.char(number.end), '一' | '的' | '就' | '钱' | '了' | '起' | '每');
    let block = doc.char(large.start) == '块' && large.end == large.start + 1;
    digit && ends && block && unit::read(doc, number.end).is_none()
}

/// 3分20秒: 分 is a unit of time when seconds follow.
fn as_time(doc: &Doc, unit: UnitRead) -> UnitRead {
    let seconds = || {
        let number = doc.numeral(unit.end)?;
        (doc.char(number.end) == '秒').then_some(())
    };
    if unit.name == "分" && seconds().is_some() {
        return UnitRead { name: "分钟".into(), dimension: Dimension::Duration, factor: "60", ..unit };
    }
    unit
}

/// 1米75: centimetres without their unit.
fn metres(doc: &Doc, whole: Numeral, unit: UnitRead) -> Option<Found> {
    let digits: String =
        (unit.end..unit.end + 3).map(|p| doc.char(p)).take_while(char::is_ascii_digit).collect();
    if digits.is_empty() || digits.len() > 2 || !whole.value.is_whole() || whole.value >= Exact::from_int(10)
    {
        return None;
    }
    let end = unit.end + digits.len();
    if unit::read(doc, end).is_some() || doc.char(end) == '.' {
        return None;
    }
    let value = whole.value.plus(Exact::from_digits(&format!("0.{digits}"))?)?;
    Some(Found { value: Amount::Number(value), ..Found::new(whole.start, whole, UnitRead { end, ..unit }) })
}
