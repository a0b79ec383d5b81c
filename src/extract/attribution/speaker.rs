//! Who speaks: the phrase before a verb of saying, or the subject at the head of its clause.
//! 昨日，区法院政治处主任杨露霜在接受采访时 → speaker 杨露霜, title 政治处主任, agency 区法院.

use super::border;
use super::name;
use super::phrase;
use super::reading;
use super::scene::{REACH, Scene};
use crate::charset::words;
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::speakers::TitleKind;
use crate::model::Span;
use crate::segment::Token;

/// What sort of source a speaker is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    /// A name: 杨露霜.
    Person,
    /// Somebody named by role alone: 相关负责人.
    Role,
    /// A body: 区法院.
    Body,
    /// 他, 该机构.
    Pronoun,
    /// 《通知》, 声明.
    Document,
    /// A noun that is known to speak: 代表们, 俄方, 美国媒体.
    Group,
    /// Any other noun phrase: 以色列女兵.
    Phrase,
}

/// A source and what stands next to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Speaker {
    pub span: Span,
    pub title: Option<Span>,
    pub agency: Option<Span>,
    pub sort: Sort,
}

impl Speaker {
    pub fn new(span: Span, sort: Sort) -> Speaker {
        Speaker { span, title: None, agency: None, sort }
    }

    /// Whether the phrase alone proves that somebody is named.
    pub fn is_sure(&self) -> bool {
        self.sort != Sort::Phrase
    }

    /// One past the last character of the whole phrase.
    pub fn end(&self) -> usize {
        self.title.map_or(self.span.end, |t| t.end.max(self.span.end))
    }

    /// First character of the whole phrase.
    pub fn start(&self) -> usize {
        [self.title, self.agency].into_iter().flatten().map(|s| s.start).fold(self.span.start, usize::min)
    }
}

/// The speaker of a cue that stands at `end`; the clause begins at `from`.
pub(super) fn before(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let from = scene.skip_leads(from, end);
    let whole = end;
    let end = border::trim(scene, from, end);
    if end <= from {
        return None;
    }
    // 高鸿钧委员代表无党派人士界发言说: on whose behalf does not matter.
    let behalf = (from + 2..end).find(|&i| {
        scene.doc.starts_with(i, "代表")
            && (scene.title_before(from, i, |k| k == TitleKind::After).is_some()
                || scene.known_name(from, i).is_some())
    });
    if let Some(speaker) = behalf.and_then(|i| reading::parse(scene, from, i)).filter(Speaker::is_sure) {
        return Some(speaker);
    }
    // 给予很高的|评价: behind 的 the cue is a noun, and nobody stands right before it.
    let noun = scene.doc.char(end - 1) == '的';
    if !noun
        && !border::ends_in_circumstance(scene, from, end)
        && (whole == end || !border::ends_in_circumstance(scene, from, whole))
    {
        // 指着新夏常服说: the clause begins with its verb, so the noun is what is acted on.
        let acts = scene
            .token_at(from)
            .is_some_and(|t| t.start == from && t.end <= end && matches!(t.tag, "v" | "vd"));
        let adjacent = reading::parse(scene, from, end).filter(|s| s.sort != Sort::Phrase || !acts);
        // 《晨报》援引市政厅的数据报道称: the one quoted is not the one who reports.
        let quotes = (from..end).any(|i| i > from && scene.doc.starts_with(i, "援引"));
        let adjacent = adjacent.filter(|_| !quotes);
        // 在维也纳发表声明称: the place of the act, not who acts;
        let acted_on = |s: &Speaker| {
            border::is_means(scene, from, s.start())
                || border::follows_preposition(scene, from, s.start())
                || border::inside_preposition(scene, from, s.start())
        };
        if let Some(speaker) = adjacent.filter(|s| !acted_on(s)) {
            // 习近平总书记就推进新型工业化作出指示: where a person heads the clause, the phrase is the matter.
            let person =
                (speaker.sort == Sort::Phrase).then(|| subject(scene, from, end)).flatten().filter(|s| {
                    let acts = !phrase::is_verbless(scene, speaker.span);
                    (s.sort == Sort::Person || s.sort == Sort::Role && acts)
                        // 总书记、国家主席习近平: several posts in a row.
                        && (s.start() == from || s.title.is_some() && scene.doc.char(s.start() - 1) == '、')
                        && s.end() < end
                });
            return person.map(|p| with_companion(scene, p, &speaker)).or(Some(speaker));
        }
    }
    subject(scene, from, end)
}

