//! Words reported as a clause: from behind the cue to the end of the sentence.
//! 国家林草局表示，将抓紧制定意见。 → indirect, quote 将抓紧制定意见.

use super::cue::{Cue, needs_mark};
use super::scene::Scene;
use super::speaker::{self, Sort, Speaker};
use super::{Draft, speech, veto};
use crate::charset::{WordList, words};
use crate::lexicon::Table;
use crate::lexicon::cues::{Content, Tier};
use crate::lexicon::speakers::SourceKind;
use crate::model::{Act, Form, Span};

/// Fewest characters of words that follow a cue without a mark.
const LEAST_BARE: usize = 4;

/// No sentence is longer; without a mark that ends it, words would run through a line of megabytes.
const LONGEST: usize = 800;

/// Verbs of those who move something, in the passive as often as not.
const MOVED: &[&str] = &["提出", "宣布", "公布", "发布", "建议"];

/// Prepositions whose object is what is asked for: 按照上级要求.
const FOLLOWING: WordList =
    WordList::of(&["按照", "根据", "基于", "依照", "遵照", "对照", "围绕", "针对", "符合", "落实"]);

/// Verbs whose object is what was asked for.
const CARRYING_OUT: WordList = WordList::of(&["贯彻", "执行", "落实"]);

/// 李强指出，要… / 俄方称再击落一架无人机.
pub(super) fn clause(scene: &Scene, cue: &Cue, _: &[Draft]) -> Option<Draft> {
    let opening = indirect_opening(scene, cue)?;
    // 远程火力的补充: a noun; but 联合会发布的报告称: the verb stands behind what was made public.
    if scene.doc.char(cue.span.start.wrapping_sub(1)) == '的' && noun_of(scene, cue).is_none() {
        return None;
    }
    let from = region_start(scene, cue.span.start);
    // 按照总理等领导同志批示要求，…: a noun too; 各方要贯彻落实总书记指示和总理要求，….
    let follows = || {
        scene.doc.starts_with_any(from, &FOLLOWING)
            || (from..cue.span.start).any(|i| scene.doc.starts_with_any(i, &CARRYING_OUT))
    };
    if cue.tier() == Tier::Order && follows() || veto::is_noun(scene, cue, from) {
        return None;
    }
    // 针对美国国防部称，…: the preposition takes what is said, not who says it.
    let from = if scene.doc.starts_with(from, "针对") { from + 2 } else { from };
    // 专家根据公布的照片确认，…: what they go by stands between them and the verb.
    let basis = (from + 1..cue.span.start).find(|&i| scene.doc.starts_with(i, "根据") && scene.is_border(i));
    // 各地根据上级要求，…: what they go by is what was asked.
    if basis.is_some() && cue.tier() == Tier::Order {
        return None;
    }
    let end = basis.unwrap_or(cue.span.start);
    let found = short_head(scene, cue, from).or_else(|| speaker::before(scene, from, end));
    let Some(speaker) = found else {
        return noun_in_cue(scene, cue, from, opening.at);
    };
    if basis.is_none() && NOUNS.contains(&cue.row.word) && is_compound(scene, &speaker, cue.span.start) {
        return None;
    }
    if opening.mark.is_none() && !may_speak_bare(scene, cue, &speaker) {
        return None;
    }
    // 该决议由法国、中国等40多国共同提出，…: it is the motion that is spoken of.
    let passive = (from..speaker.start())
        .any(|i| scene.doc.char(i) == '由' && scene.token_at(i).is_some_and(|t| t.end == i + 1));
    // 《办法》今日公布，…: made public by somebody else.
    // 论坛的年度书单在京发布，…: what is published stands before the verb, unless a body stands right there.
    let apart = super::border::trim(scene, speaker.span.start, cue.span.start) != speaker.span.end
        || speaker.start() != scene.skip_leads(from, cue.span.start);
    let titled = cue.row.word == "发布" && (opening.quoted || apart);
    let published = titled || speaker.sort == Sort::Document && matches!(cue.row.word, "公布" | "发布");
    // 学习讲话精神和通令要求，…: a paper in a list is what is studied, and asks nothing.
    let listed = cue.tier() == Tier::Order
        && speaker.sort == Sort::Document
        && matches!(scene.doc.char(speaker.span.start.wrapping_sub(1)), '和' | '及');
    if listed || passive && MOVED.contains(&cue.row.word) || published {
        return None;
    }
    if veto::is_embedded(scene, cue, &speaker, &opening)
        || veto::is_denied(scene, &speaker, cue)
        || veto::is_measured(scene, &speaker)
        || veto::is_addressed(scene, &speaker)
    {
        return None;
    }
    // 我建议…: whoever writes the article is no source of it.
    let writer = speaker.sort == Sort::Pronoun && matches!(scene.doc.char(speaker.span.start), '我' | '咱');
    if !takes(cue, &speaker) || writer {
        return None;
    }
    let quote = words(scene, opening.at);
    // 独岛（日本称“竹岛”）: a name and nobody's words.
    let bracketed = scene.doc.char(speaker.start().wrapping_sub(1)) == '(';
    if bracketed
        && opening.quoted
        && scene.quote_at(opening.at).is_some_and(|q| scene.doc.char(q.outer.end) == ')')
    {
        return None;
    }
    // 对于美方称谈判在即，外长12日表示…: what somebody else takes up ends with its clause.
    let taken_up = scene.doc.ends_with_any(speaker.start(), words!["对于", "针对", "就"]);
    let comma = || scene.doc.marks_in(quote).find(|&mark| scene.doc.char(mark) == ',');
    let end = (taken_up && opening.mark.is_none()).then(comma).flatten();
    let quote = Span::new(quote.start, end.unwrap_or(quote.end));
    Some(draft(scene, cue, Some(beside(scene, from, speaker)), quote))
}

