//! Words of a clause as the shapes see them: jieba's tokens, corrected by the roles of the lexicon.
//! 受理 案件 → a kept verb and a noun; 全院 → shared, left out; 海洋, which jieba takes for a place → a noun.

use crate::doc::Doc;
use crate::lexicon::indicator_words::Role;
use crate::lexicon::{Table, Tables};
use crate::model::Span;

/// What a word can do in a phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// Noun, or a word that is used as one.
    Noun,
    /// Adjective or attributive.
    Modifier,
    /// A verb that no table knows.
    Verb,
    /// A verb that is left out.
    Light,
    /// A verb that is kept.
    Kept,
    /// Adverb.
    Adverb,
    /// 的.
    Of,
    /// 和, 与, 及, 、.
    And,
    /// Place, owner or time.
    Shared,
    /// A person's name.
    Name,
    /// 人均, 日均, 每天.
    Each,
    /// Number.
    Number,
    /// 内, 中, 现场: where something is.
    Within,
    /// Something in brackets or quotation marks.
    Enclosed,
    /// Whatever ends a phrase.
    Stop,
}

/// A word of the clause.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// What it can do.
    pub class: Class,
    /// The role that the lexicon gives it.
    pub role: Option<Role>,
    /// Whether jieba calls it a verbal noun.
    pub verbal: bool,
    /// Whether jieba calls it an attributive of two characters or more.
    pub attributive: bool,
    /// Whether it is a person: 技术员, 被告人.
    pub person: bool,
    /// Whether it is something that 一个 counts: 外资企业.
    pub thing: bool,
    /// Whether it is a country.
    pub country: bool,
    /// Whether it is a body that measures belong to: 市中医院.
    pub owner: bool,
    /// Whether it names a measure: 人数, 覆盖率, 进口额.
    pub measure: bool,
}

impl Piece {
    /// A word of that class of which nothing more is known.
    fn plain(span: Span, class: Class) -> Piece {
        Piece {
            span,
            class,
            role: None,
            verbal: false,
            attributive: false,
            person: false,
            thing: false,
            country: false,
            owner: false,
            measure: false,
        }
    }

    /// Whether it is a verb of any kind.
    pub fn is_verb(&self) -> bool {
        matches!(self.class, Class::Verb | Class::Kept | Class::Light)
    }

    /// Whether it may stand inside a phrase of nouns.
    pub fn is_noun(&self) -> bool {
        matches!(self.class, Class::Noun | Class::Modifier)
    }
}

/// The words of the clause that holds `span`, within `span`.
pub fn pieces(doc: &Doc, span: Span) -> Vec<Piece> {
    if span.is_empty() {
        return Vec::new();
    }
    let mut words = Vec::with_capacity(16);
    let mut at = span.start;
    for token in doc.tokens_in(span) {
        if token.end <= at {
            continue;
        }
        // A token that straddles the border (次于 in 人次于5月) leaves its inner part as a noun.
        let cut = token.start < span.start || token.end > span.end;
        let stretch = Span::new(token.start.max(at), token.end.min(span.end));
        let (stretch, tag) = match compound(doc, stretch, span.end) {
            Some((whole, Role::Kept)) => (whole, "v"),
            Some((whole, _)) => (whole, "n"),
            None if cut => (stretch, "n"),
            // The rest of 比达 behind 占比.
            None if token.start < at && doc.ends_with(at, "占比") => (stretch, "v"),
            None => (stretch, token.tag),
        };
        // 二类苗占|比过八成: the ratio is a word of its own.
        let share = stretch.len() > 1
            && doc.char(stretch.end - 1) == '占'
            && doc.char(stretch.end) == '比'
            && stretch.end < span.end;
        // 进出口|值达1.88万亿元.
        let reaches = stretch.len() == 2
            && matches!(doc.char(stretch.start + 1), '达' | '均' | '超')
            && matches!(doc.char(stretch.start), '值' | '量' | '率' | '数' | '额' | '价');
        let (stretch, tag) =
            if reaches { (Span::new(stretch.start, stretch.start + 1), "n") } else { (stretch, tag) };
        let (stretch, tag) =
            if share { (Span::new(stretch.start, stretch.end - 1), "n") } else { (stretch, tag) };
        let role = role(doc, stretch);
        let class = class(doc, stretch, tag, role);
        // 旅游专列抵达, 滨海湿地超过: jieba's attributive is the noun where none follows.
        let closes = !matches!(
            class,
            Class::Noun
                | Class::Modifier
                | Class::Of
                | Class::Verb
                | Class::Kept
                | Class::Adverb
                | Class::Within
        );
        if let Some(last) = words.last_mut().filter(|l: &&mut Piece| closes && l.attributive) {
            last.class = Class::Noun;
        }
        let noun = class == Class::Noun;
        let [measure, thing, owner] = if noun { ending_roles(doc, stretch) } else { [false; 3] };
        let measure = measure || noun && ends_like_measure(doc, stretch);
        let attributive = class == Class::Modifier
            && matches!(token.tag, "b" | "z")
            && stretch.len() > 1
            && !doc.starts_with(stretch.start, "主要");
        let country = class == Class::Shared && doc.longest_at(stretch.start, Table::Countries).is_some();
        let person = noun && names_person(doc, stretch);
        words.push(Piece {
            span: stretch,
            class,
            role,
            verbal: token.tag == "vn",
            attributive,
            person,
            thing,
            country,
            owner,
            measure,
        });
        at = stretch.end;
        if share {
            words.push(ratio(Span::new(at, at + 2)));
            at += 2;
        }
    }
    if let Some(last) = words.last_mut().filter(|l| l.attributive) {
        last.class = Class::Noun;
    }
    enclosed(doc, words)
}

