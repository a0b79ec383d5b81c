//! When 一 with a unit counts: a concrete person, thing or document, not an event or an abstract.
//! 一名干警 → counted; 一个时期, 一种现象 → not.

use super::found::Found;
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::units::One;
use crate::model::Dimension;

/// Whether the number is a 一 that does not count.
pub fn is_article(doc: &Doc, found: &Found) -> bool {
    let pos = found.numeral.start;
    if found.numeral.end != pos + 1 || doc.char(pos) != '一' || found.rule == "quantity.range" {
        return false;
    }
    let before = doc.char(pos.wrapping_sub(1));
    if found.unit.dimension == Dimension::Duration {
        return matches!(
            before,
            '这' | '那'
                | '每'
                | '某'
                | '同'
                | '有'
                | '新'
                | '全'
                | '整'
                | '的'
                | '又'
                | '上'
                | '下'
                | '前'
                | '后'
                | '当'
        ) || repeated(doc, found)
            || IMPORTANT.iter().any(|w| doc.ends_with(pos, w));
    }
    if is_predicate(doc, found) {
        return true;
    }
    match found.unit.one {
        One::Always => matches!(before, '这' | '那' | '某' | '同'),
        One::Never => !counted_each_time(doc, found) && !(found.unit.name == "番" && before == '翻'),
        One::Thing => is_determined(doc, pos) || repeated(doc, found),
        One::Noun => is_determined(doc, pos) || repeated(doc, found) || !names_a_thing(doc, found.span.end),
    }
}

/// 重要一年, 关键一年: the year is told, not its length.
const IMPORTANT: &[&str] =
    &["重要", "关键", "特殊", "又见", "丰收", "难忘", "平凡", "非凡", "开局", "收官", "奋进", "艰难"];

/// 中国是一个大国, 作为一名教师, 构成一幅画卷: what something is, not how many there are.
fn is_predicate(doc: &Doc, found: &Found) -> bool {
    let pos = found.span.start;
    let picture = matches!(found.unit.name.as_ref(), "个" | "幅");
    ["作为", "成了", "变成", "变为", "这是", "那是"].iter().any(|w| doc.ends_with(pos, w))
        || picture
            && matches!(doc.char(pos.wrapping_sub(1)), '是' | '为' | '成' | '像' | '似')
            && !doc.ends_with(pos, "分为")
}

/// Whether what stands before 一 makes it an article: 这一家, and 有一家, where no other number is told of.
fn is_determined(doc: &Doc, pos: usize) -> bool {
    let before = doc.char(pos.wrapping_sub(1));
    let others = ["另有", "还有", "仅有", "只有"].iter().any(|w| doc.ends_with(pos, w));
    determined(before) || before == '有' && !others
}

/// 这一家, 每一名, 同一个 point at something and count nothing.
fn determined(before: char) -> bool {
    matches!(
        before,
        '这' | '那'
            | '每'
            | '某'
            | '另'
            | '同'
            | '任'
            | '何'
            | '哪'
            | '上'
            | '下'
            | '头'
            | '新'
            | '整'
            | '第'
            | '唯'
            | '如'
            | '像'
            | '换'
            | '进'
    )
}

/// 一座座, 一个又一个.
fn repeated(doc: &Doc, found: &Found) -> bool {
    let end = found.span.end;
    let unit = doc.char(found.unit.start);
    // 一年接着一年, 一天胜一天.
    let unit_name = found.unit.name.as_ref();
    let again = ["接着一", "接一", "连着一", "胜一", "胜过一", "更比一", "比一", "挨着一", "跟着一"];
    let goes_on = again.iter().any(|w| {
        let ahead = doc.starts_with(end, w) && doc.starts_with(end + w.chars().count(), unit_name);
        let begin = found.numeral.start;
        let behind = doc.ends_with(begin + 1, w)
            && doc.ends_with((begin + 1).saturating_sub(w.chars().count()), unit_name);
        ahead || behind
    });
    // 一件一件.
    let begin = found.numeral.start;
    let second = begin > 1 && doc.char(begin - 1) == unit && doc.char(begin - 2) == '一';
    goes_on
        || second
        || doc.char(end) == unit && unit != '人'
        || doc.char(end) == '又'
        || doc.char(end) == '一' && doc.char(end + 1) != '百'
        || doc.ends_with(found.span.start, "又")
            && found.span.start >= 2
            && doc.char(found.span.start - 2) == unit
}

/// 每年一次: how often something comes is a number.
fn counted_each_time(doc: &Doc, found: &Found) -> bool {
    let pos = found.span.start;
    let from = doc.sentence_at(pos).map_or(pos, |s| s.start).max(pos.saturating_sub(8));
    matches!(found.unit.name.as_ref(), "次" | "遍" | "趟" | "回" | "场" | "期" | "届")
        && (from..pos).any(|p| doc.char(p) == '每' && doc.char(p + 1) != '一')
}

/// Whether a noun of a person, thing, document or place follows within a few characters.
fn names_a_thing(doc: &Doc, end: usize) -> bool {
    let limit = doc.clause_at(end).map_or(end, |c| c.end).min(end + 14);
    // 一道长220公里的林带: what has a measured length is a thing.
    if matches!(doc.char(end), '长' | '高' | '宽' | '深' | '重') && doc.char(end + 1).is_ascii_digit() {
        return true;
    }
    let mut last = None;
    for at in end..limit {
        if matches!(doc.char(at), '、' | '的' | '“' | '《' | '(') && last.is_some() {
            break;
        }
        let hit = doc.hits_at(at).find(|h| {
            h.table == Table::IndicatorWords && doc.lexicon().indicator_words[h.row as usize].role.is_thing()
        });
        if let Some(hit) = hit {
            last = Some(hit.end as usize);
        }
    }
    // The thing must end the phrase: 一个家庭 but not 一个家庭观念.
    last.is_some_and(|at| at >= limit || !is_noun_behind(doc, at))
}

/// Whether a noun goes on right behind `at`, so that the word before it is only its modifier.
fn is_noun_behind(doc: &Doc, at: usize) -> bool {
    doc.token_at(at).is_some_and(|t| t.start == at && t.tag == "n")
}
