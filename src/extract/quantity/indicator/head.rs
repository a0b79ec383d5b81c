//! Which noun of the phrase behind a number is counted: 67种矿产储量 → 矿产, 12家企业数据试点 → 企业.

use super::Place;
use super::class::ends_noun;
use super::words::{Class, Piece};
use crate::charset::CharSet;
use crate::doc::Doc;
use crate::lexicon::indicator_words::Role;
use crate::model::{Dimension, Span};

/// 67种矿产储量, 12条产业链现代化水平: the classifier counts the things, not the measure of them.
pub fn of_things<'w>(place: &Place, words: &'w [Piece]) -> &'w [Piece] {
    // 8个方面系统阐述.
    if let [first, ..] = words
        && ["方面", "环节"].iter().any(|w| place.doc.starts_with(first.span.start, w))
        && first.span.len() == 2
    {
        return &words[..1];
    }
    let unit = place.number.unit.name.as_ref();
    let part = place.number.unit.dimension == Dimension::Percent
        && !place.moves()
        && !place.doc.ends_with(words.first().map_or(0, |w| w.span.start), "的");
    let counts = part
        || place.number.unit.dimension == Dimension::Count
            && matches!(unit, "家" | "个" | "条" | "种" | "座" | "名" | "位" | "所" | "户" | "类" | "国");
    let [rest @ .., last] = words else { return words };
    let measured = matches!(last.role, Some(Role::Measure | Role::Amount))
        || last.measure && matches!(place.doc.char(last.span.end - 1), '率' | '额' | '价');
    // 5个城市经济总量.
    let measured = measured || last.measure && rest.iter().any(|w| w.role.is_some_and(Role::is_thing));
    let of = rest.iter().any(|w| w.class == Class::Of);
    if !counts || !measured || of {
        return words;
    }
    let noun = rest.iter().rposition(|w| {
        w.class == Class::Noun && !w.verbal && !w.measure && place.doc.char(w.span.end - 1) != '化'
    });
    let thing = rest.iter().position(|w| w.role.is_some_and(Role::is_thing));
    let noun = noun.filter(|_| !part);
    thing.or(noun).map_or(words, |at| &words[..=at])
}

/// 3名技术员驻村指导, 12名被告人诈骗案: the phrase ends with the last person that it names.
pub fn people(place: &Place, words: &[Piece], end: usize) -> usize {
    let relative = words[..end].iter().rposition(|w| w.class == Class::Of).map_or(0, |of| of + 1);
    if let Some(last) = words[relative..end].iter().rposition(|w| w.person) {
        return relative + last + 1;
    }
    // 中国籍涉诈犯罪嫌疑人: the person may stand behind a verb.
    let reach = words[end..]
        .iter()
        .take(4)
        .take_while(|w| {
            w.is_noun()
                || matches!(w.class, Class::Verb | Class::Kept)
                || w.class == Class::Shared && place.number.unit.name != "人"
        })
        .take_while(|w| !is_told(place.doc, w.span));
    let ahead: Vec<bool> = reach.map(|w| w.person).collect();
    ahead.iter().rposition(|&p| p).map_or(end, |i| end + i + 1)
}

/// 2亿元中央冬春临时救助资金: money straight on its fund takes all that stands before the fund.
pub fn funds(doc: &Doc, words: &[Piece], end: usize) -> usize {
    const FUNDS: &[&str] =
        &["资金", "基金", "国债", "债券", "专款", "贷款", "款项", "补助", "补贴", "支持", "援助", "订单"];
    let fund = |w: &Piece| FUNDS.iter().any(|f| doc.ends_with(w.span.end, f));
    let run = words.iter().take(10).take_while(|w| {
        w.is_noun()
            || matches!(w.class, Class::Shared | Class::Verb | Class::Kept | Class::Enclosed)
            || w.span.end == words[words.len() - 1].span.end && fund(w)
    });
    let last = words[..run.count()].iter().rposition(fund).filter(|&at| at > 0).map_or(0, |at| at + 1);
    last.max(end)
}

/// 12家企业数据开发试点: the phrase ends with the last body that it names.
pub fn bodies(doc: &Doc, words: &[Piece], end: usize) -> usize {
    let relative = words[..end].iter().rposition(|w| w.class == Class::Of).map_or(0, |of| of + 1);
    let last = words[relative..end].iter().rposition(|w| w.thing).map(|at| relative + at + 1);
    let suffixed = words[..end].last().is_some_and(|w| {
        let last = doc.char(w.span.end - 1);
        ends_noun(last) || !last.is_alphabetic() || last.is_ascii() || BODY_ENDS.holds(last)
    });
    last.filter(|_| !suffixed).unwrap_or(end)
}

/// Characters with which a body ends that no table may know: 供应商, 俱乐部, 党组织.
static BODY_ENDS: CharSet = CharSet::of("商户部会社体织司校行团委局处企媒构吧");

/// Whether a body may end so: 厂, 供应商.
pub fn ends_body(c: char) -> bool {
    matches!(c, '厂' | '店' | '院' | '馆' | '坊' | '所') || BODY_ENDS.holds(c)
}

/// 告诉 in 物业经理告诉记者.
fn is_told(doc: &Doc, span: Span) -> bool {
    ["告诉", "介绍", "表示", "对", "向"].iter().any(|w| doc.starts_with(span.start, w))
}

/// 8亩柑橘毛收入11.6万元, 5000家工厂场景覆盖率达20%: where the phrase touches the next number, its measure
/// belongs to that number.
pub fn shared_with_next(words: &[Piece], end: usize) -> usize {
    let touches = words[end..].iter().all(|w| matches!(w.class, Class::Stop | Class::Adverb | Class::Within));
    let Some(last) = words[..end].last().filter(|_| touches) else { return end };
    let thing = words[..end - 1].iter().position(|w| w.role.is_some_and(Role::is_thing));
    if !last.measure {
        return thing.filter(|&at| at == 0 || end < words.len() || last.person).map_or(end, |at| at + 1);
    }
    let plain = || {
        let nouns = words[..end - 1].iter().filter(|w| w.class == Class::Noun).count();
        let modifier =
            words[..end - 1].last().is_some_and(|w| w.class != Class::Noun || last.span.len() == 1);
        if modifier { end.saturating_sub(2) } else { nouns.min(end - 1).max(1).min(end - 1) }
    };
    thing.map_or_else(plain, |at| at + 1)
}

/// Whether the phrase so far ends with a person or thing that is counted.
pub fn is_thing(taken: &[Piece]) -> bool {
    taken.last().is_some_and(|w| w.thing)
}

/// 可能的原因: one adjective before 的 stays.
pub fn short_modifier(before: &[Piece]) -> bool {
    before.len() == 1 && before[0].class == Class::Modifier
}