/// Whether 向 at `pos` is the family name of somebody whose title stands before it: 局长向红梅在接受采访时.
fn is_surname(scene: &Scene, from: usize, pos: usize, end: usize) -> bool {
    scene.doc.char(pos) == '向'
        && scene.title_before(from, pos, |k| k != TitleKind::Honorific).is_some()
        && (2..=3).map(|n| pos + n).filter(|&e| e <= end).any(|e| {
            let ends =
                e == end || matches!(scene.doc.char(e), '在' | '就' | '对') || scene.filler_at(e).is_some();
            ends && name::follows_title(scene, Span::new(pos, e))
        })
}

/// 外长费丹与外长阿提发表联合声明: what two declare together is nobody's alone.
fn declared_together(scene: &Scene, first: &Speaker, end: usize) -> Option<Speaker> {
    if !matches!(scene.doc.char(first.end()), '与' | '和' | '同') {
        return None;
    }
    let at = (first.end() + 2..end.min(first.end() + REACH)).find(|&i| {
        scene.doc.starts_with_any(
            i,
            words!["发表联合声明", "发表共同声明", "联合发表", "共同发表", "联合宣布", "共同宣布"],
        )
    })?;
    let second = reading::parse(scene, first.end() + 1, at).filter(|s| s.is_sure() && s.end() == at)?;
    (second.start() == first.end() + 1).then(|| Speaker::new(Span::new(first.start(), at), Sort::Group))
}

/// 西哈莫尼国王和莫尼列太后: two who speak together are named together, though the second is not understood.
fn with_companion(scene: &Scene, person: Speaker, phrase: &Speaker) -> Speaker {
    let joined = phrase.start() <= person.end() + 1
        && matches!(scene.doc.char(person.end()), '和' | '与' | '及' | '、');
    if joined { Speaker::new(Span::new(person.start(), phrase.end()), Sort::Person) } else { person }
}

