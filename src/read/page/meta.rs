//! What a page says about its article outside of it: meta tags, linked data, the lines below the headline.
//! `<meta name="PubDate" content="2020-11-30 09:53">` → published 2020-11-30.

use super::dom::Dom;
use crate::calendar::Day;
use crate::read::text::{around, day, label, medium};

/// What stands around the article.
#[derive(Default)]
pub(super) struct Around {
    /// The day of publication.
    pub published: Option<Day>,
    /// The medium.
    pub source: Option<String>,
    /// The reporters.
    pub authors: Vec<String>,
}

/// Names of meta tags, the most telling first.
const PUBLISHED: &[&str] = &[
    "pubdate",
    "article:published_time",
    "publishdate",
    "publish_date",
    "publishdate_time",
    "og:release_date",
    "datepublished",
    "release_date",
    "weibo: article:create_at",
    "apub:time",
    "firstcreatetime",
    "createdate",
    "og:article:published_time",
    "publish-date",
    "date",
    "dc.date",
    "time",
];

const SOURCE: &[&str] = &["contentsource", "source", "og:article:source", "article:source", "mediaid"];

/// Keys of linked data.
const KEYS: &[&str] = &["datePublished", "pubDate", "upDate"];

/// How many lines below the headline are looked at, and how many above the text.
const BELOW: usize = 25;

/// Reads what stands around the article.
pub(super) fn of(dom: &Dom, title: Option<&str>) -> Around {
    let meta = |names: &[&str]| {
        let values = names.iter().flat_map(|n| dom.metas.iter().filter(move |(name, _)| name == n));
        values.map(|(_, v)| v.trim().to_owned()).filter(|v| !v.is_empty()).collect::<Vec<_>>()
    };
    let linked = KEYS.iter().flat_map(|k| dom.json_ld.iter().filter_map(|j| string_of(j, k)));
    let mut found = Around {
        published: meta(PUBLISHED).into_iter().chain(linked).find_map(|v| day::of_value(&v)),
        source: meta(SOURCE)
            .into_iter()
            .map(|s| label::source(&s))
            .find(|s| !s.is_empty() && !s.bytes().all(|b| b.is_ascii_digit())),
        ..Around::default()
    };
    let lines = between(dom, title);
    let seen = around(&lines);
    found.published = found.published.or(seen.published);
    found.source = found.source.or(seen.source);
    found.authors = seen.authors;
    if found.source.is_none() {
        // 新浪 and others declare the medium as the author.
        let named = meta(&["article:author"])
            .into_iter()
            .find(|a| medium::named(&a.chars().collect::<Vec<_>>()).is_some());
        found.source = named;
    }
    found
}

/// The day in a page of a public account on WeChat, which shows it by a script only: seconds since 1970, and a day that
/// begins in Beijing. `var ct = "1606694400"` → 2020-11-30.
pub(super) fn counted(html: &str) -> Option<Day> {
    let seconds: i64 = html.split("var ct = \"").nth(1)?.split('"').next()?.parse().ok()?;
    let shifted = seconds.checked_add(8 * 3600).filter(|s| *s > 0)?;
    Day::new(1970, 1, 1)?.plus_days(shifted / 86_400)
}

/// The lines that the page shows between the headline and the first words of the article.
fn between<'d>(dom: &'d Dom, title: Option<&str>) -> Vec<&'d str> {
    let squeezed = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let opening: Option<String> = dom.body.iter().map(|l| squeezed(l)).find(|l| l.chars().count() >= 12);
    let opening = opening.map(|l| l.chars().take(20).collect::<String>());
    let shown: Vec<String> = dom.visible.iter().map(|l| squeezed(l)).collect();
    let title = title.map(squeezed).filter(|t| !t.is_empty());
    // The words of the article may stand before its headline as a summary: the last place counts.
    let end = opening.and_then(|o| shown.iter().rposition(|l| l.starts_with(&o))).unwrap_or(shown.len());
    let start =
        title.and_then(|t| shown[..end].iter().rposition(|l| l.starts_with(&t) && l.len() < t.len() + 60));
    let start = start.unwrap_or_else(|| end.saturating_sub(8));
    dom.visible[start..end.min(start + BELOW)]
        .iter()
        .map(String::as_str)
        .filter(|l| l.chars().count() <= 120)
        .collect()
}

/// The string that stands under a key in a script of linked data.
fn string_of(script: &str, key: &str) -> Option<String> {
    let rest = script.split(&format!("\"{key}\"")).nth(1)?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    Some(value.split('"').next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_a_day_in_beijing() {
        let day = |html: &str| counted(html).map(|d| d.to_string());
        assert_eq!(day("<script>var ct = \"1606694399\";").as_deref(), Some("2020-11-30"));
        assert_eq!(day("<script>var ct = \"1606665599\";").as_deref(), Some("2020-11-29"));
        assert_eq!(day("<script>var ct = \"\";"), None);
        assert_eq!(day("var ct = \"9223372036854775807\""), None);
    }
}
