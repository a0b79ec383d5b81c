//! The noun phrase before a verb of saying, read from right to left: name, title, body.
//! 区法院政治处主任杨露霜 → speaker 杨露霜, title 政治处主任, agency 区法院.

use super::beside;
use super::border;
use super::joint;
use super::name;
use super::owner;
use super::phrase;
use super::scene::Scene;
use super::speaker::{Sort, Speaker};
use crate::charset::words;
use crate::lexicon::speakers::{SourceKind, TitleKind};
use crate::lexicon::{Table, Tables};
use crate::model::Span;

/// Most characters of a document's or meeting's name that no 《》 encloses.
const LONGEST_DOCUMENT: usize = 16;

/// Reads the phrase `[from, end)` from right to left.
pub(super) fn parse(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    if end <= from {
        return None;
    }
    let speaker = alone(scene, from, end)?;
    whole_name(scene, from, owner::whole_body(scene, from, joint::joined(scene, from, speaker)))
}

/// The phrase that ends at `end`, without those joined to it.
pub(super) fn alone(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    if end <= from {
        return None;
    }
    // 魅力高原》系列: the end of a name whose opening mark stands elsewhere.
    let marks =
        |span: Span, mark: char| (span.start..span.end).filter(|&i| scene.doc.char(i) == mark).count();
    let found = READINGS.iter().find_map(|reading| reading(scene, from, end));
    found.filter(|s| marks(s.span, '《') == marks(s.span, '》'))
}

/// Most characters of a name that a reading may have left before the part that it took.
const LEFT_OVER: usize = 4;

/// A part of a name that stands behind a title, made whole: 行长拉加|德 → 拉加德. One character that is cut out of
/// something longer is nobody.
fn whole_name(scene: &Scene, from: usize, speaker: Speaker) -> Option<Speaker> {
    let Speaker { span, title, sort, .. } = speaker;
    let cut = title.is_none()
        && span.start > from
        && matches!(sort, Sort::Person | Sort::Phrase | Sort::Group)
        && scene.doc.char(span.start - 1).is_alphabetic();
    if !cut || scene.title_before(from, span.start, |_| true).is_some() {
        return Some(speaker);
    }
    let floor = (from + 1).max(span.start.saturating_sub(LEFT_OVER));
    let behind_title = (floor..span.start).rev().find_map(|at| {
        let title = scene.title_before(from, at, |k| k != TitleKind::Honorific)?;
        name::follows_title(scene, Span::new(at, span.end)).then_some((title, at))
    });
    if let Some((title, at)) = behind_title {
        let mut whole = Speaker::new(Span::new(at, span.end), Sort::Person);
        beside::attach(scene, from, title, &mut whole);
        return Some(whole);
    }
    (span.len() > 1).then_some(speaker)
}

type Reading = fn(&Scene, usize, usize) -> Option<Speaker>;

/// The ways to read a phrase, surest first.
const READINGS: &[Reading] = &[
    document,
    pronoun,
    named_source,
    name_behind_title,
    name_before_title,
    body,
    role,
    bare_name,
    source,
    place,
    quoted_name,
    noun_phrase,
];

/// 国务院《通知》 → the document, with the body that issued it.
fn document(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    if scene.doc.char(end - 1) != '》' {
        return None;
    }
    let floor = from.max(end.saturating_sub(60));
    let start = (floor..end).rev().find(|&i| scene.doc.char(i) == '《')?;
    let mut speaker = Speaker::new(Span::new(start, end), Sort::Document);
    speaker.agency = scene.agencies_in(Span::new(from, start)).next_back();
    Some(speaker)
}

/// 他, 该机构.
fn pronoun(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let span = scene.source_before(from, end, SourceKind::Pronoun)?;
    let alone = scene.is_border(span.start) || span.len() > 1;
    alone.then_some(Speaker::new(span, Sort::Pronoun))
}

