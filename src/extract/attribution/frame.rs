//! Sources named in a frame: 据新华社报道, 记者从区法院获悉, 海关数据显示, 据悉.
//! 据匈牙利外长西雅尔多介绍，双方进行了讨论。 → speaker 西雅尔多, title 匈牙利外长, cue 介绍.

use super::Draft;
use super::border;
use super::clause::{self, words};
use super::cue::Cue;
use super::owner;
use super::phrase;
use super::reading;
use super::scene::{REACH, Scene};
use super::speaker::{self, Sort, Speaker};
use crate::charset::words;
use crate::lexicon::cues::Tier;
use crate::lexicon::speakers::SourceKind;
use crate::model::Span;

/// 据悉，… — no source is named.
pub(super) fn hearsay(scene: &Scene, cue: &Cue, _: &[Draft]) -> Option<Draft> {
    if cue.tier() != Tier::Hearsay || scene.quote_around(cue.span.start).is_some_and(|q| q.closed) {
        return None;
    }
    let opening = cue.content(scene);
    // 据说有人报名: no comma is needed.
    if opening.mark.is_none() && (cue.row.word != "据说" || !scene.doc.char(opening.at).is_alphanumeric()) {
        return None;
    }
    Some(clause::draft(scene, cue, None, words(scene, opening.at)))
}

/// 记者从中国红十字会总会举办的论坛上获悉：…
pub(super) fn learned_from(scene: &Scene, cue: &Cue, _: &[Draft]) -> Option<Draft> {
    if cue.tier() != Tier::Learn {
        return None;
    }
    let opening = cue.content(scene);
    opening.mark?;
    let from = clause::region_start(scene, cue.span.start);
    let at = (from..cue.span.start).find(|&i| scene.doc.char(i) == '从' && scene.is_border(i))?;
    let start = scene.skip_leads(at + 1, cue.span.start);
    let speaker = holder(scene, start, cue.span.start)?;
    Some(clause::draft(scene, cue, Some(speaker), words(scene, opening.at)))
}

/// What a body does with an occasion at which it speaks, and the occasions that are its own.
const HELD: &[&str] = &["举行", "举办", "召开", "主办", "新闻发布会", "发布会"];

/// Occasions at which many speak.
const OCCASIONS: &[&str] = &["博览会", "论坛", "峰会", "洽谈会", "展览"];

/// The body that a reporter learns from: the first named, with those joined to it.
fn holder(scene: &Scene, start: usize, end: usize) -> Option<Speaker> {
    // 中国—东盟博览会上: an occasion that is only named after a body is not the body's.
    let held =
        |at: usize, words: &[&str]| (at..end).any(|i| words.iter().any(|w| scene.doc.starts_with(i, w)));
    let first = scene.agencies_in(Span::new(start, end)).next();
    if first.is_some_and(|f| held(f.end, OCCASIONS) && !held(f.end, HELD)) {
        return None;
    }
    if let Some(first) = first {
        let joined =
            scene.agencies_in(Span::new(first.end, end)).take_while(|a| a.start <= first.end + 1).last();
        let end = joined.map_or(first.end, |j| j.end);
        // 市场监管总局（国家标准委）: the closing mark too.
        let open = scene.doc.char(end) == ')' && (first.start..end).any(|i| scene.doc.char(i) == '(');
        return Some(Speaker::new(Span::new(first.start, end + usize::from(open)), Sort::Body));
    }
    // 昨天|召开的|教育工作会议上: the occasion itself, when nobody is named who held it.
    let held = HELD.iter().find(|w| scene.doc.starts_with(start, w)).map(|w| start + w.chars().count());
    let own = held.filter(|&at| scene.doc.char(at) == '的');
    let start = own.map_or(start, |at| at + 1);
    // Up to the occasion: X举行的新闻发布会上.
    let occasion = HELD.iter().filter_map(|w| (start..end).find(|&i| scene.doc.starts_with(i, w))).min();
    let occasion = occasion.filter(|_| own.is_none());
    let stop = border::trim(scene, start, occasion.filter(|&o| o > start).unwrap_or(end));
    let stop = ["处", "那里", "方面", "上", "了"]
        .iter()
        .find(|w| scene.doc.ends_with(stop, w) && occasion.is_none())
        .map_or(stop, |w| {
            let cut = stop - w.chars().count();
            if *w == "处" && scene.is_border(cut) || *w != "处" { cut } else { stop }
        });
    // An occasion is named whole, up to the word for it.
    if own.is_some() && scene.source_before(start, stop, SourceKind::Meeting).is_some() {
        return Some(Speaker::new(Span::new(start, stop), Sort::Document));
    }
    (stop > start).then(|| reading::parse(scene, start, stop)).flatten()
}

