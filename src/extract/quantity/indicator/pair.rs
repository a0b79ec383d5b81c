//! Numbers and names that stand in two rows: 同比件次和人次分别下降15.86%、10.50%.
//! The first number measures 件次, the second 人次; without names, the numbers before are the names.

use super::Place;
use crate::extract::quantity::movement::is_next_in_list;
use crate::lexicon::Table;
use crate::model::Span;

/// 3件6人: two units of one thing.
pub fn doubled(place: &Place) -> Option<Span> {
    let last = place.earlier.last()?;
    let touching = last.span.end == place.number.span.start;
    (touching && last.unit.name != "个").then_some(last.indicator).flatten()
}

/// The name that 分别 gives to this number.
pub fn respectively(place: &Place) -> Option<Span> {
    let doc = place.doc;
    // The numbers of the row up to this one.
    let mut row = 0;
    let mut head = place.number;
    while let Some(last) = place.earlier.len().checked_sub(row + 1).and_then(|i| place.earlier.get(i)) {
        if !is_next_in_list(doc, last, head) {
            break;
        }
        head = last;
        row += 1;
    }
    let before_row = &place.earlier[..place.earlier.len() - row];
    let clause = doc.clause_at(head.span.start)?;
    let floor = before_row.last().map_or(clause.start, |f| f.span.end.max(clause.start));
    let at = (floor..head.span.start).rev().find(|&p| doc.starts_with(p, "分别"))?;
    let names = names(place, Span::new(floor, at));
    if names.len() > 1 {
        return names.get(row).copied();
    }
    // 收入8亿元、游客6万人次，分别增长5%和3%: the row goes with the numbers before it.
    let count = row + 1 + following(place);
    let levels: Vec<_> = before_row.iter().filter(|f| f.change.is_none()).collect();
    let first = levels.len().checked_sub(count)?;
    levels.get(first + row)?.indicator
}

/// How many numbers follow in the row, as far as can be seen from here.
fn following(place: &Place) -> usize {
    let doc = place.doc;
    let end = place.number.span.end;
    usize::from(
        place.next.is_some_and(|n| n.start <= end + 3) && matches!(doc.char(end), '、' | '和' | '及' | '与'),
    )
}

/// The names before 分别, split at 、 and 和, comparison in front left out.
fn names(place: &Place, span: Span) -> Vec<Span> {
    let doc = place.doc;
    let mut start = span.start;
    while let Some(hit) = doc.longest_at(start, Table::Bases) {
        start = hit.end as usize;
    }
    let mut names = Vec::new();
    let mut at = start;
    for p in start..=span.end {
        let splits = p == span.end || matches!(doc.char(p), '、' | '和' | '与' | '及');
        if splits {
            if let Some(name) = super::before::phrase(place, at, p) {
                names.push(name);
            }
            at = p + 1;
        }
    }
    names
}
