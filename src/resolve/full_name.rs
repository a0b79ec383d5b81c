//! Canonical names: region and rest put together, short names joined to the long ones before.
//! 区委政法委 in an article on 重庆市黔江区 → 中共重庆市黔江区委政法委员会.

use super::gazetteer::{self, city, is_county, is_municipality, is_prefecture, lies_in, province};
use crate::doc::Doc;
use crate::extract::Facts;
use crate::extract::agency::{Body, Form, Level, Region};
use crate::lexicon::Table;
use crate::lexicon::places::PlaceForm;
use crate::model::{Agency, AgencyKind, Span};
use std::collections::{BTreeSet, HashMap};

/// A region that is known: the text of the official name, and the code.
#[derive(Clone)]
struct Known {
    text: String,
    code: u32,
}

/// Sets `canonical` and `place_code` of every agency.
pub fn set(doc: &Doc, facts: &mut Facts, about: Option<u32>) {
    let mut seen: Vec<u32> = Vec::new();
    let mut town: Option<Known> = None;
    for (body, agency) in facts.bodies.iter().zip(&mut facts.agencies) {
        let known = match body.region {
            Region::Relative(Level::Town) => town.clone(),
            _ => known(doc, body, about, &seen),
        };
        if let (Some(k), Region::Place(_)) = (&known, &body.region)
            && k.text.ends_with(['镇', '乡', '道'])
        {
            town = Some(k.clone());
        }
        if let (Some(k), Region::Place(_)) = (&known, &body.region)
            && seen.last() != Some(&k.code)
        {
            // Each place once, the one named last behind the others.
            seen.retain(|&code| code != k.code);
            seen.push(k.code);
        }
        agency.place_code = known.as_ref().map(|k| k.code.to_string());
        let name = canonical(doc, body, known.as_ref(), about);
        agency.canonical = name.filter(|n| !doc.reads(body.span, n));
    }
    companies(facts);
}

/// The region of a body: written, or of its rank in the article's place or in the last place named.
fn known(doc: &Doc, body: &Body, about: Option<u32>, seen: &[u32]) -> Option<Known> {
    match &body.region {
        Region::Place(span) => written(doc, *span, about, seen),
        Region::Relative(level) => {
            let code = about
                .and_then(|code| at_level(doc, code, *level))
                .or_else(|| seen.iter().rev().find_map(|&code| at_level(doc, code, *level)))?;
            Some(Known { text: official(doc, code), code })
        }
        _ => None,
    }
}

/// The division of that rank that `code` is or lies in.
fn at_level(doc: &Doc, code: u32, level: Level) -> Option<u32> {
    let county_city = || gazetteer::name(doc.lexicon(), code).is_some_and(|n| n.ends_with('市'));
    let found = match level {
        Level::Province => province(code),
        // 平湖市, which is a county by rank, calls its court 市法院.
        Level::City if is_county(code) && county_city() => code,
        Level::City | Level::Prefecture => city(code),
        Level::County => code,
        _ => return None,
    };
    let fits = match level {
        Level::Province => true,
        Level::City => is_prefecture(found) || is_municipality(found) || is_county(found),
        Level::Prefecture => is_prefecture(found),
        Level::County => is_county(found),
        _ => false,
    };
    fits.then_some(found)
}

/// How a division stands in official names: a county with all above it, others alone.
fn official(doc: &Doc, code: u32) -> String {
    if is_county(code) {
        gazetteer::full_name(doc.lexicon(), code)
    } else {
        gazetteer::name(doc.lexicon(), code).unwrap_or_default().to_owned()
    }
}

