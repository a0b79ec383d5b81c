//! A share is named by its whole: 占可办事项的64.2% → 占可办事项.
//! 占全国人口20%的城市人口 is not here: there the noun behind names it.

use super::Place;
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
    let from = place.floor().max(start.saturating_sub(30));
    let whole = (from..start).rev().find(|&p| doc.char(p) == '占')?;
    if doc.char(whole + 1) == '比' || doc.char(whole + 1) == '有' {
        return None;
    }
    let mut end = super::before::behind_phrase(place, whole + 1, start);
    while end > whole && doc.char(end - 1) == '的' {
        end -= 1;
    }
    (end > whole + 1).then(|| Span::new(whole, end))
}
