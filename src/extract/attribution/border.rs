//! Borders of the phrase before a verb of saying: what stands around a speaker and is no part of it.
//! 宋一欣昨日在电话中对记者进一步 → 宋一欣: time, circumstance, addressee and adverb are left out.

use super::scene::Scene;
use crate::charset::{WordList, words};
use crate::segment::Token;

/// `end` moved back over adverbs, dates, asides and the one spoken to.
pub(super) fn trim(scene: &Scene, from: usize, mut end: usize) -> usize {
    let whole = end;
    loop {
        let before = end;
        end = scene.skip_blanks_back(from, end);
        if end <= from {
            return end;
        }
        // 卢拉在会上: the preposition goes with what it opened.
        if end < whole && end - 1 > from && scene.doc.char(end - 1) == '在' {
            end -= 1;
        }
        if let Some(date) = scene.date_before(end).filter(|d| d.start >= from) {
            end = date.start;
        } else if let Some(aside) = aside_before(scene, from, end) {
            end = aside;
        } else if let Some(filler) = scene.filler_before(from, end) {
            end = filler.start;
        } else if let Some(day) = day_before(scene, from, end) {
            end = day;
        } else if let Some(manner) = manner_before(scene, from, end) {
            end = manner;
        } else if let Some(addressee) = addressee_before(scene, from, end) {
            end = addressee;
        }
        if end == before {
            return end;
        }
    }
}

/// （10月10日）, （如图）.
fn aside_before(scene: &Scene, from: usize, end: usize) -> Option<usize> {
    if scene.doc.char(end - 1) != ')' {
        return None;
    }
    let floor = from.max(end.saturating_sub(30));
    (floor..end).rev().find(|&i| scene.doc.char(i) == '(').filter(|&i| i > from)
}

/// A day written in digits: 17日.
fn day_before(scene: &Scene, from: usize, end: usize) -> Option<usize> {
    if !matches!(scene.doc.char(end - 1), '日' | '晚' | '晨') {
        return None;
    }
    let mut start = end - 1;
    while start > from
        && (scene.doc.char(start - 1).is_ascii_digit() || matches!(scene.doc.char(start - 1), '月' | '日'))
    {
        start -= 1;
    }
    (start < end - 1 && start > from).then_some(start)
}

/// 自豪地: an adverb made with 地.
fn manner_before(scene: &Scene, from: usize, end: usize) -> Option<usize> {
    if scene.doc.char(end - 1) != '地' {
        return None;
    }
    let last = scene.token_at(end - 1)?;
    // 坦率地, cut as one word; but 军事基地.
    let place = scene.doc.ends_with_any(end, words!["基地", "的地", "在地", "各地", "产地", "阵地", "营地"]);
    if last.end == end && last.end - last.start == 3 && last.start > from && !place {
        return Some(last.start);
    }
    let last = Some(last).filter(|t| t.start == end - 1)?;
    let word = scene.token_at(last.start.checked_sub(1)?)?;
    (word.start > from).then_some(word.start)
}

/// 对记者, 向外国使节: the one spoken to.
fn addressee_before(scene: &Scene, from: usize, end: usize) -> Option<usize> {
    // Only where one of the prepositions stands near are the words asked for.
    let near = &scene.doc.chars()[from.max(end.saturating_sub(20))..end];
    if !near.iter().any(|c| matches!(c, '对' | '向' | '跟' | '冲' | '和' | '与' | '同')) {
        return None;
    }
    let tokens = scene.tokens(end - 1);
    let at = tokens.partition_point(|t| t.end < end);
    let inside: Vec<&Token> = tokens[..=at.min(tokens.len().checked_sub(1)?)]
        .iter()
        .rev()
        .take_while(|t| t.start >= from && end - t.start <= 20)
        .collect();
    for (i, token) in inside.iter().enumerate() {
        let c = scene.doc.char(token.start);
        let listener = scene.doc.char(token.end);
        let preposition = token.end - token.start == 1
            && (matches!(c, '对' | '向' | '跟' | '冲')
                || matches!(c, '和' | '与' | '同') && matches!(listener, '我' | '咱' | '记'));
        // 村民向红梅: 向 is her family name.
        let surname = c == '向'
            && end - token.start <= 3
            && scene.title_before(from, token.start, |_| true).is_some()
            && scene.title_before(from, end, |_| true).is_none();
        if surname {
            return None;
        }
        if preposition && i > 0 && token.start > from {
            return Some(token.start);
        }
        // 小陈对记者, cut as 小|陈对|记者: the preposition took the end of the name.
        let last = token.end - 1;
        if token.tag == "p" && i > 0 && last > from && matches!(scene.doc.char(last), '对' | '向') {
            return Some(last);
        }
        // 向|澎湃|新闻: the words of a body's name.
        let named = scene.agency_over(token.start).is_some();
        if token.tag == "v" && !named || matches!(c, ',' | '。') {
            return None;
        }
    }
    None
}

