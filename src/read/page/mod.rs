//! HTML pages: the article without the page around it.
//! `<title>古城灯会开幕_某某新闻网</title>…` → title 古城灯会开幕, the paragraphs as text.

mod body;
mod dom;
mod headline;
mod meta;

use super::{Raw, decode, search, text};
use crate::error::Error;
use crate::model::Article;

/// Shorter texts are no articles: a page that only a script fills, a list of links.
const SHORTEST: usize = 15;

/// Reads the article of a page; `label` is the encoding that the user gave.
pub(super) fn article(raw: Raw, label: Option<&str>) -> Result<Article, Error> {
    let declared = declared(&raw.bytes).or(raw.charset);
    let decoded = decode::decode(&raw.id, &raw.bytes, label, declared.as_deref())?;
    let Some(dom) = dom::parse(&decoded.text) else {
        return Err(Error::input(raw.id, "a page whose elements are nested without end"));
    };
    let title = headline::of(&dom);
    let around = meta::of(&dom, title.as_deref());
    let body = body::clean(&dom.body, title.as_deref());
    if body.chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST {
        return Err(Error::input(raw.id, "nothing to read on the page"));
    }
    // The lines that were cut off behind the text still tell who wrote it.
    let below = text::article("", dom.body.join("\n"));
    let mut article = text::article(raw.id, body);
    article.title = title.or(article.title);
    let published = around.published.or(article.published).or(below.published);
    article.published = published.or_else(|| meta::counted(&decoded.text));
    article.source = around.source.or(article.source).or(below.source);
    if article.authors.is_empty() {
        article.authors = if around.authors.is_empty() { below.authors } else { around.authors };
    }
    article.warnings.extend(decoded.warning);
    Ok(article)
}

/// The encoding that a page declares in its head.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let rest = head.split("charset=").nth(1).or_else(|| head.split("encoding=").nth(1))?;
    let label: String = rest
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    (!label.is_empty()).then_some(label)
}

/// Whether the words of a row are marked up.
pub(super) fn has_tags(words: &str) -> bool {
    search::byte(b'<', words.as_bytes()).is_some()
        && ["</p>", "<br", "</div>", "</span>", "<p>"].iter().any(|tag| words.contains(tag))
}

/// The words without their markup; as they are when it cannot be read.
pub(super) fn words(html: &str) -> String {
    dom::fragment(html).unwrap_or_else(|| html.to_owned())
}
