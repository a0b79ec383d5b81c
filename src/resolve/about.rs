//! The place that an article is about: named most, by its bodies, title and text.
//! 黔江区法院, 黔江区司法局, 黔江 in the title → 500114.

use super::gazetteer::{city, is_county, is_prefecture, is_province, lies_in, province};
use crate::charset::words;
use crate::doc::Doc;
use crate::extract::agency::{Body, Region, joined};
use crate::lexicon::Table;
use crate::lexicon::places::PlaceForm;
use crate::model::{AgencyKind, Span};
use std::collections::BTreeMap;

/// How much a mention in the title counts.
const IN_TITLE: u32 = 4;
/// No headline ends farther down than here.
const HEADLINE: usize = 80;
/// How much a mention in the name of a body counts.
const IN_BODY: u32 = 3;

/// The code of the place, where one is named far more than the others.
pub fn place(doc: &Doc, bodies: &[Body], title: Option<&str>) -> Option<u32> {
    let lines = headlines(doc);
    let digest = |text: &str| text.contains("快讯") || text.contains("简讯");
    let digest_line = |line: &Span| {
        let mut pairs = doc.chars()[line.start..line.end].windows(2);
        pairs.any(|pair| pair[1] == '讯' && matches!(pair[0], '快' | '简'))
    };
    if title.is_some_and(digest) || lines.iter().any(digest_line) {
        // Several short reports about as many places.
        return None;
    }
    let mut named: Vec<u32> = Vec::new();
    let mut weights: BTreeMap<u32, u32> = BTreeMap::new();
    let mut ambiguous: Vec<(Vec<u32>, u32)> = Vec::new();
    let mut same: Vec<(u32, PlaceForm)> = Vec::new();
    let (mut end, mut last) = (0, None);
    for hit in doc.hits(&[Table::Places]) {
        let (start, stop) = (hit.start as usize, hit.end as usize);
        if start < end || joined(doc, start, stop) {
            continue;
        }
        let elsewhere =
            doc.starts_with_any(stop, words!["生产建设兵团", "人民大会堂", "时间", "精神", "峰会"]);
        // 上海合作组织: the name of a body that is not of the place.
        let inside = bodies.get(bodies.partition_point(|b| b.span.end <= start));
        let inside = inside.is_some_and(|b| b.span.start <= start && matches!(b.region, Region::None));
        // 中巴建交, 巴中友好: Pakistan and China.
        let elsewhere = elsewhere || stop - start == 2 && doc.starts_with(start, "巴中");
        if elsewhere || inside || dateline(doc, stop) || venue(doc, start, stop) {
            end = stop;
            continue;
        }
        let rows = doc.hits_at(start).filter(|h| h.table == Table::Places && h.end == hit.end);
        same.clear();
        same.extend(rows.map(|h| &doc.lexicon().places[h.row as usize]).map(|p| (p.code, p.form)));
        // A short name of a county is too often something else.
        let short = same.iter().all(|s| s.1 == PlaceForm::Short);
        if short && same.iter().all(|s| is_county(s.0)) && !body_region(bodies, start) {
            continue;
        }
        if short && matches!(doc.char(stop), '镇' | '乡' | '村' | '街') {
            // 黄石镇 is no 黄石市.
            continue;
        }
        if short && !body_region(bodies, start) && !word(doc, start, stop) {
            continue;
        }
        // 重庆市|黔江区: a place written out from the top down.
        let chain = start == end && last.is_some_and(|outer| lies_in(same[0].0, outer));
        (end, last) = (stop, Some(same[0].0));
        let mut weight = 1 + u32::from(chain);
        let once = !named.contains(&same[0].0);
        if lines.iter().any(|l| l.holds(start))
            || once && title.is_some_and(|t| t.contains(doc.text(Span::new(start, stop))))
        {
            weight += IN_TITLE;
            named.push(same[0].0);
        }
        if body_region(bodies, start) {
            weight += IN_BODY;
        }
        match same.as_slice() {
            [(code, _)] => *weights.entry(*code).or_default() += weight,
            several => ambiguous.push((several.iter().map(|s| s.0).collect(), weight)),
        }
    }
    // A name that several places share counts for the one whose province the article names.
    for (codes, weight) in ambiguous {
        let within = |outer: fn(u32) -> bool| -> Vec<u32> {
            let near = |c: u32| weights.keys().any(|&w| w != c && outer(w) && lies_in(c, w));
            codes.iter().copied().filter(|&c| near(c)).collect()
        };
        let mut known = within(is_prefecture);
        if known.is_empty() {
            known = within(is_province);
        }
        if let [code] = known.as_slice() {
            *weights.entry(*code).or_default() += weight;
        }
    }
    // 成都、商丘 in one headline: about neither alone.
    if named.windows(2).any(|pair| province(pair[0]) != province(pair[1])) {
        return None;
    }
    best(&weights, title.is_some() && named.is_empty())
}

