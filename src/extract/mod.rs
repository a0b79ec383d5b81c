//! The four extractors, as one ordered table. Each is a plain function over the prepared document
//! that adds its facts to those found so far; a later one may read what an earlier one found.
//! 2020年受理19167件 → a date, then a quantity that does not take 2020年 for a length of time.

pub mod agency;
mod attribution;
mod date;
mod quantity;

use crate::doc::Doc;
use crate::model::{Agency, Attribution, Date, Kind, Quantity};
use agency::Body;

/// What the extractors have found so far.
#[derive(Default)]
pub struct Facts {
    /// By position.
    pub dates: Vec<Date>,
    /// By position.
    pub quantities: Vec<Quantity>,
    /// By position.
    pub agencies: Vec<Agency>,
    /// How each of the agencies is put together, by position.
    pub bodies: Vec<Body>,
    /// By position.
    pub attributions: Vec<Attribution>,
    /// What a reader should know.
    pub warnings: Vec<String>,
}

/// An extractor: what it finds, what it reads of the others, and the function.
pub struct Extractor {
    /// The facts that it adds.
    pub kind: Kind,
    /// The kinds that must have been extracted before.
    pub needs: &'static [Kind],
    /// Adds the facts.
    pub run: fn(&Doc, &mut Facts),
}

/// In the order in which they run.
pub const EXTRACTORS: &[Extractor] = &[
    Extractor { kind: Kind::Date, needs: &[], run: date::extract },
    Extractor { kind: Kind::Quantity, needs: &[Kind::Date], run: quantity::extract },
    Extractor { kind: Kind::Agency, needs: &[], run: agency::extract },
    Extractor { kind: Kind::Attribution, needs: &[Kind::Date, Kind::Agency], run: attribution::extract },
];
