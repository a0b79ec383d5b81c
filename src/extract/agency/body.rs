//! How the name of a body is put together: region, form, and the rest of its official name.
//! 区人社局 → the region 区, plain form, 人力资源和社会保障局.

use crate::model::{AgencyKind, Span};
use std::borrow::Cow;

/// A rank of administration, as a relative name gives it: 区 in 区法院.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// 省, 自治区.
    Province,
    /// 市, which may be a municipality, a prefecture or a county.
    City,
    /// 州, 盟.
    Prefecture,
    /// 区, 县, 旗.
    County,
    /// 乡, 镇, 街道.
    Town,
    /// 村, 社区.
    Village,
}

/// Where a body belongs, as its name says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Region {
    /// The name does not say.
    #[default]
    None,
    /// Places named one in the other: 重庆市黔江区.
    Place(Span),
    /// A rank only: 区.
    Relative(Level),
    /// Another country; the text begins the official name of its organs.
    Country(Cow<'static, str>),
    /// A reach instead of a place: 中国, 全国, 国际.
    Scope(Span),
}

/// How region and rest make the official name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Form {
    /// Region, then the rest: 重庆市黔江区 + 人民法院.
    #[default]
    Plain,
    /// 中国共产党 + region + rest: a committee of the Party.
    Committee,
    /// 中共 + region + 委 + rest: an office of a committee.
    Office,
    /// 中国人民政治协商会议 + region + 委员会.
    Consultative,
    /// Not to be put together.
    Unknown,
}

/// A mention of a body, with the parts of its name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Body {
    /// The whole name.
    pub span: Span,
    /// What sort of body it is.
    pub kind: AgencyKind,
    /// The rule that found it.
    pub rule: &'static str,
    /// Where it belongs.
    pub region: Region,
    /// Whether the region is not written here but taken from the body before (区法院、检察院).
    pub inherited: bool,
    /// How the official name is put together.
    pub form: Form,
    /// The official name without its region.
    pub tail: Cow<'static, str>,
}

impl Body {
    /// Whether it is a company or bank of the table, which may be the first word of a longer name.
    pub fn is_brand(&self) -> bool {
        matches!(self.rule, "agency.name" | "agency.brand")
            && matches!(self.kind, AgencyKind::Company | AgencyKind::Bank)
    }

    /// The body, its official name unknown where `short` says that a part of it is.
    pub fn unless(mut self, short: bool) -> Body {
        if short {
            self.form = Form::Unknown;
        }
        self
    }

    /// Whether it is a public body, which another country's name makes foreign.
    pub fn is_public(kind: AgencyKind) -> bool {
        use AgencyKind::*;
        matches!(
            kind,
            Party
                | Government
                | Court
                | Procuratorate
                | Police
                | Congress
                | Cppcc
                | Military
                | Institution
                | Foreign
                | International
        )
    }
}
