//! How far a phrase of nouns goes: 25个参与评选的入围项目 → 入围项目, 3名技术员驻村指导 → 技术员.

use super::Place;
use super::after::stretch;
use super::class::{ends_noun, is_place};
use super::head::{bodies, ends_body, funds, is_thing, of_things, people, shared_with_next, short_modifier};
use super::relative::{LEADS, behind_relative, is_event, is_relative};
use super::words::{Class, Piece, pieces};
use crate::doc::Doc;
use crate::lexicon::indicator_words::Role;
use crate::lexicon::units::One;
use crate::model::{Dimension, Span};

/// The phrase of nouns that begins at `from`.
pub fn nouns(place: &Place, from: usize) -> Option<Span> {
    let stretch = stretch(place, from);
    let words = pieces(place.doc, stretch);
    // 一栋建于1992年的砖楼: a number or date stands in the clause before 的.
    let count = place.number.unit.dimension == Dimension::Count;
    let clause = words.first().is_some_and(|w| count && matches!(w.class, Class::Verb | Class::Kept | Class::Within))
            // 计划招聘2000人的企业.
            || count && place.doc.starts_with(from, "计划") && words.get(1).is_some_and(Piece::is_verb);
    let cut = stretch.end < place.clause.end && !words.iter().any(|w| w.class == Class::Of);
    // 一名身价数百万元的球员, 50个规模300亿元以上产业集群: what of it is measured stands before the noun.
    let least = |n: Span| if place.doc.starts_with(n.end, "以上") { 2 } else { 0 };
    let joined = |n: Span| place.doc.char(n.end + least(n)) == '的';
    if let Some(next) = place.next.filter(|n| cut && count && n.start == stretch.end)
        && (joined(next) || least(next) > 0)
        && (words.last().is_some_and(|w| w.measure) && words.iter().all(Piece::is_noun)
            || stretch.len() < 4 && matches!(place.doc.char(from), '长' | '高' | '宽' | '深' | '重'))
    {
        return nouns(place, next.end + least(next) + usize::from(joined(next)));
    }
    if clause && cut {
        let limit = place.clause.end.min(from + 20);
        let of = (stretch.end..limit).find(|&p| place.doc.char(p) == '的');
        if let Some(of) = of.filter(|&p| p + 1 < place.clause.end && p > from) {
            return nouns(place, of + 1);
        }
        // 宣讲员, 作战指挥部 before the next number.
        let compound = words[0].class == Class::Verb && words.get(1).is_some_and(|w| w.class == Class::Noun);
        if !compound {
            return None;
        }
    }
    // 22项覆盖面广、含金量高的政策: what they are like stands before 的.
    let like = words.windows(3).take(3).any(|w| {
        let two = w[1].class == Class::Modifier && w[1].span.len() == 2;
        let quality = two
            || matches!(
                place.doc.char(w[1].span.start),
                '广' | '大' | '高' | '强' | '优' | '好' | '低' | '快' | '深'
            );
        quality
            && (two || w[1].span.len() == 1)
            && w[0].class == Class::Noun
            && matches!(w[2].class, Class::And | Class::Of)
    });
    let of = words.iter().position(|w| w.class == Class::Of);
    // 实力雄厚的企业, 农牧业为主的乡镇, “年轻”的小企业.
    let idiom = of == Some(1)
        && (words[0].class == Class::Enclosed
            || words[0].span.len() == 4
                && !words[0].thing
                && !words[0].person
                && !ends_noun(place.doc.char(words[0].span.end - 1))
                && place.doc.token_at(words[0].span.start).is_some_and(|t| matches!(t.tag, "l" | "i")));
    let mainly = of.is_some_and(|at| place.doc.ends_with(words[at].span.start, "为主"));
    let like = like || (idiom || mainly) && words.get(of.map_or(0, |at| at + 1)).is_some();
    if let Some(of) = of.filter(|_| like && count) {
        return nouns(place, words[of].span.end);
    }
    let mut end = right_end(place, &words);
    if matches!(place.number.unit.name.as_ref(), "名" | "位" | "人") {
        end = people(place, &words, end);
    }
    // 1.4万农技人员分片包干.
    if let Some(last) = words[..end]
        .iter()
        .rposition(|w| w.person || w.span.len() == 1 && place.doc.char(w.span.start) == '人')
        .filter(|_| place.number.unit.is_none())
    {
        end = last + 1;
    }
    if place.number.unit.dimension == Dimension::Money {
        end = funds(place.doc, &words, end);
    }
    if matches!(place.number.unit.name.as_ref(), "家" | "户" | "所") {
        end = bodies(place.doc, &words, end);
    }
    if place.next.is_some_and(|n| n.start <= stretch.end + 1 && n.start < place.clause.end) {
        end = shared_with_next(&words, end);
        // 三类及以上水质优良比例为80%: a grade only qualifies what the next number measures.
        let grade =
            matches!(place.number.unit.name.as_ref(), "类" | "级" | "档") && from > place.number.span.end;
        if grade && words[end..].iter().any(|w| w.measure) {
            return None;
        }
    }
    // 5亿美元军事支持: what the money is, which is a verb elsewhere.
    if let [rest @ .., last] = &words[..end]
        && place.number.unit.dimension == Dimension::Money
        && last.class == Class::Light
    {
        return trim(place, rest).map(|phrase| Span::new(phrase.start, last.span.end));
    }
    trim(place, of_things(place, &words[..end]))
}