/// 据伊朗媒体6日报道，… / 根据《中国网上支付研究》报告，…
pub(super) fn according_to(scene: &Scene, cue: &Cue, _: &[Draft]) -> Option<Draft> {
    if matches!(cue.tier(), Tier::Hearsay | Tier::Learn | Tier::By | Tier::Show) {
        return None;
    }
    let clause = scene.doc.clause_at(cue.span.start)?;
    let near = clause.start.max(cue.span.start.saturating_sub(REACH));
    if !scene.doc.chars()[near..cue.span.start].contains(&'据') {
        return None;
    }
    let from = clause::region_start(scene, cue.span.start);
    let at = (from..cue.span.start).rev().find(|&i| opens_frame(scene, from, i))?;
    let opening = cue.content(scene);
    opening.mark?;
    if at > from && scene.doc.char(at - 1) == '根' {
        return None;
    }
    let start = scene.skip_leads(at + 1, cue.span.start);
    if start >= cue.span.start {
        return None;
    }
    // 据卫生部门的|消息, 据零售商联合会最新|预测.
    let end = phrase::strip_particle(scene, start, cue.span.start);
    // 据商务部大数据监测: whose data they are.
    let end = ["大数据", "数据"]
        .iter()
        .filter(|w| scene.doc.ends_with(end, w))
        .map(|w| end - w.chars().count())
        .find(|&e| scene.agency_before(e).is_some())
        .unwrap_or(end);
    let speaker = speaker::before(scene, start, end)?;
    // 据成都某届运动会官网消息: a place that only begins the name of the source.
    let place = phrase::place_before(scene, speaker.span.end) == Some(speaker.span);
    if place && border::trim(scene, speaker.span.end, end) > speaker.span.end {
        return None;
    }
    // 据游客分布情况分析: what stands between is the matter, and the source is not named.
    if (speaker.span.end..end).any(|i| scene.doc.char(i) == '的') {
        return None;
    }
    let at_quote = scene
        .quote_at(opening.at)
        .filter(|q| opening.quoted && q.inner.len() >= 8 && ends_whole(scene, q.inner.end));
    if let Some(quote) = at_quote {
        return Some(Draft {
            speaker: Some(speaker),
            cue: cue.span,
            quote: quote.inner,
            more: Vec::new(),
            form: crate::model::Form::Direct,
            act: cue.row.act,
            rule: "",
        });
    }
    Some(clause::draft(scene, cue, Some(speaker), words(scene, opening.at)))
}

/// 伊朗媒体援引伊朗军方声明报道称，…: the one quoted, beside the medium that quotes.
pub(super) fn quoting(scene: &Scene, cue: &Cue, _: &[Draft]) -> Option<Draft> {
    if cue.row.word != "援引" {
        return None;
    }
    let clause = scene.doc.clause_at(cue.span.start)?;
    if !matches!(scene.doc.char(clause.end), ',' | ':') {
        return None;
    }
    let reports = ["的报道", "报道", "的话", "的消息", "消息报道", "消息称", "消息说", "称", "说"];
    let stop = (cue.span.end..clause.end).find(|&i| reports.iter().any(|w| scene.doc.starts_with(i, w)))?;
    let end = border::trim(scene, cue.span.end, stop);
    // 发言人的表态, 官员的信息: what they gave.
    let given = scene.doc.which_ends(end, words!["的表态", "的信息", "的说法", "的讲话", "的披露", "的言论"]);
    let end = given.map_or(end, |w| end - w.chars().count());
    let speaker = reading::parse(scene, cue.span.end, end).filter(Speaker::is_sure)?;
    let quote = words(scene, scene.skip_blanks(clause.end + 1, scene.doc.len()));
    Some(clause::draft(scene, cue, Some(speaker), quote))
}

