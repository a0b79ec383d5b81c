//! Organs of other countries: a country, then the organ.
//! 俄外交部 → foreign, 俄罗斯联邦外交部; 美军 → foreign.

use super::body::{Body, Form, Region};
use super::words::Joins;
use super::{edge, region, words};
use crate::charset::words;
use crate::doc::Doc;
use crate::lexicon::{Hit, Table};
use crate::model::{AgencyKind, Span};
use std::borrow::Cow;

/// The organ of a country that this head ends.
pub fn find(doc: &Doc, hit: &Hit, last: Option<&Body>, floor: usize) -> Option<Body> {
    let word = doc.lexicon().foreign_heads[hit.row as usize].word;
    let (start, end) = (hit.start as usize, hit.end as usize);
    if word.ends_with('部') && doc.char(end) == '长' {
        // 国防部长: the title of a person.
        return None;
    }
    let body = |start, region, tail: Cow<'static, str>, rule, inherited| Body {
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
            let tail = format!("{}{}", whole.tail, doc.folded(Span::new(whole.span.end, end))).into();
            return Some(body(whole.span.start, whole.region.clone(), tail, "agency.part", false));
        }
    }
    if word == "党" {
        let start = party(doc, start, end, floor)?;
        return Some(body(start, Region::None, "".into(), "agency.party", false));
    }
    if let Some(land) = region::country_of(doc, start, floor, word) {
        if doc.ends_with(land.start, "中") && start - land.start == 1 {
            // 中俄|议会合作委员会: a body of both.
            return None;
        }
        let first = countries(doc, land.start, floor);
        let army = matches!(word, "军" | "军方").then(|| army(doc, land.start, start)).flatten();
        let (region, tail) = match army {
            Some(army) => (Region::None, army),
            None if first < land.start => (Region::None, ""),
            // Armed forces whose official name no table gives: the region stays for what is part of them.
            None if matches!(word, "军" | "军方") => (land.region, ""),
            None => (land.region, word),
        };
        return Some(body(first, region, tail.into(), "agency.country", false));
    }
    if let Some(land) = abbreviated(doc, start, floor, word) {
        return Some(body(land.start, land.region, word.into(), "agency.abbreviated", false));
    }
    // 美国|欧洲|司令部, 丹麦|格陵兰岛|自治政府: a word or two between.
    let own = word.chars().count() > 1 && !matches!(word, "政府" | "军队" | "海军" | "空军" | "陆军");
    let walk = own.then(|| words::before(doc, start, floor, false, Joins::No));
    if let Some(walk) = walk.filter(|w| (1..=2).contains(&w.words.len()))
        && let Some(land) = walk.region
        && let Region::Country(_) = land.region
    {
        let tail = doc.folded(Span::new(walk.words.last().map_or(start, |w| w.0), end));
        return Some(body(land.start, land.region, tail.into(), "agency.open", false));
    }
    let gap = doc.which_ends(start, words!["以及", "、", "和", "与", "及"])?;
    let last = last.filter(|b| b.span.end + gap.chars().count() == start && b.kind == AgencyKind::Foreign)?;
    let land = land(doc, last)?;
    (word.chars().count() > 2).then(|| body(start, land, word.into(), "agency.sibling", true))
}

/// 愿同斯|国民议会, in an article on 斯洛伐克: a character that no table has for a country stands for the one country that
/// the article names in full and that begins with it.
fn abbreviated(doc: &Doc, start: usize, floor: usize, organ: &str) -> Option<region::Reach> {
    let at = start.checked_sub(1).filter(|&at| at >= floor)?;
    let parliament = matches!(organ, "国民议会" | "议会" | "国会" | "参议院" | "众议院");
    // 本, 该, 各, 两 and other words that go on to the organ begin no name of a country.
    if !parliament || !edge::is_han(doc.char(at)) || !edge::word_starts(doc, at) {
        return None;
    }
    let rows = &doc.lexicon().countries;
    let mut names = doc
        .hits(&[Table::Countries])
        .filter(|h| doc.char(h.start as usize) == doc.char(at) && h.end - h.start > 1)
        .map(|h| rows[h.row as usize].name);
    let name = names.next()?;
    names.all(|n| n == name).then(|| region::Reach { start: at, region: Region::Country(name.into()) })
}

/// The country of a foreign body, by its parts or by what its name begins with: 日本|防卫省.
pub fn land(doc: &Doc, body: &Body) -> Option<Region> {
    if let Region::Country(_) = body.region {
        return Some(body.region.clone());
    }
    let begins = |h: &Hit| h.table == Table::Countries && (h.end as usize) < body.span.end;
    let hit = doc.hits_at(body.span.start).filter(begins).max_by_key(|h| h.end)?;
    let row = &doc.lexicon().countries[hit.row as usize];
    (!row.short).then(|| Region::Country(row.name.into()))
}