/// The region as written, made whole: 黔江区水田乡 → 重庆市黔江区水田乡.
fn written(doc: &Doc, span: Span, about: Option<u32>, seen: &[u32]) -> Option<Known> {
    let (mut at, mut code, mut end) = (span.start, None::<u32>, span.start);
    let mut text = String::new();
    while at < span.end {
        let Some(hit) = doc.hits_at(at).find(|h| h.table == Table::Places && h.end as usize <= span.end)
        else {
            break;
        };
        if hit.end as usize != span.end && matches!(doc.char(hit.end as usize), '镇' | '乡' | '村' | '街')
        {
            break;
        }
        let codes: Vec<u32> = doc
            .hits_at(at)
            .filter(|h| h.table == Table::Places && h.end == hit.end)
            .map(|h| doc.lexicon().places[h.row as usize].code)
            .collect();
        let chosen = match (code, codes.as_slice()) {
            (Some(outer), _) => codes.iter().copied().find(|&c| lies_in(c, outer) && c != outer),
            (None, [one]) => Some(*one),
            (None, several) => {
                let tops: Vec<u32> = several.iter().copied().filter(|&c| !is_county(c)).collect();
                let contexts = about.iter().chain(seen.iter().rev());
                let by_context = contexts
                    .flat_map(|&c| [c, city(c), province(c)])
                    .map(|outer| several.iter().copied().filter(|&c| lies_in(c, outer)).collect::<Vec<_>>())
                    .find(|near| !near.is_empty())
                    .unwrap_or(tops);
                if by_context.len() == 1 { by_context.first().copied() } else { None }
            }
        };
        let chosen = chosen?;
        let former = doc.lexicon().places[hit.row as usize].form == PlaceForm::Former;
        let name = gazetteer::name(doc.lexicon(), chosen)?;
        let as_written = doc.folded(Span::new(at, hit.end as usize));
        if code.is_none() && is_county(chosen) && !former {
            text = gazetteer::full_name(doc.lexicon(), chosen);
        } else if former {
            text.push_str(&as_written);
        } else if is_county(chosen) {
            text = gazetteer::full_name(doc.lexicon(), chosen);
        } else {
            text.push_str(name);
        }
        code = Some(chosen);
        at = hit.end as usize;
        // 黔南|州: the rank behind a short name, which the full name ends with.
        let rank = doc.char(at);
        if at < span.end && as_written != name && "省市州县区旗盟".contains(rank) && name.ends_with(rank)
        {
            at += 1;
        }
        end = at;
    }
    let mut rest = doc.folded(Span::new(end, span.end));
    if rest == "特区" && text.ends_with("特别行政区") {
        rest.clear();
    }
    // 南京[图库]市: what an archive left of a link.
    if let Some((_, after)) = rest.strip_prefix('[').and_then(|r| r.split_once(']')) {
        rest = if text.ends_with(after) { String::new() } else { after.to_owned() };
    }
    match code {
        Some(code) => Some(Known { text: text + &rest, code }),
        // A town that no table lists lies in the article's county.
        None => {
            let county = about.filter(|&c| is_county(c))?;
            Some(Known { text: official(doc, county) + &rest, code: county })
        }
    }
}

/// Whether the official name of a body of this kind begins with the full name of its place.
fn official_names(kind: AgencyKind) -> bool {
    use AgencyKind::*;
    matches!(
        kind,
        Party | Government | Court | Procuratorate | Police | Congress | Cppcc | Military | Institution
    )
}

/// How the place stands in the official name of a body that keeps it as its name has it: 上海|图书馆, 厦门|海关.
fn keeps_place(doc: &Doc, body: &Body, place: Span) -> bool {
    const OWN: &[&str] = &["海关", "派出所", "铁路", "出入境", "边防检查", "监狱", "军代", "海事"];
    match body.kind {
        AgencyKind::Institution => {
            matches!(body.rule, "agency.free" | "agency.place" | "agency.part" | "agency.name_of_place")
                // 上海|国际再保险登记交易中心, but 石狮市|跨境电商公共服务中心 lies in 福建省泉州市.
                || body.rule == "agency.open"
                    && !"省市区县州旗盟".contains(doc.char(place.end - 1))
        }
        AgencyKind::Military => !matches!(body.tail.as_ref(), "人民武装部" | "军分区"),
        _ => OWN.iter().any(|w| body.tail.contains(w)),
    }
}

/// The official name, where it can be said.
fn canonical(doc: &Doc, body: &Body, known: Option<&Known>, about: Option<u32>) -> Option<String> {
    let tail = body.tail.as_ref();
    let place = known.map(|k| k.text.as_str());
    match (&body.region, body.form) {
        (_, Form::Unknown) => None,
        // Companies and papers are called as they are called.
        (Region::Country(_), _) if tail.is_empty() || body.kind != AgencyKind::Foreign => None,
        (Region::Country(land), _) if tail.starts_with("联邦") && land.ends_with("联邦") => {
            Some(format!("{land}{}", tail.trim_start_matches("联邦")))
        }
        (Region::Country(land), _) => Some(format!("{land}{tail}")),
        // Companies, schools and papers are called as they are called, unless their place is only a rank.
        (Region::Place(_), _) if !official_names(body.kind) => None,
        // 黔江区公安分局 is 重庆市公安局黔江区分局 in one place and not in another.
        (Region::Place(_) | Region::Relative(_), _) if tail == "公安分局" => None,
        (Region::Place(_) | Region::Relative(_), form) => {
            let whole = place?;
            let written = match body.region {
                Region::Place(span) if keeps_place(doc, body, span) => Some(doc.folded(span)),
                _ => None,
            };
            let place = written.as_deref().unwrap_or(whole);
            if doc.starts_with(body.span.start, "武警") {
                return Some(format!("中国人民武装警察部队{whole}{tail}"));
            }
            Some(match form {
                Form::Committee => format!("中国共产党{place}{tail}"),
                Form::Office => format!("中共{place}委{tail}"),
                Form::Consultative => format!("中国人民政治协商会议{place}委员会"),
                _ => format!("{place}{tail}"),
            })
        }
        (Region::Scope(scope), _) => Some(doc.folded(*scope) + tail),
        (Region::None, _) => {
            let county = about.filter(|&c| is_county(c) && body.rule != "agency.alias");
            match (county, body.rule) {
                (Some(county), "agency.field_alone") if body.kind == AgencyKind::Institution => {
                    Some(official(doc, county) + tail)
                }
                (Some(county), "agency.proper") if tail.ends_with("派出所") => {
                    Some(format!("{}公安局{tail}", official(doc, county)))
                }
                (Some(county), "agency.field_alone") if body.kind == AgencyKind::Party => {
                    Some(format!("中共{}委{tail}", official(doc, county)))
                }
                // 疾控中心 without its place is half a name.
                (_, "agency.field_alone") => None,
                _ if tail.is_empty() || doc.reads(body.span, tail) => None,
                _ => Some(tail.to_owned()),
            }
        }
    }
}