fn ends_whole(scene: &Scene, inner_end: usize) -> bool {
    super::speech::ends_sentence(scene.doc.char(inner_end.saturating_sub(1)))
}

/// 根据海关总署的数据，… / 从市旅游局的统计数据来看，…
pub(super) fn by_data(scene: &Scene, cue: &Cue, _: &[Draft]) -> Option<Draft> {
    if cue.tier() != Tier::By {
        return None;
    }
    let clause = scene.doc.clause_at(cue.span.start)?;
    if WORDS_OF.contains(&cue.row.word) {
        return in_words_of(scene, cue, clause, '用');
    }
    // 在谭大福看来
    if cue.row.word == "看来" {
        return in_words_of(scene, cue, clause, '在');
    }
    let from_data = cue.row.word == "来看";
    // 采取专家根据报纸资料遴选的办法: only at the head of a clause is it a source.
    if !from_data && scene.skip_leads(clause.start, cue.span.start + 1) < cue.span.start {
        let quoted = scene.quote_around(cue.span.start).is_some_and(|q| q.inner.start == cue.span.start);
        if !quoted {
            return None;
        }
    }
    let (start, end) = if from_data {
        let from = (clause.start..cue.span.start).find(|&i| scene.doc.char(i) == '从')?;
        (from + 1, cue.span.start)
    } else {
        (cue.span.end, clause.end)
    };
    if scene.doc.char(clause.end) != ',' {
        return None;
    }
    let start = scene.skip_leads(start, end);
    let end = RULINGS
        .iter()
        .find(|w| scene.doc.ends_with(end, w))
        .map_or(end, |w| phrase::strip_particle(scene, start, end - w.chars().count()));
    let speaker = evidence(scene, start, end)?;
    let named = speaker.sort == Sort::Body || speaker.agency.is_some();
    let quote = words(scene, scene.skip_blanks(clause.end + 1, scene.doc.len()));
    named.then(|| clause::draft(scene, cue, Some(speaker), quote))
}

/// What stands behind somebody whose words are given.
const WORDS_OF: &[&str] = &["的话说", "的话来说", "的话讲", "的话来讲"];

/// 用她的话来说，“…” / 用村民的话说，… / 在村民看来，….
fn in_words_of(scene: &Scene, cue: &Cue, clause: Span, opener: char) -> Option<Draft> {
    let opening = cue.content(scene);
    opening.mark?;
    let floor = clause.start.max(cue.span.start.saturating_sub(super::scene::REACH));
    let at = (floor..cue.span.start).rev().find(|&i| scene.doc.char(i) == opener)?;
    let speaker = reading::parse(scene, at + 1, cue.span.start).filter(Speaker::is_sure)?;
    // 在我看来: whoever writes the article is no source of it.
    if matches!(scene.doc.char(speaker.span.start), '我' | '咱' | '你' | '您') {
        return None;
    }
    let quote = scene.quote_at(opening.at).filter(|q| opening.quoted && q.inner.len() >= 4);
    let words = quote.map_or_else(|| words(scene, opening.at), |q| q.inner);
    let mut draft = clause::draft(scene, cue, Some(speaker), words);
    if quote.is_some() {
        draft.form = crate::model::Form::Direct;
    }
    Some(draft)
}

/// What a named document may hold behind its name: 司法解释的规定.
const RULINGS: &[&str] =
    &["规定", "要求", "显示", "介绍", "统计", "测算", "监测", "通报", "报道", "说法", "消息", "信息"];

/// Whether 据 at `i` opens a frame: not the end of 数据, 根据, 证据.
fn opens_frame(scene: &Scene, from: usize, i: usize) -> bool {
    scene.doc.char(i) == '据'
        && (i == from
            || !matches!(scene.doc.char(i - 1), '数' | '证' | '依' | '占' | '凭' | '论' | '单' | '票'))
}

