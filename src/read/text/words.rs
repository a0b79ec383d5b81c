//! Lists of words that are looked for at one place, told by their first or last two characters.
//! `Words::of(&["新华社", "人民网"])` begins 新华社记者, and one look tells that it does not begin 今年以来.
//!
//! Nearly every line of a text begins with none of the words that lines about the article begin with. Asked word by
//! word, each list takes ten to thirty instructions a word; the look takes twenty, whatever the length of the list.

/// A list of words; where several fit, the one that stands first counts.
pub(super) struct Words {
    list: &'static [&'static str],
    starts: Pairs,
    ends: Pairs,
}

impl Words {
    /// The list and what tells its words.
    pub const fn of(list: &'static [&'static str]) -> Words {
        let (mut starts, mut ends, mut i) = (Pairs::NONE, Pairs::NONE, 0);
        while i < list.len() {
            let word = list[i].as_bytes();
            starts = starts.with_start(list[i]);
            let last = before(word, word.len());
            let other = if last == 0 { '\0' } else { decoded(word, before(word, last)) };
            ends = ends.with(decoded(word, last), other);
            i += 1;
        }
        Words { list, starts, ends }
    }

    /// The word that stands at the beginning, by its length in characters.
    #[inline]
    pub fn begin(&self, at: &[char]) -> Option<usize> {
        if !self.starts.may_start(at) {
            return None;
        }
        self.list.iter().find(|word| begins(at, word)).map(|word| word.chars().count())
    }

    /// The word that stands at the end.
    #[inline]
    pub fn end(&self, at: &[char]) -> Option<usize> {
        let may = match at {
            [.., a, b] => self.ends.may_hold(*b, *a),
            [b] => self.ends.may_hold(*b, '\0'),
            [] => false,
        };
        if !may {
            return None;
        }
        let ends = |word: &&&str| {
            let mut chars = at.iter().rev();
            word.chars().rev().all(|c| chars.next() == Some(&c))
        };
        self.list.iter().find(ends).map(|word| word.chars().count())
    }
}

/// Pairs of characters as bits, several pairs a bit: what it does not hold was not put in.
pub(super) struct Pairs([u64; Pairs::BITS / 64]);

impl Pairs {
    const BITS: usize = 8192;
    /// No pairs.
    pub const NONE: Pairs = Pairs([0; Pairs::BITS / 64]);

    /// And the pair at the start of the word; a word of one character stands for all pairs with it.
    pub const fn with_start(self, word: &str) -> Pairs {
        let word = word.as_bytes();
        let next = after(word, 0);
        let second = if next == word.len() { '\0' } else { decoded(word, next) };
        self.with(decoded(word, 0), second)
    }

    const fn with(mut self, a: char, b: char) -> Pairs {
        let bit = Pairs::bit(a, b);
        self.0[bit / 64] |= 1 << (bit % 64);
        self
    }

    /// Whether one of the words may start here.
    #[inline]
    pub fn may_start(&self, at: &[char]) -> bool {
        match at {
            [a, b, ..] => self.may_hold(*a, *b),
            [a] => self.may_hold(*a, '\0'),
            [] => false,
        }
    }

    /// Whether the pair, or its first character alone, may have been put in.
    #[inline]
    pub fn may_hold(&self, a: char, b: char) -> bool {
        let held = |bit: usize| self.0[bit / 64] >> (bit % 64) & 1 == 1;
        held(Pairs::bit(a, b)) || held(Pairs::bit(a, '\0'))
    }

    #[inline]
    const fn bit(a: char, b: char) -> usize {
        let mixed = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA6B);
        (mixed >> (32 - Pairs::BITS.ilog2())) as usize
    }
}

/// Where the character behind the one at `at` begins.
const fn after(word: &[u8], mut at: usize) -> usize {
    at += 1;
    while at < word.len() && word[at] & 0xC0 == 0x80 {
        at += 1;
    }
    at
}

/// Where the character before `at` begins.
const fn before(word: &[u8], mut at: usize) -> usize {
    at -= 1;
    while word[at] & 0xC0 == 0x80 {
        at -= 1;
    }
    at
}

/// The character of at most three bytes that begins at `at`.
const fn decoded(word: &[u8], at: usize) -> char {
    let (first, mut code, mut i) = (word[at], word[at] as u32, at + 1);
    if first >= 0xC0 {
        code = (first & if first < 0xE0 { 0x1F } else { 0xF }) as u32;
    }
    while i < after(word, at) {
        code = code << 6 | (word[i] & 0x3F) as u32;
        i += 1;
    }
    match char::from_u32(code) {
        Some(c) => c,
        None => '\0',
    }
}

/// Whether the word stands at the beginning of `at`.
pub(super) fn begins(at: &[char], word: &str) -> bool {
    // Most words are told by their first character.
    let mut word = word.chars();
    match (word.next(), at.split_first()) {
        (Some(first), Some((c, rest))) => {
            let mut rest = rest.iter();
            first == *c && word.all(|c| rest.next() == Some(&c))
        }
        (first, _) => first.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: Words = Words::of(&["新华社", "新华", "大 中", "报", "É·", "http://"]);

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn every_word_is_found_at_the_beginning_and_at_the_end() {
        for word in WORDS.list {
            assert!(WORDS.begin(&chars(&format!("{word}的"))).is_some(), "{word}");
            assert!(WORDS.end(&chars(&format!("的{word}"))).is_some(), "{word}");
            assert!(WORDS.begin(&chars(word)).is_some() && WORDS.end(&chars(word)).is_some(), "{word}");
        }
    }

    #[test]
    fn the_first_that_fits_counts_and_nothing_else_fits() {
        assert_eq!(WORDS.begin(&chars("新华社电")), Some(3));
        assert_eq!(WORDS.begin(&chars("新华网")), Some(2));
        assert_eq!(WORDS.end(&chars("时报")), Some(1));
        assert_eq!(WORDS.begin(&chars("新")), None);
        assert_eq!(WORDS.end(&chars("今年以来")), None);
        assert_eq!((WORDS.begin(&[]), WORDS.end(&[])), (None, None));
    }
}
