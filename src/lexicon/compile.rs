//! Words → the tables in which they are found: used by the build script for the built-in words and
//! by the program for an overlay.
//! 件 (units, row 3), 案件 (…) → codes of characters, two tries of them, the rows that each word stands for.

use super::double_array;
use std::collections::{BTreeMap, HashMap};

/// The words of all tables, ready to be looked for.
pub struct Compiled {
    /// For each character of the basic plane its label in the tries (low 16 bits) and the bit that it sets in its
    /// parent's filter (high 16), 0 when no word holds it.
    pub codes: Vec<u32>,
    /// For each label the word that it is by itself (low 32 bits) and the tables of the words that end with it (high).
    pub singles: Vec<u64>,
    /// One bit for each pair of labels that a word begins with, at its [`pair_bit`].
    pub pairs: Vec<u64>,
    /// The trie of the words, as [`double_array`] packs it.
    pub nodes: Vec<u64>,
    /// The trie of the words read backwards.
    pub back: Vec<u64>,
    /// For each word, where its rows begin in `rows`; one more at the end.
    pub starts: Vec<u32>,
    /// For each word the longest other word that it begins with (low 16 bits) and that it ends with (high); 0 is none.
    pub within: Vec<u32>,
    /// For each word its tables and those of the words that it begins with (low 32 bits), and its tables and those of
    /// the words that it ends with (high).
    pub tables: Vec<u64>,
    /// For each word its length in characters.
    pub lengths: Vec<u8>,
    /// Table (high 8 bits) and row (low 24).
    pub rows: Vec<u32>,
}

/// Table and row in one number.
pub fn pack_row(table: usize, row: usize) -> u32 {
    (table as u32) << 24 | row as u32 & 0xFF_FFFF
}

/// How many bits the pairs share: an eighth of them are set.
const PAIR_BITS: u32 = 1 << 17;

/// The bit of a pair of labels, or of codes, whose high bits fall off.
#[inline]
pub fn pair_bit(first: u32, second: u32) -> usize {
    let pair = first << 16 | second & 0xFFFF;
    (pair.wrapping_mul(0x9E37_79B1) / (u32::MAX / PAIR_BITS + 1)) as usize
}

/// Compiles words, each with the rows that it stands for.
///
/// # Errors
/// When a word holds a character outside the basic plane, or more characters than a byte counts.
pub fn compile(words: &BTreeMap<String, Vec<u32>>) -> Result<Compiled, String> {
    let mut characters: Vec<char> = words.keys().flat_map(|w| w.chars()).collect();
    characters.sort_unstable();
    characters.dedup();
    let mut codes = vec![0; 0x1_0000];
    for (i, &c) in characters.iter().enumerate() {
        let slot = codes.get_mut(c as usize).ok_or_else(|| format!("‘{c}’ lies outside the basic plane"))?;
        let label = i as u16 + 1;
        *slot = u32::from(label) | 1 << (16 + double_array::filter_bit(label));
    }
    let mut compiled = Compiled {
        codes,
        singles: vec![0; characters.len() + 1],
        pairs: vec![0; PAIR_BITS as usize / 64],
        nodes: Vec::new(),
        back: Vec::new(),
        starts: vec![0, 0],
        within: vec![0],
        tables: vec![0],
        lengths: vec![0],
        rows: Vec::new(),
    };
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let (mut forward, mut backward) = (Vec::new(), Vec::new());
    for (word, rows) in words.iter().filter(|(w, _)| !w.is_empty()) {
        let number = numbers.len() as u32 + 1;
        numbers.insert(word, number);
        let mut labels: Vec<u16> = word.chars().map(|c| compiled.codes[c as usize] as u16).collect();
        let length = u8::try_from(labels.len()).map_err(|_| format!("‘{word}’ is too long"))?;
        let tables = rows.iter().fold(0, |tables, row| tables | 1 << (row >> 24));
        match labels[..] {
            [single] => compiled.singles[usize::from(single)] |= u64::from(number),
            [first, second, ..] => {
                let bit = pair_bit(first.into(), second.into());
                compiled.pairs[bit / 64] |= 1 << (bit % 64);
            }
            [] => {}
        }
        compiled.singles[usize::from(labels[labels.len() - 1])] |= tables << 32;
        compiled.tables.push(tables | tables << 32);
        compiled.lengths.push(length);
        compiled.rows.extend_from_slice(rows);
        compiled.starts.push(compiled.rows.len() as u32);
        forward.push((labels.clone(), number, 1));
        labels.reverse();
        backward.push((labels, number, 1));
    }
    for word in words.keys().filter(|w| !w.is_empty()) {
        let borders: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).collect();
        let prefix = borders.iter().rev().find_map(|&at| numbers.get(&word[..at])).unwrap_or(&0);
        let suffix = borders.iter().find_map(|&at| numbers.get(&word[at..])).unwrap_or(&0);
        compiled.within.push(prefix | suffix << 16);
        // A word stands behind those that it begins with.
        compiled.tables[compiled.within.len() - 1] |= compiled.tables[*prefix as usize] & u64::from(u32::MAX);
    }
    let mut by_length: Vec<usize> = (1..compiled.within.len()).collect();
    by_length.sort_by_key(|&word| compiled.lengths[word]);
    for word in by_length {
        let suffix = compiled.within[word] >> 16;
        compiled.tables[word] |= compiled.tables[suffix as usize] & !u64::from(u32::MAX);
    }
    forward.sort_unstable();
    backward.sort_unstable();
    compiled.nodes = double_array::pack(&forward);
    compiled.back = double_array::pack(&backward);
    Ok(compiled)
}

/// The rows of a table: for each the byte at which its line begins, and its `word`.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut column = None;
    let mut offset = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = offset;
        offset += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        match column {
            None => {
                column = Some(line.split('\t').position(|name| name == "word"));
                None
            }
            Some(index) => Some((start, line.split('\t').nth(index?)?)),
        }
    })
}
