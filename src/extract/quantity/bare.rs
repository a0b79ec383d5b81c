//! Numbers without a unit that count all the same, because a multiplier or decimals show it.
//! 3.5亿吸烟者 → value 350000000, no unit; 五部门 is none.

use super::found::{Found, bound};
use super::reading::Reading;
use super::unit::UnitRead;
use crate::doc::Doc;
use crate::lexicon::Table;

/// A number with 万, 亿 or a decimal point at `pos`.
pub fn bare(doc: &Doc, reading: &Reading) -> Option<Found> {
    let Reading { pos, negative, numeral, vague, unit_at: end, .. } = *reading;
    let counts = numeral.big || numeral.point || numeral.is_large_approximation();
    if !counts
        || negative
        || numeral.positional
        || numeral.bare && !(limited(doc, pos, end) || stands_on_people(doc, pos, end))
    {
        return None;
    }
    let next = doc.char(end);
    let code = next.is_ascii_alphabetic() && !numeral.big
        || matches!(next, ':' | '∶' | '/' | '_' | '版' | '号' | '后' | '.' | '-' | '*')
        || next == '比' && doc.numeral(end + 1).is_some();
    if code || numeral.point && !numeral.big && !stands_as_value(doc, pos, end) {
        return None;
    }
    let found = Found::new(pos, numeral, UnitRead::none(end));
    Some(Found { bound: found.bound.or(vague.map(bound)), ..found })
}

/// 百万以上, 近千: a numeral without digits counts only where a word limits it.
fn limited(doc: &Doc, pos: usize, end: usize) -> bool {
    let before = ['近', '约', '逾', '超', '过', '达', '上', '破'].contains(&doc.char(pos.wrapping_sub(1)));
    before
        || end > pos + 1
            && ["以上", "左右", "余", "多"].iter().any(|w| doc.starts_with(end, w) || doc.ends_with(end, w))
}

/// 数万工人: 数 before 万 or 亿 straight on those who are counted.
fn stands_on_people(doc: &Doc, pos: usize, end: usize) -> bool {
    let noun = || doc.token_at(end).is_some_and(|t| t.start == end && t.tag == "n" && t.end > end + 1);
    doc.char(pos) == '数' && matches!(doc.char(end - 1), '万' | '亿') && noun()
}

/// A decimal without multiplier or unit: an index or a mark (指数为51.9), not a date or a section number.
fn stands_as_value(doc: &Doc, pos: usize, end: usize) -> bool {
    let before = doc.char(pos.wrapping_sub(1));
    let after = doc.char(end);
    let led = matches!(
        before,
        '为' | '到'
            | '达'
            | '至'
            | '是'
            | '于'
            | '约'
            | '近'
            | '超'
            | '过'
            | '报'
            | '了'
            | '在'
            | '破'
            | '数'
            | '率'
            | '值'
    );
    let closed = matches!(
        after,
        ',' | '。' | ';' | '、' | ')' | '\n' | '\0' | '的' | '!' | '左' | '以' | '上' | '下' | '(' | '和'
    );
    // 收入比由1.59缩小到1.56.
    let from = matches!(before, '由' | '从')
        && (end..end + 5).any(|p| {
            matches!(doc.char(p), '到' | '至' | '为') && doc.longest_before(p, Table::Changes).is_some()
        });
    led && closed || from
}
