//! The facts of a record as marks in its text, outer ones first, and a walk that gives them properly nested.
//! 区法院说：“收案5件。” → [attribution [speaker 区法院] [cue 说] [quote 收案 [quantity 5件] 。] ]

use crate::model::{Record, Span};
use std::cmp::Reverse;

/// What a mark shows. Numbers are those of the fact in its list. The order is that of nesting where two marks
/// cover the same characters: outer ones first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    /// Speaker, cue and quotation together.
    Attribution(usize),
    /// A stretch of what is said.
    Quote(usize),
    /// Who says it.
    Speaker(usize),
    /// The verb.
    Cue(usize),
    /// Quantities and their indicators that stand together.
    Group,
    /// What quantities measure: their places in the group, as bits.
    Indicator(u32),
    /// A quantity, and its place in the group when it has an indicator in it.
    Quantity(usize, Option<u32>),
    /// A date.
    Date(usize),
    /// A mention of a body.
    Agency(usize),
}

/// A stretch of the text and what it shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What.
    pub role: Role,
}

/// A step of the walk over a marked text.
pub enum Step<'a> {
    /// A mark begins; `again` when it was interrupted by the end of one that it crosses.
    Open(Role, bool),
    /// It ends, or is interrupted.
    Close(Role),
    /// Characters under the marks that are open.
    Text(&'a str),
}

/// All marks of a record, in the order of the walk.
pub fn marks(record: &Record) -> Vec<Mark> {
    let mut marks = quantities(record);
    let mut add = |start, end, role| marks.push(Mark { span: Span::new(start, end), role });
    for (i, date) in record.dates.iter().enumerate() {
        add(date.start, date.end, Role::Date(i));
    }
    for (i, agency) in record.agencies.iter().enumerate() {
        add(agency.start, agency.end, Role::Agency(i));
    }
    for (i, said) in record.attributions.iter().enumerate() {
        add(said.start, said.end, Role::Attribution(i));
        add(said.quote_start, said.quote_end, Role::Quote(i));
        for [start, end] in &said.more {
            add(*start, *end, Role::Quote(i));
        }
        if let (Some(start), Some(end)) = (said.speaker_start, said.speaker_end) {
            add(start, end, Role::Speaker(i));
        }
        add(said.cue_start, said.cue_end, Role::Cue(i));
    }
    marks.retain(|mark| !mark.span.is_empty());
    marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end), mark.role));
    marks
}

/// Quantities and their indicators. Those whose reaches overlap stand in one group, in which each has a place, so that a
/// reader can be shown which number belongs to which words.
fn quantities(record: &Record) -> Vec<Mark> {
    let reach = |i: usize| {
        let q = &record.quantities[i];
        match (q.indicator_start, q.indicator_end) {
            (Some(start), Some(end)) if start < end => Some(Span::new(q.start.min(start), q.end.max(end))),
            _ => None,
        }
    };
    let mut linked: Vec<(Span, usize)> =
        (0..record.quantities.len()).filter_map(|i| reach(i).map(|span| (span, i))).collect();
    linked.sort();
    let mut marks = Vec::new();
    let mut places = vec![None; record.quantities.len()];
    while let Some(&(mut group, _)) = linked.first() {
        let mut size = 0;
        while let Some((span, _)) = linked.get(size).filter(|(span, _)| span.start < group.end) {
            group.end = group.end.max(span.end);
            size += 1;
        }
        let members: Vec<usize> = linked.drain(..size.max(1)).map(|(_, i)| i).collect();
        let mut indicators: Vec<(Span, u32)> = Vec::new();
        for (&i, place) in members.iter().zip(0..PLACES) {
            let q = &record.quantities[i];
            let span = Span::new(q.indicator_start.unwrap_or_default(), q.indicator_end.unwrap_or_default());
            places[i] = Some(place);
            match indicators.iter_mut().find(|(s, _)| *s == span) {
                Some((_, bits)) => *bits |= 1 << place,
                None => indicators.push((span, 1 << place)),
            }
        }
        marks.push(Mark { span: group, role: Role::Group });
        marks.extend(indicators.into_iter().map(|(span, bits)| Mark { span, role: Role::Indicator(bits) }));
    }
    let quantity = |(i, place)| {
        let q: &crate::model::Quantity = &record.quantities[i];
        Mark { span: Span::new(q.start, q.end), role: Role::Quantity(i, place) }
    };
    marks.extend(places.into_iter().enumerate().map(quantity));
    marks
}

