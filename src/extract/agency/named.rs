//! Bodies with a name of their own, with what a country or a term before them makes of them.
//! 财政部 → government; 巴西财政部 → foreign; 二十届中央纪委 → the term belongs to it.

use super::body::{Body, Form, Region};
use super::{edge, region};
use crate::doc::Doc;
use crate::lexicon::Hit;
use crate::model::{AgencyKind, Span};

/// What follows a name that also means something else, when it means the body.
const NEXT: &[&str] = &[
    "公司",
    "集团",
    "股份",
    "董事",
    "总裁",
    "首席",
    "CEO",
    "总经理",
    "创始人",
    "旗下",
    "股价",
    "财报",
    "官网",
    "方面",
    "宣布",
    "发布",
    "表示",
    "校长",
    "教授",
    "学生",
    "记者",
    "报道",
    "主席",
    "委员",
    "成员",
    "会员",
    "负责人",
    "印发",
    "主任",
    "与",
    "和",
    "、",
    "的一项",
    "高管",
    "员工",
    "中国区",
    "在华",
    "将",
    "称",
    "援引",
    "网站",
    "》",
    "副总",
    "经理",
    "汽车",
    "中国",
    "党首",
    "候选人",
    "议员",
];

/// The body that this name is.
pub fn find(doc: &Doc, hit: &Hit, last: Option<&Body>, floor: usize) -> Option<Body> {
    let row = &doc.lexicon().agency_names[hit.row as usize];
    let at = Span::new(hit.start as usize, hit.end as usize);
    if last.is_some_and(|b| b.span.end > at.start) {
        return longer(doc, at, row.kind, last?, row.full);
    }
    let tail = if row.full.is_empty() { row.word.to_owned() } else { row.full.to_owned() };
    let mut body = Body {
        span: at,
        kind: row.kind,
        rule: "agency.name",
        region: Region::None,
        inherited: false,
        form: Form::Plain,
        tail,
    };
    if let Some(whole) = last.filter(|b| {
        b.span.end == at.start && row.kind == AgencyKind::Military && b.kind == AgencyKind::Foreign
    }) {
        body.span.start = whole.span.start;
        body.kind = AgencyKind::Foreign;
        body.rule = "agency.part";
        body.region = whole.region.clone();
        body.tail = whole.tail.clone() + row.word;
        return Some(body);
    }
    if let Some((start, term)) = term(doc, at.start).filter(|_| row.kind == AgencyKind::Party) {
        body.span.start = start;
        body.rule = "agency.term";
        body.tail = body.tail.replacen("中国共产党", &format!("中国共产党{term}"), 1);
        return Some(body);
    }
    if row.word.ends_with('部') && doc.char(at.end) == '长' {
        // 外交部长: the title of a person.
        return None;
    }
    let joined = last.is_some_and(|b| b.span.end == at.start);
    if let Some(start) = conference(doc, at, row.word) {
        body.span.start = start;
        body.kind = AgencyKind::Cppcc;
        return Some(body);
    }
    if !settled(doc, at, row.next) || !(joined || begins(doc, at)) || (!joined && cut(doc, at)) {
        return None;
    }
    if Body::is_public(row.kind)
        && row.kind != AgencyKind::International
        && let Some(land) = region::country_of(doc, at.start, floor, row.word)
    {
        let Region::Country(name) = land.region else { return None };
        body.span.start = land.start;
        body.kind = AgencyKind::Foreign;
        body.rule = "agency.name_of_country";
        body.tail = row.word.to_owned();
        body.region = Region::Country(name);
        return Some(body);
    }
    if Body::is_public(row.kind)
        && let Some(sibling) = foreign_sibling(doc, at.start, last)
    {
        body.kind = AgencyKind::Foreign;
        body.rule = "agency.sibling";
        body.tail = row.word.to_owned();
        body.region = sibling.region.clone();
        body.inherited = true;
    }
    Some(body)
}

/// The name runs over a body found before: 国家卫生健康委 inside 国家卫生健康委员会.
fn longer(doc: &Doc, at: Span, kind: AgencyKind, last: &Body, full: &str) -> Option<Body> {
    at.contains(last.span).then(|| Body {
        span: at,
        kind,
        rule: "agency.name",
        region: Region::None,
        inherited: false,
        form: Form::Plain,
        tail: if full.is_empty() { doc.folded(at) } else { full.to_owned() },
    })
}

/// 政协第十四届|全国委员会: where the whole name starts.
fn conference(doc: &Doc, at: Span, word: &str) -> Option<usize> {
    if !word.starts_with("全国委员会") {
        return None;
    }
    let (term, _) = term(doc, at.start)?;
    ["中国人民政治协商会议", "政协"]
        .into_iter()
        .find(|w| doc.ends_with(term, w))
        .map(|w| term - w.chars().count())
}

/// Whether one of the words that must follow does.
fn settled(doc: &Doc, at: Span, next: &str) -> bool {
    match next {
        "" => true,
        "*" => NEXT.iter().any(|w| doc.starts_with(at.end, w)) || doc.ends_with(at.start, "《"),
        words => words.split(' ').any(|w| doc.starts_with(at.end, w)),
    }
}

/// Whether the name begins where a word does; a long name needs no proof.
fn begins(doc: &Doc, at: Span) -> bool {
    let ascii = |pos: usize| doc.char(pos).is_ascii_alphanumeric();
    if ascii(at.start) && at.start > 0 && ascii(at.start - 1) || ascii(at.end - 1) && ascii(at.end) {
        return false;
    }
    at.len() > 3
        || edge::word_starts(doc, at.start)
        || region::country_of(doc, at.start, 0, "外交部").is_some()
}

/// Whether a word runs over the end: 中国|网上. 财政部|长 is no such word.
fn cut(doc: &Doc, at: Span) -> bool {
    if !edge::is_han(doc.char(at.end)) || matches!(doc.char(at.end), '长' | '党') {
        return false;
    }
    let tokens = doc.tokens_at(at.end - 1);
    at.len() <= 4 && tokens.iter().any(|t| t.start < at.end && at.end < t.end && t.start > at.start)
}

/// 二十届|中央纪委: the term of a Party organ.
fn term(doc: &Doc, pos: usize) -> Option<(usize, String)> {
    if pos == 0 || doc.char(pos - 1) != '届' {
        return None;
    }
    let mut start = pos - 1;
    while start > 0 && pos - start <= 4 && "一二三四五六七八九十".contains(doc.char(start - 1)) {
        start -= 1;
    }
    if start == pos - 1 {
        return None;
    }
    let number = doc.folded(Span::new(start, pos - 1));
    if start > 0 && doc.char(start - 1) == '第' {
        start -= 1;
    }
    Some((start, format!("第{number}届")))
}

/// 巴西外交部、|财政部: the country of the member before.
fn foreign_sibling<'a>(doc: &Doc, pos: usize, last: Option<&'a Body>) -> Option<&'a Body> {
    let gap = ["以及", "、", "和", "与", "及"].into_iter().find(|w| doc.ends_with(pos, w))?;
    last.filter(|b| b.span.end == pos - gap.chars().count() && b.kind == AgencyKind::Foreign)
        .filter(|b| matches!(b.region, Region::Country(_)))
}