/// 会议, 通知: nouns that are sources as they stand.
fn named_source(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let meeting = scene.source_before(from, end, SourceKind::Meeting);
    let span = scene.source_before(from, end, SourceKind::Document).or(meeting)?;
    // 伊朗军方声明: the body speaks.
    let owner_end = phrase::strip_particle(scene, from, border::trim(scene, from, span.start));
    if let Some(body) = scene.agency_before(owner_end).filter(|a| a.start >= from) {
        return Some(Speaker::new(body, Sort::Body));
    }
    if let Some(congress) = scene.date_before(span.start).filter(|d| scene.doc.char(d.end - 1) != '日') {
        // 党的二十大报告: the congress is a date, and part of the document's name.
        return Some(Speaker::new(Span::new(congress.start, span.end), Sort::Document));
    }
    if let Some(publisher) = publisher(scene, from, span.start).filter(Speaker::is_sure) {
        return Some(publisher);
    }
    if meeting == Some(span) && owner_end > from {
        return meeting_name(scene, from, span);
    }
    if owner_end > from {
        let bare_name = |s: &Speaker| s.sort == Sort::Person && s.title.is_none();
        let owner = parse(scene, from, owner_end)
            .filter(|s| s.is_sure() && s.sort != Sort::Document && !bare_name(s));
        // 党的二十大报告: a short phrase without a verb is the document's own name.
        let whole = Span::new(from, end);
        let named = whole.len() <= LONGEST_DOCUMENT && phrase::is_verbless(scene, whole);
        let whole = if named { whole } else { phrase::extend_left(scene, from, span) };
        return Some(owner.unwrap_or(Speaker::new(whole, Sort::Document)));
    }
    Some(Speaker::new(span, Sort::Document))
}

/// 世界互联网大会: a meeting has no owner, and whoever holds it stands before a verb: 总书记主持|座谈会.
fn meeting_name(scene: &Scene, from: usize, span: Span) -> Option<Speaker> {
    let whole = Span::new(from, span.end);
    let named = whole.len() <= LONGEST_DOCUMENT && phrase::is_verbless(scene, Span::new(from, span.start));
    let whole = if named { whole } else { phrase::extend_left(scene, from, span) };
    let of = |i: usize| scene.doc.char(i) == '的';
    if phrase::is_verbless(scene, Span::new(whole.start, span.start)) {
        return Some(Speaker::new(whole, Sort::Document));
    }
    (whole.start..span.start).any(of).then_some(Speaker::new(span, Sort::Document))
}

/// Who made public what is named in `[from, end)`: 联合会 in 联合会18日发布的月度经济形势.
pub(super) fn publisher(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let at = ["公布的", "发布的", "发表的"]
        .iter()
        .find_map(|w| (from..end).find(|&i| scene.doc.starts_with(i, w)))?;
    parse(scene, from, border::trim(scene, from, at))
}

/// 区法院政治处主任杨露霜.
fn name_behind_title(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let title = Tables::of(&[Table::Titles]);
    let first = (from..end).find(|&i| scene.doc.tables_at(i).meets(title))?;
    let floor = first.max(end.saturating_sub(24));
    for at in (floor..end).rev() {
        let Some(title) = scene.title_before(from, at, |k| k != TitleKind::Honorific) else { continue };
        let at_name = scene.skip_blanks(at, end);
        let name = Span::new(at_name, end);
        if !name::follows_title(scene, name) && !is_unknown_name(scene, title, name) {
            continue;
        }
        // 委员|会第74届会议: the body's name goes on.
        if scene.doc.char(at_name) == '会' || scene.doc.starts_with(at_name, "大会") {
            continue;
        }
        let inside_body = scene.agency_over(title.start).is_some_and(|a| a.end > title.end);
        // 妇女儿童: no 女儿 of the name 童.
        let behind_body = scene.agency_before(title.start).is_some();
        let inside_word =
            !behind_body && title.len() < 3 && !scene.is_border(title.start) && !scene.is_border(title.end);
        // 干部群众: a group, no 群众 who is 干部.
        let group = scene.source_before(from, end, SourceKind::Group).is_some_and(|g| g.start <= at_name);
        if scene.agency_before(end).is_some() {
            continue;
        }
        let single = end - at_name == 1 && from < title.start && !behind_body;
        if group || inside_body || inside_word || single {
            continue;
        }
        let mut speaker = Speaker::new(Span::new(at_name, end), Sort::Person);
        beside::attach(scene, from, title, &mut speaker);
        return Some(speaker);
    }
    None
}

/// 市教委新闻发言人线联平: three characters behind a body and a post, without a family name that is known.
fn is_unknown_name(scene: &Scene, title: Span, name: Span) -> bool {
    let one = scene.token_at(name.start).is_some_and(|t| t.start == name.start && t.end == name.end);
    name.len() == 3
        && one
        && (name.start..name.end).all(|i| scene.doc.char(i).is_alphabetic())
        && !scene.doc.tables_at(name.start).meets(Tables::of(&[
            Table::Sources,
            Table::Titles,
            Table::Fillers,
        ]))
        && scene.doc.longest_before(name.end, Table::Sources).is_none()
        && scene.doc.longest_before(name.end, Table::Titles).is_none()
        && scene.doc.longest_before(name.end, Table::Fillers).is_none()
        && scene.agency_before(title.start).is_some()
}

