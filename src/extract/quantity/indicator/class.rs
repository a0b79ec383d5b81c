//! What a single word is: its class from jieba's tag and the role of the lexicon, and what its last characters tell.

use super::words::{Class, role};
use crate::charset::{CharSet, words};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::indicator_words::Role;
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
    let last = doc.char(span.end - 1);
    let ends = matches!(
        last,
        '员' | '人'
            | '者'
            | '生'
            | '师'
            | '民'
            | '客'
            | '兵'
            | '手'
            | '工'
            | '友'
            | '官'
            | '警'
            | '童'
            | '将'
            | '属'
            | '众'
            | '宾'
            | '老'
    );
    // 专家, 青少年, 护士.
    let two = || PEOPLE.iter().any(|w| doc.ends_with(span.end, w));
    span.len() > 1
        && (ends || matches!(last, '家' | '年' | '士' | '表' | '领' | '部' | '长' | '女' | '授') && two())
}

/// Persons whose last character ends other nouns too.
const PEOPLE: &[&str] = &[
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
    c == '岸' || c == '港' || ENDS.contains(&c)
}

/// Single characters that are the end of a noun: 发电|量, 参赛|者.
const ENDS: &[char] = &[
    '率', '量', '额', '数', '者', '费', '值', '度', '组', '队', '所', '站', '员', '品', '物', '厅', '馆',
    '园', '县', '市', '省', '镇', '村', '点', '人', '车', '船', '机', '器', '区', '群', '券', '片', '店',
    '厂', '矿', '库', '城', '桥', '路', '线', '网', '赛', '期', '权', '税', '款', '金', '证', '书', '苗',
    '地', '田', '林', '草', '湖', '池', '井', '坝', '渠', '楼', '房', '院', '室', '门', '窗', '级', '型',
    '圈', '带', '链', '坊', '源', '端', '册', '史',
];

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
            '远' | '较' => return Class::Adverb,
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
    if span.len() == 1 && ENDS.contains(&first) && tag != "m" && !tag.starts_with('v') {
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
    let known = doc
        .hits_at(span.start)
        .any(|h| matches!(h.table, Table::Places | Table::Countries) && h.end as usize == span.end);
    let ends = matches!(
        doc.char(span.end - 1),
        '省' | '市'
            | '区'
            | '县'
            | '州'
            | '镇'
            | '乡'
            | '村'
            | '旗'
            | '国'
            | '岛'
            | '山'
            | '江'
            | '河'
            | '湖'
            | '湾'
            | '港'
            | '路'
            | '洲'
            | '峡'
            | '岸'
            | '沿'
            | '斯'
            | '亚'
            | '尼'
            | '兰'
            | '拉'
            | '京'
    );
    known || ends && span.len() > 2
}

/// Whether what jieba takes for a body begins with a place: 卫生室 is a noun.
fn begins_with_place(doc: &Doc, span: Span) -> bool {
    doc.hits_at(span.start).any(|h| matches!(h.table, Table::Places | Table::Countries))
}

/// Whether what jieba takes for a person is one: a family name and one or two characters more, or a foreign name.
fn is_name(doc: &Doc, span: Span, tag: &str) -> bool {
    let surname = || doc.hits_at(span.start).any(|h| h.table == Table::Surnames);
    let dotted = (span.start..span.end).any(|p| doc.char(p) == '·');
    tag != "nr" && span.len() > 2 || dotted || (2..=4).contains(&span.len()) && surname()
}