/// 沙特俄罗斯称…: two countries side by side at the head of a headline speak together.
fn beside(scene: &Scene, from: usize, speaker: Speaker) -> Speaker {
    let country = |end: usize| super::phrase::place_before(scene, end).filter(|&w| scene.is_country(w));
    let alone = speaker.title.is_none() && country(speaker.span.end) == Some(speaker.span);
    match country(speaker.span.start).filter(|first| alone && first.start == from && is_headline(scene, from))
    {
        Some(first) => Speaker { span: Span::new(first.start, speaker.span.end), ..speaker },
        None => speaker,
    }
}

/// Verbs that end a noun as often as not.
const NOUNS: &[&str] = &[
    "要求", "主张", "建议", "判断", "预判", "总结", "承诺", "预测", "评估", "评价", "规定", "期待", "希望",
    "警告", "讲述", "公布", "确认",
];

/// Whether a verb of holding or demanding is the end of a noun, so that the speaker stands further left:
/// 落实总书记重要指示|要求, 赞同对方政策|主张.
fn is_compound(scene: &Scene, speaker: &Speaker, cue: usize) -> bool {
    let gap = Span::new(speaker.end(), super::border::trim(scene, speaker.end(), cue).max(speaker.end()));
    let told = matches!(scene.doc.char(gap.start), '向') || scene.doc.ends_with(gap.end, "方面");
    let report = scene.source_before(gap.start, gap.end, SourceKind::Document).is_some();
    !gap.is_empty()
        && !told
        && !report
        && scene.token_at(cue - 1).is_some_and(|t| {
            t.end == cue
                && t.start >= speaker.end()
                && matches!(t.tag, "n" | "vn" | "a" | "b" | "l" | "nz" | "an" | "j")
        })
}

/// 声明称, 报道说: nothing stands before, so the noun of the phrase is the source.
fn noun_in_cue(scene: &Scene, cue: &Cue, from: usize, words_at: usize) -> Option<Draft> {
    let exists = usize::from(scene.doc.char(cue.span.start.wrapping_sub(1)) == '有');
    if scene.skip_leads(from, cue.span.start) + exists < cue.span.start {
        return None;
    }
    // 有|报道指出: there is one.
    let noun = noun_of(scene, cue)?;
    let mut draft = draft(scene, cue, Some(Speaker::new(noun, Sort::Document)), words(scene, words_at));
    draft.cue.start = noun.end;
    Some(draft)
}

/// The document that a cue begins with: 报告 of 报告称.
fn noun_of(scene: &Scene, cue: &Cue) -> Option<Span> {
    let mut hits = scene.doc.hits_at(cue.span.start);
    let noun =
        hits.find(|h| h.table == Table::Sources && (h.end as usize) < cue.span.end && h.end - h.start >= 2)?;
    Some(Span::new(cue.span.start, noun.end as usize))
}

