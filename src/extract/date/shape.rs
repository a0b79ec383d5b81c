//! What a rule of the date table hands over, and the table's type.
//! 近三年 → start, end, the meaning “a stretch of three years that ends now”, the rule `date.stretch`.

use super::opens::Opens;
use super::said::Meaning;
use crate::doc::Doc;
use crate::model::Grain;

/// An expression found in the text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Found {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it says.
    pub meaning: Meaning,
    /// The rule that found it.
    pub rule: &'static str,
    /// How fine it is, where the value does not tell.
    pub grain: Option<Grain>,
    /// Where reading goes on; behind a closing mark that is not part of it.
    pub skip_to: usize,
}

impl Found {
    /// An expression whose value tells how fine it is.
    pub fn new(start: usize, end: usize, meaning: Meaning, rule: &'static str) -> Found {
        Found { start, end, meaning, rule, grain: None, skip_to: end }
    }
}

/// A rule.
pub struct Rule {
    /// What its expressions begin with.
    pub opens: Opens,
    /// Reads an expression that begins at a position.
    pub read: fn(&Doc, usize) -> Option<Found>,
}
