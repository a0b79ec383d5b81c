//! Short names that the article itself gives: in brackets behind a full name, or as its first word.
//! 艾瑞市场咨询有限公司…艾瑞预测 → the second 艾瑞 is a company too.

use super::body::{Body, Form, Region};
use super::edge;
use crate::charset::words;
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::agency_common::Role;
use crate::model::{AgencyKind, Span};

/// An article gives at most so many short names that are looked for.
const MOST: usize = 64;

/// A short name and the body whose it is.
struct Alias {
    letters: Vec<char>,
    kind: AgencyKind,
    full: String,
}

/// Adds the mentions of short names to `bodies`.
pub fn add(doc: &Doc, bodies: &mut Vec<Body>) {
    let mut aliases: Vec<Alias> = Vec::new();
    for body in bodies.iter() {
        let given = bracketed(doc, body).into_iter().chain(first_word(doc, body)).chain(bare(doc, body));
        let given = given.chain(without_country(body));
        for (letters, kind) in given {
            if letters.len() > 1 && aliases.len() < MOST && aliases.iter().all(|x| x.letters != letters) {
                aliases.push(Alias { letters, kind, full: full(doc, body) });
            }
        }
    }
    aliases.sort_by_key(|a| a.letters[0]);
    let found = scan(doc, bodies, &aliases);
    if !found.is_empty() {
        bodies.extend(found);
        bodies.sort_by_key(|b| b.span);
    }
}

