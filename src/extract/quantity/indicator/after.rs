//! The phrase behind the number: 5个工作组, 两天的专家评审, 2人死亡.
//! 25个参与评选的入围项目 → 入围项目.

use super::Place;
use super::words::{Class, Piece, pieces};
use crate::model::{Change, Dimension, Span};

/// How far behind the number a phrase is looked for.
const REACH: usize = 40;

/// Where the phrase may begin: behind 以上, 左右, 多.
fn start(place: &Place) -> usize {
    let doc = place.doc;
    let mut at = place.number.span.end;
    if doc.starts_with(at, "(含)") {
        at += 3;
    }
    for word in ["以上", "以下", "左右", "以内", "上下", "多", "余", "内", "里", "间"] {
        if doc.starts_with(at, word) {
            return at + word.chars().count();
        }
    }
    at
}

fn stretch(place: &Place, from: usize) -> Span {
    let next = place.next.filter(|n| n.start >= from).map_or(usize::MAX, |n| n.start);
    let dated = place.date_behind(from).unwrap_or(usize::MAX);
    let end = place.clause.end.min(next).min(dated).min(from + REACH);
    Span::new(from.min(end), end)
}

/// 20%的城市人口, 两天的专家评审, 100多元的价位: a measure joined to its noun by 的.
pub fn attributed(place: &Place) -> Option<Span> {
    let measure = !matches!(place.number.unit.dimension, Dimension::Count | Dimension::Age);
    let at = start(place);
    if !measure || place.doc.char(at) != '的' || place.number.change == Some(Change::Up) {
        return None;
    }
    if matches!(place.doc.char(at + 1), '《' | '“') {
        return None;
    }
    nouns(place, at + 1)
}

/// 5个工作组, 4万游客, 100亿元未来产业基金: the number stands on its noun.
pub fn counted(place: &Place) -> Option<Span> {
    let at = start(place);
    let percent = matches!(
        place.number.unit.dimension,
        Dimension::Percent | Dimension::PercentPoint | Dimension::Multiple
    );
    if percent && place.doc.char(at) != '的' && !place.number.unit.is_none() {
        return None;
    }
    if matches!(place.number.change, Some(Change::Up | Change::Down)) {
        return None;
    }
    // 1个24小时便民服务点: the next number only qualifies the noun.
    let at = match place.next {
        Some(next) if qualifies(place, at, next) => next.end,
        _ => at,
    };
    let at = if place.doc.char(at) == '的' { at + 1 } else { at };
    if place.doc.starts_with(at, "时间") || place.doc.char(at) == '《' {
        return None;
    }
    nouns(place, at)
}

/// 24小时 in 1个24小时便民服务点, 长220公里 in 一道长220公里的林带: the next number only qualifies the noun.
fn qualifies(place: &Place, at: usize, next: Span) -> bool {
    let counts = place.number.unit.dimension == Dimension::Count;
    let led = next.start == at + 1 && matches!(place.doc.char(at), '长' | '高' | '宽' | '深' | '重');
    counts && (next.start == at || led)
}

/// The phrase of nouns that begins at `from`: the last one behind 的, without places and owners.
fn nouns(place: &Place, from: usize) -> Option<Span> {
    let doc = place.doc;
    let words = pieces(doc, stretch(place, from));
    let mut taken: Vec<Piece> = Vec::new();
    let mut i = 0;
    while let Some(&word) = words.get(i) {
        let follows = words.get(i + 1).map(|w| w.class);
        let keep = match word.class {
            Class::Noun | Class::Modifier | Class::Shared | Class::Number | Class::Each => true,
            Class::Name => open(&taken),
            Class::Enclosed => !taken.is_empty() || doc.char(word.span.start) != '(',
            Class::Of => !taken.is_empty() && !is_whole(&taken),
            Class::And => joins(place, &words, i),
            // 参与评选的项目, 受损的公路: a clause before 的; 救援队伍: a verb that is part of a noun.
            Class::Verb | Class::Kept | Class::Light | Class::Stop | Class::Adverb => {
                (open(&taken) || follows == Some(Class::Of)) && is_relative(doc, &words, i)
                    || word.class != Class::Stop && modifies(&words, i, &taken, follows)
            }
        };
        if !keep {
            break;
        }
        taken.push(word);
        i += 1;
    }
    trim(&mut taken)
}

/// Whether no noun has been read yet, or none since the last 和.
fn open(taken: &[Piece]) -> bool {
    taken.iter().rev().take_while(|w| w.class != Class::And).all(|w| !matches!(w.class, Class::Noun))
}