/// Reads the phrase from left to right; how many words it takes.
fn right_end(place: &Place, words: &[Piece]) -> usize {
    let thing = matches!(place.number.unit.one, One::Thing | One::Noun);
    let bodies = matches!(place.number.unit.name.as_ref(), "家" | "名" | "位" | "户" | "所");
    let mut i = behind_relative(place, words);
    while let Some(&word) = words.get(i) {
        let taken = &words[..i];
        let next = words.get(i + 1);
        let keep = match word.class {
            // 3份协议生效: what the thing does, which jieba takes for a noun.
            Class::Noun if word.role == Some(Role::Predicate) => {
                open(taken) || next.is_some_and(|n| n.class == Class::And)
            }
            // 企业正式启动改造.
            Class::Modifier if is_thing(taken) && next.is_some_and(|n| n.is_verb() && !n.verbal) => false,
            // 12所学校试点校车.
            Class::Noun if word.role == Some(Role::Kept) && bodies && is_thing(taken) => false,
            // 41个部门计划选拔新人.
            Class::Noun
                if is_thing(taken)
                    && place.doc.starts_with(word.span.start, "计划")
                    && next.is_some_and(Piece::is_verb) =>
            {
                false
            }
            // 班列经口岸出境.
            Class::Noun if word.span.len() == 1 && place.doc.char(word.span.start) == '经' => false,
            Class::Noun | Class::Modifier => true,
            // 史料首度亮相.
            Class::Number if place.doc.char(word.span.start) == '首' && !open(taken) => false,
            // 二级医院, 波音767飞机; not 书大多数书店.
            Class::Number => !place.doc.starts_with(word.span.start, "大多"),
            Class::Shared if taken.last().is_some_and(|w| w.class == Class::Noun) => {
                word.role.is_none()
                    && ends_noun(place.doc.char(word.span.end - 1))
                    && !is_place(place.doc, word.span)
                    && next.is_none_or(|n| !n.is_noun())
            }
            Class::Shared | Class::Each | Class::Name => open(taken),
            Class::Enclosed => !taken.is_empty() || place.doc.char(word.span.start) != '(',
            Class::Of => !taken.is_empty() && !is_whole(place.doc, taken) && !is_qualified(place, taken),
            // 14个国家与世卫组织.
            Class::And if place.doc.char(word.span.start) == '与' && is_thing(taken) => false,
            // 地市级及以上城市.
            Class::And
                if !taken.is_empty()
                    && next.is_some_and(|n| place.doc.starts_with(n.span.start, "以上"))
                    && words.len() > i + 2 =>
            {
                true
            }
            Class::Within if taken.last().is_some_and(|w| w.class == Class::And) => true,
            Class::And => joins(place, words, i),
            Class::Verb | Class::Kept | Class::Light => {
                let relative = place.doc.char(word.span.start) != ',' && is_relative(&words[i..]);
                match (open(taken), next) {
                    (true, Some(n)) => {
                        // 受访美国民众.
                        let about = n.class == Class::Shared
                            && word.class == Class::Verb
                            && words.get(i + 2).is_some_and(|w| w.person || w.thing);
                        relative
                            || about
                            || (word.class != Class::Light || word.verbal)
                                && n.class == Class::Noun
                                && word.span.len() > 1
                    }
                    (false, Some(n)) => {
                        let closed = thing && is_thing(taken);
                        governed(place)
                            && !closed
                            && leads_to_noun(&words[i + 1..])
                            && word.class != Class::Light
                            && word.span.len() > 1
                            || thing && qualifies_thing(place, taken, &word, n)
                            || part_of_noun(place.doc, taken, word, n, thing)
                    }
                    (false, None) => !thing && (word.verbal && !is_thing(taken) || is_event(place, &word)),
                    (true, None) => is_event(place, &word),
                }
            }
            // 快速充电桩, 二级以上医院.
            // 被扣押人员.
            Class::Stop
                if open(taken)
                    && place.doc.char(word.span.start) == '被'
                    && next.is_some_and(Piece::is_verb) =>
            {
                true
            }
            Class::Adverb if open(taken) && next.is_some_and(|n| n.class == Class::Noun) => true,
            Class::Within
                if taken.last().is_some_and(|w| {
                    w.class == Class::Number
                        || w.class == Class::Modifier && place.doc.ends_with(w.span.end, "级")
                }) =>
            {
                true
            }
            // 两处最大的林火.
            Class::Stop
                if !LEADS.holds(place.doc.char(word.span.start))
                    && place.doc.char(word.span.start) != '最' =>
            {
                false
            }
            Class::Adverb | Class::Stop | Class::Within => open(taken) && is_relative(&words[i..]),
        };
        if !keep {
            break;
        }
        i += 1;
    }
    i
}

