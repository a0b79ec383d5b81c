//! The words at one place of a text, longest first.
//! 法院 of 区法院受理 → its rows in `agency_heads`, then those of 法 if that is a word.

use super::trie::{Number, Trie};
use super::{Hit, Table};

/// Where all words of one place touch.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    /// They start here.
    Start(u32),
    /// They end here.
    End(u32),
}

/// The words of one place of a text, longest first; a word that stands in several tables once for each.
#[derive(Clone)]
pub(crate) struct Hits<'a> {
    trie: &'a Trie,
    word: Number,
    /// The rows of the word that are still to be given, from the last to the first.
    rows: std::slice::Iter<'static, [u8; 4]>,
    anchor: Anchor,
}

impl<'a> Hits<'a> {
    #[inline]
    pub(super) fn new(trie: &'a Trie, word: Number, anchor: Anchor) -> Hits<'a> {
        Hits { trie, word, rows: trie.rows(word).iter(), anchor }
    }
}

impl Iterator for Hits<'_> {
    type Item = Hit;

    #[inline]
    fn next(&mut self) -> Option<Hit> {
        while self.word != 0 {
            if let Some(row) = self.rows.next_back() {
                let (packed, length) = (u32::from_le_bytes(*row), self.trie.length(self.word));
                let (start, end) = match self.anchor {
                    Anchor::Start(at) => (at, at + length),
                    Anchor::End(at) => (at - length, at),
                };
                let table = *Table::ALL.get((packed >> 24) as usize)?;
                return Some(Hit { start, end, table, row: packed & 0xFF_FFFF });
            }
            self.word = match self.anchor {
                Anchor::Start(_) => self.trie.prefix(self.word),
                Anchor::End(_) => self.trie.suffix(self.word),
            };
            self.rows = self.trie.rows(self.word).iter();
        }
        None
    }
}
