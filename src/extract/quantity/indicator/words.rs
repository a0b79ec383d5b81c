//! Words of a clause as the shapes see them: jieba's tokens, corrected by the roles of the lexicon.
//! 受理 案件 → a kept verb and a noun; 全院 → shared, left out; 海洋, which jieba takes for a place → a noun.

use super::class::{class, ending_roles, ends_like_measure, names_person};
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
            // 增长率更|是达到: a part of an adverb is one.
            None if cut && matches!(doc.char(stretch.start), '更' | '但' | '远' | '未' | '恰') => {
                (stretch, "d")
            }
            // 连续3|年超|千亿元.
            None if cut && stretch.len() == 1 && matches!(doc.char(stretch.start), '超' | '达' | '破') => {
                (stretch, "v")
            }
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
            && matches!(doc.char(stretch.start + 1), '达' | '均' | '超' | '为')
            && matches!(doc.char(stretch.start), '点' | '值' | '量' | '率' | '数' | '额' | '价');
        let (stretch, tag) =
            if reaches { (Span::new(stretch.start, stretch.start + 1), "n") } else { (stretch, tag) };
        let (stretch, tag) =
            if share { (Span::new(stretch.start, stretch.end - 1), "n") } else { (stretch, tag) };
        let role = role(doc, stretch);
        let class = class(doc, stretch, tag, role);
        // 旅游专列抵达, 滨海湿地超过: jieba's attributive is the noun where none follows.
        let closes = role == Some(Role::Break)
            || !matches!(
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
        let [measure, thing, owner] = if noun { ending_roles(doc, stretch, role) } else { [false; 3] };
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
    if end <= token.end || end > limit {
        return None;
    }
    let role = doc.lexicon().indicator_words[hit.row as usize].role;
    let joins = matches!(
        role,
        Role::Noun
            | Role::Measure
            | Role::Amount
            | Role::Whole
            | Role::Each
            | Role::Kept
            | Role::Shared
            | Role::Thing
            | Role::Predicate
            | Role::Attribute
    );
    // 该机|构.
    let cuts =
        || role == Role::Shared && doc.token_at(end).is_some_and(|t| t.start < end && t.end - end == 1);
    (joins && !cuts()).then(|| (Span::new(token.start, end), role))
}

/// Joins what brackets or quotation marks enclose into one word: “四重”, （诊室）. A single mark ends a phrase.
fn enclosed(doc: &Doc, words: Vec<Piece>) -> Vec<Piece> {
    if !words.iter().any(|w| matches!(doc.char(w.span.start), '(' | '“' | '‘' | '《')) {
        return words;
    }
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
#[inline]
pub fn role(doc: &Doc, span: Span) -> Option<Role> {
    let begins = doc.tables_at(span.start).meets(Tables::of(&[Table::IndicatorWords]));
    if begins { role_of_word(doc, span) } else { None }
}

fn role_of_word(doc: &Doc, span: Span) -> Option<Role> {
    let hits = doc.hits_at(span.start);
    let mut whole = hits.take_while(|h| h.end as usize >= span.end);
    let hit = whole.find(|h| h.table == Table::IndicatorWords && h.end as usize == span.end)?;
    Some(doc.lexicon().indicator_words[hit.row as usize].role)
}
