//! What a single word is: its class from jieba's tag and the role of the lexicon, and what its last characters tell.

use super::words::{Class, role};
use crate::charset::{CharSet, WordList, words};
use crate::doc::Doc;
use crate::lexicon::indicator_words::Role;
use crate::lexicon::{Table, Tables};
use crate::model::Span;

/// 进口额, 毛收入: the last character names a measure.
pub fn ends_like_measure(doc: &Doc, span: Span) -> bool {
    static MEASURES: CharSet = CharSet::of("率量额数值价费龄比距积");
    let other = words!["力量", "质量", "能量", "岁数", "无数", "复数", "对比", "相比", "同比", "环比"];
    MEASURES.holds(doc.char(span.end - 1)) && !doc.ends_with_any(span.end, other)
}

/// Whether words that end the stretch name a measure, a thing and an owner: 收入 in 毛收入, 公司 in 上市公司.
/// `whole` is the role of the stretch itself. The words are looked for where they start: what starts at a position is
/// known since the text was prepared, what ends there is not.
pub fn ending_roles(doc: &Doc, span: Span, whole: Option<Role>) -> [bool; 3] {
    let parts = (span.start + 1..span.end).filter_map(|start| role(doc, Span::new(start, span.end)));
    let mut ends = [false; 3];
    for role in whole.into_iter().chain(parts) {
        ends[0] |= matches!(role, Role::Measure | Role::Amount | Role::Whole);
        ends[1] |= role.is_thing();
        ends[2] |= role == Role::Body;
    }
    ends
}

/// 技术员, 被告人, 跑者: the last character names a person.
pub fn names_person(doc: &Doc, span: Span) -> bool {
    static ENDS: CharSet = CharSet::of("员人者生师民客兵手工友官警童将属众宾老");
    // 专家, 青少年, 护士.
    span.len() > 1 && (ENDS.holds(doc.char(span.end - 1)) || doc.ends_with_any(span.end, PEOPLE))
}

/// Persons whose last character ends other nouns too.
const PEOPLE: &WordList = words![
    "专家",
    "学家",
    "作家",
    "画家",
    "企业家",
    "艺术家",
    "青年",
    "少年",
    "护士",
    "博士",
    "硕士",
    "院士",
    "战士",
    "人士",
    "女士",
    "烈士",
    "代表",
    "首领",
    "将领",
    "干部",
    "部长",
    "校长",
    "村长",
    "行长",
    "局长",
    "妇女",
    "子女",
    "男女",
    "教授",
];

/// Whether a noun may end so that jieba takes it for a place or a body: 航空口岸, 塑料加工厂.
pub fn ends_noun(c: char) -> bool {
    c == '岸' || c == '港' || ENDS.holds(c)
}

/// Single characters that are the end of a noun: 发电|量, 参赛|者.
static ENDS: CharSet = CharSet::of(
    "率量额数者费值度组队所站员品物厅馆园县市省镇村点人车船机器区群券片店厂矿库城桥路线网赛期权税款金证书苗地田林草湖池井坝渠楼房院室门窗级型圈带链坊源端册史",
);

