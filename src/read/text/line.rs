//! The lines of a text as its metadata is read from them: narrowed characters with their positions.
//! `　　日期：２０２０－１１－３０` → `日期:2020-11-30`, starting at code point 2.

use crate::read::search;
use std::cell::OnceCell;
use std::collections::VecDeque;

/// How many characters tell what sort of line it is.
const OPENING: usize = 28;
/// How many characters of a line's beginning are looked at.
const HEAD: usize = 240;
/// How many of its end.
const TAIL: usize = 160;
/// A flattened line longer than this is cut at paired ideographic spaces.
const FLATTENED: usize = 100;

/// A line without its outer spaces. What is read of it is narrowed when first asked for: that a line is a paragraph is
/// told by how it opens and by its last two characters, and an article may be one line of megabytes.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Position of the first character in the text, in code points.
    pub start: usize,
    /// How many characters the line has.
    pub len: usize,
    /// Whether an indent stood before it, as before a paragraph.
    pub indented: bool,
    raw: &'a str,
    opening: OnceCell<[char; OPENING]>,
    head: OnceCell<Vec<char>>,
    tail: OnceCell<Vec<char>>,
}

impl<'a> Line<'a> {
    fn new(piece: Piece<'a>) -> Option<Line<'a>> {
        let blank = |c: char| is_space(c) || c == '\0';
        let raw = piece.raw.trim_start_matches(blank);
        let before = piece.raw[..piece.raw.len() - raw.len()].chars().count();
        let (untrimmed, raw) = (raw.len(), raw.trim_end_matches(blank));
        let len = if raw.len() < untrimmed { raw.chars().count() } else { piece.count - before };
        let (opening, head, tail) = Default::default();
        let line = Line { start: piece.start + before, len, indented: before > 0, raw, opening, head, tail };
        (!raw.is_empty()).then_some(line)
    }

    /// The characters that tell what sort of line it is, narrowed: the first [`OPENING`].
    pub fn opening(&self) -> &[char] {
        let opening = self.opening.get_or_init(|| {
            let mut opening = ['\0'; OPENING];
            narrowed(self.raw, &mut opening);
            opening
        });
        &opening[..self.len.min(OPENING)]
    }

    /// Whether all of it is in its opening.
    pub fn is_short(&self) -> bool {
        self.len <= OPENING
    }

    /// The first characters, narrowed.
    pub fn head(&self) -> &[char] {
        if self.is_short() {
            return self.opening();
        }
        self.head.get_or_init(|| {
            let mut head = vec!['\0'; self.len.min(HEAD)];
            narrowed(self.raw, &mut head);
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

    /// The characters from the last one backwards, narrowed.
    pub fn backwards(&self) -> impl Iterator<Item = char> {
        self.raw.chars().rev().map(narrow)
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

/// A stretch of the text, where it starts and how many characters it has.
#[derive(Clone, Copy)]
struct Piece<'a> {
    raw: &'a str,
    start: usize,
    count: usize,
}

/// The first and the last lines of a text that are not blank; a line among the first is not among the last.
pub(super) fn ends(text: &str, first: usize, last: usize) -> (Vec<Line<'_>>, Vec<Line<'_>>) {
    let mut above = Vec::with_capacity(first);
    let mut below = VecDeque::with_capacity(last + 1);
    let mut give = |piece| {
        if above.len() < first {
            above.push(piece);
            return;
        }
        below.push_back(piece);
        if below.len() > last {
            below.pop_front();
        }
    };
    let indents = search::holds(text, &search::INDENT);
    let separators = search::holds(text, &search::LINE) || search::holds(text, &search::PARAGRAPH);
    let (mut from, mut start) = (0, 0);
    while from <= text.len() {
        let (at, width) = line_end(text.as_bytes(), from, separators);
        let raw = &text[from..at];
        let piece = Piece { raw, start, count: raw.chars().count() };
        if !raw.chars().all(|c| is_space(c) || c == '\0') {
            match indents && raw.contains(INDENT) {
                true => unflattened(piece).into_iter().for_each(&mut give),
                false => give(piece),
            }
        }
        from = at + width;
        start += piece.count + 1;
    }
    (above.into_iter().filter_map(Line::new).collect(), below.into_iter().filter_map(Line::new).collect())
}

/// Where the line that begins at `from` ends, and how many bytes end it. Few texts hold `separators` of Unicode.
fn line_end(bytes: &[u8], from: usize, separators: bool) -> (usize, usize) {
    if !separators {
        let end = search::either(b'\n', b'\r', &bytes[from..]);
        return (end.map_or(bytes.len(), |end| from + end), 1);
    }
    let width = |at: usize| match bytes[at..] {
        [b'\n' | b'\r', ..] => 1,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    };
    let end = (from..bytes.len()).find(|at| width(*at) > 0);
    end.map_or((bytes.len(), 1), |end| (end, width(end)))
}

/// What tells paragraphs in a flattened article.
const INDENT: &str = "\u{3000}\u{3000}";

/// Archives have flattened articles into one line, paragraphs told by two ideographic spaces:
/// `两队握手言和　　本报记者林一报道　　昨晚……`.
fn unflattened(whole: Piece) -> Vec<Piece> {
    let Piece { raw, start, count } = whole;
    let body = raw.trim_start_matches(is_space);
    let labelled = |piece: &str| {
        let piece = piece.trim_start_matches(['【', '（', '(', '[']);
        ["来源", "作者", "来 源", "本报记者"].iter().any(|w| piece.starts_with(w))
    };
    if !body.contains(INDENT) || count <= FLATTENED && !body.split(INDENT).skip(1).any(labelled) {
        return vec![whole];
    }
    let mut pieces = Vec::new();
    let mut at = start + raw[..raw.len() - body.len()].chars().count();
    for raw in body.split(INDENT) {
        let count = raw.chars().count();
        pieces.push(Piece { raw, start: at, count });
        at += count + 2;
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

/// Narrows as many characters as there is room for; gives them.
pub(super) fn narrowed<'a>(raw: &str, room: &'a mut [char]) -> &'a [char] {
    let mut len = 0;
    for (place, c) in room.iter_mut().zip(raw.chars()) {
        *place = narrow(c);
        len += 1;
    }
    &room[..len]
}

/// Full-width ASCII → ASCII, every space → space; one character to one character.
pub(super) fn narrow(c: char) -> char {
    match c {
        // What nearly all of a text is.
        '\u{4e29}'..='\u{9fff}' | ' '..='~' | '\u{3001}'..='\u{3011}' | '\u{2014}'..='\u{2026}' => c,
        '丨' => '|',
        '\u{3400}'..='\u{9fff}' => c,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '︱' | '│' | '┃' => '|',
        '〔' | '﹙' => '(',
        '〕' | '﹚' => ')',
        '∶' | '﹕' => ':',
        c if is_space(c) => ' ',
        c => c,
    }
}

/// A Han character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '〇')
}
