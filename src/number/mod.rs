//! Numerals in every writing of the news → exact decimals.
//! 1.13亿 → 113000000; 三十二点六亿 → 3260000000; 两三百 → 200 to 300; 数十万 → 100000 and more.

pub mod calendar;
mod digits;
mod exact;
mod numeral;
mod reader;

pub use digits::{is_han_numeral, is_vague_head, multiplier};
pub use exact::Exact;
pub use numeral::{Numeral, Vague};
pub use reader::read;