/// The mentions of `aliases`, which are in the order of their first characters, between the bodies.
fn scan(doc: &Doc, bodies: &[Body], aliases: &[Alias]) -> Vec<Body> {
    let chars = doc.chars();
    // A bit for each character that begins a short name: nearly all others are told by it.
    let bit = |c: char| 1u64 << (c as u32 % 64);
    let firsts = aliases.iter().fold(0, |bits, a| bits | bit(a.letters[0]));
    let mut found = Vec::new();
    if aliases.is_empty() {
        return found;
    }
    let ends = [0].into_iter().chain(bodies.iter().map(|b| b.span.end));
    let starts = bodies.iter().map(|b| b.span.start).chain([chars.len()]);
    for (mut at, free) in ends.zip(starts) {
        let next = |at| chars.get(at..free)?.iter().position(|&c| firsts & bit(c) != 0);
        while let Some(ahead) = next(at) {
            at += ahead;
            let like = &aliases[aliases.partition_point(|a| a.letters[0] < chars[at])..];
            let alias = like
                .iter()
                .take_while(|a| a.letters[0] == chars[at])
                .filter(|a| chars[at..free].starts_with(&a.letters))
                .filter(|a| stands_alone(doc, at, at + a.letters.len()))
                .max_by_key(|a| a.letters.len());
            match alias {
                Some(alias) => {
                    let span = Span::new(at, at + alias.letters.len());
                    found.push(Body {
                        span,
                        kind: alias.kind,
                        rule: "agency.alias",
                        region: Region::None,
                        inherited: false,
                        form: Form::Plain,
                        tail: alias.full.clone().into(),
                    });
                    at = span.end;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Whether no longer word runs over the edges.
fn stands_alone(doc: &Doc, start: usize, end: usize) -> bool {
    let letter = |pos: usize| doc.char(pos).is_ascii_alphanumeric();
    if (start > 0 && letter(start - 1) && letter(start)) || (letter(end - 1) && letter(end)) {
        return false;
    }
    let starts = edge::word_starts(doc, start);
    let ends = !edge::is_han(doc.char(end)) || doc.token_at(end - 1).is_some_and(|t| t.end == end);
    starts && ends
}

/// 迪志文化出版有限公司(以下简称“迪志”).
fn bracketed(doc: &Doc, body: &Body) -> Option<(Vec<char>, AgencyKind)> {
    let mut at = body.span.end;
    if doc.char(at) != '(' {
        return None;
    }
    at += 1;
    let Some(said) = doc.which_starts(at, words!["以下简称", "下简称", "下称", "以下称", "简称"])
    else {
        return initials(doc, at).map(|letters| (letters, body.kind));
    };
    at += said.chars().count();
    if matches!(doc.char(at), ':' | '为') {
        at += 1;
    }
    if matches!(doc.char(at), '“' | '"' | '《' | '‘') {
        at += 1;
    }
    let letters: Vec<char> = (at..at + 12)
        .map(|i| doc.char(i))
        .take_while(|&c| edge::is_han(c) || c.is_ascii_alphanumeric())
        .collect();
    ((2..=10).contains(&letters.len())).then_some((letters, body.kind))
}

/// 全国零售商协会(NRA): the initials that alone stand in the bracket.
fn initials(doc: &Doc, at: usize) -> Option<Vec<char>> {
    let letters: Vec<char> =
        (at..at + 8).map(|i| doc.char(i)).take_while(|c| c.is_ascii_alphabetic()).collect();
    let large = letters.iter().filter(|c| c.is_ascii_uppercase()).count();
    (large >= 3 && doc.char(at + letters.len()) == ')').then_some(letters)
}

/// What of a name is a name again further on: 美国联邦贸易委员会 without its country, and a word that
/// also means something else (联想) once it was seen to be the company.
fn bare(doc: &Doc, body: &Body) -> Option<(Vec<char>, AgencyKind)> {
    if let (Region::Country(_), "agency.open" | "agency.field", false) =
        (&body.region, body.rule, body.inherited)
    {
        let length = body.tail.chars().count();
        let start = body.span.end.checked_sub(length).filter(|&s| s > body.span.start && length >= 5)?;
        return Some((doc.chars()[start..body.span.end].to_vec(), body.kind));
    }
    let unsure = || {
        doc.hits_at(body.span.start).any(|h| {
            h.table == Table::AgencyNames
                && h.end as usize == body.span.end
                && !doc.lexicon().agency_names[h.row as usize].next.is_empty()
        })
    };
    let brand = body.rule == "agency.stock_code" || body.is_brand() && body.span.len() >= 2 && unsure();
    brand.then(|| (doc.chars()[body.span.start..body.span.end].to_vec(), body.kind))
}

/// 美国联邦贸易委员会…联邦贸易委员会: a long name of another country's body says whose it is.
fn without_country(body: &Body) -> Option<(Vec<char>, AgencyKind)> {
    let abroad = matches!(body.region, Region::Country(_)) && body.kind == AgencyKind::Foreign;
    if !abroad || body.inherited || body.tail.ends_with("司令部") {
        return None;
    }
    let letters: Vec<char> = body.tail.chars().collect();
    (letters.len() > 4).then_some((letters, body.kind))
}

/// What a short name stands for: 美|国土安全部 is 美国国土安全部.
fn full(doc: &Doc, body: &Body) -> String {
    match &body.region {
        Region::Country(land) if body.kind == AgencyKind::Foreign => format!("{land}{}", body.tail),
        _ => doc.folded(body.span),
    }
}

/// The proper word that a company's name begins with, behind its place.
fn first_word(doc: &Doc, body: &Body) -> Option<(Vec<char>, AgencyKind)> {
    if body.kind != AgencyKind::Company
        || !matches!(body.rule, "agency.free" | "agency.proper" | "agency.part" | "agency.brand")
    {
        return None;
    }
    let start = match body.region {
        Region::Place(place) if place.start == body.span.start => place.end,
        _ => body.span.start,
    };
    if doc.ends_with(body.span.end, "俱乐部") {
        // The club's first word is its team.
        return None;
    }
    let rest = start..body.span.end;
    // Up to the first trade or head.
    let end = rest.clone().skip(2).find(|&at| {
        edge::word_starts(doc, at)
            && doc.hits_at(at).any(|h| {
                h.end as usize <= body.span.end
                    && match h.table {
                        Table::AgencyHeads => true,
                        Table::AgencyCommon => {
                            doc.lexicon().agency_common[h.row as usize].role == Role::Trade
                        }
                        _ => false,
                    }
            })
    })?;
    let word: Vec<char> = doc.chars()[start..end].to_vec();
    let proper = doc
        .token_at(start)
        .is_some_and(|t| t.start == start && t.end >= end && matches!(t.tag, "x" | "nr" | "nrt"))
        || doc.hits_at(start).any(|h| h.table == Table::AgencyNames && h.end as usize == end);
    let plain = word.iter().all(|&c| edge::is_han(c) || c.is_ascii_alphanumeric());
    (proper && plain && (2..=5).contains(&word.len())).then_some((word, body.kind))
}
