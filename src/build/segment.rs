//! Compiles jieba's dictionary and models into the tables of `src/segment/tables.rs`.
//!
//! Every character that a word can hold gets a code, an integer of sixteen bits by which all tables are
//! indexed. Codes are dealt out by kind, so that one comparison tells the kind, and within a kind by how
//! often the dictionary's words use the character, so that the rows that news needs lie together.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::double_array;
use crate::jieba::{self, MIN_FLOAT, MODEL_TAGS};

/// The ASCII characters of words in the order of their codes: digits, letters, what joins them, what ends
/// them, the rest.
const ASCII: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._-%+#&";

pub fn compile(dir: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", dir.display());
    let dictionary = jieba::dictionary(dir);
    let cutting = jieba::cutting(dir);
    let tagging = jieba::tagging(dir);
    let codes = Codes::deal(&dictionary, &cutting, &tagging);
    let tags: BTreeSet<&str> = (dictionary.words.values().map(|(_, tag)| tag.as_str()))
        .chain(tagging.tags.iter().map(String::as_str))
        .chain(["eng", "m", "x"])
        .collect();
    let tags: Vec<&str> = tags.into_iter().collect();
    let mut writer = Writer { out, source: String::new() };
    writer.codes(&codes);
    writer.tags(&tags, &tagging);
    writer.dictionary(&dictionary, &codes, &tags);
    writer.cutting(&cutting, &codes);
    writer.tagging(&tagging, &codes);
    fs::write(out.join("segment.rs"), writer.source).expect("OUT_DIR can be written");
}

struct Codes {
    of: BTreeMap<char, u16>,
    first_of_block: u16,
    /// The code of every character of the extensions that has none of its own.
    other_han: u16,
    /// The code of every character that the models could know and do not. Those that they know follow.
    unknown: u16,
    /// The known characters from `unknown` on, `None` for itself.
    modelled: Vec<Option<char>>,
}

impl Codes {
    fn deal(dictionary: &jieba::Dictionary, cutting: &jieba::Cutting, tagging: &jieba::Tagging) -> Codes {
        let mut used: BTreeMap<char, u64> = BTreeMap::new();
        for (word, (frequency, _)) in &dictionary.words {
            for c in word.chars() {
                *used.entry(c).or_default() += u64::from(*frequency);
            }
        }
        let known = |c: &char| cutting.emissions.contains_key(c) || tagging.emissions.contains_key(c);
        for c in cutting.emissions.keys().chain(tagging.emissions.keys()) {
            used.entry(*c).or_default();
        }
        let (modelled, other): (Vec<char>, Vec<char>) =
            used.keys().filter(|c| jieba::is_han(**c)).partition(|c| jieba::is_modelled_han(**c));
        let ranked = |mut chars: Vec<char>| {
            chars.sort_by_key(|c| (!known(c), u64::MAX - used[c], *c));
            chars
        };
        // 0 is everything that no word holds but these two, which are one token when they stand together.
        let mut all: Vec<Option<char>> = vec![None, Some('\r'), Some('\n')];
        let first_of_block = all.len();
        all.extend(ASCII.chars().map(Some));
        let other_han = all.len();
        all.push(None);
        all.extend(ranked(other).into_iter().map(Some));
        let unknown = all.len();
        all.push(None);
        all.extend(ranked(modelled).into_iter().map(Some));
        let code = |i: usize| u16::try_from(i).expect("fewer than 65,535 characters");
        Codes {
            of: all.iter().enumerate().filter_map(|(i, c)| Some(((*c)?, code(i)))).collect(),
            first_of_block: code(first_of_block),
            other_han: code(other_han),
            unknown: code(unknown),
            modelled: all.split_off(unknown),
        }
    }

    fn labels(&self, word: &str) -> Vec<u16> {
        word.chars().map(|c| self.of[&c]).collect()
    }

    /// The known characters up to the last that `has` something: rows for the rest need not be kept.
    fn rows(&self, has: impl Fn(&char) -> bool) -> &[Option<char>] {
        let last = self.modelled.iter().rposition(|c| c.as_ref().is_some_and(&has)).expect("a model");
        &self.modelled[..=last]
    }
}

/// Puts tables into OUT_DIR as little-endian numbers, and what is small into a source text.
struct Writer<'a> {
    out: &'a Path,
    source: String,
}

