//! Exact decimals: the one place that names the decimal crate.
//! 1.13 × 10⁸ is 113000000, 10.50 keeps its last zero.

use rust_decimal::Decimal;
use std::fmt;

/// An exact decimal. Arithmetic that does not fit gives `None`, never a rounded value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Exact(Decimal);

impl Exact {
    /// Nought.
    pub const ZERO: Exact = Exact(Decimal::ZERO);

    /// A small whole number.
    pub fn from_int(n: i64) -> Exact {
        Exact(Decimal::from(n))
    }

    /// Whole number and decimals as one row of digits: (1050, 2) is 10.50.
    pub fn from_row(row: i64, decimals: u32) -> Exact {
        Exact(Decimal::new(row, decimals))
    }

    /// Reads ASCII digits with at most one point; zeros at the end are kept.
    pub fn from_digits(digits: &str) -> Option<Exact> {
        Decimal::from_str_exact(digits).ok().map(Exact)
    }

    /// The sum.
    pub fn plus(self, other: Exact) -> Option<Exact> {
        self.0.checked_add(other.0).map(Exact)
    }

    /// The product.
    pub fn times(self, other: Exact) -> Option<Exact> {
        let product = self.0.checked_mul(other.0)?;
        // The crate rounds a product that has too many decimals: such a product is none.
        (product.scale() == self.0.scale() + other.0.scale()).then(|| Exact(product.normalize()))
    }

    /// The quotient, where it ends.
    pub fn over(self, other: Exact) -> Option<Exact> {
        let quotient = self.0.checked_div(other.0)?.normalize();
        (quotient.scale() <= 6).then_some(Exact(quotient))
    }

    /// Moves the point `places` to the right; the zeros that this leaves behind it are dropped.
    pub fn shift(self, places: u32) -> Option<Exact> {
        let factor = Decimal::from(10u64.checked_pow(places)?);
        self.0.checked_mul(factor).map(|d| Exact(d.normalize()))
    }

    /// With the other sign.
    pub fn negated(self) -> Exact {
        Exact(-self.0)
    }

    /// Whether it is nought.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it has no decimals.
    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    #[test]
    fn exact_means_exact() {
        let n = Exact::from_digits("1.13").and_then(|n| n.shift(8)).expect("fits");
        assert_eq!(n.to_string(), "113000000");
        assert_eq!(Exact::from_digits("10.50").expect("fits").to_string(), "10.50");
        assert!(Exact::from_digits(&"9".repeat(60)).is_none());
    }
}
