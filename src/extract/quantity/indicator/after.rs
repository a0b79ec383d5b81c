//! The phrase behind the number: 5个工作组, 两天的专家评审, 100多元的价位.

use super::Place;
use super::noun::{governed, nouns};
use super::words::{Class, Piece, pieces};
use crate::charset::words;
use crate::extract::quantity::found::Found;
use crate::lexicon::units::One;
use crate::model::{Change, Dimension, Span};

/// How far behind the number a phrase is looked for.
const REACH: usize = 40;

/// Where the phrase may begin: behind 以上, 左右, 多.
pub fn start(place: &Place) -> usize {
    let doc = place.doc;
    let mut at = place.number.span.end;
    if doc.starts_with(at, "(含)") {
        at += 3;
    }
    // 10万吨级工船.
    if doc.char(at) == '级' && place.number.unit.name != "级" {
        return at + 1;
    }
    if doc.starts_with(at, "余震") {
        return at;
    }
    let limits = words!["以上", "以下", "左右", "以内", "上下", "及以上", "多", "余", "内", "里", "间"];
    at + doc.which_starts(at, limits).map_or(0, |word| word.chars().count())
}

/// Up to the end of the clause, the next number or the next date.
pub fn stretch(place: &Place, from: usize) -> Span {
    let next = place.next.filter(|n| n.start >= from).map_or(usize::MAX, |n| n.start);
    let dated = place.date_behind(from).unwrap_or(usize::MAX);
    let end = place.clause.end.min(next).min(dated).min(from + REACH);
    Span::new(from.min(end), end)
}

/// 20%的城市人口, 两天的专家评审, 100多元的价位: a measure joined to its noun by 的.
pub fn attributed(place: &Place) -> Option<Span> {
    let measure = !matches!(place.number.unit.dimension, Dimension::Count | Dimension::Age);
    let at = start(place);
    // 相差三分的两队.
    let number = place.number.span.start;
    if place.doc.char(at) == '的' && place.doc.ends_with(number, "相差") {
        return Some(Span::new(number - 2, number));
    }
    // 面积3.5平方公里的新港.
    let plane = place.number.unit.dimension == Dimension::Area && place.doc.char(at) == '的';
    if plane && place.doc.ends_with(number, "面积") {
        return super::before::named(place);
    }
    // 指数保持在55%以上的较高水平.
    if measure && (at..at + 6).any(|p| place.doc.starts_with(p, "水平")) && place.doc.char(at) == '的' {
        let level = super::before::named(place);
        let level = level.filter(|n| pieces(place.doc, *n).last().is_some_and(|w| w.measure));
        if level.is_some() {
            return level;
        }
    }
    if measure
        && place.doc.char(at) == '的'
        && let Some(named) = super::before::measured_before(place)
    {
        return Some(named);
    }
    if !measure || place.doc.char(at) != '的' || place.number.change == Some(Change::Up) {
        return None;
    }
    if matches!(place.doc.char(at + 1), '《' | '“') {
        return None;
    }
    nouns(place, at + 1).or_else(|| named_by_verb(place, at + 1))
}

/// 35亿元的支持: a verb alone behind 的 is the name of what is measured.
fn named_by_verb(place: &Place, from: usize) -> Option<Span> {
    let words = pieces(place.doc, stretch(place, from));
    let [verb] = words.as_slice() else { return None };
    let whole = verb.span.len() == 2 && verb.span.end == place.clause.end;
    (verb.is_verb() && whole).then_some(verb.span)
}

/// 9市进出口, 5金4银: the places, the medals are what is counted, and what stands around them is another thing.
pub fn of_order(place: &Place) -> Option<Span> {
    let medals = matches!(place.number.unit.name.as_ref(), "金" | "银" | "铜");
    if !(medals || is_order(place.number)) || place.number.change.is_some() {
        return None;
    }
    let (start, end) = (place.number.span.start, place.number.span.end);
    // 7省受灾地区.
    let thing = |w: &Piece| !w.is_verb() && !w.verbal && !w.measure;
    let behind = nouns(place, end).filter(|n| pieces(place.doc, *n).iter().all(thing));
    behind.filter(|n| n.start == end).or(Some(Span::new(start, start)))
}

/// Whether the unit is one of the country's order: 9市, 7省.
pub fn is_order(number: &Found) -> bool {
    matches!(number.unit.name.as_ref(), "省" | "市" | "县" | "国" | "州" | "省(市)" | "省（市）")
}

/// 转让公司38%股权: the share is of what stands on it.
pub fn owned(place: &Place) -> Option<Span> {
    let (doc, at) = (place.doc, start(place));
    let word = doc.which_starts(at, words!["股权", "股份", "份额"])?;
    let percent = place.number.unit.dimension == Dimension::Percent && !place.moves();
    percent.then(|| Span::new(at, at + word.chars().count()))
}

