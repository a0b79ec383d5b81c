//! The verbs and phrases that report words, with the look-alikes left out.
//! 他表示，职称评审已经结束 → the cue 表示; 职称 holds none.

use super::scene::Scene;
use crate::charset::{WordList, words};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::cues::{self, Content, Tier};
use crate::model::Span;

/// A cue found in the text.
#[derive(Clone, Copy)]
pub(super) struct Cue<'a> {
    pub span: Span,
    pub row: &'a cues::Cue,
}

/// Verbs whose object, the one spoken to, stands between them and the words: 告诉记者，…
const TELLING: &[&str] = &["告诉", "告知"];

/// Verbs that take those who are warned as their object.
const WARNING: &[&str] = &["提醒", "建议", "告诫", "警告", "提示"];

impl Cue<'_> {
    pub fn tier(&self) -> Tier {
        self.row.tier
    }

    /// Where the reported words may begin, and by which mark.
    pub fn content(&self, scene: &Scene) -> Opening {
        let doc = scene.doc;
        let line_end = doc.paragraph_at(self.span.start).map_or(self.span.end, |p| p.end);
        let mut at = scene.skip_blanks(said_so(doc, self.span).unwrap_or(self.span.end), line_end);
        if TELLING.contains(&self.row.word) {
            // 老师告诉我要再等三天: the words follow a pronoun at once. 历史告诉我们要珍惜和平: nobody speaks.
            let pronoun = doc.which_starts(at, words!["我们", "他们", "她们", "大家", "我", "他", "她"]);
            if let Some(pronoun) = pronoun {
                let next = at + pronoun.chars().count();
                if doc.char(next).is_alphanumeric() {
                    let mark = (next == at + 1).then_some(',');
                    return Opening { at: next, mark, quoted: false };
                }
            }
            // 民警告知这是骗局: nobody stands between.
            if self.row.word == "告知" && doc.char(at) == '这' {
                return Opening { at, mark: Some(','), quoted: false };
            }
            // The one spoken to: 告诉《晨报》记者，…
            let told = (at..line_end.min(at + 16))
                .find(|&i| matches!(doc.char(i), ',' | ':' | '。' | '“' | '「' | '"'));
            match told {
                Some(i) if doc.char(i) != '。' => at = i,
                _ => {}
            }
        }
        // 问大家：“…”: the one asked stands before a colon.
        if self.row.word == "问" {
            let mark = (at..line_end.min(at + 6)).find(|&i| matches!(doc.char(i), ',' | ':' | '。' | '“'));
            at = mark.filter(|&i| doc.char(i) == ':').unwrap_or(at);
        }
        at = self.warned(scene, at, line_end).unwrap_or(at);
        let mark = doc.char(at);
        let next = scene.skip_blanks(at + 1, line_end);
        match mark {
            ':' if next >= line_end => self.next_line(scene, line_end),
            ':' | ',' if next < line_end => {
                Opening { at: next, mark: Some(mark), quoted: scene.quote_at(next).is_some() }
            }
            _ if scene.quote_at(at).is_some() => Opening { at, mark: None, quoted: true },
            _ => Opening { at, mark: None, quoted: false },
        }
    }
}

impl Cue<'_> {
    /// 提醒考生，…: where those who are warned end, when a comma follows them.
    fn warned(&self, scene: &Scene, at: usize, line_end: usize) -> Option<usize> {
        const FARTHEST: usize = 8;
        if !WARNING.contains(&self.row.word) {
            return None;
        }
        let doc = scene.doc;
        let end = (at..line_end.min(at + FARTHEST)).find(|&i| matches!(doc.char(i), ',' | ':' | '。'))?;
        let noun =
            doc.longest_before(end, Table::Titles).or_else(|| doc.longest_before(end, Table::Sources))?;
        let gap = (noun.start as usize).checked_sub(at)?;
        (gap == 0 || gap == 2 && doc.starts_with(at, "广大")).then_some(end)
    }

    /// 他在信中写道： with the quotation in the next line.
    fn next_line(&self, scene: &Scene, line_end: usize) -> Opening {
        let paragraphs = scene.doc.paragraphs();
        let next = paragraphs.get(paragraphs.partition_point(|p| p.start < line_end));
        let at = next.map(|p| scene.skip_blanks(p.start, p.end)).filter(|&at| scene.quote_at(at).is_some());
        match at {
            Some(at) => Opening { at, mark: Some(':'), quoted: true },
            None => Opening { at: self.span.end, mark: None, quoted: false },
        }
    }
}

