//! A quantity while it is being read.
//! 近200栋 → span of 200栋, value 200, unit 栋; 近 becomes its bound later.

use super::unit::UnitRead;
use crate::model::{Basis, Bound, Change, Span};
use crate::number::{Exact, Numeral, Vague};

/// What a number comes to. It is written out once it is known that the number counts.
#[derive(Clone, Copy)]
pub enum Amount {
    /// 200.
    Number(Exact),
    /// 2/3: so many of so many parts.
    Part(Exact, Exact),
}

impl Amount {
    /// As the record writes it.
    pub fn text(self) -> String {
        match self {
            Amount::Number(value) => value.to_string(),
            Amount::Part(over, under) => format!("{over}/{under}"),
        }
    }
}

/// A number of the text with its unit, and what the clause says about it.
pub struct Found {
    /// From the sign or first digit to the last character of the unit.
    pub span: Span,
    /// The numeral as written; the first one of a range.
    pub numeral: Numeral,
    /// The value.
    pub value: Amount,
    /// The upper end of a range.
    pub high: Option<Amount>,
    /// The unit.
    pub unit: UnitRead,
    /// How it is limited.
    pub bound: Option<Bound>,
    /// Movement.
    pub change: Option<Change>,
    /// What the movement is measured against.
    pub basis: Option<Basis>,
    /// Where the text names what is measured.
    pub indicator: Option<Span>,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Found {
    /// A single number with its unit; spans from `start` to behind the unit.
    pub fn new(start: usize, numeral: Numeral, unit: UnitRead) -> Found {
        let end = unit.end.max(numeral.end);
        Found {
            span: Span::new(start, end),
            value: Amount::Number(numeral.value),
            high: numeral.high.map(Amount::Number),
            bound: numeral.vague.map(bound),
            numeral,
            unit,
            change: None,
            basis: None,
            indicator: None,
            rule: "",
        }
    }
}

/// What a vague numeral says as a bound.
pub fn bound(vague: Vague) -> Bound {
    match vague {
        Vague::Some => Bound::Approx,
        Vague::More => Bound::Over,
        Vague::AtLeast => Bound::AtLeast,
    }
}
