//! Numbers and names that stand in two rows: 同比件次和人次分别下降15.86%、10.50%.
//! The first number measures 件次, the second 人次; without names, the numbers before are the names.

use super::Place;
use super::phrase::phrase;
use crate::doc::Doc;
use crate::extract::quantity::found::Found;
use crate::extract::quantity::movement::is_next_in_list;
use crate::lexicon::Table;
use crate::model::Span;

/// The name that 分别 gives to this number.
pub fn respectively(place: &Place) -> Option<Span> {
    let doc = place.doc;
    // 分别以21%和15%的支持率: the measure stands behind.
    let behind = match place.next {
        Some(next) if next.start <= place.number.span.end + 2 => next.end,
        _ => place.number.span.end,
    };
    let ranks = || {
        let end = place.number.span.start;
        (place.clause.start.max(end.saturating_sub(120))..end).any(|p| doc.char(p) == '于')
    };
    if doc.char(behind) == '的'
        && !ranks()
        && super::noun::nouns(place, behind + 1)
            .and_then(|n| super::words::pieces(doc, n).last().map(|w| w.measure && n.len() > 2))
            == Some(true)
    {
        return super::noun::nouns(place, behind + 1);
    }
    // The numbers of the row up to this one.
    let mut row = 0;
    let mut head = place.number;
    while let Some(last) = place.earlier.len().checked_sub(row + 1).and_then(|i| place.earlier.get(i)) {
        // A row of names is short; a list of numbers need not be.
        if row > 20 {
            return None;
        }
        if !is_next_in_list(doc, last, head) && !joined_by_movement(doc, last, head) {
            break;
        }
        head = last;
        row += 1;
    }
    let before_row = &place.earlier[..place.earlier.len() - row];
    let clause = doc.clause_at(head.span.start)?;
    let floor = before_row.last().map_or(clause.start, |f| f.span.end.max(clause.start));
    let at = (floor..head.span.start).rev().find(|&p| doc.starts_with(p, "分别"));
    let names = at.map_or_else(Vec::new, |at| names(place, Span::new(floor, at)));
    // 新订单指数和新出口订单指数，较上月分别上升0.3和1.4个百分点.
    let alone =
        at.is_some() && names.is_empty() && floor == clause.start && floor > 1 && doc.char(floor - 1) == ',';
    let before = doc
        .clause_at(floor.saturating_sub(2))
        .filter(|c| alone && c.len() <= 60 && !(c.start..c.end).any(|p| doc.char(p) == '等'))
        .filter(|c| alone && before_row.last().is_none_or(|f| f.span.end <= c.start));
    let names = before.map_or(names, |clause| self::names(place, clause));
    let count = row + 1 + following(place);
    if names.len() > 1 && names.len() >= count {
        return names.get(row).copied();
    }
    // 高中以上、35岁以下、女性分别占…: a number among the names hides some of them.
    if names.len() > 1 && place.clause.start <= floor && names.windows(2).any(|w| doc.char(w[0].end) == '、')
    {
        return Some(Span::new(head.span.start, head.span.start));
    }
    // 产销量分别完成900万辆和890万辆.
    let measure = |name: &&Span| super::words::pieces(doc, **name).last().is_some_and(|w| w.measure);
    if let Some(name) = names.first().filter(measure).filter(|_| names.len() == 1 && !place.moves()) {
        return Some(*name);
    }
    // 收入8亿元、游客6万人次，分别增长5%和3%: the row goes with the numbers before it.
    // 游客17万人次，收入154万元，增长209%和42%: 分别 may be left out.
    if at.is_none()
        && !(count > 1 && clause.start == floor && place.moves() && opens_with_movement(doc, floor))
    {
        return None;
    }
    if count < 2 {
        return None;
    }
    let near = &before_row[before_row.len().saturating_sub(60)..];
    let levels: Vec<_> = near.iter().filter(|f| f.change.is_none()).collect();
    let first = levels.len().checked_sub(count)?;
    levels.get(first + row)?.indicator
}

/// 增长9.7%和下降4.5%: each has its own verb.
fn joined_by_movement(doc: &Doc, last: &Found, next: &Found) -> bool {
    let gap = next.span.start.saturating_sub(last.span.end);
    let verb = (last.span.end + 1..next.span.start)
        .find_map(|p| doc.longest_at(p, Table::Changes))
        .is_some_and(|h| h.end as usize == next.span.start);
    gap <= 6 && matches!(doc.char(last.span.end), '和' | '、' | '与' | '及') && verb
}

/// Whether the clause begins with a comparison or a movement, so that what moved stands before it.
fn opens_with_movement(doc: &Doc, at: usize) -> bool {
    doc.longest_at(at, Table::Bases).is_some() || doc.longest_at(at, Table::Changes).is_some()
}

/// How many numbers follow in the row.
fn following(place: &Place) -> usize {
    let doc = place.doc;
    let joins = |p: usize| matches!(doc.char(p), '、' | '和' | '及' | '与');
    let ends = |p: usize| joins(p) || !doc.char(p).is_alphanumeric() && doc.char(p) != '%';
    let (mut at, mut count) = (place.number.span.end, 0);
    while joins(at) {
        // 增长3%和|下降|2%: each may have its own verb.
        let verb = doc.longest_at(at + 1, Table::Changes).map_or(at + 1, |h| h.end as usize);
        let Some(number) = doc.numeral(verb) else { break };
        // Behind the number stand a few characters of its unit.
        at = (number.end..number.end + 5).find(|&p| ends(p)).unwrap_or(number.end);
        count += 1;
    }
    count
}

/// The names before 分别, split at 、 and 和, comparison in front left out.
fn names(place: &Place, span: Span) -> Vec<Span> {
    let doc = place.doc;
    let mut start = span.start;
    while let Some(hit) = doc.longest_at(start, Table::Bases) {
        start = hit.end as usize;
    }
    // 销售额同比分别增长: the comparison may stand behind the names.
    let end = (start..span.end).find(|&p| doc.longest_at(p, Table::Bases).is_some()).unwrap_or(span.end);
    let span = Span::new(span.start, end);
    let mut names = Vec::new();
    let mut at = start;
    for p in start..=span.end {
        // 普及率, 参与人数.
        let whole = || doc.token_at(p).is_some_and(|t| t.start == p && t.end == p + 1);
        let splits =
            p == span.end || doc.char(p) == '、' || matches!(doc.char(p), '和' | '与' | '及') && whole();
        if splits {
            if let Some(name) = phrase(place, at, p) {
                names.push(name);
            }
            at = p + 1;
        }
    }
    names
}
