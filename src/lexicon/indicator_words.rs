//! Words that shape the phrase that names what a number measures.
//! 实现 in 实现旅游收入18亿元 is `light`: the indicator is 旅游收入.

use super::{Word, tsv::Row};
use crate::error::Error;

/// What a word does to an indicator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A verb that tells nothing about what is counted and is left out: 实现, 开展.
    Light,
    /// A verb left out whose object does something in turn: 支持, 组织.
    Pivot,
    /// A verb that tells what is counted and is kept before its object: 受理, 接待.
    Kept,
    /// A word of place, owner or time that the sentence shares and that is left out: 全市, 我国.
    Shared,
    /// A word between indicator and number that belongs to neither: 共, 达, 均为.
    Link,
    /// A noun that names a measure only together with what stands before it: 人数, 规模.
    Measure,
    /// A measure that takes modifiers but needs none: 营业收入, 产值.
    Amount,
    /// A measure that names itself: 气温, 全长.
    Whole,
    /// A thing that is also a body to which measures belong, left out before them: 公司.
    Body,
    /// A word of each: 人均, 日均.
    Each,
    /// A noun of a thing, person, document or place that 一个 counts: 孩子, 村庄.
    Thing,
    /// A noun, tagged as something else, that belongs to a phrase of nouns.
    Noun,
    /// A word, tagged as a noun, with which no phrase of nouns goes on.
    Break,
    /// What a thing does, tagged as a noun: 生效 in 3份协议生效.
    Predicate,
    /// An attribute of the noun behind it, tagged as something else: 长期, 美丽.
    Attribute,
}

impl Role {
    /// Whether it is something that 一个 counts.
    pub fn is_thing(self) -> bool {
        matches!(self, Role::Thing | Role::Body)
    }
}

/// A word and its role.
pub struct IndicatorWord {
    /// The word.
    pub word: &'static str,
    /// What it does.
    pub role: Role,
}

impl Word for IndicatorWord {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<IndicatorWord, Error> {
        let role = match row.get("role")? {
            "light" => Role::Light,
            "pivot" => Role::Pivot,
            "kept" => Role::Kept,
            "shared" => Role::Shared,
            "link" => Role::Link,
            "measure" => Role::Measure,
            "amount" => Role::Amount,
            "whole" => Role::Whole,
            "body" => Role::Body,
            "each" => Role::Each,
            "thing" => Role::Thing,
            "noun" => Role::Noun,
            "break" => Role::Break,
            "predicate" => Role::Predicate,
            "attribute" => Role::Attribute,
            other => return Err(row.error(&format!("role: ‘{other}’ is unknown"))),
        };
        Ok(IndicatorWord { word: row.get("word")?, role })
    }
}
