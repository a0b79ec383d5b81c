//! The phrase before the number: 结案率83.71%, 受理案件19167件, 旅游收入同比增长12.5%.
//! 全院受理案件19167件 → 受理案件: 全院 is shared by the sentence, the verb tells what was counted.

use super::Place;
use super::phrase::phrase;
use super::words::{Class, inside_word, pieces, role};
use crate::doc::Doc;
use crate::extract::quantity::limit;
use crate::lexicon::Table;
use crate::lexicon::indicator_words::Role;
use crate::model::{Dimension, Span};

/// How far before the number a phrase is looked for.
pub const REACH: usize = 40;

/// The phrase that ends at the number.
pub fn named(place: &Place) -> Option<Span> {
    *place.named.get_or_init(|| phrase_before(place))
}

fn phrase_before(place: &Place) -> Option<Span> {
    if place.moves() {
        return None;
    }
    let (doc, floor) = (place.doc, place.floor());
    let end = behind_phrase(place, floor, place.number.span.start);
    let lasts =
        place.number.unit.dimension == Dimension::Duration && doc.ends_with(place.number.span.start, "连续");
    if lasts && super::verb::follows(place) {
        return phrase(place, floor, end).filter(|s| pieces(doc, *s).last().is_some_and(|w| w.measure));
    }
    if let Some(verb) = named_of_several(place, floor, end) {
        return Some(verb);
    }
    // 在被巡视地区工作2个月: where it lasts is no part of it.
    if place.number.unit.dimension == Dimension::Duration {
        let words = pieces(doc, Span::new(floor.max(end.saturating_sub(16)).min(end), end));
        let placed = words.iter().any(|w| w.class == Class::Stop && doc.char(w.span.start) == '在')
            && !words.iter().any(|w| w.class == Class::Of)
            && !doc.ends_with(place.number.span.start, "的");
        if let Some(last) = words.last().filter(|w| placed && (w.verbal || w.is_verb())) {
            return Some(last.span);
        }
    }
    if let Some(label) = label(place, end) {
        return Some(label);
    }
    // 贸易额达到创纪录的8900亿元.
    let start = place.number.span.start;
    if doc.ends_with(start, "的") {
        let reached = |p: &usize| ["达到", "高达"].iter().any(|w| doc.starts_with(*p, w));
        let at = (floor.max(start.saturating_sub(14))..start).rev().find(reached);
        let level = at.and_then(|p| phrase(place, floor, behind_phrase(place, floor, p)));
        if let Some(level) = level.filter(|s| pieces(doc, *s).last().is_some_and(|w| w.measure)) {
            return Some(level);
        }
    }
    phrase(place, floor, end).filter(|named| !is_subject_of_time(place, *named) && !finds(doc, *named))
}

/// 数据表明两队, which says what follows and names nothing.
fn finds(doc: &Doc, named: Span) -> bool {
    ["表明", "显示", "意味", "说明", "证明", "认为", "发现", "说"].contains(&doc.folded(named).as_str())
}

/// 物流市场已连续7年领先, 大使馆3次发出提醒: who does it for so long or so often is not measured by it.
fn is_subject_of_time(place: &Place, named: Span) -> bool {
    let (doc, start) = (place.doc, place.number.span.start);
    let (unit, end) = (place.number.unit.name.as_ref(), super::after::start(place));
    let time = place.number.unit.dimension == Dimension::Duration && unit != "周年"
        || matches!(unit, "次" | "度" | "回");
    // 家访两千次, 步行5分钟: what was done so often or so long.
    let goes_on = doc.char(end).is_alphabetic() && !matches!(doc.char(end), '后' | '前' | '之' | '时');
    let direct = named.end == start
        || ["连续", "已连续", "先后", "已", "仅", "就", "曾"]
            .iter()
            .any(|w| doc.ends_with(start, w) && named.end == start - w.chars().count());
    // 经营主体十年净增1亿户: the next number measures it too.
    let leads = || {
        let near = place.next.is_some_and(|n| n.start <= end + 4);
        near && (doc.longest_at(end, Table::Changes).is_some()
            || matches!(doc.char(end), '超' | '突' | '达' | '净' | '稳' | '保'))
    };
    if !(time && goes_on && direct) || doc.char(named.start) == '距' || leads() {
        return false;
    }
    let words = pieces(doc, named);
    words.iter().all(|w| w.is_noun() || matches!(w.class, Class::Enclosed | Class::Of | Class::And))
        && words.last().is_some_and(|w| {
            w.class == Class::Noun
                && !w.measure
                && !w.verbal
                && !matches!(doc.char(w.span.end - 1), '期' | '度')
        })
}