/// Whether nouns or verbs up to a noun follow: 升级维护任务.
fn leads_to_noun(words: &[Piece]) -> bool {
    let run = words.iter().take_while(|w| w.is_noun() || w.is_verb() && w.class != Class::Light);
    run.last().is_some_and(|w| w.class == Class::Noun)
}

/// Whether a verb before the number has the phrase for its object, so that no second verb need follow.
pub fn governed(place: &Place) -> bool {
    *place.governed.get_or_init(|| follows_verb(place))
}

fn follows_verb(place: &Place) -> bool {
    let (floor, start) = (place.floor(), place.number.span.start);
    let end = super::before::behind_phrase(place, floor, start);
    let words = pieces(place.doc, Span::new(floor.min(end), end));
    words.last().is_some_and(|w| w.is_verb() && w.role != Some(Role::Pivot))
}

/// 便利措施, 督导组, 社保服务: a verb behind a noun that belongs to it; not 校车 in 12所学校试点校车.
fn part_of_noun(doc: &Doc, taken: &[Piece], word: Piece, next: &Piece, thing: bool) -> bool {
    let closed = thing && is_thing(taken);
    let suffix = next.class == Class::Noun && (next.span.len() == 1 || next.measure && !closed);
    // 消费集聚区.
    let area = || next.span.len() == 1 && matches!(doc.char(next.span.start), '区' | '带' | '园');
    if suffix && word.span.len() > 1 && (word.class != Class::Light || area()) {
        return true;
    }
    let goes_on =
        next.class == Class::Noun || matches!(next.class, Class::And) || word.verbal && !next.is_noun();
    !closed && word.span.len() > 1 && word.verbal && word.class != Class::Light && goes_on
}

/// 3个危房改造项目, 61家粮食收购企业: what is done to something, before the thing that is counted.
fn qualifies_thing(place: &Place, taken: &[Piece], verb: &Piece, thing: &Piece) -> bool {
    let people = matches!(place.number.unit.name.as_ref(), "名" | "位" | "人");
    // 一家无人机生产工厂: 家 counts bodies only; 两个导弹生产基地: what is made there.
    let made = || {
        const MADE: &[&str] = &["生产", "制造", "研发", "加工", "维修", "储存", "发射", "销售", "回收"];
        if MADE.iter().any(|w| place.doc.starts_with(verb.span.start, w)) {
            return true;
        }
        let body = |w: &Piece| w.owner || ends_body(place.doc.char(w.span.end - 1));
        place.number.unit.name == "家" && body(thing) && !taken.iter().any(body)
    };
    let object = taken.last().is_some_and(|w| {
        w.class == Class::Noun
            && (!w.thing && !w.person && !ends_noun(place.doc.char(w.span.end - 1)) || made())
    });
    let verb = verb.span.len() == 2 && verb.class != Class::Light && verb.role != Some(Role::Predicate);
    object && verb && thing.thing && !people
}

/// Whether no noun has been read yet, or none since the last 和 or 的.
fn open(taken: &[Piece]) -> bool {
    taken
        .iter()
        .rev()
        .take_while(|w| !matches!(w.class, Class::And | Class::Of))
        .all(|w| !matches!(w.class, Class::Noun))
}

/// 5名学生的作品 counts students: nouns without a verb before 的 are the phrase, and so is 大屏 in 5块大屏组成的空间.
fn is_whole(doc: &Doc, taken: &[Piece]) -> bool {
    let first = taken.iter().find(|w| w.class != Class::Shared);
    // 一座现代化的港口.
    if let [only] = taken
        && only.class == Class::Noun
        && matches!(doc.char(only.span.end - 1), '化' | '型' | '级')
    {
        return false;
    }
    first.is_some_and(|w| w.class == Class::Noun || w.class == Class::Enclosed)
        || first.is_some_and(|w| w.class == Class::Modifier)
            && taken.iter().any(|w| w.class == Class::Noun)
            && !taken.iter().any(Piece::is_verb)
}

