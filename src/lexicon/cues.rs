//! Verbs and phrases that report words, and the phrases that only look like them.
//! 林海峰表示，水位已经回落 → `表示`: an utterance, whose content may also follow without a comma.

use super::{Word, tsv::Row};
use crate::error::Error;
use crate::model::Act;
use std::str::FromStr;

/// A verb or phrase that reports words.
pub struct Cue {
    /// The phrase.
    pub word: &'static str,
    /// What sort of source it takes.
    pub tier: Tier,
    /// What the speaker does.
    pub act: Act,
    /// How the words may follow.
    pub content: Content,
}

/// What sort of source a cue takes, and where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tier {
    /// Somebody utters: 说, 表示.
    Say,
    /// Somebody holds: 认为, 预计.
    Think,
    /// Somebody demands, declares or forecasts, and must be sure to be somebody: 要求, 宣布, 预计.
    Order,
    /// Data or a document show: 显示, 表明.
    Show,
    /// A medium reports: 报道.
    Report,
    /// A reporter learns from a source: 记者从…获悉.
    Learn,
    /// Only in 据…: 据海关统计.
    Frame,
    /// Data named behind or before it: 根据海关的数据, 从数据来看.
    By,
    /// Nobody is named: 据悉.
    Hearsay,
}

/// How the words may follow a cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content {
    /// Behind a comma, a colon or a quotation mark.
    Mark,
    /// Also as a clause without a mark.
    Clause,
    /// Only as a quotation.
    Quote,
}

impl FromStr for Tier {
    type Err = String;
    fn from_str(s: &str) -> Result<Tier, String> {
        Ok(match s {
            "say" => Tier::Say,
            "think" => Tier::Think,
            "order" => Tier::Order,
            "show" => Tier::Show,
            "report" => Tier::Report,
            "learn" => Tier::Learn,
            "frame" => Tier::Frame,
            "by" => Tier::By,
            "hearsay" => Tier::Hearsay,
            _ => return Err(format!("‘{s}’ is no tier")),
        })
    }
}

impl FromStr for Content {
    type Err = String;
    fn from_str(s: &str) -> Result<Content, String> {
        Ok(match s {
            "mark" => Content::Mark,
            "clause" => Content::Clause,
            "quote" => Content::Quote,
            _ => return Err(format!("‘{s}’ is no way for words to follow")),
        })
    }
}

impl Word for Cue {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Cue, Error> {
        Ok(Cue {
            word: row.get("word")?,
            tier: row.parse("tier")?,
            act: row.parse("act")?,
            content: row.parse("content")?,
        })
    }
}

/// A phrase that holds a cue and reports nothing: 可以说, 职称.
pub struct FalseCue {
    /// The phrase.
    pub word: &'static str,
}

impl Word for FalseCue {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<FalseCue, Error> {
        Ok(FalseCue { word: row.get("word")? })
    }
}