/// 5个工作组, 4万游客, 100亿元未来产业基金: the number stands on its noun.
pub fn counted(place: &Place) -> Option<Span> {
    let at = start(place);
    // 小麦单产提升三年行动: the length of a campaign.
    if place.number.unit.dimension == Dimension::Duration
        && place.doc.starts_with(at, "行动")
        && !["计", "方", "纲"].iter().any(|w| place.doc.starts_with(at + 2, w))
    {
        return Some(Span::new(at, at + 2));
    }
    // 分为五个部分.
    if place.number.unit.name == "个" && place.doc.starts_with(at, "部分") {
        return Some(Span::new(at, at + 2)).filter(|part| part.end == place.clause.end);
    }
    // 51类的基础上 names nothing.
    if place.doc.starts_with(at, "的基础") {
        return None;
    }
    let opens = || {
        super::verb::opens(place)
            || place.doc.char(place.number.unit.start) == '成'
            || at == place.number.span.end && governed(place)
    };
    let percent = matches!(
        place.number.unit.dimension,
        Dimension::Percent | Dimension::PercentPoint | Dimension::Multiple
    );
    // 七成以上企业认为: of a part that opens the clause.
    // 全运会90%以上竞赛场馆.
    let most = || place.doc.starts_with(place.number.span.end, "以上") && stands_on_noun(place);
    if percent && place.doc.char(at) != '的' && !place.number.unit.is_none() && !opens() && !most() {
        return None;
    }
    if matches!(place.number.change, Some(Change::Up | Change::Down)) && !counts_things(place) {
        return None;
    }
    // 1个24小时便民服务点: the next number only qualifies the noun.
    let at = match place.next {
        // 两艘30万吨级油轮.
        Some(next) if qualifies(place, at, next) && place.doc.char(next.end) == '级' => next.end + 1,
        Some(next) if qualifies(place, at, next) => {
            // 1亿65岁及以上老年人.
            let more = ["及以上", "以上", "以下"].iter().find(|w| place.doc.starts_with(next.end, w));
            next.end + more.map_or(0, |w| w.chars().count())
        }
        // 550亿元30年期国债.
        Some(next) if next.start == at && place.doc.char(next.end) == '期' => next.end + 1,
        _ => at,
    };
    // 6000人为境内流离失所者.
    let people =
        place.number.unit.dimension == Dimension::Count && matches!(place.doc.char(at), '为' | '是' | '的');
    let at = if people || place.doc.char(at) == '的' { at + 1 } else { at };
    // 55海里处.
    if place.number.unit.dimension == Dimension::Length && place.doc.char(at) == '处' {
        return None;
    }
    let time = place.number.unit.dimension == Dimension::Duration && place.doc.starts_with(at, "时间");
    if time || place.doc.char(at) == '期' || place.doc.char(at) == '《' {
        return None;
    }
    nouns(place, at)
}

/// Whether a noun that is no measure stands straight before the number.
fn stands_on_noun(place: &Place) -> bool {
    let named = super::before::named(place).filter(|n| n.end == place.number.span.start);
    named.is_some_and(|n| pieces(place.doc, n).last().is_some_and(|w| w.class == Class::Noun && !w.measure))
}

/// Whether the classifier of things stands straight on its noun: 5万名士兵.
pub fn counts_things(place: &Place) -> bool {
    let end = place.number.span.end;
    let thing = matches!(place.number.unit.one, One::Thing | One::Noun)
        && place.number.unit.dimension == Dimension::Count;
    thing
        && place.number.unit.name != "人"
        && nouns(place, end)
            .is_some_and(|n| n.start == end && pieces(place.doc, n).iter().all(|w| !w.is_verb()))
}

/// 发生三处泄漏, 60台联合收割机: what stands behind a word with which no phrase of nouns begins.
pub fn behind_word(place: &Place) -> Option<Span> {
    let unit = &place.number.unit;
    let classifier = unit.dimension == Dimension::Count && matches!(unit.one, One::Thing | One::Noun);
    if !classifier || unit.is_none() || unit.name == "人" || place.moves() {
        return None;
    }
    let words = pieces(place.doc, stretch(place, start(place)));
    let passed = words.iter().take(2).take_while(|w| {
        w.is_verb() || matches!(w.class, Class::Adverb | Class::Modifier | Class::Within | Class::Shared)
    });
    let passed = passed.count();
    (1..=passed).find_map(|i| nouns(place, words.get(i)?.span.start))
}

/// 24小时 in 1个24小时便民服务点, 7国 in 来自7国的50名代表: the next number only qualifies the noun.
fn qualifies(place: &Place, at: usize, next: Span) -> bool {
    let counts = place.number.unit.dimension == Dimension::Count;
    let led = next.start == at + 1 && matches!(place.doc.char(at), '长' | '高' | '宽' | '深' | '重');
    counts && (next.start == at || led)
}

/// 900余户、约4300名居民: both count what stands behind the second.
pub fn listed(place: &Place) -> Option<Span> {
    let end = place.number.span.end;
    let next = place.next.filter(|n| n.start <= end + 3)?;
    let list = matches!(place.doc.char(end), '、' | '和' | '及');
    // 200万元和500万元的资金.
    if list && place.doc.char(next.end) == '的' {
        return nouns(place, next.end + 1);
    }
    // 7座及7座以下小客车.
    let behind =
        ["以上", "以下"].iter().find(|w| place.doc.starts_with(next.end, w)).map_or(0, |w| w.chars().count());
    let count = place.number.unit.dimension == Dimension::Count && !place.number.unit.is_none();
    (list && count && end > place.clause.start).then(|| nouns(place, next.end + behind)).flatten()
}