/// 260多家受灾企业的线路 counts enterprises: the classifier is theirs, and the verb before only qualifies them.
fn is_qualified(place: &Place, taken: &[Piece]) -> bool {
    let theirs = matches!(place.number.unit.name.as_ref(), "家" | "名" | "位" | "户" | "所");
    theirs && matches!(taken, [verb, noun] if verb.is_verb() && (noun.thing || noun.person))
}

/// 专业跑者和登山爱好者, 街道、镇: the conjunction goes on with nouns and no number.
fn joins(place: &Place, words: &[Piece], i: usize) -> bool {
    let last =
        i > 0 && (words[i - 1].is_noun() || words[i - 1].verbal || words[i - 1].class == Class::Shared);
    let mut rest = words[i + 1..].iter();
    let next = rest.next();
    let comma = place.doc.char(words[i].span.start) == '、';
    let goes_on = next.is_some_and(|n| {
        n.is_noun()
            || n.class == Class::Shared && n.role.is_none()
            || !comma && n.is_verb() && rest.next().is_some_and(Piece::is_noun)
    });
    // The stretch ends at the next number: what stands there belongs to it.
    let at_number = words.last().is_some_and(|w| place.next.is_some_and(|n| w.span.end >= n.start));
    let of = words[i + 1..].iter().any(|w| w.class == Class::Of || w.is_verb());
    last && goes_on && !(at_number && !of && words.len() - i < 5) && !(comma && words.len() > i + 8)
}

/// Cuts what precedes the last 的, leading places and owners, and a tail that is no noun.
fn trim(place: &Place, words: &[Piece]) -> Option<Span> {
    let mut right = words.len();
    while right > 0
        && !named_thing(place, &words[..right])
        && !matches!(words[right - 1].class, Class::Noun | Class::Shared | Class::Enclosed)
        && !(words[right - 1].verbal && right > 1 || is_event(place, &words[right - 1]))
    {
        right -= 1;
    }
    // 500辆救援卡车入境, 渔船回港: what the things do.
    let thing = matches!(place.number.unit.one, One::Thing | One::Noun);
    while thing
        && right > 1
        && words[right - 1].role == Some(Role::Kept)
        && words[right - 2].class == Class::Noun
    {
        right -= 1;
    }
    let taken = &words[..right];
    let of = taken.iter().rposition(|w| w.class == Class::Of);
    let mut from = match of {
        Some(at) if !short_modifier(&taken[..at]) => at + 1,
        _ => 0,
    };
    // 13名以色列人: the country is what kind of people they are.
    let people = |i: usize| taken[i + 1..].len() == 1 && taken[i + 1].span.len() == 1;
    let ordinal = |w: &Piece| {
        let first = place.doc.char(w.span.start);
        let count = matches!(place.doc.char(w.span.end - 1), '届' | '次' | '轮' | '批' | '期' | '季' | '场');
        w.class == Class::Number && (first == '第' && count || first.is_ascii_digit())
    };
    while from + 1 < taken.len()
        && (matches!(taken[from].class, Class::Shared | Class::Name | Class::Of | Class::And)
            || ordinal(&taken[from]))
        && !people(from)
    {
        from += 1;
    }
    let (first, last) = (taken.get(from)?, taken.last()?);
    // 100所学校内: a place where something is names nothing.
    let named = taken[from..].iter().any(|w| matches!(w.class, Class::Noun | Class::Enclosed))
        || is_event(place, last)
        // 数十种梅花, which jieba takes for a name.
        || named_thing(place, &taken[from..])
        // jieba takes 商城 for the county.
        || thing && taken.len() == 1 && taken[0].class == Class::Shared && taken[0].role.is_none() && !taken[0].country;
    let at = place.doc.char(last.span.end - 1);
    let end =
        if last.span.len() > 2 && matches!(at, '内' | '里') { last.span.end - 1 } else { last.span.end };
    named.then(|| Span::new(first.span.start, end))
}

/// Whether the last word is one that jieba takes for a person where no person is counted.
fn named_thing(place: &Place, taken: &[Piece]) -> bool {
    let people = matches!(place.number.unit.name.as_ref(), "名" | "位" | "人")
        || place.number.unit.dimension == Dimension::Age;
    let [attributes @ .., name] = taken else { return false };
    let plant = matches!(place.number.unit.name.as_ref(), "株" | "棵" | "种" | "只" | "尾" | "头");
    let short = (name.span.len() == 2 || plant) && place.number.unit.dimension != Dimension::Duration;
    // 大型林火.
    let attributed = attributes.last().is_none_or(|w| w.class == Class::Modifier || w.attributive);
    name.class == Class::Name
        && !people
        && attributed
        && (short || attributes.is_empty() && place.doc.ends_with(name.span.end, "史"))
}
