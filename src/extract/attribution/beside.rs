//! Title and body beside a name: where the one ends and the other begins.
//! 区法院政治处主任 → 区法院, 政治处主任; 《橘园》杂志副主编 → 《橘园》杂志, 副主编.

use super::owner;
use super::phrase;
use super::scene::{REACH, Scene};
use super::speaker::Speaker;
use crate::charset::words;
use crate::model::Span;

/// Where a title begins behind a clause that 的 puts before it: 居中调停的|巴基斯坦总理.
fn relative_clause(scene: &Scene, from: usize, title: Span) -> Option<usize> {
    let floor = from.max(title.start.saturating_sub(REACH));
    let start = (floor..title.start).rev().find(|&i| scene.doc.char(i) == '的')? + 1;
    let place = scene.doc.char(start) == '《'
        || scene
            .token_at(start)
            .is_some_and(|t| t.tag == "ns" || scene.is_country(Span::new(t.start, t.end)));
    place.then_some(start)
}

/// Puts title and body beside a name; the title is written at `title`.
pub(super) fn attach(scene: &Scene, from: usize, title: Span, speaker: &mut Speaker) {
    // 俄罗斯国防部长: the body ends inside the title, which is complete only with it.
    if let Some(body) = scene.agency_over(title.start).filter(|a| a.start < title.start && a.end < title.end)
    {
        // 搜狐公司|董事局主席
        let board = scene.doc.starts_with_any(title.start, words!["董事局", "董事会", "监事会"]);
        if board && title.start >= body.start + 2 {
            speaker.agency = Some(Span::new(body.start, title.start));
            speaker.title = Some(title);
            return;
        }
        // 省委|书记, though 党委书记 is a title too.
        let rest = Span::new(body.end, title.end);
        if scene.title_before(rest.start, rest.end, |_| true) == Some(rest) {
            speaker.agency = Some(body);
            speaker.title = Some(rest);
            return;
        }
        speaker.title = Some(Span::new(body.start.max(from), title.end));
        return;
    }
    let from = relative_clause(scene, from, title).unwrap_or(from);
    let whole = phrase::extend_left(scene, from, title);
    if let Some(unit) = owner::unnamed_unit(scene, from, title.start) {
        speaker.agency = Some(unit);
        speaker.title = Some(Span::new(unit.end, title.end)).filter(|t| !t.is_empty());
        return;
    }
    // 《体坛周报》记者, 台湾“国防部”发言人: a body whose name stands between marks.
    if let Some(body) = owner::marked_body(scene, from, title.start) {
        speaker.agency = Some(body);
        speaker.title = Some(Span::new(body.end, title.end));
        return;
    }
    match owner::body_of_title(scene, from, title) {
        Some(body) => {
            speaker.agency = Some(body);
            let start = phrase::strip_measure(scene, phrase::skip_particle(scene, body.end), title.end);
            speaker.title = Some(Span::new(start.min(title.start), title.end));
        }
        None => {
            // 永年区|种植户: the end of a place that was cut.
            let cut = matches!(scene.doc.char(whole.start), '区' | '县' | '市' | '镇' | '村' | '乡');
            let cut = cut && whole.start > from && scene.doc.char(whole.start - 1).is_alphabetic();
            let whole = Span::new(whole.start + usize::from(cut && whole.start + 1 < title.end), whole.end);
            // 来自上海的|游客: where he comes from is no part of it.
            let of = (whole.start..title.start).rev().find(|&i| scene.doc.char(i) == '的');
            let from_there = scene.doc.starts_with(whole.start, "来自");
            speaker.title =
                Some(Span::new(of.filter(|_| from_there).map_or(whole.start, |i| i + 1), title.end));
        }
    }
}