pub fn class(doc: &Doc, span: Span, tag: &str, role: Option<Role>) -> Class {
    let first = doc.char(span.start);
    if span.len() == 1 {
        match first {
            '的' => return Class::Of,
            '和' | '与' | '及' | '、' | '或' => return Class::And,
            '·' | '-' => return Class::Modifier,
            '内' | '中' | '上' | '里' | '下' | '外' => return Class::Within,
            '来' | '们' | '被' | '把' | '将' | '应' | '对' | '由' | '向' | '给' | '后' | '前' | '时' =>
            {
                return Class::Stop;
            }
            // 湖北等地旅游收入.
            '地' if span.start > 0
                && matches!(doc.char(span.start - 1), '等' | '各' | '多' | '两' | '当') =>
            {
                return Class::Shared;
            }
            '远' | '较' | '略' => return Class::Adverb,
            '量' | '率' | '额' | '点' | '桩' => return Class::Noun,
            // 收入比由1.59缩小到1.56.
            '比' if is_quotient(doc, span.start) => return Class::Noun,
            _ => {}
        }
    }
    match role {
        Some(Role::Light | Role::Pivot) => return Class::Light,
        // jieba takes 上市 and 上坡 for places.
        Some(Role::Kept)
            if tag.starts_with(['v', 'n', 'l']) && tag != "n" && tag != "nz" || first == '距' =>
        {
            return Class::Kept;
        }
        Some(Role::Shared) => return Class::Shared,
        Some(Role::Each) => return Class::Each,
        Some(Role::Link) if span.len() > 1 || !tag.starts_with('n') => return Class::Stop,
        Some(Role::Break) => return Class::Within,
        Some(Role::Attribute) => return Class::Modifier,
        Some(_) => return Class::Noun,
        None => {}
    }
    if span.len() == 1 && ENDS.holds(first) && tag != "m" && !tag.starts_with('v') {
        return Class::Noun;
    }
    match tag {
        "nr" if doc.hits_at(span.start).any(|h| h.table == Table::Titles && h.end as usize == span.end) => {
            Class::Noun
        }
        // 巩固率, which jieba takes for a name.
        "nr" if span.len() > 2 && matches!(doc.char(span.end - 1), '率' | '额' | '费' | '税') => {
            Class::Noun
        }
        "nr" | "nrt" | "nrfg" if doc.char(span.end - 1) != '人' && is_name(doc, span, tag) => Class::Name,
        "ns" if !is_place(doc, span) => Class::Noun,
        "nt" if !begins_with_place(doc, span) => Class::Noun,
        "i" if span.len() > 3 => Class::Verb,
        "ns" | "nt" | "s" | "t" | "tg" => Class::Shared,
        _ if tag.starts_with('n') => Class::Noun,
        "vn" | "an" | "eng" | "j" | "l" | "i" | "g" | "ng" | "k" | "zg" => Class::Noun,
        "f" => Class::Within,
        "a" | "b" | "z" | "ad" | "ag" | "q" | "h" => Class::Modifier,
        "v" | "vd" | "vg" | "vi" | "vq" => Class::Verb,
        "d" | "dg" | "df" => Class::Adverb,
        "c" if doc.starts_with(span.start, "以及") => Class::And,
        "m" | "mg" | "mq" => Class::Number,
        "r" if first == '每' && span.len() > 1 => Class::Each,
        "x" if first.is_alphabetic() => Class::Noun,
        _ => Class::Stop,
    }
}

/// 收入比由, 杠杆比为: a ratio, not what something is compared with.
pub fn is_quotient(doc: &Doc, at: usize) -> bool {
    matches!(doc.char(at + 1), '由' | '从' | '为' | '达') && at > 0 && doc.char(at - 1).is_alphabetic()
}

/// Whether what jieba takes for a place is one: a division, a country, or a word that ends as places do.
pub fn is_place(doc: &Doc, span: Span) -> bool {
    static ENDS: CharSet = CharSet::of("省市区县州镇乡村旗国岛山江河湖湾港路洲峡岸沿斯亚尼兰拉京");
    let known = || {
        let mut places = doc.hits_at(span.start).filter(|h| PLACES.holds(Tables::of(&[h.table])));
        places.any(|h| h.end as usize == span.end)
    };
    begins_with_place(doc, span) && known() || ENDS.holds(doc.char(span.end - 1)) && span.len() > 2
}

const PLACES: Tables = Tables::of(&[Table::Places, Table::Countries]);

/// Whether what jieba takes for a body begins with a place: 卫生室 is a noun.
fn begins_with_place(doc: &Doc, span: Span) -> bool {
    doc.tables_at(span.start).meets(PLACES)
}

/// Whether what jieba takes for a person is one: a family name and one or two characters more, or a foreign name.
fn is_name(doc: &Doc, span: Span, tag: &str) -> bool {
    let surname = || doc.hits_at(span.start).any(|h| h.table == Table::Surnames);
    let dotted = (span.start..span.end).any(|p| doc.char(p) == '·');
    tag != "nr" && span.len() > 2 || dotted || (2..=4).contains(&span.len()) && surname()
}
