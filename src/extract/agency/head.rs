//! Names that end in a head, each `before` of the table with its rule.
//! 区|人社|局 → `agency.field`; 迪志文化出版|有限公司 → `agency.free`.

use super::body::{Body, Form, Region};
use super::region::{self, Reach};
use super::words::{self, Walk, Word};
use super::{edge, fields};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::agency_heads::{AgencyHead, Before};
use crate::model::{AgencyKind, Span};

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

/// Heads so vague that a field alone before them makes no name: 运行|中心.
const VAGUE: &[&str] = &[
    "中心",
    "站",
    "所",
    "院",
    "队",
    "台",
    "部",
    "省",
    "厂",
    "大队",
    "支队",
    "处",
    "总站",
    "署",
    "联盟",
    "办公室",
    "管理处",
    "管理所",
    "办",
    "指挥部",
    "委员会",
    "监测站",
];

/// Heads that a place alone makes a name of: 北京|大学, 上海|博物馆.
const PLACE_ALONE: &[&str] = &[
    "大学",
    "学院",
    "中学",
    "小学",
    "师范大学",
    "理工大学",
    "医院",
    "总医院",
    "银行",
    "商业银行",
    "博物馆",
    "博物院",
    "图书馆",
    "美术馆",
    "科技馆",
    "档案馆",
    "文化馆",
    "医学院",
    "电视台",
    "广播电视台",
    "电视总台",
    "广播电台",
    "人民广播电台",
    "派出所",
    "卫生院",
    "管委会",
    "管理委员会",
    "监狱",
    "街道办",
    "街道办事处",
    "村委会",
    "居委会",
    "村民委员会",
    "居民委员会",
    "社区居委会",
    "技术学院",
    "职业技术学院",
    "分公司",
    "考古研究院",
    "卫生服务中心",
    "高级中学",
    "舰队",
    "设计院",
    "敬老院",
    "日报社",
    "总队",
    "福利院",
];

/// Heads that a name needs no proper word before: whatever stands there is one.
const STRONG: &[&str] = &[
    "有限公司",
    "股份有限公司",
    "有限责任公司",
    "律师事务所",
    "会计师事务所",
    "律师行",
    "会计师行",
    "集团公司",
];

