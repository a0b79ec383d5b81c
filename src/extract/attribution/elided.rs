//! Words whose speaker stands in an earlier clause of the sentence.
//! 省卫生厅向各医院下发通知，提醒谨防受骗 → 省卫生厅.

use super::border;
use super::clause;
use super::cue::Cue;
use super::name;
use super::phrase;
use super::scene::Scene;
use super::speaker::{self, Sort, Speaker};
use super::{Draft, veto};
use crate::charset::{WordList, words};
use crate::lexicon::Table;
use crate::lexicon::cues::Tier;
use crate::model::Span;
use crate::segment::Token;

/// How many clauses back the subject may stand.
const CLAUSES: usize = 5;

/// Verbs of demanding and declaring whose subject may stand in an earlier clause.
const DECLARING: &[&str] = &["要求", "呼吁", "宣布", "提醒", "警告", "敦促", "号召", "认为"];

/// 省卫生厅向各医院下发通知，提醒谨防受骗: the rule for indirect words.
pub(super) fn elided_subject(scene: &Scene, cue: &Cue, drafts: &[Draft]) -> Option<Draft> {
    let opening = clause::indirect_opening(scene, cue)?;
    let sentence = scene.doc.sentence_at(cue.span.start)?;
    let clause = scene.doc.clause_at(cue.span.start)?;
    let from = scene.skip_leads(clause.start, cue.span.start);
    let head = border::trim(scene, from, cue.span.start);
    let outer = drafts.iter().rev().take(6).find(|d| d.quote.contains(cue.span));
    // Somebody's own words go on with the same subject; a medium's words are about others.
    let inside_words = outer.is_some_and(|d| d.speaker.is_some_and(|s| !reports(scene, &s)));
    let head_start = outer.map_or(sentence.start, |d| d.quote.start);
    // 预计, 相信 and their like have any subject; what is uttered has the one who acts.
    let uttered = cue.tier() == Tier::Say || DECLARING.contains(&cue.row.word);
    // 回来查看，确认麦子不会淋到: found, not said.
    let found = cue.row.word == "确认" && opening.mark.is_none();
    // 共同承诺: a noun behind 的.
    let noun = scene.doc.char(cue.span.start.wrapping_sub(1)) == '的' || veto::is_noun(scene, cue, from);
    // 在多个国际场合强调: where it was said is no subject.
    let placed = scene.doc.char(from) == '在'
        && cue.tier() == Tier::Say
        && (border::ends_in_circumstance(scene, from, head) || scene.doc.ends_with(head, "这里"));
    if head > from && !placed || inside_words || !uttered || found || noun {
        return None;
    }
    let speaker = earlier(scene, clause, head_start)?;
    // 江淮、重庆, but 沙特等多国.
    let region = |p: Span| !scene.is_country(p) && scene.doc.char(p.end - 1) != '国';
    let place =
        phrase::place_before(scene, speaker.span.end).is_some_and(region) && speaker.sort == Sort::Group;
    let said = cue.tier() == Tier::Say && opening.mark.is_some();
    // 同邻国总统互致贺电，共同宣布…: nobody's words alone.
    let together = speaker.sort == Sort::Person
        && scene.doc.ends_with_any(cue.span.start, words!["共同", "联合", "一致", "一道"]);
    let named = speaker.sort != Sort::Person
        || speaker.title.is_some()
        || said
        || scene.known_name(speaker.span.start, speaker.span.end).is_some()
        || scene.is_titled(speaker.span)
        || is_name(scene, speaker.span);
    if !named || place || together {
        return None;
    }
    Some(clause::draft(scene, cue, Some(speaker), clause::words(scene, opening.at)))
}

/// Whether the segmenter knows the span as the full name of a person.
fn is_name(scene: &Scene, span: Span) -> bool {
    let whole = |t: Token| t.start == span.start && t.end == span.end && name::is_name_tag(t.tag);
    span.len() >= 3 && scene.token_at(span.start).is_some_and(whole) && !scene.is_country(span)
}

/// Whether a source only reports what others say: a medium, a document. A government speaks for itself.
fn reports(scene: &Scene, speaker: &Speaker) -> bool {
    let government = scene.is_country(speaker.span) || scene.doc.ends_with(speaker.span.end, "方");
    speaker.sort == Sort::Document || speaker.sort == Sort::Group && !government
}