/// 习近平总书记, 宋一欣律师, 王女士.
fn name_before_title(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let title = scene.title_before(from, end, |k| k != TitleKind::Post)?;
    // 克拉马托尔斯克市长: of what place, not whose title.
    let place = scene.doc.starts_with_any(title.start, words!["市长", "省长", "县长", "镇长", "区长"])
        && title.start > from
        && (title.start - from > 4 && name::bare(scene, from, title.start).is_none_or(|n| n.len() > 4)
            || matches!(scene.doc.char(title.start - 1), '市' | '省' | '县' | '镇' | '区'));
    if place {
        return None;
    }
    let honorific = scene.title_kind(title) == Some(TitleKind::Honorific);
    // 一位姓曹的女士
    if honorific
        && title.start >= from + 3
        && scene.doc.char(title.start - 1) == '的'
        && scene.doc.char(title.start - 3) == '姓'
    {
        return Some(Speaker::new(Span::new(title.start - 3, end), Sort::Person));
    }
    // 导师李教授: a family name and a post, behind another one, are called together.
    let called = title.start > from + 1
        && name::surname_at(scene, title.start - 1) == 1
        && scene.title_before(from, title.start - 1, |k| k == TitleKind::Post).is_some();
    let honorific = honorific || called;
    let name = if called {
        Span::new(title.start - 1, title.start)
    } else if honorific {
        bearer(scene, from, title.start)?
    } else {
        // 布什总统: known to the segmenter as one word.
        let one = scene.token_at(title.start).filter(|t| {
            let head = scene.doc.starts_with_any(title.start, words!["总统", "首相"]);
            head && t.start >= from && t.end == end && (2..=4).contains(&title.start.saturating_sub(t.start))
        });
        name::bare(scene, from, title.start)
            .or(one.map(|t| Span::new(t.start, title.start)))
            .filter(|n| (n.len() >= 2 || title.len() == 1) && !scene.is_country(*n))?
    };
    if honorific {
        let span = Span::new(name.start, end);
        let mut speaker = Speaker::new(span, Sort::Person);
        if let Some(post) = scene.title_before(from, name.start, |k| k != TitleKind::Honorific) {
            beside::attach(scene, from, post, &mut speaker);
        }
        return Some(speaker);
    }
    let mut speaker = Speaker::new(name, Sort::Person);
    // 舰队司令拉夫黑德上将: the post says more than the rank.
    if RANKS.iter().any(|r| scene.doc.starts_with(title.start, r))
        && let Some(post) = scene.title_before(from, name.start, |k| k != TitleKind::Honorific)
    {
        beside::attach(scene, from, post, &mut speaker);
        return Some(speaker);
    }
    speaker.title = Some(title);
    speaker.agency = scene.agency_before(name.start).filter(|a| a.start >= from);
    Some(speaker)
}

/// Ranks that are written behind a name.
const RANKS: &[&str] = &["上将", "中将", "少将", "大将", "大校", "上校", "中校", "少校"];

/// The family name or full name before 女士, 先生, 某.
fn bearer(scene: &Scene, from: usize, end: usize) -> Option<Span> {
    (1..=4).rev().map(|n| end.saturating_sub(n)).filter(|&s| s >= from && s < end).find_map(|start| {
        let span = Span::new(start, end);
        let surname = name::surname_at(scene, start);
        let named = (start..end).all(|i| scene.doc.char(i) != '的');
        // 邓李宝茵女士: the family name of the husband before her own.
        let two = span.len() == 4 && surname == 1 && name::surname_at(scene, start + 1) == 1;
        let fits = surname > 0 && (span.len() <= surname + 2 || two) && named
            || span.len() == 1 && matches!(scene.doc.char(start), '老' | '小' | '阿');
        let free =
            start == from || scene.is_border(start) || scene.title_before(from, start, |_| true).is_some();
        (fits && free).then_some(span)
    })
}

/// 区法院, 联合国儿童基金会方面.
fn body(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let end = if scene.doc.ends_with(end, "方面") { end - 2 } else { end };
    let end = scene.skip_blanks_back(from, end);
    let body = scene.agency_before(end).filter(|a| a.start >= from)?;
    // 黎|公共|卫生部: the initial of the country at the head, and what is left of the name.
    let gap = Span::new(from, body.start);
    let foreign = (1..=3).contains(&gap.len())
        && phrase::INITIALS.contains(scene.doc.char(from))
        && (gap.len() == 1 || scene.doc.text(Span::new(from + 1, body.start)) == "公共");
    let whole = if foreign { Span::new(from, body.end) } else { body };
    Some(Speaker::new(whole, Sort::Body))
}

