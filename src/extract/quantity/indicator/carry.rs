//! What the clause does not name itself: the phrase of the number before, or of the clause before.
//! 收入12.9亿元，同比增长12.5% → 收入 for both; 出资比例最高，为27% → 出资比例.

use super::Place;
use super::before;
use super::phrase::phrase;
use super::words::{Class, Piece, pieces};
use crate::doc::Doc;
use crate::extract::quantity::found::Found;
use crate::extract::quantity::movement::is_next_in_list;
use crate::model::{Change, Dimension, Span};

/// 3件6人: two units of one thing; 13级（38米/秒）: two measures of one.
pub fn doubled(place: &Place) -> Option<Span> {
    let last = place.earlier.last()?;
    let gap = place.number.span.start.checked_sub(last.span.end)?;
    let touching = gap == 0 && last.unit.name != "个" && last.unit.dimension == Dimension::Count;
    let converted = gap <= 4
        && ["约合", "折合", "约折合"].iter().any(|w| place.doc.ends_with(place.number.span.start, w));
    (touching || converted || in_brackets(place, last)).then_some(last.indicator).flatten()
}

/// 230亿雷亚尔（约合42亿美元）.
fn in_brackets(place: &Place, last: &Found) -> bool {
    let (doc, start) = (place.doc, place.number.span.start);
    let open = (last.span.end..start).find(|&p| doc.char(p) == '(');
    open.is_some_and(|p| p <= last.span.end + 1 && start <= p + 4)
}

/// 由60种增加到110种, 从1200亩发展到3100亩: the second number measures what the first did.
pub fn moved_to(place: &Place) -> Option<Span> {
    let last = place.earlier.last()?;
    let (doc, start) = (place.doc, place.number.span.start);
    if last.span.end < place.clause.start || start.checked_sub(last.span.end)? > 12 {
        return None;
    }
    let from = place.clause.start.max(last.span.start.saturating_sub(10));
    let led = (from..last.span.start).any(|p| matches!(doc.char(p), '由' | '从'));
    let to = (last.span.end..start).any(|p| matches!(doc.char(p), '到' | '至' | '为'));
    (led && to && last.unit.name == place.number.unit.name).then_some(last.indicator).flatten()
}

/// The phrase before 由 or 从: 常用药由60种增加到110种.
pub fn moved_from(place: &Place) -> Option<Span> {
    let (doc, start) = (place.doc, place.number.span.start);
    let floor = place.floor();
    let from = floor.max(start.saturating_sub(18));
    let at = (from..start).find(|&p| matches!(doc.char(p), '由' | '从'))?;
    let end = place.number.span.end;
    let to = (end..(end + 8).min(place.clause.end)).any(|p| matches!(doc.char(p), '到' | '至' | '为'));
    if !to || at <= floor {
        return None;
    }
    phrase(place, floor, before::behind_phrase(place, floor, at))
}

/// 出资比例最高，为27%; 规模持续扩大，达到3亿元: the clause has only the number, the one before the subject.
pub fn topic(place: &Place) -> Option<Span> {
    let doc = place.doc;
    let start = place.clause.start;
    let behind = place.earlier.last().is_some_and(|l| l.span.end >= start);
    // A clause with a number before this one, or a long one, is not cut again for each of its numbers.
    if behind || start < 2 || doc.char(start - 1) != ',' || place.number.span.start > start + 60 {
        return None;
    }
    let own = pieces(doc, Span::new(start.min(place.number.span.start), place.number.span.start));
    // 指数逐月加快，11月份达到9.3%: a date may stand there too.
    let dated = |w: &Piece| {
        let before = place.dates.partition_point(|d| d.start <= w.span.start);
        place.dates[..before].last().is_some_and(|d| w.span.end <= d.end)
    };
    let subjectless =
        own.iter().all(|w| matches!(w.class, Class::Stop | Class::Adverb | Class::Shared) || dated(w));
    let counts = place.number.unit.dimension == Dimension::Count && !place.number.unit.is_none();
    // 审批时限，由180天缩短至120天.
    let led = matches!(doc.char(start), '由' | '从');
    let counts = counts || place.number.unit.dimension == Dimension::Duration && !led;
    if !(subjectless && !counts || place.moves()) {
        return None;
    }
    let clause = doc.clause_at(start - 2)?;
    // A number there would have been carried.
    if place.earlier.last().is_some_and(|l| l.span.end > clause.start) {
        return None;
    }
    let words = pieces(doc, clause);
    let measure = words.iter().rposition(|w| w.measure)?;
    let next = words.get(measure + 1).is_none_or(|w| !w.is_noun());
    // 价格指数（CPI）.
    let named =
        words.get(measure + 1).filter(|w| w.class == Class::Enclosed && doc.char(w.span.start) == '(');
    let end = named.unwrap_or(&words[measure]).span.end;
    next.then(|| phrase(place, clause.start, end)).flatten()
}

