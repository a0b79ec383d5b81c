//! A user's own words on top of the built-in dictionary, cut by jieba-rs: slower, and made at start.
//! The line 云栖小镇 500 ns → 云栖小镇 stays one word and is tagged ns.

use super::{Token, compiled, tables};
use crate::error::Error;
use crate::model::Span;
use jieba_rs::Jieba;
use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// jieba with the built-in words and the user's.
pub(super) struct Dictionary {
    jieba: Jieba,
}

impl Dictionary {
    /// Reads the user's file.
    pub fn load(path: &Path) -> Result<Dictionary, Error> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|e| Error::io(&name, e))?;
        let mut own = HashMap::new();
        for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            if let Some(entry) =
                entry(line).map_err(|reason| Error::Usage(format!("{name}:{number}: {reason}")))?
            {
                own.insert(entry.word, entry);
            }
        }
        // A word that the user gives too takes the user's frequency and tag.
        let mut builtin = String::new();
        for (word, frequency, tag) in tables::words().filter(|(word, ..)| !own.contains_key(word.as_str())) {
            writeln!(builtin, "{word} {frequency} {tag}").map_err(|e| Error::input(&name, e.to_string()))?;
        }
        let mut jieba =
            Jieba::with_dict(&mut builtin.as_bytes()).map_err(|e| Error::input(&name, e.to_string()))?;
        let mut own: Vec<Entry> = own.into_values().collect();
        own.sort_by_key(|entry| (entry.frequency.is_none(), entry.word));
        for entry in own {
            jieba.add_word(entry.word, entry.frequency, Some(entry.tag));
        }
        Ok(Dictionary { jieba })
    }

    pub fn cut(&self, text: &str, base: usize, out: &mut Vec<Span>) {
        out.extend(
            self.jieba.cut(text, true).iter().map(|word| Span::new(base + word.start, base + word.end)),
        );
    }

    pub fn tag(&self, text: &str, base: usize, out: &mut Vec<Token>) {
        for word in self.jieba.tag(text, true) {
            // jieba-rs without its own dictionary is without its model for tags too.
            let tag = match tables::tag_named(word.tag) {
                Some(tag) if tag != "x" || self.jieba.has_word(word.word) => tag,
                _ => compiled::guess(word.word),
            };
            out.push(Token { start: base + word.start, end: base + word.end, tag });
        }
    }
}

struct Entry<'a> {
    word: &'a str,
    /// None: as high as it takes to keep the word whole.
    frequency: Option<usize>,
    tag: &'static str,
}

/// Reads a line: word, frequency, tag; the last two may be missing. Nothing for an empty line or a comment.
fn entry(line: &str) -> Result<Option<Entry<'_>>, String> {
    let mut fields = line.split_whitespace().peekable();
    let Some(word) = fields.next().filter(|word| !word.starts_with('#')) else { return Ok(None) };
    if let Some(c) = word.chars().find(|c| !tables::in_block(tables::code(*c))) {
        return Err(format!(
            "the text is cut at ‘{c}’ before words are looked for, so ‘{word}’ is never found"
        ));
    }
    let frequency = fields.next_if(|field| field.starts_with(|c: char| c.is_ascii_digit()));
    let frequency = frequency
        .map(|field| field.parse().map_err(|_| format!("‘{field}’ is not a frequency")))
        .transpose()?;
    let tag = fields.next().unwrap_or("x");
    let tag = tables::tag_named(tag)
        .ok_or_else(|| format!("‘{tag}’ is not a tag; there are {}", tables::TAG_NAMES.join(", ")))?;
    match fields.next() {
        None => Ok(Some(Entry { word, frequency, tag })),
        Some(field) => Err(format!("‘{field}’ is one field too many: a line is word, frequency, tag")),
    }
}
