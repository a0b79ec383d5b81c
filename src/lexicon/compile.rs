//! Words → the tables in which they are found: used by the build script for the built-in words and
//! by the program for an overlay.
//! 件 (units, row 3), 案件 (…) → codes of characters, a trie of them, the rows that each word stands for.

use super::double_array;
use std::collections::BTreeMap;

/// The words of all tables, ready to be looked for.
pub struct Compiled {
    /// For each character of the basic plane its label in the trie (low 16 bits) and the bit that it sets in its
    /// parent's filter (high 16), 0 when no word holds it.
    pub codes: Vec<u32>,
    /// The trie, as [`double_array`] packs it.
    pub nodes: Vec<u64>,
    /// For each word, where its rows begin in `rows`; one more at the end.
    pub starts: Vec<u32>,
    /// Table (high 8 bits) and row (low 24).
    pub rows: Vec<u32>,
}

/// Table and row in one number.
pub fn pack_row(table: usize, row: usize) -> u32 {
    (table as u32) << 24 | row as u32 & 0xFF_FFFF
}

/// Compiles words, each with the rows that it stands for.
///
/// # Errors
/// When a word holds a character outside the basic plane.
pub fn compile(words: &BTreeMap<String, Vec<u32>>) -> Result<Compiled, String> {
    let mut compiled =
        Compiled { codes: vec![0; 0x1_0000], nodes: Vec::new(), starts: vec![0, 0], rows: Vec::new() };
    let mut characters: Vec<char> = words.keys().flat_map(|w| w.chars()).collect();
    characters.sort_unstable();
    characters.dedup();
    for (i, &c) in characters.iter().enumerate() {
        let slot = compiled
            .codes
            .get_mut(c as usize)
            .ok_or_else(|| format!("‘{c}’ lies outside the basic plane"))?;
        let label = i as u16 + 1;
        *slot = u32::from(label) | 1 << (16 + double_array::filter_bit(label));
    }
    let mut labelled = Vec::new();
    for (word, rows) in words.iter().filter(|(w, _)| !w.is_empty()) {
        let labels = word.chars().map(|c| compiled.codes[c as usize] as u16).collect();
        labelled.push((labels, labelled.len() as u32 + 1, 1));
        compiled.rows.extend_from_slice(rows);
        compiled.starts.push(compiled.rows.len() as u32);
    }
    labelled.sort_unstable();
    compiled.nodes = double_array::pack(&labelled);
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