/// 韩国共同民主党、|正义党、|进步党: parties listed behind one of another country.
pub fn parties(doc: &Doc, bodies: &mut Vec<Body>) {
    let mut found: Vec<Body> = Vec::new();
    for (i, body) in bodies.iter().enumerate() {
        let floor = bodies.get(i + 1).map_or(doc.len(), |b| b.span.start);
        let Some(land) = (body.kind == AgencyKind::Foreign && doc.ends_with(body.span.end, "党"))
            .then(|| land(doc, body))
            .flatten()
        else {
            continue;
        };
        let mut at = body.span.end;
        while let Some(span) = listed(doc, at, floor) {
            found.push(Body {
                span,
                kind: AgencyKind::Foreign,
                rule: "agency.sibling",
                region: land.clone(),
                inherited: true,
                form: Form::Unknown,
                tail: doc.folded(span).into(),
            });
            at = span.end;
        }
    }
    if !found.is_empty() {
        bodies.extend(found);
        bodies.sort_by_key(|b| b.span);
    }
}

/// Whether the word for a sort of party ends here: 执政党.
fn any_party(doc: &Doc, end: usize) -> bool {
    doc.ends_with_any(
        end,
        words!["政党", "在野党", "反对党", "执政党", "大党", "小党", "各党", "多党", "两党"],
    )
}

/// 塞尔维亚|前进党: where the name of the party of a country starts.
fn party(doc: &Doc, start: usize, end: usize, floor: usize) -> Option<usize> {
    if any_party(doc, end) || "的内外派员组委建政群籍章史校报".contains(doc.char(end)) {
        return None;
    }
    let floor = floor.max(start.saturating_sub(8));
    let name = |&at: &usize| {
        edge::is_han(doc.char(at)) && !"党的和与及在是等对为向以被同把将了".contains(doc.char(at))
    };
    (floor..start)
        .rev()
        .take_while(name)
        .find_map(|at| region::country(doc, at, floor.saturating_sub(8), false))
        .map(|r| r.start)
        .filter(|_| !edge::cut(doc, end))
}

/// 、|正义党: a party behind that mark, its name of two to six characters that end where a word does.
fn listed(doc: &Doc, at: usize, floor: usize) -> Option<Span> {
    let gap = doc.which_starts(at, words!["以及", "、", "和", "与", "及"])?;
    let start = at + gap.chars().count();
    let end = (start + 3..start + 8).find(|&end| doc.ends_with(end, "党"))?;
    let name = &doc.chars()[start..end.min(doc.len())];
    let whole = end <= floor && !edge::cut(doc, end) && edge::is_han(name[0]);
    (whole && !any_party(doc, end) && name.iter().all(|&c| edge::is_han(c) && !"的和与及".contains(c)))
        .then(|| Span::new(start, end))
}

/// 乌议会 in an article on 乌兹别克斯坦: what a country's one character stands for is what the article
/// names in full; where it names two such countries, nothing is said.
pub fn settle(doc: &Doc, bodies: &mut [Body]) {
    let rows = &doc.lexicon().countries;
    let mut named: Option<Vec<(char, &'static str)>> = None;
    for body in bodies.iter_mut().filter(|b| b.kind == AgencyKind::Foreign && !b.inherited) {
        let at = body.span.start;
        let short = doc.hits_at(at).find(|h| h.table == Table::Countries && h.end as usize == at + 1);
        let Some(short) = short.map(|h| &rows[h.row as usize]).filter(|r| r.short) else { continue };
        let longer = |h: Hit| h.table == Table::Countries && h.end as usize > at + 1;
        if doc.hits_at(at).any(longer) {
            continue;
        }
        let named = named.get_or_insert_with(|| {
            let long = doc.hits(&[Table::Countries]).filter(|h| !rows[h.row as usize].short);
            let mut all: Vec<(char, &'static str)> =
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
                body.region = Region::Country(one.into());
            }
            _ => {
                body.region = Region::None;
                body.tail = "".into();
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
    let mut named: Vec<(Cow<str>, usize, Region)> = Vec::new();
    for body in bodies {
        match (&body.region, body.kind) {
            (Region::Country(_), AgencyKind::Foreign) => {
                named.retain(|n| n.1 + NEAR > body.span.start && n.0 != body.tail);
                named.push((body.tail.clone(), body.span.end, body.region.clone()));
            }
            (Region::None, AgencyKind::Government) if body.rule == "agency.name" && !named.is_empty() => {
                let text = doc.folded(body.span);
                if let Some(n) = named.iter().find(|n| n.0 == text && n.1 + NEAR > body.span.start) {
                    body.kind = AgencyKind::Foreign;
                    body.region = n.2.clone();
                    body.tail = text.into();
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
fn army(doc: &Doc, start: usize, end: usize) -> Option<&'static str> {
    let hit = doc.hits_at(start).find(|h| h.table == Table::Countries && h.end as usize == end)?;
    let army = doc.lexicon().countries[hit.row as usize].army;
    (!army.is_empty()).then_some(army)
}