/// What stands behind the proper word of a company and nothing more.
const FORMS: &[&str] = &[
    "公司",
    "集团",
    "有限公司",
    "股份有限公司",
    "有限责任公司",
    "集团公司",
    "集团有限公司",
    "集团股份有限公司",
    "控股有限公司",
    "控股集团有限公司",
];

/// 迪志公司, 科龙: the company of the article whose name begins with the same word.
fn companies(facts: &mut Facts) {
    let named = Companies::new(facts.agencies.iter().filter(|a| a.kind == AgencyKind::Company));
    for (body, agency) in facts.bodies.iter().zip(&mut facts.agencies) {
        if agency.kind != AgencyKind::Company || matches!(body.region, Region::Country(_)) {
            continue;
        }
        let core = agency.text.trim_end_matches("公司").trim_end_matches("集团");
        if core.chars().count() < 2 || (agency.canonical.is_some() && body.rule == "agency.name") {
            continue;
        }
        let mut longer = named.longer(core, agency.text.chars().count());
        // 沈鼓集团 is not 沈鼓集团透平公司, which is a part of it.
        let part = format!("{core}集团");
        longer.retain(|n| n.split_once(&part).is_none_or(|(_, rest)| FORMS.contains(&rest)));
        // 东华实业 is 东华实业股份有限公司, not 东华实业资产经营公司; where two remain, nothing is said.
        let own = |n: &&&str| n.split_once(core).is_some_and(|(_, form)| FORMS.contains(&form));
        let first = longer.iter().any(|n| n.starts_with(core) && own(&n));
        let mut plain = longer.iter().filter(|n| own(n) && (!first || n.starts_with(core)));
        match (longer.as_slice(), plain.next(), plain.next()) {
            (&[name], ..) | (_, Some(&name), None) => agency.canonical = Some(name.to_owned()),
            ([], ..) => {}
            _ => agency.canonical = None,
        }
    }
}

/// The names of an article that end in 公司, each once, by two characters with which a shorter name may begin.
struct Companies {
    /// Each with its length.
    names: Vec<(String, usize)>,
    by_start: HashMap<[char; 2], Vec<usize>>,
}

impl Companies {
    fn new<'a>(agencies: impl Iterator<Item = &'a Agency>) -> Companies {
        let full = agencies.map(|a| a.text.as_str()).filter(|name| name.ends_with("公司"));
        let distinct: BTreeSet<&str> = full.collect();
        let names: Vec<(String, usize)> =
            distinct.into_iter().map(|name| (name.to_owned(), name.chars().count())).collect();
        let mut by_start: HashMap<[char; 2], Vec<usize>> = HashMap::new();
        for (i, (name, _)) in names.iter().enumerate() {
            let chars: Vec<char> = name.chars().take(5).collect();
            for pair in [0, 2, 3].into_iter().filter_map(|at| chars.get(at..at + 2)) {
                by_start.entry([pair[0], pair[1]]).or_default().push(i);
            }
        }
        Companies { names, by_start }
    }

    /// The names longer than `length` that begin with `core`, sorted.
    fn longer(&self, core: &str, length: usize) -> Vec<&str> {
        let mut start = core.chars();
        let pair = start.next().zip(start.next()).map(|(a, b)| [a, b]);
        let candidates = pair.and_then(|pair| self.by_start.get(&pair)).into_iter().flatten();
        let mut longer: Vec<&str> = candidates
            .map(|&i| &self.names[i])
            .filter(|(name, long)| *long > length && begins(name, core))
            .map(|(name, _)| name.as_str())
            .collect();
        longer.sort_unstable();
        longer.dedup();
        longer
    }
}

/// Whether a company's name begins with that word, a place of two or three characters before it allowed.
fn begins(name: &str, core: &str) -> bool {
    name.find(core).is_some_and(|byte| {
        let before = name[..byte].chars().count();
        before == 0 || (2..=3).contains(&before)
    })
}
