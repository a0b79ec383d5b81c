//! The lines of an article without what pages put behind and between them.
//! `……增长一成。 / 延伸阅读 / 某地灯会 / 责任编辑：林一舟` → `……增长一成。`

use crate::read::text::{is_credit, is_imprint};

/// Headings of links to other articles.
const RELATED: &[&str] = &[
    "延伸阅读",
    "相关阅读",
    "相关新闻",
    "相关链接",
    "相关报道",
    "相关推荐",
    "推荐阅读",
    "更多新闻",
    "热点新闻",
    "热门推荐",
    "猜你喜欢",
    "为你推荐",
    "精彩推荐",
    "相关文章",
    "热门文章",
    "更多推荐",
    "今日热点",
    "网友评论",
    "最新评论",
    "热门评论",
    "全部评论",
    "发表评论",
    "延伸閱讀",
    "相關新聞",
    "相關報導",
];

/// Lines of page furniture, wherever they stand.
const FURNITURE: &[&str] = &[
    "分享到",
    "分享至",
    "打印本页",
    "打印",
    "关闭窗口",
    "关闭",
    "收藏",
    "点赞",
    "返回顶部",
    "返回首页",
    "上一页",
    "下一页",
    "字号",
    "扫一扫",
    "复制链接",
    "举报",
    "上一篇",
    "下一篇",
    "上一版",
    "下一版",
    "放大",
    "缩小",
    "默认",
    "展开全文",
    "阅读全文",
    "点击查看大图",
];

/// The text of the article, whose headline is left out where it begins with it.
pub(super) fn clean(lines: &[String], title: Option<&str>) -> String {
    let kept: Vec<&str> = lines.iter().map(String::as_str).filter(|l| !is_furniture(l)).collect();
    let kept = &kept[head(&kept, title)..];
    let kept = &kept[menu(kept)..];
    let end = without_links(kept);
    let end = without_credits(&kept[..end]);
    kept[..end].join("\n")
}

/// How many lines at the beginning belong to the headline: what stands above it, itself, and lines about the article.
/// Further lines of the kind below a second headline stay.
fn head(lines: &[&str], title: Option<&str>) -> usize {
    let above = lines.iter().take_while(|l| !is_sentence(l)).count();
    let squeezed = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let title = title.map(squeezed).filter(|t| !t.is_empty());
    let headline = title.and_then(|t| lines[..above].iter().rposition(|l| squeezed(l) == t));
    let mut start = headline.map_or(0, |at| at + 1);
    // A second headline may stand between the first one and the lines about the article.
    let mut lead = lines[start..].iter().take(2).take_while(|l| !is_sentence(l) || is_imprint(l));
    if let Some(about) = lead.position(|l| is_imprint(l)) {
        start += if headline.is_some() { about + 1 } else { usize::from(about == 0) };
        start += lines[start..].iter().take_while(|l| is_imprint(l)).count();
    }
    start
}

/// Lines of those who run the site.
fn is_sites(line: &str) -> bool {
    let line = line.trim_start();
    ["Copyright", "COPYRIGHT", "©", "版权所有", "新闻报料", "报料热线", "报料电话", "新闻热线"]
        .iter()
        .any(|w| line.starts_with(w))
        || line.contains("All Rights Reserved")
}

fn is_furniture(line: &str) -> bool {
    is_word_of_furniture(line) || {
        let mut parts = line.split([' ', '\u{3000}', '|', '\t']).filter(|p| !p.is_empty()).peekable();
        parts.peek().is_some() && parts.all(is_word_of_furniture)
    }
}

fn is_word_of_furniture(line: &str) -> bool {
    let bare = line.trim_matches([':', '：', ' ', '|', '[', ']', '【', '】', '>', '<', '-', '(', ')']);
    bare.is_empty()
        || FURNITURE.contains(&bare)
        || bare.chars().all(|c| c.is_ascii_digit() || "【】[]() ".contains(c))
            && bare.len() > 4
            && bare.contains('】')
}

/// How many lines at the beginning are a menu: 首页, 资讯, 游戏, …
fn menu(lines: &[&str]) -> usize {
    let short = lines.iter().take_while(|l| l.chars().count() <= 6 && !is_sentence(l)).count();
    if short >= 4 { short } else { 0 }
}

/// Where the list of links behind the text begins: at its heading, or at a run of titles with bare days between.
fn without_links(lines: &[&str]) -> usize {
    let last = lines.iter().rposition(|l| is_sentence(l)).map_or(0, |at| at + 1);
    if let Some(heading) = (last..lines.len()).find(|&i| is_heading(lines[i])) {
        return heading;
    }
    let days = lines[last..].iter().filter(|l| is_day(l)).count();
    if days >= 2 { last } else { lines.len() }
}

/// Where the lines about source and editors at the end begin; reporters stay.
fn without_credits(lines: &[&str]) -> usize {
    let mut end = lines.len();
    while end > 1 && (is_credit(lines[end - 1]) || is_sites(lines[end - 1])) {
        end -= 1;
    }
    end
}

fn is_heading(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    RELATED.iter().any(|r| bare.starts_with(r)) && line.chars().count() <= 20
}

/// Whether the line is of the text: it ends as a sentence, or is as long as a paragraph.
fn is_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['”', '’', '）', ')', '"', '」', '』']);
    line.ends_with(['。', '！', '？', '；', '…']) && !line.ends_with("...") || line.chars().count() > 80
}

fn is_day(line: &str) -> bool {
    line.len() <= 20
        && line.contains(['-', '/', '月'])
        && line.chars().all(|c| c.is_ascii_digit() || "-/: 年月日".contains(c))
}