/// 片长：95分钟: what stands before the colon.
fn label(place: &Place, end: usize) -> Option<Span> {
    let doc = place.doc;
    let labelled = end <= place.clause.start && end > 1 && doc.char(end - 1) == ':';
    let label = doc.clause_at(end.wrapping_sub(2)).filter(|c| labelled && c.end + 1 == end)?;
    let floor = place.earlier.last().map_or(label.start, |f| f.span.end.max(label.start));
    phrase(place, floor, label.end).filter(|p| p.len() < 9)
}

/// 片长：95分钟 at once, whatever follows: a measure of a list of labels.
pub fn labelled(place: &Place) -> Option<Span> {
    let measured = place.number.unit.dimension != Dimension::Count;
    let start = place.number.span.start;
    let end = (0..start).rev().find(|&p| place.doc.char(p) != ' ').map_or(0, |p| p + 1);
    let found = label(place, end).filter(|_| measured)?;
    pieces(place.doc, found).last().is_some_and(|w| w.measure).then_some(found)
}

/// 抓获周某等9人: the verb, where the people are given by the name of one of them.
fn named_of_several(place: &Place, floor: usize, end: usize) -> Option<Span> {
    let (doc, end) = (place.doc, place.number.span.start.max(end));
    if !doc.ends_with(end, "等") || !matches!(place.number.unit.name.as_ref(), "人" | "名" | "位") {
        return None;
    }
    let words = pieces(doc, Span::new(floor.max(end.saturating_sub(12)).min(end - 1), end - 1));
    let verb = words.iter().rposition(|w| w.class == Class::Kept)?;
    (verb + 1 < words.len()).then_some(words[verb].span)
}

/// 海拔3300米的工地, 地质储量超千亿立方米的气田: a measure that stands on its number names it.
pub fn measured_before(place: &Place) -> Option<Span> {
    let part = matches!(place.number.unit.dimension, Dimension::Percent | Dimension::Multiple);
    let named = named(place).filter(|n| !part || place.doc.ends_with(n.end, "率"))?;
    let words = pieces(place.doc, named);
    // 公务航班以及航程超过3小时的航班.
    let and = words.iter().rposition(|w| w.class == Class::And).map_or(0, |at| at + 1);
    let words = &words[and..];
    let last = words.last()?;
    let named = Span::new(words.first()?.span.start, named.end);
    let names = last.measure && !(words.len() == 1 && last.role == Some(Role::Measure));
    let touches = behind_phrase(place, place.floor(), place.number.span.start) == named.end;
    (names && touches).then_some(named)
}

/// 建交50周年, 建立外交关系10周年庆祝活动: what was done then.
pub fn anniversary(place: &Place) -> Option<Span> {
    if place.number.unit.name != "周年" {
        return None;
    }
    let found = named(place)?;
    // 庆祝建交50周年, 恰逢建交50周年: the verb is about the anniversary.
    let hailed =
        |p: usize| HAILS.iter().any(|w| p >= found.start + w.chars().count() && place.doc.ends_with(p, w));
    let start = (found.start..found.end).rev().find(|&p| hailed(p)).unwrap_or(found.start);
    // 中老建交.
    let start = if place.doc.ends_with(found.end, "建交") { found.end - 2 } else { start };
    Some(Span::new(start, found.end))
}

/// What is done on an anniversary.
const HAILS: &[&str] = &[
    "庆祝", "纪念", "出席", "参加", "恰逢", "正值", "适逢", "喜迎", "迎来", "迎接", "欢庆", "致敬", "热烈",
    "宣布",
];

/// 距离洛杉矶市50公里的海滩: from where it is far.
pub fn distance(place: &Place) -> Option<Span> {
    let (doc, floor, start) = (place.doc, place.floor(), place.number.span.start);
    if place.number.unit.dimension != Dimension::Length || place.moves() {
        return None;
    }
    let at = (floor.max(start.saturating_sub(26))..start).rev().find(|&p| {
        doc.char(p) == '距' && !["差", "间", "行", "视", "轨", "焦"].iter().any(|w| doc.ends_with(p, w))
    })?;
    let end = behind_phrase(place, at + 1, start);
    (end > at + 1).then(|| Span::new(at, end))
}

