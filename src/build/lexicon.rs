//! Compiles the words of src/lexicon/*.tsv into the tries of `src/lexicon/trie.rs`, and the folding of
//! traditional characters into the table of `src/doc/fold.rs`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::double_array;

#[path = "../lexicon/compile.rs"]
mod compile;

/// The one file that holds characters, not words.
const TRADITIONAL: &str = "traditional.tsv";

pub fn compile(dir: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", dir.display());
    let mut files: Vec<_> = fs::read_dir(dir)
        .expect("the folder of tables")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .filter(|path| !path.ends_with(TRADITIONAL))
        .collect();
    files.sort();
    let mut words: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut tables = String::new();
    for (table, path) in files.iter().enumerate() {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut starts = Vec::new();
        for (row, (start, word)) in compile::lines(&text).enumerate() {
            words.entry(word.to_owned()).or_default().push(compile::pack_row(table, row));
            starts.push(start);
        }
        let name = path.file_name().expect("a name").to_string_lossy();
        writeln!(tables, "    ({name:?}, &{starts:?}),").expect("a string");
    }
    let compiled = compile::compile(&words).unwrap_or_else(|e| panic!("src/lexicon: {e}"));
    let write =
        |name: &str, bytes: Vec<u8>| fs::write(out.join(name), bytes).expect("OUT_DIR can be written");
    let narrow = |numbers: &[u32]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
    let wide = |numbers: &[u64]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
    write("lexicon_codes.bin", narrow(&compiled.codes));
    write("lexicon_singles.bin", wide(&compiled.singles));
    write("lexicon_pairs.bin", wide(&compiled.pairs));
    write("lexicon_nodes.bin", wide(&compiled.nodes));
    write("lexicon_back.bin", wide(&compiled.back));
    write("lexicon_starts.bin", narrow(&compiled.starts));
    write("lexicon_within.bin", narrow(&compiled.within));
    write("lexicon_tables.bin", wide(&compiled.tables));
    write("lexicon_lengths.bin", compiled.lengths);
    write("lexicon_rows.bin", narrow(&compiled.rows));
    let part = |field: &str| {
        format!(
            "    {field}: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/lexicon_{field}.bin\")).as_chunks().0,\n"
        )
    };
    let fields =
        ["codes", "singles", "pairs", "nodes", "back", "starts", "within", "tables", "lengths", "rows"];
    let parts: String = fields.map(part).concat();
    let source = format!(
        "const COMPILED: Trie = Trie {{\n{parts}}};\nconst COMPILED_TABLES: &[(&str, &[u32])] = &[\n{tables}];\n"
    );
    write("lexicon.rs", source.into_bytes());
    write("fold.bin", fold(&dir.join(TRADITIONAL)));
}

/// What each character of the basic plane is matched as.
fn fold(path: &Path) -> Vec<u8> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut table: Vec<u16> = (0..=u16::MAX).collect();
    for odd_space in ['\u{3000}', '\u{2002}', '\u{2003}', '\u{2009}', '\u{a0}'] {
        table[odd_space as usize] = ' ' as u16;
    }
    for full_width in '！'..='～' {
        table[full_width as usize] = full_width as u16 - '！' as u16 + '!' as u16;
    }
    for (from, to) in [('○', '〇'), ('◯', '〇'), ('﹪', '%')] {
        table[from as usize] = to as u16;
    }
    for line in text.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let mut cells = line.split('\t').filter_map(|cell| cell.chars().next());
        if let (Some(from @ ('\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')), Some(to)) =
            (cells.next(), cells.next())
        {
            table[from as usize] = u16::try_from(to as u32).expect("a character of the basic plane");
        }
    }
    table.iter().flat_map(|n| n.to_le_bytes()).collect()
}
