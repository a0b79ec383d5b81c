//! Bodies with a name of their own, with what a country or a term before them makes of them.
//! 财政部 → government; 巴西财政部 → foreign; 二十届中央纪委 → the term belongs to it.

use super::body::{Body, Form, Region};
use super::{edge, foreign, region};
use crate::charset::{WordList, words};
use crate::doc::Doc;
use crate::lexicon::{Hit, Table};
use crate::model::{AgencyKind, Span};
use crate::segment::Token;
use std::borrow::Cow;

/// What follows a name that also means something else, when it means the body.
const NEXT: WordList = WordList::of(&[
    "公司",
    "集团",
    "股份",
    "董事",
    "总裁",
    "首席",
    "CEO",
    "总经理",
    "副总",
    "经理",
    "高管",
    "员工",
    "创始人",
    "旗下",
    "股价",
    "财报",
    "官网",
    "网站",
    "方面",
    "宣布",
    "发布",
    "表示",
    "援引",
    "报道",
    "记者",
    "校长",
    "教授",
    "学生",
    "主席",
    "委员",
    "成员",
    "会员",
    "议员",
    "党首",
    "候选人",
    "负责人",
    "主任",
    "印发",
    "在华",
    "中国区",
    "汽车",
    "手机",
]);

/// The body that this name is.
pub fn find(doc: &Doc, hit: &Hit, last: Option<&Body>, floor: usize) -> Option<Body> {
    let row = &doc.lexicon().agency_names[hit.row as usize];
    let at = Span::new(hit.start as usize, hit.end as usize);
    let of_term = term(doc, at.start).filter(|_| row.kind == AgencyKind::Party);
    if last.is_some_and(|b| b.span.end > at.start && of_term.as_ref().is_none_or(|t| t.0 > b.span.start)) {
        return longer(doc, at, row.kind, last?, row.full);
    }
    if row.kind == AgencyKind::Party && doc.ends_with_any(at.start, words!["新一届", "上一届", "历届"])
    {
        return None;
    }
    let tail = if row.full.is_empty() { row.word } else { row.full };
    let mut body = Body {
        span: at,
        kind: row.kind,
        rule: "agency.name",
        region: Region::None,
        inherited: false,
        form: Form::Plain,
        tail: tail.into(),
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
    // 解放军|驻港部队.
    if let Some(army) = last.filter(|b| {
        b.span.end == at.start && b.kind == AgencyKind::Military && row.kind == AgencyKind::Military
    }) {
        body.span.start = army.span.start;
        body.rule = "agency.part";
        let whole = "中国人民解放军";
        if army.tail != whole && !doc.reads(army.span, whole) {
            body.tail = army.tail.clone() + row.word;
        } else if row.full.is_empty() {
            body.tail = Cow::from(whole) + row.word;
        }
        return Some(body);
    }
    // 水利部|长江水利委员会: the commission of a river.
    const RIVERS: &[&str] = &["长江", "黄河", "珠江", "海河", "淮河", "松辽", "太湖"];
    let ministry = last.filter(|b| b.span.end == at.start && b.kind == AgencyKind::Government);
    if let Some(ministry) = ministry.filter(|_| RIVERS.iter().any(|w| row.word.starts_with(w))) {
        body.span.start = ministry.span.start;
        body.rule = "agency.part";
        body.tail = ministry.tail.clone() + row.word;
        return Some(body);
    }
    // 复旦大学附属|中山医院: the hospital of a school.
    let school = last.filter(|b| b.kind == AgencyKind::School && row.kind == AgencyKind::Hospital);
    if let Some(school) = school.filter(|b| b.span.end + 2 == at.start && doc.starts_with(b.span.end, "附属"))
    {
        body.span.start = school.span.start;
        body.rule = "agency.part";
        body.tail = format!("{}附属{}", school.tail, body.tail).into();
        return Some(body);
    }
    let from = of_term.as_ref().map_or(at.start, |t| t.0);
    let party = last.filter(|b| b.span.end == from && row.kind == AgencyKind::Party && is_party(doc, b));
    let runs_on = |h: Hit| {
        h.table == Table::AgencyNames
            && h.end > hit.end
            && doc.lexicon().agency_names[h.row as usize].kind == AgencyKind::Party
    };
    if (of_term.is_some() || party.is_some()) && doc.hits_at(at.start).any(runs_on) {
        // 民盟第十三届|中央|委员会: the longer name comes.
        return None;
    }
    if let Some((start, term)) = of_term {
        body.span.start = start;
        if !body.tail.starts_with("中国共产党") {
            body.form = Form::Unknown;
        }
        body.rule = "agency.term";
        body.tail = body.tail.replacen("中国共产党", &format!("中国共产党{term}"), 1).into();
        // 十三届中央委员会, in a report on another party than the one that is not named.
        if last.is_some_and(|b| is_party(doc, b) && !b.tail.starts_with("中国共产党")) {
            body.form = Form::Unknown;
        }
        if party.is_none() {
            return Some(body);
        }
    }
    // 民盟|第十三届中央委员会, 日本共产党|中央委员会.
    if let Some(party) = party.filter(|_| row.word.starts_with("中央")) {
        body.span.start = party.span.start;
        body.kind = party.kind;
        body.form = if party.kind == AgencyKind::Foreign { Form::Unknown } else { Form::Plain };
        body.rule = if body.rule == "agency.term" { "agency.term" } else { "agency.part" };
        body.tail = body.tail.replacen("中国共产党", &party.tail, 1).into();
        return Some(body);
    }
    if body.rule == "agency.term" {
        return Some(body);
    }
    let office = || !doc.starts_with_any(at.end, words!["长江", "长期", "长三角", "长春", "长沙", "长征"]);
    if doc.char(at.end) == '长' && row.word.ends_with('部') && office() {
        // 外交部长: the title of a person.
        return None;
    }
    let joined = last.is_some_and(|b| b.span.end == at.start);
    let several = words!["两国", "各国", "该国", "多国", "三国", "双方"];
    if Body::is_public(row.kind) && doc.ends_with_any(at.start, several) {
        return None;
    }
    if let Some(start) = conference(doc, at, row.word) {
        body.span.start = start;
        body.kind = AgencyKind::Cppcc;
        return Some(body);
    }
    if !settled(doc, at, &row.next) || !(joined || begins(doc, at)) || (!joined && cut(doc, at)) {
        return None;
    }
    if Body::is_public(row.kind)
        && row.kind != AgencyKind::International
        && let Some(land) = region::country_of(doc, at.start, floor, row.word)
    {
        let Region::Country(name) = land.region else { return None };
        let first = foreign::countries(doc, land.start, floor);
        body.span.start = first;
        body.kind = AgencyKind::Foreign;
        body.rule = "agency.name_of_country";
        body.tail = row.word.into();
        body.region = Region::Country(name);
        if first < land.start {
            body.region = Region::None;
            body.tail = "".into();
        }
        return Some(body);
    }
    if row.word.ends_with(['委', '局', '办', '会', '协', '院', '处', '署'])
        && row.kind != AgencyKind::International
        && !["中国", "中华", "国家", "全国", "中央", "国务院", "最高"].iter().any(|w| row.word.starts_with(w))
        && let Some(reach) =
            region::places(doc, at.start, floor).or_else(|| region::rank(doc, at.start, floor))
        && !matches!(reach.region, Region::Country(_))
    {
        // 上海市|发改委: the office of the place, not of the state.
        body.span.start = reach.start;
        body.rule = "agency.name_of_place";
        body.region = reach.region;
        if body.tail.starts_with("香港") {
            // 澳门特区|立法会.
            body.tail = row.word.into();
        }
        for state in ["国务院", "国家", "中国"] {
            if let Some(rest) = body.tail.strip_prefix(state) {
                body.tail = rest.to_owned().into();
            }
        }
        return Some(body);
    }
    if matches!(row.kind, AgencyKind::Government | AgencyKind::Police) && doc.ends_with(at.start, "中国") {
        // 中国外交部, in news of the world.
        body.span.start -= 2;
        return Some(body);
    }
    if Body::is_public(row.kind)
        && row.kind != AgencyKind::International
        && (row.kind != AgencyKind::Foreign || row.word.ends_with(['党', '队']) && row.full.is_empty())
        && let Some(land) = foreign_sibling(doc, at.start, last)
    {
        body.kind = AgencyKind::Foreign;
        body.rule = "agency.sibling";
        body.tail = row.word.into();
        body.region = land;
        body.inherited = true;
    }
    Some(body)
}

/// The name runs over a body found before: 国家卫生健康委 inside 国家卫生健康委员会.
fn longer(doc: &Doc, at: Span, kind: AgencyKind, last: &Body, full: &'static str) -> Option<Body> {
    at.contains(last.span).then(|| Body {
        span: at,
        kind,
        rule: "agency.name",
        region: Region::None,
        inherited: false,
        form: Form::Plain,
        tail: if full.is_empty() { doc.folded(at).into() } else { full.into() },
    })
}

/// 政协第十四届|全国委员会: where the whole name starts.
fn conference(doc: &Doc, at: Span, word: &str) -> Option<usize> {
    if !word.starts_with("全国委员会") {
        return None;
    }
    let (term, _) = term(doc, at.start)?;
    doc.which_ends(term, words!["中国人民政治协商会议", "政协"]).map(|w| term - w.chars().count())
}

/// Whether one of the words that must follow does.
fn settled(doc: &Doc, at: Span, next: &[&str]) -> bool {
    match next {
        [] => true,
        ["*"] => {
            let titled = doc.ends_with(at.start, "《") && doc.starts_with(at.end, "》");
            titled || doc.starts_with_any(at.end, &NEXT)
        }
        words => words.iter().any(|w| doc.starts_with(at.end, w)),
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
        || doc.ends_with(at.start, "中国")
}

/// Whether a word runs over the end: 中国|网上. 财政部|长 is no such word.
fn cut(doc: &Doc, at: Span) -> bool {
    // 世界|银行行长: the title is a word of its own, whatever the segmentation joins to it.
    if at.len() > 4 || !edge::is_han(doc.char(at.end)) {
        return false;
    }
    let post = doc.hits_at(at.end).any(|h| h.table == Table::Titles && h.end as usize > at.end + 1);
    let title = doc.starts_with_any(at.end, words!["长", "议长", "党", "代表", "委员", "记者", "报道"]);
    // 中国|铁建自|8月起: the segmentation takes a small word into a name that it does not know.
    let small = |t: &Token| {
        t.end == at.end + 1
            && matches!(t.tag, "nr" | "nrt" | "x")
            && "自从在与和将向对由及已称".contains(doc.char(at.end))
    };
    !post
        && !title
        && doc.token_at(at.end).is_some_and(|t| t.start < at.end && t.start > at.start && !small(t))
}

/// Whether the body is a party itself, not an organ of one.
fn is_party(doc: &Doc, body: &Body) -> bool {
    let own = matches!(body.kind, AgencyKind::Party | AgencyKind::Foreign)
        && matches!(body.rule, "agency.name" | "agency.party");
    own && (["党", "中共", "越共", "民盟", "民革", "民建", "民进", "台盟", "九三学社"])
        .iter()
        .chain(&[
            "中国民主同盟",
            "中国国民党革命委员会",
            "中国民主建国会",
            "中国民主促进会",
            "台湾民主自治同盟",
        ])
        .any(|w| doc.ends_with(body.span.end, w))
}

/// 二十届|中央纪委: the term of a Party organ.
pub fn term(doc: &Doc, pos: usize) -> Option<(usize, String)> {
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
    if start > 0 && matches!(doc.char(start - 1), '新' | '上' | '下' | '每' | '历') {
        // 新|一届: no term of its own.
        return None;
    }
    if start > 0 && doc.char(start - 1) == '第' {
        start -= 1;
    }
    Some((start, format!("第{number}届")))
}

/// 巴西外交部、|财政部: the country of the member before.
fn foreign_sibling(doc: &Doc, pos: usize, last: Option<&Body>) -> Option<Region> {
    let gap = doc.which_ends(pos, words!["以及", "、", "和", "与", "及"])?;
    last.filter(|b| b.span.end == pos - gap.chars().count() && b.kind == AgencyKind::Foreign)
        .and_then(|b| foreign::land(doc, b))
}
