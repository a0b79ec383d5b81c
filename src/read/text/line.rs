//! The lines of a text as its metadata is read from them: narrowed characters with their positions.
//! `　　日期：２０２０－１１－３０` → `日期:2020-11-30`, starting at code point 2.

use std::cell::OnceCell;

/// How many characters of a line's beginning are looked at.
const HEAD: usize = 240;
/// How many of its end.
const TAIL: usize = 160;
/// A flattened line longer than this is cut at paired ideographic spaces.
const FLATTENED: usize = 100;

/// A line without its outer spaces. What is read of it is narrowed when first asked for: of most lines nobody asks
/// for both ends, and an article may be one line of megabytes.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Position of the first character in the text, in code points.
    pub start: usize,
    /// How many characters the line has.
    pub len: usize,
    /// Whether an indent stood before it, as before a paragraph.
    pub indented: bool,
    raw: &'a str,
    head: OnceCell<Vec<char>>,
    tail: OnceCell<Vec<char>>,
}

impl<'a> Line<'a> {
    fn new(raw: &'a str, start: usize) -> Option<Line<'a>> {
        let blank = |c: char| is_space(c) || c == '\0';
        let before = raw.chars().take_while(|&c| blank(c)).count();
        let raw = raw.trim_matches(blank);
        let (head, tail) = Default::default();
        let line =
            Line { start: start + before, len: raw.chars().count(), indented: before > 0, raw, head, tail };
        (!raw.is_empty()).then_some(line)
    }

    /// The first characters, narrowed.
    pub fn head(&self) -> &[char] {
        self.head.get_or_init(|| {
            let mut head = Vec::with_capacity(self.len.min(HEAD));
            head.extend(self.raw.chars().take(HEAD).map(narrow));
            head
        })
    }

    /// The last characters, narrowed.
    pub fn tail(&self) -> &[char] {
        if self.is_whole() {
            return &self.head()[self.len.saturating_sub(TAIL)..];
        }
        self.tail.get_or_init(|| {
            let mut tail: Vec<char> = self.raw.chars().rev().take(TAIL).map(narrow).collect();
            tail.reverse();
            tail
        })
    }

    /// Where the last characters start, in code points of the text.
    pub fn tail_start(&self) -> usize {
        self.start + self.len - self.len.min(TAIL)
    }

    /// Whether all of it is in its head.
    pub fn is_whole(&self) -> bool {
        self.len <= HEAD
    }
}

/// The first and the last lines of a text that are not blank; a line among the first is not among the last.
pub(super) fn ends(text: &str, first: usize, last: usize) -> (Vec<Line<'_>>, Vec<Line<'_>>) {
    let mut spans: Vec<(&str, usize)> = Vec::with_capacity(first);
    let mut tail = std::collections::VecDeque::with_capacity(last + 1);
    let mut give = |piece| {
        if spans.len() < first {
            spans.push(piece);
            return;
        }
        tail.push_back(piece);
        if tail.len() > last {
            tail.pop_front();
        }
    };
    let (mut from, mut start) = (0, 0);
    while from <= text.len() {
        let End { at, width, indents } = line_end(text.as_bytes(), from);
        let raw = &text[from..at];
        let count = raw.chars().count();
        if !raw.chars().all(|c| is_space(c) || c == '\0') {
            if indents {
                unflattened(raw, start, count).into_iter().for_each(&mut give);
            } else {
                give((raw, start));
            }
        }
        from = at + width;
        start += count + 1;
    }
    let lines = |(raw, start)| Line::new(raw, start);
    (spans.into_iter().filter_map(lines).collect(), tail.into_iter().filter_map(lines).collect())
}

/// Where a line ends.
struct End {
    at: usize,
    /// How many bytes end it.
    width: usize,
    /// Whether two ideographic spaces stand in it side by side.
    indents: bool,
}

/// The end of the line that begins at `from`, found over bytes: nearly all of them are of 汉字 and tell so at once.
fn line_end(bytes: &[u8], from: usize) -> End {
    let mut indents = false;
    for at in from..bytes.len() {
        let width = match bytes[at] {
            b'\n' | b'\r' => 1,
            0xE2 if matches!(bytes[at..], [_, 0x80, 0xA8 | 0xA9, ..]) => 3,
            0xE3 => {
                indents |= bytes[at..].starts_with(INDENT.as_bytes());
                continue;
            }
            _ => continue,
        };
        return End { at, width, indents };
    }
    End { at: bytes.len(), width: 1, indents }
}

/// What tells paragraphs in a flattened article.
const INDENT: &str = "\u{3000}\u{3000}";

/// Archives have flattened articles into one line, paragraphs told by two ideographic spaces:
/// `两队握手言和　　本报记者林一报道　　昨晚……`.
fn unflattened(raw: &str, start: usize, count: usize) -> Vec<(&str, usize)> {
    let body = raw.trim_start_matches(is_space);
    let labelled = |piece: &str| {
        let piece = piece.trim_start_matches(['【', '（', '(', '[']);
        ["来源", "作者", "来 源", "本报记者"].iter().any(|w| piece.starts_with(w))
    };
    if !body.contains(INDENT) || count <= FLATTENED && !body.split(INDENT).skip(1).any(labelled) {
        return vec![(raw, start)];
    }
    let mut pieces = Vec::new();
    let mut at = start + raw[..raw.len() - body.len()].chars().count();
    for piece in body.split(INDENT) {
        pieces.push((piece, at));
        at += piece.chars().count() + 2;
    }
    pieces
}

/// Spaces of every width, and the private-use blank of a widespread converter.
pub(super) fn is_space(c: char) -> bool {
    !matches!(c, '\u{3400}'..='\u{9fff}' | '!'..='~') && is_blank(c)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{e40c}' | '\u{e5e5}')
}

/// Full-width ASCII → ASCII, every space → space; one character to one character.
pub(super) fn narrow(c: char) -> char {
    match c {
        '丨' => '|',
        '\u{3400}'..='\u{9fff}' | ' '..='~' => c,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '︱' | '│' | '┃' => '|',
        '〔' | '﹙' => '(',
        '〕' | '﹚' => ')',
        '∶' | '﹕' => ':',
        c if is_space(c) => ' ',
        c => c,
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

/// The first of the words that stands at the beginning, and how many characters it takes.
pub(super) fn any_begins(at: &[char], words: &[&str]) -> Option<usize> {
    words.iter().find(|w| begins(at, w)).map(|w| w.chars().count())
}

/// Whether one of the words stands at the end.
pub(super) fn any_ends(at: &[char], words: &[&str]) -> Option<usize> {
    let ends = |word: &&&str| {
        let mut chars = at.iter().rev();
        word.chars().rev().all(|c| chars.next() == Some(&c))
    };
    words.iter().find(ends).map(|w| w.chars().count())
}

/// A Han character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '〇')
}
