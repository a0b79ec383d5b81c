//! How far a phrase goes that ends before the number: 全院受理案件 → 受理案件, 居民人均可支配收入.

use super::Place;
use super::before::REACH;
use super::words::{Class, Piece, pieces};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::indicator_words::Role;
use crate::model::{Dimension, Span};

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
        // 销售额同比增长都超过五成.
        [.., noun, base, verb] if noun.measure && compares(doc, &base) && is_reached(doc, &verb) => right - 2,
        _ => right,
    };
    let mut left = left_end(doc, &words[..right]);
    // 水稻收获超九成: how much of it was done.
    let part = matches!(place.number.unit.dimension, Dimension::Percent | Dimension::Area) && !place.moves();
    if part && right == left + 1 && tells_progress(doc, &words[left]) {
        // 电力供应已恢复六成.
        let already =
            left > 1 && doc.reads(words[left - 1].span, "已") && words[left - 2].class == Class::Noun;
        left -= usize::from(already);
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

/// 同比, 比上年: what something is compared with.
fn compares(doc: &Doc, word: &Piece) -> bool {
    doc.longest_at(word.span.start, Table::Bases).is_some_and(|h| h.end as usize == word.span.end)
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
const COMPLETES: &[&str] = &["完成", "实现", "录得", "保持", "稳定", "报收", "继续", "持续"];

/// Whether a verb behind a measure only says that an amount was reached, or that it moved.
fn is_reached(doc: &Doc, verb: &Piece) -> bool {
    let moved =
        || doc.longest_at(verb.span.start, Table::Changes).is_some_and(|h| h.end as usize == verb.span.end);
    verb.class != Class::Noun && (completes(doc, verb) || moved())
}

/// Whether a verb only says that an amount was reached.
fn completes(doc: &Doc, verb: &Piece) -> bool {
    COMPLETES.iter().any(|word| doc.reads(verb.span, word))
}

/// 港 in 深圳|港|外贸.
fn is_rest_of_place(doc: &Doc, word: &Piece) -> bool {
    word.class == Class::Noun && word.span.len() == 1 && !doc.char(word.span.start).is_ascii()
}

/// Adverbs and places between phrase and number are no part of it: 人数仍然, 游客中.
fn right_end(doc: &Doc, words: &[Piece]) -> usize {
    let mut right = words.len();
    let between = |w: &Piece| {
        matches!(w.class, Class::Adverb | Class::Within | Class::Stop)
            || compares(doc, w)
            || w.class == Class::Modifier && doc.reads(w.span, "一般")
    };
    while right > 1 {
        let (last, before) = (&words[right - 1], &words[right - 2]);
        // 总额连续第四年超过.
        // 就业每年稳定在.
        // 粮食单产每亩389公斤, 海外订单每年超50亿元.
        let every = doc.char(last.span.start) == '每' && matches!(before.class, Class::Noun | Class::Stop);
        let each = last.class == Class::Each
            && (every || right < words.len() && (before.is_noun() || before.is_verb()));
        let time = last.class == Class::Number && between(before);
        let perhaps = last.class == Class::And && doc.char(last.span.start) == '或';
        if !(time || each || perhaps || between(last)) {
            break;
        }
        right -= 1;
    }
    right
}

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
                        && !p.person
                        && (!matches!(head.role, Some(Role::Amount | Role::Whole))
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
    // 首次, 两国, 一道, 2025.
    let first = |w: &Piece| {
        w.class == Class::Number
            && (matches!(doc.char(w.span.start), '首' | '第')
                || w.span.len() > 1 && matches!(doc.char(w.span.end - 1), '国' | '岸' | '日' | '天')
                || w.span.len() == 4 && (w.span.start..w.span.end).all(|p| doc.char(p).is_ascii_digit()))
            || matches!(doc.char(w.span.start), '这' | '那' | '一')
                && w.span.len() == 2
                && matches!(
                    doc.char(w.span.start + 1),
                    '座' | '道' | '场' | '批' | '个' | '间' | '起' | '条' | '些'
                )
    };
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
