//! Whom 他 and 该局 mean: the nearest subject before that can be meant, or nobody.
//! 李强指出…。阿希祝贺中方…。他表示… → 阿希, although 李强 spoke last.

use super::scene::Scene;
use super::speaker::{self, Sort, Speaker};
use super::{clause, phrase};
use crate::charset::WordList;
use crate::model::Span;

/// How many clauses of a sentence are looked at.
const CLAUSES: usize = 64;

/// How many sentences back a pronoun may reach.
const SENTENCES: usize = 8;

/// The person whom 他 or 她 at `pronoun` means: the subject of the nearest sentence before that has a person for
/// one. A sentence about somebody without a name, or somebody whose name is not understood, ends the search.
pub(super) fn person(scene: &Scene, pronoun: usize) -> Option<Speaker> {
    let doc = scene.doc;
    let clauses = doc.clauses();
    let mut end = clauses.partition_point(|c| c.start < doc.clause_at(pronoun).map_or(pronoun, |c| c.start));
    let mut passed: Vec<String> = Vec::new();
    for _ in 0..SENTENCES {
        let last = clauses[..end].last()?;
        let sentence = doc.sentence_at(last.start)?;
        let start = clauses.partition_point(|c| c.start < sentence.start).max(end.saturating_sub(CLAUSES));
        // 张三说：“甲，乙。”: only a sentence that begins inside the marks is somebody's words.
        let quoted = scene.quote_around(sentence.start).is_some_and(|q| q.inner.end <= pronoun);
        if !quoted && !clause::is_headline(scene, last.start) {
            match subject(scene, &clauses[start..end]) {
                Subject::Named(speaker) => {
                    // 报告让余燕恰充满信心: somebody else was named on the way, and may be meant.
                    let name = doc.folded(speaker.span);
                    let alone = passed.iter().all(|p| name.contains(p.as_str()) || p.contains(name.as_str()));
                    return alone.then_some(speaker);
                }
                Subject::Unclear => return None,
                Subject::Other => passed.extend(names(scene, &clauses[start..end])),
            }
        }
        end = start;
    }
    None
}

/// The words of a sentence that the segmenter takes for names of persons.
fn names(scene: &Scene, clauses: &[Span]) -> Vec<String> {
    let inside = |clause: &Span| {
        let tokens = scene.tokens(clause.start);
        let words: Vec<_> = tokens
            .iter()
            .filter(|t| t.start >= clause.start && t.end <= clause.end && t.end - t.start > 1)
            .filter(|t| super::name::is_name_tag(t.tag) && t.tag != "eng")
            .map(|t| Span::new(t.start, t.end))
            .filter(|&w| !scene.is_country(w))
            .collect();
        words
    };
    clauses.iter().flat_map(inside).map(|w| scene.doc.folded(w)).collect()
}

/// What the subject of a sentence is.
enum Subject {
    /// A person with a name.
    Named(Speaker),
    /// Somebody without a name, or with one that is not understood.
    Unclear,
    /// A thing, a body, a pronoun: the search goes on.
    Other,
}

fn subject(scene: &Scene, clauses: &[Span]) -> Subject {
    // 主任问他有何要求，他说…: whoever was asked is not the one who asked.
    const ASKED: WordList = WordList::of(&["问他", "问她", "告诉他", "告诉她", "请他", "请她"]);
    if clauses.iter().any(|c| (c.start..c.end).any(|i| scene.doc.starts_with_any(i, &ASKED))) {
        return Subject::Unclear;
    }
    // 茶话会由某人主持: whoever is meant next, it is not the one before.
    let presided = |c: &Span| (c.start..c.end).any(|i| scene.doc.char(i) == '由' && scene.is_border(i));
    if clauses.last().is_some_and(|c| scene.doc.ends_with(c.end, "主持")) && clauses.iter().any(presided) {
        return Subject::Unclear;
    }
    for clause in clauses {
        let head = scene.skip_leads(clause.start, clause.end);
        let Some(token) = scene.token_at(head).filter(|_| head < clause.end) else { continue };
        // 针对西班牙飞地移民危机: what follows a preposition is no subject.
        if scene.token_at(clause.start).is_some_and(|t| t.tag == "p") {
            continue;
        }
        let found = speaker::subject(scene, clause.start, clause.end).filter(|s| {
            // 政治局常委、全国政协主席王沪宁: several posts in a row.
            s.start() == head || s.title.is_some() && scene.doc.char(s.start() - 1) == '、'
        });
        match found.map(|s| (s, s.sort)) {
            // 乌克兰, 甘肃: a place that reads like a name.
            Some((speaker, Sort::Person))
                if speaker.title.is_none()
                    && phrase::place_before(scene, speaker.span.end) == Some(speaker.span) =>
            {
                return Subject::Other;
            }
            // 小刚没|再打人: a name that ends like the beginning of a predicate is not understood.
            Some((speaker, Sort::Person)) if speaker.title.is_none() && runs_on(scene, speaker.span) => {
                return Subject::Unclear;
            }
            Some((speaker, Sort::Person)) if speaker.span.len() > 1 => return Subject::Named(speaker),
            Some((_, Sort::Person | Sort::Role)) => return Subject::Unclear,
            Some(_) => return Subject::Other,
            None if super::name::is_name_tag(token.tag) => return Subject::Unclear,
            None => {}
        }
    }
    Subject::Other
}

/// Whether the last character of a name is a word that a predicate begins with.
fn runs_on(scene: &Scene, name: Span) -> bool {
    const BEGIN: &str = "没不也都就还又再才被把拿给让将从用去来想要很曾已";
    BEGIN.contains(scene.doc.char(name.end - 1)) && scene.known_name(name.start, name.end).is_none()
}

/// The body whom 该公司, 该局 at `pronoun` means: the last one named before that such a word can mean.
pub(super) fn body(scene: &Scene, pronoun: Span) -> Option<Span> {
    let noun = &scene.doc.folded(Span::new(pronoun.start + 1, pronoun.end));
    let paragraphs = scene.doc.paragraphs();
    let here = paragraphs.partition_point(|p| p.end <= pronoun.start);
    let floor = paragraphs.get(here.saturating_sub(1)).map_or(0, |p| p.start);
    let body = scene.agencies_in(Span::new(floor, pronoun.start)).next_back()?;
    let name = scene.doc.folded(body);
    let fits = match noun.as_str() {
        "机构" | "部门" | "组织" => !name.ends_with("公司"),
        "公司" => ["公司", "集团", "企业", "股份", "银行", "航空"].iter().any(|w| name.ends_with(w)),
        "行" => name.ends_with("行"),
        "校" => ["校", "学", "院"].iter().any(|w| name.ends_with(w)),
        "报" | "媒体" => ["报", "台", "社", "网"].iter().any(|w| name.ends_with(w)),
        "部" => name.ends_with("部"),
        noun => name.ends_with(noun),
    };
    fits.then_some(body)
}
