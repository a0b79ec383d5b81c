//! Reads jieba's dictionary and its two hidden Markov models as they stand in src/segment/jieba.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// What a model says of something that it never saw. jieba adds it up like any other number.
pub const MIN_FLOAT: f64 = -3.14e100;

/// Parts of speech that the tag model knows; each stands in four positions of a word.
pub const MODEL_TAGS: usize = 64;

pub struct Dictionary {
    /// Word → frequency and tag, of words that can stand in a text: jieba cuts at every character outside
    /// [`in_block`] before it looks for words, so a word that holds one is never found.
    pub words: BTreeMap<String, (u32, String)>,
    /// The sum of all frequencies, of those words too.
    pub total: u64,
}

/// The model that cuts what the dictionary does not know. States: begin, end, middle, single.
pub struct Cutting {
    pub start: [f64; 4],
    /// `[from][to]`
    pub transitions: [[f64; 4]; 4],
    pub emissions: BTreeMap<char, [f64; 4]>,
}

/// The model that guesses the tag of an unknown word. A state is position × 64 + tag; positions: begin,
/// middle, end, single.
pub struct Tagging {
    pub tags: Vec<String>,
    pub start: [f64; 4 * MODEL_TAGS],
    /// From state, to state.
    pub transitions: BTreeMap<(u8, u8), f64>,
    /// The states that a character can take, ascending, each with its emission.
    pub emissions: BTreeMap<char, Vec<(u8, f64)>>,
}

/// Characters of which the model for cutting knows some.
pub fn is_modelled_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FD5}')
}

pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2A6DF}'
        | '\u{2A700}'..='\u{2B73F}'
        | '\u{2B740}'..='\u{2B81F}'
        | '\u{2B820}'..='\u{2CEAF}'
        | '\u{2CEB0}'..='\u{2EBEF}'
        | '\u{2F800}'..='\u{2FA1F}'
    )
}

/// Whether a word can hold `c`.
pub fn in_block(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '&' | '.' | '_' | '%' | '-')
}

fn unpack(path: &Path) -> String {
    let mut text = String::new();
    File::open(path)
        .and_then(|file| flate2::read::GzDecoder::new(file).read_to_string(&mut text))
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text
}

fn number<T: std::str::FromStr<Err: std::fmt::Debug>>(field: Option<&str>) -> T {
    field.expect("a number").parse().expect("a number")
}

fn first(text: &str) -> char {
    text.chars().next().expect("a character")
}

pub fn dictionary(dir: &Path) -> Dictionary {
    let mut dictionary = Dictionary { words: BTreeMap::new(), total: 0 };
    for line in unpack(&dir.join("dict.txt.gz")).lines() {
        let mut fields = line.split_ascii_whitespace();
        let Some(word) = fields.next() else { continue };
        let frequency: u32 = number(fields.next());
        dictionary.total += u64::from(frequency);
        if word.chars().all(in_block) {
            let tag = fields.next().expect("a tag").to_owned();
            let twice = dictionary.words.insert(word.to_owned(), (frequency, tag));
            assert!(twice.is_none() && frequency > 0, "{line}");
        }
    }
    dictionary
}

pub fn cutting(dir: &Path) -> Cutting {
    let text = unpack(&dir.join("hmm.model.gz"));
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let mut row = || {
        let numbers: Vec<f64> =
            lines.next().expect("a row").split(' ').map(|field| number(Some(field))).collect();
        <[f64; 4]>::try_from(numbers).expect("four numbers")
    };
    let (start, transitions) = (row(), [row(), row(), row(), row()]);
    let mut emissions = BTreeMap::new();
    for state in 0..4 {
        for pair in lines.next().expect("a state's emissions").split(',') {
            let (c, emission) = pair.rsplit_once(':').expect("character:number");
            emissions.entry(first(c)).or_insert([MIN_FLOAT; 4])[state] = number(Some(emission));
        }
    }
    Cutting { start, transitions, emissions }
}

pub fn tagging(dir: &Path) -> Tagging {
    let mut tags = Vec::new();
    let mut start = [MIN_FLOAT; 4 * MODEL_TAGS];
    let mut transitions = BTreeMap::new();
    let mut emissions: BTreeMap<char, BTreeMap<u8, f64>> = BTreeMap::new();
    let mut listed: BTreeMap<char, Vec<u8>> = BTreeMap::new();
    let state = |text: &str| {
        let (position, tag) = text.split_once(',').expect("position,tag");
        number::<u8>(Some(position)) * MODEL_TAGS as u8 + number::<u8>(Some(tag))
    };
    let mut section = String::new();
    for line in unpack(&dir.join("posseg.txt.gz")).lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('@') {
            line.clone_into(&mut section);
            continue;
        }
        let mut fields = line.split('|').map(str::trim).filter(|field| !field.is_empty());
        let mut head = || fields.next().expect("a field");
        match section.as_str() {
            "@TAGS" => tags = line.split(',').map(|tag| tag.trim().to_owned()).collect(),
            "@START" => {
                let (at, p) = line.rsplit_once(',').expect("state,number");
                start[state(at) as usize] = number(Some(p));
            }
            "@TRANS" => {
                let from = state(head());
                for field in fields {
                    let (to, p) = field.rsplit_once(',').expect("state,number");
                    transitions.insert((from, state(to)), number(Some(p)));
                }
            }
            "@EMIT" => {
                let state = state(head());
                for field in fields {
                    let (c, p) = field.rsplit_once(',').expect("character,number");
                    emissions.entry(first(c)).or_default().insert(state, number(Some(p)));
                }
            }
            "@CHAR_STATE" => {
                let c = first(head());
                listed.insert(c, fields.map(state).collect());
            }
            _ => {}
        }
    }
    assert_eq!(tags.len(), MODEL_TAGS);
    // A character takes the states that are listed for it; without a list any state that emits it.
    let states = |(c, emits): (char, BTreeMap<u8, f64>)| match listed.get(&c).filter(|list| !list.is_empty())
    {
        None => (c, emits.into_iter().collect()),
        Some(list) => {
            let mut list: Vec<_> =
                list.iter().map(|s| (*s, emits.get(s).copied().unwrap_or(MIN_FLOAT))).collect();
            list.sort_by_key(|(state, _)| *state);
            (c, list)
        }
    };
    for c in listed.keys() {
        emissions.entry(*c).or_default();
    }
    Tagging { tags, start, transitions, emissions: emissions.into_iter().map(states).collect() }
}
