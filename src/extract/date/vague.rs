//! Words for a time that is not on the calendar.
//! 近日 → PAST_REF; 截至目前 → PRESENT_REF; 今后一个时期 → FUTURE_REF.

use super::point::date_word;
use super::said::Meaning;
use super::shape::Found;
use super::value::{Reference, Value};
use crate::doc::Doc;
use crate::lexicon::date_words::DateUnit;

/// 近日, 目前, 今后.
pub fn vague(doc: &Doc, pos: usize) -> Option<Found> {
    let (word, end) = date_word(doc, pos)?;
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
