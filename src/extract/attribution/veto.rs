//! Verbs of saying that report nothing where they stand: nouns, and clauses that only belong to another clause.
//! 听取工作人员的介绍, 除非对方承诺撤出, 对多国承认该国表示欢迎 → no attribution.

use super::border;
use super::cue::{Cue, Opening};
use super::scene::{REACH, Scene};
use super::speaker::{Sort, Speaker};
use crate::charset::{WordList, words};
use crate::lexicon::Table;
use crate::lexicon::cues::Tier;
use crate::model::Span;

/// What is done with what somebody says: behind these words a verb of saying is their object.
const TAKING: WordList =
    WordList::of(&["听取", "征求", "征询", "收集", "采纳", "吸纳", "收看", "收听", "观看", "阅读", "基于"]);

/// Verbs that make a noun of the verb behind them: 进行|分析, 形成|建议.
const LIGHT: WordList = WordList::of(&["进行", "形成", "给予", "予以", "加以"]);

/// Verbs of saying that are as often the noun for what is said.
const SPOKEN: &[&str] = &["介绍", "解释", "讲述", "描述", "补充", "确认"];

/// Whether the verb is a noun: 代表议案和|建议, 进行|分析, 共同的|承诺.
pub(super) fn is_noun(scene: &Scene, cue: &Cue, from: usize) -> bool {
    // 三部门联合发文，批准…: an act, not words.
    if cue.row.word == "发文" && scene.doc.char(cue.span.end) == ',' {
        return true;
    }
    // 国务卿反驳了这一指责，指出…: a noun, and somebody else's.
    if cue.row.word == "指责"
        && (from..cue.span.start)
            .any(|i| scene.doc.starts_with_any(i, words!["反驳", "驳斥", "否认", "回应", "这一", "拒绝"]))
    {
        return true;
    }
    let nominal =
        matches!(cue.tier(), Tier::Order | Tier::Think | Tier::Report) || SPOKEN.contains(&cue.row.word);
    if !nominal {
        return false;
    }
    let start = cue.span.start;
    let from = from.max(start.saturating_sub(REACH));
    let listed = matches!(scene.doc.char(start - usize::from(start > 0)), '和' | '与' | '及')
        && scene.token_at(start - 1).is_some_and(|t| t.end - t.start == 1);
    let light = scene.doc.ends_with_any(start, &LIGHT);
    let owned = scene.doc.char(border::trim(scene, from, start).wrapping_sub(1)) == '的';
    let taken = (from..start).rev().find(|&i| scene.doc.starts_with_any(i, &TAKING));
    let over = taken.is_some_and(|at| (at + 2..start).any(|i| matches!(scene.doc.char(i), '后' | '时')));
    listed || light || owned || taken.is_some() && !over
}

/// 警方尚未对调查进行公开通报: between the speaker and the verb it is denied.
pub(super) fn is_denied(scene: &Scene, speaker: &Speaker, cue: &Cue) -> bool {
    let between = speaker.end()..cue.span.start;
    between.len() < REACH
        && between.into_iter().any(|i| {
            scene.doc.starts_with_any(i, words!["尚未", "并未", "从未", "没有", "并没"]) && scene.is_border(i)
        })
}

/// 小丽向《晨报》称: whom somebody tells it never said it.
pub(super) fn is_addressed(scene: &Scene, speaker: &Speaker) -> bool {
    let start = speaker.start();
    start > 1 && scene.doc.char(start - 1) == '向' && scene.doc.char(start - 2).is_alphanumeric()
}

/// 一个他认为了不起的去处: what somebody holds is an attribute of the noun that is counted.
pub(super) fn is_measured(scene: &Scene, speaker: &Speaker) -> bool {
    let measure = speaker.span.start.checked_sub(1).filter(|_| speaker.sort == Sort::Pronoun);
    measure
        .is_some_and(|i| matches!(scene.doc.char(i), '个' | '种' | '位' | '名' | '家' | '项' | '条' | '座'))
}

/// Words that make a clause a condition or a circumstance of the next one.
const CONDITIONS: WordList = WordList::of(&[
    "除非", "如果", "假如", "倘若", "若", "一旦", "不顾", "鉴于", "无论", "不论", "即使", "即便",
]);

/// What makes somebody act or is done with something, and what denies that anybody acted.
const CAUSES: WordList = WordList::of(&[
    "让", "使", "令", "使得", "促使", "没有", "尚无", "要求", "请求", "致信", "引导", "将", "把",
]);

/// Most characters of a noun phrase that stand between such a word and the part taken for the speaker.
const NEAR: usize = 10;

/// Whether the clause of the verb says on what condition, when or of whom, and reports nothing itself.
pub(super) fn is_embedded(scene: &Scene, cue: &Cue, speaker: &Speaker, opening: &Opening) -> bool {
    let doc = scene.doc;
    let start = speaker.start();
    let Some(clause) = doc.clause_at(cue.span.start).filter(|c| c.start <= start) else { return false };
    let head = scene.skip_blanks(clause.start.max(cue.span.start.saturating_sub(REACH)), start);
    if doc.starts_with_any(head, &CONDITIONS) || is_caused(scene, head, start) {
        return true;
    }
    if opening.mark.is_some() || opening.quoted {
        return false;
    }
    let content = doc.clause_at(opening.at).map_or(opening.at, |c| c.end.min(opening.at + REACH));
    is_attribute(scene, head, start, content)
        || is_time(scene, head, start, content)
        || is_matter(scene, head, cue, content)
        || is_recognition(scene, cue, opening.at, content)
        || is_plan(scene, cue, speaker, opening.at)
}

