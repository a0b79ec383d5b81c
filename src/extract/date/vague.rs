//! Words for a time that is not on the calendar.
//! 近日 → PAST_REF; 截至目前 → PRESENT_REF; 今后一个时期 → FUTURE_REF.

use super::said::Meaning;
use super::shape::Found;
use super::value::{Reference, Value};
use super::word::date_word;
use crate::doc::Doc;
use crate::lexicon::date_words::DateUnit;
use crate::number::calendar::small;

/// 近日, 目前, 今后.
pub fn vague(doc: &Doc, pos: usize) -> Option<Found> {
    let (word, end) = date_word(doc, pos)?;
    if word.adverb && !is_adverb(doc, pos, end) {
        return None;
    }
    // 最近7期, 最近两场: the last of things that are no time.
    if word.word == "最近" && (doc.char(end) == '两' || small(doc.chars(), end).is_some()) {
        return None;
    }
    let reference = match word.unit {
        DateUnit::Past => Reference::Past,
        DateUnit::Present => Reference::Present,
        DateUnit::Future => Reference::Future,
        _ => return None,
    };
    // 历年五一黄金周: the festival of all years.
    let end = match word.word {
        "历年" | "往年" => super::festival::festival(doc, end, true).map_or(end, |(_, end)| end),
        _ => end,
    };
    Some(Found::new(pos, end, Meaning::Fixed(Value::Reference(reference)), "date.vague"))
}

/// 未来 stands as an adverb at the head of a clause or before a word for what will be:
/// 未来，两国…, 美元未来可能走弱, 展望未来，…; not 面向未来, 未来能源.
fn is_adverb(doc: &Doc, pos: usize, end: usize) -> bool {
    const AHEAD: &[&str] =
        &["将", "还", "可能", "或", "会", "要", "能", "仍", "有望", "继续", "需要", "应", "计划", "拟"];
    let before = pos.checked_sub(1).map_or('\n', |i| doc.char(i));
    let heads = matches!(before, '\n' | ',' | '。' | ';' | ':' | '!' | '?' | ' ' | '，');
    let looking = doc.ends_with(pos, "展望") && matches!(doc.char(end), ',' | '，');
    heads
        || looking
        || doc.char(end) == ',' && doc.ends_with(pos, "在")
        || AHEAD.iter().any(|w| doc.starts_with(end, w))
}
