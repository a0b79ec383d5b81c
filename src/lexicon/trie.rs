//! All words in one trie, found from every position in one walk over the text.
//! 区法院受理 → 区 at 0, 法院 at 1, 受理 at 3, overlapping words too.
//!
//! The tables are used in place, as the build script wrote them: nothing is parsed or built at start. A trie walk
//! gives the words in the order in which extractors want them (by start), which an Aho-Corasick automaton, ordered by
//! end, does not; measured over news it is as fast, and there is nothing to sort.

use super::compile::Compiled;
use super::double_array::{FILTER_MULTIPLIER, ROOT};

/// A compiled table used where it lies: little-endian numbers of a fixed width.
pub type Raw<const WIDTH: usize> = &'static [[u8; WIDTH]];

/// The trie of all words.
#[derive(Clone, Copy)]
pub struct Trie {
    /// Label of each character of the basic plane.
    pub codes: Raw<2>,
    /// Nodes.
    pub nodes: Raw<8>,
    /// Where the rows of a word begin.
    pub starts: Raw<4>,
    /// Table and row of each posting.
    pub rows: Raw<4>,
}

impl Trie {
    /// A trie that lives as long as the program, for an overlay that was compiled at start.
    pub fn leak(compiled: &Compiled) -> Trie {
        fn bytes<const W: usize>(numbers: impl Iterator<Item = [u8; W]>) -> Raw<W> {
            numbers.collect::<Vec<_>>().leak()
        }
        Trie {
            codes: bytes(compiled.codes.iter().map(|n| n.to_le_bytes())),
            nodes: bytes(compiled.nodes.iter().map(|n| n.to_le_bytes())),
            starts: bytes(compiled.starts.iter().map(|n| n.to_le_bytes())),
            rows: bytes(compiled.rows.iter().map(|n| n.to_le_bytes())),
        }
    }

    fn code(self, c: char) -> u16 {
        self.codes.get(c as usize).map_or(0, |b| u16::from_le_bytes(*b))
    }

    /// Gives `(end, table and row)` of every word that starts at `start`, shortest first.
    #[inline]
    pub fn words_at(self, codes: &[u16], start: usize, mut give: impl FnMut(usize, u32)) {
        let mut base = ROOT;
        // The root has children for most characters: its filter is not worth asking.
        let mut filter = u64::MAX;
        for (at, &code) in codes.iter().enumerate().skip(start) {
            if code == 0 || filter & 1 << filter_bit(code) == 0 {
                return;
            }
            let Some(node) = self.nodes.get(base + code as usize) else { return };
            let node = u64::from_le_bytes(*node);
            if node as u16 != code {
                return;
            }
            let word = (node >> 36 & 0x7FFF) as usize;
            if word != 0 {
                let at_word = |i: usize| self.starts.get(i).map_or(0, |b| u32::from_le_bytes(*b) as usize);
                for row in self.rows.get(at_word(word)..at_word(word + 1)).unwrap_or(&[]) {
                    give(at + 1, u32::from_le_bytes(*row));
                }
            }
            base = (node >> 16 & 0xF_FFFF) as usize;
            filter = node >> 51;
            if base == 0 {
                return;
            }
        }
    }

    /// The labels of a text's characters.
    pub fn codes(self, chars: &[char]) -> Vec<u16> {
        chars.iter().map(|&c| self.code(c)).collect()
    }
}

/// The bit that a child's label sets in its parent's filter.
#[inline]
fn filter_bit(label: u16) -> u32 {
    (((u32::from(label)).wrapping_mul(FILTER_MULTIPLIER) >> 16) * 13) >> 16
}
