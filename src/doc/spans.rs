//! Which paragraph, sentence or clause holds a position.
//! Clauses 0–9, 10–15, asked for 12 → the second, 10–15.
//!
//! Rules ask for positions near those that were asked for before. A look at the span that was found last saves the search:
//! over news, one instruction in thirty-five of all.

use crate::model::Span;
use std::cell::Cell;

/// Sorted spans that are asked for by a position. More often than not it lies in the span that was asked for last.
pub(super) struct Spans {
    all: Vec<Span>,
    last: Cell<usize>,
}

impl From<Vec<Span>> for Spans {
    fn from(all: Vec<Span>) -> Spans {
        Spans { all, last: Cell::new(0) }
    }
}

impl Spans {
    /// All of them, in order.
    pub fn all(&self) -> &[Span] {
        &self.all
    }

    /// The span that holds `pos`, and which it is.
    pub fn holding(&self, pos: usize) -> Option<(usize, Span)> {
        let at = |i: usize| self.all.get(i).filter(|s| s.holds(pos)).map(|&s| (i, s));
        at(self.last.get()).or_else(|| {
            let found = at(self.all.partition_point(|s| s.end <= pos))?;
            self.last.set(found.0);
            Some(found)
        })
    }
}
