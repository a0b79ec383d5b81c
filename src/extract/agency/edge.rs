//! Edges: where a name may begin, and what a word beside it is.
//! 记者从|市人社局 → a name may begin at 市, whatever the segmentation thinks of 市人.

use crate::charset::CharSet;
use crate::doc::Doc;
use crate::lexicon::agency_common::Role;
use crate::lexicon::{Hit, Table};
use crate::segment::Token;

/// Characters after which a new word begins: 由区信访办, 在市公安局.
static BEFORE_NAMES: CharSet =
    CharSet::of("在从由与和及向对到被经据受将给同为的了是让请报至原即或跟找去赴访驻含有以让把就");

/// Whether `c` is a Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇')
}

/// Whether a word may begin at `pos`: after a mark, after a small word, or where the segmentation cuts.
pub fn word_starts(doc: &Doc, pos: usize) -> bool {
    if pos == 0 {
        return true;
    }
    let previous = doc.char(pos - 1);
    if !is_han(previous) || BEFORE_NAMES.holds(previous) {
        return true;
    }
    let tokens = doc.tokens_at(pos);
    tokens.binary_search_by_key(&pos, |t| t.start).is_ok() || tokens.first().is_some_and(|t| t.start > pos)
}

/// Whether a name may begin at `pos` although nothing in it says so: after a mark, a small word or a
/// verb, but not after a noun, which would belong to it (跨|铁路局, 当地|农机局).
pub fn name_starts(doc: &Doc, pos: usize) -> bool {
    if pos == 0 || !is_han(doc.char(pos - 1)) {
        return true;
    }
    if !word_starts(doc, pos) || common_before(doc, pos, Role::Generic).is_some_and(|s| pos - s > 1) {
        return false;
    }
    token_before(doc, pos)
        .is_some_and(|t| matches!(t.tag.as_bytes().first(), Some(b'v' | b'p' | b'c' | b'd' | b'u' | b't')))
        || BEFORE_NAMES.holds(doc.char(pos - 1))
}

/// Whether a word of the segmentation runs over `pos`.
pub fn cut(doc: &Doc, pos: usize) -> bool {
    is_han(doc.char(pos)) && doc.token_at(pos).is_some_and(|t| t.start < pos)
}

/// The token that ends at `pos`, or the one that `pos` cuts, ended there.
pub fn token_before(doc: &Doc, pos: usize) -> Option<Token> {
    let tokens = doc.tokens_at(pos.checked_sub(1)?);
    let i = tokens.partition_point(|t| t.end < pos);
    tokens.get(i).filter(|t| t.start < pos).map(|t| Token { end: pos, ..*t })
}

/// The role of the common word that covers exactly `[start, end)`.
pub fn role_at(doc: &Doc, start: usize, end: usize) -> Option<Role> {
    doc.hits_at(start)
        .find(|h| h.table == Table::AgencyCommon && h.end as usize == end)
        .map(|h| role(doc, &h))
}

fn role(doc: &Doc, hit: &Hit) -> Role {
    doc.lexicon().agency_common[hit.row as usize].role
}

/// Where the longest common word of that role that ends at `pos` starts.
pub fn common_before(doc: &Doc, pos: usize, role: Role) -> Option<usize> {
    doc.hits_ending(pos, Table::AgencyCommon).find(|h| self::role(doc, h) == role).map(|h| h.start as usize)
}
