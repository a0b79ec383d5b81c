//! The built-in dictionary and models, used where they lie in the program: nothing is read or built at start.
//! 法院 → the codes of 法 and 院, a node of the trie, its weight and its tag n.
//!
//! The build script (src/build/segment.rs) wrote them. All characters that words hold have codes; 0 is any other.

use std::hint::select_unpredictable;

// The constants and small tables.
include!(concat!(env!("OUT_DIR"), "/segment.rs"));

/// Puts a table at the start of a cache line, so that none of its rows lies across two.
#[repr(align(64))]
struct Aligned<T: ?Sized>(T);

macro_rules! table {
    ($name:ident: $width:literal, $file:literal) => {
        static $name: &[[u8; $width]] = {
            static BYTES: &Aligned<[u8]> =
                &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/segment_", $file, ".bin")));
            BYTES.0.as_chunks().0
        };
    };
}

table!(CODES: 2, "codes");
table!(NODES: 8, "nodes");
table!(WEIGHTS: 8, "weights");
table!(FREQUENCIES: 4, "frequencies");
table!(TAGS: 1, "tags");
table!(CUT_EMISSIONS: 32, "cut_emissions");
table!(TAG_START: 8, "tag_start");
table!(TAG_WITHIN: 8, "tag_within");
table!(TAG_BETWEEN: 8, "tag_between");
table!(TAG_BOUNDS: 4, "tag_bounds");
table!(TAG_STATES: 1, "tag_states");
table!(TAG_EMISSIONS: 8, "tag_emissions");

/// The code of `\r`; that of `\n` follows.
pub const RETURN: u16 = 1;
/// The first letter's code; the ten digits stand before it.
const FIRST_LETTER: u16 = FIRST_OF_BLOCK + 10;
/// The code of the first of `.`, `_` and `-`.
const FIRST_JOINER: u16 = FIRST_LETTER + 52;
/// The code of `%`.
pub const PERCENT: u16 = FIRST_JOINER + 3;
/// The root of the trie.
const ROOT: u32 = 1;
/// What a model says of something that it never saw.
pub const MIN_FLOAT: f64 = -3.14e100;

/// The code of a character.
#[inline]
pub fn code(c: char) -> u16 {
    match CODES.get(c as usize) {
        Some(bytes) => u16::from_le_bytes(*bytes),
        None => match c {
            '\u{20000}'..='\u{2A6DF}'
            | '\u{2A700}'..='\u{2B73F}'
            | '\u{2B740}'..='\u{2B81F}'
            | '\u{2B820}'..='\u{2CEAF}'
            | '\u{2CEB0}'..='\u{2EBEF}'
            | '\u{2F800}'..='\u{2FA1F}' => OTHER_HAN,
            _ => 0,
        },
    }
}

/// Whether a word can hold the character: the text is cut at all others before words are looked for.
#[inline]
pub fn in_block(code: u16) -> bool {
    code >= FIRST_OF_BLOCK
}

/// Whether the models could know the character.
pub fn is_han(code: u16) -> bool {
    code >= UNKNOWN_HAN
}

pub fn is_digit(code: u16) -> bool {
    (FIRST_OF_BLOCK..FIRST_LETTER).contains(&code)
}

pub fn is_letter(code: u16) -> bool {
    (FIRST_LETTER..FIRST_JOINER).contains(&code)
}

/// Whether the character joins letters and digits to one word when it stands between them.
pub fn is_joiner(code: u16) -> bool {
    (FIRST_JOINER..PERCENT).contains(&code)
}

/// A node of the trie of words as src/build/double_array.rs packs it; 0 is no node.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Node(u64);

impl Node {
    /// The node of the words that begin with a character.
    #[inline(always)]
    pub fn first(code: u16) -> Node {
        Node::at(ROOT, code)
    }

    /// The node of the words that go on with a character.
    #[inline(always)]
    pub fn next(self, code: u16) -> Node {
        Node::at((self.0 >> 16) as u32 & 0xF_FFFF, code)
    }

    /// What stands in the slot belongs to this parent if it bears the label. Whether it does cannot be
    /// guessed, so it is chosen without a branch. No slot bears the label for a parent without children.
    #[inline(always)]
    fn at(base: u32, code: u16) -> Node {
        let found = NODES.get(base as usize + code as usize).map_or(0, |bytes| u64::from_le_bytes(*bytes));
        Node(select_unpredictable(found as u16 == code, found, 0))
    }

    /// The value of the word that ends here, 0 when none does.
    #[inline(always)]
    pub fn value(self) -> u16 {
        (self.0 >> 36) as u16 & 0x7FFF
    }