/// 国家外汇管理局最新数据显示，… — the body speaks, or the document, or the data as named.
pub(super) fn data_show(scene: &Scene, cue: &Cue, _: &[Draft]) -> Option<Draft> {
    if cue.tier() != Tier::Show {
        return None;
    }
    let opening = cue.content(scene);
    opening.mark?;
    let mut from = clause::region_start(scene, cue.span.start);
    if let Some(at) = (from..cue.span.start).find(|&i| opens_frame(scene, from, i)) {
        from = at + 1;
    }
    let from = scene.skip_leads(from, cue.span.start);
    let end = border::trim(scene, from, cue.span.start);
    let speaker = evidence(scene, from, end).or_else(|| researcher(scene, cue, from, end))?;
    Some(clause::draft(scene, cue, Some(speaker), words(scene, opening.at)))
}

/// Who stands behind the data named in `[from, end)`.
fn evidence(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let title = (from..end).rev().find(|&i| scene.doc.char(i) == '》').filter(|&i| end - i <= 8);
    if let Some(close) = title {
        return reading::parse(scene, from, close + 1).filter(|s| s.sort == Sort::Document);
    }
    let data = scene
        .source_before(from, end, SourceKind::Data)
        .or_else(|| scene.source_before(from, end, SourceKind::Document));
    let body = scene.agencies_in(Span::new(from, end)).next_back();
    // 世界银行和蓝色海洋组织发布的报告: another stands behind it, whom no table knows.
    let beside = |b: &Span| matches!(scene.doc.char(b.end), '和' | '与' | '及' | '、');
    if let Some(body) = body.filter(|b| (data.is_some() || b.end == end) && !beside(b)) {
        return Some(Speaker::new(with_joined(scene, from, body), Sort::Body));
    }
    let data = data?;
    // 一家研究机构13日公布的数据: who published is the source.
    // 新发布的数据: an attribute is nobody.
    if let Some(publisher) = reading::publisher(scene, from, data.start).filter(|p| p.span.len() > 1) {
        return Some(publisher);
    }
    let owner_end = phrase::strip_particle(scene, from, data.start);
    if let Some(owner) = scene.source_before(from, owner_end, SourceKind::Pronoun) {
        return Some(Speaker::new(owner, Sort::Pronoun));
    }
    // 两国医学专家研究发现: those who found it.
    if is_researcher(scene, owner_end)
        && let Some(people) = speaker::before(scene, from, owner_end)
    {
        return Some(people);
    }
    let whole = phrase::extend_left(scene, from, data);
    // 来自|海关的数据
    let whole = if scene.doc.starts_with(whole.start, "来自") && whole.len() > data.len() + 2 {
        Span::new(whole.start + 2, whole.end)
    } else {
        whole
    };
    // 海关统计数据: an institution that is no mention of its own may stand before the data.
    let owner = phrase::strip_particle(scene, whole.start, data.start);
    if owner > whole.start && owner::body_ending(scene, whole.start, owner).is_some() {
        return Some(Speaker::new(Span::new(whole.start, owner), Sort::Body));
    }
    Some(Speaker::new(whole, Sort::Document))
}

/// 路透社和|益普索: a body with those that are joined to it.
fn with_joined(scene: &Scene, from: usize, last: Span) -> Span {
    let mut whole = last;
    while whole.start > from + 2 && matches!(scene.doc.char(whole.start - 1), '和' | '与' | '及' | '、') {
        let Some(first) = scene.agency_before(whole.start - 1).filter(|a| a.start >= from) else { break };
        whole.start = first.start;
    }
    whole
}

/// 美国科学家最近经研究发现，…
fn researcher(scene: &Scene, cue: &Cue, from: usize, end: usize) -> Option<Speaker> {
    if cue.row.word != "发现" {
        return None;
    }
    let speaker = speaker::before(scene, from, end)?;
    is_researcher(scene, speaker.span.end).then_some(speaker)
}

/// Whether those who do research are named up to `end`: 营养学家, 研究人员.
fn is_researcher(scene: &Scene, end: usize) -> bool {
    scene.doc.ends_with_any(
        end,
        words!["学家", "专家", "学者", "研究人员", "科研人员", "团队", "研究者", "调查人员", "医生"],
    )
}
