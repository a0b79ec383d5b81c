//! The phrase before the number: 结案率83.71%, 受理案件19167件, 旅游收入同比增长12.5%.
//! 全院受理案件19167件 → 受理案件: 全院 is shared by the sentence, the verb tells what was counted.

use super::Place;
use super::words::{Class, Piece, pieces, role};
use crate::doc::Doc;
use crate::extract::quantity::limit;
use crate::lexicon::indicator_words::Role;
use crate::lexicon::{Hit, Table};
use crate::model::Span;

/// How far before the number a phrase is looked for.
const REACH: usize = 40;

/// The phrase that ends at the number.
pub fn named(place: &Place) -> Option<Span> {
    if place.moves() {
        return None;
    }
    let end = behind_phrase(place, place.floor(), place.number.span.start);
    phrase(place, place.floor(), end)
}

/// 全市旅游总收入同比增长12.5%: what moved; without a subject, what the number before measured.
pub fn subject_of_movement(place: &Place) -> Option<Span> {
    if !place.moves() && place.number.unit.name != "倍" || place.doc.ends_with(place.number.span.start, "等")
    {
        return None;
    }
    let doc = place.doc;
    let floor = place.floor();
    let end = movement_start(doc, floor, place.number.span.start);
    let own = phrase(place, floor, behind_phrase(place, floor, end));
    own.or_else(|| place.earlier.last()?.indicator)
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
    // The comparison: 同比, 比上年, 较2019年同期, 与去年同期相比.
    let compares = |p: usize| {
        doc.longest_at(p, Table::Bases).is_some_and(|h| h.end as usize <= start)
            || matches!(doc.char(p), '比' | '较') && !is_ratio(doc, p)
    };
    (from..start).find(|&p| compares(p)).unwrap_or(start)
}

/// 占比, 比例, 比重: 比 is part of a noun.
fn is_ratio(doc: &Doc, p: usize) -> bool {
    doc.ends_with(p, "占")
        || ["例", "重", "率", "赛"].iter().any(|w| doc.starts_with(p + 1, w))
        || doc.ends_with(p, "相")
}

/// Steps back over the words that stand between phrase and number: 达, 共有, 预计超过, 同比.
pub fn behind_phrase(place: &Place, floor: usize, start: usize) -> usize {
    let doc = place.doc;
    let mut at = start;
    for _ in 0..8 {
        if at <= floor {
            break;
        }
        let link = longest_link(doc, at).or_else(|| limit::word_before(doc, at).map(|(start, _)| start));
        let step = match doc.char(at - 1) {
            ' ' | '的' | '(' | ':' => Some(at - 1),
            _ => place.date_before(at, false).map(|d| d.start).or(link),
        };
        match step.filter(|&p| p >= floor) {
            Some(p) => at = p,
            None => break,
        }
    }
    at
}

/// The longest link that ends at `at` and is no part of a longer word.
fn longest_link(doc: &Doc, at: usize) -> Option<usize> {
    let link = |h: &&Hit| {
        h.table == Table::IndicatorWords && doc.lexicon().indicator_words[h.row as usize].role == Role::Link
    };
    doc.hits_ending(at).find(link).map(|h| h.start as usize)
}

