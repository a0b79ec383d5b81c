//! A page taken apart: what its head declares, what it shows, and the part that is the article.
//! `<h1>古城灯会开幕</h1><p>…` → headings ["古城灯会开幕"], body ["…"].

use dom_smoothie::{Config, Readability, TextMode};

/// The pieces of a page that an article is read from.
#[derive(Default)]
pub(super) struct Dom {
    /// The content of `<title>`.
    pub title: String,
    /// Name (or property, or itemprop) and content of the meta tags, names in small letters.
    pub metas: Vec<(String, String)>,
    /// Headings, and what else is marked as a title.
    pub headings: Vec<String>,
    /// Scripts of linked data.
    pub json_ld: Vec<String>,
    /// Everything that the page shows, line by line.
    pub visible: Vec<String>,
    /// The lines of the article, if there is one.
    pub body: Vec<String>,
}

/// Deeper pages are made to break their readers.
const DEEPEST: usize = 1500;

/// Takes a page apart; `None` when it is nested beyond reason.
pub(super) fn parse(html: &str) -> Option<Dom> {
    if depth(html) > DEEPEST {
        return None;
    }
    let config = Config { text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    let mut reader = Readability::new(html, None, Some(config)).ok()?;
    let document = &reader.doc;
    let mut dom = Dom { title: one_line(&document.select("title").first().text()), ..Dom::default() };
    for meta in document.select("meta, time[datetime], [itemprop=datePublished]").iter() {
        let name = ["name", "property", "itemprop"].iter().find_map(|a| meta.attr(a));
        let name = name.map_or_else(|| "time".to_owned(), |n| n.trim().to_ascii_lowercase());
        if let Some(content) = meta.attr("content").or_else(|| meta.attr("datetime")) {
            dom.metas.push((name, content.trim().to_owned()));
        }
    }
    let marked = "h1, h2, h3, [class*=title], [class*=Title], [class*=tit], [id*=title], [id*=Title]";
    dom.headings = document
        .select(marked)
        .iter()
        .take(400)
        .map(|h| one_line(&h.text()))
        .filter(|h| !h.is_empty())
        .collect();
    dom.json_ld =
        document.select("script[type='application/ld+json']").iter().map(|s| s.text().to_string()).collect();
    dom.visible = lines(&document.select("body").formatted_text());
    if let Ok(article) = reader.parse() {
        dom.body = lines(&article.text_content);
    }
    Some(dom)
}

/// The words of a fragment, its blocks as lines.
pub(super) fn fragment(html: &str) -> Option<String> {
    if depth(html) > DEEPEST {
        return None;
    }
    let reader = Readability::new(html, None, None).ok()?;
    Some(lines(&reader.doc.formatted_text()).join("\n"))
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How deep elements lie in one another, at least as the page writes it.
fn depth(html: &str) -> usize {
    const VOID: &[&str] = &[
        "br", "img", "meta", "link", "input", "hr", "p", "li", "!", "wbr", "source", "col", "area", "param",
        "embed",
    ];
    let (mut open, mut deepest) = (0usize, 0);
    for tag in html.split('<').skip(1) {
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
            continue;
        }
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '!').next().unwrap_or_default();
        let closed = tag.split('>').next().is_some_and(|t| t.ends_with('/'));
        if !name.is_empty()
            && !closed
            && !VOID.iter().any(|v| name.eq_ignore_ascii_case(v) || name.starts_with('!'))
        {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    deepest
}
