//! Folding for matching: every character becomes exactly one character, so positions never move.
//! ２０２０年，台灣 → 2020年,台湾 (full-width to ASCII, traditional to simplified, odd spaces to a space).

use crate::lexicon::tsv;
use std::sync::OnceLock;

/// The character that `c` is matched as.
pub fn fold(c: char) -> char {
    match c {
        ' '..='~' => c,
        '\u{3000}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '\u{a0}' => ' ',
        '！'..='～' => char::from_u32(c as u32 - 0xFF01 + 0x21).unwrap_or(c),
        '○' | '◯' => '〇',
        '﹪' => '%',
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => simplified(c),
        _ => c,
    }
}

/// The simplified character for a traditional one, itself for all others.
fn simplified(c: char) -> char {
    static TABLE: OnceLock<Box<[u16]>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = vec![0; 0x1_0000].into_boxed_slice();
        for row in tsv::rows("traditional.tsv", include_str!("../lexicon/traditional.tsv")) {
            let first = |column| row.get(column).ok().and_then(|cell| cell.chars().next());
            if let (Some(from), Some(to)) = (first("traditional"), first("simplified")) {
                table[from as usize] = to as u16;
            }
        }
        table
    });
    match table.get(c as usize) {
        Some(&to) if to != 0 => char::from_u32(to.into()).unwrap_or(c),
        _ => c,
    }
}
