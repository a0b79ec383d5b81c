//! Several who speak together, and titles and bodies of several parts.
//! 法国外长巴罗和德国外长瓦德富尔 → both as one speaker; 法国经济和财政部长隆巴尔 → one title.

use super::owner;
use super::phrase;
use super::reading;
use super::scene::Scene;
use super::speaker::{Sort, Speaker};
use crate::charset::{WordList, words};
use crate::model::Span;

/// Most characters of the attributes between a joining word and the noun: 多位资深|议员.
const LONGEST_ATTRIBUTE: usize = 8;

/// Most characters of a name that the segmenter takes apart, before 和: 考文垂和巴赫.
const LONGEST_NAME: usize = 6;

/// A joining word: where the part before it ends, its character, and whether it is cut out as a word.
struct Link {
    end: usize,
    word: char,
    cut: bool,
}

impl Link {
    /// Whether it is a word rather than a mark of lists.
    fn is_word(&self) -> bool {
        self.word != '、'
    }
}

/// `last` with the parts of its own title or name, and with those who speak together with it.
pub(super) fn joined(scene: &Scene, from: usize, last: Speaker) -> Speaker {
    if let Some(listed) = listed(scene, from, &last) {
        return listed;
    }
    let mut whole = complete(scene, from, last);
    while let Some(link) = link_before(scene, from, attributes(scene, from, whole.start())) {
        let first = first(scene, from, &link, &whole);
        let Some(first) = first else { break };
        let office = matches!(first.sort, Sort::Body | Sort::Group);
        if let Some(agency) =
            whole.agency.filter(|a| whole.sort == Sort::Role && a.start == whole.start() && office)
        {
            // 商务部、财政部有关负责人: the role belongs to both.
            whole.agency = Some(Span::new(first.start(), agency.end));
            continue;
        }
        if !together(scene, &first, &whole, &link) {
            break;
        }
        let sort = if whole.sort == Sort::Person { first.sort } else { whole.sort };
        whole = Speaker::new(Span::new(first.start(), whole.end()), sort);
    }
    whole
}

/// The speaker that ends before a joining word.
fn first(scene: &Scene, from: usize, link: &Link, last: &Speaker) -> Option<Speaker> {
    let first = reading::alone(scene, from, link.end).filter(|f| f.end() == link.end);
    let Some(first) = first else {
        // 考文|垂|和巴赫: at the head of a clause, before another name, it is a name too.
        let named = last.sort == Sort::Person && last.title.is_none() && link.is_word() && link.cut;
        let opens =
            scene.token_at(from).is_some_and(|t| matches!(t.tag, "n" | "nr" | "nrt" | "nz" | "ns" | "ng"));
        let span = Span::new(from, link.end);
        return (named && opens && span.len() <= LONGEST_NAME).then(|| Speaker::new(span, Sort::Person));
    };
    let first = listed(scene, from, &first).unwrap_or_else(|| complete(scene, from, first));
    // 法|基和: a name may have been cut together with the joining word.
    let whole = link.cut
        || first.sort == Sort::Person
            && (first.title.is_some() || scene.known_name(first.span.start, first.span.end).is_some());
    (whole && (first.is_sure() || heads(scene, from, first.start()))).then_some(first)
}

/// The joining word that ends at `pos`.
fn link_before(scene: &Scene, from: usize, pos: usize) -> Option<Link> {
    let at = pos.checked_sub(1).filter(|&i| i > from)?;
    let word = scene.doc.char(at);
    if !matches!(word, '、' | '和' | '与' | '及' | '暨' | '兼') {
        return None;
    }
    let end = if word == '及' && scene.doc.char(at - 1) == '以' { at - 1 } else { at };
    let cut = scene.is_border(end) && scene.is_border(at + 1);
    (end > from).then_some(Link { end, word, cut })
}

/// `pos` moved back over what counts or describes: 多家, 广大, 到访的.
fn attributes(scene: &Scene, from: usize, pos: usize) -> usize {
    const WORDS: &[&str] = &["广大", "其他", "资深", "到访", "的", "部分", "各", "多", "众"];
    let tokens = scene.tokens(pos.saturating_sub(1));
    let before = tokens.partition_point(|t| t.end <= pos);
    tokens[..before]
        .iter()
        .rev()
        .take_while(|t| {
            t.start > from
                && pos - t.start <= LONGEST_ATTRIBUTE
                && (matches!(t.tag, "m" | "q")
                    || WORDS.iter().any(|w| scene.doc.text(Span::new(t.start, t.end)) == *w))
        })
        .last()
        .map_or(pos, |t| t.start)
}

