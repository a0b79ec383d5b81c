//! How many columns of a terminal or a sheet a text takes: 汉字 and full-width marks take two.
//! `GDP增长` → 7.

/// The columns of a text.
pub fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// The columns of a character.
pub fn columns_of(c: char) -> usize {
    match c as u32 {
        0x00..=0x1f | 0x7f..=0x9f => 0,
        // Combining marks, zero-width characters and directions, variation selectors.
        0x300..=0x36f | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff => 0,
        // Quotation marks, dashes and the ellipsis are as wide as 汉字 in Chinese type.
        0x2014 | 0x2015 | 0x2018 | 0x2019 | 0x201c | 0x201d | 0x2026 => 2,
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff => 2,
        0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1f9ff | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}
