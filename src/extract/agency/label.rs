//! Names that stand in a labelled place: the source of an article, the company before a stock code.
//! 来源：巴蜀健康报 → media; 苏宁电器(002024) → company.

use super::body::{Body, Form, Region};
use super::edge;
use crate::charset::WordList;
use crate::doc::Doc;
use crate::model::{AgencyKind, Span};

/// A name behind 来源 is at most so long.
const LONGEST: usize = 14;

/// How names of media end.
const MEDIA_ENDS: WordList = WordList::of(&[
    "报",
    "网",
    "社",
    "台",
    "周刊",
    "杂志",
    "周末",
    "在线",
    "新闻",
    "客户端",
    "APP",
    "热线",
    "之声",
    "导刊",
    "月刊",
    "传媒",
    "融媒",
]);

/// What stands behind 来源 and is no medium.
const NOBODY: &[&str] = &["互联网", "网络", "本网", "本报", "本社", "本台", "本站"];

/// Adds the bodies that only their place in the text shows.
pub fn add(doc: &Doc, bodies: &mut Vec<Body>) {
    let mut found: Vec<Body> = Vec::new();
    for i in doc.marks() {
        let span = match doc.char(i) {
            ':' | ' ' if doc.ends_with(i, "来源") => source(doc, i),
            '(' => stock(doc, i),
            '》' => periodical(doc, i),
            _ => None,
        };
        let Some((span, kind, rule)) = span else { continue };
        let at = bodies.partition_point(|b| b.span.end <= span.start);
        let mut inside = bodies[at..].iter().take_while(|b| b.span.start < span.end);
        if inside.all(|b| span.contains(b.span) && b.span != span) {
            found.push(labelled(doc, span, kind, rule));
        }
    }
    for paragraph in doc.paragraphs() {
        let Some(span) = opening(doc, paragraph.start) else { continue };
        let at = bodies.partition_point(|b| b.span.end <= span.start);
        if bodies.get(at).is_none_or(|b| b.span.start >= span.end)
            && !found.iter().any(|f| f.span.overlaps(span))
        {
            found.push(labelled(doc, span, AgencyKind::Media, "agency.masthead"));
        }
    }
    if !found.is_empty() {
        found.sort_by_key(|f| f.span);
        let longest = found.iter().map(|f| f.span.len()).max().unwrap_or(0);
        bodies.retain(|b| {
            let near = found.partition_point(|f| f.span.start + longest < b.span.start);
            let mut near = found[near..].iter().take_while(|f| f.span.start < b.span.end);
            near.all(|f| !f.span.overlaps(b.span))
        });
        bodies.extend(found);
        bodies.sort_by_key(|b| b.span);
    }
}

fn labelled(doc: &Doc, span: Span, kind: AgencyKind, rule: &'static str) -> Body {
    let (region, form) = (Region::None, Form::Plain);
    Body { span, kind, rule, region, inherited: false, form, tail: doc.folded(span).into() }
}

/// 巴山长安网讯: the medium that a paragraph opens with.
fn opening(doc: &Doc, from: usize) -> Option<Span> {
    let start = (from..from + 8).find(|&i| edge::is_han(doc.char(i)))?;
    let han = (start..start + LONGEST).take_while(|&i| edge::is_han(doc.char(i))).count();
    let report = |&i: &usize| doc.char(i) == '讯' || doc.char(i) == '消' && doc.char(i + 1) == '息';
    let end = (start + 2..start + han).find(report)?;
    let name = Span::new(start, end);
    let media = medium(doc, name) && name.len() > 2;
    (media && !"据从由在我本该".contains(doc.char(start))).then_some(name)
}

type Labelled = (Span, AgencyKind, &'static str);

/// 来源：三峡晚报, up to a space, a mark or the line's end.
fn source(doc: &Doc, after: usize) -> Option<Labelled> {
    let mut start = after;
    while matches!(doc.char(start), ':' | ' ' | '《') && start < after + 4 {
        start += 1;
    }
    let end = (start..start + LONGEST + 1)
        .find(|&i| !edge::is_han(doc.char(i)) && !doc.char(i).is_ascii_alphanumeric())
        .filter(|&end| end > start + 1)?;
    let span = Span::new(start, end);
    medium(doc, span).then_some((span, AgencyKind::Media, "agency.source"))
}

/// Whether a name ends as names of media do and is that of one.
fn medium(doc: &Doc, name: Span) -> bool {
    let ends = doc.which_ends(name.end, &MEDIA_ENDS).is_some_and(|w| w.chars().count() <= name.len());
    ends && !NOBODY.contains(&doc.folded(name).as_str())
}

/// How names of papers and magazines end.
const PERIODICAL_ENDS: &[&str] = &[
    "日报",
    "晚报",
    "晨报",
    "早报",
    "时报",
    "周报",
    "快报",
    "商报",
    "导报",
    "都市报",
    "周刊",
    "月刊",
    "画报",
    "科技报",
    "青年报",
    "法制报",
    "法治报",
    "文摘报",
    "邮报",
    "新报",
    "体育报",
    "足球报",
];

/// 《棋艺》杂志, 《防务周刊》: what stands in title marks and is a paper or a magazine.
fn periodical(doc: &Doc, close: usize) -> Option<Labelled> {
    let floor = close.saturating_sub(LONGEST);
    let open = (floor..close).rev().find(|&i| matches!(doc.char(i), '《' | '》'))?;
    let span = Span::new(open + 1, close);
    if doc.char(open) != '《'
        || span.len() < 2
        || !doc.chars()[span.start..span.end].iter().all(|&c| edge::is_han(c) && c != '的')
    {
        return None;
    }
    let named = PERIODICAL_ENDS.iter().any(|w| span.len() > w.chars().count() && doc.ends_with(close, w));
    let told = ["杂志", "周刊", "月刊", "双周刊"].iter().any(|w| doc.starts_with(close + 1, w));
    (named || told).then_some((span, AgencyKind::Media, "agency.periodical"))
}

/// 苏宁电器(002024): the short name of a listed company before its code.
fn stock(doc: &Doc, open: usize) -> Option<Labelled> {
    let mut code = open + 1;
    for word in ["股票代码", "代码", "SH", "SZ", "HK", ":", " "] {
        if doc.starts_with(code, word) {
            code += word.chars().count();
        }
    }
    let digits = (code..code + 7).take_while(|&i| doc.char(i).is_ascii_digit()).count();
    let known = digits == 6 && matches!(doc.char(code), '0' | '3' | '6' | '2' | '9');
    if !known || !matches!(doc.char(code + 6), ')' | ',' | '.' | ' ') {
        return None;
    }
    let part = |c: char| edge::is_han(c) || c.is_ascii_uppercase() || c == '*';
    let floor = open.saturating_sub(6);
    let first = (floor..open).rev().find(|&i| !part(doc.char(i))).map_or(floor, |i| i + 1);
    // A short name has four characters where words run into it.
    let start = if open - first > 4 {
        (open - 4..open).find(|&i| edge::word_starts(doc, i)).filter(|&i| open - i >= 2)?
    } else {
        first
    };
    (open - start >= 2).then_some((Span::new(start, open), AgencyKind::Company, "agency.stock_code"))
}