    #[inline(always)]
    pub fn exists(self) -> bool {
        self.0 != 0
    }
}

/// ln of the share that words of this value have in all text; -∞ for value 0.
#[inline(always)]
pub fn weight(value: u16) -> f64 {
    WEIGHTS.get(value as usize).map_or(f64::NEG_INFINITY, |bytes| f64::from_le_bytes(*bytes))
}

/// The tag of words of this value.
#[inline(always)]
pub fn tag(value: u16) -> u8 {
    TAGS.get(value as usize).map_or(TAG_X, |[tag]| *tag)
}

#[inline(always)]
pub fn tag_name(tag: u8) -> &'static str {
    TAG_NAMES.get(usize::from(tag)).copied().unwrap_or("x")
}

/// The tag of this name as it stands here, if jieba has it.
pub fn tag_named(name: &str) -> Option<&'static str> {
    TAG_NAMES.binary_search(&name).ok().map(|tag| TAG_NAMES[tag])
}

/// What the model for cutting says of a character as beginning, end, middle or whole of a word.
#[inline]
pub fn cut_emissions(code: u16) -> [f64; 4] {
    match CUT_EMISSIONS.get(code.wrapping_sub(UNKNOWN_HAN) as usize) {
        Some(row) => {
            let (numbers, _) = row.as_chunks();
            [0, 1, 2, 3].map(|state| f64::from_le_bytes(numbers[state]))
        }
        None => [MIN_FLOAT; 4],
    }
}

/// The states that the model for tags knows a character in, each with its emission.
pub fn tag_states(code: u16) -> impl Iterator<Item = (u8, f64)> {
    let row = code.wrapping_sub(UNKNOWN_HAN) as usize;
    let range = match TAG_BOUNDS.get(row..).and_then(|rest| rest.first_chunk()) {
        Some([from, to]) => u32::from_le_bytes(*from) as usize..u32::from_le_bytes(*to) as usize,
        None => 0..0,
    };
    let states = TAG_STATES.get(range.clone()).unwrap_or(&[]);
    let emissions = TAG_EMISSIONS.get(range).unwrap_or(&[]);
    states.iter().zip(emissions).map(|([state], emission)| (*state, f64::from_le_bytes(*emission)))
}

/// ln of the chance that a text starts in a state.
pub fn tag_start(state: u8) -> f64 {
    logarithm(TAG_START, state.into())
}

/// ln of the chance that a word goes on to its middle (0) or end (1) from its beginning (0) or middle (1).
pub fn tag_within(from: usize, to: usize, tag: usize) -> f64 {
    logarithm(TAG_WITHIN, (to * 2 + from) * MODEL_TAGS.len() + tag)
}

/// ln of the chance that a beginning (0) or a single character (1) with one tag follows an end (0) or a single
/// character (1) with another.
pub fn tag_between(from: usize, from_tag: usize, to: usize, to_tag: usize) -> f64 {
    let count = MODEL_TAGS.len();
    logarithm(TAG_BETWEEN, ((to * count + to_tag) * 2 + from) * count + from_tag)
}

#[inline(always)]
fn logarithm(table: &[[u8; 8]], at: usize) -> f64 {
    table.get(at).map_or(MIN_FLOAT, |bytes| f64::from_le_bytes(*bytes))
}

/// Every built-in word with its frequency and tag, in no useful order. For whoever builds a dictionary on them.
pub fn words() -> impl Iterator<Item = (String, u32, &'static str)> {
    let slot = |slot: usize| NODES.get(slot).map_or(0, |bytes| u64::from_le_bytes(*bytes));
    // No two nodes share a base, so the slot less the label leads to the parent.
    let mut parents = vec![0; 1 << 20];
    let mut chars = vec!['\0'; 1 << 16];
    for (at, node) in (0..NODES.len()).map(|at| (at, slot(at))) {
        parents[(node >> 16) as usize & 0xF_FFFF] = at;
    }
    for c in ('\0'..='\u{FFFF}').filter(|c| in_block(code(*c))) {
        chars[code(c) as usize] = c;
    }
    (0..NODES.len()).filter(move |at| Node(slot(*at)).value() != 0).map(move |at| {
        let value = Node(slot(at)).value() as usize;
        let mut word = Vec::new();
        let (mut at, mut base) = (at, 0);
        while base != ROOT as usize {
            let label = slot(at) as usize & 0xFFFF;
            word.push(chars[label]);
            base = at - label;
            at = parents[base];
        }
        let frequency = FREQUENCIES.get(value).map_or(0, |bytes| u32::from_le_bytes(*bytes));
        let tag = tag_name(tag(value as u16));
        (word.into_iter().rev().collect(), frequency, tag)
    })
}