impl Trigger<'_> {
    /// The body whose name ends in this head.
    pub fn find(&self) -> Option<Body> {
        if self.at.len() == 1 && edge::cut(self.doc, self.at.end) && self.doc.char(self.at.end) != '长' {
            // 议长|科沙诺夫: the character belongs to the next word.
            return None;
        }
        match self.head.before {
            Before::Place => self.place(),
            Before::Field => self.field(),
            Before::Free => self.free(),
            Before::Brand => self.brand(),
            Before::Part => self.part(),
            Before::Unit => self.unit(),
            Before::Alone => {
                Some(self.body("agency.alone", self.at.start, Region::None, self.head.full.to_owned()))
            }
        }
    }

    fn body(&self, rule: &'static str, start: usize, region: Region, tail: String) -> Body {
        let foreign = matches!(region, Region::Country(_)) && Body::is_public(self.head.kind);
        let kind = if foreign { AgencyKind::Foreign } else { self.head.kind };
        let form = match (kind, self.head.word) {
            (AgencyKind::Party, "委" | "党委" | "纪委" | "纪律检查委员会" | "纪检委") => {
                Form::Committee
            }
            (
                AgencyKind::Party,
                "纪委监委" | "工委" | "党工委" | "党支部" | "党总支" | "村支部" | "党组" | "党委会",
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
    fn body_at(&self, pos: usize) -> Option<&Body> {
        self.last.filter(|b| b.span.end == pos)
    }

    /// Part of the body before: 区法院|政治处.
    fn part_of(&self, body: &Body, rest: &str) -> Body {
        use AgencyKind::*;
        let own = match self.head.kind {
            Institution => self.head.before != Before::Part,
            kind => matches!(kind, School | Hospital | Bank | Company | Police),
        };
        let kind = match (body.kind, self.head.kind) {
            (Foreign, _) => Foreign,
            (Party | Government, Party) => Party,
            (_, kind) if own => kind,
            (kind, _) => kind,
        };
        let mut part = body.clone();
        part.span.end = self.at.end;
        part.rule = "agency.part";
        part.kind = kind;
        if body.form == Form::Committee && self.head.kind == AgencyKind::Party {
            part.form = Form::Office;
            part.tail = rest.to_owned();
        } else {
            part.tail.push_str(rest);
        }
        part
    }

    /// 区法院、|检察院: the region of the member before, when only a mark or 和 stands between.
    fn sibling(&self, pos: usize) -> Option<&Body> {
        let gap = [("、", 1), ("和", 1), ("与", 1), ("及", 1), ("以及", 2), ("暨", 1)];
        let (_, length) = gap.into_iter().rev().find(|(w, _)| self.doc.ends_with(pos, w))?;
        self.body_at(pos - length).filter(|b| !matches!(b.region, Region::None | Region::Scope(_)))
    }

    fn inherit(&self, from: &Body, start: usize, tail: String) -> Body {
        let mut body = self.body("agency.sibling", start, from.region.clone(), tail);
        body.inherited = true;
        body
    }

    /// 第二|中院, 二|中院: the number and where it starts.
    fn ordinal(&self, pos: usize) -> (usize, String) {
        let mut start = pos;
        while start > self.floor
            && pos - start < 3
            && "一二三四五六七八九十".contains(self.doc.char(start - 1))
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
        let tail = format!("{number}{}", self.head.full);
        if let Some(body) = self.body_at(pos) {
            return Some(self.part_of(body, &tail));
        }
        if let Some(reach) = self.region(pos) {
            let direct = !matches!(reach.region, Region::Scope(_))
                || matches!(
                    self.head.kind,
                    AgencyKind::Association
                        | AgencyKind::Institution
                        | AgencyKind::Media
                        | AgencyKind::Government
                );
            return direct.then(|| self.body("agency.place", reach.start, reach.region, tail));
        }
        if let Some(sibling) = self.sibling(pos) {
            return Some(self.inherit(sibling, pos, tail));
        }
        // 时报讯: a paper that names itself where its report begins.
        let opens = self
            .doc
            .paragraph_at(pos)
            .is_some_and(|p| self.doc.chars()[p.start..pos].iter().all(|c| c.is_whitespace()));
        (opens && self.head.kind == AgencyKind::Media && self.doc.starts_with(self.at.end, "讯"))
            .then(|| self.body("agency.masthead", pos, Region::None, tail))
    }

    /// The region before `pos`, with what belongs in front of it: 中国驻|菲律宾|大使馆, 中共|重庆市|委.
    fn region(&self, pos: usize) -> Option<Reach> {
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

    /// 市|人社|局, 国家疾控局|监测预警|司, and a field alone before a clear head.
    fn field(&self) -> Option<Body> {
        let head = self.head;
        let single = fields::before(self.doc, self.at.start, self.floor, false);
        let joined = fields::before(self.doc, self.at.start, self.floor, true);
        for f in [&joined, &single] {
            let (start, number) = if f.count == 0 { self.ordinal(f.start) } else { (f.start, String::new()) };
            let tail = format!("{number}{}{}", f.full, head.full);
            let named = f.count > 0;
            if named && let Some(body) = self.body_at(start) {
                return Some(self.part_of(body, &tail));
            }
            if let Some(reach) = self.region(start) {
                if named {
                    if let Some(body) = self.branch(&reach) {
                        return Some(body);
                    }
                    if head.word == "部" && !matches!(reach.region, Region::Country(_)) {
                        return None;
                    }
                    let mut body = self.body("agency.field", reach.start, reach.region, tail);
                    if body.kind != AgencyKind::Foreign {
                        body.kind = f.kind.unwrap_or(body.kind);
                    }
                    return Some(body);
                }
                if head.word == "委" && committee(&reach, self.doc, start) {
                    let mut body =
                        self.body("agency.committee", reach.start, reach.region, "委员会".to_owned());
                    body.kind = AgencyKind::Party;
                    body.form = Form::Committee;
                    return Some(body);
                }
            }
        }
        let f = if joined.count > 0 { &joined } else { &single };
        if single.count > 0 {
            let tail = format!("{}{}", single.full, head.full);
            if let Some(sibling) = self.sibling(single.start)
                && !VAGUE.contains(&head.word)
            {
                let mut body = self.inherit(sibling, single.start, tail);
                if body.kind != AgencyKind::Foreign {
                    body.kind = single.kind.unwrap_or(body.kind);
                }
                return Some(body);
            }
        }
        if let Some(body) = self.open() {
            return Some(body);
        }
        let clear = if VAGUE.contains(&head.word) { f.alone } else { single.count > 0 };
        if clear && edge::name_starts(self.doc, single.start) {
            let tail = format!("{}{}", single.full, head.full);
            let mut body = self.body("agency.field_alone", single.start, Region::None, tail);
            body.kind = single.kind.unwrap_or(body.kind);
            return Some(body);
        }
        None
    }

    /// Whether a longer head ends where this one does; that one was tried before.
    fn ends_longer_head(&self) -> bool {
        (self.at.end.saturating_sub(8)..self.at.start).any(|start| {
            self.doc
                .hits_at(start)
                .iter()
                .any(|h| h.table == Table::AgencyHeads && h.end as usize == self.at.end)
        })
    }

    /// A branch with its place: 中国人民银行|上海|分行, 国家税务总局|天津市河北区|税务局.
    fn branch(&self, reach: &Reach) -> Option<Body> {
        if !matches!(reach.region, Region::Place(_)) {
            return None;
        }
        let body = self.body_at(reach.start).filter(|b| b.rule == "agency.name" && joins(b, self.head))?;
        Some(self.part_of(body, &self.doc.folded(Span::new(reach.start, self.at.end))))
    }

    /// Words that are no listed fields, between a region or a body and the head: 甘肃省|抗震救灾|指挥部.
    fn open(&self) -> Option<Body> {
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
            if token.end != self.at.end || token.start >= pos {
                return None;
            }
        }
        let walk = words::before(self.doc, pos, self.floor, self.last.is_some());
        let start = walk.start(pos);
        if walk.words.is_empty() || walk.words.len() > 7 {
            return None;
        }
        let rest = self.doc.folded(Span::new(start, pos)) + head.full;
        if walk.reaches
            && let Some(body) = self.body_at(start)
        {
            return (body.kind != AgencyKind::Media).then(|| self.part_of(body, &rest));
        }
        let Some(reach) = walk.region else {
            // 乌|国家安全与国防委员会: a country of one character is no word of its own.
            let land = region::country_of(self.doc, start, self.floor, head.word)?;
            return Some(self.body("agency.open", land.start, land.region, rest));
        };
        if head.word == "部" && !matches!(reach.region, Region::Country(_)) {
            return None;
        }
        if let Some(body) = self.branch(&reach) {
            return Some(body);
        }
        if head.word == "院" && !matches!(reach.region, Region::Country(_))
            || nationwide(&reach.region, self.doc) && head.word == "中心"
        {
            return None;
        }
        // 中国－委内瑞拉|高级混合|委员会: a body of two countries.
        let pair =
            ["中国-", "中国—", "中国－", "中-"].into_iter().find(|w| self.doc.ends_with(reach.start, w));
        if let Some(pair) = pair {
            let start = reach.start - pair.chars().count();
            let mut body = self.body("agency.bilateral", start, Region::None, String::new());
            body.kind = AgencyKind::International;
            return Some(body);
        }
        let both = matches!(reach.region, Region::Scope(scope) if region::bilateral(self.doc, scope));
        let mut body = self.body("agency.open", reach.start, reach.region, rest);
        if both {
            body.kind = AgencyKind::International;
        }
        Some(body)
    }

    /// 上海易趣贸易|有限公司, 城东|派出所, 中国考古|学会.
    fn free(&self) -> Option<Body> {
        let pos = self.at.start;
        let head = self.head;
        if let Some(start) = self.stationed(pos) {
            return Some(self.body("agency.stationed", start, Region::None, String::new()));
        }
        let brands = head.kind == AgencyKind::Company && self.outer < self.floor;
        let floor = if brands { self.outer } else { self.floor };
        let walk = words::before(self.doc, pos, floor, self.last.is_some() && !brands);
        let start = walk.start(pos);
        let rest = self.doc.folded(Span::new(start, pos)) + head.full;
        if walk.reaches
            && let Some(body) = self.body_at(start)
        {
            return joins(body, head).then(|| self.part_of(body, &rest));
        }
        if let Some(reach) = walk.region {
            if !self.free_region(&reach.region, &walk.words) {
                return None;
            }
            if let Some(body) = self.branch(&reach) {
                return Some(body);
            }
            let before = ["武警", "驻"].into_iter().find(|w| self.doc.ends_with(reach.start, w));
            let start = reach.start - before.map_or(0, |w| w.chars().count());
            return Some(self.body("agency.free", start, reach.region, rest));
        }
        self.proper(&walk)
    }

    /// Whether region and words before a free head make a name.
    fn free_region(&self, region: &Region, words: &[(usize, Word)]) -> bool {
        let word = self.head.word;
        let country = matches!(region, Region::Country(_));
        if words.is_empty() {
            return PLACE_ALONE.contains(&word) && matches!(region, Region::Place(_) | Region::Relative(_))
                || (country && matches!(word, "驻华大使馆"));
        }
        if nationwide(region, self.doc)
            && !matches!(self.head.kind, AgencyKind::Association | AgencyKind::Government)
            && !STRONG.contains(&word)
        {
            return matches!(region, Region::Scope(s) if self.doc.folded(*s) != "全国")
                && words.iter().any(|w| w.1 != Word::Trade)
                || matches!(region, Region::Scope(s) if self.doc.starts_with(s.start, "中国") || self.doc.starts_with(s.start, "国家"));
        }
        let trades = words.iter().all(|w| w.1 == Word::Trade);
        !(trades && country && self.head.kind == AgencyKind::Company && !STRONG.contains(&word))
    }

    /// 驻濯水|检察室: where the place of an office of this kind begins, 驻 included.
    fn stationed(&self, pos: usize) -> Option<usize> {
        if self.head.word != "检察室" {
            return None;
        }
        let start = (self.floor.max(pos.saturating_sub(8))..pos).rev().find(|&i| self.doc.char(i) == '驻')?;
        self.doc.chars()[start..pos].iter().all(|&c| edge::is_han(c)).then_some(start)
    }

    /// 北空|某导弹|团, 第71集团军|某|旅.
    fn unit(&self) -> Option<Body> {
        let pos = self.at.start;
        let some = (self.floor.max(pos.saturating_sub(10))..pos).rev().find(|&i| self.doc.char(i) == '某')?;
        let body = self.body_at(some).filter(|b| b.kind == AgencyKind::Military)?;
        let plain = self.doc.chars()[some..pos].iter().all(|&c| edge::is_han(c));
        plain.then(|| self.part_of(body, &self.doc.folded(Span::new(some, self.at.end))))
    }

    /// A name without a region begins with a proper word.
    fn proper(&self, walk: &Walk) -> Option<Body> {
        let word = self.head.word;
        let first = if STRONG.contains(&word) || word == "派出所" {
            let first = walk.words.iter().rposition(|w| w.1 != Word::Trade)?;
            if word == "派出所" && first > 1 { return None } else { first }
        } else {
            walk.words.iter().rposition(|w| w.1 == Word::Proper)?
        };
        let start = walk.words[first].0;
        let rest = self.doc.folded(Span::new(start, self.at.start)) + self.head.full;
        edge::word_starts(self.doc, start).then(|| self.body("agency.proper", start, Region::None, rest))
    }

    /// 宝钢|股份, 国信|证券: one proper word before.
    fn brand(&self) -> Option<Body> {
        let walk = words::before(self.doc, self.at.start, self.floor, false);
        let &(start, word) = walk.words.first()?;
        let length = self.at.start - start;
        let next = edge::token_before(self.doc, self.at.end)?;
        if word != Word::Proper || !(2..=4).contains(&length) || next.end != self.at.end {
            return None;
        }
        edge::word_starts(self.doc, start).then(|| {
            let rest = self.doc.folded(Span::new(start, self.at.end));
            self.body("agency.brand", start, Region::None, rest)
        })
    }

    /// 区法院|政治处, 国家疾控局|监测预警|司, 区法院|第一|审判庭, 工行|上海|分行.
    fn part(&self) -> Option<Body> {
        let pos = self.at.start;
        let f = fields::before(self.doc, pos, self.floor, true);
        if self.body_at(self.floor).is_some_and(|b| !holds_part(b, self.head))
            || self.doc.char(self.floor) == '原'
        {
            return None;
        }
        let (start, number) = if f.count == 0 { self.ordinal(pos) } else { (f.start, String::new()) };
        let tail = format!("{number}{}{}", f.full, self.head.full);
        let vague = self.head.word.chars().count() == 1 && f.count == 0;
        if let Some(body) = self.body_at(start)
            && !vague
        {
            return Some(self.part_of(body, &tail));
        }
        let walk = words::before(self.doc, pos, self.floor, true);
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

/// Whether the region is no place but the whole country or the world.
fn nationwide(region: &Region, doc: &Doc) -> bool {
    match region {
        Region::Scope(span) => !doc.starts_with(span.start, "武警"),
        Region::Relative(level) => *level == super::Level::Nation,
        _ => false,
    }
}

/// Whether a part of that sort belongs to that sort of body: a 审判庭 to a court, a 系 to a school.
fn holds_part(body: &Body, head: &AgencyHead) -> bool {
    use AgencyKind::*;
    match head.kind {
        School => body.kind == School,
        Court => matches!(body.kind, Court | Procuratorate),
        Bank => matches!(body.kind, Bank | Government),
        Company => matches!(body.kind, Company | Bank | Media),
        Hospital => matches!(body.kind, School | Hospital | Military),
        Media => body.kind == Media,
        _ => true,
    }
}

/// Whether the region before 委 makes a Party committee: 区|委, 四川省|委.
fn committee(reach: &Reach, doc: &Doc, pos: usize) -> bool {
    match reach.region {
        Region::Relative(_) => true,
        Region::Place(_) => {
            pos > 0 && matches!(doc.char(pos - 1), '省' | '市' | '区' | '县' | '州' | '盟' | '旗' | '镇')
        }
        _ => false,
    }
}

/// Whether a body written straight before belongs to the name: 中科院|物理研究所.
fn joins(body: &Body, head: &AgencyHead) -> bool {
    use AgencyKind::*;
    match head.kind {
        School => matches!(body.kind, School | Institution | Military | Party),
        Hospital => matches!(body.kind, School | Military | Institution | Hospital),
        Company => matches!(body.kind, Company | Bank),
        Bank => matches!(body.kind, Bank | Government),
        Association | Media => matches!(body.kind, Association | School | Media),
        _ => body.kind != Media,
    }
}
