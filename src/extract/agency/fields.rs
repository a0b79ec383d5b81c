//! Fields of work before a head, over characters.
//! 市|规划和自然资源|局 → the field 规划和自然资源; 住房保障|房产管理|局 → two fields.

use crate::doc::Doc;
use crate::lexicon::Table;
use crate::model::AgencyKind;

/// At most so many fields stand before a head.
const MOST: usize = 5;

/// Fields that stand before a head.
#[derive(Default)]
pub struct Fields {
    /// Where the first one starts.
    pub start: usize,
    /// Their official names, joined.
    pub full: String,
    /// Whether one of them is short and its official name is not known.
    pub short: bool,
    /// The kind that one of them makes.
    pub kind: Option<AgencyKind>,
    /// Whether the first one names a body even before a vague head.
    pub alone: bool,
    /// How many there are.
    pub count: usize,
}

/// The fields that end at `pos`, none before `floor`. `joined` allows 和 between them.
pub fn before(doc: &Doc, pos: usize, floor: usize, joined: bool) -> Fields {
    let mut fields = Fields { start: pos, ..Fields::default() };
    while fields.count < MOST {
        let at = fields.start;
        let (end, mark) = match at.checked_sub(1).map(|i| doc.char(i)) {
            Some(c @ ('和' | '与' | '及')) if joined && fields.count > 0 => (at - 1, Some(c)),
            _ => (at, None),
        };
        let Some(hit) = stem(doc, end, floor).or_else(|| mark.and_then(|_| stem(doc, at, floor))) else {
            break;
        };
        let row = &doc.lexicon().agency_stems[hit.1];
        let mark = if hit.2 == end { mark } else { None };
        let joint: String = mark.into_iter().collect();
        fields.full = format!("{}{joint}{}", row.full.unwrap_or(row.word), fields.full);
        fields.short |= row.full.is_none();
        fields.kind = fields.kind.or(row.kind);
        fields.alone = row.alone;
        fields.start = hit.0;
        fields.count += 1;
    }
    fields
}

/// The longest field that ends at `pos`: its start, its row, its end.
fn stem(doc: &Doc, pos: usize, floor: usize) -> Option<(usize, usize, usize)> {
    doc.hits_ending(pos, Table::AgencyStems)
        .find(|h| h.start as usize >= floor)
        .map(|h| (h.start as usize, h.row as usize, pos))
}