/// The phrase that ends at `end`, read from right to left.
pub fn phrase(place: &Place, floor: usize, end: usize) -> Option<Span> {
    let doc = place.doc;
    let dated = place.date_before(end, true).map_or(floor, |d| d.end);
    let from = floor.max(end.saturating_sub(REACH)).max(dated.min(end));
    if from >= end {
        return None;
    }
    let words = pieces(doc, Span::new(from, end));
    let mut left = words.len();
    let mut nouns = false;
    let mut verb = false;
    // Adverbs between phrase and number: 人数仍然, 游客已.
    while left > 1 && words[left - 1].class == Class::Adverb && words[left - 2].class != Class::Adverb {
        left -= 1;
    }
    let right = left;
    while left > 0 {
        let word = words[left - 1];
        let keep = match word.class {
            // 办理时限, 吸烟人数: a verb before a noun of measure is part of it.
            Class::Verb | Class::Kept | Class::Light if counts_doers(doc, &words[left..right]) => {
                left -= 1;
                continue;
            }
            Class::Noun | Class::Modifier => true,
            Class::Number => nouns,
            Class::Enclosed => left > 1,
            Class::Name => false,
            // 距离兰州市102公里: the place is what the verb is about.
            Class::Shared => nouns && left > 1 || left > 1 && words[left - 2].class == Class::Kept,
            Class::Each => true,
            Class::Of => nouns && needs_modifier(doc, &words[left..right]),
            Class::And => {
                nouns && doc.char(word.span.start) != '、' && left > 1 && words[left - 2].class == Class::Noun
            }
            // 受理信访总量: a second verb before the object is its modifier.
            Class::Verb
                if nouns && left > 1 && matches!(words[left - 2].class, Class::Kept | Class::Light) =>
            {
                true
            }
            Class::Kept | Class::Verb if !verb => {
                verb = true;
                true
            }
            Class::Kept | Class::Verb => !nouns || relative(&words[left..right]),
            Class::Light => relative(&words[left..right]),
            Class::Adverb => !nouns && verb,
            Class::Stop => false,
        };
        if !keep {
            break;
        }
        nouns |= matches!(word.class, Class::Noun | Class::Modifier);
        left -= 1;
        // The verb before the object ends the phrase, but for 人均, 日均 before it.
        if verb
            && nouns
            && matches!(word.class, Class::Kept | Class::Verb)
            && !relative(&words[(left + 1).min(right)..right])
        {
            left = each_before(&words, left);
            break;
        }
    }
    trim(doc, &words[left..right])
}

/// 日均计划开行, 法官人均新收: a word of each with the verb and noun at its sides.
fn each_before(words: &[Piece], left: usize) -> usize {
    let each = (left.saturating_sub(2)..left).find(|&i| words[i].class == Class::Each);
    match each {
        Some(i) if i > 0 && words[i - 1].class == Class::Noun && words[i].person => i - 1,
        Some(i) => i,
        None => left,
    }
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

/// 大城市的寿命比农村高12年: what is compared.
pub fn subject_of_comparison(place: &Place) -> Option<Span> {
    let doc = place.doc;
    let (floor, start) = (place.floor(), place.number.span.start);
    let compares = start > floor
        && matches!(doc.char(start - 1), '高' | '低' | '多' | '少' | '长' | '短' | '快' | '慢' | '大' | '小');
    let at = (floor.max(start.saturating_sub(20))..start)
        .rev()
        .find(|&p| doc.char(p) == '比' && !is_ratio(doc, p))?;
    if !compares || place.moves() {
        return None;
    }
    phrase(place, floor, behind_phrase(place, floor, at))
}

/// Whether the words kept so far hold a 的, so that a verb before it is a relative clause.
fn relative(right: &[Piece]) -> bool {
    right.iter().any(|w| w.class == Class::Of)
}

/// 规模, 人数: a noun of measure alone does not tell what is measured.
fn needs_modifier(doc: &Doc, right: &[Piece]) -> bool {
    let (Some(first), Some(last)) = (right.first(), right.last()) else { return false };
    role(doc, Span::new(first.span.start, last.span.end)) == Some(Role::Measure)
}

/// Whether the phrase so far is a single noun of measure: 人数, 时限.
fn counts_doers(doc: &Doc, right: &[Piece]) -> bool {
    matches!(right, [noun] if role(doc, noun.span) == Some(Role::Measure) && noun.span.len() > 1)
}

/// Leaves out places and owners in front.
fn trim(doc: &Doc, words: &[Piece]) -> Option<Span> {
    let mut from = 0;
    while from + 1 < words.len()
        && matches!(words[from].class, Class::Shared | Class::Of | Class::And | Class::Adverb)
    {
        if words[from].class == Class::Adverb && words[from..].iter().all(|w| w.class != Class::Noun) {
            break;
        }
        let rest = Span::new(words[from].span.start, words[words.len() - 1].span.end);
        if role(doc, rest) == Some(Role::Noun) {
            break;
        }
        from += 1;
    }
    let (first, last) = (words.get(from)?, words.last()?);
    let empty = words[from..]
        .iter()
        .all(|w| matches!(w.class, Class::Modifier | Class::Number | Class::Shared | Class::Of));
    (!empty).then(|| Span::new(first.span.start, last.span.end))
}
