//! Agencies: heads and names of the lexicon, extended to the left over regions, fields and words.
//! 区法院政治处主任 → 区法院政治处, court.

mod alias;
mod body;
mod edge;
mod fields;
mod foreign;
mod head;
mod named;
mod region;
mod words;

pub use body::{Body, Form, Level, Region};

use super::Facts;
use crate::doc::Doc;
use crate::lexicon::{Hit, Table};
use crate::model::{Agency, Span};
use head::Trigger;
use std::borrow::Cow;

/// No name reaches farther left than so many characters before its head.
const REACH: usize = 48;

/// Finds the agencies of the article.
pub(super) fn extract(doc: &Doc, facts: &mut Facts) {
    let mut bodies: Vec<Body> = Vec::new();
    let looks: Vec<Span> = doc.hits(Table::AgencyLookalikes).map(span).collect();
    for hit in triggers(doc) {
        let at = span(&hit);
        if lookalike(&looks, at) || bodies.last().is_some_and(|b| b.span.contains(at)) {
            continue;
        }
        let paragraph = doc.paragraph_at(at.start).map_or(0, |p| p.start);
        let last = bodies.last().filter(|b| b.span.start >= paragraph);
        let floor = last.map_or(0, |b| if b.span.end <= at.start { b.span.end } else { b.span.start });
        let floor = floor.max(paragraph).max(at.start.saturating_sub(REACH));
        let found = match hit.table {
            Table::AgencyNames => named::find(doc, &hit, last, floor),
            Table::ForeignHeads => foreign::find(doc, &hit, last, floor),
            _ => {
                let head = &doc.lexicon().agency_heads[hit.row as usize];
                Trigger { doc, head, at, last, floor }.find()
            }
        };
        if let Some(body) = found {
            while bodies.last().is_some_and(|b| body.span.contains(b.span)) {
                bodies.pop();
            }
            if bodies.last().is_none_or(|b| !b.span.overlaps(body.span)) {
                bodies.push(body);
            }
        }
    }
    alias::add(doc, &mut bodies);
    facts.agencies = bodies.iter().map(|body| agency(doc, body)).collect();
    facts.bodies = bodies;
}

/// Heads and names by where they end, longest first.
fn triggers(doc: &Doc) -> Vec<Hit> {
    let table = |t| matches!(t, Table::AgencyNames | Table::AgencyHeads | Table::ForeignHeads);
    let mut hits: Vec<Hit> = doc.all_hits().iter().filter(|h| table(h.table)).copied().collect();
    hits.sort_by_key(|h| (h.end, h.start, h.table));
    hits
}

fn span(hit: &Hit) -> Span {
    Span::new(hit.start as usize, hit.end as usize)
}

/// Whether a word that is something else crosses or covers the trigger: 组织|部署.
fn lookalike(looks: &[Span], at: Span) -> bool {
    let from = looks.partition_point(|l| l.start + 12 < at.start);
    looks[from..]
        .iter()
        .take_while(|l| l.start < at.end)
        .any(|&l| l.overlaps(at) && !(at.contains(l) && at.end > l.end) && !(at.contains(l) && at != l))
}

fn agency(doc: &Doc, body: &Body) -> Agency {
    Agency {
        start: body.span.start,
        end: body.span.end,
        text: doc.text(body.span).to_owned(),
        kind: body.kind,
        rule: Cow::Borrowed(body.rule),
        ..Agency::default()
    }
}
