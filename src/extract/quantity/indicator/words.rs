//! Words of a clause as the shapes see them: jieba's tokens, corrected by the roles of the lexicon.
//! 受理 案件 → a kept verb and a noun; 全院 → shared, left out.

use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::indicator_words::Role;
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
    /// Whether jieba calls it a verbal noun.
    pub verbal: bool,
    /// Whether it is 人均, which people share.
    pub person: bool,
}

/// The words of the clause that holds `pos`, within `span`.
pub fn pieces(doc: &Doc, span: Span) -> Vec<Piece> {
    if span.is_empty() {
        return Vec::new();
    }
    let tokens = doc.tokens_in(span);
    let mut words = Vec::with_capacity(tokens.len());
    let mut at = span.start;
    for token in tokens {
        if token.end <= at {
            continue;
        }
        // A token that straddles the border (次于 in 人次于5月) leaves its inner part as a noun.
        let cut = token.start < span.start || token.end > span.end;
        let stretch = Span::new(token.start.max(at), token.end.min(span.end));
        let (stretch, class) = match (compound(doc, stretch, span.end), cut) {
            (Some(whole), _) => (whole, class(doc, whole, "n")),
            (None, true) => (stretch, Class::Noun),
            (None, false) => (stretch, class(doc, stretch, token.tag)),
        };
        let person = doc.starts_with(stretch.start, "人均");
        words.push(Piece { span: stretch, class, verbal: token.tag == "vn", person });
        at = stretch.end;
    }
    enclosed(doc, words)
}

/// A word of the lexicon that jieba cuts into several: 专精特新, 国内生产总值.
fn compound(doc: &Doc, token: Span, limit: usize) -> Option<Span> {
    let hit = doc.longest_at(token.start, Table::IndicatorWords)?;
    let end = hit.end as usize;
    let joins = matches!(doc.lexicon().indicator_words[hit.row as usize].role, Role::Noun | Role::Measure);
    (joins && end > token.end && end <= limit).then(|| Span::new(token.start, end))
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
                joined.push(Piece { span, class: Class::Enclosed, verbal: false, person: false });
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
    let hits = doc.hits_at(span.start).iter();
    hits.filter(|h| h.table == Table::IndicatorWords && h.end as usize == span.end)
        .map(|h| &doc.lexicon().indicator_words[h.row as usize])
        .next()
        .map(|w| w.role)
}

fn class(doc: &Doc, span: Span, tag: &str) -> Class {
    let first = doc.char(span.start);
    if span.len() == 1 {
        match first {
            '的' => return Class::Of,
            '和' | '与' | '及' | '、' | '或' => return Class::And,
            '·' | '-' => return Class::Modifier,
            '点' => return Class::Noun,
            '率' | '量' | '额' | '数' | '者' | '费' | '值' | '度' | '组' | '队' | '所' | '站' | '员'
            | '品' | '物' | '厅' | '馆' | '园' | '县' | '市' | '省' | '镇' | '村'
                if tag != "m" =>
            {
                return Class::Noun;
            }
            '来' | '们' => return Class::Stop,
            '被' | '把' | '将' | '对' | '由' | '向' | '给' => return Class::Stop,
            _ => {}
        }
    }
    let word = doc.folded(span);
    if matches!(
        word.as_str(),
        "人均"
            | "日均"
            | "年均"
            | "户均"
            | "月均"
            | "平均"
            | "每天"
            | "每年"
            | "每日"
            | "每月"
            | "亩均"
            | "场均"
    ) {
        return Class::Each;
    }
    match role(doc, span) {
        Some(Role::Light) => return Class::Light,
        Some(Role::Kept) if tag.starts_with('v') || first == '距' => return Class::Kept,
        Some(Role::Kept) => return Class::Noun,
        Some(Role::Shared) => return Class::Shared,
        Some(Role::Link) if span.len() > 1 || !tag.starts_with('n') => return Class::Stop,
        Some(Role::Link) => return Class::Noun,
        Some(Role::Measure | Role::Thing | Role::Noun) => return Class::Noun,
        Some(Role::Break) => return Class::Stop,
        None => {}
    }
    match tag {
        "nr" | "nrt" | "nrfg" => Class::Name,
        "ns" | "nt" | "s" | "t" | "tg" => Class::Shared,
        _ if tag.starts_with('n') => Class::Noun,
        "vn" | "an" | "eng" | "j" | "l" | "i" | "g" | "ng" | "k" => Class::Noun,
        "a" | "b" | "z" | "f" | "ad" | "ag" | "q" | "h" => Class::Modifier,
        "v" | "vd" | "vg" | "vi" | "vq" => Class::Verb,
        "d" | "dg" | "df" => Class::Adverb,
        "c" if word == "以及" => Class::And,
        "m" | "mg" | "mq" => Class::Number,
        "x" if doc.char(span.start).is_alphabetic() => Class::Noun,
        _ => Class::Stop,
    }
}