/// Where indirect words begin, when the cue allows them.
pub(super) fn indirect_opening(scene: &Scene, cue: &Cue) -> Option<super::cue::Opening> {
    // 记者问：有何评论？ A question behind a mark needs no quotation marks.
    let asked = |c: &Cue| {
        let opening = c.content(scene);
        let bare = c.row.act == Act::Ask && opening.mark.is_some() && !opening.quoted;
        bare && scene.doc.char(words(scene, opening.at).end) == '?'
    };
    if cue.row.content == Content::Quote && !asked(cue)
        || matches!(cue.tier(), Tier::Frame | Tier::Hearsay | Tier::Learn | Tier::By)
    {
        return None;
    }
    let opening = cue.content(scene);
    if opening.mark.is_none() && needs_mark(cue) && !is_plan(scene, cue, opening.at) {
        return None;
    }
    let next = scene.doc.char(opening.at);
    (next.is_alphanumeric() || scene.quote_at(opening.at).is_some() || matches!(next, '《' | '('))
        .then_some(opening)
}

/// 提出要加快建设, 提出到2030年建成: what is put forward is a plan, no noun; but 提出要求, 提出三点建议.
fn is_plan(scene: &Scene, cue: &Cue, at: usize) -> bool {
    let alone = scene.token_at(at).is_some_and(|t| t.start == at && t.end == at + 1);
    let dated = |pos: usize| scene.date_at(pos).is_some();
    cue.row.word == "提出"
        && match scene.doc.char(at) {
            '要' | '将' | '应' => alone && !scene.doc.starts_with(at, "要求"),
            '到' => dated(at + 1),
            _ => dated(at) && scene.doc.starts_with(at, "到"),
        }
}

/// Whether this sort of source goes with this sort of cue.
fn takes(cue: &Cue, speaker: &Speaker) -> bool {
    match cue.tier() {
        Tier::Show => false,
        // 要求 and its like are nouns as often as verbs: only a sure source says them.
        Tier::Order => speaker.is_sure(),
        // Bylines report too: 本报记者黄涛报道.
        Tier::Report => !matches!(speaker.sort, Sort::Person | Sort::Role),
        _ => true,
    }
}

/// Without a mark the source must be sure, and the words long enough to be some.
fn may_speak_bare(scene: &Scene, cue: &Cue, speaker: &Speaker) -> bool {
    // Only whether there are some words is asked here.
    let quote = words_within(scene, cue.span.end, 4 * LEAST_BARE);
    // 王明要求 alone proves no name; 王明 met before, or with a title, does.
    let named = speaker.sort != Sort::Person
        || speaker.title.is_some()
        || scene.known_name(speaker.span.start, speaker.span.end).is_some()
        || region_start(scene, cue.span.start) == speaker.span.start;
    // 要求更高: a noun and its adjective.
    let graded = cue.tier() == Tier::Order
        && matches!(scene.doc.char(cue.span.end), '更' | '越' | '较' | '很' | '不' | '高' | '极');
    // 铁路、民航预计发送旅客: what is planned, not what is said.
    let place = super::phrase::place_before(scene, speaker.span.end) == Some(speaker.span)
        && scene.agency_before(speaker.span.end).is_none();
    let planned = cue.row.word == "预计" && (speaker.sort == Sort::Phrase || place);
    // 英国方面|敦促: the word for a side belongs to neither.
    let adjacent = super::border::trim(scene, speaker.span.start, cue.span.start);
    let adjacent = if scene.doc.ends_with(adjacent, "方面") { adjacent - 2 } else { adjacent };
    quote.len() >= LEAST_BARE
        && named
        && !planned
        && !graded
        && (speaker.is_sure() || cue.tier() == Tier::Think || is_short_head(scene, cue, speaker))
        && (adjacent == speaker.span.end || speaks_on_occasion(scene, cue, speaker))
}

/// 经理何明在接受采访时表示水位回落: a circumstance stands between a named person and the verb.
fn speaks_on_occasion(scene: &Scene, cue: &Cue, speaker: &Speaker) -> bool {
    let gap = Span::new(speaker.end(), cue.span.start);
    let ends = scene.doc.ends_with_any(gap.end, words!["时", "中", "上", "后", "前"]);
    let utters = cue.tier() == Tier::Say || matches!(cue.row.word, "呼吁" | "敦促" | "宣布" | "警告");
    utters
        && speaker.sort == Sort::Person
        && speaker.title.is_some()
        && gap.len() >= 4
        && ends
        && scene.doc.char(gap.start) == '在'
}

/// 俄称…, 美以称…: a country at the head of a headline.
fn is_short_head(scene: &Scene, cue: &Cue, speaker: &Speaker) -> bool {
    let line = scene.doc.paragraph_at(cue.span.start);
    let begins = line.is_some_and(|l| scene.skip_blanks(l.start, l.end) == speaker.span.start)
        || scene.doc.char(speaker.span.start.wrapping_sub(1)).is_whitespace();
    speaker.span.len() <= 8 && begins
}

