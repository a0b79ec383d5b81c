//! Words of which speakers are made: titles, sources, family names, and the fillers around them.
//! 区法院政治处主任杨露霜还说 → title `主任`, family name `杨`, filler `还`.

use super::{Word, tsv::Row};
use crate::error::Error;
use std::str::FromStr;

/// A post, trade or role.
pub struct Title {
    /// The word.
    pub word: &'static str,
    /// Where it stands.
    pub kind: TitleKind,
}

/// Where a title stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TitleKind {
    /// Before a name, or in its place: 主任.
    Post,
    /// Before or behind a name: 总书记.
    After,
    /// Behind a name, as a part of it: 女士.
    Honorific,
}

/// A noun or pronoun that speaks.
pub struct Source {
    /// The word.
    pub word: &'static str,
    /// What sort it is.
    pub kind: SourceKind,
}

/// What sort of source a word is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SourceKind {
    /// Stands for one named before: 他, 该机构.
    Pronoun,
    /// 通知, 公报.
    Document,
    /// 会议.
    Meeting,
    /// 数据, 调查.
    Data,
    /// 专家们, 业内人士, 俄方.
    Group,
    /// The last word of a body's name: 部门, 公司.
    Body,
}

/// A family name.
pub struct Surname {
    /// The name.
    pub word: &'static str,
}

/// A word around a speaker that belongs to nobody's name.
pub struct Filler {
    /// The word.
    pub word: &'static str,
    /// Where it stands.
    pub place: Place,
}

/// Where a filler stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Between speaker and cue.
    Adverb,
    /// Before the speaker.
    Lead,
    /// Either.
    Both,
}

impl FromStr for TitleKind {
    type Err = String;
    fn from_str(s: &str) -> Result<TitleKind, String> {
        Ok(match s {
            "post" => TitleKind::Post,
            "after" => TitleKind::After,
            "honorific" => TitleKind::Honorific,
            _ => return Err(format!("‘{s}’ is no kind of title")),
        })
    }
}

impl FromStr for SourceKind {
    type Err = String;
    fn from_str(s: &str) -> Result<SourceKind, String> {
        Ok(match s {
            "pronoun" => SourceKind::Pronoun,
            "document" => SourceKind::Document,
            "meeting" => SourceKind::Meeting,
            "data" => SourceKind::Data,
            "group" => SourceKind::Group,
            "body" => SourceKind::Body,
            _ => return Err(format!("‘{s}’ is no kind of source")),
        })
    }
}

impl FromStr for Place {
    type Err = String;
    fn from_str(s: &str) -> Result<Place, String> {
        Ok(match s {
            "adverb" => Place::Adverb,
            "lead" => Place::Lead,
            "both" => Place::Both,
            _ => return Err(format!("‘{s}’ is no place of a filler")),
        })
    }
}

impl Word for Title {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Title, Error> {
        Ok(Title { word: row.get("word")?, kind: row.parse("kind")? })
    }
}

impl Word for Source {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Source, Error> {
        Ok(Source { word: row.get("word")?, kind: row.parse("kind")? })
    }
}

impl Word for Surname {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Surname, Error> {
        Ok(Surname { word: row.get("word")? })
    }
}

impl Word for Filler {
    fn word(&self) -> &str {
        self.word
    }

    fn from_row(row: Row<'static>) -> Result<Filler, Error> {
        Ok(Filler { word: row.get("word")?, place: row.parse("place")? })
    }
}
