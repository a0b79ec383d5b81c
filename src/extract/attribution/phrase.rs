//! The noun phrase of a speaker: how far it reaches to the left.
//! 两名伊拉克安全部门消息人士 → 消息人士 of 伊拉克安全部门; 的, 一位 and 最新 are left out.

use super::border;
use super::scene::{REACH, Scene};
use crate::charset::{WordList, words};
use crate::lexicon::Table;
use crate::model::Span;
use crate::segment::Token;

/// Whether no verb or preposition stands in a stretch.
pub(super) fn is_verbless(scene: &Scene, span: Span) -> bool {
    scene
        .tokens(span.start)
        .iter()
        .filter(|t| t.start >= span.start && t.end <= span.end)
        .all(|t| !matches!(t.tag, "v" | "p" | "d" | "c" | "r" | "t"))
}

/// What follows a place that is nobody's government: 美国|一家公司.
const FOLLOWED: WordList = WordList::of(&[
    "在野", "首都", "元首", "旅游", "一家", "一名", "一位", "一些", "多家", "多名", "多位", "两家", "两名",
    "两位", "数家", "数名",
]);

/// Whether a noun goes on where a phrase ends.
pub(super) fn noun_follows(scene: &Scene, pos: usize) -> bool {
    scene.token_at(pos).is_some_and(|t| {
        let next = scene.token_at(t.end).map_or("", |n| n.tag);
        let attribute =
            matches!(t.tag, "v" | "p") && t.end - t.start == 2 && matches!(next, "n" | "nr" | "nrt");
        matches!(t.tag, "n" | "nr" | "nrt" | "nt" | "nz" | "b" | "j")
            || attribute && scene.doc.starts_with(pos, "当选")
    }) || scene.doc.starts_with_any(pos, &FOLLOWED)
}

/// Words that a noun phrase is made of.
pub(super) fn is_nominal(tag: &str) -> bool {
    matches!(
        tag,
        "n" | "nr"
            | "nrt"
            | "nrfg"
            | "ns"
            | "nt"
            | "nz"
            | "ng"
            | "vn"
            | "an"
            | "b"
            | "j"
            | "eng"
            | "a"
            | "l"
            | "s"
            | "x"
            | "z"
            | "i"
            | "h"
            | "k"
            | "zg"
            | "g"
    )
}

/// Attributes of a role that belong to its name, whatever the segmenter calls them.
const ATTRIBUTES: WordList = WordList::of(&[
    "相关",
    "有关",
    "与会",
    "主要",
    "知情",
    "涉事",
    "前",
    "原",
    "在场",
    "参会",
    "受访",
    "分管",
    "常务",
    "常驻",
    "驻",
    "第一",
    "兼",
    "第一副",
    "下属",
    "中外",
]);

/// Whether a word is an attribute of the role behind it.
pub(super) fn is_attribute(scene: &Scene, token: &Token) -> bool {
    let length = token.end - token.start;
    let like = ATTRIBUTES.beginning(scene.doc.char(token.start));
    like.iter().any(|w| scene.doc.starts_with(token.start, w) && w.chars().count() == length)
}

/// Initials by which headlines call countries.
pub(super) const INITIALS: &str = "美俄乌英法德日韩朝伊以巴叙土印澳加意中欧黎也伊希波芬瑞西";

