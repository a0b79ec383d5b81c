//! The subject before a movement, a comparison, a level: 旅游收入同比增长12.5%, 寿命比农村高12年, 是旱地的3倍.
//! 全市旅游总收入同比增长12.5% → 旅游总收入.

use super::Place;
use super::before::{REACH, behind_phrase};
use super::class::is_quotient;
use super::phrase::phrase;
use super::words::role;
use crate::charset::words;
use crate::doc::Doc;
use crate::extract::quantity::limit;
use crate::lexicon::Table;
use crate::lexicon::indicator_words::Role;
use crate::model::{Dimension, Span};

/// 全市旅游总收入同比增长12.5%: what moved.
pub fn subject_of_movement(place: &Place) -> Option<Span> {
    if !place.moves() && place.number.unit.name != "倍" || place.doc.ends_with(place.number.span.start, "等")
    {
        return None;
    }
    // 需增加5万名士兵: the things that are more are counted.
    if super::after::counts_things(place) {
        return None;
    }
    let (doc, floor) = (place.doc, place.floor());
    // 降温幅度达到16度: the movement is itself the measure.
    let named = behind_phrase(place, floor, place.number.span.start);
    if doc.ends_with(named, "幅度") && named < place.number.span.start {
        return phrase(place, floor, named);
    }
    let end = movement_start(doc, floor, place.number.span.start);
    // 贸易额年均增长6%: each is how it grew; 户均增收3000元: without a subject it names the growth.
    let each =
        (floor.max(end.saturating_sub(4))..end).find(|&p| role(doc, Span::new(p, end)) == Some(Role::Each));
    let subject_end = behind_phrase(place, floor, each.unwrap_or(end));
    let subject = (subject_end > floor).then(|| phrase(place, floor, subject_end)).flatten();
    if subject.is_some() || place.number.unit.dimension == Dimension::Percent {
        return subject;
    }
    let verb = doc.longest_at(end, Table::Changes)?;
    each.map(|p| Span::new(p, verb.end as usize))
}

/// Where the verb of movement, with its comparison before it, begins.
fn movement_start(doc: &Doc, floor: usize, number: usize) -> usize {
    let from = floor.max(number.saturating_sub(REACH));
    let mut start = number;
    // A rate names itself: 升幅为0.98%.
    let rate = |p: usize| {
        let hit = doc
            .longest_at(p, Table::Changes)
            .filter(|h| h.end as usize <= number && number - (h.end as usize) < 5);
        let hit = hit.filter(|h| !(h.end as usize..number).any(|q| matches!(doc.char(q), '比' | '较')));
        hit.is_some_and(|h| doc.lexicon().changes[h.row as usize].rate)
    };
    if (from..number).any(rate) {
        return number;
    }
    // The verb.
    let near = from.max(number.saturating_sub(12));
    let verb =
        |end: usize| doc.longest_before(end, Table::Changes).map(|h| h.start as usize).filter(|&p| p >= from);
    if let Some(p) = (near..=number).rev().find_map(verb) {
        start = p;
        while let Some(p) = verb(start) {
            start = p;
        }
    }
    comparison(doc, from, start).unwrap_or(start)
}

/// Where a comparison between `from` and `to` begins: 同比, 比上年, 较2019年同期, 与去年同期相比, 高于全国.
fn comparison(doc: &Doc, from: usize, to: usize) -> Option<usize> {
    let compares = |p: usize| {
        doc.longest_at(p, Table::Bases).is_some_and(|h| h.end as usize <= to)
            || doc.starts_with(p, "相比") && p + 2 < to
            || matches!(doc.char(p), '比' | '较') && !is_ratio(doc, p)
            || matches!(doc.char(p), '高' | '低' | '快' | '慢' | '大' | '小' | '多' | '少' | '优')
                && doc.char(p + 1) == '于'
                && p + 3 < to
                && !doc.ends_with(p, "不")
    };
    (from..to).find(|&p| compares(p))
}

/// 占比, 比例, 比重: 比 is part of a noun.
fn is_ratio(doc: &Doc, p: usize) -> bool {
    is_quotient(doc, p)
        || ["占", "相", "对", "之", "评", "环", "可", "同"].iter().any(|w| doc.ends_with(p, w))
        || ["例", "重", "率", "赛", "值", "分", "如", "特"].iter().any(|w| doc.starts_with(p + 1, w))
}

/// 外地游客占8成, 死亡率是大城市的9倍: the subject of 占 and 是.
pub fn subject_of_level(place: &Place) -> Option<Span> {
    let doc = place.doc;
    let (floor, start) = (place.floor(), place.number.span.start);
    let at = if doc.ends_with(start, "占") {
        start - 1
    } else if place.number.unit.name == "倍" && doc.ends_with(start, "的") {
        (floor.max(start.saturating_sub(20))..start).rev().find(|&p| doc.char(p) == '是')?
    } else {
        return None;
    };
    phrase(place, floor, behind_phrase(place, floor, at))
}

/// 亩产达到平均水平的1.5倍, 是旱地的2.5到3倍: what is so many times something else.
pub fn subject_of_multiple(place: &Place) -> Option<Span> {
    let doc = place.doc;
    let (floor, start) = (place.floor(), place.number.span.start);
    if place.number.unit.name != "倍" || !doc.ends_with(behind_phrase(place, start, start), "的") {
        return None;
    }
    let of = |p: usize| ["达到", "相当于", "接近", "是", "为", "达"].iter().any(|w| doc.starts_with(p, w));
    let at = (floor.max(start.saturating_sub(20))..start).rev().find(|&p| of(p))?;
    // 达|到, 成为: the whole word.
    let at = if matches!(doc.char(at), '为' | '达')
        && matches!(doc.char(at.wrapping_sub(1)), '成' | '约' | '已')
    {
        at - 1
    } else {
        at
    };
    let subject = phrase(place, floor, behind_phrase(place, floor, at));
    subject.or_else(|| place.earlier.last()?.indicator)
}

/// 大城市的寿命比农村高12年, 增速高于全国5.8个百分点: what is compared.
pub fn subject_of_comparison(place: &Place) -> Option<Span> {
    if place.moves() {
        return None;
    }
    let doc = place.doc;
    let (floor, start) = (place.floor(), place.number.span.start);
    let from = floor.max(start.saturating_sub(20));
    let worded = limit::word_before(doc, start).map_or(start, |(start, _)| start);
    let at = comparison(doc, from, start)?;
    let degrees = words![
        "高", "低", "多", "少", "长", "短", "快", "慢", "大", "小", "早", "晚", "高出", "低了", "高了"
    ];
    let degree = doc.ends_with_any(start, degrees) || doc.ends_with_any(worded, degrees);
    let ranks = doc.char(at + 1) == '于';
    // 降雨较常年偏多二至五成.
    let leans = doc.char(at) == '较' && worded > 1 && doc.char(worded - 2) == '偏';
    if !(ranks || degree && (doc.char(at) == '比' || leans)) {
        return None;
    }
    let subject = phrase(place, floor, behind_phrase(place, floor, at));
    subject.or_else(|| place.earlier.last()?.indicator)
}