/// 占比 where jieba cuts it.
fn ratio(span: Span) -> Piece {
    Piece { role: Some(Role::Measure), measure: true, ..Piece::plain(span, Class::Noun) }
}

/// Whether `at` lies inside a word as jieba cuts it: 招聘|会.
pub fn inside_word(doc: &Doc, at: usize, end: usize) -> bool {
    doc.token_at(at).is_some_and(|t| t.start < at && t.end <= end && !t.tag.starts_with('m'))
}

/// A word of the lexicon that jieba cuts into several: 专精特新, 国内生产总值.
fn compound(doc: &Doc, token: Span, limit: usize) -> Option<(Span, Role)> {
    let hit = doc.longest_at(token.start, Table::IndicatorWords)?;
    let end = hit.end as usize;
    let role = doc.lexicon().indicator_words[hit.row as usize].role;
    let joins = matches!(
        role,
        Role::Noun | Role::Measure | Role::Amount | Role::Whole | Role::Each | Role::Kept | Role::Shared
    );
    // 该机|构.
    let cuts =
        || role == Role::Shared && doc.token_at(end).is_some_and(|t| t.start < end && t.end - end == 1);
    (joins && end > token.end && end <= limit && !cuts()).then(|| (Span::new(token.start, end), role))
}

/// Joins what brackets or quotation marks enclose into one word: “四重”, （诊室）. A single mark ends a phrase.
fn enclosed(doc: &Doc, words: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(words.len());
    let mut i = 0;
    while i < words.len() {
        let word = words[i];
        let close = match doc.char(word.span.start) {
            '(' => ')',
            '“' => '”',
            '‘' => '’',
            '《' => '》',
            _ => {
                joined.push(word);
                i += 1;
                continue;
            }
        };
        let end = words[i..].iter().take(12).position(|w| doc.char(w.span.start) == close);
        match end {
            Some(length) => {
                let span = Span::new(word.span.start, words[i + length].span.end);
                joined.push(Piece::plain(span, Class::Enclosed));
                i += length + 1;
            }
            None => {
                joined.push(Piece { class: Class::Stop, ..word });
                i += 1;
            }
        }
    }
    joined
}

/// The role that the lexicon gives to exactly this stretch.
pub fn role(doc: &Doc, span: Span) -> Option<Role> {
    if !doc.tables_at(span.start).meets(Tables::of(&[Table::IndicatorWords])) {
        return None;
    }
    let hits = doc.hits_at(span.start);
    hits.filter(|h| h.table == Table::IndicatorWords && h.end as usize == span.end)
        .map(|h| &doc.lexicon().indicator_words[h.row as usize])
        .next()
        .map(|w| w.role)
}

/// 进口额, 毛收入: the last character names a measure.
fn ends_like_measure(doc: &Doc, span: Span) -> bool {
    let other = ["力量", "质量", "能量", "岁数", "无数", "复数", "对比", "相比"];
    if other.iter().any(|w| doc.ends_with(span.end, w)) {
        return false;
    }
    matches!(
        doc.char(span.end - 1),
        '率' | '量' | '额' | '数' | '值' | '价' | '费' | '龄' | '比' | '距' | '积'
    )
}

/// Whether words that end the stretch name a measure, a thing and an owner: 收入 in 毛收入, 公司 in 上市公司.
fn ending_roles(doc: &Doc, span: Span) -> [bool; 3] {
    let mut ends = [false; 3];
    let words = doc.hits_ending(span.end, Table::IndicatorWords);
    for hit in words.filter(|h| h.start as usize >= span.start) {
        let role = doc.lexicon().indicator_words[hit.row as usize].role;
        ends[0] |= matches!(role, Role::Measure | Role::Amount | Role::Whole);
        ends[1] |= role.is_thing();
        ends[2] |= role == Role::Body;
    }
    ends
}

/// 技术员, 被告人, 跑者: the last character names a person.
fn names_person(doc: &Doc, span: Span) -> bool {
    let ends = matches!(
        doc.char(span.end - 1),
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
    );
    span.len() > 1 && ends
}

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

fn class(doc: &Doc, span: Span, tag: &str, role: Option<Role>) -> Class {
    let first = doc.char(span.start);
    if span.len() == 1 {
        match first {
            '的' => return Class::Of,
            '和' | '与' | '及' | '、' | '或' => return Class::And,
            '·' | '-' => return Class::Modifier,
            '内' | '中' | '上' | '里' | '下' | '外' => return Class::Within,
            '来' | '们' | '被' | '把' | '将' | '对' | '由' | '向' | '给' | '后' | '前' | '时' => {
                return Class::Stop;
            }
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
