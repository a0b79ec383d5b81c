//! Numerals in every writing of the news → exact decimals.
//! 1.13亿 → 113000000; 三十二点六亿 → 3260000000.

pub mod calendar;
