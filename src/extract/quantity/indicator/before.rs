//! The phrase before the number: 结案率83.71%, 受理案件19167件, 旅游收入同比增长12.5%.
//! 全院受理案件19167件 → 受理案件: 全院 is shared by the sentence, the verb tells what was counted.

use super::Place;
use super::words::{Class, Piece, inside_word, pieces, role};
use crate::doc::Doc;
use crate::extract::quantity::limit;
use crate::lexicon::Table;
use crate::lexicon::indicator_words::Role;
use crate::model::{Dimension, Span};

/// How far before the number a phrase is looked for.
pub const REACH: usize = 40;

/// The phrase that ends at the number.
pub fn named(place: &Place) -> Option<Span> {
    if place.moves() {
        return None;
    }
    let (doc, floor) = (place.doc, place.floor());
    let end = behind_phrase(place, floor, place.number.span.start);
    if let Some(verb) = named_of_several(place, floor, end) {
        return Some(verb);
    }
    // 片长：95分钟.
    let labelled = end <= place.clause.start && end > 1 && doc.char(end - 1) == ':';
    if let Some(label) = doc.clause_at(end.wrapping_sub(2)).filter(|c| labelled && c.end + 1 == end) {
        let floor = place.earlier.last().map_or(label.start, |f| f.span.end.max(label.start));
        return phrase(place, floor, label.end).filter(|p| p.len() < 9);
    }
    phrase(place, floor, end)
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
    let found = named(place).filter(|_| place.number.unit.name == "周年")?;
    // 庆祝建交50周年, 恰逢建交50周年: the verb is about the anniversary.
    let hailed =
        |p: usize| HAILS.iter().any(|w| p >= found.start + w.chars().count() && place.doc.ends_with(p, w));
    let start = (found.start..found.end).rev().find(|&p| hailed(p)).unwrap_or(found.start);
    Some(Span::new(start, found.end))
}

/// What is done on an anniversary.
const HAILS: &[&str] =
    &["庆祝", "纪念", "出席", "参加", "恰逢", "正值", "适逢", "喜迎", "迎来", "迎接", "欢庆", "致敬", "热烈"];