impl Writer<'_> {
    fn table<const WIDTH: usize>(&self, name: &str, numbers: impl Iterator<Item = [u8; WIDTH]>) {
        let path = self.out.join(format!("segment_{name}.bin"));
        fs::write(path, numbers.flatten().collect::<Vec<u8>>()).expect("OUT_DIR can be written");
    }

    fn item(&mut self, declaration: &str, value: impl std::fmt::Debug) {
        writeln!(self.source, "pub {declaration} = {value:?};").expect("a string");
    }

    fn codes(&mut self, codes: &Codes) {
        self.item("const FIRST_OF_BLOCK: u16", codes.first_of_block);
        self.item("const OTHER_HAN: u16", codes.other_han);
        self.item("const UNKNOWN_HAN: u16", codes.unknown);
        assert!(codes.of.keys().all(|c| u32::from(*c) < 0x1_0000), "the program looks no further");
        let code = |c: char| match codes.of.get(&c) {
            Some(code) => *code,
            None if jieba::is_modelled_han(c) => codes.unknown,
            None if jieba::is_han(c) => codes.other_han,
            None => 0,
        };
        let code = |c: u32| char::from_u32(c).map_or(0, code);
        self.table("codes", (0..0x1_0000).map(|c| code(c).to_le_bytes()));
    }

    fn tags(&mut self, tags: &[&str], tagging: &jieba::Tagging) {
        let id = |tag: &str| tags.binary_search(&tag).expect("a tag");
        self.item(&format!("static TAG_NAMES: [&str; {}]", tags.len()), tags);
        self.item("const TAG_ENG: u8", id("eng"));
        self.item("const TAG_M: u8", id("m"));
        self.item("const TAG_X: u8", id("x"));
        let model: Vec<usize> = tagging.tags.iter().map(|tag| id(tag)).collect();
        self.item(&format!("static MODEL_TAGS: [u8; {MODEL_TAGS}]"), model);
    }

    /// The trie. The value of a word is a number for its frequency and tag: there are far fewer of those than of
    /// words, and the frequent ones come first.
    fn dictionary(&mut self, dictionary: &jieba::Dictionary, codes: &Codes, tags: &[&str]) {
        let mut kinds: BTreeMap<(u32, &str), u64> = BTreeMap::new();
        for (frequency, tag) in dictionary.words.values() {
            *kinds.entry((*frequency, tag)).or_default() += u64::from(*frequency);
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_by_key(|(kind, sum)| (u64::MAX - sum, *kind));
        let values: BTreeMap<_, _> = (1..).zip(&kinds).map(|(value, (kind, _))| (*kind, value)).collect();
        let mut words: Vec<(Vec<u16>, u32, u64)> = (dictionary.words.iter())
            .map(|(word, (frequency, tag))| {
                (codes.labels(word), values[&(*frequency, tag.as_str())], u64::from(*frequency))
            })
            .collect();
        words.sort_unstable();
        let longest = words.iter().map(|(labels, ..)| labels.len()).max().unwrap_or(0);
        assert!(longest < 256, "the length of a word is kept in eight bits");
        self.table("nodes", double_array::pack(&words).iter().map(|node| node.to_le_bytes()));

        // As jieba computes it: ln of the frequency less ln of the total, and 0 less that for a stranger.
        let total = (dictionary.total as f64).ln();
        let weights = kinds.iter().map(|((frequency, _), _)| f64::from(*frequency).ln() - total);
        self.table("weights", std::iter::once(f64::NEG_INFINITY).chain(weights).map(f64::to_le_bytes));
        self.item("const STRANGER: f64", 0.0 - total);
        let frequencies = kinds.iter().map(|((frequency, _), _)| frequency.to_le_bytes());
        self.table("frequencies", std::iter::once([0; 4]).chain(frequencies));
        let id = |tag: &str| [tags.binary_search(&tag).expect("a tag") as u8];
        // Value 0 is no word; the value after the last is a character outside all words. Both are tagged x.
        let ids = kinds.iter().map(|((_, tag), _)| id(tag));
        self.table("tags", std::iter::once(id("x")).chain(ids).chain([id("x")]));
        self.item("const OUTSIDE: u16", kinds.len() + 1);
    }

    fn cutting(&mut self, cutting: &jieba::Cutting, codes: &Codes) {
        self.item("const CUT_START: [f64; 4]", cutting.start);
        self.item("const CUT_TRANSITIONS: [[f64; 4]; 4]", cutting.transitions);
        let rows = codes.rows(|c| cutting.emissions.contains_key(c));
        let row =
            |c: &Option<char>| c.and_then(|c| cutting.emissions.get(&c).copied()).unwrap_or([MIN_FLOAT; 4]);
        self.table("cut_emissions", rows.iter().flat_map(row).map(f64::to_le_bytes));
    }

    /// The tag model. Within a word the tag stays the same, between words any may follow: two small tables
    /// in place of one of 256 × 256.
    fn tagging(&mut self, tagging: &jieba::Tagging, codes: &Codes) {
        self.table("tag_start", tagging.start.into_iter().map(f64::to_le_bytes));
        let (mut within, mut between) =
            (vec![MIN_FLOAT; 4 * MODEL_TAGS], vec![MIN_FLOAT; 4 * MODEL_TAGS * MODEL_TAGS]);
        for ((from, to), p) in &tagging.transitions {
            let (from, from_tag) = (*from as usize / MODEL_TAGS, *from as usize % MODEL_TAGS);
            let (to, to_tag) = (*to as usize / MODEL_TAGS, *to as usize % MODEL_TAGS);
            match (from, to) {
                // To middle or end, from begin or middle.
                (0 | 1, 1 | 2) => {
                    assert_eq!(from_tag, to_tag, "a word has one tag");
                    within[((to - 1) * 2 + from) * MODEL_TAGS + to_tag] = *p;
                }
                // To begin or single, from end or single.
                (2 | 3, 0 | 3) => {
                    let row = to / 3 * MODEL_TAGS + to_tag;
                    between[row * 2 * MODEL_TAGS + (from - 2) * MODEL_TAGS + from_tag] = *p;
                }
                _ => panic!("no such step"),
            }
        }
        self.table("tag_within", within.into_iter().map(f64::to_le_bytes));
        self.table("tag_between", between.into_iter().map(f64::to_le_bytes));
        assert!(tagging.emissions.keys().all(|c| jieba::is_modelled_han(*c)));
        let rows = codes.rows(|c| tagging.emissions.contains_key(c));
        let (mut bounds, mut states) = (Vec::new(), Vec::new());
        for row in rows {
            bounds.push(states.len() as u32);
            states.extend(row.and_then(|c| tagging.emissions.get(&c)).into_iter().flatten());
        }
        bounds.push(states.len() as u32);
        self.table("tag_bounds", bounds.iter().map(|bound| bound.to_le_bytes()));
        self.table("tag_states", states.iter().map(|(state, _)| [*state]));
        self.table("tag_emissions", states.iter().map(|(_, emission)| emission.to_le_bytes()));
    }
}