/// The subject at the head of a clause whose verb phrase goes on to `end`:
/// 李强 in 李强在同安瓦尔举行会谈时.
pub(super) fn subject(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let from = scene.skip_leads(from, end);
    let whole = end;
    let end = end.min(from + REACH);
    // 美国媒体援引知情人士消息: who quotes is the subject.
    let end = (from + 1..end).find(|&i| scene.doc.starts_with(i, "援引")).unwrap_or(end);
    let tokens = scene.tokens(from);
    let (first, last) =
        (tokens.partition_point(|t| t.start < from), tokens.partition_point(|t| t.start <= end));
    let tokens = &tokens[first..last.max(first)];
    let words = tokens
        .iter()
        // 委员会|执行|副主席: an attribute of the title.
        .filter(|t| {
            let attribute = scene.doc.starts_with_any(t.start, words!["执行", "代理", "候任"]);
            !(attribute && scene.doc.longest_at(t.end, Table::Titles).is_some())
        })
        // 助理署长: a title may begin with what the segmenter calls a verb.
        // 首相, which the segmenter calls an adverb, is one itself.
        .filter(|t| {
            scene.doc.longest_at(t.start, Table::Titles).is_none_or(|h| {
                let end = h.end as usize;
                end < t.end || end == t.end && t.tag.starts_with('v')
            })
        })
        // 网信办|有关|负责人: an attribute of what follows.
        .filter(|t| !phrase::is_attribute(scene, t))
        .filter(|t| {
            // 一名护士|推门进来: a verb of one character, where a role ends.
            let acts = t.tag == "v"
                && scene.title_before(from, t.start, |_| true).is_some()
                && !name::is_sound(scene.doc.char(t.start));
            // 县长陈立平|说: a verb of saying is no end of a name.
            let says = t.tag == "v"
                && t.end == t.start + 1
                && scene.doc.longest_at(t.start, Table::Cues).is_some_and(|h| h.end as usize == t.end);
            border::may_end_subject(scene, t) || acts || says
        })
        // 唐仁|健在: what ends in a preposition behind a name is no verb.
        .filter(|t| {
            !(t.end == t.start + 2
                && scene.doc.char(t.end - 1) == '在'
                && name::looks_chinese(scene, Span::new(from.max(t.end.saturating_sub(4)), t.end - 1)))
        })
        .map(|t| t.start)
        .filter(|&i| !is_surname(scene, from, i, end));
    // A preposition may have been cut into a name or a set phrase: 卢拉|在会上, 部长唐仁|健在, 韩|正在致辞中.
    let split = |i: usize| {
        scene.is_border(i)
            || scene.token_at(i).is_some_and(|t| {
                let titled = (2..=6).filter_map(|n| i.checked_sub(n)).any(|at| {
                    scene.title_before(from, at, |k| k != TitleKind::Honorific).is_some()
                        && name::follows_title(scene, Span::new(at, i))
                });
                let surname = t.start == from + 1 && i == from + 2 && name::surname_at(scene, from) == 1;
                name::is_name_tag(t.tag) || t.end == i + 1 && (titled || surname)
            })
    };
    let prepositions = (from..end)
        .filter(|&i| {
            matches!(scene.doc.char(i), '在' | '就' | '对' | '向')
                && split(i)
                && !is_surname(scene, from, i, end)
        })
        // 留学生代表|致信校长: before a verb it is a noun.
        .chain((from..end).filter(|&i| {
            let verb = |t: Token| t.tag.starts_with('v') && t.end > t.start + 1;
            scene.doc.starts_with(i, "代表") && !scene.token_at(i + 2).is_some_and(verb)
        }));
    if let Some(name) = scene.known_name_at(from, end) {
        let mut speaker = Speaker::new(name, Sort::Person);
        let behind =
            scene.doc.longest_at(name.end, Table::Titles).filter(|h| scene.title(h).kind == TitleKind::After);
        speaker.title = behind.map(|h| Span::new(name.end, h.end as usize));
        return Some(speaker);
    }
    // 处长任勤|证实了: behind a title a name is over where its word is, whatever follows.
    let names = tokens
        .iter()
        .filter(|t| name::is_name_tag(t.tag) && t.end - t.start > 1)
        .filter(|t| scene.doc.longest_at(t.end, Table::Cues).is_some())
        .filter(|t| scene.title_before(from, t.start, |k| k != TitleKind::Honorific).is_some())
        .map(|t| t.end);
    let mut borders: Vec<usize> =
        words.chain(names).chain(prepositions).chain([end]).filter(|&b| b > from && b <= end).collect();
    borders.sort_unstable();
    borders.into_iter().take(8).find_map(|border| {
        let end = border::trim(scene, from, border);
        let end = if scene.doc.ends_with(end, "方面") { end - 2 } else { end };
        let speaker =
            reading::parse(scene, from, end).filter(|s| s.is_sure() && end > from && s.end() == end)?;
        // 英联邦26日在首脑会议|结束后: where it was, not who.
        if border::follows_preposition(scene, from, speaker.start()) {
            return None;
        }
        let speaker = declared_together(scene, &speaker, whole).unwrap_or(speaker);
        // 美国|当选总统, 巴|以冲突斡旋方: a place before a noun only says whose it is.
        let goes_on = speaker.sort == Sort::Group
            && (phrase::noun_follows(scene, speaker.end()) || speaker.span.len() == 1);
        // 接受本报记者采访: who asks, not who speaks.
        let asks = scene.doc.starts_with_any(speaker.end(), words!["采访", "专访", "提问"]);
        (!goes_on && !asks).then_some(speaker)
    })
}

/// 当地|消防部门: a source that has no name of its own is one of that place.
pub(super) fn local(doc: &Doc, speaker: Speaker) -> Speaker {
    let Span { start, end } = speaker.span;
    let nameless =
        matches!(speaker.sort, Sort::Group | Sort::Role | Sort::Phrase) && speaker.agency.is_none();
    let local = nameless && start >= 2 && doc.ends_with(start, "当地");
    Speaker { span: Span::new(start - if local { 2 } else { 0 }, end), ..speaker }
}

/// 不愿意透露姓名的|高级官员: that somebody is not to be named is no part of what he is called.
pub(super) fn unnamed(doc: &Doc, speaker: Speaker) -> Speaker {
    let Span { start, end } = speaker.span;
    let hidden = ["姓名的", "身份的", "具名的", "匿名的"];
    let rest = (start + 3..end).rev().find(|&i| hidden.iter().any(|w| doc.ends_with(i, w)));
    Speaker { span: Span::new(rest.unwrap_or(start), end), ..speaker }
}