/// 让受灾的居民相信, 将科技伦理要求贯穿全程: nouns alone stand between the speaker and the word that governs it.
fn is_caused(scene: &Scene, head: usize, start: usize) -> bool {
    let tokens = scene.tokens(start.saturating_sub(1));
    let before = tokens.partition_point(|t| t.end <= start);
    let near = tokens[..before].iter().rev().take_while(|t| t.start >= head && start - t.start <= NEAR);
    let mut attributes = false;
    for token in near {
        let length = token.end - token.start;
        let like = CAUSES.beginning(scene.doc.char(token.start));
        if like.iter().any(|w| w.chars().count() == length && scene.doc.starts_with(token.start, w)) {
            return true;
        }
        // 受灾的居民: behind the verb of an attribute stands 的.
        attributes |= scene.doc.char(token.start) == '的';
        let nominal =
            matches!(token.tag, "n" | "vn" | "ns" | "nt" | "nz" | "b" | "j" | "a" | "m" | "q" | "c" | "uj");
        if !nominal && !(attributes && token.tag == "v") {
            return false;
        }
    }
    false
}

/// 这是甲国宣布投降的日子, 重视乙方多次重申撤军的承诺: a verb before the speaker takes the noun behind 的.
fn is_attribute(scene: &Scene, head: usize, start: usize, content: usize) -> bool {
    let taken = head < start
        && scene.token_at(start - 1).is_some_and(|t| {
            // 有居民称…: somebody is there who says it.
            let exists = scene.doc.ends_with(start, "有");
            t.end == start && matches!(t.tag, "v" | "ul" | "p") && !exists || scene.doc.char(head) == '受'
        });
    let tokens = scene.tokens(content - 1);
    let last = tokens.partition_point(|t| t.end < content);
    let noun = tokens.get(last).is_some_and(|t| matches!(t.tag, "n" | "vn" | "an"));
    taken && noun && last > 0 && scene.doc.char(tokens[last - 1].start) == '的'
}

/// 在甲国宣布停火之后, 继两国宣布建交后: the clause is the time of the next one.
fn is_time(scene: &Scene, head: usize, start: usize, content: usize) -> bool {
    let opens = (head..start).any(|i| {
        matches!(scene.doc.char(i), '在' | '当' | '自' | '继')
            && scene
                .token_at(i)
                .is_some_and(|t| t.start == i && t.end == i + 1 || scene.doc.starts_with(i, "自从"))
    });
    // 这是该行今年6月宣布降息以来第四次下调.
    let since = scene.doc.starts_with(head, "这是")
        && (start..content).any(|i| scene.doc.starts_with(i, "以来") || scene.doc.starts_with(i, "之后"));
    since || opens && scene.doc.ends_with_any(content, words!["后", "时", "前", "之际", "以来"])
}

/// 对甲国宣布停火表示欢迎, 就乙国声称拥有该岛表示抗议: what is said is the matter of another verb.
fn is_matter(scene: &Scene, head: usize, cue: &Cue, content: usize) -> bool {
    let opens = (head..cue.span.start).any(|i| {
        matches!(scene.doc.char(i), '对' | '就' | '为')
            && scene
                .token_at(i)
                .is_some_and(|t| t.end == i + 1 || t.start == i && scene.doc.starts_with(i, "对多"))
    });
    opens
        && ["表示", "感到", "深感", "作出反应", "作出回应"]
            .iter()
            .any(|w| (cue.span.end..content).any(|i| scene.doc.starts_with(i, w)))
}

/// 承认巴勒斯坦国: a state is recognised, nothing is admitted.
fn is_recognition(scene: &Scene, cue: &Cue, at: usize, content: usize) -> bool {
    if cue.row.word != "承认" {
        return false;
    }
    let Some(state) = scene.doc.longest_at(at, Table::Countries) else { return false };
    let end = state.end as usize;
    let end = if scene.doc.char(end) == '国' { end + 1 } else { end };
    end == content || !scene.token_at(end).is_some_and(|t| t.tag.starts_with('v'))
}

/// 望远镜预计下月建成, 三国外长预计也将参会: what is planned, not what somebody expects.
fn is_plan(scene: &Scene, cue: &Cue, speaker: &Speaker, at: usize) -> bool {
    let dated = scene.date_at(at).map_or(at, |d| d.end);
    let acts = matches!(scene.doc.char(dated), '也' | '将' | '于' | '在' | '可')
        || dated > at && scene.token_at(dated).is_some_and(|t| t.tag == "v");
    cue.row.word == "预计" && acts && !matches!(speaker.sort, Sort::Body | Sort::Group)
}

/// Whether the stretch before a headline's colon only names whom or what the line is about: 陈望：守护一江清水.
pub(super) fn is_topic(scene: &Scene, words: Span) -> bool {
    let tokens = scene.tokens(words.start);
    let first = tokens.get(tokens.partition_point(|t| t.start < words.start));
    let acts = first.is_some_and(|t| t.tag.starts_with('v') || matches!(t.tag, "a" | "ad" | "d"));
    let judges = ["是", "将", "已", "要", "应", "不", "愿", "会"].iter().any(|w| {
        (words.start..words.end)
            .any(|i| scene.doc.starts_with(i, w) && scene.token_at(i).is_some_and(|t| t.end == i + 1))
    });
    acts && !judges
}
