//! Heads behind a field of work: 局, 厅, 委, 中心.
//! 市|人社|局 → `agency.field`; 甘肃省|抗震救灾|指挥部 → `agency.open`.

use super::body::{Body, Form, Level, Region};
use super::head::Trigger;
use super::part::joins;
use super::region::{self, Reach};
use super::words::Joins;
use super::{edge, fields, words};
use crate::charset::words;
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::model::{AgencyKind, Span};

impl Trigger<'_> {
    /// 市|人社|局, 国家疾控局|监测预警|司, and a field alone before a clear head.
    pub fn field(&self) -> Option<Body> {
        let head = self.head;
        // 国务院残疾人工作委员会|办公室: nothing stands between.
        let office = |b: &&Body| matches!(b.kind, AgencyKind::Government | AgencyKind::Party);
        if head.word == "办公室"
            && let Some(body) = self.body_at(self.at.start).filter(office)
            && body.form != Form::Committee
        {
            return Some(self.part_of(body, head.full));
        }
        let single = fields::before(self.doc, self.at.start, self.floor, false);
        // Only a joining word makes a difference.
        let near = &self.doc.chars()[single.start.saturating_sub(1)..self.at.start];
        let joins = near.iter().any(|c| matches!(c, '和' | '与' | '及'));
        let joined = joins.then(|| fields::before(self.doc, self.at.start, self.floor, true));
        for f in joined.iter().chain([&single]) {
            let (start, number) = if f.count == 0 { self.ordinal(f.start) } else { (f.start, String::new()) };
            let tail = || format!("{number}{}{}", f.full, head.full);
            let named = f.count > 0;
            if named && let Some(body) = self.body_at(start) {
                return Some(self.part_of(body, &tail()).unless(f.short));
            }
            if let Some(reach) = self.region(start) {
                if named {
                    if let Some(body) = self.branch(&reach) {
                        return Some(body);
                    }
                    if head.word == "部" && !matches!(reach.region, Region::Country(_)) {
                        return None;
                    }
                    let mut body = self.body("agency.field", reach.start, reach.region, tail());
                    if body.kind != AgencyKind::Foreign {
                        body.kind = f.kind.unwrap_or(body.kind);
                    }
                    return Some(body.unless(f.short));
                }
                // 绵阳市公安局|涪城区|分局: a part with the place that it serves.
                if matches!(head.word, "分局" | "大队" | "支队" | "中队")
                    && matches!(reach.region, Region::Place(_))
                    && let Some(body) = self.body_at(reach.start)
                {
                    return Some(self.part_of(body, &self.doc.folded(Span::new(reach.start, self.at.end))));
                }
                if head.word == "委" && committee(&reach, self.doc, start) {
                    let own = self.doc.which_ends(reach.start, words!["中国共产党", "中共"]);
                    let from = reach.start - own.map_or(0, |w| w.chars().count());
                    let mut body = self.body("agency.committee", from, reach.region, "委员会");
                    body.kind = AgencyKind::Party;
                    body.form = Form::Committee;
                    return Some(body);
                }
            }
        }
        let f = joined.as_ref().filter(|f| f.count > 0).unwrap_or(&single);
        if single.count > 0 {
            let tail = format!("{}{}", single.full, head.full);
            if let Some(sibling) = self.sibling(single.start)
                && !head.vague
            {
                let mut body = self.inherit(sibling, single.start, tail.into());
                if body.kind != AgencyKind::Foreign {
                    body.kind = single.kind.unwrap_or(body.kind);
                }
                return Some(body.unless(single.short));
            }
        }
        if let Some(body) = self.open() {
            return Some(body);
        }
        let begins = if f.alone {
            edge::word_starts(self.doc, single.start) && !self.doc.ends_with(single.start, "社区")
        } else {
            !head.vague && edge::name_starts(self.doc, single.start)
        };
        if single.count > 0 && begins {
            let tail = single.full + head.full;
            let mut body = self.body("agency.field_alone", single.start, Region::None, tail);
            body.kind = single.kind.unwrap_or(body.kind);
            return Some(body.unless(single.short));
        }
        None
    }

    /// Whether a longer head ends where this one does; that one was tried before.
    fn ends_longer_head(&self) -> bool {
        self.doc.hits_ending(self.at.end, Table::AgencyHeads).any(|h| (h.start as usize) < self.at.start)
    }

    /// A branch with its place: 中国人民银行|上海|分行, 国家税务总局|天津市河北区|税务局.
    pub fn branch(&self, reach: &Reach) -> Option<Body> {
        // 北京大学|国家发展研究院: a scope too, in schools and institutes.
        let learned = |b: &Body| matches!(b.kind, AgencyKind::School | AgencyKind::Institution);
        if !matches!(reach.region, Region::Place(_)) && !self.body_at(reach.start).is_some_and(learned) {
            return None;
        }
        let body = self.body_at(reach.start).filter(|b| b.rule == "agency.name" && joins(b, self.head))?;
        Some(self.part_of(body, &self.doc.folded(Span::new(reach.start, self.at.end))))
    }

    /// Words that are no listed fields, between a region or a body and the head: 甘肃省|抗震救灾|指挥部.
    pub fn open(&self) -> Option<Body> {
        let head = self.head;
        if matches!(head.word, "厅" | "委" | "办" | "处" | "分局" | "省") {
            return None;
        }
        let pos = self.at.start;
        if head.word.chars().count() == 1 {
            if !matches!(head.word, "局" | "署" | "院" | "部") || self.ends_longer_head() {
                return None;
            }
            let token = edge::token_before(self.doc, self.at.end)?;
            if edge::cut(self.doc, self.at.end) {
                // 副|局长: the character belongs to a title.
                return None;
            }
            if token.end != self.at.end || token.start >= pos {
                return None;
            }
        }
        let joins = if head.word.chars().count() > 2 { Joins::Body } else { Joins::Region };
        let walk = words::before(self.doc, pos, self.floor, self.last.is_some(), joins);
        let start = walk.start(pos);
        if walk.words.is_empty() || walk.words.len() > 7 {
            return None;
        }
        let rest = || self.doc.folded(Span::new(start, pos)) + head.full;
        let length = pos - start + head.full.chars().count();
        if walk.reaches
            && let Some(body) = self.body_at(start)
        {
            let near = walk.words.len() <= 4 && length <= 12;
            // 王广华为|民族和宗教委员会|副主任.
            let company = body.kind == AgencyKind::Company && head.word == "委员会";
            return (near && !company && body.kind != AgencyKind::Media).then(|| self.part_of(body, &rest()));
        }
        if length > 24 {
            return None;
        }
        let Some(reach) = walk.region else {
            // 乌|国家安全与国防委员会: a country of one character is no word of its own.
            let land = region::country_of(self.doc, start, self.floor, head.word)?;
            return Some(self.body("agency.open", land.start, land.region, rest()));
        };
        if head.word == "部" && !matches!(reach.region, Region::Country(_)) {
            return None;
        }
        if let Some(body) = self.branch(&reach) {
            return Some(body);
        }
        if head.word == "院" && !matches!(reach.region, Region::Country(_)) {
            return None;
        }
        // 中国－委内瑞拉|高级混合|委员会: a body of two countries.
        let pair = self.doc.which_ends(reach.start, words!["中国-", "中国—", "中国－", "中-"]);
        if let Some(pair) = pair {
            let start = reach.start - pair.chars().count();
            let mut body = self.body("agency.bilateral", start, Region::None, "");
            body.kind = AgencyKind::International;
            return Some(body);
        }
        let both = matches!(reach.region, Region::Scope(scope) if region::bilateral(self.doc, scope));
        let mut body = self.body("agency.open", reach.start, reach.region, rest());
        if both {
            body.kind = AgencyKind::International;
        }
        Some(body)
    }
}

/// Whether the region before 委 makes a Party committee: 区|委, 四川省|委.
fn committee(reach: &Reach, doc: &Doc, pos: usize) -> bool {
    match reach.region {
        Region::Relative(level) => level != Level::Village,
        Region::Place(_) => {
            pos > 0 && matches!(doc.char(pos - 1), '省' | '市' | '区' | '县' | '州' | '盟' | '旗' | '镇')
        }
        _ => false,
    }
}
