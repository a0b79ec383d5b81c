//! Parts of bodies: what is written on after a name and is itself a body.
//! 区法院|政治处 → one mention, `agency.part`.

use super::body::{Body, Form};
use super::fields;
use super::head::Trigger;
use super::words::{self, Joins, Walk};
use crate::lexicon::agency_heads::{AgencyHead, Before};
use crate::model::{AgencyKind, Span};

impl Trigger<'_> {
    /// Part of the body before: 区法院|政治处.
    pub fn part_of(&self, body: &Body, rest: &str) -> Body {
        use AgencyKind::*;
        let own = match self.head.kind {
            Institution => self.head.before != Before::Part,
            Company => body.kind != Bank || self.head.before != Before::Part,
            kind => matches!(kind, School | Hospital | Bank | Police),
        };
        let kind = match (body.kind, self.head.kind) {
            (Foreign, _) => Foreign,
            (_, Party) => Party,
            (Government, Bank) => Government,
            (_, kind) if own => kind,
            (kind, _) => kind,
        };
        // 欧盟|法院 is no 人民法院.
        let abroad = matches!(body.kind, Foreign | International);
        let rest = rest.strip_prefix("人民").filter(|r| abroad && *r == self.head.word).unwrap_or(rest);
        let mut part = body.clone();
        part.span.end = self.at.end;
        part.rule = "agency.part";
        part.kind = kind;
        let office = self.head.kind == AgencyKind::Party && self.head.word != "常委会";
        if body.form == Form::Committee && body.tail == "委员会" && office {
            part.form = Form::Office;
            part.tail = rest.to_owned().into();
        } else if matches!(self.head.word, "党组" | "党委")
            || body.tail == "中国共产党中央委员会"
            || self.head.kind == Company && !matches!(body.kind, Company | Bank)
        {
            // 国资委党委, 中央|机构编制委员会, 央广|传媒集团: the official name is not put together from these.
            part.form = Form::Unknown;
        } else {
            part.tail.to_mut().push_str(rest);
        }
        part
    }

    /// 区法院|政治处, 国家疾控局|监测预警|司, 区法院|第一|审判庭, 工行|上海|分行.
    pub fn part(&self) -> Option<Body> {
        // No part without the body before.
        self.last?;
        let pos = self.at.start;
        if self.body_at(self.floor).is_some_and(|b| !holds_part(b, self.head))
            || self.doc.char(self.floor) == '原'
        {
            return None;
        }
        if matches!(self.head.word, "党组" | "常委会" | "海军" | "空军" | "陆军") {
            // Nothing stands between: 战区|海军, but not 战区|组织|海军.
            return self.body_at(pos).map(|body| self.part_of(body, self.head.full));
        }
        let f = fields::before(self.doc, pos, self.floor, true);
        let (start, number) = if f.count == 0 { self.ordinal(pos) } else { (f.start, String::new()) };
        let vague = self.head.word.chars().count() == 1 && f.count == 0;
        if let Some(body) = self.body_at(start)
            && !vague
        {
            let tail = format!("{number}{}{}", f.full, self.head.full);
            return Some(self.part_of(body, &tail).unless(f.short));
        }
        let walk = words::before(self.doc, pos, self.floor, true, Joins::No);
        let start = walk.start(pos);
        if walk.reaches && !vague_words(&walk, self.head.word) && walk.words.len() <= 5 {
            let body = self.body_at(start)?;
            let rest = self.doc.folded(Span::new(start, pos)) + self.head.full;
            return Some(self.part_of(body, &rest));
        }
        let reach = walk.region?;
        let body = self.body_at(reach.start)?;
        let rest = self.doc.folded(Span::new(reach.start, pos)) + self.head.full;
        Some(self.part_of(body, &rest))
    }
}

/// A single-character head needs a word before it.
fn vague_words(walk: &Walk, head: &str) -> bool {
    head.chars().count() == 1 && walk.words.is_empty()
}

/// Whether a part of that sort belongs to that sort of body: a 审判庭 to a court, a 系 to a school.
fn holds_part(body: &Body, head: &AgencyHead) -> bool {
    use AgencyKind::*;
    match head.kind {
        School => body.kind == School,
        Court => matches!(body.kind, Court | Procuratorate | International | Foreign | Military),
        Bank => matches!(body.kind, Bank | Government),
        Company => matches!(body.kind, Company | Bank | Media),
        Hospital => matches!(body.kind, School | Hospital | Military),
        Media => body.kind == Media,
        Military if head.word.ends_with('军') => body.kind == Military,
        _ => head.word != "常委会" || body.kind == Party,
    }
}

/// Whether a body written straight before belongs to the name: 中科院|物理研究所.
pub fn joins(body: &Body, head: &AgencyHead) -> bool {
    use AgencyKind::*;
    match head.kind {
        School => matches!(body.kind, School | Institution | Military | Party),
        Hospital => matches!(body.kind, School | Military | Institution | Hospital),
        Company => matches!(body.kind, Company | Bank) || body.kind == Media && head.any,
        Bank => matches!(body.kind, Bank | Government),
        Association if head.word == "理事会" => matches!(body.kind, Association | School | International),
        Association | Media => matches!(body.kind, Association | School | Media),
        _ => body.kind != Media,
    }
}