/// 国家卫生健康委新闻发言人.
fn role(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let title = scene.title_before(from, end, |k| k != TitleKind::Honorific)?;
    if scene.agency_over(title.start).is_some_and(|a| a.end >= end) {
        return None;
    }
    let mut whole = phrase::extend_left(scene, from, title);
    // 克拉马托尔斯克|市长: a place that is written by sound.
    if whole == title && title.start > from && name::is_by_sound(scene, Span::new(from, title.start)) {
        whole.start = from;
    }
    // 中方代表: a side that is cut wrongly still belongs to its delegate.
    if let Some(side) = scene.source_before(from, whole.start, SourceKind::Group) {
        whole.start = side.start;
    }
    // 习主席: who is named by a family name and a post alone.
    let surname = whole.start == title.start
        && title.start > from
        && name::surname_at(scene, title.start - 1) == 1
        && scene.is_border(title.start - 1)
        && scene.title_kind(title) == Some(TitleKind::After);
    if surname {
        return Some(Speaker::new(Span::new(title.start - 1, title.end), Sort::Person));
    }
    // 考察研究院时|总书记: the end of a circumstance, and the body is part of that.
    if whole.start < title.start && matches!(scene.doc.char(whole.start), '时' | '后') {
        return Some(Speaker::new(title, Sort::Role));
    }
    // 不愿透露姓名的|物业经理.
    whole.start =
        phrase::strip_measure(scene, whole.start, title.start.max(whole.start + 1)).min(title.start);
    let mut speaker = Speaker::new(whole, Sort::Role);
    if let Some(owner) = owner::owner(scene, from, whole, title) {
        speaker.agency = Some(owner);
        let rest = phrase::strip_measure(scene, phrase::skip_particle(scene, owner.end), title.end);
        speaker.span = Span::new(rest.min(title.start), title.end);
    }
    Some(speaker)
}

/// 王治郅, 特朗普.
fn bare_name(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let name = name::bare(scene, from, end)?;
    (!scene.is_country(name)).then(|| Speaker::new(name, Sort::Person))
}

/// 专家们, 俄方, 中央经济工作会议.
fn source(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let span = scene
        .source_before(from, end, SourceKind::Group)
        .or_else(|| scene.source_before(from, end, SourceKind::Body))?;
    if scene.doc.text(span) == "方面" {
        let end = border::trim(scene, from, span.start);
        return (end > from).then(|| parse(scene, from, end)).flatten();
    }
    let mut whole = phrase::extend_left(scene, from, span);
    // 广大|干部群众: the segmenter takes the attribute with the noun.
    if whole.start < span.start && scene.doc.starts_with(whole.start, "广大") {
        whole.start += 2;
    }
    // 办, 台, 部 alone are no body.
    (whole.len() > 2 || span.len() > 1).then_some(Speaker::new(whole, Sort::Group))
}

/// 伊朗, 华盛顿州: a country or place speaks for its government.
fn place(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let place = phrase::place_before(scene, end).filter(|p| p.start >= from)?;
    Some(Speaker::new(place, Sort::Group))
}

/// 民兵武装“人民动员组织”: a name in quotation marks behind what it is.
fn quoted_name(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let quote =
        scene.quote_before(end).filter(|q| q.outer.start > from && q.inner.len() <= LONGEST_DOCUMENT)?;
    let noun = scene.doc.ends_with_any(
        quote.outer.start,
        words![
            "武装", "组织", "公司", "企业", "机构", "团体", "平台", "媒体", "网站", "乐队", "智库", "派别",
            "部队"
        ],
    );
    let whole = phrase::extend_left(scene, from, Span::new(quote.outer.start, end));
    noun.then(|| Speaker::new(whole, Sort::Group))
}

/// Any other noun phrase.
fn noun_phrase(scene: &Scene, from: usize, end: usize) -> Option<Speaker> {
    let span = phrase::extend_left(scene, from, Span::new(end, end));
    // 业主们: several who are people.
    let people = span.len() > 2 && scene.doc.char(end - 1) == '们';
    let sort = if people { Sort::Group } else { Sort::Phrase };
    (!span.is_empty()).then_some(Speaker::new(span, sort))
}
