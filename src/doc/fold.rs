//! Folding for matching: every character becomes exactly one character, so positions never move.
//! ２０２０年，台灣 → 2020年,台湾 (full-width to ASCII, traditional to simplified, odd spaces to a space).

/// Simplified characters for the basic plane (0: its own), written by src/build/lexicon.rs from traditional.tsv.
static SIMPLIFIED: &[[u8; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/fold.bin")).as_chunks().0;

/// The character that `c` is matched as.
pub fn fold(c: char) -> char {
    match c {
        ' '..='~' => c,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => simplified(c),
        '\u{3000}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '\u{a0}' => ' ',
        '！'..='～' => char::from_u32(c as u32 - 0xFF01 + 0x21).unwrap_or(c),
        '○' | '◯' => '〇',
        '﹪' => '%',
        _ => c,
    }
}

/// The simplified character for a traditional one, itself for all others.
fn simplified(c: char) -> char {
    match SIMPLIFIED.get(c as usize).map(|b| u16::from_le_bytes(*b)) {
        Some(to) if to != 0 => char::from_u32(to.into()).unwrap_or(c),
        _ => c,
    }
}
