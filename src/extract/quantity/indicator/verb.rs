//! What happens, where no noun names the number: 2人死亡, 九成签署承诺书, 连续7天下降.

use super::Place;
use super::after::{start, stretch};
use super::words::{Class, Piece, pieces};
use crate::charset::{WordList, words};
use crate::lexicon::Table;
use crate::model::{Dimension, Span};

/// 142票赞成、10票反对: how the votes were cast.
pub fn vote(place: &Place) -> Option<Span> {
    const CAST: &WordList = words!["赞成", "反对", "弃权", "同意", "支持", "无效", "赞成票", "反对票"];
    let at = place.number.span.end;
    let word = place.doc.which_starts(at, CAST).filter(|_| place.number.unit.name == "票")?;
    Some(Span::new(at, at + word.chars().count()))
}

/// 3人被倒下的大树砸中死亡: what happened to people, behind how it came about.
pub fn fate(place: &Place) -> Option<Span> {
    const FATES: &[&str] =
        &["死亡", "身亡", "遇难", "丧生", "受伤", "被捕", "失踪", "获救", "拘捕", "逮捕", "遇害"];
    let (doc, from) = (place.doc, place.number.span.end);
    let people = matches!(place.number.unit.name.as_ref(), "人" | "名" | "位");
    if !people || !matches!(doc.char(from), '被' | '因' | '在' | '遭' | '是') {
        return None;
    }
    let end = stretch(place, from).end;
    (from..end).find_map(|p| {
        let word = FATES.iter().find(|w| doc.starts_with(p, w))?;
        let word = Span::new(p, p + word.chars().count());
        (word.end <= end && doc.char(word.end) != '的').then_some(word)
    })
}

/// Whether a verb stands right behind the number.
pub fn follows(place: &Place) -> bool {
    let words = pieces(place.doc, stretch(place, start(place)));
    words.first().is_some_and(|w| matches!(w.class, Class::Kept | Class::Verb) && !stays(place, w))
}

/// Whether the verb says that something stays or stands as it is, which is not measured.
fn stays(place: &Place, verb: &Piece) -> bool {
    const STATES: &[&str] = &["保持", "位", "居", "稳", "名列", "是", "处"];
    STATES.iter().any(|s| place.doc.starts_with(verb.span.start, s))
}

/// 时隔三年: what happens then is not measured.
pub fn elapsed(place: &Place) -> Option<Span> {
    let start = place.number.span.start;
    let led = ["时隔", "相隔", "事隔"].iter().any(|w| place.doc.ends_with(start, w));
    (led && place.number.unit.dimension == Dimension::Duration).then(|| Span::new(start, start))
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
    let tells = tells && !is_movement(place, first);
    tells.then_some(first.span)
}

/// 其中一半会出局, 九成签署承诺书, 4小时就能炸毁桥梁: what is done, with its object.
pub fn doing(place: &Place) -> Option<Span> {
    let unit = &place.number.unit;
    let part = matches!(unit.dimension, Dimension::Multiple | Dimension::Percent);
    let people = unit.name == "人" || unit.name == "名" || unit.is_none() || is_needed(place);
    if !(people || part || unit.dimension == Dimension::Count && opens(place)) || place.moves() {
        return None;
    }
    let words = pieces(place.doc, stretch(place, start(place)));
    let skipped = |w: &&Piece| {
        let comma = place.doc.char(w.span.start) == '、' || place.doc.char(w.span.start) == '(';
        matches!(w.class, Class::Adverb | Class::Stop) && !comma
    };
    let first = words.iter().take_while(skipped).count();
    let verb = words
        .get(first)
        .filter(|w| w.is_verb() || w.verbal || part && words.len() == first + 1 && w.class != Class::And)?;
    // 从4000户增长到9000户: a movement names nothing.
    if !is_needed(place) && is_movement(place, verb) || is_needed(place) && stays(place, verb) {
        return None;
    }
    let object =
        words[first + 1..].iter().take_while(|w| w.class == Class::Noun || w.class == Class::Modifier);
    let objects: Vec<&Piece> = object.collect();
    let last = objects.iter().rev().find(|w| w.class == Class::Noun).filter(|_| part || opens(place));
    Some(Span::new(verb.span.start, last.map_or(verb.span.end, |w| w.span.end)))
}

/// 经营主体已有九成签署承诺书, 重大工程98%已经开工: what a part of something does.
pub fn part_doing(place: &Place) -> Option<Span> {
    let part = matches!(place.number.unit.dimension, Dimension::Multiple | Dimension::Percent);
    let led = place.doc.ends_with(place.number.span.start, "有") || opens(place);
    (part && led && place.number.unit.name != "倍").then(|| doing(place)).flatten()
}

/// Whether the word says that something moved, not what is counted.
fn is_movement(place: &Place, word: &Piece) -> bool {
    let hit = place.doc.longest_at(word.span.start, Table::Changes);
    hit.is_some_and(|h| h.end as usize == word.span.end)
}

/// Whether nothing of the clause stands before the number.
pub fn opens(place: &Place) -> bool {
    *place.opens.get_or_init(|| {
        let before = pieces(place.doc, Span::new(place.floor(), place.number.span.start));
        before.iter().all(|w| matches!(w.class, Class::Stop | Class::Adverb | Class::Shared))
    })
}

/// 只需4小时就能…, 连续7天下降: a length of time that belongs to what follows.
fn is_needed(place: &Place) -> bool {
    let start = place.number.span.start;
    place.number.unit.dimension == Dimension::Duration
        && ["需要", "需", "连续", "用", "用时"].iter().any(|w| place.doc.ends_with(start, w))
}
