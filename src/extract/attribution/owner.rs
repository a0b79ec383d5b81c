//! Bodies in the phrase of a speaker: whose role a title is, and a body whose name the segmenter cut.
//! 真主党执行委员会负责人 → 负责人 of 真主党执行委员会; 美国联合包裹运送|服务公司 → one company.

use super::name;
use super::phrase;
use super::phrase::{is_nominal, is_verbless};
use super::scene::Scene;
use super::speaker::{Sort, Speaker};
use crate::charset::words;
use crate::lexicon::Table;
use crate::lexicon::speakers::SourceKind;
use crate::model::Span;
use crate::segment::Token;

/// The body whose role `title` is: the last one before it, with nothing but its parts between.
pub(super) fn owner(scene: &Scene, from: usize, whole: Span, title: Span) -> Option<Span> {
    if let Some(body) = body_of_title(scene, from, title) {
        return Some(body);
    }
    // 与会企业|代表: the firms are there too, and none of them is meant.
    if scene.doc.starts_with_any(whole.start, words!["与会", "参会", "参展", "受访", "参赛"]) {
        return None;
    }
    // 该院|院长
    let anaphor = title.start.checked_sub(2).filter(|&i| i >= from && scene.doc.char(i) == '该');
    if let Some(at) = anaphor.filter(|_| {
        body_ending(scene, title.start - 1, title.start).is_some()
            || scene.doc.char(title.start - 1) == '院'
            || scene.doc.char(title.start - 1) == '校'
    }) {
        return Some(Span::new(at, title.start));
    }
    // A generic body that is no fact of its own: 当地交通部门官员.
    let ends = (whole.start + 1..=title.start).rev();
    for end in ends {
        if let Some(tail) = body_ending(scene, whole.start, end).filter(|_| scene.is_border(end))
            && (tail.start > whole.start || tail.len() > 1)
        {
            let local = scene.doc.which_ends(whole.start, words!["当地", "该", "被巡视"]);
            return Some(Span::new(whole.start - local.map_or(0, |w| w.chars().count()), end));
        }
    }
    None
}

/// Most characters of a part of a body before the word that says what it is: 真主党|执行|委员会.
const LONGEST_PART: usize = 4;

/// The body named before a title.
pub(super) fn body_of_title(scene: &Scene, from: usize, title: Span) -> Option<Span> {
    let mut at = title.start;
    // The body stands right before, or before a measure or an attribute: 以军一位发言人.
    while at + 14 > title.start && at > from {
        if let Some(body) = scene.agency_before(at).filter(|a| a.start >= from) {
            // 俄罗斯常驻联合国代表: where somebody is posted, not whom he serves.
            let posted = scene.doc.ends_with(body.start, "驻");
            // 联合国机构|官员: a part that has no name of its own.
            let part = body_ending(scene, body.end, title.start).filter(|p| {
                let gap = body.end..p.start;
                let longest = if is_verbless(scene, Span::new(gap.start, gap.end)) {
                    2 * LONGEST_PART
                } else {
                    LONGEST_PART
                };
                p.len() > 1
                    && gap.len() <= longest
                    && gap.clone().all(|i| scene.doc.char(i).is_alphabetic() && scene.doc.char(i) != '的')
            });
            let body = part.map_or(body, |p| Span::new(body.start, p.end));
            return (!posted).then(|| holder_of_office(scene, body, title));
        }
        let c = scene.doc.char(at - 1);
        let joins = matches!(c, '和' | '与' | '及')
            && scene.token_at(at - 1).is_some_and(|t| t.start == at - 1 && t.end == at);
        // 考察研究院时|总书记: the end of a circumstance.
        let circumstance =
            matches!(c, '时' | '后') && scene.token_at(at - 1).is_some_and(|t| t.end == t.start + 1);
        if joins || circumstance || matches!(c, '、' | ',' | '。' | '”' | '》' | '兼') {
            break;
        }
        at -= 1;
    }
    None
}

/// A unit whose name is kept back: 广西边防某团 of a sentry's 广西边防某团哨长, 北京军区某防空旅.
pub(super) fn unnamed_unit(scene: &Scene, from: usize, end: usize) -> Option<Span> {
    const LONGEST: usize = 6;
    let at = (from.max(end.saturating_sub(LONGEST))..end).rev().find(|&i| scene.doc.char(i) == '某')?;
    let unit = (at + 2..=end).find(|&i| {
        matches!(scene.doc.char(i - 1), '部' | '团' | '旅' | '师' | '营' | '连' | '站' | '队' | '基' | '舰')
    })?;
    let start = phrase::extend_left(scene, from, Span::new(at, unit)).start;
    let start = scene.agency_before(at).filter(|a| a.start >= from).map_or(start, |a| a.start.min(start));
    Some(Span::new(start, unit))
}

