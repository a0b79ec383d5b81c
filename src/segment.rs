//! Word segmentation: the only file that knows how words are cut.
//! 区法院受理案件 → 区/n 法院/n 受理/v 案件/n.

use jieba_rs::Jieba;
use std::sync::OnceLock;

/// A word with its part of speech (ICTCLAS-like tags: nr person, ns place, nt body, v verb, m numeral).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Part of speech.
    pub tag: &'static str,
}

/// Cuts and tags text. Built once, only when first asked.
#[derive(Default)]
pub struct Segmenter {
    jieba: OnceLock<Jieba>,
}

impl Segmenter {
    /// Cuts and tags `text`; positions count from `base`.
    pub fn tag(&self, text: &str, base: usize, out: &mut Vec<Token>) {
        let mut start = base;
        for word in self.jieba.get_or_init(Jieba::new).tag(text, true) {
            let end = start + word.word.chars().count();
            out.push(Token { start, end, tag: intern(word.tag) });
            start = end;
        }
    }
}

/// The tag as a string that outlives the segmenter's dictionary.
fn intern(tag: &str) -> &'static str {
    const TAGS: &[&str] = &[
        "a", "ad", "ag", "an", "b", "c", "d", "df", "dg", "e", "eng", "f", "g", "h", "i", "j", "k", "l", "m",
        "mg", "mq", "n", "ng", "nr", "nrfg", "nrt", "ns", "nt", "nz", "o", "p", "q", "r", "rg", "rr", "rz",
        "s", "t", "tg", "u", "ud", "ug", "uj", "ul", "uv", "uz", "v", "vd", "vg", "vi", "vn", "vq", "x", "y",
        "z", "zg",
    ];
    TAGS.iter().find(|&&t| t == tag).copied().unwrap_or("x")
}
