//! Sets of 汉字 as rows of bits: one look tells what would take as many comparisons as the set has characters.
//! `CharSet::of("一二三")` holds 二 and not 人.
//!
//! Rules are asked about every character of a text and have hundreds of words to compare with. Over news a look at
//! the first or last character more than halves the instructions that reading an article's metadata takes.

/// A list of words written where it is asked for: `words!["一位", "一名"]`.
macro_rules! words {
    [$($word:expr),* $(,)?] => {
        const { &$crate::charset::WordList::of(&[$($word),*]) }
    };
}
pub(crate) use words;

/// The set of the first (`with_first`), second (`with_second`) or last (`with_last`) characters of the words of a
/// table, a list of tuples that begin with the word: `edges!(with_first, UNITS)`.
macro_rules! edges {
    ($edge:ident, $table:expr) => {{
        let (mut set, mut i) = ($crate::charset::CharSet::NONE, 0);
        while i < $table.len() {
            set = set.$edge(&[$table[i].0]);
            i += 1;
        }
        set
    }};
}
pub(crate) use edges;

/// A list of words that may begin or end at a position. The characters that they begin and end with are bits of one
/// row each (characters may share a bit), so that one look passes most positions over without a word being read.
pub struct WordList {
    all: &'static [&'static str],
    firsts: Bits,
    lasts: Bits,
}

impl WordList {
    /// These words, none of them empty.
    pub const fn of(all: &'static [&'static str]) -> WordList {
        let (mut firsts, mut lasts, mut i) = (Bits([0; 4]), Bits([0; 4]), 0);
        while i < all.len() {
            let word = all[i].as_bytes();
            let mut last = word.len() - 1;
            while word[last] & 0xC0 == 0x80 {
                last -= 1;
            }
            firsts.set(code_point(word, 0));
            lasts.set(code_point(word, last));
            i += 1;
        }
        WordList { all, firsts, lasts }
    }

    /// The words, if one of them may begin with `c`.
    #[inline]
    pub const fn beginning(&self, c: char) -> &'static [&'static str] {
        if self.firsts.has(c as u32) { self.all } else { &[] }
    }

    /// The words, if one of them may end with `c`.
    #[inline]
    pub const fn ending(&self, c: char) -> &'static [&'static str] {
        if self.lasts.has(c as u32) { self.all } else { &[] }
    }
}

/// A bit for each value of the last byte of a character.
struct Bits([u64; 4]);

impl Bits {
    const fn set(&mut self, c: u32) {
        self.0[c as usize / 64 % 4] |= 1 << (c % 64);
    }

    #[inline]
    const fn has(&self, c: u32) -> bool {
        self.0[c as usize / 64 % 4] >> (c % 64) & 1 == 1
    }
}

/// The character whose bytes begin at `at`.
const fn code_point(text: &[u8], at: usize) -> u32 {
    const fn low(byte: u8) -> u32 {
        byte as u32 & 0x3F
    }
    match text[at] {
        byte @ 0..0x80 => byte as u32,
        byte @ 0x80..0xE0 => (byte as u32 & 0x1F) << 6 | low(text[at + 1]),
        byte @ 0xE0..0xF0 => (byte as u32 & 0xF) << 12 | low(text[at + 1]) << 6 | low(text[at + 2]),
        byte => {
            (byte as u32 & 7) << 18 | low(text[at + 1]) << 12 | low(text[at + 2]) << 6 | low(text[at + 3])
        }
    }
}

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

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_told_by_their_edges() {
        let words = words!["以及", "CEO", "、", "é", "𠮷"];
        for c in ['以', 'C', '、', 'é', '𠮷'] {
            assert_eq!(words.beginning(c), words.all, "{c} begins a word");
        }
        for c in ['及', 'O', '、', 'é', '𠮷'] {
            assert_eq!(words.ending(c), words.all, "{c} ends a word");
        }
        let none = ('一'..='龥').filter(|&c| words.beginning(c).is_empty() && words.ending(c).is_empty());
        assert!(none.count() > 20_000, "most characters are in no word");
    }
}