/// `core` grown to the left over the nouns and attributes that belong to it.
pub(super) fn extend_left(scene: &Scene, from: usize, core: Span) -> Span {
    if core.start <= from {
        return core;
    }
    let tokens = scene.tokens(core.start.saturating_sub(1).max(from));
    let mut start = core.start;
    let mut i = tokens.partition_point(|t| t.start < core.start);
    let mut particles = 0;
    while i > 0 {
        let token = tokens[i - 1];
        // 据港|珠澳大桥边检站, 据苏|纳克办公室: cut together with the word before the phrase.
        let frame = scene.doc.char(from.wrapping_sub(1)) == '据' && scene.doc.char(from) != '此';
        if token.start < from && token.end > from && (frame || !core.is_empty() && token.end == start) {
            start = from;
        }
        if token.start < from || start - token.start > REACH || token.end < start {
            break;
        }
        // The core may begin inside a word: 联合国|秘书长 cut as 联合国秘书长.
        let first = scene.doc.char(token.start);
        let particle = token.tag == "uj" || first == '的';
        let length = token.end - token.start;
        // A word that runs on into the core was cut wrongly: 俄称 in 俄称击退.
        let joins = if token.end > start {
            true
        } else if particle {
            particles += 1;
            particles == 1 && i >= 2 && is_nominal(tokens[i - 2].tag) && tokens[i - 2].start >= from
        } else if scene.filler_at(token.start).is_some_and(|f| f.end >= token.end) {
            // 全校|广大|师生: inside a phrase it is an attribute.
            token.start > from && scene.doc.starts_with(token.start, "广大")
        } else if token.tag == "m" && first == '第' || scene.doc.ends_with(token.end, "驻") {
            // 第四|世国王, 俄驻|美大使
            true
        } else if length == 2 && scene.doc.ends_with(token.end, "方") && matches!(token.tag, "f" | "q") {
            // 外方|嘉宾: a side, not a direction.
            true
        } else if !first.is_alphanumeric() {
            matches!(first, '·' | '/' | '-')
                || matches!(first, '》' | '《')
                || bracketed_country(scene, from, token.start).is_some()
                || scene.agency_over(token.start).is_some()
        } else if is_attribute(scene, &token) {
            true
        } else if token.tag == "v" {
            // 查考|市, 危机|应对|部门
            let place = matches!(scene.doc.char(start), '市' | '县' | '州') && token.end == start;
            let body = scene.doc.starts_with_any(start, words!["部门", "机构", "网站", "平台"]);
            length == 2
                && (particles > 0
                    || place
                    || (start == core.start || body)
                        && i >= 2
                        && is_nominal(tokens[i - 2].tag)
                        && tokens[i - 2].start >= from)
        } else {
            let country = scene.is_country(Span::new(token.start, token.end))
                // 中|俄|两国: initials side by side.
                || length == 1 && INITIALS.contains(first) && INITIALS.contains(scene.doc.char(token.end));
            // 会见马六甲州首席部长: a verb at the head of the clause, whatever its tag; but 旅游交通分析师.
            let named = tokens.get(i).is_some_and(|t| matches!(t.tag, "ns" | "nt" | "nr" | "nrt" | "nz"));
            // 考察研究院时|总书记: the end of a circumstance.
            let circumstance = length == 1 && !country && matches!(first, '时' | '后' | '中');
            // 以|媒称|以|总理: a verb of saying that was cut together with who says it.
            let says = scene.doc.ends_with_any(token.end, words!["媒称", "方称", "军称"]);
            let heads = token.start <= from && token.tag == "vn" && start < core.start && named;
            (is_nominal(token.tag) || country)
                && !heads
                && !circumstance
                && !says
                && !(length == 1 && matches!(first, '各' | '该' | '这' | '那'))
        };
        if !joins {
            break;
        }
        start = token.start;
        i -= 1;
        // 圣战组织（杰哈德）|下属派别: a body is taken whole.
        if first == ')'
            && let Some(body) = scene.agency_over(start).filter(|a| a.start >= from)
        {
            start = body.start;
            i = tokens.partition_point(|t| t.start < start);
        }
        if let Some(country) = bracketed_country(scene, from, start) {
            start = country;
            i = tokens.partition_point(|t| t.start < start);
        }
        // 两|国医|专家: the segmenter cut 两国 apart.
        if scene.doc.char(start) == '国'
            && matches!(scene.doc.char(start.wrapping_sub(1)), '两' | '多' | '各')
        {
            start -= 1;
            i = tokens.partition_point(|t| t.start < start);
        }
    }
    // 负责这项|研究的丹麦科学家: a clause that is read in part only is left out.
    let half =
        particles > 0 && start > from && tokens[..i].last().is_some_and(|t| t.end == start && t.tag == "r");
    if half && let Some(particle) = (start..core.start).rev().find(|&p| scene.doc.char(p) == '的') {
        start = particle + 1;
    }
    // 兼|外交大臣: the post before it was not read.
    let start = if scene.doc.char(start) == '兼' { start + 1 } else { start };
    let start = if scene.doc.starts_with(start, "下属") { start + 2 } else { start };
    Span::new(start.max(from), core.end)
}

/// Where the name of a country begins whose bracket closes at `pos`: 刚果（布）.
fn bracketed_country(scene: &Scene, from: usize, pos: usize) -> Option<usize> {
    const LENGTH: usize = 5;
    let start = (pos + 1).checked_sub(LENGTH).filter(|&s| s >= from && scene.doc.char(pos) == ')')?;
    let country = scene.doc.longest_at(start, Table::Countries).is_some_and(|h| h.end as usize == pos + 1);
    country.then_some(start)
}

/// `pos` moved on over 的 and blanks.
pub(super) fn skip_particle(scene: &Scene, pos: usize) -> usize {
    if scene.doc.char(pos) == '的' { pos + 1 } else { pos }
}

/// `pos` moved back over 的, 发布的, 公布的, 最新 and dates.
pub(super) fn strip_particle(scene: &Scene, from: usize, end: usize) -> usize {
    let mut end = end;
    loop {
        let before = end;
        for word in [
            "的", "发布", "公布", "发表", "最新", "统计", "最终", "修正", "初步", "目前", "最近", "有关",
            "相关", "分析", "出具", "一份", "一项", "一篇", "这份", "这项", "多项", "提供", "方面", "内部",
        ] {
            if end > from && scene.doc.ends_with(end, word) && end - word.chars().count() >= from {
                end -= word.chars().count();
            }
        }
        end = border::trim(scene, from, end);
        if end == before {
            return end;
        }
    }
}

/// `pos` moved on over a measure: 一位, 两名.
pub(super) fn strip_measure(scene: &Scene, pos: usize, end: usize) -> usize {
    let mut at = pos;
    for word in [
        "另",
        "一位",
        "一名",
        "一个",
        "两位",
        "两名",
        "多位",
        "多名",
        "几位",
        "某",
        "该",
        "原",
        "首位",
        "一些",
        "不愿透露姓名的",
        "不愿意透露姓名的",
        "愿意透露姓名的",
        "不愿具名的",
        "匿名",
    ] {
        if scene.doc.starts_with(at, word) && at + word.chars().count() < end {
            at += word.chars().count();
        }
    }
    at
}

/// A country or place name that ends at `end`, cut as a word.
pub(super) fn place_before(scene: &Scene, end: usize) -> Option<Span> {
    let token = scene.token_at(end.checked_sub(1)?)?;
    let word = Span::new(token.start, token.end);
    // The segmenter takes 乌克兰 and 哈萨克斯坦 for names of persons.
    (word.end == end && (matches!(token.tag, "ns" | "j" | "nz") || scene.is_country(word))).then_some(word)
}
