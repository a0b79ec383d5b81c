//! Word segmentation: the only part that knows how words are cut.
//! 市法院受理案件 → 市/n 法院/n 受理/v 案件/n.
//!
//! The built-in dictionary is compiled into the program (`compiled`) and gives the words and tags that jieba-rs
//! gives. A user's own words go through jieba-rs itself (`user`).

mod compiled;
mod guess;
mod tables;
mod unknown;
mod user;

use crate::error::Error;
use crate::model::Span;
use std::path::Path;

/// A word with its part of speech.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Part of speech as jieba's dictionary names it: nr person, ns place, nt body, v verb, m numeral, x none.
    pub tag: &'static str,
}

/// Cuts text into words. Costs nothing to make with the built-in dictionary.
#[derive(Default)]
pub struct Segmenter {
    /// None: the built-in dictionary only.
    user: Option<Box<user::Dictionary>>,
}

impl Segmenter {
    /// Words of the built-in dictionary.
    pub const fn builtin() -> Segmenter {
        Segmenter { user: None }
    }

    /// Words of the built-in dictionary and of a file: on each line a word, and if wanted its frequency and its tag.
    ///
    /// # Errors
    /// When the file cannot be read or a line is not of this form.
    pub fn with_dict(path: &Path) -> Result<Segmenter, Error> {
        Ok(Segmenter { user: Some(Box::new(user::Dictionary::load(path)?)) })
    }

    /// Cuts `text` and adds its words to `out`; positions count from `base`.
    pub fn cut(&self, text: impl Iterator<Item = char>, base: usize, out: &mut Vec<Span>) {
        match &self.user {
            None => compiled::cut(text, base, out),
            Some(user) => user.cut(&text.collect::<String>(), base, out),
        }
    }

    /// Cuts and tags `text` and adds its words to `out`; positions count from `base`.
    pub fn tag(&self, text: impl Iterator<Item = char>, base: usize, out: &mut Vec<Token>) {
        match &self.user {
            None => compiled::tag(text, base, out),
            Some(user) => user.tag(&text.collect::<String>(), base, out),
        }
    }
}
