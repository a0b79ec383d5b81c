//! The headline of a page, without the names of site and channel behind it.
//! `古城灯会开幕_社会_某某新闻网` → 古城灯会开幕.

use super::dom::Dom;
use crate::read::text::medium;

/// What stands between a headline and the names behind it.
const SEPARATORS: &[&str] = &["_", "|", "｜", "丨", "--", "——", " - ", "-", "–", " — ", "»", "«", ">", "·"];

/// What the names of sites and channels end with.
const SITES: &[&str] = &[
    "网",
    "網",
    "网站",
    "门户",
    "门户网站",
    "频道",
    "新闻",
    "资讯",
    "首页",
    "政府",
    "人民政府",
    "委员会",
    "在线",
    "中心",
    "报",
    "社",
    "台",
    "官网",
    "论坛",
    "社区",
    "博客",
    "专栏",
    "平台",
    "星空",
    "公众号",
    "客户端",
    "局",
    "厅",
    "部",
];

/// The headline: what the page declares and shows as such, or its title with the names cut off.
pub(super) fn of(dom: &Dom) -> Option<String> {
    let meta = |names: &[&str]| {
        let found = dom.metas.iter().find(|(n, v)| names.contains(&n.as_str()) && !v.is_empty());
        found.map(|(_, v)| v.as_str())
    };
    if let Some(declared) = meta(&["articletitle"]) {
        return Some(declared.to_owned());
    }
    let title = dom.title.as_str();
    let shared = meta(&["og:title", "twitter:title"]).unwrap_or_default();
    if title.is_empty() {
        let heading = dom.headings.first().map(String::as_str).unwrap_or_default();
        return Some(if shared.is_empty() { heading } else { shared }.to_owned()).filter(|t| !t.is_empty());
    }
    // A heading, or the title made for sharing, that the title begins with.
    let shown =
        dom.headings.iter().map(String::as_str).chain([shared]).filter_map(|h| prefix(title, h)).max();
    if let Some(end) = shown {
        return Some(title[..end].trim().to_owned());
    }
    if let Some(start) = dom.headings.iter().find_map(|h| suffix(title, h)) {
        return Some(title[start..].trim().to_owned());
    }
    Some(cut(title, meta(&["og:site_name"]).unwrap_or_default()).to_owned())
}

/// Where a heading ends as the beginning of the title, spaces aside; what is left must begin with a separator.
fn prefix(title: &str, heading: &str) -> Option<usize> {
    let mut wanted = heading.chars().filter(|c| !c.is_whitespace()).peekable();
    let count = wanted.clone().count();
    let mut end = 0;
    for (at, c) in title.char_indices() {
        let Some(&next) = wanted.peek() else { break };
        if c.is_whitespace() {
            continue;
        }
        if c != next {
            return None;
        }
        wanted.next();
        end = at + c.len_utf8();
    }
    let rest = title[end..].trim_start();
    let bordered = rest.is_empty() || SEPARATORS.iter().any(|s| rest.starts_with(s.trim()));
    (count >= 4 && wanted.peek().is_none() && bordered).then_some(end)
}

/// Where a heading begins as the end of the title, behind the name of the site: 东关日报数字报-古城灯会开幕.
fn suffix(title: &str, heading: &str) -> Option<usize> {
    let squeezed = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let heading = squeezed(heading);
    let separators = SEPARATORS.iter().flat_map(|s| title.match_indices(s));
    let mut starts = separators.map(|(at, s)| (at, at + s.len()));
    let (site, start) = starts.find(|(_, start)| squeezed(&title[*start..]) == heading)?;
    (heading.chars().count() >= 4 && is_site(title[..site].trim())).then_some(start)
}

/// Whether the words are formed as the name of a site or a channel is.
fn is_site(words: &str) -> bool {
    let chars: Vec<char> = words.chars().collect();
    SITES.iter().any(|s| words.ends_with(s)) && chars.len() <= 14 || medium::named(&chars).is_some()
}

/// The title without the names of site and channels at its end.
fn cut<'t>(title: &'t str, site: &str) -> &'t str {
    let mut rest = title.trim();
    let mut named = false;
    while let Some((head, tail)) = last_part(rest) {
        let words: Vec<char> = tail.chars().collect();
        let is_site = is_site(tail)
            || !site.is_empty() && (tail == site || site.contains(tail))
            || tail.is_ascii() && !tail.bytes().any(|b| b.is_ascii_digit());
        // A channel is a short word before the name of its site.
        let is_channel = named && words.len() <= 6;
        if head.chars().count() < 5 || !(is_site || is_channel) {
            break;
        }
        named = true;
        rest = head;
    }
    rest
}

/// The title cut at its last separator.
fn last_part(title: &str) -> Option<(&str, &str)> {
    let at = SEPARATORS
        .iter()
        .filter_map(|s| title.rfind(s).map(|at| (at, s.len())))
        .max_by_key(|(at, n)| (at + n, *n));
    let (at, n) = at?;
    let (head, tail) = (title[..at].trim_end_matches(['-', '_', ' ', '|']).trim(), title[at + n..].trim());
    (!tail.is_empty() || !head.is_empty()).then_some((head, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sites_are_cut_off() {
        assert_eq!(cut("古城灯会开幕_社会_东南新闻网", ""), "古城灯会开幕");
        assert_eq!(cut("古城灯会开幕--文化--东南网", ""), "古城灯会开幕");
        assert_eq!(cut("1-10月全县投资增长一成", ""), "1-10月全县投资增长一成");
        assert_eq!(cut("古城灯会开幕-德州市人民政府", ""), "古城灯会开幕");
        assert_eq!(cut("“双碳”：难在哪|专家谈", ""), "“双碳”：难在哪|专家谈");
    }

    #[test]
    fn a_heading_shows_where_the_headline_ends() {
        assert_eq!(
            prefix("古城 灯会开幕-EDN 电子", "古城灯会开幕").map(|e| &"古城 灯会开幕-EDN 电子"[..e]),
            Some("古城 灯会开幕")
        );
        assert_eq!(prefix("古城灯会开幕式举行", "古城灯会开幕"), None);
        let title = "东关日报数字报-古城灯会开幕";
        assert_eq!(suffix(title, "古城灯会 开幕").map(|at| &title[at..]), Some("古城灯会开幕"));
        assert_eq!(suffix("1-10月投资增长", "10月投资增长"), None);
    }
}
