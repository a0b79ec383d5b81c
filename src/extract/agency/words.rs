//! Words before a head, over tokens: as far left as they can belong to a name.
//! 记者在|迪志|文化|出版|有限公司 → the words 迪志 文化 出版.

use super::edge;
use super::region::{self, Reach};
use crate::doc::Doc;
use crate::lexicon::Table;
use crate::lexicon::agency_common::Role;
use crate::model::{AgencyKind, Span};

/// A name holds at most so many words before its head.
const MOST: usize = 9;

/// What a word before a head is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// 贸易: stands inside names.
    Trade,
    /// A word that no dictionary has, a person's or place's name, letters.
    Proper,
    /// Any other noun.
    Noun,
}

/// Whether 和 may stand between the words before a head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Joins {
    /// It ends them.
    No,
    /// Where a region stands before them: 江西省|文物和考古|研究院.
    Region,
    /// Where a body does too: 信息产业部|计算机与微电子发展|研究中心.
    Body,
}

/// The words before a head and what bounds them.
pub struct Walk {
    /// The words, from right to left, with where each starts.
    pub words: Vec<(usize, Word)>,
    /// The region that stands before the words.
    pub region: Option<Reach>,
    /// Whether the words reach back to `floor`, where a body ends.
    pub reaches: bool,
}

impl Walk {
    /// Where the words start; `pos` when there are none.
    pub fn start(&self, pos: usize) -> usize {
        self.words.last().map_or(pos, |w| w.0)
    }
}

/// Walks left from `pos`, not beyond `floor`.
/// `joins`: whether 和 may stand between the words when a region follows, or a body and another word.
pub fn before(doc: &Doc, pos: usize, floor: usize, body_ends: bool, joins: Joins) -> Walk {
    let mut walk = Walk { words: Vec::new(), region: None, reaches: false };
    // How many words there were before 和, which belongs to the name only if a region follows.
    let mut joint = None;
    let mut at = pos;
    while walk.words.len() < MOST {
        if body_ends && at == floor {
            walk.reaches = true;
            break;
        }
        if at <= floor {
            break;
        }
        if let Some(start) = bracketed_place(doc, at, floor) {
            walk.words.push((start, Word::Noun));
            at = start;
            continue;
        }
        let name = longest(doc, at, floor, Table::AgencyNames);
        let region = region::before(doc, at, floor);
        if let Some(start) =
            name.filter(|&n| region.as_ref().is_some_and(|r| n <= r.start) && company(doc, n, at))
        {
            // 上海汽车|集团, 阿里|公司: a well-known name, not its place.
            walk.words.push((start, Word::Proper));
            at = start;
            continue;
        }
        if let Some(reach) = region {
            walk.region = Some(reach);
            break;
        }
        let name =
            || doubtful(doc, at, floor).filter(|_| walk.words.last().is_some_and(|w| w.1 == Word::Trade));
        let Some((start, word)) = word(doc, at, floor).or_else(name) else {
            if joins != Joins::No
                && joint.is_none()
                && walk.words.last().is_some_and(|w| w.1 != Word::Proper)
                && pos - at <= 8
                && matches!(doc.char(at - 1), '和' | '与' | '及')
                && at > floor + 2
            {
                joint = Some(walk.words.len());
                walk.words.push((at - 1, Word::Noun));
                at -= 1;
                continue;
            }
            break;
        };
        walk.words.push((start, word));
        at = start;
    }
    // 信息产业部|计算机与微电子发展|研究中心: a body with a word behind it holds both.
    let within = joins == Joins::Body && walk.reaches;
    let held = |words: usize| walk.region.is_some() || within && walk.words.len() > words + 1;
    if let Some(words) = joint
        && !held(words)
    {
        walk.words.truncate(words);
        walk.reaches = false;
    }
    walk
}