/// 投资逾6亿元扩建: what is measured in money, metres or degrees is named before rather than behind.
/// 规模100亿元基金: a bare measure on the number is not.
pub fn named_measure(place: &Place) -> Option<Span> {
    let dimension = place.number.unit.dimension;
    let counts = dimension == Dimension::Count;
    if matches!(dimension, Dimension::Duration | Dimension::Age) || place.number.unit.is_none() {
        return None;
    }
    // 年吞吐量高达200万标箱的码头: a measure may also reach so many of something.
    if counts && !reaches(place) {
        return None;
    }
    let found = named(place)?;
    let words = pieces(place.doc, found);
    let last = words.last()?;
    // 现役的203毫米口径火炮: an owner; 商户有九成签署: what they do tells more.
    let part = matches!(dimension, Dimension::Percent | Dimension::Multiple);
    let start = place.number.span.start;
    if place.doc.ends_with(start, "的") || (part || !last.measure) && place.doc.ends_with(start, "有") {
        return None;
    }
    // 50个|规模|300亿元以上: between two numbers it is what the second measures.
    let between = place.earlier.last().is_some_and(|f| f.span.end == found.start);
    let bare = last.role == Some(Role::Measure) && found.end == place.number.span.start && !between;
    // 长光华芯35瓦芯片: a noun that is no measure stands on the number by chance.
    let by_chance = found.end == start && !last.measure;
    (!bare
        && !by_chance
        && last.class == Class::Noun
        && (last.measure && last.role != Some(Role::Amount) || !counts))
        .then_some(found)
}

/// Whether the number is what something reaches: 达, 超过, 为.
fn reaches(place: &Place) -> bool {
    let (doc, start) = (place.doc, place.number.span.start);
    ["达", "达到", "超过", "突破", "超", "为"].iter().any(|w| doc.ends_with(start, w))
}

/// Steps back over the words that stand between phrase and number: 达, 共有, 预计超过, 同比.
pub fn behind_phrase(place: &Place, floor: usize, start: usize) -> usize {
    let doc = place.doc;
    let mut at = start;
    for _ in 0..8 {
        if at <= floor {
            break;
        }
        let step = match doc.char(at - 1) {
            ' ' | '的' | '(' | ':' => Some(at - 1),
            // 深证成指报3421点, which jieba cuts as 指报.
            '报' if place.number.unit.name == "点" => Some(at - 1),
            '性' if doc.ends_with(at, "历史性") => Some(at - 3),
            _ => place
                .date_before(at, false)
                .map(|d| d.start)
                .or_else(|| link(doc, at))
                .or_else(|| rate(doc, at)),
        };
        match step.filter(|&p| p >= floor) {
            Some(p) => at = p,
            None => break,
        }
    }
    at
}

/// Links that other words end with: 招聘会, 支出, 主要.
const ENDS: &[char] =
    &['会', '分', '要', '出', '收', '报', '合', '成', '现', '计', '在', '过', '完', '破', '均'];

/// Where 每秒 in 流量降至每秒1400立方米 begins: behind a link it is part of the number.
fn rate(doc: &Doc, at: usize) -> Option<usize> {
    (at.saturating_sub(4)..at)
        .find(|&p| role(doc, Span::new(p, at)) == Some(Role::Each))
        .filter(|&p| doc.char(p) == '每' && link(doc, p).is_some())
}

/// Where the link or limiting word that ends at `at` begins, unless a longer word ends there: 支出, 签约.
fn link(doc: &Doc, at: usize) -> Option<usize> {
    let bound = limit::word_before(doc, at).map(|(start, _)| start);
    let word = doc.longest_before(at, Table::IndicatorWords);
    match word.map(|h| (h.start as usize, doc.lexicon().indicator_words[h.row as usize].role)) {
        Some((p, Role::Link)) if bound.is_none_or(|b| b >= p) => {
            let cut = at - p == 1 && ENDS.contains(&doc.char(p)) && inside_word(doc, p, at);
            (!cut).then_some(p)
        }
        Some((p, _)) if bound.is_none_or(|b| b > p) => None,
        _ => bound.filter(|&p| at - p > 1 || !matches!(doc.char(p), '过' | '约') || !inside_word(doc, p, at)),
    }
}
