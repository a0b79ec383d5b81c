//! Sets of 汉字 as rows of bits: one look tells what would take as many comparisons as the set has characters.
//! `CharSet::of("一二三")` holds 二 and not 人.
//!
//! Rules are asked about every character of a text and have hundreds of words to compare with. Over news a look at
//! the first or last character more than halves the instructions that reading an article's metadata takes.

/// The first and the last character of the block.
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;
const ROW: usize = (LAST - FIRST) as usize / 64 + 1;

/// A set of characters of the block of common 汉字.
pub struct CharSet([u64; ROW]);

impl CharSet {
    /// No characters.
    pub const NONE: CharSet = CharSet([0; ROW]);

    /// The characters of a text, others than 汉字 left out.
    pub const fn of(text: &str) -> CharSet {
        let mut set = CharSet::NONE;
        let mut at = 0;
        while at < text.len() {
            set.add(text.as_bytes(), at);
            at += 1;
        }
        set
    }

    /// And the first characters of these words.
    pub const fn with_first(mut self, words: &[&str]) -> CharSet {
        let mut i = 0;
        while i < words.len() {
            self.add(words[i].as_bytes(), 0);
            i += 1;
        }
        self
    }

    /// And the second characters of these words, which begin with a 汉字.
    pub const fn with_second(mut self, words: &[&str]) -> CharSet {
        let mut i = 0;
        while i < words.len() {
            self.add(words[i].as_bytes(), 3);
            i += 1;
        }
        self
    }

    /// And the last characters of these words.
    pub const fn with_last(mut self, words: &[&str]) -> CharSet {
        let mut i = 0;
        while i < words.len() {
            let word = words[i].as_bytes();
            self.add(word, word.len().saturating_sub(3));
            i += 1;
        }
        self
    }

    /// Adds the character whose three bytes begin at `at`, if there is one.
    const fn add(&mut self, text: &[u8], at: usize) {
        if at + 2 < text.len() && text[at] >= 0xE4 && text[at] < 0xEA {
            let low = (text[at + 1] as u32 & 0x3F) << 6 | text[at + 2] as u32 & 0x3F;
            let c = (text[at] as u32 & 0xF) << 12 | low;
            if c >= FIRST && c <= LAST {
                self.0[(c - FIRST) as usize / 64] |= 1 << ((c - FIRST) % 64);
            }
        }
    }

    /// Whether the character is in the set.
    #[inline]
    pub fn holds(&self, c: char) -> bool {
        let offset = (c as u32).wrapping_sub(FIRST);
        self.0.get(offset as usize / 64).is_some_and(|bits| bits >> (offset % 64) & 1 == 1)
    }

    /// Whether the character is in the set or none of the block, where the set knows nothing.
    #[inline]
    pub fn may_hold(&self, c: char) -> bool {
        let offset = (c as u32).wrapping_sub(FIRST);
        self.0.get(offset as usize / 64).is_none_or(|bits| bits >> (offset % 64) & 1 == 1)
    }
}
