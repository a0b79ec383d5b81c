//! Heads behind any name: companies, schools, hospitals, associations, papers.
//! 上海易趣贸易|有限公司 → `agency.free`; 迪志文化出版|有限公司 → `agency.proper`.

use super::body::{Body, Level, Region};
use super::edge;
use super::head::Trigger;
use super::part::joins;
use super::region::{self, Reach};
use super::words::{self, Joins, Walk, Word};
use crate::charset::words;
use crate::model::{AgencyKind, Span};

/// What stands before 公司 and makes no name: 该, 家, 分.
const SAID_OF_COMPANIES: &str = "以由与和给该本我你他她它此这那其各某每几多两家个些间所总分子母新老原前旧大小全外内国省市区县的了在从对向将把被让使是有为并但而又再也还都就才却只让因\
    一二三四五六七八九十百千0123456789第首";

impl Trigger<'_> {
    /// 上海易趣贸易|有限公司, 城东|派出所, 中国考古|学会.
    pub fn free(&self) -> Option<Body> {
        let pos = self.at.start;
        let head = self.head;
        // 村委会主任: the one of the village that the article names.
        if head.word == "村委会"
            && self.doc.starts_with_any(self.at.end, words!["主任", "副主任"])
            && edge::word_starts(self.doc, pos)
            && region::before(self.doc, pos, self.floor).is_none()
        {
            return Some(self.body("agency.alone", pos, Region::Relative(Level::Village), head.full));
        }
        if let Some(start) = self.stationed(pos) {
            return Some(self.body("agency.stationed", start, Region::None, ""));
        }
        // 杭州|新东方|女子医院: a well-known name inside another's.
        let holds = matches!(head.kind, AgencyKind::Company | AgencyKind::School | AgencyKind::Hospital);
        let brands = holds && self.outer < self.floor;
        if head.word == "集团军" {
            return self.numbered().or_else(|| self.unit());
        }
        let floor = if brands { self.outer } else { self.floor };
        let learned =
            matches!(head.kind, AgencyKind::Association | AgencyKind::Institution | AgencyKind::Government);
        let learned = if learned { Joins::Body } else { Joins::No };
        let walk = words::before(self.doc, pos, floor, self.last.is_some() && !brands, learned);
        let start = walk.start(pos);
        let rest = || self.doc.folded(Span::new(start, pos)) + head.full;
        if walk.reaches
            && let Some(body) = self.body_at(start)
        {
            return joins(body, head).then(|| self.part_of(body, &rest()));
        }
        if let Some(reach) = walk.region {
            if !self.free_region(&reach.region, &walk.words) {
                return None;
            }
            if let Some(body) = self.branch(&reach).or_else(|| self.unit_of(&reach)) {
                return Some(body);
            }
            let before = self.doc.which_ends(reach.start, words!["武警", "驻"]);
            let start = reach.start - before.map_or(0, |w| w.chars().count());
            return Some(self.body("agency.free", start, reach.region, rest()));
        }
        self.masthead()
            .or_else(|| self.placed(floor))
            .or_else(|| self.proper(&walk))
            .or_else(|| self.of_company())
            .or_else(|| self.coined(floor))
    }

    /// 陆军|第78|集团军, 第四十七|集团军.
    fn numbered(&self) -> Option<Body> {
        const NUMERALS: &str = "0123456789一二三四五六七八九十";
        let (doc, pos) = (self.doc, self.at.start);
        let from = self.floor.max(pos.saturating_sub(6));
        let digits = (from..pos).rev().take_while(|&i| NUMERALS.contains(doc.char(i))).count();
        let ordinal = (pos - digits).checked_sub(1).filter(|&i| i >= self.floor && doc.char(i) == '第')?;
        let arm = doc.ends_with(ordinal, "陆军") && ordinal >= self.floor + 2;
        let start = if arm { ordinal - 2 } else { ordinal };
        if digits == 0 {
            return None;
        }
        let rest = doc.folded(Span::new(start, self.at.end));
        match self.body_at(start).filter(|b| matches!(b.kind, AgencyKind::Military | AgencyKind::Foreign)) {
            Some(army) => Some(self.part_of(army, &rest)),
            None => Some(self.body("agency.numbered", start, Region::None, rest)),
        }
    }

    /// 、|平高|集团, 以|飞达|公司: between a mark and the head two or three characters that are no word.
    fn coined(&self, floor: usize) -> Option<Body> {
        let (doc, pos) = (self.doc, self.at.start);
        let company = self.head.word == "公司";
        if !company && self.head.word != "集团" || doc.char(self.at.end) == '化' {
            return None;
        }
        let marked = |i: usize| matches!(doc.char(i), '、' | ',' | '。' | ';' | ':' | '“' | '\n' | ' ');
        let opens = |i: usize| {
            // 而|以|快捷|公司为代表: a preposition, cut out or at the head of its clause.
            let preposition = company && matches!(doc.char(i), '以' | '由' | '与' | '和' | '给' | '是');
            let word = || doc.token_at(i).is_some_and(|t| t.start == i && t.end == i + 1);
            let heads = || i == 0 || marked(i - 1) || i > 1 && doc.char(i - 1) == '而' && marked(i - 2);
            marked(i) || preposition && (word() || heads())
        };
        let start = (floor.max(pos.saturating_sub(3))..pos.saturating_sub(1))
            .find(|&i| (i == 0 || opens(i - 1)) && !(company && "以由".contains(doc.char(i))))?;
        // 该公司, 三家公司: what is said of companies is no name.
        let said = |i: usize| SAID_OF_COMPANIES.contains(doc.char(i));
        if company && (start..pos).any(said) {
            return None;
        }
        let han = doc.chars()[start..pos].iter().all(|&c| edge::is_han(c));
        let word = doc.token_at(start).is_some_and(|t| t.start == start && t.end == pos && t.tag != "x");
        let common = (start..pos).any(|i| edge::role_at(doc, i, pos).is_some());
        let rest = doc.folded(Span::new(start, self.at.end));
        (han && !word && !common).then(|| self.body("agency.coined", start, Region::None, rest))
    }

    /// Whether the head is 有限公司, which ends nothing but a name: what stands before it may be long.
    fn is_limited(&self) -> bool {
        self.head.word.ends_with("有限公司")
    }

    /// Whether only 汉字 stand there, and before 有限公司 no small word.
    fn is_plain(&self, start: usize, end: usize) -> bool {
        let small = |c: char| self.is_limited() && "的了在与将向对从把被由是".contains(c);
        self.doc.chars()[start..end].iter().all(|&c| edge::is_han(c) && !small(c))
    }

    /// 山西通洲集团|留神峪煤业|有限公司: a company whose name begins with that of another.
    fn of_company(&self) -> Option<Body> {
        let pos = self.at.start;
        let near = |b: &&Body| b.kind == AgencyKind::Company && (2..=10).contains(&(pos - b.span.end));
        let owner = self.last.filter(|b| self.is_limited() && b.span.end < pos).filter(near)?;
        let rest = self.doc.folded(Span::new(owner.span.end, self.at.end));
        self.is_plain(owner.span.end, pos).then(|| self.part_of(owner, &rest))
    }

    /// 四川|蜀原|律师事务所: behind a place any few characters are a name, whatever the segmentation makes of them.
    fn placed(&self, floor: usize) -> Option<Body> {
        let pos = self.at.start;
        if !self.head.any || self.head.kind != AgencyKind::Company {
            return None;
        }
        // Small words stand in no name; before 有限公司, which ends nothing else, it may be long.
        let long = self.head.word.ends_with("有限公司");
        let han = |start: usize| {
            self.doc.chars()[start..pos]
                .iter()
                .all(|&c| edge::is_han(c) && !(long && "的了在与将向对从把被由是".contains(c)))
        };
        let reach = (floor.max(pos.saturating_sub(if long { 18 } else { 8 }))..pos.saturating_sub(1))
            .rev()
            .take_while(|&start| han(start))
            .find_map(|start| region::places(self.doc, start, floor))?;
        let Region::Place(place) = reach.region else { return None };
        let rest = self.doc.folded(Span::new(place.end, self.at.end));
        Some(self.body("agency.placed", reach.start, reach.region, rest))
    }

    /// 县公安局|江口|派出所, 解放军|陆军|指挥学院, 中国石化集团|上海|工程有限公司: a unit of the body written before its place.
    fn unit_of(&self, reach: &Reach) -> Option<Body> {
        use AgencyKind::{Company, Hospital, Military, Police, School};
        let whole = |b: &&Body| match self.head.kind {
            Police => b.kind == Police,
            School | Hospital => b.kind == Military,
            Company => b.kind == Company && self.doc.ends_with(b.span.end, "集团"),
            _ => false,
        };
        let body = self.body_at(reach.start).filter(whole)?;
        Some(self.part_of(body, &self.doc.folded(Span::new(reach.start, self.at.end))))
    }

    /// Whether region and words before a free head make a name.
    fn free_region(&self, region: &Region, words: &[(usize, Word)]) -> bool {
        let _word = self.head.word;
        let country = matches!(region, Region::Country(_));
        if words.is_empty() {
            return self.head.place_alone
                && match region {
                    Region::Place(_) | Region::Relative(_) => true,
                    Region::Country(_) => self.head.kind == AgencyKind::Media,
                    // 西南|大学, but no 全国|大学.
                    Region::Scope(scope) => {
                        scope.len() == 2 && "东南西北".contains(self.doc.char(scope.start))
                            || self.doc.starts_with(scope.start, "华")
                    }
                    Region::None => false,
                };
        }
        if let Region::Scope(scope) = region {
            // 全国小学 are many; 国家发展研究院 is one.
            let all = self.doc.reads(*scope, "全国");
            let own = matches!(self.head.kind, AgencyKind::Association | AgencyKind::Government);
            let trades = words.iter().all(|w| w.1 == Word::Trade);
            let one = self.doc.starts_with_any(scope.start, words!["中国", "国家", "中华", "中央"]);
            return own || !all && (!trades || one || self.head.any);
        }
        let trades = words.iter().all(|w| w.1 == Word::Trade);
        // 美国制药公司 are many; 越南石油天然气公司 and 越南航空公司 are one.
        let one = words.len() > 1 || self.doc.starts_with(words[0].0, "航空");
        !(trades && country && self.head.kind == AgencyKind::Company && !self.head.any && !one)
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
    pub fn unit(&self) -> Option<Body> {
        // Most of these heads stand in other words, far from any army.
        self.last.filter(|b| b.kind == AgencyKind::Military)?;
        let pos = self.at.start;
        let some = (self.floor.max(pos.saturating_sub(10))..pos).rev().find(|&i| self.doc.char(i) == '某')?;
        let body = self.body_at(some).filter(|b| b.kind == AgencyKind::Military)?;
        let plain = self.doc.chars()[some..pos].iter().all(|&c| edge::is_han(c));
        let company = self.company();
        plain.then(|| {
            let mut unit = self.part_of(body, &self.doc.folded(Span::new(some, self.at.end + company)));
            unit.span.end += company;
            unit
        })
    }

    /// 某装甲团|四连: how many characters of a numbered company or battalion follow the unit.
    fn company(&self) -> usize {
        let numbered = (self.at.end..self.at.end + 3)
            .take_while(|&i| "一二三四五六七八九十".contains(self.doc.char(i)))
            .count();
        let end = self.at.end + numbered;
        let named = numbered > 0
            && matches!(self.doc.char(end), '连' | '营')
            && !matches!(self.doc.char(end + 1), '业' | '续' | '胜');
        if named { numbered + 1 } else { 0 }
    }

    /// A name without a region begins with a proper word.
    fn proper(&self, walk: &Walk) -> Option<Body> {
        let first = if self.head.any {
            let first = walk.words.iter().rposition(|w| w.1 != Word::Trade)?;
            // A police station or a paper has a short name.
            if first > 1 && self.head.kind != AgencyKind::Company { return None } else { first }
        } else {
            walk.words.iter().rposition(|w| w.1 == Word::Proper)?
        };
        let mut start = walk.words[first].0;
        // 翰墨|林|公司: one character is seldom a whole name.
        let end = if first == 0 { self.at.start } else { walk.words[first - 1].0 };
        if end - start == 1
            && let Some(&(longer, Word::Noun)) = walk.words.get(first + 1)
        {
            start = longer;
        }
        // 从|水部|派出所: the segmentation takes a small word into a name that it does not know.
        if self.head.any
            && self.at.start - start >= 3
            && "从在由向与和到对将把被让据经至".contains(self.doc.char(start))
        {
            start += 1;
        }
        let rest = self.doc.folded(Span::new(start, self.at.start)) + self.head.full;
        if self.head.kind == AgencyKind::Military
            && let Some(land) = region::country_of(self.doc, start, self.floor, "海军")
        {
            // 俄|波罗的海舰队.
            return Some(self.body("agency.proper", land.start, land.region, rest));
        }
        edge::word_starts(self.doc, start).then(|| self.body("agency.proper", start, Region::None, rest))
    }

    /// 宝钢|股份, 国信|证券: one proper word before.
    pub fn brand(&self) -> Option<Body> {
        let walk = words::before(self.doc, self.at.start, self.floor, false, Joins::No);
        let &(start, word) = walk.words.first()?;
        let length = self.at.start - start;
        let next = edge::token_before(self.doc, self.at.end)?;
        if word != Word::Proper || !(2..=4).contains(&length) || next.end != self.at.end {
            return None;
        }
        edge::word_starts(self.doc, start).then(|| {
            let rest = self.doc.folded(Span::new(start, self.at.end));
            match region::places(self.doc, start, self.floor) {
                Some(reach) => self.body("agency.brand", reach.start, reach.region, rest),
                None => self.body("agency.brand", start, Region::None, rest),
            }
        })
    }
}