/// Whether the part before a joining word is another speaker.
fn together(scene: &Scene, first: &Speaker, last: &Speaker, link: &Link) -> bool {
    let place = phrase::place_before(scene, first.span.end) == Some(first.span);
    match (first.sort, last.sort) {
        (_, _) if link.word == '兼' => false,
        // 市委书记、市长王敏: posts in a row are one person's.
        (Sort::Role, Sort::Person) if !link.is_word() => false,
        (Sort::Role, Sort::Role) if !link.is_word() => is_anybody(scene, first) && is_anybody(scene, last),
        (Sort::Group, Sort::Person) if place => false,
        (Sort::Document, _) | (_, Sort::Document) => first.sort == last.sort,
        (Sort::Phrase, Sort::Person) => false,
        _ => true,
    }
}

/// Whether a role is one that many hold, so that two of them are two: 专家、学者.
fn is_anybody(scene: &Scene, role: &Speaker) -> bool {
    const MANY: WordList = WordList::of(&[
        "专家", "学者", "官员", "代表", "职工", "教师", "学生", "干部", "群众", "居民", "业主", "游客",
    ]);
    role.agency.is_none() && scene.doc.ends_with_any(role.span.end, &MANY)
}

/// A title or a body made whole: 副总理兼|财政部长, 经济和|财政部长, 消防和|紧急服务部.
fn complete(scene: &Scene, from: usize, speaker: Speaker) -> Speaker {
    // The title of a name, the role or the body itself.
    let own = match speaker.sort {
        Sort::Person => speaker.title,
        Sort::Role | Sort::Body | Sort::Group => Some(speaker.span),
        _ => None,
    };
    let Some(own) = own.filter(|_| speaker.agency.is_none()) else { return speaker };
    // 农业、农村发展部长: the part behind the mark is no post by itself.
    let mut parts = scene.title_before(own.start, own.end, |_| true).is_some_and(|t| t.start > own.start)
        && speaker.title.is_some();
    let mut start = own.start;
    let mut words = false;
    while let Some(link) = link_before(scene, from, start).filter(|l| l.cut) {
        let first = reading::alone(scene, from, link.end).filter(|f| f.end() == link.end);
        let longer = if link.word == '兼' {
            first
                .filter(|f| f.sort == Sort::Role)
                .map(|f| phrase::extend_left(scene, from, f.span).start.min(f.start()))
        } else if link.is_word() || parts {
            let place = |f: &Speaker| {
                f.sort == Sort::Group
                    && speaker.title.is_some()
                    && phrase::place_before(scene, f.span.end) == Some(f.span)
            };
            // 儿童与武装冲突问题特别代表: what the matter joins is no speaker.
            let matter =
                ["问题", "事务"].iter().any(|w| (own.start..own.end).any(|i| scene.doc.starts_with(i, w)));
            let noun = matter || first.is_none_or(|f| f.sort == Sort::Phrase || place(&f));
            noun.then(|| part(scene, from, link.end))
        } else {
            None
        };
        let Some(longer) = longer.filter(|&s| s < link.end) else { break };
        start = longer;
        parts = true;
        words |= link.is_word();
    }
    // 内阁成员、财政部长: marks alone join two posts.
    if start < own.start && words {
        lengthened(scene, from, speaker, Span::new(start, own.end))
    } else {
        speaker
    }
}

/// Where the noun phrase that ends at `end` begins, without what 的 puts before it.
fn part(scene: &Scene, from: usize, end: usize) -> usize {
    let start = phrase::extend_left(scene, from, Span::new(end, end)).start;
    (start..end).rev().find(|&i| scene.doc.char(i) == '的').map_or(start, |i| i + 1)
}

/// Whether the subject may begin at `pos`: at the head of the clause, or behind 的.
fn heads(scene: &Scene, from: usize, pos: usize) -> bool {
    pos == from || scene.doc.char(pos - 1) == '的'
}

