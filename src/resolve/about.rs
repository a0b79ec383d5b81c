//! The place that an article is about: named most, by its bodies, title and text.
//! 黔江区法院, 黔江区司法局, 黔江 in the title → 500114.

use super::gazetteer::{city, is_county, is_prefecture, is_province, lies_in, province};
use crate::doc::Doc;
use crate::extract::agency::{Body, Region, joined};
use crate::lexicon::Table;
use crate::lexicon::places::PlaceForm;
use crate::model::Span;
use std::collections::BTreeMap;

/// How much a mention in the title counts.
const IN_TITLE: u32 = 4;
/// No headline ends farther down than here.
const HEADLINE: usize = 80;
/// How much a mention in the name of a body counts.
const IN_BODY: u32 = 3;

/// The code of the place, where one is named far more than the others.
pub fn place(doc: &Doc, bodies: &[Body]) -> Option<u32> {
    // The headline stands among the first lines, behind navigation.
    let title =
        Span::new(0, doc.paragraphs().get(2).or(doc.paragraphs().last()).map_or(0, |p| p.end.min(HEADLINE)));
    let mut weights: BTreeMap<u32, u32> = BTreeMap::new();
    let mut ambiguous: Vec<(Vec<u32>, u32)> = Vec::new();
    let mut end = 0;
    for hit in doc.hits(&[Table::Places]) {
        let (start, stop) = (hit.start as usize, hit.end as usize);
        if start < end || joined(doc, start, stop) {
            continue;
        }
        if dateline(doc, stop) || ["生产建设兵团", "人民大会堂"].iter().any(|w| doc.starts_with(stop, w))
        {
            end = stop;
            continue;
        }
        let same: Vec<(u32, PlaceForm)> = doc
            .hits_at(start)
            .iter()
            .filter(|h| h.table == Table::Places && h.end == hit.end)
            .map(|h| &doc.lexicon().places[h.row as usize])
            .map(|p| (p.code, p.form))
            .collect();
        // A short name of a county is too often something else.
        let short = same.iter().all(|s| s.1 == PlaceForm::Short);
        if short && same.iter().all(|s| is_county(s.0)) && !body_region(bodies, start) {
            continue;
        }
        if short && matches!(doc.char(stop), '镇' | '乡' | '村' | '街') {
            // 黄石镇 is no 黄石市.
            continue;
        }
        end = stop;
        let mut weight = 1;
        if title.holds(start) {
            weight += IN_TITLE;
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
    best(&weights)
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
    bodies.get(i).is_some_and(|b| matches!(b.region, Region::Place(p) if p.holds(pos)))
}

/// The innermost place that holds most of the weight at its rank and whose outer places agree.
fn best(weights: &BTreeMap<u32, u32>) -> Option<u32> {
    let total: u32 = weights.values().sum();
    let inside =
        |outer: u32| -> u32 { weights.iter().filter(|&(&c, _)| lies_in(c, outer)).map(|(_, w)| w).sum() };
    let provinces: BTreeMap<u32, u32> = weights.keys().map(|&c| (province(c), inside(province(c)))).collect();
    let (&land, &weight) = provinces.iter().max_by_key(|p| p.1)?;
    if weight < 3 || weight * 5 < total * 3 {
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