/// 5名学生的作品 counts students: nouns without a verb before 的 are the phrase.
fn is_whole(taken: &[Piece]) -> bool {
    let nouns = taken.iter().any(|w| w.class == Class::Noun && w.span.len() > 1);
    nouns
        && taken
            .iter()
            .all(|w| matches!(w.class, Class::Noun | Class::Modifier | Class::Shared | Class::Enclosed))
}

/// Whether 的 comes soon enough for the words from `i` on to be a relative clause.
fn is_relative(doc: &crate::doc::Doc, words: &[Piece], i: usize) -> bool {
    if doc.char(words[i].span.start) == ',' {
        return false;
    }
    let mut length = 0;
    for word in &words[i..] {
        if word.class == Class::Of {
            return true;
        }
        length += word.span.len();
        if length > 12 || word.class == Class::And {
            return false;
        }
    }
    false
}

/// 救援 in 救援队伍, 督导 in 专项督导组.
fn modifies(words: &[Piece], i: usize, taken: &[Piece], follows: Option<Class>) -> bool {
    let Some(Class::Noun) = follows else { return false };
    let next = words[i + 1].span.len();
    words[i].span.len() >= 2 && (open(taken) && words[i].class == Class::Verb || next == 1 || words[i].verbal)
}

/// 专业跑者和登山爱好者, 街道、镇: the conjunction goes on with nouns and no number.
fn joins(place: &Place, words: &[Piece], i: usize) -> bool {
    let last = i > 0 && matches!(words[i - 1].class, Class::Noun | Class::Modifier);
    let mut rest = words[i + 1..].iter();
    let next = rest.next().map(|w| w.class);
    let comma = place.doc.char(words[i].span.start) == '、';
    let goes_on = matches!(next, Some(Class::Noun | Class::Modifier)) || next == Some(Class::Verb) && !comma;
    // The stretch ends at the next number: what stands there belongs to it.
    let ends_at_number =
        words.last().is_some_and(|w| place.next.is_some_and(|n| w.span.end >= n.start)) && rest.len() < 3;
    last && goes_on && !ends_at_number && !(comma && words.len() > i + 8)
}

/// Cuts what precedes the last 的, leading places and owners, and a tail that is no noun.
fn trim(taken: &mut Vec<Piece>) -> Option<Span> {
    while taken.last().is_some_and(|w| !matches!(w.class, Class::Noun | Class::Shared | Class::Enclosed)) {
        taken.pop();
    }
    let of = taken.iter().rposition(|w| w.class == Class::Of);
    let mut from = match of {
        Some(at) if !short_modifier(&taken[..at]) => at + 1,
        _ => 0,
    };
    while from + 1 < taken.len()
        && matches!(taken[from].class, Class::Shared | Class::Name | Class::Of | Class::And)
    {
        from += 1;
    }
    let (first, last) = (taken.get(from)?, taken.last()?);
    Some(Span::new(first.span.start, last.span.end))
}

/// 可能的原因: one adjective before 的 stays.
fn short_modifier(before: &[Piece]) -> bool {
    before.len() == 1 && before[0].class == Class::Modifier
}

/// 2人死亡, 300人参加: what happens to people, written right behind them.
pub fn happening(place: &Place) -> Option<Span> {
    let unit = place.number.unit.name.as_ref();
    if !matches!(unit, "人" | "名" | "度" | "次" | "回" | "人次" | "轮" | "场" | "项" | "种" | "起" | "户")
        || place.moves()
    {
        return None;
    }
    let words = pieces(place.doc, stretch(place, start(place)));
    let first = words.first()?;
    // 3项调查: behind an event's classifier a verb is a noun.
    let tells = matches!(first.class, Class::Kept | Class::Verb) || first.verbal;
    tells.then_some(first.span)
}

/// 2人死亡, 16年来…, 4小时就能炸毁桥梁: what is done, when no noun names it.
pub fn doing(place: &Place) -> Option<Span> {
    let unit = &place.number.unit;
    let people = unit.name == "人" || unit.name == "名" || unit.is_none() || is_needed(place);
    let subject = matches!(unit.dimension, Dimension::Multiple);
    if !(people || subject) {
        return None;
    }
    let words = pieces(place.doc, stretch(place, start(place)));
    for word in &words {
        match word.class {
            Class::Verb | Class::Kept | Class::Light => {
                return Some(word.span);
            }
            Class::Noun if word.verbal || subject => return Some(word.span),
            Class::Adverb | Class::Stop | Class::Modifier if place.doc.char(word.span.start) != '、' => {}
            _ => return None,
        }
    }
    None
}

/// 只需4小时就能…, 连续7天下降: a length of time that belongs to what follows.
fn is_needed(place: &Place) -> bool {
    let start = place.number.span.start;
    place.number.unit.dimension == Dimension::Duration
        && ["需要", "需", "连续", "用", "用时"].iter().any(|w| place.doc.ends_with(start, w))
}