/// The subject of the clauses between `floor` and `clause`. From the nearest clause back: one that begins with its
/// verb goes on with the same subject, one that begins with a noun has the subject, or else another one, and then
/// nobody is sure.
pub(super) fn earlier(scene: &Scene, clause: Span, floor: usize) -> Option<Speaker> {
    let clauses = scene.doc.clauses();
    let here = clauses.partition_point(|c| c.start < clause.start);
    let mut gathered = false;
    for c in clauses[..here].iter().rev().take_while(|c| c.start >= floor).take(CLAUSES) {
        let head = scene.skip_leads(c.start, c.end);
        // 主席法基，以及埃及等国谴责…，称: not one of them alone.
        if scene.doc.starts_with(c.start, "以及") {
            break;
        }
        gathered |= is_gathering(scene, *c);
        let subject = speaker::subject(scene, c.start, c.end).and_then(|s| publisher(scene, s));
        // 协会主席、原院长陈某，…: the clause is nothing but the name and posts.
        if let Some(person) = subject.filter(|s| s.title.is_some() && s.end() == c.end) {
            return Some(person);
        }
        // 就乙国解禁武器一事: what the others speak about.
        let matter = scene.doc.starts_with_any(c.start, words!["就", "对", "针对", "围绕", "关于"]);
        // 明确|经营者的义务: what else is an adverb before a verb of saying.
        let adverb = scene.doc.starts_with(c.start, "明确");
        if matter || adverb || head >= c.end || is_predicate(scene, head) {
            continue;
        }
        // 法官裁定，政府违法，并要求…: the clause is what a verb before it reports.
        if reported(scene, c.start.saturating_sub(1), floor) {
            return None;
        }
        // 全国多地继续抗议，要求…: those who gather are no government.
        return subject.filter(|s| {
            let somebody = s.is_sure() && !acts(scene, s);
            // 市委书记、市长某某: several posts in a row.
            let posts = s.title.is_some() && scene.doc.char(s.start().wrapping_sub(1)) == '、';
            // 民主党|代表野田佳彦: a longer name that was not understood.
            let whole = s.sort != Sort::Body || scene.doc.longest_at(s.end(), Table::Titles).is_none();
            (s.start() == head || posts) && somebody && whole && !(gathered && scene.is_country(s.span))
        });
    }
    None
}

/// 宣传部发出通知: the body that acts, when the words up to a document were taken for its name.
fn publisher(scene: &Scene, speaker: Speaker) -> Option<Speaker> {
    let whole = speaker.span;
    // 省政府印发了《办法》: the one who issues it, not the paper.
    let issuer = speaker.agency.filter(|a| (a.end..whole.start).any(|i| is_issuing(scene, i)));
    if let Some(issuer) = issuer {
        return Some(Speaker::new(issuer, Sort::Body));
    }
    let named = speaker.sort == Sort::Document && scene.doc.char(whole.start) != '《';
    if !named || !has_verb(scene, whole) {
        return Some(speaker);
    }
    let body = scene.agencies_in(whole).next().filter(|a| a.start == whole.start);
    body.map(|body| Speaker::new(body, Sort::Body))
}

/// Whether a verb stands in what was taken for a noun phrase: 部长高度评价两国人民.
fn acts(scene: &Scene, speaker: &Speaker) -> bool {
    // 指导学校开展教育: what the segmenter takes for a noun.
    let directs = scene.doc.starts_with_any(speaker.span.start, words!["指导", "督促", "组织"]);
    let deals = directs || scene.doc.ends_with_any(speaker.span.end, words!["部署", "总结"]);
    let named = scene.doc.char(speaker.span.start) == '《';
    deals || !named && !matches!(speaker.sort, Sort::Person | Sort::Body) && has_verb(scene, speaker.span)
}

/// Whether a verb of several characters stands in a stretch and does not end it.
fn has_verb(scene: &Scene, span: Span) -> bool {
    let tokens = scene.tokens(span.start);
    let first = tokens.partition_point(|t| t.start < span.start);
    let inside = tokens[first..].iter().take_while(|t| t.end <= span.end);
    inside.into_iter().any(|t| {
        let verbal =
            t.tag == "v" && t.end - t.start > 1 || matches!(t.tag, "l" | "i") && t.end - t.start == 4;
        verbal && t.end < span.end || is_issuing(scene, t.start)
    })
}

/// 发出通知, cut as one word.
fn is_issuing(scene: &Scene, pos: usize) -> bool {
    scene.doc.starts_with_any(pos, words!["发出", "下发", "印发", "发布", "公布"])
}

/// Whether the clause that ends before `end` ends in a verb, whose content follows.
fn reported(scene: &Scene, end: usize, floor: usize) -> bool {
    end > floor && scene.token_at(end - 1).is_some_and(|t| t.tag == "v" && t.end == end)
}

/// Verbs of those who gather, which the segmenter takes for nouns: 举行集会，纪念前总理遇刺30周年，呼吁….
const GATHERING: WordList = WordList::of(&["纪念", "悼念", "抗议", "庆祝", "声援"]);

/// Whether a clause tells that people gather.
fn is_gathering(scene: &Scene, clause: Span) -> bool {
    let end = clause.end.min(clause.start + super::scene::REACH);
    (clause.start..end).any(|i| scene.doc.starts_with_any(i, words!["集会", "游行", "示威", "抗议"]))
        || scene.doc.starts_with_any(scene.skip_leads(clause.start, clause.end), &GATHERING)
}

/// Whether a clause that begins at `head` has no subject of its own.
fn is_predicate(scene: &Scene, head: usize) -> bool {
    let verbal = |tag: &str| tag.starts_with('v') || matches!(tag, "d" | "ad" | "p" | "c");
    // 处长, which the segmenter calls a verb.
    let titled =
        |end: usize| scene.doc.longest_at(head, Table::Titles).is_some_and(|h| h.end as usize >= end);
    scene.doc.starts_with_any(head, &GATHERING)
        || is_issuing(scene, head)
        || scene.token_at(head).is_some_and(|t| verbal(t.tag) && !titled(t.end))
}
