//! Names of media: known ones, and the form that the others have.
//! 新华社, 重庆日报, 武陵都市报, 红网 → media; 互联网, 官网 → none.

use super::line::is_han;
use super::words::Words;

/// Media whose names do not show that they are media, or that are often followed by more words.
static KNOWN: Words = Words::of(&[
    "新华社",
    "新华网",
    "新华报业网",
    "中新社",
    "中新网",
    "中国新闻网",
    "人民日报",
    "人民网",
    "央视网",
    "央视新闻",
    "央广网",
    "中广网",
    "光明网",
    "中国网",
    "中青网",
    "国际在线",
    "澎湃新闻",
    "法新社",
    "路透社",
    "美联社",
    "俄新社",
    "塔斯社",
    "国际文传电讯社",
    "韩联社",
    "韩国联合通讯社",
    "共同社",
    "时事社",
    "德新社",
    "埃菲社",
    "安莎社",
    "彭博社",
    "中央社",
    "大公网",
    "东方网",
    "华龙网",
    "红网",
    "大众网",
    "荆楚网",
    "四川在线",
    "浙江在线",
    "界面新闻",
    "第一财经",
    "财新",
    "每日经济新闻",
    "经济观察网",
    "红星新闻",
    "极目新闻",
    "上游新闻",
    "封面新闻",
    "潮新闻",
    "游民星空",
    "观察者网",
    "参考消息",
    "环球网",
    "齐鲁壹点",
    "北京头条",
    "中新財經",
    "聯合報",
    "自由時報",
    "中國時報",
    "人民網",
    "新華社",
    "新華網",
    "中新網",
    "央視網",
    "解放军报",
    "凤凰网",
    "腾讯网",
    "新浪",
    "搜狐",
    "网易",
]);

/// What a name of a medium ends with.
static ENDINGS: Words = Words::of(&[
    "日报",
    "晚报",
    "早报",
    "时报",
    "晨报",
    "商报",
    "都市报",
    "快报",
    "周报",
    "导报",
    "周刊",
    "杂志",
    "报业网",
    "新闻网",
    "新闻",
    "客户端",
    "通讯社",
    "电视台",
    "广播电台",
    "电台",
    "广播网",
    "在线",
    "日報",
    "晚報",
    "時報",
    "週刊",
    "報",
    "报",
    "网",
    "網",
    "社",
    "频道",
    "融媒",
    "融媒体",
    "融媒体中心",
    "传媒",
    "观察",
    "热线",
]);

/// Words that end like media and are none.
static NO_MEDIA: Words = Words::of(&[
    "互联网",
    "官网",
    "上网",
    "电网",
    "路网",
    "全网",
    "情报",
    "预报",
    "通报",
    "公报",
    "海报",
    "举报",
    "上报",
    "申报",
    "旅行社",
    "出版社",
    "合作社",
    "供销社",
    "公社",
    "本网",
    "本报",
    "本社",
    "本刊",
    "网上",
]);

/// Parts of a site.
static PARTS: Words = Words::of(&["频道", "栏目", "专栏", "頻道"]);

/// The medium that the stretch is the name of.
pub(in crate::read) fn named(chars: &[char]) -> Option<String> {
    let quoted = chars.first() == Some(&'《') && chars.last() == Some(&'》');
    let chars = if quoted { &chars[1..chars.len() - 1] } else { chars };
    let fits = (2..=14).contains(&chars.len())
        && chars.iter().all(|c| is_han(*c) || c.is_ascii_alphanumeric() || matches!(c, '-' | '·' | '•'));
    if !fits {
        return None;
    }
    let known = KNOWN.begin(chars).is_some();
    let formed = ENDINGS.end(chars).is_some_and(|n| chars.len() > n || n > 2);
    (known || formed && NO_MEDIA.end(chars).is_none()).then(|| chars.iter().collect())
}

/// 东关新闻网－东关时报, 东关网-文化频道: a site, and behind it the medium that it took the article from or a part of its own.
/// Gives whose article it is.
pub(super) fn behind_site(value: &str) -> &str {
    let Some((site, rest)) = value.split_once(['-', '—', '－', '–']) else { return value };
    let rest = rest.trim_start_matches(['-', '—', '－', '–', ' ', '《']).trim_end_matches('》');
    let (site, words): (&str, Vec<char>) = (site.trim(), rest.chars().collect());
    if !site.ends_with(['网', '網']) {
        return value;
    }
    if PARTS.end(&words).is_some() {
        return site;
    }
    if named(&words).is_some() { rest } else { value }
}

/// The medium that stands at the beginning, before other words: its length.
pub(super) fn leading(chars: &[char]) -> Option<usize> {
    if let Some(n) = KNOWN.begin(chars) {
        return Some(n);
    }
    let word = chars
        .iter()
        .take(14)
        .take_while(|c| is_han(**c) || c.is_ascii_alphabetic() || matches!(c, '-' | '·'))
        .count();
    // The longest stretch that ends as a medium's name does; 中国消费者报 is not cut at 中国.
    (2..=word).rev().find(|&n| {
        let name = &chars[..n];
        ENDINGS.end(name).is_some_and(|e| n > e.min(2))
            && NO_MEDIA.end(name).is_none()
            && !name.iter().any(|c| "的了是在从有于与和对把被将".contains(*c))
            && chars.get(n) != Some(&'站')
    })
}
