//! Two ends written as one: 10%至20%, 三至五年, 5—8万元, 8至10℃.
//! 5—8万元 → value 50000, value_high 80000: the lower end shares multiplier and unit.

use super::found::{Amount, Found, bound};
use super::reading::{Reading, infix};
use super::unit::{self, UnitRead};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::model::Span;
use crate::number::{Exact, Numeral};

/// Marks and words between the ends, longest first.
const BETWEEN: &[&str] = &["——", "--", "—", "-", "–", "~", "〜", "至", "到"];

/// A range that begins with a mark of money at `pos`.
pub fn marked(doc: &Doc, pos: usize) -> Option<Found> {
    let start = doc.longest_at(pos, Table::CurrencyMarks)?.end as usize;
    let minus = doc.starts_with(start, "零下");
    range(doc, &Reading::of(doc, pos, if minus { start + 2 } else { start }, minus)?)
}

/// A range that begins with that number.
pub fn range(doc: &Doc, reading: &Reading) -> Option<Found> {
    let Reading { pos, negative: minus, numeral: low, unit: ref low_unit, .. } = *reading;
    let low_end = low_unit.as_ref().map_or(reading.unit_at, |u| u.end);
    // Few numbers have a mark or word behind them that may join them to another.
    if !matches!(doc.char(low_end), '(' | '—' | '-' | '–' | '~' | '〜' | '至' | '到' | '、') || low.positional
    {
        return None;
    }
    let at = included(doc, low_end);
    let word = BETWEEN
        .iter()
        .find(|w| doc.starts_with(at, w))
        .or_else(|| neighbours(doc, pos, at).then_some(&"、"))?;
    if matches!(*word, "至" | "到") && moves_from(doc, pos) {
        return None;
    }
    let mut at = at + word.chars().count();
    if let Some(mark) = doc.longest_at(at, Table::CurrencyMarks) {
        at = mark.end as usize;
    }
    let above = doc.starts_with(at, "零上");
    // 零下3至5度: both ends lie below; 零下2℃至6℃ only the first.
    let below = doc.starts_with(at, "零下");
    at += if below || above { 2 } else { 0 };
    let below = below || doc.starts_with(pos, "零下") && !above && low_unit.is_none();
    // -5～-3℃
    let signed = minus && matches!(doc.char(at), '-' | '−') && doc.char(at + 1).is_ascii_digit();
    at += usize::from(signed);
    let below = below || signed;
    let high = doc.numeral(at).filter(|n| !n.positional && n.vague.is_none())?;
    let (high_vague, unit_at) = infix(doc, &high);
    let unit = unit::read(doc, unit_at);
    let unit = match (low_unit, unit) {
        (&None, Some(unit)) => unit,
        (Some(a), Some(b)) if a.name == b.name => b,
        (&None, None) if low.big && high.big || high.big && doc.char(high.end) != '.' => {
            UnitRead::none(if high_vague.is_some() { unit_at } else { high.end })
        }
        _ => return None,
    };
    let (low_value, mut high_value) = (shared(&low, &high)?, high.high.unwrap_or(high.value));
    let mut low_value = if minus { low_value.negated() } else { low_value };
    if below {
        high_value = high_value.negated();
    }
    if unit.factor == "10" && unit.name == "%" {
        let ten = Exact::from_int(10);
        (low_value, high_value) = (low_value.times(ten)?, high_value.times(ten)?);
    }
    if low_value > high_value && (minus || below) {
        std::mem::swap(&mut low_value, &mut high_value);
    }
    if low_value >= high_value {
        return None;
    }
    let found = Found::new(pos, low, unit);
    Some(Found {
        span: Span::new(pos, found.unit.end.max(high.end)),
        value: Amount::Number(low_value),
        high: Some(Amount::Number(high_value)),
        bound: found.bound.or(high_vague.map(bound)),
        ..found
    })
}

/// 2、3级, 3、4天: two neighbours joined by 、, behind which a measure stands.
fn neighbours(doc: &Doc, pos: usize, at: usize) -> bool {
    let digit = |p: usize| doc.char(p).to_digit(10);
    let step = at == pos + 1 && digit(pos).zip(digit(at + 1)).is_some_and(|(low, high)| low + 1 == high);
    let alone = !matches!(doc.char(pos.wrapping_sub(1)), '、' | '第' | '.' | '-');
    let measured =
        ["级", "天", "年", "个月", "小时", "分钟", "岁", "成"].iter().any(|w| doc.starts_with(at + 2, w));
    doc.char(at) == '、' && step && alone && measured && !doc.starts_with(at + 2, "年级")
}

/// （含） behind the lower end.
fn included(doc: &Doc, at: usize) -> usize {
    if doc.starts_with(at, "(含)") { at + 3 } else { at }
}

/// The lower end with the multiplier that only the upper one writes.
fn shared(low: &Numeral, high: &Numeral) -> Option<Exact> {
    let small_only = !high.big
        && !low.big
        && low.tail == 0
        && high.tail > 1
        && !high.ascii
        && low.value < Exact::from_int(10);
    match (high.big && !low.big || small_only, high.kilo && !low.kilo) {
        (true, _) => low.value.shift(high.tail),
        (_, true) => low.value.shift(3),
        _ => Some(low.value),
    }
}

/// 从3%提高到5% and 从3%到5% say where something came from and where it went: two facts.
fn moves_from(doc: &Doc, pos: usize) -> bool {
    let from = doc.clause_at(pos).map_or(pos, |c| c.start).max(pos.saturating_sub(8));
    (from..pos).rev().any(|p| matches!(doc.char(p), '从' | '由' | '自'))
}