/// 距离洛杉矶市50公里的海滩: from where it is far.
pub fn distance(place: &Place) -> Option<Span> {
    let (doc, floor, start) = (place.doc, place.floor(), place.number.span.start);
    if place.number.unit.dimension != Dimension::Length || place.moves() {
        return None;
    }
    let at = (floor.max(start.saturating_sub(14))..start).rev().find(|&p| {
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
    if place.doc.ends_with(start, "的") || part && place.doc.ends_with(start, "有") {
        return None;
    }
    let bare = last.role == Some(Role::Measure) && found.end == place.number.span.start;
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
const ENDS: &[char] = &['会', '要', '出', '收', '报', '合', '成', '现', '计', '在', '过', '完', '破', '均'];

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

/// The phrase that ends at `end`.
pub fn phrase(place: &Place, floor: usize, end: usize) -> Option<Span> {
    let dated = place.date_before(end, true).map_or(floor, |d| d.end);
    let from = floor.max(end.saturating_sub(REACH)).max(dated.min(end));
    if from >= end {
        return None;
    }
    let doc = place.doc;
    let end = before_since(doc, from, end);
    let words = pieces(doc, Span::new(from, end));
    let right = right_end(doc, &words);
    // 产销量完成700万辆, 生产率增长达到8%: a verb that says nothing between measure and number.
    let right = match words[..right] {
        [.., noun, verb] if noun.measure && is_reached(doc, &verb) => right - 1,
        _ => right,
    };
    let mut left = left_end(doc, &words[..right]);
    // 水稻收获超九成: how much of it was done.
    let part = place.number.unit.dimension == Dimension::Percent && !place.moves();
    if part && right == left + 1 && tells_progress(doc, &words[left]) {
        left -= words[..left].iter().rev().take_while(|w| w.class == Class::Noun).count();
    }
    // 深圳|港|外贸: the rest of a place that jieba cuts.
    if left > 0
        && right > left + 1
        && words[left - 1].class == Class::Shared
        && is_rest_of_place(doc, &words[left])
    {
        left += 1;
    }
    // 建立外交关系10周年, 成立70周年: what was done then.
    let done = |w: &Piece| w.class == Class::Light && w.span.len() > 1 && doc.char(w.span.start) != '迎';
    if place.number.unit.name == "周年" && left > 0 && done(&words[left - 1]) {
        left -= 1;
    }
    trim(doc, &words[left..right]).filter(|s| !is_division(doc, *s))
}

/// Whether a bare verb before a share says what was done so far: 收获, 播种.
fn tells_progress(doc: &Doc, verb: &Piece) -> bool {
    let bare = matches!(verb.class, Class::Verb | Class::Kept) && verb.span.len() == 2;
    bare && verb.role != Some(Role::Pivot) && !is_reached(doc, verb)
}

/// 产值自冲突爆发以来增长: what has happened since stands between.
fn before_since(doc: &Doc, from: usize, end: usize) -> usize {
    let since = (from..end).rev().find(|&p| doc.starts_with(p, "以来"));
    let led = since.and_then(|at| (from..at).rev().find(|&p| matches!(doc.char(p), '自' | '从')));
    led.filter(|&p| p > from).unwrap_or(end)
}

/// 乡 in 英山乡达, which jieba cuts: a place names nothing.
fn is_division(doc: &Doc, span: Span) -> bool {
    span.len() == 1
        && matches!(doc.char(span.start), '省' | '市' | '县' | '区' | '乡' | '镇' | '州' | '期' | '版' | '级')
}

/// Verbs that only say that an amount was reached.
const COMPLETES: &[&str] = &["完成", "实现", "录得", "保持", "稳定", "报收"];

/// Whether a verb behind a measure only says that an amount was reached, or that it moved.
fn is_reached(doc: &Doc, verb: &Piece) -> bool {
    let moved =
        || doc.longest_at(verb.span.start, Table::Changes).is_some_and(|h| h.end as usize == verb.span.end);
    verb.class != Class::Noun && (completes(doc, verb) || moved())
}

/// Whether a verb only says that an amount was reached.
fn completes(doc: &Doc, verb: &Piece) -> bool {
    COMPLETES.contains(&doc.folded(verb.span).as_str())
}

/// 港 in 深圳|港|外贸.
fn is_rest_of_place(doc: &Doc, word: &Piece) -> bool {
    word.class == Class::Noun && word.span.len() == 1 && !doc.char(word.span.start).is_ascii()
}

/// Adverbs and places between phrase and number are no part of it: 人数仍然, 游客中.
fn right_end(doc: &Doc, words: &[Piece]) -> usize {
    let mut right = words.len();
    let base =
        |w: &Piece| doc.longest_at(w.span.start, Table::Bases).is_some_and(|h| h.end as usize == w.span.end);
    let between = |w: &Piece| matches!(w.class, Class::Adverb | Class::Within | Class::Stop) || base(w);
    while right > 1 {
        let (last, before) = (&words[right - 1], &words[right - 2]);
        // 总额连续第四年超过.
        // 就业每年稳定在.
        let each = last.class == Class::Each && right < words.len() && (before.is_noun() || before.is_verb());
        let time = last.class == Class::Number && between(before);
        if !(time || each || between(last)) {
            break;
        }
        right -= 1;
    }
    right
}

/// Adverbs that are attributes of the noun right behind them.
const ATTRIBUTES: &[&str] = &["长期", "临时", "专门", "常年"];

/// Reads the phrase from right to left; where it begins. See ARCHITECTURE.md for the grammar.
fn left_end(doc: &Doc, words: &[Piece]) -> usize {
    let right = words.len();
    let mut left = right;
    while left > 0 {
        let word = words[left - 1];
        let before = left.checked_sub(2).map(|i| words[i]);
        let rest = &words[left..];
        let nouns = rest.iter().any(Piece::is_noun);
        let keep = match word.class {
            Class::Noun if rest.first().is_some_and(|w| w.role == Some(Role::Whole)) => false,
            // 旅行社组团出游: the subject of a bare verb.
            Class::Noun => {
                nouns
                    || !rest.iter().any(Piece::is_verb)
                    || rest.iter().all(|w| w.verbal)
                    || has_verb(&words[..left - 1])
                    // 依法不捕不诉: jieba takes the adverb for a noun.
                    || doc.starts_with(word.span.start, "依法")
            }
            Class::Modifier => true,
            // 累计 between nouns is no link.
            Class::Stop if nouns && doc.starts_with(word.span.start, "平均") => true,
            Class::Stop if rest.last().is_some_and(|w| w.measure) => {
                ["累计", "最"].iter().any(|w| doc.starts_with(word.span.start, w))
            }
            Class::Number => nouns,
            Class::Enclosed => nouns || before.is_some(),
            // 接待境外游客, 距离兰州市102公里: the place is what the verb is about.
            Class::Shared => before.is_some_and(|b| b.class == Class::Kept),
            Class::Each => {
                left -= 1;
                return owner_of_each(doc, words, left);
            }
            Class::Of => nouns && needs_modifier(rest),
            Class::And => {
                nouns && doc.char(word.span.start) != '、' && before.is_some_and(|b| b.class == Class::Noun)
            }
            Class::Verb | Class::Kept | Class::Light => match verb(doc, &words[..left - 1], word, rest) {
                Verbal::Modifier => true,
                Verbal::Predicate if rest.last().is_some_and(|w| w.measure) && is_reached(doc, &word) => {
                    false
                }
                Verbal::Predicate => return each_before(doc, words, left - 1),
                Verbal::Outside => false,
            },
            // 长期资金, which jieba takes for an adverb.
            Class::Adverb if ATTRIBUTES.contains(&doc.folded(word.span).as_str()) => {
                rest.first().is_some_and(|w| w.class == Class::Noun)
            }
            Class::Adverb => !nouns && rest.iter().any(Piece::is_verb),
            // 夏粮面积, 归母净利润: jieba takes the word for a name.
            Class::Name => word.span.len() == 2 && rest.first().is_some_and(|w| w.measure),
            Class::Within | Class::Stop => false,
        };
        if !keep {
            break;
        }
        left -= 1;
    }
    left
}

/// Whether a verb governs the nouns that end here: 完成 in 完成家庭适老化改造.
fn has_verb(words: &[Piece]) -> bool {
    words
        .iter()
        .rev()
        .find(|w| !w.is_noun())
        .is_some_and(|w| matches!(w.class, Class::Light | Class::Kept) && w.role != Some(Role::Pivot))
}

/// What a verb is to the nouns behind it.
enum Verbal {
    /// Part of the noun: 接种 in 疫苗接种量.
    Modifier,
    /// The verb whose object they are, kept: 受理案件.
    Predicate,
    /// Left out: 实现 in 实现利润.
    Outside,
}

fn verb(doc: &Doc, before: &[Piece], verb: Piece, rest: &[Piece]) -> Verbal {
    let relative = rest.iter().any(|w| w.class == Class::Of);
    let previous = before.last();
    // 完成数字化改造企业: another verb governs it.
    let governed = previous.is_some_and(|p| p.class == Class::Noun) && has_verb(before);
    let (Some(head), false) = (rest.last(), relative) else {
        return if relative || verb.class != Class::Light { Verbal::Modifier } else { Verbal::Outside };
    };
    let nouns = rest.iter().any(Piece::is_noun);
    // 办理时限, 接种量: a measure alone does not tell what is measured.
    let alone = head.role == Some(Role::Measure) || head.span.len() == 1;
    if rest.len() == 1 && head.measure && (alone || verb.verbal) {
        return Verbal::Modifier;
    }
    // 制造业采购经理指数: a verb between noun and measure; 受理信访总量: between verb and noun.
    let between = match previous {
        Some(p) if p.is_noun() => {
            head.measure
                && (verb.class == Class::Verb
                    || verb.verbal
                    || verb.class == Class::Kept
                        && rest.len() == 1
                        && !completes(doc, &verb)
                        && (head.role != Some(Role::Amount)
                            || p.class == Class::Modifier
                            || doc.starts_with(head.span.start, "进度")))
        }
        Some(p) => nouns && p.is_verb() && verb.class == Class::Verb,
        None => false,
    };
    match verb.class {
        _ if between || governed && !rest.is_empty() => Verbal::Modifier,
        Class::Light => Verbal::Outside,
        _ => Verbal::Predicate,
    }
}

/// 居民人均可支配收入: people before 人均 belong to it; 饭店平均入住率: an owner does not.
fn owner_of_each(doc: &Doc, words: &[Piece], each: usize) -> usize {
    let at = words[each].span.start;
    let people = doc.starts_with(at, "人均") || doc.starts_with(at, "户均");
    let mut left = each;
    while people && left > 0 && words[left - 1].is_noun() {
        left -= 1;
    }
    left
}

/// 日均计划开行, 法官人均新收: a word of each with the verb and noun at its sides.
fn each_before(doc: &Doc, words: &[Piece], left: usize) -> usize {
    let each = (left.saturating_sub(2)..left).find(|&i| words[i].class == Class::Each);
    each.map_or(left, |i| owner_of_each(doc, words, i))
}

/// 规模, 人数: a noun of measure alone does not tell what is measured.
fn needs_modifier(rest: &[Piece]) -> bool {
    match rest {
        [noun] => noun.role == Some(Role::Measure),
        _ => false,
    }
}

/// Leaves out places and owners in front; nothing where no noun or verb remains.
fn trim(doc: &Doc, words: &[Piece]) -> Option<Span> {
    let first = |w: &Piece| w.class == Class::Number && matches!(doc.char(w.span.start), '首' | '第');
    let owners =
        |w: &&Piece| matches!(w.class, Class::Shared | Class::Of | Class::And | Class::Adverb) || first(w);
    let from = words.iter().take_while(owners).count();
    // （区、市）经通道进出口: what is enclosed in front belongs to what stood before it.
    let enclosed =
        words.get(from).is_some_and(|w| w.class == Class::Enclosed && doc.char(w.span.start) == '(')
            && words[from + 1..].iter().any(|w| w.measure)
            && !words.iter().any(|w| w.class == Class::Kept);
    let from = if enclosed { from + 1 } else { from };
    // 市中医院门诊量: the body is shared, 门诊量 is measured; 医院数量 counts hospitals.
    let body = words.iter().rposition(|w| w.owner).map_or(0, |at| at + 1);
    let measured = |rest: &[Piece]| {
        rest.iter().any(|w| w.measure && !(rest.len() == 1 && w.role == Some(Role::Measure)))
    };
    let from = if measured(&words[body..]) { from.max(body) } else { from };
    let from = from.min(words.len().saturating_sub(1));
    let (first, last) = (words.get(from)?, words.last()?);
    let named = words[from..]
        .iter()
        .any(|w| w.is_verb() || matches!(w.class, Class::Noun | Class::Each | Class::Enclosed));
    named.then(|| Span::new(first.span.start, last.span.end))
}