/// 参展的企业中，有17家获奖: those among whom they are.
pub fn among(place: &Place) -> Option<Span> {
    let (doc, start) = (place.doc, place.clause.start);
    let counts = place.number.unit.dimension == Dimension::Count && !place.number.unit.is_none();
    // 23家卫生院中确定了7家改造.
    let last = place.earlier.last().filter(|f| counts && f.unit.name == place.number.unit.name);
    let whole = last.and_then(|f| f.indicator).filter(|i| i.start >= start && doc.char(i.end) == '中');
    if whole.is_some() {
        let behind = pieces(doc, super::after::stretch(place, place.number.span.end));
        return whole.filter(|_| behind.first().is_some_and(|w| w.is_verb() || w.verbal));
    }
    if !counts
        || start < 3
        || doc.char(start - 1) != ','
        || doc.char(start - 2) != '中'
        || doc.char(start - 3) == '其'
    {
        return None;
    }
    let led =
        place.number.span.start == start || doc.char(start) == '有' && place.number.span.start == start + 1;
    if !led || place.number.span.start < place.floor() {
        return None;
    }
    let behind = pieces(doc, super::after::stretch(place, place.number.span.end));
    if behind.first().is_some_and(|w| w.is_noun() || w.class == Class::Shared) || relates(doc, &behind) {
        return None;
    }
    let clause = doc.clause_at(start - 2)?;
    if let Some(last) = place.earlier.last().filter(|f| f.span.start >= clause.start) {
        return last.indicator;
    }
    phrase(place, clause.start, start - 2)
}

/// 10位参加活动的记者: the noun behind is counted, 17个沿用了原来的场馆: it is not.
fn relates(doc: &Doc, words: &[Piece]) -> bool {
    let of = words.iter().position(|w| w.class == Class::Of);
    let noun = of.and_then(|at| words.get(at + 1)).is_some_and(|w| w.thing || w.person);
    noun && !words.iter().take(3).any(|w| matches!(doc.char(w.span.start), '了' | '为'))
}

/// 工人超过100人的企业只有8家: the noun before the number is what the number before measures.
pub fn borrowed(place: &Place) -> Option<Span> {
    let last = place.earlier.last()?;
    let noun = last.indicator.filter(|i| i.start > last.span.end && i.start > place.clause.start)?;
    let start = before::behind_phrase(place, noun.end, place.number.span.start);
    let counts = place.number.unit.dimension == Dimension::Count;
    let listed = matches!(place.doc.char(noun.end), '、' | '和' | '及' | '与');
    // 70岁以上老人1118万.
    let aged = last.unit.dimension == Dimension::Age;
    (counts && start == noun.end && (start < place.number.span.start || aged) && !listed).then_some(noun)
}

/// 同比增长12.5% after 收入12.9亿元, the second of 、-joined numbers: the phrase of the number before.
pub fn carried(place: &Place) -> Option<Span> {
    let number = place.number;
    // 产量连续4年超过6亿斤: only links stand between.
    let timed = |f: &&Found| {
        let gap = before::behind_phrase(place, f.span.end, number.span.start);
        // 经营主体十年净增1亿户.
        let moved = place.moves() && number.span.start <= f.span.end + 4;
        f.unit.dimension == Dimension::Duration
            && f.span.start >= place.clause.start
            && (gap <= f.span.end || moved)
    };
    if let Some(phrase) = place.earlier.last().filter(timed).and_then(|f| f.indicator) {
        return Some(phrase);
    }
    // 连续2年稳定在1.4万亿斤: the length of time stands between.
    let skip =
        |f: &&Found| f.unit.dimension != Dimension::Duration || number.unit.dimension == Dimension::Duration;
    // 将尘封16年的纪录提高了12厘米: the phrase stands between the numbers.
    let between = |f: &&Found| f.indicator.is_some_and(|i| i.start >= f.span.end.max(place.clause.start));
    if let Some(last) = place.earlier.last().filter(between).filter(|_| place.moves()) {
        return last.indicator;
    }
    let last = place.earlier.iter().rev().find(skip)?;
    let joined = is_next_in_list(place.doc, last, number) || last.span.end == number.span.start;
    let subjectless =
        place.moves() || number.unit.name == "倍" || number.unit.dimension == Dimension::PercentPoint;
    let continued = number.unit.name == last.unit.name && number.unit.dimension != Dimension::Duration;
    // 提高2.3个百分点，达到15.9%.
    let reached = last.change.is_some_and(|c| matches!(c, Change::Up | Change::Down))
        && ["达到", "达", "为", "至", "稳定在", "保持在"]
            .iter()
            .any(|w| place.doc.ends_with(number.span.start, w));
    // 病例超过2.7万，达到27096例.
    let start = place.clause.start;
    let only = |w: &&str| place.doc.starts_with(start, w) && start + w.chars().count() == number.span.start;
    let reached = reached
        || last.change.is_none()
            && last.span.end + 1 == start
            && ["达到", "达", "已达", "已达到"].iter().any(only);
    if subjectless && number.unit.dimension == Dimension::Percent && is_part(place, last) {
        // 投资完成246亿元，完成年度计划82%，同比增长15%: the investment grew, not its share of the plan.
        let start = place.doc.sentence_at(number.span.start).map_or(0, |s| s.start);
        let mut whole = place.earlier.iter().rev().take_while(|f| f.span.start >= start);
        return whole.find(|f| !is_part(place, f) && skip(f)).map_or(last.indicator, |f| f.indicator);
    }
    (joined || subjectless || continued || reached).then_some(last.indicator).flatten()
}

/// Whether a number is a share of something: 完成年度计划82.3%, 占全部投资的89.4%.
fn is_part(place: &Place, found: &Found) -> bool {
    let begins = |words: &[&str], p: usize| words.iter().any(|w| place.doc.starts_with(p, w));
    found.unit.dimension == Dimension::Percent
        && found.indicator.is_some_and(|i| {
            let plan = || (i.start..i.end).any(|p| begins(&["计划", "任务", "目标", "预算"], p));
            begins(&["占"], i.start) || begins(&["完成"], i.start) && plan()
        })
}