/// How the reported words begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    /// First character of the words, or their quotation mark.
    pub at: usize,
    /// The comma or colon before it.
    pub mark: Option<char>,
    /// Whether a quotation mark opens there.
    pub quoted: bool,
}

/// All cues of the text, by position, none inside another or inside a look-alike.
pub(super) fn find<'a>(doc: &'a Doc) -> Vec<Cue<'a>> {
    let mut found: Vec<Cue> = Vec::new();
    for hit in doc.hits(&[Table::Cues]) {
        let span = Span::new(hit.start as usize, hit.end as usize);
        if found.last().is_some_and(|c| c.span.end > span.start) {
            continue;
        }
        let row = &doc.lexicon().cues[hit.row as usize];
        let (span, row) = verb_behind_quoted(doc, span).unwrap_or((span, row));
        if is_false(doc, span) || is_noun(doc, span, row) {
            continue;
        }
        let span = Span::new(publishing(doc, span.start), span.end);
        let goes_on = |first: &Cue| {
            // 的提问|表示: behind 的 the first one is a noun.
            let noun = doc.char(first.span.start.wrapping_sub(1)) == '的';
            let verbs = first.row.tier == Tier::Say && row.tier == Tier::Say;
            first.span.end == span.start && verbs && first.row.content != Content::Quote && !noun
        };
        match found.last_mut().filter(|c| goes_on(c)) {
            // 指责|称: two verbs side by side are one phrase.
            Some(first) => *first = Cue { span: Span::new(first.span.start, span.end), row },
            None => found.push(Cue { span, row }),
        }
    }
    found
}

/// 路透社援引外交官的话|说: behind somebody who is quoted, the words are reported with the verb alone.
fn verb_behind_quoted<'a>(doc: &'a Doc, phrase: Span) -> Option<(Span, &'a cues::Cue)> {
    const FARTHEST: usize = 24;
    let verb = Span::new(phrase.end - 1, phrase.end);
    if !doc.starts_with(phrase.start, "的话") || doc.char(verb.start) != '说' {
        return None;
    }
    let before = (phrase.start.saturating_sub(FARTHEST)..phrase.start).rev();
    let quoted = before
        .take_while(|&i| !matches!(doc.char(i), ',' | '。' | ';' | '\n'))
        .any(|i| doc.starts_with(i, "援引"));
    let hit = doc.longest_at(verb.start, Table::Cues).filter(|_| quoted)?;
    Some((verb, &doc.lexicon().cues[hit.row as usize]))
}

/// Verbs of publishing and what is published: together with the cue they are one phrase, 发表联合声明称.
const PUBLISHING: WordList = WordList::of(&["发表", "发布", "公布", "刊发", "刊登", "发出", "作出", "做出"]);
const PUBLISHED: WordList = WordList::of(&[
    "声明",
    "公告",
    "文章",
    "报告",
    "讲话",
    "社论",
    "演讲",
    "致辞",
    "评论",
    "通报",
    "消息",
    "公报",
    "推文",
    "报道",
    "指示",
    "批示",
    "视频",
    "帖文",
    "财报",
    "谈话",
    "咨文",
    "论文",
    "研究报告",
]);

/// Where the phrase of a cue begins that stands at `start`.
fn publishing(doc: &Doc, start: usize) -> usize {
    const FARTHEST: usize = 16;
    if !doc.ends_with_any(start, &PUBLISHED) && !doc.starts_with_any(start, &PUBLISHED) {
        return start;
    }
    let floor = start.saturating_sub(FARTHEST);
    let verb = (floor..start)
        .rev()
        .take_while(|&i| !matches!(doc.char(i), ',' | '。' | ':' | ';' | '的' | '\n'))
        .find(|&i| doc.starts_with_any(i, &PUBLISHING) && doc.char(i + 2) != '会');
    // 联合国调查|报告称: the noun is longer than the part that stands in the cue.
    let noun = doc.starts_with(start, "报告").then(|| {
        let before = ["阶段性调查", "调查", "研究", "评估", "分析"];
        before.iter().find(|w| doc.ends_with(start, w)).map(|w| start - w.chars().count())
    });
    verb.or(noun.flatten()).unwrap_or(start)
}

