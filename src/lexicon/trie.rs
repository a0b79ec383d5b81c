//! All words in one trie, found from every position in one walk over the text.
//! 区法院受理 → 区 at 0, 法院 at 1, 受理 at 3, overlapping words too.
//!
//! The tables are used in place, as the build script wrote them: nothing is parsed or built at start. A trie walk
//! gives the words in the order in which extractors want them (by start), which an Aho-Corasick automaton, ordered by
//! end, does not; measured over news it is as fast, and there is nothing to sort.

use super::compile::Compiled;
use super::double_array::ROOT;

/// A compiled table used where it lies: little-endian numbers of a fixed width.
pub type Raw<const WIDTH: usize> = &'static [[u8; WIDTH]];

/// The trie of all words.
#[derive(Clone, Copy)]
pub struct Trie {
    /// Label of each character of the basic plane, and above it the bit that it sets in its parent's filter.
    pub codes: Raw<4>,
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

    /// Gives `(end, table and row)` of every word that starts at the first of `codes`, shortest first.
    #[inline(always)]
    pub fn words_at(self, codes: &[u32], mut give: impl FnMut(usize, u32)) {
        let Some((&first, rest)) = codes.split_first() else { return };
        let Some(mut node) = self.child(ROOT, first) else { return };
        let mut end = 1;
        let mut rest = rest.iter();
        loop {
            let word = (node >> 36) as usize & 0x7FFF;
            if word != 0
                && let Some([from, to]) = self.starts.get(word..word + 2)
                && let Some(rows) =
                    self.rows.get(u32::from_le_bytes(*from) as usize..u32::from_le_bytes(*to) as usize)
            {
                rows.iter().for_each(|row| give(end, u32::from_le_bytes(*row)));
            }
            // A leaf's filter is empty.
            let Some(&code) = rest.next() else { return };
            if (node >> 51) as u32 & code >> 16 == 0 {
                return;
            }
            let Some(child) = self.child((node >> 16) as usize & 0xF_FFFF, code) else { return };
            node = child;
            end += 1;
        }
    }

    /// The child of this label.
    #[inline(always)]
    fn child(self, base: usize, code: u32) -> Option<u64> {
        let node = u64::from_le_bytes(*self.nodes.get(base + (code & 0xFFFF) as usize)?);
        (node as u16 == code as u16 && code != 0).then_some(node)
    }

    /// The labels of a text's characters, each with the bit that it sets in its parent's filter.
    pub fn codes(self, chars: &[char]) -> Vec<u32> {
        chars.iter().map(|&c| self.codes.get(c as usize).map_or(0, |b| u32::from_le_bytes(*b))).collect()
    }
}
