//! The number at a position with the unit behind it, read once for all rules that begin with a number.
//! 零下5度 → 5, negative, unit 度; 30多个 → 30, vague, unit 个.
//!
//! Five rules ask for the same number and unit in turn, most of them in vain. With what stands behind the unit already
//! known, each is told by one character there: over news this took a fifth of the instructions off quantities.

use super::unit::{self, UnitRead};
use crate::doc::Doc;
use crate::number::{Numeral, Vague};

/// A number as it stands in the text.
pub struct Reading {
    /// Where the quantity begins: at its sign or mark of money.
    pub pos: usize,
    /// Whether a sign or 零下 stands before the number.
    pub negative: bool,
    /// The number.
    pub numeral: Numeral,
    /// What 余, 多, 来 or 几 between number and unit says.
    pub vague: Option<Vague>,
    /// Where the unit may begin.
    pub unit_at: usize,
    /// The unit, if one is written.
    pub unit: Option<UnitRead>,
}

impl Reading {
    /// The number that begins at `pos`, with its sign.
    pub fn at(doc: &Doc, pos: usize) -> Option<Reading> {
        let (start, negative) = sign(doc, pos)?;
        Reading::of(doc, pos, start, negative)
    }

    /// The number whose digits begin at `start`, of a quantity that begins at `pos`.
    pub fn of(doc: &Doc, pos: usize, start: usize, negative: bool) -> Option<Reading> {
        let numeral = doc.numeral(start)?;
        let (vague, unit_at) = infix(doc, &numeral);
        Some(Reading { pos, negative, numeral, vague, unit_at, unit: unit::read(doc, unit_at) })
    }

    /// The unit straight behind a number without sign and vague word.
    pub fn plain_unit(&self) -> Option<&UnitRead> {
        self.unit.as_ref().filter(|_| !self.negative && self.vague.is_none())
    }
}

/// Where the number itself begins, and whether a sign stands before it.
fn sign(doc: &Doc, pos: usize) -> Option<(usize, bool)> {
    if doc.starts_with(pos, "零下") {
        return Some((pos + 2, true));
    }
    if !matches!(doc.char(pos), '-' | '−' | '负') {
        return Some((pos, false));
    }
    let before = if pos == 0 { '\0' } else { doc.char(pos - 1) };
    let free = !before.is_ascii_alphanumeric() && !matches!(before, '-' | ')' | '.' | '%' | '℃' | '—');
    (free && (doc.char(pos + 1).is_ascii_digit() || doc.char(pos) == '负')).then_some((pos + 1, true))
}

/// 余, 多, 来, 几 between number and unit; where the unit begins.
pub fn infix(doc: &Doc, numeral: &Numeral) -> (Option<Vague>, usize) {
    let at = numeral.end;
    let vague = match doc.char(at) {
        '余' | '多' if numeral.is_round() => Vague::More,
        '来' if numeral.is_round() => Vague::Some,
        '几' if !numeral.ascii && matches!(doc.char(at - 1), '十' | '百') => Vague::Some,
        _ => return (None, at),
    };
    (Some(vague), at + 1)
}
