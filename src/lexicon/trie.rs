//! All words in two tries: the words that start at a position, and those that end there.
//! 区法院受理 → at 1 法院 starts, at 3 法院 ends.
//!
//! The tables are used in place, as the build script wrote them: nothing is parsed or built at start. News holds nine
//! words in ten characters, and rules ask for few of them. So a text's scan notes for each position only the longest
//! word that starts there; a word knows the shorter ones that it begins or ends with. Most pairs of characters begin no
//! word, which one bit tells (`pairs`).

use super::Tables;
use super::compile::{Compiled, pair_bit};
use super::double_array::ROOT;

/// A compiled table used where it lies: little-endian numbers of a fixed width.
pub type Raw<const WIDTH: usize> = &'static [[u8; WIDTH]];

/// The tries of all words; the fields are those of [`Compiled`].
#[derive(Clone, Copy)]
pub struct Trie {
    pub codes: Raw<4>,
    pub singles: Raw<8>,
    pub pairs: Raw<8>,
    pub nodes: Raw<8>,
    pub back: Raw<8>,
    pub starts: Raw<4>,
    pub within: Raw<4>,
    pub tables: Raw<8>,
    pub lengths: Raw<1>,
    pub rows: Raw<4>,
}

/// The number of a word, 0 for none.
pub type Number = usize;

impl Trie {
    /// A trie that lives as long as the program, for an overlay that was compiled at start.
    pub fn leak(compiled: &Compiled) -> Trie {
        fn bytes<const W: usize>(numbers: impl Iterator<Item = [u8; W]>) -> Raw<W> {
            numbers.collect::<Vec<_>>().leak()
        }
        Trie {
            codes: bytes(compiled.codes.iter().map(|n| n.to_le_bytes())),
            singles: bytes(compiled.singles.iter().map(|n| n.to_le_bytes())),
            pairs: bytes(compiled.pairs.iter().map(|n| n.to_le_bytes())),
            nodes: bytes(compiled.nodes.iter().map(|n| n.to_le_bytes())),
            back: bytes(compiled.back.iter().map(|n| n.to_le_bytes())),
            starts: bytes(compiled.starts.iter().map(|n| n.to_le_bytes())),
            within: bytes(compiled.within.iter().map(|n| n.to_le_bytes())),
            tables: bytes(compiled.tables.iter().map(|n| n.to_le_bytes())),
            lengths: bytes(compiled.lengths.iter().map(|n| n.to_le_bytes())),
            rows: bytes(compiled.rows.iter().map(|n| n.to_le_bytes())),
        }
    }

    /// The label of a character, with the bit that it sets in its parent's filter.
    #[inline]
    pub fn code(self, c: char) -> u32 {
        self.codes.get(c as usize).map_or(0, |b| u32::from_le_bytes(*b))
    }

    /// The tables of the words that end with this character.
    #[inline]
    pub fn ending(self, code: u32) -> Tables {
        Tables((wide(self.singles, (code & 0xFFFF) as usize) >> 32) as u32)
    }

    /// The word that a character is by itself.
    #[inline]
    pub fn single(self, code: u32) -> u32 {
        wide(self.singles, (code & 0xFFFF) as usize) as u32
    }

    /// 1 where a word may begin with these two characters: most pairs of characters begin none.
    #[inline]
    pub fn pair(self, first: u32, second: u32) -> usize {
        let bit = pair_bit(first, second);
        (wide(self.pairs, bit / 64) >> (bit % 64) & 1) as usize
    }

    /// The longest word that the characters begin with.
    #[inline]
    pub fn first_word(self, codes: &[u32]) -> Number {
        longest(self.nodes, codes.iter())
    }

    /// The longest word that the characters end with.
    #[inline]
    pub fn last_word(self, codes: &[u32]) -> Number {
        longest(self.back, codes.iter().rev())
    }

    /// The tables of a word and of those that it begins with.
    #[inline]
    pub fn tables_from(self, word: Number) -> Tables {
        Tables(wide(self.tables, word) as u32)
    }

    /// The tables of a word and of those that it ends with.
    #[inline]
    pub fn tables_to(self, word: Number) -> Tables {
        Tables((wide(self.tables, word) >> 32) as u32)
    }

    /// The longest other word that a word begins with.
    #[inline]
    pub fn prefix(self, word: Number) -> Number {
        (narrow(self.within, word) & 0xFFFF) as usize
    }

    /// The longest other word that a word ends with.
    #[inline]
    pub fn suffix(self, word: Number) -> Number {
        (narrow(self.within, word) >> 16) as usize
    }

    /// The length of a word in characters.
    #[inline]
    pub fn length(self, word: Number) -> u32 {
        self.lengths.get(word).map_or(0, |[length]| u32::from(*length))
    }

    /// Table and row of each posting of a word.
    #[inline]
    pub fn rows(self, word: Number) -> &'static [[u8; 4]] {
        let (from, to) = (narrow(self.starts, word), narrow(self.starts, word + 1));
        self.rows.get(from as usize..to as usize).unwrap_or(&[])
    }
}

#[inline]
fn narrow(numbers: Raw<4>, at: usize) -> u32 {
    numbers.get(at).map_or(0, |b| u32::from_le_bytes(*b))
}

#[inline]
fn wide(numbers: Raw<8>, at: usize) -> u64 {
    numbers.get(at).map_or(0, |b| u64::from_le_bytes(*b))
}

/// The last word on the way of these labels through the nodes.
#[inline]
fn longest<'a>(nodes: Raw<8>, codes: impl Iterator<Item = &'a u32>) -> Number {
    // Every label sets a bit of this filter.
    let (mut base, mut filter, mut word) = (ROOT, u64::MAX, 0);
    for &code in codes {
        // A leaf's filter is empty.
        if filter as u32 & code >> 16 == 0 {
            break;
        }
        let node = wide(nodes, base + (code & 0xFFFF) as usize);
        if node as u16 != code as u16 {
            break;
        }
        let value = (node >> 36) as usize & 0x7FFF;
        word = if value == 0 { word } else { value };
        (base, filter) = ((node >> 16) as usize & 0xF_FFFF, node >> 51);
    }
    word
}
