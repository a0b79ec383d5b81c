//! Bodies named by a country, or by a reach beyond countries, and by nouns alone.
//! 德国|研究型制药企业|协会, 国际|隧道与地下空间|协会, 俄罗斯|国家原子能|公司.
//!
//! At home the words before a head have to be proper names or fields of work, because 行业协会 and 大型企业 are many.
//! Behind a country such words name one body, where nothing between them is a number, a verb or a word for several.

use super::body::{Body, Region};
use super::edge;
use super::head::Trigger;
use super::region;
use crate::charset::words;
use crate::model::{AgencyKind, Span};
use crate::segment::Token;

/// Between country and head stand at most so many characters.
const MOST: usize = 14;

impl Trigger<'_> {
    /// 日本|国际贸易促进|协会: only nouns between the country and the head.
    pub fn abroad(&self) -> Option<Body> {
        let (doc, pos) = (self.doc, self.at.start);
        let heads = words![
            "协会",
            "学会",
            "商会",
            "总会",
            "联合会",
            "基金会",
            "委员会",
            "理事会",
            "研究所",
            "研究院",
            "管理局",
            "法院",
            "公司",
        ];
        if !heads.beginning(doc.char(pos)).contains(&self.head.word) {
            return None;
        }
        let floor = self.floor.max(pos.saturating_sub(MOST));
        let mut at = pos;
        while at > floor {
            let token = edge::token_before(doc, at).filter(|t| t.start >= floor)?;
            // 美国能源|经济: the country may be the beginning of a word.
            let border =
                (token.start + 2..at).find(|&i| region::country(doc, i, token.start, false).is_some());
            let border =
                if at < pos && region::country(doc, at, floor, false).is_some() { Some(at) } else { border };
            if let Some(border) = border {
                let land = region::country(doc, border, floor, false)?;
                return self.one_of_many(border).then(|| self.of_country(land, border));
            }
            if at < pos && self.is_wide(&token) {
                let rest = doc.folded(Span::new(at, self.at.end));
                let reach = Region::Scope(Span::new(token.start, at));
                return self.one_of_many(at).then(|| self.body("agency.abroad", token.start, reach, rest));
            }
            if !self.may_name(&token, at == pos) {
                return None;
            }
            at = token.start;
        }
        None
    }

    fn of_country(&self, land: region::Reach, at: usize) -> Body {
        let rest = self.doc.folded(Span::new(at, self.at.end));
        self.body("agency.abroad", land.start, land.region, rest)
    }

    /// 国际, 世界, 亚洲 before an association; such a word before a company says only where it is at home.
    fn is_wide(&self, token: &Token) -> bool {
        self.head.kind == AgencyKind::Association
            && token.end - token.start == 2
            && self.doc.starts_with_any(token.start, words!["国际", "世界", "亚洲", "欧洲", "非洲", "亚太"])
    }

    /// Whether a word may stand between country and head; `last`: it stands right before the head.
    fn may_name(&self, token: &Token, last: bool) -> bool {
        let doc = self.doc;
        let length = token.end - token.start;
        let several = length == 1 && "各该某其多几两分子总一新老原前".contains(doc.char(token.start))
            || doc.starts_with_any(
                token.start,
                words![
                    "各国", "多家", "多国", "大型", "小型", "主要", "有关", "相关", "地方", "当地", "知名",
                    "著名", "最大", "部分", "其他", "外国", "本国", "私营",
                ],
            );
        let plain = doc.chars()[token.start..token.end].iter().all(|&c| edge::is_han(c) || c == '·');
        if several || !plain {
            return false;
        }
        match token.tag {
            "n" | "nz" | "vn" | "j" | "b" | "an" | "ng" | "ns" | "x" | "nt" | "l" | "s" => true,
            // 促进, 制造, 巡回: verbs that stand in names.
            "v" => {
                length == 2
                    && doc.starts_with_any(
                        token.start,
                        words!["促进", "制造", "研究", "保护", "发展", "侦查", "组织", "出口", "进口"],
                    )
            }
            _ => !last && length == 1 && matches!(doc.char(token.start), '和' | '与' | '及'),
        }
    }

    /// 美国制药公司 are many, 乌克兰国家电力公司 is one; so is what 行业协会 is not.
    fn one_of_many(&self, at: usize) -> bool {
        let (doc, pos) = (self.doc, self.at.start);
        match self.head.kind {
            AgencyKind::Company => {
                doc.starts_with(at, "国家")
                    || pos - at == 2
                        && doc.starts_with_any(at, words!["电网", "电力", "铁路", "石油", "邮政", "核电"])
            }
            _ => !doc.starts_with_any(at, words!["行业", "专门", "企业协会", "政府委员会", "国家委员会"]),
        }
    }
}
