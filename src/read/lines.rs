//! JSON Lines: one article a line, under the column names met in archives.
//! `{"标题":"…","日期":"2020-11-30","正文":"…"}` → an article.

use super::{Options, text};
use crate::error::Error;
use crate::model::Article;
use serde_json::{Map, Value};

const ID: &[&str] = &["id", "编号", "_id", "docid"];
const TITLE: &[&str] = &["title", "标题", "headline"];
const PUBLISHED: &[&str] =
    &["published", "date", "日期", "发布时间", "发布日期", "pubdate", "publish_date", "time"];
const SOURCE: &[&str] = &["source", "来源", "媒体"];
const TEXT: &[&str] = &["text", "content", "正文", "内容", "body"];

/// The articles of a batch of lines; rows are counted from `first`.
pub fn articles(name: &str, first: usize, bytes: &[u8], _options: &Options) -> Vec<Result<Article, Error>> {
    bytes
        .split(|&b| b == b'\n')
        .enumerate()
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .map(|(i, line)| article(name, first + i, line))
        .collect()
}

fn article(name: &str, row: usize, line: &[u8]) -> Result<Article, Error> {
    let wrong = |reason: String| Error::input(format!("{name}:{row}"), reason);
    let object: Map<String, Value> =
        serde_json::from_slice(line).map_err(|e| wrong(format!("no JSON object: {e}")))?;
    let cell = |names: &[&str]| {
        names.iter().find_map(|n| match object.get(*n)? {
            Value::String(s) if !s.trim().is_empty() => Some(s.clone()),
            Value::Number(n) => Some(n.to_string()),
            _ => None,
        })
    };
    let text =
        cell(TEXT).ok_or_else(|| wrong("no text (looked for text, content, 正文, 内容, body)".into()))?;
    let id = cell(ID).unwrap_or_else(|| format!("{name}#{row}"));
    let mut article = text::article(id, text);
    // A row's own columns say more than the lines of its text.
    article.title = cell(TITLE).or(article.title);
    if let Some(day) = cell(PUBLISHED) {
        article.published = day.get(..10).and_then(|d| d.parse().ok()).or(article.published);
    }
    article.source = cell(SOURCE).or(article.source);
    Ok(article)
}