/// Whether the phrase ends in a circumstance, so that the speaker stands further left:
/// 在接受采访时, 在致辞中, 通过社交媒体.
pub(super) fn ends_in_circumstance(scene: &Scene, from: usize, end: usize) -> bool {
    const TAILS: WordList = WordList::of(&[
        "时",
        "中",
        "后",
        "之际",
        "期间",
        "会上",
        "之前",
        "以来",
        "上",
        "之下",
        "之余",
        "发言",
        "致辞",
        "讲话",
        "发文",
        "撰文",
        "社交媒体",
        "来信",
        "复信",
        "视频方式",
        "方式",
        "形式",
        "致电",
        "专访",
        "场合",
        "采访",
        "里",
        "前",
        "声明",
        "下",
        "称",
    ]);
    let tail = scene.doc.which_ends(end, &TAILS);
    let Some(tail) = tail else { return false };
    let single = tail.chars().count() == 1;
    let start = end - tail.chars().count();
    let tied = scene.token_at(start).is_none_or(|t| t.start < start && scene.doc.char(t.start) != '在');
    if single && (tied || scene.agency_over(start).is_some()) {
        return false;
    }
    // The circumstance needs something that opens it.
    const OPENERS: WordList = WordList::of(&[
        "在",
        "援引",
        "接受",
        "答记者问",
        "出席",
        "参加",
        "通过",
        "主持",
        "会见",
        "谈到",
        "就",
        "对",
        "向",
        "回答",
        "代表",
    ]);
    if (from..end).any(|i| scene.doc.starts_with_any(i, &OPENERS)) {
        return true;
    }
    let tokens = scene.tokens(end - 1);
    tokens.iter().any(|t| {
        t.start >= from
            && t.end <= end
            && (matches!(t.tag, "p" | "v" | "vd") || scene.doc.char(t.start) == '在')
    })
}

/// Whether a preposition stands before `pos`, so that what follows is no subject.
pub(super) fn follows_preposition(scene: &Scene, from: usize, pos: usize) -> bool {
    // 在多个国际场合: the measure stands between.
    let mut pos = pos;
    while let Some(measure) =
        pos.checked_sub(1).and_then(|i| scene.token_at(i)).filter(|t| matches!(t.tag, "m" | "q"))
    {
        if measure.start <= from {
            break;
        }
        pos = measure.start;
    }
    // 焦红委员代表农工党中央: on whose behalf, not who.
    if pos > from + 3 && scene.doc.ends_with(pos, "代表") {
        return true;
    }
    // 通过无线电台下达命令: by what means.
    if scene.doc.ends_with_any(pos, words!["通过", "借助", "利用"]) {
        return true;
    }
    pos > from
        && matches!(scene.doc.char(pos - 1), '在' | '于' | '从' | '对' | '向' | '到' | '由' | '把' | '为')
        && scene.is_border(pos - 1)
}

/// 一位游客用生硬的|中文说: by what means something is said, not who says it.
pub(super) fn is_means(scene: &Scene, from: usize, pos: usize) -> bool {
    const FARTHEST: usize = 10;
    let floor = (from + 1).max(pos.saturating_sub(FARTHEST));
    let mut near = (floor..pos).rev();
    near.any(|i| {
        scene.doc.char(i) == '用' && scene.token_at(i).is_some_and(|t| t.start == i && t.end == i + 1)
    })
}

/// Whether `pos` stands in the phrase of a preposition that follows something else: 卡茨在黎以边界|地区称.
pub(super) fn inside_preposition(scene: &Scene, from: usize, pos: usize) -> bool {
    let tokens = scene.tokens(pos.saturating_sub(1));
    let before = tokens.partition_point(|t| t.end <= pos);
    let opener = tokens[..before].iter().rev().take_while(|t| t.start > from).find(|t| {
        // Up to the preposition stand only the words of its noun phrase.
        let place =
            matches!(t.tag, "ns" | "n" | "nr" | "nrt" | "nz" | "j" | "m" | "q" | "b" | "a" | "vn" | "nt");
        let ends = matches!(scene.doc.char(t.end - 1), '时' | '后' | '前' | '中' | '上' | '里' | '下' | '间');
        !place || ends
    });
    opener.is_some_and(|t| {
        matches!(t.tag, "p" | "d")
            && t.end == t.start + 1
            && matches!(scene.doc.char(t.start), '在' | '于' | '就' | '对' | '向' | '同' | '与' | '从')
    })
}

/// Whether a subject may end before this word.
pub(super) fn may_end_subject(scene: &Scene, token: &Token) -> bool {
    // 李家|超|感谢: a single verb may be the end of a name.
    let aspect = matches!(scene.doc.char(token.end), '着' | '了' | '过' | '到');
    // 外长西雅尔|多|15日: the end of a name before a day.
    let name_end = token.end - token.start == 1
        && scene.doc.char(token.start) == '多'
        && (scene.doc.char(token.end).is_ascii_digit() || scene.doc.char(token.end) == '在');
    // 国王穆罕默德|六世
    let numbered =
        token.tag == "m" && (scene.doc.ends_with(token.end, "世") || scene.doc.char(token.end) == '世');
    if name_end || numbered {
        return false;
    }
    // 洪玛尼|高度评价|…
    scene.doc.starts_with(token.start, "高度") && token.end > token.start + 2
        // 王明|祝贺|论坛成功: the segmenter takes the verb for a name.
        || scene.doc.starts_with_any(token.start, words!["祝贺", "答记者问"])
        || token.tag.starts_with('v') && (token.end - token.start > 1 || aspect)
        || matches!(token.tag, "p" | "d" | "t" | "m" | "ad")
        || scene.date_at(token.start).is_some()
        || scene.filler_at(token.start).is_some()
}
