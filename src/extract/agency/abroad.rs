//! Bodies named by a country, or by a reach beyond countries, and by nouns alone.
//! 德国|研究型制药企业|协会, 国际|隧道与地下空间|协会, 俄罗斯|国家原子能|公司.
//!
//! At home the words before a head have to be proper names or fields of work, because 行业协会 and 大型企业 are many.
//! Behind a country such words name one body, where nothing between them is a number, a verb or a word for several.

use super::body::{Body, Region};
use super::edge;
use super::head::Trigger;
use super::region::{self, Reach};
use crate::charset::words;
use crate::model::{AgencyKind, Span};
use crate::segment::Token;

/// Between country and head stand at most so many characters.
const MOST: usize = 14;

impl Trigger<'_> {
    /// 日本|国际贸易促进|协会: only nouns between the country and the head.
    pub fn abroad(&self) -> Option<Body> {
        let pos = self.at.start;
        if !self.head.abroad {
            return None;
        }
        let floor = self.floor.max(pos.saturating_sub(MOST));
        let mut at = pos;
        while at > floor {
            let token = edge::token_before(self.doc, at).filter(|t| t.start >= floor)?;
            if let Some((land, border)) = self.land(&token, at, floor) {
                return self.behind(land.start, border, land.region);
            }
            if at < pos && self.is_wide(&token) {
                return self.behind(token.start, at, Region::Scope(Span::new(token.start, at)));
            }
            if !self.may_name(&token, at == pos) {
                return None;
            }
            at = token.start;
        }
        None
    }

    /// The country that ends where the words begin, or that a word begins with (美国能源|经济), and where it ends.
    fn land(&self, token: &Token, at: usize, floor: usize) -> Option<(Reach, usize)> {
        let before = (at < self.at.start).then(|| region::country(self.doc, at, floor, false)).flatten();
        let within = || {
            let border = |i| Some((region::country(self.doc, i, token.start, false)?, i));
            (token.start + 2..at).find_map(border)
        };
        before.map(|land| (land, at)).or_else(within)
    }

    /// The body whose words begin at `border`, behind a region, if they name one.
    fn behind(&self, start: usize, border: usize, region: Region) -> Option<Body> {
        let rest = self.doc.folded(Span::new(border, self.at.end));
        self.names_one(border).then(|| self.body("agency.abroad", start, region, rest))
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

    /// Whether the words name one body: 国家电力公司, not 制药公司; 特种玻璃协会, not 行业协会.
    fn names_one(&self, at: usize) -> bool {
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