/// As many quantities of a group are linked to their indicators.
pub const PLACES: u32 = 16;

/// Walks over the text: every mark is opened and closed, one within the other; a mark that crosses the end of
/// another is closed with it and opened again.
pub fn walk<'t>(text: &'t str, marks: &[Mark], mut step: impl FnMut(Step<'t>)) {
    let mut open: Vec<Mark> = Vec::new();
    let mut coming = marks.iter().peekable();
    let mut rest = text;
    let mut at = 0;
    loop {
        let end = open.iter().map(|mark| mark.span.end).min();
        let start = coming.peek().map(|mark| mark.span.start);
        let Some(next) = end.into_iter().chain(start).min() else { break };
        let bytes = rest.char_indices().nth(next.saturating_sub(at)).map_or(rest.len(), |(byte, _)| byte);
        let (here, after) = rest.split_at(bytes);
        if !here.is_empty() {
            step(Step::Text(here));
        }
        (rest, at) = (after, at.max(next));
        // The outermost mark that ends here takes all those within it along; some of them go on.
        if let Some(outer) = open.iter().position(|mark| mark.span.end <= at) {
            let closed = open.split_off(outer);
            closed.iter().rev().for_each(|mark| step(Step::Close(mark.role)));
            for mark in closed.into_iter().filter(|mark| mark.span.end > at) {
                step(Step::Open(mark.role, true));
                open.push(mark);
            }
        }
        while let Some(mark) = coming.next_if(|mark| mark.span.start <= at) {
            if mark.span.end > at {
                step(Step::Open(mark.role, false));
                open.push(*mark);
            }
        }
    }
    if !rest.is_empty() {
        step(Step::Text(rest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marks: &[(usize, usize, Role)]) -> String {
        let mut marks: Vec<Mark> =
            marks.iter().map(|&(s, e, role)| Mark { span: Span::new(s, e), role }).collect();
        marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end), mark.role));
        let mut out = String::new();
        walk(text, &marks, |step| match step {
            Step::Open(_, again) => out.push(if again { '{' } else { '[' }),
            Step::Close(_) => out.push(']'),
            Step::Text(t) => out.push_str(t),
        });
        out
    }

    #[test]
    fn marks_nest() {
        let (date, agency) = (Role::Date(0), Role::Agency(0));
        assert_eq!(shown("一二三四五", &[]), "一二三四五");
        assert_eq!(shown("一二三四五", &[(1, 3, date)]), "一[二三]四五");
        assert_eq!(shown("一二三四五", &[(0, 5, date), (1, 2, agency)]), "[一[二]三四五]");
        assert_eq!(shown("一二三四五", &[(1, 3, date), (1, 3, agency)]), "一[[二三]]四五");
        assert_eq!(shown("一二三四五", &[(0, 3, date), (3, 5, agency)]), "[一二三][四五]");
    }

    #[test]
    fn marks_that_cross_are_opened_again() {
        assert_eq!(shown("一二三四五", &[(0, 3, Role::Date(0)), (2, 4, Role::Date(1))]), "[一二[三]]{四]五");
    }

    #[test]
    fn marks_beyond_the_text_do_no_harm() {
        assert_eq!(shown("一二", &[(1, 9, Role::Date(0)), (7, 9, Role::Date(1))]), "一[二[]]");
    }
}