/// A speaker whose title or name is `own`; a body at its head is the one served.
fn lengthened(scene: &Scene, from: usize, mut speaker: Speaker, own: Span) -> Speaker {
    let body = scene.agencies_in(own).next().filter(|a| a.start == own.start && a.end < own.end);
    let start = body.map_or(own.start, |b| phrase::skip_particle(scene, b.end));
    match speaker.sort {
        // 宪法和法律委员会, 专家和民众: only as the whole subject.
        Sort::Body | Sort::Group => {
            if heads(scene, from, own.start) {
                speaker.span = own;
            }
        }
        Sort::Person => {
            speaker.title = Some(Span::new(start, own.end));
            speaker.agency = body;
        }
        _ => {
            speaker.span.start = start;
            speaker.agency = body;
        }
    }
    speaker
}

/// 商务部、财政部等部门有关负责人: a list summed up by 等.
fn listed(scene: &Scene, from: usize, last: &Speaker) -> Option<Speaker> {
    if last.sort == Sort::Document {
        return None;
    }
    let start = attributes(scene, from, last.start());
    // 等|美国东北部6|州州长: a place may stand between.
    let wide = start.saturating_sub(LONGEST_ATTRIBUTE).max(from);
    let sum = (wide..last.end() - 1).rev().find(|&i| {
        i > from && scene.doc.char(i) == '等' && (scene.is_border(i) || scene.agency_before(i).is_some())
    });
    let sum = sum.or_else(|| counted(scene, from, start, last))?;
    // A、B等在内的多个在野党: those who are listed belong to those who speak.
    if scene.doc.starts_with(sum + 1, "在内的") {
        let start = scene
            .doc
            .which_starts(sum + 4, words!["多个", "多名", "多位", "多家"])
            .map_or(sum + 4, |_| sum + 6);
        let span = Span::new(last.span.start.max(start), last.span.end);
        return (!span.is_empty()).then(|| Speaker::new(span, last.sort));
    }
    let tokens = scene.tokens(from);
    let inside = tokens.iter().filter(|t| t.start >= from && t.end <= sum);
    let verb = inside
        .filter(|t| matches!(t.tag, "v" | "p" | "d" | "t" | "r" | "uj"))
        // 约旦, which the segmenter takes for another word.
        .filter(|t| !scene.is_country(Span::new(t.start, t.end)))
        .rfind(|t| scene.agency_over(t.start).is_none());
    let list = Span::new(verb.map_or(from, |t| t.end), sum);
    let several = (list.start..sum).any(|i| matches!(scene.doc.char(i), '、' | '和' | '与' | '及'));
    let sure = verb.is_none_or(|t| t.tag == "uj" || scene.doc.starts_with(t.start, "包括"));
    // 中国人民银行等部门|负责人: one of them is named.
    let one = scene.agency_before(sum).is_some_and(|a| a.start == list.start);
    if list.is_empty() || !sure || !several && !one {
        // What is listed is not understood; 等 at least is no part of a name.
        let span = Span::new(last.span.start.max(sum + 1), last.span.end);
        let shorter = span.start > last.span.start && !span.is_empty();
        return shorter.then_some(Speaker { span, ..*last });
    }
    // The role of those who work there.
    let body = (sum + 1..last.span.end).rev().find_map(|end| owner::body_ending(scene, sum + 1, end));
    let body = body.map_or(sum, |b| b.end);
    let role = Span::new(body.max(last.span.start), last.span.end);
    let bodies = scene.agencies_in(list).next().is_some_and(|a| {
        a.start == list.start && (one || matches!(scene.doc.char(a.end), '、' | '和' | '与' | '及'))
    });
    if last.sort == Sort::Role && bodies && !role.is_empty() {
        let start = role.start + usize::from(role.start == sum);
        let span = Span::new(phrase::skip_particle(scene, start), role.end);
        return Some(Speaker { span, agency: Some(Span::new(list.start, body)), ..*last });
    }
    Some(Speaker::new(Span::new(list.start, last.end()), last.sort))
}

/// Where a list ends that a number sums up: 秘鲁、智利|两国, 俄、乌|两方官员.
fn counted(scene: &Scene, from: usize, start: usize, last: &Speaker) -> Option<usize> {
    const SUMS: WordList =
        WordList::of(&["两国", "三国", "四国", "五国", "六国", "七国", "两方", "三方", "双方"]);
    let at = [start, last.start()].into_iter().find(|&i| scene.doc.starts_with_any(i, &SUMS))?;
    let member = at.checked_sub(1).filter(|&i| i > from)?;
    let initial = phrase::INITIALS.contains(scene.doc.char(member));
    (initial || phrase::place_before(scene, at).is_some()).then_some(at)
}