/// The lines before the report that are no sentences: the headline, behind navigation.
fn headlines(doc: &Doc) -> Vec<Span> {
    let line = |p: &&Span| p.len() <= HEADLINE && !doc.chars()[p.start..p.end].contains(&'。');
    doc.paragraphs().iter().take(3).filter(line).copied().collect()
}

/// Whether a short name is a word that names a place: 长治, but not 长治|久安 nor 佛罗里|达州.
fn word(doc: &Doc, start: usize, stop: usize) -> bool {
    doc.tokens_at(start).iter().any(|t| t.start == start && t.end >= stop && t.tag == "ns")
}

/// 在北京|会见: where it took place is not what it is about.
fn venue(doc: &Doc, start: usize, stop: usize) -> bool {
    const DONE: &[&str] = &[
        "会见",
        "召开",
        "举行",
        "出席",
        "闭幕",
        "开幕",
        "会谈",
        "主持",
        "签署",
        "同",
        "与",
        "成立",
        "分别会见",
        "集体会见",
        "下午",
        "上午",
    ];
    doc.ends_with(start, "在") && DONE.iter().any(|w| doc.starts_with(stop, w))
}

/// 新华社北京|5月6日电: where a report of the whole country was written is not what it is about.
fn dateline(doc: &Doc, stop: usize) -> bool {
    if !doc.ends_with(stop, "北京") || !doc.char(stop).is_ascii_digit() {
        return false;
    }
    (stop..stop + 7).any(|i| doc.starts_with(i, "日电") || doc.starts_with(i, "日讯"))
}

fn body_region(bodies: &[Body], pos: usize) -> bool {
    let i = bodies.partition_point(|b| b.span.end <= pos);
    let local = |b: &Body| Body::is_public(b.kind) && b.kind != AgencyKind::Foreign;
    bodies.get(i).is_some_and(|b| local(b) && matches!(b.region, Region::Place(p) if p.holds(pos)))
}

/// The innermost place that holds most of the weight at its rank and whose outer places agree.
/// `unnamed`: a headline names none, so that more must speak for it.
fn best(weights: &BTreeMap<u32, u32>, unnamed: bool) -> Option<u32> {
    let total: u32 = weights.values().sum();
    let inside =
        |outer: u32| -> u32 { weights.iter().filter(|&(&c, _)| lies_in(c, outer)).map(|(_, w)| w).sum() };
    let provinces: BTreeMap<u32, u32> = weights.keys().map(|&c| (province(c), inside(province(c)))).collect();
    let (&land, &weight) = provinces.iter().max_by_key(|p| p.1)?;
    let (least, share) = if unnamed { (5, 4) } else { (3, 3) };
    if weight < least || weight * 5 < total * share {
        return None;
    }
    let cities: BTreeMap<u32, u32> = weights
        .keys()
        .filter(|&&c| province(c) == land && !is_province(c))
        .map(|&c| (city(c), inside(city(c))))
        .collect();
    let Some((&town, &weight_town)) = cities.iter().max_by_key(|c| c.1) else { return Some(land) };
    if is_prefecture(town) && weight_town * 2 < weight {
        return Some(land);
    }
    let counties = weights.iter().filter(|&(&c, _)| is_county(c) && lies_in(c, town));
    let named: u32 = counties.clone().map(|c| c.1).sum();
    match counties.max_by_key(|c| c.1) {
        Some((&county, &w)) if w >= 3 && w * 5 >= named * 3 && w * 3 >= inside(town) => Some(county),
        _ => Some(town),
    }
}
