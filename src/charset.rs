//! Sets of characters as rows of bits: one look tells what would take as many comparisons as the set has characters.
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
            firsts.set(code_point(word, 0));
            lasts.set(code_point(word, last(all[i])));
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

/// Where the last character of a text begins; 0 where there is none.
const fn last(text: &str) -> usize {
    let mut at = text.len().saturating_sub(1);
    while at > 0 && text.as_bytes()[at] & 0xC0 == 0x80 {
        at -= 1;
    }
    at
}

/// Where the character behind the one at `at` begins, or the text ends.
const fn behind(text: &str, mut at: usize) -> usize {
    at += 1;
    while at < text.len() && text.as_bytes()[at] & 0xC0 == 0x80 {
        at += 1;
    }
    at
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

/// As many rows of 64 characters as there are up to the end of the common 汉字.
const ROWS: usize = 0xA000 / 64;

/// A set of characters up to the end of the common 汉字. The row behind the last stands for all others and is empty, so
/// that no look is a branch.
pub struct CharSet([u64; ROWS + 1]);

impl CharSet {
    /// No characters.
    pub const NONE: CharSet = CharSet([0; ROWS + 1]);

    /// The characters of a text.
    pub const fn of(text: &str) -> CharSet {
        let mut set = CharSet::NONE;
        let mut at = 0;
        while at < text.len() {
            set.add(text, at);
            at = behind(text, at);
        }
        set
    }

    /// And the first characters of these words.
    pub const fn with_first(mut self, words: &[&str]) -> CharSet {
        let mut i = 0;
        while i < words.len() {
            self.add(words[i], 0);
            i += 1;
        }
        self
    }

    /// And the second characters of these words.
    pub const fn with_second(mut self, words: &[&str]) -> CharSet {
        let mut i = 0;
        while i < words.len() {
            self.add(words[i], behind(words[i], 0));
            i += 1;
        }
        self
    }

    /// And the last characters of these words.
    pub const fn with_last(mut self, words: &[&str]) -> CharSet {
        let mut i = 0;
        while i < words.len() {
            self.add(words[i], last(words[i]));
            i += 1;
        }
        self
    }

    /// Adds the character whose bytes begin at `at`, if there is one.
    const fn add(&mut self, text: &str, at: usize) {
        if at < text.len() {
            let c = code_point(text.as_bytes(), at);
            assert!((c as usize) < ROWS * 64, "a set holds no character beyond the common 汉字");
            self.0[c as usize / 64] |= 1 << (c % 64);
        }
    }

    /// Whether the character is in the set.
    #[inline]
    pub fn holds(&self, c: char) -> bool {
        self.0[(c as usize / 64).min(ROWS)] >> (c as u32 % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn sets_hold_what_they_are_made_of() {
        let set = CharSet::of("7一—")
            .with_first(&["é二"])
            .with_second(&["ab", "三", "廿四"])
            .with_last(&["五六", "万"]);
        let held: String = ('\0'..=char::MAX).filter(|&c| set.holds(c)).collect();
        assert_eq!(held, "7bé—一万六四");
        assert!(!('\0'..=char::MAX).any(|c| CharSet::NONE.holds(c)));
    }

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