/// 美以称…: the initials of countries at the head of a headline, whatever the segmenter makes of them.
fn short_head(scene: &Scene, cue: &Cue, from: usize) -> Option<Speaker> {
    let start = scene.skip_blanks(from, cue.span.start);
    let head = Span::new(start, cue.span.start);
    let initials = (1..=2).contains(&head.len())
        && (head.start..head.end).all(|i| super::phrase::INITIALS.contains(scene.doc.char(i)))
        && is_headline(scene, cue.span.start);
    initials.then(|| Speaker::new(head, super::speaker::Sort::Group))
}

/// Where the phrase before a cue may begin: the clause, the last closing mark, a blank of a headline.
pub(super) fn region_start(scene: &Scene, cue: usize) -> usize {
    let start =
        scene.doc.clause_at(cue).map_or(cue, |c| c.start).max(cue.saturating_sub(super::scene::REACH));
    let marks = scene.doc.marks_in(Span::new(start, cue.max(start))).rev();
    let blank = marks.filter(|&i| scene.doc.char(i).is_whitespace()).find(|&i| {
        let before = scene.skip_blanks_back(start, i + 1);
        !scene.doc.char(before.wrapping_sub(1)).is_ascii() && is_headline(scene, cue)
    });
    blank.map_or(start, |b| b + 1)
}

/// Whether the line that holds `pos` is a headline: short, without a full stop at its end.
pub(super) fn is_headline(scene: &Scene, pos: usize) -> bool {
    scene.doc.paragraph_at(pos).is_some_and(|p| {
        p.len() <= 60 && !matches!(scene.doc.char(p.end - 1), '。' | '!' | '?' | '”' | ':' | ';')
    })
}

/// The reported words from `start` to the end of the sentence.
pub(super) fn words(scene: &Scene, start: usize) -> Span {
    words_within(scene, start, LONGEST)
}

/// The same, read no farther than so many characters.
fn words_within(scene: &Scene, start: usize, most: usize) -> Span {
    let doc = scene.doc;
    let limit = scene.quote_around(start).map(|q| q.inner.end);
    let paragraph = doc.paragraph_at(start).map_or(start, |p| p.end);
    let limit = limit.map_or(paragraph, |l| l.min(paragraph));
    let headline = is_headline(scene, start);
    let end = limit.min(start + most);
    let mut at = start;
    // Only marks end words.
    for mark in doc.marks_in(Span::new(start, end)) {
        if mark < at {
            // Inside a quotation that was passed.
            continue;
        }
        if let Some(quote) = scene.quote_at(mark).filter(|q| q.closed && q.outer.end <= limit) {
            at = quote.outer.end;
            // “…。” closes the sentence with its mark.
            if speech::ends_sentence(doc.char(quote.inner.end.saturating_sub(1))) && !continues(scene, at) {
                return Span::new(start, scene.skip_blanks_back(start, at));
            }
            continue;
        }
        let c = doc.char(mark);
        let parts = headline && c.is_whitespace() && !doc.char(mark + 1).is_ascii();
        if speech::ends_sentence(c) || parts && !runs_on(scene, start, mark + 1) {
            return Span::new(start, scene.skip_blanks_back(start, mark));
        }
    }
    Span::new(start, scene.skip_blanks_back(start, at.max(end)))
}

/// Whether the part of a headline at `pos` has no subject of its own, or is what follows from a condition:
/// 伊朗称袭击违法 将严惩, 首相称如遭袭击 盟约将终结.
fn runs_on(scene: &Scene, start: usize, pos: usize) -> bool {
    let condition = scene.doc.char(start) == '如';
    // 俄称…: somebody else, whatever the segmenter calls the initial.
    if !condition && super::phrase::INITIALS.contains(scene.doc.char(pos)) {
        return false;
    }
    condition || scene.token_at(pos).is_some_and(|t| t.start == pos && matches!(t.tag, "v" | "d" | "c"))
}

/// Whether the sentence goes on behind a closing mark: “行！”的回答…
fn continues(scene: &Scene, pos: usize) -> bool {
    let c = scene.doc.char(pos);
    c.is_alphanumeric() || matches!(c, ',' | '、' | '的' | '“' | ';')
}

/// A draft of indirect words.
pub(super) fn draft(scene: &Scene, cue: &Cue, speaker: Option<Speaker>, quote: Span) -> Draft {
    let form = if speech::has_fragment(scene, quote) { Form::Mixed } else { Form::Indirect };
    Draft { speaker, cue: cue.span, quote, more: Vec::new(), form, act: cue.row.act, rule: "" }
}
