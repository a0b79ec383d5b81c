//! Organs of other countries: a country, then the organ.
//! 俄外交部 → foreign, 俄罗斯联邦外交部; 美军 → foreign.

use super::body::{Body, Form, Region};
use super::words::Joins;
use super::{edge, region, words};
use crate::doc::Doc;
use crate::lexicon::{Hit, Table};
use crate::model::{AgencyKind, Span};

/// The organ of a country that this head ends.
pub fn find(doc: &Doc, hit: &Hit, last: Option<&Body>, floor: usize) -> Option<Body> {
    let word = doc.lexicon().foreign_heads[hit.row as usize].word;
    let (start, end) = (hit.start as usize, hit.end as usize);
    if word.ends_with('部') && doc.char(end) == '长' {
        // 国防部长: the title of a person.
        return None;
    }
    let body = |start, region, tail, rule, inherited| Body {
        span: Span::new(start, end),
        kind: AgencyKind::Foreign,
        rule,
        region,
        inherited,
        form: Form::Plain,
        tail,
    };
    let whole =
        last.filter(|b| b.span.end <= start && b.kind == AgencyKind::Foreign && word.chars().count() > 1);
    if let Some(whole) = whole {
        // 伊朗武装部队|哈塔姆·安比亚|中央司令部: what stands between is a name.
        let joins = whole.span.end == start
            || word.ends_with("司令部")
                && start - whole.span.end <= 14
                && named_after(doc, whole.span.end, start);
        if joins {
            let tail = whole.tail.clone() + &doc.folded(Span::new(whole.span.end, end));
            return Some(body(whole.span.start, whole.region.clone(), tail, "agency.part", false));
        }
    }
    if let Some(land) = region::country_of(doc, start, floor, word) {
        if doc.ends_with(land.start, "中") && start - land.start == 1 {
            // 中俄|议会合作委员会: a body of both.
            return None;
        }
        let first = countries(doc, land.start, floor);
        let army = matches!(word, "军" | "军方").then(|| army(doc, land.start, start)).flatten();
        let (region, tail) = match army {
            Some(army) => (Region::None, army.to_owned()),
            None if first < land.start => (Region::None, String::new()),
            // Armed forces whose official name no table gives: the region stays for what is part of them.
            None if matches!(word, "军" | "军方") => (land.region, String::new()),
            None => (land.region, word.to_owned()),
        };
        return Some(body(first, region, tail, "agency.country", false));
    }
    // 美国|欧洲|司令部, 丹麦|格陵兰岛|自治政府: a word or two between.
    let walk = words::before(doc, start, floor, false, Joins::No);
    if let Some(land) =
        walk.region.filter(|_| word.chars().count() > 1 && (1..=2).contains(&walk.words.len()))
        && let Region::Country(_) = land.region
        && !matches!(word, "政府" | "军队" | "海军" | "空军" | "陆军")
    {
        let tail = doc.folded(Span::new(walk.words.last().map_or(start, |w| w.0), end));
        return Some(body(land.start, land.region, tail, "agency.open", false));
    }
    let gap = ["以及", "、", "和", "与", "及"].into_iter().find(|w| doc.ends_with(start, w))?;
    let last = last.filter(|b| b.span.end + gap.chars().count() == start && b.kind == AgencyKind::Foreign)?;
    let Region::Country(_) = last.region else { return None };
    (word.chars().count() > 2)
        .then(|| body(start, last.region.clone(), word.to_owned(), "agency.sibling", true))
}

/// 乌议会 in an article on 乌兹别克斯坦: what a country's one character stands for is what the article
/// names in full; where it names two such countries, nothing is said.
pub fn settle(doc: &Doc, bodies: &mut [Body]) {
    let rows = &doc.lexicon().countries;
    let mut named: Option<Vec<(char, &str)>> = None;
    for body in bodies.iter_mut().filter(|b| b.kind == AgencyKind::Foreign && !b.inherited) {
        let at = body.span.start;
        let short = doc.hits_at(at).iter().find(|h| h.table == Table::Countries && h.end as usize == at + 1);
        let Some(short) = short.map(|h| &rows[h.row as usize]).filter(|r| r.short) else { continue };
        let longer = |h: &Hit| h.table == Table::Countries && h.end as usize > at + 1;
        if doc.hits_at(at).iter().any(longer) {
            continue;
        }
        let named = named.get_or_insert_with(|| {
            let long = doc.hits(&[Table::Countries]).filter(|h| !rows[h.row as usize].short);
            let mut all: Vec<(char, &str)> =
                long.map(|h| (doc.char(h.start as usize), rows[h.row as usize].name)).collect();
            all.sort_unstable();
            all.dedup();
            all
        });
        let mut like = named.iter().filter(|n| n.0 == doc.char(at)).map(|n| n.1);
        match (like.next(), like.next()) {
            (None, _) => {}
            (Some(one), None) if one == short.name => {}
            (Some(one), None) if matches!(body.region, Region::Country(_)) => {
                body.region = Region::Country(one.to_owned());
            }
            _ => {
                body.region = Region::None;
                body.tail.clear();
            }
        }
    }
}

/// Whether a foreign name, its parts joined by a dot, fills the span.
fn named_after(doc: &Doc, start: usize, end: usize) -> bool {
    let between = &doc.chars()[start..end];
    between.contains(&'·') && between.iter().all(|&c| edge::is_han(c) || c == '·')
}

/// How far back a country stays understood.
const NEAR: usize = 300;

/// 巴西外交部…财政部官员: an organ named without its country shortly after it was named with it.
pub fn join(doc: &Doc, bodies: &mut [Body]) {
    let mut named: Vec<(String, usize, Region)> = Vec::new();
    for body in bodies {
        match (&body.region, body.kind) {
            (Region::Country(_), AgencyKind::Foreign) => {
                named.retain(|n| n.1 + NEAR > body.span.start && n.0 != body.tail);
                named.push((body.tail.clone(), body.span.end, body.region.clone()));
            }
            (Region::None, AgencyKind::Government) if body.rule == "agency.name" => {
                let text = doc.folded(body.span);
                if let Some(n) = named.iter().find(|n| n.0 == text && n.1 + NEAR > body.span.start) {
                    body.kind = AgencyKind::Foreign;
                    body.region = n.2.clone();
                    body.tail = text;
                    body.inherited = true;
                }
            }
            _ => {}
        }
    }
}

/// 埃及、约旦|外交部: where a list of countries before one organ starts.
pub fn countries(doc: &Doc, start: usize, floor: usize) -> usize {
    let mut first = start;
    loop {
        let end = if doc.ends_with(first, "、") { first - 1 } else { first };
        match region::country(doc, end, floor, false) {
            Some(land) => first = land.start,
            None => return first,
        }
    }
}

/// What 军 of that country is.
fn army<'a>(doc: &Doc<'a>, start: usize, end: usize) -> Option<&'a str> {
    let hit = doc.hits_at(start).iter().find(|h| h.table == Table::Countries && h.end as usize == end)?;
    let army = doc.lexicon().countries[hit.row as usize].army;
    (!army.is_empty()).then_some(army)
}