/// One word that ends at `at` and may stand inside a name.
fn word(doc: &Doc, at: usize, floor: usize) -> Option<(usize, Word)> {
    if let Some(name) = longest(doc, at, floor, Table::AgencyNames) {
        return Some((name, Word::Proper));
    }
    if matches!(doc.char(at - 1), '·' | '-' | '&' | '.') && at >= 2 {
        let (start, word) = word(doc, at - 1, floor)?;
        return Some((start, if word == Word::Trade { Word::Noun } else { word }));
    }
    if let Some(start) = edge::common_before(doc, at, Role::Trade).filter(|&s| s >= floor) {
        // The longest trade must not cut a longer word: 新|文化 but not 北|京城市.
        if edge::token_before(doc, at).is_none_or(|t| t.start >= start) {
            return Some((start, Word::Trade));
        }
    }
    if generic(doc, at) {
        // 上海|新|望闻达: behind a place it is part of the name.
        let placed = matches!(doc.char(at - 1), '新' | '大') && region::places(doc, at - 1, floor).is_some();
        return placed.then_some((at - 1, Word::Noun));
    }
    let token = edge::token_before(doc, at)?;
    let start = token.start.max(floor);
    // The segmentation takes a small word into a name that it does not know: 由迪志.
    let glued = at - start >= 3
        && matches!(token.tag, "x" | "nr" | "nrt")
        && "由与和在对把被从向给让以为将使及至是称据按".contains(doc.char(start));
    let start = if glued { start + 1 } else { start };
    let text = &doc.chars()[start..at];
    if text.iter().all(|c| c.is_ascii_alphabetic()) {
        return Some((start, Word::Proper));
    }
    if text.iter().all(|c| c.is_ascii_digit()) {
        return (at - start >= 2 && at - start <= 5).then_some((start, Word::Noun));
    }
    if !text.iter().all(|&c| edge::is_han(c) || c.is_ascii_alphanumeric()) {
        return None;
    }
    match token.tag {
        "nr" | "nrt" | "nrfg" | "ns" | "nz" | "nt" | "x" | "eng" => Some((start, Word::Proper)),
        "n" | "j" | "vn" | "an" | "l" | "b" | "ng" | "s" | "i" | "a" | "f" if text.len() >= 2 => {
            Some((start, Word::Noun))
        }
        "n" | "j" | "ng" | "a" | "b" | "f" => Some((start, Word::Noun)),
        _ => None,
    }
}

/// 飞腾|信息技术|有限公司: before a trade a verb alone after a mark is a name.
fn doubtful(doc: &Doc, at: usize, floor: usize) -> Option<(usize, Word)> {
    let token =
        edge::token_before(doc, at).filter(|t| t.tag == "v" && t.end - t.start == 2 && t.start >= floor)?;
    let alone = token.start == 0 || !edge::is_han(doc.char(token.start - 1));
    (alone && !generic(doc, at)).then_some((token.start, Word::Noun))
}

/// Whether a generic word ends here; one of a single character must be a word of its own: 该|公司, not 上海新|望.
pub fn generic(doc: &Doc, at: usize) -> bool {
    edge::common_before(doc, at, Role::Generic).is_some_and(|start| {
        edge::token_before(doc, at)
            .is_none_or(|t| if at - start == 1 { t.start == start } else { t.start >= start })
    })
}

/// The longest word of `table` that ends at `at` where a word starts.
fn longest(doc: &Doc, at: usize, floor: usize, table: Table) -> Option<usize> {
    doc.hits_ending(at, table).find(|h| h.start as usize >= floor).map(|h| h.start as usize)
}

/// Whether the name of the table that covers the span is a company's or a bank's.
fn company(doc: &Doc, start: usize, end: usize) -> bool {
    doc.hits_at(start).any(|h| {
        h.table == Table::AgencyNames
            && h.end as usize == end
            && matches!(
                doc.lexicon().agency_names[h.row as usize].kind,
                AgencyKind::Company | AgencyKind::Bank
            )
    })
}

/// 亿贝网络信息服务(上海)有限公司: a place in brackets belongs to the name around it.
fn bracketed_place(doc: &Doc, at: usize, floor: usize) -> Option<usize> {
    if doc.char(at.checked_sub(1)?) != ')' {
        return None;
    }
    let open = (floor.max(at.saturating_sub(8))..at).rev().find(|&i| doc.char(i) == '(')?;
    let inner = Span::new(open + 1, at - 1);
    let placed = region::before(doc, inner.end, inner.start).is_some_and(|r| r.start == inner.start);
    let group = matches!(doc.folded(inner).as_str(), "集团" | "控股" | "香港" | "澳门" | "亚洲" | "亚太");
    (open > floor && (placed || group)).then_some(open)
}
