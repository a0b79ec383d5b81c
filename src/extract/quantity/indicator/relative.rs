//! Clauses that stand between a number and its noun: 20条促进经济恢复的措施 → 措施; and verbs that are the noun.

use super::Place;
use super::words::{Class, Piece};
use crate::charset::{CharSet, WordList, words};
use crate::lexicon::units::One;
use crate::model::Dimension;

/// What a clause before 的 may begin with: 在校的, 因灾受损的.
pub static LEADS: CharSet = CharSet::of("在因由被从对经与为来用以已未正可能需仍尚曾刚向所让受");

/// 20条促进经济恢复增长的措施: behind the clause that the noun has before it; it must hold more than verb and noun,
/// and people are told from what is theirs elsewhere.
pub fn behind_relative(place: &Place, words: &[Piece]) -> usize {
    let theirs = matches!(place.number.unit.name.as_ref(), "家" | "名" | "位" | "户" | "所" | "人");
    // 一枚英国向军队提供的导弹.
    let first = words.iter().find(|w| w.class != Class::Shared);
    let led = first.is_some_and(|w| {
        matches!(w.class, Class::Stop | Class::Light)
            && w.span.len() == 1
            && LEADS.holds(place.doc.char(w.span.start))
    });
    let opens = first.is_some_and(|w| place.doc.starts_with_any(w.span.start, OPENS));
    let verb = words.first().is_some_and(Piece::is_verb) && !theirs;
    let reach = if opens { 30 } else { 16 };
    if place.number.unit.dimension != Dimension::Count
        || !(verb || led || opens)
        || !comes_within(words, reach)
    {
        return 0;
    }
    let of = words.iter().position(|w| w.class == Class::Of).unwrap_or(0);
    // 一所收容难民的学校.
    let plain = opens || words.first().is_some_and(|w| w.class == Class::Verb && !w.verbal);
    let clause = plain || words[1..of.max(1)].iter().any(|w| !w.is_noun());
    let noun = words.get(of + 1).is_some_and(|w| {
        w.is_noun() || w.is_verb() || w.class == Class::Enclosed || opens && w.class == Class::Shared
    });
    let noun = noun && (!theirs || words[of + 1..].iter().take(4).any(|w| w.person || w.thing));
    let list = !opens && words[..of].iter().any(|w| w.class == Class::And);
    // 80条开放新举措让…的“高地”: a clause of its own.
    let told = !opens
        && words[..of].windows(2).any(|w| {
            w[0].class == Class::Noun
                && w[1].class == Class::Stop
                && matches!(place.doc.char(w[1].span.start), '让' | '使' | '把' | '将' | '对' | '为' | '在')
        });
    if clause && noun && !list && !told { of + 1 } else { 0 }
}

/// 进行了3次集群打击, 经过5年多建设: behind such a verb a verb is the name of what was done.
pub fn is_event(place: &Place, verb: &Piece) -> bool {
    let closes = verb.span.end == place.clause.end || place.doc.char(verb.span.end) == '、';
    if !closes || !verb.is_verb() {
        return false;
    }
    let (doc, start) = (place.doc, place.number.span.start);
    let end = if doc.ends_with(start, "了") { start - 1 } else { start };
    let lasts = place.number.unit.one == One::Never || place.number.unit.dimension == Dimension::Duration;
    lasts && (DONE.iter().any(|w| doc.ends_with(end, w)) || doc.ends_with(end, "的") && verb.verbal)
}

/// Verbs whose object is what was done.
const DONE: &[&str] = &[
    "进行", "经过", "经", "开展", "历经", "经历", "举行", "实施", "展开", "发动", "发起", "遭到", "遭遇",
    "接受",
];

/// Verbs that open a clause before the noun, however long it is: 载有食物、水和药品的卡车.
const OPENS: &WordList = words![
    "载有", "囊括", "满载", "装载", "搭载", "运载", "运送", "来自", "面向", "涉及", "存放", "存在", "位于",
    "坐落", "名为", "名叫", "用于", "用来", "具有", "拥有", "含有", "带有", "设有", "装有", "持有", "患有",
    "配有", "印有", "写有", "富有", "享有", "没有", "还有", "包括", "包含", "针对", "关于", "围绕", "适合",
    "适用", "符合", "收容", "致力", "从事", "负责", "登记", "堪称", "人们", "以",
];

/// Whether 的 comes soon enough for the words to be a relative clause.
pub fn is_relative(words: &[Piece]) -> bool {
    comes_within(words, 16)
}

/// Whether 的 comes within so many characters.
fn comes_within(words: &[Piece], reach: usize) -> bool {
    let mut length = 0;
    for word in words {
        if word.class == Class::Of {
            return true;
        }
        length += word.span.len();
        if length > reach {
            return false;
        }
    }
    false
}