/// Whether the verb stands inside a phrase that reports nothing, or is denied, or is a noun.
fn is_false(doc: &Doc, span: Span) -> bool {
    // 据县水利局的统计: in a frame the noun behind 的 is the cue.
    let framed = || doc.char(span.start.wrapping_sub(1)) == '的' && is_framed(doc, span.start);
    let covers = |&start: &usize| {
        let covered = doc.longest_at(start, Table::FalseCues).is_some_and(|h| h.end as usize >= span.end);
        // …，并称…: one who goes on, not two who are named together.
        let goes_on = || doc.char(start) == '并' && matches!(doc.char(start.wrapping_sub(1)), ',' | ';');
        covered && !(start + 1 == span.start && (framed() || goes_on()))
    };
    // 同学说, 导演说: what ends before the verb is a title, no 学说 and no 演说.
    let covered = || {
        let first = (span.start.saturating_sub(8)..=span.start).find(covers);
        first.is_some_and(|first| {
            let titled = doc.longest_before(span.start, Table::Titles).filter(|t| t.end - t.start > 1);
            titled.is_none_or(|t| first <= t.start as usize) || covers(&span.start)
        })
    };
    let denied = doc.ends_with_any(
        span.start,
        words!["没有", "未", "拒绝", "不愿", "无法", "被", "不能", "不必", "无需", "未曾", "予以"],
    );
    let next = doc.char(span.end);
    let joined = matches!(doc.char(span.start.wrapping_sub(1)), '、');
    // 大数|据监测: the end of 数据.
    let data = doc.char(span.start) == '据' && doc.char(span.start.wrapping_sub(1)) == '数';
    // 表示过去一年: a word of its own, and no ending of the verb.
    let word = matches!(next, '了' | '过' | '着')
        && doc.token_at(span.end).is_some_and(|t| t.start == span.end && t.end > span.end + 1);
    let relative =
        matches!(next, '的' | '了' | '过' | '着' | '、' | '》') && !word && said_so(doc, span).is_none();
    denied || joined || data || relative || covered()
}

/// Whether 据 at the head of the clause stands before `pos`, and is no 据 of 根据.
fn is_framed(doc: &Doc, pos: usize) -> bool {
    const FARTHEST: usize = 24;
    let head = (pos.saturating_sub(FARTHEST)..pos).rev().take_while(|&i| doc.char(i) != ',');
    head.last().is_some_and(|i| doc.char(i) == '据' || doc.starts_with(i, "另据"))
}

/// Where the words begin behind 所说的那样, 所说的: the mark behind it.
fn said_so(doc: &Doc, span: Span) -> Option<usize> {
    if !doc.starts_with(span.start, "所") {
        return None;
    }
    let at = doc.which_starts(span.end, words!["的那样", "的"])?.chars().count() + span.end;
    (doc.char(at) == ',').then_some(at)
}

/// Whether a verb of holding or demanding is a noun here, or an adverb: 对形势的分析判断和对工作的部署; 明确|指出.
fn is_noun(doc: &Doc, span: Span, row: &cues::Cue) -> bool {
    if !matches!(row.tier, Tier::Think | Tier::Order) {
        return false;
    }
    let listed = matches!(doc.char(span.end), '和' | '及') && {
        let tokens = doc.tokens_at(span.end);
        tokens.iter().any(|t| t.start == span.end && t.end == span.end + 1)
    };
    let adverb = row.word == "明确" && doc.hits_at(span.end).any(|h| h.table == Table::Cues);
    // 合规服务、平台口碑等要求
    let summed = doc.char(span.start.wrapping_sub(1)) == '等';
    listed || adverb || summed
}

/// Whether a cue of this sort needs a mark before the words.
pub(super) fn needs_mark(cue: &Cue) -> bool {
    cue.row.content != Content::Clause
}
