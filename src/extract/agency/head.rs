//! Names that end in a head, each `before` of the table with its rule.
//! 区|法院 → `agency.place`; the other sorts of head stand in field.rs, free.rs and part.rs.

use super::body::{Body, Form, Region};
use super::region::{self, Reach};
use super::{edge, named};
use crate::charset::words;
use crate::doc::Doc;
use crate::lexicon::agency_heads::{AgencyHead, Before};
use crate::model::{AgencyKind, Span};
use std::borrow::Cow;

/// What a head's rule works with.
pub struct Trigger<'a> {
    /// The document.
    pub doc: &'a Doc<'a>,
    /// The head.
    pub head: &'a AgencyHead,
    /// Where it stands.
    pub at: Span,
    /// The body found before it in the sentence.
    pub last: Option<&'a Body>,
    /// No name reaches farther left than here.
    pub floor: usize,
    /// Nor here, when the bodies before are well-known names that a longer one may hold.
    pub outer: usize,
}

impl Trigger<'_> {
    /// The body whose name ends in this head.
    pub fn find(&self) -> Option<Body> {
        let loose =
            matches!(self.head.word, "科" | "司" | "处" | "室" | "系" | "团" | "旅" | "师" | "营" | "连");
        let found = match self.head.before {
            Before::Place => self.place(),
            Before::Field => self.field(),
            Before::Free => self.free(),
            Before::Brand => self.brand(),
            Before::Part => self.part(),
            Before::Unit => self.unit(),
            Before::Alone => Some(self.body("agency.alone", self.at.start, Region::None, self.head.full)),
        };
        let found = found.or_else(|| self.abroad());
        // 议长|科沙诺夫: the character belongs to the next word.
        found.filter(|_| !loose || !edge::cut(self.doc, self.at.end))
    }

    /// The body that ends in this head.
    pub fn body(
        &self,
        rule: &'static str,
        start: usize,
        region: Region,
        tail: impl Into<Cow<'static, str>>,
    ) -> Body {
        let tail: Cow<str> = tail.into();
        let foreign = matches!(region, Region::Country(_)) && Body::is_public(self.head.kind);
        let kind = if foreign { AgencyKind::Foreign } else { self.head.kind };
        // 德国|政府 is no 人民政府.
        let tail = match tail.strip_prefix("人民") {
            Some(rest) if foreign && self.head.word == rest => self.head.word.into(),
            _ => tail,
        };
        let form = match (kind, self.head.word) {
            (AgencyKind::Party, "委" | "党委" | "纪委" | "纪律检查委员会" | "纪检委") => {
                Form::Committee
            }
            (
                AgencyKind::Party,
                "纪委监委" | "纪委监察局" | "纪委监察厅" | "工委" | "党工委" | "党支部" | "党总支" | "村支部"
                | "党组" | "党委会",
            ) => Form::Unknown,
            (AgencyKind::Party, _) => Form::Office,
            (AgencyKind::Cppcc, "政协" | "政协委员会") => Form::Consultative,
            (_, "团委") => Form::Unknown,
            _ => Form::Plain,
        };
        let span = Span::new(start, self.at.end);
        Body { span, kind, rule, region, inherited: false, form, tail }
    }

    /// The body that ends at `pos`.
    pub fn body_at(&self, pos: usize) -> Option<&Body> {
        self.last.filter(|b| b.span.end == pos)
    }

    /// 区法院、|检察院: the region of the member before, when only a mark or 和 stands between.
    pub fn sibling(&self, pos: usize) -> Option<&Body> {
        let length = match self.doc.char(pos.checked_sub(1)?) {
            '及' if self.doc.ends_with(pos, "以及") => 2,
            '、' | '和' | '与' | '及' | '暨' => 1,
            _ => return None,
        };
        self.body_at(pos - length).filter(|b| !matches!(b.region, Region::None | Region::Scope(_)))
    }

    /// A body that takes its region from the one before.
    pub fn inherit(&self, from: &Body, start: usize, tail: Cow<'static, str>) -> Body {
        let mut body = self.body("agency.sibling", start, from.region.clone(), tail);
        body.inherited = true;
        body
    }

    /// 第二|中院, 二|中院: the number and where it starts.
    pub fn ordinal(&self, pos: usize) -> (usize, String) {
        let mut start = pos;
        while start > self.floor
            && pos - start < 3
            && matches!(
                self.doc.char(start - 1),
                '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
            )
        {
            start -= 1;
        }
        if start == pos {
            return (pos, String::new());
        }
        let number = self.doc.folded(Span::new(start, pos));
        if start > self.floor && self.doc.char(start - 1) == '第' {
            start -= 1;
        }
        (start, format!("第{number}"))
    }

    /// 区|法院, 重庆市|第四|中级人民法院, 区委|组织部.
    fn place(&self) -> Option<Body> {
        let (pos, number) = self.ordinal(self.at.start);
        let tail =
            || if number.is_empty() { self.head.full.into() } else { Cow::from(number + self.head.full) };
        if let Some(body) = self.body_at(pos) {
            return Some(self.part_of(body, &tail()));
        }
        // 区|十七届|人大常委会: the term stands inside the name.
        let term = named::term(self.doc, pos).filter(|_| self.head.kind == AgencyKind::Congress);
        if let Some(reach) = term.and_then(|(start, _)| self.region(start)) {
            return Some(self.body("agency.place", reach.start, reach.region, tail()));
        }
        if let Some(reach) = self.region(pos) {
            // 全国|政府和社会资本合作: governments in general.
            let one = |scope: Span| {
                scope.len() == 2 && self.doc.starts_with_any(scope.start, words!["中国", "中央", "联邦"])
            };
            if self.head.word.ends_with("政府") && matches!(reach.region, Region::Scope(s) if !one(s)) {
                return None;
            }
            if matches!(self.head.word, "大使馆" | "使馆" | "总领事馆" | "总领馆" | "领事馆") {
                return Some(self.embassy(reach, tail()));
            }
            let direct = !matches!(reach.region, Region::Scope(_))
                || matches!(
                    self.head.kind,
                    AgencyKind::Association
                        | AgencyKind::Institution
                        | AgencyKind::Media
                        | AgencyKind::Government
                );
            return direct.then(|| self.body("agency.place", reach.start, reach.region, tail()));
        }
        if let Some(sibling) = self.sibling(pos) {
            return Some(self.inherit(sibling, pos, tail()));
        }
        self.masthead()
    }

    /// 时报讯: a paper that names itself where its report begins.
    pub fn masthead(&self) -> Option<Body> {
        let pos = self.at.start;
        let opens = self
            .doc
            .paragraph_at(pos)
            .is_some_and(|p| self.doc.chars()[p.start..pos].iter().all(|c| c.is_whitespace()));
        (opens && self.head.kind == AgencyKind::Media && self.doc.starts_with(self.at.end, "讯"))
            .then(|| self.body("agency.masthead", pos, Region::None, self.head.full))
    }

    /// 中国驻|菲律宾|大使馆 is China's, 美国驻|以色列|大使馆 is not.
    fn embassy(&self, reach: Reach, tail: Cow<'static, str>) -> Body {
        let doc = self.doc;
        if !doc.ends_with(reach.start, "驻") {
            return self.body("agency.place", reach.start, reach.region, tail);
        }
        let sent = reach.start - 1;
        let home = doc.which_ends(sent, words!["中国", "我国", "我"]);
        let (start, kind) = match home {
            Some(word) => (sent - word.chars().count(), AgencyKind::Government),
            None => match region::country(doc, sent, self.floor, true) {
                Some(land) => (land.start, AgencyKind::Foreign),
                None => (sent, AgencyKind::Government),
            },
        };
        let mut body = self.body("agency.embassy", start, Region::None, "");
        body.kind = kind;
        body
    }

    /// The region before `pos`, with what belongs in front of it: 中国驻|菲律宾|大使馆, 中共|重庆市|委.
    pub fn region(&self, pos: usize) -> Option<Reach> {
        let mut reach = region::before(self.doc, pos, self.floor)?;
        if self.doc.ends_with(reach.start, "武警") && self.head.kind != AgencyKind::Police {
            reach.start -= 2;
        }
        if self.head.kind == AgencyKind::Party {
            for word in ["中国共产党", "中共"] {
                if self.doc.ends_with(reach.start, word) {
                    reach.start -= word.chars().count();
                }
            }
        }
        Some(reach)
    }
}
