//! A share is named by its whole: 占可办事项的64.2% → 占可办事项.
//! 占全国人口20%的城市人口 is not here: there the noun behind names it.

use super::Place;
use super::words::{Class, Piece, pieces};
use crate::extract::quantity::found::Found;
use crate::model::{Dimension, Span};

/// 占 … 的 before a percentage.
pub fn of_whole(place: &Place) -> Option<Span> {
    let doc = place.doc;
    if !matches!(place.number.unit.dimension, Dimension::Percent | Dimension::Multiple)
        || place.number.unit.name == "倍"
    {
        return None;
    }
    if doc.char(place.number.span.end) == '的' {
        return None;
    }
    let start = place.number.span.start;
    // 占投入比重连续4年超过6%: a length of time may stand between.
    let timed = |f: &&Found| f.unit.dimension != Dimension::Duration && !super::after::is_order(f);
    let floor = place.earlier.iter().rev().find(timed).map_or(0, |f| f.span.end).max(place.clause.start);
    let from = floor.min(start).max(start.saturating_sub(30));
    let whole = (from..start).rev().find(|&p| doc.char(p) == '占')?;
    if doc.char(whole + 1) == '比' || doc.char(whole + 1) == '有' {
        return None;
    }
    // 占投入比重连续3年超过5%.
    let lasting = |f: &&Found| f.span.start > whole && f.unit.dimension == Dimension::Duration;
    let between = place.earlier.iter().rev().find(lasting).map_or(start, |f| f.span.start);
    let mut end = super::before::behind_phrase(place, whole + 1, between.min(start));
    while end > whole && doc.char(end - 1) == '的' {
        end -= 1;
    }
    // 占全市生产总值比重多年在11%左右.
    let timed = |w: &Piece| matches!(w.class, Class::Number | Class::Adverb | Class::Stop | Class::Each);
    let words = pieces(doc, Span::new(whole, end));
    let tail = words.iter().rev().take_while(|w| timed(w)).count();
    if let Some(last) = words[..words.len() - tail].last().filter(|w| w.measure && tail > 0) {
        end = last.span.end;
    }
    (end > whole + 1).then(|| Span::new(whole, end))
}
