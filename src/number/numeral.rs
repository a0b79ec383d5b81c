//! What is known of one numeral of a text.
//! 两三百 → value 200, high 300; 十余万 → value 100000 and that it is more.

use super::exact::Exact;

/// What a numeral itself says about how exact it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vague {
    /// 几十, 十几, 十来.
    Some,
    /// 数十, 十余, 十多.
    More,
    /// 上千.
    AtLeast,
}

/// A numeral of the text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Numeral {
    /// Its first character.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// The number, or the lower of two (两三百).
    pub value: Exact,
    /// The upper of two.
    pub high: Option<Exact>,
    /// What it says about itself.
    pub vague: Option<Vague>,
    /// Whether ASCII digits stand in it.
    pub ascii: bool,
    /// Whether it has decimals.
    pub point: bool,
    /// Whether it begins with a multiplier and has no digit (百, 千万).
    pub bare: bool,
    /// Whether 汉字 digits stand one after another as in a year (二〇二〇).
    pub positional: bool,
    /// Power of ten of the multipliers at the end that a shorter numeral before may share: 5—8万.
    pub tail: u32,
    /// Whether 万 or 亿 stands in it.
    pub big: bool,
    /// Whether k for 千 stands in it.
    pub kilo: bool,
}

impl Numeral {
    /// A numeral that is still empty, for one that is put together otherwise.
    pub fn at(start: usize) -> Numeral {
        Numeral {
            start,
            end: start,
            value: Exact::ZERO,
            high: None,
            vague: None,
            ascii: false,
            point: false,
            bare: false,
            positional: false,
            tail: 0,
            big: false,
            kilo: false,
        }
    }

    /// Whether 余 or 多 may follow: 10余, 三百多, 1.2万余; not 3多.
    pub fn is_round(&self) -> bool {
        let tens = self.value.over(Exact::from_int(10)).is_some_and(Exact::is_whole);
        self.vague.is_none() && self.high.is_none() && !self.value.is_zero() && (tens || self.tail > 0)
    }

    /// 数百, 上千, 数十: large enough to count without a unit.
    pub fn is_large_approximation(&self) -> bool {
        self.big && self.vague.is_some()
    }
}