/// A body whose name, or its head, stands between marks right before a title: 《收获》杂志|副主编, 台湾“国防部”|发言人.
pub(super) fn marked_body(scene: &Scene, from: usize, end: usize) -> Option<Span> {
    const LONGEST: usize = 20;
    let paper = scene.doc.which_ends(end, words!["》杂志社", "》杂志", "》报社", "》周刊", "》"]);
    if let Some(paper) = paper {
        let close = end - paper.chars().count();
        let floor = from.max(close.saturating_sub(LONGEST));
        let open = (floor..close).rev().find(|&i| scene.doc.char(i) == '《')?;
        return (close > open + 1).then(|| Span::new(open, end));
    }
    let quote = scene.quote_before(end).filter(|q| q.outer.start > from && q.inner.len() <= LONGEST)?;
    let place = phrase::place_before(scene, quote.outer.start).filter(|p| p.start >= from)?;
    body_ending(scene, quote.inner.start, quote.inner.end)?;
    Some(Span::new(place.start, end))
}

/// 区公安局政治处主任: 主任 says what he heads only with 政治处, so the body is 区公安局. The office of
/// a body is told by the body's own last character before it: 国务院台湾事务办公室 stays whole.
fn holder_of_office(scene: &Scene, body: Span, title: Span) -> Span {
    let bare = ["主任", "副主任", "主席", "副主席"]
        .iter()
        .any(|t| title.len() == t.chars().count() && scene.doc.starts_with(title.start, t));
    if !bare || body.end != title.start {
        return body;
    }
    // 搜狐公司董事局主席: whatever the body, its board is what he heads.
    if scene.doc.ends_with_any(body.end, words!["董事局", "董事会", "监事会"]) && body.len() >= 5 {
        return Span::new(body.start, body.end - 3);
    }
    ["政治处", "政治部", "办公室"]
        .iter()
        .filter(|office| scene.doc.ends_with(body.end, office))
        .map(|_| Span::new(body.start, body.end - 3))
        .find(|holder| {
            holder.len() >= 2
                && matches!(scene.doc.char(holder.end - 1), '院' | '局' | '府' | '委' | '厅' | '会')
        })
        .unwrap_or(body)
}

/// A word for a body that ends at `end`: 部门, 公司.
pub(super) fn body_ending(scene: &Scene, from: usize, end: usize) -> Option<Span> {
    scene.source_before(from, end, SourceKind::Body)
}

/// Most characters of a body's name that the segmenter takes for verbs.
const LONGEST_OWN: usize = 10;

/// A body at the head of a clause whose name holds what the segmenter takes for a verb:
/// 美国联合包裹运送|服务公司, “北溪”|天然气管道公司.
pub(super) fn whole_body(scene: &Scene, from: usize, mut speaker: Speaker) -> Speaker {
    let span = speaker.span;
    let gap = Span::new(from, span.start);
    let unnamed = matches!(speaker.sort, Sort::Body | Sort::Group | Sort::Phrase) && speaker.agency.is_none();
    let body = unnamed
        && (1..=LONGEST_OWN).contains(&(span.start.saturating_sub(from)))
        && (body_ending(scene, span.start, span.end).is_some() || scene.agency_before(span.end).is_some());
    if !body {
        return speaker;
    }
    let tokens = scene.tokens(from);
    let own = |t: &&Token| t.start >= gap.start && t.start < gap.end;
    let opens = tokens.iter().find(own).is_some_and(|t| {
        let place = matches!(t.tag, "ns" | "nz" | "j") || scene.is_country(Span::new(t.start, t.end));
        t.start == from && (place || scene.doc.char(from) == '“')
    });
    // 俄罗斯塔斯社, 美国智库布鲁金斯学会: a body with a full name needs no country and no noun beside it.
    let named = scene.agency_before(span.end) == Some(span)
        && tokens
            .iter()
            .filter(own)
            .all(|t| t.tag == "n" || t.tag == "b" || scene.is_country(Span::new(t.start, t.end)));
    let whole = tokens.iter().filter(own).all(|t| {
        let aspect = matches!(scene.doc.char(t.end), '了' | '着' | '过');
        let mark = !scene.doc.char(t.start).is_alphanumeric();
        let word = is_nominal(t.tag) && t.tag != "x" || matches!(t.tag, "v" | "f" | "t" | "rg");
        let sound = t.end == t.start + 1 && t.tag == "d" && name::is_sound(scene.doc.char(t.start));
        !aspect
            && (mark && matches!(scene.doc.char(t.start), '“' | '”' | '·' | '-') || !mark && (word || sound))
            && scene.doc.longest_at(t.start, Table::Cues).is_none()
            && scene.filler_at(t.start).is_none_or(|_| scene.doc.starts_with(t.start, "联合"))
            && scene.date_at(t.start).is_none()
            && scene.source_before(t.start, t.end, SourceKind::Group).is_none()
            && scene.title_before(t.start, t.end, |_| true).is_none()
    });
    // 委致信|欧佩克: before a name a verb is a verb.
    let acts = scene.agency_before(span.end) == Some(span)
        && tokens.iter().rfind(own).is_some_and(|t| t.tag.starts_with('v'));
    // 执法|机构: an attribute of the noun.
    let attribute = tokens.iter().filter(own).count() == 1
        && tokens.iter().find(own).is_some_and(|t| t.start == from && t.end == from + 2 && t.tag == "v")
        && scene.doc.starts_with_any(span.start, words!["机构", "部门", "人员"]);
    if (opens || attribute) && whole && !named && !acts {
        speaker.span.start = from;
    }
    speaker
}
