//! Agencies: heads and names of the lexicon, extended to the left over regions, fields and words.
//! 区法院政治处主任 → 区法院政治处, court.

mod abroad;
mod alias;
mod body;
mod edge;
mod field;
mod fields;
mod foreign;
mod free;
mod head;
mod label;
mod named;
mod part;
mod region;
mod words;

pub use body::{Body, Form, Level, Region};
pub use region::joined;

use super::Facts;
use crate::doc::Doc;
use crate::lexicon::{Hit, Table};
use crate::model::{Agency, Span};
use crate::segment::Token;
use head::Trigger;
use std::borrow::Cow;

/// No name reaches farther left than so many characters before its head.
const REACH: usize = 48;

/// Finds the agencies of the article.
pub(super) fn extract(doc: &Doc, facts: &mut Facts) {
    let (triggers, looks) = triggers(doc);
    let mut bodies: Vec<Body> = Vec::with_capacity(triggers.len() / 2);
    let mut looks = looks.as_slice();
    for hit in triggers {
        let at = span(&hit);
        // A body that the name ends with may be the end of a longer one: 食|药监局.
        let ends =
            |b: &Body| b.span.end == at.end && b.rule == "agency.name" && hit.table != Table::AgencyNames;
        while looks.first().is_some_and(|look| look.end < hit.end) {
            looks = &looks[1..];
        }
        if bodies.last().is_some_and(|b| b.span.contains(at) && !ends(b)) || lookalike(doc, looks, at, false)
        {
            continue;
        }
        let back = usize::from(bodies.last().is_some_and(ends));
        let sure = |f: &Body| {
            let rules = [
                "agency.field",
                "agency.part",
                "agency.place",
                "agency.free",
                "agency.placed",
                "agency.party",
            ];
            // 中央纪委常委会会议研究并报|中央政治局: a long name of its own is no end of another.
            // 俄罗斯自由|民主党, but not 以色列绝不允许|真主党.
            let own = |b: &Body| {
                b.span.len() > 4 && f.span.start + b.span.len() < b.span.start
                    || f.rule == "agency.party" && (b.span.len() > 3 || b.span.start - f.span.start > 6)
            };
            back == 0 || rules.contains(&f.rule) && !bodies.last().is_some_and(own)
        };
        let mut found = find(doc, &hit, &bodies[..bodies.len() - back]).filter(sure);
        if found.is_none() && bodies.last().is_some_and(|b| b.span.end == at.start) {
            // 监狱|管理局: what looked like a body is the beginning of another.
            found = find(doc, &hit, &bodies[..bodies.len() - 1]);
        }
        // What asks for the words of the clause is asked last.
        if let Some(body) = found
            .filter(|f| bodies.last().is_none_or(|b| !b.span.contains(f.span) || b.span == f.span))
            .filter(|_| !lookalike(doc, looks, at, true))
        {
            while bodies.last().is_some_and(|b| body.span.contains(b.span) && body.span != b.span) {
                bodies.pop();
            }
            if bodies.last().is_none_or(|b| !b.span.overlaps(body.span)) {
                bodies.push(body);
            }
        }
    }
    label::add(doc, &mut bodies);
    foreign::join(doc, &mut bodies);
    foreign::parties(doc, &mut bodies);
    foreign::settle(doc, &mut bodies);
    alias::add(doc, &mut bodies);
    facts.agencies = bodies.iter().map(|body| agency(doc, body)).collect();
    facts.bodies = bodies;
}

/// The body whose name ends in this trigger, behind those found before.
fn find(doc: &Doc, hit: &Hit, bodies: &[Body]) -> Option<Body> {
    let at = span(hit);
    let paragraph = doc.paragraph_at(at.start).map_or(0, |p| p.start);
    let near = paragraph.max(at.start.saturating_sub(REACH));
    let last = bodies.last().filter(|b| b.span.start >= near);
    let end = |b: &Body| if b.span.end <= at.start { b.span.end } else { b.span.start };
    let floor = last.map_or(0, end).max(near);
    // Well-known names inside a longer one: 亿贝|易趣|网络信息服务(上海)有限公司.
    let outer = bodies.iter().rev().find(|b| !b.is_brand() || b.span.end > at.start).map_or(0, end).max(near);
    match hit.table {
        Table::AgencyNames => named::find(doc, hit, last, floor),
        Table::ForeignHeads => foreign::find(doc, hit, last, floor),
        _ => {
            let head = &doc.lexicon().agency_heads[hit.row as usize];
            Trigger { doc, head, at, last, floor, outer }.find()
        }
    }
}

/// Heads and names by where they end, longest first; and the words that are something else, by where they start.
fn triggers(doc: &Doc) -> (Vec<Hit>, Vec<Hit>) {
    let tables = [Table::AgencyNames, Table::AgencyHeads, Table::ForeignHeads, Table::AgencyLookalikes];
    let key = |h: &Hit| (h.end, h.start, h.table);
    let mut triggers = doc.hits_of(&tables[..3]);
    // They come by where they start, so that few of those before end behind one.
    for mut at in 1..triggers.len() {
        while at > 0 && key(&triggers[at - 1]) > key(&triggers[at]) {
            triggers.swap(at - 1, at);
            at -= 1;
        }
    }
    (triggers, doc.hits_of(&tables[3..]))
}

fn span(hit: &Hit) -> Span {
    Span::new(hit.start as usize, hit.end as usize)
}

/// Whether a word that is something else crosses or covers the trigger: 组织|部署 has no 组织部,
/// 商务部|分析 has 商务部. `soft`: whether the words are meant that count only where the segmentation has them.
/// `looks` are those from the first one on that does not end before the trigger: mostly none starts before its end.
fn lookalike(doc: &Doc, looks: &[Hit], at: Span, soft: bool) -> bool {
    looks.iter().take_while(|look| (look.start as usize) < at.end).any(|look| {
        let span = span(look);
        let whole = || {
            // 政局 is a word of its own, or one begins before the name ends and runs on (国际局势), but not 民政局.
            let own = |t: &Token| t.start == span.start && t.end == span.end;
            let over = |t: &Token| span.end <= t.end && t.end > at.end;
            doc.token_at(span.start).is_some_and(|t| own(t) || over(t))
        };
        let crosses = || span.overlaps(at) && span.end >= at.end && !at.contains(span);
        let row = &doc.lexicon().agency_lookalikes[look.row as usize];
        crosses()
            && row.soft == soft
            && (!row.at_end || span.end == at.end)
            && (!soft || at.len() < 5 && whole())
    })
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
